//! Tooltip: what the mark says that is pointed at.

use leptos::html;
use leptos::prelude::*;

use super::state::{ChartState, css_px, use_chart};
use crate::chart::{UNITS_PER_PX, tooltip_text};
use crate::platform;
use crate::ui::view;
use crate::words::page;

/// The tooltip is not wider than this, in CSS pixels.
const WIDTH_PX: i32 = 300;
/// Between a mark and its tooltip beside it, in CSS pixels.
const BESIDE_PX: i32 = 14;
/// The same above or below it, in units of the scene.
const BELOW: i32 = 140;

/// Where the tooltip is.
#[derive(Clone, PartialEq)]
struct TooltipPosition {
    /// In CSS pixels.
    left: i32,
    /// In units of the scene.
    top: i32,
    /// In CSS pixels.
    width: i32,
    is_above: bool,
}

/// The tooltip of the active mark. It says what the name of its mark does, so people without a pointer are not told of it.
#[component]
pub fn Tooltip(
    /// The element, for whoever asks whether something happens in it.
    node_ref: NodeRef<html::Div>,
) -> impl IntoView {
    let chart = use_chart();
    let timeline = chart.timeline;
    let place = Memo::new(move |_| place(chart, chart.active()?));
    let lines = move || {
        let at = chart.active()?;
        let subject = timeline.scene.with(|scene| scene.marks.get(at).map(|mark| mark.subject.clone()))?;
        let has_keys = chart.hovered.get().is_none();
        let data = timeline.data();
        let text = tooltip_text(data.context(), &subject);
        let line = |line: String| view! { <p>{line}</p> };
        Some(view! {
            <p class="ct-tooltip-title">{text.title}</p>
            {text.lines.into_iter().map(line).collect_view()}
            {has_keys.then(|| view! { <p class="ct-tooltip-keys">{page::TOOLTIP_KEYS}</p> })}
        })
    };
    let style = move |style: fn(&TooltipPosition) -> String| {
        Signal::derive(move || place.with(|place| place.as_ref().map(style)))
    };
    let is_hidden = Signal::derive(move || place.with(Option::is_none));
    let is_above = Signal::derive(move || place.with(|place| place.as_ref().is_some_and(|place| place.is_above)));
    view! {
        <div
            class="ct-tooltip"
            class:ct-hidden=is_hidden
            class:ct-above=is_above
            aria-hidden="true"
            node_ref=node_ref
            style:left=style(|place| format!("{}px", place.left))
            style:top=style(|place| css_px(place.top))
            style:width=style(|place| format!("{}px", place.width))
        >
            {move || lines().into_any()}
        </div>
    }
}

/// Where there is more room in the window. That of a frame is as high as what is in it, and would have to scroll.
fn place(chart: ChartState, active: usize) -> Option<TooltipPosition> {
    let canvas = chart.canvas.get()?;
    chart.timeline.scene.with(|scene| {
        let (x, y) = scene.marks.get(active)?.centre;
        let [_, top, _, height] = platform::drawn(&canvas);
        let down = f64::from(y) / f64::from(UNITS_PER_PX) / f64::from(scene.height_px.max(1));
        let above_px = (top + down * height) as i32;
        let is_above = above_px > platform::window_height_px() / 2;
        let (x, room) = (x / UNITS_PER_PX, scene.width_px as i32);
        let width = WIDTH_PX.min(room - 16);
        let beside = if x > room / 2 { x - width - BESIDE_PX } else { x + BESIDE_PX };
        let left = beside.clamp(0, (room - width).max(0));
        Some(TooltipPosition { left, top: if is_above { y - BELOW } else { y + BELOW }, width, is_above })
    })
}
