//! Group of boxes to tick: hosts, or kinds of meeting.

use leptos::html;
use leptos::prelude::*;

use super::cleanup::drop_on_cleanup;
use super::effect::effect;
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

/// A group of boxes to tick, with how many meetings each would show. It opens over what is below it where there is room for that,
/// and goes when the reader goes elsewhere; where it takes room of its own, it stays.
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
    /// Called with the code of what the reader ticks, and whether it is ticked then.
    on_choose: Callback<(String, bool)>,
) -> impl IntoView {
    let timeline = use_timeline();
    let (group, fields) = (NodeRef::<html::Details>::new(), NodeRef::<html::Fieldset>::new());
    let summary = NodeRef::<html::Summary>::new();
    effect(move || {
        returned.track();
        let Some(fields) = fields.get() else { return };
        chosen.with(|chosen| {
            let all = timeline.selection.with_untracked(|all| options(all));
            platform::set_checked(&fields, all.iter().map(|option| chosen.contains(&option.code)));
        });
    });
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
        if platform::is_laid_over(&fields) {
            platform::show_end(&fields);
        }
        // Where it takes room, what is below it would move away from under the pointer.
        let leave = move || {
            if platform::is_laid_over(&fields) {
                close();
            }
        };
        drop_on_cleanup(platform::on_escape(&group, leave.clone()));
        drop_on_cleanup(platform::on_elsewhere(&group, leave));
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
                <span class="ct-group-name">{format!("{label}:")}</span>
                <span class="ct-group-chosen">{names}</span>
            </summary>
            <fieldset
                node_ref=fields
                on:change=move |event| on_choose.run((event_target_value(&event), event_target_checked(&event)))
            >
                <legend class="ct-unseen">{format!("{label}, {}", page::COUNTED)}</legend>
                <div class="ct-choices">{move || choices().into_any()}</div>
            </fieldset>
        </details>
    }
}
