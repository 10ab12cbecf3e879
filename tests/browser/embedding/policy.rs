//! Content security policy scenarios: what docs/embedding.md asks of a host is enough, and no more than is needed.

use serde_json::json;

use super::{choose_inside, counts_inside, drawn_inside, enter, fallback, fits, heard, in_years, open_last_mark, says};
use crate::harness::{Page, scenarios};

scenarios!(a_strict_host_of_a_frame, a_strict_host_of_an_element, a_host_without_web_assembly);

/// Firefox asks for the icon of a page that allows no pictures, and complains of itself.
const FIREFOX_ICON: &str = "FaviconLoader";

async fn a_strict_host_of_a_frame(page: Page) {
    page.excuse(FIREFOX_ICON);
    page.visit_host("strict-frame.html").await;
    enter(&page, 0).await;
    says(&page, in_years(2016, 2023)).await;
    fits(&page, "strict").await;
    page.choose_year("To", 2018).await;
    says(&page, in_years(2016, 2018)).await;
    fits(&page, "strict and filtered").await;
}

async fn a_strict_host_of_an_element(page: Page) {
    page.excuse(FIREFOX_ICON);
    page.visit_host("strict-element.html").await;
    drawn_inside(&page, 0).await;
    counts_inside(&page, 0, in_years(2016, 2023)).await;
    choose_inside(&page, 0, "To", 2018).await;
    counts_inside(&page, 0, in_years(2016, 2018)).await;
    open_last_mark(&page, super::in_first).await;
    page.find(&super::inside(0, "detail()")).await;
    // It has its own looks.
    page.shows(&format!("getComputedStyle({}).fontSize", super::inside(0, "heading(undefined, detail())")), "18px")
        .await;
}

async fn a_host_without_web_assembly(page: Page) {
    page.excuse("Content Security Policy");
    page.excuse("Content-Security-Policy");
    // Each browser says in its own words that it refuses.
    page.excuse("wasm");
    page.excuse(FIREFOX_ICON);
    page.visit_host("no-program.html").await;
    page.until("the host hears of it", &format!("{}.length", heard("error"))).await;
    page.shows("readiness", json!(["rejected"])).await;
    page.shows(&fallback(0), true).await;
    page.shows(&heard("load"), json!([])).await;
}
