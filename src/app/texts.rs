//! Longer texts, which come after all that can be used without them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::{self, CancelToken};
use crate::ui::{Timeline, effect};

/// Noted in the browser's list of times when the longer texts have come.
const COMPLETE: &str = "coalition-timeline:complete";

/// Fetches the longer texts, which the page can be used without: now, and where that fails whenever they are missed.
pub fn bring_texts(timeline: Timeline, token: Option<CancelToken>) {
    let Some(files) = timeline.files() else { return };
    let is_pending = RwSignal::new(false);
    let mut asked = None;
    let is_there = Memo::new(move |_| timeline.texts.with(Option::is_some));
    effect(move || {
        if is_there.get() {
            return platform::note_time(COMPLETE);
        }
        let now = timeline.view.with(|view| (view.open.clone(), view.search.clone()));
        if is_pending.get() || asked.as_ref() == Some(&now) {
            return;
        }
        asked = Some(now);
        is_pending.set(true);
        let (files, token) = (files.clone(), token.clone());
        wasm_bindgen_futures::spawn_local(async move {
            if let Ok(texts) = files.texts(token.as_ref()).await {
                let _ = timeline.texts.try_set(Some(Arc::new(texts)));
            }
            let _ = is_pending.try_set(false);
        });
    });
}
