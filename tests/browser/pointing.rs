//! Can a reader point at the chart and learn what a mark is?

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::data::{meeting, name};
use crate::harness::{Page, scenarios};

scenarios!(
    a_mark_of_a_host_shows_its_card_and_opens_its_meeting,
    a_finger_opens_at_once,
    the_crosshair_follows_the_pointer,
    a_rival_report_opens_the_size_that_it_differs_from,
    a_card_can_be_pointed_at_and_sent_away,
);

/// A view with a single meeting in a single lane.
const ONE: &str = "?year=2019&host=DE&kind=defence-ministers";
const ITS_ID: &str = "2019-02-15-munich";

const CARD: &str = "document.querySelector('.ct-card').checkVisibility({ visibilityProperty: true })";

/// The middle of its mark: the only thing on the canvas in the colour of hosts.
async fn mark(page: &Page) -> (f64, f64) {
    page.open(ONE).await;
    page.counts(1).await;
    let mark = page.ink("Leaders").await;
    assert!(mark.count > 20 && mark.right - mark.left < 20.0, "one mark and nothing else: {mark:?}");
    ((mark.left + mark.right) / 2.0, (mark.top + mark.bottom) / 2.0)
}

async fn a_mark_of_a_host_shows_its_card_and_opens_its_meeting(page: Page) {
    let (x, y) = mark(&page).await;
    page.shows(CARD, false).await;
    page.point(x, y).await;
    page.shows(CARD, true).await;
    page.shows("document.querySelector('.ct-card-title').textContent", name(meeting(ITS_ID))).await;
    let card = page.text(".ct-card").await;
    for expected in ["15 February 2019 · Munich, Germany", "Defence ministers · in person", "Host: Germany"] {
        assert!(card.contains(expected), "no “{expected}” in:\n{card}");
    }
    page.shows("document.querySelector('.ct-picture').classList.contains('ct-pointing')", true).await;
    page.point(x + 120.0, y).await;
    page.shows(CARD, false).await;

    // Beside a mark is near enough; far from it is not.
    page.press_at(x + 120.0, y).await;
    page.point(x + 4.0, y + 3.0).await;
    page.shows(CARD, true).await;
    page.query(ONE).await;
    page.press_at(x + 4.0, y + 3.0).await;
    page.query(&format!("{ONE}&meeting={ITS_ID}")).await;
    page.shows("document.querySelector('.ct-detail h2').textContent", name(meeting(ITS_ID))).await;
    // A ring stays around what is open.
    page.shows("document.querySelectorAll('.ct-ring.ct-open').length", 1).await;
}

async fn a_card_can_be_pointed_at_and_sent_away(page: Page) {
    let (x, y) = mark(&page).await;
    page.point(x, y).await;
    page.shows(CARD, true).await;
    // The pointer goes from the mark to its card, and the card stays.
    let card = "(() => {
        const [card, area] = ['.ct-card', '.ct-picture canvas'].map((css) => document.querySelector(css).getBoundingClientRect());
        return [card.left + card.width / 2 - area.left, card.top + card.height / 2 - area.top];
    })()";
    let card = page.js(&format!("return {card}")).await;
    let (card_x, card_y) = (card[0].as_f64().unwrap(), card[1].as_f64().unwrap());
    page.walk_pointer(&[((x + card_x) / 2.0, (y + card_y) / 2.0), (card_x, card_y)]).await;
    // Whatever waits to take it away (`CARD_STAYS_MS`, 300) has had its turn before this one.
    page.js("setTimeout(() => (window.hasWaited = true), 500)").await;
    page.until("its turn is over", "window.hasWaited").await;
    page.shows(CARD, true).await;
    // Reading it opens nothing.
    page.press_at(card_x, card_y).await;
    page.query(ONE).await;
    // Escape sends it away without the pointer being moved, wherever the focus is.
    page.js("document.querySelector('input[name=q]').focus()").await;
    page.key(Key::Escape).await;
    page.shows(CARD, false).await;
    page.point(x, y).await;
    page.shows(CARD, true).await;
    page.key(Key::Escape).await;
    page.shows(CARD, false).await;
    // It does not come back for a mark that the pointer has never left.
    page.point(x + 1.0, y).await;
    page.lasts(CARD, false).await;
    page.point(x + 60.0, y + 30.0).await;
    page.point(x, y).await;
    page.shows(CARD, true).await;
}

async fn a_finger_opens_at_once(page: Page) {
    let (x, y) = mark(&page).await;
    page.tap(x, y).await;
    page.query(&format!("{ONE}&meeting={ITS_ID}")).await;
    page.shows("document.querySelector('.ct-detail h2').textContent", name(meeting(ITS_ID))).await;
}

async fn the_crosshair_follows_the_pointer(page: Page) {
    let (x, y) = mark(&page).await;
    page.shows("document.querySelector('.ct-crosshair').hidden", true).await;
    page.point(x, y).await;
    page.shows("document.querySelector('.ct-crosshair').hidden", false).await;
    page.shows("document.querySelector('.ct-crosshair').textContent", "February 2019 · 79 members").await;
    // It goes through all three panels, where the pointer is.
    let line = "(() => {
        const line = document.querySelector('.ct-crosshair').getBoundingClientRect();
        const area = canvas().getBoundingClientRect();
        return [line.left - area.left, line.top - area.top, line.bottom - area.top];
    })()";
    let line = page.js(&format!("return {line}")).await;
    let [left, top, bottom] = [0, 1, 2].map(|at| line[at].as_f64().unwrap());
    assert!((left - x).abs() < 2.0, "the line is at {left}, the pointer at {x}");
    let growth = page.ink("Size from this date on").await;
    assert!(top <= growth.top && bottom >= y, "from {top} to {bottom}, but the marks from {} to {y}", growth.top);

    // Four months and a half further right, on an axis of one year: after a change of the size.
    let month = page.js("return document.querySelector('.ct-strip').getBoundingClientRect().width / 12").await;
    page.point(x + month.as_f64().unwrap() * 5.0, y).await;
    page.shows("document.querySelector('.ct-crosshair').textContent", "July 2019 · 80 members").await;
    page.point(2.0, y).await;
    page.shows("document.querySelector('.ct-crosshair').hidden", true).await;
}

async fn a_rival_report_opens_the_size_that_it_differs_from(page: Page) {
    page.open("?year=2017").await;
    page.until("there are marks", "document.querySelector('.ct-mark')").await;
    page.js("document.querySelector('.ct-mark').focus()").await;
    // The keyboard finds the mark, which lies where it is painted.
    let wanted = "A report that differs: 69 states + 4 organisations";
    let mut titles = Vec::new();
    while titles.last().is_none_or(|title| title != wanted) {
        assert!(titles.len() < 60, "no “{wanted}” among {titles:?}");
        page.key(Key::Right).await;
        page.shows(CARD, true).await;
        titles.push(page.text(".ct-card-title").await);
    }
    let ring = "const ring = document.activeElement.getBoundingClientRect();
        const area = canvas().getBoundingClientRect();
        return [ring.left + ring.width / 2 - area.left, ring.top + ring.height / 2 - area.top];";
    let ring = page.js(ring).await;
    page.press_at(ring[0].as_f64().unwrap(), ring[1].as_f64().unwrap()).await;
    page.query("?year=2017&size=2017-11-15").await;
    page.until("the size is open", "document.querySelector('.ct-detail h2').textContent.startsWith('74 partners')")
        .await;
    page.shows(
        "[...document.querySelectorAll('.ct-detail h3')].map((it) => it.textContent).includes('Other reports until the next change')",
        true,
    )
    .await;
    page.shows("document.querySelectorAll('.ct-detail .ct-rival').length", json!(1)).await;
    page.until(
        "the rival is named",
        "document.querySelector('.ct-detail .ct-rival').textContent.includes('69 states + 4 organisations')",
    )
    .await;
}
