//! Does the page have its typeface, and does it stand still where that comes late?

use serde_json::json;

use crate::harness::{Page, scenarios};

scenarios!(every_page_asks_for_its_typeface, a_typeface_that_comes_late_moves_nothing);

async fn every_page_asks_for_its_typeface(page: Page) {
    for (path, css) in [("", ".ct-shown"), ("meetings/2021-06-28-rome/", "h1")] {
        page.visit(path).await;
        page.find(css).await;
        // Browsers answer from what they keep, too, and note that here.
        let asked = "new Set(performance.getEntriesByType('resource').map(({ name }) => name.match(/typeface-[a-z]+/)?.[0]).filter(Boolean))";
        page.shows(&format!("[...{asked}].sort()"), json!(["typeface-bold", "typeface-regular"])).await;
        let first = format!("getComputedStyle(document.querySelector('{css}')).fontFamily.split(',')[0]");
        page.until("it is named first", &format!("{first}.includes('Coalition Timeline Sans')")).await;
    }
}

async fn a_typeface_that_comes_late_moves_nothing(page: Page) {
    page.site.hold("typeface-", ".woff2");
    page.open("").await;
    let places = "[...document.querySelectorAll('h1, .ct-status, .ct-picture, .ct-table tr, .ct-about')].map((it) => it.getBoundingClientRect().top)";
    let before = page.js(&format!("return {places}")).await;
    page.site.mend();
    page.until("it has come, or has been given up", "document.fonts.status === 'loaded'").await;
    page.lasts(places, before).await;
}
