//! Texts that the browser keeps for our site.

use super::window;

/// A text that the browser has kept for our site. `None` also where it keeps nothing: in a sandbox, or where the reader
/// does not want it to.
pub fn stored(key: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(key).ok()?
}

/// Has the browser keep a text for our site, or forget it. One that keeps nothing does nothing.
pub fn store(key: &str, text: Option<&str>) {
    if let Some(storage) = window().and_then(|window| window.local_storage().ok()?) {
        let _ = match text {
            Some(text) => storage.set_item(key, text),
            None => storage.remove_item(key),
        };
    }
}
