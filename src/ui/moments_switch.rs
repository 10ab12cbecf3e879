//! The switch of the moments of context in the picture.

use leptos::html;
use leptos::prelude::*;

use super::effect::effect;
use super::legend::KeyShape;
use super::prerendered::use_inert;
use super::returned::use_returned;
use super::state::use_timeline;
use super::view;
use crate::chart::{self, Ink, MOMENT_STYLE};
use crate::platform::{self, History};
use crate::view::ViewState;
use crate::words;

/// A box that shows the moments of context in the picture, or leaves them out; nothing where the picture never has any.
#[component]
pub fn MomentsSwitch() -> impl IntoView {
    let timeline = use_timeline();
    let is_inert = use_inert();
    let returned = use_returned();
    let field = NodeRef::<html::Input>::new();
    let is_on = Memo::new(move |_| timeline.view.with(|view| view.has_moments));
    effect(move || {
        returned.track();
        let is_on = is_on.get();
        if let Some(field) = field.get() {
            platform::set_ticked(&field, is_on);
        }
    });
    let change = move |event| {
        let has_moments = event_target_checked(&event);
        timeline.change(History::Push, move |view| ViewState { has_moments, ..view });
    };
    chart::has_moments(&timeline.dataset()).then(|| {
        view! {
            <div class="ct-panel-options" class:ct-idle=is_inert inert=is_inert>
                <label class="ct-choice">
                    <input type="checkbox" autocomplete="off" checked node_ref=field on:change=change/>
                    <span>{words::MOMENTS}</span>
                    <KeyShape style=MOMENT_STYLE ink=Ink::Moment/>
                </label>
            </div>
        }
    })
}
