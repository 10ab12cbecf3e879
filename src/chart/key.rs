//! Content of the legend: what each shape of the picture stands for.

use super::glyph::{self, Glyph, MarkStyle, meeting};
use super::moments;
use super::scene::Ink;
use super::sums::answered;
use crate::dataset::{Dataset, Format, Level, LevelFamily, Sum};
use crate::words::{self, Words};

/// One line of a key: a shape in its colour, and what it means.
#[derive(Debug, Clone)]
pub struct KeyLine {
    /// The shape.
    pub style: MarkStyle,
    /// Its colour.
    pub ink: Ink,
    /// What it means.
    pub words: Words,
}

/// How to read one panel.
#[derive(Debug, Clone)]
pub struct Key {
    /// The name of the panel.
    pub title: Words,
    /// Shapes, their colours and what they mean.
    pub lines: Vec<KeyLine>,
    /// What else there is to know; may be empty.
    pub note: Words,
}

/// Whether a data set has anything for the first panel.
pub(super) fn has_growth(dataset: &Dataset) -> bool {
    !dataset.growth.points.is_empty() || !dataset.members.is_empty()
}

/// Whether the first panel has moments of context.
pub fn has_moments(dataset: &Dataset) -> bool {
    has_growth(dataset) && !dataset.moments.is_empty()
}

/// Whether it has anything for the second.
pub(super) fn has_sums(dataset: &Dataset) -> bool {
    !dataset.meetings.sums().is_empty()
}

/// How to read the panels of a data set, from top to bottom. What a data set never has is
/// left out: panels, as in the picture, and shapes. So are moments of context where the picture is without them.
pub fn keys(dataset: &Dataset, shows_moments: bool) -> Vec<Key> {
    let above =
        [has_growth(dataset).then(|| growth(dataset, shows_moments)), has_sums(dataset).then(|| pledges(dataset))];
    above.into_iter().flatten().chain([hosts(dataset)]).collect()
}

fn line(glyph: Glyph, hollow: bool, ink: Ink, words: impl Into<Words>) -> KeyLine {
    KeyLine { style: MarkStyle { glyph, hollow }, ink, words: words.into() }
}

fn growth(dataset: &Dataset, shows_moments: bool) -> Key {
    let labels = &dataset.labels;
    let mut lines = vec![line(Glyph::Disc, false, Ink::Growth, words::LEGEND_SIZE)];
    if dataset.rivals().next().is_some() {
        lines.push(line(Glyph::Disc, true, Ink::Growth, words::LEGEND_RIVAL));
    }
    if !dataset.members.is_empty() {
        lines.push(line(Glyph::Tick, false, Ink::Growth, words::legend_join(labels)));
    }
    if shows_moments && has_moments(dataset) {
        lines.push(KeyLine { style: moments::MOMENT_STYLE, ink: Ink::Moment, words: words::LEGEND_MOMENT.into() });
    }
    Key { title: words::growth_title(labels).into(), lines, note: Words::default() }
}

fn pledges(dataset: &Dataset) -> Key {
    let labels = &dataset.labels;
    let ink = Ink::Pledge;
    let lines = [
        line(Glyph::Disc, false, ink, words::legend_together(labels)),
        line(Glyph::Diamond, false, ink, words::legend_national(labels)),
        line(Glyph::Disc, true, ink, words::LEGEND_GOAL),
        line(Glyph::Answer, false, ink, words::legend_answer(labels)),
        line(Glyph::TriangleDown, true, ink, words::LEGEND_SHORTFALL),
        line(Glyph::Bar, false, ink, words::LEGEND_TOTAL),
        line(Glyph::Cross, false, ink, words::LEGEND_RIVAL_SUM),
    ];
    let sums = dataset.meetings.sums();
    let all: Vec<&Sum> = sums.iter().collect();
    let has_answers = !answered(dataset, &all).is_empty();
    let is_seen = |line: &KeyLine| {
        if line.style.glyph == Glyph::Answer {
            return has_answers;
        }
        sums.iter().map(|sum| glyph::sum(sum.kind, sum.relation, sum.recalled)).any(|seen| {
            // A recalled promise is hollow, and still one.
            seen.glyph == line.style.glyph && (seen.hollow == line.style.hollow || seen.glyph != Glyph::Disc)
        })
    };
    let note = if sums.iter().any(glyph::is_soft) { words::legend_soft(labels).into() } else { Words::default() };
    Key { title: words::pledges_title(labels), lines: lines.into_iter().filter(is_seen).collect(), note }
}

fn hosts(dataset: &Dataset) -> Key {
    let has = |level: &Level| dataset.meetings.has_level(*level);
    let of = |family: LevelFamily| Level::ALL.iter().find(|level| level.family() == family && has(level));
    let mut lines: Vec<KeyLine> = (LevelFamily::ALL.into_iter())
        .filter_map(|family| {
            let level = *of(family)?;
            let style = meeting(level, Format::InPerson);
            Some(KeyLine { style, ink: glyph::meeting_ink(level), words: words::family(family).into() })
        })
        .collect();
    if dataset.meetings.has_remote() {
        lines.push(line(Glyph::Disc, true, Ink::Host, words::LEGEND_VIRTUAL));
    }
    Key { title: words::HOSTS_TITLE.into(), lines, note: words::LEGEND_SPAN.into() }
}
