//! Lists of the first and the last year.

use chrono::Datelike;
use leptos::html;
use leptos::prelude::*;

use super::anchors::use_anchors;
use super::effect::effect;
use super::state::use_timeline;
use super::view;
use crate::dataset::PartialDate;
use crate::platform::{self, History};
use crate::view::{Stretch, ViewState, date_of};
use crate::words::{self, page};

/// The first and the last year. One that lies beyond the other swaps the two.
#[component]
pub fn YearRange(
    /// Says that the fields are to be set again.
    returned: RwSignal<()>,
) -> impl IntoView {
    let timeline = use_timeline();
    let whole = ViewState::default_for(&timeline.dataset()).stretch;
    let (first, last) = (whole.first().year(), whole.last().year());
    let from = use_anchors().first_field;
    let to = NodeRef::<html::Select>::new();
    let time = Memo::new(move |_| timeline.view.with(|view| view.stretch));
    effect(move || {
        returned.track();
        let time = time.get();
        for (select, date) in [(from, time.from()), (to, time.to())] {
            if let Some(select) = select.get() {
                platform::set_select_value(&select, &date.to_string());
            }
        }
    });
    let choose = move |typed: String, is_from: bool| {
        let Some(date) = date_of(&typed) else { return };
        timeline.change(History::Push, move |view| {
            let time = view.stretch;
            let other = if is_from { time.to() } else { time.from() };
            let time = Stretch::new(date, other).within(whole);
            view.with_stretch(time)
        });
    };
    let options = move |chosen: i32| {
        let option = |year: i32| {
            let code = Stretch::years(year, year).from().to_string();
            view! { <option value=code selected=year == chosen>{year.to_string()}</option> }
        };
        (first..=last).map(option).collect_view()
    };
    // What is no whole year is said as it is, in an option of its own.
    let other = move |date: fn(Stretch) -> PartialDate| {
        let date = date(time.get());
        (!matches!(date, PartialDate::Year(_)))
            .then(|| view! { <option value=date.to_string() prop:selected=true>{words::partial_date(date)}</option> })
            .into_any()
    };
    view! {
        <label class="ct-field">
            <span>{page::FROM}</span>
            <select name="from" node_ref=from on:change=move |event| choose(event_target_value(&event), true)>
                {options(first)}
                {move || other(Stretch::from)}
            </select>
        </label>
        <label class="ct-field">
            <span>{page::TO}</span>
            <select name="to" node_ref=to on:change=move |event| choose(event_target_value(&event), false)>
                {options(last)}
                {move || other(Stretch::to)}
            </select>
        </label>
    }
}
