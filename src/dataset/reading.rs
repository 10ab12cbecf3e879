//! How does a file become a [`Whole`], or a list of everything that is wrong with it, a little at a time?

use serde_json::Value;

use super::cut::{Cutter, MOST_RECORD_BYTES, Piece};
use super::fault::{Fault, OtherFile, Problem};
use super::flat::{Heading, Rows};
use super::load::{LISTS, Loader, MOST_MEETINGS, Sorting};
use super::record::kind;
use super::{Country, Whole};

/// So many bytes are walked through in one step.
const STEP_BYTES: usize = 2_048;
/// Every file in UTF-8 may begin with this mark.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads our own data set, in the format of [`super::format`].
///
/// # Errors
/// Every fault in the file, in the order of its lists. A file with one fault gives no data set.
pub fn load(json: &[u8]) -> Result<Whole, Vec<Fault>> {
    let (mut whole, faults, _) = Reading::new(json.to_vec(), |_| "").finish();
    whole.dataset.labels.is_other = false;
    if faults.is_empty() { Ok(whole) } else { Err(faults) }
}

/// A file on its way to becoming a data set: JSON, or a table of rows. It is read in steps, so that whoever shows a page can
/// answer in between.
pub struct Reading {
    bytes: Vec<u8>,
    stage: Stage,
}

enum Stage {
    Records(Box<Walk>),
    Sorting(Box<Sorting>),
    /// Between two stages.
    Nothing,
}

/// A walk through the records of a file.
struct Walk {
    loader: Loader,
    form: Form,
}

enum Form {
    Json {
        cutter: Cutter,
        /// The name of the field whose value comes next.
        name: String,
        /// The list that is read; `None` where it is none of ours.
        list: Option<&'static str>,
        position: usize,
    },
    Table {
        rows: Rows,
        heading: Option<Heading>,
        country_name: fn(Country) -> &'static str,
    },
    Nothing,
}

impl Reading {
    /// The beginning, of a file that is somebody else's. `country_name` is what a country may be called in a table beside its code.
    pub fn new(bytes: Vec<u8>, country_name: fn(Country) -> &'static str) -> Self {
        Self::at_most(MOST_MEETINGS, bytes, country_name)
    }

    /// The same, of no more than so many meetings.
    pub fn at_most(most: usize, bytes: Vec<u8>, country_name: fn(Country) -> &'static str) -> Self {
        let mut loader = Loader::default();
        loader.most = most;
        loader.labels.is_other = true;
        let start = if bytes.starts_with(MARK) { MARK.len() } else { 0 };
        let form = match form(bytes.get(start..).unwrap_or_default()) {
            Ok(true) => {
                loader.is_flat = true;
                Form::Table { rows: Rows::new(start, &bytes), heading: None, country_name }
            }
            Ok(false) => Form::Json { cutter: Cutter::new(start), name: String::new(), list: None, position: 0 },
            Err(problem) => {
                loader.is_cut_off = true;
                loader.fault("", "", "", problem);
                Form::Nothing
            }
        };
        Self { bytes, stage: Stage::Records(Box::new(Walk { loader, form })) }
    }

    /// Reads a little more, for about a millisecond; false when all has been read.
    pub fn step(&mut self) -> bool {
        match &mut self.stage {
            Stage::Records(walk) => {
                if !walk.step(&self.bytes)
                    && let Stage::Records(walk) = std::mem::replace(&mut self.stage, Stage::Nothing)
                {
                    self.stage = Stage::Sorting(Box::new(walk.loader.close()));
                }
                true
            }
            Stage::Sorting(sorting) => sorting.step(),
            Stage::Nothing => false,
        }
    }

    /// How many bytes have been read.
    pub fn done(&self) -> usize {
        match &self.stage {
            Stage::Records(walk) => match &walk.form {
                Form::Json { cutter, .. } => cutter.at,
                Form::Table { rows, .. } => rows.at,
                Form::Nothing => self.bytes.len(),
            },
            _ => self.bytes.len(),
        }
    }

    /// Everything that is without faults, the faults, and how many more there are.
    pub fn finish(mut self) -> (Whole, Vec<Fault>, usize) {
        while self.step() {}
        match self.stage {
            Stage::Sorting(sorting) => sorting.finish(),
            _ => Default::default(),
        }
    }
}

/// Whether a file is a table; if not, it should be JSON.
fn form(bytes: &[u8]) -> Result<bool, Problem> {
    let other = |file| Err(Problem::OtherFile(file));
    let text = bytes.trim_ascii_start();
    let start = text.get(..text.len().min(4_096)).unwrap_or_default().to_ascii_lowercase();
    let has = |word: &[u8]| start.windows(word.len()).any(|part| part == word);
    match text {
        [] => other(OtherFile::Empty),
        [b'{' | b'[', ..] => Ok(false),
        [b'<', ..] if has(b"<html") || has(b"<!doctype html") => other(OtherFile::WebPage),
        [b'<', ..] => other(OtherFile::Xml),
        // A workbook is an archive, and names what it is within its first file.
        [b'P', b'K', 3 | 5, ..] if has(b"[content_types]") || has(b"xl/") || has(b".spreadsheet") => {
            other(OtherFile::Workbook)
        }
        [0xD0, 0xCF, 0x11, 0xE0, ..] => other(OtherFile::Workbook),
        [b'P', b'K', 3 | 5, ..] | [0x1F, 0x8B, ..] => other(OtherFile::Archive),
        [b'%', b'P', b'D', b'F', ..] => other(OtherFile::Pdf),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => {
            other(OtherFile::Picture)
        }
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => other(OtherFile::Picture),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, ..] | [_, 0, ..] => other(OtherFile::Utf16),
        _ if has(b"date") || has(b"name") || has(b"#") => Ok(true),
        _ => other(OtherFile::Unknown),
    }
}

impl Walk {
    /// Reads what is in the next bytes; false at the end of the file, or where reading cannot go on.
    fn step(&mut self, bytes: &[u8]) -> bool {
        let Self { loader, form } = self;
        let end = match form {
            Form::Json { cutter, name, list, position } => {
                let limit = cutter.at + STEP_BYTES;
                loop {
                    match cutter.next(bytes, limit) {
                        Ok(None) => return true,
                        Ok(Some(Piece::End)) => break None,
                        Ok(Some(Piece::List)) => {
                            *position = 0;
                            *list = LISTS.into_iter().find(|list| list == name);
                            match *list {
                                Some(list) => loader.begin(list),
                                None if loader.label(name, "") == Ok(true) => {
                                    loader.fault("", "", name, Problem::WrongType { found: "a list", wanted: "text" });
                                }
                                None => loader.fault("", "", name, Problem::UnknownField),
                            }
                        }
                        Ok(Some(Piece::Name(start, end))) => match read::<String>(bytes, start, end, cutter) {
                            Ok(read) => *name = read,
                            Err(problem) => break Some(problem),
                        },
                        Ok(Some(Piece::Value(start, end))) => {
                            let value = match read::<Value>(bytes, start, end, cutter) {
                                Ok(value) => value,
                                Err(problem) => break Some(problem),
                            };
                            let text = if value.is_null() { Some("") } else { value.as_str() };
                            match (text, loader.label(name, text.unwrap_or_default())) {
                                (Some(_), Ok(true)) => continue,
                                (None, Ok(true)) => {
                                    let problem = Problem::WrongType { found: kind(&value), wanted: "text" };
                                    loader.fault("", "", name, problem);
                                    continue;
                                }
                                (_, Err(problem)) => {
                                    loader.fault("", "", name, problem);
                                    continue;
                                }
                                (_, Ok(false)) => {}
                            }
                            match LISTS.into_iter().find(|list| list == name) {
                                Some(list) => loader.refuse(list, kind(&value)),
                                None => loader.fault("", "", name, Problem::UnknownField),
                            }
                        }
                        Ok(Some(Piece::Item(start, end))) => {
                            *position += 1;
                            if end - start > MOST_RECORD_BYTES {
                                let number = position.to_string();
                                let most = MOST_RECORD_BYTES;
                                loader.fault(list.unwrap_or_default(), &number, "", Problem::TooLong { most });
                                continue;
                            }
                            let value = match read::<Value>(bytes, start, end, cutter) {
                                Ok(value) => value,
                                Err(problem) => break Some(problem),
                            };
                            if *list == Some("meetings") && loader.is_full() {
                                continue;
                            }
                            if let Some(list) = *list {
                                loader.read(list, *position - 1, value);
                            }
                        }
                        Err(problem) => break Some(problem),
                    }
                }
            }
            Form::Table { rows, heading, country_name } => {
                let limit = rows.at + STEP_BYTES;
                loop {
                    match rows.next(bytes, limit) {
                        Ok(None) if rows.at >= bytes.len() => {
                            if heading.is_none() {
                                break Some(Problem::NoHeading);
                            }
                            break None;
                        }
                        Ok(None) => return true,
                        Ok(Some(row)) => match heading {
                            None if row.is_remark() => row.label(loader),
                            None => match Heading::new(row, *country_name, loader) {
                                Some(made) => *heading = Some(made),
                                None => {
                                    loader.is_cut_off = true;
                                    return false;
                                }
                            },
                            Some(_) if loader.is_full() => break None,
                            Some(heading) => heading.read(row, loader),
                        },
                        Err(problem) => {
                            loader.fault(super::load::ROWS, &rows.number.to_string(), "", problem);
                            return false;
                        }
                    }
                }
            }
            Form::Nothing => return false,
        };
        if let Some(problem) = end {
            loader.is_cut_off = true;
            loader.fault("", "", "", problem);
        }
        false
    }
}

/// A piece of the file as JSON.
fn read<T: serde::de::DeserializeOwned>(bytes: &[u8], start: usize, end: usize, cutter: &Cutter) -> Result<T, Problem> {
    let piece = bytes.get(start..end).unwrap_or_default();
    serde_json::from_slice(piece).map_err(|error| match cutter.place(start, &error) {
        Problem::NotJson { line, .. } if std::str::from_utf8(piece).is_err() => Problem::NotUtf8 { line },
        problem => problem,
    })
}
