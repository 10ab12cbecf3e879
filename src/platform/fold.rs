//! Folded containers: they show their beginning and have no scroll bar, and yet the search of a browser and the focus scroll them.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::window;

/// So many CSS pixels at the end of what is shown fade away.
const FADE_PX: f64 = 48.0;

/// Whether a container has been scrolled.
pub fn is_scrolled(container: &Element) -> bool {
    container.scroll_top() > 0
}

/// Whether a container shows everything that is in it.
pub fn is_whole(container: &Element) -> bool {
    container.client_height() > 0 && container.scroll_height() <= container.client_height() + 1
}

/// Remembers where in the window the content of a container is. What this gives puts it there again, when the container does not
/// scroll any more.
pub fn hold_place(container: &Element) -> impl FnOnce() + 'static {
    let content = container.first_element_child();
    let top = move || content.as_ref().map_or(0.0, |content| content.get_bounding_client_rect().top());
    let before = top();
    move || {
        let moved = top() - before;
        if let Some(window) = window().filter(|_| moved.abs() >= 1.0) {
            window.scroll_by_with_x_and_y(0.0, moved);
        }
    }
}

/// Where what is seen in full of a container ends, in the window.
fn end(container: &Element) -> f64 {
    container.get_bounding_client_rect().bottom() - FADE_PX
}

/// What an event happened to, where that is not seen in full.
pub fn target_below(container: &Element, event: &Event) -> Option<HtmlElement> {
    let target: HtmlElement = event.target()?.unchecked_into();
    (target.get_bounding_client_rect().bottom() > end(container)).then_some(target)
}

/// The first link or button in a container that is not seen in full.
pub fn first_below(container: &Element) -> Option<HtmlElement> {
    control_below(container, end(container))
}

/// The first link or button in the lower half of what is seen of a container.
pub fn middle_control(container: &Element) -> Option<HtmlElement> {
    let area = container.get_bounding_client_rect();
    control_below(container, f64::midpoint(area.top(), area.bottom()))
}

/// The first link or button in a container that ends below a height in the window.
fn control_below(container: &Element, y: f64) -> Option<HtmlElement> {
    fn find(element: &Element, end: f64) -> Option<Element> {
        let children = element.children();
        (0..children.length()).filter_map(|at| children.item(at)).find_map(|child| match child.local_name().as_str() {
            "a" | "button" => Some(child).filter(|child| {
                let area = child.get_bounding_client_rect();
                area.height() > 0.0 && area.bottom() > end
            }),
            _ => find(&child, end),
        })
    }
    find(container, y).map(|found| found.unchecked_into())
}
