//! What becomes of the page as it was delivered, until the program has an answer or instead of one?
//!
//! `assets/asked.js` hides what is not the answer before any program is there, and `style/page.css` shows it again where the page
//! says that it is not.

use web_sys::{Element, HtmlElement};

use super::browser;
use super::live::{find, mark, put, set};
use crate::markup;

/// On a timeline as it was delivered, before it comes to life: the name of the data that it shows.
pub const STILL: &str = "data-still";
/// On the document as long as what it was delivered with is shown although it is not the answer.
const PLAIN: &str = "data-plain";
/// On the document as long as the address asks for something else than what was delivered; empty where that is a part of it.
const ASKED: &str = "data-asked";

/// Whether there is the page as it was delivered, and nothing else yet.
pub fn is_still(root: &HtmlElement) -> bool {
    root.has_attribute(STILL)
}

/// Waits for data, whose progress is told where they are not the bundled ones.
pub fn wait(root: &HtmlElement, is_bundled: bool, were_bundled: bool) {
    browser::all::<Element>(root, ".ct-failed, .ct-reading").iter().for_each(Element::remove);
    // What was delivered is not the answer where other data are asked for, and must not pass for it.
    mark(root, "ct-refused", !is_bundled);
    set_on_document(PLAIN, None);
    if is_bundled && !were_bundled {
        set_on_document(ASKED, None);
    }
    around(root, |waiting| {
        if waiting.has_attribute("data-waiting") {
            set(waiting, "hidden", Some("").filter(|_| !is_bundled));
        }
    });
    if !is_bundled {
        put(root, "afterbegin", &markup::reading());
    }
}

/// Shows it in place of what has not come, and says what it is not. Of data of others it is nothing at all.
pub fn stand(root: &HtmlElement, is_bundled: bool) {
    around(root, |waiting| set(waiting, "hidden", Some("")));
    if is_bundled {
        let asked = browser::document_root().and_then(|document| document.get_attribute(ASKED));
        if let Some(said) = find::<Element>(root, ".ct-failed").filter(|_| asked.as_deref() == Some("")) {
            put(&said, "beforeend", &markup::unfiltered());
        }
        set_on_document(PLAIN, Some(""));
    }
}

/// It is no longer what was delivered.
pub fn end(root: &HtmlElement) {
    mark(root, "ct-refused", false);
    set(root, STILL, None);
    around(root, Element::remove);
    browser::all::<Element>(root, ".ct-failed").iter().for_each(Element::remove);
}

/// From now on the timeline says itself what the address asks for.
pub fn end_asking() {
    for name in [ASKED, PLAIN, "data-theme"] {
        set_on_document(name, None);
    }
}

/// Does something with what stands around it in its host: the words for those who wait.
fn around(root: &HtmlElement, what: impl Fn(&Element)) {
    if let Some(host) = root.parent_element() {
        browser::all::<Element>(&host, ":scope > :not(.ct-app)").iter().for_each(what);
    }
}

/// Gives the root of the document an attribute, or takes it away.
fn set_on_document(name: &str, value: Option<&str>) {
    if let Some(root) = browser::document_root() {
        set(&root, name, value);
    }
}
