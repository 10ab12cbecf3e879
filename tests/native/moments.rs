//! Moment tests: the events of context are those of the research, are shown as a layer of their own, and are never counted.

use std::collections::BTreeSet;

use coalition_timeline::chart::{
    self, Anchor, Form, Ink, Layer, Scene, Subject, TextMeasure, Track, Typeface, described, tooltip_text,
};
use coalition_timeline::dataset::{Context, PartialDate, Reading, Whole, load};
use coalition_timeline::paint::{FONT, Palette, Shade, svg};
use coalition_timeline::platform::Origin;
use coalition_timeline::ui::{MomentsList, MomentsSwitch, Surface};
use coalition_timeline::view::{Index, Open, ViewState, decode, encode, key_figures};
use coalition_timeline::words;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::bundled::{dataset, index, texts, whole};
use super::rendered::{html, moment_detail, ours, part};
use super::valid::{file, with, without};
use super::{rendered, taken};

/// What the research says: the id, the date and the label, and the dates that sources give besides.
const RESEARCHED: [(&str, &str, &str, &[&str]); 8] = [
    ("caliphate-proclaimed", "2014-06-29", "Caliphate proclaimed", &["2014-06-28", "2014-06-30"]),
    ("first-us-air-strikes-iraq", "2014-08-08", "First US air strikes in Iraq", &["2014-08-07"]),
    ("mosul-retaken", "2017-07-10", "Mosul retaken", &["2017-07-09"]),
    ("raqqa-retaken", "2017-10-20", "Raqqa retaken", &["2017-10-17", "2017-10-21"]),
    ("iraq-declares-victory", "2017-12-09", "Iraq declares victory", &["2017-12-10"]),
    ("baghouz-last-territory", "2019-03-23", "Last ISIS territory taken", &[]),
    ("al-baghdadi-killed", "2019-10-26", "Al-Baghdadi killed", &["2019-10-27"]),
    ("iraq-combat-mission-ends", "2021-12-09", "Iraq combat mission ends", &["2021-12-29"]),
];

fn view(query: &str) -> ViewState {
    let (view, notes) = decode(query, dataset());
    assert_eq!(notes, [], "{query}");
    view
}

fn scene(query: &str, width: u32) -> Scene {
    let view = view(query);
    chart::scene(dataset(), &view, &index().selection(&view), width, &Typeface)
}

fn context(whole: &Whole) -> Context<'_> {
    Context { dataset: &whole.dataset, texts: Some(&whole.texts) }
}

/// The moments that have a mark, by their ids.
fn marked(scene: &Scene) -> Vec<&'static str> {
    let subjects = scene.marks.iter().map(|mark| &mark.subject);
    let moments = subjects.filter_map(|subject| match subject {
        Subject::Moment(at) => Some(dataset().moments[*at].id.as_str()),
        _ => None,
    });
    moments.collect()
}

/// The words of the layer.
fn labels(scene: &Scene) -> Vec<&str> {
    let text = |shape: &'_ chart::Shape| matches!(shape.form, Form::Text { .. });
    let of_layer = scene.shapes.iter().filter(|shape| shape.layer == Layer::Moments && text(shape));
    of_layer
        .filter_map(|shape| if let Form::Text { text, .. } = &shape.form { Some(text.as_str()) } else { None })
        .collect()
}

#[test]
fn they_are_those_of_the_research() {
    let found: Vec<(String, String, String, BTreeSet<String>)> = dataset()
        .moments
        .iter()
        .map(|moment| {
            let others = moment.differing().map(|report| report.date.to_string()).collect();
            (moment.id.clone(), moment.date.to_string(), moment.label.clone(), others)
        })
        .collect();
    let owned = |text: &str| text.to_owned();
    let expected = RESEARCHED.map(|(id, date, label, others)| {
        (owned(id), owned(date), owned(label), others.iter().map(|date| owned(date)).collect())
    });
    assert_eq!(found, expected);
    for moment in &dataset().moments {
        assert!(moment.sources.len() > 3, "{} has few sources", moment.id);
        assert!(moment.summary.ends_with('.') && moment.label.len() < 30, "{}", moment.id);
        // Each date has who says so, and the date of the moment is among them, where they differ.
        let dates: Vec<PartialDate> = moment.reports.iter().map(|report| report.date).collect();
        assert!(dates.is_empty() || dates.contains(&moment.date), "{}", moment.id);
        let reported: BTreeSet<_> = moment.reports.iter().flat_map(|report| &report.sources).collect();
        assert!(reported.iter().all(|source| moment.sources.contains(source)), "{}", moment.id);
    }
}

#[test]
fn no_meeting_count_or_figure_knows_of_them() {
    let mut without = whole().clone();
    without.dataset.moments = Vec::new();
    for query in ["", "year=2017", "q=Mosul", "q=Caliphate"] {
        let figures = [whole(), &without].map(|whole| {
            let index = Index::new(&whole.dataset, Some(&whole.texts), words::country);
            let (view, _) = decode(query, &whole.dataset);
            let selection = index.selection(&view);
            let rows: Vec<usize> = selection.rows.iter().collect();
            (
                rows,
                format!("{:?}", key_figures(&whole.dataset, &view, &selection)),
                words::summary(&view, &whole.dataset, &selection),
            )
        });
        assert_eq!(figures[0], figures[1], "{query}");
    }
}

/// Loads a file and compares what a person reads about it, a line a fault.
fn check(file: Value, expected: &[&str]) {
    let faults = load(file.to_string().as_bytes()).err().unwrap_or_default();
    assert_eq!(faults.iter().map(words::fault).collect::<Vec<_>>(), expected);
}

#[test]
fn a_file_may_be_without_them() {
    check(without("/moments"), &[]);
    check(with("/moments", json!([])), &[]);
    check(with("/moments", json!(null)), &["moments: is nothing (null); it should be a list."]);
}

#[test]
fn every_fault_of_one_is_told() {
    const UNKNOWN: &str = "is not a field of the format; remove it or correct its name.";
    const UNLISTED: &str = "cites a source that its moment does not list; add it to the sources of the moment.";
    let check = |pointer: &str, value: Value, expected: &[String]| {
        check(with(pointer, value), &expected.iter().map(String::as_str).collect::<Vec<_>>());
    };
    check("/moments/0/extra", json!(1), &[format!("moments, treaty, extra: {UNKNOWN}")]);
    check("/moments/0/reports/1/extra", json!(1), &[format!("moments, treaty, reports[1].extra: {UNKNOWN}")]);
    for (pointer, value, told) in [
        (
            "id",
            json!("Treaty 1"),
            "Treaty 1, id: is “Treaty 1”; an id has only lower-case letters, digits and hyphens.",
        ),
        ("label", json!(""), "treaty, label: is empty or has white space around it; write the bare text."),
        ("summary", json!(null), "treaty, summary: is nothing (null); it should be text."),
        ("date", json!("8 May 2015"), "treaty, date: is “8 May 2015”; write 2015-05-08."),
        ("sources", json!([]), "treaty, sources: is empty; name at least one source."),
        ("reports/1/sources", json!([]), "treaty, reports[1].sources: is empty; name at least one source."),
        (
            "reports/1/date",
            json!("2015-13"),
            "treaty, reports[1].date: is “2015-13”, which is no date; write a day (2016-07-21), a month (2016-07) or a year (2016).",
        ),
    ] {
        check(&format!("/moments/0/{pointer}"), value, &[format!("moments, {told}")]);
    }
    check("/moments/0/sources", json!(["ministry"]), &[format!("moments, treaty, reports[1].sources[0]: {UNLISTED}")]);
    check(
        "/moments/0/reports/0/sources/0",
        json!("nobody"),
        &[
            format!("moments, treaty, reports[0].sources[0]: {UNLISTED}"),
            "moments, treaty, reports[0].sources[0]: cites “nobody”, which is not among the sources; add it there or correct the id.".to_owned(),
        ],
    );
    let mut twins = file();
    let twin = twins["moments"][0].clone();
    super::valid::set(&mut twins, "/moments/-", twin);
    self::check(
        twins,
        &["moments, treaty, id: “treaty” is there twice, in records 1 and 2 of the list; each needs its own."],
    );
}

#[test]
fn what_is_without_faults_is_kept_in_order_of_time() {
    let mut two = file();
    let mut earlier = two["moments"][0].clone();
    earlier["id"] = json!("earlier");
    earlier["date"] = json!("2015");
    super::valid::set(&mut two, "/moments/-", earlier.clone());
    earlier["id"] = json!("unknown");
    earlier["sources"] = json!(["ministry", "agency", "nobody"]);
    super::valid::set(&mut two, "/moments/-", earlier);
    let (whole, faults, _) = Reading::new(two.to_string().into_bytes(), words::country).finish();
    // The middle of a year is after May.
    let ids: Vec<&str> = whole.dataset.moments.iter().map(|moment| moment.id.as_str()).collect();
    assert_eq!((ids, faults.len()), (vec!["treaty", "earlier"], 1));
}

#[test]
fn they_have_marks_of_their_own_in_the_years_shown() {
    let all: Vec<&str> = RESEARCHED.iter().map(|(id, ..)| *id).collect();
    for width in [320, 736, 1_200] {
        assert_eq!(marked(&scene("", width)), all, "{width}");
        assert_eq!(marked(&scene("year=2017", width)), all[2..5], "{width}");
        assert_eq!(marked(&scene("year=2016", width)), [""; 0], "{width}");
        assert_eq!(marked(&scene("year=2019&host=DE", width)), all[5..7], "filters leave them alone");
        assert_eq!(marked(&scene("moments=off", width)), [""; 0], "{width}");
    }
    let scene = scene("", 1_200);
    let tracks: Vec<Track> = scene.marks.tracks().map(|(track, _)| track).take(3).collect();
    assert_eq!(tracks, [Track::GrowthPoints, Track::Joins, Track::Moments]);
}

#[test]
fn the_layer_is_quiet_and_changes_nothing_else() {
    for width in [320, 736, 1_200] {
        for query in ["", "year=2014", "year=2017", "from=2019"] {
            let with = scene(query, width);
            let off = format!("{query}{}moments=off", if query.is_empty() { "" } else { "&" });
            let without = scene(&off, width);
            let others = |scene: &Scene| {
                let others = scene.shapes.iter().filter(|shape| shape.layer != Layer::Moments);
                others.map(|shape| (shape.layer, shape.ink, shape.form.clone())).collect::<Vec<_>>()
            };
            assert!(others(&with) == others(&without), "{query} at {width}");
            assert!(without.shapes.iter().all(|shape| shape.layer != Layer::Moments), "{query} at {width}");
            let inks: BTreeSet<Ink> =
                with.shapes.iter().filter(|shape| shape.layer == Layer::Moments).map(|shape| shape.ink).collect();
            assert!(inks.iter().all(|ink| [Ink::Moment, Ink::Muted].contains(ink)), "{inks:?}");
        }
    }
}

#[test]
fn names_stand_where_there_is_room() {
    let named = |query: &str, width: u32| labels(&scene(query, width)).len();
    assert_eq!(named("year=2017", 1_600), 3);
    let (wide, narrow) = (named("", 1_200), named("", 320));
    assert!(wide >= 5 && narrow < wide, "{wide} and {narrow} names");
    assert_eq!(named("moments=off", 1_200), 0);
}

#[test]
fn no_line_runs_through_a_number_of_the_panel() {
    for width in [320, 736, 1_200] {
        let scene = scene("", width);
        let lines: Vec<_> = (scene.shapes.iter())
            .filter(|shape| shape.layer == Layer::Moments)
            .filter_map(|shape| if let Form::Rect { from, to } = shape.form { Some((from, to)) } else { None })
            .collect();
        assert!(lines.len() >= RESEARCHED.len(), "{width}");
        for shape in scene.shapes.iter().filter(|shape| [Layer::Growth, Layer::Moments].contains(&shape.layer)) {
            let Form::Text { at: (x, y), text, size, anchor, bold } = &shape.form else { continue };
            let length = Typeface.width(text, *size, *bold) as i32;
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - length / 2,
                Anchor::End => x - length,
            };
            let is_on = |((l, t), (r, b)): &((i32, i32), (i32, i32))| {
                *l < left + length && left < *r && *t < *y && y - *size as i32 * 7 / 10 < *b
            };
            assert!(!lines.iter().any(is_on), "a line runs through “{text}” at {width}");
        }
    }
}

#[test]
fn a_month_is_drawn_at_its_middle() {
    let file = with("/moments/0/date", json!("2016-04"));
    let whole = load(file.to_string().as_bytes()).unwrap();
    let (view, _) = decode("", &whole.dataset);
    let index = Index::new(&whole.dataset, Some(&whole.texts), words::country);
    let scene = chart::scene(&whole.dataset, &view, &index.selection(&view), 1_000, &Typeface);
    let mark = scene.marks.iter().find(|mark| mark.track == Track::Moments).expect("a mark");
    assert_eq!(mark.due, scene.axis.x_at(super::bundled::day(2016, 4, 15)));
    assert_eq!(tooltip_text(context(&whole), &mark.subject).lines[0], "April 2016");
}

#[test]
fn without_the_panel_of_members_there_are_none() {
    let mut file = file();
    for list in ["members", "membership"] {
        file[list] = json!([]);
    }
    let whole = load(file.to_string().as_bytes()).unwrap();
    let (view, _) = decode("", &whole.dataset);
    let index = Index::new(&whole.dataset, Some(&whole.texts), words::country);
    let scene = chart::scene(&whole.dataset, &view, &index.selection(&view), 1_000, &Typeface);
    assert!(scene.marks.iter().all(|mark| mark.track != Track::Moments));
    assert!(!chart::has_moments(&whole.dataset) && chart::has_moments(dataset()));
    let data = rendered::data(&whole);
    let switch = part(&data, Surface::Page, rendered::unaddressed(), "", |_| view! { <MomentsSwitch/> });
    assert_eq!(switch, "");
}

#[test]
fn a_mark_says_what_it_is_and_which_dates_are_given() {
    let said = |id: &str| described(context(whole()), &Subject::Moment(dataset().moment_position(id).unwrap()));
    assert_eq!(
        said("caliphate-proclaimed"),
        "Caliphate proclaimed. 29 June 2014. Other dates given: 28 June 2014 and 30 June 2014. 5 sources"
    );
    assert_eq!(said("mosul-retaken"), "Mosul retaken. 10 July 2017. Another date given: 9 July 2017. 5 sources");
    assert_eq!(said("baghouz-last-territory"), "Last ISIS territory taken. 23 March 2019. 4 sources");
}

#[test]
fn what_is_open_and_the_list_say_every_source_and_every_date() {
    let list = html(|| view! { <MomentsList data=ours().clone()/> });
    for (at, moment) in dataset().moments.iter().enumerate() {
        for html in [&list, &moment_detail(ours(), at)] {
            for source in &moment.sources {
                let title = words::Escaped(&texts().sources[source.0 as usize].title).to_string();
                assert!(html.contains(&title), "{title} is not said of {}", moment.id);
            }
            for words in [words::partial_date(moment.date), moment.summary.clone(), moment.label.clone()] {
                assert!(html.contains(&words::Escaped(&words).to_string()), "{words}");
            }
            for report in &moment.reports {
                if moment.differing().next().is_some() {
                    let said = format!("{}: {}", words::partial_date(report.date), report.what);
                    assert!(html.contains(&words::Escaped(&said).to_string()), "{said}");
                }
            }
        }
    }
}

#[test]
fn the_switch_is_no_filter() {
    let off = view("moments=off");
    assert!(!off.has_moments && !off.is_filtered(dataset()));
    let filtered = view("moments=off&host=FR&moment=mosul-retaken");
    assert!(filtered.is_filtered(dataset()));
    assert_eq!(encode(&filtered.unfiltered(dataset()), dataset()), "moment=mosul-retaken&moments=off");
    assert_eq!(filtered.open, Open::Moment("mosul-retaken".to_owned()));
    assert_eq!(
        words::view_title(&view("moment=mosul-retaken"), dataset()),
        "Coalition Timeline: 2014 to 2023, Mosul retaken"
    );
    let switch = part(ours(), Surface::Page, Origin::Bundled, "", |_| view! { <MomentsSwitch/> });
    assert!(switch.contains("Key events") && switch.contains("checked"), "{switch}");
}

#[test]
fn an_exported_file_shows_the_same_moments() {
    let again = load(taken::json(dataset(), texts(), &[0]).as_bytes()).unwrap();
    assert_eq!(again.dataset.moments.len(), RESEARCHED.len());
    let palette = Palette::from_tokens(include_str!("../../style/tokens.css"), Shade::Light);
    let picture = |query: &str| svg(&scene(query, 900), &palette, FONT, "");
    assert!(picture("").contains("<g id=\"moments\">"));
    assert!(picture("").contains("Mosul retaken") && !picture("moments=off").contains("Mosul retaken"));
}
