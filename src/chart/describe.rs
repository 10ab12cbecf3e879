//! Descriptions of marks: the words of the tooltip and of screen readers.

use super::marks::{LaneKey, Subject, Track};
use crate::dataset::{Context, Labels, Meeting};
use crate::view::Column;
use crate::words;

/// The words for a mark: a heading and lines under it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TooltipText {
    /// What it is.
    pub title: String,
    /// What is known of it.
    pub lines: Vec<String>,
}

/// What a track is called, with the number of its marks.
pub fn track_name(track: Track, marks: usize, labels: &Labels) -> String {
    let name = match track {
        Track::GrowthPoints => words::sizes(labels),
        Track::Joins => words::joins(labels).into(),
        Track::Moments => words::MOMENTS.into(),
        Track::Sums => words::SUMS_TRACK.into(),
        Track::Lane(key) => lane_name(key).into(),
    };
    words::marks(&name, marks)
}

/// The name of a lane of hosts.
pub fn lane_name(key: LaneKey) -> String {
    match key {
        LaneKey::Host(host) => words::country(host).to_owned(),
        LaneKey::Others(hosts) => words::other_hosts(hosts),
        LaneKey::Unnamed => words::NO_HOST.to_owned(),
    }
}

/// Whose meetings a lane has, in a line.
fn lane_words(key: LaneKey) -> String {
    match key {
        LaneKey::Host(host) => words::lane(Some(host)),
        LaneKey::Unnamed => words::lane(None),
        LaneKey::Others(_) => lane_name(key),
    }
}

/// What a mark says to those who do not see it, in a line.
pub fn described(context: Context, subject: &Subject) -> String {
    let TooltipText { title, lines } = tooltip_text(context, subject);
    let mut said = title;
    for line in lines {
        let is_sentence = line.starts_with(|first: char| !first.is_ascii_lowercase());
        said.truncate(said.trim_end_matches('.').len());
        said.push_str(if is_sentence { ". " } else { "; " });
        said.push_str(&line);
    }
    // A dot between two facts is a sign for the eye.
    said.replace(" · ", ", ")
}

/// The tooltip of a mark.
pub fn tooltip_text(context: Context, subject: &Subject) -> TooltipText {
    let dataset = context.dataset;
    let labels = &dataset.labels;
    match subject {
        Subject::Meeting(at) => dataset.meetings.get(*at).map(|meeting| {
            let mut tooltip = meeting_tooltip(&meeting, labels);
            tooltip.lines.extend(context.meeting_text(*at).map(|text| words::sources(text.sources.len())));
            tooltip
        }),
        Subject::Pledge(at, number) => dataset.meetings.get(*at).and_then(|meeting| {
            let pledge = meeting.pledges.get(*number)?;
            let mut lines = vec![pledge.purpose.clone()];
            let remarks = words::pledge_remarks(pledge, &meeting);
            if !remarks.is_empty() {
                lines.push(remarks.join("; "));
            }
            lines.push(format!("{}, {}", meeting.name, words::meeting_date(meeting.date)));
            lines.extend(dataset.source(pledge.source).map(words::says));
            Some(TooltipText { title: words::pledge(pledge, labels), lines })
        }),
        Subject::GrowthPoint(at) => dataset.growth.points.get(*at).map(|size| {
            let mut lines = vec![words::since(size.date)];
            let names: Vec<&str> = dataset.joined_at(*at).map(|member| member.name.as_str()).collect();
            if !names.is_empty() {
                lines.push(words::some_joined(&names));
            }
            if !size.note.is_empty() {
                lines.push(size.note.clone());
            }
            lines.extend(dataset.source(size.source).map(words::says));
            TooltipText { title: words::size(size, labels), lines }
        }),
        Subject::Rival(point, report) => dataset.growth.points.get(*point).and_then(|size| {
            let dated = size.reports.get(*report)?;
            let mut lines = vec![words::partial_date(dated.date)];
            lines.extend(
                Some(words::standing(dated.report.standing, labels).into_owned()).filter(|words| !words.is_empty()),
            );
            lines.extend(dataset.source(dated.report.source).map(words::says));
            Some(TooltipText { title: words::differing(&dated.report, labels), lines })
        }),
        Subject::Moment(at) => dataset.moments.get(*at).map(|moment| {
            let mut lines = vec![words::partial_date(moment.date)];
            lines.extend(words::other_dates(moment));
            lines.push(words::sources(moment.sources.len()));
            TooltipText { title: moment.label.clone(), lines }
        }),
        Subject::Meetings(key, several) => Some(TooltipText {
            title: words::several_meetings(several.count, several.from, several.to),
            lines: Some(lane_words(*key))
                .into_iter()
                .chain(dataset.meetings.get(several.first).map(|meeting| words::the_first(&meeting)))
                .collect(),
        }),
        Subject::Sums(several, sums) => Some(TooltipText {
            title: words::several_sums(several.count, several.from, several.to),
            lines: vec![words::between_sums(*sums)],
        }),
        Subject::Joins(_, members) => {
            let members: Vec<_> = members.iter().filter_map(|at| dataset.members.get(*at)).collect();
            members.first().map(|first| {
                let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
                TooltipText {
                    title: words::joined(&names),
                    lines: vec![words::partial_date(first.joined), first.basis.clone()],
                }
            })
        }
    }
    .unwrap_or_default()
}

/// Name, date, place, hosts, size and pledges.
fn meeting_tooltip(meeting: &Meeting, labels: &Labels) -> TooltipText {
    let mut lines = vec![
        format!("{} · {}", words::meeting_date(meeting.date), words::place(meeting)),
        format!("{} · {}", words::level(meeting.level), words::format(meeting.format)),
        words::hosted(meeting),
    ];
    let size = words::members_reported(meeting, labels);
    if !size.is_empty() {
        lines.push(format!("{}: {size}", words::column(Column::Members, labels)));
    }
    let promised = meeting.pledges.iter().filter(|pledge| pledge.is_new_promise());
    let promised: Vec<String> = promised.map(|pledge| words::pledge(pledge, labels)).collect();
    match promised.as_slice() {
        [] => {}
        [first] => lines.push(first.clone()),
        [first, rest @ ..] => lines.push(words::and_more(first, rest.len())),
    }
    TooltipText { title: meeting.name.clone(), lines }
}
