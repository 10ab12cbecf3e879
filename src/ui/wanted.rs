//! Parts of a timeline that are there for as long as the page around it asks for them.

use leptos::prelude::*;

use super::setting::Surface;
use super::state::{Timeline, use_timeline};
use super::view::dynamic;
use crate::view::Part;

/// Whether the page around a timeline asks for a part of it.
pub fn is_wanted(timeline: Timeline, part: Part) -> Memo<bool> {
    Memo::new(move |_| timeline.view.with(|view| view.parts.has(part)))
}

/// A part of the timeline. Where it is not asked for nothing of it is in the page: neither seen nor read aloud nor found.
#[component]
pub fn Wanted(
    /// Which one it is.
    part: Part,
    /// Makes it.
    children: ChildrenFn,
) -> impl IntoView {
    let timeline = use_timeline();
    // Our own page has all of them, always: it is hydrated as it was delivered.
    if timeline.surface() == Surface::Page {
        return children();
    }
    let is_wanted = is_wanted(timeline, part);
    dynamic(move || if is_wanted.get() { children() } else { ().into_any() })
}
