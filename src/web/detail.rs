//! What is known of the meeting or the size that is open, and who says so?

use leptos::html;
use leptos::prelude::*;

use super::timeline::Timeline;
use crate::dataset::{Dataset, Meeting, PartialDate, Report, Source, SourceRef};
use crate::view::Open;
use crate::words::page::detail as text;
use crate::words::{self, page};

/// The open meeting or size; nothing where nothing is open.
#[component]
pub fn Detail(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let open = Memo::new(move |_| timeline.view.with(|view| view.open.clone()));
    move || {
        let dataset = timeline.dataset();
        match open.get() {
            Open::Nothing => ().into_any(),
            Open::Meeting(id) => match dataset.meeting_position(&id) {
                Some(at) => view! { <MeetingDetail timeline=timeline at=at /> }.into_any(),
                None => ().into_any(),
            },
            Open::Size(date) => match dataset.growth.position_of(&date) {
                Some(at) => view! { <SizeDetail timeline=timeline at=at /> }.into_any(),
                None => ().into_any(),
            },
        }
    }
}

/// The frame of a detail: a heading that takes the focus, a way out, and what is inside.
#[component]
fn Frame(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// The heading.
    title: String,
    /// What is inside.
    children: Children,
) -> impl IntoView {
    let heading: NodeRef<html::H2> = NodeRef::new();
    // The reader has just opened it: the heading comes into view and the keyboard goes on from it.
    Effect::new(move |_| {
        if let Some(heading) = heading.get().filter(|_| timeline.was_opened_here()) {
            let _ = heading.focus();
        }
    });
    let key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            timeline.close();
        }
    };
    view! {
        <article class="ct-detail" part="detail" on:keydown=key>
            <div class="ct-detail-head">
                <h2 tabindex="-1" node_ref=heading>{title}</h2>
                <button type="button" class="ct-close" aria-label=page::CLOSE on:click=move |_| timeline.close()>"×"</button>
            </div>
            {children()}
        </article>
    }
    .into_any()
}

#[component]
fn MeetingDetail(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// The position of the meeting.
    at: usize,
) -> impl IntoView {
    let dataset = timeline.dataset();
    let Some(meeting) = dataset.meetings.get(at).cloned() else { return ().into_any() };
    let is_outside = move || timeline.selection.with(|selection| selection.rows.binary_search(&at).is_err());
    let kind = {
        let words =
            [words::level(meeting.level), words::composition(meeting.composition), words::format(meeting.format)];
        words.join(" · ")
    };
    let confidence = words::confidence(meeting.confidence)
        .map(|words| view! { <p class="ct-confidence">{words} ". " {meeting.notes.clone()}</p> });
    let notes = (confidence.is_none() && !meeting.notes.is_empty()).then(|| {
        view! {
            <h3>{text::NOTES}</h3>
            <p>{meeting.notes.clone()}</p>
        }
    });
    let attendance = meeting.attendance.as_ref().map(|attendance| {
        view! {
            <dt>{text::ATTENDANCE}</dt>
            <dd>{words::attendance(attendance)} " " <Cite timeline=timeline source=attendance.source /></dd>
        }
    });
    let title = meeting.name.clone();
    let inner_dataset = dataset.clone();
    view! {
        <Frame timeline=timeline title=title>
            <Show when=is_outside>
                <p class="ct-outside">{page::OUTSIDE}</p>
            </Show>
            {confidence}
            <p>{meeting.summary.clone()}</p>
            <dl>
                <dt>{text::DATE}</dt>
                <dd>{words::meeting_date(meeting.date)}</dd>
                <dt>{text::PLACE}</dt>
                <dd>{words::place(&meeting)}</dd>
                <dt>{text::HOSTS}</dt>
                <dd>{words::hosts(&meeting)} <span class="ct-aside-note">{meeting.host_notes.clone()}</span></dd>
                <dt>{text::KIND}</dt>
                <dd>{kind}</dd>
                {attendance}
            </dl>
            {sizes(timeline, &meeting, at, &inner_dataset)}
            {new_members(timeline, &meeting)}
            {pledges(timeline, &meeting)}
            {notes}
            <h3>{text::SOURCES}</h3>
            <ol class="ct-sources">
                {meeting
                    .sources
                    .iter()
                    .filter_map(|source| inner_dataset.source(*source).cloned())
                    .map(|source| view! { <li><SourceLine source=source /></li> })
                    .collect_view()}
            </ol>
            <Travel timeline=timeline at=at />
        </Frame>
    }
    .into_any()
}

/// Every reported size, side by side, each with how it stands to the line.
fn sizes(timeline: Timeline, meeting: &Meeting, at: usize, dataset: &Dataset) -> Option<impl IntoView + use<>> {
    if meeting.membership.is_empty() {
        return None;
    }
    let line = dataset.growth.position_at(meeting.date.last_day()).and_then(|at| dataset.growth.points.get(at));
    let is_rival = |report: &Report| {
        let same = |rival: &Report| rival.value() == report.value() && rival.source == report.source;
        dataset.rivals().any(|(.., dated)| dated.meeting == Some(at) && same(&dated.report))
    };
    let lines = meeting
        .membership
        .iter()
        .map(|report| {
            let stands = if is_rival(report) {
                text::DIFFERS
            } else if line.is_some_and(|line| report.partners() == Some(line.total)) {
                text::LINE
            } else {
                ""
            };
            reported(timeline, None, report, stands)
        })
        .collect_view();
    Some(view! {
        <h3>{text::SIZES}</h3>
        <ul class="ct-reports">{lines}</ul>
    })
}

/// What else to know of a figure, in brackets; nothing where there is nothing to say.
fn bracketed<S: AsRef<str>>(remarks: &[S]) -> Option<String> {
    let remarks: Vec<&str> = remarks.iter().map(AsRef::as_ref).filter(|words| !words.is_empty()).collect();
    (!remarks.is_empty()).then(|| format!("({})", remarks.join("; ")))
}

/// One reported size with its source, after its date where it is not that of the meeting around it.
pub fn reported(
    timeline: Timeline,
    date: Option<PartialDate>,
    report: &Report,
    stands: &'static str,
) -> impl IntoView + use<> {
    view! {
        <li class:ct-rival=stands == text::DIFFERS>
            {date.map(|date| format!("{}: ", words::partial_date(date)))} {words::reported_size(report)} " "
            <span class="ct-remark">{bracketed(&[words::standing(report.standing), stands])}</span> " "
            <Cite timeline=timeline source=report.source />
        </li>
    }
}

fn new_members(timeline: Timeline, meeting: &Meeting) -> Option<impl IntoView + use<>> {
    let lines = meeting
        .new_members
        .iter()
        .map(|member| view! { <li>{member.name.clone()} " " <Cite timeline=timeline source=member.source /></li> })
        .collect_view();
    (!meeting.new_members.is_empty()).then(|| {
        view! {
            <h3>{text::NEW_MEMBERS}</h3>
            <ul class="ct-reports">{lines}</ul>
        }
    })
}

fn pledges(timeline: Timeline, meeting: &Meeting) -> Option<impl IntoView + use<>> {
    let lines = meeting
        .pledges
        .iter()
        .map(|pledge| {
            let remarks = bracketed(&words::pledge_remarks(pledge, meeting));
            view! {
                <li>
                    <strong>{words::pledge(pledge)}</strong> ": " {pledge.purpose.clone()} " "
                    <span class="ct-remark">{remarks}</span> " " <Cite timeline=timeline source=pledge.source />
                </li>
            }
        })
        .collect_view();
    (!meeting.pledges.is_empty()).then(|| {
        view! {
            <h3>{text::PLEDGES}</h3>
            <ul class="ct-reports">{lines}</ul>
        }
    })
}

/// A point of the growth line with every report that belongs to it.
#[component]
fn SizeDetail(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// The position of the point.
    at: usize,
) -> impl IntoView {
    let dataset = timeline.dataset();
    let Some(size) = dataset.growth.points.get(at).cloned() else { return ().into_any() };
    let rivals: Vec<usize> = dataset.rivals().filter(|(point, ..)| *point == at).map(|(_, report, _)| report).collect();
    let reports = size
        .reports
        .iter()
        .enumerate()
        .map(|(number, dated)| {
            let stands = if rivals.contains(&number) { text::DIFFERS } else { "" };
            reported(timeline, Some(dated.date), &dated.report, stands)
        })
        .collect_view();
    let joined = joined(timeline, &dataset, at);
    let meeting = size.meeting.and_then(|at| dataset.meetings.get(at).map(|meeting| (at, meeting.name.clone())));
    view! {
        <Frame timeline=timeline title=words::size(&size)>
            <p>{words::since(size.date)} ". " {size.note.clone()} " " <Cite timeline=timeline source=size.source /></p>
            {meeting
                .map(|(at, name)| {
                    view! {
                        <p>
                            <button type="button" class="ct-link" on:click=move |_| timeline.open_meeting(at)>{name}</button>
                        </p>
                    }
                })}
            {joined}
            {(!size.reports.is_empty())
                .then(|| {
                    view! {
                        <h3>{words::OTHER_REPORTS}</h3>
                        <ul class="ct-reports">{reports}</ul>
                    }
                })}
        </Frame>
    }
    .into_any()
}

/// The members known to have joined on a day while a point was in force.
fn joined(timeline: Timeline, dataset: &Dataset, at: usize) -> Option<impl IntoView + use<>> {
    let members: Vec<_> = dataset
        .members
        .iter()
        .filter(|member| member.join_day().is_some_and(|day| dataset.growth.position_at(day) == Some(at)))
        .cloned()
        .collect();
    (!members.is_empty()).then(|| {
        let lines = members
            .into_iter()
            .map(|member| {
                view! {
                    <li>
                        {member.name} ", " {words::partial_date(member.joined)} ": " {member.basis} " "
                        <Cite timeline=timeline source=member.source />
                    </li>
                }
            })
            .collect_view();
        view! {
            <h3>{text::NEW_MEMBERS}</h3>
            <ul class="ct-reports">{lines}</ul>
        }
    })
}

/// A short link to the source of one figure.
#[component]
pub fn Cite(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// The source.
    source: SourceRef,
) -> impl IntoView {
    let dataset = timeline.dataset();
    let Some(source) = dataset.source(source) else { return ().into_any() };
    let name = words::source_short(source);
    match source.url.clone() {
        Some(url) => view! {
            <a class="ct-cite" href=url target="_blank" rel="noopener noreferrer" title=source.title.clone()>
                {name}
                <span class="ct-unseen">" " {page::NEW_TAB}</span>
            </a>
        }
        .into_any(),
        None => view! { <span class="ct-cite" title=source.title.clone()>{name}</span> }.into_any(),
    }
}

/// A source in full: publisher, title, date, link.
#[component]
pub fn SourceLine(
    /// The source.
    source: Source,
) -> impl IntoView {
    let date = source.date.map_or_else(|| words::NO_DATE.to_owned(), words::partial_date);
    let title = match source.url.clone() {
        Some(url) => view! {
            <a href=url target="_blank" rel="noopener noreferrer">
                {source.title.clone()}
                <span class="ct-unseen">" " {page::NEW_TAB}</span>
            </a>
        }
        .into_any(),
        None => view! {
            {source.title.clone()}
            " ("
            {page::NO_ADDRESS}
            " "
            {source.document.clone()}
            ")"
        }
        .into_any(),
    };
    view! {
        {source.publisher.clone()}
        ", "
        {title}
        ", "
        {date}
        " · "
        {words::source_kind(source.kind)}
    }
}

/// To the meeting before and after among those shown.
#[component]
fn Travel(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// The position of the open meeting.
    at: usize,
) -> impl IntoView {
    let neighbours = move || {
        timeline.selection.with(|selection| {
            let rows = &selection.rows;
            let before = rows.partition_point(|row| *row < at);
            let after = rows.partition_point(|row| *row <= at);
            let place = (after > before).then(|| words::position(after, rows.len()));
            (before.checked_sub(1).and_then(|at| rows.get(at)).copied(), rows.get(after).copied(), place)
        })
    };
    let go = move |to: Option<usize>| {
        if let Some(to) = to {
            timeline.open_meeting(to);
        }
    };
    view! {
        <nav class="ct-travel" aria-label=page::TABLE>
            <button type="button" prop:disabled=move || neighbours().0.is_none() on:click=move |_| go(neighbours().0)>
                "← " {page::PREVIOUS}
            </button>
            <span>{move || neighbours().2}</span>
            <button type="button" prop:disabled=move || neighbours().1.is_none() on:click=move |_| go(neighbours().1)>
                {page::NEXT} " →"
            </button>
        </nav>
    }
    .into_any()
}
