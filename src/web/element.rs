//! What does the custom element call? The element itself is a small JavaScript class; everything it does is here.

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::app::{self, Mounted};
use super::browser;
use super::setting::{News, Setting, Surface};
use crate::view::with_parameter;

/// A timeline in an element of another page.
#[wasm_bindgen]
pub struct MountedElement(Mounted);

/// Mounts a timeline in an element inside a shadow root.
///
/// `site` is the folder of our own page, `data` the address of other data than the bundled, `query` the view to begin
/// with. `tell` is called with the kind of each piece of news, what it says, and whether the host asked for it.
#[wasm_bindgen(js_name = mountElement)]
pub fn mount_element(
    host: HtmlElement,
    site: String,
    data: Option<String>,
    query: String,
    tell: Function,
) -> MountedElement {
    app::say_when_broken();
    let tell = move |news: News| {
        let (kind, detail, was_asked) = match news {
            News::Ready => ("load", JsValue::NULL, false),
            News::Failed(reason) => ("error", reason.into(), false),
            News::View { query, was_asked } => ("view", query.into(), was_asked),
            News::Select(meeting) => ("select", meeting.map_or(JsValue::NULL, JsValue::from), false),
        };
        // What a host does with the news, and whether it fails, is its own affair.
        let _ = tell.call3(&JsValue::NULL, &kind.into(), &detail, &was_asked.into());
    };
    let bundled = format!("{site}coalition.json");
    let setting = Setting::new(Surface::Element, site, bundled, tell);
    // On our own page, that its link leads to, the address must mean the same.
    let data = data.map(|address| browser::whole_address(&address).unwrap_or(address));
    MountedElement(app::mount(host, setting, data, query))
}

#[wasm_bindgen]
impl MountedElement {
    /// The query of the present view; of the view it will begin with while there are no data.
    pub fn query(&self) -> String {
        match *self.0.timeline.borrow() {
            Some(timeline) => timeline.query(),
            None => self.0.query.borrow().clone(),
        }
    }

    /// Shows the present view with another value of one parameter, or without it.
    #[wasm_bindgen(js_name = setParameter)]
    pub fn set_parameter(&self, name: &str, value: Option<String>) {
        self.set_query(with_parameter(&self.query(), name, value.as_deref()));
    }

    /// Shows the view of a query.
    #[wasm_bindgen(js_name = setQuery)]
    pub fn set_query(&self, query: String) {
        let timeline = *self.0.timeline.borrow();
        match timeline {
            Some(timeline) => timeline.adopt(&query),
            None => {
                self.0.query.replace(query);
            }
        }
    }
}
