//! Lanes of the hosts: which meetings each has, and which of them stand alone.

use super::bins::Bins;
use super::lane_plan::LanePlan;
use super::layout::ChartLayout;
use super::marks::LaneKey;
use crate::dataset::{Dataset, Meetings};
use crate::view::MeetingSet;

/// More rows than this in a lane would push the other lanes away: a lane that needs more gathers its meetings in bars.
const MOST_ROWS: usize = 8;
/// How many rows a lane may have whose marks stand alone, and how many the highest bar has; one after another, until the
/// picture is not too large.
pub(super) const LIMITS: &[(usize, usize)] = &[(MOST_ROWS, 0), (4, 5), (2, 5), (1, 2), (0, 1)];
/// The same where lanes must fit in a box.
pub(super) const FITTED_LIMITS: &[(usize, usize)] =
    &[(MOST_ROWS, 0), (4, 5), (3, 4), (2, 5), (2, 4), (2, 3), (1, 3), (0, 3), (0, 2), (0, 1)];
/// Beside bars for more meetings than this, four rows of marks look like more than they are.
const MOST_BESIDE_ROWS: u32 = 20;
/// More rows than this in all lanes, and more marks that stand alone, make no picture: then lanes with fewer rows gather
/// theirs, too.
pub(super) const MOST_ROWS_IN_ALL: usize = 500;
const MOST_ALONE: usize = 6_000;
/// No picture has many more bars than this: with very many lanes each bar counts a longer time.
const MOST_BARS: i64 = 20_000;

/// One lane: its host and the row of each of its meetings, or how many there are in each stretch of time.
#[derive(Debug, Clone)]
pub(super) struct Lane {
    /// Whose it is.
    pub key: LaneKey,
    /// How many meetings it has.
    pub total: usize,
    /// Position of a meeting that stands alone and its row inside the lane, from 0.
    pub marks: Vec<(usize, usize)>,
    /// One for each bin; none where all meetings stand alone.
    pub cells: Vec<Cell>,
    pub rows: usize,
    /// The x of the last mark in each row.
    ends: Vec<i32>,
    /// The meeting that it was given last: one with two hosts that share a lane has one mark there.
    last: Option<usize>,
}

/// The meetings of a lane in one bin.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    pub count: u32,
    /// The position of the first.
    pub first: u32,
}

/// All lanes, in the order of their plan.
#[derive(Debug, Clone)]
pub(super) struct Lanes {
    pub lanes: Vec<Lane>,
    /// Of the lanes whose meetings are gathered; `None` where there are none.
    pub bins: Option<Bins>,
    /// The count of the highest bar.
    pub most: u32,
    /// And its height in rows.
    pub tallest: usize,
    has_label_rows: bool,
}

impl Lanes {
    /// The lanes for these meetings, which are in order of time. The mark of `kept` stands alone in any case. There are no more rows
    /// than these where bars of one of these heights can bring that about.
    pub fn new(
        dataset: &Dataset,
        rows: &MeetingSet,
        plan: &LanePlan,
        layout: &ChartLayout,
        kept: Option<usize>,
        (limits, most_rows): (&[(usize, usize)], usize),
    ) -> Self {
        let meetings = &dataset.meetings;
        let axis = &layout.axis;
        let length = i64::from(axis.right - axis.left);
        let x_at = |day: i32| axis.x_of(day);
        let least = i64::from(layout.pitch / 2).max(length * plan.lanes.len() as i64 / MOST_BARS) as i32;

        let lanes = plan.lanes.iter().map(|lane| Lane::new(lane.key, lane.total)).collect();
        let mut all = Self { lanes, bins: None, most: 0, tallest: 0, has_label_rows: layout.is_narrow };
        // For each list of hosts that is a single one: its lane, once that gathers its meetings.
        let mut gathering: Vec<Option<u16>> = vec![None; meetings.host_list_count()];
        let (spans, lists) = (meetings.spans(), meetings.host_lists());
        rows.each(|at| {
            let (Some(span), Some(list)) = (spans.get(at), lists.get(at)) else { return };
            let day = span.middle();
            // Of very many meetings nearly all are counted here.
            if let (Some(Some(lane)), Some(bins)) = (gathering.get(*list as usize), &all.bins)
                && kept != Some(at)
            {
                if let Some(lane) = all.lanes.get_mut(usize::from(*lane)) {
                    lane.count(at, bins.of(day));
                }
                return;
            }
            let hosts = meetings.host_list(*list);
            let unnamed = hosts.is_empty().then_some(None);
            for host in hosts.iter().copied().map(Some).chain(unnamed) {
                let Some(position) = plan.lane_of(host) else { continue };
                let Some(lane) = all.lanes.get_mut(position) else { continue };
                if lane.last.replace(at) == Some(at) {
                    continue;
                }
                if let (false, Some(bins)) = (lane.cells.is_empty() || kept == Some(at), &all.bins) {
                    lane.count(at, bins.of(day));
                } else if !lane.cells.is_empty() {
                    lane.marks.push((at, 0));
                } else if !lane.place(at, x_at(day), layout.pitch) {
                    let bins = all.bins.get_or_insert_with(|| Bins::new(axis, least));
                    lane.marks.push((at, 0));
                    lane.gather(meetings, bins, kept);
                }
                if let (true, true, Some(gathering)) =
                    (hosts.len() < 2, !lane.cells.is_empty(), gathering.get_mut(*list as usize))
                {
                    *gathering = Some(position as u16);
                }
            }
        });

        // Beside bars, a pile of single marks would look like more than it is.
        let columns = (length / i64::from(layout.pitch)) as usize;
        let is_first = |limit: &usize| *limit < MOST_ROWS || all.bins.is_none();
        let limits: Vec<(usize, usize)> = limits.iter().copied().filter(|(limit, _)| is_first(limit)).collect();
        for (limit, tallest) in limits {
            let is_high = |lane: &&mut Lane| {
                lane.cells.is_empty() && (lane.rows > limit || limit < MOST_ROWS && lane.marks.len() > columns)
            };
            for lane in all.lanes.iter_mut().filter(is_high) {
                lane.gather(meetings, all.bins.get_or_insert_with(|| Bins::new(axis, least)), kept);
            }
            all.measure(tallest);
            let is_honest = all.bins.is_none() || limit <= 2 || all.most <= MOST_BESIDE_ROWS;
            if is_honest && all.rows() <= most_rows && all.alone() <= MOST_ALONE {
                break;
            }
        }
        all
    }

    /// Measures the bars, and gives each lane that has some as many rows as its highest one needs.
    fn measure(&mut self, tallest: usize) {
        let highest = |lane: &Lane| lane.cells.iter().map(|cell| cell.count).max().unwrap_or_default();
        self.most = self.lanes.iter().map(highest).max().unwrap_or_default();
        self.tallest = tallest;
        for lane in self.lanes.iter_mut().filter(|lane| !lane.cells.is_empty()) {
            let rows = u64::from(highest(lane)) * self.tallest as u64;
            lane.rows = rows.div_ceil(u64::from(self.most.max(1))).max(1) as usize;
        }
    }

    /// How many meetings stand alone.
    fn alone(&self) -> usize {
        self.lanes.iter().map(|lane| lane.marks.len()).sum()
    }

    /// Rows of marks with one for the space around each lane, which holds its name where the picture is narrow.
    pub fn rows(&self) -> usize {
        self.lanes.iter().map(|lane| lane.rows + 1 + usize::from(self.has_label_rows)).sum()
    }

    pub fn height(&self, layout: &ChartLayout) -> i32 {
        (self.rows().max(3) as i32) * layout.pitch
    }
}

impl Lane {
    fn new(key: LaneKey, total: usize) -> Self {
        Self { key, total, marks: Vec::new(), cells: Vec::new(), rows: 0, ends: Vec::new(), last: None }
    }

    /// Gives a meeting the first row whose last mark leaves room, so that no two marks touch; false if there is none.
    fn place(&mut self, at: usize, x: i32, pitch: i32) -> bool {
        let free = self.ends.iter().position(|end| *end + pitch <= x);
        let row = free.unwrap_or(self.ends.len());
        if row >= MOST_ROWS {
            return false;
        }
        match self.ends.get_mut(row) {
            Some(end) => *end = x,
            None => self.ends.push(x),
        }
        self.marks.push((at, row));
        self.rows = self.ends.len();
        true
    }

    /// Counts a meeting instead of letting it stand alone.
    fn count(&mut self, at: usize, bin: usize) {
        if let Some(cell) = self.cells.get_mut(bin) {
            if cell.count == 0 {
                cell.first = at as u32;
            }
            cell.count += 1;
        }
    }

    /// Counts all meetings placed so far but the one that is kept.
    fn gather(&mut self, meetings: &Meetings, bins: &Bins, kept: Option<usize>) {
        self.cells = vec![Cell::default(); bins.len()];
        for (at, _) in std::mem::take(&mut self.marks) {
            if kept == Some(at) {
                self.marks.push((at, 0));
            } else if let Some(span) = meetings.spans().get(at) {
                self.count(at, bins.of(span.middle()));
            }
        }
    }
}
