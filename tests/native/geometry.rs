//! Geometry tests: no words on words or outside, every mark in its plot and within reach.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::{Datelike, Days, NaiveDate};
use coalition_timeline::chart::{
    self, Anchor, Form, KeyboardStep, LaneKey, Mark, Scene, Subject, TextMeasure, TimeAxis, Track, Typeface,
    UNITS_PER_PX, mark_after_step, mark_at,
};
use coalition_timeline::view::decode;
use proptest::prelude::*;

use super::bundled::{dataset, day, index, meetings};
use super::views;

/// The views that the widths are tried with: everything, each kind of axis, few lanes, and nothing.
const QUERIES: [&str; 9] = [
    "",
    "year=2014",
    "year=2017",
    "year=2018",
    "from=2016&to=2018&host=FR~IQ",
    "host=US",
    "kind=working-group",
    "year=2020",
    "q=zzzz",
];

/// The shipped typeface, with letters so much wider, in percent: what a reader or a host chooses instead.
pub struct Stretched(pub u32);

/// A narrow typeface, ours, and one that is wider by a third.
pub const STRETCHED: [Stretched; 3] = [Stretched(82), Stretched(100), Stretched(133)];

impl TextMeasure for Stretched {
    fn width(&self, text: &str, size: u32, bold: bool) -> u32 {
        (Typeface.width(text, size, bold) * self.0).div_ceil(100)
    }

    fn ascent(&self) -> i32 {
        Typeface.ascent()
    }

    fn descent(&self) -> i32 {
        Typeface.descent()
    }
}

pub fn scene_in(query: &str, width: u32, measure: &dyn TextMeasure) -> Scene {
    let (view, notes) = decode(query, dataset());
    assert_eq!(notes, []);
    chart::scene(dataset(), &view, &index().selection(&view), width, measure)
}

fn scene(query: &str, width: u32) -> Scene {
    scene_in(query, width, &Typeface)
}

/// Every view at many widths and in several typefaces, with its query, width and typeface in words.
fn scenes() -> &'static [(String, Scene, &'static Stretched)] {
    static SCENES: OnceLock<Vec<(String, Scene, &'static Stretched)>> = OnceLock::new();
    SCENES.get_or_init(|| {
        let mut scenes = Vec::new();
        for measure in &STRETCHED {
            for query in QUERIES {
                for width in (320..=2560).step_by(37) {
                    let name = format!("?{query} at {width} px, letters {} % wide", measure.0);
                    scenes.push((name, scene_in(query, width, measure), measure));
                }
            }
        }
        scenes
    })
}

/// Collects what `faults` finds in every picture, a line each.
fn check_in(faults: impl Fn(&Scene, &Stretched) -> Vec<String>) {
    let mut found = Vec::new();
    for (name, scene, measure) in scenes() {
        found.extend(faults(scene, measure).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(12)].join("\n"));
}

/// The same where letters do not matter.
fn check(faults: impl Fn(&Scene) -> Vec<String>) {
    check_in(|scene, _| faults(scene));
}

/// Where the letters of a text are, in units: left, top, right and bottom.
pub fn letters<'f>(form: &'f Form, measure: &Stretched) -> Option<(&'f str, [i32; 4])> {
    let Form::Text { at: (x, y), text, size, anchor, bold } = form else { return None };
    let width = measure.width(text, *size, *bold) as i32;
    let left = match anchor {
        Anchor::Start => *x,
        Anchor::Middle => x - width / 2,
        Anchor::End => x - width,
    };
    Some((text, [left, y - *size as i32 * 7 / 10, left + width, y + *size as i32 / 10]))
}

#[test]
fn no_words_leave_the_picture() {
    check_in(|scene, measure| {
        let (right, bottom) = (scene.width_px as i32 * UNITS_PER_PX, scene.height_px as i32 * UNITS_PER_PX);
        let texts = scene.shapes.iter().filter_map(|shape| letters(&shape.form, measure));
        let outside = texts.filter(|(_, [l, t, r, b])| *l < 0 || *t < 0 || *r > right || *b > bottom);
        outside.map(|(text, place)| format!("“{text}” at {place:?}")).collect()
    });
}

#[test]
fn no_words_lie_on_words() {
    check_in(|scene, measure| {
        let texts: Vec<_> = scene.shapes.iter().filter_map(|shape| letters(&shape.form, measure)).collect();
        let mut found = Vec::new();
        for (at, (a, [left, top, right, bottom])) in texts.iter().enumerate() {
            for (b, [l, t, r, low]) in &texts[at + 1..] {
                if left < r && l < right && top < low && t < bottom {
                    found.push(format!("“{a}” on “{b}”"));
                }
            }
        }
        found
    });
}

/// The position of the panel that a mark is in.
fn panel(scene: &Scene, mark: &Mark) -> Option<usize> {
    scene.panels.iter().position(|panel| panel.top <= mark.centre.1 && mark.centre.1 <= panel.bottom)
}

#[test]
fn every_mark_is_in_its_plot() {
    check(|scene| {
        let is_inside = |mark: &&Mark| {
            let expected = match mark.subject {
                Subject::GrowthPoint(_) | Subject::Rival(..) | Subject::Joins(..) | Subject::Moment(_) => 0,
                Subject::Pledge(..) | Subject::Sums(..) => 1,
                Subject::Meeting(_) | Subject::Meetings(..) => 2,
            };
            let x = mark.centre.0;
            panel(scene, mark) == Some(expected) && scene.axis.left <= x && x <= scene.axis.right
        };
        let outside = scene.marks.iter().filter(|mark| !is_inside(mark));
        outside.map(|mark| format!("{:?} at {:?}", mark.subject, mark.centre)).collect()
    });
}

#[test]
fn every_mark_can_be_reached() {
    check(|scene| {
        let reached = |(at, mark): (usize, &Mark)| {
            let found = mark_at(scene, mark.centre);
            (found != Some(at))
                .then(|| format!("{:?} is under {:?}", mark.subject, found.map(|at| &scene.marks[at].subject)))
        };
        scene.marks.iter().enumerate().filter_map(reached).collect()
    });
}

#[test]
fn a_mark_is_found_beside_it_and_not_far_from_it() {
    let scene = scene("year=2017", 1024);
    let alone = scene.marks.iter().position(|mark| {
        let far = |other: &Mark| {
            let (dx, dy) = (other.centre.0 - mark.centre.0, other.centre.1 - mark.centre.1);
            dx * dx + dy * dy > 400 * 400
        };
        scene.marks.iter().filter(|other| !far(other)).count() == 1
    });
    let alone = alone.expect("some mark stands alone");
    let (x, y) = scene.marks[alone].centre;
    assert_eq!(mark_at(&scene, (x + 8 * UNITS_PER_PX, y - 8 * UNITS_PER_PX)), Some(alone));
    assert_eq!(mark_at(&scene, (x + 13 * UNITS_PER_PX, y)), None);
}

#[test]
fn of_two_marks_in_one_place_the_upper_is_found() {
    let (centre, track) = ((500, 500), Track::Lane(LaneKey::Unnamed));
    let mark = |at: usize| Mark { centre, due: 500, radius: 40, column: None, subject: Subject::Meeting(at), track };
    let scene = Scene { marks: vec![mark(0), mark(1)].into(), ..Scene::default() };
    assert_eq!(mark_at(&scene, (505, 500)), Some(1));
}

/// The mark at a place, found by looking at all of them.
fn slow_mark_at(scene: &Scene, (x, y): (i32, i32)) -> Option<usize> {
    let mut best: Option<(i64, usize)> = None;
    for (at, mark) in scene.marks.iter().enumerate() {
        let (top, bottom) = mark.column.unwrap_or((mark.centre.1, mark.centre.1));
        let aside = i64::from(mark.centre.0 - x);
        let above = i64::from((top - y).max(y - bottom).max(0));
        let reach = i64::from(mark.radius.max(120));
        let distance = aside * aside + above * above;
        if distance <= reach * reach && best.is_none_or(|(nearest, _)| distance <= nearest) {
            best = Some((distance, at));
        }
    }
    best.map(|(_, at)| at)
}

proptest! {
    #![proptest_config(views::tries(400))]

    #[test]
    fn the_mark_found_is_the_one_that_looking_at_all_finds(
        places in prop::collection::vec(((0..3_000i32, 0..900i32), 1..200u32, prop::option::of((0..900i32, 0..300i32))), 0..60),
        asked in prop::collection::vec((-200..3_200i32, -200..1_200i32), 20),
    ) {
        let marks: Vec<Mark> = places
            .into_iter()
            .enumerate()
            .map(|(at, (centre, radius, column))| Mark {
                centre,
                due: centre.0,
                radius,
                column: column.map(|(top, height)| (top, top + height)),
                subject: Subject::Meeting(at),
                track: Track::Lane(LaneKey::Unnamed),
            })
            .collect();
        let scene = Scene { marks: marks.into(), ..Scene::default() };
        let on_marks = scene.marks.iter().map(|mark| mark.centre);
        for at in asked.into_iter().chain(on_marks) {
            prop_assert_eq!(mark_at(&scene, at), slow_mark_at(&scene, at), "at {:?}", at);
        }
    }
}

/// Walks by one step again and again, from a mark to where it leads no further.
fn walked(scene: &Scene, from: usize, step: KeyboardStep) -> Vec<usize> {
    let mut passed = vec![from];
    loop {
        let next = mark_after_step(scene, passed.last().copied(), step).expect("there are marks");
        if passed.last() == Some(&next) {
            return passed;
        }
        assert!(!passed.contains(&next), "walking goes round");
        passed.push(next);
    }
}

#[test]
fn arrow_keys_reach_every_mark() {
    let scene = scene("", 1024);
    let first = mark_after_step(&scene, None, KeyboardStep::Forward).unwrap();
    let mut reached = Vec::new();
    for (_, track) in scene.marks.tracks() {
        let passed = walked(&scene, track[0] as usize, KeyboardStep::Forward);
        assert!(passed.is_sorted_by_key(|at| scene.marks[*at].due), "time goes forward");
        assert!(passed.iter().all(|at| scene.marks[*at].track == scene.marks[passed[0]].track));
        let mut back = walked(&scene, *passed.last().unwrap(), KeyboardStep::Back);
        back.reverse();
        assert_eq!(back, passed);
        assert_eq!(
            mark_after_step(&scene, Some(passed[passed.len() / 2]), KeyboardStep::First),
            passed.first().copied()
        );
        assert_eq!(mark_after_step(&scene, Some(passed[passed.len() / 2]), KeyboardStep::Last), passed.last().copied());
        reached.extend(passed);
    }
    assert_eq!(reached.len(), scene.marks.len());
    reached.sort_unstable();
    assert!(reached.iter().copied().eq(0..scene.marks.len()));

    // Down and up pass every track once, from the first panel to the last lane.
    let down = walked(&scene, first, KeyboardStep::Down);
    let tracks: Vec<Track> = scene.marks.tracks().map(|(track, _)| track).collect();
    assert_eq!(down.iter().map(|at| scene.marks[*at].track).collect::<Vec<_>>(), tracks);
    assert_eq!(walked(&scene, *down.last().unwrap(), KeyboardStep::Up).len(), tracks.len());
    assert_eq!(mark_after_step(&scene, Some(down[3]), KeyboardStep::Top), Some(first));
    assert_eq!(
        mark_after_step(&scene, Some(first), KeyboardStep::Bottom),
        scene.marks.tracks().last().map(|(_, track)| *track.last().unwrap() as usize)
    );
    assert_eq!(mark_after_step(&Scene::default(), None, KeyboardStep::Forward), None);
}

#[test]
fn sizes_and_reports_are_walked_along_in_the_order_of_their_dates() {
    let scene = scene("", 904);
    let growth = &dataset().growth;
    let (_, track) = scene.marks.tracks().find(|(track, _)| *track == Track::GrowthPoints).unwrap();
    let date = |at: &u32| match scene.marks[*at as usize].subject {
        Subject::GrowthPoint(point) => growth.points[point].date.middle(),
        Subject::Rival(point, report) => growth.points[point].reports[report].date.middle(),
        _ => panic!("no size"),
    };
    let dates: Vec<NaiveDate> = track.iter().map(date).collect();
    assert!(dates.is_sorted(), "{dates:?}");
    // Though some stand beside their date, to be seen among others.
    assert!(track.iter().any(|at| scene.marks[*at as usize].due != scene.marks[*at as usize].centre.0));
}

#[test]
fn the_keys_for_years_lead_to_the_first_mark_of_another_year() {
    let scene = scene("host=IT", 1024);
    let year = |at: &usize| scene.axis.day_at(scene.marks[*at].due).year();
    let (_, lane) = scene.marks.tracks().find(|(track, _)| matches!(track, Track::Lane(_))).unwrap();
    let first = lane[0] as usize;
    let forward = walked(&scene, first, KeyboardStep::YearForward);
    let years: Vec<i32> = forward.iter().map(year).collect();
    assert_eq!(years[..3], [2015, 2016, 2018]);
    for at in &forward[..forward.len() - 1] {
        let before = mark_after_step(&scene, Some(*at), KeyboardStep::Back).unwrap();
        assert!(before == *at || year(&before) < year(at), "it is the first of its year");
    }
    assert_eq!(*forward.last().unwrap(), *lane.last().unwrap() as usize);
    let back = walked(&scene, *lane.last().unwrap() as usize, KeyboardStep::YearBack);
    assert_eq!((back.last(), year(&back[1])), (Some(&first), 2022));
}

#[test]
fn marks_are_in_order_of_panels_and_meetings_of_time() {
    check(|scene| {
        let panels: Vec<_> = scene.marks.iter().map(|mark| panel(scene, mark)).collect();
        if panels.is_sorted() { Vec::new() } else { vec!["panels are mixed".to_owned()] }
    });
}

#[test]
fn a_later_meeting_is_not_left_of_an_earlier_one() {
    check(|scene| {
        // In the lanes nothing is moved aside.
        let mut places: Vec<(NaiveDate, i32)> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark.subject {
                Subject::Meeting(at) => Some((meetings()[at].date.middle(), mark.centre.0)),
                _ => None,
            })
            .collect();
        places.sort();
        let backwards = places
            .windows(2)
            .filter(|pair| pair[1].1 < pair[0].1 || (pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1));
        backwards.map(|pair| format!("{pair:?}")).collect()
    });
}

#[test]
fn a_mark_moved_aside_stays_near_its_date() {
    check(|scene| {
        let place = |mark: &Mark| {
            let meeting = match mark.subject {
                Subject::Pledge(at, _) => meetings()[at].date.middle(),
                Subject::Rival(point, report) => dataset().growth.points[point].reports[report].date.middle(),
                Subject::Moment(at) => dataset().moments[at].date.middle(),
                _ => return None,
            };
            let off = (mark.centre.0 - scene.axis.x_at(meeting)).abs();
            (off > 24 * UNITS_PER_PX).then(|| format!("{:?} is {off} units from its date", mark.subject))
        };
        scene.marks.iter().filter_map(place).collect()
    });
}

#[test]
fn larger_sums_stand_higher() {
    check(|scene| {
        let mut sums: Vec<(u64, i32)> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark.subject {
                Subject::Pledge(at, number) => Some((meetings()[at].pledges[number].amount_usd, mark.centre.1)),
                _ => None,
            })
            .collect();
        sums.sort();
        let lower = sums.windows(2).filter(|pair| pair[1].1 > pair[0].1);
        lower.map(|pair| format!("{pair:?}")).collect()
    });
}

#[test]
fn the_line_and_its_rivals_stand_at_their_numbers() {
    check(|scene| {
        let mut heights: BTreeMap<u32, Vec<i32>> = BTreeMap::new();
        for mark in &scene.marks {
            let value = match mark.subject {
                Subject::GrowthPoint(at) => dataset().growth.points[at].total,
                Subject::Rival(point, report) => dataset().growth.points[point].reports[report].report.value().unwrap(),
                _ => continue,
            };
            heights.entry(value).or_default().push(mark.centre.1);
        }
        let heights: Vec<(u32, Vec<i32>)> = heights.into_iter().collect();
        let mut found = Vec::new();
        for (value, at) in &heights {
            if at.iter().any(|y| *y != at[0]) {
                found.push(format!("{value} at {at:?}"));
            }
        }
        let falling = heights.windows(2).filter(|pair| pair[1].1[0] >= pair[0].1[0]);
        found.extend(falling.map(|pair| format!("{pair:?}")));
        found
    });
}

#[test]
fn the_picture_is_as_wide_as_its_room() {
    for width in [320, 321, 639, 640, 2560] {
        assert_eq!(scene("", width).width_px, width);
    }
}

proptest! {
    #![proptest_config(views::tries(400))]

    #[test]
    fn a_place_on_the_axis_gives_its_day_back(years in 1..=10i32, length in 200..25_600i32, left in 0..1_900i32, at in 0..3_700u64) {
        let (first, last) = (day(2014, 1, 1), day(2013 + years, 12, 31));
        let axis = TimeAxis { first, last, left, right: left + length };
        let days = (last - first).num_days();
        let asked = first + Days::new(at.min(days as u64));
        let x = axis.x_at(asked);
        prop_assert!(left <= x && x <= left + length);
        if asked < last {
            prop_assert!(axis.x_at(asked + Days::new(1)) >= x);
        }
        if i64::from(length) > days {
            prop_assert_eq!(axis.day_at(x), asked);
        } else {
            // One unit holds several days: any of them is right.
            prop_assert!((axis.x_at(axis.day_at(x)) - x).abs() <= 1);
        }
        prop_assert_eq!(axis.day_at(left - 50), first);
        prop_assert_eq!(axis.day_at(left + length + 50), last);
        prop_assert_eq!(axis.x_at(first - Days::new(1)), left);
        prop_assert_eq!(axis.x_at(last + Days::new(1)), left + length);
    }
}
