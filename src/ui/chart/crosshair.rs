//! Crosshair: a line through all panels at the pointer, with the month and the number of members then.

use chrono::Datelike;
use leptos::html;
use leptos::prelude::*;

use super::state::{css_px, use_chart};
use crate::chart::UNITS_PER_PX;
use crate::ui::view;
use crate::ui::{after_effects, effect};
use crate::words;

/// The crosshair. It is not there while the pointer is not over the axis.
#[component]
pub fn Crosshair() -> impl IntoView {
    let chart = use_chart();
    let timeline = chart.timeline;
    // Apart, so that a move of the pointer writes only what it changes.
    let x = Memo::new(move |_| {
        let (x, _) = chart.pointer.get()?;
        timeline.scene.with(|scene| Some(x).filter(|x| scene.axis.left <= *x && *x <= scene.axis.right))
    });
    let ends =
        Memo::new(move |_| timeline.scene.with(|scene| Some((scene.panels.first()?.top, scene.panels.last()?.bottom))));
    let words = Memo::new(move |_| {
        let Some(x) = x.get() else { return String::new() };
        let (day, dataset) = (timeline.scene.with(|scene| scene.axis.day_at(x)), timeline.dataset());
        let size = dataset.growth.position_at(day).and_then(|at| dataset.growth.points.get(at));
        words::crosshair(words::month(day.month()), day.year(), size.map(|size| size.total), &dataset.labels)
    });
    let is_hidden = Memo::new(move |_| x.get().is_none() || ends.get().is_none());
    let place = Signal::derive(move || x.get().map(|x| format!("translateX({})", css_px(x))));
    let top = Signal::derive(move || ends.get().map(|(top, _)| css_px(top)));
    let height = Signal::derive(move || ends.get().map(|(top, bottom)| css_px(bottom - top)));
    // On the side where there is more room, and never beyond the picture: on a telephone half of it may be too little.
    let label = NodeRef::<html::Div>::new();
    let width_px = RwSignal::new(0);
    effect(move || {
        words.track();
        is_hidden.track();
        label.track();
        // When the words have come and are seen.
        after_effects(move || {
            let width = label.try_get_untracked().flatten().map_or(0, |label| label.offset_width());
            if width_px.try_get_untracked().is_some_and(|before| before != width) {
                width_px.set(width);
            }
        });
    });
    let shift = Signal::derive(move || {
        let (x, width) = (x.get()? / UNITS_PER_PX, width_px.get());
        let room = timeline.scene.with(|scene| scene.width_px as i32);
        let left = if x > room / 2 { x - width } else { x };
        Some(format!("translateX({}px)", left.clamp(0, (room - width).max(0)) - x))
    });
    let (said, hidden): (Signal<String>, Signal<bool>) = (words.into(), is_hidden.into());
    view! {
        <div
            class="ct-crosshair"
            aria-hidden="true"
            hidden=hidden
            style:transform=place
            style:top=top
            style:height=height
        >
            <div node_ref=label style:transform=shift>
                {said}
            </div>
        </div>
    }
}
