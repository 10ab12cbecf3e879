//! Proptest strategies for views: any that a reader can ask for, with words that the data have.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chrono::{Duration, NaiveDate};
use coalition_timeline::dataset::{Country, Level, PartialDate};
use coalition_timeline::view::{Column, HiddenColumns, LaneOrder, Open, Order, Part, Parts, Stretch, Theme, ViewState};
use coalition_timeline::words;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::Config;

use super::bundled::{dataset, meetings, texts};

/// How long a property is tried. Nothing is written to the disk: a failure prints the view that it found.
pub fn tries(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// The texts of a meeting that a search looks through: name, place, summary and publishers.
pub fn searched(at: usize) -> Vec<String> {
    let (data, meeting) = (dataset(), &meetings()[at]);
    let longer = texts().meetings.get(at).unwrap();
    let mut texts = vec![meeting.name.clone(), longer.summary];
    texts.extend(meeting.city.clone());
    texts.extend(meeting.country.map(|country| words::country(country).to_owned()));
    texts.extend(longer.sources.iter().map(|source| data.source(*source).unwrap().publisher.clone()));
    texts
}

/// Words of the data, as they are written.
fn data_words() -> &'static Vec<String> {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let texts: Vec<String> = (0..meetings().len()).flat_map(searched).collect();
        let words: BTreeSet<String> =
            texts.iter().flat_map(|text| text.split_whitespace()).map(str::to_owned).collect();
        words.into_iter().collect()
    })
}

/// Countries that hosted, and now and then one that never did.
fn hosts() -> impl Strategy<Value = BTreeSet<Country>> {
    let hosts: BTreeSet<Country> = meetings().iter().flat_map(|meeting| meeting.hosts.iter().copied()).collect();
    let hosts: Vec<Country> = hosts.into_iter().collect();
    let others: Vec<Country> = Country::all().filter(|country| !hosts.contains(country)).collect();
    prop_oneof![
        3 => Just(BTreeSet::new()),
        5 => subsequence(hosts.clone(), 1..=4).prop_map(BTreeSet::from_iter),
        1 => subsequence(hosts, 0..=2).prop_flat_map(move |some| {
            select(others.clone()).prop_map(move |other| some.iter().copied().chain([other]).collect())
        }),
    ]
}

fn levels() -> impl Strategy<Value = BTreeSet<Level>> {
    prop_oneof![
        Just(BTreeSet::new()),
        subsequence(Level::ALL.to_vec(), 1..=Level::ALL.len()).prop_map(BTreeSet::from_iter),
    ]
}

/// Words of the data, parts of them in any case, and letters that may be in none.
fn search() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => select(data_words().clone()),
        2 => (select(data_words().clone()), 1..6usize).prop_map(|(word, length)| word.chars().take(length).collect()),
        1 => select(data_words().clone()).prop_map(|word| word.to_uppercase()),
        1 => "[a-z]{1,3}",
    ];
    prop_oneof![3 => Just(Vec::new()), 4 => prop::collection::vec(word, 1..3)].prop_map(|words| words.join(" "))
}

/// Years, months or days, from long and short to a single day.
fn stretch() -> impl Strategy<Value = Stretch> {
    let day = |days: i64| NaiveDate::from_ymd_opt(2014, 1, 1).unwrap() + Duration::days(days);
    let date = (0..3652i64, 0..3u8).prop_map(move |(days, unit)| {
        let day = day(days).to_string();
        PartialDate::parse(&day[..[4, 7, 10][usize::from(unit)]]).unwrap()
    });
    let near = (0..3600i64, 0..52i64).prop_map(move |(from, length)| Stretch::days(day(from), day(from + length)));
    prop_oneof![
        2 => (2014..=2023, 2014..=2023).prop_map(|(a, b)| Stretch::years(a, b)),
        2 => (date.clone(), date).prop_map(|(a, b)| Stretch::new(a, b)),
        1 => near,
    ]
}

/// Any view that filters can make. Years come in either order.
pub fn filtered() -> impl Strategy<Value = ViewState> {
    (stretch(), hosts(), levels(), search()).prop_map(|(stretch, hosts, levels, search)| {
        ViewState { hosts, levels, search, ..ViewState::default_for(dataset()) }.with_stretch(stretch)
    })
}

/// Every order of the table.
pub fn order() -> impl Strategy<Value = Order> {
    (select(Column::ALL.to_vec()), any::<bool>()).prop_map(|(column, descending)| Order { column, descending })
}

/// Every set of columns that can be hidden.
pub fn hidden() -> impl Strategy<Value = HiddenColumns> {
    let some = subsequence(Column::ALL.to_vec(), 0..=Column::ALL.len());
    some.prop_map(|columns| columns.into_iter().fold(HiddenColumns::default(), |all, column| all.with(column, true)))
}

/// Every set of parts.
pub fn parts() -> impl Strategy<Value = Parts> {
    subsequence(Part::ALL.to_vec(), 1..=Part::ALL.len()).prop_map(|parts| Parts::new(parts).unwrap())
}

/// Any view at all that has an address: only countries that hosted, any text in the search, anything open.
pub fn addressed() -> impl Strategy<Value = ViewState> {
    let ids: Vec<String> = meetings().iter().map(|meeting| meeting.id.clone()).collect();
    let dates: Vec<String> = dataset().growth.points.iter().map(|point| point.date.to_string()).collect();
    let moments: Vec<String> = dataset().moments.iter().map(|moment| moment.id.clone()).collect();
    let open = prop_oneof![
        Just(Open::Nothing),
        select(ids).prop_map(Open::Meeting),
        select(dates).prop_map(Open::GrowthPoint),
        select(moments).prop_map(Open::Moment),
    ];
    let is_host = |country: &Country| meetings().iter().any(|meeting| meeting.hosts.contains(country));
    let (lanes, theme) = (select(LaneOrder::ALL.to_vec()), select(Theme::ALL.to_vec()));
    let search = prop_oneof![search(), "\\PC{0,60}", "[&=+%#?~ é🕊]{0,12}"];
    let around = (any::<bool>(), parts(), any::<bool>());
    let layers = (hidden(), lanes, any::<bool>());
    let all = (filtered(), search, open, order(), layers, theme, around);
    all.prop_map(move |(view, search, open, order, (hidden, lanes, has_moments), theme, (embed, parts, heading))| {
        let hosts = view.hosts.iter().copied().filter(is_host).collect();
        ViewState { hosts, search, open, order, hidden, lanes, has_moments, theme, embed, parts, heading, ..view }
    })
}
