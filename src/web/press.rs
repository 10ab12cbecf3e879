//! What happens when a reader presses something that was made as HTML?

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use super::browser::History;
use super::timeline::Timeline;
use crate::view::{Column, Open, ViewState};

/// Whatever can be pressed says what pressing it does.
const PRESSED: &str = "[data-meeting], [data-size], [data-sort], [data-close]";
const LINKS: &str = "a[data-meeting]";

fn around(event: &Event, css: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(css).ok().flatten()
}

/// Does what was pressed says.
pub fn press(timeline: Timeline, event: &MouseEvent) {
    let Some(pressed) = around(event, PRESSED) else { return };
    // Anything but a plain click on a link is the browser's: a new tab, a download.
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return;
    }
    event.prevent_default();
    if let Some(id) = pressed.get_attribute("data-meeting") {
        timeline.open(Open::Meeting(id));
    } else if let Some(date) = pressed.get_attribute("data-size") {
        timeline.open(Open::Size(date));
    } else if let Some(code) = pressed.get_attribute("data-sort") {
        let column = Column::ALL.into_iter().find(|column| column.code() == code);
        if let Some(column) = column {
            timeline.change(History::Replace, |view| ViewState { order: view.order.pressed(column), ..view });
        }
    } else {
        timeline.close();
    }
}

/// Gives a link that is about to be used its address in the present view: for a new tab, or to be copied.
pub fn aim(timeline: Timeline, event: &Event) {
    if let Some(link) = around(event, LINKS)
        && let Some(id) = link.get_attribute("data-meeting")
    {
        let _ = link.set_attribute("href", &timeline.meeting_link(&id));
    }
}
