//! Share dialog of the reader's system.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::messages::object;
use super::window;

/// What hands a link to the reader's system, where there is something.
fn sender() -> Option<Function> {
    Reflect::get(&window()?.navigator(), &"share".into()).ok()?.dyn_into().ok()
}

/// Whether the reader's system takes links.
pub fn can_send_links() -> bool {
    sender().is_some()
}

/// Hands a link to the reader's system.
pub fn send_link(title: &str, address: &str) {
    let (Some(window), Some(sender)) = (window(), sender()) else { return };
    let what = object(&[("title", title.into()), ("url", address.into())]);
    let sent = sender.call1(&window.navigator(), &what).ok().and_then(|sent| sent.dyn_into::<Promise>().ok());
    // A reader who changes their mind has done nothing wrong.
    sent.into_iter().for_each(|sent| spawn_local(async move { drop(JsFuture::from(sent).await) }));
}
