//! Tests of pictures of a fixed size: each has its size, nothing in it touches or leaves anything, and it looks as when it was accepted.

use coalition_timeline::chart::{Form, Layer, Scene, TextMeasure, Typeface, UNITS_PER_PX};
use coalition_timeline::dataset::{self, Dataset};
use coalition_timeline::export::{Framed, PictureShape, composed, picture_name};
use coalition_timeline::paint::{FONT, Palette, Shade, svg};
use coalition_timeline::view::{Index, ViewState, decode};
use coalition_timeline::words;

use super::accepted;
use super::bundled::dataset;
use super::chart_labels::FALLING;
use super::geometry::{STRETCHED, Stretched, letters};
use super::other::labelled;
use super::synthetic::{Scatter, scattered};

const TOKENS: &str = include_str!("../../style/tokens.css");

/// A view of some data, with what its picture is called here.
struct Case {
    name: String,
    dataset: Dataset,
    view: ViewState,
    file: Option<&'static str>,
}

impl Case {
    fn own(name: &str, mut dataset: Dataset) -> Self {
        dataset.labels.is_other = true;
        Self::of(name, dataset, "")
    }

    fn of(name: &str, dataset: Dataset, query: &str) -> Self {
        let (view, notes) = decode(query, &dataset);
        assert_eq!(notes, [], "{query}");
        let file = dataset.labels.is_other.then_some("my meetings.csv");
        Self { name: name.to_owned(), dataset, view, file }
    }

    fn draw(&self, shape: PictureShape, measure: &dyn TextMeasure) -> Scene {
        let selection = Index::new(&self.dataset, None, words::country).selection(&self.view);
        let address =
            format!("https://example.org/timeline/?{}", coalition_timeline::view::encode(&self.view, &self.dataset));
        let address = self.file.is_none().then_some(address.trim_end_matches('?'));
        let framed = Framed {
            dataset: &self.dataset,
            view: &self.view,
            selection: &selection,
            measure,
            address,
            file: self.file,
        };
        composed(&framed, shape)
    }
}

fn table(rows: impl Iterator<Item = String>) -> Dataset {
    let rows: String = rows.collect();
    dataset::load(format!("date,name,hosts\n{rows}").as_bytes()).expect("a table without faults").dataset
}

/// Data of all sizes and views of all kinds.
fn cases() -> Vec<Case> {
    let many = |size, years, hosts| scattered(&Scatter { size, years, hosts, ..SCATTER });
    let all = ["CH", "FR", "IT", "US", "AE", "BE", "BA", "TR"];
    let tied = table((0..30).map(|at| format!("20{:02}-03-04,Meeting {at},{}\n", at % 20 + 1, HOSTS[at])));
    let mut cases: Vec<Case> = [
        ("whole", ""),
        ("2017", "year=2017"),
        ("2014", "year=2014"),
        ("france", "host=FR"),
        ("two-hosts", "from=2016&to=2018&host=FR~IQ"),
        ("usa", "host=US"),
        ("working-groups", "kind=working-group"),
        ("nothing", "q=zzzz"),
        ("long-search", "q=wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"),
    ]
    .into_iter()
    .map(|(name, query)| Case::of(name, dataset().clone(), query))
    .collect();
    let own = [
        ("one", table(["2020-05-06,The only meeting,FR\n".to_owned()].into_iter())),
        ("three-days", table((0..9).map(|at| format!("2021-06-0{},Meeting {at},{}\n", at % 3 + 1, all[at % 4])))),
        ("thirty", table((0..30).map(|at| format!("20{:02}-03-04,Meeting {at},{}\n", at % 20 + 1, all[at % 8])))),
        ("tied", tied),
        ("falling", dataset::load(FALLING.as_bytes()).unwrap().dataset),
        ("river", labelled().dataset),
        ("two-thousand", many(2_000, 10, 40)),
        ("one-host-crowded", many(2_000, 10, 1)),
        ("three-hundred-years", many(400, 300, 12)),
    ];
    cases.extend(own.into_iter().map(|(name, dataset)| Case::own(name, dataset)));
    cases
}

const SCATTER: Scatter = Scatter { seed: 7, size: 0, first_year: 1900, years: 10, hosts: 9, crowd: 5, giving: 30 };

const HOSTS: [&str; 30] = [
    "CH", "FR", "IT", "US", "AE", "BE", "BA", "TR", "DE", "ES", "PT", "GB", "IE", "NL", "LU", "DK", "SE", "NO", "FI",
    "EE", "LV", "LT", "PL", "CZ", "SK", "HU", "AT", "SI", "HR", "RO",
];

/// Collects what `faults` finds in every picture, a line each.
fn check_all(faults: impl Fn(&Scene, &Stretched, PictureShape) -> Vec<String>) {
    let mut found = Vec::new();
    for case in cases() {
        for measure in &STRETCHED {
            for shape in PictureShape::ALL {
                let scene = case.draw(shape, measure);
                let name = format!("{} as {shape:?}, letters {} % wide", case.name, measure.0);
                found.extend(faults(&scene, measure, shape).into_iter().map(|fault| format!("{name}: {fault}")));
            }
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(30)].join("\n"));
}

/// Whether two rooms have something in common.
fn touch([left, top, right, bottom]: [i32; 4], [l, t, r, b]: [i32; 4]) -> bool {
    left < r && l < right && top < b && t < bottom
}

/// The room that a shape takes.
fn room(form: &Form) -> [i32; 4] {
    let (points, more): (Vec<(i32, i32)>, i32) = match form {
        Form::Path { points, width } => (points.clone(), *width as i32 / 2),
        Form::Polygon { points } => (points.clone(), 0),
        Form::Rect { from, to } => (vec![*from, *to], 0),
        Form::Circle { centre, radius, .. } => (vec![*centre], *radius as i32),
        Form::Text { at, .. } => (vec![*at], 0),
    };
    let side = |of: fn(&(i32, i32)) -> i32| points.iter().map(of).min().zip(points.iter().map(of).max()).unwrap();
    let ((left, right), (top, bottom)) = (side(|at| at.0), side(|at| at.1));
    [left - more, top - more, right + more, bottom + more]
}

#[test]
fn every_picture_has_its_size_and_nothing_leaves_it() {
    check_all(|scene, measure, shape| {
        assert_eq!((scene.width_px, scene.height_px), shape.size_px());
        let (right, bottom) = (scene.width_px as i32 * UNITS_PER_PX, scene.height_px as i32 * UNITS_PER_PX);
        let rooms = scene.shapes.iter().map(|shape| match letters(&shape.form, measure) {
            Some((text, room)) => (text.to_owned(), room),
            None => (format!("{:?}", shape.form), room(&shape.form)),
        });
        let outside = rooms.filter(|(_, [l, t, r, b])| *l < 0 || *t < 0 || *r > right || *b > bottom);
        outside.map(|(what, place)| format!("{what} at {place:?}")).collect()
    });
}

#[test]
fn no_words_touch_words_or_what_is_drawn_of_the_data() {
    check_all(|scene, measure, _| {
        let texts: Vec<_> = scene.shapes.iter().filter_map(|shape| letters(&shape.form, measure)).collect();
        let drawn = scene.shapes.iter().filter(|shape| !matches!(shape.form, Form::Text { .. }));
        let marks: Vec<[i32; 4]> = drawn
            .filter(|shape| matches!(shape.layer, Layer::Growth | Layer::Pledges | Layer::Hosts))
            .flat_map(|shape| match &shape.form {
                // A line is where its pieces are.
                Form::Path { points, width } if points.len() > 2 => {
                    points.windows(2).map(|pair| room(&Form::Path { points: pair.to_vec(), width: *width })).collect()
                }
                Form::Polygon { points } if points.len() > 12 => Vec::new(),
                form => vec![room(form)],
            })
            .collect();
        let mut found = Vec::new();
        for (at, (text, place)) in texts.iter().enumerate() {
            let others = texts.iter().skip(at + 1).filter(|(_, other)| touch(*place, *other));
            found.extend(others.map(|(other, _)| format!("“{text}” on “{other}”")));
            let [left, top, right, bottom] = *place;
            // The shapes of the key stand beside their words, and corners of round marks are empty.
            let inner = [left + 30, top + 15, right - 30, bottom - 15];
            found.extend(
                marks
                    .iter()
                    .filter(|mark| touch(inner, **mark))
                    .map(|mark| format!("“{text}” at {place:?} on {mark:?}")),
            );
        }
        found
    });
}

#[test]
fn letters_can_be_read_at_half_the_size() {
    check_all(|scene, _, shape| {
        let least = if shape == PictureShape::Link { 270 } else { 180 };
        let small = scene.shapes.iter().filter_map(|shape| match &shape.form {
            Form::Text { text, size, .. } if *size < least => Some(format!("“{text}”: {size}")),
            _ => None,
        });
        small.collect()
    });
}

#[test]
fn the_name_of_a_picture_says_its_size() {
    let view = ViewState::default_for(dataset());
    let name = |shape| picture_name(&view, dataset(), shape);
    assert_eq!(name(None), "coalition-timeline-2014-2023.png");
    assert_eq!(name(Some(PictureShape::Post)), "coalition-timeline-2014-2023-1200x675.png");
    assert_eq!(name(Some(PictureShape::Square)), "coalition-timeline-2014-2023-1080x1080.png");
}

#[test]
fn pictures_of_a_fixed_size() {
    for case in cases() {
        for shape in PictureShape::ALL {
            for shade in [Shade::Light, Shade::Dark] {
                let scene = case.draw(shape, &Typeface);
                let text = svg(&scene, &Palette::from_tokens(TOKENS, shade), FONT, &case.name);
                let name = format!("{}-{shape:?}-{shade:?}", case.name).to_lowercase();
                if [
                    "whole-post-light",
                    "whole-square-light",
                    "whole-link-light",
                    "whole-post-dark",
                    "france-post-light",
                    "nothing-square-light",
                    "two-thousand-post-light",
                ]
                .contains(&name.as_str())
                {
                    let path = format!("tests/native/pictures/{name}");
                    accepted::check(&format!("{path}.svg"), &text, Some(&format!("{path}.new.svg")));
                }
            }
        }
    }
}
