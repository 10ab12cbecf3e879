//! Is what a reader prints one clean sheet, and the page afterwards as it was?

use base64::Engine;
use serde_json::{Value, json};

use crate::harness::{Kind, Page, scenarios};

scenarios!(
    paper_has_the_sheet_and_nothing_else,
    printing_leaves_nothing_behind,
    paper_is_white_in_the_dark,
    rows_are_printed_as_they_stand,
    an_element_prints_its_own_part,
    a_frame_prints_its_own_part,
    without_the_program_the_page_is_printed,
);

/// Shows the page as paper would have it, or as a screen has it again.
async fn on_paper(page: &Page, is_paper: bool) {
    let medium = if is_paper { "print" } else { "" };
    match page.kind {
        Kind::WebKit => unreachable!("no driver of WebKit shows a page as paper has it"),
        Kind::Chromium => {
            page.devtools("Emulation.setEmulatedMedia", json!({ "media": medium })).await;
        }
        Kind::Firefox => {
            page.privileged(&format!("gBrowser.selectedBrowser.browsingContext.mediumOverride = '{medium}'")).await;
        }
    }
    page.shows("matchMedia('print').matches", is_paper).await;
}

/// Prints on A4: the file.
async fn printed(page: &Page) -> Vec<u8> {
    let paper = json!({ "page": { "width": 21.0, "height": 29.7 } });
    let file = page.own("print", Some(paper)).await;
    let file = base64::engine::general_purpose::STANDARD.decode(file.as_str().expect("a file")).expect("a file");
    assert!(file.starts_with(b"%PDF-"));
    file
}

/// What of some elements a reader sees, in an expression.
fn seen(inside: &str, css: &str) -> String {
    format!(
        "[...{inside}.querySelectorAll('{css}')].filter((it) => it.checkVisibility({{ visibilityProperty: true }}))
            .map((it) => `${{it.localName}} ${{it.className}}`)"
    )
}

/// Whatever can be pressed, opened or typed in, and what is no vector.
const NO_PAPER: &str = "button, input, select, textarea, summary, dialog, canvas, [tabindex], img, .ct-card, .ct-rings";

async fn paper_has_the_sheet_and_nothing_else(page: Page) {
    page.open("?host=FR&from=2016&meeting=2018-02-12-kuwait-city").await;
    page.shows("document.querySelectorAll('.ct-sheet').length", 0).await;
    on_paper(&page, true).await;
    page.shows(&seen("document", ".ct-app > *"), json!(["div ct-sheet"])).await;
    page.shows(&seen("document", NO_PAPER), json!([])).await;
    page.shows(&format!("{}.length", seen("document", ".ct-sheet .ct-panel > svg")), 3).await;
    let text = page.text(".ct-sheet").await;
    let address = page.site.url("?from=2016&host=FR&meeting=2018-02-12-kuwait-city");
    let status = page.js("return count().textContent").await;
    for words in [
        "2016 to 2023, hosted by France",
        status.as_str().unwrap(),
        &address,
        "This meeting is outside the current filters.",
        "$30 billion pledged by conference participants",
        "Size of the coalition",
        "https://",
        "CC BY 4.0",
    ] {
        assert!(text.contains(words), "no “{words}” in {}…", text.chars().take(600).collect::<String>());
    }
    // Nothing is cut off at the right.
    page.shows(
        "[...document.querySelectorAll('.ct-sheet *')].filter((it) => it.getBoundingClientRect().right >
            document.querySelector('.ct-sheet').getBoundingClientRect().right + 1 && !it.closest('svg')).length",
        0,
    )
    .await;
    on_paper(&page, false).await;
    page.shows("document.querySelectorAll('.ct-sheet').length", 0).await;
}

async fn printing_leaves_nothing_behind(page: Page) {
    // A typeface that came late for the page may be used from printing on, and the picture is then laid out again.
    page.withhold_typeface();
    page.open("?year=2017").await;
    page.js("document.querySelector('.ct-table tr:not([hidden]) a').focus()").await;
    page.js("window.told = []; addEventListener('beforeprint', () => told.push(document.querySelectorAll('.ct-sheet .ct-notes-list li').length > 10))")
        .await;
    let before = "[document.querySelector('.ct-app').outerHTML, document.activeElement.textContent, scrollY]";
    let was = page.js(&format!("return {before}")).await;
    for _ in 0..2 {
        let file = printed(&page).await;
        assert!(file.len() < 400_000, "{} bytes", file.len());
        if page.kind == Kind::Chromium {
            // Firefox packs its file.
            let text = String::from_utf8_lossy(&file);
            let pages = text.matches("/Type /Page\n").count();
            assert!((1..=5).contains(&pages), "{pages} pages");
            assert!(!text.contains("/Subtype /Image"), "a bitmap");
        }
        page.shows(before, was.clone()).await;
    }
    page.shows("told", json!([true, true])).await;
}

async fn paper_is_white_in_the_dark(page: Page) {
    let line = "document.querySelector('.ct-sheet svg polyline[stroke-width=\"2.2\"]').getAttribute('stroke')";
    let colours = "['.ct-sheet h1', '.ct-sheet td'].map((css) => getComputedStyle(document.querySelector(css)).color)";
    let behind = "['body', '.ct-app'].map((css) => getComputedStyle(document.querySelector(css)).backgroundColor)";
    let mut lines: Vec<Value> = Vec::new();
    for theme in ["light", "dark"] {
        page.scheme(theme).await;
        page.open(&format!("?year=2017&theme={theme}")).await;
        on_paper(&page, true).await;
        page.shows(colours, json!(["rgb(0, 0, 0)", "rgb(0, 0, 0)"])).await;
        page.shows(behind, json!(["rgb(255, 255, 255)", "rgb(255, 255, 255)"])).await;
        lines.push(page.js(&format!("return {line}")).await);
        on_paper(&page, false).await;
    }
    assert!(lines[0].is_string() && lines[0] == lines[1], "{lines:?}");
}

async fn rows_are_printed_as_they_stand(page: Page) {
    page.open("?from=2021&sort=-name").await;
    let names = |rows: &str| format!("[...document.querySelectorAll('{rows}')].map((it) => it.textContent.trim())");
    let rows = page.list(&names(".ct-table tr:not([hidden]) th[scope=row]")).await;
    assert!(rows.len() > 10);
    on_paper(&page, true).await;
    page.shows(&names(".ct-sheet th[scope=row]"), json!(rows)).await;
    // A telephone prints on paper, too.
    page.screen(360, 700, 1).await;
    page.shows("getComputedStyle(document.querySelector('.ct-sheet thead')).display", "table-header-group").await;
    page.shows("getComputedStyle(document.querySelector('.ct-sheet tbody tr')).display", "table-row").await;
}

async fn an_element_prints_its_own_part(page: Page) {
    page.visit_host("styled.html").await;
    let root = "document.querySelector('coalition-timeline').shadowRoot";
    page.until("it is there", &format!("{root}?.querySelector('.ct-picture canvas')")).await;
    page.until("the texts have come", "performance.getEntriesByName('coalition-timeline:complete').length").await;
    let around = page.js("return document.documentElement.outerHTML").await;
    on_paper(&page, true).await;
    page.shows(&seen(root, ".ct-app > *"), json!(["div ct-sheet"])).await;
    page.shows(&seen(root, NO_PAPER), json!([])).await;
    page.shows("document.documentElement.outerHTML", around).await;
    // The host's colours are for its screen.
    page.shows(&format!("getComputedStyle({root}.querySelector('.ct-sheet')).color"), "rgb(0, 0, 0)").await;
    page.shows(&format!("{root}.querySelector('.ct-sheet').innerHTML.includes('rgb(1, 200, 3)')"), false).await;
    let address = page.site.url("?meeting=2017-11-15-amman");
    page.until("it has its address", &format!("{root}.querySelector('.ct-sheet').textContent.includes('{address}')"))
        .await;
    on_paper(&page, false).await;
    page.shows(&format!("{root}.querySelectorAll('.ct-sheet').length"), 0).await;
}

async fn a_frame_prints_its_own_part(page: Page) {
    page.visit_host("frame.html").await;
    page.enter(0).await;
    page.drawn().await;
    page.leave().await;
    let file = printed(&page).await;
    assert!(file.len() > 30_000, "{} bytes", file.len());
    page.enter(0).await;
    page.shows("document.querySelectorAll('.ct-sheet').length", 0).await;
    // The frame alone, as its reader may print it.
    page.js("dispatchEvent(new Event('beforeprint'))").await;
    let text = page.js("return document.querySelector('.ct-sheet').textContent").await;
    let text = text.as_str().unwrap().to_owned();
    assert!(text.contains("93 of 93 meetings") && !text.contains("embed"), "{text}");
    page.js("dispatchEvent(new Event('afterprint'))").await;
    page.shows("document.querySelectorAll('.ct-sheet').length", 0).await;
}

async fn without_the_program_the_page_is_printed(page: Page) {
    page.withhold_program();
    page.screen(690, 900, 1).await;
    page.visit("").await;
    page.until("the message shows", "document.querySelector('[data-failed]')?.checkVisibility()").await;
    on_paper(&page, true).await;
    page.shows(&format!("{}.length", seen("document", "svg.ct-still")), 3).await;
    page.shows(&seen("document", ".ct-controls, .ct-embed-button, input, select, summary"), json!([])).await;
    page.shows("getComputedStyle(document.querySelector('.ct-table tbody tr')).display", "table-row").await;
    page.shows("getComputedStyle(document.querySelector('.ct-table tbody td')).display", "table-cell").await;
}
