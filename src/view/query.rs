//! Query string of a view: encoder and decoder.
//!
//! Defaults are left out, the order of parameters is fixed, so every view has one address. Reading never fails: a value of
//! ours that cannot be understood becomes a [`Note`] and is ignored. Parameters that are not ours are passed over: mail
//! programs and social networks add theirs to every link. Whatever is asked for, reading it takes next to no time.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::columns::{Column, HiddenColumns};
use super::parts::{Part, Parts};
use super::state::{LaneOrder, Open, Order, Theme, ViewState, search_words};
use super::stretch::Stretch;
use crate::dataset::{Country, Dataset, Level, PartialDate};

/// Everything but letters, digits and these is percent-encoded in a value.
const VALUE: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b' ').remove(b'*').remove(b'!');

/// The parameters of an address that are ours.
const PARAMETERS: [&str; 18] = [
    "year", "from", "to", "host", "kind", "q", "meeting", "size", "moment", "sort", "hide", "lanes", "moments",
    "theme", "embed", "parts", "heading", "data",
];

/// Those of them that open something. Where several are there, the first of these counts.
const OPENING: [&str; 3] = ["meeting", "size", "moment"];
/// Those of them that only another page around the timeline decides.
const AROUND: [&str; 3] = ["embed", "parts", "heading"];
/// Those of them that stay as they are where a host asks for a view and does not name them.
const KEPT: [&str; 2] = ["parts", "heading"];

/// So many notes are made; the others are counted.
const MOST_NOTES: usize = 20;
/// No view has a longer query; what follows is not read.
const MOST_QUERY_BYTES: usize = 1 << 16;

/// Something in an address that was ignored. `words::note` says it in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A parameter that is there twice; the first counts.
    Repeated(String),
    /// `year` beside `from` or `to`.
    YearAndRange,
    /// A bound of time that is neither a year, a month nor a day.
    NotADate {
        /// The parameter.
        parameter: &'static str,
        /// As written.
        found: String,
    },
    /// A time outside the data set; the nearest one inside is taken.
    DateOutside {
        /// As written.
        found: PartialDate,
        /// What is taken.
        taken: PartialDate,
    },
    /// A host that no meeting of the data set has.
    UnknownHost(String),
    /// A kind of meeting that there is not.
    UnknownLevel(String),
    /// A meeting that there is not.
    UnknownMeeting(String),
    /// A date that is no point of the growth line.
    UnknownSize(String),
    /// A moment that there is not.
    UnknownMoment(String),
    /// A parameter that opens something beside another, which is opened.
    OpenedBeside {
        /// The one that was ignored.
        ignored: &'static str,
        /// The one that counts.
        opened: &'static str,
    },
    /// What is neither on nor off.
    NotOnOrOff {
        /// The parameter.
        parameter: &'static str,
        /// As written.
        found: String,
    },
    /// A column that there is not.
    UnknownOrder(String),
    /// A column that there is not, or that cannot be hidden.
    UnknownColumn(String),
    /// An order of the lanes that there is not.
    UnknownLanes(String),
    /// A theme that there is not.
    UnknownTheme(String),
    /// A part of the timeline that there is not.
    UnknownPart(String),
    /// `parts` that names none; all are shown.
    NoParts,
    /// A search longer than can be meant; its beginning is taken.
    LongSearch,
    /// Bytes that are no text.
    NotText(String),
    /// An address longer than can be meant; its beginning is read.
    LongQuery,
    /// So many more notes.
    More(usize),
}

/// The query for a view, without `?`; empty for the default view.
pub fn encode(view: &ViewState, dataset: &Dataset) -> String {
    let default = ViewState::default_for(dataset);
    let mut pairs: Vec<String> = Vec::new();
    let mut add = |name: &str, value: &str| {
        let value = utf8_percent_encode(value, VALUE).to_string().replace(' ', "+");
        pairs.push(format!("{name}={value}"));
    };
    let (time, all) = (view.stretch, default.stretch);
    match time.whole_years() {
        Some((from, to)) if from == to && time != all => add("year", &from.to_string()),
        _ => {
            if time.first() != all.first() {
                add("from", &shortest(time.from()));
            }
            if time.last() != all.last() {
                add("to", &shortest(time.to()));
            }
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
        Open::GrowthPoint(date) => add("size", date),
        Open::Moment(id) => add("moment", id),
    }
    if view.order != default.order {
        add("sort", &view.order.code());
    }
    if !view.hidden.is_empty() {
        add("hide", &view.hidden.code());
    }
    if view.lanes != default.lanes {
        add("lanes", view.lanes.code());
    }
    if view.has_moments != default.has_moments {
        add("moments", if view.has_moments { "on" } else { "off" });
    }
    if view.theme != default.theme {
        add("theme", view.theme.code());
    }
    if let Some(address) = &view.data {
        add("data", address);
    }
    if view.parts != default.parts {
        add("parts", &view.parts.code());
    }
    if view.embed {
        pairs.push("embed".to_owned());
    }
    // A frame has one by itself.
    if view.heading != view.embed {
        pairs.push(if view.heading { "heading" } else { "heading=no" }.to_owned());
    }
    pairs.join("&")
}

/// A bound of time in an address. A year is a number: there are no zeros before it.
fn shortest(date: PartialDate) -> String {
    match date {
        PartialDate::Year(first) => first.year().to_string(),
        other => other.to_string(),
    }
}

/// The view that a query asks for, with or without a leading `?`, and what was ignored in it.
pub fn decode(query: &str, dataset: &Dataset) -> (ViewState, Vec<Note>) {
    decode_for(query, dataset, asks_for_embed(query))
}

/// The same where it is known whether it is shown in a frame: a host need not say so each time.
pub fn decode_for(query: &str, dataset: &Dataset, embed: bool) -> (ViewState, Vec<Note>) {
    let default = ViewState::default_for(dataset);
    let mut reader = Reader::default();
    let mut view = ViewState { embed, heading: embed, ..default.clone() };
    let (mut year, mut from, mut to) = (None, None, None);
    let (mut meeting, mut size, mut moment) = (None, None, None);
    for (name, value) in parts(query) {
        let name = decoded(name);
        let Some(name) = PARAMETERS.into_iter().find(|ours| *ours == name) else { continue };
        let Some(value) = reader.text(value) else { continue };
        if !reader.seen.insert(name) {
            reader.note(Note::Repeated(name.to_owned()));
            continue;
        }
        match name {
            "year" => year = reader.date("year", &value, default.stretch),
            "from" => from = reader.date("from", &value, default.stretch),
            "to" => to = reader.date("to", &value, default.stretch),
            "host" => view.hosts = reader.hosts(&value, dataset),
            "kind" => view.levels = reader.levels(&value),
            "q" => view.search = reader.search(&value),
            "meeting" | "size" | "moment" if value.is_empty() => {}
            "meeting" if dataset.meeting_position(&value).is_some() => meeting = Some(Open::Meeting(value)),
            "meeting" => reader.note(Note::UnknownMeeting(value)),
            "size" if dataset.growth.position_of(&value).is_some() => size = Some(Open::GrowthPoint(value)),
            "size" => reader.note(Note::UnknownSize(value)),
            "moment" if dataset.moment_position(&value).is_some() => moment = Some(Open::Moment(value)),
            "moment" => reader.note(Note::UnknownMoment(value)),
            "moments" => match on_or_off(&value) {
                Some(has_moments) => view.has_moments = has_moments,
                None => reader.note(Note::NotOnOrOff { parameter: name, found: value }),
            },
            "sort" => match Order::from_code(&value) {
                Some(order) => view.order = order,
                None => reader.note(Note::UnknownOrder(value)),
            },
            "hide" => view.hidden = reader.hidden(&value),
            "lanes" => match LaneOrder::from_code(&value) {
                Some(lanes) => view.lanes = lanes,
                None => reader.note(Note::UnknownLanes(value)),
            },
            "theme" => match Theme::from_code(&value) {
                Some(theme) => view.theme = theme,
                None => reader.note(Note::UnknownTheme(value)),
            },
            "embed" => {}
            "parts" => view.parts = reader.parts(&value),
            "heading" => view.heading = is_yes(&value),
            "data" => view.data = Some(value).filter(|address| !address.is_empty()),
            _ => {}
        }
    }
    let mut opened: Option<&'static str> = None;
    for (name, asked) in OPENING.into_iter().zip([meeting, size, moment]) {
        match (asked, opened) {
            (None, _) => {}
            (Some(open), None) => (view.open, opened) = (open, Some(name)),
            (Some(_), Some(opened)) => reader.note(Note::OpenedBeside { ignored: name, opened }),
        }
    }
    if year.is_some() && (from.is_some() || to.is_some()) {
        reader.note(Note::YearAndRange);
        year = None;
    }
    if is_long(query) {
        reader.note(Note::LongQuery);
    }
    let all = default.stretch;
    let from = year.or(from).unwrap_or(PartialDate::Day(all.first()));
    let to = year.or(to).unwrap_or(PartialDate::Day(all.last()));
    let view = view.with_stretch(Stretch::new(from, to).within(all));
    (view, reader.into_notes())
}

/// Whether a query asks for the view without the furniture of our page. Known before there are data.
pub fn asks_for_embed(query: &str) -> bool {
    parameter(query, "embed").is_some_and(|value| is_yes(&value))
}

/// Whether a query asks for a view that cannot be shown without the longer texts: a search, or something open.
pub fn asks_for_texts(query: &str) -> bool {
    OPENING.iter().chain(&["q"]).any(|name| parameter(query, name).is_some())
}

/// The address of other data than the bundled that a query asks for. Known before there are data.
pub fn data_address(query: &str) -> Option<String> {
    parameter(query, "data").filter(|address| !address.is_empty())
}

/// Whether a parameter is ours.
pub fn is_ours(name: &str) -> bool {
    PARAMETERS.contains(&name)
}

/// A query without what only another page around the timeline decides: that of the same view on our own page.
pub fn page_query(query: &str) -> String {
    let mut all = parameters(query);
    all.retain(|(name, _)| !AROUND.contains(&name.as_str()));
    query_of(&all)
}

/// A query that a host asks for, with how much of the timeline is shown as in the present one where it does not say.
pub fn with_parts_of(present: &str, query: &str) -> String {
    let mut kept = parameters(present);
    kept.retain(|(name, _)| KEPT.contains(&name.as_str()) && parameter(query, name).is_none());
    // Before it: of a query that is very long only the beginning is read.
    format!("{}&{}", query_of(&kept), query.trim_start_matches('?'))
}

/// The parameters of a query that are ours, decoded, in its order.
pub fn parameters(query: &str) -> Vec<(String, String)> {
    let all = parts(query).map(|(name, value)| (decoded(name), value));
    all.filter(|(name, _)| is_ours(name)).map(|(name, value)| (name, decoded(value))).collect()
}

/// Each name in a query, with its value, as written. An address that was copied out of HTML may have `&amp;` for `&`.
fn parts(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let query = query.trim_start_matches('?');
    let end = (0..=query.len().min(MOST_QUERY_BYTES)).rev().find(|end| query.is_char_boundary(*end));
    let read = query.get(..end.unwrap_or_default()).unwrap_or_default();
    let parts = read.split('&').map(|part| part.trim_start_matches("amp;")).filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('=').unwrap_or((part, "")))
}

fn is_long(query: &str) -> bool {
    query.trim_start_matches('?').len() > MOST_QUERY_BYTES
}

fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
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

/// The year, month or day that a reader means: `2021`, `2021-06` or `2021-06-15`. Short years need no zeros.
pub fn date_of(typed: &str) -> Option<PartialDate> {
    let typed = typed.trim();
    match typed.parse::<i32>() {
        Ok(year) if (1..=9999).contains(&year) => NaiveDate::from_ymd_opt(year, 1, 1).map(PartialDate::Year),
        Ok(_) => None,
        Err(_) => PartialDate::parse(typed),
    }
}

/// The words of a list.
fn codes(value: &str) -> impl Iterator<Item = &str> {
    value.split(['~', ' ', ',']).filter(|code| !code.is_empty())
}

fn is_yes(value: &str) -> bool {
    !matches!(value, "0" | "false" | "no" | "off")
}

/// The value of a parameter that turns something on or off.
fn on_or_off(value: &str) -> Option<bool> {
    match value {
        "on" | "yes" | "true" | "1" => Some(true),
        "off" | "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

#[derive(Default)]
struct Reader {
    notes: Vec<Note>,
    /// How many notes there are beyond those.
    more: usize,
    seen: BTreeSet<&'static str>,
}

impl Reader {
    fn note(&mut self, note: Note) {
        if self.notes.len() < MOST_NOTES {
            self.notes.push(note);
        } else {
            self.more += 1;
        }
    }

    fn into_notes(mut self) -> Vec<Note> {
        if self.more > 0 {
            self.notes.push(Note::More(self.more));
        }
        self.notes
    }

    fn text(&mut self, encoded: &str) -> Option<String> {
        match percent_decode_str(&encoded.replace('+', " ")).decode_utf8() {
            Ok(text) if !text.chars().any(char::is_control) => Some(text.into_owned()),
            _ => {
                self.note(Note::NotText(encoded.to_owned()));
                None
            }
        }
    }

    /// A year, a month or a day, no part of which need be shown.
    fn date(&mut self, parameter: &'static str, value: &str, all: Stretch) -> Option<PartialDate> {
        let Some(found) = date_of(value).filter(|date| parameter != "year" || matches!(date, PartialDate::Year(_)))
        else {
            self.note(Note::NotADate { parameter, found: value.to_owned() });
            return None;
        };
        let taken = if found.last_day() < all.first() {
            all.from()
        } else if found.first_day() > all.last() {
            all.to()
        } else {
            return Some(found);
        };
        self.note(Note::DateOutside { found, taken });
        Some(taken)
    }

    fn hosts(&mut self, value: &str, dataset: &Dataset) -> BTreeSet<Country> {
        let mut hosts = BTreeSet::new();
        for code in codes(value) {
            match Country::from_code(&code.to_ascii_uppercase()) {
                Some(host) if dataset.meetings.all_hosts().contains(&host) => {
                    hosts.insert(host);
                }
                _ => self.note(Note::UnknownHost(code.to_owned())),
            }
        }
        hosts
    }

    fn levels(&mut self, value: &str) -> BTreeSet<Level> {
        let mut levels = BTreeSet::new();
        for code in codes(value) {
            match Level::from_code(code) {
                Some(level) => {
                    levels.insert(level);
                }
                None => self.note(Note::UnknownLevel(code.to_owned())),
            }
        }
        levels
    }

    fn hidden(&mut self, value: &str) -> HiddenColumns {
        let mut hidden = HiddenColumns::default();
        for code in codes(value) {
            match Column::from_code(code).filter(|column| column.can_hide()) {
                Some(column) => hidden = hidden.with(column, true),
                None => self.note(Note::UnknownColumn(code.to_owned())),
            }
        }
        hidden
    }

    fn parts(&mut self, value: &str) -> Parts {
        let codes: Vec<&str> = codes(value).collect();
        let mut parts = Vec::new();
        for code in &codes {
            match Part::from_code(code) {
                Some(part) => parts.push(part),
                None => self.note(Note::UnknownPart((*code).to_owned())),
            }
        }
        if codes.is_empty() {
            self.note(Note::NoParts);
        }
        Parts::new(parts).unwrap_or_default()
    }

    fn search(&mut self, value: &str) -> String {
        let search = search_words(value);
        if search.len() < value.len() {
            self.note(Note::LongSearch);
        }
        search
    }
}
