//! Return scenarios: a reader who comes back finds the place in the page, the fields and the history as they were.

use serde_json::json;

use crate::harness::{Kind, Page, scenarios};
use crate::own::{OPEN, choose};

scenarios!(
    back_to_other_data_leads_to_the_place,
    fields_say_what_is_shown_after_a_return,
    opening_a_file_is_one_step_that_begins_with_the_dialog,
);

/// Whether the page is where it was left, but for what a browser moves to keep words in their place, as an expression.
fn is_at(px: u32) -> String {
    format!("Math.abs(scrollY - {px}) < 12")
}

/// Goes to a page of somebody else, and stays until that is there.
async fn leave(page: &Page) {
    page.host.put("elsewhere.html", "<!doctype html><meta charset=\"utf-8\"><title>Elsewhere</title>");
    page.visit_host("elsewhere.html").await;
    page.shows("[document.readyState, document.title]", json!(["complete", "Elsewhere"])).await;
}

async fn back_to_other_data_leads_to_the_place(page: Page) {
    for query in [format!("?data={}", page.site.url("coalition.json")), "?from=2016".to_owned()] {
        page.open(&query).await;
        // The page is so long only with all rows of the table, which are shown again for the place.
        page.press("button(/^Show all/)").await;
        page.js("scrollTo({ top: 1900, behavior: 'instant' })").await;
        page.until("the place is kept", "history.state?.[1] === 1900").await;
        // Where the browser has not put the page aside it is made anew.
        page.js("addEventListener('unload', () => {})").await;
        leave(&page).await;
        page.client.back().await.expect("the page before");
        page.drawn().await;
        page.settles(&is_at(1900), true).await;
        page.reload().await;
        page.drawn().await;
        page.settles(&is_at(1900), true).await;
        // Other data begin at their own place, and what follows is kept for those.
        page.js("scrollTo({ top: 700, behavior: 'instant' })").await;
        page.until("the place is kept", "history.state?.[1] === 700").await;
    }
}

/// What the fields say, as an expression.
const FIELDS: &str =
    "[...['From', 'To', 'Search'].map((label) => field(label, filters()).value), ...ticked()].join(', ')";
const ASKED: &str = "?from=2016&host=FR&q=Paris";
const SAID: &str = "2016, 2023, Paris, France";

async fn fields_say_what_is_shown_after_a_return(page: Page) {
    page.open(ASKED).await;
    page.shows(FIELDS, SAID).await;
    // Firefox asks for an icon that no page has named when it shows one again that it has put aside.
    if page.kind != Kind::Firefox {
        leave(&page).await;
        page.client.back().await.expect("the page before");
        page.drawn().await;
        page.lasts(FIELDS, SAID).await;
    }
    // WebKit gives fields back what they said at first, in a task after it has told that the page is shown again.
    page.js("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        setTimeout(() => {
            filters().reset();
            window.reset = field('From', filters()).value;
        })")
        .await;
    page.shows("window.reset", "2014").await;
    page.shows(FIELDS, SAID).await;
    page.lasts(FIELDS, SAID).await;
    page.query(ASKED).await;
}

const GOOD: &str = "date,name,hosts\n2020-03-05,First conference,FR\n2022-06-02,Second conference,CH\n";
const SHOWN: &str = "count()?.textContent";

async fn opening_a_file_is_one_step_that_begins_with_the_dialog(page: Page) {
    page.open("").await;
    page.choose_year("From", 2016).await;
    page.query("?from=2016").await;
    // No driver can do anything with a dialog of the system.
    page.js("fileField().click = () => (window.isAsked = true)").await;
    let before = page.js("return history.length").await.as_u64().unwrap();
    page.press(OPEN).await;
    page.until("the dialog is asked for", "window.isAsked").await;
    page.shows("history.length", before + 1).await;
    page.query("?from=2016").await;
    choose(&page, "river.csv", GOOD).await;
    page.shows(SHOWN, "2 of 2 meetings").await;
    page.shows("history.length", before + 1).await;
    page.query("").await;
    page.client.back().await.expect("the step before");
    page.query("?from=2016").await;
    page.until("the bundled data are shown", &format!("{SHOWN}?.endsWith('of 93 meetings')")).await;
    // A dialog that nothing was chosen in is no step.
    page.drawn().await;
    page.js("fileField().click = () => {}").await;
    page.press(OPEN).await;
    page.js("window.travels = 0; addEventListener('popstate', () => (window.travels += 1));
        fileField().dispatchEvent(new Event('cancel', { bubbles: true }))")
        .await;
    page.shows("travels", 1).await;
    page.query("?from=2016").await;
    page.client.back().await.expect("the step before");
    page.query("").await;
    page.counts(93).await;
    page.shows("travels", json!(2)).await;
}
