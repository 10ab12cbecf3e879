//! Typeface scenarios: every page of the site has its typeface.

use crate::harness::{Page, scenarios};

scenarios!(every_page_asks_for_its_typeface);

async fn every_page_asks_for_its_typeface(page: Page) {
    for (path, words) in [("", "count()"), ("meetings/2021-06-28-rome/", "title()")] {
        page.visit(path).await;
        page.find(words).await;
        // What came too late to be used has been asked for, too; what is not there would be a stray.
        let asked = "[...document.fonts].filter(({ family, status }) => family.includes('Coalition Timeline Sans') && status !== 'unloaded')";
        page.shows(&format!("new Set({asked}.map(({{ weight }}) => weight)).size"), 2).await;
        let first = format!("getComputedStyle({words}).fontFamily.split(',')[0]");
        page.until("it is named first", &format!("{first}.includes('Coalition Timeline Sans')")).await;
    }
}
