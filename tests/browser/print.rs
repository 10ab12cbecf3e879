//! Print scenarios: one clean sheet on paper, and the page afterwards as it was.

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

/// What a reader sees inside a document or a shadow root that is not the sheet, in an expression.
fn beside_the_sheet(inside: &str) -> String {
    format!(
        "[...{inside}.querySelectorAll('*')]
            .filter((it) => isSeen(it) && !sheet({inside}).contains(it) && !it.contains(sheet({inside})) && !it.shadowRoot)
            .map((it) => `${{it.localName}} ${{it.textContent.slice(0, 40)}}`)"
    )
}

/// What a reader sees that can be pressed, opened or typed in, or is no vector; links are for files made of the paper.
fn no_paper(inside: &str) -> String {
    format!(
        "[...usable({inside}).filter((it) => it.localName !== 'a'),
            ...[...{inside}.querySelectorAll('dialog, canvas, img')].filter(isSeen),
            ...[...{inside}.querySelectorAll('*')].filter((it) => isSeen(it) && it.hasAttribute('tabindex')),
            tooltip({inside}), ...rings({inside})].filter(Boolean).map((it) => `${{it.localName}} ${{it.textContent.slice(0, 40)}}`)"
    )
}

async fn paper_has_the_sheet_and_nothing_else(page: Page) {
    page.open("?host=FR&from=2016&meeting=2018-02-12-kuwait-city").await;
    page.shows("sheet()", json!(null)).await;
    let status = page.js("return count().textContent").await;
    on_paper(&page, true).await;
    page.shows(&beside_the_sheet("document"), json!([])).await;
    page.shows("isSeen(sheet())", true).await;
    page.shows(&no_paper("document"), json!([])).await;
    page.shows("roles('img', undefined, sheet()).filter((it) => it instanceof SVGElement).length", 3).await;
    let text = page.text("sheet()").await;
    let address = page.site.url("?from=2016&host=FR&meeting=2018-02-12-kuwait-city");
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
        "[...sheet().querySelectorAll('*')].filter((it) => it.getBoundingClientRect().right >
            sheet().getBoundingClientRect().right + 1 && !it.closest('svg')).length",
        0,
    )
    .await;
    on_paper(&page, false).await;
    page.shows("sheet()", json!(null)).await;
}

async fn printing_leaves_nothing_behind(page: Page) {
    // A typeface that came late for the page may be used from printing on, and the picture is then laid out again.
    page.withhold_typeface();
    page.open("?year=2017").await;
    page.js("link(undefined, rows()[0]).focus()").await;
    // The addresses of other sites are those of its notes.
    page.js("window.told = [];
        addEventListener('beforeprint', () => told.push(sheet().textContent.match(/https:/g)?.length > 10));")
        .await;
    let before = "[document.querySelector('main').outerHTML, document.activeElement.textContent, scrollY]";
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
    // The thickest line of the picture is that of the size.
    let line = "[...sheet().querySelectorAll('polyline')].map((it) => getComputedStyle(it))
        .toSorted((one, other) => parseFloat(other.strokeWidth) - parseFloat(one.strokeWidth))[0].stroke";
    let colours =
        "[heading(undefined, sheet()), role('cell', undefined, sheet())].map((it) => getComputedStyle(it).color)";
    let behind = "[document.body, sheet().parentElement].map((it) => getComputedStyle(it).backgroundColor)";
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
    let rows = page.names().await;
    assert!(rows.len() > 10);
    on_paper(&page, true).await;
    page.shows("roles('rowheader', undefined, sheet()).map((it) => it.textContent)", json!(rows)).await;
    // A telephone prints on paper, too.
    page.screen(360, 700, 1).await;
    page.shows("getComputedStyle(role('rowgroup', undefined, sheet())).display", "table-header-group").await;
    page.shows("getComputedStyle(roles('row', undefined, sheet())[1]).display", "table-row").await;
}

async fn an_element_prints_its_own_part(page: Page) {
    page.visit_host("styled.html").await;
    let root = "document.querySelector('coalition-timeline').shadowRoot";
    page.until("it is there", &format!("{root} && canvas({root})")).await;
    page.until("the texts have come", "performance.getEntriesByName('coalition-timeline:complete').length").await;
    let around = page.js("return document.documentElement.outerHTML").await;
    on_paper(&page, true).await;
    page.shows(&beside_the_sheet(root), json!([])).await;
    page.shows(&format!("isSeen(sheet({root}))"), true).await;
    page.shows(&no_paper(root), json!([])).await;
    page.shows("document.documentElement.outerHTML", around).await;
    // The host's colours are for its screen.
    page.shows(&format!("getComputedStyle(sheet({root})).color"), "rgb(0, 0, 0)").await;
    page.shows(&format!("sheet({root}).innerHTML.includes('rgb(1, 200, 3)')"), false).await;
    let address = page.site.url("?meeting=2017-11-15-amman");
    page.until("it has its address", &format!("sheet({root}).textContent.includes('{address}')")).await;
    on_paper(&page, false).await;
    page.shows(&format!("sheet({root})"), json!(null)).await;
}

async fn a_frame_prints_its_own_part(page: Page) {
    page.visit_host("frame.html").await;
    page.enter(0).await;
    page.drawn().await;
    page.leave().await;
    let file = printed(&page).await;
    assert!(file.len() > 30_000, "{} bytes", file.len());
    page.enter(0).await;
    page.shows("sheet()", json!(null)).await;
    // The frame alone, as its reader may print it.
    page.js("dispatchEvent(new Event('beforeprint'))").await;
    let text = page.js("return sheet().textContent").await;
    let text = text.as_str().unwrap().to_owned();
    assert!(text.contains("93 of 93 meetings") && !text.contains("embed"), "{text}");
    page.js("dispatchEvent(new Event('afterprint'))").await;
    page.shows("sheet()", json!(null)).await;
}

async fn without_the_program_the_page_is_printed(page: Page) {
    page.withhold_program();
    page.screen(690, 900, 1).await;
    page.visit("").await;
    page.until("the message shows", "alert()?.textContent.includes('could not be started')").await;
    on_paper(&page, true).await;
    page.shows("delivered().filter(isSeen).length", 3).await;
    page.shows("[filters(), button('Embed')]", json!([null, null])).await;
    page.shows("usable().filter((it) => /^(input|select|summary)$/.test(it.localName)).length", 0).await;
    page.shows("getComputedStyle(rows()[0]).display", "table-row").await;
    // All rows are there, whatever a screen folds away.
    page.shows("[fold().scrollHeight - fold().clientHeight, button(/^Show all/)]", json!([0, null])).await;
    page.shows("getComputedStyle(role('cell', undefined, rows()[0])).display", "table-cell").await;
}
