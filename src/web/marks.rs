//! How are the marks of the picture reached without a pointer?
//!
//! Each is a link or a button that lies over what is painted. One of them is on the way of the Tab key; from there arrow
//! keys lead to the others. Programs that read the page aloud find all of them in the order of their lists.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

use super::browser;
use super::live::{around, set, style};
use super::timeline::Timeline;
use crate::chart::{Mark, Scene, Step, UNITS_PER_PX, nearest, stepped};
use crate::markup::{self, MOST_LISTED};

/// The links and buttons of a scene.
pub struct MarkLinks {
    timeline: Timeline,
    list: HtmlElement,
    scene: RefCell<Arc<Scene>>,
    /// Each with the number of its mark.
    links: RefCell<Vec<(usize, HtmlElement)>>,
    /// The mark that the Tab key leads to.
    stop: Cell<Option<usize>>,
}

impl MarkLinks {
    /// None yet, in their place.
    pub fn new(timeline: Timeline, list: HtmlElement) -> Self {
        Self { timeline, list, scene: RefCell::default(), links: RefCell::default(), stop: Cell::new(None) }
    }

    /// Makes them anew for a scene. Its marks have other numbers: the keyboard stays at what it was at.
    pub fn take(&self, scene: Arc<Scene>) {
        let has_focus = browser::focused_inside(&self.list).is_some();
        let before = self.scene.replace(scene.clone());
        let stop = self.stop.get().and_then(|at| before.marks.get(at)).and_then(|mark| same(&scene, mark));
        self.write(&scene, stop.or_else(|| stepped(&scene, None, Step::Top)));
        if let Some(link) = self.link(self.stop.get()).filter(|_| has_focus) {
            // The reader is where the page is scrolled to, and may only have turned a telephone.
            browser::focus_in_place(&link);
        }
    }

    fn write(&self, scene: &Scene, stop: Option<usize>) {
        let leads = self.timeline.leads();
        let html = self.timeline.with_known(|known| markup::marks(known, &scene.marks, stop, leads));
        self.list.set_inner_html(&html);
        let links: Vec<HtmlElement> = browser::all(&self.list, ".ct-mark");
        let links = links.into_iter().filter_map(|link| Some((number(&link)?, link)));
        self.links.replace(links.collect());
        for (at, link) in self.links.borrow().iter() {
            if let Some(mark) = scene.marks.get(*at) {
                place(link, mark);
            }
        }
        set(&self.list, "aria-busy", None);
        self.stop.set(None);
        self.stop_at(stop);
    }

    /// Says that they are about to be others.
    pub fn wait(&self) {
        set(&self.list, "aria-busy", Some("true"));
    }

    /// Whether they are those of a scene.
    pub fn are_of(&self, scene: &Arc<Scene>) -> bool {
        Arc::ptr_eq(&self.scene.borrow(), scene)
    }

    /// The mark whose link an event happened to.
    pub fn of(&self, event: &Event) -> Option<usize> {
        number(&around(event, ".ct-mark")?.unchecked_into())
    }

    /// Takes the mark that has the focus on the way of the Tab key.
    pub fn stop_at(&self, mark: Option<usize>) {
        for (at, value) in [(self.stop.replace(mark), "-1"), (mark, "0")] {
            if let Some(link) = self.link(at) {
                set(&link, "tabindex", Some(value));
            }
        }
    }

    /// Takes a step from a mark.
    pub fn step(&self, from: usize, step: Step) {
        let scene = self.scene.borrow().clone();
        self.focus(stepped(&scene, Some(from), step));
    }

    fn focus(&self, mark: Option<usize>) {
        let scene = self.scene.borrow().clone();
        if scene.marks.len() > MOST_LISTED && self.stop.get() != mark {
            // The one that is there is another.
            self.write(&scene, mark);
        }
        if let Some(link) = self.link(mark) {
            let _ = link.focus();
        }
    }

    fn link(&self, mark: Option<usize>) -> Option<HtmlElement> {
        self.links.borrow().iter().find(|(at, _)| Some(*at) == mark).map(|(_, link)| link.clone())
    }
}

/// The step that a key means. Modified keys are the browser's, but for those that lead to the ends of the picture.
pub fn step(event: &KeyboardEvent) -> Option<Step> {
    if event.alt_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    Some(match (event.key().as_str(), event.ctrl_key()) {
        ("ArrowLeft", false) => Step::Back,
        ("ArrowRight", false) => Step::Forward,
        ("ArrowUp", false) => Step::Up,
        ("ArrowDown", false) => Step::Down,
        ("Home", false) => Step::First,
        ("End", false) => Step::Last,
        ("PageUp", false) => Step::YearBack,
        ("PageDown", false) => Step::YearForward,
        ("Home", true) => Step::Top,
        ("End", true) => Step::Bottom,
        _ => return None,
    })
}

fn number(link: &HtmlElement) -> Option<usize> {
    link.get_attribute("data-mark")?.parse().ok()
}

/// The mark of a scene for what a mark of another stood for, or the nearest of its track.
fn same(scene: &Scene, before: &Mark) -> Option<usize> {
    let of_it = scene.marks.iter().position(|mark| (&mark.subject, mark.track) == (&before.subject, before.track));
    let beside = || {
        let (_, track) = scene.marks.tracks().find(|(track, _)| *track == before.track)?;
        nearest(scene, track, before).map(|at| at as usize)
    };
    of_it.or_else(beside)
}

/// Puts a link over its mark.
fn place(link: &HtmlElement, mark: &Mark) {
    let (x, y) = mark.centre;
    style(link, "translate", &format!("{}px {}px", x / UNITS_PER_PX, y / UNITS_PER_PX));
}
