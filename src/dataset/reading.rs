//! File reader: bytes to a [`Whole`], or a list of everything that is wrong with them, a little at a time.

use super::fault::{Fault, OtherFile, Problem};
use super::load::{Loader, MOST_MEETINGS, Sorting};
use super::walk::Walk;
use super::{Country, Whole};

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
        let walk = match form(bytes.get(start..).unwrap_or_default()) {
            Ok(true) => Walk::table(start, &bytes, country_name, loader),
            Ok(false) => Walk::json(start, loader),
            Err(problem) => Walk::nowhere(problem, loader),
        };
        Self { bytes, stage: Stage::Records(Box::new(walk)) }
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
            Stage::Records(walk) => walk.at().unwrap_or(self.bytes.len()),
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
