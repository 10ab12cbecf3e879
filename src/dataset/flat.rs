//! How does each row of a table (CSV) become a meeting?
//!
//! A row is first written as the record that it would be in JSON, and then read like one: the rules are the same. What is
//! wrong with it is told by row and column.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Country;
use super::cells::{Cells, or, or_null};
use super::columns::{COLUMNS, Column, undefused};
use super::cut::MOST_RECORD_BYTES;
use super::fault::Problem;
use super::load::{Loader, ROWS};

/// The column that a field of a record is written in.
pub(super) fn column_of(field: &str) -> &'static str {
    let (list, rest) = field.split_at(field.find(['[', '.']).unwrap_or(field.len()));
    let name = rest.rsplit('.').next().unwrap_or_default();
    let column = match (list, name) {
        ("start" | "earliest", _) => Column::Date,
        ("end" | "latest", _) => Column::EndDate,
        ("membership", "states") => Column::MembersStates,
        ("membership", "organisations") => Column::MembersOrganisations,
        ("membership", _) => Column::Members,
        ("pledges", "by") => Column::PledgeBy,
        ("pledges", "kind") => Column::PledgeKind,
        ("pledges", "purpose") => Column::PledgePurpose,
        ("pledges", _) => Column::PledgeUsd,
        ("attendance", "organisations") => Column::AttendanceOrganisations,
        ("attendance", "delegations") => Column::AttendanceDelegations,
        ("new_members", "iso") => Column::NewMembersCountry,
        ("sources", _) => Column::SourceTitle,
        (other, _) => return COLUMNS.iter().find(|column| **column == other).copied().unwrap_or_default(),
    };
    column.code()
}

/// One row as it stands in the file.
pub(super) struct Row {
    /// As a spreadsheet program numbers it, from 1.
    number: usize,
    cells: Vec<String>,
    fault: Option<Problem>,
}

impl Row {
    /// Whether it only speaks to those who read the file: it begins with `#`, or is empty.
    pub fn is_remark(&self) -> bool {
        self.cells.first().is_none_or(|cell| cell.starts_with('#')) || self.is_blank()
    }

    /// Takes a label from a remark: `# title: The River Treaty`.
    pub fn label(&self, loader: &mut Loader) {
        // Some programs fill up every row to the same number of cells.
        let end = self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let text = self.cells.get(..end).unwrap_or_default().join(", ");
        let Some((name, text)) = text.trim_start_matches('#').split_once(':') else { return };
        if let Err(problem) = loader.labels.take(name.trim(), text) {
            loader.fault(ROWS, &self.number.to_string(), name.trim(), problem);
        }
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.is_empty())
    }
}

#[derive(Clone, Copy, PartialEq)]
enum At {
    CellStart,
    Plain,
    Quoted,
    /// After a quotation mark inside of quotation marks: the end of the cell, or the first half of a mark that is meant.
    Mark,
}

/// A walk through the rows of a table, as RFC 4180 describes them.
pub(super) struct Rows {
    /// The next byte.
    pub at: usize,
    /// The number of the row that is read.
    pub number: usize,
    between: u8,
    start: usize,
    state: At,
}

impl Rows {
    /// The beginning of a table. Whether its cells are divided by commas, semicolons or tabs is taken from its first row that
    /// is no remark.
    pub fn new(at: usize, bytes: &[u8]) -> Self {
        let head = bytes.get(at..).unwrap_or_default();
        let line = head.split(|byte| *byte == b'\n').find(|line| !line.starts_with(b"#") && !line.starts_with(b"\"#"));
        let count = |mark: u8| line.unwrap_or_default().iter().filter(|byte| **byte == mark).count();
        let between = [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',');
        Self { at, number: 1, between, start: at, state: At::CellStart }
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
                (_, byte) if byte == self.between => At::CellStart,
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
        let number = self.number;
        self.start = self.at;
        self.number += 1;
        self.state = At::CellStart;
        match std::str::from_utf8(bytes) {
            Ok(text) => Row { number, cells: cells(text, char::from(self.between)), fault: None },
            Err(_) => Row { number, cells: Vec::new(), fault: Some(Problem::NotUtf8 { line: number }) },
        }
    }
}

/// The cells of a row, without white space around them and without quotation marks.
fn cells(row: &str, between: char) -> Vec<String> {
    let mut cells = Vec::new();
    let mut rest = row.strip_suffix('\r').unwrap_or(row);
    loop {
        let mut cell = String::new();
        if let Some(mut quoted) = rest.strip_prefix('"') {
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
            Some(after) => rest = after,
            None => return cells,
        }
    }
}

/// A cell without the line breaks that nothing shows, and without the apostrophe that only keeps a spreadsheet program from
/// calculating.
fn tidy(cell: &str) -> String {
    let cell = undefused(cell.trim());
    let cell: String = cell.chars().map(|c| if matches!(c, '\r' | '\n' | '\t') { ' ' } else { c }).collect();
    cell.trim().to_owned()
}

/// The names of the columns, and what is needed to read the rows under them.
pub(super) struct Heading {
    /// How many cells it has.
    width: usize,
    /// For each column of the format, where it is.
    places: Vec<Option<usize>>,
    countries: BTreeMap<String, Country>,
}

impl Heading {
    /// Reads the row of column names. `None` where the rows under it cannot be read.
    pub fn new(row: Row, country_name: fn(Country) -> &'static str, loader: &mut Loader) -> Option<Self> {
        let number = row.number.to_string();
        if let Some(problem) = row.fault {
            loader.fault(ROWS, &number, "", problem);
            return None;
        }
        let mut places = vec![None; COLUMNS.len()];
        for (at, cell) in row.cells.iter().enumerate() {
            let column = Column::from_code(&cell.to_lowercase().replace([' ', '-'], "_"));
            match column.and_then(|column| places.get_mut(column as usize)) {
                Some(place @ None) => *place = Some(at),
                Some(Some(_)) => loader.fault(ROWS, &number, cell, Problem::Repeated(cell.clone())),
                None if !cell.is_empty() => loader.fault(ROWS, &number, cell, Problem::UnknownColumn(cell.clone())),
                None => {}
            }
        }
        if places.iter().all(Option::is_none) {
            loader.faults.clear();
            loader.fault("", "", "", Problem::NoHeading);
            return None;
        }
        let name = |country| country_name(country).to_lowercase().replace('’', "'");
        let countries = Country::all().map(|country| (name(country), country)).collect();
        let heading = Self { width: row.cells.len(), places, countries };
        let missing = [Column::Date, Column::Name].into_iter().filter(|column| heading.place(*column).is_none());
        let missing: Vec<Column> = missing.collect();
        missing.iter().for_each(|column| loader.fault(ROWS, &number, column.code(), Problem::NoColumn));
        missing.is_empty().then_some(heading)
    }

    /// Which cell of a row is in a column.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.places.get(column as usize).copied().flatten()
    }

    /// Reads one row as a meeting.
    pub fn read(&self, row: Row, loader: &mut Loader) {
        let before = loader.faults.len();
        let record = row.number.to_string();
        if let Some(problem) = row.fault {
            return loader.fault(ROWS, &record, "", problem);
        }
        if row.is_blank() {
            return;
        }
        let (found, wanted) = (row.cells.len(), self.width);
        if row.cells.iter().skip(wanted).any(|cell| !cell.is_empty()) {
            loader.fault(ROWS, &record, "", Problem::TooManyCells { found, wanted });
        }
        let (known, faults) = (&loader.cited, &mut loader.faults);
        let mut cells = Cells { heading: self, cells: &row.cells, known, record, faults };
        for column in [Column::Date, Column::Name] {
            if cells.cell(column).is_empty() {
                cells.fault(column, Problem::Blank);
            }
        }
        let sources = cells.sources();
        let [membership, pledges, new_members] =
            [cells.membership(&sources.ids), cells.pledges(&sources.ids), cells.new_members(&sources.ids)];
        let attendance = cells.attendance(&sources.ids);
        let [start, end, earliest, latest] = cells.dates();
        let hosts: Vec<String> = cells
            .cell(Column::Hosts)
            .split([';', '|'])
            .map(str::trim)
            .filter(|host| !host.is_empty())
            .map(|host| self.country_code(host))
            .collect();
        let country = self.country_code(cells.cell(Column::Country));
        let (name, given) = (cells.cell(Column::Name), cells.cell(Column::Id));
        let made = id_of(cells.cell(Column::Date), name, row.number);
        let listed: Vec<&str> = sources.made.iter().map(|(id, ..)| id.as_str()).collect();
        let mut value = json!({
            "start": or_null(start),
            "end": or_null(end),
            "earliest": or_null(earliest),
            "latest": or_null(latest),
            "name": or(name, "-"),
            "level": cells.word(Column::Level, "mixed"),
            "composition": cells.word(Column::Composition, "other"),
            "format": cells.word(Column::Format, "in-person"),
            "hosts": hosts,
            "host_notes": cells.cell(Column::HostNotes),
            "city": or_null(cells.cell(Column::City)),
            "country": or_null(&country),
            "attendance": attendance,
            "membership": membership,
            "new_members": new_members,
            "pledges": pledges,
            "summary": cells.cell(Column::Summary),
            "sources": listed,
            "confidence": cells.word(Column::Confidence, "high"),
            "notes": cells.cell(Column::Notes)
        });
        let id = if given.is_empty() { loader.free_id(&made) } else { given.to_owned() };
        if let Value::Object(fields) = &mut value {
            fields.insert("id".to_owned(), Value::String(id));
        }
        loader.read_row(row.number, value, sources.made, before);
    }

    /// The code of a country that is given by its code or its name; any other text as it is.
    pub fn country_code(&self, text: &str) -> String {
        let name = text.to_lowercase().replace('’', "'");
        let named = |name: &str| self.countries.get(name).copied().or_else(|| Country::from_other_name(name));
        let code = Country::from_code(&text.to_uppercase());
        let code = code.or_else(|| named(&name)).or_else(|| named(name.strip_prefix("the ")?));
        code.map_or(text.to_owned(), |country| country.code().to_owned())
    }
}

/// What a meeting without an id is called: its date and the letters of its name.
fn id_of(date: &str, name: &str, row: usize) -> String {
    let mut id: String = date.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    for word in name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if id.len() + word.len() > 60 {
            break;
        }
        id.push('-');
        id.push_str(&word.to_ascii_lowercase());
    }
    let id = id.trim_start_matches('-');
    // The row has faults then, of which this is none.
    if id.is_empty() { format!("row-{row}") } else { id.to_owned() }
}
