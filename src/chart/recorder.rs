//! A plotters backend that records: what plotters draws becomes the shapes of a [`Scene`](super::Scene).
//!
//! plotters computes where things go and calls a backend to draw them. This backend writes the calls down, each with
//! the layer and the mark it was made for. A colour carries the number of an [`Ink`] instead of red, green and blue.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::style::{Color, FontDesc, FontFamily, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::scene::{Anchor, Form, Ink, Layer, Shape};

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// The shapes recorded so far, and what the next ones belong to.
pub(super) struct Recording {
    pub shapes: Vec<Shape>,
    pub layer: Layer,
    pub mark: Option<usize>,
}

/// A plotters backend that records. Clones write to the same recording.
#[derive(Clone)]
pub(super) struct Recorder {
    recording: Rc<RefCell<Recording>>,
    size: (u32, u32),
}

impl Recorder {
    /// A recorder for a picture of this size in units.
    pub fn new(size: (u32, u32)) -> Self {
        let recording = Recording { shapes: Vec::new(), layer: Layer::Grid, mark: None };
        Self { recording: Rc::new(RefCell::new(recording)), size }
    }

    /// Says what the next shapes belong to.
    pub fn tag(&self, layer: Layer, mark: Option<usize>) {
        let mut recording = self.recording.borrow_mut();
        (recording.layer, recording.mark) = (layer, mark);
    }

    /// Takes the shapes out.
    pub fn shapes(&self) -> Vec<Shape> {
        std::mem::take(&mut self.recording.borrow_mut().shapes)
    }

    fn record(&self, color: BackendColor, form: Form) -> Drawn {
        if color.alpha > 0.0 {
            let mut recording = self.recording.borrow_mut();
            let (layer, mark) = (recording.layer, recording.mark);
            recording.shapes.push(Shape { layer, mark, ink: ink(color), form });
        }
        Ok(())
    }
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.record(color, Form::Rect { from: (x, y), to: (x + 1, y + 1) })
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.record(style.color(), Form::Path { points: vec![from, to], width: style.stroke_width() })
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        if fill {
            return self.record(style.color(), Form::Rect { from, to });
        }
        let points = vec![from, (to.0, from.1), to, (from.0, to.1), from];
        self.record(style.color(), Form::Path { points, width: style.stroke_width() })
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        if points.len() < 2 {
            return Ok(());
        }
        self.record(style.color(), Form::Path { points, width: style.stroke_width() })
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let stroke = (!fill).then(|| style.stroke_width());
        self.record(style.color(), Form::Circle { centre, radius, stroke })
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.record(style.color(), Form::Polygon { points: corners.into_iter().collect() })
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let size = style.size().round() as u32;
        // Texts of ours stand on their point (`Ink::text`).
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let bold = matches!(style.style(), FontStyle::Bold);
        self.record(style.color(), Form::Text { at, text: text.to_owned(), size, anchor, bold })
    }

    /// plotters asks only for the labels of axes that it draws itself, and it draws none of ours.
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size().round() as u32;
        Ok((text.chars().count() as u32 * size / 2, size))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Drawn {
        // Nothing here draws bitmaps, and a scene has no place for them.
        Ok(())
    }
}

/// The ink whose number a colour carries.
fn ink(color: BackendColor) -> Ink {
    Ink::ALL.get(color.rgb.0 as usize).copied().unwrap_or(Ink::Text)
}

impl Ink {
    /// A plotters style that fills.
    pub(super) fn fill(self) -> ShapeStyle {
        RGBColor(self as u8, 0, 0).filled()
    }

    /// A plotters style that strokes, in units.
    pub(super) fn stroke(self, width: u32) -> ShapeStyle {
        ShapeStyle { stroke_width: width, filled: false, ..self.fill() }
    }

    /// A plotters style for text; `size` in units. It stands on its point.
    pub(super) fn text(self, size: u32, bold: bool, anchor: Anchor) -> TextStyle<'static> {
        let style = if bold { FontStyle::Bold } else { FontStyle::Normal };
        let horizontal = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        TextStyle {
            // By its name plotters would look it up in lower case, for which it needs the letters of all alphabets.
            font: FontDesc::new(FontFamily::SansSerif, f64::from(size), style),
            color: RGBColor(self as u8, 0, 0).to_backend_color(),
            pos: Pos::new(horizontal, VPos::Bottom),
        }
    }
}
