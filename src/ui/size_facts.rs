//! All that is known of a size of the coalition, under the heading with the size: in the page and on paper.

use leptos::prelude::*;

use super::reported_size::{AgainstLine, ReportedSize};
use super::sources::Cite;
use super::view;
use super::{Data, PaperNotes};
use crate::dataset::GrowthPoint;
use crate::view::Open;
use crate::words;

/// A point of the growth line with every report that belongs to it.
#[component]
pub fn SizeFacts(
    /// The data that have the size.
    data: Data,
    /// Its position on the growth line.
    at: usize,
    /// The notes of the sheet, on paper.
    on_paper: Option<PaperNotes>,
    /// Called with the meeting that it was reported at, when that is pressed; nothing can be pressed on paper.
    #[prop(optional_no_strip)]
    on_open: Option<Callback<Open>>,
) -> impl IntoView {
    let Some(size) = data.dataset.growth.points.get(at).cloned() else { return ().into_any() };
    let meeting = size.meeting.and_then(|at| data.dataset.meetings.get(at)).map(|meeting| match on_open {
        Some(on_open) => {
            let open = move |_| on_open.run(Open::Meeting(meeting.id.clone()));
            view! { <p><button type="button" class="ct-link" on:click=open>{meeting.name}</button></p> }
        }
        None => view! { <p>{meeting.name}</p> },
    });
    // The numbers of notes are given in this order.
    view! {
        <p>
            {format!("{}. {} ", words::since(size.date), size.note)}
            <Cite data=data.clone() source=size.source on_paper=on_paper/>
        </p>
        {meeting}
        {joined(&data, at, on_paper)}
        {other_reports(&data, &size, at, on_paper)}
    }
}

/// The members that a point is the first to count.
fn joined(data: &Data, at: usize, on_paper: Option<PaperNotes>) -> Option<AnyView> {
    let dataset = &data.dataset;
    let members: Vec<_> = dataset
        .joined_at(at)
        .map(|member| {
            let said = format!("{}, {}: {} ", member.name, words::partial_date(member.joined), member.basis);
            view! { <li>{said} <Cite data=data.clone() source=member.source on_paper=on_paper/></li> }
        })
        .collect();
    let heading = words::new_members(&dataset.labels);
    (!members.is_empty()).then(|| view! { <h3>{heading}</h3> <ul class="ct-reports">{members}</ul> })
}

/// The reports of other sizes at the time.
fn other_reports(data: &Data, size: &GrowthPoint, at: usize, on_paper: Option<PaperNotes>) -> Option<AnyView> {
    if size.reports.is_empty() {
        return None;
    }
    let rivals: Vec<usize> =
        data.dataset.rivals().filter(|(point, ..)| *point == at).map(|(_, report, _)| report).collect();
    let reports = size.reports.iter().enumerate().map(|(number, dated)| {
        let against_line = if rivals.contains(&number) { AgainstLine::Differs } else { AgainstLine::Unsaid };
        let (data, date, report) = (data.clone(), Some(dated.date), dated.report.clone());
        view! { <ReportedSize data=data date=date report=report against_line=against_line on_paper=on_paper/> }
    });
    let reports = reports.collect_view();
    Some(view! { <h3>{words::OTHER_REPORTS}</h3> <ul class="ct-reports">{reports}</ul> })
}
