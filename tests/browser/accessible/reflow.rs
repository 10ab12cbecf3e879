//! Reflow scenarios: no words are lost where they are large, far apart, or have little room.

use fantoccini::key::Key;
use serde_json::json;

use super::LISTS;
use crate::harness::{Kind, Page, scenarios};

scenarios!(
    a_screen_at_400_percent_scrolls_one_way,
    text_twice_as_large_keeps_its_words,
    another_typeface_keeps_the_words,
    text_with_more_space_keeps_its_words,
    an_element_keeps_its_words_at_400_percent,
);

/// A meeting with much to say, beside filters.
const MUCH: &str = "?meeting=2018-02-12-kuwait-city&host=FR~KW&q=Kuwait";

/// What is cut off, lies beyond the edge, or would have to be scrolled in two ways, as an expression. `root` is the document or
/// a shadow root. The picture is a picture; what is for screen readers alone, and what is folded away, is cut off on purpose.
pub fn misfits(root: &str) -> String {
    format!(
        "(() => {{
            const room = document.documentElement.clientWidth;
            const named = (what, it) => `${{what}}: ${{it.localName}} ${{it.textContent.trim().slice(0, 40)}} ${{it.scrollWidth}} in ${{it.clientWidth}}`;
            const preview = role('group', 'Preview', {root});
            const shown = [...{root}.querySelectorAll('*')].filter((it) => isSeen(it) && !isOnlyHeard(it)
                && !picture({root}).contains(it) && !it.closest('svg') && !preview?.contains(it));
            const names = years({root}).flatMap((year) => [...year.children].filter((it) => it.textContent))
                .map((it) => [it, it.getBoundingClientRect()]);
            const found = [];
            for (const it of shown) {{
                const style = getComputedStyle(it);
                const {{ left, right, width }} = it.getBoundingClientRect();
                const isName = names.some(([name]) => name === it);
                if (isName && names.some(([name, area]) => name.parentNode !== it.parentNode && right > area.left + 1 && left < area.right - 1))
                    found.push(named('over its neighbour', it));
                if (width && (right > room + 1 || left < -1)) found.push(named('beyond the edge', it));
                if (style.display === 'inline' || !it.clientWidth) continue;
                const wider = it.scrollWidth > it.clientWidth + 1, higher = it.scrollHeight > it.clientHeight + 1;
                if (/auto|scroll/.test(style.overflowX) && wider && it.localName !== 'textarea') found.push(named('scrolls sideways', it));
                if (/hidden|clip/.test(style.overflowX + style.overflowY) && (wider || higher && it !== fold({root}))) found.push(named('cut off', it));
                if (/^(button|select|summary|label|th|td|p|li|dt|dd|h1|h2|h3|span)$/.test(it.localName) && wider) found.push(named('too narrow', it));
            }}
            const {{ scrollWidth }} = document.documentElement;
            if (scrollWidth > room) found.push(`${{scrollWidth}} scroll sideways in ${{room}}`);
            return found;
        }})()"
    )
}

/// Opens a view, with text twice as large as the page has it where that is asked for.
async fn open(page: &Page, query: &str, is_enlarged: bool) {
    page.open(query).await;
    if !is_enlarged {
        return;
    }
    match page.kind {
        // It was started with that setting of the reader's.
        Kind::WebKit => {}
        // The reader's own setting: what is measured by letters grows with them.
        Kind::Chromium => {
            page.devtools("Page.setFontSizes", json!({ "fontSizes": { "standard": 32, "fixed": 26 } })).await;
        }
        // Zoom of the text alone: letters grow, and what is measured by anything else does not.
        Kind::Firefox => {
            page.privileged("gBrowser.selectedBrowser.browsingContext.textZoom = 2").await;
        }
    }
    let line = "(() => {
        const line = document.createRange();
        line.selectNodeContents(heading('About the data'));
        return line.getBoundingClientRect().height > 36;
    })()";
    page.until("the text is twice as large", line).await;
}

/// Opens everything that opens, and waits for what is longest in it.
async fn open_all(page: &Page) {
    page.js("openAll()").await;
    page.find(&format!("role('listitem', undefined, folded('{}'))", LISTS[1])).await;
}

/// Opens a view with everything that opens, and waits until nothing in it is cut off; then the words of one that went wrong.
async fn fits(page: &Page, is_enlarged: bool) {
    open(page, MUCH, is_enlarged).await;
    page.find("detail()").await;
    open_all(page).await;
    page.shows(&misfits("document"), json!([])).await;
    // Each group of the filters, and where there is no room for their line the sheet that it is in.
    for group in ["Host", "Kind of meeting"] {
        page.open_group(group).await;
        page.shows(&misfits("document"), json!([])).await;
    }
    page.key(Key::Escape).await;
    page.key(Key::Escape).await;
    // What is open can be closed, and a filter taken away.
    page.press("button('Close', detail())").await;
    page.clear_filters().await;
    page.shows("detail()", json!(null)).await;
    page.counts(93).await;
    page.press("button('Embed')").await;
    page.find("role('textbox', undefined, dialog())").await;
    page.shows(&misfits("document"), json!([])).await;
    // What is left while it loads fails, of which WebKit tells.
    page.until("the preview has started", "count(dialog().querySelector('iframe').contentDocument)").await;
    open(page, "?from=abc&q=nothing%20at%20all", is_enlarged).await;
    page.find("button('Dismiss', alert())").await;
    page.shows(&misfits("document"), json!([])).await;
}

async fn a_screen_at_400_percent_scrolls_one_way(page: Page) {
    // 1280 × 1024 at 400 %.
    page.screen(320, 256, 1).await;
    fits(&page, false).await;
}

async fn text_twice_as_large_keeps_its_words(page: Page) {
    let page = page.with_large_letters().await;
    for width in [1280, 768] {
        page.screen(width, 900, 1).await;
        fits(&page, true).await;
    }
}

async fn another_typeface_keeps_the_words(page: Page) {
    page.withhold_typeface();
    page.screen(320, 900, 1).await;
    fits(&page, false).await;
    // Each is as narrow as a layout gets.
    for width in [815, 1220] {
        page.screen(width, 900, 1).await;
        fits(&page, false).await;
    }
    let page = page.with_large_letters().await;
    page.screen(1280, 900, 1).await;
    fits(&page, true).await;
}

async fn text_with_more_space_keeps_its_words(page: Page) {
    for width in [320, 1280] {
        page.screen(width - 10, 900, 1).await;
        page.open(MUCH).await;
        // WCAG 1.4.12, over everything that the page says of it.
        let spread = "const sheet = new CSSStyleSheet();
            sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
                p { margin-block-end: 2em !important; }`);
            document.adoptedStyleSheets = [sheet];";
        page.js(spread).await;
        open_all(&page).await;
        let spacing = "getComputedStyle(role('cell', undefined, table())).letterSpacing";
        page.until("it is spread", &format!("{spacing} !== 'normal'")).await;
        page.shows(&misfits("document"), json!([])).await;
        // The picture is painted again and keeps the measure that its words were laid out by.
        page.screen(width, 900, 1).await;
        page.until("it is painted again", PAINTED_AGAIN).await;
        page.shows(&misfits("document"), json!([])).await;
    }
}

/// The picture is as wide as its room, and a word in it is as wide as where nothing is spread.
const PAINTED_AGAIN: &str = "(() => {
    const { width } = canvas(), pen = canvas().getContext('2d');
    const plain = new OffscreenCanvas(1, 1).getContext('2d');
    plain.font = pen.font;
    const [here, there] = [pen, plain].map((pen) => pen.measureText('Meetings in the lane of each host').width);
    return width === picture().clientWidth && Math.abs(here - there) < 0.5;
})()";

async fn an_element_keeps_its_words_at_400_percent(page: Page) {
    page.screen(320, 256, 1).await;
    let element = "<coalition-timeline meeting=\"2018-02-12-kuwait-city\"></coalition-timeline>";
    let head = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A host</title>\
        <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"/plain.css\">";
    let script = "<script type=\"module\" src=\"{site}coalition-timeline.js\"></script>";
    page.host.put("narrow.html", format!("{head}{element}{script}"));
    page.visit_host("narrow.html").await;
    let root = "document.querySelector('coalition-timeline').shadowRoot";
    page.until(
        "a meeting is open",
        &format!("{root} && heading('Sources', detail({root})) && link(/opens in a new tab/, detail({root}))"),
    )
    .await;
    page.shows(&misfits(root), json!([])).await;
}
