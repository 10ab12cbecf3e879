//! Key event scenarios: the layer behind the line of members, what it opens, and its switch.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::data::data;
use crate::harness::{Downloads, Page, scenarios};

scenarios!(
    a_link_opens_a_key_event_with_its_sources,
    the_keyboard_opens_a_key_event,
    the_switch_takes_the_layer_away_and_back_returns_it,
    about_the_data_lists_every_key_event,
    key_events_are_in_the_exported_data,
);

/// The row of the marks of key events, and the box that shows them.
const TRACK: &str = "tracks().find((list) => called(list).startsWith('Key events, '))";
const SWITCH: &str = "field('Key events')";
/// The lines of the sources of what is open.
const SOURCES: &str = "roles('listitem', undefined, listUnder('Sources', detail()))";

fn moments() -> &'static Vec<Value> {
    data()["moments"].as_array().expect("a list of moments")
}

fn moment(id: &str) -> &'static Value {
    moments().iter().find(|moment| moment["id"] == id).unwrap_or_else(|| panic!("no moment {id}"))
}

/// Waits until the marks can be walked along.
async fn marked(page: &Page) {
    page.until("there are marks", "marks().length > 0 && role('group', 'Marks of the chart').ariaBusy !== 'true'")
        .await;
}

async fn a_link_opens_a_key_event_with_its_sources(page: Page) {
    let mosul = moment("mosul-retaken");
    page.open("?moment=mosul-retaken").await;
    page.counts(93).await;
    page.shows("alert()", json!(null)).await;
    page.shows("opened().textContent", mosul["label"].clone()).await;
    let text = page.text("detail()").await;
    for said in ["10 July 2017", mosul["summary"].as_str().unwrap()] {
        assert!(text.contains(said), "no “{said}” in:\n{text}");
    }
    page.shows(&format!("{SOURCES}.length"), mosul["sources"].as_array().unwrap().len()).await;
    page.shows(&format!("{SOURCES}.filter((line) => roles('link', undefined, line).length === 0).length"), 0).await;
    // Both dates stand side by side, each with who gives it.
    let dates = "roles('listitem', undefined, listUnder('Dates given', detail()))";
    page.shows(
        &format!("{dates}.map((line) => line.textContent.split(':')[0])"),
        json!(["10 July 2017", "9 July 2017"]),
    )
    .await;
    page.shows(&format!("{dates}.filter((line) => cited(line).length === 0).length"), 0).await;
    page.shows("document.title", "Coalition Timeline: 2014 to 2023, Mosul retaken").await;
    page.press("button('Close', detail())").await;
    page.query("").await;

    page.open("?moment=nope").await;
    page.find("says('There is no key event “nope”, so none is open.', alert())").await;
}

async fn the_keyboard_opens_a_key_event(page: Page) {
    page.open("?year=2017").await;
    marked(&page).await;
    page.shows(&format!("called({TRACK})"), "Key events, 3 marks").await;
    page.js(&format!("role('button', undefined, {TRACK}).focus()")).await;
    let here = "called(document.activeElement)";
    page.shows(here, "Mosul retaken. 10 July 2017. Another date given: 9 July 2017. 5 sources").await;
    page.key(Key::Right).await;
    page.until("the next of them", &format!("{here}.startsWith('Raqqa retaken. 20 October 2017')")).await;
    page.key(Key::Enter).await;
    page.query("?year=2017&moment=raqqa-retaken").await;
    page.shows("document.activeElement === opened()", true).await;
    page.key(Key::Escape).await;
    page.query("?year=2017").await;
    page.until("the focus is back", &format!("{here}.startsWith('Raqqa retaken. ')")).await;
}

async fn the_switch_takes_the_layer_away_and_back_returns_it(page: Page) {
    page.open("").await;
    marked(&page).await;
    page.shows(&format!("{SWITCH}.checked"), true).await;
    page.until("the marks are there", TRACK).await;
    page.press(SWITCH).await;
    page.query("?moments=off").await;
    page.until("they are gone", &format!("marks().length > 0 && !{TRACK}")).await;
    // It is no filter: nothing is counted anew, and nothing can be cleared.
    page.counts(93).await;
    page.shows("button('Clear filters', filters()).ariaDisabled", "true").await;
    page.client.back().await.unwrap();
    page.query("").await;
    page.shows(&format!("{SWITCH}.checked"), true).await;
    page.until("they are there again", TRACK).await;
    page.client.forward().await.unwrap();
    page.query("?moments=off").await;
    page.shows(&format!("{SWITCH}.checked"), false).await;
    page.reload().await;
    marked(&page).await;
    page.shows(&format!("{SWITCH}.checked"), false).await;
    page.shows(&format!("Boolean({TRACK})"), false).await;
}

async fn about_the_data_lists_every_key_event(page: Page) {
    page.open("").await;
    let folded = "folded('Key events on the chart and their sources', about())";
    page.press(&format!("{folded}.firstElementChild")).await;
    page.until("the list is there", &format!("roles('list', undefined, {folded}).length > 0")).await;
    let text = page.text(folded).await;
    for moment in moments() {
        let label = moment["label"].as_str().unwrap();
        assert!(text.contains(label), "no “{label}” in:\n{text}");
    }
    let cited: usize = moments().iter().map(|moment| moment["sources"].as_array().unwrap().len()).sum();
    page.until("every source is there", &format!("roles('link', undefined, {folded}).length >= {cited}")).await;
}

async fn key_events_are_in_the_exported_data(page: Page) {
    let downloads = Downloads::of(&page).await;
    page.open("?year=2017").await;
    page.press("button('Share')").await;
    page.until("the dialog is open", "dialog()").await;
    page.press("button('JSON', dialog())").await;
    let file: Value = serde_json::from_slice(&downloads.file("coalition-timeline-2017.json").await).expect("JSON");
    assert_eq!(file["moments"].as_array().unwrap().len(), moments().len());
}
