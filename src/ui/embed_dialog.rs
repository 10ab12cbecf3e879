//! Embed dialog: what others paste to show the present view, with a preview.

use leptos::html;
use leptos::prelude::*;

use super::cleanup::drop_on_cleanup;
use super::dialog::Dialog;
use super::effect::effect;
use super::keyed::keyed;
use super::snippet::Snippet;
use super::state::use_timeline;
use super::theme_options::ThemeOptions;
use super::view;
use crate::dataset::Dataset;
use crate::platform;
use crate::view::{Part, Parts, Theme, ViewState, encode, parameters};
use crate::words;
use crate::words::page::{self, embed as text};

/// The dialog that gives what others paste.
#[component]
pub fn EmbedDialog(
    /// Whether it is open.
    is_open: RwSignal<bool>,
    /// The button that opens it.
    opener: NodeRef<html::Button>,
) -> impl IntoView {
    let has_address = use_timeline().has_address();
    view! {
        <Dialog title=text::TITLE is_open opener>
            {match has_address {
                true => view! { <Choices /> },
                // What to do for an address.
                false => view! { <p class="ct-no-link">{text::NO_ADDRESS}</p> },
            }}
        </Dialog>
    }
}

/// What follows from the view and from what has been chosen.
#[derive(Clone, PartialEq)]
struct Embedded {
    /// What the view is called.
    title: String,
    /// The address of the frame.
    source: String,
    /// The snippet with the frame.
    frame: String,
    /// The snippet with the custom element.
    element: String,
}

impl Embedded {
    /// `folder` is the address of our page without its name, `width` one of CSS.
    fn new(folder: &str, view: &ViewState, dataset: &Dataset, width: &str, height_px: u32) -> Self {
        let at = |rest: &str| format!("{folder}{rest}");
        let framed = ViewState { embed: true, heading: true, ..view.clone() };
        let source = at(&format!("?{}", encode(&framed, dataset)));
        let whole = encode(&view.on_page(), dataset);
        let link = at(format!("?{whole}").trim_end_matches('?'));
        let title = words::view_title(view, dataset);
        let frame = words::frame_snippet(&title, &source, &link, width, height_px);
        let frame = format!("{frame}\n<script src=\"{}\" async></script>", at("embed.js"));
        let script = at("coalition-timeline.js");
        let element = words::element_snippet(&title, &script, &parameters(&encode(view, dataset)), &link, width);
        Self { title, source, frame, element }
    }
}

/// What can be chosen, the snippets, and the preview.
#[component]
fn Choices() -> impl IntoView {
    let timeline = use_timeline();
    let folder = platform::location_without_query().unwrap_or_default();
    let folder = folder.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let chosen_theme = timeline.view.with_untracked(|view| view.theme);
    let theme = RwSignal::new(chosen_theme);
    let parts = RwSignal::new(Parts::default());
    let width = RwSignal::new("100%".to_owned());
    let asked_width: Signal<String> = width.into();
    // Until the reader says otherwise, as high as the preview says that it is.
    let told_height = RwSignal::new(words::FRAME_HEIGHT_PX);
    let chosen_height = RwSignal::new(None::<u32>);
    let height = Memo::new(move |_| chosen_height.get().unwrap_or(told_height.get()));
    let embedded = Memo::new(move |_| {
        let view = timeline.view.with(|view| ViewState { theme: theme.get(), parts: parts.get(), ..view.clone() });
        width.with(|width| Embedded::new(&folder, &view, &timeline.dataset(), width, height.get()))
    });
    let frame = Signal::derive(move || embedded.with(|it| it.frame.clone()));
    let element = Signal::derive(move || embedded.with(|it| it.element.clone()));
    let height_field = NodeRef::<html::Input>::new();
    let write_height = move || {
        if let Some(field) = height_field.try_get_untracked().flatten() {
            field.set_value(&height.get_untracked().to_string());
        }
    };
    effect(move || {
        embedded.track();
        // What is being typed is left alone.
        if height_field.get_untracked().is_some_and(|field| platform::focused_inside(&field).is_none()) {
            write_height();
        }
    });
    // Each field shows what has been made of what was typed, also where that is what it was before.
    let choose_width = move |event| width.set(words::css_width(&event_target_value(&event)));
    let choose_height = move |event| {
        if let Ok(px) = event_target_value(&event).parse::<u32>() {
            chosen_height.set(Some(px.clamp(200, 5000)));
        }
        write_height();
    };
    let choose_theme = move |event| theme.set(Theme::from_code(&event_target_value(&event)).unwrap_or_default());
    let part = move |part: Part| {
        // Nothing at all cannot be shown.
        let is_last = Signal::derive(move || Parts::new([part]) == Some(parts.get()));
        let choose = move |event| {
            let is_shown = event_target_checked(&event);
            parts.update(|parts| *parts = parts.with(part, is_shown).unwrap_or(*parts));
        };
        view! {
            <label class="ct-choice">
                <input type="checkbox" checked=true disabled=is_last on:change=choose />
                <span>{text::part(part)}</span>
            </label>
        }
    };
    let snippet = |title: &'static str, what: &'static str, needs: &'static str, code: Signal<String>| {
        view! {
            <div class="ct-snippet">
                <h3>{title}</h3>
                <p>{what}</p>
                <Snippet name=title text=code />
                <p class="ct-hint">{needs}</p>
            </div>
        }
    };
    view! {
        <p>{text::WHAT}</p>
        <div class="ct-row">
            <label class="ct-field">
                <span>{text::WIDTH}</span>
                <input type="text" size="8" prop:value=asked_width on:change=choose_width />
            </label>
            <label class="ct-field">
                <span>{text::HEIGHT}</span>
                <input type="number" min="200" max="5000" node_ref=height_field on:change=choose_height />
            </label>
            <label class="ct-field">
                <span>{page::COLOURS}</span>
                <select on:change=choose_theme>
                    <ThemeOptions chosen=chosen_theme system=text::SYSTEM />
                </select>
            </label>
        </div>
        <fieldset class="ct-parts">
            <legend>{text::PARTS}</legend>
            <div class="ct-choices">{Part::ALL.map(part).into_iter().collect_view()}</div>
        </fieldset>
        {snippet(text::FRAME, text::FRAME_WHAT, text::FRAME_NEEDS, frame)}
        {snippet(text::ELEMENT, text::ELEMENT_WHAT, text::ELEMENT_NEEDS, element)}
        <h3>{text::PREVIEW}</h3>
        <Preview embedded width height told_height />
    }
}

/// The frame as it will be. It is only looked at: what is chosen in it would not be in the snippets.
#[component]
fn Preview(
    embedded: Memo<Embedded>,
    width: RwSignal<String>,
    height: Memo<u32>,
    /// Gets the height that the page in the frame says it has.
    told_height: RwSignal<u32>,
) -> impl IntoView {
    let frame = NodeRef::<html::Iframe>::new();
    let source = Memo::new(move |_| embedded.with(|it| it.source.clone()));
    // How many addresses there have been.
    let count = Memo::new(move |before: Option<&u32>| {
        source.track();
        before.map_or(0, |before| before + 1)
    });
    let title = Signal::derive(move || embedded.with(|it| it.title.clone()));
    let height = Signal::derive(move || Some(format!("{}px", height.get())));
    let width = Signal::derive(move || Some(width.get()));
    drop_on_cleanup(platform::on_height(
        move || frame.try_get_untracked().flatten(),
        move |px| {
            let _ = told_height.try_set(px);
        },
    ));
    // The frame is made anew for each address: one that is sent elsewhere would add to the reader's history.
    let preview = move || {
        let source = source.get_untracked();
        view! { <iframe inert=true src=source title=title style:width=width style:height=height node_ref=frame></iframe> }
    };
    view! {
        // It scrolls, and nothing in it can be reached: without a place for the focus only a pointer could scroll it.
        <div class="ct-preview" role="group" tabindex="0" aria-label=text::PREVIEW>
            {keyed(move || vec![(None, count.get() as usize)], move |_| preview())}
        </div>
    }
}
