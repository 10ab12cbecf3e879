//! SVG writer for the delivered page: a picture in as few letters and elements as can be.
//!
//! Neighbours of one colour become one path, and what texts have in common is said once for all of them: a tenth of the
//! elements, which a slow telephone would have to read and lay out before anything is seen.

use std::fmt::Write;

use crate::chart::{Anchor, Form, Ink, Layer, Point, Scene, Shape};
use crate::words::Escaped;

/// A picture as part of a page: as wide as its room, in the colours that the page's style sheet gives the roles.
/// `label` becomes its accessible name.
pub fn inline_svg(scene: &Scene, label: &str, class: &'static str) -> String {
    let mut out = Inline::default();
    let (width, height) = (scene.width_px * 10, scene.height_px * 10);
    // The unit of the picture is that of the scene: no number needs a fraction.
    out.add(format_args!(
        "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" stroke-linejoin=\"round\" \
         role=\"img\" aria-label=\"{}\">",
        Escaped(label)
    ));
    for shape in together(scene) {
        match &shape.form {
            Form::Path { points, width } => out.trace(ElementStyle::Line(shape.ink, *width), points, false),
            Form::Polygon { points } => out.trace(ElementStyle::Area(shape.ink), &clockwise(points), true),
            Form::Rect { from, to } => {
                let points = [*from, (to.0, from.1), *to, (from.0, to.1)];
                out.trace(ElementStyle::Area(shape.ink), &clockwise(&points), true);
            }
            Form::Circle { centre: (x, y), radius, stroke } => {
                out.begin(stroke.map_or(ElementStyle::Area(shape.ink), |width| ElementStyle::Line(shape.ink, width)));
                let (r, d) = (*radius as i32, *radius as i32 * 2);
                out.add(format_args!("M{} {y}a{r} {r} 0 1 1 {d} 0a{r} {r} 0 1 1 {} 0z", x - r, -d));
            }
            Form::Text { at: (x, y), text, size, anchor, bold } => {
                out.begin(ElementStyle::Words(shape.ink, *size, *anchor, *bold));
                out.add(format_args!("<text x=\"{x}\" y=\"{y}\">{}</text>", Escaped(text)));
            }
        }
    }
    out.end();
    out.text + "</svg>"
}

/// The shapes with those of one style side by side, as far as that does not change what lies on what: words touch nothing,
/// and so may come after the lines of their layer.
fn together(scene: &Scene) -> Vec<&Shape> {
    let mut shapes: Vec<&Shape> = scene.shapes.iter().collect();
    shapes.sort_by_key(|shape| {
        let words = match &shape.form {
            Form::Text { size, anchor, bold, .. } => Some((*size, *anchor as u8, *bold, shape.ink)),
            _ => None,
        };
        (shape.layer, shape.mark.is_some(), words, colour_rank(shape))
    });
    shapes
}

/// Marks of meetings touch nothing but what is behind all of them: lines and bars, then the room that is cleared for a mark. So they
/// may be painted colour by colour.
fn colour_rank(shape: &Shape) -> (u8, bool) {
    let is_line = matches!(shape.form, Form::Path { .. } | Form::Circle { stroke: Some(_), .. });
    match (shape.layer, shape.ink) {
        (Layer::Hosts, Ink::HostSoft) => (1, is_line),
        (Layer::Hosts, Ink::Paper) => (2, is_line),
        (Layer::Hosts, ink) => (3 + ink as u8, is_line),
        _ => (0, false),
    }
}

/// What neighbours must have in common to become one element.
#[derive(Clone, Copy, PartialEq)]
enum ElementStyle {
    Line(Ink, u32),
    Area(Ink),
    Words(Ink, u32, Anchor, bool),
}

#[derive(Default)]
struct Inline {
    text: String,
    style: Option<ElementStyle>,
}

impl Inline {
    fn add(&mut self, words: std::fmt::Arguments) {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(words);
    }

    /// Goes on with an element, or ends it and begins another.
    fn begin(&mut self, style: ElementStyle) {
        if self.style == Some(style) {
            return;
        }
        self.end();
        self.style = Some(style);
        let colour = |ink: Ink| format!("var(--ct-chart-{})", ink.code());
        match style {
            ElementStyle::Line(ink, width) => {
                self.add(format_args!("<path fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\" d=\"", colour(ink)))
            }
            ElementStyle::Area(ink) => self.add(format_args!("<path fill=\"{}\" d=\"", colour(ink))),
            ElementStyle::Words(ink, size, anchor, bold) => {
                self.add(format_args!("<g fill=\"{}\" font-size=\"{size}\"", colour(ink)));
                self.text.push_str(match anchor {
                    Anchor::Start => "",
                    Anchor::Middle => " text-anchor=\"middle\"",
                    Anchor::End => " text-anchor=\"end\"",
                });
                self.text.push_str(if bold { " font-weight=\"bold\">" } else { ">" });
            }
        }
    }

    fn end(&mut self) {
        match self.style.take() {
            None => {}
            Some(ElementStyle::Words(..)) => self.text.push_str("</g>"),
            Some(ElementStyle::Line(..) | ElementStyle::Area(_)) => self.text.push_str("\"/>"),
        }
    }

    /// From point to point, each told from the one before: marks of one shape have the same letters.
    fn trace(&mut self, style: ElementStyle, points: &[Point], is_closed: bool) {
        let Some(((x, y), rest)) = points.split_first() else { return };
        self.begin(style);
        self.add(format_args!("M{x} {y}"));
        let mut before = (*x, *y);
        for (x, y) in rest {
            match (x - before.0, y - before.1) {
                (0, 0) => {}
                (dx, 0) => self.add(format_args!("h{dx}")),
                (0, dy) => self.add(format_args!("v{dy}")),
                (dx, dy) => self.add(format_args!("l{dx} {dy}")),
            }
            before = (*x, *y);
        }
        if is_closed {
            self.text.push('z');
        }
    }
}

/// The same corners in the order in which a clock's hand passes them: where areas of one path overlap, those that run
/// against each other would leave a hole.
fn clockwise(points: &[Point]) -> Vec<Point> {
    let next = points.iter().cycle().skip(1);
    let twice_area: i64 =
        points.iter().zip(next).map(|((x, y), (to_x, to_y))| i64::from(x * to_y) - i64::from(to_x * y)).sum();
    let mut points = points.to_vec();
    if twice_area < 0 {
        points.reverse();
    }
    points
}
