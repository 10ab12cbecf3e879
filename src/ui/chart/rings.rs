//! Rings around the marks of what is open and around the mark that the pointer is over.

use leptos::prelude::*;

use super::state::{css_px, use_chart};
use crate::chart::{Mark, Subject};
use crate::ui::opened::Opened;
use crate::ui::view;

/// How much larger than its mark a ring is, in units of the scene.
const AROUND: i32 = 45;

/// The rings. Around the mark that the keyboard is at there is the ring of the browser.
#[component]
pub fn Rings() -> impl IntoView {
    let chart = use_chart();
    let timeline = chart.timeline;
    let rings = move || {
        let opened = timeline.opened.get();
        let is_open = |mark: &Mark| match (opened, &mark.subject) {
            (Some(Opened::GrowthPoint(size)), Subject::GrowthPoint(at)) => *at == size,
            (_, Subject::GrowthPoint(_)) => false,
            (Some(Opened::Moment(moment)), Subject::Moment(at)) => *at == moment,
            (Some(Opened::Meeting(meeting)), _) => mark.meeting() == Some(meeting),
            _ => false,
        };
        let hovered = chart.hovered.get();
        timeline.scene.with(|scene| {
            let opened = scene.marks.iter().filter(|mark| is_open(mark)).map(|mark| ("ct-ring ct-open", mark));
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
