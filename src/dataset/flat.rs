//! Rows of a table (CSV), as they stand in the file.

use std::borrow::Cow;

use super::columns::{COLUMNS, Column, ROWS, column_code, undefused};
use super::cut::MOST_RECORD_BYTES;
use super::fault::Problem;
use super::load::Loader;
use super::record::bare;

/// One row as it stands in the file.
pub(super) struct Row {
    /// As a spreadsheet program numbers it, from 1.
    pub number: usize,
    /// Where it starts.
    pub start: usize,
    /// What stands in its cells.
    pub cells: Vec<String>,
    /// Why its cells cannot be trusted, and the first of which that is so.
    pub fault: Option<(usize, Problem)>,
}

impl Row {
    /// Whether it only speaks to those who read the file: it begins with `#`, or is empty.
    pub fn is_remark(&self) -> bool {
        self.cells.first().is_none_or(|cell| cell.starts_with('#')) || self.is_blank()
    }

    /// Takes a label from a remark: `# title: The River Treaty`.
    pub fn label(&self, loader: &mut Loader) {
        if let Some((_, problem)) = &self.fault {
            return loader.fault(ROWS, &self.number.to_string(), "", problem.clone());
        }
        // Some programs fill up every row to the same number of cells.
        let end = self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let text = self.cells.get(..end).unwrap_or_default().join(", ");
        let Some((name, text)) = text.trim_start_matches('#').split_once(':') else { return };
        if let Err(problem) = loader.labels.take(name.trim(), text) {
            loader.fault(ROWS, &self.number.to_string(), name.trim(), problem);
        }
    }

    /// Whether nothing is in it.
    pub fn is_blank(&self) -> bool {
        self.fault.is_none() && self.cells.iter().all(|cell| cell.is_empty())
    }
}

#[derive(Clone, Copy, PartialEq)]
enum At {
    CellStart,
    Plain,
    Quoted,
    /// After a quotation mark inside of quotation marks: the end of the cell, or the first half of a mark that is meant.
    Mark,
    /// After the end of what stood in quotation marks.
    Behind,
}

/// More cells of a row are not read: a spreadsheet can have very many, of which nearly all are empty.
const MOST_CELLS: usize = 1_000;
/// So many lines, and so many bytes, can stand above the names of the columns.
const MOST_LINES_ABOVE: usize = 50;
const MOST_BYTES_ABOVE: usize = 16_384;

/// A walk through the rows of a table, as RFC 4180 describes them.
pub(super) struct Rows {
    /// The next byte.
    pub at: usize,
    /// The number of the row that is read.
    pub number: usize,
    /// Where the names of the columns are, or should be.
    pub heading: usize,
    between: u8,
    start: usize,
    state: At,
    /// How many cells of the row have ended.
    cell: usize,
    /// The first cell that goes on behind its closing quotation mark.
    stray: Option<usize>,
}

impl Rows {
    /// The beginning of a table. Its column names, and whether its cells are divided by commas, semicolons or tabs, are where most
    /// names of columns come out: many a table has a title above them. Without any, its first row that is no remark should
    /// have them.
    pub fn new(at: usize, bytes: &[u8]) -> Self {
        let head = bytes.get(at..).unwrap_or_default();
        let head = head.get(..MOST_BYTES_ABOVE).unwrap_or(head);
        let (mut heading, mut between, mut most, mut next) = (at, b',', (0, 0), at);
        for line in head.split(|byte| matches!(byte, b'\n' | b'\r')).take(MOST_LINES_ABOVE) {
            let start = next;
            next += line.len() + 1;
            if line.trim_ascii().is_empty() || line.starts_with(b"#") || line.starts_with(b"\"#") {
                continue;
            }
            let is_first = most == (0, 0) || heading == start;
            let text = String::from_utf8_lossy(line);
            for mark in [b',', b';', b'\t'] {
                let (cells, _) = cells(&text, char::from(mark));
                // How many cells there are tells only of one line how it is divided.
                let found = (likeness(&cells), if is_first { cells.len() } else { 0 });
                if found > most {
                    (heading, between, most) = (start, mark, found);
                }
            }
        }
        Self { at, number: 1, heading, between, start: at, state: At::CellStart, cell: 0, stray: None }
    }

    /// The next row; `None` at the limit and at the end.
    pub fn next(&mut self, bytes: &[u8], limit: usize) -> Result<Option<Row>, Problem> {
        while self.at < bytes.len() && self.at < limit {
            let byte = bytes.get(self.at).copied().unwrap_or_default();
            self.at += 1;
            self.state = match (self.state, byte) {
                (At::CellStart, b'"') | (At::Mark, b'"') => At::Quoted,
                (At::Quoted, b'"') => At::Mark,
                (At::Quoted, _) => At::Quoted,
                (_, b'\n') => return Ok(Some(self.row(bytes, self.at - 1))),
                // Old programs end lines so.
                (_, b'\r') if bytes.get(self.at) != Some(&b'\n') => return Ok(Some(self.row(bytes, self.at - 1))),
                (_, byte) if byte == self.between => {
                    self.cell += 1;
                    At::CellStart
                }
                (At::CellStart, b' ') => At::CellStart,
                (At::Mark | At::Behind, b' ' | b'\t' | b'\r') => At::Behind,
                (At::Mark | At::Behind, _) => {
                    self.stray = self.stray.or(Some(self.cell));
                    At::Plain
                }
                _ => At::Plain,
            };
            if self.at - self.start > MOST_RECORD_BYTES {
                let is_open = self.state == At::Quoted;
                return Err(if is_open { Problem::OpenQuote } else { Problem::TooLong { most: MOST_RECORD_BYTES } });
            }
        }
        if self.at < bytes.len() || self.start >= bytes.len() {
            return Ok(None);
        }
        if self.state == At::Quoted {
            return Err(Problem::OpenQuote);
        }
        Ok(Some(self.row(bytes, self.at)))
    }

    fn row(&mut self, bytes: &[u8], end: usize) -> Row {
        let bytes = bytes.get(self.start..end).unwrap_or_default();
        let (number, start) = (self.number, self.start);
        let text = String::from_utf8_lossy(bytes);
        let (cells, rest) = cells(&text, char::from(self.between));
        let broken = |cell: &String| cell.contains(char::REPLACEMENT_CHARACTER);
        let fault = match (&text, self.stray) {
            // A text that is borrowed is as it was.
            (Cow::Owned(_), _) => {
                Some((cells.iter().position(broken).unwrap_or_default(), Problem::NotUtf8 { line: number }))
            }
            (_, Some(cell)) => Some((cell, Problem::StrayQuote)),
            _ if rest.contains(|c: char| c != char::from(self.between) && !c.is_whitespace()) => {
                Some((usize::MAX, Problem::ManyParts { found: self.cell + 1, most: MOST_CELLS }))
            }
            _ => None,
        };
        (self.start, self.number, self.state) = (self.at, self.number + 1, At::CellStart);
        (self.cell, self.stray) = (0, None);
        Row { number, start, cells, fault }
    }
}

/// The column that a cell names.
pub(super) fn column(cell: &str) -> Option<Column> {
    Column::from_code(&column_code(cell))
}

/// How much cells look like names of columns. Nothing comes near those of which two are the columns that must be there; words
/// of their names count a little.
pub(super) fn likeness(cells: &[String]) -> usize {
    let has = |wanted| cells.iter().any(|cell| column(cell) == Some(wanted));
    let known = cells.iter().filter(|cell| column(cell).is_some()).count();
    let both = if has(Column::Date) && has(Column::Name) { 1_000_000 } else { 0 };
    both + 1_000 * known + near(cells)
}

/// How many cells have a word of the names of columns in them, as "Date (UTC)" has. None where one is a number or a day: those
/// are not names.
fn near(cells: &[String]) -> usize {
    if cells.iter().any(|cell| cell.starts_with(|c: char| c.is_ascii_digit())) {
        return 0;
    }
    let is_word =
        |word: &str| word.len() > 2 && COLUMNS.iter().any(|column| column.split('_').any(|part| part == word));
    let is_near =
        |cell: &&String| cell.len() < 40 && cell.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(is_word);
    cells.iter().filter(is_near).count()
}

/// The first cells of a row, without white space around them and without quotation marks, and what comes after them.
fn cells(row: &str, between: char) -> (Vec<String>, &str) {
    let mut cells = Vec::new();
    let mut rest = row.strip_suffix('\r').unwrap_or(row);
    loop {
        let mut cell = String::new();
        if let Some(mut quoted) = rest.trim_start_matches(' ').strip_prefix('"') {
            while let Some((part, after)) = quoted.split_once('"') {
                cell.push_str(part);
                match after.strip_prefix('"') {
                    Some(more) => {
                        cell.push('"');
                        quoted = more;
                    }
                    None => {
                        quoted = after;
                        break;
                    }
                }
            }
            rest = quoted;
        }
        let (part, after) = match rest.split_once(between) {
            Some((part, after)) => (part, Some(after)),
            None => (rest, None),
        };
        cell.push_str(part);
        cells.push(tidy(&cell));
        match after {
            Some(after) if cells.len() < MOST_CELLS => rest = after,
            after => return (cells, after.unwrap_or_default()),
        }
    }
}

/// A cell without the line breaks that nothing shows, and without the apostrophe that only keeps a spreadsheet program from
/// calculating.
fn tidy(cell: &str) -> String {
    let cell = undefused(bare(cell));
    let cell: String = cell.chars().map(|c| if matches!(c, '\r' | '\n' | '\t') { ' ' } else { c }).collect();
    bare(&cell).to_owned()
}
