//! Fallback scenarios: what a reader sees where the program fails, hangs or cannot run, and how they get it after all.

use serde_json::json;

use crate::harness::{Kind, Page, folder, scenarios};

scenarios!(
    a_start_script_that_fails_leaves_the_page,
    a_start_script_that_hangs_leaves_the_page,
    a_program_that_is_late_is_still_welcome,
    data_that_are_late_are_still_welcome,
    every_file_can_be_asked_for_again,
    a_browser_that_does_not_measure_runs_the_program,
    without_its_first_script_the_page_starts,
    a_page_opened_as_a_file_says_why_it_does_not_start,
);

/// What is said in place of the program.
const SAID: &str = "alert()?.innerText";

/// Waits until the page stands as it was delivered, says these words, and shows nothing that needs the program.
async fn stands(page: &Page, words: &str) {
    page.until("it says so", &format!("{SAID}?.includes(`{words}`)")).await;
    page.shows("[Boolean(count()), Boolean(keyFigure(/meetings$/)), rows().length]", json!([true, true, 93])).await;
    page.shows("delivered().filter(isSeen).length", 3).await;
    page.shows(&format!("{NEEDS_PROGRAM}.filter((it) => it && isSeen(it)).length"), 0).await;
    page.shows(WAITS, false).await;
}

/// What is of no use without the program.
const NEEDS_PROGRAM: &str =
    "[filters(), filterButton(), role('combobox', 'Colours'), button('Share'), button('Embed'), heading('Your own data'),
    button('Open your own data …'), folded('Every reported size'), folded('Members and when'), years()[0],
    folded('Columns:'), button(/^Show all/)]";

/// Whether it asks to wait.
const WAITS: &str = "Boolean(paragraph('Loading the timeline …'))";

const PART: &str = "not the part that the address asks for";
const OTHERS: &str = "not those that the address names";

/// Whether it says what the delivered page is not.
async fn says_what_it_is_not(page: &Page, query: &str) {
    for (words, is_said) in [(PART, query.contains("year")), (OTHERS, query.contains("data"))] {
        page.shows(&format!("{SAID}.includes('{words}')"), is_said).await;
    }
}

async fn a_start_script_that_fails_leaves_the_page(page: Page) {
    page.excuse_missing_files();
    for query in ["", "?year=2017", "?data=coalition.json"] {
        for is_damaged in [false, true] {
            if is_damaged {
                page.site.replace("start-", ".js", "const const = 1;");
            } else {
                page.site.withhold("start-", ".js", "404 Not Found");
            }
            page.visit(query).await;
            stands(&page, "could not be started").await;
            says_what_it_is_not(&page, query).await;
            // In vain it changes nothing.
            page.press("button('Try again', alert())").await;
            stands(&page, "could not be started").await;
            page.site.mend();
            page.press("button('Try again', alert())").await;
            page.drawn().await;
            page.shows("alert()", json!(null)).await;
            page.until("the controls are there", "role('combobox', 'From', filters())").await;
            page.query(query).await;
        }
    }
}

async fn a_start_script_that_hangs_leaves_the_page(page: Page) {
    page.excuse_missing_files();
    // Drivers wait for a script that gets no answer; for one that does nothing they do not.
    page.site.replace("start-", ".js", "/* It says nothing. */");
    page.visit("?year=2017").await;
    page.until("it says to wait", WAITS).await;
    stands(&page, "slow to come").await;
    says_what_it_is_not(&page, "?year=2017").await;
    page.press("button('Try again', alert())").await;
    page.until("it says to wait", &format!("{SAID}.includes('Loading')")).await;
    page.site.mend();
    page.press("button('Try again', alert())").await;
    page.drawn().await;
    page.query("?year=2017").await;
}

async fn a_program_that_is_late_is_still_welcome(page: Page) {
    page.excuse_missing_files();
    page.site.hold("coalition-timeline-", ".wasm");
    page.visit("?year=2017").await;
    stands(&page, "slow to come").await;
    // A further try does not start it twice.
    page.press("button('Try again', alert())").await;
    page.site.mend();
    page.drawn().await;
    page.shows(
        "[roles('heading', /in 2017$/).length, roles('search').length, roles('table').length]",
        json!([1, 1, 1]),
    )
    .await;
    page.shows("count().checkVisibility()", true).await;
    page.choose_year("From", 2016).await;
    page.query("?from=2016&to=2017").await;
}

async fn data_that_are_late_are_still_welcome(page: Page) {
    page.excuse_missing_files();
    let failed = "alert()?.innerText";
    page.site.hold("data-", ".txt");
    for is_pressed in [false, true] {
        page.visit("?year=2017").await;
        page.until("it says so", &format!("{failed}?.includes('slow to come') && {failed}.includes('{PART}')")).await;
        page.shows("rows().length", 93).await;
        page.shows(WAITS, false).await;
        if is_pressed {
            page.press("button('Try again', alert())").await;
            page.until("it waits again", WAITS).await;
        }
        page.site.mend();
        page.drawn().await;
        page.shows("alert()", json!(null)).await;
        page.query("?year=2017").await;
        page.site.hold("data-", ".txt");
    }
    page.site.mend();
    // The program that checks data of others, too.
    page.site.hold("check-", ".wasm");
    page.visit("?data=coalition.json").await;
    page.until("it says so", &format!("{failed}?.includes('slow to come')")).await;
    page.press("button('Try again', alert())").await;
    page.site.mend();
    page.drawn().await;
    page.query("?data=coalition.json").await;
}

async fn every_file_can_be_asked_for_again(page: Page) {
    page.excuse_missing_files();
    for (begin, end, query) in [
        ("coalition-timeline-", ".js", "?year=2017"),
        ("coalition-timeline-", ".wasm", "?year=2017"),
        ("data-", ".txt", "?year=2017"),
        ("check-", ".js", "?data=coalition.json"),
        ("check-", ".wasm", "?data=coalition.json"),
    ] {
        page.site.withhold(begin, end, "404 Not Found");
        page.visit(query).await;
        let again = "button('Try again')";
        page.find(again).await;
        if query.contains("year") {
            // What was delivered is there, and says what it is not.
            page.shows("rows().length", 93).await;
            page.until("it says what it is not", &format!("document.body.innerText.includes('{PART}')")).await;
        }
        page.site.mend();
        page.js("window.isSame = true").await;
        page.find(again).await.click().await.unwrap();
        page.drawn().await;
        page.query(query).await;
        page.shows("window.isSame", true).await;
    }
}

async fn a_browser_that_does_not_measure_runs_the_program(page: Page) {
    let first = std::fs::read_to_string(folder().join("early.js")).unwrap();
    page.site.replace("early.js", "", &format!("delete window.PerformanceObserver;\n{first}"));
    page.open("?year=2017").await;
    page.shows("'PerformanceObserver' in window", false).await;
    page.shows("count().checkVisibility()", true).await;
}

async fn without_its_first_script_the_page_starts(page: Page) {
    page.excuse_missing_files();
    page.site.withhold("early.js", "", "404 Not Found");
    page.open("").await;
    page.counts(93).await;
}

async fn a_page_opened_as_a_file_says_why_it_does_not_start(page: Page) {
    // Firefox's driver lets files read files, which Firefox does not: there the page runs.
    if page.kind == Kind::Firefox {
        return;
    }
    let file = format!("file://{}?year=2017", folder().join("index.html").display());
    page.go(&file).await;
    stands(&page, "opened as a file").await;
    says_what_it_is_not(&page, "?year=2017").await;
    // Nothing of this is about the site, which the browser complains of by the address of a file.
    page.excuse("file://");
    page.excuse_missing_files();
}
