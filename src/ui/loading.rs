//! Loading: what stands in a timeline's place while its data are on their way.

use leptos::prelude::*;

use super::data_action::DataAction;
use super::view;
use crate::words::page as text;

/// The data of this site are on their way.
#[component]
pub fn Loading() -> impl IntoView {
    view! { <p class="ct-loading">{text::LOADING}</p> }
}

/// A file of others is on its way: how far it has come, and the way not to wait for it.
#[component]
pub fn Reading(
    /// How far it has come, in words; at first [`LOADING`](text::LOADING).
    #[prop(into)]
    progress: Signal<String>,
    /// Hears that the reader cancels.
    on_action: UnsyncCallback<DataAction>,
) -> impl IntoView {
    let cancel = move |_| {
        on_action.try_run(DataAction::Cancel);
    };
    view! {
        <div class="ct-reading">
            <p class="ct-loading" role="status">{progress}</p>
            <button type="button" on:click=cancel>{text::own::CANCEL}</button>
        </div>
    }
}
