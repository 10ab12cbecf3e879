//! Effects of components.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

/// Runs soon, and again whenever something that it has read changes, until the owner at hand goes. Natively it never runs.
///
/// As [`Effect::new`], which would be another type, and another kilobyte of the program, for each of them.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_: Option<()>| run());
}

/// Does something when the effects that wait to run have run: those that follow the same change as the caller, and put elements or
/// words into the page, may be later than the caller itself. Whoever is gone by then must say so.
pub fn after_effects(act: impl FnOnce() + 'static) {
    spawn_local(async move {
        tick().await;
        act();
    });
}
