//! Share dialog: a view as a link, as files, and as something to cite.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialog::Dialog;
use super::effect::effect;
use super::save::{self, export, file_kind};
use super::snippet::Snippet;
use super::sources::NewTab;
use super::state::{Timeline, use_timeline};
use super::view::{dynamic, view};
use crate::platform::{self, Downloads, Made};
use crate::view::ViewState;
use crate::words::page::share as text;
use crate::words::{self, Citation};

/// The folder of the whole data set as tables.
const PACKAGE: &str = "data-package/";

/// The files that can be made: each with its code, its name and what it is.
const FILES: [(&str, &str, &str); 6] = [
    ("png", text::PNG, text::PNG_WHAT),
    (save::POST, text::POST, text::POST_WHAT),
    (save::SQUARE, text::SQUARE, text::SQUARE_WHAT),
    ("svg", text::SVG, text::SVG_WHAT),
    ("csv", text::CSV, text::CSV_WHAT),
    ("json", text::JSON, text::JSON_WHAT),
];

/// The dialog that gives the present view away.
#[component]
pub fn ShareDialog(
    /// Whether it is open.
    is_open: RwSignal<bool>,
    /// The button that opens it.
    opener: NodeRef<html::Button>,
) -> impl IntoView {
    let (node, close_button) = (NodeRef::new(), NodeRef::new());
    // Files that a closed dialog gave may still be on their way.
    let downloads = StoredValue::new_local(Downloads::default());
    view! {
        <Dialog title=text::TITLE is_open opener node close_button>
            <Choices node close_button downloads />
        </Dialog>
    }
}

/// What the dialog offers.
#[derive(Clone, PartialEq)]
struct Offer {
    /// The one address of what is shown, where it has one.
    address: Option<String>,
    /// The folder of the data package, where there is one for these data.
    package: Option<String>,
    /// What can be cited, under its name: the data set, and the meeting that is open.
    citations: Vec<(String, Citation)>,
}

impl Offer {
    /// For the present view, which is followed.
    fn new(timeline: Timeline) -> Self {
        let address = timeline.view.with(|view| timeline.address(view));
        let page = address.as_deref().and_then(|address| address.split('?').next());
        let folder = page.and_then(|page| page.rsplit_once('/')).filter(|_| timeline.is_bundled());
        let package = folder.map(|(folder, _)| format!("{folder}/{PACKAGE}"));
        Self { address, package, citations: citations(timeline) }
    }
}

/// Data of others are not ours to cite.
fn citations(timeline: Timeline) -> Vec<(String, Citation)> {
    if !timeline.is_bundled() {
        return Vec::new();
    }
    let dataset = timeline.dataset();
    let home = timeline.address(&ViewState::default_for(&dataset));
    let mut citations = vec![(text::DATA_SET.to_owned(), Citation::of_data(home.as_deref()))];
    if let Some(meeting) = timeline.open_position().and_then(|at| dataset.meetings.get(at)) {
        let page = timeline.meeting_page(&meeting.id).and_then(|page| platform::absolute_url(&page));
        citations.push((meeting.name.clone(), Citation::of_meeting(&meeting, page.as_deref())));
    }
    citations
}

/// What is in the dialog while it is open.
#[component]
fn Choices(
    node: NodeRef<html::Dialog>,
    close_button: NodeRef<html::Button>,
    downloads: StoredValue<Downloads, LocalStorage>,
) -> impl IntoView {
    let timeline = use_timeline();
    // Back leads elsewhere under an open dialog, and in a frame the filters stay beside it.
    let offer = Memo::new(move |_| Offer::new(timeline));
    let can_send = platform::can_send_links();
    dynamic(move || {
        let Offer { address, package, citations } = offer.get();
        // What was said and shown of another view goes, and may have the focus. The first time nothing in the dialog has it.
        if node.get_untracked().is_some_and(|dialog| platform::focused_inside(&dialog).is_some()) {
            effect(move || {
                if let Some(button) = close_button.get_untracked() {
                    platform::focus(&button);
                }
            });
        }
        let link = match address {
            Some(address) => view! { <Link address can_send /> },
            None => view! { <p class="ct-no-link">{text::NO_LINK}</p> },
        };
        let package = package.map(|folder| {
            view! {
                <h3>{text::ALL}</h3>
                <p>
                    {text::ALL_WHAT} " "
                    <a href=format!("{folder}datapackage.json") target="_blank" rel="noopener">
                        "datapackage.json"
                        <NewTab/>
                    </a>
                </p>
            }
        });
        view! {
            {link}
            <Files downloads />
            {package}
            {(!citations.is_empty()).then(|| view! { <h3>{text::CITE}</h3> })}
            {citations.into_iter().map(|(name, citation)| view! { <Forms name citation /> }).collect_view()}
        }
    })
}

/// The address, to be copied or handed on.
#[component]
fn Link(address: String, can_send: bool) -> impl IntoView {
    let timeline = use_timeline();
    let sent = address.clone();
    let send = can_send.then(|| {
        let send = move |_| {
            let title = timeline.view.with_untracked(|view| words::view_title(view, &timeline.dataset()));
            platform::send_link(&title, &sent);
        };
        view! { <button type="button" on:click=send>{text::SEND}</button> " " }
    });
    view! {
        <div class="ct-snippet">
            <h3>{text::LINK}</h3>
            <Snippet name=text::LINK text=address rows="2" copy_words=text::COPY_LINK>{send}</Snippet>
        </div>
    }
}

/// The files: each can be saved, and those that are text can be seen instead.
#[component]
fn Files(downloads: StoredValue<Downloads, LocalStorage>) -> impl IntoView {
    let timeline = use_timeline();
    let status = RwSignal::new(String::new());
    // The text that is shown to be copied.
    let shown = RwSignal::new(None::<String>);
    let make = move |format: &'static str, is_saved: bool| {
        spawn_local(async move {
            let words = match export(timeline, format).await {
                Ok((made, name)) if is_saved => {
                    let (kind, mark) = file_kind(&name);
                    match downloads.try_with_value(|downloads| downloads.save(made, &name, kind, mark)) {
                        Some(true) => format!("{} {name}", text::MADE),
                        _ => text::REFUSED.to_owned(),
                    }
                }
                Ok((Made::Text(content), _)) => {
                    let _ = shown.try_set(Some(content.whole()));
                    text::SHOWN.to_owned()
                }
                Ok(_) => text::REFUSED.to_owned(),
                Err(reason) => reason.to_owned(),
            };
            let _ = status.try_set(words);
        });
    };
    let file = |(code, name, what): (&'static str, &'static str, &'static str)| {
        let as_text = matches!(code, "svg" | "csv" | "json").then(|| {
            view! {
                <button type="button" on:click=move |_| make(code, false)>
                    <span class="ct-unseen">{name} " "</span>
                    {text::AS_TEXT}
                </button>
            }
        });
        view! {
            <li>
                <button type="button" on:click=move |_| make(code, true)>{name}</button>
                " "
                {as_text}
                <p>{what}</p>
            </li>
        }
    };
    let said: Signal<String> = status.into();
    let is_hidden = Signal::derive(move || shown.with(Option::is_none));
    let content = Signal::derive(move || shown.get().unwrap_or_default());
    view! {
        <div class="ct-snippet">
            <h3>{text::FILES}</h3>
            <p>{text::FILES_WHAT}</p>
            <ul class="ct-files">{FILES.into_iter().map(file).collect_view()}</ul>
            <p class="ct-hint">{text::REFUSED}</p>
            <p><span role="status">{said}</span></p>
            <div class="ct-snippet" hidden=is_hidden>
                <Snippet name=text::TEXT text=content />
            </div>
        </div>
    }
}

/// The forms in which something can be cited.
#[component]
fn Forms(name: String, citation: Citation) -> impl IntoView {
    let forms = [(text::PLAIN, citation.plain()), ("BibTeX", citation.bibtex()), ("RIS", citation.ris())];
    let form = |(name, form): (&'static str, String)| {
        view! { <div class="ct-snippet"><h4>{name}</h4><Snippet name text=form /></div> }
    };
    view! {
        <details class="ct-group">
            <summary><span class="ct-group-name">{name}</span></summary>
            {forms.into_iter().map(form).collect_view()}
        </details>
    }
}
