//! Can a reader without a pointer use the chart and what it opens?

use std::collections::BTreeSet;

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::{Page, scenarios};

scenarios!(
    the_chart_is_reached_walked_and_left,
    the_marks_of_the_chart_are_the_rows_of_the_table,
    closing_returns_to_where_it_was_opened,
);

/// A view with a single meeting, and with changes of the coalition's size.
const ONE: &str = "?year=2019&host=DE&kind=defence-ministers";

const ACTIVE: &str = "document.activeElement.className";
const CARD: &str = "document.querySelector('.ct-card').checkVisibility({ visibilityProperty: true })";

/// Presses Tab until the focus is on an element, as somebody does who knows the page.
async fn tab_to(page: &Page, class: &str) {
    for _ in 0..40 {
        page.key(Key::Tab).await;
        if page.js(&format!("return {ACTIVE}.split(' ').includes('{class}')")).await == json!(true) {
            return;
        }
    }
    panic!("40 times Tab did not reach .{class}");
}

async fn the_chart_is_reached_walked_and_left(page: Page) {
    page.open(ONE).await;
    page.counts(1).await;
    tab_to(&page, "ct-picture").await;
    page.shows(CARD, false).await;
    page.key(Key::Right).await;
    page.shows(CARD, true).await;
    let first = page.js("return document.querySelector('.ct-card').innerText").await;
    page.key(Key::Right).await;
    page.until("another card", &format!("document.querySelector('.ct-card').innerText !== {}", first)).await;
    page.key(Key::Left).await;
    page.shows("document.querySelector('.ct-card').innerText", first).await;
    // The last mark is the meeting.
    page.key(Key::End).await;
    page.shows("document.querySelector('.ct-card-title').textContent", page.names().await.pop().unwrap()).await;

    page.key(Key::Enter).await;
    page.query(&format!("{ONE}&meeting=2019-02-15-munich")).await;
    page.shows("document.activeElement === document.querySelector('.ct-detail h2')", true).await;
    page.key(Key::Escape).await;
    page.query(ONE).await;
    page.shows("document.querySelector('.ct-detail')", json!(null)).await;
    page.shows(ACTIVE, "ct-picture").await;

    // Escape on the chart takes the card away.
    page.key(Key::Home).await;
    page.shows(CARD, true).await;
    page.key(Key::Escape).await;
    page.shows(CARD, false).await;
}

async fn the_marks_of_the_chart_are_the_rows_of_the_table(page: Page) {
    page.open("?year=2016&host=FR~US&kind=foreign-ministers~defence-ministers").await;
    let rows: BTreeSet<String> = page.names().await.into_iter().collect();
    assert!(rows.len() > 3, "{rows:?}");
    page.js("document.querySelector('.ct-picture').focus()").await;
    page.key(Key::Home).await;
    let mut marked = BTreeSet::new();
    let mut last = String::new();
    // Cards of hosts name their meeting; walking has ended where the card no longer changes.
    for _ in 0..100 {
        page.shows(CARD, true).await;
        let card = page.text(".ct-card").await;
        let ring = page.js("return document.querySelector('.ct-ring').getAttribute('style')").await;
        let here = format!("{card}\n{ring}");
        if here == last {
            break;
        }
        let host = card.lines().any(|line| line.starts_with("Host: ") || line.starts_with("Hosts: "));
        if host {
            marked.insert(card.lines().next().unwrap_or_default().to_owned());
        }
        last = here;
        page.key(Key::Right).await;
    }
    assert_eq!(marked, rows);
}

async fn closing_returns_to_where_it_was_opened(page: Page) {
    page.open("?host=FR").await;
    page.counts(6).await;
    page.js("document.querySelectorAll('.ct-table tbody tr:not([hidden]) a')[2].focus()").await;
    page.key(Key::Enter).await;
    page.shows("document.activeElement === document.querySelector('.ct-detail h2')", true).await;
    page.key(Key::Escape).await;
    page.shows("document.activeElement === document.querySelectorAll('.ct-table tbody tr:not([hidden]) a')[2]", true)
        .await;
    page.query("?host=FR").await;
}
