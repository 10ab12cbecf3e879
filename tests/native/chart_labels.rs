//! Tests of the words in the picture: what is labelled, and that no label touches a mark, a line or another label.

use coalition_timeline::chart::{self, Form, Layer, Mark, Scene, Subject, Typeface, tooltip_text};
use coalition_timeline::dataset::{self, Context, Dataset};
use coalition_timeline::view::{Index, ViewState};
use coalition_timeline::words;

use super::bundled::{dataset, meetings};
use super::geometry::{STRETCHED, Stretched, letters, scene_in};
use super::rendered::{ours, size_detail};

/// A union that shrinks.
pub const FALLING: &str = "date,name,hosts,members,source_title
1990-01-01,Meeting 0,CH,120,s
1995-05-01,Meeting 1,CH,90,s
2001-02-03,Meeting 2,CH,61,s
2010-07-08,Meeting 3,CH,30,s
2016-06-24,Meeting 4,CH,12,s
2020-01-31,Meeting 5,CH,3,s
2023-01-01,Meeting 6,CH,0,s
";

/// One that grows, shrinks, and grows again.
const TURNING: &str = "date,name,hosts,members,source_title
2010-01-01,Meeting 0,CH,10,s
2012-05-01,Meeting 1,CH,40,s
2013-02-03,Meeting 2,CH,41,s
2014-02-03,Meeting 3,CH,44,s
2015-07-08,Meeting 4,CH,20,s
2018-06-24,Meeting 5,CH,35,s
2019-01-31,Meeting 6,CH,44,s
";

fn loaded(table: &str) -> Dataset {
    dataset::load(table.as_bytes()).expect("a table without faults").dataset
}

fn whole_scene(dataset: &Dataset, width: u32, measure: &Stretched) -> Scene {
    let view = ViewState::default_for(dataset);
    let index = Index::new(dataset, None, words::country);
    chart::scene(dataset, &view, &index.selection(&view), width, measure)
}

/// The room that letters take, with the place of each text: left, top, right and bottom.
fn texts<'s>(scene: &'s Scene, measure: &Stretched) -> Vec<(Layer, &'s str, [i32; 4])> {
    let text = |shape: &'s chart::Shape| letters(&shape.form, measure).map(|(text, room)| (shape.layer, text, room));
    scene.shapes.iter().filter_map(text).collect()
}

/// Whether a disc reaches into a room.
fn is_on_disc([left, top, right, bottom]: [i32; 4], mark: &Mark) -> bool {
    let (dx, dy) = (mark.centre.0 - mark.centre.0.clamp(left, right), mark.centre.1 - mark.centre.1.clamp(top, bottom));
    dx * dx + dy * dy < (mark.radius as i32).pow(2)
}

/// Whether two rooms have something in common.
fn touch([left, top, right, bottom]: [i32; 4], [l, t, r, b]: [i32; 4]) -> bool {
    left < r && l < right && top < b && t < bottom
}

/// Labels on labels, on discs and, in the upper two panels, on lines between the data.
fn faults(scene: &Scene, measure: &Stretched) -> Vec<String> {
    let texts = texts(scene, measure);
    let mut found = Vec::new();
    for (at, (layer, text, room)) in texts.iter().enumerate() {
        let others = texts.iter().skip(at + 1).filter(|(.., other)| touch(*room, *other));
        found.extend(others.map(|(_, other, _)| format!("“{text}” on “{other}”")));
        let discs =
            scene.marks.iter().filter(|mark| !matches!(mark.subject, Subject::Joins(..)) && mark.column.is_none());
        let discs = discs.filter(|mark| is_on_disc(*room, mark));
        found.extend(discs.map(|mark| format!("“{text}” ({layer:?}) on {:?}", mark.subject)));
        for shape in scene.shapes.iter().filter(|shape| matches!(shape.layer, Layer::Growth | Layer::Pledges)) {
            let Form::Path { points, .. } = &shape.form else { continue };
            if shape.mark.is_some() {
                continue;
            }
            for pair in points.windows(2) {
                let line = [
                    pair[0].0.min(pair[1].0),
                    pair[0].1.min(pair[1].1),
                    pair[0].0.max(pair[1].0) + 1,
                    pair[0].1.max(pair[1].1) + 1,
                ];
                if touch(*room, line) {
                    found.push(format!("“{text}” on a line at {line:?}"));
                }
            }
        }
    }
    found
}

#[test]
fn no_label_touches_a_label_a_mark_or_a_line() {
    let years = (2014..=2023).map(|year| format!("year={year}"));
    let others =
        ["", "from=2016&to=2018&host=FR~IQ", "host=US~KW~IT", "host=US", "from=2021&to=2023"].map(str::to_owned);
    let mut found = Vec::new();
    for query in others.into_iter().chain(years) {
        for measure in &STRETCHED {
            for width in (320..=1440).step_by(70) {
                let faults = faults(&scene_in(&query, width, measure), measure);
                found.extend(
                    faults.into_iter().map(|fault| format!("?{query} at {width} px, {} %: {fault}", measure.0)),
                );
            }
        }
    }
    for table in [FALLING, TURNING] {
        let dataset = loaded(table);
        for measure in &STRETCHED {
            for width in (320..=1440).step_by(70) {
                let faults = faults(&whole_scene(&dataset, width, measure), measure);
                found.extend(faults.into_iter().map(|fault| format!("{width} px, {} %: {fault}", measure.0)));
            }
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(12)].join("\n"));
}

/// The words of a layer, in the order in which they were written.
fn said(scene: &Scene, layer: Layer) -> Vec<String> {
    texts(scene, &Stretched(100))
        .into_iter()
        .filter(|(it, ..)| *it == layer)
        .map(|(_, text, _)| text.to_owned())
        .collect()
}

#[test]
fn what_was_pledged_is_said_against_what_was_asked_for() {
    let wide = said(&scene_in("", 1240, &Typeface), Layer::Pledges);
    for words in [
        "$2.1 billion of $2 billion asked for",
        "$600 million of $670 million asked for",
        "$30 billion of $88 billion asked for, wider than the coalition",
        "$20 billion, running total",
    ] {
        assert!(wide.iter().any(|said| said == words), "{words} is not among {wide:?}");
    }
    assert!(wide.len() <= 13, "only the few that matter: {wide:?}");
    for width in (320..=1440).step_by(40) {
        // Where there is less room in two lines.
        let said = said(&scene_in("", width, &Typeface), Layer::Pledges).join(" ");
        for words in [
            "$2.1 billion of $2 billion",
            "$30 billion of $88 billion",
            "wider than the coalition",
            "$600 million of $670 million",
        ] {
            assert!(said.contains(words), "{width}: {words} is not in {said}");
        }
    }
    // What one country alone pledged is not said to be all that was.
    let riyadh = said(&scene_in("year=2023", 1240, &Typeface), Layer::Pledges);
    assert!(
        riyadh.iter().any(|said| said == "$148.7 million by the United States, $601 million asked for"),
        "{riyadh:?}"
    );
}

/// The ends of the stems of a picture, as marks.
fn stems(scene: &Scene) -> Vec<[&Subject; 2]> {
    let at = |point: (i32, i32)| scene.marks.iter().find(|mark| mark.centre == point).map(|mark| &mark.subject);
    let stem = |shape: &chart::Shape| match &shape.form {
        Form::Path { points, .. } if shape.layer == Layer::Pledges && shape.mark.is_none() => {
            Some([at(points[0]).expect("a mark"), at(points[1]).expect("a mark")])
        }
        _ => None,
    };
    scene.shapes.iter().filter_map(stem).collect()
}

#[test]
fn only_goals_with_a_sum_pledged_for_them_have_a_stem() {
    for width in [320, 768, 1240] {
        let scene = scene_in("", width, &Typeface);
        let named = |subject: &Subject| match subject {
            Subject::Pledge(at, number) => {
                let pledge = &meetings()[*at].pledges[*number];
                (meetings()[*at].id.as_str(), pledge.kind.is_request(), words::money(pledge.amount_usd))
            }
            other => panic!("{other:?}"),
        };
        let mut found: Vec<_> = stems(&scene).into_iter().map(|ends| ends.map(named)).collect();
        found.sort();
        let expected = [
            ("2016-07-20-washington", "$2 billion", "$2.1 billion"),
            ("2018-02-12-kuwait-city", "$88 billion", "$30 billion"),
            ("2021-09-09-virtual", "$670 million", "$600 million"),
            ("2023-06-08-riyadh", "$601 million", "$148.7 million"),
        ];
        let expected =
            expected.map(|(id, asked, pledged)| [(id, true, asked.to_owned()), (id, false, pledged.to_owned())]);
        assert_eq!(found, expected);
    }
}

#[test]
fn a_goal_has_no_stem_to_what_was_pledged_for_something_else() {
    let heading = "date,name,hosts,pledge_usd,pledge_kind,pledge_purpose,pledge_remarks,source_title\n";
    let stems_of = |row: &str| {
        let dataset = loaded(&format!("{heading}2020-01-01,Meeting,CH,{row},s\n2021-01-01,Next,CH,,,,,s\n"));
        stems(&whole_scene(&dataset, 900, &Stretched(100))).len()
    };
    assert_eq!(stems_of("5000000 | 3000000,goal | pledged-collective,food | food,"), 1);
    assert_eq!(stems_of("5000000 | 3000000,goal | pledged-collective,food: needs | food: grants,"), 1);
    assert_eq!(stems_of("5000000 | 3000000,goal | pledged-collective,food | shelter,"), 0);
    assert_eq!(stems_of("5000000 | 3000000,goal | reported-total,food | food,"), 0);
    assert_eq!(stems_of("5000000 | 3000000,goal | pledged-collective,food | food, | wider"), 0);
    assert_eq!(stems_of("5000000 | 3000000,goal | pledged-collective,food | food, | recalled"), 0);
    // Of several the largest whole one.
    let several =
        "5000000 | 3000000 | 1000000 | 2000000,goal | pledged-collective | pledged-collective | pledged-collective";
    assert_eq!(stems_of(&format!("{several},food | food | food | food, | | part-of:2 |")), 1);
}

#[test]
fn a_panel_without_sums_is_low() {
    let height = |query: &str| {
        let scene = scene_in(query, 900, &Typeface);
        (scene.panels[1].bottom - scene.panels[1].top) / chart::UNITS_PER_PX
    };
    assert_eq!([height("year=2014"), height("q=zzzz"), height("")], [56, 56, 170]);
    let scene = scene_in("year=2014", 320, &Typeface);
    assert_eq!(scene.panels[1].bottom - scene.panels[1].top, 56 * chart::UNITS_PER_PX);
    assert!(texts(&scene, &Stretched(100)).iter().any(|(_, text, _)| *text == words::NO_SUMS));
}

#[test]
fn falls_are_labelled_as_rises_are() {
    for (table, needed) in [(FALLING, ["120", "90", "61", "30", "0"]), (TURNING, ["10", "40", "44", "20", "44"])] {
        let dataset = loaded(table);
        for width in [320, 768, 1240] {
            let said = said(&whole_scene(&dataset, width, &Stretched(100)), Layer::Growth);
            for words in needed {
                assert!(said.iter().any(|said| said == words), "{words} is not among {said:?} at {width} px");
            }
        }
    }
}

/// The sizes that first count some members, as far as that is known.
const FIRST_COUNTED: [(&str, Option<u32>); 24] = [
    // Known to the month in which the line has two sizes; known only by a date; known to the year.
    ("Australia", None),
    ("Albania", None),
    ("Chad", None),
    ("Kenya", None),
    ("Cameroon", None),
    ("United States", Some(11)),
    ("Bahrain", Some(11)),
    ("Panama", Some(65)),
    ("Malaysia", Some(65)),
    ("Tunisia", Some(65)),
    ("Afghanistan", None),
    ("INTERPOL", Some(67)),
    ("Libya", Some(68)),
    ("NATO", Some(69)),
    ("Philippines", Some(75)),
    ("Democratic Republic of the Congo", Some(80)),
    ("Yemen", Some(81)),
    ("Mauritania", Some(83)),
    ("Burkina Faso", Some(84)),
    ("Benin", Some(85)),
    ("Togo", Some(86)),
    // After the last size.
    ("Maldives", None),
    ("Uzbekistan", None),
    ("Syria", None),
];

#[test]
fn a_member_is_told_at_the_size_that_first_counts_it() {
    let points = &dataset().growth.points;
    for (name, size) in FIRST_COUNTED {
        assert!(dataset().members.iter().any(|member| member.name == name), "{name}");
        let is_told = |at: usize| dataset().joined_at(at).any(|member| member.name == name);
        let told: Vec<u32> = (0..points.len()).filter(|at| is_told(*at)).map(|at| points[at].total).collect();
        assert_eq!(told, Vec::from_iter(size), "{name}");
        for (at, point) in points.iter().enumerate() {
            let detail = size_detail(ours(), at);
            let said = format!("<li>{name}, ");
            assert_eq!(detail.contains(&said), size == Some(point.total), "{name} in the detail of {}", point.total);
        }
    }
}

#[test]
fn pointing_names_who_joined() {
    let context = Context { dataset: dataset(), texts: None };
    let lines = |total: u32| {
        let at = dataset().growth.points.iter().position(|point| point.total == total).unwrap();
        tooltip_text(context, &Subject::GrowthPoint(at)).lines
    };
    assert!(lines(81).contains(&"Yemen joined".to_owned()), "{:?}", lines(81));
    assert!(lines(65).contains(&"Malaysia, Nigeria, Panama and Tunisia joined".to_owned()), "{:?}", lines(65));
    assert!(lines(11).iter().any(|line| line.ends_with(" and 6 more joined")), "{:?}", lines(11));
    assert!(!lines(60).iter().any(|line| line.ends_with(" joined")), "{:?}", lines(60));
    // The tick of a day leads to the size that counts who joined then.
    let scene = scene_in("", 1240, &Typeface);
    for mark in &scene.marks {
        let Subject::Joins(point, members) = &mark.subject else { continue };
        let told: Vec<_> = point.iter().flat_map(|at| dataset().joined_at(*at)).collect();
        assert!(members.iter().all(|at| told.contains(&&dataset().members[*at])), "{:?}", mark.subject);
    }
}
