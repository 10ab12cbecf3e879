//! Prerendered page: what is out of use until the program runs, and parts that are hydrated in a later task.

use leptos::prelude::*;

use super::effect::effect;

/// What a delivered page says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prerendered {
    /// The name of the file with the data that it shows.
    pub data: String,
    /// The fingerprint of its HTML.
    pub fingerprint: String,
}

/// Whether the tree is the one that the page is delivered with: rendered natively, or hydrated in the browser. Anywhere else it is
/// mounted, and there is nothing before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IsPrerendered(pub bool);

/// Whether the tree is prerendered.
pub fn is_prerendered() -> bool {
    use_context::<IsPrerendered>().is_some_and(|is| is.0)
}

/// Whether a part is out of use: until its program runs, where it is prerendered.
pub fn use_inert() -> Signal<bool> {
    let is_inert = RwSignal::new(is_prerendered());
    // Who follows it elsewhere would do everything twice.
    if is_prerendered() {
        effect(move || is_inert.set(false));
    }
    is_inert.into()
}
