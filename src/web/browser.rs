//! What do we ask of the browser, and what if it refuses?
//!
//! Everything here answers with an `Option` or does nothing: a reader with a strange browser keeps the page.

use gloo_events::EventListener;
use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, FocusOptions, HtmlElement, IntersectionObserver, IntersectionObserverEntry, MediaQueryList,
    MessageChannel, ResizeObserver, ResizeObserverEntry, ShadowRoot, Window,
};

use crate::chart::Ink;
use crate::paint::Palette;

/// The window.
pub fn window() -> Option<Window> {
    web_sys::window()
}

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

/// Writes a query into the page's address, and beside it what file it is a view of. A browser that refuses (a sandbox, a
/// limit) leaves it as it is.
pub fn write_query(query: &str, history: History, file: Option<f64>) {
    let Some(window) = window() else { return };
    let Ok(pathname) = window.location().pathname() else { return };
    let hash = window.location().hash().unwrap_or_default();
    let url = if query.is_empty() { format!("{pathname}{hash}") } else { format!("{pathname}?{query}{hash}") };
    if let Ok(entries) = window.history() {
        let file = file.map_or(JsValue::NULL, JsValue::from_f64);
        let _ = match history {
            History::Push => entries.push_state_with_url(&file, "", Some(&url)),
            History::Replace => entries.replace_state_with_url(&file, "", Some(&url)),
        };
    }
}

/// The file that the present entry of the history is a view of.
pub fn entry_file() -> Option<f64> {
    window()?.history().ok()?.state().ok()?.as_f64()
}

/// A text that the browser has kept for our site. `None` also where it keeps nothing: in a sandbox, or where the reader
/// does not want it to.
pub fn stored(key: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(key).ok()?
}

/// Has the browser keep a text for our site, or forget it. One that keeps nothing does nothing.
pub fn store(key: &str, text: Option<&str>) {
    if let Some(storage) = window().and_then(|window| window.local_storage().ok()?) {
        let _ = match text {
            Some(text) => storage.set_item(key, text),
            None => storage.remove_item(key),
        };
    }
}

/// Listens on the window until dropped.
pub fn on_window(event: &'static str, callback: impl FnMut() + 'static) -> Option<EventListener> {
    let mut callback = callback;
    window().map(|window| EventListener::new(&window, event, move |_| callback()))
}

/// Listens for changes of a media query until dropped.
pub fn on_media(query: &str, callback: impl FnMut() + 'static) -> Option<EventListener> {
    let mut callback = callback;
    let list: MediaQueryList = window()?.match_media(query).ok().flatten()?;
    Some(EventListener::new(&list, "change", move |_| callback()))
}

/// Whether a media query is true now.
pub fn is_media(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok()?).is_some_and(|list| list.matches())
}

/// Device pixels in one CSS pixel.
pub fn device_pixel_ratio() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio())
}

/// Tells the width of an element, in CSS pixels, as soon as it is laid out and whenever that changes, until dropped.
pub struct WidthObserver {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl WidthObserver {
    /// Starts to observe. `None` where the browser cannot.
    pub fn new(element: &Element, mut on_width: impl FnMut(u32) + 'static) -> Option<Self> {
        let mut told = None;
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let entry = entries.get(entries.length().saturating_sub(1)).dyn_into::<ResizeObserverEntry>();
            let width = entry.ok().map(|entry| entry.content_rect().width().max(0.0) as u32);
            // A height that changes is told, too.
            if let (Some(new), true) = (width, width != told) {
                told = width;
                on_width(new);
            }
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for WidthObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells the height of an element's box, in whole CSS pixels rounded up, now and whenever it changes, until dropped.
pub struct HeightObserver {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl HeightObserver {
    /// Starts to observe. `None` where the browser cannot.
    pub fn new(element: &Element, mut on_height: impl FnMut(u32) + 'static) -> Option<Self> {
        let observed = element.clone();
        let callback = Closure::<dyn FnMut()>::new(move || {
            on_height(height(&observed));
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for HeightObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells when an element comes into view or leaves it, in this window and all around it, until dropped.
pub struct SightObserver {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(js_sys::Array, IntersectionObserver)>,
}

impl SightObserver {
    /// Starts to observe. Where the answer to what was seen is true, the elements may have moved, and are looked at again.
    /// `None` where the browser cannot.
    pub fn new(
        elements: &[HtmlElement],
        on_sight: impl Fn(&IntersectionObserverEntry) -> bool + 'static,
    ) -> Option<Self> {
        let observed = elements.to_vec();
        let callback = Closure::<dyn FnMut(js_sys::Array, IntersectionObserver)>::new(
            move |entries: js_sys::Array, observer: IntersectionObserver| {
                let mut entries = entries.iter().filter_map(|entry| entry.dyn_into().ok());
                // One answer moves everything: the other entries are of before.
                let has_moved = entries.any(|entry| on_sight(&entry));
                if has_moved {
                    for element in &observed {
                        observer.unobserve(element);
                        observer.observe(element);
                    }
                }
            },
        );
        let observer = IntersectionObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        elements.iter().for_each(|element| observer.observe(element));
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SightObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The height of an element's box in whole CSS pixels, rounded up.
pub fn height(element: &Element) -> u32 {
    element.get_bounding_client_rect().height().max(0.0).ceil() as u32
}

/// The page's address without query and fragment.
pub fn location_without_query() -> Option<String> {
    let href = window()?.location().href().ok()?;
    Some(href.split(['?', '#']).next().unwrap_or_default().to_owned())
}

/// Whether the page came safely: then browsers read nothing that does not.
pub fn is_secure() -> bool {
    window().and_then(|window| window.location().protocol().ok()).is_some_and(|protocol| protocol == "https:")
}

/// An address made whole against that of the document. `None` where it is none.
pub fn whole_address(address: &str) -> Option<String> {
    let base = window()?.document()?.base_uri().ok()??;
    Some(web_sys::Url::new_with_base(address, &base).ok()?.href())
}

/// The elements inside an element that a selector finds, in the order of the page.
pub fn all<T: JsCast>(inside: &Element, css: &str) -> Vec<T> {
    let found = inside.query_selector_all(css).ok();
    let nodes = found.into_iter().flat_map(|list| (0..list.length()).filter_map(move |at| list.get(at)));
    nodes.map(JsCast::unchecked_into).collect()
}

/// The height of what is seen of the page, in CSS pixels.
pub fn window_height_px() -> i32 {
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
    height.map_or(0, |height| height as i32)
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

/// The root of the document.
pub fn document_root() -> Option<Element> {
    window()?.document()?.document_element()
}

/// Notes a moment in the browser's list of times, for whoever measures.
pub fn note_time(name: &str) {
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _ = performance.mark(name);
    }
}

/// Notes how long something took until now, since the moment noted as `from`.
pub fn note_span(name: &str, from: &str) {
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _ = performance.measure_with_start_mark(name, from);
        performance.clear_marks_with_mark_name(from);
    }
}

/// Properties that take a colour, one for each role of the picture.
const COLOURS: [&str; Ink::ALL.len()] = [
    "color",
    "background-color",
    "border-top-color",
    "border-right-color",
    "border-bottom-color",
    "border-left-color",
    "outline-color",
    "column-rule-color",
    "text-decoration-color",
    "caret-color",
];

/// The chart's colours as the style sheet gives them to an element, resolved for the present theme.
pub fn palette(element: &HtmlElement) -> Palette {
    // A custom property is only text; a real property resolves it. All of them together are resolved in one go, on an
    // element that is there for no longer than that.
    let document = element.owner_document();
    let sample =
        document.and_then(|document| Some(document.create_element("span").ok()?.unchecked_into::<HtmlElement>()));
    let pairs = || Ink::ALL.into_iter().zip(COLOURS);
    if let Some(sample) = &sample {
        let all = pairs().map(|(ink, name)| format!("{name}:var(--ct-chart-{})", ink.code()));
        let all = all.chain(["display:none".to_owned(), "forced-color-adjust:none".to_owned()]);
        sample.style().set_css_text(&all.collect::<Vec<_>>().join(";"));
        let _ = element.append_child(sample);
    }
    let style = sample.as_ref().and_then(|sample| window()?.get_computed_style(sample).ok()?);
    let palette = Palette::new(|ink| {
        let name = pairs().find(|(other, _)| *other == ink).map_or("color", |(_, name)| name);
        style.as_ref().and_then(|style| style.get_property_value(name).ok()).unwrap_or_default()
    });
    if let Some(sample) = sample {
        sample.remove();
    }
    palette
}

/// Lets the browser do what else there is to do before the program goes on.
pub async fn pause() {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    // It is only waited for.
    let _ = JsFuture::from(promise).await;
}

/// Lets the browser answer between two slices of a long work. Timers that follow one another are held up by four milliseconds
/// each; messages are not.
pub async fn breath() {
    let Ok(channel) = MessageChannel::new() else { return pause().await };
    let (told, teller) = (channel.port1(), channel.port2());
    let promise = Promise::new(&mut |resolve, _| told.set_onmessage(Some(&resolve)));
    let _ = teller.post_message(&JsValue::NULL);
    // It is only waited for.
    let _ = JsFuture::from(promise).await;
    told.close();
}

/// Milliseconds since the page began to load.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// The element with the focus in the tree that another stands in: the document, or a shadow root. From outside nobody sees what has
/// the focus inside a closed one.
fn focused(beside: &Element) -> Option<HtmlElement> {
    // A shadow root has the same name for it as a document.
    let focused = beside.get_root_node().unchecked_into::<ShadowRoot>().active_element();
    Some(focused?.unchecked_into())
}

/// Whether the focus is on nothing but the page that an element is in.
pub fn has_no_focus(element: &Element) -> bool {
    let focused = element.owner_document().and_then(|document| document.active_element());
    focused.is_none_or(|focused| focused.local_name() == "body")
}

/// The element that has the focus, where it is this one or inside it.
pub fn focused_inside(element: &Element) -> Option<HtmlElement> {
    focused(element).filter(|focused| element.contains(Some(focused)))
}

/// Puts the focus on an element and leaves the page where it is.
pub fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
