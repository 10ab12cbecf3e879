//! Key figures of a view.

use super::filter::Selection;
use super::state::ViewState;
use crate::dataset::{Dataset, Sum};

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
    let (mut own, mut wider): (Option<&Sum>, Option<&Sum>) = (None, None);
    for sum in dataset.meetings.sums() {
        let largest = if sum.wider { &mut wider } else { &mut own };
        // Of equal sums the earlier counts.
        let is_larger = largest.is_none_or(|largest| sum.amount_usd > largest.amount_usd);
        if is_larger && sum.is_new_promise() && selection.rows.contains(sum.meeting as usize) {
            *largest = Some(sum);
        }
    }
    let size = dataset.growth.position_at(view.stretch.last());
    let place = |sum: &Sum| (sum.meeting as usize, sum.number as usize);
    KeyFigures {
        size,
        meetings: selection.rows.len(),
        hosts: selection.shown_hosts.len(),
        largest: own.map(place),
        largest_wider: wider.filter(|wider| own.is_none_or(|own| wider.amount_usd > own.amount_usd)).map(place),
    }
}
