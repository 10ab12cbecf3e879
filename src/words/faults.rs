//! What does a person read who gave us a faulty data set?

use std::cmp::Reverse;

use super::numbers::{count, grouped, listed, listed_or};
use crate::dataset::{COLUMNS, Fault, OtherFile, Problem};

/// Longer sentences about a fault are cut: what is quoted in them can be very long.
const MOST_LETTERS: usize = 600;

/// Where it is, what is there and what would be right, in one line.
pub fn fault(fault: &Fault) -> String {
    let sentence = whole_sentence(fault);
    match sentence.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{} …", sentence.get(..end).unwrap_or_default()),
        None => sentence,
    }
}

fn whole_sentence(fault: &Fault) -> String {
    let mut place = match (fault.list, fault.record.as_str()) {
        ("", _) => String::new(),
        ("rows", row) if fault.field.is_empty() => format!("row {row}"),
        ("rows", row) => return format!("row {row}, column {}: {}", fault.field, problem(&fault.problem)),
        (list, record) => format!("{list}, {record}"),
    };
    if !fault.field.is_empty() {
        place.push_str(if place.is_empty() { "" } else { ", " });
        place.push_str(&fault.field);
    }
    let place = if place.is_empty() { "the file".to_owned() } else { place };
    format!("{place}: {}", problem(&fault.problem))
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::NotJson { line, column } => format!(
            "is not JSON at line {line}, column {column}; look for a missing comma, quote or bracket just before it."
        ),
        Problem::OtherFile(file) => other_file(*file).to_owned(),
        Problem::NotUtf8 { line } => {
            format!("is not written in UTF-8 (line {line}); save the file again as “CSV UTF-8” or as text in UTF-8.")
        }
        Problem::TooDeep { line } => {
            format!(
                "has more brackets inside of each other at line {line} than any record needs; look for one that is not closed."
            )
        }
        Problem::TooLong { most } => {
            format!(
                "is longer than {} letters; shorten it, or look for a quotation mark that is not closed.",
                grouped(*most as u64)
            )
        }
        Problem::TooMany { most } => {
            format!("has more than {} meetings, which is as many as this page reads; split it.", grouped(*most as u64))
        }
        Problem::OpenQuote => {
            "has a quotation mark that is not closed; write a mark inside of a cell twice (\"\").".to_owned()
        }
        Problem::TooManyCells { found, wanted } => format!(
            "has {found} cells, but there are {wanted} columns; put a cell with a comma in it into quotation marks."
        ),
        Problem::UnknownColumn(found) => match like(found).as_slice() {
            [] => format!("is not a column of the format; remove it, or use one of {}.", usual_columns()),
            like => format!("is not a column of the format; remove it, or write {}.", listed_or(like)),
        },
        Problem::NoColumn => "is not there; every table needs the columns date and name.".to_owned(),
        Problem::NoHeading => format!(
            "has no row of column names; the first row names the columns, of which date and name must be there: {}.",
            usual_columns()
        ),
        Problem::Blank => "is empty; every row needs it.".to_owned(),
        Problem::NotWhole(found) => {
            format!("is “{found}”; it should be a whole number without a unit (2100000000, 86).")
        }
        Problem::NoRowSource => {
            "is a figure without a source; give source_url, or source_title where there is no address.".to_owned()
        }
        Problem::OtherParts { wanted: 0, lead, .. } => {
            format!("speaks of {lead}, where nothing is; fill that in, or leave this out.")
        }
        Problem::OtherParts { found, wanted, lead } => format!(
            "has {}, but {lead} has {wanted}; write one for each, with | between them.",
            count(*found, "part", "parts")
        ),
        Problem::ManyParts { found, most } => {
            let (found, most) = (grouped(*found as u64), grouped(*most as u64));
            format!("has {found} parts, and this page reads {most}; divide the row, or look for a | that is not meant.")
        }
        Problem::Exclusive { first, second } => format!("is both “{first}” and “{second}”; keep one of them."),
        Problem::NoSuchSource { found, sources } => format!(
            "is “{found}”, but the row has {}; write the number of one of them, counted from 1.",
            count(*sources, "source", "sources")
        ),
        Problem::NoSuchSum { found, sums } => format!(
            "is “{found}”, but the row has {}; write the number of another one, counted from 1 (part-of:1).",
            count(*sums, "sum", "sums")
        ),
        Problem::NamelessSource => {
            "has nothing for one of the sources; give it a title, an address or a document.".to_owned()
        }
        Problem::SpareDate => {
            "is there although only one date is known (date_precision); leave it out, or write within.".to_owned()
        }
        Problem::UnknownField => "is not a field of the format; remove it or correct its name.".to_owned(),
        Problem::Missing => "is missing; add it, as null where nothing is known and the format allows it.".to_owned(),
        Problem::Twice => "is there twice; join the two lists.".to_owned(),
        Problem::WrongType { found, wanted } => format!("is {found}; it should be {wanted}."),
        Problem::Untrimmed => "is empty or has white space around it; write the bare text.".to_owned(),
        Problem::ControlCharacter(code) => {
            format!("has a character that cannot be shown (U+{code:04X}); remove it.")
        }
        Problem::ImpossibleDate(found) => {
            format!("is “{found}”, which is no date; write a day (2016-07-21), a month (2016-07) or a year (2016).")
        }
        Problem::ReversedDates { start, end } => format!("ends on {end}, before it starts on {start}; swap them."),
        Problem::NoDate => {
            "gives no date; write start and end, or earliest and latest where the day is not known.".to_owned()
        }
        Problem::UnknownWord { found, allowed } => format!("is “{found}”; it should be one of {}.", listed(allowed)),
        Problem::BadId(found) => {
            format!("is “{found}”; an id has only lower-case letters, digits and hyphens.")
        }
        Problem::DuplicateId(found) => format!("“{found}” is there twice; each record needs its own."),
        Problem::Repeated(found) => format!("names “{found}” a second time; once is enough."),
        Problem::UnknownCountry(found) => {
            format!(
                "is “{found}”, which this page does not know as a country; write its two letters of ISO 3166 (FR, IQ)."
            )
        }
        Problem::UnknownSource(found) => {
            format!("cites “{found}”, which is not among the sources; add it there or correct the id.")
        }
        Problem::UnlistedSource => "cites a source that its meeting does not list; add it to sources.".to_owned(),
        Problem::UnknownMeeting(found) => {
            format!("names the meeting “{found}”, which is not among the meetings; correct the id.")
        }
        Problem::UncitedSource => "is cited by nothing; cite it or remove it.".to_owned(),
        Problem::NoSource => "has no source; every figure needs one.".to_owned(),
        Problem::NoNumber => "has no number; give one or remove the record.".to_owned(),
        Problem::AbsurdNumber { found, least, most } => {
            format!("is {found}; it should be a whole number from {} to {}.", grouped(*least), grouped(*most))
        }
        Problem::WrongSum { total, sum } => {
            format!("is {total}, but states and organisations add up to {sum}; correct one of them.")
        }
        Problem::BadAddress(found) => format!("is “{found}”; a link starts with https:// or http://."),
        Problem::BadLanguage(found) => {
            format!("is “{found}”, which names no language; write its tag of BCP 47 (fr, pt-BR).")
        }
        Problem::NoAddress => "is null and there is no document; give an address or a document.".to_owned(),
        Problem::BadRelation(found) => {
            format!("is {found}; it should be the position, from 0, of another pledge of the same meeting.")
        }
        Problem::TwoRelations => {
            "is there beside another of part_of, repeats and rival_of; keep the one that says most.".to_owned()
        }
        Problem::NotRising => "is not after the point before it; put the points in order of time.".to_owned(),
        Problem::MisplacedDate => "belongs to the growth line; a report inside a meeting has the meeting's.".to_owned(),
    }
}

/// The columns that most tables need, and how many others there are.
fn usual_columns() -> String {
    let usual =
        ["date", "name", "hosts", "city", "level", "members", "pledge_usd", "summary", "source_title", "source_url"];
    format!("{} and {} others", usual.join(", "), COLUMNS.len() - usual.len())
}

/// The columns that somebody can have meant: those whose names have this one in them or are in it, or begin like it.
fn like(found: &str) -> Vec<&'static str> {
    let found = found.to_lowercase().replace([' ', '-'], "_");
    if let Some((_, meant)) = OTHER_COLUMNS.iter().find(|(others, _)| others.contains(&found.as_str())) {
        return vec![meant];
    }
    let has = |text: &str, part: &str| part.len() > 2 && text.contains(part);
    let start = found.get(..5).unwrap_or(&found);
    let is_like = |name: &&str| has(name, &found) || has(&found, name) || has(name, start);
    let mut like: Vec<&str> = COLUMNS.iter().copied().filter(is_like).collect();
    let shared = |name: &str| name.bytes().zip(found.bytes()).take_while(|(a, b)| a == b).count();
    like.sort_by_key(|name| (!found.starts_with(name), Reverse(shared(name))));
    // "Members count" is "members", and no part of them.
    let is_inside = like.first().is_some_and(|name| found.starts_with(name));
    like.truncate(if is_inside { 1 } else { 3 });
    like
}

/// What columns are called elsewhere, and what they are called here.
const OTHER_COLUMNS: [(&[&str], &str); 7] = [
    (&["title", "meeting", "event", "conference"], "name"),
    (&["datum", "day", "start", "start_date", "begin"], "date"),
    (&["end", "until", "finish"], "end_date"),
    (&["place", "location", "venue"], "city"),
    (&["url", "link", "source", "sources", "address"], "source_url"),
    (&["pledge", "pledges", "amount", "usd", "sum"], "pledge_usd"),
    (&["type", "kind", "category"], "level"),
];

fn other_file(file: OtherFile) -> &'static str {
    match file {
        OtherFile::Empty => "is empty; it should be JSON or CSV.",
        OtherFile::WebPage => {
            "is a web page, not data; the JSON or CSV file itself is often behind a button “Raw” or “Download”."
        }
        OtherFile::Xml => "is XML; it should be JSON or CSV.",
        OtherFile::Archive => "is packed, as by ZIP or gzip; unpack it first.",
        OtherFile::Pdf => "is a PDF, which holds pages and no data; look for the same as CSV.",
        OtherFile::Picture => "is a picture; it should be JSON or CSV.",
        OtherFile::Workbook => "is a workbook of a spreadsheet program; save it there as “CSV UTF-8”.",
        OtherFile::Utf16 => "is text in UTF-16; save it again as “CSV UTF-8” or as text in UTF-8.",
        OtherFile::Unknown => {
            "is neither JSON nor CSV: JSON begins with {, CSV with a row of column names, of which date and name must be there."
        }
    }
}
