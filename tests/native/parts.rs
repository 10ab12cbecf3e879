//! Parts tests: a page around a timeline is shown the parts that it asks for, nothing of the others, and our own page all.

use coalition_timeline::chart::{Typeface, captioned, scene};
use coalition_timeline::platform::Origin;
use coalition_timeline::ui::Surface;
use coalition_timeline::view::{Part, Parts, ViewState};
use coalition_timeline::words;
use proptest::prelude::*;

use super::bundled::{dataset, index};
use super::rendered::{mounted, ours};
use super::views;

/// By what each part is known in a page.
const SIGNS: [(Part, &str); 7] = [
    (Part::Chart, " part=\"chart\""),
    (Part::Controls, " part=\"controls\""),
    (Part::Figures, "class=\"ct-figures\""),
    (Part::Table, " part=\"table\""),
    (Part::Detail, " part=\"detail\""),
    (Part::Key, "class=\"ct-legend"),
    (Part::Source, "class=\"ct-source-line\""),
];

/// The parts that are in a page that is asked for so, with a meeting open.
fn shown(surface: Surface, query: &str) -> Vec<Part> {
    let page = mounted(ours(), surface, Origin::Bundled, &format!("{query}&meeting=2021-06-28-rome"));
    SIGNS.into_iter().filter(|(_, sign)| page.contains(sign)).map(|(part, _)| part).collect()
}

proptest! {
    #![proptest_config(views::tries(200))]

    #[test]
    fn a_part_comes_and_goes_and_the_last_one_stays(parts in views::parts(), at in 0..Part::ALL.len()) {
        let part = Part::ALL[at];
        prop_assert_eq!(Parts::new(parts.iter()), Some(parts));
        let more = parts.with(part, true).unwrap();
        prop_assert!(more.has(part) && parts.iter().all(|part| more.has(part)));
        match parts.with(part, false) {
            Some(less) => prop_assert!(!less.has(part) && parts.iter().all(|other| other == part || less.has(other))),
            None => prop_assert_eq!(Parts::new([part]), Some(parts)),
        }
    }
}

#[test]
fn nothing_at_all_is_no_set_of_parts() {
    assert_eq!(Parts::new([]), None);
    assert_eq!(Parts::default().iter().collect::<Vec<_>>(), Part::ALL);
}

#[test]
fn a_page_around_is_shown_the_parts_that_it_asks_for() {
    for surface in [Surface::Frame, Surface::Element] {
        assert_eq!(shown(surface, ""), Part::ALL, "{surface:?}");
        assert_eq!(shown(surface, "parts=source~chart"), [Part::Chart, Part::Source], "{surface:?}");
        for part in Part::ALL {
            assert_eq!(shown(surface, &format!("parts={}", part.code())), [part], "{surface:?}");
        }
    }
    // Our own page has all of them, and more than a source line.
    assert_eq!(shown(Surface::Page, "parts=chart"), Part::ALL[..6]);
}

#[test]
fn a_frame_has_a_heading_and_an_element_where_it_is_asked_for() {
    let heading = |surface: Surface, query: &str| {
        let page = mounted(ours(), surface, Origin::Bundled, query);
        let head = page.split_once("<header class=\"ct-frame-head\">")?.1;
        Some(head.trim_start().get(..4)?.to_owned())
    };
    for (surface, query, expected) in [
        (Surface::Frame, "", Some("<h1>")),
        (Surface::Frame, "heading", Some("<h1>")),
        (Surface::Frame, "heading=no", None),
        (Surface::Element, "", None),
        (Surface::Element, "heading=", Some("<h2>")),
        (Surface::Element, "heading=off", None),
        (Surface::Page, "heading", None),
    ] {
        assert_eq!(heading(surface, query).as_deref(), expected, "{surface:?} {query}");
    }
}

#[test]
fn a_table_that_stands_alone_in_a_frame_is_open() {
    let is_folded = |query: &str| {
        let page = mounted(ours(), Surface::Frame, Origin::Bundled, query);
        let (before, _) = page.split_once(" part=\"table\"").unwrap();
        before.matches("<details").count() > before.matches("</details>").count()
    };
    assert!(is_folded("") && is_folded("parts=chart~table"));
    assert!(!is_folded("parts=table") && !is_folded("parts=controls~table~source"));
}

/// What a frame has beside the plots and their captions; see `words::FRAME_HEIGHT_PX`.
const REST_PX: u32 = 330;

#[test]
fn the_height_of_a_frame_that_nobody_has_measured_fits_filters_chart_and_source() {
    let whole = ViewState::default_for(dataset());
    // In a column of 640 pixels, with 8 on both sides.
    let plots = scene(dataset(), &whole, &index().selection(&whole), 624, &Typeface);
    let needed = captioned(plots, &Typeface).height_px + REST_PX;
    // Nor is much of it empty.
    assert!((needed..needed + 60).contains(&words::FRAME_HEIGHT_PX), "it is to be {needed} or a little more");
}
