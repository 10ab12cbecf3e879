//! The open moment: an event outside the meetings, with its sources and the dates that they give.

use leptos::html::{H2, Section};
use leptos::prelude::*;

use super::Data;
use super::moment_facts::MomentFacts;
use super::open_detail::OpenDetail;
use super::view;

/// The open moment. Another moment is another component: only texts that come change what it says.
#[component]
pub fn MomentDetail(
    /// The data that have the moment; all but its texts stay the same.
    #[prop(into)]
    data: Signal<Data>,
    /// Its position in the data set.
    at: usize,
    /// Called when it is to be closed.
    on_close: Callback<()>,
    /// The heading, which can take the focus.
    heading: NodeRef<H2>,
    /// The section itself.
    section: NodeRef<Section>,
) -> impl IntoView {
    let title = data.with_untracked(|data| Some(data.dataset.moments.get(at)?.label.clone()))?;
    Some(view! {
        <OpenDetail title=title on_close=on_close heading=heading section=section>
            {move || view! { <MomentFacts data=data.get() at=at on_paper=None/> }}
        </OpenDetail>
    })
}
