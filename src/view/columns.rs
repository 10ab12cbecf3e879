//! Columns of the table: which ones there are, and which of them a reader has hidden.

use crate::dataset::Dataset;

/// A column of the table that it can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    /// The date of the meeting.
    #[default]
    Date,
    /// Its name.
    Name,
    /// Its first host.
    Hosts,
    /// Its place.
    Place,
    /// The size of the coalition reported with it.
    Members,
    /// The largest sum promised at it.
    Pledges,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: [Self; 6] = [Self::Date, Self::Name, Self::Hosts, Self::Place, Self::Members, Self::Pledges];

    /// The word for it in an address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Name => "name",
            Self::Hosts => "hosts",
            Self::Place => "place",
            Self::Members => "members",
            Self::Pledges => "pledges",
        }
    }

    /// The column with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    /// Whether it can be hidden: without names a table would say nothing, and open nothing.
    pub fn can_hide(self) -> bool {
        self != Self::Name
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The columns that a reader has hidden: any but the one of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HiddenColumns(u8);

impl HiddenColumns {
    /// Whether a column is among them.
    pub fn has(self, column: Column) -> bool {
        self.0 & column.bit() != 0
    }

    /// The same with a column, or without it. That of names is never hidden.
    pub fn with(self, column: Column, is_hidden: bool) -> Self {
        let rest = self.0 & !column.bit();
        Self(if is_hidden && column.can_hide() { rest | column.bit() } else { rest })
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The words for them in an address.
    pub fn code(self) -> String {
        let hidden = Column::ALL.into_iter().filter(|column| self.has(*column));
        hidden.map(Column::code).collect::<Vec<_>>().join("~")
    }
}

/// The columns of a data set's table, from left to right, without those in which no row would have anything.
pub fn columns(dataset: &Dataset) -> Vec<Column> {
    let meetings = &dataset.meetings;
    let is_used = |column: &Column| match column {
        Column::Date | Column::Name => true,
        Column::Hosts => !meetings.all_hosts().is_empty(),
        Column::Place => meetings.has_places(),
        Column::Members => meetings.has_sizes(),
        Column::Pledges => !meetings.sums().is_empty(),
    };
    Column::ALL.into_iter().filter(is_used).collect()
}

/// Those of them that are shown.
pub fn shown_columns(dataset: &Dataset, hidden: HiddenColumns) -> Vec<Column> {
    let mut shown = columns(dataset);
    shown.retain(|column| !hidden.has(*column));
    shown
}
