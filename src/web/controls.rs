//! How does a reader filter?

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::browser::History;
use super::setting::Surface;
use super::timeline::Timeline;
use crate::view::{ViewState, search_words};
use crate::words::{self, page};

/// The filters.
#[component]
pub fn Controls(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let search = move |event| {
        let words = search_words(&event_target_value(&event));
        // A search is one step of the history, however long it is typed.
        let is_new = timeline.view.with_untracked(|view| view.search.is_empty());
        let history = if is_new { History::Push } else { History::Replace };
        timeline.change(history, |view| ViewState { search: words, ..view });
    };
    view! {
        <form class="ct-controls" part="controls" role="search" aria-label=page::FILTERS on:submit=|event| event.prevent_default()>
            <div class="ct-row">
                <YearSelect timeline=timeline label=page::FROM is_from=true />
                <YearSelect timeline=timeline label=page::TO is_from=false />
                <label class="ct-field ct-search">
                    <span>{page::SEARCH}</span>
                    <input
                        type="search"
                        name="q"
                        autocomplete="off"
                        placeholder=page::SEARCH_HINT
                        prop:value=move || timeline.view.with(|view| view.search.clone())
                        on:input=search
                    />
                </label>
                <ClearButton timeline=timeline />
            </div>
            <div class="ct-groups">
            <Choices timeline=timeline
                label=page::HOST
                name="host"
                choices=move || {
                    timeline.selection.with(|selection| {
                        let mut hosts = selection.hosts.clone();
                        hosts.sort_by_key(|(host, _)| words::country(*host));
                        hosts
                    })
                }
                text=words::country
                code=|host| host.code().to_owned()
                chosen=|view| &view.hosts
                set=|view, hosts| ViewState { hosts, ..view }
            />
            <Choices timeline=timeline
                label=page::KIND
                name="kind"
                choices=move || timeline.selection.with(|selection| selection.levels.clone())
                text=words::level
                code=|level| level.code().to_owned()
                chosen=|view| &view.levels
                set=|view, levels| ViewState { levels, ..view }
            />
            </div>
        </form>
    }
    .into_any()
}

/// A list of years. Choosing one that lies beyond the other swaps the two.
#[component]
fn YearSelect(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// Its label.
    label: &'static str,
    /// The first year, not the last.
    is_from: bool,
) -> impl IntoView {
    let (first, last) = timeline.dataset().years().unwrap_or((2014, 2023));
    let current = move || timeline.view.with(|view| if is_from { view.from } else { view.to });
    let choose = move |event| {
        if let Ok(year) = event_target_value(&event).parse::<i32>() {
            timeline.change(History::Push, |view| {
                let other = if is_from { view.to } else { view.from };
                view.with_years(year, other)
            });
        }
    };
    let options = (first..=last)
        .map(|year| view! { <option value=year.to_string() prop:selected=move || current() == year>{year}</option> })
        .collect_view();
    view! {
        <label class="ct-field">
            <span>{label}</span>
            <select name=if is_from { "from" } else { "to" } on:change=choose prop:value=move || current().to_string()>
                {options}
            </select>
        </label>
    }
}

/// A group of checkboxes, each with the number of meetings that it would show under the other filters.
#[component]
fn Choices<T, C>(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// The name of the group.
    label: &'static str,
    /// The parameter in the address.
    name: &'static str,
    /// The choices with their counts.
    choices: C,
    /// The words for a choice.
    text: fn(T) -> &'static str,
    /// The code of a choice in the address.
    code: fn(&T) -> String,
    /// The choices made, in a view.
    chosen: fn(&ViewState) -> &BTreeSet<T>,
    /// A view with other choices made.
    set: fn(ViewState, BTreeSet<T>) -> ViewState,
) -> impl IntoView
where
    T: Copy + Ord + Send + Sync + std::hash::Hash + 'static,
    C: Fn() -> Vec<(T, usize)> + Copy + Send + Sync + 'static,
{
    let is_chosen = move |choice: T| timeline.view.with(|view| chosen(view).contains(&choice));
    let toggle = move |choice: T| {
        timeline.change(History::Push, |view| {
            let mut choices = chosen(&view).clone();
            if !choices.remove(&choice) {
                choices.insert(choice);
            }
            set(view, choices)
        });
    };
    let summary = move || {
        let made: Vec<&str> = timeline.view.with(|view| chosen(view).iter().map(|choice| text(*choice)).collect());
        if made.is_empty() { page::ALL.to_owned() } else { words::listed(&made) }
    };
    let counts = Memo::new(move |_| choices());
    let count = move |choice: T| {
        counts.with(|counts| counts.iter().find(|(other, _)| *other == choice).map_or(0, |(_, count)| *count))
    };
    // A group in which something is chosen starts open, so that the reader sees what.
    // A frame has no room for that, and says it beside the name of the group.
    let is_frame = timeline.surface() == Surface::Frame;
    let starts_open = !is_frame && timeline.view.with_untracked(|view| !chosen(view).is_empty());
    // The choices stay; only their counts change.
    let boxes = untrack(choices)
        .into_iter()
        .map(|(choice, _)| {
            view! {
                <label class="ct-choice" class:ct-none=move || count(choice) == 0>
                    <input
                        type="checkbox"
                        name=name
                        value=code(&choice)
                        prop:checked=move || is_chosen(choice)
                        on:change=move |_| toggle(choice)
                    />
                    <span>{text(choice)}</span>
                    <span class="ct-count">{move || count(choice)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <details class="ct-group" open=starts_open>
            <summary>
                <span class="ct-group-name">{label}</span>
                <span class="ct-group-chosen">{summary}</span>
            </summary>
            <fieldset>
                <legend class="ct-unseen">{label}</legend>
                <div class="ct-choices">{boxes}</div>
            </fieldset>
        </details>
    }
    .into_any()
}

/// Undoes every filter; it can be pressed while one is on.
#[component]
fn ClearButton(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let is_filtered = move || timeline.view.with(|view| view.is_filtered(&timeline.dataset()));
    let clear = move |_| {
        let dataset = timeline.dataset();
        timeline.change(History::Push, |view| view.unfiltered(&dataset));
    };
    view! {
        <button type="button" class="ct-clear" prop:disabled=move || !is_filtered() on:click=clear>
            {page::CLEAR}
        </button>
    }
}

/// How many meetings are shown, and a way back where none is.
#[component]
pub fn Status(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let shown = move || timeline.selection.with(|selection| selection.rows.len());
    view! {
        <div class="ct-status" part="status">
            <p role="status">{move || words::status(shown(), &timeline.dataset())}</p>
            <Show when=move || shown() == 0>
                <p class="ct-nothing">{page::NOTHING} " " <ClearButton timeline=timeline /></p>
            </Show>
        </div>
    }
}

/// What could not be understood in the address.
#[component]
pub fn Notes(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    view! {
        <Show when=move || timeline.notes.with(|notes| !notes.is_empty())>
            <div class="ct-notes" role="alert">
                <p>{if timeline.surface() == Surface::Element { page::HOST_NOTES } else { page::ADDRESS_NOTES }}</p>
                <ul>
                    {move || {
                        timeline.notes.get().iter().map(|note| view! { <li>{words::note(note)}</li> }).collect_view()
                    }}
                </ul>
                <button type="button" on:click=move |_| timeline.notes.set(Vec::new())>{page::DISMISS}</button>
            </div>
        </Show>
    }
}
