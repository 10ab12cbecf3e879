//! What has the focus, and what gets it.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, FocusOptions, HtmlElement, ShadowRoot};

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

/// Puts the focus on an element if what had it has gone. A reader who has gone elsewhere stays there.
pub fn take_focus(element: &HtmlElement) {
    if has_no_focus(element) {
        let _ = element.focus();
    }
}

/// Puts the focus on an element, which comes into view. Whether that has it now: what is not shown takes none.
pub fn focus(element: &HtmlElement) -> bool {
    let _ = element.focus();
    focused_inside(element).is_some()
}

/// Puts the focus on an element and leaves the page where it is. Whether that has it now.
pub fn focus_in_place(element: &HtmlElement) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
    focused_inside(element).is_some()
}

/// Calls back when a reader presses something outside of an element, anywhere in its document, or takes the focus from it to
/// something else. Until dropped.
pub(super) fn on_elsewhere(element: &Element, callback: impl Fn() + 'static) -> Option<[EventListener; 3]> {
    let document = element.owner_document()?;
    let callback = Rc::new(callback);
    // The document does not see what is pressed inside a closed shadow root.
    let was_inside = Rc::new(Cell::new(false));
    let is_inside = was_inside.clone();
    let pressed = EventListener::new(element, "pointerdown", move |_| is_inside.set(true));
    let called = callback.clone();
    let pressed_anywhere = EventListener::new(&document, "pointerdown", move |_| {
        if !was_inside.take() {
            called();
        }
    });
    let around = element.clone();
    let left = EventListener::new(element, "focusout", move |event| {
        let target = event.unchecked_ref::<FocusEvent>().related_target();
        // Where it goes to nothing, the reader may have pressed between two fields.
        if target.is_some_and(|target| !around.contains(Some(target.unchecked_ref()))) {
            callback();
        }
    });
    Some([pressed, pressed_anywhere, left])
}

/// An element that had the focus, for it to come back to.
#[derive(Debug, Clone)]
pub struct FocusPoint(HtmlElement);

impl FocusPoint {
    /// What has the focus inside an element. Where nothing has it, the body of the page has, which is nowhere to go back to.
    pub fn inside(element: &Element) -> Option<Self> {
        focused_inside(element).map(Self)
    }

    /// Gives it the focus again. Whether it is still there to have it.
    pub fn restore(self) -> bool {
        let _ = self.0.focus();
        focused_inside(&self.0).is_some()
    }
}
