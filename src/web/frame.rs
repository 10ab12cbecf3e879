//! Which words pass between our page in a frame and the page around it?
//!
//! Every message is an object with `source` and `version`, so that a host can tell ours from others. The height is also
//! said in the form that AMP pages listen for.

use gloo_events::EventListener;
use serde_json::{Map, Value, json};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MessageEvent, Window};

use super::browser::{self, HeightObserver};
use super::setting::News;
use crate::view::{parameters, query_of};

const SOURCE: &str = "coalition-timeline";
const VERSION: u32 = 1;

/// The window around ours; `None` where there is none.
fn parent() -> Option<Window> {
    let window = browser::window()?;
    let parent = window.parent().ok().flatten()?;
    (parent != window).then_some(parent)
}

fn post(message: &Value) {
    let value = js_sys::JSON::parse(&message.to_string());
    if let (Some(parent), Ok(value)) = (parent(), value) {
        // Nothing in it is a secret, and the host's origin is not ours to know.
        let _ = parent.post_message(&value, "*");
    }
}

/// Tells the host's window.
pub fn tell(news: News) {
    let message = match news {
        News::Ready => json!({ "type": "ready" }),
        News::Failed(reason) => json!({ "type": "error", "message": reason }),
        News::View { query, was_asked } => {
            // The address of the view on the whole page, for a link.
            let parameters: Vec<_> = parameters(&query).into_iter().filter(|(name, _)| name != "embed").collect();
            let url = browser::location_without_query().map(|base| format!("{base}?{}", query_of(&parameters)));
            json!({ "type": "view", "view": view(&query), "url": url, "asked": was_asked })
        }
        News::Select(meeting) => json!({ "type": "select", "meeting": meeting }),
    };
    let Value::Object(mut message) = message else { return };
    message.insert("source".to_owned(), SOURCE.into());
    message.insert("version".to_owned(), VERSION.into());
    post(&Value::Object(message));
}

/// Tells the host how high our content is, now and whenever that changes or it asks, until dropped.
pub fn tell_height(content: &Element) -> Option<(HeightObserver, EventListener)> {
    let say = |height: u32| {
        post(&json!({ "source": SOURCE, "version": VERSION, "type": "height", "height": height }));
        post(&json!({ "sentinel": "amp", "type": "embed-size", "height": height }));
    };
    parent()?;
    let asked = content.clone();
    let listener = on_message(move |message| {
        if message.get("type").and_then(Value::as_str) == Some("get-height") {
            say(browser::height(&asked));
        }
    })?;
    Some((HeightObserver::new(content, say)?, listener))
}

/// Calls back with the query of a view that the host asks for, until dropped.
pub fn on_set_view(mut callback: impl FnMut(String) + 'static) -> Option<EventListener> {
    on_message(move |message| {
        let is_asked = message.get("type").and_then(Value::as_str) == Some("set-view");
        if let Some(query) = is_asked.then(|| query(message.get("view")?)).flatten() {
            callback(query);
        }
    })
}

/// Calls back with the window and the height of our content in it, in CSS pixels, whenever a frame of ours says it, until
/// dropped.
pub fn on_height(mut callback: impl FnMut(&JsValue, u32) + 'static) -> Option<EventListener> {
    let window = browser::window()?;
    Some(EventListener::new(&window, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let (Some(speaker), Some(message)) = (event.source(), own_message(&event.data())) else { return };
        let is_height = message.get("type").and_then(Value::as_str) == Some("height");
        if let Some(px) = message.get("height").and_then(Value::as_u64).filter(|px| is_height && *px < 100_000) {
            callback(&speaker.into(), px as u32);
        }
    }))
}

/// Hears our own kind of message from the window around ours, until dropped. Whoever is not our host is not heard.
fn on_message(mut callback: impl FnMut(Value) + 'static) -> Option<EventListener> {
    let window = browser::window()?;
    Some(EventListener::new(&window, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let is_host = parent()
            .is_some_and(|parent| event.source().is_some_and(|source| JsValue::from(source) == JsValue::from(parent)));
        if let Some(message) = is_host.then(|| own_message(&event.data())).flatten() {
            callback(message);
        }
    }))
}

/// A message in our form; `None` for any other.
fn own_message(data: &JsValue) -> Option<Value> {
    let text = js_sys::JSON::stringify(data).ok()?.as_string()?;
    let message: Value = serde_json::from_str(&text).ok()?;
    let is_ours = message.get("source")?.as_str()? == SOURCE && message.get("version")?.as_u64()? == u64::from(VERSION);
    is_ours.then_some(message)
}

/// A view as an object: the parameters of its address.
fn view(query: &str) -> Value {
    let map: Map<String, Value> = parameters(query)
        .into_iter()
        .filter(|(name, _)| name != "embed")
        .map(|(name, value)| (name, value.into()))
        .collect();
    Value::Object(map)
}

/// The query of a view given as a query or as an object of parameters; `None` for anything else.
fn query(view: &Value) -> Option<String> {
    match view {
        Value::String(query) => Some(query.trim_start_matches('?').to_owned()),
        Value::Object(parameters) => {
            let pairs = parameters.iter().filter_map(|(name, value)| {
                let value = match value {
                    Value::String(text) => text.clone(),
                    Value::Number(number) => number.to_string(),
                    Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("~"),
                    _ => return None,
                };
                Some((name.clone(), value))
            });
            Some(query_of(&pairs.collect::<Vec<_>>()))
        }
        _ => None,
    }
}
