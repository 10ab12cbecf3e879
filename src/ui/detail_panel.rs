//! Detail panel: what is open beside the chart.

use leptos::html;
use leptos::prelude::*;

use super::anchors::use_anchors;
use super::chart::MarkLinksState;
use super::links::MeetingLinks;
use super::meeting_detail::MeetingDetail;
use super::moment_detail::MomentDetail;
use super::opened::Opened;
use super::size_detail::SizeDetail;
use super::state::{Timeline, use_timeline};
use super::view::{dynamic, view};
use super::wanted::is_wanted;
use crate::platform;
use crate::view::{Open, Part};
use crate::words;

/// The open meeting, size or moment; nothing where nothing is open, or where the page around shows what is open itself.
#[component]
pub fn DetailPanel() -> impl IntoView {
    let timeline = use_timeline();
    let (anchors, links): (_, MarkLinksState) = (use_anchors(), expect_context());
    // Whether a reader was in what has just gone.
    let was_inside = StoredValue::new(false);
    let section = NodeRef::<html::Section>::new();
    let has_detail = is_wanted(timeline, Part::Detail);
    let detail = move || {
        let opened = timeline.opened.get().filter(|_| has_detail.get())?;
        let before = timeline.view.with_untracked(|view| view.open.clone());
        // Before the elements go, or say something else.
        on_cleanup(move || {
            let is_inside = section
                .try_get_untracked()
                .flatten()
                .is_some_and(|section| platform::focused_inside(&section).is_some());
            was_inside.try_set_value(is_inside);
            let is_closed = timeline.view.try_with_untracked(|view| view.open == Open::Nothing) == Some(true);
            // Where it was opened, or where it stands in the chart. It may have come from an address; a row may have gone since, or
            // a link of the chart may be another now.
            if is_inside && is_closed && !timeline.return_focus() && !links.restore_focus(&before) {
                anchors.focus_filters_in_place();
            }
        });
        let heading = NodeRef::<html::H2>::new();
        heading.on_load(move |heading| {
            // The reader has just opened it: the heading comes into view and the keyboard goes on from it.
            let was_inside = was_inside.try_update_value(std::mem::take).unwrap_or_default();
            if was_inside || timeline.was_opened_here() {
                platform::focus(&heading);
            }
        });
        let data = Signal::derive(move || timeline.data());
        let on_open = timeline.on_open();
        let on_close = Callback::new(move |()| timeline.close());
        Some(match opened {
            Opened::Meeting(at) => {
                let links: Signal<MeetingLinks> = Memo::new(move |_| neighbours(timeline, at)).into();
                view! { <MeetingDetail data at links on_open on_close heading section/> }
            }
            Opened::GrowthPoint(at) => view! { <SizeDetail data at on_open on_close heading section/> },
            Opened::Moment(at) => view! { <MomentDetail data at on_close heading section/> },
        })
    };
    dynamic(move || detail().into_any())
}

/// Where a meeting stands among those shown.
fn neighbours(timeline: Timeline, at: usize) -> MeetingLinks {
    let dataset = timeline.dataset();
    let id = |at: usize| dataset.meetings.get(at).map(|meeting| meeting.id);
    let page = id(at).and_then(|id| timeline.meeting_page(&id));
    timeline.selection.with(|selection| {
        let rows = &selection.rows;
        let before = rows.rank(at);
        let after = before + usize::from(rows.contains(at));
        MeetingLinks {
            previous: before.checked_sub(1).and_then(|row| rows.get(row)).and_then(id),
            next: rows.get(after).and_then(id),
            place: (after > before).then(|| words::position(after, rows.len())),
            page,
        }
    })
}
