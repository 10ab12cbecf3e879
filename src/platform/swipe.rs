//! Swipes: a finger goes sideways over an element and is lifted.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, PointerEvent};

use super::layout::scrolls_sideways;
use super::window;

/// A finger must go so far, in CSS pixels.
const LEAST_PX: i32 = 48;

/// Where a finger was put down that may swipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SwipeStart(i32, i32);

impl SwipeStart {
    /// Of a pointer that is put down on an element. `None` of what is no single finger, and of one on something that it would scroll
    /// sideways.
    pub fn new(event: &PointerEvent, element: &Element) -> Option<Self> {
        if event.pointer_type() != "touch" || !event.is_primary() {
            return None;
        }
        let mut inside = event.target().map(|target| target.unchecked_into::<Element>());
        while let Some(at) = inside.filter(|at| at != element) {
            if scrolls_sideways(&at) {
                return None;
            }
            inside = at.parent_element();
        }
        Some(Self(event.client_x(), event.client_y()))
    }

    /// Whether the finger, now lifted, has gone on towards what is next, as one turns a page, or back. `None` where it has not gone far
    /// sideways, or has selected text.
    pub fn end(self, event: &PointerEvent) -> Option<bool> {
        let (right, down) = (event.client_x() - self.0, event.client_y() - self.1);
        let is_swipe = right.abs() > LEAST_PX && right.abs() > 2 * down.abs();
        (is_swipe && !is_text_selected()).then_some(right < 0)
    }
}

/// Whether any text is selected.
fn is_text_selected() -> bool {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let selection =
        window().and_then(|window| get(&window, "getSelection")?.dyn_into::<Function>().ok()?.call0(&window).ok());
    selection.and_then(|selection| get(&selection, "isCollapsed")).is_some_and(|is_collapsed| is_collapsed == false)
}
