//! How do the longer texts come, after all that can be used without them?

use std::sync::Arc;

use leptos::prelude::*;

use super::browser;
use super::data::{Files, Until};
use super::live::follow;
use super::timeline::Timeline;

/// Noted when the longer texts have come as well.
const COMPLETE: &str = "coalition-timeline:complete";

/// Fetches the longer texts, which the page can be used without: now, and where that fails whenever they are missed.
pub fn bring(timeline: Timeline, files: Files, until: Option<Until>) {
    let is_pending = RwSignal::new(false);
    let mut asked = None;
    let is_there = Memo::new(move |_| timeline.texts.with(Option::is_some));
    follow(move || {
        if is_there.get() {
            return browser::note_time(COMPLETE);
        }
        let now = timeline.view.with(|view| (view.open.clone(), view.search.clone()));
        if is_pending.get() || asked.as_ref() == Some(&now) {
            return;
        }
        asked = Some(now);
        is_pending.set(true);
        let (files, until) = (files.clone(), until.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let texts = files.texts(until.as_ref()).await;
            if let Ok(texts) = texts {
                let _ = timeline.texts.try_set(Some(Arc::new(texts)));
            }
            let _ = is_pending.try_set(false);
        });
    });
}
