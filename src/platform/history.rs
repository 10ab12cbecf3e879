//! History and address of the page.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::window;

/// The query of the page's address.
pub fn query() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// Whether an address becomes a new entry of the history or takes the place of the present one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum History {
    /// Back returns to the state before.
    Push,
    /// Back does not stop here.
    Replace,
}

/// What an entry of the history keeps beside the address.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Entry {
    /// The file that it is a view of.
    pub file: Option<f64>,
    /// How far down the reader is, in CSS pixels.
    pub down_px: Option<f64>,
}

impl Entry {
    /// That of the present entry of the history.
    pub fn present() -> Self {
        let state = window().and_then(|window| window.history().ok()?.state().ok()?.dyn_into::<Array>().ok());
        let at = |place: u32| state.as_ref().and_then(|state| state.get(place).as_f64());
        Self { file: at(0), down_px: at(1) }
    }

    /// Makes it that of a new entry with the present address, or of the present one.
    pub fn write(self, history: History) {
        write_entry(self, history, None);
    }
}

/// Writes a query into the page's address, and what else its entry of the history keeps.
pub fn write_query(query: &str, history: History, entry: Entry) {
    let Some(window) = window() else { return };
    let Ok(pathname) = window.location().pathname() else { return };
    let hash = window.location().hash().unwrap_or_default();
    let url = if query.is_empty() { format!("{pathname}{hash}") } else { format!("{pathname}?{query}{hash}") };
    write_entry(entry, history, Some(&url));
}

/// A browser that refuses (a sandbox, a limit) leaves the history as it is.
fn write_entry(entry: Entry, history: History, url: Option<&str>) {
    let Some(entries) = window().and_then(|window| window.history().ok()) else { return };
    let value = |number: Option<f64>| number.map_or(JsValue::NULL, JsValue::from_f64);
    let state = Array::of2(&value(entry.file), &value(entry.down_px));
    let _ = match history {
        History::Push => entries.push_state_with_url(&state, "", url),
        History::Replace => entries.replace_state_with_url(&state, "", url),
    };
}

/// Goes back one entry of the history.
pub fn go_back() {
    if let Some(entries) = window().and_then(|window| window.history().ok()) {
        let _ = entries.back();
    }
}

/// The page's address without query and fragment.
pub fn location_without_query() -> Option<String> {
    let href = window()?.location().href().ok()?;
    Some(href.split(['?', '#']).next().unwrap_or_default().to_owned())
}

/// Whether the page came by https. Then browsers fetch nothing that does not.
pub fn is_secure() -> bool {
    window().and_then(|window| window.location().protocol().ok()).is_some_and(|protocol| protocol == "https:")
}

/// The absolute URL of an address that may be relative to the document. `None` where it is no address.
pub fn absolute_url(address: &str) -> Option<String> {
    let base = window()?.document()?.base_uri().ok()??;
    Some(web_sys::Url::new_with_base(address, &base).ok()?.href())
}

/// Lets the browser move the page so that its words stay in their place when others come before them, or not.
pub fn hold_words(is_held: bool) {
    let root = window().and_then(|window| window.document()?.document_element()?.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        let style = root.style();
        let _ = match is_held {
            true => style.remove_property("overflow-anchor").map(drop),
            false => style.set_property("overflow-anchor", "none"),
        };
    }
}

/// How far down the page is scrolled, in CSS pixels.
pub fn down_px() -> Option<f64> {
    window()?.scroll_y().ok()
}

/// Scrolls the page so far down. Whether it is long enough for that.
pub fn scroll_down_to(px: f64) -> bool {
    window().is_some_and(|window| {
        window.scroll_to_with_x_and_y(window.scroll_x().unwrap_or_default(), px);
        window.scroll_y().is_ok_and(|down| down > px - 2.0)
    })
}

/// The title of our page.
pub fn title() -> String {
    window().and_then(|window| window.document()).map(|document| document.title()).unwrap_or_default()
}

/// Gives our page a title.
pub fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()).filter(|document| document.title() != title) {
        document.set_title(title);
    }
}
