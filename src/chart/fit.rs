//! Fitting: a picture for a box of a fixed size, whose panels share its height.

use super::fixed_size::{Fit, PanelKind};
use super::lane_plan::{LanePlan, MostLanes};
use super::lanes::{FITTED_LIMITS, Lanes, MOST_ROWS_IN_ALL};
use super::layout::{ChartLayout, FITTED_FOOT, YEARS_HEIGHT, px};
use crate::dataset::Dataset;
use crate::view::{LaneOrder, MeetingSet};

/// So many lanes are tried first.
const MOST_LANES: usize = 30;
/// Fewer lanes than this say little of who hosted.
const LEAST_OWN: usize = 4;
/// Lower bars than this, in rows, are hardly seen.
const LEAST_TALLEST: usize = 3;
/// How much of the height the lanes get at most, in percent, beside no, one and two other panels.
fn percent(above: usize) -> i32 {
    [100, 60, 50].get(above).copied().unwrap_or(40)
}

/// How much higher than usual rows may become to fill the box, in percent, where there are other panels.
const STRETCH_PERCENT: i32 = 130;
/// How high they may become where there are none: in lanes of several rows, whose marks belong together, and in others.
const HIGHEST_ROW: i32 = px(20);
const HIGHEST_LANE: i32 = px(160);
/// The height of the panel of the sums that has none.
const EMPTY: i32 = px(44);

impl Fit {
    /// The height that plots share.
    fn room(&self, layout: &ChartLayout, panels: usize) -> i32 {
        let below = YEARS_HEIGHT + FITTED_FOOT * (panels as i32 - 1);
        px(self.height_px as i32) - below - layout.headroom() * panels as i32
    }

    fn has_hosts(&self) -> bool {
        self.panels.contains(&PanelKind::Hosts)
    }

    /// As many lanes as fit below so many panels: first with a mark for each meeting, then with bars.
    pub(super) fn lanes(
        &self,
        dataset: &Dataset,
        rows: &MeetingSet,
        order: LaneOrder,
        above: usize,
        layout_of: impl Fn(&LanePlan) -> ChartLayout,
    ) -> (LanePlan, ChartLayout, Lanes) {
        let drawn = |plan: LanePlan, most: usize| {
            let layout = layout_of(&plan);
            let lanes = Lanes::new(dataset, rows, &plan, &layout, None, (FITTED_LIMITS, most));
            (plan, layout, lanes)
        };
        if !self.has_hosts() {
            return drawn(LanePlan::default(), MOST_ROWS_IN_ALL);
        }
        let planned = |own: usize| LanePlan::new(dataset, rows, order, false, MostLanes::Fitted(own));
        let room = |layout: &ChartLayout| self.room(layout, above + 1) * percent(above) / 100;
        for (least, lowest) in [(LEAST_OWN, LEAST_TALLEST), (1, LEAST_TALLEST), (LEAST_OWN, 1)] {
            let mut before = usize::MAX;
            for own in (least..=MOST_LANES).rev() {
                let plan = planned(own);
                // Ties leave fewer than there could be.
                if std::mem::replace(&mut before, plan.lanes.len()) == plan.lanes.len() {
                    continue;
                }
                let layout = layout_of(&plan);
                let most = (room(&layout) / layout.pitch).max(3) as usize;
                let fitted = drawn(plan, most);
                let is_seen = fitted.2.bins.is_none() || fitted.2.tallest >= lowest;
                if is_seen && fitted.2.height(&fitted.1) <= room(&fitted.1) {
                    return fitted;
                }
            }
        }
        drawn(planned(0), 0)
    }

    /// The heights of the three plots, of which those that are not in the box count nothing.
    pub(super) fn heights(
        &self,
        has: [bool; 2],
        is_without_sums: bool,
        lanes: &Lanes,
        layout: &mut ChartLayout,
    ) -> [i32; 3] {
        let above = has.iter().filter(|has| **has).count();
        let hosts = self.has_hosts();
        let room = self.room(layout, above + usize::from(hosts));
        let lanes_height = match (hosts, above) {
            (false, _) => 0,
            (true, 0) => {
                let highest = if lanes.lanes.iter().all(|lane| lane.rows == 1) { HIGHEST_LANE } else { HIGHEST_ROW };
                room.min(highest * lanes.rows().max(3) as i32)
            }
            (true, _) => {
                let (least, most) = (lanes.height(layout), room * percent(above) / 100);
                (least * STRETCH_PERCENT / 100).min(most).max(least)
            }
        };
        layout.pitch = layout.pitch.max(lanes_height / lanes.rows().max(1) as i32);
        let rest = if above == 0 { 0 } else { room - lanes_height };
        let pledges = match has {
            [_, false] => 0,
            [true, true] if is_without_sums => EMPTY,
            // The line of members is what there is to see first.
            [true, true] => rest * 9 / 20,
            [false, true] => rest,
        };
        [rest - pledges, pledges, lanes_height]
    }
}
