//! Lanes of hosts: their order, the number at the end of each, and which hosts share one.

use std::collections::BTreeSet;

use coalition_timeline::chart::{self, Form, LaneKey, Scene, SceneOptions, Subject, Track};
use coalition_timeline::dataset::Country;
use coalition_timeline::view::decode;
use coalition_timeline::words;
use proptest::prelude::*;

use super::bundled::{dataset, index, meetings};

fn scene(query: &str, width_px: u32, has_all_lanes: bool) -> Scene {
    let (view, _) = decode(query, dataset());
    let options = SceneOptions { width_px, has_all_lanes, ..SceneOptions::default() };
    chart::scene_with(dataset(), &view, &index().selection(&view), options, &chart::Typeface)
}

/// Each lane with the number at its end, from top to bottom.
fn numbered(scene: &Scene) -> Vec<(LaneKey, usize)> {
    let top = scene.panels.last().unwrap().top;
    let mut numbers: Vec<(i32, usize)> = (scene.shapes.iter())
        .filter_map(|shape| match &shape.form {
            Form::Text { at, text, .. } if at.0 > scene.axis.right && at.1 > top => Some((at.1, text.parse().ok()?)),
            _ => None,
        })
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers.len(), scene.lanes.len(), "each lane has a number");
    scene.lanes.iter().map(|lane| lane.key).zip(numbers.into_iter().map(|(_, number)| number)).collect()
}

fn host(code: &str) -> LaneKey {
    LaneKey::Host(Country::from_code(code).unwrap())
}

fn hosted(host: Country) -> usize {
    meetings().iter().filter(|meeting| meeting.hosts.contains(&host)).count()
}

#[test]
fn those_of_most_meetings_come_first_and_the_others_share_a_lane() {
    let lanes = numbered(&scene("", 1240, false));
    assert_eq!(lanes[..3], [(host("US"), 71), (host("IT"), 21), (host("SA"), 16)]);
    let [.., (LaneKey::Others(others), shared), (LaneKey::Unnamed, 2)] = &lanes[..] else { panic!("{lanes:?}") };
    let own: BTreeSet<Country> =
        lanes.iter().filter_map(|(key, _)| if let LaneKey::Host(host) = key { Some(*host) } else { None }).collect();
    let all: BTreeSet<Country> = meetings().iter().flat_map(|meeting| meeting.hosts.clone()).collect();
    assert_eq!(own.len() + others, all.len());
    let of_others = meetings().iter().filter(|meeting| meeting.hosts.iter().any(|host| !own.contains(host))).count();
    assert_eq!(of_others, *shared);
    // A tie is never cut apart.
    let least_own = own.iter().map(|host| hosted(*host)).min().unwrap();
    let most_shared = all.difference(&own).map(|host| hosted(*host)).max().unwrap();
    assert!(most_shared < least_own, "{most_shared} < {least_own}");
}

#[test]
fn a_lane_for_each_host_can_be_asked_for() {
    let (few, all) = (scene("", 1240, false), scene("", 1240, true));
    assert!(few.can_share_lanes && all.can_share_lanes);
    assert!(all.lanes.iter().all(|lane| !matches!(lane.key, LaneKey::Others(_))));
    let hosts: BTreeSet<Country> = meetings().iter().flat_map(|meeting| meeting.hosts.clone()).collect();
    assert_eq!(numbered(&all).len(), hosts.len() + 1, "the last is of meetings without a named host");
    assert!(!scene("host=FR", 1240, false).can_share_lanes);
}

#[test]
fn the_order_can_be_that_of_the_first_meeting_or_of_the_names() {
    let named = |query: &str| -> Vec<&str> {
        let lanes = scene(query, 1240, true).lanes;
        lanes
            .iter()
            .filter_map(|it| if let LaneKey::Host(host) = it.key { Some(words::country(host)) } else { None })
            .collect()
    };
    assert!(named("lanes=name").is_sorted());
    let first =
        |name: &&str| meetings().iter().position(|meeting| meeting.hosts.iter().any(|it| words::country(*it) == *name));
    assert!(named("lanes=first").iter().map(first).is_sorted());
    // The same hosts in any order.
    let set = |query: &str| named(query).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(set("lanes=name"), set(""));
}

proptest! {
    #![proptest_config(super::views::tries(64))]

    #[test]
    fn the_number_of_a_lane_is_that_of_its_marks(from in 2014..=2023i32, years in 0..10i32, width in 240..1_600u32, all: bool) {
        let scene = scene(&format!("from={from}&to={}", (from + years).min(2023)), width, all);
        for (key, number) in numbered(&scene) {
            let marks = scene.marks.iter().filter(|mark| mark.track == Track::Lane(key));
            let count: usize = marks.map(|mark| match &mark.subject {
                Subject::Meetings(_, several) => several.count,
                _ => 1,
            }).sum();
            prop_assert_eq!(count, number);
        }
    }
}
