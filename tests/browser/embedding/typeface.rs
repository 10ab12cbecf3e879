//! Typeface scenarios of the element: it brings its typeface into somebody else's page, and takes it away again.

use serde_json::json;

use super::{drawn_inside, element, inside};
use crate::harness::{Page, scenarios};

scenarios!(
    the_typeface_comes_with_the_first_timeline_and_goes_with_the_last,
    a_typeface_that_comes_late_moves_nothing,
    a_host_that_refuses_the_typeface_has_another,
    a_typeface_that_is_missing_is_no_fault,
);

/// The faces of the timeline that a page has, and how far they have come.
const FACES: &str = "[...document.fonts].filter(({ family }) => family.includes('Coalition Timeline'))
    .map(({ weight, status }) => `${weight} ${status}`).sort()";

async fn the_typeface_comes_with_the_first_timeline_and_goes_with_the_last(page: Page) {
    let both = json!(["400 loaded", "700 loaded"]);
    page.site.hold("coalition-timeline-", ".wasm");
    page.visit_host("elements.html").await;
    page.shows(FACES, both.clone()).await;
    page.site.mend();
    drawn_inside(&page, 0).await;
    page.js("document.querySelectorAll('section')[1].scrollIntoView()").await;
    drawn_inside(&page, 1).await;
    page.shows(FACES, both.clone()).await;
    // The page around it keeps its own.
    page.shows("getComputedStyle(document.body).fontFamily.includes('Coalition')", false).await;
    page.js("window.second = document.querySelectorAll('coalition-timeline')[1]; second.remove()").await;
    page.shows("within(second.shadowRoot, canvas)", json!(null)).await;
    page.shows(FACES, both.clone()).await;
    page.js(&format!("window.first = {}; first.remove()", element(0))).await;
    page.shows(FACES, json!([])).await;
    // It is there already.
    page.js("document.querySelector('section').append(first)").await;
    drawn_inside(&page, 0).await;
    page.shows(FACES, both).await;
}

async fn a_typeface_that_comes_late_moves_nothing(page: Page) {
    page.site.hold("typeface-", ".woff2");
    page.visit_host("element.html").await;
    drawn_inside(&page, 0).await;
    let height = format!("{}.getBoundingClientRect().height", element(0));
    let before = page.js(&format!("return {height}")).await;
    page.site.mend();
    let come = "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2')).length";
    page.shows(come, 2).await;
    page.lasts(FACES, json!([])).await;
    page.lasts(&height, before).await;
}

async fn a_host_that_refuses_the_typeface_has_another(page: Page) {
    // Each browser says that it has refused. Nothing else may go wrong, not even a promise.
    page.excuse("violates the following Content Security Policy directive");
    page.excuse("Content-Security-Policy");
    page.excuse("downloadable font");
    page.excuse("FaviconLoader");
    page.visit_host("no-typeface.html").await;
    drawn_inside(&page, 0).await;
    page.shows(FACES, json!([])).await;
    page.shows(&format!("{}.getBoundingClientRect().width > 40", inside(0, "count()")), true).await;
}

async fn a_typeface_that_is_missing_is_no_fault(page: Page) {
    page.withhold_typeface();
    page.visit_host("element.html").await;
    drawn_inside(&page, 0).await;
    page.shows(FACES, json!([])).await;
    page.shows(&format!("{}.getBoundingClientRect().width > 40", inside(0, "count()")), true).await;
}
