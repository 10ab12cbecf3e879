//! CSV writer: rows that every program reads and no spreadsheet runs.
//!
//! The rules are those of RFC 4180: commas, lines that end in CRLF, quotation marks around what needs them. A cell that a
//! spreadsheet would take for a formula has an apostrophe before it.

use crate::dataset::defused;

/// Before the first cell of a file that is opened by hand: without it a widespread spreadsheet takes UTF-8 for something else.
pub const MARK: &str = "\u{feff}";

/// A table in the making, cell by cell.
#[derive(Debug, Clone, Default)]
pub struct Csv {
    text: String,
    is_inside: bool,
}

impl Csv {
    /// A table that begins with the names of its columns.
    pub fn new(columns: &[&str]) -> Self {
        let mut csv = Self::default();
        columns.iter().for_each(|name| csv.raw(name));
        csv.end();
        csv
    }

    /// The next cell of the row: a text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.raw(&defused(text));
        self
    }

    /// The next cell of the row: a number, or nothing.
    pub fn number(&mut self, number: Option<u64>) -> &mut Self {
        self.raw(&number.map_or(String::new(), |number| number.to_string()));
        self
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.text.push_str("\r\n");
        self.is_inside = false;
    }

    /// The whole table.
    pub fn into_string(self) -> String {
        self.text
    }

    fn raw(&mut self, cell: &str) {
        if self.is_inside {
            self.text.push(',');
        }
        self.is_inside = true;
        // White space at an end would be lost to readers that trim.
        if cell.contains([',', '"', '\r', '\n', ';']) || cell.trim() != cell {
            self.text.push('"');
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(cell);
        }
    }
}
