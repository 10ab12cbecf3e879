//! App: everything that one mounted instance shows.

use leptos::prelude::*;

use super::effect::effect;
use super::failed::{Failed, SlowData};
use super::loading::{Loading, Reading};
use super::local_file::FileDrop;
use super::phase::{Instance, Phase, Refusal, take_was_pressed};
use super::prerendered::{IsPrerendered, Prerendered};
use super::setting::Surface;
use super::timeline_view::TimelineView;
use super::view::{dynamic, view};
use crate::view::Theme;

/// The root of the tree. It is rendered natively into the page, hydrated there, or mounted.
#[component]
pub fn App(
    /// What it shows.
    instance: Instance,
    /// What the page is delivered with, where it is that tree.
    prerendered: Option<Prerendered>,
) -> impl IntoView {
    provide_context(instance);
    let surface = instance.surface;
    let theme = Signal::derive(move || {
        instance.phase.with(|phase| match phase {
            Phase::Ready(shown) => {
                Some(shown.timeline.theme()).filter(|theme| *theme != Theme::System).map(Theme::code)
            }
            _ => None,
        })
    });
    // From when it is hydrated it is no longer what was delivered.
    let is_delivered = prerendered.is_some();
    let (data, fingerprint) = prerendered.map(|it| (it.data, it.fingerprint)).unzip();
    let (data, fingerprint) = (RwSignal::new(data), RwSignal::new(fingerprint));
    effect(move || {
        data.set(None);
        fingerprint.set(None);
    });
    let files = FileDrop::new(surface, instance.on_action);
    let is_held: Signal<bool> = files.is_held.into();
    // Only what is shown first is in the delivered page. Other data come later.
    let mut is_first = is_delivered;
    let mut content = move || {
        provide_context(IsPrerendered(std::mem::take(&mut is_first)));
        match instance.phase.get() {
            Phase::Ready(shown) => view! { <TimelineView shown/> },
            _ => view! { <Waiting is_prerendered=false/> },
        }
    };
    view! {
        <div
            class="ct-app"
            class:ct-framed=surface == Surface::Frame
            class:ct-guest=surface != Surface::Page
            class:ct-held=is_held
            // The page around it may be in another language.
            lang="en"
            dir="ltr"
            data-theme=theme
            data-prerendered=data
            data-fingerprint=fingerprint
            node_ref=instance.root
            on:dragover=move |event| files.over(&event)
            on:dragleave=move |_| files.leave()
            on:drop=move |event| files.drop(&event)
        >
            {move || content()}
        </div>
    }
}

/// What is shown while there is no timeline.
#[component]
pub fn Waiting(
    /// Whether the page that was delivered stands below it, which says itself that the bundled data are on their way.
    is_prerendered: bool,
    /// Whether that is not the part that the address asks for.
    #[prop(default = false)]
    is_unfiltered: bool,
) -> impl IntoView {
    let instance: Instance = expect_context();
    let Instance { on_action, is_bundled, .. } = instance;
    dynamic(move || match instance.phase.get() {
        Phase::Ready(_) => ().into_any(),
        Phase::Failed(Refusal { failure, other }) => {
            let can_open = other.is_some() && instance.surface == Surface::Page;
            let open_file = can_open.then(|| instance.address.get_value());
            let takes_focus = take_was_pressed(instance);
            let is_unfiltered = is_unfiltered && other.is_none();
            view! { <Failed failure other open_file is_unfiltered takes_focus on_action/> }
        }
        Phase::Loading => {
            let slow = instance.is_late.get().then(|| {
                let is_unfiltered = is_unfiltered && is_bundled.get();
                view! { <SlowData is_unfiltered on_action/> }
            });
            let loading = match (is_bundled.get(), is_prerendered) {
                (true, true) => ().into_any(),
                (true, false) => view! { <Loading/> },
                (false, _) => view! { <Reading progress=instance.progress on_action/> },
            };
            view! { {slow} {loading} }
        }
    })
}
