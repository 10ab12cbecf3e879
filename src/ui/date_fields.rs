//! Fields for the first and the last year, month or day.

use leptos::html;
use leptos::prelude::*;

use super::drop_down::DropDown;
use super::effect::effect;
use super::state::use_timeline;
use super::view;
use crate::platform::{self, History};
use crate::view::{Stretch, ViewState, date_of};
use crate::words::{self, choosing_time};

/// Two fields to type dates in, and what is wrong with them.
#[component]
pub fn DateFields(
    /// The parameter of the group of filters that is open.
    opened: RwSignal<Option<&'static str>>,
    /// Says that the fields are to be set again.
    returned: RwSignal<()>,
) -> impl IntoView {
    let timeline = use_timeline();
    let fields = NodeRef::<html::Fieldset>::new();
    let (from, to) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    // For each field, what cannot be read in it.
    let faults = [RwSignal::new(None::<String>), RwSignal::new(None::<String>)];
    let whole = ViewState::default_for(&timeline.dataset()).stretch;
    effect(move || {
        returned.track();
        let time = timeline.view.with(|view| view.stretch);
        for ((field, date), fault) in [(from, time.from()), (to, time.to())].into_iter().zip(faults) {
            if let Some(field) = field.get() {
                platform::set_input_value(&field, &date.to_string());
                fault.set(None);
            }
        }
    });
    let change = move |_| {
        let time = timeline.view.with_untracked(|view| view.stretch);
        let typed = |(field, fault): (NodeRef<html::Input>, RwSignal<Option<String>>)| {
            let typed = field.get_untracked().map(|field| field.value()).unwrap_or_default();
            let date = date_of(&typed);
            fault.set(date.is_none().then(|| words::no_date(&typed)));
            date
        };
        let [from, to] = [(from, faults[0]), (to, faults[1])].map(typed);
        let (Some(from), Some(to)) = (from, to) else { return };
        let typed = Stretch::new(from, to).within(whole);
        if typed != time {
            timeline.change(History::Push, move |view| view.with_stretch(typed));
        } else {
            // Dates outside the data, or the wrong way round, give way to what is shown.
            returned.set(());
        }
    };
    let field = move |name, label, node_ref: NodeRef<html::Input>, fault: RwSignal<Option<String>>| {
        let is_wrong = Signal::derive(move || fault.with(Option::is_some).then_some("true"));
        let told = move || fault.get().map(|fault| view! { <p class="ct-fault" role="alert">{fault}</p> });
        view! {
            <div>
            <label class="ct-field">
                <span>{label}</span>
                <input
                    type="text"
                    name=name
                    autocomplete="off"
                    spellcheck="false"
                    aria-invalid=is_wrong
                    node_ref=node_ref
                />
            </label>
            {move || told().into_any()}
            </div>
        }
    };
    // The lists of years say what is chosen.
    let chosen = Signal::stored(String::new());
    // What is wrong is not hidden before it is read.
    let is_kept = Signal::derive(move || faults.iter().any(|fault| fault.with(Option::is_some)));
    view! {
        <DropDown label=choosing_time::DATES name="date" chosen is_choice=true is_kept opened fields>
            <fieldset node_ref=fields on:change=change>
                <legend class="ct-unseen">{choosing_time::DATES}</legend>
                <div class="ct-dates">
                    {field("first-date", choosing_time::FIRST_DATE, from, faults[0])}
                    {field("last-date", choosing_time::LAST_DATE, to, faults[1])}
                    <p class="ct-hint">{choosing_time::DATE_HINT}</p>
                </div>
            </fieldset>
        </DropDown>
    }
}
