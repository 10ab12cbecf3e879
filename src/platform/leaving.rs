//! Leaving: a reader has done with what is open over the page.

use gloo_events::EventListener;
use web_sys::Element;

use super::dom::on_escape;
use super::focus::on_elsewhere;
use super::layout::{is_laid_over, show_end};

/// Brings what has been opened in an element into sight where it lies over the page, and calls back when the reader presses Escape or
/// goes elsewhere; not for the latter as long as it `stays`. What takes room of its own is not left: what is below it would move away
/// from under the pointer. Until dropped.
pub fn on_leaving(
    element: &Element,
    opened: &Element,
    stays: impl Fn() -> bool + 'static,
    callback: impl Fn() + Clone + 'static,
) -> Option<(EventListener, [EventListener; 3])> {
    if is_laid_over(opened) {
        show_end(opened);
    }
    let opened = opened.clone();
    let leave = move || {
        if is_laid_over(&opened) {
            callback();
        }
    };
    let escaped = on_escape(element, leave.clone())?;
    let elsewhere = on_elsewhere(element, move || {
        if !stays() {
            leave();
        }
    })?;
    Some((escaped, elsewhere))
}
