//! A table of cells: what every format becomes before its columns are understood.

use super::grid::{Grid, TableFormat, TableRow, Unreadable};
use super::plain::{is_missing, plain};
use super::{calendar, delimited, headings, json, markup};

/// Why a row is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowRole {
    /// It stands above the headings.
    Title,
    /// It adds the others up.
    Total,
    /// It explains something under the table.
    Footnote,
}

/// A table with its headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it was read from.
    pub format: TableFormat,
    /// The heading of each column; empty where there is none.
    pub headings: Vec<String>,
    /// The HXL tag of each column; empty where there is none.
    pub tags: Vec<String>,
    /// The records; each has a cell for every heading.
    pub rows: Vec<TableRow>,
    /// Rows that are no records.
    pub set_aside: Vec<(usize, RowRole)>,
    /// Labels above the headings: `# title: The River Treaty`.
    pub labels: Vec<(String, String)>,
    /// How many events of a calendar come again; only the first of each is read.
    pub repeated: usize,
}

impl Table {
    /// Reads a text of any format.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let text = text.trim_start_matches('\u{feff}');
        let start = text.trim_start();
        if start.is_empty() {
            return Err(Unreadable::Empty);
        }
        let lower: String = start.chars().take(4000).flat_map(char::to_lowercase).collect();
        let grid = if start.starts_with("BEGIN:VCALENDAR") {
            calendar::read(start)
        } else if lower.contains("<table") && (lower.starts_with('<') || lower.contains("<td")) {
            markup::read_html(text)
        } else if start.starts_with(['{', '[']) {
            json::read(start)?
        } else if let Some(grid) = markup::read_markdown(text) {
            grid
        } else {
            delimited::read(text)?
        };
        Ok(Self::of(grid))
    }

    fn of(grid: Grid) -> Self {
        let mut table = Self {
            format: grid.format,
            headings: Vec::new(),
            tags: Vec::new(),
            rows: Vec::new(),
            set_aside: Vec::new(),
            labels: Vec::new(),
            repeated: grid.repeated,
        };
        let mut rows: Vec<TableRow> = Vec::new();
        for mut row in grid.rows {
            for cell in &mut row.cells {
                *cell = cell.replace(|c: char| c.is_control() && c != '\n', " ").trim().to_owned();
            }
            if row.filled().next().is_none() {
                continue;
            }
            match label(&row).filter(|_| rows.iter().all(|row| row.filled().count() < 2)) {
                Some(label) => table.labels.push(label),
                None => rows.push(row),
            }
        }
        let heading = if grid.has_headings { Some(0) } else { heading_row(&rows) };
        let tags = rows.iter().take(30).position(is_tags);
        let heading = heading.filter(|at| tags.is_none_or(|tags| *at < tags)).or(tags);
        let first = tags.or(heading).map_or(0, |at| at + 1);
        if let Some(heading) = heading {
            table.headings = rows.get(heading).map(|row| row.cells.clone()).unwrap_or_default();
        }
        if let Some(row) = tags.and_then(|at| rows.get(at)) {
            table.tags = row.cells.clone();
        }
        let above = rows.iter().take(first).enumerate().filter(|(at, _)| Some(*at) != heading && Some(*at) != tags);
        table.set_aside.extend(above.map(|(_, row)| (row.number, RowRole::Title)));
        let mut rows = rows.split_off(first.min(rows.len()));
        let mut below = Vec::new();
        while let Some(role) = rows.last().and_then(closing_role) {
            below.extend(rows.pop().map(|row| (row.number, role)));
        }
        table.set_aside.extend(below.into_iter().rev());
        // A heading row that a page repeats is no record.
        rows.retain(|row| heading.is_none() || row.cells != table.headings);
        let width = rows.iter().map(|row| row.cells.len()).chain([table.headings.len()]).max().unwrap_or_default();
        table.headings.resize(width, String::new());
        table.tags.resize(width, String::new());
        for row in &mut rows {
            row.cells.resize(width, String::new());
        }
        table.rows = rows;
        table
    }

    /// The cells of a column.
    pub fn column(&self, at: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(move |row| row.cells.get(at)).map(String::as_str)
    }
}

/// A label of our own: `# title: The River Treaty`. A colon in a title may have made two cells of it.
fn label(row: &TableRow) -> Option<(String, String)> {
    let text = row.cells.first()?.strip_prefix('#')?.trim();
    if row.filled().count() > 1 {
        return None;
    }
    let (name, value) = text.split_once(':')?;
    Some((name.trim().to_lowercase(), value.trim().to_owned()))
}

/// Whether a row has HXL tags: `#date+start`.
fn is_tags(row: &TableRow) -> bool {
    let is_tag =
        |cell: &str| cell.strip_prefix('#').is_some_and(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic()));
    let tags = row.filled().filter(|cell| is_tag(cell)).count();
    tags > 1 && tags == row.filled().count()
}

/// The row that names the columns: the first that is as wide as most, and has names alone.
fn heading_row(rows: &[TableRow]) -> Option<usize> {
    let mut widths: Vec<usize> = rows.iter().skip(1).take(60).map(|row| row.filled().count()).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(1);
    let is_heading = |row: &TableRow| {
        let known = row.filled().filter(|cell| headings::meaning(cell).is_some()).count();
        let values = row.filled().filter(|cell| is_value(cell)).count();
        let filled = row.filled().count();
        let is_wide = filled > 1 && filled * 2 >= usual || usual == 1;
        is_wide && values * 4 <= filled && (known > 0 || values == 0)
    };
    let first = rows.iter().take(50).position(is_heading)?;
    // Two columns that nobody knows beside values of the same sort are data without headings.
    let known = |row: &TableRow| row.filled().filter(|cell| headings::meaning(cell).is_some()).count();
    let best = rows.iter().take(50).enumerate().skip(first).filter(|(_, row)| is_heading(row)).take(5);
    best.max_by_key(|(at, row)| (known(row), std::cmp::Reverse(*at))).map(|(at, _)| at)
}

/// Whether a cell has the look of data: numbers, dates, addresses, sentences.
fn is_value(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits * 2 > cell.chars().count() || cell.starts_with("http") || cell.chars().count() > 80
}

/// What a row at the end is, if it is no record.
fn closing_role(row: &TableRow) -> Option<RowRole> {
    let first = row.filled().next()?;
    let word = plain(first);
    let is_word = |words: &[&str]| {
        words.iter().any(|start| word.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    };
    let starts = |words: &[&str]| is_word(words) && (word.len() < 20 || row.filled().count() == 1);
    if starts(&["total", "grand total", "totals", "sum", "summe", "gesamt", "insgesamt", "totale", "somme", "المجموع"])
        && row.filled().skip(1).all(|cell| is_value(cell) || is_missing(cell))
    {
        return Some(RowRole::Total);
    }
    let is_alone = row.filled().count() == 1 && row.cells.len() > 1;
    let is_note = word.starts_with(['*', '†', '('])
        || starts(&["source", "sources", "note", "notes", "quelle", "fuente", "fonte"]);
    (is_alone && is_note).then_some(RowRole::Footnote)
}
