//! Canvas painter, and the measure of text in the font that a canvas paints with.

use std::cell::RefCell;
use std::collections::BTreeMap;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Document, HtmlCanvasElement};

use super::Palette;
use crate::chart::{Anchor, Form, Ink, Point, Scene, Shape, TextMeasure, UNITS_PER_PX};

/// How many texts are remembered with their widths: more than any picture has, less than searches of an hour bring.
const MOST_WIDTHS: usize = 4_000;

/// Device pixels in a CSS pixel, as far as they are painted.
fn ratio(device_pixel_ratio: f64) -> f64 {
    if device_pixel_ratio.is_finite() { device_pixel_ratio.clamp(1.0, 4.0) } else { 1.0 }
}

/// A context to draw on. `None` where the browser has no 2D canvas.
fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    Some(canvas.get_context("2d").ok().flatten()?.unchecked_into())
}

/// Takes what the page around it says of texts from a canvas that has just been given its size: a picture is not mirrored in a
/// right-to-left page, and there is no more room between its letters because a reader wants it in the page. Chromium would take
/// that room from the words' end, and sees only a change as a wish.
fn make_plain(canvas: &HtmlCanvasElement, context: &CanvasRenderingContext2d) {
    let _ = canvas.set_attribute("dir", "ltr");
    for (name, value) in ["letterSpacing", "wordSpacing"].into_iter().flat_map(|name| [(name, "1px"), (name, "0px")]) {
        let _ = js_sys::Reflect::set(context, &name.into(), &value.into());
    }
}

/// A font as a canvas takes it; `size` in device pixels.
fn font(size: f64, bold: bool, families: &str) -> String {
    let weight = if bold { "bold " } else { "" };
    // Whole hundredths: as text, any other number would need more code than all of this.
    let size = (size * 100.0).round() as u32;
    format!("{weight}{}.{:02}px {families}", size / 100, size % 100)
}

/// Measures text in the font that a canvas paints with: the shipped typeface, a host's, the reader's own, or what stands in
/// for letters that it does not have.
pub struct CanvasMeasure {
    context: CanvasRenderingContext2d,
    families: String,
    ratio: f64,
    /// How far letters reach above and below the baseline, in thousandths of the height of the font.
    heights: (i32, i32),
    /// Of texts that were measured before, by size and weight.
    widths: RefCell<BTreeMap<(u32, bool), BTreeMap<String, u32>>>,
}

impl CanvasMeasure {
    /// A measure for a list of families, and for a screen with so many device pixels in a CSS pixel. `None` where the browser
    /// has no 2D canvas.
    pub fn new(document: &Document, families: &str, device_pixel_ratio: f64) -> Option<Self> {
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.unchecked_into();
        let context = context(&canvas)?;
        make_plain(&canvas, &context);
        context.set_font(&font(1000.0, false, families));
        let letters = context.measure_text("Hd$").ok()?;
        let above = letters.actual_bounding_box_ascent().round() as i32;
        let below = context.measure_text("gjpqy$,").ok()?.actual_bounding_box_descent().round() as i32;
        let (families, ratio) = (families.to_owned(), ratio(device_pixel_ratio));
        Some(Self { context, families, ratio, heights: (above, below), widths: RefCell::default() })
    }

    /// The list of families that it measures.
    pub fn families(&self) -> &str {
        &self.families
    }
}

impl TextMeasure for CanvasMeasure {
    fn width(&self, text: &str, size: u32, bold: bool) -> u32 {
        let mut all = self.widths.borrow_mut();
        let widths = all.entry((size, bold)).or_default();
        if let Some(width) = widths.get(text) {
            return *width;
        }
        let scale = self.ratio / f64::from(UNITS_PER_PX);
        self.context.set_font(&font(f64::from(size) * scale, bold, &self.families));
        // What cannot be measured is taken to be as wide as it is in no typeface.
        let width =
            self.context.measure_text(text).map_or(f64::from(size) * scale * text.len() as f64, |it| it.width());
        let width = (width / scale).ceil() as u32;
        if widths.len() >= MOST_WIDTHS {
            widths.clear();
        }
        widths.insert(text.to_owned(), width);
        width
    }

    fn ascent(&self) -> i32 {
        self.heights.0
    }

    fn descent(&self) -> i32 {
        self.heights.1
    }
}

/// Paints a scene on a canvas of as many device pixels as the screen has, and sizes the canvas to the scene. `families` are those
/// that its text was measured in.
///
/// Does nothing where the browser has no 2D canvas; the table below the chart holds the same facts.
pub fn paint(scene: &Scene, canvas: &HtmlCanvasElement, palette: &Palette, families: &str, device_pixel_ratio: f64) {
    let ratio = ratio(device_pixel_ratio);
    let device = |px: u32| (f64::from(px) * ratio).round() as u32;
    let (width, height) = (device(scene.width_px), device(scene.height_px));
    let Some(context) = context(canvas) else { return };
    if (canvas.width(), canvas.height()) == (width, height) {
        // A canvas that is given a size gets new memory, even if it is the size it has.
        context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    } else {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    make_plain(canvas, &context);
    let mut pen = Pen { context, palette, families, scale: ratio / f64::from(UNITS_PER_PX), ink: None, font: None };
    pen.context.set_line_join("round");
    scene.shapes.iter().for_each(|shape| pen.paint(shape));
}

struct Pen<'a> {
    context: CanvasRenderingContext2d,
    palette: &'a Palette,
    families: &'a str,
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
                    context.set_font(&self::font(self.length(*size as i32), *bold, self.families));
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
