//! What was pledged, and what was asked for? Sums on a scale where each line is ten times the one below.

use plotters::prelude::{BindKeyPoints, IntoLogRange};

use super::glyph;
use super::labels::{Dodge, Rect, Taken, text_rect};
use super::layout::{Band, LABEL, date, px};
use super::scene::{Anchor, Ink, Layer, Mark, Point, Shape, Subject};
use super::sheet::{Drawn, Sheet};
use crate::dataset::{Dataset, Pledge, PledgeKind, Relation};
use crate::words;

const WHOLE: u32 = 50;
const PART: u32 = 36;

/// Draws the panel and returns the shapes of its marks.
pub(super) fn draw(sheet: &mut Sheet, dataset: &Dataset, rows: &[usize], band: &Band) -> Drawn<Vec<Shape>> {
    sheet.draw_frame(band)?;
    let axis = sheet.frame.axis;
    let shown: Vec<(usize, usize, Pledge)> = rows
        .iter()
        .filter_map(|at| dataset.meetings.get(*at).map(|meeting| (*at, meeting)))
        .flat_map(|(at, meeting)| {
            meeting.pledges.into_iter().enumerate().map(move |(number, pledge)| (at, number, pledge))
        })
        // A sum reported twice is one mark.
        .filter(|(.., pledge)| !matches!(pledge.relation, Relation::Repeats(_)))
        .collect();
    let amounts = || shown.iter().map(|(.., pledge)| pledge.amount_usd);
    let (Some(least), Some(most)) = (amounts().min(), amounts().max()) else {
        let (x, y) = ((axis.left + axis.right) / 2, (band.top + band.bottom) / 2);
        return sheet.text(words::NO_SUMS, (x, y), LABEL, false, Ink::Muted, Anchor::Middle).map(|()| Vec::new());
    };
    let (low, high) = (least.ilog10(), most.ilog10() + 1);
    let power = |exponent: u32| 10f64.powi(exponent as i32);
    let lines: Vec<u32> = (low..=high).collect();
    let mut taken =
        Taken::new(Rect { left: axis.left, top: band.top, right: axis.right + px(30), bottom: band.bottom });
    let mut places: Vec<Point> = Vec::new();
    let scale = (power(low)..power(high)).log_scale().with_key_points(lines.iter().map(|line| power(*line)).collect());
    sheet.plot(band, scale, |sheet, plot| {
        sheet.draw_scale_lines(plot)?;
        for line in lines.iter().copied().filter(|line| *line > low && *line < high) {
            let (_, y) = plot.backend_coord(&(axis.first, power(line)));
            taken.add(sheet.draw_scale_label(&words::money(10u64.pow(line)), y)?);
        }
        for (at, _, pledge) in &shown {
            let Some(span) = dataset.meetings.spans().get(*at) else { continue };
            let day = date(span.middle()).clamp(axis.first, axis.last);
            places.push(plot.backend_coord(&(day, pledge.amount_usd as f64)));
        }
        Ok(())
    })?;

    // Whole sums first, so that parts move aside for them.
    let mut order: Vec<usize> = (0..shown.len()).collect();
    order.sort_by_key(|at| shown.get(*at).map(|(.., pledge)| rank(pledge)));
    let mut dodge = Dodge::new(axis.left, axis.right);
    let mut shapes = Vec::new();
    let mut labelled = Vec::new();
    for (at, number, pledge, place) in order.iter().filter_map(|at| {
        let (meeting, number, pledge) = shown.get(*at)?;
        Some((*meeting, *number, pledge, *places.get(*at)?))
    }) {
        let is_part = pledge.relation != Relation::None;
        let radius = if is_part { PART } else { WHOLE };
        let centre = dodge.place(place, radius as i32);
        taken.add(Rect::around(centre, radius as i32));
        let ink = if is_part || pledge.wider || pledge.recalled || pledge.kind == PledgeKind::ReportedTotal {
            Ink::PledgeSoft
        } else {
            Ink::Pledge
        };
        let mark = sheet.marks.len();
        shapes.extend(glyph::pledge(pledge).shapes(Layer::Pledges, Some(mark), ink, centre, radius));
        sheet.marks.push(Mark { centre, radius, column: None, subject: Subject::Pledge(at, number) });
        if !is_part {
            labelled.push((centre, pledge));
        }
    }

    sheet.tag(Layer::Pledges);
    // The largest sums get their words first.
    labelled.sort_by_key(|(_, pledge)| (rank(pledge), std::cmp::Reverse(pledge.amount_usd)));
    for ((x, y), pledge) in labelled {
        let size = LABEL;
        let long = match (pledge.wider, pledge.kind.is_request()) {
            (true, _) => format!("{}, {}", words::money(pledge.amount_usd), words::WIDER),
            (false, true) => format!("{} {}", words::money(pledge.amount_usd), words::ASKED_FOR),
            (false, false) => words::money(pledge.amount_usd),
        };
        let (right, left) = (x + px(9), x - px(9));
        for label in [long.as_str(), &words::money(pledge.amount_usd)] {
            let places = [
                ((right, y + px(4)), Anchor::Start),
                ((left, y + px(4)), Anchor::End),
                ((x, y - px(9)), Anchor::Middle),
                ((x, y + px(17)), Anchor::Middle),
            ];
            if let Some((at, anchor)) = taken.place(label, size, false, &places) {
                debug_assert!(text_rect(at, label, size, false, anchor).left >= 0);
                sheet.text(label, at, size, false, Ink::Text, anchor)?;
                break;
            }
        }
    }
    Ok(shapes)
}

/// What a reader looks for first: promises, then requests, then sums that only repeat or belong to others.
fn rank(pledge: &Pledge) -> u8 {
    match (pledge.relation, pledge.kind) {
        (Relation::None, _) if pledge.is_new_promise() => 0,
        (Relation::None, kind) if kind.is_request() => 1,
        (Relation::None, _) => 2,
        _ => 3,
    }
}
