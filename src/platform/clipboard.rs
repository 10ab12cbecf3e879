//! Clipboard of the reader.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Clipboard;

use super::window;

/// Copies a text; whether the browser did.
pub async fn copy_text(text: &str) -> bool {
    let Some(window) = window() else { return false };
    let navigator = window.navigator();
    // Pages without a secure connection and sandboxed frames have no clipboard at all.
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok().filter(|clipboard| clipboard.is_object());
    match clipboard.and_then(|clipboard| clipboard.dyn_into::<Clipboard>().ok()) {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}
