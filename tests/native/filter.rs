//! Filter tests: chart, table, counts and status always show the meetings that the filters ask for.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::Datelike;
use coalition_timeline::chart::{self, Form, Layer, Subject};
use coalition_timeline::dataset::{Country, Level, Meeting, Relation};
use coalition_timeline::view::{Open, ViewState, decode, key_figures, largest_promise, members_reported, normalized};
use coalition_timeline::words;
use proptest::prelude::*;

use super::bundled::{dataset, index, meetings};
use super::views;

/// Which of the filters are looked at.
#[derive(Clone, Copy)]
struct Under {
    years: bool,
    hosts: bool,
    levels: bool,
}

const ALL: Under = Under { years: true, hosts: true, levels: true };

/// What a search looks through in a meeting, without accents.
fn texts(meeting: &Meeting) -> &'static [String] {
    static TEXTS: OnceLock<BTreeMap<&str, Vec<String>>> = OnceLock::new();
    let all = TEXTS.get_or_init(|| {
        let normalized = |at| views::searched(at).iter().map(|text| normalized(text)).collect();
        meetings().iter().enumerate().map(|(at, meeting)| (meeting.id.as_str(), normalized(at))).collect()
    });
    &all[meeting.id.as_str()]
}

/// The rule, word for word: "a meeting matches if its time overlaps, any chosen host is one of its hosts, its level is
/// chosen, and all search words occur".
fn matches(view: &ViewState, under: Under, meeting: &Meeting) -> bool {
    let occurs = |word: &str| texts(meeting).iter().any(|text| text.contains(word));
    let (first, last) = (meeting.date.first_day(), meeting.date.last_day());
    (!under.years || (first <= view.stretch.last() && last >= view.stretch.first()))
        && (!under.hosts || view.hosts.is_empty() || meeting.hosts.iter().any(|host| view.hosts.contains(host)))
        && (!under.levels || view.levels.is_empty() || view.levels.contains(&meeting.level))
        && normalized(&view.search).split_whitespace().all(occurs)
}

/// The ids of some meetings, which say more than their positions.
fn ids(rows: &[usize]) -> Vec<&'static str> {
    rows.iter().map(|at| meetings()[*at].id.as_str()).collect()
}

/// Compares the meetings of a view with those that a reader expects, in order of time.
fn check(view: &ViewState, expected: &[&str]) {
    assert_eq!(ids(&index().selection(view).rows.to_vec()), expected);
}

fn whole() -> ViewState {
    ViewState::default_for(dataset())
}

fn searching(search: &str) -> ViewState {
    ViewState { search: search.to_owned(), ..whole() }
}

#[test]
fn the_first_view_shows_every_meeting() {
    let selection = index().selection(&whole());
    assert_eq!(selection.rows.to_vec(), (0..93).collect::<Vec<_>>());
    assert_eq!(words::status(selection.rows.len(), dataset()), "93 of 93 meetings");
}

#[test]
fn clearing_the_filters_gives_all_rows_and_keeps_the_rest() {
    let view = ViewState {
        levels: BTreeSet::from([Level::Leaders]),
        hosts: BTreeSet::from([Country::from_code("FR").unwrap()]),
        search: "rome".to_owned(),
        open: Open::Meeting("2021-06-28-rome".to_owned()),
        ..whole()
    }
    .with_years(2016, 2015);
    assert!(view.is_filtered(dataset()));
    let cleared = view.unfiltered(dataset());
    assert!(!cleared.is_filtered(dataset()));
    let shown = decode("lanes=name&parts=chart&heading&sort=-date", dataset()).0;
    assert!(!shown.is_filtered(dataset()));
    assert_eq!(shown.unfiltered(dataset()), shown);
    assert_eq!(cleared.open, view.open);
    assert_eq!(index().selection(&cleared).rows.len(), 93);
}

#[test]
fn filters_combine() {
    let hosts = ["FR", "IQ"].map(|code| Country::from_code(code).unwrap());
    let view = ViewState { hosts: BTreeSet::from(hosts), ..whole() }.with_years(2018, 2016);
    let expected: Vec<&str> = meetings()
        .iter()
        .filter(|meeting| ["2016", "2017", "2018"].contains(&&meeting.id[..4]))
        .filter(|meeting| hosts.iter().any(|host| meeting.hosts.contains(host)))
        .map(|meeting| meeting.id.as_str())
        .collect();
    assert!(expected.len() > 2, "{expected:?}");
    check(&view, &expected);
}

#[test]
fn a_search_knows_neither_case_nor_accents_nor_order() {
    check(&searching("ROME 83"), &[]);
    check(&searching("skhirat"), &["2018-06-26-skhirat"]);
    check(
        &searching("ÉLYSÉE conference iraq"),
        &ids(&index().selection(&searching("iraq Elysee CONFERENCE")).rows.to_vec()),
    );
    assert!(!index().selection(&searching("elysee")).rows.is_empty());
    // Two words side by side in two different fields are not one word.
    check(&searching("jeddahten"), &[]);
}

#[test]
fn letters_are_searched_without_their_accents() {
    assert_eq!(normalized("Élysée Søren Łódź İstanbul Ağrı"), "elysee soren lodz istanbul agri");
    assert_eq!(normalized("leaders’ summit"), "leaders' summit");
}

#[test]
fn letters_are_small_as_everywhere_else() {
    // Latin, Greek, Cyrillic and Armenian; but the dot of İ is part of the letter, and ẞ is written with two.
    for c in ('\u{0}'..'\u{180}').chain('\u{386}'..'\u{3cf}').chain('\u{400}'..'\u{588}').chain('\u{1e00}'..'\u{1f00}')
    {
        let small: String = c.to_lowercase().collect();
        if !matches!(c, 'İ' | 'ẞ' | '\u{4c0}') {
            assert_eq!(normalized(&c.to_string()), normalized(&small), "{c}");
        }
    }
    // Elsewhere a letter stays what it is.
    assert_eq!(normalized("بغداد 東京"), "بغداد 東京");
}

#[test]
fn what_nothing_matches_gives_no_rows_and_says_so() {
    let view = searching("zzzz");
    let selection = index().selection(&view);
    assert_eq!(words::status(selection.rows.len(), dataset()), "0 of 93 meetings");
    let scene = chart::scene(dataset(), &view, &selection, 800, &chart::Typeface);
    let said: Vec<&str> = scene
        .shapes
        .iter()
        .filter_map(|shape| match &shape.form {
            Form::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert!(said.contains(&words::NO_MEETINGS) && said.contains(&words::NO_SUMS), "{said:?}");
}

proptest! {
    #![proptest_config(views::tries(400))]

    #[test]
    fn rows_are_the_meetings_that_match(view in views::filtered()) {
        let selection = index().selection(&view);
        let matching = |under: Under| meetings().iter().filter(move |meeting| matches(&view, under, meeting));
        let expected: Vec<&str> = matching.clone()(ALL).map(|meeting| meeting.id.as_str()).collect();
        prop_assert_eq!(words::status(selection.rows.len(), dataset()), format!("{} of 93 meetings", expected.len()));
        prop_assert_eq!(ids(&selection.rows.to_vec()), expected);
    }

    #[test]
    fn counts_are_those_under_the_other_filters(view in views::filtered()) {
        let selection = index().selection(&view);
        let count = |under: Under, is_counted: &dyn Fn(&Meeting) -> bool| {
            meetings().iter().filter(|meeting| matches(&view, under, meeting) && is_counted(meeting)).count()
        };
        let hosts: BTreeSet<Country> = meetings().iter().flat_map(|meeting| meeting.hosts.iter().copied()).collect();
        let expected: Vec<(Country, usize)> = hosts
            .into_iter()
            .map(|host| (host, count(Under { hosts: false, ..ALL }, &|meeting| meeting.hosts.contains(&host))))
            .collect();
        prop_assert_eq!(selection.hosts, expected);
        let expected: Vec<(Level, usize)> = Level::ALL
            .iter()
            .map(|level| (*level, count(Under { levels: false, ..ALL }, &|meeting| meeting.level == *level)))
            .collect();
        prop_assert_eq!(selection.levels, expected);
        let expected: Vec<(i32, usize)> = (2014..=2023)
            .map(|year| (year, count(Under { years: false, ..ALL }, &|meeting| {
                meeting.date.first_day().year() <= year && year <= meeting.date.last_day().year()
            })))
            .collect();
        let all = index().selection(&view.clone().with_years(2014, 2023));
        let (window, counts) = all.strip.unwrap();
        let years: Vec<(i32, usize)> = window.starts().map(|start| start.year()).zip(counts).collect();
        prop_assert_eq!(years, expected);
    }

    #[test]
    fn key_figures_are_those_of_the_rows(view in views::filtered()) {
        let (data, selection) = (dataset(), index().selection(&view));
        let figures = key_figures(data, &view, &selection);
        let shown: Vec<&Meeting> = selection.rows.iter().map(|at| &meetings()[at]).collect();
        prop_assert_eq!(figures.meetings, shown.len());
        let hosts: BTreeSet<&str> = shown.iter().flat_map(|meeting| meeting.hosts.iter().map(Country::code)).collect();
        prop_assert_eq!(figures.hosts, hosts.len());
        let end = view.stretch.last();
        let total = data.growth.points.iter().filter(|point| point.date.middle() <= end).map(|point| point.total).next_back();
        prop_assert_eq!(figures.size.map(|at| data.growth.points[at].total), total);
        let largest = |wider: bool| {
            let pledges = shown.iter().flat_map(|meeting| &meeting.pledges);
            pledges.filter(|pledge| pledge.is_new_promise() && pledge.wider == wider).map(|pledge| pledge.amount_usd).max()
        };
        let amount = |place: Option<(usize, usize)>| place.map(|(at, number)| meetings()[at].pledges[number].amount_usd);
        prop_assert_eq!(amount(figures.largest), largest(false));
        prop_assert_eq!(amount(figures.largest_wider), largest(true).filter(|wider| Some(*wider) > largest(false)));
    }

    #[test]
    fn a_sorted_table_has_the_same_rows_in_order(view in views::filtered(), order in views::order()) {
        let data = dataset();
        let rows = index().selection(&view).rows.to_vec();
        let mut sorted = rows.clone();
        order.sort(&mut sorted, data, words::country);
        let mut again = sorted.clone();
        again.sort_unstable();
        prop_assert_eq!(&again, &rows);
        // What a reader sees in the column, as something that can be compared; without a value, nothing.
        let seen = |at: &usize| -> Option<(u64, String)> {
            use coalition_timeline::view::Column;
            let meeting = &meetings()[*at];
            match order.column {
                Column::Date => Some((*at as u64, String::new())),
                Column::Name => Some((0, meeting.name.to_lowercase())),
                Column::Hosts => meeting.hosts.first().map(|host| (0, words::country(*host).to_owned())),
                Column::Place => meeting.city.clone().map(|city| (0, city)),
                Column::Members => members_reported(meeting).map(|members| (members.into(), String::new())),
                Column::Pledges => largest_promise(meeting).map(|amount| (amount, String::new())),
            }
        };
        let values: Vec<Option<(u64, String)>> = sorted.iter().map(seen).collect();
        let known = values.iter().take_while(|value| value.is_some()).count();
        prop_assert!(values[known..].iter().all(Option::is_none), "rows without a value come last");
        let in_order = |a: &Option<(u64, String)>, b: &Option<(u64, String)>| if order.descending { a >= b } else { a <= b };
        prop_assert!(values[..known].is_sorted_by(in_order));
    }
}

proptest! {
    #![proptest_config(views::tries(64))]

    #[test]
    fn marks_are_those_of_the_rows(view in views::filtered(), width in 320..1600u32) {
        let data = dataset();
        let selection = index().selection(&view);
        let options = chart::SceneOptions { width_px: width, has_all_lanes: true, ..Default::default() };
        let scene = chart::scene_with(data, &view, &selection, options, &chart::Typeface);
        let mut found: Vec<usize> = Vec::new();
        let mut pledges = BTreeSet::new();
        for mark in &scene.marks {
            match mark.subject {
                Subject::Meeting(at) => {
                    prop_assert_eq!(mark.meeting(), Some(at));
                    found.push(at);
                }
                Subject::Pledge(at, number) => {
                    prop_assert_eq!(mark.meeting(), Some(at));
                    prop_assert!(pledges.insert((at, number)), "one sum has two marks");
                }
                _ => {}
            }
        }
        // One mark in the lane of each host, or one in the lane of those without.
        found.sort_unstable();
        let expected: Vec<usize> =
            selection.rows.iter().flat_map(|at| vec![at; meetings()[at].hosts.len().max(1)]).collect();
        prop_assert_eq!(ids(&found), ids(&expected));
        let expected: BTreeSet<(usize, usize)> = selection
            .rows
            .iter()
            .flat_map(|at| meetings()[at].pledges.iter().enumerate().map(move |(number, pledge)| (at, number, pledge)))
            .filter(|(.., pledge)| !matches!(pledge.relation, Relation::Repeats(_)))
            .map(|(at, number, _)| (at, number))
            .collect();
        prop_assert_eq!(pledges, expected);
        // Every mark is painted.
        let painted: BTreeSet<usize> = scene.shapes.iter().filter_map(|shape| shape.mark).collect();
        prop_assert_eq!(painted, (0..scene.marks.len()).collect::<BTreeSet<_>>());
    }

    #[test]
    fn lanes_are_the_hosts_of_the_rows_by_their_number_of_meetings(view in views::filtered()) {
        let data = dataset();
        let selection = index().selection(&view);
        let options = chart::SceneOptions { width_px: 1200, has_all_lanes: true, ..Default::default() };
        let scene = chart::scene_with(data, &view, &selection, options, &chart::Typeface);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for host in selection.rows.iter().flat_map(|at| &meetings()[at].hosts) {
            *counts.entry(words::country(*host)).or_default() += 1;
        }
        let mut expected: Vec<&str> = counts.keys().copied().collect();
        // The map has them by their names already.
        expected.sort_by_key(|name| Reverse(counts[name]));
        if selection.rows.iter().any(|at| meetings()[at].hosts.is_empty()) {
            expected.push(words::NO_HOST);
        }
        let mut lanes: Vec<(i32, &str)> = scene
            .shapes
            .iter()
            .filter(|shape| shape.layer == Layer::Hosts)
            .filter_map(|shape| match &shape.form {
                Form::Text { at, text, .. } => Some((at.1, text.as_str())),
                _ => None,
            })
            .collect();
        lanes.sort_by_key(|(y, _)| *y);
        // A name too long for its room ends in an ellipsis.
        let names: Vec<&str> = lanes.iter().map(|(_, name)| name.trim_end_matches('…')).collect();
        prop_assert_eq!(names.len(), expected.len(), "{:?} for {:?}", names, expected);
        for (name, expected) in names.into_iter().zip(expected) {
            prop_assert!(expected.starts_with(name), "{} for {}", name, expected);
        }
    }
}
