//! Lists of the first and the last year.

use leptos::html;
use leptos::prelude::*;

use super::anchors::use_anchors;
use super::effect::effect;
use super::state::use_timeline;
use super::view;
use crate::platform::{self, History};
use crate::view::ViewState;
use crate::words::page;

/// The first and the last year. One that lies beyond the other swaps the two.
#[component]
pub fn YearRange(
    /// Says that the fields are to be set again.
    returned: RwSignal<()>,
) -> impl IntoView {
    let timeline = use_timeline();
    let (first, last) =
        timeline.dataset().years().unwrap_or_else(|| timeline.view.with_untracked(|it| (it.from, it.to)));
    let from = use_anchors().first_field;
    let to = NodeRef::<html::Select>::new();
    effect(move || {
        returned.track();
        let (first, last) = timeline.view.with(|view| (view.from, view.to));
        for (select, year) in [(from, first), (to, last)] {
            if let Some(select) = select.get() {
                platform::set_select_value(&select, &year.to_string());
            }
        }
    });
    let choose = move |year: String, other: fn(&ViewState) -> i32| {
        if let Ok(year) = year.parse::<i32>() {
            timeline.change(History::Push, move |view| {
                let other = other(&view);
                view.with_years(year, other)
            });
        }
    };
    let options = move |chosen: i32| {
        let option =
            |year: i32| view! { <option value=year.to_string() selected=year == chosen>{year.to_string()}</option> };
        (first..=last).map(option).collect_view()
    };
    view! {
        <label class="ct-field">
            <span>{page::FROM}</span>
            <select name="from" node_ref=from on:change=move |event| choose(event_target_value(&event), |view| view.to)>
                {options(first)}
            </select>
        </label>
        <label class="ct-field">
            <span>{page::TO}</span>
            <select name="to" node_ref=to on:change=move |event| choose(event_target_value(&event), |view| view.from)>
                {options(last)}
            </select>
        </label>
    }
}
