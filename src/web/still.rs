//! How does the live page take the place of the one that was delivered, without the reader noticing?

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::browser;

/// What a reader may be looking at.
const SEEN: &str = "h1, h2, h3, tr, .ct-picture";
/// On the root of the document while one page takes the place of the other.
const SETTLING: &str = "data-settling";
/// What says by an attribute what it is, and so can be found again.
const KEYS: [&str; 3] = ["data-meeting", "data-size", "data-sort"];

/// The page as it was delivered, around the room that the live one is mounted in.
#[derive(Clone)]
pub struct Still {
    main: Element,
    room: Element,
}

/// Where the reader was: what stood at the top of the window and how high, and what had the focus.
pub struct Place {
    seen: Option<(Name, f64)>,
    focused: Option<Name>,
}

/// What an element is called in either page.
#[derive(PartialEq)]
struct Name {
    tag: String,
    words: String,
}

impl Still {
    /// The page in `main`, with an empty room for the live one at its beginning.
    pub fn new(main: &Element) -> Option<(Self, HtmlElement)> {
        let room: HtmlElement = main.owner_document()?.create_element("div").ok()?.dyn_into().ok()?;
        main.insert_before(&room, main.first_child().as_ref()).ok()?;
        Some((Self { main: main.clone(), room: room.clone().into() }, room))
    }

    /// The delivered page stays, and nothing more is to be waited for.
    pub fn stop_waiting(&self) {
        for waiting in browser::all::<Element>(&self.main, "[data-waiting]") {
            let _ = waiting.set_attribute("hidden", "");
        }
    }

    /// Removes the delivered page. Says where the reader was in it.
    pub fn leave(&self) -> Place {
        let place = self.place();
        // The browser's own way of keeping the place would act after ours.
        mark_root(SETTLING, true);
        while let Some(other) = self.room.next_sibling() {
            if self.main.remove_child(&other).is_err() {
                break;
            }
        }
        mark_root("data-asked", false);
        mark_root("data-theme", false);
        place
    }

    fn place(&self) -> Place {
        let focused = browser::focused().filter(|element| self.main.contains(Some(element)));
        Place {
            seen: is_scrolled().then(|| seen(&self.main)).flatten(),
            focused: focused.and_then(|element| key(&element)),
        }
    }

    /// Takes the reader to the same place in the live page, in the frame in which it is first drawn.
    pub fn return_to(&self, place: &Place) {
        if let Some((name, top)) = &place.seen {
            let same = browser::all(&self.room, SEEN).into_iter().find(|element: &Element| named(element) == *name);
            if let (Some(element), Some(window)) = (same, browser::window()) {
                window.scroll_by_with_x_and_y(0.0, element.get_bounding_client_rect().top() - top);
            }
        }
        if let Some(name) = &place.focused {
            let keyed: Vec<HtmlElement> = browser::all(&self.room, "[data-meeting], [data-size], [data-sort]");
            let same = keyed.into_iter().find(|element| key(element).as_ref() == Some(name));
            if let Some(element) = same {
                let _ = element.focus();
            }
        }
        request_animation_frame(|| mark_root(SETTLING, false));
    }
}

/// Sets or removes an attribute of the root of the document.
fn mark_root(attribute: &str, is_set: bool) {
    let document = browser::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        let _ = if is_set { root.set_attribute(attribute, "") } else { root.remove_attribute(attribute) };
    }
}

fn is_scrolled() -> bool {
    browser::window().and_then(|window| window.scroll_y().ok()).is_some_and(|y| y > 0.0)
}

/// The first element of which anything is below the window's upper edge, and where its own upper edge is.
fn seen(main: &Element) -> Option<(Name, f64)> {
    browser::all::<Element>(main, SEEN).iter().find_map(|element| {
        let area = element.get_bounding_client_rect();
        (area.bottom() > 0.0 && area.height() > 0.0).then(|| (named(element), area.top()))
    })
}

fn named(element: &Element) -> Name {
    let tag = element.tag_name();
    // The picture is made of other things before and after.
    let words = if tag == "DIV" { String::new() } else { element.text_content().unwrap_or_default() };
    Name { tag, words }
}

fn key(element: &Element) -> Option<Name> {
    KEYS.iter().find_map(|key| {
        let value = element.get_attribute(key)?;
        Some(Name { tag: element.tag_name(), words: format!("{key} {value}") })
    })
}
