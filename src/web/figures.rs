//! What are the key figures of the view?

use leptos::prelude::*;
use web_sys::Element;

use super::live::{find, follow};
use super::timeline::Timeline;
use crate::markup;
use crate::view::key_figures;

/// Keeps the figures those of the view. `are_written` where they are at the beginning.
pub fn bind(timeline: Timeline, root: &Element, are_written: bool) -> Option<()> {
    let place: Element = find(root, ".ct-figures")?;
    let mut shown = None;
    follow(move || {
        let dataset = timeline.dataset();
        let figures = timeline
            .selection
            .with(|selection| timeline.view.with(|view| Some((key_figures(&dataset, view, selection), view.to))));
        let is_first = shown.is_none();
        if let (Some((figures, last_year)), true) = (&figures, figures != shown && !(is_first && are_written)) {
            place.set_inner_html(&markup::figures(&dataset, figures, *last_year));
        }
        shown = figures;
    });
    Some(())
}
