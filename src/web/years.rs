//! How does a reader choose years with a pointer?

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

use super::browser::{self, History};
use super::live::{find, follow, hear, mark, pointer_event, say, style};
use super::timeline::Timeline;
use crate::chart::UNITS_PER_PX;

/// The strip of the years. Pressing a year and dragging to another chooses them.
///
/// It only repeats what the lists of years do, so people without a pointer are not told of it.
struct Strip {
    timeline: Timeline,
    strip: Element,
    years: Vec<Element>,
    /// The first and the last year.
    ends: (i32, i32),
    /// The year where the drag began and where it is now.
    drag: Cell<Option<(i32, i32)>>,
}

/// Makes the strip say how many meetings each year has, and hear the pointer.
pub fn bind(timeline: Timeline, root: &Element) -> Option<()> {
    let around: HtmlElement = find(root, ".ct-years")?;
    let strip: Element = find(&around, ".ct-strip")?;
    let years: Vec<Element> = browser::all(&strip, ".ct-year");
    let counts: Vec<Element> = browser::all(&strip, ".ct-year-count");
    let bars: Vec<HtmlElement> = browser::all(&strip, ".ct-bar");
    let ends = timeline.dataset().years()?;
    let it = Rc::new(Strip { timeline, strip: strip.clone(), years, ends, drag: Cell::new(None) });

    follow(move || {
        timeline.selection.with(|selection| {
            let most = selection.years.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
            for ((_, count), (words, bar)) in selection.years.iter().zip(counts.iter().zip(&bars)) {
                say(words, &count.to_string());
                style(bar, "height", &format!("{}%", count * 100 / most));
            }
        });
    });
    follow(move || {
        timeline.scene.with(|scene| {
            let (width, axis) = (scene.width_px as i32, &scene.axis);
            style(&around, "padding-left", &format!("{}px", axis.left / UNITS_PER_PX));
            style(&around, "padding-right", &format!("{}px", width - axis.right / UNITS_PER_PX));
            if width > 0 {
                mark(&around, "ct-idle", false);
            }
        });
    });
    let shown = it.clone();
    follow(move || {
        timeline.view.track();
        shown.mark();
    });
    hear(&strip, &["pointerdown", "pointermove", "pointerup", "pointercancel"], move |event| it.drag(event));
    Some(())
}

impl Strip {
    /// Marks the years that are chosen, or about to be.
    fn mark(&self) {
        let (from, to) = match self.drag.get() {
            Some((a, b)) => (a.min(b), a.max(b)),
            None => self.timeline.view.with_untracked(|view| (view.from, view.to)),
        };
        for (year, element) in (self.ends.0..).zip(&self.years) {
            mark(element, "ct-in", from <= year && year <= to);
        }
    }

    fn drag(&self, event: &Event) {
        let Some(event) = pointer_event(event) else { return };
        match (event.type_().as_str(), self.drag.get()) {
            // A second finger means to zoom.
            ("pointerdown", _) if event.button() == 0 && event.is_primary() => {
                let _ = self.strip.set_pointer_capture(event.pointer_id());
                let year = self.year_under(event);
                self.drag.set(Some((year, year)));
            }
            ("pointermove", Some((from, _))) => self.drag.set(Some((from, self.year_under(event)))),
            ("pointerup", Some((a, b))) => {
                self.drag.set(None);
                // Before the page around hears of the change: it may take the timeline away at once.
                self.mark();
                return self.timeline.change(History::Push, |view| view.with_years(a, b));
            }
            ("pointercancel", Some(_)) => self.drag.set(None),
            _ => return,
        }
        self.mark();
    }

    fn year_under(&self, event: &PointerEvent) -> i32 {
        let [left, _, width, _] = browser::drawn(&self.strip);
        let share = (f64::from(event.client_x()) - left) / width.max(1.0);
        let (first, last) = self.ends;
        let years = last - first + 1;
        first + ((share * f64::from(years)).floor() as i32).clamp(0, years - 1)
    }
}
