//! Strip of time under the chart, with the number of meetings in each year; where few years are shown, in each quarter, month, week
//! or day.
//!
//! Pressing a period and dragging to another chooses the time from one to the other. Both ends have handles, for pointers and keys.

use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;

use super::strip_handle::{StripHandle, StripSide, share};
use crate::chart::UNITS_PER_PX;
use crate::platform::{self, History};
use crate::ui::state::use_timeline;
use crate::ui::view;
use crate::view::{Period, Stretch, ViewState, Window};
use crate::words::{self, choosing_time};

/// The least room for a name under the strip, in CSS pixels.
const NAME_PX: i32 = 50;
/// A count and a year stand under each bar where it has this room.
const COUNT_PX: i32 = 30;
/// So many years may have one name.
const YEAR_STEPS: &[i32] = &[1, 2, 5, 10, 20, 50, 100, 500, 1_000];
/// So many shorter periods.
const OTHER_STEPS: &[i32] = &[1, 2, 4, 12, 24, 48];

/// What is dragged.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Grip {
    /// From this period to another.
    Across(Stretch),
    /// One end.
    Side(StripSide),
}

/// A drag: what is dragged, the window that it began in, and the time chosen so far.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Drag {
    grip: Grip,
    window: Window,
    chosen: Stretch,
}

/// The strip. It stays unseen until it is known where the axis is.
#[component]
pub fn YearStrip() -> impl IntoView {
    let timeline = use_timeline();
    let strip = NodeRef::<html::Div>::new();
    let drag = RwSignal::new(None::<Drag>);
    let whole = ViewState::default_for(&timeline.dataset()).stretch;
    let bars = Memo::new(move |_| timeline.selection.with(|all| all.strip.clone()));
    let window = Memo::new(move |_| bars.with(|bars| bars.as_ref().map(|(window, _)| *window)));
    let chosen = Memo::new(move |_| match drag.get() {
        Some(drag) => drag.chosen,
        None => timeline.view.with(|view| view.stretch),
    });
    // What the axis leaves free on both sides, and the room between, in CSS pixels, once it is known.
    let sides = Memo::new(move |_| {
        timeline.scene.with(|scene| {
            let (left, right) = (scene.axis.left / UNITS_PER_PX, scene.axis.right / UNITS_PER_PX);
            (scene.width_px > 0).then_some((left, scene.width_px as i32 - right, right - left))
        })
    });
    let side = move |side: fn((i32, i32, i32)) -> i32| {
        Signal::derive(move || sides.get().map(|sides| format!("{}px", side(sides))))
    };
    let is_idle = Signal::derive(move || sides.get().is_none());
    let periods = move || {
        let (chosen, room) = (chosen.get(), sides.get().map(|(.., room)| room));
        bars.with(|bars| bars.as_ref().map(|(window, counts)| periods(*window, counts, chosen, room)))
    };
    // Few have room between them.
    let is_dense = Signal::derive(move || bars.with(|bars| bars.as_ref().is_some_and(|(_, counts)| counts.len() > 24)));
    let under = move |event: &PointerEvent, window: Window| {
        let strip = strip.get_untracked()?;
        let [left, _, width, _] = platform::drawn(&strip);
        let share = ((f64::from(event.client_x()) - left) / width.max(1.0)).clamp(0.0, 1.0);
        let starts: Vec<_> = window.starts().collect();
        let first = *starts.get(((share * starts.len() as f64) as usize).min(starts.len().checked_sub(1)?))?;
        Some(Stretch::days(first, window.period.end(first)).within(window.time))
    };
    let begin = move |event: PointerEvent, side: Option<StripSide>| {
        // A second finger means to zoom.
        let Some(window) = window.get_untracked().filter(|_| event.button() == 0 && event.is_primary()) else { return };
        let (Some(period), now) = (under(&event, window), chosen.get_untracked()) else { return };
        strip.get_untracked().iter().for_each(|strip| platform::capture_pointer(strip, &event));
        drag.set(Some(match side {
            Some(side) => Drag { grip: Grip::Side(side), window, chosen: now },
            None => Drag { grip: Grip::Across(period), window, chosen: period },
        }));
    };
    let go_on = move |event: PointerEvent| {
        let Some(before) = drag.get_untracked() else { return };
        let Some(period) = under(&event, before.window) else { return };
        let chosen = match before.grip {
            Grip::Across(from) => Stretch::days(from.first().min(period.first()), from.last().max(period.last())),
            Grip::Side(side) => side.moved_to(before.chosen, period, before.window.period),
        };
        if chosen != before.chosen {
            drag.set(Some(Drag { chosen, ..before }));
        }
    };
    let end = move |_| {
        // The page around may take the timeline away as soon as it hears of the change.
        if let Some(Drag { chosen, .. }) = drag.get_untracked() {
            drag.set(None);
            timeline.change(History::Push, move |view| view.with_stretch(chosen));
        }
    };
    let hint = move || words::strip_hint(window.get().map_or(Period::Years(1), |window| window.period));
    let is_all = Signal::derive(move || timeline.view.with(|view| view.stretch == whole));
    let all = if whole.whole_years().is_some() { choosing_time::ALL_YEARS } else { choosing_time::ALL_DAYS };
    let place = move |edge: fn(Stretch) -> (chrono::NaiveDate, bool)| {
        Signal::derive(move || {
            let (day, is_end) = edge(chosen.get());
            sides.get()?;
            window.get().map(|window| format!("{:.2}%", share(window, day, is_end)))
        })
    };
    let grips =
        [(StripSide::From, place(|time| (time.first(), false))), (StripSide::To, place(|time| (time.last(), true)))];
    let handle = move |(side, place): (StripSide, Signal<Option<String>>)| {
        let on_press = Callback::new(move |event| begin(event, Some(side)));
        view! { <StripHandle side chosen window whole place on_press/> }
    };
    view! {
        <div
            class="ct-years"
            class:ct-idle=is_idle
            style:padding-left=side(|(left, ..)| left)
            style:padding-right=side(|(_, right, _)| right)
        >
            <p class="ct-hint">
                <span aria-hidden="true">{move || hint().into_any()}</span>
                " "
                <button
                    type="button"
                    class="ct-link"
                    hidden=is_all
                    on:click=move |_| timeline.change(History::Push, move |view| view.with_stretch(whole))
                >
                    {all}
                </button>
            </p>
            <div
                class="ct-strip"
                class:ct-dense=is_dense
                node_ref=strip
                on:pointerdown=move |event| begin(event, None)
                on:pointermove=go_on
                on:pointerup=end
                on:pointercancel=move |_| drag.set(None)
            >
                <div class="ct-periods" aria-hidden="true">{move || periods().unwrap_or_else(|| ().into_any())}</div>
                {grips.map(handle).collect_view()}
            </div>
        </div>
    }
}

/// The bars of the strip with what has room under them.
fn periods(window: Window, counts: &[usize], chosen: Stretch, room: Option<i32>) -> AnyView {
    let most = counts.iter().max().copied().unwrap_or(0).max(1);
    let (count, bars) = (counts.len() as i32, window.starts().zip(counts).enumerate());
    // Before it is known, all have names: what is written then takes as much height.
    let each = room.map_or(NAME_PX, |room| room / count.max(1));
    let (name_px, steps) = match window.period {
        Period::Years(_) => (COUNT_PX, YEAR_STEPS),
        _ => (NAME_PX, OTHER_STEPS),
    };
    let step = steps.iter().copied().find(|step| each * step >= name_px).unwrap_or(count);
    // Of those at the ends a name could reach beyond the strip.
    let margin = if step > 1 { step / 2 } else { 0 };
    let bar = |(at, (start, meetings)): (usize, (chrono::NaiveDate, &usize))| {
        let (at, end) = (at as i32, window.period.end(start));
        let is_in = start <= chosen.last() && end >= chosen.first();
        let number = match window.period {
            Period::Years(years) => chrono::Datelike::year(&start) / years.max(1),
            _ => at,
        };
        let is_named = number % step == 0 && margin <= at && at < count - margin;
        let name = words::tick(window.period, start, true);
        let height = room.map(|_| format!("{}%", meetings * 100 / most));
        view! {
            <div class=if is_in { "ct-year ct-in" } else { "ct-year" }>
                <span class="ct-bar-room">
                    <span class="ct-bar" style:height=height></span>
                </span>
                <span class="ct-year-count">{(step == 1).then(|| meetings.to_string())}</span>
                <span class="ct-year-name">{is_named.then_some(name)}</span>
            </div>
        }
    };
    bars.map(bar).collect_view().into_any()
}
