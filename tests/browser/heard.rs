//! Live region scenarios: what a reader hears who does not see the page.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::{Page, scenarios};

scenarios!(
    a_filter_is_answered_once_and_in_few_words,
    a_search_is_answered_when_it_has_been_typed,
    the_summary_says_what_is_shown,
    the_title_says_what_is_shown,
);

/// Writes down everything that is said aloud from now on: words that come into what is live.
const LISTEN: &str = "
    window.heard = [];
    const isLive = (it) => ['status', 'alert', 'log'].includes(it.role) || it.localName === 'output' || (it.ariaLive ?? 'off') !== 'off';
    const live = (it) => it && (it instanceof Element && isLive(it) ? it : live(it.parentNode));
    new MutationObserver((changes) => {
        const spoken = new Set(changes.map(({ target }) => live(target)));
        for (const it of spoken) if (it?.textContent.trim()) window.heard.push(it.textContent.trim());
    }).observe(document.body, { childList: true, characterData: true, subtree: true });";

/// Waits until exactly this was said, and some frames longer.
async fn hears(page: &Page, expected: &[&str]) {
    page.shows("window.heard", json!(expected)).await;
    page.lasts("window.heard", json!(expected)).await;
    for said in expected {
        assert!(said.split_whitespace().count() <= 12, "too long: {said}");
    }
    page.js("window.heard.length = 0").await;
}

async fn a_filter_is_answered_once_and_in_few_words(page: Page) {
    page.open("").await;
    page.js(LISTEN).await;
    page.choose_year("From", 2016).await;
    page.counts(70).await;
    hears(&page, &["70 of 93 meetings"]).await;
    page.tick_host("France").await;
    hears(&page, &["4 of 93 meetings"]).await;
    // A filter that changes nothing that is shown is answered too.
    page.choose_year("To", 2022).await;
    hears(&page, &["4 of 93 meetings"]).await;
    page.press("button('Members reported', table())").await;
    hears(&page, &["Sorted by members reported, ascending"]).await;
    page.press("button('Clear filters', filters())").await;
    hears(&page, &["93 of 93 meetings"]).await;
    // A filter and an order right after one another are one answer, of what matters more.
    page.js("const to = field('To', filters());
        to.value = '2022';
        to.dispatchEvent(new Event('change', { bubbles: true }));
        button('Meeting', table()).click()")
        .await;
    hears(&page, &["88 of 93 meetings"]).await;
    // What is opened takes the focus, which is enough; so does a mark.
    page.press("openers()[0]").await;
    page.find("detail()").await;
    page.key(Key::Escape).await;
    page.until("there are marks", "marks().length > 0").await;
    page.js("marks()[0].focus()").await;
    page.key(Key::Right).await;
    // All that is said is what answers the next filter.
    page.choose_year("From", 2017).await;
    page.until("it is answered", "window.heard.at(-1)?.endsWith(' of 93 meetings')").await;
    page.shows("window.heard.length", 1).await;
}

async fn a_search_is_answered_when_it_has_been_typed(page: Page) {
    page.open("").await;
    page.js(LISTEN).await;
    // In one step: a machine that is busy could make a pause between two letters.
    page.js("const search = field('Search', filters());
        for (const words of ['z', 'zz', 'zzz', 'zzzz']) {
            search.value = words;
            search.dispatchEvent(new Event('input', { bubbles: true }));
        }")
        .await;
    hears(&page, &["0 of 93 meetings"]).await;
}

async fn the_summary_says_what_is_shown(page: Page) {
    const SUMMARY: &str = "summary().textContent";
    page.open("").await;
    page.shows(
        SUMMARY,
        "2014 to 2023: 93 of 93 meetings. From 10 members in September 2014 to 86 in June 2023. \
         Hosts: United States, Italy, Saudi Arabia, Kuwait, Germany, Morocco and 15 more.",
    )
    .await;
    page.choose_year("From", 2017).await;
    page.choose_year("To", 2017).await;
    page.tick_host("Italy").await;
    page.until("another sentence", &format!("{SUMMARY}.startsWith('2017, hosted by Italy: ')")).await;
    page.until("sizes", &format!("{SUMMARY}.includes('From 68 members at the beginning of 2017 to 74 in ')")).await;
}

async fn the_title_says_what_is_shown(page: Page) {
    page.open("").await;
    let whole = page.js("return document.title").await;
    page.choose_year("From", 2017).await;
    page.shows("document.title", "Coalition Timeline: 2017 to 2023").await;
    page.press("openers()[0]").await;
    page.until(
        "the meeting is named",
        "document.title === `Coalition Timeline: 2017 to 2023, ${opened().textContent}`",
    )
    .await;
    page.client.back().await.unwrap();
    page.shows("document.title", "Coalition Timeline: 2017 to 2023").await;
    page.press("button('Clear filters', filters())").await;
    page.shows("document.title", whole).await;
    assert_ne!(page.js("return document.title").await, Value::Null);
}
