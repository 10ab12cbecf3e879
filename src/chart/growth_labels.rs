//! Numbers at the membership line: the last and the first value, the turns, the largest steps, and the others as far as there is room.

use std::cmp::Reverse;

use super::drawing::{Drawing, Drawn};
use super::labels::{Taken, text_rect};
use super::layout::{Band, LABEL, LAST_VALUE, px};
use super::scene::{Anchor, Ink};
use super::units::Point;

/// A point of the line with its place.
pub(super) struct GrowthStep {
    pub point: usize,
    pub at: Point,
    pub total: u32,
}

/// A step with what it says of the line.
struct Value<'a> {
    step: &'a GrowthStep,
    /// The size before it; none where the line begins.
    before: Option<u32>,
    /// The size after it; none where the line ends.
    after: Option<u32>,
}

impl Value<'_> {
    /// Whether the line goes down here.
    fn is_fall(&self) -> bool {
        self.before.is_some_and(|before| self.step.total < before)
    }

    /// Whether the line rises to here and falls after, or the other way round.
    fn is_turn(&self) -> bool {
        let total = self.step.total;
        let turns =
            |(before, after): (u32, u32)| (total > before && total > after) || (total < before && total < after);
        self.before.zip(self.after).is_some_and(turns)
    }

    /// What a reader looks for first is least.
    fn rank(&self) -> impl Ord + use<> {
        let by = self.before.map_or(0, |before| before.abs_diff(self.step.total));
        (self.before.is_some(), !self.is_turn(), Reverse(by), Reverse(self.step.at.0))
    }

    /// Where its number can stand: over the line where that rises, and beside the fall or under the line where it falls.
    fn places(&self) -> [(Point, Anchor); 4] {
        let (x, y) = self.step.at;
        let (above, below) = (y - px(7), y + px(17));
        if self.before.is_none() {
            // Nothing is left of it.
            let left = ((x - px(7), y + px(4)), Anchor::End);
            return [left, ((x, above), Anchor::Middle), ((x, above), Anchor::Start), ((x, below), Anchor::Start)];
        }
        if self.is_fall() {
            let right = ((x + px(6), above), Anchor::Start);
            return [right, ((x, below), Anchor::Middle), ((x, below), Anchor::End), ((x, below), Anchor::Start)];
        }
        let under = ((x + px(6), y + px(14)), Anchor::Start);
        [((x, above), Anchor::Middle), ((x, above), Anchor::End), ((x, above), Anchor::Start), under]
    }
}

/// Writes the numbers. `before` is the size in force at the left end, `last` that at the right end with its height; what they lie on
/// is taken already.
pub(super) fn draw(
    drawing: &Drawing,
    band: &Band,
    line: &[GrowthStep],
    before: Option<u32>,
    last: Option<(u32, i32)>,
    taken: &mut Taken,
) -> Drawn {
    let axis = drawing.layout.axis;
    if let Some((total, y)) = last {
        // Not into the years under the plot.
        let (at, words) = ((axis.right + px(5), (y + px(5)).min(band.bottom)), total.to_string());
        taken.add(text_rect(drawing.measure, at, &words, LAST_VALUE, true, Anchor::Start));
        drawing.text(&words, at, LAST_VALUE, true, Ink::Growth, Anchor::Start)?;
    }
    let mut write = |words: &str, places: &[(Point, Anchor)]| match taken.place(words, LABEL, false, places) {
        Some((at, anchor)) => drawing.text(words, at, LABEL, false, Ink::Text, anchor),
        None => Ok(()),
    };
    // The last step says what stands at the end of the line.
    let Some((_, steps)) = line.split_last() else { return Ok(()) };
    let total = |at: Option<usize>| at.and_then(|at| line.get(at)).map(|step| step.total);
    let value =
        |at: usize, step| Value { step, before: total(at.checked_sub(1)).or(before), after: total(at.checked_add(1)) };
    let mut values: Vec<Value> = steps.iter().enumerate().map(|(at, step)| value(at, step)).collect();
    values.sort_by_key(Value::rank);
    values
        .iter()
        .take(drawing.layout.most_values)
        .try_for_each(|value| write(&value.step.total.to_string(), &value.places()))
}
