//! Rings around the marks of what is open and around the mark that the pointer is over.

use leptos::prelude::*;

use super::state::{css_px, use_chart};
use crate::chart::{Mark, Subject};
use crate::ui::view;
use crate::view::Open;

/// How much larger than its mark a ring is, in units of the scene.
const AROUND: i32 = 45;

/// The rings. Around the mark that the keyboard is at there is the ring of the browser.
#[component]
pub fn Rings() -> impl IntoView {
    let chart = use_chart();
    let timeline = chart.timeline;
    let open = Memo::new(move |_| timeline.view.with(|view| view.open.clone()));
    let rings = move || {
        let dataset = timeline.dataset();
        let (meeting, size) = open.with(|open| match open {
            Open::Meeting(id) => (dataset.meeting_position(id), None),
            Open::Size(date) => (None, dataset.growth.position_of(date)),
            Open::Nothing => (None, None),
        });
        let is_open = |mark: &Mark| match mark.subject {
            Subject::Size(at) => Some(at) == size,
            _ => mark.meeting().is_some() && mark.meeting() == meeting,
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
                        style:left=css_px(x - radius)
                        style:top=css_px(y - radius)
                        style:width=css_px(radius * 2)
                        style:height=css_px(radius * 2)
                    ></div>
                }
            };
            opened.chain(hovered).map(ring).collect_view()
        })
    };
    view! {
        <div class="ct-rings" aria-hidden="true">
            {move || rings()}
        </div>
    }
}
