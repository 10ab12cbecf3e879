//! Meeting page scenarios: the page of a meeting can be read, and left for the timeline and back, with and without a program.

use serde_json::json;

use crate::harness::data::{is_host, meetings};
use crate::harness::{Page, scenarios};

scenarios!(
    a_page_leads_into_the_timeline_and_back,
    pages_lead_from_meeting_to_meeting,
    a_page_fits_its_screen,
    a_page_is_light_or_dark_as_the_system,
    links_of_the_table_stay_in_place,
    an_element_leads_to_the_page_of_the_site,
);

/// A meeting with reports that differ.
const RIVALS: &str = "2017-11-15-amman";
/// One with many sums.
const SUMS: &str = "2018-02-12-kuwait-city";
/// One without a place and without a host.
const VIRTUAL: &str = "2020-04-virtual";

/// From an open meeting to its page.
const OWN_PAGE: &str = "link(/^Page of this meeting/)";
/// From the page of a meeting to that of the next.
const AFTER: &str = "role('link', undefined, roles('paragraph', undefined, role('navigation', 'Meeting by meeting'))
    .find((it) => it.textContent.startsWith('After: ')))";

/// Opens the page of a meeting and waits for its style.
async fn visit(page: &Page, id: &str) {
    page.visit(&format!("meetings/{id}/")).await;
    page.until("its style is there", "getComputedStyle(document.body).marginTop === '0px'").await;
    page.shows("roles('heading').filter((it) => it.localName === 'h1').length", 1).await;
}

async fn a_page_leads_into_the_timeline_and_back(page: Page) {
    visit(&page, RIVALS).await;
    let name = page.text("title()").await;
    page.press("link('Show this meeting on the timeline')").await;
    page.drawn().await;
    page.query(&format!("?meeting={RIVALS}")).await;
    page.shows("opened().textContent", name.as_str()).await;
    page.shows(&format!("{OWN_PAGE}.target"), "").await;
    page.press(OWN_PAGE).await;
    page.shows("location.href", page.site.url(&format!("meetings/{RIVALS}/"))).await;
    page.shows("title().textContent", name).await;
    page.press("link('Coalition Timeline')").await;
    page.drawn().await;
    page.shows("location.href", page.site.url("")).await;
}

async fn pages_lead_from_meeting_to_meeting(page: Page) {
    visit(&page, RIVALS).await;
    page.press(AFTER).await;
    page.shows("location.href", page.site.url("meetings/2018-02-11-amman/")).await;
    page.press(AFTER).await;
    page.shows("location.href", page.site.url(&format!("meetings/{SUMS}/"))).await;
    // The citations are there, and are saved instead of shown.
    for (name, file) in [("BibTeX", "citation.bib"), ("RIS", "citation.ris")] {
        let link = format!("link('{name}')");
        page.shows(&format!("{link}.href"), page.site.url(&format!("meetings/{SUMS}/{file}"))).await;
        page.shows(&format!("{link}.download"), "").await;
        page.shows(&format!("{link}.hasAttribute('download')"), true).await;
    }
}

async fn a_page_fits_its_screen(page: Page) {
    let beyond = "[...document.querySelectorAll('body *')]
        .filter((it) => it.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((it) => it.outerHTML)";
    for width in [320, 1280] {
        page.screen(width, 800, 1).await;
        for id in [RIVALS, SUMS, VIRTUAL] {
            visit(&page, id).await;
            page.shows(beyond, json!([])).await;
            page.shows("document.documentElement.scrollWidth - document.documentElement.clientWidth", 0).await;
            // Lines are no longer than can be read.
            page.shows("role('article').clientWidth <= 48 * 16", true).await;
        }
    }
}

async fn a_page_is_light_or_dark_as_the_system(page: Page) {
    visit(&page, RIVALS).await;
    let paper = "getComputedStyle(document.body).backgroundColor";
    page.shows(paper, "rgb(253, 252, 249)").await;
    page.scheme("dark").await;
    page.shows(paper, "rgb(21, 24, 27)").await;
}

async fn links_of_the_table_stay_in_place(page: Page) {
    page.open("?host=FR").await;
    let link = "openers()[0]";
    page.js(&format!("{link}.focus()")).await;
    let id =
        meetings().iter().find(|meeting| is_host(meeting, "FR")).and_then(|meeting| meeting["id"].as_str()).unwrap();
    // For a new tab, or to be copied: the meeting in the present view, not its page.
    page.shows(&format!("{link}.href"), page.site.url(&format!("?host=FR&meeting={id}"))).await;
    page.js(&format!("{link}.click()")).await;
    page.query(&format!("?host=FR&meeting={id}")).await;
    page.shows(&format!("{OWN_PAGE}.href"), page.site.url(&format!("meetings/{id}/"))).await;
    // Data of others have no pages here.
    let other = page.site.url("coalition.json");
    page.open(&format!("?data={other}&meeting={id}")).await;
    page.find("detail()").await;
    page.shows(OWN_PAGE, json!(null)).await;
}

async fn an_element_leads_to_the_page_of_the_site(page: Page) {
    let script = "<script type=\"module\" src=\"{site}coalition-timeline.js\"></script>";
    let element = format!("<coalition-timeline meeting=\"{RIVALS}\"></coalition-timeline>");
    let frame = format!("<iframe src=\"{{site}}?embed&meeting={RIVALS}\" title=\"Coalition Timeline\"></iframe>");
    let head = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A host</title>";
    page.host.put("both.html", format!("{head}{element}{frame}{script}"));
    page.visit_host("both.html").await;
    let there = page.site.url(&format!("meetings/{RIVALS}/"));
    let inside = "link(/^Page of this meeting/, document.querySelector('coalition-timeline').shadowRoot)";
    page.until("it is open in the element", inside).await;
    page.shows(&format!("[{inside}.href, {inside}.target]"), json!([there, "_blank"])).await;
    page.enter(0).await;
    page.find(OWN_PAGE).await;
    page.shows(&format!("[{OWN_PAGE}.href, {OWN_PAGE}.target]"), json!([there, "_blank"])).await;
    page.leave().await;
}
