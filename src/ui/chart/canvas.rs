//! Canvas of the chart. It is painted once for each scene; what follows the pointer lies over it, so that moving that paints nothing.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::panels::measure_font;
use super::state::{ChartState, use_chart};
use crate::chart::Scene;
use crate::paint::paint;
use crate::platform;
use crate::ui::cleanup::drop_on_cleanup;
use crate::ui::effect;
use crate::ui::view;
use crate::words;

/// The canvas, named by what it shows.
#[component]
pub fn ChartCanvas(
    /// The scene whose plots have the room that they need.
    sized: RwSignal<Arc<Scene>>,
) -> impl IntoView {
    let chart = use_chart();
    let timeline = chart.timeline;
    let name = Signal::derive(move || {
        let dataset = timeline.dataset();
        let shown = timeline.selection.with(|selection| words::status(selection.rows.len(), &dataset));
        timeline.view.with(|view| words::chart_name(&dataset, &words::time(view.stretch), &shown))
    });
    paint_when_changed(chart, sized);
    let length = move |length: fn(&Scene) -> u32| {
        Signal::derive(move || Some(timeline.scene.with(|scene| format!("{}px", length(scene)))))
    };
    view! {
        <canvas
            role="img"
            width="0"
            height="0"
            aria-label=name
            node_ref=chart.canvas
            style:width=length(|scene| scene.width_px)
            style:height=length(|scene| scene.height_px)
        ></canvas>
    }
}

/// Paints the scene when it, the theme or the density of the screen changes; at most once a frame.
fn paint_when_changed(chart: ChartState, sized: RwSignal<Arc<Scene>>) {
    let timeline = chart.timeline;
    let looks = RwSignal::new(());
    let repaint = move || {
        let _ = looks.try_set(());
    };
    effect(move || {
        let queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"];
        drop_on_cleanup(queries.map(|query| platform::on_media(query, repaint)));
        drop_on_cleanup(platform::on_window("resize", repaint));
    });
    let theme = Memo::new(move |_| timeline.theme());
    let is_pending = Rc::new(Cell::new(false));
    let was_painted = Rc::new(Cell::new(false));
    // A window that moves to a screen of another density may say so in no other way.
    let density = StoredValue::new_local(None);
    let mut observed_ratio = 0.0;
    effect(move || {
        looks.track();
        // A memo that nobody has read hears of nothing.
        theme.get();
        let ratio = platform::device_pixel_ratio();
        if ratio != observed_ratio {
            if observed_ratio != 0.0 {
                // Text is not as wide on a screen of another density.
                measure_font(chart);
            }
            observed_ratio = ratio;
            density.set_value(platform::on_media(&format!("(resolution: {ratio}dppx)"), repaint));
        }
        if timeline.scene.with(|scene| scene.width_px == 0) || is_pending.replace(true) {
            return;
        }
        let (is_pending, painted) = (is_pending.clone(), was_painted.clone());
        let paint = move || {
            is_pending.set(false);
            if chart.is_there() {
                paint_now(chart, &chart.scene(), sized);
                timeline.note_drawn();
            }
            if !painted.replace(true) {
                request_animation_frame(move || painted.set(false));
            }
        };
        // Before the frame that shows it, which has enough to do with that. By then the page has the new theme. What comes
        // after that is painted with all that follows in the frame.
        if was_painted.get() {
            request_animation_frame(paint);
        } else {
            set_timeout(paint, Duration::ZERO);
        }
    });
}

fn paint_now(chart: ChartState, scene: &Scene, sized: RwSignal<Arc<Scene>>) {
    let Some(measure) = chart.timeline.measure.get_untracked() else { return };
    let (Some(canvas), Some(picture)) = (chart.canvas.get_untracked(), chart.picture.get_untracked()) else { return };
    paint(scene, &canvas, &platform::palette(&picture), measure.families(), platform::device_pixel_ratio());
    if !chart.is_painted.get_untracked() {
        // In one frame the delivered pictures go and the canvas is seen.
        request_animation_frame(move || {
            if chart.is_there() {
                chart.is_painted.set(true);
                sized.set(chart.scene());
            }
        });
    }
}
