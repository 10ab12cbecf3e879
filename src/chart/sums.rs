//! Sums of money: which stand alone, and what is left where there are too many.

use std::collections::BTreeMap;

use super::bins::Bins;
use super::layout::ChartLayout;
use crate::dataset::{Dataset, PledgeKind, Relation, Span, Sum};
use crate::view::MeetingSet;

/// More sums of one time than this cannot all stand alone.
const MOST_ALONE: usize = 24;
/// The same in a picture with more sums than [`MANY`].
const MOST_ALONE_AMONG_MANY: usize = 6;
/// So many sums make a picture crowded everywhere.
const MANY: usize = 240;

/// The sums that a picture shows.
pub(super) struct Sums<'a> {
    /// Those that stand alone, whole ones first.
    pub alone: Vec<&'a Sum>,
    /// The others, by the time that they belong to.
    pub columns: Vec<SumRange>,
    /// These times.
    pub bins: Bins,
    /// The least and the largest of all; `None` where there are none.
    pub range: Option<(u64, u64)>,
    /// What was asked for with the largest sum that was pledged for it, as positions among those that stand alone.
    pub answered: BTreeMap<usize, usize>,
}

/// The sums of one bin that do not stand alone.
#[derive(Clone, Default)]
pub(super) struct SumRange {
    pub bin: usize,
    pub count: usize,
    /// The first meeting of any of them.
    pub first: usize,
    /// The least and the largest sum of the bin.
    pub least: u64,
    pub most: u64,
}

/// Whether a sum is in a picture with little room: what was pledged and asked for, without parts of it and running totals.
pub(super) fn is_main(sum: &Sum) -> bool {
    sum.kind != PledgeKind::ReportedTotal && !matches!(sum.relation, Relation::PartOf(_))
}

impl<'a> Sums<'a> {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.alone.len() + self.columns.iter().map(|column| column.count).sum::<usize>()
    }

    /// The sums of some meetings. Where a time has too many, the least and the largest of each rank, the coalition's and
    /// wider ones apart, stand alone in any case, and those of the meeting that is kept.
    pub fn new(dataset: &'a Dataset, rows: &MeetingSet, layout: &ChartLayout, kept: Option<usize>) -> Self {
        // A sum reported twice is one mark.
        let is_shown =
            |sum: &&Sum| !matches!(sum.relation, Relation::Repeats(_)) && rows.contains(sum.meeting as usize);
        let is_wanted = |sum: &&Sum| !layout.is_fitted || is_main(sum);
        let shown: Vec<&Sum> = dataset.meetings.sums().iter().filter(is_shown).filter(is_wanted).collect();
        let amounts = || shown.iter().map(|sum| sum.amount_usd);
        let range = amounts().min().zip(amounts().max());
        let day = |sum: &Sum| dataset.meetings.spans().get(sum.meeting as usize).map_or(0, Span::middle);
        let bins = Bins::new(&layout.axis, layout.pitch);
        let mut counts = vec![0; bins.len()];
        let places: Vec<usize> = shown.iter().map(|sum| bins.of(day(sum))).collect();
        for bin in &places {
            if let Some(count) = counts.get_mut(*bin) {
                *count += 1;
            }
        }
        let most = if shown.len() > MANY { MOST_ALONE_AMONG_MANY } else { MOST_ALONE };
        let is_crowded = |bin: usize| counts.get(bin).is_some_and(|count| *count > most);
        let group =
            |bin: usize, sum: &Sum| (bin * usize::from(RANKS) + usize::from(rank(sum))) * 2 + usize::from(sum.wider);
        // For each group of each bin, which sum is the least and which the largest; the first of equal ones.
        let mut extremes: Vec<Option<(usize, usize)>> = vec![None; bins.len() * usize::from(RANKS) * 2];
        let amount = |at: usize| shown.get(at).map_or(0, |sum| sum.amount_usd);
        for (at, (sum, bin)) in shown.iter().zip(&places).enumerate().filter(|(_, (_, bin))| is_crowded(**bin)) {
            let Some(extreme) = extremes.get_mut(group(*bin, sum)) else { continue };
            let (least, most) = extreme.get_or_insert((at, at));
            if sum.amount_usd < amount(*least) {
                *least = at;
            }
            if sum.amount_usd > amount(*most) {
                *most = at;
            }
        }
        let mut alone = Vec::new();
        let mut columns: Vec<SumRange> = vec![SumRange { least: u64::MAX, ..SumRange::default() }; bins.len()];
        for (at, (sum, bin)) in shown.iter().zip(&places).enumerate() {
            let Some(column) = columns.get_mut(*bin) else { continue };
            (column.least, column.most) = (column.least.min(sum.amount_usd), column.most.max(sum.amount_usd));
            let extreme = extremes.get(group(*bin, sum)).copied().flatten();
            let is_extreme = extreme.is_some_and(|(least, most)| at == least || at == most);
            if !is_crowded(*bin) || is_extreme || kept == Some(sum.meeting as usize) {
                alone.push(*sum);
                continue;
            }
            if column.count == 0 {
                (column.bin, column.first) = (*bin, sum.meeting as usize);
            }
            column.count += 1;
        }
        columns.retain(|column| column.count > 0);
        // Whole sums first, so that parts move aside for them.
        alone.sort_by_key(|sum| rank(sum));
        let answered = answered(dataset, &alone);
        Self { alone, columns, bins, range, answered }
    }
}

/// Of some sums the positions of those asked for, each with that of the largest that was pledged for it at the same meeting.
pub(super) fn answered(dataset: &Dataset, sums: &[&Sum]) -> BTreeMap<usize, usize> {
    let mut by_meeting: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, sum) in sums.iter().enumerate().filter(|(_, sum)| sum.kind.is_request() || sum.is_new_promise()) {
        by_meeting.entry(sum.meeting).or_default().push(at);
    }
    let is_request = |at: &usize| sums.get(*at).is_some_and(|sum| sum.kind.is_request());
    let has_both = |places: &&(u32, Vec<usize>)| places.1.iter().any(is_request) && !places.1.iter().all(is_request);
    let by_meeting: Vec<(u32, Vec<usize>)> = by_meeting.into_iter().collect();
    let mut answered = BTreeMap::new();
    for (meeting, places) in by_meeting.iter().filter(has_both) {
        let Some(meeting) = dataset.meetings.get(*meeting as usize) else { continue };
        let pledge = |at: usize| sums.get(at).and_then(|sum| meeting.pledges.get(sum.number as usize));
        for asked in places.iter().filter(|at| is_request(at)) {
            let answers = |at: &&usize| pledge(**at).zip(pledge(*asked)).is_some_and(|(sum, asked)| sum.answers(asked));
            let amount = |at: &&usize| pledge(**at).map(|pledge| pledge.amount_usd);
            // Of equal ones the first.
            if let Some(largest) = places.iter().rev().filter(answers).max_by_key(amount) {
                answered.insert(*asked, *largest);
            }
        }
    }
    answered
}

/// How many ranks there are.
const RANKS: u8 = 4;

/// What a reader looks for first: promises, then requests, then sums that only repeat or belong to others.
pub(super) fn rank(sum: &Sum) -> u8 {
    match (sum.relation, sum.kind) {
        (Relation::None, _) if sum.is_new_promise() => 0,
        (Relation::None, kind) if kind.is_request() => 1,
        (Relation::None, _) => 2,
        _ => 3,
    }
}
