//! Is the page that is delivered the same as the one that the program draws?

use std::collections::BTreeSet;

use coalition_timeline::chart::{Typeface, scene};
use coalition_timeline::markup::{STILLS, Surface, page, still_page};
use coalition_timeline::view::{Index, ViewState};
use coalition_timeline::words;
use resvg::usvg::roxmltree::Document;

use super::bundled::{dataset, meetings};

/// The words of a picture.
fn words_of(picture: &str) -> BTreeSet<String> {
    let tree = Document::parse(picture).unwrap();
    let texts = tree.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

#[test]
fn its_pictures_say_what_the_data_say() {
    let page = still_page(dataset(), "data.txt");
    let pictures: Vec<&str> =
        page.split("<svg class=\"ct-still").skip(1).map(|rest| rest.split_once("</svg>").unwrap().0).collect();
    assert_eq!(pictures.len(), 3 * STILLS.len());
    let hosts: BTreeSet<&str> =
        meetings().iter().flat_map(|meeting| &meeting.hosts).map(|host| words::country(*host)).collect();
    for (at, picture) in pictures.iter().enumerate() {
        let picture = format!("<svg class=\"ct-still{picture}</svg>");
        let (panel, width) = (at / STILLS.len(), STILLS[at % STILLS.len()].0);
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
            _ => hosts.iter().copied().collect(),
        };
        for words_said in said {
            assert!(words.contains(words_said), "{words_said} in panel {panel}, {width} wide: {words:?}");
        }
    }
    for (_, class) in STILLS {
        assert_eq!(page.matches(&format!("<svg class=\"{class}\"")).count(), 3, "{class}");
    }
}

#[test]
fn its_captions_are_those_of_the_pictures() {
    let page = still_page(dataset(), "data.txt");
    let view = ViewState::whole(dataset());
    let selection = Index::new(dataset(), None, words::country).selection(&view);
    for (width, class) in STILLS {
        for panel in scene(dataset(), &view, &selection, width, &Typeface).panels {
            assert_eq!(page.matches(&*panel.caption).count(), 1, "{}", panel.caption);
            // What is said at one width only is told at no other.
            let note = format!("<span class=\"{class}\"> {}</span>", panel.note);
            assert_eq!(page.matches(&note).count(), usize::from(!panel.note.is_empty()), "{width}: {note}");
        }
    }
}

#[test]
fn it_has_every_meeting_and_every_rule() {
    let page = still_page(dataset(), "data.txt");
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
    let page = still_page(dataset(), "data.txt");
    for forbidden in [" style=", "<style", "<script", " onclick", " id="] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn it_is_what_the_program_writes_elsewhere() {
    let still = still_page(dataset(), "data.txt");
    let inside = still.split_once('>').map(|(_, rest)| rest).and_then(|rest| rest.strip_suffix("</div>")).unwrap();
    // Beside its pictures it differs only by what waits for the program.
    let mut live = String::new();
    for (at, part) in inside.split("<svg class=\"ct-still").enumerate() {
        live.push_str(if at == 0 { part } else { part.split_once("</svg>").unwrap().1 });
    }
    assert_eq!(
        inside.matches(" ct-idle\" inert").count(),
        7,
        "the filters, the list of themes, the buttons of two dialogs, files of the reader's own and two lists"
    );
    let live = live.replace(" ct-idle\" inert", "\"");
    // The program captions the panels that it finds, and makes those that it does not.
    let (before, rest) = live.split_once("<div class=\"ct-panel\">").unwrap();
    let (_, after) = rest.rsplit_once("<div class=\"ct-plot\"></div></div>").unwrap();
    let live = format!("{before}{after}");
    // A link without a program leads to the page of the meeting, and with one to the meeting in the timeline.
    let links = meetings().iter().map(|meeting| meeting.id.as_str());
    let live = links.fold(live, |live, id| live.replace(&format!("\"meetings/{id}/\""), &format!("\"?meeting={id}\"")));
    let view = ViewState::whole(dataset());
    let selection = Index::new(dataset(), None, words::country).selection(&view);
    assert_eq!(live, page(dataset(), &view, &selection, Surface::Page, None));
    for surface in [Surface::Frame, Surface::Element] {
        let elsewhere = page(dataset(), &view, &selection, surface, None);
        assert!(!elsewhere.contains(" inert"), "{surface:?}");
        assert_eq!(elsewhere.contains("<h1>"), surface == Surface::Frame, "{surface:?}");
    }
}
