//! Prerendering tests: the page that is delivered is the same as the one that the program draws.

use std::collections::BTreeSet;

use coalition_timeline::chart::{Typeface, scene};
use coalition_timeline::platform::Origin;
use coalition_timeline::ui::{PRERENDERED_WIDTHS, Surface, prerendered_page};
use coalition_timeline::view::{Index, ViewState};
use coalition_timeline::words;
use resvg::usvg::roxmltree::Document;

use super::bundled::{dataset, meetings};
use super::rendered::{Piece, mounted, ours, pieces, uncommented, without, without_texts};

/// The page as it is delivered, without the comments that hydration finds its places by.
fn prerendered_page_of_ours() -> String {
    uncommented(&prerendered_page(dataset(), "data.txt"))
}

/// The words of a picture.
fn words_of(picture: &str) -> BTreeSet<String> {
    let tree = Document::parse(picture).unwrap();
    let texts = tree.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

#[test]
fn its_pictures_say_what_the_data_say() {
    let page = prerendered_page_of_ours();
    let pictures: Vec<&str> =
        page.split("<svg class=\"ct-prerendered").skip(1).map(|rest| rest.split_once("</svg>").unwrap().0).collect();
    assert_eq!(pictures.len(), 3 * PRERENDERED_WIDTHS.len());
    for (at, picture) in pictures.iter().enumerate() {
        let picture = format!("<svg class=\"ct-prerendered{picture}</svg>");
        let (panel, width) = (at / PRERENDERED_WIDTHS.len(), PRERENDERED_WIDTHS[at % PRERENDERED_WIDTHS.len()].0);
        assert!(picture.contains(". Coalition Timeline, 2014 to 2023: 93 of 93 meetings.\""), "{picture}");
        let words = words_of(&picture);
        // On a telephone years are short.
        for year in 2014..=2023 {
            let names = [year.to_string(), format!("’{}", year % 100)];
            assert!(names.iter().any(|name| words.contains(name)), "{year} in panel {panel}, {width} wide: {words:?}");
        }
        let said: Vec<&str> = match panel {
            0 => vec!["86"],
            1 => vec!["$10 billion", "$2.1 billion"],
            // Those with few meetings share a lane.
            _ => vec!["United States", "Italy", "Saudi Arabia", "71", "21", "16"],
        };
        for words_said in said {
            let is_said = words.iter().any(|words| words.starts_with(words_said));
            assert!(is_said, "{words_said} in panel {panel}, {width} wide: {words:?}");
        }
    }
    for (_, class) in PRERENDERED_WIDTHS {
        assert_eq!(page.matches(&format!("<svg class=\"{class}\"")).count(), 3, "{class}");
    }
}

#[test]
fn its_captions_are_those_of_the_pictures() {
    let page = prerendered_page_of_ours();
    let view = ViewState::default_for(dataset());
    let selection = Index::new(dataset(), None, words::country).selection(&view);
    for (width, class) in PRERENDERED_WIDTHS {
        let panels = scene(dataset(), &view, &selection, width, &Typeface).panels;
        for panel in &panels {
            // How to read it is told once, under the chart.
            assert_eq!(page.matches(&*panel.caption).count(), 1, "{}", panel.caption);
        }
        // What is said at one width only is told at no other.
        let start = format!("<span class=\"{class}\">");
        let notes: Vec<&str> =
            page.split(&start).skip(1).map(|rest| rest.split_once("</span>").unwrap().0.trim()).collect();
        assert_eq!(notes, panels.iter().map(|panel| panel.note.to_string()).collect::<Vec<_>>(), "{width}");
    }
}

#[test]
fn it_has_every_meeting_and_every_rule() {
    let page = prerendered_page_of_ours();
    for meeting in meetings() {
        let link = format!("<a href=\"meetings/{id}/\" data-meeting=\"{id}\">", id = meeting.id);
        assert_eq!(page.matches(&link).count(), 1, "{link}");
    }
    for (heading, _) in words::page::ABOUT_PARAGRAPHS {
        assert!(page.contains(&format!("<h3>{heading}</h3>")), "{heading}");
    }
    for number in [">86<", ">93<", ">21<", ">$2.1 billion<"] {
        assert!(page.contains(number), "{number}");
    }
}

#[test]
fn it_has_nothing_inline_and_nothing_that_must_be_unique() {
    let page = prerendered_page_of_ours();
    for forbidden in [" style=", "<style", "<script", " onclick", " id="] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

/// Brings everything into use that waits for the program; how much that is.
fn enable(pieces: &mut [Piece]) -> usize {
    let mut count = 0;
    for piece in pieces {
        let is_idle = piece.has_class("ct-idle");
        let Piece::Begin(_, attributes) = piece else { continue };
        if attributes.remove("inert").is_some() {
            assert!(is_idle, "{attributes:?} does not look as if it were out of use");
            let classes = attributes.remove("class").unwrap();
            let classes: Vec<&str> = classes.split(' ').filter(|it| *it != "ct-idle").collect();
            if !classes.is_empty() {
                attributes.insert("class".to_owned(), classes.join(" "));
            }
            count += 1;
        }
    }
    count
}

#[test]
fn it_is_what_the_program_writes_elsewhere() {
    let prerendered = prerendered_page_of_ours();
    // Pictures wait for the canvas, and captions have what is said at one width only.
    let mut prerendered = without(pieces(&prerendered), |piece| {
        piece.has_class("ct-prerendered-panel") || piece.has_class("ct-prerendered")
    });
    let Some(Piece::Begin(_, attributes)) = prerendered.first_mut() else { panic!("it begins with no element") };
    assert_eq!(attributes.remove("data-prerendered").as_deref(), Some("data.txt"));
    assert!(attributes.remove("data-fingerprint").is_some_and(|it| it.parse::<u32>().is_ok_and(|it| it > 0)));
    assert_eq!(
        enable(&mut prerendered),
        13,
        "the filters and what opens them, the list of themes, the lanes, the columns of the table and its other rows, the buttons of two dialogs, files of the reader's own and three lists"
    );
    // A link without a program leads to the page of the meeting, and with one to the meeting in the timeline.
    for piece in &mut prerendered {
        let id = piece.attribute("data-meeting").map(str::to_owned);
        if let (Piece::Begin(_, attributes), Some(id)) = (piece, id) {
            let href = attributes.insert("href".to_owned(), format!("?meeting={id}"));
            assert_eq!(href, Some(format!("meetings/{id}/")));
        }
    }
    let data = without_texts(ours());
    let live = pieces(&mounted(&data, Surface::Page, Origin::Bundled, ""));
    // What lies over the picture needs the program. The captions are those of no picture yet.
    let is_over = |piece: &Piece| {
        let classes = ["ct-probe", "ct-crosshair", "ct-lane-names", "ct-rings", "ct-marks", "ct-tooltip"];
        matches!(piece, Piece::Begin(name, _) if name == "canvas") || classes.iter().any(|it| piece.has_class(it))
    };
    let live = without(live, is_over);
    for (at, (prerendered, live)) in prerendered.iter().zip(&live).enumerate() {
        assert_eq!(prerendered, live, "piece {at}");
    }
    assert_eq!(prerendered.len(), live.len());
    for surface in [Surface::Frame, Surface::Element] {
        let elsewhere = pieces(&mounted(&data, surface, Origin::Bundled, ""));
        assert!(elsewhere.iter().all(|piece| piece.attribute("inert").is_none()), "{surface:?}");
        let has_heading = elsewhere.iter().any(|piece| matches!(piece, Piece::Begin(name, _) if name == "h1"));
        assert_eq!(has_heading, surface == Surface::Frame, "{surface:?}");
    }
}
