//! Parts of a timeline: how much of it a page around it shows.

use std::num::NonZeroU8;

/// A part of the timeline that a page around it may leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The chart with the strip of years.
    Chart,
    /// The filters, and how many meetings they leave.
    Controls,
    /// The key figures.
    Figures,
    /// The table.
    Table,
    /// What is open: a meeting or a size.
    Detail,
    /// How to read the chart.
    Key,
    /// Where it is from, the way to the whole of it, and to share it.
    Source,
}

impl Part {
    /// Every part, in the order in which an address names them.
    pub const ALL: [Self; 7] =
        [Self::Chart, Self::Controls, Self::Figures, Self::Table, Self::Detail, Self::Key, Self::Source];

    /// The word for it in an address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Chart => "chart",
            Self::Controls => "controls",
            Self::Figures => "figures",
            Self::Table => "table",
            Self::Detail => "detail",
            Self::Key => "key",
            Self::Source => "source",
        }
    }

    /// The part with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The parts that are shown: one at least, for a timeline of none would be nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts(NonZeroU8);

impl Parts {
    /// These parts; `None` of none.
    pub fn new(parts: impl IntoIterator<Item = Part>) -> Option<Self> {
        NonZeroU8::new(parts.into_iter().fold(0, |bits, part| bits | part.bit())).map(Self)
    }

    /// Whether a part is among them.
    pub fn has(self, part: Part) -> bool {
        self.0.get() & part.bit() != 0
    }

    /// The parts, in their order.
    pub fn iter(self) -> impl Iterator<Item = Part> {
        Part::ALL.into_iter().filter(move |part| self.has(*part))
    }

    /// The same with a part, or without it; `None` where none would be left.
    pub fn with(self, part: Part, is_shown: bool) -> Option<Self> {
        Self::new(self.iter().filter(|other| *other != part).chain(is_shown.then_some(part)))
    }

    /// The words for them in an address.
    pub fn code(self) -> String {
        self.iter().map(Part::code).collect::<Vec<_>>().join("~")
    }
}

impl Default for Parts {
    /// All of them.
    fn default() -> Self {
        // The least is one of them: the chart.
        Part::ALL.into_iter().fold(Self(NonZeroU8::MIN), |parts, part| Self(parts.0 | part.bit()))
    }
}
