//! Things that are kept as long as a component, or an effect of it, is there.

use std::any::Any;

use leptos::prelude::*;

/// Keeps something, such as an observer that ends when it is dropped, until the owner at hand goes.
pub fn keep(kept: impl Any) {
    // One type for all of them, so that the program has the code for it once.
    let kept: Box<dyn Any> = Box::new(kept);
    StoredValue::new_local(kept);
}
