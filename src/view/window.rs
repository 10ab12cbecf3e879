//! Window of the strip under the chart: the time that it shows, and the periods that it is divided into.

use chrono::{Duration, NaiveDate};

use super::period::Period;
use super::stretch::Stretch;

/// A view of more days than these is chosen by years, in a strip of all of them.
const BY_YEARS: i64 = 3 * 366;
/// A shorter strip is divided into days, weeks or months; a longer one into quarters.
const PERIODS: [(Period, i64); 3] = [(Period::Day, 110), (Period::Week, 400), (Period::Month, 1_200)];
/// No strip has more years than these one by one.
const MOST_YEARS: i64 = 400 * 366;
/// So many days are around a view in any case.
const LEAST_AROUND: i64 = 7;

/// The time that a strip shows, and its periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// All of it.
    pub time: Stretch,
    /// What it is divided into.
    pub period: Period,
}

impl Window {
    /// The window for a view of data that are in the time `whole`: all of it, or three times a view of few years.
    pub fn new(view: Stretch, whole: Stretch) -> Self {
        let length = view.length();
        if length > BY_YEARS {
            let years = if whole.length() <= MOST_YEARS { 1 } else { 10 };
            return Self { time: whole, period: Period::Years(years) };
        }
        let around = Duration::days(length.max(LEAST_AROUND));
        let reach = |day: NaiveDate, by: Duration| day.checked_add_signed(by).unwrap_or(day);
        let time = match view.whole_years() {
            Some((from, to)) => Stretch::years((2 * from - to - 1).max(1), (2 * to - from + 1).min(9_999)),
            None => Stretch::days(reach(view.first(), -around), reach(view.last(), around)),
        };
        let time = time.within(whole);
        let is_short = |(_, most): &&(Period, i64)| time.length() <= *most;
        let period = PERIODS.iter().find(is_short).map_or(Period::Quarter, |(period, _)| *period);
        Self { time: Stretch::days(period.start(time.first()), period.end(time.last())).within(whole), period }
    }

    /// The first day of each period, in order.
    pub fn starts(self) -> impl Iterator<Item = NaiveDate> {
        let next = move |day: &NaiveDate| self.period.next(*day).filter(|next| next > day);
        std::iter::successors(Some(self.time.first()), next).take_while(move |day| *day <= self.time.last())
    }
}
