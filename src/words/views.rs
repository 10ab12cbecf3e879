//! Titles and summaries of a view.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::dates::month_of;
use super::numbers::{listed, listed_or};
use super::terms::{count_members, title};
use super::{country, level, partial_date, status, years};
use crate::dataset::{Country, Dataset, GrowthPoint};
use crate::view::{Open, Selection, ViewState};

/// More hosts than these are only counted.
const MOST_HOSTS: usize = 6;

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
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let (begins, ends) = (day(view.from, 1, 1), day(view.to, 12, 31));
    let at = |day| dataset.growth.position_at(day);
    let (Some(last), first) = (at(ends), at(begins).unwrap_or(0)) else { return String::new() };
    let (Some(first), Some(last)) = (points.get(first), points.get(last)) else { return String::new() };
    // What began before the years shown is as old as they are.
    let since = |size: &GrowthPoint| match size.date.first_day() < begins {
        true => format!("at the beginning of {}", view.from),
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
