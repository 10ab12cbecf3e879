//! The chart: the painted picture, and what follows the pointer.
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
use web_sys::{Element, Event, HtmlCanvasElement, HtmlElement, KeyboardEvent, MouseEvent};

use super::browser::{self, History};
use super::live::{around, find, follow, hear, is_escape, keep, key_event, mark, pointer_event, put, say, set, style};
use super::marks::{MarkLinks, step};
use super::panels::Panels;
use super::timeline::Timeline;
use crate::chart::{Mark, Opens, Point, Scene, Subject, UNITS_PER_PX, card, mark_at};
use crate::markup;
use crate::paint::paint;
use crate::view::Open;
use crate::words;

/// The card is not wider than this.
const CARD_PX: i32 = 300;
/// So long the card stays when the pointer has left its mark: enough to go to the card.
const CARD_STAYS_MS: u32 = 300;
/// The links of the marks are made when the picture has been the same for so long: nobody reads those of each letter of a
/// search.
const LINKS_WAIT_MS: u32 = 150;

/// The picture with everything that follows the pointer.
struct Picture {
    timeline: Timeline,
    room: HtmlElement,
    panels: Rc<Panels>,
    canvas: HtmlCanvasElement,
    crosshair: HtmlElement,
    month: HtmlElement,
    rings: Element,
    card: HtmlElement,
    links: MarkLinks,
    /// The scene that the marks below belong to.
    scene: RefCell<Arc<Scene>>,
    hovered: Cell<Option<usize>>,
    /// The mark whose card the reader has sent away.
    dismissed: Cell<Option<usize>>,
    focused: Cell<Option<usize>>,
    pointer: Cell<Option<Point>>,
    /// Takes the card away when the pointer does not come back.
    leaving: RefCell<Option<Timeout>>,
    /// Makes the links anew.
    linking: RefCell<Option<Timeout>>,
}

/// Makes the room of the picture live.
pub fn bind(timeline: Timeline, root: &Element) -> Option<()> {
    let room: HtmlElement = find(root, ".ct-picture")?;
    put(&room, "beforeend", &markup::overlay());
    let crosshair: HtmlElement = find(&room, ".ct-crosshair")?;
    let panels = Panels::new(timeline, &room)?;
    let picture = Rc::new(Picture {
        timeline,
        panels,
        canvas: find(&room, "canvas")?,
        month: find(&crosshair, "span")?,
        crosshair,
        rings: find(&room, ".ct-rings")?,
        card: find(&room, ".ct-card")?,
        links: MarkLinks::new(timeline, find(&room, ".ct-marks")?),
        room: room.clone(),
        scene: RefCell::default(),
        hovered: Cell::new(None),
        dismissed: Cell::new(None),
        focused: Cell::new(None),
        pointer: Cell::new(None),
        leaving: RefCell::default(),
        linking: RefCell::default(),
    });
    name(picture.clone(), find(root, ".ct-summary")?);
    lay_over(picture.clone());
    paint_when_changed(picture.clone());
    let sent_away = picture.clone();
    let document = room.owner_document()?;
    hear(&document, &["keydown"], move |event| sent_away.send_away(event));
    let events = ["pointermove", "pointerleave", "click", "keydown", "focusin", "focusout"];
    hear(&room, &events, move |event| picture.hear(event));
    Some(())
}

/// Says what the picture shows to people who do not see it.
fn name(picture: Rc<Picture>, summary: Element) {
    let timeline = picture.timeline;
    follow(move || {
        timeline.view.with(|view| {
            timeline.selection.with(|selection| {
                let dataset = timeline.dataset();
                let shown = words::status(selection.rows.len(), &dataset);
                let name = words::chart_name(&dataset, &words::years(view.from, view.to), &shown);
                set(&picture.canvas, "aria-label", Some(&name));
                say(&summary, &words::summary(view, &dataset, selection));
            });
        });
    });
}

/// Keeps what lies over the picture where it belongs in a new scene, and the rings around what is open.
fn lay_over(picture: Rc<Picture>) {
    let timeline = picture.timeline;
    let mut opened = Open::Nothing;
    let mut had_texts = false;
    follow(move || {
        let scene = timeline.scene.get();
        let open = timeline.view.with(|view| view.open.clone());
        let is_new = !Arc::ptr_eq(&scene, &picture.scene.borrow());
        // With the texts come the numbers of sources.
        let has_texts = timeline.texts.with(Option::is_some);
        if is_new {
            picture.take(scene);
        } else if has_texts != had_texts {
            picture.link_soon();
        }
        had_texts = has_texts;
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
    let queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"];
    keep(queries.map(|query| browser::on_media(query, repaint)));
    keep(browser::on_window("resize", repaint));
    let theme = Memo::new(move |_| timeline.theme());
    let is_pending = Rc::new(Cell::new(false));
    let was_painted = Rc::new(Cell::new(false));
    // A window that moves to a screen of another density may say so in no other way. Kept by the owner and not by what
    // follows, which goes a moment after its timeline.
    let density = StoredValue::new_local(None);
    let mut observed_ratio = 0.0;
    follow(move || {
        looks.track();
        // A memo that nobody has read hears of nothing.
        theme.get();
        let ratio = browser::device_pixel_ratio();
        if ratio != observed_ratio {
            if observed_ratio != 0.0 {
                // Text is not as wide on a screen of another density.
                picture.panels.measure_font();
            }
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
    fn paint(self: &Rc<Self>, scene: &Scene) {
        let Some(measure) = self.timeline.measure.get_untracked() else { return };
        paint(scene, &self.canvas, &browser::palette(&self.room), measure.families(), browser::device_pixel_ratio());
        let stills = self.stills();
        if !stills.is_empty() {
            // In one frame they go and the canvas is seen.
            let it = self.clone();
            request_animation_frame(move || {
                stills.iter().for_each(Element::remove);
                if it.timeline.is_there() {
                    it.panels.size_plots(&it.scene.borrow());
                }
            });
        }
    }

    /// The delivered pictures, which keep the place of the canvas until it is painted.
    fn stills(&self) -> Vec<Element> {
        browser::all(&self.room, ".ct-still")
    }

    /// Takes a new scene, in which marks have other numbers.
    fn take(self: &Rc<Self>, scene: Arc<Scene>) {
        self.scene.replace(scene.clone());
        self.hovered.set(None);
        self.dismissed.set(None);
        self.focused.set(None);
        style(&self.canvas, "width", &format!("{}px", scene.width_px));
        style(&self.canvas, "height", &format!("{}px", scene.height_px));
        if self.stills().is_empty() {
            self.panels.size_plots(&scene);
        }
        self.link_soon();
        self.cross();
        self.tell();
    }

    /// Makes the links of the marks, when there is time.
    fn link_soon(self: &Rc<Self>) {
        self.link_in(LINKS_WAIT_MS);
    }

    fn link_in(self: &Rc<Self>, ms: u32) {
        let it = Rc::downgrade(self);
        let link = move || {
            if let Some(it) = it.upgrade().filter(|it| it.timeline.is_there()) {
                let scene = it.scene.borrow().clone();
                it.links.take(scene);
            }
        };
        self.links.wait();
        self.linking.replace(Some(Timeout::new(ms, link)));
    }

    fn hear(self: &Rc<Self>, event: &Event) {
        if let Some(event) = key_event(event) {
            self.press_key(event);
        } else if matches!(event.type_().as_str(), "focusin" | "focusout") {
            self.dismissed.set(None);
            let mark = self.links.of(event).filter(|_| event.type_() == "focusin");
            let scene = self.scene.borrow().clone();
            if mark.is_some() {
                self.links.stop_at(mark);
                if !self.links.are_of(&scene) {
                    // They were to be made anew soon: the focus goes to the same among those, after what it brings now.
                    return self.link_in(0);
                }
            }
            // Where the pointer has brought the focus here, nobody is about to press keys.
            self.focus(mark.filter(|_| around(event, ".ct-mark:focus-visible").is_some()));
        } else if around(event, ".ct-card").is_some() {
            // It is there to be read, and stays for it.
            self.leaving.take();
            self.pointer.set(None);
            self.cross();
        } else if let Some(mark) = self.links.of(event) {
            // Pressed without a pointer. What is a link to one thing is pressed like any other.
            let is_present = self.links.are_of(&self.scene.borrow());
            if event.type_() == "click" && is_present && around(event, "[data-closer]").is_some() {
                self.open(Some(mark));
            }
        } else if let Some(event) = pointer_event(event) {
            let at = self.place(event);
            let under = mark_at(&self.scene.borrow(), at);
            match event.type_().as_str() {
                "click" => self.open(under),
                "pointerleave" => self.point(None, None),
                // A finger covers what it points at: it opens instead.
                _ if event.pointer_type() == "touch" => {}
                _ => self.point(Some(at), under),
            }
        }
    }

    /// Where an event of the pointer is in the picture, at whatever scale a host draws that.
    fn place(&self, event: &MouseEvent) -> Point {
        let ([left, top, width, height], scene) = (browser::drawn(&self.canvas), self.scene.borrow());
        let units = |px: f64, drawn: f64, laid_out: u32| {
            (px / drawn.max(1.0) * f64::from(laid_out) * f64::from(UNITS_PER_PX)) as i32
        };
        (
            units(f64::from(event.client_x()) - left, width, scene.width_px),
            units(f64::from(event.client_y()) - top, height, scene.height_px),
        )
    }

    fn point(self: &Rc<Self>, at: Option<Point>, under: Option<usize>) {
        self.pointer.set(at);
        self.cross();
        if self.dismissed.get() != under {
            self.dismissed.set(None);
        }
        if under.is_some() && under == self.dismissed.get() {
            return;
        }
        if under.is_none() && self.hovered.get().is_some() {
            if self.leaving.borrow().is_none() {
                let it = Rc::downgrade(self);
                let leave =
                    move || it.upgrade().iter().filter(|it| it.timeline.is_there()).for_each(|it| it.hover(None));
                self.leaving.replace(Some(Timeout::new(CARD_STAYS_MS, leave)));
            }
            return;
        }
        self.hover(under);
    }

    fn hover(&self, mark: Option<usize>) {
        self.leaving.take();
        if self.hovered.replace(mark) != mark {
            self.tell();
        }
    }

    /// Takes the card away where that is what a key means, wherever the focus is.
    fn send_away(&self, event: &Event) {
        // The key may just have closed what was opened from here.
        if is_escape(event) && !event.default_prevented() && self.active().is_some() {
            self.dismissed.set(self.pointer.get().and(self.hovered.get()));
            self.focus(None);
            self.hover(None);
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
        match subject.opens() {
            Some(Opens::Meeting(at)) => self.timeline.open_meeting(at),
            Some(Opens::Size(at)) => self.timeline.open_size(at),
            Some(Opens::Closer(first)) => self.open_several(&subject, first),
            None => {}
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
        let (Some(at), Some(step)) = (self.links.of(event), step(event)) else { return };
        self.links.step(at, step);
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
        let (day, dataset) = (axis.day_at(x), self.timeline.dataset());
        let size = dataset.growth.position_at(day).and_then(|at| dataset.growth.points.get(at));
        let (month, total) = (words::month(day.month()), size.map(|size| size.total));
        say(&self.month, &words::crosshair(month, day.year(), total, &dataset.labels));
        // On the side where there is more room, and never beyond the picture: on a telephone half of it may be too little.
        let (x, room, width) = (x / UNITS_PER_PX, scene.width_px as i32, self.month.offset_width());
        let left = if x > room / 2 { x - width } else { x };
        style(&self.month, "transform", &format!("translateX({}px)", left.clamp(0, (room - width).max(0)) - x));
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
        // Where there is more room in the window. That of a frame is as high as what is in it, and would have to scroll.
        let [_, top, _, height] = browser::drawn(&self.canvas);
        let down = f64::from(y) / f64::from(UNITS_PER_PX) / f64::from(scene.height_px.max(1));
        let above_px = (top + down * height) as i32;
        let is_above = above_px > browser::window_height_px() / 2;
        let (x, room) = (x / UNITS_PER_PX, scene.width_px as i32);
        let width = CARD_PX.min(room - 16);
        let beside = if x > room / 2 { x - width - 14 } else { x + 14 };
        mark(&self.card, "ct-above", is_above);
        style(&self.card, "left", &format!("{}px", beside.clamp(0, (room - width).max(0))));
        style(&self.card, "top", &px(if is_above { y - 140 } else { y + 140 }));
        style(&self.card, "width", &format!("{width}px"));
        let has_keys = self.hovered.get().is_none();
        let card = self.timeline.with_known(|known| card(known, &active.subject));
        self.card.set_inner_html(&markup::card(&card, has_keys));
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
        // Around the mark that the keyboard is at there is the ring of the browser.
        let hovered = self.hovered.get().and_then(|at| scene.marks.get(at)).map(|mark| ("ct-ring", mark));
        for (class, mark) in opened.chain(hovered) {
            let made = self.rings.owner_document().and_then(|document| document.create_element("div").ok());
            let Some(ring) = made.map(|ring| ring.unchecked_into::<HtmlElement>()) else { return };
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
pub(super) fn px(units: i32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    format!("{sign}{}.{}px", (units / UNITS_PER_PX).abs(), (units % UNITS_PER_PX).abs())
}
