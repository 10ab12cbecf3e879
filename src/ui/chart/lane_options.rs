//! Options of the lanes of hosts: their order, and whether each host has a lane of its own.

use leptos::html;
use leptos::prelude::*;

use super::state::use_chart;
use crate::platform::{self, History};
use crate::ui::effect;
use crate::ui::prerendered::use_inert;
use crate::ui::returned::use_returned;
use crate::ui::view;
use crate::view::{LaneOrder, ViewState};
use crate::words;

/// A list of orders, and a box to tick. Neither is there where the data have fewer than two hosts.
#[component]
pub fn LaneOptions() -> impl IntoView {
    let timeline = use_chart().timeline;
    let is_inert = use_inert();
    let returned = use_returned();
    let list = NodeRef::<html::Select>::new();
    effect(move || {
        returned.track();
        let order = timeline.view.with(|view| view.lanes);
        if let Some(list) = list.get() {
            platform::set_select_value(&list, order.code());
        }
    });
    let choose = move |event| {
        if let Some(lanes) = LaneOrder::from_code(&event_target_value(&event)) {
            timeline.change(History::Push, move |view| ViewState { lanes, ..view });
        }
    };
    let option = |order: LaneOrder| {
        view! {
            <option value=order.code() selected=order == LaneOrder::default()>
                {words::lane_order(order)}
            </option>
        }
    };
    // Until there is a picture nobody knows whether lanes are shared.
    let can_share = Memo::new(move |_| timeline.picture.with(|scene| scene.can_share_lanes));
    let hides_choice = move || !can_share.get();
    let has_hosts = timeline.selection.with_untracked(|selection| selection.hosts.len() > 1);
    has_hosts.then(|| {
        view! {
            <div class="ct-panel-options" class:ct-idle=is_inert inert=is_inert>
                <label>
                    <span class="ct-unseen">{words::LANE_ORDER}</span>
                    <select autocomplete="off" node_ref=list on:change=choose>
                        {LaneOrder::ALL.map(option).collect_view()}
                    </select>
                </label>
                <label class="ct-choice" hidden=hides_choice>
                    <input
                        type="checkbox"
                        autocomplete="off"
                        prop:checked=timeline.has_all_lanes
                        on:change=move |event| timeline.has_all_lanes.set(event_target_checked(&event))
                    />
                    <span>{words::ALL_LANES}</span>
                </label>
            </div>
        }
    })
}
