//! Elements and events: what components ask of them beyond what `view!` writes.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlFieldSetElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, MouseEvent,
    PointerEvent,
};

/// Has a list show a value. A browser may have changed it by itself, so that what was set before says nothing.
pub fn set_select_value(select: &HtmlSelectElement, value: &str) {
    if select.value() != value {
        select.set_value(value);
    }
}

/// Has a field show a text.
pub fn set_input_value(input: &HtmlInputElement, value: &str) {
    if input.value() != value {
        input.set_value(value);
    }
}

/// Ticks a box, or takes its tick away.
pub fn set_ticked(field: &HtmlInputElement, is_ticked: bool) {
    if field.checked() != is_ticked {
        field.set_checked(is_ticked);
    }
}

/// Ticks those boxes of a set of fields, in their order, that are to be ticked.
pub fn set_checked(fields: &HtmlFieldSetElement, checked: impl Iterator<Item = bool>) {
    let all = fields.elements();
    for (at, is_checked) in checked.enumerate() {
        if let Some(field) = all.item(at as u32) {
            set_ticked(&field.unchecked_into(), is_checked);
        }
    }
}

/// What an attribute says of the nearest element with it, around what an event happened to. This is how one handler serves very
/// many elements; whoever has few of them gives each its own.
pub fn delegated(event: &Event, attribute: &str) -> Option<String> {
    delegate(event, attribute)?.get_attribute(attribute)
}

/// Gives the nearest link with an attribute, around what an event happened to, an address that follows from what that says.
pub fn aim_link(event: &Event, attribute: &str, address: impl Fn(&str) -> String) {
    if let Some(link) = delegate(event, attribute).filter(|link| link.local_name() == "a")
        && let Some(said) = link.get_attribute(attribute)
    {
        let _ = link.set_attribute("href", &address(&said));
    }
}

fn delegate(event: &Event, attribute: &str) -> Option<Element> {
    event.target()?.unchecked_into::<Element>().closest(&format!("[{attribute}]")).ok()?
}

/// Whether an event happened inside an element.
pub fn is_inside(event: &Event, element: &Element) -> bool {
    event.target().is_some_and(|target| element.contains(Some(target.unchecked_ref())))
}

/// Whether the keyboard has brought the focus to what an event happened to.
pub fn is_focus_visible(event: &Event) -> bool {
    let target = event.target().map(|target| target.unchecked_into::<Element>());
    target.is_some_and(|target| target.matches(":focus-visible").unwrap_or(false))
}

/// Whether a press means what it says: anything but a plain click on a link is the browser's, a new tab or a download.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// Whether a key is the one that closes things.
pub fn is_escape(event: &KeyboardEvent) -> bool {
    event.key() == "Escape"
}

/// Where an arrow key leads that is pressed alone: on, or back.
pub fn arrow(event: &KeyboardEvent) -> Option<bool> {
    let is_alone = !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    match event.key().as_str() {
        "ArrowRight" if is_alone => Some(true),
        "ArrowLeft" if is_alone => Some(false),
        _ => None,
    }
}

/// Calls back on each press of the key that closes things, anywhere in the document of an element, unless something has been closed
/// by it already. Until dropped.
pub fn on_escape(element: &Element, callback: impl Fn() + 'static) -> Option<EventListener> {
    let document = element.owner_document()?;
    Some(EventListener::new(&document, "keydown", move |event| {
        if is_escape(event.unchecked_ref()) && !event.default_prevented() {
            callback();
        }
    }))
}

/// Has an element hear a pointer until it is let go, wherever that goes.
pub fn capture_pointer(element: &Element, event: &PointerEvent) {
    let _ = element.set_pointer_capture(event.pointer_id());
}

/// Gives one child of an element a class, and takes it from all others.
pub fn mark_child(parent: &Element, at: Option<usize>, class: &str) {
    let children = parent.children();
    for child in (0..children.length()).filter_map(|number| Some((number as usize, children.item(number)?))) {
        let _ = child.1.class_list().toggle_with_force(class, Some(child.0) == at);
    }
}

/// Hides those children of an element, in their order, that are to be hidden, and shows the others.
pub fn hide_children(parent: &Element, hidden: impl Iterator<Item = bool>) {
    let mut child = parent.first_element_child();
    for is_hidden in hidden {
        let Some(present) = child else { return };
        let element: &HtmlElement = present.unchecked_ref();
        if element.hidden() != is_hidden {
            element.set_hidden(is_hidden);
        }
        child = present.next_element_sibling();
    }
}

/// The number of the child of an element that has the focus inside.
pub fn focused_child(parent: &Element) -> Option<usize> {
    let focused = super::focused_inside(parent)?;
    let children = parent.children();
    (0..children.length())
        .find(|at| children.item(*at).is_some_and(|child| child.contains(Some(&focused))))
        .map(|at| at as usize)
}

/// Puts the focus on the link or the button in a child of an element, and leaves the page where it is.
pub fn focus_in_child(parent: &Element, at: usize) {
    if let Some(element) = parent.children().item(at as u32).and_then(|child| first_control(&child)) {
        super::focus_in_place(element.unchecked_ref());
    }
}

/// The first link or button inside an element.
fn first_control(element: &Element) -> Option<Element> {
    let children = element.children();
    (0..children.length()).filter_map(|at| children.item(at)).find_map(|child| match child.local_name().as_str() {
        "a" | "button" => Some(child),
        _ => first_control(&child),
    })
}

/// Gives an element an attribute with a value, or takes it away.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() != value {
        let _ = match value {
            Some(value) => element.set_attribute(name, value),
            None => element.remove_attribute(name),
        };
    }
}
