//! Words at the sums of money: the few that matter, in the longest wording that has room.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::drawing::{Drawing, Drawn};
use super::labels::{LINE, Rect, Taken};
use super::layout::LABEL;
use super::scene::Ink;
use super::sums::Sums;
use super::units::Point;
use crate::dataset::{Dataset, PledgeKind, Relation, Sum};
use crate::words;

/// So many labels have the narrowest pictures, and one more for each so many CSS pixels: a reader looks for a few.
const LEAST_LABELS: usize = 3;
const PX_A_LABEL: u32 = 140;

/// The room that a mark takes, with a little around it.
const MARK: i32 = 50;

/// What can be said at one mark, or at a goal with what was pledged for it.
struct SumLabel {
    /// What is said first is least.
    rank: u8,
    amount_usd: u64,
    is_wider: bool,
    /// The sum that it is for, as a position among those that stand alone.
    at: usize,
    /// Another that is said in the longest wordings, and how many these are.
    also: Option<(usize, usize)>,
    /// What the next wording stands beside.
    mark: Rect,
    /// In lines, the longest first, each with what it stands beside.
    wordings: Vec<(Rect, Vec<String>)>,
    /// The last ones: those of a wider sum that do not say so.
    plain: Vec<(Rect, Vec<String>)>,
}

/// What a reader looks for, from first to last.
const LARGEST: u8 = 0;
const LARGEST_WIDER: u8 = 1;
const ANSWERED: u8 = 2;
const OTHERS: u8 = 3;
const OTHERS_WIDER: u8 = 4;

/// Writes the words. `centres` are those of the marks of the sums that stand alone.
pub(super) fn draw(drawing: &Drawing, dataset: &Dataset, sums: &Sums, centres: &[Point], taken: &mut Taken) -> Drawn {
    let most = LEAST_LABELS + (drawing.layout.width_px / PX_A_LABEL) as usize;
    let mut labels = labels(dataset, sums, centres);
    let mut said = BTreeSet::new();
    labels.sort_by_key(|label| (label.rank, Reverse(label.amount_usd)));
    let mut written = 0;
    for label in labels {
        if said.contains(&label.at) {
            continue;
        }
        let wordings = label.wordings.iter().chain(&label.plain).enumerate();
        let placed = wordings.map(|(at, (mark, lines))| {
            let places = taken.places_around(*mark, lines, LABEL);
            (at, lines, taken.place_lines(lines, LABEL, false, &places))
        });
        let mut placed = placed.filter_map(|(at, lines, place)| place.map(|place| (at, lines, place)));
        let Some((wording, lines, ((x, y), anchor))) = placed.next() else { continue };
        said.extend(label.also.filter(|(_, longest)| wording < *longest).map(|(at, _)| at));
        let ink = if label.is_wider { Ink::Muted } else { Ink::Text };
        for (line, y) in lines.iter().zip((y..).step_by(LINE as usize)) {
            drawing.text(line, (x, y), LABEL, false, ink, anchor)?;
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
    let wider = words::wider(&dataset.labels);
    let mut labels = Vec::new();
    let mut paired = BTreeSet::new();
    for (goal, pledged) in &sums.answered {
        let at = |at: usize| sums.alone.get(at).zip(centres.get(at));
        let Some(((asked, asked_at), (sum, sum_at))) = at(*goal).zip(at(*pledged)) else { continue };
        let is_of_all = sum.kind == PledgeKind::PledgedCollective;
        paired.insert(*goal);
        if is_of_all {
            paired.insert(*pledged);
        }
        let is = |at: Option<usize>| at == Some(*goal) || at == Some(*pledged);
        let rank = match (sum.wider, is_of_all) {
            (true, _) if is(largest_wider) => LARGEST_WIDER,
            (true, _) => OTHERS_WIDER,
            (false, true) => LARGEST,
            (false, false) if is(largest_of_coalition) => LARGEST,
            (false, false) => ANSWERED,
        };
        let (amount_usd, mark) = (sum.amount_usd, Rect::around(*sum_at, MARK));
        let mut label = SumLabel::new(rank, asked, *goal, Rect::around(*asked_at, MARK).with(mark));
        if is_of_all {
            label.say(&words::pledged_of_asked(amount_usd, asked.amount_usd), " ", wider);
            label.say(&words::pledged_of(amount_usd, asked.amount_usd), " ", wider);
            label.mark = mark;
            label.say(&[words::money(amount_usd)], "", wider);
        } else {
            let meeting = dataset.meetings.get(sum.meeting as usize);
            if let Some(pledge) = meeting.as_ref().and_then(|meeting| meeting.pledges.get(sum.number as usize)) {
                label.say(&words::pledged_by_one(pledge, asked.amount_usd, &dataset.labels), ", ", wider);
            }
            label.also = Some((*pledged, label.wordings.len()));
            label.mark = Rect::around(*asked_at, MARK);
            label.say(&[words::asked_for(asked.amount_usd)], "", wider);
            label.say(&[words::money(asked.amount_usd)], "", wider);
        }
        labels.push(label);
    }
    for (at, (sum, centre)) in alone().filter(|(at, _)| !paired.contains(at)) {
        let rank = match Some(at) {
            at if at == largest_of_coalition => LARGEST,
            at if at == largest_wider => LARGEST_WIDER,
            at if at == largest_total => ANSWERED,
            _ if sum.wider => OTHERS_WIDER,
            _ => OTHERS,
        };
        let mut label = SumLabel::new(rank, sum, at, Rect::around(*centre, MARK));
        match sum.kind {
            kind if kind.is_request() => label.say(&[words::asked_for(sum.amount_usd)], "", wider),
            PledgeKind::ReportedTotal => label.say(&[words::running_total(sum.amount_usd)], "", wider),
            _ => {}
        }
        label.say(&[words::money(sum.amount_usd)], "", wider);
        labels.push(label);
    }
    labels
}

impl SumLabel {
    fn new(rank: u8, sum: &Sum, at: usize, mark: Rect) -> Self {
        Self {
            rank,
            amount_usd: sum.amount_usd,
            at,
            is_wider: sum.wider,
            also: None,
            mark,
            wordings: Vec::new(),
            plain: Vec::new(),
        }
    }

    /// Adds a wording beside the present mark: in a line, or in a line for each of its parts. A sum that is wider than the
    /// coalition says so wherever there is room.
    fn say(&mut self, parts: &[String], between: &str, wider: &str) {
        let whole = vec![parts.join(between)];
        let apart = (parts.len() > 1).then(|| parts.to_vec());
        let forms = [Some(whole.clone()), apart.clone()].into_iter().flatten();
        if !self.is_wider {
            self.wordings.extend(forms.map(|lines| (self.mark, lines)));
            return;
        }
        self.plain.extend(forms.map(|lines| (self.mark, lines)));
        let behind = whole.iter().map(|words| format!("{words}, {wider}")).collect();
        let under = |lines: Vec<String>| lines.into_iter().chain([wider.to_owned()]).collect();
        let forms = [Some(behind), Some(under(whole)), apart.map(under)].into_iter().flatten();
        self.wordings.extend(forms.map(|lines: Vec<String>| (self.mark, lines)));
    }
}
