//! What does each shape of the picture stand for?

use super::glyph::{Glyph, Look, meeting};
use super::scene::Ink;
use crate::dataset::{Format, Level};
use crate::words;

/// How to read one panel.
#[derive(Debug, Clone)]
pub struct Key {
    /// The name of the panel.
    pub title: &'static str,
    /// The colour of its marks.
    pub ink: Ink,
    /// Shapes and what they mean.
    pub lines: Vec<(Look, &'static str)>,
    /// What else there is to know; may be empty.
    pub note: &'static str,
}

/// How to read the panels, from top to bottom.
pub fn keys() -> [Key; 3] {
    let look = |glyph, hollow| Look { glyph, hollow };
    let growth = vec![
        (look(Glyph::Disc, false), words::LEGEND_SIZE),
        (look(Glyph::Disc, true), words::LEGEND_RIVAL),
        (look(Glyph::Tick, false), words::LEGEND_JOIN),
    ];
    let pledges = vec![
        (look(Glyph::Disc, false), words::LEGEND_TOGETHER),
        (look(Glyph::Diamond, false), words::LEGEND_NATIONAL),
        (look(Glyph::Disc, true), words::LEGEND_GOAL),
        (look(Glyph::TriangleDown, true), words::LEGEND_SHORTFALL),
        (look(Glyph::Bar, false), words::LEGEND_TOTAL),
        (look(Glyph::Cross, false), words::LEGEND_RIVAL_SUM),
    ];
    let hosts = Level::ALL.iter().map(|level| (meeting(*level, Format::InPerson), words::level(*level)));
    let hosts = hosts.chain([(meeting(Level::ForeignMinisters, Format::Virtual), words::LEGEND_VIRTUAL)]).collect();
    [
        Key { title: words::GROWTH_TITLE, ink: Ink::Growth, lines: growth, note: "" },
        Key { title: words::PLEDGES_TITLE, ink: Ink::Pledge, lines: pledges, note: words::LEGEND_SOFT },
        Key { title: words::HOSTS_TITLE, ink: Ink::Host, lines: hosts, note: words::LEGEND_SPAN },
    ]
}
