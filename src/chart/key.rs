//! Content of the legend: what each shape of the picture stands for.

use super::glyph::{self, Glyph, MarkStyle, meeting};
use super::moments;
use super::scene::Ink;
use crate::dataset::{Dataset, Format, Level};
use crate::words::{self, Words};

/// How to read one panel.
#[derive(Debug, Clone)]
pub struct Key {
    /// The name of the panel.
    pub title: Words,
    /// Shapes with their colours, and what they mean.
    pub lines: Vec<(MarkStyle, Ink, Words)>,
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
    let labels = &dataset.labels;
    let style = |glyph, hollow| MarkStyle { glyph, hollow };
    let mut growth = vec![(style(Glyph::Disc, false), Ink::Growth, words::LEGEND_SIZE.into())];
    if dataset.rivals().next().is_some() {
        growth.push((style(Glyph::Disc, true), Ink::Growth, words::LEGEND_RIVAL.into()));
    }
    if !dataset.members.is_empty() {
        growth.push((style(Glyph::Tick, false), Ink::Growth, words::legend_join(labels).into()));
    }
    if shows_moments && has_moments(dataset) {
        growth.push((moments::STYLE, Ink::Moment, words::LEGEND_MOMENT.into()));
    }
    let pledges = [
        (style(Glyph::Disc, false), words::legend_together(labels)),
        (style(Glyph::Diamond, false), words::legend_national(labels)),
        (style(Glyph::Disc, true), words::LEGEND_GOAL.into()),
        (style(Glyph::TriangleDown, true), words::LEGEND_SHORTFALL.into()),
        (style(Glyph::Bar, false), words::LEGEND_TOTAL.into()),
        (style(Glyph::Cross, false), words::LEGEND_RIVAL_SUM.into()),
    ];
    let sums = dataset.meetings.sums();
    let is_seen = |line: &MarkStyle| {
        sums.iter().map(|sum| glyph::sum(sum.kind, sum.relation, sum.recalled)).any(|seen| {
            // A recalled promise is hollow, and still one.
            seen.glyph == line.glyph && (seen.hollow == line.hollow || seen.glyph != Glyph::Disc)
        })
    };
    let pledges = pledges.into_iter().filter(|(line, _)| is_seen(line));
    let pledges = pledges.map(|(style, words)| (style, Ink::Pledge, words)).collect();
    let levels = Level::ALL.iter().filter(|level| dataset.meetings.has_level(**level));
    let hosts = levels.map(|level| (meeting(*level, Format::InPerson), words::level(*level).into()));
    let hollow = (meeting(Level::ForeignMinisters, Format::Virtual), words::LEGEND_VIRTUAL.into());
    let hollow = dataset.meetings.has_remote().then_some(hollow);
    let hosts = hosts.chain(hollow).map(|(style, words)| (style, Ink::Host, words)).collect();
    let key = |title, lines, note| Key { title, lines, note };
    let growth = has_growth(dataset).then(|| key(words::growth_title(labels).into(), growth, "".into()));
    let note = if sums.iter().any(glyph::is_soft) { words::legend_soft(labels).into() } else { Words::default() };
    let pledges = has_sums(dataset).then(|| key(words::pledges_title(labels), pledges, note));
    let hosts = key(words::HOSTS_TITLE.into(), hosts, words::LEGEND_SPAN.into());
    growth.into_iter().chain(pledges).chain([hosts]).collect()
}
