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

/// Runs `act` after all effects that wait to run. Those that follow the same change as the caller, and put elements or words into the
/// page, may come after the caller itself. The caller's signals may be gone by then: `act` must ask.
pub fn after_effects(act: impl FnOnce() + 'static) {
    spawn_local(async move {
        tick().await;
        act();
    });
}
