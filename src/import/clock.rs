//! Times of day beside a date: taken off, because the day is as written.

/// What stood beside a date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClockTime {
    /// Whether a time other than midnight had a zone: elsewhere it can have been another day.
    pub has_zone: bool,
}

const ZONES: [&str; 17] = [
    "utc", "gmt", "cest", "cet", "est", "edt", "cst", "cdt", "pst", "pdt", "bst", "eet", "eest", "msk", "ist", "jst",
    "z",
];
const HALVES: [&str; 8] = ["a.m.", "p.m.", "a.m", "p.m", "am", "pm", "uhr", "h"];

/// A text in plain form without the times of day in it.
pub fn without_time(text: &str) -> (String, ClockTime) {
    let mut text = text.to_owned();
    let mut time = ClockTime::default();
    while let Some((start, end, is_zoned)) = find(&text) {
        time.has_zone |= is_zoned;
        let rest = text.split_off(end.min(text.len()));
        text.truncate(start);
        let before = text.trim_end().trim_end_matches(',').trim_end();
        text = format!("{before} {}", rest.trim_start());
    }
    (text.trim().to_owned(), time)
}

/// Where the first time begins and ends, and whether it has a zone.
fn find(text: &str) -> Option<(usize, usize, bool)> {
    let colon = text.find(':')?;
    let (before, after) = (text.get(..colon)?, text.get(colon..)?);
    let hour_digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let mut start = colon - hour_digits;
    let mut is_midnight = before.get(start..)?.bytes().all(|byte| byte == b'0');
    if !(1..=2).contains(&hour_digits) {
        return None;
    }
    let minutes = after.bytes().take_while(|byte| byte.is_ascii_digit() || [b':', b'.'].contains(byte)).count();
    is_midnight &= after.get(..minutes)?.bytes().all(|byte| !(b'1'..=b'9').contains(&byte));
    let mut end = colon + minutes;
    // `2021-06-28t22:00`
    let is_iso = before.get(..start)?.ends_with('t') && start > 1;
    start -= usize::from(is_iso);
    let mut is_zoned = false;
    loop {
        let rest = text.get(end..)?;
        let blanks = rest.len() - rest.trim_start().len();
        let word = rest.trim_start().trim_start_matches('(');
        let skipped = rest.len() - word.len();
        let found = HALVES.iter().map(|half| (half, false)).chain(ZONES.iter().map(|zone| (zone, true)));
        let found = found
            .into_iter()
            .find(|(name, _)| word.strip_prefix(**name).is_some_and(|after| !after.starts_with(char::is_alphanumeric)));
        if let Some((name, zone)) = found {
            end += skipped + name.len();
            end += usize::from(text.get(end..)?.starts_with(')'));
            is_zoned |= zone;
            continue;
        }
        // An offset; a blank before it would make it a span.
        let Some(offset) = word.strip_prefix(['+', '-']).filter(|_| blanks == 0) else { break };
        let length = offset.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b':').count();
        if ![2, 4, 5].contains(&length) {
            break;
        }
        end += 1 + length;
        is_zoned = true;
    }
    Some((start, end, is_zoned && !is_midnight))
}
