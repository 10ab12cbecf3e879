//! Drop-down: a button that opens fields over what is below it.

use leptos::html;
use leptos::prelude::*;

use super::cleanup::drop_on_cleanup;
use super::effect::effect;
use super::view;
use crate::platform;

/// Fields that open over what is below them where there is room for that, and go when the reader goes elsewhere; where they take room
/// of their own, they stay.
#[component]
pub fn DropDown(
    /// What is chosen with them.
    label: &'static str,
    /// The name of this one.
    name: &'static str,
    /// What is chosen, in words; empty where that is said elsewhere.
    #[prop(into)]
    chosen: Signal<String>,
    /// Whether there is anything to choose. Otherwise it keeps its place unseen.
    is_choice: bool,
    /// The fields.
    fields: NodeRef<html::Fieldset>,
    /// The name of the one that is open, of all that share it: never more than one.
    opened: RwSignal<Option<&'static str>>,
    /// Whether it stays open although the reader goes elsewhere, for what it has to say.
    #[prop(optional, into)]
    is_kept: Signal<bool>,
    /// The element of the fields.
    children: Children,
) -> impl IntoView {
    let (group, summary) = (NodeRef::<html::Details>::new(), NodeRef::<html::Summary>::new());
    let is_open: Signal<bool> = Memo::new(move |_| opened.get() == Some(name)).into();
    // Another one may have been opened since.
    let close = move || {
        if opened.try_get_untracked().flatten() == Some(name) {
            opened.set(None);
        }
    };
    effect(move || {
        if !is_open.get() {
            return;
        }
        let (Some(group), Some(fields)) = (group.get_untracked(), fields.get_untracked()) else { return };
        drop_on_cleanup(platform::on_leaving(&group, &fields, move || is_kept.get_untracked(), close));
    });
    let named = move || if chosen.with(String::is_empty) { label.to_owned() } else { format!("{label}:") };
    view! {
        <details
            class="ct-group ct-facet"
            hidden=!is_choice
            open=is_open
            node_ref=group
            // The browser opens and closes it by itself.
            on:toggle=move |_| match group.get_untracked().is_some_and(|group| group.open()) {
                true => opened.set(Some(name)),
                false => close(),
            }
            on:keydown=move |event| {
                if is_open.get_untracked() && platform::is_escape(&event) {
                    // What is around it stays open.
                    event.prevent_default();
                    if let Some(summary) = summary.get_untracked() {
                        platform::focus(&summary);
                    }
                    close();
                }
            }
        >
            <summary node_ref=summary>
                <span class="ct-group-name">{move || named()}</span>
                <span class="ct-group-chosen">{chosen}</span>
            </summary>
            {children()}
        </details>
    }
}
