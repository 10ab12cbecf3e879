//! Rings around the marks of what is open and around the mark that the pointer is over.

use leptos::prelude::*;

use super::state::{ChartState, css_px, use_chart};
use crate::chart::{Mark, Subject, UNITS_PER_PX};
use crate::platform;
use crate::ui::anchors::use_anchors;
use crate::ui::effect;
use crate::ui::opened::Opened;
use crate::ui::view;

/// How much larger than its mark a ring is, in units of the scene.
const AROUND: i32 = 45;

/// The rings. Around the mark that the keyboard is at there is the ring of the browser.
#[component]
pub fn Rings() -> impl IntoView {
    let chart = use_chart();
    let timeline = chart.timeline;
    keep_opened_in_sight(chart);
    let rings = move || {
        let opened = timeline.opened.get();
        let hovered = chart.hovered.get();
        timeline.scene.with(|scene| {
            let opened = scene.marks.iter().filter(|mark| is_of(mark, opened)).map(|mark| ("ct-ring ct-open", mark));
            let hovered = hovered.and_then(|at| scene.marks.get(at)).map(|mark| ("ct-ring", mark));
            let ring = |(class, mark): (&'static str, &Mark)| {
                let ((x, y), radius) = (mark.centre, mark.radius as i32 + AROUND);
                view! {
                    <div
                        class=class
                        style:left=Some(css_px(x - radius))
                        style:top=Some(css_px(y - radius))
                        style:width=Some(css_px(radius * 2))
                        style:height=Some(css_px(radius * 2))
                    ></div>
                }
            };
            opened.chain(hovered).map(ring).collect_view()
        })
    };
    view! {
        <div class="ct-rings" aria-hidden="true">
            {move || rings().into_any()}
        </div>
    }
}

/// Whether a mark stands for what is open.
fn is_of(mark: &Mark, opened: Option<Opened>) -> bool {
    match (opened, &mark.subject) {
        (Some(Opened::GrowthPoint(size)), Subject::GrowthPoint(at)) => *at == size,
        (_, Subject::GrowthPoint(_)) => false,
        (Some(Opened::Moment(moment)), Subject::Moment(at)) => *at == moment,
        (Some(Opened::Meeting(meeting)), _) => mark.meeting() == Some(meeting),
        _ => false,
    }
}

/// Scrolls to the marks of what has been opened, or was linked to, where the sheet that tells of it lies over them.
fn keep_opened_in_sight(chart: ChartState) {
    let (timeline, anchors) = (chart.timeline, use_anchors());
    let before = StoredValue::new(None::<Opened>);
    effect(move || {
        let opened = timeline.opened.get();
        if !chart.is_painted.get()
            || before.try_update_value(|before| std::mem::replace(before, opened)) == Some(opened)
        {
            return;
        }
        let is_linked = || platform::down_px() == Some(0.0);
        if opened.is_none() || !timeline.was_opened_here() && !is_linked() {
            return;
        }
        // When the sheet is there.
        request_animation_frame(move || {
            let picture = chart.picture.try_get_untracked().flatten();
            let Some((picture, sheet)) = picture.zip(anchors.sheet.try_get_untracked().flatten()) else { return };
            let marks = chart.scene();
            let marks = marks.marks.iter().filter(|mark| is_of(mark, opened));
            let down: Vec<f64> = marks.map(|mark| f64::from(mark.centre.1) / f64::from(UNITS_PER_PX)).collect();
            platform::show_above(&sheet, &picture, &down);
        });
    });
}
