//! What does a view show, said in a line?

use super::numbers::listed_or;
use super::{TITLE, country, level, years};
use crate::dataset::Dataset;
use crate::view::{Open, ViewState};

/// What a view shows, in a line: "Coalition Timeline: 2016 to 2018, hosted by France or Iraq".
pub fn view_title(view: &ViewState, dataset: &Dataset) -> String {
    format!("{TITLE}: {}", filters(view, dataset))
}

/// What a view shows, under a heading that does not say it.
pub fn view_subtitle(view: &ViewState, dataset: &Dataset) -> String {
    format!("Meetings of the Global Coalition to Defeat ISIS, {}", filters(view, dataset))
}

/// The filters of a view in words: "2016 to 2018, hosted by France or Iraq, kind: Foreign ministers, with “oil”".
fn filters(view: &ViewState, dataset: &Dataset) -> String {
    let mut parts = vec![years(view.from, view.to)];
    if !view.hosts.is_empty() {
        let hosts: Vec<&str> = view.hosts.iter().map(|host| country(*host)).collect();
        parts.push(format!("hosted by {}", listed_or(&hosts)));
    }
    if !view.levels.is_empty() {
        let levels: Vec<&str> = view.levels.iter().map(|one| level(*one)).collect();
        parts.push(format!("kind: {}", listed_or(&levels)));
    }
    if !view.search.trim().is_empty() {
        parts.push(format!("with “{}”", view.search.trim()));
    }
    if let Open::Meeting(id) = &view.open {
        let meeting = dataset.meeting_position(id).and_then(|at| dataset.meetings.get(at));
        parts.extend(meeting.map(|meeting| meeting.name));
    }
    parts.join(", ")
}
