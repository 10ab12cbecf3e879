//! Which meetings are shown, as a list that can be sorted?

use leptos::prelude::*;

use super::timeline::Timeline;

use super::browser::History;
use super::setting::Surface;
use crate::dataset::Relation;
use crate::view::{Column, Open, ViewState};
use crate::words::{self, page};

/// One row a meeting.
#[component]
pub fn Table(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let rows = Memo::new(move |_| {
        let order = timeline.view.with(|view| view.order);
        let mut rows = timeline.selection.with(|selection| selection.rows.clone());
        order.sort(&mut rows, &timeline.dataset(), words::country);
        rows
    });
    let heads = Column::ALL.into_iter().map(|column| view! { <Head timeline=timeline column=column /> }).collect_view();
    view! {
        <section class="ct-table" part="table" aria-label=page::TABLE>
            <h2>{page::TABLE}</h2>
            <table>
                <caption class="ct-unseen">
                    {move || rows.with(|rows| words::status(rows.len(), &timeline.dataset()))}
                </caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=|at| *at let:at>
                        <Row timeline=timeline at=at />
                    </For>
                </tbody>
            </table>
        </section>
    }
    .into_any()
}

#[component]
fn Head(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// The column.
    column: Column,
) -> impl IntoView {
    let order = move || timeline.view.with(|view| view.order);
    let state = move || match order() {
        order if order.column != column => None,
        order if order.descending => Some("descending"),
        _ => Some("ascending"),
    };
    let press = move |_| {
        timeline.change(History::Replace, |view| ViewState { order: view.order.pressed(column), ..view });
    };
    view! {
        <th scope="col" aria-sort=state>
            <button type="button" on:click=press>{words::column(column)}</button>
        </th>
    }
}

#[component]
fn Row(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// The position of the meeting.
    at: usize,
) -> impl IntoView {
    let dataset = timeline.dataset();
    let Some(meeting) = dataset.meetings.get(at) else { return ().into_any() };
    let id = meeting.id.clone();
    let is_open = {
        let id = id.clone();
        move || timeline.view.with(|view| matches!(&view.open, Open::Meeting(open) if *open == id))
    };
    let link = move || timeline.meeting_link(&id);
    let open = move |event: web_sys::MouseEvent| {
        // Anything but a plain click is the browser's: a new tab, a download.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            timeline.open_meeting(at);
        }
    };
    // A link that is not followed here leads out of a page that is not ours.
    let is_page = timeline.surface() == Surface::Page;
    let (target, rel) = ((!is_page).then_some("_blank"), (!is_page).then_some("noopener"));
    let pledges: Vec<String> =
        meeting.pledges.iter().filter(|pledge| pledge.relation == Relation::None).map(words::pledge).collect();
    let pledges = match pledges.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first, rest @ ..] => words::and_more(first, rest.len()),
    };
    view! {
        <tr class:ct-open=is_open>
            <td data-label=words::column(Column::Date)>{words::meeting_date(meeting.date)}</td>
            <th scope="row">
                <a href=link target=target rel=rel on:click=open>{meeting.name.clone()}</a>
            </th>
            <td data-label=words::column(Column::Hosts)>{words::hosts(meeting)}</td>
            <td data-label=words::column(Column::Place)>{words::place(meeting)}</td>
            <td data-label=words::column(Column::Members)>{words::members_reported(meeting)}</td>
            <td data-label=words::column(Column::Pledges)>{pledges}</td>
        </tr>
    }
    .into_any()
}
