//! The section of what is open: its heading, and the ways to close it.

use leptos::html::{H2, Section};
use leptos::prelude::*;

use super::view;
use crate::platform::{self, SwipeStart};
use crate::words::page;

/// The section of what is open, named as its heading.
#[component]
pub fn OpenDetail(
    /// The words of the heading.
    title: String,
    /// Called when it is to be closed: by its button, or by the Escape key anywhere inside.
    on_close: Callback<()>,
    /// Called where it leads on to others: with whether the next is meant, or the one before, by an arrow key or by a finger that
    /// swipes.
    #[prop(optional)]
    on_travel: Option<Callback<bool>>,
    /// The heading, which can take the focus.
    heading: NodeRef<H2>,
    /// The section itself.
    section: NodeRef<Section>,
    /// What is under the heading.
    children: Children,
) -> impl IntoView {
    let name = title.clone();
    let travel =
        move |to: Option<bool>| on_travel.zip(to).inspect(|(on_travel, is_next)| on_travel.run(*is_next)).is_some();
    let swipe = StoredValue::new(None::<SwipeStart>);
    // A second finger ends it.
    let begin = move |event: leptos::ev::PointerEvent| {
        let section = section.get_untracked();
        swipe.set_value(section.and_then(|section| SwipeStart::new(&event, &section)));
    };
    let end = move |event: leptos::ev::PointerEvent| {
        let start = swipe.try_update_value(Option::take).flatten();
        travel(start.and_then(|start| start.end(&event)));
    };
    view! {
        <section
            class="ct-detail"
            part="detail"
            aria-label=name
            node_ref=section
            on:keydown=move |event| {
                if platform::is_escape(&event) {
                    event.prevent_default();
                    on_close.run(());
                } else if travel(platform::arrow(&event)) {
                    event.prevent_default();
                }
            }
            on:pointerdown=begin
            on:pointerup=end
            on:pointercancel=move |_| swipe.set_value(None)
        >
            <div class="ct-detail-head">
                <h2 tabindex="-1" node_ref=heading>{title}</h2>
                <button type="button" class="ct-close" on:click=move |_| on_close.run(())>
                    <span class="ct-unseen">{page::CLOSE}</span>
                </button>
            </div>
            {children()}
        </section>
    }
}
