//! Drawing: what all panels are drawn on. plotters computes places, a recorder writes the shapes down.

use std::convert::Infallible;

use chrono::NaiveDate;
use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::ranged1d::{AsRangedCoord, Ranged, ValueFormatter};
use plotters::coord::types::RangedDate;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{PathElement, Rectangle};

use super::labels::{Taken, text_rect};
use super::layout::{Band, ChartLayout, LABEL, px};
use super::marks::Mark;
use super::recorder::Recorder;
use super::scene::{Anchor, Ink, LaneName, Layer, Shape};
use super::text::TextMeasure;
use super::ticks::ticks;
use super::units::Point;

/// What plotters may answer. Our recorder never fails, so only a plot without room can.
pub(super) type Drawn<T = ()> = Result<T, DrawingAreaErrorKind<Infallible>>;

/// A plot with dates from left to right.
pub(super) type Plot<'a, Y> = ChartContext<'a, Recorder, Cartesian2d<RangedDate<NaiveDate>, Y>>;

/// The names of two lines of a scale are no nearer to each other than this.
const SCALE_APART: i32 = px(17);
/// A plot higher than this has the years above it, too.
const HIGH: i32 = px(500);

/// The picture being drawn.
pub(super) struct Drawing<'a> {
    pub layout: ChartLayout,
    pub measure: &'a dyn TextMeasure,
    pub marks: Vec<Mark>,
    pub lanes: Vec<LaneName>,
    recorder: Recorder,
    root: DrawingArea<Recorder, Shift>,
}

impl<'a> Drawing<'a> {
    pub fn new(layout: ChartLayout, height: i32, measure: &'a dyn TextMeasure) -> Self {
        let recorder = Recorder::new((px(layout.width_px as i32) as u32, height.max(0) as u32));
        let root = recorder.clone().into_drawing_area();
        Self { layout, measure, marks: Vec::new(), lanes: Vec::new(), recorder, root }
    }

    /// Says what the next shapes belong to.
    pub fn tag(&self, layer: Layer) {
        self.recorder.tag(layer, None);
    }

    pub fn shapes(&self) -> Vec<Shape> {
        self.recorder.shapes()
    }

    /// The plot of a panel. `draw` gets it with the root's coordinates: plotters computes places, we draw there.
    pub fn plot<Y: AsRangedCoord>(
        &self,
        band: &Band,
        y: Y,
        draw: impl FnOnce(&Self, &mut Plot<'_, Y::CoordDescType>) -> Drawn,
    ) -> Drawn
    where
        Y::CoordDescType: Ranged,
    {
        let axis = self.layout.axis;
        let size = (axis.right - axis.left, band.bottom - band.top);
        let area = self.root.clone().shrink((axis.left, band.top), size);
        let mut plot = ChartBuilder::on(&area)
            .build_cartesian_2d(axis.first..axis.last.max(axis.first + chrono::Duration::days(1)), y)?;
        draw(self, &mut plot)
    }

    /// A line where each year begins, and the years under the plot. By hand, because a name belongs in the middle of
    /// its year, not at its beginning, and because the mesh of a segmented axis overflows in plotters 0.3.7.
    pub fn draw_years(&self, band: &Band) -> Drawn {
        self.draw_year_names(band.years_y(), Some((band.top, band.bottom)))?;
        // Where the plot is high, the years below it are out of sight from its top.
        if band.bottom - band.top > HIGH { self.draw_year_names(Some(band.top - px(7)), None) } else { Ok(()) }
    }

    fn draw_year_names(&self, y: Option<i32>, lines: Option<(i32, i32)>) -> Drawn {
        self.tag(Layer::Grid);
        let axis = self.layout.axis;
        for tick in ticks(&axis, self.measure) {
            let start = axis.start_of(tick.first);
            if let Some((top, bottom)) = lines {
                self.path(vec![(start, top), (start, bottom)], Ink::Grid, 10)?;
            }
            let Some(y) = y else { continue };
            if tick.name.is_empty() {
                continue;
            }
            if tick.is_long {
                // The last of them may have no room for its name.
                let (at, name) = ((start + px(3), y), &tick.name);
                if text_rect(self.measure, at, name, LABEL, false, Anchor::Start).right <= axis.right + px(30) {
                    self.text(name, at, LABEL, false, Ink::Muted, Anchor::Start)?;
                }
                continue;
            }
            let x = (start + axis.end_of(tick.last)) / 2;
            self.text(&tick.name, (x, y), LABEL, false, Ink::Muted, Anchor::Middle)?;
        }
        Ok(())
    }

    /// The line that the years stand under. It is drawn after the lines of a scale or of lanes, one of which may lie where it does.
    pub fn draw_axis_line(&self, band: &Band) -> Drawn {
        self.tag(Layer::Grid);
        let (axis, bottom) = (self.layout.axis, band.bottom);
        self.rect((axis.left, bottom), (axis.right, bottom + 10), Ink::Muted)
    }

    /// The lines of a panel's scale, from side to side.
    pub fn draw_scale_lines<Y>(&self, plot: &mut Plot<'_, Y>, band: &Band) -> Drawn
    where
        Y: Ranged + ValueFormatter<<Y as Ranged>::ValueType>,
    {
        self.tag(Layer::Grid);
        let mut lines = plot.configure_mesh();
        lines.disable_axes().disable_x_mesh().bold_line_style(Ink::Grid.stroke(10)).max_light_lines(0).draw()?;
        self.draw_axis_line(band)
    }

    /// The lines of a scale that have a name: in a box that may be low, those whose names do not run into each other.
    pub fn named_lines<T>(&self, lines: Vec<(T, i32)>) -> Vec<(T, i32)> {
        if self.layout.is_plain {
            return Vec::new();
        }
        if !self.layout.is_fitted {
            return lines;
        }
        let mut last = i32::MAX;
        let apart = |(_, y): &(T, i32)| {
            let is_apart = last - y >= SCALE_APART;
            if is_apart {
                last = *y;
            }
            is_apart
        };
        lines.into_iter().filter(apart).collect()
    }

    /// The name of a line of a scale: left of the plot, or above or below the line where the picture is narrow, at the first
    /// place from the left where it touches nothing.
    pub fn draw_scale_label(&self, words: &str, y: i32, taken: &mut Taken) -> Drawn {
        self.tag(Layer::Scales);
        let axis = self.layout.axis;
        let (at, anchor) = if self.layout.is_narrow {
            // In a box it stands at its beginning, or nowhere.
            let end = if self.layout.is_fitted { px(30) } else { axis.right };
            let along = (0..end).step_by(px(6) as usize);
            let places: Vec<_> = along.flat_map(|x| [y - px(3), y + px(12)].map(|y| ((x, y), Anchor::Start))).collect();
            let Some(place) = taken.place(words, LABEL, false, &places) else { return Ok(()) };
            place
        } else {
            ((axis.left - px(8), y + px(4)), Anchor::End)
        };
        self.text(words, at, LABEL, false, Ink::Muted, anchor)
    }

    /// Why a panel is empty, in the middle of its plot.
    pub fn draw_message(&self, words: &str, band: &Band) -> Drawn {
        let axis = self.layout.axis;
        let lines = self.measure.wrapped(words, LABEL, false, (axis.right - axis.left).max(0) as u32);
        let (x, line) = ((axis.left + axis.right) / 2, px(17));
        let mut y = (band.top + band.bottom - line * (lines.len() as i32 - 1)) / 2;
        for words in lines {
            self.text(&words, (x, y), LABEL, false, Ink::Muted, Anchor::Middle)?;
            y += line;
        }
        self.draw_axis_line(band)
    }

    /// One line of text with its baseline at `at`.
    pub fn text(&self, words: &str, at: Point, size: u32, bold: bool, ink: Ink, anchor: Anchor) -> Drawn {
        self.root.draw_text(words, &ink.text(size, bold, anchor), at)
    }

    pub fn path(&self, points: Vec<Point>, ink: Ink, width: u32) -> Drawn {
        self.root.draw(&PathElement::new(points, ink.stroke(width)))
    }

    pub fn rect(&self, from: Point, to: Point, ink: Ink) -> Drawn {
        self.root.draw(&Rectangle::new([from, to], ink.fill()))
    }

    pub fn polygon(&self, points: Vec<Point>, ink: Ink) -> Drawn {
        self.root.draw(&plotters::element::Polygon::new(points, ink.fill()))
    }
}
