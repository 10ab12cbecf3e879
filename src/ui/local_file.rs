//! Files of the reader's own: opened by a dialog of the system, or dropped anywhere on our page.

use leptos::ev::{DragEvent, Event};
use leptos::html;
use leptos::prelude::*;

use super::data_action::DataAction;
use super::setting::Surface;
use super::view;
use crate::platform::{self, Address};
use crate::words::page;

/// A button that opens a file of the reader's own.
///
/// Opening one is a step in the history, which begins where the reader asks for the dialog.
#[component]
pub fn OpenFileButton(
    /// What the button says.
    words: &'static str,
    /// The address that opening a file is a step of.
    address: Address,
    /// The button itself.
    #[prop(optional)]
    node: NodeRef<html::Button>,
    /// Hears of the file.
    on_action: UnsyncCallback<DataAction>,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let stepping = address.clone();
    let choose = move |_| {
        if let Some(field) = field.try_get_untracked().flatten() {
            stepping.step_ahead();
            field.click();
        }
    };
    let open = move |_| {
        if let Some(file) = field.try_get_untracked().flatten().and_then(|field| platform::chosen_file(&field)) {
            on_action.try_run(DataAction::OpenFile(file));
        }
    };
    view! {
        <button type="button" node_ref=node on:click=choose>{words}</button>
        <input
            type="file"
            accept=".csv,.json,text/csv,application/json"
            hidden
            node_ref=field
            on:change=open
            on:cancel=move |_: Event| address.step_back()
        />
    }
}

/// A file to begin with.
#[component]
pub fn TemplateLink() -> impl IntoView {
    view! { <a href="template.csv" download>{page::own::TEMPLATE}</a> }
}

/// What becomes of files that are held over a timeline: on our own page they can be dropped, elsewhere they are the host's.
#[derive(Clone, Copy)]
pub struct FileDrop {
    /// Whether a file is held over it.
    pub is_held: RwSignal<bool>,
    is_heard: bool,
    on_action: UnsyncCallback<DataAction>,
}

impl FileDrop {
    /// For a timeline on a surface. `on_action` hears of a file.
    pub fn new(surface: Surface, on_action: UnsyncCallback<DataAction>) -> Self {
        Self { is_held: RwSignal::new(false), is_heard: surface == Surface::Page, on_action }
    }

    /// Something is held over it.
    pub fn over(&self, event: &DragEvent) {
        if self.is_heard && platform::holds_files(event) {
            // Otherwise the browser would leave the page for the file.
            event.prevent_default();
            self.hold(true);
        }
    }

    /// It has gone from above one of its parts.
    pub fn leave(&self) {
        self.hold(false);
    }

    /// It has been dropped.
    pub fn drop(&self, event: &DragEvent) {
        self.hold(false);
        if let Some(file) = self.is_heard.then(|| platform::dropped_file(event)).flatten() {
            event.prevent_default();
            self.on_action.try_run(DataAction::OpenFile(file));
        }
    }

    fn hold(&self, is_held: bool) {
        // Browsers tell of it many times a second.
        if self.is_held.try_get_untracked() == Some(!is_held) {
            let _ = self.is_held.try_set(is_held);
        }
    }
}
