//! First screens: forty views as a page, a frame and an element, at seven widths, in three themes. In each browser nothing is cut or
//! scrolls sideways; in Chromium each is compared with the picture that a person has looked at and accepted.

use std::collections::BTreeSet;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use resvg::tiny_skia::{Pixmap, PixmapPaint, Transform};
use serde_json::json;

use crate::accepted::{HOW, is_accepting, project};
use crate::accessible::misfits;
use crate::embedding::{drawn_inside, element, enter, fits};
use crate::harness::{Kind, Page, scenarios};
use crate::pictures::difference;

scenarios!(
    the_whole,
    one_year,
    one_host,
    an_open_meeting,
    nothing_found,
    data_of_one_meeting,
    data_of_thirty,
    data_of_two_thousand,
    data_of_three_hundred_years,
    data_of_three_days,
);

/// What the timeline is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Page,
    Frame,
    Element,
}

/// The name of a view, its parameters, and how it is shown.
type Screens = (&'static str, &'static str, [(Place, u32, &'static str); 4]);

use Place::{Element, Frame, Page as OnPage};

const SCREENS: [Screens; 10] = [
    ("whole", "", [(OnPage, 640, "dark"), (OnPage, 1440, "light"), (Frame, 2560, "dark"), (Element, 1024, "contrast")]),
    (
        "one-year",
        "year=2016",
        [(OnPage, 1440, "dark"), (Frame, 320, "contrast"), (Element, 640, "light"), (Element, 2560, "dark")],
    ),
    (
        "one-host",
        "host=FR",
        [(OnPage, 320, "light"), (OnPage, 1024, "contrast"), (Frame, 640, "contrast"), (Element, 1440, "dark")],
    ),
    (
        "open",
        "meeting=2018-02-12-kuwait-city",
        [(OnPage, 1440, "dark"), (Frame, 1024, "contrast"), (Element, 320, "light"), (Element, 390, "contrast")],
    ),
    (
        "nothing",
        "q=nowhere",
        [(OnPage, 320, "dark"), (OnPage, 640, "contrast"), (Frame, 2560, "light"), (Element, 768, "contrast")],
    ),
    (
        "one-meeting",
        "data=one.csv",
        [(OnPage, 1024, "dark"), (Frame, 390, "light"), (Frame, 768, "light"), (Element, 1440, "contrast")],
    ),
    (
        "thirty",
        "data=thirty.csv",
        [(OnPage, 390, "dark"), (Frame, 1440, "contrast"), (Element, 640, "light"), (Element, 768, "contrast")],
    ),
    (
        "two-thousand",
        "data=two-thousand.csv",
        [(OnPage, 2560, "dark"), (Frame, 390, "contrast"), (Element, 1024, "light"), (Element, 1440, "contrast")],
    ),
    (
        "300-years",
        "data=300-years.csv",
        [(OnPage, 640, "light"), (OnPage, 1024, "dark"), (Frame, 1440, "contrast"), (Element, 768, "light")],
    ),
    (
        "three-days",
        "data=three-days.csv",
        [(OnPage, 768, "dark"), (Frame, 390, "light"), (Frame, 640, "contrast"), (Element, 2560, "contrast")],
    ),
];

/// The forty are chosen so that each theme has met each place, width and view, and each place each width and view.
#[test]
fn every_pair_is_among_them() {
    let all = SCREENS.iter().flat_map(|(view, _, ways)| ways.iter().map(move |way| (*view, *way)));
    let all: Vec<_> = all.collect();
    let widths: BTreeSet<u32> = all.iter().map(|(_, (_, width, _))| *width).collect();
    let count = |pairs: BTreeSet<String>| pairs.len();
    assert_eq!(widths.len(), 7);
    assert_eq!(count(all.iter().map(|(_, (place, width, _))| format!("{place:?} {width}")).collect()), 3 * 7);
    assert_eq!(count(all.iter().map(|(_, (place, _, theme))| format!("{place:?} {theme}")).collect()), 3 * 3);
    assert_eq!(count(all.iter().map(|(_, (_, width, theme))| format!("{width} {theme}")).collect()), 7 * 3);
    assert_eq!(count(all.iter().map(|(view, (place, _, _))| format!("{view} {place:?}")).collect()), 10 * 3);
    assert_eq!(count(all.iter().map(|(view, (_, _, theme))| format!("{view} {theme}")).collect()), 10 * 3);
    assert_eq!(count(all.iter().map(|(view, (_, width, _))| format!("{view} {width}")).collect()), 40);
}

/// The files of own data that views name.
fn put_data(page: &Page) {
    const HEAD: &str = "date,end_date,name,hosts,city,members,pledge_usd,summary,source_title,source_url\n";
    let source = ",,Minutes,https://example.org/minutes\n";
    let one = format!("{HEAD}2020-05-04,2020-05-05,Founding conference,SE,Uppsala,12,4000000{source}");
    let hosts = ["SE", "NO", "DK", "FI", "IS;NO", "EE"];
    let day = |at: usize, of: usize, first: i32, last: i32| {
        let days = (last - first + 1) as usize * 336;
        let number = at * days / of;
        format!("{}-{:02}-{:02}", first + (number / 336) as i32, number % 336 / 28 + 1, number % 28 + 1)
    };
    let rows = |of: usize, first: i32, last: i32, members: usize| -> String {
        let row = |at: usize| {
            let (day, host) = (day(at, of, first, last), hosts[at % 5 % hosts.len()]);
            let members =
                if members > 0 && at.is_multiple_of(members) { (8 + at * 40 / of).to_string() } else { String::new() };
            let sum = if members.is_empty() { String::new() } else { (250_000 * (1 + at % 7)).to_string() };
            format!("{day},,Session {},{host},,{members},{sum}{source}", at + 1)
        };
        (0..of).map(row).collect()
    };
    let three_days =
        |at: usize| format!("2024-09-{:02},,Talk {},{},Tallinn,,{source}", 3 + at / 8, at + 1, hosts[at % hosts.len()]);
    page.host.put("one.csv", one);
    page.host.put("thirty.csv", format!("{HEAD}{}", rows(30, 1998, 2023, 3)));
    page.host.put("two-thousand.csv", format!("{HEAD}{}", rows(2_000, 1990, 2023, 100)));
    page.host.put("300-years.csv", format!("{HEAD}{}", rows(120, 1724, 2023, 8)));
    page.host.put("three-days.csv", format!("{HEAD}{}", (0..24).map(three_days).collect::<String>()));
}

/// The parameters, with the address of own data in full.
fn parameters(page: &Page, query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let whole = |name: &str, value: &str| if name == "data" { page.host.url(value) } else { value.to_owned() };
    pairs.map(|(name, value)| (name.to_owned(), whole(name, value))).collect()
}

/// Opens a view, and answers with the root that its parts are in, as an expression.
async fn open(page: &Page, place: Place, query: &str, theme: &str) -> String {
    let mut parameters = parameters(page, query);
    parameters.push(("theme".to_owned(), theme.to_owned()));
    let encoded = |value: &str| utf8_percent_encode(value, NON_ALPHANUMERIC).to_string();
    let address: Vec<String> = parameters.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let address = address.join("&");
    let head = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A host</title><style>body { margin: 0 }</style>";
    match place {
        OnPage => {
            page.visit(&format!("?{address}")).await;
            page.drawn().await;
        }
        Frame => {
            let frame = format!(
                "<iframe src=\"{{site}}?embed&heading&{}\" title=\"Timeline\" style=\"inline-size: 100%; border: 0\"></iframe>
                <script src=\"{{site}}embed.js\" async></script>",
                address.replace('&', "&amp;")
            );
            page.host.put("screen.html", format!("{head}{frame}"));
            page.visit_host("screen.html").await;
            enter(page, 0).await;
            fits(page, query).await;
        }
        Element => {
            let attribute = |(name, value): &(String, String)| {
                format!(" {}=\"{value}\"", if name == "data" { "src" } else { name })
            };
            let attributes: String = parameters.iter().map(attribute).collect();
            let tag = format!(
                "<script type=\"module\" src=\"{{site}}coalition-timeline.js\"></script>
                <coalition-timeline heading{attributes}>A timeline</coalition-timeline>"
            );
            page.host.put("screen.html", format!("{head}{tag}"));
            page.visit_host("screen.html").await;
            drawn_inside(page, 0).await;
            return format!("{}.shadowRoot", element(0));
        }
    }
    "document".to_owned()
}

async fn screens(page: Page, (view, query, ways): Screens) {
    page.site.wait_for_typeface();
    page.hide_scroll_bars().await;
    put_data(&page);
    for (place, width, theme) in ways {
        page.screen(width, 900, 1).await;
        let root = open(&page, place, query, theme).await;
        page.shows(&format!("['{place:?} {width}', ...{}]", misfits(&root)), json!([format!("{place:?} {width}")]))
            .await;
        if place == Frame {
            page.leave().await;
        }
        if page.kind == Kind::Chromium {
            let name = format!("{view}-{}-{width}-{theme}", format!("{place:?}").to_lowercase());
            is_as_accepted(&name, &page.client.screenshot().await.expect("a picture"));
        }
    }
}

/// Compares a screen with the accepted one. Edges and letters are smoothed in other ways by other versions of a browser; what is missing,
/// elsewhere or of another colour is further from it.
fn is_as_accepted(name: &str, seen: &[u8]) {
    let (file, made) = (format!("tests/browser/screens/{name}.png"), format!("tests/browser/screens/{name}.new.png"));
    let picture = Pixmap::decode_png(seen).expect("a picture");
    let accepted = std::fs::read(project(&file)).ok().and_then(|bytes| Pixmap::decode_png(&bytes).ok());
    let apart = accepted.map(|accepted| {
        // Of pictures of other sizes what is beyond the smaller is compared with nothing.
        let mut same = Pixmap::new(picture.width(), picture.height()).expect("a picture");
        same.draw_pixmap(0, 0, accepted.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
        difference(&picture, &same)
    });
    if apart.is_some_and(|(most, mean)| most < 48.0 && mean < 1.5) {
        let _ = std::fs::remove_file(project(&made));
        return;
    }
    if is_accepting() {
        std::fs::create_dir_all(project("tests/browser/screens")).expect("the folder");
        std::fs::write(project(&file), seen).expect("the picture is kept");
        let _ = std::fs::remove_file(project(&made));
        return;
    }
    std::fs::write(project(&made), seen).expect("the picture is kept");
    panic!("{file} is not what is seen now ({apart:?}). Compare it with {made}. If that is right, accept it: {HOW}");
}

macro_rules! each {
    ($($name:ident $at:literal),+) => {
        $(async fn $name(page: Page) {
            screens(page, SCREENS[$at]).await;
        })+
    };
}

each!(
    the_whole 0, one_year 1, one_host 2, an_open_meeting 3, nothing_found 4, data_of_one_meeting 5, data_of_thirty 6,
    data_of_two_thousand 7, data_of_three_hundred_years 8, data_of_three_days 9
);
