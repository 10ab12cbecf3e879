//! How does a picture get onto a canvas?

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{FONT, Palette};
use crate::chart::{Anchor, Form, Ink, Point, Scene, Shape, UNITS_PER_PX};

/// Paints a scene on a canvas of as many device pixels as the screen has, and sizes the canvas to the scene.
///
/// Does nothing where the browser has no 2D canvas; the table below the chart holds the same facts.
pub fn paint(scene: &Scene, canvas: &HtmlCanvasElement, palette: &Palette, device_pixel_ratio: f64) {
    let ratio = if device_pixel_ratio.is_finite() { device_pixel_ratio.clamp(1.0, 4.0) } else { 1.0 };
    let device = |px: u32| (f64::from(px) * ratio).round() as u32;
    let (width, height) = (device(scene.width_px), device(scene.height_px));
    let context = canvas.get_context("2d").ok().flatten();
    let Some(context) = context.map(|context| context.unchecked_into::<CanvasRenderingContext2d>()) else {
        return;
    };
    if (canvas.width(), canvas.height()) == (width, height) {
        // A canvas that is given a size gets new memory, even if it is the size it has.
        context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    } else {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let mut pen = Pen { context, palette, scale: ratio / f64::from(UNITS_PER_PX), ink: None, font: None };
    // A picture is not mirrored in a right-to-left page.
    let _ = canvas.set_attribute("dir", "ltr");
    // Nor is there more room between its letters because a reader wants it in the page: Chromium would take that room from the
    // words' end, and sees only a change as a wish.
    for (name, value) in ["letterSpacing", "wordSpacing"].into_iter().flat_map(|name| [(name, "1px"), (name, "0px")]) {
        let _ = js_sys::Reflect::set(&pen.context, &name.into(), &value.into());
    }
    pen.context.set_line_join("round");
    scene.shapes.iter().for_each(|shape| pen.paint(shape));
}

struct Pen<'a> {
    context: CanvasRenderingContext2d,
    palette: &'a Palette,
    /// Device pixels in one unit of the scene.
    scale: f64,
    /// What the context has already: neighbours in a scene often look alike, and every word to the browser takes time.
    ink: Option<Ink>,
    font: Option<(u32, Anchor, bool)>,
}

impl Pen<'_> {
    fn paint(&mut self, shape: &Shape) {
        let context = &self.context;
        if self.ink.replace(shape.ink) != Some(shape.ink) {
            let colour = self.palette.colour(shape.ink);
            context.set_fill_style_str(colour);
            context.set_stroke_style_str(colour);
        }
        match &shape.form {
            Form::Path { points, width } => {
                let width = self.length(*width as i32).max(1.0);
                context.set_line_width(width);
                match points.as_slice() {
                    // A thin straight line is sharp only on whole device pixels: a rectangle of them.
                    [(x1, y1), (x2, y2)] if (x1 == x2 || y1 == y2) && width < 3.0 => {
                        let (x, y) = (self.length((*x1).min(*x2)).round(), self.length((*y1).min(*y2)).round());
                        let thick = width.round().max(1.0);
                        let (w, h) = (self.length((x2 - x1).abs()).max(thick), self.length((y2 - y1).abs()).max(thick));
                        context.fill_rect(x, y, w.round(), h.round());
                    }
                    points => {
                        self.trace(points);
                        context.stroke();
                    }
                }
            }
            Form::Polygon { points } => {
                self.trace(points);
                context.fill();
            }
            Form::Rect { from, to } => {
                // Each edge on its own: what stands on one line must end on one line.
                let [left, top, right, bottom] = [from.0, from.1, to.0, to.1].map(|edge| self.length(edge).round());
                context.fill_rect(left, top, (right - left).max(1.0), (bottom - top).max(1.0));
            }
            Form::Circle { centre, radius, stroke } => {
                context.begin_path();
                let (x, y, radius) = (self.length(centre.0), self.length(centre.1), self.length(*radius as i32));
                if context.arc(x, y, radius, 0.0, std::f64::consts::TAU).is_err() {
                    return;
                }
                match stroke {
                    None => context.fill(),
                    Some(width) => {
                        context.set_line_width(self.length(*width as i32));
                        context.stroke();
                    }
                }
            }
            Form::Text { at, text, size, anchor, bold } => {
                let font = (*size, *anchor, *bold);
                if self.font.replace(font) != Some(font) {
                    let weight = if *bold { "bold " } else { "" };
                    // Whole hundredths: as text, any other number would need more code than all of this.
                    let size = (self.length(*size as i32) * 100.0).round() as u32;
                    context.set_font(&format!("{weight}{}.{:02}px {FONT}", size / 100, size % 100));
                    context.set_text_align(match anchor {
                        Anchor::Start => "left",
                        Anchor::Middle => "center",
                        Anchor::End => "right",
                    });
                }
                // A text that cannot be painted leaves the rest of the picture as it is.
                let _ = context.fill_text(text, self.length(at.0), self.length(at.1));
            }
        }
    }

    fn length(&self, units: i32) -> f64 {
        f64::from(units) * self.scale
    }

    fn trace(&self, points: &[Point]) {
        self.context.begin_path();
        for (at, (x, y)) in points.iter().enumerate() {
            let (x, y) = (self.length(*x), self.length(*y));
            if at == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
        }
    }
}
