//! What are the key figures of a view?

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::filter::Selection;
use super::state::ViewState;
use crate::dataset::{Country, Dataset};

/// The figures above the chart. Positions point into the data set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyFigures {
    /// The point of the growth line in force at the end of the last year shown.
    pub size: Option<usize>,
    /// The number of meetings shown.
    pub meetings: usize,
    /// The number of countries that hosted or co-hosted them.
    pub hosts: usize,
    /// The largest single sum newly promised for a purpose of the coalition: meeting and pledge.
    pub largest: Option<(usize, usize)>,
    /// The largest at a conference or for a purpose wider than the coalition, where it is larger than that.
    pub largest_wider: Option<(usize, usize)>,
}

/// The key figures of a view.
pub fn key_figures(dataset: &Dataset, view: &ViewState, selection: &Selection) -> KeyFigures {
    let hosts: BTreeSet<Country> = selection.rows.iter().flat_map(|at| dataset.meetings.hosts(*at)).copied().collect();
    let shown = || selection.rows.iter().filter_map(|at| dataset.meetings.get(*at).map(|meeting| (*at, meeting)));
    let largest = |wider: bool| {
        let promises = shown().flat_map(|(at, meeting)| {
            let promises = meeting.pledges.into_iter().enumerate();
            promises
                .filter(|(_, pledge)| pledge.is_new_promise())
                .map(move |(number, pledge)| (at, number, pledge))
                .collect::<Vec<_>>()
        });
        let ranked = promises.filter(|(.., pledge)| pledge.wider == wider);
        // Of equal sums the earlier counts.
        let largest = ranked.reduce(|best, next| if next.2.amount_usd > best.2.amount_usd { next } else { best });
        largest.map(|(at, number, pledge)| (pledge.amount_usd, (at, number)))
    };
    let (own, wider) = (largest(false), largest(true));
    let size = NaiveDate::from_ymd_opt(view.to, 12, 31).and_then(|end| dataset.growth.position_at(end));
    KeyFigures {
        size,
        meetings: selection.rows.len(),
        hosts: hosts.len(),
        largest: own.map(|(_, place)| place),
        largest_wider: wider.filter(|(amount, _)| own.is_none_or(|(own, _)| *amount > own)).map(|(_, place)| place),
    }
}
