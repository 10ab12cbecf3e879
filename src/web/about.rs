//! How were the data made, and what stands behind the chart's line?

use leptos::prelude::*;

use super::timeline::Timeline;

use crate::dataset::Known;
use crate::markup;
use crate::words::{self, page};

/// Rules, gaps, licence, and the lists that the chart only hints at.
#[component]
pub fn About(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    view! {
        <section class="ct-about" aria-label=page::ABOUT>
            <h2>{page::ABOUT}</h2>
            <div class="ct-columns" inner_html=markup::about()></div>
            <Lazy timeline=timeline title=words::ALL_SIZES body=markup::sizes_list />
            <Lazy timeline=timeline title=words::ALL_MEMBERS body=markup::members_list />
        </section>
    }
    .into_any()
}

/// A list that is made when it is first opened.
#[component]
fn Lazy(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// Its heading.
    title: &'static str,
    /// Makes it.
    body: fn(Known) -> String,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let list = move || if is_open.get() { timeline.with_known(body) } else { String::new() };
    view! {
        <details class="ct-list" on:toggle=move |_| is_open.set(true)>
            <summary>{title}</summary>
            <div inner_html=list></div>
        </details>
    }
}
