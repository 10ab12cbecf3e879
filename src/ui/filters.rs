//! Filters: years, words, hosts and kinds of meeting.

use std::collections::BTreeSet;

use leptos::html;
use leptos::prelude::*;

use super::anchors::use_anchors;
use super::effect::effect;
use super::moments_switch::MomentsSwitch;
use super::prerendered::use_inert;
use super::returned::use_returned;
use super::setting::Surface;
use super::state::{Timeline, use_timeline};
use super::view;
use crate::dataset::{Country, Level};
use crate::platform::{self, History};
use crate::view::{Selection, ViewState, search_words};
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

/// All filters. A change of one is a change of the view.
#[component]
pub fn Filters() -> impl IntoView {
    let timeline = use_timeline();
    let is_inert = use_inert();
    let returned = use_returned();
    let (hosts, levels) = timeline.selection.with_untracked(|all| (host_options(all), level_options(all)));
    // One host is a choice where there are meetings without it. Every meeting has a kind.
    let dataset = timeline.dataset();
    let is_any_unhosted = || (0..dataset.meetings.len()).any(|at| dataset.meetings.hosts(at).is_empty());
    let has_hosts = hosts.len() > 1 || (hosts.len() == 1 && is_any_unhosted());
    let has_levels = levels.len() > 1;
    let view = timeline.view;
    let chosen_hosts = Memo::new(move |_| {
        view.with(|view| view.hosts.iter().map(|host| host.code().to_owned()).collect::<Vec<String>>())
    });
    let chosen_levels = Memo::new(move |_| {
        view.with(|view| view.levels.iter().map(|level| level.code().to_owned()).collect::<Vec<String>>())
    });
    let choose_host = Callback::new(move |(code, is_chosen): (String, bool)| {
        if let Some(host) = Country::from_code(&code) {
            timeline.change(History::Push, move |mut view| {
                choose(&mut view.hosts, host, is_chosen);
                view
            });
        }
    });
    let choose_level = Callback::new(move |(code, is_chosen): (String, bool)| {
        if let Some(level) = Level::from_code(&code) {
            timeline.change(History::Push, move |mut view| {
                choose(&mut view.levels, level, is_chosen);
                view
            });
        }
    });
    view! {
        <form
            class="ct-controls"
            class:ct-idle=is_inert
            inert=is_inert
            part="controls"
            role="search"
            autocomplete="off"
            aria-label=page::FILTERS
            // Enter in the search field sends no form.
            on:submit=|event| event.prevent_default()
        >
            <div class="ct-row">
                <YearRange returned/>
                <SearchBox returned/>
                <ClearButton/>
            </div>
            <div class="ct-groups">
                <FacetGroup
                    label=page::HOST
                    name="host"
                    options=host_options
                    chosen=chosen_hosts
                    is_choice=has_hosts
                    returned
                    on_choose=choose_host
                />
                <FacetGroup
                    label=page::KIND
                    name="kind"
                    options=level_options
                    chosen=chosen_levels
                    is_choice=has_levels
                    returned
                    on_choose=choose_level
                />
            </div>
            <MomentsSwitch returned/>
        </form>
    }
}

fn choose<T: Ord>(choices: &mut BTreeSet<T>, choice: T, is_chosen: bool) {
    if is_chosen {
        choices.insert(choice);
    } else {
        choices.remove(&choice);
    }
}

/// The first and the last year. One that lies beyond the other swaps the two.
#[component]
fn YearRange(
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

/// Words to search for.
#[component]
fn SearchBox(
    /// Says that the field is to be set again.
    returned: RwSignal<()>,
) -> impl IntoView {
    let timeline = use_timeline();
    let field = NodeRef::<html::Input>::new();
    effect(move || {
        returned.track();
        if let Some(field) = field.get() {
            timeline.view.with(|view| platform::set_input_value(&field, &view.search));
        }
    });
    let search = move |event| {
        let words = search_words(&event_target_value(&event));
        // A search is one step of the history, however long it is typed.
        let is_new = timeline.view.with_untracked(|view| view.search.is_empty());
        let history = if is_new { History::Push } else { History::Replace };
        timeline.change(history, move |view| ViewState { search: words, ..view });
    };
    view! {
        <label class="ct-field ct-search">
            <span>{page::SEARCH}</span>
            <input
                type="search"
                name="q"
                autocomplete="off"
                placeholder=page::SEARCH_HINT
                node_ref=field
                on:input=search
            />
        </label>
    }
}

/// Undoes every filter.
#[component]
fn ClearButton() -> impl IntoView {
    let timeline = use_timeline();
    // Disabled, it would lose the focus to nowhere when it is pressed.
    let is_useless = Signal::derive(move || {
        let is_filtered = timeline.view.with(|view| view.is_filtered(&timeline.dataset()));
        (!is_filtered).then_some("true")
    });
    view! {
        <button
            type="button"
            class="ct-clear"
            aria-disabled=is_useless
            node_ref=use_anchors().clear_button
            on:click=move |_| clear_filters(timeline)
        >
            {page::CLEAR}
        </button>
    }
}

/// Undoes every filter.
pub fn clear_filters(timeline: Timeline) {
    let dataset = timeline.dataset();
    timeline.change(History::Push, move |view| view.unfiltered(&dataset));
}

/// A group of boxes to tick, with how many meetings each would show.
#[component]
fn FacetGroup(
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
    /// Says that the boxes are to be ticked again.
    returned: RwSignal<()>,
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
    // A group in which something is chosen starts open, so that the reader sees what. A frame has no room for that, and says it
    // beside the name of the group.
    let is_open = RwSignal::new(false);
    let is_opened: Signal<bool> = is_open.into();
    effect(move || {
        if timeline.surface() != Surface::Frame {
            timeline.when_hydrated(move || {
                if chosen.try_with_untracked(|chosen| !chosen.is_empty()) == Some(true) {
                    is_open.set(true);
                }
            });
        }
    });
    let summary = Signal::derive(move || {
        chosen.with(|chosen| {
            let all = timeline.selection.with_untracked(|all| options(all));
            // In the order in which the address names them.
            let name = |code: &String| all.iter().find(|option| option.code == *code).map(|option| option.name);
            let names: Vec<&str> = chosen.iter().filter_map(name).collect();
            if names.is_empty() { page::ALL.to_owned() } else { words::listed(&names) }
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
        <details class="ct-group" hidden=!is_choice open=is_opened>
            <summary>
                <span class="ct-group-name">{label}</span>
                <span class="ct-group-chosen">{summary}</span>
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
