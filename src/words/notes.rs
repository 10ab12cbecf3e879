//! What does a reader see whose address has something in it that cannot be understood?

use super::terms::members;
use crate::dataset::Labels;
use crate::view::Note;

/// What was ignored, and what is shown instead.
pub fn note(note: &Note, labels: &Labels) -> String {
    match note {
        Note::UnknownParameter(name) => format!("“{name}” is not a setting of this page, so it was ignored."),
        Note::Repeated(name) => format!("“{name}” is there twice; only the first counts."),
        Note::YearAndRange => "“year” was ignored because “from” or “to” is there too.".to_owned(),
        Note::NotAYear { parameter, found } => format!("“{parameter}={found}” is not a year, so it was ignored."),
        Note::YearOutside { found, taken } => format!("There are no meetings in {found}; {taken} is taken instead."),
        Note::UnknownHost(code) => format!("No meeting was hosted by “{code}”, so it was ignored."),
        Note::UnknownLevel(code) => format!("“{code}” is not a kind of meeting, so it was ignored."),
        Note::UnknownMeeting(id) => format!("There is no meeting “{id}”, so none is open."),
        Note::UnknownSize(date) if labels.is_other => {
            format!("The number of {} did not change on “{date}”, so nothing is open.", members(labels))
        }
        Note::UnknownSize(date) => format!("The size of the coalition did not change on “{date}”, so nothing is open."),
        Note::MeetingAndSize => "“size” was ignored because “meeting” is there too.".to_owned(),
        Note::UnknownOrder(code) => format!("The table cannot be sorted by “{code}”; it is in order of date."),
        Note::UnknownTheme(code) => format!("There is no theme “{code}”; yours is used."),
        Note::LongSearch => "The search is very long; only its beginning is used.".to_owned(),
        Note::NotText(found) => format!("“{found}” cannot be read as text, so it was ignored."),
    }
}
