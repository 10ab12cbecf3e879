//! The section of what is open: its heading, and the ways to close it.

use leptos::html::{H2, Section};
use leptos::prelude::*;

use super::view;
use crate::platform;
use crate::words::page;

/// The section of what is open, named as its heading.
#[component]
pub fn OpenDetail(
    /// The words of the heading.
    title: String,
    /// Called when it is to be closed: by its button, or by the Escape key anywhere inside.
    on_close: Callback<()>,
    /// The heading, which can take the focus.
    heading: NodeRef<H2>,
    /// The section itself.
    section: NodeRef<Section>,
    /// What is under the heading.
    children: Children,
) -> impl IntoView {
    let name = title.clone();
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
                }
            }
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
