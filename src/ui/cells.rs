//! What the row of a meeting says in each column of a table.

use crate::dataset::{Labels, Meeting, Relation};
use crate::view::Column;
use crate::words;

/// What a row says in a column.
pub fn cell(meeting: &Meeting, column: Column, labels: &Labels) -> String {
    match column {
        Column::Date => words::meeting_date(meeting.date),
        Column::Name => meeting.name.clone(),
        Column::Hosts => words::hosts(meeting),
        Column::Place => words::place(meeting),
        Column::Members => words::members_reported(meeting, labels),
        Column::Pledges => pledges(meeting, labels),
    }
}

/// The sums of a meeting, as its row says them.
fn pledges(meeting: &Meeting, labels: &Labels) -> String {
    let pledges = meeting.pledges.iter().filter(|pledge| pledge.relation == Relation::None);
    let pledges: Vec<String> = pledges.map(|pledge| words::pledge(pledge, labels)).collect();
    match pledges.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first, rest @ ..] => words::and_more(first, rest.len()),
    }
}
