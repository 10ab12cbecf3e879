//! Messages between our page in a frame and the page around it.
//!
//! Every message is an object with `source` and `version`, so that a host can tell ours from others. The height is also
//! said in the form that AMP pages listen for.

use gloo_events::EventListener;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlIFrameElement, MessageEvent, Window};

use super::layout::height;
use super::observers::HeightObserver;
use super::window;
use crate::view::{is_ours, query_of};

const SOURCE: &str = "coalition-timeline";
const VERSION: f64 = 1.0;
/// No frame is higher.
const HIGHEST_PX: f64 = 100_000.0;

/// A value in a message.
#[derive(Debug, Clone, PartialEq)]
pub enum MessageValue {
    /// A text, or `null` where there is none.
    Text(Option<String>),
    /// Yes or no.
    Flag(bool),
    /// Whole CSS pixels.
    Px(u32),
    /// An object with texts as fields.
    Fields(Vec<(String, String)>),
}

impl From<MessageValue> for JsValue {
    fn from(value: MessageValue) -> Self {
        match value {
            MessageValue::Text(text) => text.map_or(Self::NULL, Self::from),
            MessageValue::Flag(flag) => flag.into(),
            MessageValue::Px(px) => px.into(),
            MessageValue::Fields(fields) => {
                let fields: Vec<_> =
                    fields.iter().map(|(name, text)| (name.as_str(), Self::from(text.as_str()))).collect();
                object(&fields).into()
            }
        }
    }
}

/// The window around ours; `None` where there is none.
fn parent() -> Option<Window> {
    let window = window()?;
    let parent = window.parent().ok().flatten()?;
    (parent != window).then_some(parent)
}

/// An object with these fields.
pub(super) fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // A plain object takes every field.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

fn post(message: &Object) {
    if let Some(parent) = parent() {
        // Nothing in it is a secret, and the host's origin is not ours to know.
        let _ = parent.post_message(message, "*");
    }
}

/// Posts a message of ours to the window around ours.
pub fn post_own(kind: &str, fields: Vec<(&str, MessageValue)>) {
    let mut all = vec![("source", SOURCE.into()), ("version", VERSION.into()), ("type", kind.into())];
    all.extend(fields.into_iter().map(|(name, value)| (name, value.into())));
    post(&object(&all));
}

/// Tells the host how high our content is, now and whenever that changes or it asks, until dropped.
pub fn tell_height(content: &Element) -> Option<(HeightObserver, EventListener)> {
    let say = |height: u32| {
        // Whoever hears it takes no more.
        let height = height.min(HIGHEST_PX as u32 - 1);
        post_own("height", vec![("height", MessageValue::Px(height))]);
        post(&object(&[("sentinel", "amp".into()), ("type", "embed-size".into()), ("height", height.into())]));
    };
    parent()?;
    let asked = content.clone();
    let listener = on_message("get-height", move |_| say(height(&asked)))?;
    Some((HeightObserver::new(content, say)?, listener))
}

/// Calls back with the query of a view that the host asks for, until dropped.
pub fn on_set_view(mut callback: impl FnMut(String) + 'static) -> Option<EventListener> {
    on_message("set-view", move |message| {
        if let Some(query) = field(message, "view").and_then(|view| query(&view)) {
            callback(query);
        }
    })
}

/// Calls back with the height of our content in a frame, in CSS pixels, whenever that says it, until dropped. `frame` is asked
/// which one it is that counts at the moment.
pub fn on_height(
    frame: impl Fn() -> Option<HtmlIFrameElement> + 'static,
    mut callback: impl FnMut(u32) + 'static,
) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let (Some(speaker), true) = (event.source(), is_own(&event.data(), "height")) else { return };
        let is_frame = frame()
            .and_then(|frame| frame.content_window())
            .is_some_and(|window| JsValue::from(window) == JsValue::from(speaker));
        let height = field(&event.data(), "height").and_then(|height| height.as_f64());
        if let Some(px) = height.filter(|px| is_frame && *px > 0.0 && *px < HIGHEST_PX) {
            callback(px as u32);
        }
    }))
}

/// Hears one kind of message of ours from the window around ours, until dropped. Whoever is not our host is not heard.
fn on_message(kind: &'static str, mut callback: impl FnMut(&JsValue) + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let is_host = parent()
            .is_some_and(|parent| event.source().is_some_and(|source| JsValue::from(source) == JsValue::from(parent)));
        if is_host && is_own(&event.data(), kind) {
            callback(&event.data());
        }
    }))
}

/// A field of a message; `None` of what is no object.
fn field(message: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(message, &name.into()).ok()
}

/// Whether a message is one of ours, of this kind.
fn is_own(message: &JsValue, kind: &str) -> bool {
    let is = |name: &str, value: &str| field(message, name).is_some_and(|found| found == *value);
    is("source", SOURCE) && is("type", kind) && field(message, "version").is_some_and(|version| version == VERSION)
}

/// The query of a view given as a query or as an object of parameters; `None` for anything else.
fn query(view: &JsValue) -> Option<String> {
    if let Some(query) = view.as_string() {
        return Some(query.trim_start_matches('?').to_owned());
    }
    let view = view.dyn_ref::<Object>().filter(|view| !Array::is_array(view))?;
    let entries = Object::entries(view);
    let pairs = entries.iter().filter_map(|pair| {
        let pair: Array = pair.dyn_into().ok()?;
        Some((pair.get(0).as_string().filter(|name| is_ours(name))?, parameter(&pair.get(1))?))
    });
    Some(query_of(&pairs.collect::<Vec<_>>()))
}

/// The value of a parameter: a text, a number, yes or no, or a list of texts.
fn parameter(value: &JsValue) -> Option<String> {
    if let Some(list) = value.dyn_ref::<Array>() {
        return Some(list.iter().filter_map(|item| item.as_string()).collect::<Vec<_>>().join("~"));
    }
    if let Some(flag) = value.as_bool() {
        return Some(flag.to_string());
    }
    match value.as_f64() {
        Some(_) => Some(value.unchecked_ref::<Object>().to_string().into()),
        None => value.as_string(),
    }
}
