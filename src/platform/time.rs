//! Turns that the browser is given, and moments that it notes for whoever measures.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use super::window;

/// Notes a moment in the browser's list of times, for whoever measures.
pub fn note_time(name: &str) {
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _ = performance.mark(name);
    }
}

/// Notes how long something took until now, since the moment noted as `from`.
pub fn note_span(name: &str, from: &str) {
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _ = performance.measure_with_start_mark(name, from);
        performance.clear_marks_with_mark_name(from);
    }
}

/// Lets the browser do what else there is to do before the program goes on.
pub async fn next_task() {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    // It is only waited for.
    let _ = JsFuture::from(promise).await;
}

/// Lets the browser answer between two slices of a long work. Timers that follow one another are held up by four milliseconds
/// each; messages are not.
pub async fn yield_now() {
    let Ok(channel) = MessageChannel::new() else { return next_task().await };
    let (told, teller) = (channel.port1(), channel.port2());
    let promise = Promise::new(&mut |resolve, _| told.set_onmessage(Some(&resolve)));
    let _ = teller.post_message(&JsValue::NULL);
    // It is only waited for.
    let _ = JsFuture::from(promise).await;
    told.close();
}

/// Milliseconds since the page began to load.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}
