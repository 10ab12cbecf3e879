//! Chart: the painted picture, and what follows the pointer, the keyboard and the view.

mod canvas;
mod crosshair;
mod lane_names;
mod lane_options;
mod mark_links;
mod panels;
mod prerendered_panels;
mod rings;
mod state;
mod strip_handle;
mod tooltip;
mod year_strip;

use std::sync::Arc;

use leptos::ev::{Event, MouseEvent};
use leptos::html;
use leptos::prelude::*;

use canvas::ChartCanvas;
use crosshair::Crosshair;
use lane_names::LaneNames;
use mark_links::MarkLinks;
use panels::{FontProbe, Panels};
use rings::Rings;
use tooltip::Tooltip;
use year_strip::YearStrip;

pub use mark_links::{MarkLinksState, MarkLists};
pub use prerendered_panels::{PRERENDERED_WIDTHS, PrerenderedPanels};
pub use state::ChartState;

use super::cleanup::drop_on_cleanup;
use super::prerendered::{is_prerendered, use_inert};
use super::state::use_timeline;
use crate::chart::{Point, Scene, UNITS_PER_PX, mark_at};
use crate::platform;
use crate::ui::effect;
use crate::ui::view;
use crate::words::{self, page};

/// The chart: what it shows in words, the strip of years, and the picture.
#[component]
pub fn Chart() -> impl IntoView {
    let timeline = use_timeline();
    let summary = Signal::derive(move || {
        let dataset = timeline.dataset();
        timeline.selection.with(|selection| timeline.view.with(|view| words::summary(view, &dataset, selection)))
    });
    view! {
        <section class="ct-chart" part="chart" aria-label=page::CHART>
            <h2 class="ct-unseen">{page::CHART}</h2>
            <p class="ct-unseen">{summary}</p>
            <Picture/>
            <YearStrip/>
        </section>
    }
}

/// The picture. Until its program runs, the delivered one.
#[component]
fn Picture() -> impl IntoView {
    let links: MarkLinksState = expect_context();
    let chart: ChartState = expect_context();
    let timeline = chart.timeline;
    let is_inert = use_inert();
    let tooltip = NodeRef::<html::Div>::new();
    let list = links.list_ref();
    // The plots of the delivered pictures keep their room until these go.
    let sized = RwSignal::new(Arc::<Scene>::default());
    let was_prerendered = is_prerendered();
    effect(move || {
        let scene = timeline.scene.get();
        chart.reset();
        if !was_prerendered || chart.is_painted.get_untracked() {
            sized.set(scene);
        }
    });
    effect(move || {
        timeline.scene.track();
        // With the texts come the numbers of sources.
        timeline.texts.track();
        links.list_soon();
    });
    effect(move || {
        let Some(picture) = chart.picture.get() else { return };
        drop_on_cleanup(platform::on_escape(&picture, move || chart.dismiss()));
    });
    let is_in = move |event: &Event, node: NodeRef<html::Div>| {
        node.get_untracked().is_some_and(|node| platform::is_inside(event, &node))
    };
    let point = move |event: leptos::ev::PointerEvent| {
        if is_in(&event, tooltip) {
            chart.stay();
        } else if !is_in(&event, list) && event.pointer_type() != "touch" {
            // A finger covers what it points at: it opens instead.
            let at = place(chart, &event);
            chart.point(at, at.and_then(|at| mark_at(&chart.scene(), at)));
        }
    };
    let press = move |event: MouseEvent| {
        if is_in(&event, tooltip) {
            return chart.stay();
        }
        let scene = chart.scene();
        let under = place(chart, &event).and_then(|at| mark_at(&scene, at)).filter(|_| !is_in(&event, list));
        if let Some(mark) = under.and_then(|at| scene.marks.get(at)) {
            chart.open(&mark.subject);
        }
    };
    let is_pointing = Signal::derive(move || chart.hovered.get().is_some());
    let overlay = move || {
        let overlay = || {
            view! {
                <ChartCanvas sized/>
                <FontProbe/>
                <LaneNames/>
                <Crosshair/>
                <Rings/>
                <MarkLinks state=links/>
                <Tooltip node_ref=tooltip/>
            }
        };
        (!is_inert.get()).then(overlay)
    };
    view! {
        <div
            class="ct-picture"
            class:ct-pointing=is_pointing
            node_ref=chart.picture
            on:pointermove=point
            on:pointerleave=move |_| chart.point(None, None)
            on:click=press
        >
            <Panels sized/>
            {move || overlay().into_any()}
        </div>
    }
}

/// Where an event of the pointer is in the picture, in units of the scene, at whatever scale a host draws that.
fn place(chart: ChartState, event: &MouseEvent) -> Option<Point> {
    let ([left, top, width, height], scene) = (platform::drawn(&*chart.canvas.get_untracked()?), chart.scene());
    let units = |px: f64, drawn: f64, laid_out: u32| {
        (px / drawn.max(1.0) * f64::from(laid_out) * f64::from(UNITS_PER_PX)) as i32
    };
    Some((
        units(f64::from(event.client_x()) - left, width, scene.width_px),
        units(f64::from(event.client_y()) - top, height, scene.height_px),
    ))
}
