//! Steps through a file, record by record, a little at a time.

use serde_json::Value;

use super::Country;
use super::columns::ROWS;
use super::cut::{Cutter, MOST_RECORD_BYTES, Piece};
use super::fault::Problem;
use super::flat::Rows;
use super::heading::Heading;
use super::json;
use super::load::{LISTS, Loader};
use super::record::kind;

/// So many bytes are walked through in one step.
const STEP_BYTES: usize = 2_048;

/// A walk through the records of a file, with all that has been found on it.
pub(super) struct Walk {
    pub loader: Loader,
    form: Form,
}

enum Form {
    Json(Json),
    Table(Table),
    Nothing,
}

impl Walk {
    /// Through JSON that begins at a byte.
    pub fn json(start: usize, loader: Loader) -> Self {
        let form =
            Json { cutter: Cutter::new(start), name: String::new(), list: None, position: 0, labels: Vec::new() };
        Self { loader, form: Form::Json(form) }
    }

    /// Through a table that begins at a byte.
    pub fn table(start: usize, bytes: &[u8], country_name: fn(Country) -> &'static str, mut loader: Loader) -> Self {
        loader.is_flat = true;
        let form = Table { rows: Rows::new(start, bytes), heading: None, country_name };
        Self { loader, form: Form::Table(form) }
    }

    /// Through nothing, because the file is none of ours.
    pub fn nowhere(problem: Problem, loader: Loader) -> Self {
        let mut walk = Self { loader, form: Form::Nothing };
        walk.cut_off(problem);
        walk
    }

    /// The byte that comes next, where there are some to come.
    pub fn at(&self) -> Option<usize> {
        match &self.form {
            Form::Json(json) => Some(json.cutter.at),
            Form::Table(table) => Some(table.rows.at),
            Form::Nothing => None,
        }
    }

    /// Reads what is in the next bytes; false at the end of the file, or where reading cannot go on.
    pub fn step(&mut self, bytes: &[u8]) -> bool {
        let step = match &mut self.form {
            Form::Json(json) => json.step(bytes, &mut self.loader),
            Form::Table(table) => table.step(bytes, &mut self.loader),
            Form::Nothing => Ok(false),
        };
        step.unwrap_or_else(|problem| {
            self.cut_off(problem);
            false
        })
    }

    /// Notes why nothing after this is read.
    fn cut_off(&mut self, problem: Problem) {
        self.loader.is_cut_off = true;
        self.loader.fault("", "", "", problem);
    }
}

/// A walk through JSON.
struct Json {
    cutter: Cutter,
    /// The name of the field whose value comes next.
    name: String,
    /// The list that is read; `None` where it is none of ours.
    list: Option<&'static str>,
    /// How many of its items have come.
    position: usize,
    /// The labels that have come.
    labels: Vec<String>,
}

impl Json {
    /// Whether there is more after the next bytes.
    fn step(&mut self, bytes: &[u8], loader: &mut Loader) -> Result<bool, Problem> {
        let limit = self.cutter.at + STEP_BYTES;
        while let Some(piece) = self.cutter.next(bytes, limit)? {
            let (most, is_long) = (MOST_RECORD_BYTES, |start, end| end - start > MOST_RECORD_BYTES);
            match piece {
                Piece::End => return Ok(false),
                Piece::List => self.begin(loader),
                Piece::Name(start, end) if is_long(start, end) => return Err(Problem::TooLong { most }),
                Piece::Value(start, end) if is_long(start, end) => {
                    loader.fault("", "", &self.name, Problem::TooLong { most });
                }
                Piece::Name(start, end) => {
                    self.name = self.read(bytes, start, end, |piece| serde_json::from_slice(piece))?
                }
                Piece::Value(start, end) => {
                    let (value, _) = self.read(bytes, start, end, json::value)?;
                    self.take_field(&value, loader);
                }
                Piece::Item(start, end) => self.take_item(bytes, start, end, loader)?,
            }
        }
        Ok(true)
    }

    /// A list begins.
    fn begin(&mut self, loader: &mut Loader) {
        self.position = 0;
        self.list = LISTS.into_iter().find(|list| *list == self.name);
        let problem = match self.list {
            Some(list) => return loader.begin(list),
            None if loader.labels.take(&self.name, "") == Ok(true) => {
                Problem::WrongType { found: "a list", wanted: "text" }
            }
            None => Problem::UnknownField,
        };
        loader.fault("", "", &self.name, problem);
    }

    /// Takes the value of a field that is no list.
    fn take_field(&mut self, value: &Value, loader: &mut Loader) {
        if let Some(list) = LISTS.into_iter().find(|list| *list == self.name) {
            return loader.refuse(list, kind(value));
        }
        let text = if value.is_null() { Some("") } else { value.as_str() };
        let problem = match (loader.labels.take(&self.name, text.unwrap_or_default()), text) {
            (Ok(true), Some(_)) if self.labels.contains(&self.name) => Problem::Twice,
            (Ok(true), Some(_)) => return self.labels.push(self.name.clone()),
            (Ok(true), None) => Problem::WrongType { found: kind(value), wanted: "text" },
            (Ok(false), _) => Problem::UnknownField,
            (Err(problem), _) => problem,
        };
        loader.fault("", "", &self.name, problem);
    }

    /// Takes an item of a list.
    fn take_item(&mut self, bytes: &[u8], start: usize, end: usize, loader: &mut Loader) -> Result<(), Problem> {
        self.position += 1;
        if end - start > MOST_RECORD_BYTES {
            let (number, most) = (self.position.to_string(), MOST_RECORD_BYTES);
            loader.fault(self.list.unwrap_or_default(), &number, "", Problem::TooLong { most });
            return Ok(());
        }
        let (value, twice) = self.read(bytes, start, end, json::value)?;
        match self.list {
            Some("meetings") if loader.is_full() => {}
            Some(list) => loader.read(list, self.position - 1, value, twice),
            None => {}
        }
        Ok(())
    }

    /// A piece of the file as JSON.
    fn read<T>(
        &self,
        bytes: &[u8],
        start: usize,
        end: usize,
        read: fn(&[u8]) -> serde_json::Result<T>,
    ) -> Result<T, Problem> {
        let piece = bytes.get(start..end).unwrap_or_default();
        read(piece).map_err(|error| match self.cutter.place(start, &error) {
            Problem::NotJson { line, .. } if std::str::from_utf8(piece).is_err() => Problem::NotUtf8 { line },
            problem => problem,
        })
    }
}

/// A walk through a table.
struct Table {
    rows: Rows,
    /// The names of its columns, when they have been read.
    heading: Option<Heading>,
    country_name: fn(Country) -> &'static str,
}

impl Table {
    /// Whether there is more after the next bytes.
    fn step(&mut self, bytes: &[u8], loader: &mut Loader) -> Result<bool, Problem> {
        let limit = self.rows.at + STEP_BYTES;
        loop {
            let row = match self.rows.next(bytes, limit) {
                Ok(Some(row)) => row,
                Ok(None) if self.rows.at < bytes.len() => return Ok(true),
                Ok(None) if self.heading.is_none() => return Err(Problem::NoHeading),
                Ok(None) => return Ok(false),
                Err(problem) => {
                    loader.fault(ROWS, &self.rows.number.to_string(), "", problem);
                    return Ok(false);
                }
            };
            match &mut self.heading {
                Some(_) if row.is_blank() => {}
                Some(_) if loader.is_full() => return Ok(false),
                Some(heading) => {
                    heading.read(row, loader);
                    loader.count_faults();
                }
                None if row.is_remark() => row.label(loader),
                // A title that stands above the table.
                None if row.start < self.rows.heading => {}
                None => {
                    self.heading = Heading::new(row, self.country_name, loader);
                    if self.heading.is_none() {
                        loader.is_cut_off = true;
                        return Ok(false);
                    }
                }
            }
        }
    }
}
