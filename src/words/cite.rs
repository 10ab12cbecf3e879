//! Citations of the data set and of one meeting: in plain text, in BibTeX and in RIS.
//!
//! A citation names the version and not the day on which it was read: nothing here asks the clock. Whoever knows that day
//! may say it.

use chrono::{Datelike, NaiveDate};

use super::{TITLE, day, meeting_date};
use crate::dataset::Meeting;

/// Who made the data set.
pub const AUTHORS: &str = "Coalition Timeline contributors";
/// The name of the data set.
pub const DATA_TITLE: &str = "Coalition Timeline: meetings of the Global Coalition to Defeat ISIS, 2014 to 2023";
/// The year in which this version was made.
pub const YEAR: &str = "2026";
/// The version of the data set and of the program, which are published together.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The licence of the data set.
pub const DATA_LICENCE: &str = "CC BY 4.0";
/// Where that licence can be read.
pub const DATA_LICENCE_ADDRESS: &str = "https://creativecommons.org/licenses/by/4.0/";

/// Something that can be cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// A name for it among others, made of letters, digits and hyphens.
    key: String,
    /// The title of what is cited, where that is a part of the data set.
    part: Option<String>,
    /// Where it can be read, where that is known.
    address: Option<String>,
    /// The day on which it was read, where that is known.
    accessed: Option<NaiveDate>,
}

impl Citation {
    /// The whole data set, which is at an address.
    pub fn of_data(address: Option<&str>) -> Self {
        let key = "coalition-timeline".to_owned();
        Self { key, part: None, address: address.map(str::to_owned), accessed: None }
    }

    /// One meeting, whose page is at an address.
    pub fn of_meeting(meeting: &Meeting, address: Option<&str>) -> Self {
        let id: String = meeting.id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        Self {
            key: format!("coalition-timeline-{id}"),
            part: Some(one_line(&format!("{}, {}", meeting.name, meeting_date(meeting.date)))),
            ..Self::of_data(address)
        }
    }

    /// The same, read on a day.
    pub fn accessed(self, day: NaiveDate) -> Self {
        Self { accessed: Some(day), ..self }
    }

    /// One line for a list of references. The address comes last, so that no full stop belongs to it.
    pub fn plain(&self) -> String {
        let what = match &self.part {
            Some(part) => format!("{part}. In: {DATA_TITLE}"),
            None => DATA_TITLE.to_owned(),
        };
        let mut line = format!("{AUTHORS} ({YEAR}). {what} (version {VERSION}) [data set]. {DATA_LICENCE}.");
        if let Some(address) = &self.address {
            line.push_str(&format!(" {}", safe_address(address)));
        }
        if let Some(read) = self.accessed {
            line.push_str(&format!(" (accessed {})", day(read)));
        }
        line
    }

    /// An entry for a bibliography of LaTeX. `misc` is what every style knows; its other fields are for those that know more.
    pub fn bibtex(&self) -> String {
        let title = self.part.as_deref().unwrap_or(DATA_TITLE);
        let how = match &self.part {
            Some(_) => format!("In: {DATA_TITLE}. Data set, version {VERSION}"),
            None => format!("Data set, version {VERSION}"),
        };
        // Two braces keep what is inside as it is: a body and not a person, and no letters made small.
        let mut fields = vec![
            ("author", format!("{{{}}}", in_bibtex(AUTHORS))),
            ("title", format!("{{{}}}", in_bibtex(title))),
            ("howpublished", in_bibtex(&how)),
            ("year", YEAR.to_owned()),
            ("version", VERSION.to_owned()),
            ("publisher", in_bibtex(TITLE)),
        ];
        fields.extend(self.address.iter().map(|address| ("url", safe_address(address))));
        fields.extend(self.accessed.map(|read| ("urldate", read.to_string())));
        fields.push(("note", in_bibtex(&licence())));
        let fields: String = fields.into_iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
        format!("@misc{{{},\n{fields}}}\n", self.key)
    }

    /// A record for programs that keep references. Each line ends as the format says: CR and LF.
    pub fn ris(&self) -> String {
        let mut lines = vec![("TY", "DATA".to_owned()), ("ID", self.key.clone()), ("AU", AUTHORS.to_owned())];
        match &self.part {
            Some(part) => lines.extend([("TI", part.clone()), ("T2", DATA_TITLE.to_owned())]),
            None => lines.push(("TI", DATA_TITLE.to_owned())),
        }
        lines.extend([("PY", YEAR.to_owned()), ("ET", VERSION.to_owned()), ("PB", TITLE.to_owned())]);
        lines.extend(self.address.iter().map(|address| ("UR", safe_address(address))));
        let read = |day: NaiveDate| format!("{}/{:02}/{:02}", day.year(), day.month(), day.day());
        lines.extend(self.accessed.map(|day| ("Y2", read(day))));
        lines.extend([("LA", "en".to_owned()), ("N1", licence()), ("ER", String::new())]);
        lines.into_iter().map(|(tag, value)| format!("{tag}  - {value}\r\n")).collect()
    }
}

fn licence() -> String {
    format!("Licence: {DATA_LICENCE}, {DATA_LICENCE_ADDRESS}")
}

/// Words on one line: whatever would end a line is a space.
fn one_line(words: &str) -> String {
    let is_end = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    words.chars().map(|c| if is_end(c) { ' ' } else { c }).collect()
}

/// Words as LaTeX reads them. A brace with a backslash before it still counts as a brace where BibTeX looks for the end of a
/// field, so braces are written by name. It makes one sign of two hyphens, quotation marks or commas, and turns a mark that stands
/// before a grave accent round: nothing stands between them, and keeps them apart.
fn in_bibtex(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut before = None;
    for c in words.chars() {
        let is_joined = matches!(
            (before, c),
            (Some('-'), '-') | (Some('\''), '\'') | (Some(','), ',') | (Some('`' | '?' | '!'), '`')
        );
        if is_joined {
            out.push_str("{}");
        }
        before = Some(c);
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// An address without anything that could end the field or the line that it stands in. Nothing else is changed: programs take
/// an address as it is.
fn safe_address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in one_line(address).chars() {
        match c {
            ' ' => out.push_str("%20"),
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            c => out.push(c),
        }
    }
    out
}
