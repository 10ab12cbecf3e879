//! The moments of context in the panel of the membership: quiet lines with their names, where there is room for them.

use super::drawing::{Drawing, Drawn};
use super::glyph::{Glyph, MarkStyle};
use super::labels::{Dodge, Rect, Taken, text_rect};
use super::layout::{Band, LABEL, px};
use super::marks::{Mark, Subject, Track};
use super::scene::{Anchor, Ink, Layer, Shape};
use super::units::Point;
use crate::dataset::Dataset;

const DIAMOND: u32 = 40;
/// The width of the lines.
const HAIR: i32 = 4;
/// Between the line and the name beside it.
const BESIDE: i32 = px(4);
/// From one row of names to the next.
const ROW: i32 = px(15);

/// How a moment looks, in the picture and in its legend.
pub const MOMENT_STYLE: MarkStyle = MarkStyle { glyph: Glyph::Diamond, hollow: false };

/// Draws those within the years shown and returns the shapes of their marks. Names take what `taken` leaves: one that has no room is
/// left out.
pub(super) fn draw(drawing: &mut Drawing, dataset: &Dataset, band: &Band, taken: &mut Taken) -> Drawn<Vec<Shape>> {
    let axis = drawing.layout.axis;
    let bottom = band.bottom;
    let shown: Vec<(usize, i32, &str)> = (dataset.moments.iter().enumerate())
        .filter(|(_, moment)| (axis.first..=axis.last).contains(&moment.date.middle()))
        .map(|(at, moment)| (at, axis.x_at(moment.date.middle()), moment.label.as_str()))
        .collect();
    let mut shapes = Vec::new();
    let mut dodge = Dodge::new(axis.left, axis.right);
    drawing.tag(Layer::Moments);
    for (at, due, _) in &shown {
        // It stops before whatever stands in its way: the line of members, marks, and numbers.
        let line = Rect { left: due - HAIR / 2, top: band.top, right: due - HAIR / 2 + HAIR, bottom };
        for (from, to) in taken.free_stretches(line) {
            drawing.rect((line.left, from), (line.right, to), Ink::Moment)?;
        }
        let centre = dodge.place((*due, bottom), DIAMOND as i32);
        let mark = Some(drawing.marks.len());
        shapes.extend(MOMENT_STYLE.shapes(Layer::Moments, mark, Ink::Moment, centre, DIAMOND));
        let (subject, track) = (Subject::Moment(*at), Track::Moments);
        drawing.marks.push(Mark { centre, due: *due, radius: DIAMOND, column: None, subject, track });
    }
    // All lines and marks before any name, so that none runs through a name.
    for (_, due, _) in &shown {
        taken.add(Rect { left: due - HAIR, top: band.top, right: due + HAIR, bottom });
    }
    for mark in drawing.marks.iter().filter(|mark| mark.track == Track::Moments) {
        taken.add(Rect::around(mark.centre, DIAMOND as i32 * 5 / 4));
    }
    let rows = (band.bottom - band.top) / ROW;
    let measure = drawing.measure;
    for (_, due, label) in shown {
        let row = |row: i32| bottom - px(10) - row * ROW;
        let beside = |row_y: i32| [((due + BESIDE, row_y), Anchor::Start), ((due - BESIDE, row_y), Anchor::End)];
        // Left of the plot stands its scale.
        let is_in_plot =
            |(at, anchor): &(Point, Anchor)| text_rect(measure, *at, label, LABEL, false, *anchor).left >= axis.left;
        // From the bottom up, so that they stand together where they can.
        let places = (0..rows).flat_map(|number| beside(row(number))).filter(is_in_plot);
        let places: Vec<(Point, Anchor)> = places.collect();
        if let Some((at, anchor)) = taken.place(label, LABEL, false, &places) {
            drawing.text(label, at, LABEL, false, Ink::Muted, anchor)?;
        }
    }
    Ok(shapes)
}
