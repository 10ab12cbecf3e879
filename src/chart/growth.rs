//! The panel of the membership: a step line with the reports that differ from it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use plotters::prelude::BindKeyPoints;

use super::drawing::{Drawing, Drawn};
use super::glyph::{Glyph, MarkStyle};
use super::growth_labels::{self, GrowthStep};
use super::labels::{Dodge, Rect, Taken};
use super::layout::{Band, px};
use super::marks::{Mark, Subject, Track};
use super::moments;
use super::scene::{Ink, Layer, Shape};
use super::units::Point;
use crate::dataset::{Dataset, PartialDate};
use crate::view::ViewState;

const DOT: u32 = 30;
const RIVAL: u32 = 42;
/// Between the ticks of two days on which members joined.
const JOINS_APART: i32 = px(3);
/// No more steps than this between the lines of the scale.
const MOST_STEPS: u32 = 5;

/// Draws the panel and returns the shapes of its marks, which lie above everything else.
pub(super) fn draw(drawing: &mut Drawing, dataset: &Dataset, view: &ViewState, band: &Band) -> Drawn<Vec<Shape>> {
    drawing.draw_years(band)?;
    let axis = drawing.layout.axis;
    let points = &dataset.growth.points;
    let is_shown = |day: NaiveDate| day >= axis.first && day <= axis.last;
    let largest = points.iter().map(|point| point.total).max().unwrap_or(0);
    let step = scale_step(largest);
    let most = (largest / step + 1).saturating_mul(step);
    let scale: Vec<u32> = (0..=most).step_by(step as usize).collect();

    // The line: constant between points, from the left end where a size was already in force there.
    let mut steps: Vec<(NaiveDate, u32)> = Vec::new();
    let before = points.iter().rev().find(|point| point.date.middle() < axis.first).map(|point| point.total);
    steps.extend(before.map(|total| (axis.first, total)));
    for point in points.iter().filter(|point| is_shown(point.date.middle())) {
        let day = point.date.middle();
        steps.extend(steps.last().map(|(_, total)| (day, *total)));
        steps.push((day, point.total));
    }
    steps.extend(steps.last().map(|(_, total)| (axis.last, *total)));

    let mut outline: Vec<Point> = Vec::new();
    let mut line: Vec<GrowthStep> = Vec::new();
    let mut rivals: Vec<(Point, Mark)> = Vec::new();
    let mut spans: Vec<(Point, Point)> = Vec::new();
    let mut scale_ys: Vec<(u32, i32)> = Vec::new();
    let bottom = band.bottom;
    drawing.plot(band, (0..most).with_key_points(scale.clone()), |drawing, plot| {
        drawing.draw_scale_lines(plot, band)?;
        for value in scale.iter().copied().filter(|value| *value > 0 && *value < most) {
            scale_ys.push((value, plot.backend_coord(&(axis.first, value)).1));
        }
        // Of plotters only the heights: it has no days with a width.
        outline.extend(steps.iter().map(|step| (axis.x_at(step.0), plot.backend_coord(step).1)));
        // To both ends of the plot, beyond the middles of the first and the last day.
        if let Some(first) = outline.first_mut().filter(|_| before.is_some()) {
            first.0 = axis.left;
        }
        if let Some(last) = outline.last_mut() {
            last.0 = axis.right;
        }
        if let (Some(first), Some(last)) = (outline.first(), outline.last()) {
            let mut area = outline.clone();
            area.extend([(last.0, bottom), (first.0, bottom)]);
            // Behind the moments, which are behind the line.
            drawing.polygon(area, Ink::GrowthArea)?;
        }
        drawing.tag(Layer::Growth);
        drawing.path(outline.clone(), Ink::Growth, 22)?;
        for (at, point) in points.iter().enumerate().filter(|(_, point)| is_shown(point.date.middle())) {
            let place = |day: NaiveDate| (axis.x_at(day), plot.backend_coord(&(axis.first, point.total)).1);
            line.push(GrowthStep { point: at, at: place(point.date.middle()), total: point.total });
            if point.date.first_day() != point.date.last_day() {
                spans.push((place(point.date.first_day()), place(point.date.last_day())));
            }
        }
        // Several outlets printing the same number on the same day are one mark.
        let mut seen = BTreeSet::new();
        let has_rivals = !drawing.layout.is_plain;
        for (point, report, dated) in dataset.rivals().filter(|(.., dated)| has_rivals && is_shown(dated.date.middle()))
        {
            let Some(value) = dated.report.value() else { continue };
            if seen.insert((dated.date.middle(), value)) {
                let centre = (axis.x_at(dated.date.middle()), plot.backend_coord(&(axis.first, value.min(most))).1);
                let subject = Subject::Rival(point, report);
                let track = Track::GrowthPoints;
                rivals.push((centre, Mark { centre, due: centre.0, radius: RIVAL, column: None, subject, track }));
            }
        }
        Ok(())
    })?;

    // Marks. A date known only to the month is a bar as wide as the month.
    for (from, to) in spans {
        drawing.rect((from.0, from.1 - 20), (to.0, to.1 + 20), Ink::Growth)?;
    }
    let bounds =
        Rect { left: drawing.layout.labels_left(), top: band.top - px(10), right: axis.right + px(34), bottom };
    let mut taken = Taken::new(bounds, drawing.measure);
    let mut shapes = Vec::new();
    let mut dodge = Dodge::new(axis.left, axis.right);
    for step in &line {
        dodge.place(step.at, DOT as i32);
        taken.add(Rect::around(step.at, DOT as i32 + 10));
        let mark = drawing.marks.len();
        let style = MarkStyle { glyph: Glyph::Disc, hollow: false };
        shapes.extend(style.shapes(Layer::Growth, Some(mark), Ink::Growth, step.at, DOT));
        let (subject, track) = (Subject::GrowthPoint(step.point), Track::GrowthPoints);
        drawing.marks.push(Mark { centre: step.at, due: step.at.0, radius: DOT, column: None, subject, track });
    }
    for (centre, mark) in rivals {
        let at = dodge.place(centre, RIVAL as i32);
        taken.add(Rect::around(at, RIVAL as i32 + 6));
        let style = MarkStyle { glyph: Glyph::Disc, hollow: true };
        shapes.extend(style.shapes(Layer::Growth, Some(drawing.marks.len()), Ink::Growth, at, RIVAL));
        drawing.marks.push(Mark { centre: at, ..mark });
    }
    if !drawing.layout.is_fitted {
        draw_joins(drawing, dataset, bottom, &mut shapes, &mut taken)?;
    }

    // Labels: the line itself first, then its values, then the scale, which has room elsewhere.
    for pair in outline.windows(2) {
        if let [a, b] = pair {
            taken.add(Rect {
                left: a.0.min(b.0) - 12,
                top: a.1.min(b.1) - 12,
                right: a.0.max(b.0) + 12,
                bottom: a.1.max(b.1) + 12,
            });
        }
    }
    drawing.tag(Layer::Growth);
    let last = steps.last().zip(outline.last()).map(|((_, total), (_, y))| (*total, *y));
    growth_labels::draw(drawing, band, &line, before, last, &mut taken)?;
    for (value, y) in drawing.named_lines(scale_ys) {
        drawing.draw_scale_label(&value.to_string(), y, &mut taken)?;
    }
    if view.has_moments {
        shapes.extend(moments::draw(drawing, dataset, band, &mut taken)?);
    }
    Ok(shapes)
}

/// The distance between the lines of the scale: 1, 2, 5, 10 and so on.
fn scale_step(largest: u32) -> u32 {
    let powers = (0..9).map(|exponent| 10u32.pow(exponent));
    let mut steps = powers.flat_map(|power| [power, 2 * power, 5 * power].map(|step| step.min(1_000_000_000)));
    steps.find(|step| largest / step < MOST_STEPS).unwrap_or(1_000_000_000)
}

/// A tick on the axis for each day on which members are known to have joined.
fn draw_joins(
    drawing: &mut Drawing,
    dataset: &Dataset,
    bottom: i32,
    shapes: &mut Vec<Shape>,
    taken: &mut Taken,
) -> Drawn {
    let axis = drawing.layout.axis;
    let mut days: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (at, member) in dataset.members.iter().enumerate() {
        if let Some(day) = member.join_day().filter(|day| *day >= axis.first && *day <= axis.last) {
            days.entry(day).or_default().push(at);
        }
    }
    // Two days beside each other are two ticks, however little room the picture has.
    let mut least = axis.left;
    for (day, members) in days {
        let due = axis.x_at(day);
        let x = due.max(least).min(axis.right);
        least = x + JOINS_APART;
        let form = super::scene::Form::Rect { from: (x - 8, bottom - px(8)), to: (x + 8, bottom) };
        shapes.push(Shape { layer: Layer::Growth, mark: Some(drawing.marks.len()), ink: Ink::Growth, form });
        taken.add(Rect { left: x - 18, top: bottom - px(9), right: x + 18, bottom });
        let centre = (x, bottom - px(4));
        drawing.marks.push(Mark {
            centre,
            due,
            radius: 40,
            column: None,
            subject: Subject::Joins(dataset.growth.position_counting(PartialDate::Day(day)), members),
            track: Track::Joins,
        });
    }
    Ok(())
}
