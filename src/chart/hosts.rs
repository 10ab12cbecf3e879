//! Who hosted? One lane for each host, with a mark for each meeting.

use chrono::NaiveDate;
use plotters::prelude::{IntoSegmentedCoord, SegmentValue};

use super::glyph;
use super::layout::{Band, Frame, LABEL, date, px};
use super::scene::{Anchor, Ink, Layer, Mark, Point, Shape, Subject};
use super::sheet::{Drawn, Sheet};
use super::text;
use crate::dataset::{Country, Dataset};
use crate::view::ViewState;
use crate::words;

/// More rows than this in a lane would push the other lanes away; further marks share the last row.
const MOST_ROWS: usize = 8;

/// One lane: its host and the row of each of its meetings.
#[derive(Debug, Clone)]
pub(super) struct Lane {
    /// `None` for meetings where no host is named.
    pub host: Option<Country>,
    /// Position of the meeting and its row inside the lane, from 0.
    marks: Vec<(usize, usize)>,
    rows: usize,
}

/// All lanes, in the order of their first meeting.
#[derive(Debug, Clone)]
pub(super) struct Lanes {
    lanes: Vec<Lane>,
    has_label_rows: bool,
}

impl Lanes {
    /// The lanes for these meetings, which are in order of time.
    pub fn new(dataset: &Dataset, rows: &[usize], frame: &Frame) -> Self {
        let mut lanes: Vec<(Lane, Vec<i32>)> = Vec::new();
        for (at, span) in rows.iter().filter_map(|at| dataset.meetings.spans().get(*at).map(|span| (*at, span))) {
            let x = frame.axis.x_at(date(span.middle()));
            let hosts = dataset.meetings.hosts(at);
            let unnamed = hosts.is_empty().then_some(None);
            for host in hosts.iter().copied().map(Some).chain(unnamed) {
                let known = lanes.iter().position(|(lane, _)| lane.host == host);
                let position = known.unwrap_or_else(|| {
                    lanes.push((Lane { host, marks: Vec::new(), rows: 0 }, Vec::new()));
                    lanes.len() - 1
                });
                let Some((lane, ends)) = lanes.get_mut(position) else { continue };
                // The first row whose last mark leaves room, so that no two marks touch.
                let free = ends.iter().position(|end| *end + frame.pitch <= x);
                let row = free.unwrap_or(ends.len()).min(MOST_ROWS - 1);
                match ends.get_mut(row) {
                    Some(end) => *end = x,
                    None => ends.push(x),
                }
                lane.marks.push((at, row));
                lane.rows = ends.len();
            }
        }
        // Meetings without a named host come last, whenever they were.
        lanes.sort_by_key(|(lane, _)| lane.host.is_none());
        Self { lanes: lanes.into_iter().map(|(lane, _)| lane).collect(), has_label_rows: frame.is_narrow }
    }

    /// Rows of marks with one for the space around each lane, which holds its name where the picture is narrow.
    fn rows(&self) -> usize {
        self.lanes.iter().map(|lane| lane.rows + 1 + usize::from(self.has_label_rows)).sum()
    }

    pub fn height(&self, frame: &Frame) -> i32 {
        (self.rows().max(3) as i32) * frame.pitch
    }
}

/// Draws the panel and returns the shapes of its marks.
pub(super) fn draw(
    sheet: &mut Sheet,
    dataset: &Dataset,
    view: &ViewState,
    lanes: &Lanes,
    band: &Band,
) -> Drawn<Vec<Shape>> {
    sheet.draw_frame(band)?;
    let axis = sheet.frame.axis;
    if lanes.lanes.is_empty() {
        let (x, y) = ((axis.left + axis.right) / 2, (band.top + band.bottom) / 2);
        return sheet.text(words::NO_MEETINGS, (x, y), LABEL, false, Ink::Muted, Anchor::Middle).map(|()| Vec::new());
    }
    let total = lanes.rows();
    let mut shapes = Vec::new();
    let mut marks = Vec::new();
    let half_pitch = sheet.frame.pitch / 2;
    let (radius, is_narrow) = (sheet.frame.mark_radius, sheet.frame.is_narrow);
    let first_mark = sheet.marks.len();
    sheet.plot(band, (0..total - 1).into_segmented(), |sheet, plot| {
        // plotters counts rows from below, readers from above.
        let centre = |day: NaiveDate, row: usize| -> Point {
            plot.backend_coord(&(day.clamp(axis.first, axis.last), SegmentValue::CenterOf(total - 1 - row)))
        };
        let mut row = 0;
        for lane in &lanes.lanes {
            let label_rows = usize::from(is_narrow);
            let first = centre(axis.first, row + label_rows).1;
            let last = centre(axis.first, row + label_rows + lane.rows - 1).1;
            sheet.tag(Layer::Grid);
            let end = last + half_pitch * 2;
            sheet.path(vec![(0, end), (axis.right, end)], Ink::Grid, 10)?;
            sheet.tag(Layer::Hosts);
            let name = lane.host.map_or(words::NO_HOST, words::country);
            let is_chosen = lane.host.is_some_and(|host| view.hosts.contains(&host));
            let (at, anchor, room) = if is_narrow {
                ((axis.left, first - half_pitch - px(3)), Anchor::Start, axis.right - axis.left)
            } else {
                ((axis.left - px(10), (first + last) / 2 + px(4)), Anchor::End, axis.left - px(12))
            };
            let name = text::shortened(name, LABEL, is_chosen, room as u32);
            sheet.text(&name, at, LABEL, is_chosen, Ink::Text, anchor)?;
            for (meeting_at, mark_row) in &lane.marks {
                let meetings = &dataset.meetings;
                let (Some(span), Some(look)) = (meetings.spans().get(*meeting_at), meetings.looks().get(*meeting_at))
                else {
                    continue;
                };
                let row = row + label_rows + mark_row;
                let at = centre(date(span.middle()), row);
                let mark = first_mark + marks.len();
                let (from, to) = (date(span.first), date(span.last));
                let (left, right) = (centre(from, row).0, centre(to, row).0);
                if look.is_vague || right - left > radius as i32 * 2 {
                    let (left, right) = (left.min(at.0 - radius as i32 - 20), right.max(at.0 + radius as i32 + 20));
                    let form = super::scene::Form::Rect { from: (left, at.1 - 10), to: (right, at.1 + 10) };
                    shapes.push(Shape { layer: Layer::Hosts, mark: Some(mark), ink: Ink::HostSoft, form });
                }
                let look = glyph::meeting(look.level, look.format);
                shapes.extend(look.shapes(Layer::Hosts, Some(mark), Ink::Host, at, radius));
                marks.push(Mark { centre: at, radius, column: None, subject: Subject::Meeting(*meeting_at) });
            }
            row += label_rows + lane.rows + 1;
        }
        Ok(())
    })?;
    sheet.marks.extend(marks);
    Ok(shapes)
}
