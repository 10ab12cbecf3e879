//! Strip of the years along the axis of the chart, with the number of meetings in each.
//!
//! Pressing a year and dragging to another chooses them. It only repeats what the lists of years do, so people without a pointer are
//! not told of it.

use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;

use crate::chart::UNITS_PER_PX;
use crate::platform::{self, History};
use crate::ui::state::use_timeline;
use crate::ui::view;
use crate::words::page;

/// The strip. It stays unseen until it is known where the axis is.
#[component]
pub fn YearStrip() -> impl IntoView {
    let timeline = use_timeline();
    let strip = NodeRef::<html::Div>::new();
    // The year where the drag began and where it is now.
    let drag = RwSignal::new(None::<(i32, i32)>);
    let chosen = Memo::new(move |_| match drag.get() {
        Some((a, b)) => Some((a.min(b), a.max(b))),
        None => timeline.view.with(|view| Some((view.from, view.to))),
    });
    // What the axis leaves free on both sides, in CSS pixels, once it is known.
    let sides = Memo::new(move |_| {
        timeline.scene.with(|scene| {
            let (left, right) = (scene.axis.left / UNITS_PER_PX, scene.axis.right / UNITS_PER_PX);
            (scene.width_px > 0).then_some((left, scene.width_px as i32 - right))
        })
    });
    let side = move |side: fn((i32, i32)) -> i32| {
        Signal::derive(move || sides.get().map(|sides| format!("{}px", side(sides))))
    };
    let is_idle = Signal::derive(move || sides.get().is_none());
    let years = move || {
        let (from, to) = chosen.get().unwrap_or_default();
        let is_drawn = sides.get().is_some();
        timeline.selection.with(|selection| {
            let years = &selection.years;
            let most = years.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
            let year = |(year, count): &(i32, usize)| {
                let class = if from <= *year && *year <= to { "ct-year ct-in" } else { "ct-year" };
                let height = is_drawn.then(|| format!("{}%", count * 100 / most));
                let (year, count) = (year.to_string(), count.to_string());
                view! {
                    <div class=class>
                        <span class="ct-bar-room">
                            <span class="ct-bar" style:height=height></span>
                        </span>
                        <span class="ct-year-count">{count}</span>
                        <span class="ct-year-name">{year}</span>
                    </div>
                }
            };
            years.iter().map(year).collect_view()
        })
    };
    let year_under = move |event: &PointerEvent| {
        let (strip, (first, last)) = (strip.get_untracked()?, timeline.dataset().years()?);
        let [left, _, width, _] = platform::drawn(&strip);
        let share = (f64::from(event.client_x()) - left) / width.max(1.0);
        let years = last - first + 1;
        Some(first + ((share * f64::from(years)).floor() as i32).clamp(0, years - 1))
    };
    let begin = move |event: PointerEvent| {
        // A second finger means to zoom.
        if let (0, true, Some(year)) = (event.button(), event.is_primary(), year_under(&event)) {
            strip.get_untracked().iter().for_each(|strip| platform::capture_pointer(strip, &event));
            drag.set(Some((year, year)));
        }
    };
    let go_on = move |event: PointerEvent| {
        if let (Some((from, before)), Some(year)) = (drag.get_untracked(), year_under(&event))
            && year != before
        {
            drag.set(Some((from, year)));
        }
    };
    let end = move |_| {
        // The page around may take the timeline away as soon as it hears of the change.
        if let Some((a, b)) = drag.get_untracked() {
            drag.set(None);
            timeline.change(History::Push, move |view| view.with_years(a, b));
        }
    };
    view! {
        <div
            class="ct-years"
            class:ct-idle=is_idle
            aria-hidden="true"
            style:padding-left=side(|(left, _)| left)
            style:padding-right=side(|(_, right)| right)
        >
            <p class="ct-hint">{page::STRIP}</p>
            <div
                class="ct-strip"
                node_ref=strip
                on:pointerdown=begin
                on:pointermove=go_on
                on:pointerup=end
                on:pointercancel=move |_| drag.set(None)
            >
                {move || years().into_any()}
            </div>
        </div>
    }
}
