//! How do elements that are already there follow the state and hear the reader, until their timeline goes?
//!
//! No part of the page is built from the state: it is HTML, and only what differs is written to it. Everything that is
//! begun here belongs to the Leptos owner at hand, and ends with it.
//!
//! A host may move an element into a document of another window. What is made there is no instance of the classes of ours: its
//! selector, its tag or the name of the event says what something is.

use std::any::Any;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlElement, KeyboardEvent, PointerEvent};

/// Keeps something as long as the timeline is there.
pub fn keep(kept: impl Any) {
    // One type for all of them, so that the program has the code for it once.
    let kept: Box<dyn Any> = Box::new(kept);
    StoredValue::new_local(kept);
}

/// Runs now, and again whenever something that it has read changes.
pub fn follow(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    keep(RenderEffect::new(move |_: Option<()>| run()));
}

/// Calls back on each of these events. They may be stopped from doing what the browser would do.
pub fn hear(target: &EventTarget, events: &[&'static str], callback: impl Fn(&Event) + 'static) {
    let callback: Rc<dyn Fn(&Event)> = Rc::new(callback);
    for event in events {
        let callback = callback.clone();
        let options = EventListenerOptions::enable_prevent_default();
        keep(EventListener::new_with_options(target, *event, options, move |event| callback(event)));
    }
}

/// The first element inside another that a selector finds.
pub fn find<T: JsCast>(inside: &Element, css: &str) -> Option<T> {
    Some(inside.query_selector(css).ok()??.unchecked_into())
}

/// The element nearest around what an event happened to that a selector finds.
pub fn around(event: &Event, css: &str) -> Option<Element> {
    event.target()?.unchecked_into::<Element>().closest(css).ok()?
}

/// An event of the keyboard.
pub fn key_event(event: &Event) -> Option<&KeyboardEvent> {
    event.type_().starts_with("key").then(|| event.unchecked_ref())
}

/// An event of a pointer, or a press.
pub fn pointer_event(event: &Event) -> Option<&PointerEvent> {
    (event.type_() == "click" || event.type_().starts_with("pointer")).then(|| event.unchecked_ref())
}

/// Whether an event is that of the key that closes things.
pub fn is_escape(event: &Event) -> bool {
    key_event(event).is_some_and(|event| event.key() == "Escape")
}

/// Makes an element say these words. One that says them already is left alone.
pub fn say(element: &Element, words: &str) {
    if element.text_content().as_deref() != Some(words) {
        element.set_text_content(Some(words));
    }
}

/// Gives an element an attribute with this value, or takes it away.
pub fn set(element: &Element, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() != value {
        let _ = match value {
            Some(value) => element.set_attribute(name, value),
            None => element.remove_attribute(name),
        };
    }
}

/// Gives an element a class, or takes it away.
pub fn mark(element: &Element, class: &str, is_marked: bool) {
    let _ = element.class_list().toggle_with_force(class, is_marked);
}

/// Gives an element a property of style.
pub fn style(element: &HtmlElement, name: &str, value: &str) {
    let _ = element.style().set_property(name, value);
}

/// Puts HTML beside or into an element: "beforebegin", "afterbegin", "beforeend".
pub fn put(element: &Element, place: &str, html: &str) {
    let _ = element.insert_adjacent_html(place, html);
}

/// Puts the focus on the first of the elements inside another that a selector finds.
pub fn focus_on(inside: &Element, css: &str) {
    if let Some(element) = find::<HtmlElement>(inside, css) {
        let _ = element.focus();
    }
}

/// Takes an element into use that was delivered out of use.
pub fn wake(element: &Element) {
    mark(element, "ct-idle", false);
    set(element, "inert", None);
}
