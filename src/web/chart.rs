//! How does a reader see the picture and point at it?
//!
//! The picture is painted once for each scene. Crosshair, rings and card lie over it as elements of their own, so
//! that moving the pointer paints nothing.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use chrono::Datelike;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlCanvasElement, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::browser::{self, History};
use super::live::{find, follow, hear, keep, mark, put, say, set, style};
use super::timeline::Timeline;
use crate::chart::{Mark, Point, Scene, Subject, UNITS_PER_PX, card, mark_at, neighbour};
use crate::markup;
use crate::paint::paint;
use crate::view::Open;
use crate::words::{self, page};

/// The card is not wider than this.
const CARD_PX: i32 = 300;

/// The picture with everything that follows the pointer.
struct Picture {
    timeline: Timeline,
    room: HtmlElement,
    canvas: HtmlCanvasElement,
    crosshair: HtmlElement,
    month: Element,
    rings: Element,
    card: HtmlElement,
    /// The scene that the marks below belong to.
    scene: RefCell<Arc<Scene>>,
    hovered: Cell<Option<usize>>,
    focused: Cell<Option<usize>>,
    pointer: Cell<Option<Point>>,
}

/// Makes the room of the picture live. `is_pictured` where the delivered picture stands in it until ours is painted.
pub fn bind(timeline: Timeline, root: &Element, is_pictured: bool) -> Option<()> {
    let room: HtmlElement = find(root, ".ct-picture")?;
    put(&room, "beforeend", markup::overlay());
    for (name, value) in [("tabindex", "0"), ("role", "group")] {
        set(&room, name, Some(value));
    }
    let crosshair: HtmlElement = find(&room, ".ct-crosshair")?;
    let picture = Rc::new(Picture {
        timeline,
        canvas: find(&room, "canvas")?,
        month: find(&crosshair, "span")?,
        crosshair,
        rings: find(&room, ".ct-rings")?,
        card: find(&room, ".ct-card")?,
        room: room.clone(),
        scene: RefCell::default(),
        hovered: Cell::new(None),
        focused: Cell::new(None),
        pointer: Cell::new(None),
    });
    observe_width(timeline, &room, is_pictured);
    name(picture.clone());
    lay_over(picture.clone());
    paint_when_changed(picture.clone());
    hear(&room, &["pointermove", "pointerleave", "click", "keydown", "blur"], move |event| picture.hear(event));
    Some(())
}

/// Tells the timeline how much room there is, as soon as the browser knows, and whenever that changes.
fn observe_width(timeline: Timeline, room: &Element, is_pictured: bool) {
    let is_first = Cell::new(is_pictured);
    keep(browser::WidthObserver::new(room, move |width| {
        let take = move || {
            let _ = timeline.width_px.try_set(width);
        };
        // Where there is a picture already, nothing is made of it in the midst of the browser's own work.
        if is_first.replace(false) {
            Timeout::new(0, take).forget();
        } else {
            take();
        }
    }));
}

/// Says what the picture shows to people who do not see it.
fn name(picture: Rc<Picture>) {
    let timeline = picture.timeline;
    follow(move || {
        let shown = timeline.selection.with(|selection| words::status(selection.rows.len(), &timeline.dataset()));
        let years = timeline.view.with(|view| words::years(view.from, view.to));
        let summary = words::chart_summary(&years, &shown);
        set(&picture.canvas, "aria-label", Some(&summary));
        set(&picture.room, "aria-label", Some(&format!("{summary} {}", page::CHART_KEYS)));
    });
}

/// Keeps what lies over the picture where it belongs in a new scene, and the rings around what is open.
fn lay_over(picture: Rc<Picture>) {
    let timeline = picture.timeline;
    let mut opened = Open::Nothing;
    follow(move || {
        let scene = timeline.scene.get();
        let open = timeline.view.with(|view| view.open.clone());
        let is_new = !Arc::ptr_eq(&scene, &picture.scene.borrow());
        if is_new {
            picture.take(scene);
        }
        if is_new || open != opened {
            picture.ring();
        }
        opened = open;
    });
}

/// Paints the scene when it, the theme or the density of the screen changes; at most once a frame.
fn paint_when_changed(picture: Rc<Picture>) {
    let timeline = picture.timeline;
    let looks = RwSignal::new(());
    let repaint = move || {
        let _ = looks.try_set(());
    };
    keep([browser::on_media("(prefers-color-scheme: dark)", repaint), browser::on_window("resize", repaint)]);
    let theme = Memo::new(move |_| timeline.view.with(|view| view.theme));
    let is_pending = Rc::new(Cell::new(false));
    let was_painted = Rc::new(Cell::new(false));
    // A window that moves to a screen of another density may say so in no other way. Kept by the owner and not by what
    // follows, which goes a moment after its timeline.
    let density = StoredValue::new_local(None);
    let mut observed_ratio = 0.0;
    follow(move || {
        looks.track();
        theme.track();
        let ratio = browser::device_pixel_ratio();
        if ratio != observed_ratio {
            observed_ratio = ratio;
            density.set_value(browser::on_media(&format!("(resolution: {ratio}dppx)"), repaint));
        }
        if timeline.scene.with(|scene| scene.width_px == 0) || is_pending.replace(true) {
            return;
        }
        let (picture, is_pending, painted) = (picture.clone(), is_pending.clone(), was_painted.clone());
        let paint = move || {
            is_pending.set(false);
            if let Some(scene) = timeline.scene.try_get_untracked() {
                picture.paint(&scene);
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
            Timeout::new(0, paint).forget();
        }
    });
}

impl Picture {
    fn paint(&self, scene: &Scene) {
        paint(scene, &self.canvas, &browser::palette(&self.room), browser::device_pixel_ratio());
        let stills = self.stills();
        if !stills.is_empty() {
            // In one frame they go and the canvas is seen.
            request_animation_frame(move || stills.iter().for_each(Element::remove));
        }
    }

    /// The delivered pictures, which keep the place of the canvas until it is painted.
    fn stills(&self) -> Vec<Element> {
        browser::all(&self.room, ".ct-still")
    }

    /// Takes a new scene. Marks have other numbers in it: the keyboard stays at what it was at.
    fn take(&self, scene: Arc<Scene>) {
        let before = self.scene.replace(scene.clone());
        let subject = self.focused.get().and_then(|at| before.marks.get(at)).map(|mark| &mark.subject);
        let focused = subject.and_then(|subject| scene.marks.iter().position(|mark| mark.subject == *subject));
        self.hovered.set(None);
        self.focused.set(focused);
        style(&self.canvas, "width", &format!("{}px", scene.width_px));
        style(&self.canvas, "height", &format!("{}px", scene.height_px));
        self.cross();
        self.tell();
    }

    fn hear(&self, event: &Event) {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            self.press_key(event);
        } else if event.type_() == "blur" {
            self.focus(None);
        } else if let Some(event) = event.dyn_ref::<MouseEvent>() {
            let at = self.place(event);
            let under = mark_at(&self.scene.borrow(), at);
            match event.type_().as_str() {
                "click" => self.open(under),
                "pointerleave" => self.point(None, None),
                // A finger covers what it points at: it opens instead.
                _ if event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch") => {}
                _ => self.point(Some(at), under),
            }
        }
    }

    /// Where an event of the pointer is in the picture.
    fn place(&self, event: &MouseEvent) -> Point {
        let area = self.canvas.get_bounding_client_rect();
        let units = |px: f64| (px * f64::from(UNITS_PER_PX)) as i32;
        (units(f64::from(event.client_x()) - area.left()), units(f64::from(event.client_y()) - area.top()))
    }

    fn point(&self, at: Option<Point>, under: Option<usize>) {
        self.pointer.set(at);
        self.cross();
        if self.hovered.replace(under) != under {
            self.tell();
        }
    }

    fn focus(&self, mark: Option<usize>) {
        if self.focused.replace(mark) != mark {
            self.tell();
        }
    }

    fn open(&self, mark: Option<usize>) {
        let subject = mark.and_then(|mark| self.scene.borrow().marks.get(mark).map(|mark| mark.subject.clone()));
        let Some(subject) = subject else { return };
        match &subject {
            Subject::Meeting(at) | Subject::Pledge(at, _) => self.timeline.open_meeting(*at),
            Subject::Size(at) | Subject::Rival(at, _) | Subject::Joins(Some(at), _) => self.timeline.open_size(*at),
            Subject::Meetings(_, several) | Subject::Sums(several, _) => self.open_several(&subject, several.first),
            Subject::Joins(None, _) => {}
        }
    }

    /// Shows more closely what a mark for several stands for, or its first meeting where there is no closer view.
    fn open_several(&self, subject: &Subject, first: usize) {
        match self.timeline.view.with_untracked(|view| subject.closer(view)) {
            Some(closer) => self.timeline.change(History::Push, |_| closer),
            None => self.timeline.open_meeting(first),
        }
    }

    fn press_key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let beside = |from: Option<usize>, is_forward| self.focus(neighbour(&self.scene.borrow(), from, is_forward));
        match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => beside(self.focused.get(), true),
            "ArrowLeft" | "ArrowUp" => beside(self.focused.get(), false),
            "Home" => beside(None, true),
            "End" => beside(None, false),
            "Enter" | " " => self.open(self.focused.get()),
            "Escape" => {
                self.hovered.set(None);
                self.focused.set(None);
                self.tell();
            }
            _ => return,
        }
        event.prevent_default();
    }

    /// Draws a line through all panels at the pointer, with the month and the size of the coalition then.
    fn cross(&self) {
        let scene = self.scene.borrow();
        let axis = &scene.axis;
        let x = self.pointer.get().map(|(x, _)| x).filter(|x| *x >= axis.left && *x <= axis.right);
        self.crosshair.set_hidden(x.is_none());
        let (Some(x), Some(first), Some(last)) = (x, scene.panels.first(), scene.panels.last()) else { return };
        style(&self.crosshair, "transform", &format!("translateX({})", px(x)));
        style(&self.crosshair, "top", &px(first.top));
        style(&self.crosshair, "height", &px(last.bottom - first.top));
        mark(&self.month, "ct-left", x > (axis.left + axis.right) / 2);
        let (day, dataset) = (axis.day_at(x), self.timeline.dataset());
        let size = dataset.growth.position_at(day).and_then(|at| dataset.growth.points.get(at));
        say(&self.month, &words::crosshair(words::month(day.month()), day.year(), size.map(|size| size.total)));
    }

    /// Shows what the mark pointed at says.
    fn tell(&self) {
        mark(&self.room, "ct-pointing", self.hovered.get().is_some());
        self.ring();
        let scene = self.scene.borrow();
        let active = self.active().and_then(|at| scene.marks.get(at));
        mark(&self.card, "ct-hidden", active.is_none());
        let Some(active) = active else { return self.card.set_inner_html("") };
        let (x, y) = active.centre;
        // Below a mark in the lower half there may be no room, and a frame would have to scroll.
        let is_above = y / UNITS_PER_PX > scene.height_px as i32 / 2;
        let (x, room) = (x / UNITS_PER_PX, scene.width_px as i32);
        let width = CARD_PX.min(room - 16);
        let beside = if x > room / 2 { x - width - 14 } else { x + 14 };
        mark(&self.card, "ct-above", is_above);
        style(&self.card, "left", &format!("{}px", beside.clamp(0, (room - width).max(0))));
        style(&self.card, "top", &px(if is_above { y - 140 } else { y + 140 }));
        style(&self.card, "width", &format!("{width}px"));
        self.card.set_inner_html(&markup::card(&card(&self.timeline.dataset(), &active.subject)));
    }

    /// The mark pointed at, by pointer or keyboard.
    fn active(&self) -> Option<usize> {
        self.hovered.get().or(self.focused.get())
    }

    /// Draws rings around the marks of what is open and around the mark pointed at.
    fn ring(&self) {
        self.rings.set_text_content(None);
        let (timeline, scene) = (self.timeline, self.scene.borrow());
        let meeting = timeline.open_position();
        let size = timeline.view.with_untracked(|view| match &view.open {
            Open::Size(date) => timeline.dataset().growth.position_of(date),
            _ => None,
        });
        let is_open = |mark: &Mark| match mark.subject {
            Subject::Size(at) => Some(at) == size,
            _ => mark.meeting().is_some() && mark.meeting() == meeting,
        };
        let opened = scene.marks.iter().filter(|mark| is_open(mark)).map(|mark| ("ct-ring ct-open", mark));
        let active = self.active().and_then(|at| scene.marks.get(at)).map(|mark| ("ct-ring", mark));
        for (class, mark) in opened.chain(active) {
            let made = self.rings.owner_document().and_then(|document| document.create_element("div").ok());
            let Some(ring) = made.and_then(|ring| ring.dyn_into::<HtmlElement>().ok()) else { return };
            ring.set_class_name(class);
            let ((x, y), radius) = (mark.centre, mark.radius as i32 + 45);
            for (name, units) in
                [("left", x - radius), ("top", y - radius), ("width", radius * 2), ("height", radius * 2)]
            {
                style(&ring, name, &px(units));
            }
            let _ = self.rings.append_child(&ring);
        }
    }
}

/// Units as a length of CSS.
fn px(units: i32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    format!("{sign}{}.{}px", (units / UNITS_PER_PX).abs(), (units % UNITS_PER_PX).abs())
}
