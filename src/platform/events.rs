//! Events of the window and of media queries, heard until dropped.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use web_sys::MediaQueryList;

use super::window;

/// Listens on the window until dropped.
pub fn on_window(event: &'static str, callback: impl FnMut() + 'static) -> Option<EventListener> {
    let mut callback = callback;
    window().map(|window| EventListener::new(&window, event, move |_| callback()))
}

/// When fields are looked at again after the page has been shown again: one browser gives them back what they said at first,
/// in a task of its own after it has told of it.
const RETURNED_MS: [u32; 3] = [0, 50, 300];

/// Calls back soon after the page is shown, and a little later again, until dropped: a browser may have put it aside as it
/// was, and then have changed its fields.
pub fn on_return(callback: impl Fn() + 'static) -> Option<EventListener> {
    let callback = Rc::new(callback);
    on_window("pageshow", move || {
        for ms in RETURNED_MS {
            let callback = callback.clone();
            Timeout::new(ms, move || callback()).forget();
        }
    })
}

/// Listens for changes of a media query until dropped.
pub fn on_media(query: &str, callback: impl FnMut() + 'static) -> Option<EventListener> {
    let mut callback = callback;
    let list: MediaQueryList = window()?.match_media(query).ok().flatten()?;
    Some(EventListener::new(&list, "change", move |_| callback()))
}

/// Whether a media query is true now.
pub fn is_media(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok()?).is_some_and(|list| list.matches())
}
