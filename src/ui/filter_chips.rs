//! Chips: what is chosen of the filters, each with a way to take it away.

use leptos::html;
use leptos::prelude::*;

use super::anchors::use_anchors;
use super::effect::after_effects;
use super::keyed::{Key, keyed};
use super::state::use_timeline;
use super::view;
use crate::platform::{self, History};
use crate::view::{ActiveFilter, without};
use crate::words::{self, page};

/// What is chosen, each a button that takes it away. Nothing is seen where nothing is chosen.
#[component]
pub fn FilterChips(
    /// All that is chosen.
    active: Memo<Vec<ActiveFilter>>,
) -> impl IntoView {
    let timeline = use_timeline();
    let anchors = use_anchors();
    let list = NodeRef::<html::Ul>::new();
    let is_none = Signal::derive(move || active.with(Vec::is_empty));
    let found = move |all: &[ActiveFilter], number: usize| all.iter().position(|filter| filter.number() == number);
    let remove = move |number: usize| {
        let chosen = active.with_untracked(|all| {
            let at = found(all, number)?;
            Some((at, all.get(at)?.clone()))
        });
        let Some((at, filter)) = chosen else { return };
        let dataset = timeline.dataset();
        timeline.change(History::Push, move |view| without(view, &filter, &dataset));
        // The one that was pressed has gone: the reader goes on at the next.
        after_effects(move || {
            let left = active.try_with_untracked(Vec::len).unwrap_or_default();
            match (left.checked_sub(1), list.try_get_untracked().flatten()) {
                (Some(last), Some(list)) => platform::focus_in_child(&list, at.min(last)),
                _ => anchors.focus_filters(),
            }
        });
    };
    let keys = move || active.with(|all| all.iter().map(|filter| (None, filter.number())).collect::<Vec<Key>>());
    let chip = move |(_, number): Key| {
        // Years and words may be others later.
        let name = Signal::derive(move || {
            let name =
                |all: &Vec<ActiveFilter>| found(all, number).and_then(|at| all.get(at)).map(words::active_filter);
            active.with(name).unwrap_or_default()
        });
        view! {
            <li>
                <button type="button" class="ct-chip" on:click=move |_| remove(number)>
                    <span class="ct-unseen">{page::REMOVE_FILTER} " "</span>
                    <span>{name}</span>
                </button>
            </li>
        }
    };
    view! {
        <ul class="ct-chips" role="list" aria-label=page::CHOSEN_FILTERS hidden=is_none node_ref=list>
            {keyed(keys, chip)}
        </ul>
    }
}
