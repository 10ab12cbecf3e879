//! Return of the reader to a page that the browser had put aside.

use leptos::prelude::*;

use super::cleanup::drop_on_cleanup;
use super::effect::effect;
use crate::platform;

/// Says whenever the reader has come back: fields that the browser has changed by itself are to be set again.
pub fn use_returned() -> RwSignal<()> {
    let returned = RwSignal::new(());
    effect(move || {
        drop_on_cleanup(platform::on_return(move || {
            let _ = returned.try_set(());
        }));
    });
    returned
}
