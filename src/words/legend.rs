//! Words at the chart: what its marks mean, and how its lanes are ordered.

use super::numbers::{count, grouped, listed};
use super::partial_date;
use crate::dataset::{LevelFamily, Moment, PartialDate};
use crate::view::LaneOrder;

/// A family of levels, in the key of the chart.
pub fn family(family: LevelFamily) -> &'static str {
    match family {
        LevelFamily::Ministers => "Leaders, foreign ministers",
        LevelFamily::Defence => "Defence",
        LevelFamily::Officials => "Officials",
        LevelFamily::WorkingGroups => "Working groups",
        LevelFamily::Other => "Mixed or other",
    }
}

/// "12 other hosts", of a lane that they share.
pub fn other_hosts(hosts: usize) -> String {
    format!("{} other hosts", grouped(hosts as u64))
}

/// "30 hosts", of a lane that all share.
pub fn all_hosts(hosts: usize) -> String {
    count(hosts, "host", "hosts")
}

/// The list of the orders of lanes.
pub const LANE_ORDER: &str = "Order of hosts";
/// An order of lanes.
pub fn lane_order(order: LaneOrder) -> &'static str {
    match order {
        LaneOrder::Number => "most meetings first",
        LaneOrder::First => "first meeting first",
        LaneOrder::Name => "by name",
    }
}
/// Gives each host a lane of its own.
pub const ALL_LANES: &str = "A lane for each host";

/// Legend: a point of the growth line.
pub const LEGEND_SIZE: &str = "Size from a date on";
/// Legend: a rival report.
pub const LEGEND_RIVAL: &str = "Differing report";
/// Legend: asked for.
pub const LEGEND_GOAL: &str = "Asked for";
/// Legend: missing.
pub const LEGEND_SHORTFALL: &str = "Still missing";
/// Legend: a running total.
pub const LEGEND_TOTAL: &str = "Running total";
/// Legend: a rival sum.
pub const LEGEND_RIVAL_SUM: &str = "Another report";
/// Legend: hollow meetings.
pub const LEGEND_VIRTUAL: &str = "Hollow: virtual or partly so";
/// Legend: lines behind marks.
pub const LEGEND_SPAN: &str = "A line behind a mark: several days, or a date not known to the day.";

/// Legend: a moment of context.
pub const LEGEND_MOMENT: &str = "Key event outside the meetings";

/// The moments of context: the switch of their layer, the row of their marks, and their heading on paper.
pub const MOMENTS: &str = "Key events";
/// The list of moments in the last section.
pub const ALL_MOMENTS: &str = "Key events on the chart and their sources";

/// "Other dates given: 28 June 2014 and 30 June 2014" of a moment; `None` where sources agree.
pub fn other_dates(moment: &Moment) -> Option<String> {
    let mut dates: Vec<PartialDate> = moment.differing().map(|report| report.date).collect();
    dates.sort_by_key(|date| (date.first_day(), date.last_day()));
    dates.dedup();
    let said: Vec<String> = dates.into_iter().map(partial_date).collect();
    match said.as_slice() {
        [] => None,
        [one] => Some(format!("Another date given: {one}")),
        several => Some(format!("Other dates given: {}", listed(several))),
    }
}
