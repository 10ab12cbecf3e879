//! Pointer scenarios: a reader points at the chart and learns what a mark is.

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::data::{meeting, name};
use crate::harness::{Page, scenarios};

scenarios!(
    a_mark_of_a_host_shows_its_tooltip_and_opens_its_meeting,
    a_finger_opens_at_once,
    the_crosshair_follows_the_pointer,
    the_crosshair_says_its_month_inside_the_picture,
    a_rival_report_opens_the_size_that_it_differs_from,
    a_tooltip_can_be_pointed_at_and_sent_away,
);

/// A view with a single meeting in a single lane.
const ONE: &str = "?year=2019&host=DE&kind=defence-ministers";
const ITS_ID: &str = "2019-02-15-munich";

const CARD: &str = "Boolean(tooltip())";
/// The first line of it.
const TOOLTIP_TITLE: &str = "tooltip()?.innerText.split('\\n')[0]";

/// The middle of its mark: the only thing on the canvas in the colour of hosts.
async fn mark(page: &Page) -> (f64, f64) {
    page.open(ONE).await;
    page.counts(1).await;
    let mark = page.ink("Defence").await;
    assert!(mark.count > 20 && mark.right - mark.left < 20.0, "one mark and nothing else: {mark:?}");
    ((mark.left + mark.right) / 2.0, (mark.top + mark.bottom) / 2.0)
}

async fn a_mark_of_a_host_shows_its_tooltip_and_opens_its_meeting(page: Page) {
    let (x, y) = mark(&page).await;
    page.shows(CARD, false).await;
    page.point(x, y).await;
    page.shows(CARD, true).await;
    page.shows(TOOLTIP_TITLE, name(meeting(ITS_ID))).await;
    let tooltip = page.text("tooltip()").await;
    for expected in ["15 February 2019 · Munich, Germany", "Defence ministers · in person", "Host: Germany"] {
        assert!(tooltip.contains(expected), "no “{expected}” in:\n{tooltip}");
    }
    page.shows("getComputedStyle(canvas()).cursor", "pointer").await;
    page.point(x + 120.0, y).await;
    page.shows(CARD, false).await;

    // Beside a mark is near enough; far from it is not.
    page.press_at(x + 120.0, y).await;
    page.point(x + 4.0, y + 3.0).await;
    page.shows(CARD, true).await;
    page.query(ONE).await;
    page.press_at(x + 4.0, y + 3.0).await;
    page.query(&format!("{ONE}&meeting={ITS_ID}")).await;
    page.shows("heading(undefined, detail()).textContent", name(meeting(ITS_ID))).await;
    // A ring stays around what is open, wherever the pointer is.
    page.point(x + 120.0, y).await;
    page.shows(CARD, false).await;
    page.shows("rings().length", 1).await;
}

async fn a_tooltip_can_be_pointed_at_and_sent_away(page: Page) {
    let (x, y) = mark(&page).await;
    page.point(x, y).await;
    page.shows(CARD, true).await;
    // The pointer goes from the mark to its tooltip, and the tooltip stays.
    let tooltip = "(() => {
        const [box, area] = [tooltip(), canvas()].map((it) => it.getBoundingClientRect());
        return [box.left + box.width / 2 - area.left, box.top + box.height / 2 - area.top];
    })()";
    let tooltip = page.js(&format!("return {tooltip}")).await;
    let (tooltip_x, tooltip_y) = (tooltip[0].as_f64().unwrap(), tooltip[1].as_f64().unwrap());
    page.walk_pointer(&[((x + tooltip_x) / 2.0, (y + tooltip_y) / 2.0), (tooltip_x, tooltip_y)]).await;
    // Whatever waits to take it away (`TOOLTIP_STAYS`, 300 ms) has had its turn before this one.
    page.js("setTimeout(() => (window.hasWaited = true), 500)").await;
    page.until("its turn is over", "window.hasWaited").await;
    page.shows(CARD, true).await;
    // Reading it opens nothing.
    page.press_at(tooltip_x, tooltip_y).await;
    page.query(ONE).await;
    // Escape sends it away without the pointer being moved, wherever the focus is.
    page.js("field('Search', filters()).focus()").await;
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
    page.shows("heading(undefined, detail()).textContent", name(meeting(ITS_ID))).await;
}

async fn the_crosshair_says_its_month_inside_the_picture(page: Page) {
    for width in [320, 1440] {
        page.screen(width, 800, 1).await;
        page.open("").await;
        let beyond = "(async () => {
            const room = picture().getBoundingClientRect(), seen = [];
            for (let x = 1; x < room.width; x += 3) {
                const at = { clientX: room.left + x, clientY: room.top + 150, bubbles: true, pointerType: 'mouse' };
                picture().dispatchEvent(new PointerEvent('pointermove', at));
                await new Promise((next) => setTimeout(next));
                if (crosshair()) seen.push(crosshair().firstElementChild.getBoundingClientRect());
            }
            if (seen.length < 50) return 'no crosshair';
            return seen.filter(({ left, right }) => left < room.left - 1 || right > room.right + 1).length;
        })()";
        page.shows(beyond, 0).await;
    }
}

async fn the_crosshair_follows_the_pointer(page: Page) {
    let (x, y) = mark(&page).await;
    page.shows("crosshair()", json!(null)).await;
    page.point(x, y).await;
    page.shows("crosshair()?.textContent", "February 2019 · 79 members").await;
    // It goes through all three panels, where the pointer is.
    let line = "(() => {
        const line = crosshair().getBoundingClientRect();
        const area = canvas().getBoundingClientRect();
        return [line.left - area.left, line.top - area.top, line.bottom - area.top];
    })()";
    let line = page.js(&format!("return {line}")).await;
    let [left, top, bottom] = [0, 1, 2].map(|at| line[at].as_f64().unwrap());
    assert!((left - x).abs() < 2.0, "the line is at {left}, the pointer at {x}");
    let growth = page.ink("Size from a date on").await;
    assert!(top <= growth.top && bottom >= y, "from {top} to {bottom}, but the marks from {} to {y}", growth.top);

    // Four months and a half further right, on an axis of one year: after a change of the size.
    let month = "const [first, last] = [years()[0], years().at(-1)].map((it) => it.getBoundingClientRect());
        return (last.right - first.left) / 12";
    let month = page.js(month).await;
    page.point(x + month.as_f64().unwrap() * 5.0, y).await;
    page.shows("crosshair()?.textContent", "July 2019 · 80 members").await;
    page.point(2.0, y).await;
    page.shows("crosshair()", json!(null)).await;
}

async fn a_rival_report_opens_the_size_that_it_differs_from(page: Page) {
    page.open("?year=2017").await;
    let first = "role('button', undefined, role('group', 'Marks of the chart'))";
    page.find(first).await;
    page.js(&format!("{first}.focus()")).await;
    // The keyboard finds the mark, which lies where it is painted.
    let wanted = "A report that differs: 69 states + 4 organisations";
    let mut titles = Vec::new();
    while titles.last().is_none_or(|title| title != wanted) {
        assert!(titles.len() < 60, "no “{wanted}” among {titles:?}");
        page.key(Key::Right).await;
        page.shows(CARD, true).await;
        titles.push(page.js(&format!("return {TOOLTIP_TITLE}")).await.as_str().unwrap_or_default().to_owned());
    }
    let ring = "const ring = document.activeElement.getBoundingClientRect();
        const area = canvas().getBoundingClientRect();
        return [ring.left + ring.width / 2 - area.left, ring.top + ring.height / 2 - area.top];";
    let ring = page.js(ring).await;
    page.press_at(ring[0].as_f64().unwrap(), ring[1].as_f64().unwrap()).await;
    page.query("?year=2017&size=2017-11-15").await;
    page.until("the size is open", "heading(undefined, detail()).textContent.startsWith('74 partners')").await;
    page.find("heading('Other reports until the next change', detail())").await;
    let rivals = "roles('listitem', undefined, detail()).map((it) => it.textContent)
        .filter((words) => words.includes('differs from the line'))";
    page.shows(&format!("{rivals}.length"), 1).await;
    page.until("the rival is named", &format!("{rivals}[0].includes('69 states + 4 organisations')")).await;
}
