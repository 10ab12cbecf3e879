//! Size scenarios: the timeline is as large as it should be, and pointing meets it, whatever its host does with sizes.

use serde_json::{Value, json};

use super::{drawn_inside, element, enter, inside};
use crate::harness::{Kind, Page, scenarios};

scenarios!(
    it_has_a_width_wherever_it_stands,
    what_is_pointed_at_is_what_is_seen_at_any_scale,
    years_are_dragged_at_any_scale,
    letters_are_as_large_as_the_reader_wants_them,
    a_width_that_changes_is_no_error_of_the_page,
);

/// A page with a timeline inside of something; `style` is that of the page.
fn host(style: &str, around: [&str; 2]) -> String {
    let [before, after] = around;
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A host</title>
        <meta name=\"viewport\" content=\"width=device-width\"><script src=\"/element.js\"></script>
        <style>body {{ margin: 0 }} nav {{ flex: none; width: 200px }} {style}</style>
        <script type=\"module\" src=\"{{site}}coalition-timeline.js\"></script>
        {before}<coalition-timeline><a href=\"{{site}}\">Coalition Timeline</a></coalition-timeline>{after}"
    )
}

async fn it_has_a_width_wherever_it_stands(page: Page) {
    page.screen(1000, 800, 1).await;
    page.hide_scroll_bars().await;
    page.host.put("sizes.html", host("", ["<main>", "</main>"]));
    page.visit_host("sizes.html").await;
    drawn_inside(&page, 0).await;
    // What it stands in, the styles of that and of the element, and its width in a page of 1000 and of 480 pixels.
    for (tag, style, own, wide, narrow) in [
        ("main", "", "", 1000, 480),
        ("main", "", "margin: 0 20px", 960, 440),
        ("main", "", "width: 400px", 400, 400),
        ("main", "", "display: flex", 1000, 480),
        ("main", "", "display: grid", 1000, 480),
        ("main", "", "display: inline-block", 640, 480),
        ("main", "", "float: left", 640, 480),
        ("main", "position: relative", "position: absolute", 640, 480),
        ("main", "display: flex", "", 1000, 480),
        ("main", "display: flex", "flex: 1; min-width: 0", 1000, 480),
        ("main", "display: flex", "max-width: 500px", 500, 480),
        ("main", "display: flex; justify-content: center", "", 1000, 480),
        ("main", "display: flex; flex-direction: column", "", 1000, 480),
        ("main", "display: flex; flex-direction: column; align-items: center", "", 640, 480),
        ("main", "display: grid", "", 1000, 480),
        ("main", "display: grid; place-items: center", "", 640, 480),
        ("main", "display: grid; grid-template-columns: 200px 1fr", "grid-column: 2", 800, 280),
        ("main", "display: inline-block", "", 640, 480),
        ("main", "float: right", "", 640, 480),
        ("main", "position: absolute", "", 640, 480),
        ("main", "width: fit-content", "", 640, 480),
        ("main", "width: min-content", "", 280, 280),
        ("main", "width: 270px", "", 270, 270),
        ("dialog", "padding: 0; border: 0; max-width: 100%", "", 640, 480),
        ("table", "border-spacing: 0", "", 640, 480),
    ] {
        let put = format!(
            "const around = document.createElement({tag}), it = document.querySelector('coalition-timeline');
            around.style.cssText = {style};
            it.style.cssText = {own};
            document.body.replaceChildren(around);
            around.append(it);
            around.showModal?.();",
            tag = json!(tag),
            style = json!(style),
            own = json!(own),
        );
        page.js(&put).await;
        for (room, width) in [(1000, wide), (480, narrow)] {
            // A dialog is as wide as the window; everything else is in the page.
            page.js(&format!("document.body.style.cssText = 'position: relative; width: {room}px'")).await;
            if tag == "dialog" {
                page.js(&format!("document.querySelector('dialog').style.maxWidth = '{room}px'")).await;
            }
            let seen = format!("[{it}.offsetWidth, {picture}.width]", it = element(0), picture = canvas());
            let padding = 16;
            page.shows(&seen, json!([width, width - padding])).await;
        }
        // It is as high as a timeline is, not as high as its letters one below the other.
        let height = page.js(&format!("return {}.offsetHeight", element(0))).await.as_i64().unwrap();
        assert!((1000..60_000).contains(&height), "{height} high in {tag}, {style}");
    }
    // Beside a menu it takes the rest, and less than 280 pixels only where it is told to.
    page.js("document.body.style.cssText = ''; document.body.innerHTML = `<main style='display: flex; gap: 20px'>
        <nav>Menu</nav><coalition-timeline></coalition-timeline></main>`")
        .await;
    drawn_inside(&page, 0).await;
    page.shows(&format!("{}.offsetWidth", element(0)), 780).await;
    page.screen(460, 800, 1).await;
    page.shows(&format!("{}.offsetWidth", element(0)), 280).await;
}

fn canvas() -> String {
    inside(0, "canvas()")
}

/// How a host draws its page, by a style of what is around the timeline.
const SCALES: [(&str, f64); 4] = [
    ("transform: scale(0.5); transform-origin: 0 0", 0.5),
    ("transform: scale(1.5); transform-origin: 0 0", 1.5),
    ("zoom: 1.25", 1.25),
    ("zoom: 0.5", 0.5),
];

/// Where an element is really drawn, as an expression. WebKit tells places and sizes as they were without a zoom, but takes from
/// them the way that has really been scrolled.
fn drawn(it: &str, style: &str, scale: f64) -> String {
    let zoom = if style.starts_with("zoom") { scale } else { 1.0 };
    format!(
        "(() => {{
            const {{ left, top, width, height }} = {it}.getBoundingClientRect();
            const untold = 'currentCSSZoom' in document.body ? 1 : {zoom};
            const drawn = (start, scrolled) => (start + scrolled) * untold - scrolled;
            return [drawn(left, scrollX), drawn(top, scrollY), width * untold, height * untold];
        }})()"
    )
}

/// Opens a page that is drawn at a scale, and waits until its timeline is as wide as its room.
async fn scaled(page: &Page, style: &str) {
    page.host.put("scaled.html", host(&format!("main {{ width: 700px; {style} }}"), ["<main>", "</main>"]));
    page.visit_host("scaled.html").await;
    drawn_inside(page, 0).await;
    // WebKit rounds what it makes smaller.
    let fits = format!("Math.abs({it}.width - 684) < 4 && {it}.offsetWidth === {it}.width", it = canvas());
    page.until("the picture is as wide as its room", &fits).await;
}

async fn what_is_pointed_at_is_what_is_seen_at_any_scale(page: Page) {
    page.screen(1000, 800, 1).await;
    for (style, scale) in SCALES {
        // Open: under a zoom of a page that has been scrolled a mark is not found where WebKit draws it, although years are dragged
        // where they are seen.
        if page.kind == Kind::WebKit && style.starts_with("zoom") {
            continue;
        }
        scaled(&page, style).await;
        // A mark that has nothing near it, by where its link lies.
        page.js(&format!("{}.setView({{ host: ['DE'], kind: 'defence-ministers', year: 2019 }})", element(0))).await;
        page.shows(&inside(0, "marks().filter((it) => it.href).length"), 1).await;
        let link = inside(0, "marks().find((it) => it.href)");
        let name = page.js(&format!("return new URLSearchParams({link}.search).get('meeting')")).await;
        page.js(&format!("{link}.scrollIntoView({{ block: 'center', behavior: 'instant' }})")).await;
        let place = page.js(&format!("return {}", drawn(&link, style, scale))).await;
        let [left, top, width, height] = [0, 1, 2, 3].map(|at| place[at].as_f64().unwrap());
        let (x, y) = (left + width / 2.0, top + height / 2.0);
        // Far from the mark there is nothing, and near it there is the mark.
        page.press_on_screen((x, y - 40.0 * scale)).await;
        page.lasts(&format!("{}.getView().meeting ?? null", element(0)), Value::Null).await;
        page.press_on_screen((x + 2.0, y + 2.0)).await;
        page.shows(&format!("{}.getView().meeting", element(0)), name).await;
        // The line through the panels is where the pointer is.
        let line = drawn(&inside(0, "crosshair()"), style, scale);
        page.until("the line is at the pointer", &format!("Math.abs({line}[0] - {x}) < 4")).await;
    }
}

async fn years_are_dragged_at_any_scale(page: Page) {
    page.screen(1000, 800, 1).await;
    for (style, scale) in SCALES {
        scaled(&page, style).await;
        let strip = inside(0, "years()[0].parentElement");
        page.js(&format!("{strip}.scrollIntoView({{ block: 'center', behavior: 'instant' }})")).await;
        let place = page.js(&format!("return {}", drawn(&strip, style, scale))).await;
        let [left, top, width, height] = [0, 1, 2, 3].map(|at| place[at].as_f64().unwrap());
        // Ten years, of which the third to the fifth.
        let at = |year: f64| (left + width * (year + 0.5) / 10.0, top + height / 2.0);
        page.drag_on_screen(at(2.0), at(4.0)).await;
        page.shows(&format!("{}.getView()", element(0)), json!({ "from": "2016", "to": "2018" })).await;
        page.shows("String(getSelection())", "").await;
    }
}

async fn letters_are_as_large_as_the_reader_wants_them(page: Page) {
    for style in ["", "html { font-size: 62.5% }", "html { font-size: 30px }"] {
        says_letters(&page, style, "15px", 28).await;
    }
    let page = page.with_large_letters().await;
    match page.kind {
        Kind::WebKit => {}
        Kind::Chromium => {
            page.devtools("Page.setFontSizes", json!({ "fontSizes": { "standard": 32, "fixed": 26 } })).await;
        }
        Kind::Firefox => {
            page.change_setting("font.size.variable.x-western", 32).await;
        }
    }
    for style in ["", "html { font-size: 62.5% }"] {
        says_letters(&page, style, "30px", 56).await;
    }
    if page.kind == Kind::Chromium {
        // While the timeline is there.
        page.devtools("Page.setFontSizes", json!({ "fontSizes": { "standard": 20, "fixed": 16 } })).await;
        page.shows(&letters(), json!(["18.75px", 35])).await;
    }
    // What the host itself gives the element counts.
    says_letters(&page, "coalition-timeline { --ct-rem: 20px }", "18.75px", 35).await;
}

fn letters() -> String {
    // One that there is at every width.
    let (app, button) = (inside(0, "timeline()"), inside(0, "button('Meeting', table())"));
    format!("[getComputedStyle({app}).fontSize, {button}.offsetHeight]")
}

/// Waits until letters, and the height of a button that is measured by them, are so large.
async fn says_letters(page: &Page, style: &str, size: &str, height: i64) {
    page.host.put("letters.html", host(style, ["<main>", "</main>"]));
    page.visit_host("letters.html").await;
    drawn_inside(page, 0).await;
    page.shows(&letters(), json!([size, height])).await;
}

/// Counts in the window the errors that tell of observers.
const GATHER: &str = "window.loops = []; addEventListener('error', ({ message }) => loops.push(message))";

/// Makes something narrower and wider again, frame by frame.
async fn resize(page: &Page, it: &str) {
    let script = format!(
        "const [done] = arguments, it = {it};
        const widths = Array.from({{ length: 30 }}, (_, at) => 1000 - 23 * at);
        widths.push(...widths.toReversed());
        const next = () => {{
            const width = widths.shift();
            if (!width) return requestAnimationFrame(() => requestAnimationFrame(done));
            it.style.width = `${{width}}px`;
            requestAnimationFrame(next);
        }};
        next();"
    );
    page.js_async(&script).await;
}

async fn a_width_that_changes_is_no_error_of_the_page(page: Page) {
    // Widths that change again and again: Firefox says that it no longer holds the words in their place.
    page.excuse("Scroll anchoring was disabled");
    page.screen(1100, 800, 1).await;
    page.host.put(
        "loops.html",
        host("", ["<main>", "</main><iframe src=\"{site}?embed\" width=\"600\" height=\"900\"></iframe>"]),
    );
    page.visit_host("loops.html").await;
    page.js(GATHER).await;
    drawn_inside(&page, 0).await;
    enter(&page, 0).await;
    page.js(GATHER).await;
    page.leave().await;
    for it in ["document.querySelector('main')", "document.querySelector('iframe')"] {
        resize(&page, it).await;
    }
    page.shows(&format!("{}.width", canvas()), 984).await;
    page.shows("loops", json!([])).await;
    page.enter(0).await;
    page.until("the frame is as wide", "canvas()?.offsetWidth > 950").await;
    page.shows("loops", json!([])).await;
    page.leave().await;
    // Our own page.
    page.open("").await;
    page.js(GATHER).await;
    resize(&page, "document.body").await;
    page.shows("loops", json!([])).await;
}
