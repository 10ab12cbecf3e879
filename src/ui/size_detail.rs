//! The open size: a point of the growth line with every report that belongs to it.

use leptos::html::{H2, Section};
use leptos::prelude::*;

use super::Data;
use super::open_detail::OpenDetail;
use super::size_facts::SizeFacts;
use super::view;
use crate::view::Open;
use crate::words;

/// The open size. Another size is another component: only texts that come change what it says.
#[component]
pub fn SizeDetail(
    /// The data that have the size; all but its texts stay the same.
    #[prop(into)]
    data: Signal<Data>,
    /// Its position on the growth line.
    at: usize,
    /// Called with the meeting that is to be opened.
    on_open: Callback<Open>,
    /// Called when it is to be closed.
    on_close: Callback<()>,
    /// The heading, which can take the focus.
    heading: NodeRef<H2>,
    /// The section itself.
    section: NodeRef<Section>,
) -> impl IntoView {
    let title = data.with_untracked(|data| {
        let size = data.dataset.growth.points.get(at)?;
        Some(words::size(size, &data.dataset.labels))
    })?;
    Some(view! {
        <OpenDetail title=title on_close=on_close heading=heading section=section>
            {move || view! { <SizeFacts data=data.get() at=at on_paper=None on_open=Some(on_open)/> }}
        </OpenDetail>
    })
}
