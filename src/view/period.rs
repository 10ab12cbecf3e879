//! Periods of the calendar: days, weeks, months, quarters and years, from which strips, axes and counts are made.

use chrono::{Datelike, Days, Months, NaiveDate};

/// A stretch of the calendar in which things are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// One day.
    Day,
    /// From Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// So many years, the first of them a multiple of their number.
    Years(i32),
}

impl Period {
    /// The first day of the period that a day is in.
    pub fn start(self, day: NaiveDate) -> NaiveDate {
        let month = |back: u32| day.with_day(1)?.checked_sub_months(Months::new(back));
        let start = match self {
            Self::Day => Some(day),
            Self::Week => day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))),
            Self::Month => month(0),
            Self::Quarter => month(day.month0() % 3),
            Self::Years(years) => NaiveDate::from_ymd_opt(day.year() - day.year().rem_euclid(years.max(1)), 1, 1),
        };
        start.unwrap_or(day)
    }

    /// The first day after the period that a day is in.
    pub fn next(self, day: NaiveDate) -> Option<NaiveDate> {
        let months = |months: u32| self.start(day).checked_add_months(Months::new(months));
        match self {
            Self::Day => day.succ_opt(),
            Self::Week => self.start(day).checked_add_days(Days::new(7)),
            Self::Month => months(1),
            Self::Quarter => months(3),
            Self::Years(years) => months(12 * years.max(1) as u32),
        }
    }

    /// The last day of the period that a day is in.
    pub fn end(self, day: NaiveDate) -> NaiveDate {
        self.next(day).and_then(|next| next.pred_opt()).unwrap_or(day)
    }

    /// The longer one in which larger steps are taken.
    pub fn longer(self) -> Self {
        match self {
            Self::Day | Self::Week => Self::Month,
            Self::Month | Self::Quarter => Self::Years(1),
            Self::Years(years) => Self::Years(years.saturating_mul(10)),
        }
    }
}
