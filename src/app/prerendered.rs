//! Prerendered page: what becomes of it when the program has a timeline to show, or fails.
//!
//! Before the program runs, `assets/early.js` hides what the address does not ask for; `style/page.css` shows it again where the program
//! fails or is late.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::platform::set_attribute;
use crate::ui::{Prerendered, fingerprint};

/// On a timeline as it was delivered, before it is hydrated: the name of the data that it shows.
pub const PRERENDERED: &str = "data-prerendered";
/// On the same: the fingerprint of its HTML.
const FINGERPRINT: &str = "data-fingerprint";
/// On the document while the delivered page is shown in the place of a requested view that failed or is late.
const PLAIN: &str = "data-plain";
/// On the document while the address asks for something else than what was delivered: `data`, `embed`, or empty for a filtered view.
const REQUESTED: &str = "data-requested";

/// The delivered timeline and the words for those who wait, which stand around it.
#[derive(Clone)]
pub struct Delivered {
    /// The delivered timeline.
    pub element: HtmlElement,
}

impl Delivered {
    /// What it says of itself.
    pub fn prerendered(&self) -> Option<Prerendered> {
        let said = |name: &str| self.element.get_attribute(name);
        Some(Prerendered { data: said(PRERENDERED)?, fingerprint: said(FINGERPRINT)? })
    }

    /// Whether it shows these data, and can be hydrated. A site whose data were replaced after it was built still has the page of the
    /// old ones; and whoever is between the site and the reader may have changed the page.
    pub fn fits(&self, data: &str) -> bool {
        let fits =
            |it: Prerendered| it.data == data && it.fingerprint == fingerprint(&self.element.inner_html()).to_string();
        self.prerendered().is_some_and(fits)
    }

    /// Waits for data. What was delivered is not the answer where other data are asked for, and must not pass for it.
    pub fn wait(&self, is_bundled: bool, were_bundled: bool) {
        self.refuse(!is_bundled);
        set_on_document(PLAIN, None);
        if is_bundled && !were_bundled {
            set_on_document(REQUESTED, None);
        }
        self.around(|waiting| {
            if waiting.has_attribute("data-waiting") {
                set_attribute(waiting, "hidden", Some("").filter(|_| !is_bundled));
            }
        });
    }

    /// Shows it in place of what has not come. Of data of others it is nothing at all.
    pub fn stand(&self, is_bundled: bool) {
        self.around(|waiting| set_attribute(waiting, "hidden", Some("")));
        if is_bundled {
            set_on_document(PLAIN, Some(""));
        }
    }

    /// It is no longer what was delivered: the words for those who wait go.
    pub fn end(&self) {
        self.refuse(false);
        self.around(Element::remove);
    }

    fn refuse(&self, is_refused: bool) {
        let _ = self.element.class_list().toggle_with_force("ct-refused", is_refused);
    }

    /// Does something with what stands around it in its host.
    fn around(&self, what: impl Fn(&Element)) {
        let own: &Element = &self.element;
        let Some(host) = self.element.parent_element() else { return };
        let children = host.children();
        let others: Vec<Element> = (0..children.length()).filter_map(|at| children.item(at)).collect();
        others.iter().filter(|other| *other != own).for_each(what);
    }
}

/// Whether the address asks for a part of what was delivered.
pub fn is_part_asked() -> bool {
    document_root().and_then(|root| root.get_attribute(REQUESTED)).as_deref() == Some("")
}

/// From now on the timeline says itself what the address asks for.
pub fn end_asking() {
    for name in [REQUESTED, PLAIN, "data-theme"] {
        set_on_document(name, None);
    }
}

/// Gives the root of the document an attribute, or takes it away.
fn set_on_document(name: &str, value: Option<&str>) {
    if let Some(root) = document_root() {
        set_attribute(&root, name, value);
    }
}

fn document_root() -> Option<HtmlElement> {
    web_sys::window()?.document()?.document_element()?.dyn_into().ok()
}
