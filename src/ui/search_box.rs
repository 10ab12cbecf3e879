//! Field of the words to search for.

use leptos::html;
use leptos::prelude::*;

use super::effect::effect;
use super::state::use_timeline;
use super::view;
use crate::platform::{self, History};
use crate::view::{ViewState, search_words};
use crate::words::page;

/// Words to search for.
#[component]
pub fn SearchBox(
    /// Says that the field is to be set again.
    returned: RwSignal<()>,
) -> impl IntoView {
    let timeline = use_timeline();
    let field = NodeRef::<html::Input>::new();
    effect(move || {
        returned.track();
        if let Some(field) = field.get() {
            timeline.view.with(|view| platform::set_input_value(&field, &view.search));
        }
    });
    let search = move |event| {
        let words = search_words(&event_target_value(&event));
        // A search is one step of the history, however long it is typed.
        let is_new = timeline.view.with_untracked(|view| view.search.is_empty());
        let history = if is_new { History::Push } else { History::Replace };
        timeline.change(history, move |view| ViewState { search: words, ..view });
    };
    view! {
        <label class="ct-field ct-search">
            <span>{page::SEARCH}</span>
            <input
                type="search"
                name="q"
                autocomplete="off"
                placeholder=page::SEARCH_HINT
                node_ref=field
                on:input=search
            />
        </label>
    }
}
