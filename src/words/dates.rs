//! How is a date said, no more exactly than it is known?

use chrono::{Datelike, NaiveDate};

use crate::dataset::{MeetingDate, PartialDate};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "June".
pub fn month(month: u32) -> &'static str {
    MONTHS.get((month as usize).wrapping_sub(1)).copied().unwrap_or_default()
}

/// "28 June 2021".
pub fn day(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day.month()), day.year())
}

/// "28 June 2021", "June 2021" or "2021".
pub fn partial_date(date: PartialDate) -> String {
    match date {
        PartialDate::Day(first) => day(first),
        PartialDate::Month(first) => format!("{} {}", month(first.month()), first.year()),
        PartialDate::Year(first) => first.year().to_string(),
    }
}

/// "12–14 February 2018", "30 June – 2 July 2019", "April 2020", or what is known of a date that is not.
pub fn meeting_date(date: MeetingDate) -> String {
    match date {
        MeetingDate::Known { start, end } if start == end => partial_date(start),
        MeetingDate::Known { start: PartialDate::Day(start), end: PartialDate::Day(end) } => span(start, end),
        MeetingDate::Known { start, end } => format!("{} – {}", partial_date(start), partial_date(end)),
        MeetingDate::Until(end) => format!("until {} (first day not known)", partial_date(end)),
        MeetingDate::From(start) => format!("from {} (last day not known)", partial_date(start)),
        MeetingDate::Between { earliest, latest } => {
            let (first, last) = (earliest.first_day(), latest.last_day());
            let from = if first.year() == last.year() {
                format!("{} {}", first.day(), month(first.month()))
            } else {
                day(first)
            };
            format!("between {from} and {} (day not known)", day(last))
        }
    }
}

fn span(start: NaiveDate, end: NaiveDate) -> String {
    if start.year() != end.year() {
        format!("{} – {}", day(start), day(end))
    } else if start.month() != end.month() {
        format!("{} {} – {}", start.day(), month(start.month()), day(end))
    } else {
        format!("{}–{}", start.day(), day(end))
    }
}
