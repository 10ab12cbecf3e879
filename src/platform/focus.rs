//! What has the focus, and what gets it.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ShadowRoot};

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

/// Puts the focus on an element and leaves the page where it is.
pub fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
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
