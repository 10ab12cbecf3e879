//! Titles and summaries of a view.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use super::dates::{beginning, in_time, month_of};
use super::numbers::{count, grouped, listed, listed_or};
use super::terms::{count_members, title};
use super::{country, level, page, partial_date, status, time};
use crate::dataset::{Country, Dataset, GrowthPoint, PartialDate};
use crate::view::{Open, Selection, ViewState};

/// More hosts than these are only counted.
const MOST_HOSTS: usize = 6;
/// The same in a headline.
const MOST_NAMED: usize = 3;

/// What a view shows, in a line: "Coalition Timeline: 2016 to 2018, hosted by France or Iraq".
pub fn view_title(view: &ViewState, dataset: &Dataset) -> String {
    format!("{}: {}", title(dataset), filters(view, dataset))
}

/// What a view shows, under a heading that does not say it.
pub fn view_subtitle(view: &ViewState, dataset: &Dataset) -> String {
    match dataset.labels.subtitle.as_deref() {
        None if !dataset.labels.is_other => {
            format!("Meetings of the Global Coalition to Defeat ISIS, {}", filters(view, dataset))
        }
        None | Some("") => filters(view, dataset),
        Some(subtitle) => format!("{}, {}", subtitle.trim_end_matches('.'), filters(view, dataset)),
    }
}

/// What a view shows, as a headline: "From 10 members in 2014 to 86 in 2023", "France hosted 6 of 93 meetings".
pub fn headline(view: &ViewState, dataset: &Dataset, selection: &Selection) -> String {
    let (shown, all) = (selection.rows.len(), dataset.meetings.len());
    if shown == 0 {
        return page::NOTHING_HEADLINE.to_owned();
    }
    let default = ViewState::default_for(dataset);
    let has_all_years = view.stretch == default.stretch;
    let is_of_years = view.hosts.is_empty() && view.levels.is_empty() && view.search.trim().is_empty();
    if let Some(growth) = is_of_years.then(|| growth_headline(view, dataset, has_all_years)).flatten() {
        return growth;
    }
    let hosts: Vec<&str> = view.hosts.iter().map(|host| country(*host)).collect();
    let is_of_hosts =
        !hosts.is_empty() && *view == (ViewState { hosts: view.hosts.clone(), ..view.unfiltered(dataset) });
    let in_years = if has_all_years { String::new() } else { format!(" {}", in_time(view.stretch)) };
    let meetings = count(shown, "meeting", "meetings");
    let mut words = match (hosts.is_empty(), is_of_hosts, is_of_years && has_all_years) {
        (false, true, _) => format!("{} hosted {}", some_of(&hosts), status(shown, dataset)),
        (false, false, _) => format!("{} hosted {meetings}{in_years}", some_of(&hosts)),
        (true, _, true) => {
            let hosts = selection.shown_hosts.len();
            return if hosts == 0 { meetings } else { format!("{meetings}, {}", count(hosts, "host", "hosts")) };
        }
        (true, _, false) if in_years.is_empty() => status(shown, dataset),
        (true, _, false) => {
            let were = if shown == 1 { "was" } else { "were" };
            format!("{} of {} {were} held{in_years}", grouped(shown as u64), count(all, "meeting", "meetings"))
        }
    };
    if !view.levels.is_empty() {
        let levels: Vec<String> = view.levels.iter().map(|one| level(*one).to_lowercase()).collect();
        words.push_str(&format!(": {}", listed_or(&levels)));
    }
    if !view.search.trim().is_empty() {
        words.push_str(&format!(", with “{}”", view.search.trim()));
    }
    words
}

/// "France", "France or Iraq", "France, Iraq, Italy or 2 others".
fn some_of(hosts: &[&str]) -> String {
    let mut names: Vec<String> = hosts.iter().take(MOST_NAMED).map(|host| (*host).to_owned()).collect();
    if let Some(more) = hosts.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        names.push(count(more, "other", "others"));
    }
    listed_or(&names)
}

/// How the number of members changed in the years shown; `None` where it did not, or is not known.
fn growth_headline(view: &ViewState, dataset: &Dataset, has_all_years: bool) -> Option<String> {
    let points = &dataset.growth.points;
    let (begins, ends) = (view.stretch.first(), view.stretch.last());
    // What meetings of later years do not show may be known all the same.
    let last = if has_all_years { points.last()? } else { points.get(dataset.growth.position_at(ends)?)? };
    let first = points.get(dataset.growth.position_at(begins).unwrap_or(0))?;
    let year = |size: &GrowthPoint| size.date.first_day().year();
    if first.total == last.total {
        return None;
    }
    let (to, members) =
        (if last.total < first.total { "down to" } else { "to" }, count_members(first.total, &dataset.labels));
    // Of less than whole years the changes are told no more exactly than they are known.
    let Some((from_year, to_year)) = view.stretch.whole_years() else {
        return Some(match (first.date.first_day() < begins, month_of(first.date) == month_of(last.date)) {
            (true, _) => format!("From {members} {to} {} {}", last.total, in_time(view.stretch)),
            (false, true) => format!("From {members} {to} {} in {}", last.total, month_of(last.date)),
            (false, false) => {
                format!("From {members} in {} {to} {} in {}", month_of(first.date), last.total, month_of(last.date))
            }
        });
    };
    Some(match (first.date.first_day() < begins, from_year == to_year) {
        (true, true) => format!("From {members} {to} {} in {from_year}", last.total),
        (true, false) => format!("From {members} at the start of {from_year} {to} {} in {}", last.total, year(last)),
        (false, _) if year(first) == year(last) => format!("From {members} {to} {} in {}", last.total, year(first)),
        (false, _) => format!("From {members} in {} {to} {} in {}", year(first), last.total, year(last)),
    })
}

/// What the data are and which time they are of, in a line under the headline.
pub fn introduction(dataset: &Dataset) -> String {
    let meetings = count(dataset.meetings.len(), "meeting", "meetings");
    let period = period(dataset).map(|period| format!(", {period}")).unwrap_or_default();
    match dataset.labels.subtitle.as_deref().map(|subtitle| subtitle.trim_end_matches('.')) {
        None if !dataset.labels.is_other => {
            format!("{meetings} {}{period}.", page::OF_THE_COALITION)
        }
        None | Some("") => format!("{meetings}{period}"),
        Some(subtitle) => format!("{subtitle}. {meetings}{period}"),
    }
}

/// The time from the first to the last meeting, no more exactly than to the month. `None` where there are no meetings.
fn period(dataset: &Dataset) -> Option<String> {
    let meetings = &dataset.meetings;
    let first = meetings.get(0)?.date.first_day();
    let last = meetings.spans().iter().map(|span| span.last).max()?;
    let last = NaiveDate::from_num_days_from_ce_opt(last)?;
    let month = |day: NaiveDate| month_of(PartialDate::Day(day));
    Some(if month(first) == month(last) { month(first) } else { format!("{} to {}", month(first), month(last)) })
}

/// What the chart shows, in words for those who do not see it: what is filtered, how the coalition grew, who hosted.
pub fn summary(view: &ViewState, dataset: &Dataset, selection: &Selection) -> String {
    let shown = status(selection.rows.len(), dataset);
    let mut sentences = vec![format!("{}: {shown}", filters(view, dataset)), growth(view, dataset)];
    sentences.push(hosts(selection));
    sentences.retain(|sentence| !sentence.is_empty());
    format!("{}.", sentences.join(". "))
}

/// "From 60 members in December 2014 to 86 on 8 June 2023": the sizes at both ends of the years shown. Empty where none is
/// known.
fn growth(view: &ViewState, dataset: &Dataset) -> String {
    let points = &dataset.growth.points;
    let (begins, ends) = (view.stretch.first(), view.stretch.last());
    let at = |day| dataset.growth.position_at(day);
    let (Some(last), first) = (at(ends), at(begins).unwrap_or(0)) else { return String::new() };
    let (Some(first), Some(last)) = (points.get(first), points.get(last)) else { return String::new() };
    // What began before the years shown is as old as they are.
    let since = |size: &GrowthPoint| match size.date.first_day() < begins {
        true => beginning(view.stretch),
        false => format!("in {}", month_of(size.date)),
    };
    if first.total == last.total {
        return count_members(last.total, &dataset.labels);
    }
    let members = count_members(first.total, &dataset.labels);
    format!("From {members} {} to {} {}", since(first), last.total, since(last))
}

/// "Hosts: Iraq, France and 9 more", those of most meetings first. Empty where there are none.
fn hosts(selection: &Selection) -> String {
    let mut hosts: Vec<&(Country, usize)> =
        selection.hosts.iter().filter(|(host, _)| selection.shown_hosts.contains(host)).collect();
    hosts.sort_by_key(|(host, meetings)| (Reverse(*meetings), country(*host)));
    let mut names: Vec<String> = hosts.iter().take(MOST_HOSTS).map(|(host, _)| country(*host).to_owned()).collect();
    if hosts.len() > MOST_HOSTS {
        names.push(format!("{} more", hosts.len() - MOST_HOSTS));
    }
    if names.is_empty() { String::new() } else { format!("Hosts: {}", listed(&names)) }
}

/// The filters of a view in words: "2016 to 2018, hosted by France or Iraq, kind: Foreign ministers, with “oil”".
fn filters(view: &ViewState, dataset: &Dataset) -> String {
    let mut parts = vec![time(view.stretch)];
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
    if let Open::GrowthPoint(date) = &view.open {
        let size = dataset.growth.position_of(date).and_then(|at| dataset.growth.points.get(at));
        parts.extend(size.map(|size| format!("size from {}", partial_date(size.date))));
    }
    if let Open::Moment(id) = &view.open {
        let moment = dataset.moment_position(id).and_then(|at| dataset.moments.get(at));
        parts.extend(moment.map(|moment| moment.label.clone()));
    }
    parts.join(", ")
}
