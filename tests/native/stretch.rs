//! Stretches of time: said truly, counted in the strip, and with an axis that can be read from one day to thousands of years.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};
use coalition_timeline::chart::{self, Anchor, Form, Layer, Scene, Subject, TextMeasure};
use coalition_timeline::dataset::{Dataset, PartialDate, Reading};
use coalition_timeline::export::file_name;
use coalition_timeline::view::{Index, Period, Stretch, ViewState, Window, active_filters, decode};
use coalition_timeline::words;
use proptest::prelude::*;

use super::bundled::{dataset, day, index};
use super::views;

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap_or_else(|| panic!("{text} is no date"))
}

fn stretch(from: &str, to: &str) -> Stretch {
    Stretch::new(date(from), date(to))
}

/// A data set of the lines of a table.
fn table(lines: &[String]) -> Dataset {
    let file = format!("date,name,hosts\n{}\n", lines.join("\n"));
    let (whole, faults, _) = Reading::new(file.into_bytes(), words::country).finish();
    assert!(faults.is_empty(), "{faults:?}");
    whole.dataset
}

fn scene(dataset: &Dataset, view: &ViewState, width: u32) -> Scene {
    let selection = Index::new(dataset, None, words::country).selection(view);
    chart::scene(dataset, view, &selection, width, &chart::Typeface)
}

/// The names of the axis under each panel, from left to right, with their ends.
fn axis_names(scene: &Scene) -> Vec<Vec<(i32, i32, String)>> {
    let mut rows: BTreeMap<i32, Vec<(i32, i32, String)>> = BTreeMap::new();
    let under: Vec<i32> = scene.panels.iter().map(|panel| panel.end - chart::px(7)).collect();
    for shape in scene.shapes.iter().filter(|shape| shape.layer == Layer::Grid) {
        let Form::Text { at: (x, y), text, size, anchor, bold } = &shape.form else { continue };
        if !under.contains(y) {
            continue;
        }
        let width = chart::Typeface.width(text, *size, *bold) as i32;
        let left = match anchor {
            Anchor::Start => *x,
            Anchor::Middle => x - width / 2,
            Anchor::End => x - width,
        };
        rows.entry(*y).or_default().push((left, left + width, text.clone()));
    }
    rows.into_values().collect()
}

#[test]
fn a_time_is_said_as_shortly_as_is_true() {
    for (from, to, said, chip, file) in [
        ("2016", "2018", "2016 to 2018", "2016–2018", "2016-2018"),
        ("2016", "2016", "2016", "2016", "2016"),
        ("2021-06", "2021-09", "June to September 2021", "June to September 2021", "2021-06-2021-09"),
        ("2021-06", "2021-06", "June 2021", "June 2021", "2021-06"),
        ("2021-01", "2021-12", "2021", "2021", "2021"),
        ("2020-11", "2021-02", "November 2020 to February 2021", "November 2020 to February 2021", "2020-11-2021-02"),
        ("2021-06-15", "2021-07-02", "15 June to 2 July 2021", "15 June to 2 July 2021", "2021-06-15-2021-07-02"),
        ("2021-06-15", "2021-06-18", "15 to 18 June 2021", "15 to 18 June 2021", "2021-06-15-2021-06-18"),
        ("2021-06-15", "2021-06-15", "15 June 2021", "15 June 2021", "2021-06-15"),
        (
            "2021-06-15",
            "2022",
            "15 June 2021 to 31 December 2022",
            "15 June 2021 to 31 December 2022",
            "2021-06-15-2022",
        ),
        ("2021-02-01", "2021-02-28", "February 2021", "February 2021", "2021-02"),
        ("2014", "2021-06", "January 2014 to June 2021", "January 2014 to June 2021", "2014-2021-06"),
        ("2014", "2014-06-15", "1 January to 15 June 2014", "1 January to 15 June 2014", "2014-2014-06-15"),
    ] {
        let time = stretch(from, to);
        assert_eq!(words::time(time), said);
        let view = ViewState::default_for(dataset()).with_stretch(time);
        assert_eq!(active_filters(&view, dataset()).iter().map(words::active_filter).collect::<Vec<_>>(), [chip]);
        assert_eq!(file_name(&view, dataset(), "csv"), format!("coalition-timeline-{file}.csv"));
    }
}

#[test]
fn a_headline_of_months_or_days_is_true() {
    for (query, headline) in [
        ("from=2015-01&to=2015-03", "5 of 93 meetings were held from January to March 2015"),
        ("from=2021-06-28&to=2021-06-28", "1 of 93 meetings was held on 28 June 2021"),
        ("from=2021-06&to=2021-09&host=IT", "Italy hosted 1 meeting from June to September 2021"),
    ] {
        let (view, notes) = decode(query, dataset());
        assert_eq!(notes, []);
        let found = words::headline(&view, dataset(), &index().selection(&view));
        assert_eq!(found, headline, "{query}");
    }
}

#[test]
fn bounds_are_never_the_wrong_way_round() {
    assert_eq!(stretch("2018", "2016"), Stretch::years(2016, 2018));
    assert_eq!(stretch("2021-06-15", "2021-06"), Stretch::days(day(2021, 6, 15), day(2021, 6, 30)));
    assert_eq!(stretch("2021-07-02", "2021-06"), Stretch::days(day(2021, 6, 1), day(2021, 7, 2)));
}

#[test]
fn the_years_from_1_to_9999_are_dates() {
    for text in ["0001", "0099-12", "1899-05-31", "2200", "9999-12-31"] {
        assert_eq!(date(text).to_string(), text);
    }
    let old = table(&["0001-05-01,First,IT".to_owned(), "9999-12-31,Last,FR".to_owned()]);
    let view = ViewState::default_for(&old);
    assert_eq!(words::time(view.stretch), "1 to 9999");
    for width in [320, 1240] {
        assert_eq!(scene(&old, &view, width).marks.len(), 2);
    }
    assert_eq!(decode("year=1", &old).0.stretch, Stretch::years(1, 1));
}

/// The names of an axis have room, are there, and are no fewer than can be read, from one day to 300 years.
#[test]
fn the_names_of_an_axis_never_touch() {
    let year = |year: i32| format!("{year}-07-01,Meeting of {year},FR");
    let old = table(&(1850..2150).map(year).collect::<Vec<_>>());
    for width in [320, 390, 640, 768, 1024, 1240, 2560] {
        for start in [day(1901, 1, 1), day(1935, 11, 29), day(2000, 2, 28)] {
            for days in [
                1, 2, 3, 5, 10, 20, 31, 45, 62, 63, 92, 122, 180, 200, 201, 250, 365, 366, 500, 730, 800, 1_096, 1_100,
                2_000, 3_653, 12_000, 27_000, 54_000,
            ] {
                let time = Stretch::days(start, start + Duration::days(days - 1));
                check_axis(&old, time, width);
            }
        }
        check_axis(&old, Stretch::years(1850, 2149), width);
    }
}

fn check_axis(dataset: &Dataset, time: Stretch, width: u32) {
    let view = ViewState::default_for(dataset).with_stretch(time);
    if Index::new(dataset, None, words::country).selection(&view).rows.is_empty() {
        return;
    }
    let scene = scene(dataset, &view, width);
    let rows = axis_names(&scene);
    assert_eq!(rows.len(), scene.panels.len(), "{} at {width}", words::time(time));
    for row in rows {
        let names: Vec<&str> = row.iter().map(|(.., name)| name.as_str()).collect();
        let said = format!("{} at {width}: {names:?}", words::time(time));
        assert!(row.windows(2).all(|pair| pair[0].1 < pair[1].0), "{said}");
        assert!(row.iter().all(|(left, right, _)| *left >= -20 && *right <= chart::px(width as i32)), "{said}");
        assert!(names.iter().filter(|name| !name.is_empty()).count() >= 1, "{said}");
    }
}

#[test]
fn an_axis_of_few_years_goes_down_to_days() {
    let names = |from: &str, to: &str, width| -> Vec<String> {
        let view = ViewState::default_for(dataset()).with_stretch(stretch(from, to));
        axis_names(&scene(dataset(), &view, width)).pop().unwrap().into_iter().map(|(.., name)| name).collect()
    };
    assert_eq!(names("2021-06-28", "2021-07-02", 1240), ["28 Jun", "29 Jun", "30 Jun", "1 Jul", "2 Jul"]);
    assert_eq!(names("2021-06", "2021-09", 390), ["Jun", "Jul", "Aug", "Sep"]);
    assert_eq!(names("2021", "2021", 1240)[..3], ["Jan", "Feb", "Mar"]);
    assert_eq!(names("2020-11", "2021-02", 390), ["Nov ’20", "Dec", "Jan ’21", "Feb"]);
    assert_eq!(names("2019", "2021", 1240)[..5], ["Jan ’19", "Apr", "Jul", "Oct", "Jan ’20"]);
    assert_eq!(names("2017", "2020", 1240), ["2017", "2018", "2019", "2020"]);
}

#[test]
fn sessions_of_three_days_stand_apart_in_the_order_of_the_file() {
    let session = |at: usize| format!("2023-12-0{},Session {:02},FR", 1 + at / 8, at + 1);
    let few = table(&(0..24).map(session).collect::<Vec<_>>());
    let view = ViewState::default_for(&few);
    assert_eq!(words::time(view.stretch), "1 to 3 December 2023");
    for width in [390, 1240] {
        let scene = scene(&few, &view, width);
        assert_eq!(
            axis_names(&scene)[0].iter().map(|(.., name)| name.as_str()).collect::<Vec<_>>(),
            ["1 Dec", "2 Dec", "3 Dec"]
        );
        let marks: Vec<_> = scene.marks.iter().filter(|mark| matches!(mark.subject, Subject::Meeting(_))).collect();
        assert_eq!(marks.len(), 24, "each is a mark of its own");
        for (at, one) in marks.iter().enumerate() {
            for other in &marks[..at] {
                let (dx, dy) = (one.centre.0 - other.centre.0, one.centre.1 - other.centre.1);
                assert!(
                    dx * dx + dy * dy >= (one.radius as i32 * 2).pow(2),
                    "{:?} and {:?}",
                    one.subject,
                    other.subject
                );
            }
        }
        let read: Vec<usize> = marks.iter().filter_map(|mark| mark.meeting()).collect();
        assert_eq!(read, (0..24).collect::<Vec<_>>());
    }
    let (outside, notes) = decode("year=2023", &few);
    assert_eq!((outside.stretch, notes.len()), (view.stretch, 0), "an old address shows the same");
}

#[test]
fn a_strip_is_as_fine_as_its_view() {
    let whole = ViewState::default_for(dataset()).stretch;
    let window = |from: &str, to: &str| Window::new(stretch(from, to), whole);
    assert_eq!(window("2014", "2023"), Window { time: whole, period: Period::Years(1) });
    assert_eq!(window("2015", "2018").period, Period::Years(1));
    assert_eq!(window("2016", "2018").period, Period::Quarter);
    assert_eq!(window("2016", "2016"), Window { time: Stretch::years(2015, 2017), period: Period::Month });
    assert_eq!(window("2016-06", "2016-08").period, Period::Week);
    assert_eq!(window("2016-06-15", "2016-06-15").period, Period::Day);
    assert_eq!(window("2014-01-01", "2014-01-03").time.first(), whole.first());
}

proptest! {
    #![proptest_config(views::tries(200))]

    #[test]
    fn a_strip_has_its_view_and_counts_what_is_shown(view in views::filtered()) {
        let selection = index().selection(&view);
        let (window, counts) = selection.strip.unwrap();
        prop_assert_eq!(view.stretch.within(window.time), view.stretch);
        let starts: Vec<NaiveDate> = window.starts().collect();
        prop_assert_eq!(starts.len(), counts.len());
        prop_assert!((1..=120).contains(&counts.len()), "{} periods", counts.len());
        for (start, count) in starts.into_iter().zip(counts) {
            let time = Stretch::days(start, window.period.end(start)).within(window.time);
            prop_assert_eq!(index().selection(&view.clone().with_stretch(time)).rows.len(), count);
        }
    }
}
