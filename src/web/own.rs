//! How does a reader open a file of their own?
//!
//! By a dialog of the system, or by dropping it anywhere on our page. It is read in this browser and sent nowhere.

use std::cell::RefCell;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Math;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, File, HtmlElement, HtmlInputElement};

use super::address::Address;
use super::data::Origin;
use super::live::{around, find, mark, put};
use crate::markup;

/// The class of a timeline that a file is held over.
const HELD: &str = "ct-held";

/// The files that the reader has opened, by what the history knows them by: a number that no file had before, not even in
/// a page that was here until it was loaded again.
#[derive(Default)]
pub struct Opened(RefCell<Vec<(f64, File)>>);

impl Opened {
    /// Keeps a file, of which the browser has no more than where it lies.
    pub fn add(&self, file: &File) -> f64 {
        let number = Math::random();
        self.0.borrow_mut().push((number, file.clone()));
        number
    }

    /// The file of a number. A page that was loaded again knows of none from before.
    pub fn file(&self, number: f64) -> Option<File> {
        self.0.borrow().iter().find(|(it, _)| *it == number).map(|(_, file)| file.clone())
    }
}

/// Calls back with each file that the reader opens, until what it answers is dropped.
///
/// Opening one is a step in the history, which begins where the reader asks for the dialog.
pub fn on_file(root: &HtmlElement, address: &Address, open: impl Fn(File) + Clone + 'static) -> Vec<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    let (inside, stepping) = (root.clone(), address.clone());
    let press = EventListener::new(root, "click", move |event| {
        if around(event, "[data-own]").is_some()
            && let Some(input) = find::<HtmlInputElement>(&inside, "[data-own-file]")
        {
            stepping.step_ahead();
            input.click();
        }
    });
    let stepping = address.clone();
    let cancel = EventListener::new(root, "cancel", move |event| {
        if around(event, "[data-own-file]").is_some() {
            stepping.step_back();
        }
    });
    let opened = open.clone();
    let choose = EventListener::new(root, "change", move |event| {
        let input = around(event, "[data-own-file]").and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        if let Some(file) = input.and_then(|input| input.files()?.get(0)) {
            opened(file);
        }
    });
    let held = root.clone();
    let hold = EventListener::new_with_options(root, "dragover", options, move |event| {
        let is_file = transfer(event).is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0));
        if is_file {
            // Otherwise the browser would leave the page for the file.
            event.prevent_default();
            mark(&held, HELD, true);
        }
    });
    let left = root.clone();
    let leave = EventListener::new(root, "dragleave", move |_| mark(&left, HELD, false));
    let dropped = root.clone();
    let drop = EventListener::new_with_options(root, "drop", options, move |event| {
        mark(&dropped, HELD, false);
        if let Some(file) = transfer(event).and_then(|transfer| transfer.files()?.get(0)) {
            event.prevent_default();
            open(file);
        }
    });
    vec![press, cancel, choose, hold, leave, drop]
}

/// Says of data from a file, and of those with faults, what they are.
pub fn say_whose(root: &HtmlElement, data: &Origin, faults: usize) {
    let file = data.file_name();
    if file.is_none() && faults == 0 {
        return;
    }
    let html = markup::own_data(file.as_deref(), faults);
    match find::<Element>(root, ".ct-other-data, .ct-header, .ct-frame-head") {
        Some(head) => put(&head, "afterend", &html),
        None => put(root, "afterbegin", &html),
    }
}

/// Says where data really come from whose address has sent on.
pub fn say_sent_on(root: &HtmlElement, address: Option<&str>) {
    if let (Some(address), Some(link)) = (address, find::<Element>(root, ".ct-other-data a")) {
        put(&link, "afterend", &markup::sent_on(address));
    }
}

fn transfer(event: &web_sys::Event) -> Option<web_sys::DataTransfer> {
    event.dyn_ref::<DragEvent>()?.data_transfer()
}
