//! Failure scenarios: a part of the site does not arrive or is faulty.

use serde_json::json;

use crate::harness::data::data;
use crate::harness::{Page, scenarios};

scenarios!(
    the_data_do_not_arrive,
    the_longer_texts_do_not_arrive,
    the_data_are_of_another_version,
    the_data_are_faulty,
    the_program_that_checks_does_not_arrive,
    the_program_does_not_arrive,
    the_program_is_lost_on_its_way
);

/// What is wrong, one by one.
const FAULTS: &str = "roles('listitem', undefined, alert() ?? document.head).map((it) => it.textContent)";

async fn the_data_do_not_arrive(page: Page) {
    page.excuse("503 (Service Unavailable)");
    page.site.withhold("data-", ".txt", "503 Service Unavailable");
    page.visit("").await;
    let failed = page.text("alert()").await;
    assert!(failed.contains("The data could not be loaded."), "{failed}");
    assert!(failed.contains("503"), "{failed}");
    // Trying in vain changes nothing.
    page.press("button('Try again', alert())").await;
    page.until("the message is back", &format!("{FAULTS}[0]?.includes('503')")).await;
    page.site.mend();
    // What a browser says of no answer at all is not for readers.
    page.excuse("ERR_EMPTY_RESPONSE");
    page.site.withhold("data-", ".txt", "");
    page.press("button('Try again', alert())").await;
    page.until("it says what that means", &format!("{FAULTS}[0] === 'The server did not answer; you may be offline.'"))
        .await;
    page.site.mend();
    page.press("button('Try again', alert())").await;
    page.drawn().await;
    page.counts(93).await;
    page.shows("alert()", json!(null)).await;
}

async fn the_longer_texts_do_not_arrive(page: Page) {
    page.excuse("503 (Service Unavailable)");
    page.site.withhold("texts-", ".txt", "503 Service Unavailable");
    page.visit("").await;
    page.until("it can be used", "performance.getEntriesByName('coalition-timeline:ready').length").await;
    page.choose_year("From", 2016).await;
    page.press("role('link', undefined, rows()[0])").await;
    let words = "detail()?.textContent";
    let without = "The summary and the addresses of the sources have not come yet.";
    page.until("the detail says what is missing", &format!("{words}?.includes('{without}')")).await;
    page.search("stabilisation").await;
    page.until("the status says what has not been searched", "paragraph(/^Only names and places have been searched/)")
        .await;
    // A further word asks for them again, and the keyboard stays where it is.
    page.site.mend();
    page.search(" iraq").await;
    page.until("everything has been searched", "!paragraph(/^Only names and places have been searched/)").await;
    page.shows("document.activeElement === field('Search', filters())", true).await;
    page.until("the sources are there", "heading('Sources', detail()) && link(/opens in a new tab/, detail())").await;
    page.shows(&format!("{words}.includes('{without}')"), false).await;
}

async fn the_data_are_of_another_version(page: Page) {
    page.site.replace("data-", ".txt", "CTD0 of another form");
    page.visit("").await;
    let failed = page.text("alert()").await;
    assert!(failed.contains("does not belong to this version of the page"), "{failed}");
}

async fn the_program_that_checks_does_not_arrive(page: Page) {
    page.excuse_missing_files();
    page.site.withhold("check-", ".js", "404 Not Found");
    page.visit("?data=coalition.json").await;
    let failed = page.text("alert()").await;
    assert!(failed.contains("The program that checks data did not come"), "{failed}");
    page.press("button('Show the bundled timeline', alert())").await;
    page.drawn().await;
    page.counts(93).await;

    page.visit("?data=coalition.json").await;
    page.text("alert()").await;
    page.site.mend();
    page.press("button('Try again', alert())").await;
    page.drawn().await;
    page.counts(93).await;
    page.query("?data=coalition.json").await;
}

async fn the_data_are_faulty(page: Page) {
    let mut file = data().clone();
    file["meetings"][0]["start"] = json!("2014-09-31");
    file["meetings"][1]["hosts"] = json!(["XX"]);
    file["meetings"][2]["extra"] = json!(1);
    page.site.replace_data(file.to_string());
    page.visit("?data=coalition.json").await;
    let failed = page.text("alert()").await;
    assert!(failed.contains("The data file has faults, so nothing is drawn from it:"), "{failed}");
    let faults = page.list(FAULTS).await;
    for (record, words) in [(0, "2014-09-31"), (1, "XX"), (2, "extra")] {
        let id = file["meetings"][record]["id"].as_str().unwrap();
        let told = faults.iter().any(|fault| fault.contains(id) && fault.contains(words));
        assert!(told, "nothing about {words} in {id}: {faults:?}");
    }
    page.shows("[chart(), canvas(), table()]", json!([null, null, null])).await;

    page.site.replace_data("{ \"meetings\": [");
    page.press("button('Try again', alert())").await;
    page.until("the file is no JSON", &format!("{FAULTS}[0]?.includes('is not JSON at line 1')")).await;
    page.site.mend();
    page.press("button('Try again', alert())").await;
    page.drawn().await;
    page.counts(93).await;
}

async fn the_program_does_not_arrive(page: Page) {
    without_program(page, ".wasm", "404 Not Found").await;
}

/// Of a script that has come, or that its server has not, WebKit asks no server a second time: so it is a connection that is lost.
async fn the_program_is_lost_on_its_way(page: Page) {
    without_program(page, ".js", "").await;
}

async fn without_program(page: Page, ending: &'static str, status: &'static str) {
    page.excuse_missing_files();
    page.excuse("ERR_EMPTY_RESPONSE");
    page.site.withhold("coalition-timeline-", ending, status);
    page.visit("").await;
    page.until("the message shows", "alert()").await;
    let message = page.text("alert()").await;
    assert!(message.contains("The timeline could not be started"), "{message}");
    page.shows("paragraph('Loading the timeline …')", json!(null)).await;
    page.shows("link('coalition.json', alert()).href", page.site.url("coalition.json")).await;
    let answer = "fetch(link('coalition.json', alert()).href).then((answer) => arguments[0](answer.status))";
    assert_eq!(page.js_async(answer).await, 200);
    page.site.mend();
    page.open("").await;
}
