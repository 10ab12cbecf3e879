//! Start of our own page: the whole one, or what a frame shows.

use js_sys::Function;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::frame_messages;
use super::mounted::Mounted;
use super::prerendered::PRERENDERED;
use crate::platform::{self, Files, Origin};
use crate::ui::{Setting, Surface};
use crate::view::{asks_for_embed, data_address};
use crate::words::page;

/// The element of our own page that the timeline is in.
const HOST: &str = "[data-coalition-timeline]";

/// Starts our own page: the whole one, or what a frame shows. `check` takes the length of somebody else's file, and
/// promises a checker for it.
pub fn start_page(check: Function) {
    say_when_broken();
    let Some(host) = host() else { return };
    let named = |attribute: &str| host.get_attribute(attribute).unwrap_or_default();
    let files = Files { bundled: named("data-src"), texts: named("data-texts"), check };
    let query = platform::query();
    let data = Origin::of(data_address(&query));
    let delivered = host.query_selector(&format!(":scope > [{PRERENDERED}]")).ok().flatten();
    let mounted = match delivered {
        Some(delivered) if !asks_for_embed(&query) => {
            let setting = Setting::new(Surface::Page, String::new(), Some(files), |_| {});
            Mounted::on_delivered(host, delivered.unchecked_into(), setting, data, query)
        }
        _ => {
            let site = platform::location_without_query().unwrap_or_default();
            let setting = Setting::new(Surface::Frame, site, Some(files), frame_messages::post);
            Mounted::new(host, setting, data, query)
        }
    };
    // The page lives as long as its window.
    std::mem::forget(mounted);
}

/// The element of our own page that the timeline is in.
fn host() -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    Some(document.query_selector(HOST).ok()??.unchecked_into())
}

/// A mistake in this crate stops every timeline on the page: their readers are told.
pub fn say_when_broken() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        let message = || -> Option<Element> {
            let host = host()?;
            let message = host.owner_document()?.create_element("p").ok()?;
            message.set_text_content(Some(page::BROKEN));
            message.set_attribute("role", "alert").ok()?;
            host.insert_before(&message, host.first_child().as_ref()).ok()?;
            Some(message)
        };
        message();
    }));
}
