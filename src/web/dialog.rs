//! How does a button open a dialog, and what do all dialogs have in common?

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

use super::browser;
use super::live::{around, find, hear, is_escape, say, wake};
use crate::words::page::embed as text;

/// Makes the button open the dialog of the same name, which `fill` gives its content; it is empty again when it is closed.
/// `listen` hears what is pressed and changed in it, and that it closes.
pub fn bind(
    root: &Element,
    name: &str,
    fill: impl Fn(&HtmlElement) + 'static,
    listen: impl Fn(&Event) + 'static,
) -> Option<()> {
    let button: HtmlElement = find(root, &format!("[data-{name}]"))?;
    let dialog: HtmlDialogElement = find(root, &format!("[data-dialog={name}]"))?;
    let it = dialog.clone();
    // A frame may be as high as its content: the middle of its window can be far from where the reader is. There the dialog
    // opens in its place in the page.
    let is_framed = root.class_list().contains("ct-framed");
    hear(&button, &["click"], move |_| {
        fill(&it);
        if is_framed {
            it.show();
            it.scroll_into_view();
        } else {
            // In an element that has been moved it is still open, but as a part of the page.
            it.close();
            let _ = it.show_modal();
        }
    });
    let it = dialog.clone();
    let opener = button.clone();
    hear(&dialog, &["click", "change", "close", "keydown"], move |event| {
        match event.type_().as_str() {
            // The browser tells of it later: by then a quick reader may have opened the dialog again, or gone elsewhere.
            "close" if it.open() => {}
            "close" => {
                listen(event);
                it.set_inner_html("");
                if browser::has_no_focus(&opener) {
                    let _ = opener.focus();
                }
            }
            "keydown" => {
                if is_framed && is_escape(event) {
                    // What is open beside the chart stays.
                    event.stop_propagation();
                    it.close();
                }
            }
            "click" if around(event, "[data-leave]").is_some() => it.close(),
            "click" if around(event, "[data-copy]").is_some() => copy(event),
            _ => listen(event),
        }
    });
    wake(&button);
    Some(())
}

/// Copies the snippet whose button was pressed, and says whether the browser did.
fn copy(event: &Event) {
    let snippet = around(event, "[data-copy]").and_then(|button| button.closest(".ct-snippet").ok()?);
    let Some(snippet) = snippet else { return };
    let (Some(area), Some(said)) =
        (find::<HtmlTextAreaElement>(&snippet, "textarea"), find::<Element>(&snippet, "[role=status]"))
    else {
        return;
    };
    wasm_bindgen_futures::spawn_local(async move {
        let is_copied = copied(&area.value()).await;
        say(&said, if is_copied { text::COPIED } else { text::NOT_COPIED });
        // Where the browser does not copy, the reader can.
        if !is_copied {
            area.select();
        }
    });
}

/// Copies a text; whether the browser did.
async fn copied(code: &str) -> bool {
    let Some(window) = browser::window() else { return false };
    let navigator = window.navigator();
    // Pages without a secure connection and sandboxed frames have no clipboard at all.
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok().filter(|clipboard| clipboard.is_object());
    match clipboard.and_then(|clipboard| clipboard.dyn_into::<web_sys::Clipboard>().ok()) {
        Some(clipboard) => JsFuture::from(clipboard.write_text(code)).await.is_ok(),
        None => false,
    }
}
