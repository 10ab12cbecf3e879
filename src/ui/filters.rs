//! Filters: years, hosts, kinds of meeting and words in one line, and what is chosen; where there is no room for the line, a button
//! opens it as a sheet.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::html;
use leptos::prelude::*;

use super::anchors::use_anchors;
use super::cleanup::drop_on_cleanup;
use super::date_fields::DateFields;
use super::effect::effect;
use super::facet_group::{FacetGroup, host_options, level_options};
use super::filter_chips::FilterChips;
use super::hosting_of_view::HostingOfView;
use super::prerendered::use_inert;
use super::returned::use_returned;
use super::search_box::SearchBox;
use super::state::use_timeline;
use super::status::ShownCount;
use super::view;
use super::year_range::YearRange;
use crate::dataset::{Country, Level};
use crate::platform::{self, History};
use crate::view::active_filters;
use crate::words::{self, page};

/// All filters, how many meetings they leave, and what is chosen.
#[component]
pub fn Filters() -> impl IntoView {
    let timeline = use_timeline();
    let anchors = use_anchors();
    let is_inert = use_inert();
    let returned = use_returned();
    let bar = NodeRef::<html::Div>::new();
    let form = NodeRef::<html::Form>::new();
    // Whether the sheet is open, where there is one.
    let is_open = RwSignal::new(false);
    let id = RwSignal::new(None::<String>);
    effect(move || id.set(Some(own_id())));
    let active = Memo::new(move |_| timeline.view.with(|view| active_filters(view, &timeline.dataset())));
    let label = Signal::derive(move || words::filter_button(active.with(Vec::len)));
    let is_expanded = Signal::derive(move || if is_open.get() { "true" } else { "false" });
    let close = move || {
        // What is not shown any more has no focus to give away.
        anchors.focus_filter_button();
        is_open.set(false);
    };
    effect(move || {
        if !is_open.get() {
            return;
        }
        let (Some(bar), Some(form)) = (bar.get_untracked(), form.get_untracked()) else { return };
        let leave = move || {
            let _ = is_open.try_set(false);
        };
        drop_on_cleanup(platform::on_leaving(&bar, &form, || false, leave));
    });
    view! {
        <div
            class="ct-controls"
            part="controls"
            node_ref=bar
            on:keydown=move |event| {
                // A group in it goes first.
                if is_open.get_untracked() && platform::is_escape(&event) && !event.default_prevented() {
                    event.prevent_default();
                    close();
                }
            }
        >
            <button
                type="button"
                class="ct-filter-button"
                class:ct-idle=is_inert
                inert=is_inert
                aria-expanded=is_expanded
                aria-controls=id
                node_ref=anchors.filter_button
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {label}
            </button>
            <form
                class="ct-filters"
                class:ct-idle=is_inert
                class:ct-unfolded=is_open
                inert=is_inert
                id=id
                role="search"
                autocomplete="off"
                aria-label=page::FILTERS
                node_ref=form
                // Enter in the search field sends no form.
                on:submit=|event| event.prevent_default()
            >
                <Fields returned/>
                <ClearButton/>
                <button type="button" class="ct-done" on:click=move |_| close()>
                    {page::DONE}
                </button>
            </form>
            <ShownCount/>
        </div>
        <FilterChips active/>
    }
}

/// An id that nothing else in the document has.
fn own_id() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("ct-filters-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// What filters. A change of one is a change of the view.
#[component]
fn Fields(
    /// Says that the fields are to be set again.
    returned: RwSignal<()>,
) -> impl IntoView {
    let timeline = use_timeline();
    let opened = RwSignal::new(None::<&'static str>);
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
    let of_view: HostingOfView = expect_context();
    let of_hosts = Signal::derive(move || words::hosts_note(of_view.get().is_any_shared, of_view.get().is_any_unnamed));
    view! {
        <YearRange returned/>
        <DateFields opened returned/>
        <FacetGroup
            label=page::HOST
            name="host"
            options=host_options
            chosen=chosen_hosts
            is_choice=has_hosts
            opened
            returned
            note=of_hosts
            on_choose=choose_host
        />
        <FacetGroup
            label=page::KIND
            name="kind"
            options=level_options
            chosen=chosen_levels
            is_choice=has_levels
            opened
            returned
            on_choose=choose_level
        />
        <SearchBox returned/>
    }
}

fn choose<T: Ord>(choices: &mut BTreeSet<T>, choice: T, is_chosen: bool) {
    if is_chosen {
        choices.insert(choice);
    } else {
        choices.remove(&choice);
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
            on:click=move |_| timeline.clear_filters()
        >
            {page::CLEAR}
        </button>
    }
}
