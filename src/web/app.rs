//! How does a timeline start, and what are its parts?

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use js_sys::Function;
use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::about::About;
use super::browser::{self, History};
use super::chart::Chart;
use super::controls::{Controls, Notes, Status};
use super::data::{Fetched, Files, Until};
use super::detail::Detail;
use super::embed::Embed;
use super::figures::Figures;
use super::frame;
use super::press::{aim, press};
use super::setting::{News, Setting, Surface};
use super::still::Still;
use super::table::Table;
use super::timeline::Timeline;
use crate::dataset::Failure;
use crate::markup;
use crate::view::{Theme, asks_for_embed, asks_for_texts, data_address};
use crate::words::{self, page};

/// The element of our own page that the timeline is mounted in.
const HOST: &str = "[data-coalition-timeline]";

/// Noted in the browser's list of times when a timeline can be used.
const READY: &str = "coalition-timeline:ready";
/// Noted when the longer texts have come as well.
const COMPLETE: &str = "coalition-timeline:complete";

/// Starts our own page: the whole one, or what a frame shows.
pub fn start_page(check: Function) {
    say_when_broken();
    let Some(document) = browser::window().and_then(|window| window.document()) else { return };
    let Some(host) = document.query_selector(HOST).ok().flatten() else { return };
    let Ok(host) = host.dyn_into::<HtmlElement>() else { return };
    let named = |attribute: &str| host.get_attribute(attribute).unwrap_or_default();
    let files = Files { bundled: named("data-src"), texts: named("data-texts"), check };
    let query = browser::query();
    let mut setting = if asks_for_embed(&query) {
        let site = browser::location_without_query().unwrap_or_default();
        Setting::new(Surface::Frame, site, files, frame::tell)
    } else {
        Setting::new(Surface::Page, String::new(), files, |_| {})
    };
    let Some((still, room)) = Still::new(&host) else { return };
    setting.still = Some(still);
    let mounted = mount(room, setting, data_address(&query), query);
    // The page lives as long as its window.
    std::mem::forget(mounted);
}

/// A mounted timeline. Dropping it takes it out of its host and gives everything back.
pub struct Mounted {
    /// The state, once there are data.
    pub timeline: Rc<RefCell<Option<Timeline>>>,
    /// The query that the state will begin with.
    pub query: Rc<RefCell<String>>,
    _handle: Box<dyn Any>,
}

/// Mounts a timeline in an element, in place of what was there. `data` is the address of other data than the bundled.
pub fn mount(host: HtmlElement, setting: Setting, data: Option<String>, query: String) -> Mounted {
    let timeline = Rc::new(RefCell::new(None));
    let query = Rc::new(RefCell::new(query));
    host.set_text_content(None);
    let (state, first) = (timeline.clone(), query.clone());
    let handle = mount_to(host, move || view! { <Root setting=setting data=data state=state first=first /> });
    Mounted { timeline, query, _handle: Box::new(handle) }
}

/// A mistake in this crate stops every timeline on the page: their readers are told.
pub fn say_when_broken() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        let Some(document) = browser::window().and_then(|window| window.document()) else { return };
        let Ok(Some(host)) = document.query_selector(HOST) else { return };
        if let Ok(message) = document.create_element("p") {
            message.set_text_content(Some(page::BROKEN));
            let _ = message.set_attribute("role", "alert");
            let _ = host.insert_before(&message, host.first_child().as_ref());
        }
    }));
}

/// Loads the data and shows the timeline, or says why it cannot.
#[component]
fn Root(
    /// Everything around it.
    setting: Setting,
    /// The address of other data than the bundled.
    data: Option<String>,
    /// Where the state goes.
    state: Rc<RefCell<Option<Timeline>>>,
    /// The query that the state begins with.
    first: Rc<RefCell<String>>,
) -> impl IntoView {
    let loaded: RwSignal<Option<Result<Timeline, Failure>>> = RwSignal::new(None);
    let root: NodeRef<html::Div> = NodeRef::new();
    // Held weakly: what belongs to an owner must not keep it.
    let owner = Owner::current().map(|owner| owner.downgrade());
    let surface = setting.surface;
    let is_still = setting.still.is_some();
    let is_other = data.is_some();
    let until = Until::new();
    if let Some(until) = until.clone() {
        let until = StoredValue::new_local(until);
        on_cleanup(move || until.with_value(Until::end));
    }
    let load = StoredValue::new_local(move |data: Option<String>| {
        loaded.set(None);
        let (setting, state, first, owner) = (setting.clone(), state.clone(), first.clone(), owner.clone());
        let until = until.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let result = match &data {
                Some(address) => setting.files.other(address, until.as_ref()).await,
                None => setting.files.dataset(until.as_ref()).await,
            };
            // A search looks through the texts, and a detail shows them: neither is shown without.
            let needs_texts = asks_for_texts(&first.borrow());
            let result = match result {
                Ok(Fetched { dataset, texts: None }) if needs_texts => {
                    Ok(Fetched { dataset, texts: setting.files.texts(until.as_ref()).await.ok() })
                }
                other => other,
            };
            // Nobody is there any more to show it to.
            let Some(owner) = owner.and_then(|owner| owner.upgrade()) else { return };
            if let Err(failure) = &result {
                setting.tell(News::Failed(words::page::failure(failure).join(" ")));
                if let Some(still) = &setting.still {
                    still.stop_waiting();
                }
            }
            let weak = Some(owner.downgrade());
            // The timeline belongs to what is mounted, not to the task that fetched its data.
            let is_way_back = is_other && data.is_none();
            let make = || result.map(|fetched| Timeline::new(fetched, data, setting.clone(), &first.borrow()));
            let timeline = owner.with(make);
            if let (true, Ok(timeline)) = (is_way_back, &timeline) {
                // The address still names the data that the reader has left.
                setting.view_changed(timeline.query(), History::Replace, false);
            }
            state.replace(timeline.as_ref().ok().copied());
            let is_ready = timeline.is_ok();
            let shown = timeline.as_ref().ok().copied();
            // In one go, so that the browser never draws a page without the timeline.
            let place = setting.still.as_ref().filter(|_| is_ready).map(Still::leave);
            if loaded.try_set(Some(timeline)).is_none() && is_ready {
                // By the next frame it is there, and about to be seen.
                request_animation_frame(move || {
                    if let (Some(still), Some(place)) = (&setting.still, &place) {
                        still.return_to(place);
                    }
                    browser::note_time(READY);
                    setting.tell(News::Ready);
                    if let (Some(timeline), Some(owner)) = (shown, weak.and_then(|owner| owner.upgrade())) {
                        owner.with(|| bring_texts(timeline, setting.files.clone(), until));
                    }
                });
            }
        });
    });
    let again = data.clone();
    load.with_value(|load| load(data));
    keep_height_told(surface, root, loaded);
    let theme = move || match loaded.get() {
        Some(Ok(timeline)) => match timeline.view.with(|view| view.theme) {
            Theme::System => None,
            chosen => Some(chosen.code()),
        },
        _ => None,
    };
    let content = move || match loaded.get() {
        // Our own page shows what it was delivered with.
        None if is_still => ().into_any(),
        None => view! { <p class="ct-loading">{page::LOADING}</p> }.into_any(),
        Some(Ok(timeline)) => {
            let bundled = move || load.with_value(|load| load(None));
            view! { <App timeline=timeline on_bundled=bundled /> }.into_any()
        }
        Some(Err(failure)) => {
            let again = again.clone();
            let retry = move || load.with_value(|load| load(again.clone()));
            let bundled = move || load.with_value(|load| load(None));
            view! { <Failed failure=failure on_retry=retry on_bundled=bundled is_other=is_other /> }.into_any()
        }
    };
    view! {
        <div class="ct-app" class:ct-framed=surface == Surface::Frame class:ct-guest=surface != Surface::Page data-theme=theme node_ref=root>
            {content}
        </div>
    }
}

/// Fetches the longer texts, which the page can be used without: now, and where that fails whenever they are missed.
fn bring_texts(timeline: Timeline, files: Files, until: Option<Until>) {
    let is_pending = StoredValue::new(false);
    let files = StoredValue::new_local((files, until));
    let asked = Memo::new(move |_| timeline.view.with(|view| (view.open.clone(), view.search.is_empty())));
    Effect::new(move |_| {
        // Reading it is what makes it follow the view.
        asked.with(|_| ());
        if timeline.texts.with(Option::is_some) || is_pending.get_value() {
            return;
        }
        is_pending.set_value(true);
        let (files, until) = files.get_value();
        wasm_bindgen_futures::spawn_local(async move {
            let texts = files.texts(until.as_ref()).await;
            let _ = is_pending.try_set_value(false);
            if let Ok(texts) = texts {
                let _ = timeline.texts.try_set(Some(Arc::new(texts)));
            }
        });
    });
    Effect::new(move |_| {
        if timeline.texts.with(Option::is_some) {
            browser::note_time(COMPLETE);
        }
    });
}

/// In a frame: tells the host how high the content is, and hears which view it asks for.
fn keep_height_told(surface: Surface, root: NodeRef<html::Div>, loaded: RwSignal<Option<Result<Timeline, Failure>>>) {
    let observer = StoredValue::new_local(None);
    Effect::new(move |_| {
        // While there is nothing to show the frame keeps the height that its host has given it.
        let is_shown = loaded.with(Option::is_some);
        if let (Surface::Frame, true, Some(root)) = (surface, is_shown, root.get()) {
            observer.set_value(frame::tell_height(&root));
        }
    });
}

#[component]
fn Failed(
    /// What went wrong.
    failure: Failure,
    /// Tries again.
    on_retry: impl Fn() + 'static,
    /// Shows the bundled data instead.
    on_bundled: impl Fn() + 'static,
    /// The data are not the bundled ones.
    is_other: bool,
) -> impl IntoView {
    let mut sentences = page::failure(&failure).into_iter();
    let first = sentences.next();
    let rest = sentences.map(|detail| view! { <li>{detail}</li> }).collect_view();
    view! {
        <div class="ct-failed" role="alert" part="error">
            <p>{first}</p>
            <ul>{rest}</ul>
            <p>
                <button type="button" on:click=move |_| on_retry()>{page::RETRY}</button>
                {is_other
                    .then(|| {
                        view! { <button type="button" on:click=move |_| on_bundled()>{page::SHOW_BUNDLED}</button> }
                    })}
            </p>
        </div>
    }
}

/// The whole timeline, or as much of it as belongs where it is shown.
#[component]
fn App(
    /// Its state.
    timeline: Timeline,
    /// Shows the bundled data instead.
    on_bundled: impl Fn() + 'static,
) -> impl IntoView {
    let surface = timeline.surface();
    if surface == Surface::Frame {
        // Kept until the timeline is unmounted.
        StoredValue::new_local(frame::on_set_view(move |query| timeline.adopt(&query)));
    }
    let is_page = surface == Surface::Page;
    let is_frame = surface == Surface::Frame;
    view! {
        <div
            class="ct-parts"
            on:click=move |event| press(timeline, &event)
            on:pointerover=move |event| aim(timeline, &event)
            on:focusin=move |event| aim(timeline, &event)
        >
        {is_page
            .then(|| {
                view! {
                    <header class="ct-header">
                        <h1>{words::TITLE}</h1>
                        <p>{words::SUBTITLE}</p>
                        <Embed timeline=timeline />
                    </header>
                }
            })}
        {is_frame
            .then(|| {
                view! {
                    <header class="ct-frame-head">
                        <h1>{words::TITLE}</h1>
                        <p>{move || timeline.view.with(|view| words::view_subtitle(view, &timeline.dataset()))}</p>
                    </header>
                }
            })}
        <OtherData timeline=timeline on_bundled=on_bundled />
        <Notes timeline=timeline />
        <Controls timeline=timeline />
        <Status timeline=timeline />
        {(!is_frame).then(|| view! { <Figures timeline=timeline /> })}
        <div class="ct-body">
            <Chart timeline=timeline />
            <div class="ct-aside">
                <Detail timeline=timeline />
                <div inner_html=if is_frame { markup::folded_legend() } else { markup::legend() }></div>
            </div>
            {if is_frame {
                view! {
                    <details class="ct-group">
                        <summary>
                            <span class="ct-group-name">{page::TABLE}</span>
                        </summary>
                        <Table timeline=timeline />
                    </details>
                }
                    .into_any()
            } else {
                view! { <Table timeline=timeline /> }.into_any()
            }}
        </div>
        {if is_page {
            view! { <About timeline=timeline /> }.into_any()
        } else {
            view! { <SourceLine timeline=timeline /> }.into_any()
        }}
        </div>
    }
    .into_any()
}

/// Whose data are shown, where they are not ours.
#[component]
fn OtherData(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// Shows the bundled data instead.
    on_bundled: impl Fn() + 'static,
) -> impl IntoView {
    let address = timeline.view.with_untracked(|view| view.data.clone());
    address.map(|address| {
        view! {
            <p class="ct-other-data">
                {page::OTHER_DATA} " " <a href=address.clone() target="_blank" rel="noopener">{address.clone()}</a> " "
                <button type="button" on:click=move |_| on_bundled()>{page::SHOW_BUNDLED}</button>
            </p>
        }
    })
}

/// Where an embedded timeline is from, and the way to the whole of it.
#[component]
fn SourceLine(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    view! {
        <p class="ct-source-line">
            {page::SOURCE_LINE} " "
            <a href=move || timeline.page_link() target="_blank" rel="noopener">
                {page::WHOLE}
                <span class="ct-unseen">" " {page::NEW_TAB}</span>
            </a>
        </p>
    }
}
