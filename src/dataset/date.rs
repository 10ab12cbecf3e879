//! Partial dates: a day, a month or a year, and its place on a time axis.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A day, a month or a year of the civil calendar, as exactly as a source gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "(u8, i32)", try_from = "(u8, i32)")]
pub enum PartialDate {
    /// A known day.
    Day(NaiveDate),
    /// A known month; holds its first day.
    Month(NaiveDate),
    /// A known year; holds its first day.
    Year(NaiveDate),
}

impl PartialDate {
    /// Reads `2016-07-21`, `2016-07` or `2016`. `None` for anything else and for days that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |part: &str, length: usize| -> Option<u32> {
            (part.len() == length && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)? as i32;
        let month = parts.next();
        let day = parts.next();
        if parts.next().is_some() || year == 0 {
            return None;
        }
        match (month, day) {
            (None, _) => NaiveDate::from_ymd_opt(year, 1, 1).map(Self::Year),
            (Some(month), None) => NaiveDate::from_ymd_opt(year, digits(month, 2)?, 1).map(Self::Month),
            (Some(month), Some(day)) => {
                NaiveDate::from_ymd_opt(year, digits(month, 2)?, digits(day, 2)?).map(Self::Day)
            }
        }
    }

    /// The first day that this date can mean.
    pub fn first_day(self) -> NaiveDate {
        let (Self::Day(day) | Self::Month(day) | Self::Year(day)) = self;
        day
    }

    /// The last day that this date can mean.
    pub fn last_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Month(first) => last_day_before(first, Months::new(1)),
            Self::Year(first) => last_day_before(first, Months::new(12)),
        }
    }

    /// The day in the middle of what this date can mean: where its mark stands.
    pub fn middle(self) -> NaiveDate {
        middle_day(self.first_day(), self.last_day())
    }
}

/// The day that packed dates are counted from: 1 January 2000, in days since the beginning of the calendar. Dates near it
/// take two bytes.
const FIRST_PACKED: i32 = 730_120;

impl From<PartialDate> for (u8, i32) {
    /// Packs a date: how exactly it is known, and its first day.
    fn from(date: PartialDate) -> Self {
        let exactness = match date {
            PartialDate::Day(_) => 0,
            PartialDate::Month(_) => 1,
            PartialDate::Year(_) => 2,
        };
        (exactness, date.first_day().num_days_from_ce() - FIRST_PACKED)
    }
}

impl TryFrom<(u8, i32)> for PartialDate {
    type Error = &'static str;

    /// Unpacks a date.
    fn try_from((exactness, day): (u8, i32)) -> Result<Self, Self::Error> {
        let day = day.checked_add(FIRST_PACKED).and_then(NaiveDate::from_num_days_from_ce_opt).ok_or("no such day")?;
        match exactness {
            0 => Ok(Self::Day(day)),
            1 => Ok(Self::Month(day)),
            2 => Ok(Self::Year(day)),
            _ => Err("no such exactness"),
        }
    }
}

impl std::fmt::Display for PartialDate {
    /// The form that [`PartialDate::parse`] reads.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let first = self.first_day();
        match self {
            Self::Day(_) => write!(out, "{:04}-{:02}-{:02}", first.year(), first.month(), first.day()),
            Self::Month(_) => write!(out, "{:04}-{:02}", first.year(), first.month()),
            Self::Year(_) => write!(out, "{:04}", first.year()),
        }
    }
}

/// When a meeting was held, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MeetingDate {
    /// First and last day (or month) are known; the same for a meeting of one day.
    Known {
        /// The first day or month.
        start: PartialDate,
        /// The last day or month.
        end: PartialDate,
    },
    /// Only the end is known.
    Until(PartialDate),
    /// Only the beginning is known.
    From(PartialDate),
    /// The day is not known, only that it lies between these two.
    Between {
        /// The first day it can have been.
        earliest: PartialDate,
        /// The last day it can have been.
        latest: PartialDate,
    },
}

impl MeetingDate {
    /// The first day on which the meeting was, or can have been, held.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Known { start, .. } | Self::From(start) => start.first_day(),
            Self::Until(end) => end.first_day(),
            Self::Between { earliest, .. } => earliest.first_day(),
        }
    }

    /// The last day on which the meeting was, or can have been, held.
    pub fn last_day(self) -> NaiveDate {
        match self {
            Self::Known { end, .. } | Self::Until(end) => end.last_day(),
            Self::From(start) => start.last_day(),
            Self::Between { latest, .. } => latest.last_day(),
        }
    }

    /// The day where the meeting's mark stands: the middle of its span.
    pub fn middle(self) -> NaiveDate {
        middle_day(self.first_day(), self.last_day())
    }

    /// Whether the exact days are unknown, so that the mark stands for a span.
    pub fn is_vague(self) -> bool {
        !matches!(self, Self::Known { start: PartialDate::Day(_), end: PartialDate::Day(_) })
    }
}

/// The day half-way between two days.
pub(super) fn middle_day(first: NaiveDate, last: NaiveDate) -> NaiveDate {
    let half = (last - first).num_days().max(0) as u64 / 2;
    first.checked_add_days(Days::new(half)).unwrap_or(first)
}

fn last_day_before(first: NaiveDate, length: Months) -> NaiveDate {
    first.checked_add_months(length).and_then(|next| next.pred_opt()).unwrap_or(first)
}
