//! Citation tests: what is cited is named in full, the same everywhere, and safe in the formats of others.

use std::collections::BTreeMap;

use biblatex::{Bibliography, ChunksExt};
use coalition_timeline::words::{AUTHORS, Citation, DATA_LICENCE_ADDRESS, DATA_TITLE, VERSION, YEAR};
use proptest::prelude::*;

use super::accepted;
use super::bundled::{day, meeting, meetings};

const SITE: &str = "https://example.org/timeline/";

/// The three forms of a citation, as a person reads them. Ends of lines in RIS can be seen.
fn forms(citation: &Citation) -> String {
    format!("{}\n\n{}\n{}\n", citation.plain(), citation.bibtex(), citation.ris().replace("\r\n", "␍␊\n"))
}

#[test]
fn a_person_has_read_them() {
    let page = format!("{SITE}meetings/2018-02-12-kuwait-city/");
    let text = [
        Citation::of_data(None),
        Citation::of_data(Some(SITE)).accessed(day(2026, 5, 3)),
        Citation::of_meeting(meeting("2018-02-12-kuwait-city"), Some(&page)),
        Citation::of_meeting(meeting("2018-02-12-kuwait-city"), None).accessed(day(2026, 12, 31)),
    ];
    let text: String = text.iter().map(forms).collect();
    accepted::check("tests/native/citations.txt", &text, Some("tests/native/citations.new.txt"));
}

#[test]
fn every_meeting_has_a_key_of_its_own() {
    let key = |citation: Citation| citation.bibtex().split([',', '{']).nth(1).unwrap().to_owned();
    let mut keys: Vec<String> = meetings().iter().map(|meeting| key(Citation::of_meeting(meeting, None))).collect();
    keys.push(key(Citation::of_data(None)));
    assert!(keys.iter().all(|key| key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')), "{keys:?}");
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), meetings().len() + 1);
}

#[test]
fn the_repository_says_the_same() {
    let read = |path: &str| std::fs::read_to_string(accepted::project(path)).unwrap();
    let cff = read("CITATION.cff");
    let field = |name: &str| {
        let mut lines = cff.lines().filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix(name));
        lines.next().unwrap_or_else(|| panic!("no {name}")).trim_matches([' ', ':', '"']).to_owned()
    };
    assert_eq!(field("title:"), DATA_TITLE);
    assert_eq!(field("name:"), AUTHORS);
    assert_eq!(field("version:"), VERSION);
    assert_eq!(field("license-url"), DATA_LICENCE_ADDRESS);
    assert_eq!(field("type:"), "dataset");
    // The short name that the licence has in lists of licences.
    assert_eq!(field("license:"), "CC-BY-4.0");
    assert!(read("LICENSE-DATA").contains("CC BY 4.0") && read("LICENSE-DATA").contains("Coalition Timeline"));
    assert!(read("LICENSE-DATA").contains(DATA_LICENCE_ADDRESS));
    assert!(read("LICENSE").contains(&format!("Copyright (c) {YEAR} The {AUTHORS}")));
    assert!(read("index.html").contains(&format!("<title>{DATA_TITLE}</title>")));
    // What the page says of itself without an address.
    let said = format!("{} The page of each meeting has a citation of its own.", Citation::of_data(None).plain());
    assert!(coalition_timeline::words::page::ABOUT_PARAGRAPHS.iter().any(|(_, words)| *words == said), "{said}");
}

/// The fields of an entry, as the crate `biblatex` reads them: the name of each, in alphabetical order, and its words.
fn fields(entry: &str) -> BTreeMap<String, String> {
    let all = Bibliography::parse(entry).unwrap_or_else(|error| panic!("{error}: {entry}"));
    assert_eq!(all.len(), 1, "{entry}");
    let fields = all.into_iter().next().unwrap().fields;
    fields.into_iter().map(|(name, words)| (name, words.format_verbatim())).collect()
}

/// Names as nobody would give them.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\\\\{}&%$#_~^\"@,=\r\n\t\u{2028}\u{85} aé本-]{0,24}",
        Just("ER  - \r\nTY  - BOOK\r\n}}, @misc{x, title={".to_owned()),
    ]
}

proptest! {
    #[test]
    fn no_name_breaks_out(name in hostile(), path in hostile()) {
        let meeting = coalition_timeline::dataset::Meeting { name: name.clone(), ..meeting("2018-02-12-kuwait-city").clone() };
        let address = format!("{SITE}{path}");
        let citation = Citation::of_meeting(&meeting, Some(&address)).accessed(day(2026, 5, 3));
        let line = |text: &str| text.replace(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'), " ");
        let title = format!("{}, 12–14 February 2018", line(&name));

        prop_assert!(!line(&citation.plain()).is_empty() && citation.plain() == line(&citation.plain()));
        prop_assert!(citation.plain().contains(&title));

        let entry = citation.bibtex();
        let fields = fields(&entry);
        let names: Vec<&str> = fields.keys().map(String::as_str).collect();
        prop_assert_eq!(names, ["author", "howpublished", "note", "publisher", "title", "url", "urldate", "version", "year"]);
        // To BibTeX several spaces are one.
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(words(&fields["title"]), words(&title));
        // Every character of an address stands for itself, and none ends the field.
        let address = entry.split("  url = {").nth(1).and_then(|rest| rest.split("},\n").next()).unwrap();
        prop_assert!(!address.contains(['{', '}', '\\', ' ']), "{address}");

        let record = citation.ris();
        let tags: Vec<&str> = record.split_terminator("\r\n").map(|line| &line[..2]).collect();
        prop_assert_eq!(tags, ["TY", "ID", "AU", "TI", "T2", "PY", "ET", "PB", "UR", "Y2", "LA", "N1", "ER"]);
        prop_assert!(record.split_terminator("\r\n").all(|line| &line[2..6] == "  - " && line == self::line(line)));
        prop_assert!(record.ends_with("\r\nER  - \r\n"));
        let written = format!("TI  - {title}\r\n");
        prop_assert!(record.contains(&written));
    }
}

/// A line of a record without its end has no other end in it.
fn line(text: &str) -> String {
    text.replace(['\r', '\n'], " ")
}
