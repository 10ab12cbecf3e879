//! Notes on what could not be understood in an address.

use std::borrow::Cow;

use super::terms::members;
use super::{grouped, partial_date};
use crate::dataset::{Labels, PartialDate};
use crate::view::Note;

/// So many characters of what was not understood are said.
const MOST_SAID: usize = 80;

/// What was ignored, and what is shown instead.
pub fn note(note: &Note, labels: &Labels) -> String {
    match note {
        Note::Repeated(name) => format!("“{name}” is there twice; only the first counts."),
        Note::YearAndRange => "“year” was ignored because “from” or “to” is there too.".to_owned(),
        Note::NotADate { parameter, found } => {
            let wanted = if *parameter == "year" { "a year" } else { "a year, month or day" };
            format!("“{parameter}={}” is not {wanted}, so it was ignored.", said(found))
        }
        Note::DateOutside { found, taken } => {
            let on = if matches!(found, PartialDate::Day(_)) { "on" } else { "in" };
            let (found, taken) = (partial_date(*found), partial_date(*taken));
            format!("There are no meetings {on} {found}; {taken} is taken instead.")
        }
        Note::UnknownHost(code) => format!("No meeting was hosted by “{}”, so it was ignored.", said(code)),
        Note::UnknownLevel(code) => format!("“{}” is not a kind of meeting, so it was ignored.", said(code)),
        Note::UnknownMeeting(id) => format!("There is no meeting “{}”, so none is open.", said(id)),
        Note::UnknownSize(date) if labels.is_other => {
            format!("The number of {} did not change on “{}”, so nothing is open.", members(labels), said(date))
        }
        Note::UnknownSize(date) => {
            format!("The size of the coalition did not change on “{}”, so nothing is open.", said(date))
        }
        Note::UnknownMoment(id) => format!("There is no key event “{}”, so none is open.", said(id)),
        Note::OpenedBeside { ignored, opened } => format!("“{ignored}” was ignored because “{opened}” is there too."),
        Note::NotOnOrOff { parameter, found } => {
            format!("“{parameter}={}” is neither on nor off, so it was ignored.", said(found))
        }
        Note::UnknownOrder(code) => format!("The table cannot be sorted by “{}”; it is in order of date.", said(code)),
        Note::UnknownColumn(code) => format!("The table cannot hide “{}”, so it was ignored.", said(code)),
        Note::UnknownLanes(code) => {
            format!("The lanes cannot be in order of “{}”; the hosts of most meetings come first.", said(code))
        }
        Note::UnknownTheme(code) => format!("There is no theme “{}”; yours is used.", said(code)),
        Note::UnknownPart(code) => {
            format!("“{}” is not a part of the timeline, so it was ignored.", said(code))
        }
        Note::NoParts => "“parts” names no part of the timeline, so all are shown.".to_owned(),
        Note::LongSearch => "The search is very long; only its beginning is used.".to_owned(),
        Note::NotText(found) => format!("“{}” cannot be read as text, so it was ignored.", said(found)),
        Note::LongQuery => "What was asked for is very long; only its beginning is used.".to_owned(),
        Note::More(number) => format!("… and {} more.", grouped(*number as u64)),
    }
}

/// The beginning of what was not understood.
fn said(found: &str) -> Cow<'_, str> {
    match found.char_indices().nth(MOST_SAID) {
        Some((end, _)) => format!("{} …", found.get(..end).unwrap_or_default()).into(),
        None => found.into(),
    }
}
