//! Stretch of time of a view: from a first to a last day, both shown.

use chrono::{Datelike, Days, NaiveDate};

use crate::dataset::PartialDate;

/// The days from a first to a last one, which is never before it. Bounds are said as shortly as they can be: those of whole years
/// as years, those of whole months as months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    first: NaiveDate,
    last: NaiveDate,
}

impl Stretch {
    /// All days that two dates can mean and those between them. Dates in the wrong order are swapped.
    pub fn new(a: PartialDate, b: PartialDate) -> Self {
        let (a, b) = if a.first_day() > b.last_day() { (b, a) } else { (a, b) };
        Self { first: a.first_day(), last: b.last_day() }
    }

    /// From one day to another, in either order.
    pub fn days(a: NaiveDate, b: NaiveDate) -> Self {
        Self { first: a.min(b), last: a.max(b) }
    }

    /// From the beginning of a year to the end of another, in either order.
    pub fn years(a: i32, b: i32) -> Self {
        let year = |year| PartialDate::Year(NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default());
        Self::new(year(a), year(b))
    }

    /// The first day.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day.
    pub fn last(self) -> NaiveDate {
        self.last
    }

    /// How many days there are.
    pub fn length(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// The beginning, as shortly as it can be said: the year or the month that begins with it, or the day.
    pub fn from(self) -> PartialDate {
        match (self.first.month(), self.first.day()) {
            (1, 1) => PartialDate::Year(self.first),
            (_, 1) => PartialDate::Month(self.first),
            _ => PartialDate::Day(self.first),
        }
    }

    /// The end, as shortly as it can be said: the year or the month that ends with it, or the day.
    pub fn to(self) -> PartialDate {
        let first_of = |month: u32| NaiveDate::from_ymd_opt(self.last.year(), month, 1).unwrap_or(self.last);
        let ends_month = self.last.checked_add_days(Days::new(1)).is_none_or(|next| next.day() == 1);
        match (self.last.month(), ends_month) {
            (12, true) => PartialDate::Year(first_of(1)),
            (month, true) => PartialDate::Month(first_of(month)),
            _ => PartialDate::Day(self.last),
        }
    }

    /// The first and the last year, where both are shown whole.
    pub fn whole_years(self) -> Option<(i32, i32)> {
        let is_year = |date| matches!(date, PartialDate::Year(_));
        (is_year(self.from()) && is_year(self.to())).then(|| (self.first.year(), self.last.year()))
    }

    /// Whether a day is shown.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// The part of this stretch that is inside another; of one outside the nearest day.
    pub fn within(self, whole: Self) -> Self {
        let inside = |day: NaiveDate| day.clamp(whole.first, whole.last);
        Self { first: inside(self.first), last: inside(self.last) }
    }
}
