//! Whose data are shown, and where the whole of them is.

use leptos::html;
use leptos::prelude::*;

use super::data_action::DataAction;
use super::failed::Way;
use super::setting::Surface;
use super::share_dialog::ShareDialog;
use super::sources::NewTab;
use super::state::use_timeline;
use super::view;
use crate::words::{fetches, page as text};

/// Whose data are shown, where they are not ours; and whether some are left out. Nothing of our own, complete data.
#[component]
pub fn OtherData(
    /// The address of the data, where they are at one of somebody else's.
    address: Option<String>,
    /// The address that was read in the end, where that one has sent on.
    redirected_to: Option<String>,
    /// The name of the file that they are from, where the reader has opened one.
    file_name: Option<String>,
    /// How many faults they have.
    faults: usize,
    /// Hears that the reader wants to see ours.
    on_action: UnsyncCallback<DataAction>,
) -> impl IntoView {
    let bundled = move || view! { <Way words=text::SHOW_BUNDLED action=DataAction::ShowBundled on_action /> };
    let other = address.map(|address| {
        let redirected_to = redirected_to.map(|address| view! { {fetches::SENT_ON} " " <DataLink address /> "." });
        view! {
            <p class="ct-other-data">
                {text::OTHER_DATA} " " <DataLink address /> {redirected_to} " " {bundled()}
            </p>
        }
    });
    let is_file = file_name.is_some();
    let own = (is_file || faults > 0).then(|| {
        view! {
            <p class="ct-other-data">
                {file_name.map(|name| format!("{} ", text::own::from_file(&name)))}
                {(faults > 0).then(|| format!("{} ", text::own::left_out(faults)))}
                {is_file.then(bundled)}
            </p>
        }
    });
    // Under a heading first what is wrong with them.
    match use_timeline().surface() {
        Surface::Element => [other, own],
        Surface::Page | Surface::Frame => [own, other],
    }
    .into_iter()
    .flatten()
    .collect_view()
}

/// The way to data of others.
#[component]
fn DataLink(address: String) -> impl IntoView {
    let href = address.clone();
    view! { <a target="_blank" rel="noopener" href=href>{address}</a> }
}

/// Where an embedded timeline is from, the way to the whole of it, and to share it.
#[component]
pub fn SourceLine() -> impl IntoView {
    let timeline = use_timeline();
    let (is_open, opener) = (RwSignal::new(false), NodeRef::<html::Button>::new());
    let source = if timeline.dataset().labels.is_other { text::OTHER_SOURCE_LINE } else { text::SOURCE_LINE };
    let has_address = timeline.has_address();
    let link = Signal::derive(move || has_address.then(|| timeline.view.with(|view| timeline.link(view))));
    view! {
        <p class="ct-source-line">
            {source} " "
            <a target="_blank" rel="noopener" href=link hidden=!has_address>
                {text::WHOLE}
                <NewTab/>
            </a>
            " "
            <button type="button" node_ref=opener on:click=move |_| is_open.set(true)>{text::share::OPEN}</button>
        </p>
        <ShareDialog is_open opener />
    }
}
