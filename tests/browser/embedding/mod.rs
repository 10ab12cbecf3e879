//! Embedding scenarios: what is promised to hosts, in real pages of another site.

mod dialog;
mod element;
mod frame;
mod guest;
mod hurried;
mod inline;
mod lifetime;
mod loading;
mod messages;
mod policy;
mod shared;
mod sizes;
mod standing;
mod typeface;

use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::Value;

use crate::harness::data::{names, years};
use crate::harness::{ARE_LINKED, PIXELS, Page};

/// What the status line says, in a frame.
const STATUS: &str = "count()?.textContent";

fn in_years(from: i32, to: i32) -> usize {
    names(|meeting| years(meeting).0 <= to && years(meeting).1 >= from).len()
}

/// Goes into a frame and waits until the timeline there is painted.
pub async fn enter(page: &Page, frame: u16) {
    page.until("the frame is there", &format!("document.querySelectorAll('iframe')[{frame}]")).await;
    // Browsers let frames rest that are not on the screen.
    page.js(&format!("document.querySelectorAll('iframe')[{frame}].scrollIntoView({{ behavior: 'instant' }})")).await;
    page.enter(frame).await;
    page.drawn().await;
}

/// Waits until the frame that one is in shows so many meetings.
async fn says(page: &Page, meetings: usize) {
    page.shows(STATUS, format!("{meetings} of 93 meetings")).await;
}

/// Waits until the frame that one is in is exactly as high as its content and nothing in it scrolls, and stays so.
pub async fn fits(page: &Page, when: &str) {
    let misfits = "(() => {
        const app = document.querySelector('main').getBoundingClientRect();
        const { scrollHeight, scrollWidth, clientWidth } = document.documentElement;
        const bottom = app.bottom + scrollY;
        const scrolls = [...document.querySelectorAll('main *')].filter((it) =>
            /auto|scroll/.test(getComputedStyle(it).overflowY) && it.scrollHeight > it.clientHeight);
        return [
            Math.abs(bottom - innerHeight) > 1 && `the content is ${bottom} high, the frame ${innerHeight}`,
            Math.abs(app.height - bottom) > 1 && `the content of ${app.height} begins at ${app.top + scrollY}`,
            scrollHeight > innerHeight && `${scrollHeight} scroll in ${innerHeight}`,
            clientWidth !== innerWidth && `a scroll bar takes ${innerWidth - clientWidth}`,
            scrollWidth > innerWidth && `${scrollWidth} scroll sideways in ${innerWidth}`,
            ...scrolls.map((it) => `.${it.className} scrolls ${it.scrollHeight} in ${it.clientHeight}`),
        ].filter(Boolean);
    })()";
    page.settles(&format!("['{when}', ...{misfits}]"), serde_json::json!([when])).await;
}

/// Which parts of a timeline are in the page, as an expression: each by what a reader knows it by.
const PARTS: &str = "Object.entries({
        chart: chart(), controls: filters() ?? filterButton(), figures: keyFigures()[0], table: table(), detail: detail(),
        key: legend(), source: link(/whole timeline/i),
    }).filter(([, it]) => it).map(([part]) => part)";

/// Goes to the first or the last mark of the chart without a pointer. `looked` is where: what `inside` makes of an expression, or the
/// expression itself.
async fn point_at(page: &Page, looked: fn(&str) -> String, end: Key) {
    let at = if matches!(end, Key::Home) { 0 } else { -1 };
    page.until("there are marks", &looked(&format!("{ARE_LINKED} && marks().length"))).await;
    page.touch().await;
    page.js(&looked(&format!("marks().at({at}).focus()"))).await;
    page.key(end).await;
}

/// Opens the last mark of the chart, as somebody without a pointer does.
async fn open_last_mark(page: &Page, looked: fn(&str) -> String) {
    point_at(page, looked, Key::End).await;
    page.key(Key::Enter).await;
}

/// Where everything is on our own page.
fn on_page(expression: &str) -> String {
    expression.to_owned()
}

/// Where everything is in the first element.
fn in_first(expression: &str) -> String {
    inside(0, expression)
}

/// The element of the page with this number, as an expression.
pub fn element(at: usize) -> String {
    format!("document.querySelectorAll('coalition-timeline')[{at}]")
}

/// Something inside the element with this number, as an expression.
fn inside(at: usize, expression: &str) -> String {
    format!("within({}?.shadowRoot, () => {expression})", element(at))
}

/// Presses something inside an element.
async fn press_inside(page: &Page, at: usize, expression: &str) {
    page.press(&inside(at, expression)).await;
}

async fn found_inside(page: &Page, at: usize, expression: &str) -> Element {
    page.find(&inside(at, expression)).await
}

/// Chooses a year in an element's list "From" or "To".
async fn choose_inside(page: &Page, at: usize, list: &str, year: i32) {
    let select = found_inside(page, at, &format!("field('{list}', filters())")).await;
    page.choose(&select, &year.to_string()).await;
}

/// Waits until an element is painted and its marks are linked.
pub async fn drawn_inside(page: &Page, at: usize) {
    let painted = format!("{PIXELS}.data.some((byte) => byte !== 0)");
    page.until("the element is painted", &inside(at, &painted)).await;
    page.until("its marks are linked", &inside(at, ARE_LINKED)).await;
}

/// Waits until status, table and chart of an element say that so many meetings are shown.
async fn counts_inside(page: &Page, at: usize, meetings: usize) {
    let status = format!("{meetings} of 93 meetings");
    page.shows(&inside(at, STATUS), status).await;
    page.shows(&inside(at, "rows().length"), meetings).await;
    let chart = format!("canvas().ariaLabel.includes(': {meetings} of 93 meetings.')");
    page.until("the chart counts as the table", &inside(at, &chart)).await;
}

/// Whether a reader sees what the host has put between the tags of an element.
fn fallback(at: usize) -> String {
    format!("{}.querySelector('a').checkVisibility()", element(at))
}

/// What the host has heard, of one type, as an expression.
fn heard(kind: &str) -> String {
    format!("heard.filter(({{ type }}) => type === '{kind}')")
}

/// The addresses that the page has asked for.
async fn asked(page: &Page) -> Vec<String> {
    page.list("performance.getEntriesByType('resource').map((entry) => entry.name)").await
}

/// A text of an expression.
async fn text(page: &Page, expression: &str) -> String {
    match page.js(&format!("return {expression}")).await {
        Value::String(text) => text,
        other => panic!("{expression} is no text but {other}"),
    }
}
