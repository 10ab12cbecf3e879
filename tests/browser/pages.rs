//! Can the page of a meeting be read, and left for the timeline and back, with and without a program?

use serde_json::json;

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

/// Opens the page of a meeting and waits for its style.
async fn visit(page: &Page, id: &str) {
    page.visit(&format!("meetings/{id}/")).await;
    page.until("its style is there", "getComputedStyle(document.body).marginTop === '0px'").await;
    page.shows("document.querySelectorAll('h1, .ct-meeting h1').length", 1).await;
}

async fn a_page_leads_into_the_timeline_and_back(page: Page) {
    visit(&page, RIVALS).await;
    let name = page.text("h1").await;
    page.press(".ct-show").await;
    page.drawn().await;
    page.query(&format!("?meeting={RIVALS}")).await;
    page.shows("document.querySelector('.ct-detail h2').textContent", name.as_str()).await;
    page.shows("document.querySelector('.ct-own-page').target", "").await;
    page.press(".ct-own-page").await;
    page.shows("location.href", page.site.url(&format!("meetings/{RIVALS}/"))).await;
    page.shows("document.querySelector('h1').textContent", name).await;
    page.press(".ct-home a").await;
    page.drawn().await;
    page.shows("location.href", page.site.url("")).await;
}

async fn pages_lead_from_meeting_to_meeting(page: Page) {
    visit(&page, RIVALS).await;
    page.press(".ct-neighbours p:last-child a").await;
    page.shows("location.href", page.site.url("meetings/2018-02-11-amman/")).await;
    page.press(".ct-neighbours p:last-child a").await;
    page.shows("location.href", page.site.url(&format!("meetings/{SUMS}/"))).await;
    // The citations are there, and are saved instead of shown.
    for file in ["citation.bib", "citation.ris"] {
        page.shows(&format!("document.querySelector('a[href=\"{file}\"]').download"), "").await;
        let has = format!("document.querySelector('a[href=\"{file}\"]').hasAttribute('download')");
        page.shows(&has, true).await;
    }
}

async fn a_page_fits_its_screen(page: Page) {
    let beyond = "[...document.querySelectorAll('body *')].filter((it) => !it.closest('.ct-unseen')
        && it.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((it) => it.outerHTML)";
    for width in [320, 1280] {
        page.screen(width, 800, 1).await;
        for id in [RIVALS, SUMS, VIRTUAL] {
            visit(&page, id).await;
            page.shows(beyond, json!([])).await;
            page.shows("document.documentElement.scrollWidth - document.documentElement.clientWidth", 0).await;
            // Lines are no longer than can be read.
            page.shows("document.querySelector('.ct-meeting').clientWidth <= 48 * 16", true).await;
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
    let link = "document.querySelector('.ct-table tbody tr:not([hidden]) a')";
    page.js(&format!("{link}.focus()")).await;
    let id = page.js(&format!("return {link}.dataset.meeting")).await;
    let id = id.as_str().unwrap();
    // For a new tab, or to be copied: the meeting in the present view, not its page.
    page.shows(&format!("{link}.href"), page.site.url(&format!("?host=FR&meeting={id}"))).await;
    page.js(&format!("{link}.click()")).await;
    page.query(&format!("?host=FR&meeting={id}")).await;
    page.shows("document.querySelector('.ct-own-page').href", page.site.url(&format!("meetings/{id}/"))).await;
    // Data of others have no pages here.
    let other = page.site.url("coalition.json");
    page.open(&format!("?data={other}&meeting={id}")).await;
    page.find("detail()").await;
    page.shows("document.querySelector('.ct-own-page')", json!(null)).await;
}

async fn an_element_leads_to_the_page_of_the_site(page: Page) {
    let script = "<script type=\"module\" src=\"{site}coalition-timeline.js\"></script>";
    let element = format!("<coalition-timeline meeting=\"{RIVALS}\"></coalition-timeline>");
    let frame = format!("<iframe src=\"{{site}}?embed&meeting={RIVALS}\" title=\"Coalition Timeline\"></iframe>");
    let head = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A host</title>";
    page.host.put("both.html", format!("{head}{element}{frame}{script}"));
    page.visit_host("both.html").await;
    let there = page.site.url(&format!("meetings/{RIVALS}/"));
    let inside = "document.querySelector('coalition-timeline')?.shadowRoot?.querySelector('.ct-own-page')";
    page.until("it is open in the element", inside).await;
    page.shows(&format!("[{inside}.href, {inside}.target]"), json!([there, "_blank"])).await;
    page.enter(0).await;
    page.find(".ct-own-page").await;
    let inside = "document.querySelector('.ct-own-page')";
    page.shows(&format!("[{inside}.href, {inside}.target]"), json!([there, "_blank"])).await;
    page.leave().await;
}
