//! How does each row of a table (CSV) become a meeting?
//!
//! A row is first written as the record that it would be in JSON, and then read like one: the rules are the same. What is
//! wrong with it is told by row and column.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::cut::MOST_RECORD_BYTES;
use super::fault::{Fault, Problem};
use super::load::{Loader, ROWS};
use super::records::is_web_address;
use super::source::{Source, SourceKind};
use super::texts::{SourcePlace, SourceText};
use super::{Country, PartialDate};

/// The columns of a table. Only `date` and `name` must be there.
pub const COLUMNS: [&str; 24] = [
    "id",
    "date",
    "end_date",
    "earliest",
    "latest",
    "name",
    "hosts",
    "host_notes",
    "city",
    "country",
    "level",
    "composition",
    "format",
    "members",
    "pledge_usd",
    "pledge_by",
    "pledge_kind",
    "pledge_purpose",
    "summary",
    "notes",
    "source_title",
    "source_publisher",
    "source_date",
    "source_url",
];
/// Between several sums or sources of one row.
const BETWEEN: char = '|';

/// The column that a field of a record is written in.
pub(super) fn column_of(field: &str) -> &'static str {
    let name = field.rsplit('.').next().unwrap_or_default();
    let (list, name) = (field.split('[').next().unwrap_or_default(), name.split('[').next().unwrap_or_default());
    match (list, name) {
        ("start", _) => "date",
        ("end", _) => "end_date",
        ("membership", _) => "members",
        ("pledges", "amount_usd") => "pledge_usd",
        ("pledges", "by") => "pledge_by",
        ("pledges", "kind") => "pledge_kind",
        ("pledges", "purpose") => "pledge_purpose",
        ("pledges", _) => "pledge_usd",
        ("sources", _) => "source_url",
        (other, _) => COLUMNS.into_iter().find(|column| *column == other).unwrap_or_default(),
    }
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
        let text = self.cells.join(", ");
        let Some((name, text)) = text.trim_start_matches('#').split_once(':') else { return };
        let text = text.trim_end_matches([',', ' ']).trim();
        if let Some(label) = loader.label(name.trim()) {
            *label = Some(text.chars().filter(|c| !c.is_control()).collect());
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
    let cell: String = cell.chars().map(|c| if matches!(c, '\r' | '\n' | '\t') { ' ' } else { c }).collect();
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

/// The names of the columns, and what is needed to read the rows under them.
pub(super) struct Heading {
    /// The columns from left to right; `None` for one that is not ours.
    columns: Vec<Option<&'static str>>,
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
        let mut columns = Vec::new();
        for cell in &row.cells {
            let name = cell.to_lowercase().replace([' ', '-'], "_");
            let column = COLUMNS.into_iter().find(|column| *column == name);
            match column {
                Some(column) if columns.contains(&Some(column)) => {
                    loader.fault(ROWS, &number, column, Problem::Repeated(cell.clone()));
                }
                None if !cell.is_empty() => loader.fault(ROWS, &number, cell, Problem::UnknownColumn),
                _ => {}
            }
            columns.push(column.filter(|column| !columns.contains(&Some(*column))));
        }
        if columns.iter().all(Option::is_none) {
            loader.faults.clear();
            loader.fault("", "", "", Problem::NoHeading);
            return None;
        }
        let missing = ["date", "name"].into_iter().filter(|column| !columns.contains(&Some(*column)));
        let missing: Vec<&str> = missing.collect();
        missing.iter().for_each(|column| loader.fault(ROWS, &number, column, Problem::NoColumn));
        let countries = Country::all().map(|country| (country_name(country).to_lowercase(), country)).collect();
        missing.is_empty().then_some(Self { columns, countries })
    }

    /// Reads one row as a meeting.
    pub fn read(&self, row: Row, loader: &mut Loader) {
        let before = loader.faults.len();
        let number = row.number.to_string();
        if let Some(problem) = row.fault {
            return loader.fault(ROWS, &number, "", problem);
        }
        if row.is_blank() {
            return;
        }
        let (found, wanted) = (row.cells.len(), self.columns.len());
        if row.cells.iter().skip(wanted).any(|cell| !cell.is_empty()) {
            loader.fault(ROWS, &number, "", Problem::TooManyCells { found, wanted });
        }
        let mut fault = |column: &str, problem: Problem| {
            let (record, field) = (number.clone(), column.to_owned());
            loader.faults.push(Fault { list: ROWS, record, field, problem });
        };
        let cell = |column: &str| {
            let at = self.columns.iter().position(|name| *name == Some(column));
            at.and_then(|at| row.cells.get(at)).map_or("", String::as_str)
        };
        let parts = |column: &str| -> Vec<&str> {
            match cell(column) {
                "" => Vec::new(),
                cell => cell.split(BETWEEN).map(str::trim).collect(),
            }
        };
        let or_null = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
        for column in ["date", "name"] {
            let is_dated =
                column == "date" && ["end_date", "earliest", "latest"].iter().any(|other| !cell(other).is_empty());
            if cell(column).is_empty() && !is_dated {
                fault(column, Problem::Blank);
            }
        }

        // Sources: as many as there are addresses or titles.
        let [titles, publishers, dates, urls] =
            ["source_title", "source_publisher", "source_date", "source_url"].map(parts);
        let mut sources: Vec<(String, Source, SourceText)> = Vec::new();
        for at in 0..titles.len().max(urls.len()) {
            let part = |parts: &[&str]| parts.get(at).copied().unwrap_or_default().to_owned();
            let [title, publisher, date, url] = [&titles, &publishers, &dates, &urls].map(|parts| part(parts));
            if !url.is_empty() && !is_web_address(&url) {
                fault("source_url", Problem::BadAddress(url.clone()));
            }
            let day = PartialDate::parse(&date);
            if !date.is_empty() && day.is_none() {
                fault("source_date", Problem::ImpossibleDate(date.clone()));
            }
            if title.is_empty() && url.is_empty() {
                fault("source_url", Problem::Blank);
            }
            let bad = [&title, &publisher].into_iter().flat_map(|text| text.chars()).find(|c| c.is_control());
            if let Some(bad) = bad {
                fault("source_title", Problem::ControlCharacter(bad as u32));
            }
            let id = [title.as_str(), &publisher, &date, &url].join("|");
            let host = url.split('/').nth(2).unwrap_or_default().to_owned();
            let named = |text: String, other: &str| if text.is_empty() { other.to_owned() } else { text };
            let publisher = named(publisher, if host.is_empty() { &title } else { &host });
            let place =
                if url.is_empty() { SourcePlace::Document(title.clone()) } else { SourcePlace::Address(url.clone()) };
            let text = SourceText { title: named(title, &url), language: None, place };
            sources.push((id, Source { publisher, date: day, kind: SourceKind::Other }, text));
        }
        sources.dedup_by(|a, b| a.0 == b.0);
        let source_ids: Vec<&str> = sources.iter().map(|(id, ..)| id.as_str()).collect();
        // A figure cites the source in the same place, or the first.
        let source = |at: usize| source_ids.get(at).or(source_ids.first()).copied().unwrap_or_default();

        let mut number_in = |column: &str, text: &str| {
            let digits: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}')).collect();
            let read = digits.parse::<u64>().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()));
            if read.is_none() {
                fault(column, Problem::NotWhole(text.to_owned()));
            }
            read
        };
        let mut membership = Vec::new();
        if let Some(total) =
            Some(cell("members")).filter(|text| !text.is_empty()).and_then(|text| number_in("members", text))
        {
            membership.push(json!({
                "total": total, "states": null, "organisations": null, "wording": "-", "source": source(0)
            }));
        }
        let [sums, givers, kinds, purposes] = ["pledge_usd", "pledge_by", "pledge_kind", "pledge_purpose"].map(parts);
        let mut pledges = Vec::new();
        for (at, sum) in sums.iter().enumerate() {
            let part = |parts: &[&str]| parts.get(at).copied().filter(|part| !part.is_empty()).map(str::to_owned);
            let by = part(&givers).map(|by| self.country_code(&by).unwrap_or(by));
            let kind = if by.is_some() { "pledged-national" } else { "pledged-collective" };
            if let Some(amount) = number_in("pledge_usd", sum) {
                pledges.push(json!({
                    "amount_usd": amount, "by": by.unwrap_or("coalition".to_owned()),
                    "kind": part(&kinds).map_or(kind.to_owned(), |kind| code(&kind)),
                    "purpose": part(&purposes).unwrap_or("purpose not given".to_owned()),
                    "wording": "-", "source": source(at)
                }));
            }
        }
        if source_ids.is_empty() {
            for (column, is_there) in [("members", !membership.is_empty()), ("pledge_usd", !pledges.is_empty())] {
                if is_there {
                    fault(column, Problem::NoRowSource);
                }
            }
        }

        let hosts: Vec<String> = cell("hosts")
            .split([';', BETWEEN])
            .map(str::trim)
            .filter(|host| !host.is_empty())
            .map(|host| self.country_code(host).unwrap_or(host.to_owned()))
            .collect();
        let country = Some(cell("country")).filter(|country| !country.is_empty());
        let country = country.map(|country| self.country_code(country).unwrap_or(country.to_owned()));
        let word = |column: &str, other: &str| match cell(column) {
            "" => other.to_owned(),
            found => code(found),
        };
        let (date, end) = (cell("date"), cell("end_date"));
        let id = match cell("id") {
            "" => loader.free_id(&id_of(if date.is_empty() { end } else { date }, cell("name"))),
            id => id.to_owned(),
        };
        let value = json!({
            "id": id,
            "start": or_null(date),
            // A date that is none is told once.
            "end": or_null(if end.is_empty() && PartialDate::parse(date).is_some() { date } else { end }),
            "earliest": or_null(cell("earliest")),
            "latest": or_null(cell("latest")),
            "name": if cell("name").is_empty() { "-" } else { cell("name") },
            "level": word("level", "mixed"),
            "composition": word("composition", "other"),
            "format": word("format", "in-person"),
            "hosts": hosts,
            "host_notes": cell("host_notes"),
            "city": or_null(cell("city")),
            "country": country,
            "attendance": null,
            "membership": membership,
            "new_members": [],
            "pledges": pledges,
            "summary": cell("summary"),
            "sources": source_ids,
            "confidence": "high",
            "notes": cell("notes")
        });
        loader.read_row(row.number, value, sources, before);
    }

    /// The code of a country that is given by its code or its name.
    fn country_code(&self, text: &str) -> Option<String> {
        let code =
            Country::from_code(&text.to_uppercase()).or_else(|| self.countries.get(&text.to_lowercase()).copied());
        code.map(|country| country.code().to_owned())
    }
}

/// A word of the format, as its label may be written: "Foreign ministers".
fn code(text: &str) -> String {
    text.to_lowercase().replace([' ', '_'], "-")
}

/// What a meeting without an id is called: its date and the letters of its name.
fn id_of(date: &str, name: &str) -> String {
    let mut id: String = date.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    for word in name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if id.len() + word.len() > 60 {
            break;
        }
        id.push('-');
        id.push_str(&word.to_ascii_lowercase());
    }
    id
}
