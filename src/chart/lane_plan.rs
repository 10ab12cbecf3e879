//! Plan of the lanes: which hosts have a lane of their own, in which order, and which share one.

use std::cmp::Reverse;

use super::marks::LaneKey;
use crate::dataset::{Country, Dataset};
use crate::view::{LaneOrder, MeetingSet};
use crate::words;

/// So many lanes are drawn where all would be too high, in a wide picture and in a narrow one.
const MOST_LANES: usize = 12;
const MOST_LANES_NARROW: usize = 8;
/// Fewer hosts than this are not worth a lane that they share.
const LEAST_SHARED: usize = 3;
/// Where a tie would leave fewer lanes than this, the whole tie is drawn.
const LEAST_LANES: usize = 3;

/// How many hosts have a lane of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MostLanes {
    /// So many as a reader takes in; more where there are ties.
    Usual {
        /// Whether the picture is.
        is_narrow: bool,
    },
    /// No more than these, whatever is tied.
    Fitted(usize),
}

/// One lane to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PlannedLane {
    pub key: LaneKey,
    /// How many meetings it has.
    pub total: usize,
}

/// The lanes of a view, from top to bottom, and which of them each host has.
#[derive(Debug, Clone, Default)]
pub(super) struct LanePlan {
    pub lanes: Vec<PlannedLane>,
    /// For each country by its number, and after the last country for meetings without a host, the position of its lane.
    lane_of: Vec<Option<u16>>,
    /// Whether hosts could share a lane, whether or not they do.
    pub can_share: bool,
}

impl LanePlan {
    /// The lanes for these meetings. Hosts with the fewest meetings share one, unless `has_all`; those with equally many are
    /// never cut apart.
    pub fn new(dataset: &Dataset, rows: &MeetingSet, order: LaneOrder, has_all: bool, most: MostLanes) -> Self {
        let meetings = &dataset.meetings;
        let lists = meetings.host_lists();
        // Of very many meetings only the list of hosts is looked at, of which there are few.
        let mut found = vec![(0usize, usize::MAX); meetings.host_list_count()];
        rows.each(|at| {
            if let Some((count, first)) = lists.get(at).and_then(|list| found.get_mut(*list as usize)) {
                *count += 1;
                *first = (*first).min(at);
            }
        });
        let mut hosts: Vec<Option<(Country, usize, usize)>> = vec![None; Country::NUMBERS];
        let mut unnamed = 0;
        for (list, (count, first)) in found.iter().enumerate().filter(|(_, (count, _))| *count > 0) {
            let of = meetings.host_list(list as u32);
            if of.is_empty() {
                unnamed += count;
            }
            for host in of {
                if let Some(known) = hosts.get_mut(host.number()) {
                    let (_, all, earliest) = known.get_or_insert((*host, 0, usize::MAX));
                    *all += count;
                    *earliest = (*earliest).min(*first);
                }
            }
        }
        let mut hosts: Vec<(Country, usize, usize)> = hosts.into_iter().flatten().collect();
        hosts.sort_by_key(|(host, count, _)| (Reverse(*count), words::country(*host)));
        let own = match most {
            MostLanes::Usual { is_narrow } => own_lanes(&hosts, if is_narrow { MOST_LANES_NARROW } else { MOST_LANES }),
            MostLanes::Fitted(most) => fitted_lanes(&hosts, most),
        };
        let can_share = own < hosts.len();
        let shared = if has_all { Vec::new() } else { hosts.split_off(own) };
        match order {
            LaneOrder::Number => {}
            LaneOrder::First => hosts.sort_by_key(|(_, _, first)| *first),
            LaneOrder::Name => hosts.sort_by_key(|(host, ..)| words::country(*host)),
        }

        let mut plan = Self { lanes: Vec::new(), lane_of: vec![None; Country::NUMBERS + 1], can_share };
        for (host, total, _) in &hosts {
            plan.add(LaneKey::Host(*host), *total, &[host.number()]);
        }
        if !shared.is_empty() {
            let is_shared = |list: usize| {
                meetings.host_list(list as u32).iter().any(|it| shared.iter().any(|(host, ..)| host == it))
            };
            let total = found.iter().enumerate().filter(|(list, (count, _))| *count > 0 && is_shared(*list));
            let numbers: Vec<usize> = shared.iter().map(|(host, ..)| host.number()).collect();
            plan.add(LaneKey::Others(shared.len()), total.map(|(_, (count, _))| count).sum(), &numbers);
        }
        if unnamed > 0 {
            plan.add(LaneKey::Unnamed, unnamed, &[Country::NUMBERS]);
        }
        plan
    }

    fn add(&mut self, key: LaneKey, total: usize, numbers: &[usize]) {
        for number in numbers {
            if let Some(lane) = self.lane_of.get_mut(*number) {
                *lane = Some(self.lanes.len() as u16);
            }
        }
        self.lanes.push(PlannedLane { key, total });
    }

    /// The position of the lane of a host, or of meetings without one.
    pub fn lane_of(&self, host: Option<Country>) -> Option<usize> {
        self.lane_of.get(host.map_or(Country::NUMBERS, Country::number)).copied().flatten().map(usize::from)
    }
}

/// The same where there is no room for more than these: hosts that are tied share a lane rather than being cut apart.
fn fitted_lanes(hosts: &[(Country, usize, usize)], most: usize) -> usize {
    if hosts.len() <= most {
        return hosts.len();
    }
    let count = |at: usize| hosts.get(at).map(|(_, count, _)| *count);
    // One host that shares a lane with nobody is no other hosts.
    let most = most.min(hosts.len().saturating_sub(2));
    (1..=most).rev().find(|own| count(*own) != count(own - 1)).unwrap_or(0)
}

/// How many of the hosts, which are sorted by their number of meetings, have a lane of their own.
fn own_lanes(hosts: &[(Country, usize, usize)], most: usize) -> usize {
    if hosts.len() < most + LEAST_SHARED {
        return hosts.len();
    }
    let count = |at: usize| hosts.get(at).map(|(_, count, _)| *count);
    let is_cut_apart = |own: &usize| count(*own) == count(own.saturating_sub(1));
    let before = (LEAST_LANES..=most).rev().find(|own| !is_cut_apart(own));
    let own = before.or_else(|| (most..hosts.len()).find(|own| !is_cut_apart(own))).unwrap_or(hosts.len());
    if hosts.len() - own < LEAST_SHARED { hosts.len() } else { own }
}
