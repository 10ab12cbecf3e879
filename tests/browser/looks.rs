//! Layout scenarios: the page fits its screen, dark or light, dense or not, narrow or wide.

use serde_json::json;

use crate::accessible::LISTS;
use crate::harness::{PIXELS, Page, Typeface, scenarios};

scenarios!(
    the_address_makes_it_dark,
    the_system_makes_it_dark,
    the_chart_is_sharp_on_dense_screens,
    the_chart_stays_sharp_on_the_way_to_another_screen,
    the_chart_is_redrawn_at_another_width,
    no_width_scrolls_sideways,
    typefaces_are_as_wide_as_they_say,
);

const INK: &str = "getComputedStyle(shape('Leaders, foreign ministers')).color";

/// The colour of the meetings' marks, as the legend has it.
pub async fn colour(page: &Page) -> String {
    page.js(&format!("return {INK}")).await.as_str().unwrap_or_default().to_owned()
}

/// Waits until the chart has one colour and none of the other.
pub async fn painted_in(page: &Page, colour: &str, not: &str) {
    assert_ne!(colour, not);
    let [r, g, b] = numbers(colour);
    let count = format!(
        "(() => {{
            const {{ data }} = {PIXELS};
            let count = 0;
            for (let at = 0; at < data.length; at += 4) {{
                count += data[at] === {r} && data[at + 1] === {g} && data[at + 2] === {b} && data[at + 3] === 255;
            }}
            return count;
        }})()"
    );
    page.until("the chart has its colour", &format!("{count} > 300")).await;
    assert_eq!(page.pixels(not).await.count, 0, "{not} is left on the chart");
}

fn numbers(colour: &str) -> [u8; 3] {
    let numbers: Vec<u8> =
        colour.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
    numbers.try_into().unwrap_or_else(|_| panic!("{colour} is no colour"))
}

/// The colour of a text and that of what lies behind it, as a reader sees them.
async fn text_on_paper(page: &Page, text: &str) -> [f64; 2] {
    let script = format!(
        "const element = {text};
        let behind = element;
        while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
        return [getComputedStyle(element).color, behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)'];"
    );
    let colours = page.js(&script).await;
    [0, 1].map(|at| {
        let [r, g, b] = numbers(colours[at].as_str().unwrap_or_default()).map(f64::from);
        (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255.0
    })
}

/// Texts of the page that are looked at.
const TEXTS: [&str; 4] =
    ["heading()", "count()", "role('cell', undefined, table())", "role('paragraph', undefined, about())"];

async fn the_address_makes_it_dark(page: Page) {
    page.open("").await;
    let light = colour(&page).await;
    page.open("?theme=dark").await;
    let dark = colour(&page).await;
    painted_in(&page, &dark, &light).await;
    for words in TEXTS {
        let [text, paper] = text_on_paper(&page, words).await;
        assert!(paper < 0.2 && text > 0.6, "{words}: text of lightness {text:.2} on paper of lightness {paper:.2}");
    }
    // The reader's choice goes before that of the system, and the other way round.
    page.scheme("dark").await;
    page.open("?theme=light").await;
    painted_in(&page, &light, &dark).await;
    for words in TEXTS {
        let [text, paper] = text_on_paper(&page, words).await;
        assert!(paper > 0.8 && text < 0.4, "{words}: text of lightness {text:.2} on paper of lightness {paper:.2}");
    }
}

async fn the_system_makes_it_dark(page: Page) {
    page.open("").await;
    let light = colour(&page).await;
    page.scheme("dark").await;
    let dark = colour(&page).await;
    painted_in(&page, &dark, &light).await;
    page.scheme("light").await;
    painted_in(&page, &light, &dark).await;
}

/// How far the canvas is from having a pixel of its own for each of the screen.
const UNSHARP: &str = "(() => {
    const { width, height } = canvas();
    const area = canvas().getBoundingClientRect();
    const off = (pixels, length) => Math.abs(pixels - length * devicePixelRatio);
    return off(width, area.width) + off(height, area.height);
})()";

async fn the_chart_is_sharp_on_dense_screens(page: Page) {
    page.screen(900, 800, 2).await;
    page.open("").await;
    page.until("each pixel of the screen has one of the canvas", &format!("{UNSHARP} < 1")).await;
    page.until("there are twice as many", "canvas().width > 1600").await;
}

async fn the_chart_stays_sharp_on_the_way_to_another_screen(page: Page) {
    page.screen(900, 800, 1).await;
    page.open("").await;
    for (width, density) in [(901, 2), (900, 1)] {
        // Chromium's emulation of another density alone tells the page nothing, as no real screen would: by a pixel of
        // width it does.
        page.screen(width, 800, density).await;
        page.until("each pixel of the screen has one of the canvas", &format!("{UNSHARP} < 1")).await;
        page.drawn().await;
    }
}

async fn the_chart_is_redrawn_at_another_width(page: Page) {
    for width in [1280, 700, 360, 1280] {
        page.screen(width, 800, 1).await;
        if width == 1280 {
            page.open("").await;
        }
        page.shows("canvas().width - picture().clientWidth", 0).await;
        page.drawn().await;
        let (hosts, growth) = (page.ink("Leaders, foreign ministers").await, page.ink("Size from a date on").await);
        let room = page.js("return picture().clientWidth").await.as_f64().unwrap();
        assert!(hosts.count > 300, "at {width}: {hosts:?}");
        // The line goes on to the end of the last year, just inside the picture.
        assert!(growth.right > room - 60.0 && growth.right <= room, "at {width}: {growth:?} in {room}");
    }
}

async fn no_width_scrolls_sideways(page: Page) {
    let room = "document.documentElement.clientWidth - document.documentElement.scrollWidth";
    // What lies to the right of the screen, apart from what is inside a box that scrolls or is for screen readers.
    let beyond = "[...document.body.querySelectorAll('*')].filter((it) => isSeen(it) && !isOnlyHeard(it) && !picture().contains(it)
        && it.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((it) => `${it.tagName} ${it.textContent.slice(0, 40)}`)";
    for width in [320, 768, 1440] {
        page.screen(width, 800, 1).await;
        page.open("?meeting=2018-02-12-kuwait-city&host=FR~KW&q=Kuwait").await;
        page.find("detail()").await;
        let were_folded = page.unfold_filters().await;
        page.open_group("Kind of meeting").await;
        page.shows(beyond, json!([])).await;
        page.shows(room, 0).await;
        // On a telephone the sheet of filters lies over what comes.
        page.fold_filters(were_folded).await;
        for list in LISTS {
            page.press(&format!("folded('{list}').firstElementChild")).await;
            page.find(&format!("role('listitem', undefined, folded('{list}'))")).await;
        }
        page.shows(beyond, json!([])).await;
        page.shows(room, 0).await;
        page.open("?from=abc&host=nonsense-with-a-very-long-name-that-goes-on-and-on-and-on-and-on").await;
        page.find("button('Dismiss', alert())").await;
        page.shows(beyond, json!([])).await;
        page.shows(room, 0).await;
    }
}

/// What the typefaces are that other scenarios try the page with.
async fn typefaces_are_as_wide_as_they_say(page: Page) {
    let head = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A host with a typeface</title>";
    let mut widths = Vec::new();
    for typeface in Typeface::ALL {
        page.site.typeface(typeface);
        let style = format!("<style>{} p {{ font: 20px Tried }}</style>", typeface.rule(&page.site.url("")));
        page.host.put("tried.html", format!("{head}{style}<p><span>Every letter</span>"));
        page.visit_host("tried.html").await;
        page.until("it has come", "document.fonts.status === 'loaded' && [...document.fonts][0]?.status === 'loaded'")
            .await;
        let width = page.js("return document.querySelector('span').getBoundingClientRect().width").await;
        widths.push((typeface, width.as_f64().unwrap()));
    }
    // Nothing but DejaVu is on the machine that a browser finds.
    page.js("document.querySelector('p').style.fontFamily = 'Helvetica, Arial, sans-serif'").await;
    let machine =
        page.js("return document.querySelector('span').getBoundingClientRect().width").await.as_f64().unwrap();
    for (typeface, width) in widths {
        let expected = machine * typeface.width();
        assert!((width - expected).abs() < expected / 50.0, "{typeface:?} is {width} wide, not {expected}");
    }
}
