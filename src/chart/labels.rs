//! Where can a label stand without touching anything?

use super::scene::{Anchor, Point};
use super::text;

/// The room beside a label, in units.
const GAP: i32 = 25;

/// A rectangle in units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rect {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

impl Rect {
    pub fn around((x, y): Point, radius: i32) -> Self {
        Self { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    }

    fn touches(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn is_inside(&self, other: &Self) -> bool {
        self.left >= other.left && self.right <= other.right && self.top >= other.top && self.bottom <= other.bottom
    }
}

/// The space a text takes with its baseline and anchor at a point.
pub(super) fn text_rect((x, y): Point, words: &str, size: u32, bold: bool, anchor: Anchor) -> Rect {
    let width = text::width(words, size, bold) as i32;
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2,
        Anchor::End => x - width,
    };
    let part = |thousandths: i32| size as i32 * thousandths / 1000;
    Rect { left, top: y - part(text::CAPITAL_HEIGHT) - 8, right: left + width, bottom: y + part(text::DESCENT) }
}

/// What is taken in one panel.
pub(super) struct Taken {
    bounds: Rect,
    rects: Vec<Rect>,
}

impl Taken {
    pub fn new(bounds: Rect) -> Self {
        Self { bounds, rects: Vec::new() }
    }

    pub fn add(&mut self, rect: Rect) {
        self.rects.push(rect);
    }

    /// Takes the first place of those offered that is free and inside the panel.
    pub fn place(&mut self, words: &str, size: u32, bold: bool, places: &[(Point, Anchor)]) -> Option<(Point, Anchor)> {
        places.iter().copied().find(|(at, anchor)| {
            let rect = text_rect(*at, words, size, bold, *anchor);
            // Two numbers side by side must not read as one.
            let roomy = Rect { left: rect.left - GAP, right: rect.right + GAP, ..rect };
            let is_free = rect.is_inside(&self.bounds) && !self.rects.iter().any(|taken| taken.touches(&roomy));
            if is_free {
                self.rects.push(rect);
            }
            is_free
        })
    }
}

/// Moves marks that would lie on each other apart, sideways, so that each can be reached. They may still overlap a
/// little: a mark moved further would stand at a date that is not its own.
pub(super) struct Dodge {
    placed: Vec<(Point, i32)>,
    left: i32,
    right: i32,
}

impl Dodge {
    pub fn new(left: i32, right: i32) -> Self {
        Self { placed: Vec::new(), left, right }
    }

    /// The free place nearest to `(x, y)` at the same height. After many tries, `(x, y)` itself.
    pub fn place(&mut self, (x, y): Point, radius: i32) -> Point {
        let step = radius * 3 / 2;
        let is_free = |at: Point| {
            let far = |(other, size): &(Point, i32)| {
                let (dx, dy, apart) = (at.0 - other.0, at.1 - other.1, (radius + size) * 5 / 8);
                dx * dx + dy * dy >= apart * apart
            };
            at.0 >= self.left && at.0 <= self.right && self.placed.iter().all(far)
        };
        let offsets = (0..6).flat_map(|n| [n * step / 2, -n * step / 2]);
        let at = offsets.map(|offset| (x + offset, y)).find(|at| is_free(*at)).unwrap_or((x, y));
        self.placed.push((at, radius));
        at
    }
}
