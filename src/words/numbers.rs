//! Numbers in words: sums of money, counts, and what a figure claims.

use crate::dataset::Qualifier;

/// "$2.1 billion", "$330.13 million", "$45,000": the whole amount, never rounded.
pub fn money(amount_usd: u64) -> String {
    const BILLION: u64 = 1_000_000_000;
    const MILLION: u64 = 1_000_000;
    if amount_usd >= BILLION && amount_usd.is_multiple_of(MILLION) {
        format!("${} billion", thousandths(amount_usd / MILLION))
    } else if amount_usd >= MILLION && amount_usd.is_multiple_of(1_000) {
        format!("${} million", thousandths(amount_usd / 1_000))
    } else {
        format!("${}", grouped(amount_usd))
    }
}

/// A number of thousandths as a decimal without trailing zeros: 2100 is "2.1".
fn thousandths(number: u64) -> String {
    let text = format!("{}.{:03}", grouped(number / 1_000), number % 1_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// "1,850".
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with what it claims: "60", "at least 60", "about 60".
pub fn qualified(qualifier: Qualifier, number: &str) -> String {
    match qualifier {
        Qualifier::Exact => number.to_owned(),
        Qualifier::AtLeast => format!("at least {number}"),
        Qualifier::About => format!("about {number}"),
    }
}

/// "1 meeting", "12 meetings".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number as u64), if number == 1 { one } else { many })
}

/// "a", "a and b", "a, b and c".
pub fn listed<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "and")
}

/// "a", "a or b", "a, b or c".
pub fn listed_or<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "or")
}

fn joined<S: AsRef<str>>(items: &[S], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", first.join(", "), last.as_ref())
        }
    }
}
