//! How does a reader see the picture and point at it?
//!
//! The picture is painted once for each scene. Crosshair, rings and card lie over it as elements of their own, so
//! that moving the pointer paints nothing.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent};

use super::browser;
use super::timeline::Timeline;
use super::years::Years;
use crate::chart::{Card, Mark, Point, Scene, Subject, UNITS_PER_PX, card, mark_at, neighbour};
use crate::paint::paint;
use crate::view::Open;
use crate::words::{self, page};
use chrono::Datelike;

/// The card is not wider than this.
const CARD_PX: i32 = 300;

/// The picture with everything that follows the pointer.
#[component]
pub fn Chart(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let room: NodeRef<html::Div> = NodeRef::new();
    let canvas: NodeRef<html::Canvas> = NodeRef::new();
    let hovered: RwSignal<Option<usize>> = RwSignal::new(None);
    let focused: RwSignal<Option<usize>> = RwSignal::new(None);
    let pointer: RwSignal<Option<Point>> = RwSignal::new(None);
    let active = Memo::new(move |_| hovered.get().or(focused.get()));

    observe_width(timeline, room);
    paint_when_changed(timeline, canvas);
    // Marks have other numbers in another scene: the keyboard stays at what it was at.
    Effect::new(move |before: Option<Arc<Scene>>| {
        let scene = timeline.scene.get();
        if let Some(before) = before.filter(|before| !Arc::ptr_eq(before, &scene)) {
            hovered.set(None);
            focused.update(|focused| {
                let subject = focused.and_then(|at| before.marks.get(at)).map(|mark| &mark.subject);
                *focused = subject.and_then(|subject| scene.marks.iter().position(|mark| mark.subject == *subject));
            });
        }
        scene
    });

    let place = move |event: &MouseEvent| -> Option<Point> {
        let area = canvas.get_untracked()?.get_bounding_client_rect();
        let units = |px: f64| (px * f64::from(UNITS_PER_PX)) as i32;
        Some((units(f64::from(event.client_x()) - area.left()), units(f64::from(event.client_y()) - area.top())))
    };
    let mark_under = move |at: Point| timeline.scene.with_untracked(|scene| mark_at(scene, at));
    let point_at = move |event: PointerEvent| {
        // A finger covers what it points at: it opens instead.
        if event.pointer_type() != "touch" {
            let at = place(&event);
            pointer.set(at);
            hovered.set(at.and_then(mark_under));
        }
    };
    let open = move |mark: usize| {
        let subject = timeline.scene.with_untracked(|scene| scene.marks.get(mark).map(|mark| mark.subject.clone()));
        match subject {
            Some(Subject::Meeting(at) | Subject::Pledge(at, _)) => timeline.open_meeting(at),
            Some(Subject::Size(at) | Subject::Rival(at, _) | Subject::Joins(Some(at), _)) => timeline.open_size(at),
            Some(Subject::Joins(None, _)) | None => {}
        }
    };
    let press = move |event: MouseEvent| {
        if let Some(mark) = place(&event).and_then(mark_under) {
            open(mark);
        }
    };
    let leave = move |_: PointerEvent| {
        pointer.set(None);
        hovered.set(None);
    };
    let key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let scene = timeline.scene.get_untracked();
        match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => focused.set(neighbour(&scene, focused.get_untracked(), true)),
            "ArrowLeft" | "ArrowUp" => focused.set(neighbour(&scene, focused.get_untracked(), false)),
            "Home" => focused.set(neighbour(&scene, None, true)),
            "End" => focused.set(neighbour(&scene, None, false)),
            "Enter" | " " => {
                if let Some(mark) = focused.get_untracked() {
                    open(mark);
                }
            }
            "Escape" => {
                hovered.set(None);
                focused.set(None);
            }
            _ => return,
        }
        event.prevent_default();
    };
    let summary = move || {
        let shown = timeline.selection.with(|selection| words::status(selection.rows.len(), &timeline.dataset()));
        let years = timeline.view.with(|view| words::years(view.from, view.to));
        words::chart_summary(&years, &shown)
    };
    view! {
        <section class="ct-chart" part="chart" aria-label=page::CHART>
            <Years timeline=timeline />
            <div
                class="ct-picture"
                node_ref=room
                tabindex="0"
                role="group"
                aria-label=move || format!("{} {}", summary(), page::CHART_KEYS)
                on:pointermove=point_at
                on:pointerleave=leave
                on:click=press
                on:keydown=key
                on:blur=move |_| focused.set(None)
                class:ct-pointing=move || hovered.get().is_some()
            >
                <canvas
                    node_ref=canvas
                    role="img"
                    aria-label=summary
                    style:width=move || timeline.scene.with(|scene| format!("{}px", scene.width_px))
                    style:height=move || timeline.scene.with(|scene| format!("{}px", scene.height_px))
                ></canvas>
                <Crosshair timeline=timeline pointer=pointer />
                <Rings timeline=timeline active=active />
                <CardView timeline=timeline active=active />
            </div>
        </section>
    }
    .into_any()
}

/// Tells the timeline how much room there is.
fn observe_width(timeline: Timeline, room: NodeRef<html::Div>) {
    let observer = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(room) = room.get() {
            timeline.width_px.set(room.client_width().max(0) as u32);
            observer.set_value(browser::WidthObserver::new(&room, move |width| {
                let _ = timeline.width_px.try_set(width);
            }));
        }
    });
}

/// Paints the scene when it, the theme or the density of the screen changes; at most once a frame.
fn paint_when_changed(timeline: Timeline, canvas: NodeRef<html::Canvas>) {
    let looks = RwSignal::new(());
    let repaint = move || {
        let _ = looks.try_set(());
    };
    StoredValue::new_local([
        browser::on_media("(prefers-color-scheme: dark)", repaint),
        browser::on_window("resize", repaint),
    ]);
    let theme = Memo::new(move |_| timeline.view.with(|view| view.theme));
    let is_pending = StoredValue::new(false);
    // A window that moves to a screen of another density may say so in no other way.
    let density = StoredValue::new_local(None);
    Effect::new(move |_| {
        looks.track();
        theme.track();
        timeline.scene.track();
        if canvas.get().is_none() || is_pending.get_value() {
            return;
        }
        is_pending.set_value(true);
        let now = format!("(resolution: {}dppx)", browser::device_pixel_ratio());
        density.set_value(browser::on_media(&now, repaint));
        // By the next frame the page has the new theme, and further changes have come in.
        request_animation_frame(move || {
            let _ = is_pending.try_set_value(false);
            if let (Some(Some(canvas)), Some(scene)) = (canvas.try_get_untracked(), timeline.scene.try_get_untracked())
            {
                let palette = browser::palette(&canvas);
                paint(&scene, &canvas, &palette, browser::device_pixel_ratio());
                timeline.note_drawn();
            }
        });
    });
}

fn px(units: i32) -> String {
    format!("{}px", f64::from(units) / f64::from(UNITS_PER_PX))
}

/// A line through all panels at the pointer, with the month and the size of the coalition then.
#[component]
fn Crosshair(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// Where the pointer is.
    pointer: RwSignal<Option<Point>>,
) -> impl IntoView {
    let x = move || {
        let (x, _) = pointer.get()?;
        timeline.scene.with(|scene| (x >= scene.axis.left && x <= scene.axis.right).then_some(x))
    };
    let day = move || timeline.scene.with(|scene| x().map(|x| scene.axis.day_at(x)));
    let words = move || {
        day().map(|day| {
            let dataset = timeline.dataset();
            let size = dataset.growth.position_at(day).and_then(|at| dataset.growth.points.get(at));
            words::crosshair(words::month(day.month()), day.year(), size.map(|size| size.total))
        })
    };
    let ends = move || {
        timeline.scene.with(|scene| {
            let top = scene.panels.first().map_or(0, |panel| panel.top);
            (top, scene.panels.last().map_or(0, |panel| panel.bottom))
        })
    };
    let is_right =
        move || timeline.scene.with(|scene| x().is_some_and(|x| x > (scene.axis.left + scene.axis.right) / 2));
    view! {
        <div
            class="ct-crosshair"
            aria-hidden="true"
            hidden=move || x().is_none()
            style:transform=move || format!("translateX({})", px(x().unwrap_or(0)))
            style:top=move || px(ends().0)
            style:height=move || px(ends().1 - ends().0)
        >
            <span class:ct-left=is_right>{words}</span>
        </div>
    }
}

/// Rings around the marks of the open meeting and around the mark pointed at.
#[component]
fn Rings(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// The mark pointed at.
    active: Memo<Option<usize>>,
) -> impl IntoView {
    let opened = Memo::new(move |_| {
        let meeting = timeline.meeting_position();
        let dataset = timeline.dataset();
        let size = timeline.view.with(|view| match &view.open {
            Open::Size(date) => dataset.growth.position_of(date),
            _ => None,
        });
        timeline.scene.with(|scene| {
            let is_open = |mark: &&Mark| match mark.subject {
                Subject::Size(at) => Some(at) == size,
                _ => mark.meeting().is_some() && mark.meeting() == meeting,
            };
            scene.marks.iter().filter(is_open).map(|mark| (mark.centre, mark.radius)).collect::<Vec<_>>()
        })
    });
    let pointed = move || active.get().and_then(|at| timeline.scene.with(|scene| scene.marks.get(at).cloned()));
    let ring = |class: &'static str, (x, y): Point, radius: u32| {
        let radius = radius as i32 + 45;
        view! {
            <div
                class=class
                style:left=px(x - radius)
                style:top=px(y - radius)
                style:width=px(radius * 2)
                style:height=px(radius * 2)
            ></div>
        }
    };
    view! {
        <div class="ct-rings" aria-hidden="true">
            {move || opened.get().into_iter().map(|(at, radius)| ring("ct-ring ct-open", at, radius)).collect_view()}
            {move || pointed().map(|mark| ring("ct-ring", mark.centre, mark.radius))}
        </div>
    }
}

/// What the mark pointed at says.
#[component]
fn CardView(
    /// The timeline it belongs to.
    timeline: Timeline,
    /// The mark pointed at.
    active: Memo<Option<usize>>,
) -> impl IntoView {
    let dataset: Arc<_> = timeline.dataset();
    let shown = Memo::new(move |_| {
        let at = active.get()?;
        timeline.scene.with(|scene| {
            let mark = scene.marks.get(at)?;
            // Below a mark in the lower half there may be no room, and a frame would have to scroll.
            let is_above = mark.centre.1 / UNITS_PER_PX > scene.height_px as i32 / 2;
            Some((mark.centre, is_above, scene.width_px as i32, card(&dataset, &mark.subject)))
        })
    });
    let width = move || shown.get().map_or(0, |(_, _, width, _)| CARD_PX.min(width - 16));
    let left = move || {
        shown.get().map(|((x, _), _, room, _)| {
            let (x, width) = (x / UNITS_PER_PX, width());
            let beside = if x > room / 2 { x - width - 14 } else { x + 14 };
            format!("{}px", beside.clamp(0, (room - width).max(0)))
        })
    };
    let is_above = move || shown.get().is_some_and(|(_, is_above, ..)| is_above);
    let top = move || shown.get().map(|((_, y), is_above, ..)| px(if is_above { y - 140 } else { y + 140 }));
    let words = move || {
        shown.get().map(|(.., Card { title, lines })| {
            let lines = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
            view! {
                <p class="ct-card-title">{title}</p>
                {lines}
            }
        })
    };
    view! {
        <div
            class="ct-card"
            aria-live="polite"
            class:ct-hidden=move || shown.with(Option::is_none)
            class:ct-above=is_above
            style:left=left
            style:top=top
            style:width=move || format!("{}px", width())
        >
            {words}
        </div>
    }
}
