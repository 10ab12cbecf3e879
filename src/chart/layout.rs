//! How is the space of the picture divided?

use chrono::{Datelike, NaiveDate};

use super::scene::{TimeAxis, UNITS_PER_PX};
use super::text;
use crate::dataset::Country;
use crate::words::{self, Words};

/// CSS pixels in units.
pub const fn px(px: i32) -> i32 {
    px * UNITS_PER_PX
}

/// The day with a number of the data set.
pub(super) fn date(number: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(number).unwrap_or_default()
}

/// Font sizes, in units.
pub(super) const TITLE: u32 = 160;
/// For explanations under a title.
pub(super) const SUBTITLE: u32 = 125;
/// For scales, lanes and values.
pub(super) const LABEL: u32 = 120;

/// Narrower pictures have their labels inside the plots.
const NARROW_PX: u32 = 640;
/// No picture is drawn narrower than this.
const LEAST_WIDTH_PX: u32 = 240;
/// Room on the right for the last value and half a mark.
const RIGHT_MARGIN: i32 = px(34);
/// From one line of text to the next.
const LINE: i32 = px(17);
/// Room for the years under a panel.
pub(super) const YEARS_HEIGHT: i32 = px(22);
/// Between panels.
pub(super) const GAP: i32 = px(26);

/// One panel: its words and its plot, in units from the top.
#[derive(Debug, Clone)]
pub(super) struct Band {
    pub title: Words,
    pub subtitle: Vec<String>,
    /// Baseline of the title.
    pub title_y: i32,
    pub top: i32,
    pub bottom: i32,
}

impl Band {
    /// The baseline of a line of the subtitle, counted from 0.
    pub fn subtitle_y(&self, line: usize) -> i32 {
        self.title_y + LINE * (line as i32 + 1)
    }
}

/// What depends on the width alone.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub width_px: u32,
    pub is_narrow: bool,
    pub axis: TimeAxis,
    /// The distance between marks in a lane, and the height of a row of them.
    pub pitch: i32,
    pub mark_radius: u32,
}

impl Frame {
    /// The frame for a width, the years shown and the hosts that need a lane.
    pub fn new(width_px: u32, from: i32, to: i32, hosts: impl Iterator<Item = Country>) -> Self {
        let width_px = width_px.max(LEAST_WIDTH_PX);
        let is_narrow = width_px < NARROW_PX;
        let left = if is_narrow {
            px(6)
        } else {
            let names = hosts.map(|host| text::width(words::country(host), LABEL, true));
            (names.max().unwrap_or(0) as i32 + px(16)).clamp(px(96), px(190))
        };
        let first = NaiveDate::from_ymd_opt(from, 1, 1).unwrap_or_default();
        let last = NaiveDate::from_ymd_opt(to, 12, 31).unwrap_or_default().max(first);
        let axis = TimeAxis { first, last, left, right: px(width_px as i32) - RIGHT_MARGIN };
        Self {
            width_px,
            is_narrow,
            axis,
            pitch: if is_narrow { px(10) } else { px(11) },
            mark_radius: if is_narrow { 42 } else { 48 },
        }
    }

    /// A panel that starts at `y` with a plot of this height; after it `y` is where the next may start.
    pub fn band(&self, y: &mut i32, title: Words, subtitle: &str, height: i32) -> Band {
        let room = px(self.width_px as i32) as u32;
        let subtitle = text::wrapped(subtitle, SUBTITLE, room);
        let title_y = *y + px(14);
        // Above the plot there is room for the words beside the crosshair.
        let top = title_y + LINE * subtitle.len() as i32 + px(22);
        let bottom = top + height;
        *y = bottom + YEARS_HEIGHT + GAP;
        Band { title, subtitle, title_y, top, bottom }
    }

    pub fn growth_height(&self) -> i32 {
        if self.is_narrow { px(170) } else { px(220) }
    }

    pub fn pledges_height(&self) -> i32 {
        if self.is_narrow { px(220) } else { px(240) }
    }
}

/// A stretch of the time axis with a name.
pub(super) struct Stretch {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub name: String,
    pub short: String,
    /// Whether it is more than a year, so that its name belongs to its beginning.
    pub is_long: bool,
}

/// "’17".
fn short_year(year: i32) -> String {
    format!("’{:02}", year % 100)
}

/// The years of an axis, or its months where it shows a single year.
pub(super) fn stretches(axis: &TimeAxis) -> Vec<Stretch> {
    let (from, to) = (axis.first.year(), axis.last.year());
    if from == to {
        return (1..=12)
            .filter_map(|month| {
                let first = NaiveDate::from_ymd_opt(from, month, 1)?;
                let last = first.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
                let name = words::month(month);
                Some(Stretch {
                    first,
                    last,
                    name: name.chars().take(3).collect(),
                    short: name.chars().take(1).collect(),
                    is_long: false,
                })
            })
            .collect();
    }
    let room = i64::from(axis.right - axis.left);
    let fits = |step: &i32| {
        let words = if *step == 1 { short_year(from) } else { from.to_string() };
        let width = text::width(&words, LABEL, false) as i32 + px(6);
        i64::from(width) * i64::from(to - from + 1) <= room * i64::from(*step)
    };
    // A name that stands for several years is that of the first, and stands where it begins.
    let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(fits).unwrap_or(500);
    let firsts = (from..=to).filter(|year| year.rem_euclid(step) == 0);
    firsts
        .filter_map(|year| {
            let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
            let last = NaiveDate::from_ymd_opt(if step == 1 { year } else { year + step - 1 }, 12, 31)?;
            Some(Stretch { first, last, name: year.to_string(), short: short_year(year), is_long: step > 1 })
        })
        .collect()
}
