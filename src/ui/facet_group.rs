//! Group of boxes to tick: hosts, or kinds of meeting.

use leptos::html;
use leptos::prelude::*;

use super::drop_down::DropDown;
use super::effect::effect;
use super::meeting_facts::said;
use super::state::use_timeline;
use super::view;
use crate::dataset::{Country, Level};
use crate::platform;
use crate::view::Selection;
use crate::words::{self, page};

/// One of several values that a reader can choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetOption {
    /// Its code in the address.
    pub code: String,
    /// Its name.
    pub name: &'static str,
    /// The number of meetings that it would show under the other filters.
    pub count: usize,
}

/// The hosts that can be chosen, by name.
pub fn host_options(selection: &Selection) -> Vec<FacetOption> {
    let option = |(host, count): &(Country, usize)| FacetOption {
        code: host.code().to_owned(),
        name: words::country(*host),
        count: *count,
    };
    let mut options: Vec<FacetOption> = selection.hosts.iter().map(option).collect();
    options.sort_by_key(|option| option.name);
    options
}

/// The kinds of meeting that can be chosen, in their order.
pub fn level_options(selection: &Selection) -> Vec<FacetOption> {
    let option = |(level, count): &(Level, usize)| FacetOption {
        code: level.code().to_owned(),
        name: words::level(*level),
        count: *count,
    };
    selection.levels.iter().map(option).collect()
}

/// A group of boxes to tick, with how many meetings each would show.
#[component]
pub fn FacetGroup(
    /// What is chosen from.
    label: &'static str,
    /// The parameter in the address.
    name: &'static str,
    /// What can be chosen of all that is shown. Only the numbers change.
    options: fn(&Selection) -> Vec<FacetOption>,
    /// The codes of what is chosen.
    chosen: Memo<Vec<String>>,
    /// Whether there is anything to choose. Otherwise the group keeps its place unseen.
    is_choice: bool,
    /// The parameter of the group that is open: never more than one.
    opened: RwSignal<Option<&'static str>>,
    /// Says that the boxes are to be ticked again.
    returned: RwSignal<()>,
    /// Why the numbers may add up to more than there are meetings; empty where they do not.
    #[prop(optional, into)]
    note: Signal<String>,
    /// Called with the code of what the reader ticks, and whether it is ticked then.
    on_choose: Callback<(String, bool)>,
) -> impl IntoView {
    let timeline = use_timeline();
    let fields = NodeRef::<html::Fieldset>::new();
    effect(move || {
        returned.track();
        let Some(fields) = fields.get() else { return };
        chosen.with(|chosen| {
            let all = timeline.selection.with_untracked(|all| options(all));
            platform::set_checked(&fields, all.iter().map(|option| chosen.contains(&option.code)));
        });
    });
    let names = Signal::derive(move || {
        chosen.with(|chosen| {
            let all = timeline.selection.with_untracked(|all| options(all));
            // In the order in which the address names them.
            let name = |code: &String| all.iter().find(|option| option.code == *code).map(|option| option.name);
            words::chosen(&chosen.iter().filter_map(name).collect::<Vec<&str>>())
        })
    });
    let option = move |option: FacetOption| {
        let class = if option.count == 0 { "ct-choice ct-none" } else { "ct-choice" };
        view! {
            <label class=class>
                <input type="checkbox" name=name value=option.code/>
                <span>{option.name}</span>
                <span class="ct-count">{option.count.to_string()}</span>
            </label>
        }
    };
    let choices = move || timeline.selection.with(|all| options(all)).into_iter().map(option).collect_view();
    let noted = move || said(note.get()).map(|note| view! { <p class="ct-hint">{note}</p> });
    view! {
        <DropDown label name chosen=names is_choice opened fields>
            <fieldset
                node_ref=fields
                on:change=move |event| on_choose.run((event_target_value(&event), event_target_checked(&event)))
            >
                <legend class="ct-unseen">{format!("{label}, {}", page::COUNTED)}</legend>
                <div class="ct-choices">
                    {move || choices().into_any()}
                    {move || noted().into_any()}
                </div>
            </fieldset>
        </DropDown>
    }
}
