//! The panel of the pledges: what was promised and asked for, on a scale where each line is ten times the one below.

use std::collections::BTreeSet;

use plotters::prelude::{BindKeyPoints, IntoLogRange};

use super::drawing::{Drawing, Drawn};
use super::glyph;
use super::labels::{Dodge, Rect, Taken};
use super::layout::{Band, px};
use super::marks::{Mark, Several, Subject, Track};
use super::scene::{Form, Ink, Layer, Shape};
use super::sum_labels;
use super::sums::Sums;
use super::units::Point;
use crate::dataset::{Dataset, Relation, Span, Sum};
use crate::words;

const WHOLE: u32 = 50;
const PART: u32 = 36;
/// The line between a goal and what was pledged for it: its width, and how much of it is seen at least.
const STEM: u32 = 15;
const STEM_LEAST: i32 = px(3);

/// Draws the panel and returns the shapes of its marks.
pub(super) fn draw(drawing: &mut Drawing, dataset: &Dataset, sums: &Sums, band: &Band) -> Drawn<Vec<Shape>> {
    drawing.draw_years(band)?;
    let axis = drawing.layout.axis;
    let Some((least, most)) = sums.range else {
        return drawing.draw_message(words::NO_SUMS, band).map(|()| Vec::new());
    };
    let Sums { alone, columns, bins, answered, .. } = sums;
    let day = |sum: &Sum| dataset.meetings.spans().get(sum.meeting as usize).map_or(0, Span::middle);
    let (low, high) = (least.checked_ilog10().unwrap_or(0), most.checked_ilog10().unwrap_or(0) + 1);
    // The few sums of other data may lie between two lines: a third below says what the scale is.
    let low = if dataset.labels.is_other && high - low < 2 { low.saturating_sub(1) } else { low };
    let power = |exponent: u32| 10f64.powi(exponent as i32);
    let lines: Vec<u32> = (low..=high).collect();
    let bounds =
        Rect { left: drawing.layout.labels_left(), top: band.top, right: axis.right + px(30), bottom: band.bottom };
    let mut taken = Taken::new(bounds, drawing.measure);
    let mut scale_ys: Vec<(u64, i32)> = Vec::new();
    let mut places: Vec<Point> = Vec::new();
    let mut ranges: Vec<(i32, i32)> = Vec::new();
    let scale = (power(low)..power(high)).log_scale().with_key_points(lines.iter().map(|line| power(*line)).collect());
    drawing.plot(band, scale, |drawing, plot| {
        drawing.draw_scale_lines(plot, band)?;
        for line in lines.iter().copied().filter(|line| *line > low && *line < high) {
            scale_ys.push((10u64.saturating_pow(line), plot.backend_coord(&(axis.first, power(line))).1));
        }
        let y = |amount: u64| plot.backend_coord(&(axis.first, (amount as f64).max(1.0))).1;
        places.extend(alone.iter().map(|sum| (axis.x_of(day(sum)), y(sum.amount_usd))));
        ranges.extend(columns.iter().map(|column| (y(column.most), y(column.least))));
        Ok(())
    })?;

    let mut shapes = Vec::new();
    for (column, (top, bottom)) in columns.iter().zip(ranges) {
        let ((left, right), (from, to)) = (bins.ends(column.bin, &axis), bins.days(column.bin));
        let centre = ((left + right) / 2, (top + bottom) / 2);
        let (from_corner, to_corner) = ((centre.0 - 7, top), (centre.0 + 7, bottom.max(top + 15)));
        taken.add(Rect { left: centre.0 - 7, top, right: centre.0 + 7, bottom });
        let form = Form::Rect { from: from_corner, to: to_corner };
        shapes.push(Shape { layer: Layer::Pledges, mark: Some(drawing.marks.len()), ink: Ink::PledgeSoft, form });
        let several = Several { first: column.first, count: column.count, from, to };
        let subject = Subject::Sums(several, (column.least, column.most));
        drawing.marks.push(Mark {
            centre,
            due: centre.0,
            radius: PART,
            column: Some((top, bottom)),
            subject,
            track: Track::Sums,
        });
    }
    let mut dodge = Dodge::new(axis.left, axis.right);
    let mut centres: Vec<Point> = places.clone();
    // A goal and what was pledged for it come first, so that nothing parts them.
    let mut order: Vec<usize> = (0..alone.len()).collect();
    let is_answer: BTreeSet<usize> = answered.values().copied().collect();
    order.sort_by_key(|at| (!is_answer.contains(at), !answered.contains_key(at)));
    for at in order {
        let (Some(sum), Some(due)) = (alone.get(at), places.get(at)) else { continue };
        let radius = if sum.relation == Relation::None { WHOLE } else { PART };
        let pledged = answered.get(&at).and_then(|pledged| centres.get(*pledged));
        let place = pledged.map_or(*due, |pledged| goal_place(*due, *pledged, axis.left));
        let centre = dodge.place(place, radius as i32);
        if let Some(pledged) = pledged {
            dodge.keep_off(centre, *pledged);
        }
        if let Some(at) = centres.get_mut(at) {
            *at = centre;
        }
        taken.add(Rect::around(centre, radius as i32 + 8));
        let ink = if glyph::is_soft(sum) { Ink::PledgeSoft } else { Ink::Pledge };
        let mark = drawing.marks.len();
        let style = glyph::sum(sum.kind, sum.relation, sum.recalled);
        shapes.extend(style.shapes(Layer::Pledges, Some(mark), ink, centre, radius));
        let subject = Subject::Pledge(sum.meeting as usize, sum.number as usize);
        drawing.marks.push(Mark { centre, due: due.0, radius, column: None, subject, track: Track::Sums });
    }
    drawing.tag(Layer::Pledges);
    for (goal, pledged) in answered {
        let ends = centres.get(*goal).zip(centres.get(*pledged)).zip(alone.get(*goal));
        let Some(((from, to), sum)) = ends else { continue };
        taken.add(Rect::around(*from, 12).with(Rect::around(*to, 12)));
        drawing.path(vec![*from, *to], if sum.wider { Ink::PledgeSoft } else { Ink::Pledge }, STEM)?;
    }
    sum_labels::draw(drawing, dataset, sums, &centres, &mut taken)?;
    for (amount, y) in drawing.named_lines(scale_ys) {
        drawing.draw_scale_label(&words::money(amount), y, &mut taken)?;
    }
    Ok(shapes)
}

/// Where a goal stands whose pledged sum stands at a place: above or below it, or beside it where the two would lie on each
/// other, left as what came first.
fn goal_place((x, y): Point, pledged: Point, least: i32) -> Point {
    let apart = 2 * WHOLE as i32 + STEM_LEAST;
    match (pledged.1 - y).abs() < apart {
        false => (pledged.0, y),
        true if pledged.0 - apart >= least => (pledged.0 - apart, y),
        true => (x + apart, y),
    }
}
