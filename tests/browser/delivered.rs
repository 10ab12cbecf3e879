//! Prerendering scenarios: what a reader sees before the program runs, and that nothing moves when it takes over.

use serde_json::{Value, json};

use crate::harness::{Page, scenarios};

scenarios!(
    the_page_is_there_before_its_program,
    the_program_takes_over_in_place,
    the_plots_keep_their_places_at_any_width,
    every_element_stays_when_the_program_takes_over,
    a_page_that_was_changed_on_its_way_is_made_anew,
    another_view_is_not_shown_as_the_whole,
    without_its_program_the_page_stays,
);

/// Opens the page while its program is held back. A visit would wait for it.
async fn open_without_program(page: &Page, query: &str) {
    // The page asks for its program early. A browser that sees it unused after some seconds is right to say so.
    page.go(&page.site.elsewhere()).await;
    page.site.hold("coalition-timeline-", ".wasm");
    page.js(&format!("location.href = '{}'", page.site.url(query))).await;
    page.until("the page is read", "document.readyState !== 'loading' && delivered().length > 0").await;
    page.until("its style is there", "getComputedStyle(document.body).marginTop === '0px'").await;
}

/// Which pictures can be seen, one a panel, and whether each is as wide as its room.
const PICTURES: &str =
    "delivered().filter(isSeen).map((it) => it.getBoundingClientRect().width === it.parentElement.clientWidth)";

async fn the_page_is_there_before_its_program(page: Page) {
    open_without_program(&page, "").await;
    for width in [320, 600, 900, 1440] {
        page.screen(width, 900, 1).await;
        page.shows(PICTURES, json!([true, true, true])).await;
        page.shows("document.documentElement.scrollWidth <= innerWidth", true).await;
    }
    let picture = page.text("picture()").await;
    for words in ["Members", "Pledges", "Hosts", "$30 billion", "United States", "2014"] {
        assert!(picture.contains(words), "no {words} in {picture}");
    }
    page.shows("rows().length", 93).await;
    page.shows("keyFigure(/^86 members/).textContent", "86").await;
    // The colours follow the system.
    let ink = "getComputedStyle(delivered().find(isSeen).querySelector('text')).fill";
    let light = page.js(&format!("return {ink}")).await;
    page.scheme("dark").await;
    page.until("it is dark", &format!("{ink} !== {light}")).await;
}

async fn the_program_takes_over_in_place(page: Page) {
    page.screen(1440, 900, 1).await;
    open_without_program(&page, "").await;
    page.js("window.shifts = [];
        if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
            // The controls, which were not shown without their program, may take their places one after the other: in their own line,
            // by less than a hundredth of what counts as nothing.
            new PerformanceObserver((seen) => shifts.push(...seen.getEntries().map(({ value }) => value).filter((value) => value > 0.0001)))
                .observe({ type: 'layout-shift', buffered: true });
        const [above, below] = rows().slice(40, 42);
        scrollTo({ top: scrollY + above.getBoundingClientRect().top, behavior: 'instant' });
        link(undefined, below).focus({ preventScroll: true });")
        .await;
    let place = "(() => {
        const row = rows()[40];
        return [Math.round(row.getBoundingClientRect().top), document.activeElement.textContent];
    })()";
    let before = page.js(&format!("return {place}")).await;
    page.site.mend();
    page.drawn().await;
    page.shows("delivered().length", 0).await;
    page.shows(place, before).await;
    // What a frame has moved is told after it.
    page.lasts("shifts", json!([])).await;
    page.shows(
        "performance.getEntriesByType('mark').map(({ name }) => name).toSorted()",
        json!(["coalition-timeline:complete", "coalition-timeline:picture", "coalition-timeline:ready"]),
    )
    .await;
    page.choose_year("From", 2017).await;
    page.until(
        "the filter is measured",
        "performance.getEntriesByName('coalition-timeline:filter')[0]?.duration < 20000",
    )
    .await;
}

/// Pictures are delivered for four widths, and a screen may have any.
async fn the_plots_keep_their_places_at_any_width(page: Page) {
    // Where the plots of members and pledges begin and end: that of hosts is below the first screen.
    let places = "plots().flatMap((plot) => {
        const { top, bottom } = plot.getBoundingClientRect();
        return [top, bottom].map((y) => Math.round(y + scrollY));
    }).slice(0, 4)";
    for width in [340, 360, 412, 600, 640, 660, 768, 1024, 1280] {
        page.screen(width, 900, 1).await;
        open_without_program(&page, "").await;
        page.shows(&format!("{places}.length"), 4).await;
        let before = page.js(&format!("return {places}")).await;
        page.site.mend();
        page.drawn().await;
        page.shows("delivered().length", 0).await;
        page.shows(&format!("[{width}, ...{places}]"), with(width, &before)).await;
    }
}

/// A width before what was seen at it.
fn with(width: u32, seen: &Value) -> Value {
    json!([vec![json!(width)], seen.as_array().cloned().unwrap_or_default()].concat())
}

async fn every_element_stays_when_the_program_takes_over(page: Page) {
    open_without_program(&page, "").await;
    page.js("const going = new Set(provisional());
        window.root = timeline();
        window.before = [root, ...root.querySelectorAll('*')].filter((it) => !going.has(it));
        window.parents = before.map((it) => it.parentElement);
        // By these words somebody who reads a failure knows it.
        window.known = before.map((it) => it.outerHTML.slice(0, 100));")
        .await;
    page.shows("before.length > 1000", true).await;
    page.site.mend();
    page.drawn().await;
    page.shows("delivered().length", 0).await;
    let gone = "before.flatMap((it, at) => (it.parentElement === parents[at] && it.isConnected ? [] : [known[at]]))";
    page.lasts(gone, json!([])).await;
    page.shows("timeline() === root", true).await;
    page.shows("rows().length", 93).await;
    // They answer now.
    page.press("link(undefined, rows()[40])").await;
    page.shows("opened()?.textContent === called(openers()[40])", true).await;
    page.lasts(gone, json!([])).await;
}

/// What translators, extensions and old copies make of a page. The program would look for nodes that are not where they were.
async fn a_page_that_was_changed_on_its_way_is_made_anew(page: Page) {
    for change in [
        // A translator puts words into elements of its own.
        "for (const cell of table().querySelectorAll('td')) {
            const font = document.createElement('font');
            font.append(...cell.childNodes);
            cell.append(font);
        }",
        "const tool = document.createElement('button');
         tool.textContent = 'a tool of somebody else';
         field('Search', filters()).after(tool)",
        "rows()[3].remove()",
        "title().textContent = ''",
        "timeline().replaceChildren()",
    ] {
        open_without_program(&page, "").await;
        page.js(change).await;
        page.site.mend();
        page.drawn().await;
        page.counts(93).await;
        page.shows("rows().length", 93).await;
        page.shows("title()?.textContent", "From 10 members in 2014 to 86 in 2023").await;
        page.shows("timeline().querySelectorAll('font').length", 0).await;
        page.choose_year("From", 2020).await;
        page.query("?from=2020").await;
        page.press("link(undefined, rows()[0])").await;
        page.shows("opened()?.textContent === called(openers()[0])", true).await;
    }
}

async fn another_view_is_not_shown_as_the_whole(page: Page) {
    for query in ["?year=2017", "?host=FR", "?q=oil", "?kind=leaders"] {
        open_without_program(&page, query).await;
        for answer in ["delivered().find(isSeen) ?? null", "count()", "keyFigures()[0]", "table()"] {
            page.shows(answer, json!(null)).await;
        }
        page.find("paragraph('Loading the timeline …')").await;
        page.site.mend();
        page.drawn().await;
        page.until("the answer is there", "count().checkVisibility()").await;
    }
}

async fn without_its_program_the_page_stays(page: Page) {
    page.withhold_program();
    page.visit("").await;
    page.until("the message shows", "alert()?.textContent.includes('could not be started')").await;
    page.shows(PICTURES, json!([true, true, true])).await;
    page.shows("rows().length", 93).await;
    // Its links lead to the pages of the meetings.
    let name = page.text("link(undefined, rows()[0])").await;
    page.press("link(undefined, rows()[0])").await;
    page.shows("location.href", page.site.url("meetings/2014-09-05-newport/")).await;
    page.shows("[heading()?.localName, heading()?.textContent]", json!(["h1", name])).await;
}
