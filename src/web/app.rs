//! How does a timeline start, on our own page and anywhere else?

use js_sys::Function;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::browser;
use super::data::{Files, Origin};
use super::delivered::STILL;
use super::frame;
use super::live::{find, set};
use super::room::Mounted;
use super::setting::{Setting, Surface};
use crate::view::{asks_for_embed, data_address};
use crate::words::page;

/// The element of our own page that the timeline is in.
const HOST: &str = "[data-coalition-timeline]";

/// Starts our own page: the whole one, or what a frame shows. `check` takes the bytes of somebody else's file to the program
/// that checks it.
pub fn start_page(check: Function) {
    say_when_broken();
    let Some(document) = browser::window().and_then(|window| window.document()) else { return };
    let Some(host) = document.query_selector(HOST).ok().flatten() else { return };
    let host: HtmlElement = host.unchecked_into();
    let named = |attribute: &str| host.get_attribute(attribute).unwrap_or_default();
    let files = Files { bundled: named("data-src"), texts: named("data-texts"), check };
    let query = browser::query();
    let data = data_address(&query);
    let still: Option<HtmlElement> = find(&host, &format!("[{STILL}]"));
    let mounted = match still {
        Some(still) if !asks_for_embed(&query) => {
            let setting = Setting::new(Surface::Page, String::new(), files, |_| {});
            Some(Mounted::new(still, setting, Origin::of(data), query))
        }
        _ => {
            let site = browser::location_without_query().unwrap_or_default();
            mount(host, Setting::new(Surface::Frame, site, files, frame::tell), Origin::of(data), query)
        }
    };
    // The page lives as long as its window.
    std::mem::forget(mounted);
}

/// Mounts a timeline in an element, in place of what was there.
pub fn mount(host: HtmlElement, setting: Setting, data: Origin, query: String) -> Option<Mounted> {
    let root: HtmlElement = host.owner_document()?.create_element("div").ok()?.unchecked_into();
    root.set_class_name("ct-app");
    // The page around it may be in another language.
    set(&root, "lang", Some("en"));
    set(&root, "dir", Some("ltr"));
    host.set_text_content(None);
    host.append_child(&root).ok()?;
    Some(Mounted::new(root, setting, data, query))
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
