//! Rows of a file before its headings are found, and why there can be none.

/// What a file or a pasted text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Cells divided by this sign.
    Delimited(char),
    /// Records in JSON.
    Json,
    /// A record a line.
    JsonLines,
    /// Events of a calendar (iCalendar).
    Calendar,
    /// A table in Markdown.
    Markdown,
    /// A table in HTML.
    Html,
}

/// A row, with its number as a spreadsheet counts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// From 1. In JSON and calendars the number of the record.
    pub number: usize,
    /// Its cells, without white space around them.
    pub cells: Vec<String>,
}

impl TableRow {
    /// The cells that hold something.
    pub(super) fn filled(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty())
    }
}

/// Why a text is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing is in it.
    Empty,
    /// It begins as JSON and breaks off or is wrong in this line.
    BrokenJson {
        /// From 1.
        line: usize,
    },
    /// JSON without a list of records.
    NoRecords,
    /// A quotation mark that is not closed, from this row on.
    OpenQuote {
        /// From 1.
        row: usize,
    },
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => write!(out, "There is nothing in it."),
            Self::BrokenJson { line } => write!(out, "It begins as JSON, but line {line} is not."),
            Self::NoRecords => write!(out, "It is JSON, but has no list of records."),
            Self::OpenQuote { row } => write!(out, "A quotation mark in row {row} is not closed."),
        }
    }
}

/// Rows before their headings are found.
pub(super) struct Grid {
    pub(super) format: TableFormat,
    pub(super) rows: Vec<TableRow>,
    /// Whether the first row is known to be the headings.
    pub(super) has_headings: bool,
    pub(super) repeated: usize,
}
