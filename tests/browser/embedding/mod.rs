//! Does the timeline do what is promised to its hosts, in real pages of another site?

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

use crate::harness::Page;
use crate::harness::data::{names, years};

/// What the status line says, in a frame.
const STATUS: &str = "count().textContent";

fn in_years(from: i32, to: i32) -> usize {
    names(|meeting| years(meeting).0 <= to && years(meeting).1 >= from).len()
}

/// Goes into a frame and waits until the timeline there is painted.
async fn enter(page: &Page, frame: u16) {
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
async fn fits(page: &Page, when: &str) {
    let misfits = "(() => {
        const app = document.querySelector('.ct-app').getBoundingClientRect();
        const { scrollHeight, scrollWidth, clientWidth } = document.documentElement;
        const bottom = app.bottom + scrollY;
        const scrolls = [...document.querySelectorAll('.ct-app *')].filter((it) =>
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
    page.lasts(&format!("['{when}', ...{misfits}]"), serde_json::json!([when])).await;
}

/// Goes to the first or the last mark of the chart without a pointer.
async fn point_at(page: &Page, picture: &str, end: Key) {
    let list = if matches!(end, Key::Home) { "querySelector('ul')" } else { "querySelector('ul:last-child')" };
    page.until("there are marks", &format!("{picture}.querySelector('.ct-marks:not([aria-busy]) .ct-mark')")).await;
    page.touch().await;
    page.js(&format!("{picture}.querySelector('.ct-marks').{list}.querySelector('.ct-mark').focus()")).await;
    page.key(end).await;
}

/// Opens the last mark of the chart, as somebody without a pointer does.
async fn open_last_mark(page: &Page, picture: &str) {
    point_at(page, picture, Key::End).await;
    page.key(Key::Enter).await;
}

/// The element of the page with this number, as an expression.
fn element(at: usize) -> String {
    format!("document.querySelectorAll('coalition-timeline')[{at}]")
}

/// Something inside the element with this number, as an expression.
fn inside(at: usize, css: &str) -> String {
    format!("{}.shadowRoot.querySelector(`{css}`)", element(at))
}

/// Presses something inside an element.
async fn press_inside(page: &Page, at: usize, css: &str) {
    let found = found_inside(page, at, css).await;
    page.click(&found, css).await;
}

async fn found_inside(page: &Page, at: usize, css: &str) -> Element {
    page.find(&inside(at, css)).await
}

/// Chooses a year in an element's list "from" or "to".
async fn choose_inside(page: &Page, at: usize, list: &str, year: i32) {
    let select = found_inside(page, at, &format!("select[name={list}]")).await;
    page.choose(&select, &year.to_string()).await;
}

/// Waits until an element is painted and its marks are linked.
async fn drawn_inside(page: &Page, at: usize) {
    let canvas = inside(at, ".ct-picture canvas");
    let painted = "(canvas) => {
        if (!canvas?.width || !canvas.height) return false;
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
        copy.drawImage(canvas, 0, 0);
        return copy.getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte !== 0);
    }";
    page.until("the element is painted", &format!("({painted})({}.shadowRoot && {canvas})", element(at))).await;
    page.until("its marks are linked", &inside(at, ".ct-marks:not([aria-busy])")).await;
}

/// Waits until status, table and chart of an element say that so many meetings are shown.
async fn counts_inside(page: &Page, at: usize, meetings: usize) {
    let status = format!("{meetings} of 93 meetings");
    page.shows(&format!("{}?.textContent", inside(at, ".ct-shown")), status).await;
    let rows = format!("{}.shadowRoot.querySelectorAll('.ct-table tbody tr:not([hidden])').length", element(at));
    page.shows(&rows, meetings).await;
    let chart = format!("{}.ariaLabel.includes(': {meetings} of 93 meetings.')", inside(at, ".ct-picture canvas"));
    page.until("the chart counts as the table", &chart).await;
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
