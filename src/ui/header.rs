//! Header of our page: what it is about, its colours, and the ways to share and embed it; and the head in pages of others.

use leptos::html;
use leptos::prelude::*;

use super::cleanup::drop_on_cleanup;
use super::effect::effect;
use super::embed_dialog::EmbedDialog;
use super::prerendered::use_inert;
use super::returned::use_returned;
use super::setting::Surface;
use super::share_dialog::ShareDialog;
use super::state::{Timeline, use_timeline};
use super::theme_options::ThemeOptions;
use super::view;
use crate::platform::{self, History};
use crate::view::{Theme, ViewState};
use crate::words::{self, page as text};

/// The header of our page.
#[component]
pub fn Header() -> impl IntoView {
    let timeline = use_timeline();
    let dataset = timeline.dataset();
    let (is_shared, is_embedded) = (RwSignal::new(false), RwSignal::new(false));
    let (share, embed) = (NodeRef::<html::Button>::new(), NodeRef::<html::Button>::new());
    view! {
        <header class="ct-header">
            <p class="ct-name">{words::title(&dataset).to_owned()}</p>
            <div class="ct-tools">
                <ColourChoice/>
                <DialogButton class="ct-share-button" words=text::share::OPEN is_open=is_shared node=share/>
                <DialogButton class="ct-embed-button" words=text::embed::OPEN is_open=is_embedded node=embed/>
            </div>
            <ShareDialog is_open=is_shared opener=share/>
            <EmbedDialog is_open=is_embedded opener=embed/>
            <h1>{headline(timeline)}</h1>
            <p>
                {words::introduction(&dataset)}
                {(!dataset.labels.is_other).then(|| view! { " " <span class="ct-more">{text::EACH_SOURCED}</span> })}
            </p>
        </header>
    }
}

/// A button that opens a dialog.
#[component]
fn DialogButton(
    /// Its class.
    class: &'static str,
    /// What it says.
    words: &'static str,
    /// Whether the dialog is open.
    is_open: RwSignal<bool>,
    /// The button itself.
    node: NodeRef<html::Button>,
) -> impl IntoView {
    let is_inert = use_inert();
    let open = move |_| is_open.set(true);
    view! {
        <button type="button" class=class class:ct-idle=is_inert inert=is_inert node_ref=node on:click=open>
            {words}
        </button>
    }
}

/// The colours that the reader chooses for our page.
///
/// The choice is the reader's, not the view's: it is never in an address that others get. What the address asks for goes before it.
#[component]
fn ColourChoice() -> impl IntoView {
    let timeline = use_timeline();
    let is_inert = use_inert();
    let list = NodeRef::<html::Select>::new();
    let returned = use_returned();
    effect(move || {
        // Chosen in another tab.
        drop_on_cleanup(platform::on_window("storage", move || {
            // Whatever else the site keeps is none of ours.
            let now = remembered_theme();
            if timeline.chosen_theme.try_get_untracked().is_some_and(|chosen| chosen != now) {
                timeline.chosen_theme.set(now);
            }
        }));
    });
    effect(move || {
        returned.track();
        let theme = timeline.theme();
        if let Some(list) = list.get() {
            platform::set_select_value(&list, theme.code());
        }
    });
    let choose = move |event| {
        let theme = Theme::from_code(&event_target_value(&event)).unwrap_or_default();
        platform::store(KEY, Some(theme.code()).filter(|_| theme != Theme::System));
        timeline.chosen_theme.set(theme);
        // The address must not go on asking for another.
        timeline.change(History::Replace, move |view| ViewState { theme: Theme::System, ..view });
    };
    view! {
        <label class="ct-colours" class:ct-idle=is_inert inert=is_inert>
            <span class="ct-unseen">{text::COLOURS}</span>
            <select autocomplete="off" node_ref=list on:change=choose>
                <ThemeOptions chosen=Theme::System system=text::theme(Theme::System)/>
            </select>
        </label>
    }
}

/// Under which name the browser keeps the choice. `assets/early.js` reads it before the page is painted.
const KEY: &str = "coalition-timeline:theme";

/// The colours that the reader has chosen before, as far as the browser remembers.
pub fn remembered_theme() -> Theme {
    platform::stored(KEY).and_then(|code| Theme::from_code(&code)).unwrap_or_default()
}

/// What the view shows.
fn headline(timeline: Timeline) -> Signal<String> {
    Signal::derive(move || {
        let dataset = timeline.dataset();
        timeline.selection.with(|selection| timeline.view.with(|view| words::headline(view, &dataset, selection)))
    })
}

/// What a timeline in another page shows, in words.
#[component]
pub fn FrameHead() -> impl IntoView {
    let timeline = use_timeline();
    let subtitle = Signal::derive(move || timeline.view.with(|view| words::view_subtitle(view, &timeline.dataset())));
    let title = headline(timeline);
    // A frame is a page of its own. The page that an element is in has a title already.
    let title = match timeline.surface() {
        Surface::Element => view! { <h2>{title}</h2> },
        Surface::Page | Surface::Frame => view! { <h1>{title}</h1> },
    };
    view! {
        <header class="ct-frame-head">
            {title}
            <p>{subtitle}</p>
        </header>
    }
}
