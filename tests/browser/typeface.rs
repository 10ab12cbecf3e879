//! Does every page of the site have its typeface?

use serde_json::json;

use crate::harness::{Page, scenarios};

scenarios!(every_page_asks_for_its_typeface);

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
