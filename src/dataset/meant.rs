//! Date guesses: the dates that somebody may have meant who wrote them in another form.

use chrono::{Days, Month, NaiveDate};

use super::PartialDate;

/// The days that a spreadsheet counts from the last but one of 1899, within living memory.
const SERIALS: std::ops::Range<u64> = 20_000..80_000;

/// The dates that a text can mean, without those that it cannot: one where it is certain, two where nobody can tell which number
/// is the month, none where it is no date.
pub fn dates_meant(text: &str) -> Vec<PartialDate> {
    let text = text.to_lowercase();
    // A time of day says nothing here.
    let text =
        text.split_once(':').and_then(|(day, _)| day.rsplit_once(['t', ' '])).map_or(text.as_str(), |(day, _)| day);
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !["", "of"].contains(word)).collect();
    let month = |word: &str| {
        let begins =
            |month: Month| month.name().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        let is_it = |number: &u8| word.len() > 2 && Month::try_from(*number).is_ok_and(begins);
        (1..=12).find(is_it).map(|number| number.to_string())
    };
    let named = words.iter().find_map(|word| month(word));
    let numbers: Vec<&str> = words.iter().filter_map(|word| ordinal(word)).collect();
    if numbers.len() + usize::from(named.is_some()) != words.len() {
        return Vec::new();
    }
    let century = |year: &str| format!("20{year}");
    let date = |year: &str, month: &str, day: &str| PartialDate::parse(&format!("{year}-{month:0>2}-{day:0>2}"));
    let month_of = |year: &str, month: &str| PartialDate::parse(&format!("{year}-{month:0>2}"));
    let found = match (named.as_deref(), numbers.as_slice()) {
        (Some(month), [year]) if year.len() == 4 => [month_of(year, month), None],
        // So a spreadsheet shows a month.
        (Some(month), [year]) if year.len() == 2 && words.last() == numbers.last() => {
            [month_of(&century(year), month), None]
        }
        (Some(month), [day, year] | [year, day]) if year.len() == 4 && day.len() < 3 => [date(year, month, day), None],
        (None, [year, month, day]) if year.len() == 4 => [date(year, month, day), None],
        (None, [day, month, year]) if year.len() == 4 && text.contains('.') => [date(year, month, day), None],
        (None, [a, b, year]) if year.len() == 4 => [date(year, b, a), date(year, a, b)],
        (None, [year, month] | [month, year]) if year.len() == 4 && month.len() < 3 => [month_of(year, month), None],
        (None, [day]) if day.len() == 8 => {
            let (year, rest) = day.split_at(4);
            let (month, day) = rest.split_at(2);
            [date(year, month, day), None]
        }
        (None, [day]) => [serial(day), None],
        _ => [None, None],
    };
    let mut found: Vec<PartialDate> = found.into_iter().flatten().collect();
    found.dedup();
    found
}

/// The day that a spreadsheet means by a number.
fn serial(number: &str) -> Option<PartialDate> {
    let days = number.parse().ok().filter(|days| SERIALS.contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days)).map(PartialDate::Day)
}

/// The digits of a number of at most eight, which can be an ordinal: "21st".
fn ordinal(word: &str) -> Option<&str> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_one = ["", "st", "nd", "rd", "th"].contains(&word.get(digits.len()..).unwrap_or_default());
    let is_short = (1..=8).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_one && is_short).then_some(digits)
}
