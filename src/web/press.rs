//! What happens when a reader presses something that was made as HTML?

use web_sys::{Element, Event, PointerEvent};

use super::browser::History;
use super::live::{around, find, focus_on, hear, pointer_event};
use super::timeline::Timeline;
use super::{controls, detail};
use crate::view::{Column, Open, ViewState};

/// Whatever can be pressed says what pressing it does.
const PRESSED: &str =
    "[data-meeting], [data-size], [data-sort], [data-list], [data-close], [data-clear], [data-dismiss]";
const LINKS: &str = "a[data-meeting]";

/// Hears for a whole timeline what its reader does. Only what needs every move of a pointer listens for itself.
pub fn bind(timeline: Timeline, root: &Element) {
    let events = ["click", "change", "input", "submit", "keydown", "pointerover", "focusin"];
    let it = root.clone();
    hear(root, &events, move |event| {
        match event.type_().as_str() {
            "click" => press(timeline, event, &it),
            "change" | "input" => controls::choose(timeline, event),
            // Enter in the search field sends no form.
            "submit" => event.prevent_default(),
            "keydown" => detail::leave(timeline, event),
            _ => aim(timeline, event),
        }
    });
}

/// Does what was pressed says.
fn press(timeline: Timeline, event: &Event, root: &Element) {
    let Some(pressed) = around(event, PRESSED) else { return };
    // Anything but a plain click on a link is the browser's: a new tab, a download.
    let is_plain =
        |event: &PointerEvent| !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if !pointer_event(event).is_some_and(is_plain) {
        return;
    }
    event.prevent_default();
    let said = |name: &str| pressed.get_attribute(name);
    if let Some(id) = said("data-meeting") {
        timeline.open(Open::Meeting(id));
    } else if let Some(date) = said("data-size") {
        timeline.open(Open::Size(date));
    } else if let Some(code) = said("data-sort") {
        let column = Column::ALL.into_iter().find(|column| column.code() == code);
        if let Some(column) = column {
            timeline.change(History::Replace, |view| ViewState { order: view.order.pressed(column), ..view });
        }
    } else if pressed.has_attribute("data-list") {
        if let Some(heading) = find::<Element>(root, ".ct-table h2") {
            heading.scroll_into_view();
            focus_on(root, ".ct-table h2");
        }
    } else if pressed.has_attribute("data-clear") {
        controls::clear(timeline);
    } else if pressed.has_attribute("data-dismiss") {
        timeline.dismiss_notes();
    } else {
        timeline.close();
    }
}

/// Gives a link that is about to be used its address in the present view: for a new tab, or to be copied.
fn aim(timeline: Timeline, event: &Event) {
    if let Some(link) = around(event, LINKS)
        && let Some(id) = link.get_attribute("data-meeting")
    {
        let _ = link.set_attribute("href", &timeline.meeting_link(&id));
    }
}
