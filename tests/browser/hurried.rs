//! Race scenarios: page, address and focus stay together for readers who are quicker than what they wait for.

use crate::harness::data::{is_host, names, years};
use crate::harness::{Downloads, Page, scenarios};
use crate::own;

scenarios!(
    back_is_heard_before_there_is_a_timeline,
    back_leads_to_the_last_letters,
    the_address_names_what_is_there_in_the_end,
    what_was_cleared_does_not_come_back,
    nobody_waits_for_the_program_that_checks_to_cancel,
    a_file_has_the_name_of_what_is_in_it,
    an_open_dialog_gives_the_view_that_is_shown,
    late_texts_leave_the_reader_where_they_are,
    a_long_table_scrolls_past_the_focus,
    the_focus_does_not_go_with_what_it_was_in
);

const ACTIVE: &str = "document.activeElement";
/// The field of the search.
const SEARCH: &str = "field('Search', filters())";
/// The button that undoes every filter.
const CLEAR: &str = "button('Clear filters', filters())";
const SHARE: &str = "button('Share')";
const RETRY: &str = "button('Try again', alert())";
const BUNDLED: &str = "button('Show the bundled timeline')";
const CLOSE: &str = "button('Close', dialog())";
/// The width of what is embedded.
const WIDTH: &str = "field('Width', dialog())";

async fn goes(page: &Page, where_to: &str) {
    page.js(&format!("history.{where_to}()")).await;
}

async fn back_is_heard_before_there_is_a_timeline(page: Page) {
    page.excuse("503 (Service Unavailable)");
    page.excuse("404 (Not Found)");
    page.site.withhold("data-", ".txt", "503 Service Unavailable");
    page.visit("?year=2017").await;
    page.text("alert()").await;
    // As the entries are that a reader has left before the page was loaded again.
    page.js("history.replaceState(null, '', '?host=FR'); history.pushState(null, '', '?year=2017')").await;
    goes(&page, "back").await;
    page.query("?host=FR").await;
    page.site.mend();
    page.press(RETRY).await;
    page.drawn().await;
    page.counts(names(|it| is_host(it, "FR")).len()).await;
    page.query("?host=FR").await;

    page.site.withhold("template", ".csv", "404 Not Found");
    page.visit("?data=template.csv").await;
    page.text("alert()").await;
    page.press(BUNDLED).await;
    page.drawn().await;
    page.query("").await;
    goes(&page, "back").await;
    page.text("alert()").await;
    page.query("?data=template.csv").await;
    goes(&page, "forward").await;
    page.query("").await;
    page.until("what has failed is gone", "!alert()").await;
    page.drawn().await;
    page.counts(93).await;
}

async fn back_leads_to_the_last_letters(page: Page) {
    page.open("").await;
    page.open_group("Host").await;
    page.js("const search = field('Search', filters());
        for (const words of ['M', 'Mo', 'Mosul']) {
            search.value = words;
            search.dispatchEvent(new Event('input', { bubbles: true }));
        }
        choice('France').click();")
        .await;
    page.query("?host=FR&q=Mosul").await;
    goes(&page, "back").await;
    page.query("?q=Mosul").await;
    page.shows(&format!("{SEARCH}.value"), "Mosul").await;
    goes(&page, "back").await;
    page.query("").await;
    page.counts(93).await;
}

async fn the_address_names_what_is_there_in_the_end(page: Page) {
    page.excuse("503 (Service Unavailable)");
    page.excuse("404 (Not Found)");
    page.site.withhold("template", ".csv", "404 Not Found");
    page.site.withhold("data-", ".txt", "503 Service Unavailable");
    page.visit("?data=template.csv").await;
    page.text("alert()").await;
    page.press(BUNDLED).await;
    page.until("ours fail too", "roles('listitem', undefined, alert())[0]?.textContent.includes('503')").await;
    page.site.mend();
    page.press(RETRY).await;
    page.drawn().await;
    page.counts(93).await;
    page.query("").await;
}

async fn what_was_cleared_does_not_come_back(page: Page) {
    page.visit("?data=template.csv&from=2022").await;
    page.drawn().await;
    page.press(CLEAR).await;
    page.query("?data=template.csv").await;
    page.press(BUNDLED).await;
    page.drawn().await;
    page.counts(93).await;
    page.query("").await;
}

async fn nobody_waits_for_the_program_that_checks_to_cancel(page: Page) {
    page.open("").await;
    page.site.hold("check-", ".js");
    own::drop(&page, "river.csv", "date,name\n2020-03-05,First conference\n").await;
    page.press("button('Cancel')").await;
    let failed = page.text("alert()").await;
    assert!(failed.contains("cancelled"), "{failed}");
    page.shows(&format!("{ACTIVE} === {RETRY}"), true).await;
    // What comes then is too late.
    page.site.mend();
    let come = "performance.getEntriesByType('resource').some(({ name }) => /check-.*wasm/.test(name))";
    page.until("the program has come", come).await;
    page.lasts("alert().textContent.includes('cancelled')", true).await;
    page.press(RETRY).await;
    page.shows("count()?.textContent", "1 of 1 meeting").await;
}

async fn a_file_has_the_name_of_what_is_in_it(page: Page) {
    let downloads = Downloads::of(&page).await;
    page.site.hold("texts-", ".txt");
    page.visit("?year=2017").await;
    page.find(SHARE).await;
    page.counts(names(|it| years(it).0 <= 2017 && years(it).1 >= 2017).len()).await;
    // The texts are still missing when the reader goes on.
    page.js("button('Share').click()").await;
    page.js("button('CSV', dialog()).click();
        dialog().close();
        button('Clear filters', filters()).click();")
        .await;
    page.counts(93).await;
    page.site.mend();
    let file = String::from_utf8(downloads.file("coalition-timeline-2014-2023.csv").await).unwrap();
    // Each meeting, and a head.
    assert_eq!(file.matches("\r\n").count(), 94);
    assert_eq!(downloads.names(), ["coalition-timeline-2014-2023.csv"]);
}

async fn an_open_dialog_gives_the_view_that_is_shown(page: Page) {
    page.open("").await;
    page.choose_year("From", 2019).await;
    page.query("?from=2019").await;
    page.press(SHARE).await;
    let link = "field('Link to this view', dialog()).value";
    page.shows(link, page.site.url("?from=2019")).await;
    goes(&page, "back").await;
    page.shows(link, page.site.url("")).await;
    page.shows(&format!("{ACTIVE} === {CLOSE}"), true).await;
    page.press(CLOSE).await;
    // What is being typed in the other stays, and what follows from the view does not.
    goes(&page, "forward").await;
    page.query("?from=2019").await;
    page.press("button('Embed')").await;
    page.js(&format!("{WIDTH}.focus()")).await;
    page.type_keys("12").await;
    let typed = page.js(&format!("return {WIDTH}.value")).await;
    assert!(typed.as_str().unwrap().contains("12"), "{typed}");
    goes(&page, "back").await;
    page.until("the preview follows", "!dialog().querySelector('iframe').src.includes('from')").await;
    page.shows(&format!("{WIDTH}.value"), typed).await;
}

async fn late_texts_leave_the_reader_where_they_are(page: Page) {
    let complete = "performance.getEntriesByName('coalition-timeline:complete').length";
    let lasting = "role('link', undefined, listUnder('Sources', detail()))";
    for (what, stays) in [
        ("button('Close', detail()).focus()", format!("{ACTIVE} === button('Close', detail())")),
        // Somebody who reads has the focus on the heading, and has scrolled on.
        ("scrollBy(0, 200)", format!("{ACTIVE} === opened() && scrollY === at")),
    ] {
        page.site.hold("texts-", ".txt");
        page.screen(600, 500, 1).await;
        page.visit("").await;
        page.find("rows()[0]").await;
        page.find(SHARE).await;
        page.press("openers()[0]").await;
        page.shows(&format!("{ACTIVE} === opened()"), true).await;
        page.js(&format!(
            "document.documentElement.style.scrollBehavior = 'auto';
            {what};
            window.at = scrollY;"
        ))
        .await;
        page.site.mend();
        page.until("the texts have come", &format!("{complete} && {lasting}")).await;
        page.lasts(&stays, true).await;
    }
}

async fn a_long_table_scrolls_past_the_focus(page: Page) {
    page.open("").await;
    let rows: String = (0..2_000).map(|row| format!("20{:02}-01-01,Meeting {row}\n", 10 + row % 10)).collect();
    own::drop(&page, "long.csv", &format!("date,name\n{rows}")).await;
    page.shows("count()?.textContent", "2,000 of 2,000 meetings").await;
    page.drawn().await;
    page.press("button('Show all 2,000')").await;
    // The reader is at a row that stays in the page when those below it come, and scrolls on.
    page.js("const all = rows();
        window.held = openers()[all.length - 30];
        window.first = all[0].textContent;
        held.focus();
        scrollTo({ top: scrollY + all[all.length - 1].getBoundingClientRect().bottom, behavior: 'instant' });
        window.at = scrollY;")
        .await;
    page.until("other rows have come", "rows()[0].textContent !== first").await;
    page.lasts(
        &format!("openers().includes({ACTIVE}) && {ACTIVE}.textContent === held.textContent && scrollY >= at"),
        true,
    )
    .await;
}

async fn the_focus_does_not_go_with_what_it_was_in(page: Page) {
    page.open("").await;
    page.search("nowhere at all").await;
    let back_from_nothing = "button('Clear filters', says('No meeting matches all of these filters.'))";
    page.find(back_from_nothing).await;
    page.js(&format!("{back_from_nothing}.focus()")).await;
    goes(&page, "back").await;
    page.counts(93).await;
    page.shows(&format!("{ACTIVE} === {CLEAR}"), true).await;

    page.open("?host=XX").await;
    page.js("button('Dismiss', alert()).focus();
        const years = field('To', filters());
        years.value = '2019';
        years.dispatchEvent(new Event('change', { bubbles: true }));")
        .await;
    page.until("the notes are gone", "!alert()").await;
    page.shows(&format!("[field('From', filters()), field('To', filters())].includes({ACTIVE})"), true).await;
}
