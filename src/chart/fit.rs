//! Fitting: a picture for a box of a fixed size, whose panels share its height.

use super::PanelKind;
use super::lane_plan::{LanePlan, MostLanes};
use super::lanes::{Lanes, MOST_ROWS_IN_ALL};
use super::layout::{ChartLayout, FITTED_FOOT, YEARS_HEIGHT, px};
use crate::dataset::Dataset;
use crate::view::{LaneOrder, MeetingSet};

/// The box that a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// The height of all its panels, in CSS pixels.
    pub height_px: u32,
    /// The panels that are in it, as far as the data have them. They stand on one axis, whose years are under the last.
    pub panels: &'static [PanelKind],
}

/// So many lanes are tried first.
const MOST_LANES: usize = 16;
/// Fewer lanes than this say less of who hosted than bars do.
const LEAST_OWN: usize = 4;
/// How much of the height the lanes get at most, in percent, beside no, one and two other panels.
const LANES_PERCENT: [i32; 3] = [100, 60, 46];
/// How much higher than usual rows may become to fill the box, in percent, where there are other panels.
const STRETCH_PERCENT: i32 = 130;
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
            let lanes = Lanes::new(dataset, rows, &plan, &layout, None, most);
            (plan, layout, lanes)
        };
        if !self.has_hosts() {
            return drawn(LanePlan::default(), MOST_ROWS_IN_ALL);
        }
        let planned = |own: usize| LanePlan::new(dataset, rows, order, false, MostLanes::Fitted(own));
        let room =
            |layout: &ChartLayout| self.room(layout, above + 1) * LANES_PERCENT.get(above).copied().unwrap_or(40) / 100;
        for (least, has_bars) in [(LEAST_OWN, false), (0, true)] {
            for own in (least..=MOST_LANES).rev() {
                let plan = planned(own);
                let most = if has_bars { (room(&layout_of(&plan)) / px(11)).max(3) as usize } else { MOST_ROWS_IN_ALL };
                let fitted = drawn(plan, most);
                if fitted.2.height(&fitted.1) <= room(&fitted.1) {
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
            (true, 0) => room,
            (true, _) => {
                let (least, most) =
                    (lanes.height(layout), room * LANES_PERCENT.get(above).copied().unwrap_or(40) / 100);
                (least * STRETCH_PERCENT / 100).min(most).max(least)
            }
        };
        layout.pitch = layout.pitch.max(lanes_height / lanes.rows().max(1) as i32);
        let rest = room - lanes_height;
        let pledges = match has {
            [_, false] => 0,
            [true, true] if is_without_sums => EMPTY,
            [true, true] => rest / 2,
            [false, true] => rest,
        };
        [rest - pledges, pledges, lanes_height]
    }
}
