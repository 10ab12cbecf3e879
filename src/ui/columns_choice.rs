//! Choice of the columns of the table.

use leptos::html;
use leptos::prelude::*;

use super::drop_down::DropDown;
use super::effect::effect;
use super::prerendered::use_inert;
use super::returned::use_returned;
use super::state::use_timeline;
use super::view;
use crate::platform::{self, History};
use crate::view::{Column, ViewState};
use crate::words;

/// A box for each column that can be hidden: those that are ticked are shown.
#[component]
pub fn ColumnsChoice(
    /// The columns that the data have something for.
    columns: Vec<Column>,
) -> impl IntoView {
    let timeline = use_timeline();
    let is_inert = use_inert();
    let returned = use_returned();
    let fields = NodeRef::<html::Fieldset>::new();
    let offered: Vec<Column> = columns.into_iter().filter(|column| column.can_hide()).collect();
    let hidden = Memo::new(move |_| timeline.view.with(|view| view.hidden));
    let all = offered.clone();
    effect(move || {
        returned.track();
        let hidden = hidden.get();
        if let Some(fields) = fields.get() {
            platform::set_checked(&fields, all.iter().map(|column| !hidden.has(*column)));
        }
    });
    let choose = move |code: String, is_shown: bool| {
        if let Some(column) = Column::from_code(&code) {
            timeline.change(History::Replace, move |view| ViewState {
                hidden: view.hidden.with(column, !is_shown),
                ..view
            });
        }
    };
    let all = offered.clone();
    let chosen = Signal::derive(move || {
        let hidden = hidden.get();
        words::columns_shown(all.iter().filter(|column| !hidden.has(**column)).count(), all.len())
    });
    let labels = timeline.dataset().labels.clone();
    let choice = |column: Column| {
        view! {
            <label class="ct-choice">
                <input type="checkbox" autocomplete="off" value=column.code() checked/>
                <span>{words::column(column, &labels).to_string()}</span>
            </label>
        }
    };
    let choices = offered.into_iter().map(choice).collect_view();
    view! {
        <div class="ct-columns-choice" class:ct-idle=is_inert inert=is_inert>
            <DropDown label=words::COLUMNS name="hide" chosen is_choice=true opened=RwSignal::new(None) fields>
                <fieldset
                    node_ref=fields
                    on:change=move |event| choose(event_target_value(&event), event_target_checked(&event))
                >
                    <legend class="ct-unseen">{words::COLUMNS_SHOWN}</legend>
                    <div class="ct-choices">{choices}</div>
                </fieldset>
            </DropDown>
        </div>
    }
}
