//! Content of the legend: what each shape of the picture stands for.

use super::glyph::{self, Glyph, MarkStyle, meeting};
use super::moments;
use super::scene::Ink;
use super::sums::{answered, is_main};
use crate::dataset::{Dataset, Format, Level, LevelFamily, Sum};
use crate::view::MeetingSet;
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
    let growth = has_growth(dataset).then(|| growth(dataset, true, shows_moments));
    let pledges = has_sums(dataset).then(|| pledges(dataset, &|_| true));
    let has_level = |level: Level| dataset.meetings.has_level(level);
    let hosts = hosts(&has_level, dataset.meetings.has_remote());
    growth.into_iter().chain(pledges).chain([hosts]).collect()
}

/// The same for a picture of a fixed size (`Fit`): only what is seen of these meetings.
pub fn keys_of(dataset: &Dataset, rows: &MeetingSet) -> Vec<Key> {
    let mut levels = [false; Level::ALL.len()];
    let mut is_remote = false;
    rows.each(|at| {
        let Some(look) = dataset.meetings.looks().get(at) else { return };
        is_remote |= look.format != Format::InPerson;
        let number = Level::ALL.iter().position(|level| *level == look.level);
        if let Some(seen) = number.and_then(|number| levels.get_mut(number)) {
            *seen = true;
        }
    });
    let has_level = |level: Level| Level::ALL.iter().zip(levels).any(|(it, seen)| seen && *it == level);
    let growth = has_growth(dataset).then(|| {
        let mut key = growth(dataset, false, false);
        // A line with numbers explains itself.
        key.lines.retain(|line| line.style.hollow);
        key
    });
    let pledges = has_sums(dataset).then(|| {
        let mut key = pledges(dataset, &|sum| rows.contains(sum.meeting as usize) && is_main(sum));
        // So does a goal joined with what was pledged for it.
        key.lines.retain(|line| line.style.glyph != Glyph::Answer);
        key
    });
    growth.into_iter().chain(pledges).chain([hosts(&has_level, is_remote)]).collect()
}

fn line(glyph: Glyph, hollow: bool, ink: Ink, words: impl Into<Words>) -> KeyLine {
    KeyLine { style: MarkStyle { glyph, hollow }, ink, words: words.into() }
}

fn growth(dataset: &Dataset, shows_joins: bool, shows_moments: bool) -> Key {
    let labels = &dataset.labels;
    let mut lines = vec![line(Glyph::Disc, false, Ink::Growth, words::LEGEND_SIZE)];
    if dataset.rivals().next().is_some() {
        lines.push(line(Glyph::Disc, true, Ink::Growth, words::LEGEND_RIVAL));
    }
    if shows_joins && !dataset.members.is_empty() {
        lines.push(line(Glyph::Tick, false, Ink::Growth, words::legend_join(labels)));
    }
    if shows_moments && has_moments(dataset) {
        lines.push(KeyLine { style: moments::MOMENT_STYLE, ink: Ink::Moment, words: words::LEGEND_MOMENT.into() });
    }
    Key { title: words::growth_title(labels).into(), lines, note: Words::default() }
}

fn pledges(dataset: &Dataset, is_shown: &dyn Fn(&Sum) -> bool) -> Key {
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
    let sums: Vec<&Sum> = dataset.meetings.sums().iter().filter(|sum| is_shown(sum)).collect();
    let has_answers = !answered(dataset, &sums).is_empty();
    let is_seen = |line: &KeyLine| {
        if line.style.glyph == Glyph::Answer {
            return has_answers;
        }
        sums.iter().map(|sum| glyph::sum(sum.kind, sum.relation, sum.recalled)).any(|seen| {
            // A recalled promise is hollow, and still one.
            seen.glyph == line.style.glyph && (seen.hollow == line.style.hollow || seen.glyph != Glyph::Disc)
        })
    };
    let note =
        if sums.iter().any(|sum| glyph::is_soft(sum)) { words::legend_soft(labels).into() } else { Words::default() };
    Key { title: words::pledges_title(labels), lines: lines.into_iter().filter(is_seen).collect(), note }
}

fn hosts(has_level: &dyn Fn(Level) -> bool, has_remote: bool) -> Key {
    let of = |family: LevelFamily| Level::ALL.iter().find(|level| level.family() == family && has_level(**level));
    let mut lines: Vec<KeyLine> = (LevelFamily::ALL.into_iter())
        .filter_map(|family| {
            let level = *of(family)?;
            let style = meeting(level, Format::InPerson);
            Some(KeyLine { style, ink: glyph::meeting_ink(level), words: words::family(family).into() })
        })
        .collect();
    if has_remote {
        lines.push(line(Glyph::Disc, true, Ink::Host, words::LEGEND_VIRTUAL));
    }
    Key { title: words::HOSTS_TITLE.into(), lines, note: words::LEGEND_SPAN.into() }
}
