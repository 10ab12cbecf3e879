//! What are the key figures of the view?

use leptos::prelude::*;

use super::timeline::Timeline;
use crate::markup;
use crate::view::key_figures;
use crate::words::page;

/// Four figures with what they are of. Those with a source open what they come from.
#[component]
pub fn Figures(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let dataset = timeline.dataset();
    let figures = Memo::new(move |_| {
        timeline
            .selection
            .with(|selection| timeline.view.with(|view| (key_figures(&timeline.dataset(), view, selection), view.to)))
    });
    view! {
        <div
            class="ct-figures"
            role="group"
            aria-label=page::FIGURES
            inner_html=move || figures.with(|(figures, last_year)| markup::figures(&dataset, figures, *last_year))
        ></div>
    }
    .into_any()
}
