//! Words at the sums of money: the few that matter, in the longest wording that has room.

use std::cmp::Reverse;

use super::drawing::{Drawing, Drawn};
use super::labels::{LINE, Rect, Taken};
use super::layout::LABEL;
use super::scene::Ink;
use super::sums::{Sums, rank};
use super::units::Point;
use crate::dataset::{Dataset, PledgeKind, Relation, Sum};
use crate::words;

/// So many labels have the narrowest pictures, and one more for each so many CSS pixels: a reader looks for a few.
const LEAST_LABELS: usize = 4;
const PX_A_LABEL: u32 = 140;

/// The room that a mark takes, with a little around it.
const MARK: i32 = 50;

/// What can be said at one mark, or at a goal with what was pledged for it.
struct SumLabel {
    /// What is said first is least.
    rank: u8,
    amount_usd: u64,
    /// In lines, the longest first, each with what it stands beside.
    wordings: Vec<(Rect, Vec<String>)>,
    ink: Ink,
}

/// What a reader looks for, from first to last.
const LARGEST: u8 = 0;
const LARGEST_WIDER: u8 = 1;
const ANSWERED: u8 = 2;
const OTHERS: u8 = 3;

/// Writes the words. `centres` are those of the marks of the sums that stand alone.
pub(super) fn draw(drawing: &Drawing, dataset: &Dataset, sums: &Sums, centres: &[Point], taken: &mut Taken) -> Drawn {
    let most = LEAST_LABELS + (drawing.layout.width_px / PX_A_LABEL) as usize;
    let mut labels = labels(dataset, sums, centres);
    labels.sort_by_key(|label| (label.rank, Reverse(label.amount_usd)));
    let mut written = 0;
    for label in labels {
        let placed = label.wordings.iter().find_map(|(mark, lines)| {
            let places = taken.places_around(*mark, lines, LABEL);
            taken.place_lines(lines, LABEL, false, &places).map(|place| (lines, place))
        });
        let Some((lines, ((x, y), anchor))) = placed else { continue };
        for (line, y) in lines.iter().zip((y..).step_by(LINE as usize)) {
            drawing.text(line, (x, y), LABEL, false, label.ink, anchor)?;
        }
        written += 1;
        if written == most {
            break;
        }
    }
    Ok(())
}

/// All that could be said.
fn labels(dataset: &Dataset, sums: &Sums, centres: &[Point]) -> Vec<SumLabel> {
    let alone = || sums.alone.iter().zip(centres).enumerate().filter(|(_, (sum, _))| sum.relation == Relation::None);
    let largest = |of: &dyn Fn(&Sum) -> bool| {
        let found = alone().filter(|(_, (sum, _))| of(sum)).map(|(at, (sum, _))| (sum.amount_usd, Reverse(at))).max();
        found.map(|(_, Reverse(at))| at)
    };
    let largest_of_coalition = largest(&|sum| sum.is_new_promise() && !sum.wider);
    let largest_wider = largest(&|sum| sum.wider);
    let largest_total = largest(&|sum| sum.kind == PledgeKind::ReportedTotal && !sum.wider);
    let mut labels = Vec::new();
    let mut said = Vec::new();
    for (goal, pledged) in &sums.answered {
        let pair =
            sums.alone.get(*goal).zip(centres.get(*goal)).zip(sums.alone.get(*pledged).zip(centres.get(*pledged)));
        let Some(((asked, asked_at), (sum, sum_at))) = pair else { continue };
        let is_of_all = sum.kind == PledgeKind::PledgedCollective;
        said.push(*goal);
        if is_of_all {
            said.push(*pledged);
        }
        let (goal_mark, pledged_mark) = (Rect::around(*asked_at, MARK), Rect::around(*sum_at, MARK));
        let both = goal_mark.with(pledged_mark);
        let (amount, asked_usd) = (sum.amount_usd, asked.amount_usd);
        let by_one = || {
            let pledge = dataset.meetings.get(sum.meeting as usize)?.pledges.get(sum.number as usize)?.clone();
            Some(words::pledged_by_one(&pledge, asked_usd, &dataset.labels))
        };
        let mut wordings: Vec<(Rect, String)> = match is_of_all {
            true => vec![
                (both, words::pledged_of_asked(amount, asked_usd)),
                (both, words::pledged_of(amount, asked_usd)),
                (pledged_mark, words::money(amount)),
            ],
            false => by_one().map(|words| (both, words)).into_iter().collect(),
        };
        if !is_of_all {
            wordings.extend([(goal_mark, words::asked_for(asked_usd)), (goal_mark, words::money(asked_usd))]);
        }
        let is = |at: Option<usize>| at == Some(*goal) || at == Some(*pledged);
        let rank = match (is(largest_of_coalition), is(largest_wider), sum.wider, is_of_all) {
            (true, ..) => LARGEST,
            (_, true, ..) => LARGEST_WIDER,
            (_, _, false, true) => LARGEST,
            (_, _, false, false) => ANSWERED,
            (_, _, true, _) => OTHERS,
        };
        labels.push(label(dataset, asked, rank, wordings));
    }
    for (at, (sum, centre)) in alone().filter(|(at, _)| !said.contains(at)) {
        let mark = Rect::around(*centre, MARK);
        let short = words::money(sum.amount_usd);
        let long = match sum.kind {
            kind if kind.is_request() => Some(words::asked_for(sum.amount_usd)),
            PledgeKind::ReportedTotal => Some(words::running_total(sum.amount_usd)),
            _ => None,
        };
        let wordings = long.into_iter().chain([short]).map(|words| (mark, words)).collect();
        let is = |other: Option<usize>| other == Some(at);
        let rank = match (is(largest_of_coalition), is(largest_wider), is(largest_total)) {
            (true, ..) => LARGEST,
            (_, true, _) => LARGEST_WIDER,
            (.., true) => ANSWERED,
            _ => OTHERS + rank(sum),
        };
        labels.push(label(dataset, sum, rank, wordings));
    }
    labels
}

/// A label of these wordings. A sum that is wider than the coalition says so wherever there is room: behind them, or in a line
/// under them.
fn label(dataset: &Dataset, sum: &Sum, rank: u8, wordings: Vec<(Rect, String)>) -> SumLabel {
    let wider = words::wider(&dataset.labels);
    let said = |(mark, words): &(Rect, String)| {
        let widened = sum.wider.then(|| [vec![format!("{words}, {wider}")], vec![words.clone(), wider.to_owned()]]);
        widened.into_iter().flatten().map(|lines| (*mark, lines)).collect::<Vec<_>>()
    };
    let plain = wordings.iter().map(|(mark, words)| (*mark, vec![words.clone()]));
    let wordings = wordings.iter().flat_map(said).chain(plain.clone()).collect();
    let ink = if sum.wider { Ink::Muted } else { Ink::Text };
    SumLabel { rank, amount_usd: sum.amount_usd, wordings, ink }
}
