//! Observers of the size and the sight of elements. Each observes until it is dropped.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, ResizeObserver, ResizeObserverEntry,
};

use super::layout::height;

/// Tells the width of an element, in CSS pixels, soon after it is laid out and whenever that changes, until dropped.
///
/// Never in the midst of the browser's own work: whoever then changed what is observed would raise an error in the window,
/// which may be that of a host.
pub struct WidthObserver {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl WidthObserver {
    /// Starts to observe. `None` where the browser cannot.
    pub fn new(element: &Element, on_width: impl Fn(u32) + 'static) -> Option<Self> {
        let mut told = None;
        let (on_width, observed) = (Rc::new(on_width), element.clone());
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let entry = entries.get(entries.length().saturating_sub(1)).dyn_into::<ResizeObserverEntry>();
            let width = entry.ok().map(|entry| {
                let (told, laid_out) = (entry.content_rect().width(), f64::from(observed.client_width()));
                // One browser tells it as a host's zoom draws it; what is laid out is rounded.
                let width = if (told - laid_out).abs() < 1.0 { told } else { laid_out };
                width.max(0.0) as u32
            });
            // A height that changes is told, too.
            if let (Some(new), true) = (width, width != told) {
                told = width;
                let on_width = on_width.clone();
                Timeout::new(0, move || on_width(new)).forget();
            }
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for WidthObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells the height of an element's box, in whole CSS pixels rounded up, now and whenever it changes, until dropped.
pub struct HeightObserver {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl HeightObserver {
    /// Starts to observe. `None` where the browser cannot.
    pub fn new(element: &Element, mut on_height: impl FnMut(u32) + 'static) -> Option<Self> {
        let observed = element.clone();
        let callback = Closure::<dyn FnMut()>::new(move || {
            on_height(height(&observed));
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for HeightObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// What is seen of an element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// Which of the elements that are observed it is.
    pub number: usize,
    /// How much of its height is seen, in CSS pixels.
    pub seen_px: f64,
    /// How far below its top the middle of that is, in CSS pixels.
    pub middle_px: f64,
    /// Whether its top is seen.
    pub sees_start: bool,
    /// Whether its bottom is seen.
    pub sees_end: bool,
}

/// Tells when an element comes into view or leaves it, in this window and all around it, until dropped.
pub struct SightObserver {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Array, IntersectionObserver)>,
}

impl SightObserver {
    /// Starts to observe. Where the answer to what was seen is true, the elements may have moved, and are looked at again.
    /// `None` where the browser cannot.
    pub fn new(elements: Vec<HtmlElement>, on_sight: impl Fn(&Seen) -> bool + 'static) -> Option<Self> {
        let observed = elements.clone();
        let seen = move |elements: &[HtmlElement], entry: IntersectionObserverEntry| {
            let target = entry.target();
            let number = elements.iter().position(|element| **element == target)?;
            let (room, seen) = (entry.bounding_client_rect(), entry.intersection_rect());
            Some(Seen {
                number,
                seen_px: if entry.is_intersecting() { seen.height() } else { 0.0 },
                middle_px: seen.top() - room.top() + seen.height() / 2.0,
                sees_start: seen.top() < room.top() + 1.0,
                sees_end: seen.bottom() > room.bottom() - 1.0,
            })
        };
        let callback = Closure::<dyn FnMut(Array, IntersectionObserver)>::new(
            move |entries: Array, observer: IntersectionObserver| {
                let mut entries = entries.iter().filter_map(|entry| seen(&observed, entry.dyn_into().ok()?));
                // One answer moves everything: the other entries are of before.
                let has_moved = entries.any(|seen| on_sight(&seen));
                if has_moved {
                    for element in &observed {
                        observer.unobserve(element);
                        observer.observe(element);
                    }
                }
            },
        );
        let observer = IntersectionObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        elements.iter().for_each(|element| observer.observe(element));
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SightObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
