//! What does a person read who gave us a faulty data set?

use super::numbers::{grouped, listed};
use crate::dataset::{Fault, Problem};

/// Where it is, what is there and what would be right, in one line.
pub fn fault(fault: &Fault) -> String {
    let mut place = match (fault.list, fault.record.as_str()) {
        ("", _) => String::new(),
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
            format!("is “{found}”, which is no country; write its two letters of ISO 3166 (FR, IQ).")
        }
        Problem::UnknownSource(found) => {
            format!("cites “{found}”, which is not among the sources; add it there or correct the id.")
        }
        Problem::UnlistedSource => "cites a source that its meeting does not list; add it to sources.".to_owned(),
        Problem::UnknownMeeting(found) => {
            format!("names the meeting “{found}”, which is not among the meetings; correct the id.")
        }
        Problem::UncitedSource => "is cited by nothing; cite it or remove it.".to_owned(),
        Problem::NoSource => "has no source; every figure and every meeting needs one.".to_owned(),
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
