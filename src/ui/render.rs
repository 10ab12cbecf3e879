//! Rendering to text: how components become a page when the site is built.

use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use super::chart::PrerenderedPanels;
use super::fingerprint::fingerprint;
use super::phase::{Instance, Phase, Shown};
use super::prerendered::Prerendered;
use super::setting::{Setting, Surface};
use super::state::{Beginning, Timeline};
use super::view;
use crate::dataset::Dataset;
use crate::platform::{Address, Origin};
use crate::view::Theme;

/// The HTML of a view, with the comments that hydration finds its places by.
pub fn render<V: IntoView>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| view().to_html())
}

/// The whole view as our own page has it before its program runs, or where it never does. `data` is the name of the file that the
/// program will fetch the same data from.
pub fn prerendered_page(dataset: &Dataset, data: &str) -> String {
    let page = |fingerprint: String| page(dataset, Prerendered { data: data.to_owned(), fingerprint });
    // What is inside does not depend on it.
    let first = page(String::new());
    let inside = first.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</div>"));
    page(fingerprint(inside.map_or("", |(inside, _)| inside)).to_string())
}

fn page(dataset: &Dataset, prerendered: Prerendered) -> String {
    render(|| {
        let setting = Setting::new(Surface::Page, String::new(), None, |_| {});
        let instance = Instance::new(Surface::Page, Address::default(), UnsyncCallback::new(|_| {}));
        let beginning = Beginning {
            dataset: Arc::new(dataset.clone()),
            texts: None,
            index: None,
            origin: Origin::Bundled,
            query: String::new(),
            chosen_theme: Theme::System,
        };
        let timeline = Timeline::new(beginning, setting, instance.root);
        let panels = timeline
            .selection
            .with(|selection| timeline.view.with(|view| PrerenderedPanels::new(dataset, view, selection)));
        provide_context(panels);
        instance.phase.set(Phase::Ready(Shown { timeline, redirected_to: None, faults: 0 }));
        view! { <App instance prerendered=Some(prerendered)/> }
    })
}
