//! Status: how many meetings are shown, seen at once and said when the reader has come to an end.

use std::time::Duration;

use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::anchors::use_anchors;
use super::effect::effect;
use super::state::{Timeline, use_timeline};
use super::view;
use crate::platform;
use crate::view::ViewState;
use crate::words::{self, page};

/// The status is said when nothing has changed for so long: not at each letter of a search.
const SPEAKS_AFTER: Duration = Duration::from_millis(600);

/// How many meetings are shown, for those who see it.
#[component]
pub fn ShownCount() -> impl IntoView {
    let timeline = use_timeline();
    let count = move || timeline.selection.with(|selection| selection.rows.len());
    let shown = Signal::derive(move || words::status(count(), &timeline.dataset()));
    view! {
        <p class="ct-shown" part="status">
            {shown}
        </p>
    }
}

/// How many meetings are shown, for those who hear it; what has not been searched; and a way back where none is shown.
#[component]
pub fn Status() -> impl IntoView {
    let timeline = use_timeline();
    let count = move || timeline.selection.with(|selection| selection.rows.len());
    let is_searching = Memo::new(move |_| timeline.view.with(|view| !view.search.trim().is_empty()));
    let is_partial = Memo::new(move |_| is_searching.get() && timeline.texts.with(Option::is_none));
    let is_empty = Memo::new(move |_| count() == 0);
    view! {
        <div class="ct-status" part="status">
            // What is seen changes with each letter of a search; what is heard waits for the end.
            <p class="ct-unseen" role="status">{spoken(timeline)}</p>
            {move || is_partial.get().then(|| view! { <p>{page::PARTIAL}</p> }).into_any()}
            {move || is_empty.get().then(|| view! { <NothingShown/> }).into_any()}
        </div>
    }
}

/// A way back from a view without meetings.
#[component]
fn NothingShown() -> impl IntoView {
    let timeline = use_timeline();
    let button = NodeRef::<html::Button>::new();
    let anchors = use_anchors();
    // A reader who has pressed the button goes on at the one that does the same.
    on_cleanup(move || {
        let had_focus = button.get_untracked().is_some_and(|button| platform::focused_inside(&button).is_some());
        if had_focus {
            anchors.focus_clear_button();
        }
    });
    view! {
        <p class="ct-nothing">
            {page::NOTHING}
            " "
            <button type="button" class="ct-clear" node_ref=button on:click=move |_| timeline.clear_filters()>
                {page::CLEAR}
            </button>
        </p>
    }
}

/// What is said: how many meetings are shown, or how they are sorted now.
fn spoken(timeline: Timeline) -> Signal<String> {
    let words = RwSignal::new(String::new());
    let listed = Memo::new(move |_| timeline.view.with(ViewState::listed));
    // What was said last; at first what the page says when it is read.
    let last = StoredValue::new(None::<ViewState>);
    let is_first = StoredValue::new(true);
    let waiting = StoredValue::new_local(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(waiting) = waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
    };
    effect(move || {
        let view = listed.get();
        if is_first.get_value() {
            is_first.set_value(false);
            return timeline.when_hydrated(move || {
                last.try_set_value(listed.try_get_untracked());
            });
        }
        if last.with_value(|last| last.as_ref().is_none_or(|last| *last == view)) {
            return;
        }
        // The same words again would not be heard.
        words.set(String::new());
        stop();
        let speak = move || {
            let Some(before) = last.try_get_value().flatten() else { return };
            last.set_value(Some(view.clone()));
            let order = view.order;
            let is_sorted = before.order != order && before == ViewState { order: before.order, ..view.clone() };
            let Some(shown) = timeline.selection.try_with_untracked(|selection| selection.rows.len()) else { return };
            let dataset = timeline.dataset();
            words.set(if is_sorted { words::sorted(order, &dataset.labels) } else { words::status(shown, &dataset) });
        };
        waiting.set_value(set_timeout_with_handle(speak, SPEAKS_AFTER).ok());
    });
    on_cleanup(stop);
    words.into()
}
