//! Address scenarios: an address opens the view that it stands for, and a wrong one is explained.

use serde_json::json;

use crate::harness::data::{is_host, meeting, name, names, years};
use crate::harness::{Page, scenarios};

scenarios!(
    a_shared_address_opens_its_view,
    one_year,
    a_malformed_address_is_explained,
    what_others_add_to_an_address_is_passed_over,
);

/// What the page says that it has not understood.
const NOTES: &str = "roles('listitem', undefined, alert()).map((note) => note.textContent)";

async fn a_shared_address_opens_its_view(page: Page) {
    page.open("?from=2016&to=2018&host=FR~IQ&meeting=2016-10-20-paris").await;
    let expected = names(|meeting| {
        (is_host(meeting, "FR") || is_host(meeting, "IQ")) && years(meeting).0 <= 2018 && years(meeting).1 >= 2016
    });
    page.counts(expected.len()).await;
    assert_eq!(page.names().await, expected);
    assert_eq!(page.text("opened()").await, name(meeting("2016-10-20-paris")));
    page.shows("ticked()", json!(["France", "Iraq"])).await;
    page.shows("alert()", json!(null)).await;
    // A reader who has only followed a link starts at the top, not inside the detail.
    page.shows("document.activeElement === document.body", true).await;
}

async fn one_year(page: Page) {
    page.open("?year=2017").await;
    let expected = names(|meeting| years(meeting).0 <= 2017 && years(meeting).1 >= 2017);
    page.counts(expected.len()).await;
    assert_eq!(page.names().await, expected);
    page.shows("['From', 'To'].map((label) => field(label, filters()).value)", json!(["2017", "2017"])).await;
}

async fn a_malformed_address_is_explained(page: Page) {
    page.open("?from=abc&host=XX&meeting=nope&q=%E0%A4").await;
    page.counts(93).await;
    page.shows("detail()", json!(null)).await;
    page.shows(
        NOTES,
        json!([
            "“from=abc” is not a year, month or day, so it was ignored.",
            "No meeting was hosted by “XX”, so it was ignored.",
            "There is no meeting “nope”, so none is open.",
            "“%E0%A4” cannot be read as text, so it was ignored.",
        ]),
    )
    .await;
    page.press("button('Dismiss', alert())").await;
    page.shows("alert()", json!(null)).await;
    page.counts(93).await;

    page.open("?from=1999&from=2016").await;
    page.shows(
        NOTES,
        json!([
            "There are no meetings in 1999; 2014 is taken instead.",
            "“from” is there twice; only the first counts."
        ]),
    )
    .await;
    // The next choice of the reader leaves the mistakes behind.
    page.choose_year("To", 2015).await;
    page.query("?to=2015").await;
    page.shows("alert()", json!(null)).await;
}

async fn what_others_add_to_an_address_is_passed_over(page: Page) {
    // As a mail program, a social network and somebody who has copied it out of HTML leave it behind.
    page.open("?utm_source=mail&from=2016&amp;to=2018&amp;host=FR&fbclid=IwAR%FF&%E0%A4").await;
    let french =
        |meeting: &serde_json::Value| is_host(meeting, "FR") && years(meeting).0 <= 2018 && years(meeting).1 >= 2016;
    page.counts(names(french).len()).await;
    page.shows("alert()", json!(null)).await;
    page.choose_year("To", 2017).await;
    page.query("?from=2016&to=2017&host=FR").await;
    // Mistakes without end are counted.
    page.open(&format!("?host={}", ["XX"; 500].join("~"))).await;
    page.shows(&format!("{NOTES}.length"), 21).await;
    page.shows(&format!("{NOTES}.at(-1)"), "… and 480 more.").await;
}
