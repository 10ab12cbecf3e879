//! Dates in words, no more exactly than they are known.

use chrono::{Datelike, Month, NaiveDate};

use super::numbers::count;
use crate::dataset::{MeetingDate, PartialDate};
use crate::view::{Period, Stretch};

/// "June" for 6. In the words of chrono, whose names of months are English ones.
pub fn month(month: u32) -> &'static str {
    u8::try_from(month).ok().and_then(|number| Month::try_from(number).ok()).map_or("", |month| month.name())
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

/// "June 2021", or "2021" where no more is known.
pub(super) fn month_of(date: PartialDate) -> String {
    match date {
        PartialDate::Day(day) => format!("{} {}", month(day.month()), day.year()),
        less => partial_date(less),
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

/// "March 2016", "January – March 2016", "2010 – 2019", "7–13 March 2016": from one day to another, as short as can be.
pub fn stretch(from: NaiveDate, to: NaiveDate) -> String {
    let ends_month = to.succ_opt().is_none_or(|next| next.day() == 1);
    if from == to {
        day(from)
    } else if from.day() > 1 || !ends_month {
        span(from, to)
    } else if from.month() == 1 && to.month() == 12 {
        if from.year() == to.year() { from.year().to_string() } else { format!("{} – {}", from.year(), to.year()) }
    } else if from.year() != to.year() {
        format!("{} {} – {} {}", month(from.month()), from.year(), month(to.month()), to.year())
    } else if from.month() != to.month() {
        format!("{} – {} {}", month(from.month()), month(to.month()), to.year())
    } else {
        format!("{} {}", month(from.month()), from.year())
    }
}

/// The time of a view, in full: "2016 to 2018", "June to September 2021", "15 June to 2 July 2021".
pub fn time(time: Stretch) -> String {
    let (from, to) = (time.from(), time.to());
    let (first, last) = (time.first(), time.last());
    let is_one = |period: Period| period.start(first) == first && period.end(first) == last;
    if first == last {
        return day(first);
    }
    if is_one(Period::Month) || is_one(Period::Years(1)) {
        return partial_date(to);
    }
    if let Some((from, to)) = time.whole_years() {
        return format!("{from} to {to}");
    }
    let is_day = matches!(from, PartialDate::Day(_)) || matches!(to, PartialDate::Day(_));
    let begins = match (first.year() == last.year(), first.month() == last.month(), is_day) {
        (true, true, _) => first.day().to_string(),
        (true, false, true) => format!("{} {}", first.day(), month(first.month())),
        (true, false, false) => month(first.month()).to_owned(),
        (false, _, true) => day(first),
        (false, _, false) => format!("{} {}", month(first.month()), first.year()),
    };
    let ends = if is_day { day(last) } else { format!("{} {}", month(last.month()), last.year()) };
    format!("{begins} to {ends}")
}

/// The time of a view after other words: "in 2016", "from June to September 2021", "on 15 June 2021".
pub(super) fn in_time(stretch: Stretch) -> String {
    let words = time(stretch);
    if stretch.length() == 1 {
        format!("on {words}")
    } else if words.contains(" to ") {
        format!("from {words}")
    } else {
        format!("in {words}")
    }
}

/// The beginning of a time, after "at the".
pub(super) fn beginning(stretch: Stretch) -> String {
    match stretch.from() {
        // A year that is not shown whole begins with it all the same.
        PartialDate::Day(first) => format!("on {}", day(first)),
        from => format!("at the beginning of {}", partial_date(from)),
    }
}

/// The name of a period on an axis or a strip: "2016", "Jun", "Jun ’21" where its year is to be said, "15 Jun", and "15" where its
/// month need not be.
pub fn tick(period: Period, start: NaiveDate, has_more: bool) -> String {
    let month: String = month(start.month()).chars().take(3).collect();
    match period {
        Period::Years(_) => start.year().to_string(),
        Period::Month | Period::Quarter if has_more => format!("{month} ’{:02}", start.year() % 100),
        Period::Month | Period::Quarter => month,
        Period::Day | Period::Week if has_more => format!("{} {month}", start.day()),
        Period::Day | Period::Week => start.day().to_string(),
    }
}

/// What is wrong with what was typed for a date.
pub fn no_date(typed: &str) -> String {
    match typed.trim() {
        "" => format!("A date is missing: {}.", super::choosing_time::DATE_HINT),
        typed => format!("“{typed}” is not a date: {}.", super::choosing_time::DATE_HINT),
    }
}

/// What the strip under the chart shows and what it is for.
pub fn strip_hint(period: Period) -> String {
    let each = each(period);
    match period {
        Period::Years(years) if years > 1 => format!("Meetings in {each}. Drag across years to choose them."),
        _ => format!("Meetings a {each}. Drag across {each}s to choose them."),
    }
}

/// "month", after "each".
fn each(period: Period) -> String {
    match period {
        Period::Day => "day".to_owned(),
        Period::Week => "week".to_owned(),
        Period::Month => "month".to_owned(),
        Period::Quarter => "quarter".to_owned(),
        Period::Years(1) => "year".to_owned(),
        Period::Years(years) => format!("{years} years"),
    }
}

/// What lines among sums stand for, beside what the panel shows anyway.
pub fn lines(period: Period) -> String {
    format!("Lines stand for more sums of the same {}, between the least and the largest.", each(period))
}

/// What bars stand for, beside what the panel shows anyway.
pub fn bars(period: Period, most: u32) -> String {
    let each = each(period);
    let most = count(most as usize, "meeting", "meetings");
    format!("Bars count the meetings of each {each}; the highest stands for {most}.")
}

/// The same where there is little room.
pub fn bars_briefly(period: Period, most: u32) -> String {
    format!("bars count meetings of each {}, at most {}", each(period), super::grouped(u64::from(most)))
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
