//! Handle of the strip under the chart: the beginning or the end of the time shown, moved by a pointer or by keys.

use chrono::{Datelike, NaiveDate};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use crate::platform::History;
use crate::ui::state::use_timeline;
use crate::ui::view;
use crate::view::{Period, Stretch, Window};
use crate::words::{self, choosing_time};

/// Which end of the time shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StripSide {
    /// The beginning.
    From,
    /// The end.
    To,
}

impl StripSide {
    /// The time with this end at a period; the other stays, and is not passed.
    pub fn moved_to(self, time: Stretch, to: Stretch, period: Period) -> Stretch {
        let (first, last) = (time.first(), time.last());
        match self {
            Self::From if to.first() > last => Stretch::days(period.start(last).max(first), last),
            Self::From => Stretch::days(to.first(), last),
            Self::To if to.last() < first => Stretch::days(first, period.end(first).min(last)),
            Self::To => Stretch::days(first, to.last()),
        }
    }

    /// The time with this end one period further.
    fn stepped(self, time: Stretch, period: Period, is_forward: bool) -> Stretch {
        let before = |day: NaiveDate| day.pred_opt().unwrap_or(day);
        let (first, last) = (time.first(), time.last());
        let to = match (self, is_forward) {
            (Self::From, true) => period.next(first).unwrap_or(first),
            (Self::From, false) => period.start(before(first)),
            (Self::To, true) => period.end(last.succ_opt().unwrap_or(last)),
            (Self::To, false) => before(period.start(last)),
        };
        self.moved_to(time, Stretch::days(to, to), period)
    }
}

/// How far along a window a day begins or ends, in percent: its periods are as wide as each other.
pub fn share(window: Window, day: NaiveDate, is_end: bool) -> f64 {
    let (mut count, mut at) = (0, 0.0);
    for start in window.starts() {
        let end = window.period.end(start).min(window.time.last());
        let days = (end - start).num_days() + 1;
        let within = (day - start).num_days() + i64::from(is_end);
        at += within.clamp(0, days) as f64 / days as f64;
        count += 1;
    }
    at * 100.0 / f64::from(count.max(1))
}

/// One handle.
#[component]
pub fn StripHandle(
    /// Which end it moves.
    side: StripSide,
    /// The time chosen.
    chosen: Memo<Stretch>,
    /// What the strip shows.
    window: Memo<Option<Window>>,
    /// The time that everything is in.
    whole: Stretch,
    /// How far from the left it stands, once that is known.
    place: Signal<Option<String>>,
    /// Called when a pointer presses it.
    on_press: Callback<PointerEvent>,
) -> impl IntoView {
    let timeline = use_timeline();
    // However many steps are taken, they are one of the history.
    let is_stepping = StoredValue::new(false);
    let day = move |time: Stretch| if side == StripSide::From { time.first() } else { time.last() };
    let words = move || {
        let time = chosen.get();
        words::partial_date(if side == StripSide::From { time.from() } else { time.to() })
    };
    let number = move |day: NaiveDate| day.num_days_from_ce().to_string();
    let on_key = move |event: KeyboardEvent| {
        let Some(window) = window.get_untracked() else { return };
        let (time, period) = (timeline.view.with_untracked(|view| view.stretch), window.period);
        let moved = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => side.stepped(time, period, true),
            "ArrowLeft" | "ArrowDown" => side.stepped(time, period, false),
            "PageUp" => side.stepped(time, period.longer(), true),
            "PageDown" => side.stepped(time, period.longer(), false),
            "Home" => side.moved_to(time, Stretch::days(whole.first(), whole.first()), period),
            "End" => side.moved_to(time, Stretch::days(whole.last(), whole.last()), period),
            _ => return,
        };
        event.prevent_default();
        let moved = moved.within(whole);
        if moved != time {
            let history = if is_stepping.get_value() { History::Replace } else { History::Push };
            is_stepping.set_value(true);
            timeline.change(history, move |view| view.with_stretch(moved));
        }
    };
    let (class, label) = match side {
        StripSide::From => ("ct-handle ct-handle-from", choosing_time::STRIP_FROM),
        StripSide::To => ("ct-handle ct-handle-to", choosing_time::STRIP_TO),
    };
    view! {
        <div
            class=class
            role="slider"
            tabindex="0"
            aria-label=label
            aria-orientation="horizontal"
            aria-valuemin=number(whole.first())
            aria-valuemax=number(whole.last())
            aria-valuenow=move || number(day(chosen.get()))
            aria-valuetext=words
            style:left=place
            on:keydown=on_key
            on:blur=move |_| is_stepping.set_value(false)
            on:pointerdown=move |event| {
                event.stop_propagation();
                on_press.run(event);
            }
        ></div>
    }
}
