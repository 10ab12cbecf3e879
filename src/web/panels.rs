//! The panels of the chart in the page: captions as text, the room of the plots, and the font that the chart is laid out in.
//!
//! Captions stand in the flow of the page. The program measures how high they are, lays the panels out between them and paints all
//! panels on one canvas that lies over the whole.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use super::browser::{self, HeightObserver, WidthObserver};
use super::chart::px;
use super::live::{find, follow, keep, put, say, style};
use super::timeline::Timeline;
use crate::chart::Scene;
use crate::markup;

/// The parts of a panel in the page.
struct PanelParts {
    caption: Element,
    title: Element,
    text: Element,
    plot: HtmlElement,
}

impl PanelParts {
    /// The parts of the panels that are there.
    fn all(room: &Element) -> Vec<Self> {
        let parts = |panel: Element| {
            let [caption, title, text] =
                [".ct-caption", ".ct-panel-title", ".ct-panel-text"].map(|css| find(&panel, css));
            Some(Self { caption: caption?, title: title?, text: text?, plot: find(&panel, ".ct-plot")? })
        };
        browser::all(room, ".ct-panel").into_iter().filter_map(parts).collect()
    }
}

/// All panels of a chart.
pub struct Panels {
    timeline: Timeline,
    room: HtmlElement,
    parts: RefCell<Vec<PanelParts>>,
    /// The captions whose heights are followed.
    observed: RefCell<Vec<(Element, Option<HeightObserver>)>>,
}

impl Panels {
    /// The panels that are in the page already, if any, and what follows the room and the letters that they have.
    pub fn new(timeline: Timeline, room: &HtmlElement) -> Option<Rc<Self>> {
        let parts = RefCell::new(PanelParts::all(room));
        let it = Rc::new(Self { timeline, room: room.clone(), parts, observed: RefCell::default() });
        it.observe_width();
        it.observe_letters(&find(room, ".ct-probe")?);
        it.caption_panels();
        Some(it)
    }

    /// Tells the timeline how much room there is, as soon as the browser knows, and whenever that changes.
    fn observe_width(self: &Rc<Self>) {
        let it = self.clone();
        keep(WidthObserver::new(&self.room, move |width| {
            if !it.timeline.is_there() {
                return;
            }
            if it.timeline.measure.with_untracked(Option::is_none) {
                it.measure_font();
            }
            it.measure_captions();
            it.timeline.width_px.set(width);
        }));
    }

    /// Lays the picture out again when its letters change: a font has come, or a host or a reader has chosen another.
    fn observe_letters(self: &Rc<Self>, probe: &Element) {
        let again = self.clone();
        let is_first = Cell::new(true);
        keep(WidthObserver::new(probe, move |_| {
            // The first time is when the probe itself comes.
            if !is_first.replace(false) && again.timeline.is_there() {
                again.measure_font();
            }
        }));
    }

    /// Makes the captions say what the picture shows, and measures the room that they take.
    fn caption_panels(self: &Rc<Self>) {
        let it = self.clone();
        follow(move || {
            let scene = it.timeline.picture.get();
            if scene.width_px > 0 {
                it.caption(&scene);
            }
        });
    }

    /// Takes the font that the chart has in the page as the measure of its text.
    pub fn measure_font(&self) {
        self.timeline.measure.set(browser::text_measure(&self.room).map(Rc::new));
    }

    /// Makes a panel of the page for each of the picture, and has its caption say what is in the picture.
    fn caption(self: &Rc<Self>, scene: &Scene) {
        if self.parts.borrow().len() != scene.panels.len() {
            browser::all::<Element>(&self.room, ".ct-panel").iter().for_each(Element::remove);
            let panels: String = scene.panels.iter().map(markup::panel).collect();
            put(&self.room, "afterbegin", &panels);
            self.parts.replace(PanelParts::all(&self.room));
        }
        for (parts, panel) in self.parts.borrow().iter().zip(&scene.panels) {
            say(&parts.title, &panel.title);
            say(&parts.text, &panel.text());
        }
        self.observe_captions();
        self.measure_captions();
    }

    /// Measures the captions when their letters change: a reader may have chosen larger ones.
    fn observe_captions(self: &Rc<Self>) {
        let captions: Vec<Element> = self.parts.borrow().iter().map(|parts| parts.caption.clone()).collect();
        if self.observed.borrow().iter().map(|(caption, _)| caption).eq(&captions) {
            return;
        }
        let observe = |caption: Element| {
            let it = Rc::downgrade(self);
            let measure = move |_| {
                let it = it.clone();
                // Nothing is laid out in the midst of the browser's own work.
                let measure = move || {
                    it.upgrade().iter().filter(|it| it.timeline.is_there()).for_each(|it| it.measure_captions())
                };
                Timeout::new(0, measure).forget();
            };
            let observer = HeightObserver::new(&caption, measure);
            (caption, observer)
        };
        self.observed.replace(captions.into_iter().map(observe).collect());
    }

    /// Measures how high the captions are.
    fn measure_captions(&self) {
        let heights: Vec<i32> =
            self.parts.borrow().iter().map(|parts| browser::layout_height(&parts.caption)).collect();
        let known = self.timeline.caption_heights;
        if known.with_untracked(|known| *known != heights) {
            known.set(heights);
        }
    }

    /// Gives each plot of the page the height of the one in the picture.
    pub fn size_plots(&self, scene: &Scene) {
        for (parts, panel) in self.parts.borrow().iter().zip(&scene.panels) {
            style(&parts.plot, "height", &px(panel.end - panel.start));
        }
    }
}
