//! Hosts in a cell: countries under all their names, former states, and any other body by its own name.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::plain::{is_missing, plain};
use crate::dataset::Country;

/// Who hosts, gives or takes part.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Host {
    /// A country that has a code.
    Country(Country),
    /// Anybody else, by name: a former state, a body, a city.
    Other(String),
}

/// How the cells of a column that could be read in two ways are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListAnswer {
    /// What commas, "and", "&" and slashes divide are several hosts.
    Several,
    /// All of it is one name.
    One,
    /// It is a place in the country that stands last.
    Place,
}

/// What a cell of hosts can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostsRead {
    /// These hosts.
    Hosts(Vec<Host>),
    /// Several hosts or one name: nobody can tell.
    Doubt,
}

/// The table of names.
const COUNTRIES: &str = include_str!("countries.tsv");

/// Bodies that are often among hosts: a comma between one and a country divides.
const BODIES: [&str; 26] = [
    "eu",
    "european union",
    "european commission",
    "nato",
    "otan",
    "un",
    "united nations",
    "unhcr",
    "unicef",
    "undp",
    "unrwa",
    "african union",
    "au",
    "arab league",
    "league of arab states",
    "asean",
    "oecd",
    "osce",
    "world bank",
    "imf",
    "gcc",
    "gulf cooperation council",
    "council of europe",
    "interpol",
    "ecowas",
    "union europeenne",
];

/// Everything that is looked up, by its key.
struct Names {
    by_name: HashMap<String, Host>,
    by_number: HashMap<u16, Host>,
}

fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let (mut by_name, mut by_number) = (HashMap::new(), HashMap::new());
        for line in COUNTRIES.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let [code, three, number, all] = [(); 4].map(|()| cells.next().unwrap_or_default());
            let own_name = all.split('|').next().unwrap_or_default();
            let host = Country::from_code(code).map_or_else(|| Host::Other(own_name.to_owned()), Host::Country);
            for name in [code, three].into_iter().chain(all.split('|')).filter(|name| name.len() > 1) {
                by_name.entry(key(name)).or_insert_with(|| host.clone());
            }
            if let Ok(number) = number.parse() {
                by_number.entry(number).or_insert(host);
            }
        }
        Names { by_name, by_number }
    })
}

/// The words of a name that tell it from others: no marks, no articles, no "St.".
fn key(name: &str) -> String {
    let plain = plain(name).replace('&', " and ").replace("u.s.", "us").replace("u.k.", "uk");
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !["", "the"].contains(word));
    words.map(|word| if ["st", "ste", "sainte"].contains(&word) { "saint" } else { word }).collect::<Vec<_>>().join(" ")
}

impl Host {
    /// The country or former state that a whole text names: a code, a name, a flag.
    pub fn known(text: &str) -> Option<Self> {
        let text = without_notes(text);
        let (flags, rest): (Vec<char>, String) = {
            let (flags, rest): (Vec<char>, Vec<char>) = text.chars().partition(|c| is_flag_letter(*c));
            (flags, rest.into_iter().collect())
        };
        let flag = match flags.as_slice() {
            [] => None,
            [a, b] => {
                let letter = |c: &char| char::from_u32(u32::from(*c) - u32::from('🇦') + u32::from('A'));
                let code: String = [a, b].into_iter().filter_map(letter).collect();
                Some(Self::Country(Country::from_code(&code)?))
            }
            _ => return None,
        };
        let rest = key(&rest);
        if rest.is_empty() {
            return flag;
        }
        let named = names().by_name.get(&rest).cloned();
        // A flag beside a name that it does not belong to tells nothing.
        flag.is_none_or(|flag| named.as_ref() == Some(&flag)).then_some(named)?
    }

    /// The country with this number of ISO 3166, of which a spreadsheet may have taken the zeros off.
    pub fn by_number(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_number = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| names().by_number.get(&text.parse().ok()?).cloned())?
    }

    /// A host by this text: a country where it names one, and otherwise itself.
    pub fn named(text: &str) -> Self {
        Self::known(text).unwrap_or_else(|| Self::Other(without_notes(text).trim().to_owned()))
    }

    fn is_known(text: &str) -> bool {
        Self::known(text).is_some() || BODIES.contains(&key(text).as_str())
    }
}

fn is_flag_letter(c: char) -> bool {
    ('🇦'..='🇿').contains(&c)
}

/// A text without the notes of an encyclopaedia: `[3]`, `*`, `†` at its end.
pub fn without_notes(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((note, behind)) = after.split_once(']') else { break };
        let is_note = note.len() < 4 || ["citation needed", "note"].iter().any(|word| note.starts_with(word));
        out.push_str(before);
        if !is_note {
            out.push_str(&format!("[{note}]"));
        }
        rest = behind;
    }
    out.push_str(rest);
    out.trim().trim_end_matches(['*', '†', '‡']).trim().to_owned()
}

/// The hosts of a cell. What is in doubt is decided by the answer for its column. `NA` is Namibia: whoever means nothing by it asks not.
pub fn read_hosts(cell: &str, answer: Option<ListAnswer>) -> HostsRead {
    let cell = spaced_flags(cell);
    let mut hosts: Vec<Host> = Vec::new();
    for part in
        cell.split([';', '|', '\n', '•', '،', '؛']).map(str::trim).filter(|part| *part == "NA" || !is_missing(part))
    {
        match read_part(part, answer) {
            HostsRead::Hosts(found) => {
                for host in found {
                    if !hosts.contains(&host) {
                        hosts.push(host);
                    }
                }
            }
            HostsRead::Doubt => return HostsRead::Doubt,
        }
    }
    HostsRead::Hosts(hosts)
}

/// Flags side by side, with something between them that divides.
fn spaced_flags(cell: &str) -> String {
    let mut out = String::new();
    let mut letters = 0;
    for c in cell.chars() {
        if is_flag_letter(c) {
            if letters == 2 {
                out.push(';');
                letters = 0;
            }
            letters += 1;
        } else if c.is_alphanumeric() || [',', ';', '|', '/', '&'].contains(&c) {
            letters = 0;
        }
        out.push(c);
    }
    out
}

/// A part of a cell, with the separator that stands before it.
struct Piece {
    text: String,
    separator: &'static str,
}

const SEPARATORS: [&str; 11] = [", and ", ", ", ",", " and ", " & ", " et ", " und ", " y ", " e ", " / ", "/"];

fn pieces(text: &str) -> Vec<Piece> {
    let mut found = vec![Piece { text: String::new(), separator: "" }];
    let mut rest = text;
    let mut depth = 0_i32;
    while let Some(c) = rest.chars().next() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        let separator = SEPARATORS.iter().find(|separator| depth <= 0 && rest.starts_with(**separator));
        if let Some(separator) = separator {
            found.push(Piece { text: String::new(), separator });
            rest = rest.get(separator.len()..).unwrap_or_default();
        } else {
            if let Some(last) = found.last_mut() {
                last.text.push(c);
            }
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    found
}

fn read_part(part: &str, answer: Option<ListAnswer>) -> HostsRead {
    let whole = || HostsRead::Hosts(vec![Host::named(part)]);
    if Host::is_known(part) {
        return whole();
    }
    let pieces = pieces(part);
    if pieces.len() == 1 {
        return whole();
    }
    // The longest names that are known, from the left; what is between them is unknown.
    let mut found: Vec<(String, &'static str, bool)> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let joined = |to: usize| {
            let mut text = String::new();
            for (n, piece) in pieces.iter().take(to).skip(at).enumerate() {
                text.push_str(if n == 0 { "" } else { piece.separator });
                text.push_str(&piece.text);
            }
            text
        };
        let end = (at + 1..=pieces.len().min(at + 5)).rev().find(|end| Host::is_known(&joined(*end)));
        let (end, is_known) = (end.unwrap_or(at + 1), end.is_some());
        let separator = pieces.get(at).map_or("", |piece| piece.separator);
        match found.last_mut() {
            // "Department of Peace and Security" is one name.
            Some((last, _, false)) if !is_known && !separator.starts_with([',', '/']) => {
                last.push_str(separator);
                last.push_str(&joined(end));
            }
            _ => found.push((joined(end), separator, is_known)),
        }
        at = end;
    }
    found.retain(|(text, ..)| !is_missing(text));
    let known = found.iter().filter(|(.., is_known)| *is_known).count();
    let several = || HostsRead::Hosts(found.iter().map(|(text, ..)| Host::named(text)).collect());
    if known == found.len() {
        return several();
    }
    match answer {
        Some(ListAnswer::Several) => several(),
        Some(ListAnswer::One) => whole(),
        Some(ListAnswer::Place) => {
            HostsRead::Hosts(country_of_place(part).map_or_else(|| vec![Host::named(part)], |host| vec![host]))
        }
        None if known == 0 && found.len() == 1 => whole(),
        None if known > 1 && known * 2 >= found.len() => several(),
        None => HostsRead::Doubt,
    }
}

/// The country that stands at the end of a place: "London, United Kingdom".
pub fn country_of_place(place: &str) -> Option<Host> {
    let place = without_notes(place);
    let commas: Vec<usize> = place.match_indices([',', '(']).map(|(at, _)| at).collect();
    commas.into_iter().find_map(|at| Host::known(place.get(at + 1..)?.trim_end_matches(')')))
}
