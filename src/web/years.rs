//! How does a reader choose years with a pointer?

use leptos::prelude::*;

use super::timeline::Timeline;
use web_sys::PointerEvent;

use super::browser::History;
use crate::chart::UNITS_PER_PX;
use crate::words::page;

/// A strip of the years, along the chart's axis, with the number of meetings in each. Pressing a year and dragging to
/// another chooses them.
///
/// It only repeats what the lists of years do, so people without a pointer are not told of it.
#[component]
pub fn Years(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let (first, last) = timeline.dataset().years().unwrap_or((2014, 2023));
    let strip: NodeRef<leptos::html::Div> = NodeRef::new();
    // The year where the drag began and where it is now.
    let drag: RwSignal<Option<(i32, i32)>> = RwSignal::new(None);
    let year_under = move |event: &PointerEvent| {
        let area = strip.get_untracked()?.get_bounding_client_rect();
        let share = (f64::from(event.client_x()) - area.left()) / area.width().max(1.0);
        let years = last - first + 1;
        Some(first + ((share * f64::from(years)).floor() as i32).clamp(0, years - 1))
    };
    let start = move |event: PointerEvent| {
        if event.button() == 0 {
            if let Some(strip) = strip.get_untracked() {
                let _ = strip.set_pointer_capture(event.pointer_id());
            }
            drag.set(year_under(&event).map(|year| (year, year)));
        }
    };
    let drag_on = move |event: PointerEvent| {
        if let (Some((from, _)), Some(year)) = (drag.get_untracked(), year_under(&event)) {
            drag.set(Some((from, year)));
        }
    };
    let finish = move |_: PointerEvent| {
        if let Some((a, b)) = drag.get_untracked() {
            drag.set(None);
            timeline.change(History::Push, |view| view.with_years(a, b));
        }
    };
    let range = move || match drag.get() {
        Some((a, b)) => (a.min(b), a.max(b)),
        None => timeline.view.with(|view| (view.from, view.to)),
    };
    let counts = Memo::new(move |_| timeline.selection.with(|selection| selection.years.clone()));
    let most = move || counts.with(|counts| counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1));
    let years = (first..=last)
        .map(|year| {
            let count = move || {
                counts.with(|counts| counts.iter().find(|(other, _)| *other == year).map_or(0, |(_, count)| *count))
            };
            let height = move || format!("{}%", count() * 100 / most());
            let is_in = move || {
                let (from, to) = range();
                from <= year && year <= to
            };
            view! {
                <div class="ct-year" class:ct-in=is_in>
                    <span class="ct-bar-room"><span class="ct-bar" style:height=height></span></span>
                    <span class="ct-year-count">{count}</span>
                    <span class="ct-year-name">{year}</span>
                </div>
            }
        })
        .collect_view();
    let room_before = move || timeline.scene.with(|scene| format!("{}px", scene.axis.left / UNITS_PER_PX));
    let room_after =
        move || timeline.scene.with(|scene| format!("{}px", scene.width_px as i32 - scene.axis.right / UNITS_PER_PX));
    view! {
        <div
            class="ct-years"
            aria-hidden="true"
            style:padding-left=room_before
            style:padding-right=room_after
        >
            <p class="ct-hint">{page::STRIP}</p>
            <div
                class="ct-strip"
                node_ref=strip
                on:pointerdown=start
                on:pointermove=drag_on
                on:pointerup=finish
                on:pointercancel=move |_| drag.set(None)
            >
                {years}
            </div>
        </div>
    }
    .into_any()
}
