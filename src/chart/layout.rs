//! Layout of the picture: how its space is divided among panels, axis and margins.

use chrono::NaiveDate;

use super::describe::lane_name;
use super::fixed_size::Fit;
use super::lane_plan::PlannedLane;
use super::scene::TimeAxis;
use super::text::TextMeasure;
use super::units::UNITS_PER_PX;
use crate::view::Stretch;
use crate::words::{self, Words};

/// CSS pixels in units.
pub const fn px(px: i32) -> i32 {
    px * UNITS_PER_PX
}

/// The day with a number of the data set.
pub(super) fn date(number: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(number).unwrap_or_default()
}

/// The font size of scales, lanes and values, in units.
pub(super) const LABEL: u32 = 120;
/// The font size of the value at the end of the membership line, in units.
pub(super) const LAST_VALUE: u32 = 160;

/// Narrower pictures have their labels inside the plots.
const NARROW_PX: u32 = 640;
/// No picture is drawn narrower than this.
const LEAST_WIDTH_PX: u32 = 240;
/// Least room on the right, for half a mark and a short last value.
const RIGHT_MARGIN: i32 = px(34);
/// Between the plot and the number of meetings at the end of a lane.
pub(super) const TOTAL_GAP: i32 = px(9);
/// Between the plot and the last value beside it, and between that and the edge.
const LAST_VALUE_GAP: i32 = px(5);
/// Room above a plot for the words beside the crosshair.
const HEADROOM: i32 = px(22);
/// Room under such a plot, where no years stand.
pub(super) const FITTED_FOOT: i32 = px(6);
/// So many sums do not fill a panel.
const FEW_SUMS: usize = 2;
/// Room for the years under a panel.
pub(super) const YEARS_HEIGHT: i32 = px(22);
/// Names of hosts beside the plot take no more of the width than this, in percent: otherwise they stand in their lanes.
const MOST_NAMES_PERCENT: i32 = 28;
/// The same in a picture for a box, which is short of height.
const MOST_NAMES_PERCENT_FITTED: i32 = 45;
/// Room above a plot that nobody points at, for a label.
const FITTED_HEADROOM: i32 = px(10);

/// One panel: its words and where its plot is, in units from the top.
#[derive(Debug, Clone)]
pub(super) struct Band {
    pub title: Words,
    pub caption: Words,
    pub note: Words,
    pub start: i32,
    pub top: i32,
    pub bottom: i32,
    /// The room for the years under it; less where they stand under another panel only.
    pub years: i32,
}

impl Band {
    /// Where the panel ends, years included.
    pub fn end(&self) -> i32 {
        self.bottom + self.years
    }

    /// Gives it room for its years, and answers how much more that is.
    pub fn with_years(&mut self) -> i32 {
        YEARS_HEIGHT - std::mem::replace(&mut self.years, YEARS_HEIGHT)
    }

    /// The baseline of the years under the plot, where they stand there.
    pub fn years_y(&self) -> Option<i32> {
        (self.years >= YEARS_HEIGHT).then(|| self.end() - px(7))
    }
}

/// Whether there is no room for names beside the plot.
pub(super) fn is_narrow(width_px: u32) -> bool {
    width_px < NARROW_PX
}

/// What depends on the width alone.
#[derive(Debug, Clone)]
pub(super) struct ChartLayout {
    pub width_px: u32,
    pub is_narrow: bool,
    pub axis: TimeAxis,
    /// The distance between marks in a lane, and the height of a row of them.
    pub pitch: i32,
    pub mark_radius: u32,
    /// Whether it is for a box of a fixed size: with less detail, and the years once.
    pub is_fitted: bool,
    /// How many numbers stand at the line of members.
    pub most_values: usize,
    /// Whether reports that differ from it and the numbers of scales are left out.
    pub is_plain: bool,
}

impl ChartLayout {
    /// The layout for a width, the time shown, the lanes and the last value of the membership line.
    pub fn new(
        width_px: u32,
        time: Stretch,
        lanes: &[PlannedLane],
        last_value: Option<u32>,
        fit: Option<&Fit>,
        measure: &dyn TextMeasure,
    ) -> Self {
        let width_px = width_px.max(LEAST_WIDTH_PX);
        let width = px(width_px as i32);
        let names = lanes.iter().map(|lane| measure.width(&lane_name(lane.key), LABEL, true)).max().unwrap_or(0);
        let names = (names as i32 + px(16)).max(px(96));
        let is_narrow = match fit {
            None => is_narrow(width_px) || names > width / 100 * MOST_NAMES_PERCENT,
            Some(_) if lanes.is_empty() => is_narrow(width_px),
            Some(_) => names > width / 100 * MOST_NAMES_PERCENT_FITTED,
        };
        let left = if is_narrow { px(6) } else { names };
        let last_value = last_value.map_or(0, |value| measure.width(&value.to_string(), LAST_VALUE, true) as i32);
        let total = |lane: &PlannedLane| measure.width(&words::grouped(lane.total as u64), LABEL, true) as i32;
        let total = lanes.iter().map(total).max().unwrap_or(0) + TOTAL_GAP + LAST_VALUE_GAP;
        let right_margin = RIGHT_MARGIN.max(last_value + 2 * LAST_VALUE_GAP).max(total).min(width / 4);
        let axis = TimeAxis { first: time.first(), last: time.last(), left, right: width - right_margin };
        Self {
            width_px,
            is_narrow,
            axis,
            pitch: if is_narrow { px(10) } else { px(11) },
            mark_radius: if is_narrow { 42 } else { 48 },
            is_fitted: fit.is_some(),
            most_values: fit.map_or(usize::MAX, |fit| fit.most_values),
            is_plain: fit.is_some_and(|fit| fit.is_plain),
        }
    }

    /// A panel that starts at `y` with a plot of this height; after it `y` is where the next may start.
    pub fn band(&self, y: &mut i32, title: Words, (caption, note): (Words, Words), height: i32) -> Band {
        let start = *y;
        let top = start + self.headroom();
        let band = Band {
            title,
            caption,
            note,
            start,
            top,
            bottom: top + height,
            years: if self.is_fitted { FITTED_FOOT } else { YEARS_HEIGHT },
        };
        *y = band.end();
        band
    }

    /// The room above a plot.
    pub fn headroom(&self) -> i32 {
        if self.is_fitted { FITTED_HEADROOM } else { HEADROOM }
    }

    pub fn growth_height(&self) -> i32 {
        if self.is_narrow { px(150) } else { self.share_of_width() }
    }

    /// The height of the panel of so many sums. Without any it has room for the words that say so; a few need no more than room for
    /// their labels.
    pub fn pledges_height(&self, sums: usize) -> i32 {
        match (sums, self.is_narrow) {
            (0, _) => px(56),
            (1..=FEW_SUMS, _) => px(100),
            (_, true) => px(200),
            (_, false) => self.share_of_width(),
        }
    }

    /// The height of a plot in a wide picture: more where there is more room.
    fn share_of_width(&self) -> i32 {
        px((self.width_px as i32 * 14 / 100).clamp(170, 280))
    }

    /// How far to the left labels may stand: the numbers of scales stand there, unless the picture is narrow.
    pub fn labels_left(&self) -> i32 {
        if self.is_narrow { 0 } else { self.axis.left - px(4) }
    }
}
