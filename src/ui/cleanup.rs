//! Cleanup: what is dropped together with a component, or with an effect of it.

use std::any::Any;

use leptos::prelude::*;

/// Drops something, such as an observer that ends then, when the reactive owner at hand is cleaned up.
pub fn drop_on_cleanup(value: impl Any) {
    // One type for all of them, so that the program has the code for it once.
    let value: Box<dyn Any> = Box::new(value);
    StoredValue::new_local(value);
}
