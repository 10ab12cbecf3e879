//! Size of letters that the reader has chosen, where the timeline is in somebody else's page.
//!
//! In such a page a rem is what the page says. The keyword `medium` is the reader's own size, whatever the page says.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, HtmlElement, ShadowRoot};

use super::observers::WidthObserver;
use super::window;

/// An element that nobody sees, as wide as four of the reader's letters are high.
const SAMPLE: &str = "all:initial;position:absolute;visibility:hidden;font-size:medium;inline-size:4em;block-size:0";
/// How the rule begins that says what is found.
const RULE: &str = ":host { --ct-rem:";

/// Gives a timeline in a shadow root the reader's size of letters, now and whenever that changes, until dropped.
pub struct TextSize {
    sample: HtmlElement,
    _observer: Option<WidthObserver>,
}

impl TextSize {
    /// Begins with it. `None` where the timeline is in no shadow root.
    pub fn follow(root: &HtmlElement) -> Option<Self> {
        let shadow: ShadowRoot = root.get_root_node().dyn_into().ok()?;
        let sample: HtmlElement = root.owner_document()?.create_element("div").ok()?.dyn_into().ok()?;
        // Some browsers have another size for each script.
        let _ = sample.set_attribute("lang", "en");
        sample.style().set_css_text(SAMPLE);
        root.before_with_node_1(&sample).ok()?;
        update_rule(&shadow, &sample);
        let seen = sample.clone();
        let observer = WidthObserver::new(&sample, move |_| {
            update_rule(&shadow, &seen);
        });
        Some(Self { sample, _observer: observer })
    }
}

impl Drop for TextSize {
    fn drop(&mut self) {
        self.sample.remove();
    }
}

/// Writes it into the style sheet that all timelines of the page share: what the host gives the element goes before it.
fn update_rule(shadow: &ShadowRoot, sample: &HtmlElement) -> Option<()> {
    let size = window()?.get_computed_style(sample).ok()??.get_property_value("font-size").ok()?;
    let sheets = Reflect::get(shadow, &"adoptedStyleSheets".into()).ok()?;
    let sheet: CssStyleSheet = Reflect::get_u32(&sheets, 0).ok()?.dyn_into().ok()?;
    let rules = sheet.css_rules().ok()?;
    let last = rules.length().checked_sub(1)?;
    let rule = format!("{RULE} {size}; }}");
    let before = rules.get(last)?.css_text();
    if !size.ends_with("px") || before == rule {
        return None;
    }
    if before.starts_with(RULE) {
        sheet.delete_rule(last).ok()?;
    }
    sheet.insert_rule_with_index(&rule, rules.length()).ok()?;
    Some(())
}
