//! Time bins: the days, weeks, months or years in which marks are counted that are too many to stand alone.

use chrono::NaiveDate;

use super::layout::date;
use super::scene::TimeAxis;
use crate::dataset::day_number;
use crate::view::Period;

/// From the shortest to the longest, with the days in each.
const PERIODS: [(Period, i64); 9] = [
    (Period::Day, 1),
    (Period::Week, 7),
    (Period::Month, 30),
    (Period::Quarter, 91),
    (Period::Years(1), 365),
    (Period::Years(5), 1_826),
    (Period::Years(10), 3_652),
    (Period::Years(50), 18_262),
    (Period::Years(100), 36_525),
];

/// Of more days than these there is no list of which period each is in.
const MOST_DAYS: i64 = 400_000;

/// The days, weeks, months or years of an axis: a count of a month means more to a reader than one of eleven pixels.
#[derive(Debug, Clone)]
pub(super) struct Bins {
    pub period: Period,
    /// The number of the first day of each.
    starts: Vec<i32>,
    last: i32,
    /// For each day of an axis that is not very long, which one it is in.
    of_day: Vec<u16>,
}

impl Bins {
    /// The shortest that are as wide as `least`, in units.
    pub fn new(axis: &TimeAxis, least: i32) -> Self {
        let days = (axis.last - axis.first).num_days() + 1;
        let is_wide =
            |(_, length): &&(Period, i64)| i64::from(axis.right - axis.left) * length >= i64::from(least) * days;
        let (period, _) = *PERIODS.iter().find(is_wide).unwrap_or(&(Period::Years(1_000), 0));
        let last = day_number(axis.last);
        let mut bins = Self { period, starts: Vec::new(), last, of_day: Vec::with_capacity(days.max(0) as usize) };
        let mut start = Some(axis.first);
        while let Some(first) = start.filter(|first| *first <= axis.last) {
            start = period.next(first).filter(|next| *next > first);
            if days <= MOST_DAYS {
                let end = start.map_or(last + 1, |next| day_number(next).min(last + 1));
                bins.of_day.extend((day_number(first)..end).map(|_| bins.starts.len() as u16));
            }
            bins.starts.push(day_number(first));
        }
        bins
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Which one a day is in; the first or the last for a day outside.
    pub fn of(&self, day: i32) -> usize {
        let first = self.starts.first().copied().unwrap_or_default();
        if self.of_day.is_empty() {
            return self.starts.partition_point(|start| *start <= day).saturating_sub(1);
        }
        let at = day.clamp(first, self.last.max(first)) - first;
        self.of_day.get(at as usize).map_or(0, |bin| usize::from(*bin))
    }

    /// The first and the last day of one.
    pub fn days(&self, bin: usize) -> (NaiveDate, NaiveDate) {
        let start = |bin: usize| self.starts.get(bin).copied();
        (date(start(bin).unwrap_or(self.last)), date(start(bin + 1).map_or(self.last, |next| next - 1)))
    }

    /// The left and the right end of one.
    pub fn ends(&self, bin: usize, axis: &TimeAxis) -> (i32, i32) {
        let (first, _) = self.days(bin);
        let right = if bin + 1 < self.len() { axis.start_of(self.days(bin + 1).0) } else { axis.right };
        (axis.start_of(first), right)
    }
}
