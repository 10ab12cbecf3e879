//! Effects of components.

use leptos::prelude::*;

/// Runs soon, and again whenever something that it has read changes, until the owner at hand goes. Natively it never runs.
///
/// As [`Effect::new`], which would be another type, and another kilobyte of the program, for each of them.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_: Option<()>| run());
}
