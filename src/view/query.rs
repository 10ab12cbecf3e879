//! How does a view become the query of an address, and back?
//!
//! Defaults are left out, the order of parameters is fixed, so every view has one address. Reading never fails:
//! what cannot be understood becomes a [`Note`] and is ignored.

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::state::{Open, Order, Theme, ViewState, search_words};
use crate::dataset::{Country, Dataset, Level};

/// Everything but letters, digits and these is percent-encoded in a value.
const VALUE: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b' ').remove(b'*').remove(b'!');

/// Something in an address that was ignored. `words::note` says it in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A parameter that there is not.
    UnknownParameter(String),
    /// A parameter that is there twice; the first counts.
    Repeated(String),
    /// `year` beside `from` or `to`.
    YearAndRange,
    /// A year that is no number.
    NotAYear {
        /// The parameter.
        parameter: &'static str,
        /// As written.
        found: String,
    },
    /// A year outside the data set; the nearest one inside is taken.
    YearOutside {
        /// As written.
        found: i32,
        /// The year taken.
        taken: i32,
    },
    /// A host that no meeting of the data set has.
    UnknownHost(String),
    /// A kind of meeting that there is not.
    UnknownLevel(String),
    /// A meeting that there is not.
    UnknownMeeting(String),
    /// A date that is no point of the growth line.
    UnknownSize(String),
    /// `size` beside `meeting`, which is opened.
    MeetingAndSize,
    /// A column that there is not.
    UnknownOrder(String),
    /// A theme that there is not.
    UnknownTheme(String),
    /// A search longer than can be meant; its beginning is taken.
    LongSearch,
    /// Bytes that are no text.
    NotText(String),
}

/// The query for a view, without `?`; empty for the whole view.
pub fn encode(view: &ViewState, dataset: &Dataset) -> String {
    let whole = ViewState::whole(dataset);
    let mut parts: Vec<String> = Vec::new();
    let mut add = |name: &str, value: &str| {
        let value = utf8_percent_encode(value, VALUE).to_string().replace(' ', "+");
        parts.push(format!("{name}={value}"));
    };
    if view.from == view.to && whole.from != whole.to {
        add("year", &view.from.to_string());
    } else {
        if view.from != whole.from {
            add("from", &view.from.to_string());
        }
        if view.to != whole.to {
            add("to", &view.to.to_string());
        }
    }
    if !view.hosts.is_empty() {
        add("host", &view.hosts.iter().map(Country::code).collect::<Vec<_>>().join("~"));
    }
    if !view.levels.is_empty() {
        add("kind", &view.levels.iter().map(|level| level.code()).collect::<Vec<_>>().join("~"));
    }
    if !view.search.is_empty() {
        add("q", &view.search);
    }
    match &view.open {
        Open::Nothing => {}
        Open::Meeting(id) => add("meeting", id),
        Open::Size(date) => add("size", date),
    }
    if view.order != whole.order {
        add("sort", &view.order.code());
    }
    if view.theme != whole.theme {
        add("theme", view.theme.code());
    }
    if let Some(address) = &view.data {
        add("data", address);
    }
    if view.embed {
        parts.push("embed".to_owned());
    }
    parts.join("&")
}

/// The view that a query asks for, with or without a leading `?`, and what was ignored in it.
pub fn decode(query: &str, dataset: &Dataset) -> (ViewState, Vec<Note>) {
    let whole = ViewState::whole(dataset);
    let mut reader = Reader { notes: Vec::new(), seen: BTreeSet::new() };
    let mut view = whole.clone();
    let (mut year, mut from, mut to) = (None, None, None);
    for part in query.trim_start_matches('?').split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let (Some(name), Some(value)) = (reader.text(name), reader.text(value)) else { continue };
        if !reader.seen.insert(name.clone()) {
            reader.notes.push(Note::Repeated(name));
            continue;
        }
        match name.as_str() {
            "year" => year = reader.year("year", &value, &whole),
            "from" => from = reader.year("from", &value, &whole),
            "to" => to = reader.year("to", &value, &whole),
            "host" => view.hosts = reader.hosts(&value, dataset),
            "kind" => view.levels = reader.levels(&value),
            "q" => view.search = reader.search(&value),
            "meeting" | "size" if value.is_empty() => {}
            "meeting" if dataset.meeting_position(&value).is_some() => {
                if matches!(view.open, Open::Size(_)) {
                    reader.notes.push(Note::MeetingAndSize);
                }
                view.open = Open::Meeting(value);
            }
            "meeting" => reader.notes.push(Note::UnknownMeeting(value)),
            "size" if matches!(view.open, Open::Meeting(_)) => reader.notes.push(Note::MeetingAndSize),
            "size" if dataset.growth.position_of(&value).is_some() => view.open = Open::Size(value),
            "size" => reader.notes.push(Note::UnknownSize(value)),
            "sort" => match Order::from_code(&value) {
                Some(order) => view.order = order,
                None => reader.notes.push(Note::UnknownOrder(value)),
            },
            "theme" => match Theme::from_code(&value) {
                Some(theme) => view.theme = theme,
                None => reader.notes.push(Note::UnknownTheme(value)),
            },
            "embed" => view.embed = is_yes(&value),
            "data" => view.data = Some(value).filter(|address| !address.is_empty()),
            _ => reader.notes.push(Note::UnknownParameter(name)),
        }
    }
    if year.is_some() && (from.is_some() || to.is_some()) {
        reader.notes.push(Note::YearAndRange);
        year = None;
    }
    let view = view.with_years(year.or(from).unwrap_or(whole.from), year.or(to).unwrap_or(whole.to));
    (view, reader.notes)
}

/// Whether a query asks for the view without the furniture of our page. Known before there are data.
pub fn asks_for_embed(query: &str) -> bool {
    parameter(query, "embed").is_some_and(|value| is_yes(&value))
}

/// Whether a query asks for a view that cannot be shown without the longer texts: a search, or something open.
pub fn asks_for_texts(query: &str) -> bool {
    ["q", "meeting", "size"].iter().any(|name| parameter(query, name).is_some())
}

/// The address of other data than the bundled that a query asks for. Known before there are data.
pub fn data_address(query: &str) -> Option<String> {
    parameter(query, "data").filter(|address| !address.is_empty())
}

/// The parameters of a query, decoded, in its order.
pub fn parameters(query: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let parts = query.trim_start_matches('?').split('&').filter(|part| !part.is_empty());
    let pairs = parts.map(|part| part.split_once('=').unwrap_or((part, "")));
    pairs.map(|(name, value)| (decoded(name), decoded(value))).collect()
}

/// The query of parameters, encoded, in their order.
pub fn query_of(parameters: &[(String, String)]) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, VALUE).to_string().replace(' ', "+");
    let parts = parameters.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    parts.collect::<Vec<_>>().join("&")
}

/// A query with another value of one parameter, or without it. What says the same in other words goes: one year is a
/// first and a last year, of which the other stays.
pub fn with_parameter(query: &str, name: &str, value: Option<&str>) -> String {
    let mut all = parameters(query);
    let year = all.iter().find(|(name, _)| name == "year").map(|(_, year)| year.clone());
    match (name, year) {
        ("year", _) if value.is_some() => all.retain(|(name, _)| name != "from" && name != "to"),
        ("from" | "to", Some(year)) => {
            all.retain(|(name, _)| name != "year");
            all.extend(["from", "to"].map(|end| (end.to_owned(), year.clone())));
        }
        _ => {}
    }
    all.retain(|(other, _)| other != name);
    all.extend(value.map(|value| (name.to_owned(), value.to_owned())));
    query_of(&all)
}

fn parameter(query: &str, wanted: &str) -> Option<String> {
    parameters(query).into_iter().find(|(name, _)| name == wanted).map(|(_, value)| value)
}

fn is_yes(value: &str) -> bool {
    !matches!(value, "0" | "false" | "no")
}

struct Reader {
    notes: Vec<Note>,
    seen: BTreeSet<String>,
}

impl Reader {
    fn text(&mut self, encoded: &str) -> Option<String> {
        match percent_decode_str(&encoded.replace('+', " ")).decode_utf8() {
            Ok(text) if !text.chars().any(char::is_control) => Some(text.into_owned()),
            _ => {
                self.notes.push(Note::NotText(encoded.to_owned()));
                None
            }
        }
    }

    fn year(&mut self, parameter: &'static str, value: &str, whole: &ViewState) -> Option<i32> {
        let Ok(found) = value.trim().parse::<i32>() else {
            self.notes.push(Note::NotAYear { parameter, found: value.to_owned() });
            return None;
        };
        let taken = found.clamp(whole.from, whole.to);
        if taken != found {
            self.notes.push(Note::YearOutside { found, taken });
        }
        Some(taken)
    }

    fn hosts(&mut self, value: &str, dataset: &Dataset) -> BTreeSet<Country> {
        let mut hosts = BTreeSet::new();
        for code in value.split(['~', ' ', ',']).filter(|code| !code.is_empty()) {
            match Country::from_code(&code.to_ascii_uppercase()) {
                Some(host) if dataset.meetings.all_hosts().contains(&host) => {
                    hosts.insert(host);
                }
                _ => self.notes.push(Note::UnknownHost(code.to_owned())),
            }
        }
        hosts
    }

    fn levels(&mut self, value: &str) -> BTreeSet<Level> {
        let mut levels = BTreeSet::new();
        for code in value.split(['~', ' ', ',']).filter(|code| !code.is_empty()) {
            match Level::from_code(code) {
                Some(level) => {
                    levels.insert(level);
                }
                None => self.notes.push(Note::UnknownLevel(code.to_owned())),
            }
        }
        levels
    }

    fn search(&mut self, value: &str) -> String {
        let search = search_words(value);
        if search.len() < value.len() {
            self.notes.push(Note::LongSearch);
        }
        search
    }
}
