//! Ticks of the time axis: the shortest periods whose names have room, from days to thousands of years.

use chrono::{Datelike, NaiveDate};

use super::layout::{LABEL, px};
use super::scene::TimeAxis;
use super::text::TextMeasure;
use crate::view::Period;
use crate::words;

/// From the shortest to the longest that is shorter than a year, with the most days of an axis that has them, and the days in each.
const PERIODS: [(Period, i64, i64); 4] =
    [(Period::Day, 62, 1), (Period::Week, 200, 7), (Period::Month, 800, 30), (Period::Quarter, 1_098, 91)];
/// So many years may have one name.
const YEARS: [i32; 11] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000];
/// Between two names.
const APART: i32 = px(6);

/// A stretch of the time axis with a name.
#[derive(Debug)]
pub(super) struct Tick {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub name: String,
    /// Whether its name belongs to its beginning, not to its middle.
    pub is_long: bool,
}

/// The stretches of an axis.
pub(super) fn ticks(axis: &TimeAxis, measure: &dyn TextMeasure) -> Vec<Tick> {
    let days = (axis.last - axis.first).num_days() + 1;
    let room = i64::from(axis.right - axis.left);
    let width = |name: &str| i64::from(measure.width(name, LABEL, false) as i32 + APART);
    let is_one_year = axis.first.year() == axis.last.year();
    for (period, most, length) in PERIODS {
        let is_last_of_year = is_one_year && period == Period::Month;
        if days > most {
            continue;
        }
        // The first name says all, and the others what is new.
        let name = |first: NaiveDate, is_full: bool| {
            let is_new = match period {
                Period::Day | Period::Week => first == axis.first || first.day() <= length as u32,
                _ => !is_one_year && (first == axis.first || first.month() == 1),
            };
            words::tick(period, first, is_new || is_full && !is_one_month_name(period))
        };
        let fits = |ticks: &[Tick]| ticks.iter().all(|tick| width(&tick.name) * days <= room * length.min(days));
        let mut named = divided(axis, period, |first| name(first, true));
        if !fits(&named) {
            named = divided(axis, period, |first| name(first, false));
        }
        if !fits(&named) && is_last_of_year {
            named = divided(axis, period, |first| words::tick(period, first, false).chars().take(1).collect());
        }
        if fits(&named) || is_last_of_year {
            return without_cut(axis, measure, named);
        }
    }
    years(axis, measure)
}

/// Whether the name of a period is that of a month, which says its year only where it is new.
fn is_one_month_name(period: Period) -> bool {
    matches!(period, Period::Month | Period::Quarter)
}

/// An axis divided into periods.
fn divided(axis: &TimeAxis, period: Period, name: impl Fn(NaiveDate) -> String) -> Vec<Tick> {
    let starts = std::iter::successors(Some(axis.first), |day| period.next(*day).filter(|next| next > day));
    let tick = |first| Tick {
        first,
        last: period.end(first).min(axis.last),
        name: name(first),
        is_long: matches!(period, Period::Week | Period::Quarter),
    };
    starts.take_while(|day| *day <= axis.last).map(tick).collect()
}

/// The same without the names at both ends that are wider than what is seen of their stretch.
fn without_cut(axis: &TimeAxis, measure: &dyn TextMeasure, mut ticks: Vec<Tick>) -> Vec<Tick> {
    let last = ticks.len().saturating_sub(1);
    for (at, tick) in ticks.iter_mut().enumerate().filter(|(at, _)| last > 0 && (*at == 0 || *at == last)) {
        let width = axis.end_of(tick.last) - axis.start_of(tick.first);
        if at == last && tick.is_long {
            // Beside the plot there is room.
            continue;
        }
        if (measure.width(&tick.name, LABEL, false) as i32) > width {
            tick.name.clear();
        }
    }
    ticks
}

/// "’17".
fn short_year(year: i32) -> String {
    format!("’{:02}", year % 100)
}

/// The years of an axis. A name that stands for several is that of the first, and stands where it begins.
fn years(axis: &TimeAxis, measure: &dyn TextMeasure) -> Vec<Tick> {
    let (from, to) = (axis.first.year(), axis.last.year());
    let room = i64::from(axis.right - axis.left);
    let fits = |name: &str, step: i32| {
        let width = measure.width(name, LABEL, false) as i32 + APART;
        i64::from(width) * i64::from(to - from + 1) <= room * i64::from(step)
    };
    let step = YEARS.into_iter().find(|step| match step {
        1 => fits(&short_year(from), 1),
        step => fits(&from.max(1_000).to_string(), *step),
    });
    let step = step.unwrap_or(5_000);
    let is_whole = (from..=to).all(|year| fits(&year.to_string(), 1));
    let firsts = (from..=to).filter(|year| year.rem_euclid(step) == 0);
    let tick = |year: i32| {
        Some(Tick {
            first: NaiveDate::from_ymd_opt(year, 1, 1)?.max(axis.first),
            last: NaiveDate::from_ymd_opt(year + step - 1, 12, 31)?.min(axis.last),
            name: if step > 1 || is_whole { year.to_string() } else { short_year(year) },
            is_long: step > 1,
        })
    };
    without_cut(axis, measure, firsts.filter_map(tick).collect())
}
