//! What do we ask of the browser, and what if it refuses?
//!
//! Everything here answers with an `Option` or does nothing: a reader with a strange browser keeps the page.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, FocusOptions, HtmlElement, IntersectionObserver, IntersectionObserverEntry, MediaQueryList,
    MessageChannel, ResizeObserver, ResizeObserverEntry, ShadowRoot, Window,
};

use crate::chart::Ink;
use crate::paint::{CanvasMeasure, Palette};

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

/// Goes back one entry of the history.
pub fn go_back() {
    if let Some(entries) = window().and_then(|window| window.history().ok()) {
        let _ = entries.back();
    }
}

/// How far down the page is scrolled, in CSS pixels.
pub fn down_px() -> Option<f64> {
    window()?.scroll_y().ok()
}

/// Scrolls the page so far down.
pub fn scroll_down_to(px: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(window.scroll_x().unwrap_or_default(), px);
    }
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

/// When fields are looked at again after the page has been shown again: one browser gives them back what they said at first,
/// in a task of its own after it has told of it.
const RETURNED_MS: [u32; 3] = [0, 50, 300];

/// Calls back soon after the page is shown, and a little later again, until dropped: a browser may have put it aside as it
/// was, and then have changed its fields.
pub fn on_return(callback: impl Fn() + 'static) -> Option<EventListener> {
    let callback = Rc::new(callback);
    on_window("pageshow", move || {
        for ms in RETURNED_MS {
            let callback = callback.clone();
            Timeout::new(ms, move || callback()).forget();
        }
    })
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

/// Tells the width of an element, in CSS pixels, soon after it is laid out and whenever that changes, until dropped.
///
/// Never in the midst of the browser's own work: whoever then changed what is observed would raise an error in the window,
/// which may be that of a host.
pub struct WidthObserver {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl WidthObserver {
    /// Starts to observe. `None` where the browser cannot.
    pub fn new(element: &Element, on_width: impl Fn(u32) + 'static) -> Option<Self> {
        let mut told = None;
        let (on_width, observed) = (Rc::new(on_width), element.clone());
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let entry = entries.get(entries.length().saturating_sub(1)).dyn_into::<ResizeObserverEntry>();
            let width = entry.ok().map(|entry| {
                let (told, laid_out) = (entry.content_rect().width(), f64::from(observed.client_width()));
                // One browser tells it as a host's zoom draws it; what is laid out is rounded.
                let width = if (told - laid_out).abs() < 1.0 { told } else { laid_out };
                width.max(0.0) as u32
            });
            // A height that changes is told, too.
            if let (Some(new), true) = (width, width != told) {
                told = width;
                let on_width = on_width.clone();
                Timeout::new(0, move || on_width(new)).forget();
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
    _callback: Closure<dyn FnMut(Array, IntersectionObserver)>,
}

impl SightObserver {
    /// Starts to observe. Where the answer to what was seen is true, the elements may have moved, and are looked at again.
    /// `None` where the browser cannot.
    pub fn new(
        elements: &[HtmlElement],
        on_sight: impl Fn(&IntersectionObserverEntry) -> bool + 'static,
    ) -> Option<Self> {
        let observed = elements.to_vec();
        let callback = Closure::<dyn FnMut(Array, IntersectionObserver)>::new(
            move |entries: Array, observer: IntersectionObserver| {
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

/// The height that an element has in the layout, in tenths of a CSS pixel: whatever scale it is shown at. 0 where it is not shown.
pub fn layout_height(element: &Element) -> i32 {
    let height = computed(element, "height").map_or(0.0, |height| leading_number(&height));
    (height * 10.0).round() as i32
}

/// The number that a value of style begins with; 0 where it begins with none. The browser reads it: our own code for any number
/// would be larger than all that asks.
fn leading_number(value: &str) -> f64 {
    let number = js_sys::Number::parse_float(value);
    if number.is_finite() { number } else { 0.0 }
}

/// The families that the text of an element is shown in.
fn font_families(element: &Element) -> String {
    computed(element, "font-family").unwrap_or_default()
}

/// Measures text in the font that an element is shown in, on the present screen. `None` where the browser has no 2D canvas.
pub fn text_measure(element: &Element) -> Option<CanvasMeasure> {
    CanvasMeasure::new(&element.owner_document()?, &font_families(element), device_pixel_ratio())
}

/// The value that a property of style really has.
fn computed(element: &Element, property: &str) -> Option<String> {
    window()?.get_computed_style(element).ok()??.get_property_value(property).ok()
}

/// Where an element is drawn in the window: left, top, width and height, in the pixels that events of a pointer are told in. A
/// host may draw its page at another scale than it is laid out in.
pub fn drawn(element: &Element) -> [f64; 4] {
    let (area, zoom) = (element.get_bounding_client_rect(), untold_zoom(element));
    [area.left(), area.top(), area.width(), area.height()].map(|px| px * zoom)
}

/// The zoom that style sheets give an element, where the browser leaves it out of what it tells of rectangles: it then does not
/// know the property by which others say how much it is.
fn untold_zoom(element: &Element) -> f64 {
    if Reflect::has(element, &"currentCSSZoom".into()).unwrap_or(true) {
        return 1.0;
    }
    let Some(window) = window() else { return 1.0 };
    let (mut zoom, mut next) = (1.0, Some(element.clone()));
    while let Some(at) = next {
        let style = window.get_computed_style(&at).ok().flatten();
        let own = style.and_then(|style| style.get_property_value("zoom").ok());
        zoom *= own.map(|own| leading_number(&own)).filter(|own| *own > 0.0).unwrap_or(1.0);
        let outside = || Some(at.get_root_node().dyn_into::<ShadowRoot>().ok()?.host());
        next = at.parent_element().or_else(outside);
    }
    zoom
}

/// How much larger an element is told to be than it is laid out.
pub fn scale(element: &HtmlElement) -> f64 {
    let (told, laid_out) = (element.get_bounding_client_rect().width(), f64::from(element.offset_width()));
    // That is a whole number, and most pages are drawn as they are laid out.
    if laid_out < 1.0 || told <= 0.0 || (told - laid_out).abs() < 1.0 { 1.0 } else { told / laid_out }
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
