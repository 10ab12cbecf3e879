//! Names of the lanes as a pointer means them: a press shows only that host, or gives each of several a lane of its own.
//!
//! It only repeats what the filter of hosts and the box beside the key do, so people without a pointer are not told of it.

use leptos::prelude::*;

use super::state::{css_px, use_chart};
use crate::chart::{LaneKey, LaneName};
use crate::platform::History;
use crate::ui::view;
use crate::view::ViewState;
use crate::words;

/// A place for each name: all but the one of meetings without a named host can be pressed, and that one says what it is.
#[component]
pub fn LaneNames() -> impl IntoView {
    let timeline = use_chart().timeline;
    let press = move |key: LaneKey| match key {
        LaneKey::Host(host) => timeline.change(History::Push, move |view| {
            // Pressed again it shows all hosts.
            let is_only = view.hosts.len() == 1 && view.hosts.contains(&host);
            let hosts = if is_only { Default::default() } else { [host].into() };
            ViewState { hosts, ..view }
        }),
        LaneKey::Others(_) => timeline.has_all_lanes.set(true),
        LaneKey::Unnamed => {}
    };
    let name = move |name: &LaneName| {
        let LaneName { key, from, to } = *name;
        let is_unnamed = key == LaneKey::Unnamed;
        view! {
            <div
                class="ct-lane-name"
                class:ct-told=is_unnamed
                title=is_unnamed.then_some(words::UNNAMED_LANE)
                style:left=css_px(from.0)
                style:top=css_px(from.1)
                style:width=css_px(to.0 - from.0)
                style:height=css_px(to.1 - from.1)
                on:click=move |_| press(key)
            ></div>
        }
    };
    let names = move || timeline.scene.with(|scene| scene.lanes.iter().map(name).collect_view());
    view! { <div class="ct-lane-names" aria-hidden="true">{move || names().into_any()}</div> }
}
