//! The panel of the hosts: one lane for each host, with a mark for each meeting, or a bar for as many as there are.

use chrono::NaiveDate;
use plotters::prelude::{IntoSegmentedCoord, SegmentValue};

use super::describe::lane_name;
use super::drawing::{Drawing, Drawn};
use super::glyph;
use super::labels::text_rect;
use super::lanes::{Lane, Lanes};
use super::layout::{Band, LABEL, TOTAL_GAP, date, px};
use super::marks::{LaneKey, Mark, Several, Subject, Track};
use super::scene::{Anchor, Form, Ink, LaneName, Layer, Shape, TimeAxis};
use super::units::Point;
use crate::dataset::{Dataset, Look};
use crate::view::ViewState;
use crate::words;

/// No bar is lower than this, in units: one meeting among very many is still there.
const LEAST_BAR: i32 = 18;
/// Between two bars.
const BAR_GAP: i32 = 10;

/// Draws the panel and returns the shapes of its marks.
pub(super) fn draw(
    drawing: &mut Drawing,
    dataset: &Dataset,
    view: &ViewState,
    lanes: &Lanes,
    band: &Band,
) -> Drawn<Vec<Shape>> {
    drawing.draw_years(band)?;
    let axis = drawing.layout.axis;
    if lanes.lanes.is_empty() {
        return drawing.draw_message(words::NO_MEETINGS, band).map(|()| Vec::new());
    }
    let total = lanes.rows();
    let half_pitch = drawing.layout.pitch / 2;
    let (radius, is_narrow) = (drawing.layout.mark_radius, drawing.layout.is_narrow);
    let mut drawn = Marks { shapes: Vec::new(), marks: Vec::new(), first: drawing.marks.len(), radius, axis };
    let mut names = Vec::new();
    drawing.plot(band, (0..total - 1).into_segmented(), |drawing, plot| {
        // plotters counts rows from below, readers from above.
        let centre = |day: NaiveDate, row: usize| -> Point {
            (axis.x_at(day), plot.backend_coord(&(axis.first, SegmentValue::CenterOf(total - 1 - row))).1)
        };
        let mut row = 0;
        let is_of_all = !lanes.lanes.iter().any(|lane| matches!(lane.key, LaneKey::Host(_)));
        for lane in &lanes.lanes {
            let label_rows = usize::from(is_narrow);
            let first = centre(axis.first, row + label_rows).1;
            let last = centre(axis.first, row + label_rows + lane.rows - 1).1;
            drawing.tag(Layer::Grid);
            let end = last + half_pitch * 2;
            drawing.path(vec![(0, end), (axis.right, end)], Ink::Grid, 10)?;
            drawing.tag(Layer::Hosts);
            let name = match lane.key {
                // Beside no others.
                LaneKey::Others(hosts) if is_of_all => words::all_hosts(hosts),
                key => lane_name(key),
            };
            let is_chosen = matches!(lane.key, LaneKey::Host(host) if view.hosts.contains(&host));
            let (at, anchor, room) = if is_narrow {
                ((axis.left, first - half_pitch - px(3)), Anchor::Start, axis.right - axis.left)
            } else {
                ((axis.left - px(10), (first + last) / 2 + px(4)), Anchor::End, axis.left - px(12))
            };
            let name = drawing.measure.shortened(&name, LABEL, is_chosen, room as u32);
            if matches!(lane.key, LaneKey::Others(_)) {
                drawing.tag(Layer::Scales);
            }
            drawing.text(&name, at, LABEL, is_chosen, Ink::Text, anchor)?;
            let rect = text_rect(drawing.measure, at, &name, LABEL, is_chosen, anchor);
            let top = if is_narrow { rect.top - px(3) } else { first - half_pitch };
            let bottom = if is_narrow { rect.bottom } else { last + half_pitch };
            let left = if is_narrow { 0 } else { rect.left - px(4) };
            names.push(LaneName { key: lane.key, from: (left, top), to: (rect.right + px(4), bottom) });
            // Figures stand below each other, at the end of what they count.
            drawing.tag(Layer::Scales);
            let total = words::grouped(lane.total as u64);
            let at = (axis.right + TOTAL_GAP, (first + last) / 2 + px(4));
            drawing.text(&total, at, LABEL, is_chosen, Ink::Muted, Anchor::Start)?;
            if !lane.cells.is_empty() {
                drawn.bars(lanes, lane, first - half_pitch, last + half_pitch);
            }
            for (meeting_at, mark_row) in &lane.marks {
                let meetings = &dataset.meetings;
                let (Some(span), Some(look)) = (meetings.spans().get(*meeting_at), meetings.looks().get(*meeting_at))
                else {
                    continue;
                };
                // Before bars a mark stands on their base.
                let row = row + label_rows + if lane.cells.is_empty() { *mark_row } else { lane.rows - 1 };
                let at = centre(date(span.middle()), row);
                if !lane.cells.is_empty() {
                    drawn.clearing(at);
                }
                let ends = (centre(date(span.first), row).0, centre(date(span.last), row).0);
                drawn.meeting(lane, *meeting_at, look, at, ends);
            }
            row += label_rows + lane.rows + 1;
        }
        drawing.draw_axis_line(band)
    })?;
    drawing.lanes = names;
    drawing.marks.extend(drawn.marks);
    Ok(drawn.shapes)
}

/// The marks of the panel and their shapes.
struct Marks {
    shapes: Vec<Shape>,
    marks: Vec<Mark>,
    /// How many marks other panels have.
    first: usize,
    radius: u32,
    axis: TimeAxis,
}

impl Marks {
    fn add(&mut self, ink: Ink, form: Form) {
        let mark = Some(self.first + self.marks.len());
        self.shapes.push(Shape { layer: Layer::Hosts, mark, ink, form });
    }

    /// One meeting, with a line as long as it took or can have taken.
    fn meeting(&mut self, lane: &Lane, position: usize, look: &Look, at: Point, (left, right): (i32, i32)) {
        let radius = self.radius as i32;
        if look.is_vague || right - left > radius * 2 {
            let (left, right) = (left.min(at.0 - radius - 20), right.max(at.0 + radius + 20));
            self.add(Ink::HostSoft, Form::Rect { from: (left, at.1 - 10), to: (right, at.1 + 10) });
        }
        let mark = self.first + self.marks.len();
        let (style, ink) = (glyph::meeting(look.level, look.format), glyph::meeting_ink(look.level));
        self.shapes.extend(style.shapes(Layer::Hosts, Some(mark), ink, at, self.radius));
        let (subject, track) = (Subject::Meeting(position), Track::Lane(lane.key));
        self.marks.push(Mark { centre: at, due: at.0, radius: self.radius, column: None, subject, track });
    }

    /// Room for a mark in front of bars.
    fn clearing(&mut self, centre: Point) {
        let radius = self.radius * 3 / 2;
        self.add(Ink::Paper, Form::Circle { centre, radius, stroke: None });
    }

    /// The meetings of a lane as bars, all lanes on the same scale.
    fn bars(&mut self, lanes: &Lanes, lane: &Lane, top: i32, bottom: i32) {
        let Some(bins) = &lanes.bins else { return };
        let rows = i64::from(bottom - top) / lane.rows.max(1) as i64;
        let room = rows * lanes.tallest as i64 - 20;
        for (bin, cell) in lane.cells.iter().enumerate().filter(|(_, cell)| cell.count > 0) {
            let (left, right) = bins.ends(bin, &self.axis);
            let right = (right - BAR_GAP).max(left + BAR_GAP);
            let height = (room * i64::from(cell.count) / i64::from(lanes.most.max(1))) as i32;
            let height = height.max(LEAST_BAR).min(bottom - top);
            self.add(Ink::HostSoft, Form::Rect { from: (left, bottom - height), to: (right, bottom) });
            let (first, (from, to)) = (cell.first as usize, bins.days(bin));
            let subject = match cell.count {
                1 => Subject::Meeting(first),
                count => Subject::Meetings(lane.key, Several { first, count: count as usize, from, to }),
            };
            let centre = ((left + right) / 2, bottom - height);
            // It is meant all over its width.
            let radius = self.radius.max((right - left) as u32 / 2);
            let track = Track::Lane(lane.key);
            self.marks.push(Mark { centre, due: centre.0, radius, column: Some((top, bottom)), subject, track });
        }
    }
}
