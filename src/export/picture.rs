//! The picture as a file: captions, title, filters, legend, where it is from and who may use it around it.

use crate::chart::{
    Anchor, Form, Ink, KeyLine, Layer, Point, Scene, Shape, TextMeasure, UNITS_PER_PX, captioned, keys, px,
};
use crate::dataset::Dataset;
use crate::view::{Open, Selection, ViewState};
use crate::words::{self, page};

/// What a picture that stands alone is made of.
pub struct Framed<'a> {
    /// The data.
    pub dataset: &'a Dataset,
    /// What is shown.
    pub view: &'a ViewState,
    /// Its meetings.
    pub selection: &'a Selection,
    /// Measures text in the typeface that the file will be drawn in.
    pub measure: &'a dyn TextMeasure,
    /// The address of what is shown; `None` where it has none.
    pub address: Option<&'a str>,
    /// The name of the file that the data are from, where the reader has opened one.
    pub file: Option<&'a str>,
}

/// Around everything.
const MARGIN: i32 = px(20);
/// Font sizes.
const TITLE: u32 = 220;
const HEADING: u32 = 130;
const WORDS: u32 = 125;
const SMALL: u32 = 110;
/// From one line to the next.
const LINE: i32 = px(17);
const SMALL_LINE: i32 = px(15);
/// Between the shape of a line of the legend and its words.
const INDENT: i32 = px(20);
/// A narrower picture has one column of the legend under the other.
const NARROW: i32 = px(640);

/// The picture with all that it needs to stand alone. `scene` is that of the view, without captions.
pub fn picture(framed: &Framed, scene: &Scene) -> Scene {
    let axis = scene.axis;
    let scene = captioned(scene.clone(), framed.measure);
    let width = px(scene.width_px as i32);
    let mut builder = PictureBuilder { shapes: Vec::new(), y: MARGIN, width, measure: framed.measure };
    head(&mut builder, framed);
    let (dx, dy) = (MARGIN, builder.y);
    builder.shapes.extend(scene.shapes.into_iter().map(|shape| {
        let mut shape = Shape { mark: None, ..shape };
        shape.form.shift(dx, dy);
        shape
    }));
    builder.y += px(scene.height_px as i32) + px(20);
    legend(&mut builder, framed);
    foot(&mut builder, framed);
    let size = (width + 2 * MARGIN, builder.y + MARGIN);
    let mut shapes = builder.shapes;
    // What lies on what is as in the picture itself.
    shapes.sort_by_key(|shape| shape.layer);
    let paper = Form::Rect { from: (0, 0), to: size };
    shapes.insert(0, Shape { layer: Layer::Grid, mark: None, ink: Ink::Paper, form: paper });
    let in_px = |units: i32| (units / UNITS_PER_PX) as u32;
    Scene { width_px: in_px(size.0), height_px: in_px(size.1), shapes, axis, ..Scene::default() }
}

/// What it is a picture of.
fn head(builder: &mut PictureBuilder, framed: &Framed) {
    // What is open beside the picture is not in it.
    let view = ViewState { open: Open::Nothing, ..framed.view.clone() };
    builder.y += px(18);
    let title = words::title(framed.dataset);
    if builder.measure.width(title, TITLE, true) as i32 <= builder.width {
        builder.line(title, MARGIN, TITLE, true, Ink::Text);
    } else {
        // The heading of other data may need several lines.
        builder.y -= px(14);
        builder.paragraph(title, HEADING, LINE, Ink::Text);
    }
    builder.y += px(4);
    builder.paragraph(&words::view_subtitle(&view, framed.dataset), WORDS, LINE, Ink::Text);
    builder.paragraph(&words::status(framed.selection.rows.len(), framed.dataset), WORDS, LINE, Ink::Muted);
    builder.y += px(20);
}

/// How to read it: a column for each panel, or one under the other where it is narrow.
fn legend(builder: &mut PictureBuilder, framed: &Framed) {
    let columns = if builder.width < NARROW { 1 } else { 3 };
    let column = (builder.width + px(24)) / columns - px(24);
    let top = builder.y;
    let mut bottom = top;
    for (at, key) in keys(framed.dataset, framed.view.has_moments).into_iter().enumerate() {
        let left = MARGIN + (column + px(24)) * (at as i32 % columns);
        if columns > 1 {
            builder.y = top;
        }
        builder.y += px(14);
        builder.line(&key.title, left, HEADING, true, Ink::Text);
        builder.y += LINE;
        for KeyLine { style, ink, words } in &key.lines {
            let place = (left + px(6), builder.y - px(4));
            builder.shapes.extend(style.shapes(layer(*ink), None, *ink, place, 50));
            for line in builder.measure.wrapped(words, WORDS, false, (column - INDENT).max(0) as u32) {
                builder.line(&line, left + INDENT, WORDS, false, Ink::Text);
                builder.y += LINE;
            }
        }
        for line in builder.measure.wrapped(&key.note, SMALL, false, column.max(0) as u32) {
            builder.line(&line, left, SMALL, false, Ink::Muted);
            builder.y += SMALL_LINE;
        }
        bottom = bottom.max(builder.y);
    }
    builder.y = bottom + px(10);
}

/// Marks of the legend lie where those of the panel do.
pub(super) fn layer(ink: Ink) -> Layer {
    match ink {
        Ink::Growth => Layer::Growth,
        Ink::Moment => Layer::Moments,
        Ink::Pledge => Layer::Pledges,
        _ => Layer::Hosts,
    }
}

/// Where it is from, and who may use it.
fn foot(builder: &mut PictureBuilder, framed: &Framed) {
    let rule = Form::Rect { from: (MARGIN, builder.y), to: (MARGIN + builder.width, builder.y + px(1)) };
    builder.shapes.push(Shape { layer: Layer::Grid, mark: None, ink: Ink::Grid, form: rule });
    builder.y += px(18);
    if framed.dataset.labels.is_other {
        let from = words::provenance(framed.view.data.as_deref(), framed.file);
        builder.paragraph(&from, SMALL, SMALL_LINE, Ink::Muted);
    } else {
        builder.paragraph(page::share::PICTURE_SOURCE, SMALL, SMALL_LINE, Ink::Muted);
    }
    if let Some(address) = framed.address {
        builder.paragraph(address, SMALL, SMALL_LINE, Ink::Muted);
    }
}

/// The picture being put together.
pub(super) struct PictureBuilder<'a> {
    pub measure: &'a dyn TextMeasure,
    pub shapes: Vec<Shape>,
    /// Where the next line of text stands.
    pub y: i32,
    /// Between the margins.
    pub width: i32,
}

impl PictureBuilder<'_> {
    pub fn line(&mut self, words: &str, x: i32, size: u32, bold: bool, ink: Ink) {
        let at: Point = (x, self.y);
        let text = words.to_owned();
        let form = Form::Text { at, text, size, anchor: Anchor::Start, bold };
        self.shapes.push(Shape { layer: Layer::Titles, mark: None, ink, form });
    }

    /// Words in lines that fit into a room. A word that is longer than a line, such as an address, is broken.
    pub fn lines(&self, words: &str, size: u32, bold: bool, room: i32) -> Vec<String> {
        let (measure, room) = (self.measure, room.max(0) as u32);
        let lines = measure.wrapped(words, size, bold, room);
        lines.iter().flat_map(|line| broken(measure, line, size, bold, room)).collect()
    }

    /// Lines from margin to margin.
    fn paragraph(&mut self, words: &str, size: u32, line: i32, ink: Ink) {
        for words in self.lines(words, size, false, self.width) {
            self.y += line;
            self.line(&words, MARGIN, size, false, ink);
        }
    }
}

/// A line in pieces that fit.
fn broken(measure: &dyn TextMeasure, line: &str, size: u32, bold: bool, room: u32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in line.chars() {
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
            if measure.width(piece, size, bold) > room && piece.len() > c.len_utf8() {
                piece.pop();
                pieces.push(c.to_string());
            }
        }
    }
    pieces
}
