//! All that is known of a meeting, under the heading with its name: the same in the page, on paper and on a page of its own.

use leptos::prelude::*;

use super::reported_size::{AgainstLine, Remarks, ReportedSize};
use super::sources::{Cite, SourceList};
use super::view;
use super::{Data, PaperNotes};
use crate::dataset::{Composition, Meeting, Report};
use crate::words::page::detail as text;
use crate::words::{self, page};

/// The level of the headings of some parts of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingLevel {
    /// `h2`, where the name of the meeting is that of its page.
    Two,
    /// `h3`, where it is a part of a page.
    Three,
}

/// A heading.
#[component]
fn Heading(
    /// Its level.
    level: HeadingLevel,
    /// Its words.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    match level {
        HeadingLevel::Two => view! { <h2>{words}</h2> },
        HeadingLevel::Three => view! { <h3>{words}</h3> },
    }
}

/// All that is known of a meeting, with the sources of each figure.
#[component]
pub fn MeetingFacts(
    /// The data that have the meeting.
    data: Data,
    /// The position of the meeting.
    at: usize,
    /// The level of the headings.
    level: HeadingLevel,
    /// The notes of the sheet, on paper.
    on_paper: Option<PaperNotes>,
) -> impl IntoView {
    let Some(meeting) = data.dataset.meetings.get(at) else { return ().into_any() };
    let longer = data.context().meeting_text(at);
    let doubt = words::confidence(meeting.confidence).map(|doubt| {
        let notes = longer.as_ref().map_or("", |longer| &longer.notes);
        view! { <p class="ct-confidence">{format!("{doubt}. {notes}")}</p> }
    });
    let notes = longer.as_ref().map(|longer| longer.notes.clone());
    let notes = notes.filter(|notes| doubt.is_none() && !notes.is_empty());
    let (summary, host_notes, sources) = match longer {
        Some(longer) => (longer.summary, longer.host_notes, Some(longer.sources)),
        None => (page::MORE_COMES.to_owned(), String::new(), None),
    };
    let sources = move |data: Data| {
        let sources = sources?;
        let list = match on_paper {
            Some(notes) => view! { <p>{said(notes.numbers(&sources))}</p> },
            None => view! { <SourceList data=data sources=sources is_on_paper=false/> },
        };
        Some(view! { <Heading level=level words=text::SOURCES/> {list} })
    };
    // Only beside the chart.
    let note = words::hosted_note(&meeting).filter(|_| level == HeadingLevel::Three && on_paper.is_none());
    // The numbers of notes are given in this order.
    view! {
        {doubt}
        <p>{said(summary)}</p>
        {facts(&data, &meeting, (host_notes, note), on_paper)}
        {sizes(&data, &meeting, at, level, on_paper)}
        {new_members(&data, &meeting, level, on_paper)}
        {pledges(&data, &meeting, level, on_paper)}
        {notes.map(|notes| view! { <Heading level=level words=text::NOTES/> <p>{notes}</p> })}
        {sources(data)}
    }
}

/// Words that may be none: an empty text would be delivered as a space.
pub(super) fn said(words: String) -> Option<String> {
    Some(words).filter(|words| !words.is_empty())
}

/// When, where, by whom, of which kind.
fn facts(
    data: &Data,
    meeting: &Meeting,
    (host_notes, note): (String, Option<&'static str>),
    on_paper: Option<PaperNotes>,
) -> AnyView {
    let mut kind = vec![words::level(meeting.level), words::composition(meeting.composition)];
    if data.dataset.labels.is_other && meeting.composition == Composition::Other {
        // Nobody has said so: it is what stands where nothing is said.
        kind.pop();
    }
    kind.push(words::format(meeting.format));
    let attendance = meeting.attendance.as_ref().map(|attendance| {
        view! {
            <dt>{text::ATTENDANCE}</dt>
            <dd>
                {format!("{} ", words::attendance(attendance))}
                <Cite data=data.clone() source=attendance.source on_paper=on_paper/>
            </dd>
        }
    });
    view! {
        <dl>
            <dt>{text::DATE}</dt>
            <dd>{words::meeting_date(meeting.date)}</dd>
            <dt>{text::PLACE}</dt>
            <dd>{said(words::place(meeting))}</dd>
            <dt>{text::HOSTS}</dt>
            <dd>
                {format!("{} ", words::hosts(meeting))} <span class="ct-aside-note">{said(host_notes)}</span>
                {note.map(|note| view! { <span class="ct-aside-note">{note}</span> })}
            </dd>
            <dt>{text::KIND}</dt>
            <dd>{kind.join(" · ")}</dd>
            {attendance}
        </dl>
    }
}

/// Every reported size, side by side, each with how it stands to the line.
fn sizes(
    data: &Data,
    meeting: &Meeting,
    at: usize,
    level: HeadingLevel,
    on_paper: Option<PaperNotes>,
) -> Option<AnyView> {
    let dataset = &data.dataset;
    if meeting.membership.is_empty() {
        return None;
    }
    let line = dataset.growth.position_at(meeting.date.last_day()).and_then(|at| dataset.growth.points.get(at));
    let is_rival = |report: &Report| {
        let same = |rival: &Report| rival.value() == report.value() && rival.source == report.source;
        dataset.rivals().any(|(.., dated)| dated.meeting == Some(at) && same(&dated.report))
    };
    let one = |report: &Report| {
        let against_line = if is_rival(report) {
            AgainstLine::Differs
        } else if line.is_some_and(|line| report.partners() == Some(line.total)) {
            AgainstLine::Same
        } else {
            AgainstLine::Unsaid
        };
        let (data, report) = (data.clone(), report.clone());
        view! { <ReportedSize data=data date=None report=report against_line=against_line on_paper=on_paper/> }
    };
    let reports = meeting.membership.iter().map(one).collect_view();
    let heading = words::sizes(&dataset.labels);
    Some(view! { <Heading level=level words=heading/> <ul class="ct-reports">{reports}</ul> })
}

/// The members that were new at the meeting.
fn new_members(data: &Data, meeting: &Meeting, level: HeadingLevel, on_paper: Option<PaperNotes>) -> Option<AnyView> {
    if meeting.new_members.is_empty() {
        return None;
    }
    let members = meeting.new_members.iter().map(|member| {
        view! { <li>{format!("{} ", member.name)} <Cite data=data.clone() source=member.source on_paper=on_paper/></li> }
    });
    let members = members.collect_view();
    let heading = words::new_members(&data.dataset.labels);
    Some(view! { <Heading level=level words=heading/> <ul class="ct-reports">{members}</ul> })
}

/// The sums that were named, each with what it is for.
fn pledges(data: &Data, meeting: &Meeting, level: HeadingLevel, on_paper: Option<PaperNotes>) -> Option<AnyView> {
    if meeting.pledges.is_empty() {
        return None;
    }
    let pledges = meeting.pledges.iter().map(|pledge| {
        view! {
            <li>
                <strong>{words::pledge(pledge, &data.dataset.labels)}</strong>
                {format!(": {}", pledge.purpose)}
                <Remarks remarks=words::pledge_remarks(pledge, meeting)/>
                " "
                <Cite data=data.clone() source=pledge.source on_paper=on_paper/>
            </li>
        }
    });
    let pledges = pledges.collect_view();
    Some(view! { <Heading level=level words=text::PLEDGES/> <ul class="ct-reports">{pledges}</ul> })
}
