//! Notes on what could not be understood in the address, or in what a host asked for.

use leptos::html;
use leptos::prelude::*;

use super::anchors::use_anchors;
use super::setting::Surface;
use super::state::use_timeline;
use super::view::{dynamic, view};
use crate::platform;
use crate::words::{self, page};

/// The notes, until the reader dismisses them or asks for something else.
#[component]
pub fn AddressNotes() -> impl IntoView {
    let timeline = use_timeline();
    let has_notes = Memo::new(move |_| timeline.notes.with(|notes| !notes.is_empty()));
    dynamic(move || has_notes.get().then(|| view! { <Notes/> }).into_any())
}

#[component]
fn Notes() -> impl IntoView {
    let timeline = use_timeline();
    let what = if timeline.surface() == Surface::Element { page::HOST_NOTES } else { page::ADDRESS_NOTES };
    let lines = move || {
        let labels = timeline.dataset().labels.clone();
        let lines: Vec<String> = timeline.notes.with(|all| all.iter().map(|note| words::note(note, &labels)).collect());
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    let notes = NodeRef::<html::Div>::new();
    let anchors = use_anchors();
    on_cleanup(move || {
        let had_focus = notes.get_untracked().is_some_and(|notes| platform::focused_inside(&notes).is_some());
        if had_focus {
            anchors.focus_filters();
        }
    });
    view! {
        <div class="ct-notes" role="alert" node_ref=notes>
            <p>{what}</p>
            <ul>{move || lines().into_any()}</ul>
            <button type="button" on:click=move |_| timeline.dismiss_notes()>
                {page::DISMISS}
            </button>
        </div>
    }
}
