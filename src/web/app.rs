//! How does the page start, and what are its parts?

use gloo_net::http::Request;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::about::About;
use super::browser;
use super::chart::Chart;
use super::controls::{Controls, Notes, Status};
use super::detail::Detail;
use super::figures::Figures;
use super::legend::Legend;
use super::table::Table;
use super::timeline::Timeline;
use crate::dataset::{Dataset, Fault, load};
use crate::view::Theme;
use crate::words::{self, page};

/// The elements that the page is mounted in; one page may have several.
const HOSTS: &str = "[data-coalition-timeline]";
/// Where the data are, as the host element says.
const DATA_ATTRIBUTE: &str = "data-src";

/// Mounts the timeline in every host element of the page.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        say_broken();
    }));
    let Some(document) = browser::window().and_then(|window| window.document()) else { return };
    let Ok(hosts) = document.query_selector_all(HOSTS) else { return };
    for at in 0..hosts.length() {
        if let Some(host) = hosts.get(at).and_then(|host| host.dyn_into::<HtmlElement>().ok()) {
            // The page lives as long as its window.
            mount(host).forget();
        }
    }
}

/// Mounts the timeline in an element, in place of what was there. Dropping the handle takes it out again.
pub fn mount(host: HtmlElement) -> UnmountHandle<impl Mountable> {
    let address = host.get_attribute(DATA_ATTRIBUTE).unwrap_or_default();
    host.set_text_content(None);
    mount_to(host, move || view! { <Loader address=address /> })
}

/// Tells the readers of every timeline on the page that it has stopped. Nothing should ever call for it.
fn say_broken() {
    let Some(document) = browser::window().and_then(|window| window.document()) else { return };
    let Ok(hosts) = document.query_selector_all(HOSTS) else { return };
    for at in 0..hosts.length() {
        if let (Some(host), Ok(message)) = (hosts.get(at), document.create_element("p")) {
            message.set_text_content(Some(page::BROKEN));
            let _ = message.set_attribute("role", "alert");
            let _ = host.insert_before(&message, host.first_child().as_ref());
        }
    }
}

/// Why there is nothing to draw.
#[derive(Debug, Clone, PartialEq)]
enum Failure {
    /// The file did not come; what the browser or the server said.
    NotLoaded(String),
    /// The file has faults.
    Faulty(Vec<Fault>),
}

async fn fetched(address: String) -> Result<Dataset, Failure> {
    let unreachable = |error: gloo_net::Error| Failure::NotLoaded(error.to_string());
    let response = Request::get(&address).send().await.map_err(unreachable)?;
    if !response.ok() {
        return Err(Failure::NotLoaded(format!("{} {}", response.status(), response.status_text())));
    }
    let bytes = response.binary().await.map_err(unreachable)?;
    load(&bytes).map_err(Failure::Faulty)
}

/// Loads the data and shows the timeline, or says why it cannot.
#[component]
fn Loader(
    /// Where the data are.
    address: String,
) -> impl IntoView {
    let loaded: RwSignal<Option<Result<Timeline, Failure>>> = RwSignal::new(None);
    let owner = Owner::current();
    let fetch = move || {
        loaded.set(None);
        let (address, owner) = (address.clone(), owner.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let result = fetched(address).await;
            // The timeline belongs to the page, not to the task that fetched its data.
            let make = || result.map(Timeline::new);
            let timeline = match owner {
                Some(owner) => owner.with(make),
                None => make(),
            };
            let _ = loaded.try_set(Some(timeline));
        });
    };
    fetch();
    move || match loaded.get() {
        None => view! { <p class="ct-loading">{page::LOADING}</p> }.into_any(),
        Some(Ok(timeline)) => view! { <App timeline=timeline /> }.into_any(),
        Some(Err(failure)) => {
            let fetch = fetch.clone();
            view! { <Failed failure=failure on_retry=move || fetch() /> }.into_any()
        }
    }
}

#[component]
fn Failed(
    /// What went wrong.
    failure: Failure,
    /// Tries again.
    on_retry: impl Fn() + 'static,
) -> impl IntoView {
    let (sentence, details) = match failure {
        Failure::NotLoaded(reason) => (page::NOT_LOADED, vec![reason]),
        Failure::Faulty(faults) => (page::FAULTY, faults.iter().map(words::fault).collect()),
    };
    view! {
        <div class="ct-failed" role="alert">
            <p>{sentence}</p>
            <ul>{details.into_iter().map(|detail| view! { <li>{detail}</li> }).collect_view()}</ul>
            <button type="button" on:click=move |_| on_retry()>{page::RETRY}</button>
        </div>
    }
}

/// The whole timeline.
#[component]
fn App(
    /// Its state.
    timeline: Timeline,
) -> impl IntoView {
    let theme = move || match timeline.view.with(|view| view.theme) {
        Theme::System => None,
        chosen => Some(chosen.code()),
    };
    view! {
        <div class="ct-app" data-theme=theme>
            <header class="ct-header">
                <h1>{words::TITLE}</h1>
                <p>{words::SUBTITLE}</p>
            </header>
            <Notes timeline=timeline />
            <Controls timeline=timeline />
            <Status timeline=timeline />
            <Figures timeline=timeline />
            <div class="ct-body">
                <Chart timeline=timeline />
                <div class="ct-aside">
                    <Detail timeline=timeline />
                    <Legend />
                </div>
                <Table timeline=timeline />
            </div>
            <About timeline=timeline />
        </div>
    }
    .into_any()
}
