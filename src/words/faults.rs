//! Messages about the faults of a data set file.

use std::cmp::Reverse;

use super::numbers::{count, grouped, listed, listed_or};
use crate::dataset::{COLUMNS, Fault, OtherFile, PartialDate, Problem, column_code, dates_meant};

/// What is quoted from a file can be very long, and is cut: what would be right stands behind it.
const MOST_LETTERS: usize = 100;

/// Where it is, what is there and what would be right, in one line.
pub fn fault(fault: &Fault) -> String {
    let mut place = match (fault.list, short(&fault.record)) {
        ("", _) => String::new(),
        ("rows", row) if fault.field.is_empty() => format!("row {row}"),
        ("rows", row) => format!("row {row}, column"),
        (list, record) => format!("{list}, {record}"),
    };
    if !fault.field.is_empty() {
        place.push_str(match fault.list {
            "" => "",
            "rows" => " ",
            _ => ", ",
        });
        place.push_str(&short(&fault.field));
    }
    let place = if place.is_empty() { "the file".to_owned() } else { place };
    format!("{place}: {}", problem(fault))
}

/// The beginning of a text that is quoted, with a mark for each letter that would not be seen or would turn the others.
fn short(text: &str) -> String {
    let is_seen = |c: char| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut letters = text.chars().map(|c| if is_seen(c) { c } else { char::REPLACEMENT_CHARACTER });
    let start: String = letters.by_ref().take(MOST_LETTERS).collect();
    if letters.next().is_some() { format!("{start} …") } else { start }
}

/// Whether somebody wrote that there is nothing to write.
fn is_nothing(found: &str) -> bool {
    let text = found.to_lowercase();
    let is_word = ["n/a", "na", "nil", "none", "null", "unknown", "tbc", "tbd", "ongoing"].contains(&text.as_str());
    is_word || !text.chars().any(char::is_alphanumeric)
}

/// Why a text is no date, and which would be right.
fn no_date(found: &str, field: &str) -> String {
    let meant: Vec<String> = dates_meant(found).iter().map(ToString::to_string).collect();
    let (is_year, shown) = (found.len() == 4 && found.bytes().all(|byte| byte.is_ascii_digit()), short(found));
    match meant.as_slice() {
        [date] if found.len() == 5 => format!("is “{shown}”, as a spreadsheet counts days; write {date}."),
        [date] => format!("is “{shown}”; write {date}."),
        [_, ..] => format!("is “{shown}”; write {}, whichever is meant.", listed_or(&meant)),
        [] if is_nothing(found) && field != "date" => {
            format!("is “{shown}”; where nothing is known, leave it empty (in JSON null).")
        }
        [] if field == "date" && several_days(found).is_some() => {
            let (first, last) = several_days(found).unwrap_or_default();
            format!("is “{shown}”; write {first} into date and {last} into end_date.")
        }
        [] if is_year => format!("is “{shown}”; years from 1 to 9999 can be shown."),
        [] => {
            format!("is “{shown}”, which is no date; write a day (2016-07-21), a month (2016-07) or a year (2016).")
        }
    }
}

/// The first and the last of several days, where both are written as they should be.
fn several_days(found: &str) -> Option<(&str, &str)> {
    let parts = ["/", " - ", " – ", "–", " to "].iter().find_map(|mark| found.split_once(mark));
    let (first, last) = parts.map(|(first, last)| (first.trim(), last.trim()))?;
    [first, last].into_iter().all(|day| PartialDate::parse(day).is_some()).then_some((first, last))
}

/// Why a text is no whole number, and what would be right.
fn not_whole(found: &str, field: &str) -> String {
    let (text, shown) = (found.to_lowercase(), short(found));
    let is_rough = ["about", "approx", "circa", "ca.", "~", "≈", "+", ">", "over ", "more than", "at least", "some "];
    let remarks = field.split('_').next().unwrap_or_default();
    match found {
        "" => "has a part without a number; write one for each.".to_owned(),
        _ if is_nothing(found) => format!("is “{shown}”; where no number is known, leave the cell empty."),
        _ if found.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("is “{shown}”, which is more than can be meant; count the digits.")
        }
        _ if is_rough.iter().any(|word| text.contains(word)) => format!(
            "is “{shown}”; write a whole number in digits alone (2100000000, 86), and about or at-least into {remarks}_remarks."
        ),
        _ => format!(
            "is “{shown}”; it should be a whole number in digits alone, without unit, points or decimals (2100000000, 86)."
        ),
    }
}

fn problem(fault: &Fault) -> String {
    let field = fault.field.as_str();
    match &fault.problem {
        Problem::NotJson { line, column } => format!(
            "is not JSON at line {line}, column {column}; look just before it for a missing comma, quote or bracket, or an impossible number or code."
        ),
        Problem::OtherFile(file) => other_file(*file).to_owned(),
        Problem::NotUtf8 { line } => {
            let line = if fault.list.is_empty() { format!(" (line {line})") } else { String::new() };
            format!("is not written in UTF-8{line}; save the file again as “CSV UTF-8” or as text in UTF-8.")
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
        Problem::StrayQuote => {
            "has letters behind a closing quotation mark; write a mark inside of a cell twice (\"\").".to_owned()
        }
        Problem::NamelessColumn { found, row } => {
            format!("has no name, but row {row} has “{}” there; name the column, or leave it empty.", short(found))
        }
        Problem::NoMeeting => {
            "has neither a date nor a name; remove it if it is no meeting (a total, a remark).".to_owned()
        }
        Problem::TooManyCells { found, wanted } => format!(
            "has {found} cells, but there are {wanted} columns; put a cell with a comma in it into quotation marks."
        ),
        Problem::UnknownColumn(found) => match like(found).as_slice() {
            [] => format!("is not a column of the format; remove it, or use one of {}.", usual_columns()),
            // What stands there can be millions.
            ["pledge_usd"] => {
                "is not a column of the format; remove it, or write pledge_usd and whole US dollars.".to_owned()
            }
            like => format!("is not a column of the format; remove it, or write {}.", listed_or(like)),
        },
        Problem::NoColumn => "is not there; every table needs the columns date and name.".to_owned(),
        Problem::NoHeading => {
            let what =
                if fault.list.is_empty() { "has no row of column names" } else { "names no columns of the format" };
            format!(
                "{what}; the first row names them, with commas, semicolons or tabs between, and date and name must be there: {}.",
                usual_columns()
            )
        }
        Problem::Blank => "is empty; every row needs it.".to_owned(),
        Problem::NotWhole(found) => not_whole(found, field),
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
            match (fault.list, field) {
                ("rows", "") => format!("has {found} cells, and this page reads {most}; remove what is not meant."),
                ("rows", _) => format!(
                    "has {found} parts, and this page reads {most}; divide the row, or look for a | that is not meant."
                ),
                _ => format!("has {found} items, and this page reads {most}; divide the record."),
            }
        }
        Problem::Exclusive { first, second } => {
            format!("is both “{}” and “{}”; keep one of them.", short(first), short(second))
        }
        Problem::NoSuchSource { found, sources } => format!(
            "is “{}”, but the row has {}; write the number of one of them, counted from 1.",
            short(found),
            count(*sources, "source", "sources")
        ),
        Problem::NoSuchSum { found, sums } => format!(
            "is “{}”, but the row has {}; write the number of another one, counted from 1 (part-of:1).",
            short(found),
            count(*sums, "sum", "sums")
        ),
        Problem::NamelessSource => {
            "has nothing for one of the sources; give it a title, an address or a document.".to_owned()
        }
        Problem::SpareDate => {
            "is there although only one date is known (date_precision); leave it out, or write within.".to_owned()
        }
        Problem::UnknownField => "is not a field of the format; remove it or correct its name.".to_owned(),
        Problem::Missing if fault.list.is_empty() => {
            "is missing; add it, as [] where there is nothing to list.".to_owned()
        }
        Problem::Missing => "is missing; add it, as null where nothing is known and the format allows it.".to_owned(),
        Problem::Twice => "is there twice; join the two or keep one.".to_owned(),
        Problem::WrongType { found, wanted } => format!("is {found}; it should be {wanted}."),
        Problem::Untrimmed => "is empty or has white space around it; write the bare text.".to_owned(),
        Problem::ControlCharacter(code) => {
            format!("has a character that cannot be shown (U+{code:04X}); remove it.")
        }
        Problem::ImpossibleDate(found) => no_date(found, field),
        Problem::ReversedDates { start, end } => format!("ends on {end}, before it starts on {start}; swap them."),
        Problem::NoDate => {
            "gives no date; write start and end, or earliest and latest where the day is not known.".to_owned()
        }
        Problem::UnknownWord { found, allowed } => {
            format!("is “{}”; it should be one of {}.", short(found), listed(allowed))
        }
        Problem::BadId(found) => {
            let found = short(found);
            format!("is “{found}”; an id has only lower-case letters, digits and hyphens.")
        }
        Problem::DuplicateId { found, first, .. } if fault.list == "rows" => {
            format!("“{}” is in row {first} already; each row needs its own.", short(found))
        }
        Problem::DuplicateId { found, first, second } => format!(
            "“{}” is there twice, in records {first} and {second} of the list; each needs its own.",
            short(found)
        ),
        Problem::Repeated(found) if *found == fault.field => {
            "is there a second time, and only the first is read; rename or remove it.".to_owned()
        }
        Problem::Repeated(found) => format!("names “{}” a second time; once is enough.", short(found)),
        Problem::UnknownCountry(found) => {
            let several = [",", "/", "&", "+", " and "].iter().any(|mark| found.contains(mark));
            let right = match field {
                "hosts" if several => "write several with | between them (FR|IQ)",
                "hosts" => "write its two letters of ISO 3166 (FR, IQ); what is no country goes into host_notes",
                _ => "write its two letters of ISO 3166 (FR, IQ)",
            };
            format!("is “{}”, which this page does not know as a country; {right}.", short(found))
        }
        Problem::UnknownSource(found) => {
            let found = short(found);
            format!("cites “{found}”, which is not among the sources; add it there or correct the id.")
        }
        Problem::UnlistedSource if fault.list == "moments" => {
            "cites a source that its moment does not list; add it to the sources of the moment.".to_owned()
        }
        Problem::UnlistedSource => "cites a source that its meeting does not list; add it to sources.".to_owned(),
        Problem::UnknownMeeting(found) => {
            let found = short(found);
            format!("names the meeting “{found}”, which is not among the meetings; correct the id.")
        }
        Problem::UncitedSource => "is cited by nothing; cite it or remove it.".to_owned(),
        Problem::NoSource if fault.list == "moments" => "is empty; name at least one source.".to_owned(),
        Problem::NoSource => "has no source; every figure needs one.".to_owned(),
        Problem::NoNumber => "has no number; give one or remove the record.".to_owned(),
        Problem::AbsurdNumber { found, least, most } => {
            let found = short(found);
            format!("is {found}; it should be a whole number from {} to {}.", grouped(*least), grouped(*most))
        }
        Problem::WrongSum { total, sum } => {
            format!("is {total}, but states and organisations add up to {sum}; correct one of them.")
        }
        Problem::BadAddress(found)
            if found.len() > 8 && ["https://", "http://"].iter().any(|start| found.starts_with(start)) =>
        {
            let several = if fault.list == "rows" { " Several have | between them." } else { "" };
            format!(
                "is “{}”, which is no address; one has no blanks, quotes, names or passwords in it.{several}",
                short(found)
            )
        }
        Problem::BadAddress(found) => format!("is “{}”; a link starts with https:// or http://.", short(found)),
        Problem::BadLanguage(found) => {
            let found = short(found);
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
    // What stands in brackets is a unit or a remark.
    let found: String = found.chars().take(MOST_LETTERS).collect();
    let found = column_code(found.split(['(', '[']).next().unwrap_or_default().trim());
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
const OTHER_COLUMNS: [(&[&str], &str); 9] = [
    (&["title", "meeting", "event", "conference", "what"], "name"),
    (&["datum", "day", "start", "start_date", "begin", "when"], "date"),
    (&["end", "until", "finish"], "end_date"),
    (&["place", "location", "venue"], "city"),
    (&["url", "link", "source", "sources", "address"], "source_url"),
    (&["pledge", "pledges", "amount", "usd", "sum"], "pledge_usd"),
    (&["type", "kind", "category"], "level"),
    (&["participants", "attendees"], "attendance"),
    (&["description", "details", "outcome", "outcomes"], "summary"),
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
