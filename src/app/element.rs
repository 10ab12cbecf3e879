//! Custom element: what its JavaScript class calls.

use js_sys::{Error, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Blob, HtmlElement};

use super::mounted::Mounted;
use super::start::say_when_broken;
use crate::platform::{self, Files, Origin};
use crate::ui::{HostEvent, Setting, Surface, export};
use crate::view::{page_query, with_parameter, with_parts_of};
use crate::words::page;

/// What the class says of the element.
pub struct ElementOptions(Object);

impl ElementOptions {
    /// From an object with these fields: `host`, an element inside a shadow root; `site`, the folder of our own page; `bundled` and
    /// `texts`, the addresses of the bundled data; `data`, the address of other data, or else `inline`, a `Blob` of those that stand
    /// in the page; `query`, the view to begin with; `check`, which takes the length of somebody else's file and promises a checker; and
    /// `onEvent`, which is called with the kind of each event, its detail, and whether the host asked for it.
    pub fn new(options: Object) -> Self {
        Self(options)
    }

    fn value(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }

    fn text(&self, name: &str) -> Option<String> {
        self.value(name).as_string()
    }

    fn function(&self, name: &str) -> Function {
        self.value(name).unchecked_into()
    }
}

/// A timeline in an element of another page.
pub struct MountedElement(Mounted);

impl MountedElement {
    /// Mounts a timeline.
    pub fn new(options: ElementOptions) -> Self {
        say_when_broken();
        let on_event = options.function("onEvent");
        let emit = move |event: HostEvent| {
            let (kind, detail, was_asked) = match event {
                HostEvent::Ready => ("load", JsValue::NULL, false),
                HostEvent::Failed(reason) => ("error", reason.into(), false),
                HostEvent::View { query, was_asked } => ("view", page_query(&query).into(), was_asked),
                HostEvent::Select(meeting) => ("select", meeting.map_or(JsValue::NULL, JsValue::from), false),
            };
            // What a host does with the event, and whether it fails, is its own affair.
            let _ = on_event.call3(&JsValue::NULL, &kind.into(), &detail, &was_asked.into());
        };
        let text = |name: &str| options.text(name).unwrap_or_default();
        let files = Files { bundled: text("bundled"), texts: text("texts"), check: options.function("check") };
        let setting = Setting::new(Surface::Element, text("site"), Some(files), emit);
        // On our own page, that its link leads to, the address must mean the same.
        let inline = options.value("inline");
        let data = match options.text("data") {
            Some(address) => Origin::Address(platform::absolute_url(&address).unwrap_or(address)),
            None if inline.is_object() => Origin::Inline(inline.unchecked_into::<Blob>()),
            None => Origin::Bundled,
        };
        let host: HtmlElement = options.value("host").unchecked_into();
        Self(Mounted::new(host, setting, data, text("query")))
    }

    /// The query of the present view; of the view it will begin with while there are no data. How much of it is shown is what
    /// the host has said in attributes, and not in it.
    pub fn query(&self) -> String {
        page_query(&self.0.query())
    }

    /// Shows the present view with another value of one parameter, or without it.
    pub fn set_parameter(&self, name: &str, value: Option<String>) {
        self.0.set_query(with_parameter(&self.0.query(), name, value.as_deref()));
    }

    /// Shows the view of a query, and as much of it as before.
    pub fn set_query(&self, query: String) {
        self.0.set_query(with_parts_of(&self.0.query(), &query));
    }

    /// What is shown as a file: "png", a `Blob`, or the text of "svg", "csv" or "json".
    pub fn export(&self, format: String) -> Promise {
        let timeline = self.0.timeline();
        future_to_promise(async move {
            let made = match timeline {
                Some(timeline) => export(timeline, &format).await,
                None => Err(page::LOADING),
            };
            made.map(|(made, _)| JsValue::from(made)).map_err(|reason| Error::new(reason).into())
        })
    }
}
