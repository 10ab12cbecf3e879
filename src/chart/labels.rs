//! Label placement: where a label can stand without touching anything.

use super::layout::px;
use super::scene::Anchor;
use super::text::TextMeasure;
use super::units::Point;

/// The room beside a label, in units.
const GAP: i32 = 25;

/// From one line of a label to the next, in units.
pub(super) const LINE: i32 = px(15);

/// What is wider than one mark, in units.
const WIDE_MARK: i32 = px(15);

/// A shorter piece of a line is no line.
const LEAST_STRETCH: i32 = 30;

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

    /// The least that holds both.
    pub fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn touches(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn is_inside(&self, other: &Self) -> bool {
        self.left >= other.left && self.right <= other.right && self.top >= other.top && self.bottom <= other.bottom
    }
}

/// The space a text takes with its baseline and anchor at a point.
pub(super) fn text_rect(
    measure: &dyn TextMeasure,
    (x, y): Point,
    words: &str,
    size: u32,
    bold: bool,
    anchor: Anchor,
) -> Rect {
    let width = measure.width(words, size, bold) as i32;
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2,
        Anchor::End => x - width,
    };
    let part = |thousandths: i32| size as i32 * thousandths / 1000;
    Rect { left, top: y - part(measure.ascent()) - 4, right: left + width, bottom: y + part(measure.descent()) }
}

/// Things side by side, in strips of a panel, so that only those near a place are looked at. What lies in several strips
/// is in each of them, what lies beside the panel in the first or the last.
struct Strips<T> {
    left: i32,
    strips: Vec<Vec<T>>,
}

/// The width of a strip, in units: more than any mark, less than most labels.
const STRIP: i32 = 320;

impl<T: Copy> Strips<T> {
    fn new(left: i32, right: i32) -> Self {
        Self { left, strips: vec![Vec::new(); ((right - left).max(0) / STRIP) as usize + 1] }
    }

    /// The strips between two distances from the left.
    fn between(&self, left: i32, right: i32) -> std::ops::RangeInclusive<usize> {
        let at = |x: i32| ((x.saturating_sub(self.left) / STRIP).max(0) as usize).min(self.strips.len() - 1);
        at(left)..=at(right.max(left))
    }

    fn add(&mut self, left: i32, right: i32, thing: T) {
        let strips = self.between(left, right);
        self.strips.get_mut(strips).unwrap_or_default().iter_mut().for_each(|strip| strip.push(thing));
    }

    /// What is near; some of it may come twice.
    fn near(&self, left: i32, right: i32) -> impl Iterator<Item = &T> {
        self.strips.get(self.between(left, right)).unwrap_or_default().iter().flatten()
    }
}

/// What is taken in one panel.
pub(super) struct Taken<'a> {
    measure: &'a dyn TextMeasure,
    bounds: Rect,
    rects: Strips<Rect>,
}

impl<'a> Taken<'a> {
    pub fn new(bounds: Rect, measure: &'a dyn TextMeasure) -> Self {
        Self { measure, bounds, rects: Strips::new(bounds.left, bounds.right) }
    }

    pub fn add(&mut self, rect: Rect) {
        self.rects.add(rect.left, rect.right, rect);
    }

    /// The stretches of an upright line, from top to bottom, that touch nothing; those too short to be seen are left out.
    pub fn free_stretches(&self, line: Rect) -> Vec<(i32, i32)> {
        let near = self.rects.near(line.left, line.right).filter(|taken| taken.touches(&line));
        let mut taken: Vec<(i32, i32)> = near.map(|taken| (taken.top, taken.bottom)).collect();
        taken.sort_unstable();
        taken.push((line.bottom, line.bottom));
        let mut free = Vec::new();
        let mut from = line.top;
        for (top, bottom) in taken {
            if top - from >= LEAST_STRETCH {
                free.push((from, top));
            }
            from = from.max(bottom);
        }
        free
    }

    /// Takes the first place of those offered that is free and inside the panel.
    pub fn place(&mut self, words: &str, size: u32, bold: bool, places: &[(Point, Anchor)]) -> Option<(Point, Anchor)> {
        self.place_lines(&[words.to_owned()], size, bold, places)
    }

    /// The same for lines under each other, of which the first stands at the place.
    pub fn place_lines(
        &mut self,
        lines: &[String],
        size: u32,
        bold: bool,
        places: &[(Point, Anchor)],
    ) -> Option<(Point, Anchor)> {
        places.iter().copied().find(|((x, y), anchor)| {
            let rects = lines.iter().zip((*y..).step_by(LINE as usize));
            let rects = rects.map(|(line, y)| text_rect(self.measure, (*x, y), line, size, bold, *anchor));
            let Some(rect) = rects.reduce(Rect::with) else { return false };
            // Two numbers side by side must not read as one.
            let roomy = Rect { left: rect.left - GAP, right: rect.right + GAP, ..rect };
            let is_free = rect.is_inside(&self.bounds)
                && !self.rects.near(roomy.left, roomy.right).any(|taken| taken.touches(&roomy));
            if is_free {
                self.add(rect);
            }
            is_free
        })
    }
}

impl Taken<'_> {
    /// Where lines of text can stand beside a mark, from the best place to the last: at its sides, then above and below, there also
    /// as far aside as keeps them inside the panel, and from either end of a wide one.
    pub fn places_around(&self, mark: Rect, lines: &[String], size: u32) -> Vec<(Point, Anchor)> {
        let part = |thousandths: i32| size as i32 * thousandths / 1000;
        let more = LINE * (lines.len().max(1) as i32 - 1);
        let width = lines.iter().map(|line| self.measure.width(line, size, false) as i32).max().unwrap_or(0);
        let (x, y) = ((mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2);
        let beside = y + px(4) - more / 2;
        let above = mark.top - px(2) - part(self.measure.descent()) - more;
        let below = mark.bottom + px(3) + part(self.measure.ascent());
        let last = self.bounds.right - width;
        let inside = (x - width / 2).min(last).max(self.bounds.left);
        let mut places =
            vec![((mark.right + px(4), beside), Anchor::Start), ((mark.left - px(4), beside), Anchor::End)];
        places.extend([above, below].map(|y| ((x, y), Anchor::Middle)));
        if mark.right - mark.left > WIDE_MARK {
            let ends = [(mark.left, Anchor::Start), (mark.right, Anchor::End)];
            places.extend([above, below].into_iter().flat_map(|y| ends.map(|(x, anchor)| ((x, y), anchor))));
        }
        places.extend([above, below].map(|y| ((inside, y), Anchor::Start)));
        // A little further away, where something lies in between.
        places.extend([above - px(6), below + px(6)].map(|y| ((inside, y), Anchor::Start)));
        places
    }
}

/// Moves marks that would lie on each other apart, sideways, so that each can be reached. They may still overlap a
/// little: a mark moved further would stand at a date that is not its own.
pub(super) struct Dodge {
    placed: Strips<(Point, i32)>,
    left: i32,
    right: i32,
}

impl Dodge {
    pub fn new(left: i32, right: i32) -> Self {
        Self { placed: Strips::new(left, right), left, right }
    }

    /// The free place nearest to `(x, y)` at the same height. After many tries, `(x, y)` itself.
    pub fn place(&mut self, (x, y): Point, radius: i32) -> Point {
        let step = radius * 3 / 2;
        let is_free = |at: Point| {
            let far = |(other, size): &(Point, i32)| {
                let (dx, dy, apart) = (at.0 - other.0, at.1 - other.1, (radius + size) * 5 / 8);
                dx * dx + dy * dy >= apart * apart
            };
            // No mark is larger than a strip is wide.
            let mut near = self.placed.near(at.0 - STRIP / 2, at.0 + STRIP / 2);
            at.0 >= self.left && at.0 <= self.right && near.all(far)
        };
        let offsets = (0..6).flat_map(|n| [n * step / 2, -n * step / 2]);
        let at = offsets.map(|offset| (x + offset, y)).find(|at| is_free(*at)).unwrap_or((x, y));
        self.placed.add(at.0, at.0, (at, radius));
        at
    }

    /// Keeps marks off a line.
    pub fn keep_off(&mut self, from: Point, to: Point) {
        const APART: i32 = px(4);
        let count = ((to.0 - from.0).abs().max((to.1 - from.1).abs()) / APART).max(1);
        for step in 1..count {
            let at = (from.0 + (to.0 - from.0) * step / count, from.1 + (to.1 - from.1) * step / count);
            self.placed.add(at.0, at.0, (at, APART));
        }
    }
}
