//! Parts of the tree that are hydrated in later tasks, so that the browser can answer in between.

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, PositionState, Render, RenderHtml};

use super::cleanup::drop_on_cleanup;
use super::fingerprint::fingerprint;
use super::prerendered::is_prerendered;
use super::state::use_timeline;
use super::view;
use crate::platform;

/// A part that is there from the beginning, and answers a little later where it is hydrated.
#[component]
pub fn Deferred(
    /// How many turns the browser gets before.
    turn: u32,
    /// The part.
    children: Children,
) -> impl IntoView {
    if cfg!(target_arch = "wasm32") && is_prerendered() {
        hydrate_later(turn, children).into_any()
    } else {
        view! { <div class="ct-part">{children()}</div> }
    }
}

/// Leaves what is in the element alone until its turn has come.
fn hydrate_later(turn: u32, children: Children) -> impl IntoView {
    let part = NodeRef::<html::Div>::new();
    let (owner, timeline) = (Owner::current(), use_timeline());
    timeline.begin_part();
    part.on_load(move |part| {
        // Meanwhile somebody may change it: a translator of the browser, or an extension.
        let delivered = fingerprint(&part.inner_html());
        leptos::task::spawn_local(async move {
            for _ in 0..turn {
                platform::next_task().await;
            }
            let Some(owner) = owner else { return };
            owner.with(|| {
                // The whole tree may have gone meanwhile.
                if !part.is_connected() {
                    return timeline.end_part();
                }
                let view = children();
                // What these give holds the effects of the view.
                if fingerprint(&part.inner_html()) == delivered {
                    drop_on_cleanup(view.hydrate::<true>(&Cursor::new(part.into()), &PositionState::default()));
                } else {
                    part.set_text_content(None);
                    let mut state = view.build();
                    state.mount(&part, None);
                    drop_on_cleanup(state);
                }
                timeline.end_part();
            });
        });
    });
    // While it hydrates, Leptos writes no inner HTML and looks at no children: the part stays as it was delivered.
    view! { <div class="ct-part" node_ref=part inner_html=""></div> }
}
