//! What does the custom element call? The element itself is a small JavaScript class; everything it does is here.

use js_sys::{Error, Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Blob, HtmlElement};

use super::app;
use super::browser;
use super::data::{Files, Origin};
use super::room::Mounted;
use super::setting::{News, Setting, Surface};
use super::share::{self, Made};
use crate::view::with_parameter;
use crate::words::page;

/// A timeline in an element of another page.
pub struct MountedElement(Option<Mounted>);

impl MountedElement {
    /// Mounts a timeline in an element inside a shadow root.
    ///
    /// `site` is the folder of our own page, `data` the address of other data than the bundled ones, `inline` those that
    /// stand in the page around it, which count where there is no address, `query` the view to begin with. `tell` is called with the kind of each piece of news, what it says, and whether the host asked for it.
    pub fn new(
        host: HtmlElement,
        site: String,
        files: Files,
        data: Option<String>,
        inline: Option<Blob>,
        query: String,
        tell: Function,
    ) -> Self {
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
        let setting = Setting::new(Surface::Element, site, files, tell);
        // On our own page, that its link leads to, the address must mean the same.
        let data = match (data, inline) {
            (Some(address), _) => Origin::Address(browser::whole_address(&address).unwrap_or(address)),
            (None, Some(inline)) => Origin::Inline(inline),
            (None, None) => Origin::Bundled,
        };
        Self(app::mount(host, setting, data, query))
    }

    /// The query of the present view; of the view it will begin with while there are no data.
    pub fn query(&self) -> String {
        self.0.as_ref().map(Mounted::query).unwrap_or_default()
    }

    /// Shows the present view with another value of one parameter, or without it.
    pub fn set_parameter(&self, name: &str, value: Option<String>) {
        self.set_query(with_parameter(&self.query(), name, value.as_deref()));
    }

    /// Shows the view of a query.
    pub fn set_query(&self, query: String) {
        if let Some(mounted) = &self.0 {
            mounted.set_query(query);
        }
    }

    /// What is shown as a file: "png", a `Blob`, or the text of "svg", "csv" or "json".
    pub fn export(&self, format: String) -> Promise {
        let shown = self.0.as_ref().and_then(Mounted::shown);
        future_to_promise(async move {
            let made = match shown {
                Some((timeline, root)) => share::export(timeline, &root, &format).await,
                None => Err(page::LOADING),
            };
            match made {
                Ok((Made::Text(text), _)) => Ok(text.join("").into()),
                Ok((Made::Picture(blob), _)) => Ok(blob.into()),
                Err(reason) => Err(Error::new(reason).into()),
            }
        })
    }
}
