//! Fold: the first lines of something long, and a button that shows the rest.
//!
//! What is folded away is in the page all the same, in a container that has no scroll bar and yet scrolls: for the search of the
//! browser, for links, for the keyboard and for programs that read aloud. As soon as one of them has scrolled it everything is shown.
//! The style sheet folds, and only on screens where scripts run.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use super::effect::{after_effects, effect};
use super::prerendered::{is_prerendered, use_inert};
use super::setting::Surface;
use super::state::use_timeline;
use super::view;
use crate::platform;

/// When the page around a frame has made it as high as it is now. Until then what was found is not where it will be.
const GROWS: Duration = Duration::from_millis(150);

/// What is in it, and a button where it is folded.
#[component]
pub fn Fold(
    /// Whether it can be folded: it has more lines than are shown.
    is_long: Memo<bool>,
    /// Whether everything is shown. It stays so.
    is_unfolded: RwSignal<bool>,
    /// The words of the button.
    #[prop(into)]
    label: Signal<String>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let is_inert = use_inert();
    let folded = NodeRef::<html::Div>::new();
    let is_folded: Signal<bool> = Memo::new(move |_| is_long.get() && !is_unfolded.get()).into();
    let is_gone = Signal::derive(move || !is_folded.get());
    let container = move || folded.try_get_untracked().flatten().filter(|_| is_folded.get_untracked());
    let is_framed = use_timeline().surface() == Surface::Frame;
    // What has been reached stays where it is in the window, and what was folded away follows below.
    let unfold = move || {
        let Some(folded) = container() else { return };
        let settle = platform::hold_place(&folded);
        let found = platform::middle_control(&folded).filter(|_| is_framed);
        is_unfolded.set(true);
        after_effects(settle);
        if let Some(found) = found {
            set_timeout(move || platform::show(&found), GROWS);
        }
    };
    let is_prerendered = is_prerendered();
    effect(move || {
        folded.track();
        let Some(folded) = container().filter(|_| is_prerendered) else { return };
        // It may have been scrolled before the program came; or all of it was shown because that was late.
        if platform::is_scrolled(&folded) {
            unfold();
        } else if platform::is_whole(&folded) {
            is_unfolded.set(true);
        }
    });
    let press = move |_| {
        let hidden = container().and_then(|folded| platform::first_below(&folded));
        is_unfolded.set(true);
        // The button goes: the keyboard goes on at the first line that it has shown.
        if let Some(hidden) = hidden {
            platform::focus_in_place(&hidden);
        }
    };
    view! {
        <div
            class="ct-fold"
            class:ct-folded=is_folded
            node_ref=folded
            on:scroll=move |_| unfold()
            on:focusin=move |event| {
                // Its browser scrolls to it, before or after.
                if let Some(target) = container().and_then(|folded| platform::target_below(&folded, &event)) {
                    is_unfolded.set(true);
                    let found = target.clone();
                    after_effects(move || platform::show_end(&target));
                    if is_framed {
                        let show = move || {
                            if platform::focused_inside(&found).is_some() {
                                platform::show(&found);
                            }
                        };
                        set_timeout(show, GROWS);
                    }
                }
            }
        >
            {children()}
        </div>
        <button
            type="button"
            class="ct-unfold"
            class:ct-idle=is_inert
            inert=is_inert
            hidden=is_gone
            on:click=press
        >
            {label}
        </button>
    }
}
