//! Fetching scenarios: data at an address, how far they have come, where they are really from, and why there are none.

use serde_json::json;
use tokio::sync::watch;

use crate::harness::{Answer, Page, scenarios};

scenarios!(
    data_come_under_many_names,
    a_fetch_shows_how_far_it_is_and_is_cancelled,
    an_answer_that_stops_is_told,
    an_address_that_sends_on_says_so,
    what_a_server_says_is_put_into_words,
    what_is_no_data_is_named,
    an_address_that_is_none_is_refused,
    what_is_too_large_is_not_read,
    a_million_meetings_are_the_most,
);

const TABLE: &str = "date,name,hosts\n2020-01-01,One,FR\n2021-01-01,Two,DE\n";
const SHOWN: &str = "count()?.textContent";
const FAILED: &str = "alert()?.textContent";

/// The query for data at an address.
fn at(address: &str) -> String {
    let escaped: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
    format!("?data={escaped}")
}

/// Opens the page with what the host answers, under a name, and waits for nothing.
async fn visit(page: &Page, name: &'static str, answer: Answer) {
    page.host.answer(name, answer);
    page.visit(&at(&page.host.url(name))).await;
}

/// Waits for what is wrong, and says it all.
async fn told(page: &Page, words: &str) -> String {
    page.until(&format!("it says “{words}”"), &format!("{FAILED}?.includes({})", json!(words))).await;
    // One click leads back.
    page.shows("Boolean(button('Show the bundled timeline', alert()))", true).await;
    page.text("alert()").await
}

/// What browsers say themselves of what is tried here.
fn excuse(page: &Page) {
    page.excuse("Failed to load resource");
    page.excuse("blocked by CORS policy");
    page.excuse("Cross-Origin Request Blocked");
}

async fn data_come_under_many_names(page: Page) {
    excuse(&page);
    for (name, kind) in [
        ("a.csv", "text/csv; charset=utf-8"),
        ("b.csv", "text/plain"),
        ("c.csv", "application/octet-stream"),
        ("d.csv", "application/vnd.ms-excel"),
        // What programs of servers say that have not been told of tables.
        ("e.csv", "text/html"),
        ("f.csv", "image/png"),
        ("g.csv", ""),
    ] {
        visit(&page, name, Answer::of(kind, TABLE)).await;
        page.shows(SHOWN, "2 of 2 meetings").await;
        page.shows("link(undefined, paragraph(/^Data from another source/)).href", page.host.url(name)).await;
    }
    // Packed on the way, by a server that does not tell other sites so: it is longer than was said.
    let packed = include_bytes!("packed.csv.gz").to_vec();
    let lines = "content-encoding: gzip\r\n".to_owned();
    visit(&page, "h.csv", Answer { lines, ..Answer::of("text/csv", packed) }).await;
    page.shows(SHOWN, "2 of 2 meetings").await;
    // And without any length.
    visit(&page, "i.csv", Answer { length: None, ..Answer::of("text/csv", TABLE) }).await;
    page.shows(SHOWN, "2 of 2 meetings").await;
}

/// A table of 431 kB of which a third comes at once, and what lets the rest go.
fn slow() -> (Answer, watch::Sender<bool>) {
    let (go, held) = watch::channel(false);
    let rows: String = (0..10_000).map(|row| format!("2020-01-01,The meeting with number {row:07}\n")).collect();
    let body = format!("date,name\n{rows}");
    (Answer { held: Some((150_000, held)), ..Answer::of("text/csv", body) }, go)
}

async fn a_fetch_shows_how_far_it_is_and_is_cancelled(page: Page) {
    excuse(&page);
    let said =
        "roles('status').map((it) => it.textContent).find((words) => /^(Loading|Reading|Checking) /.test(words))";
    let (answer, go) = slow();
    visit(&page, "slow.csv", answer).await;
    page.until("it waits", "button('Cancel')").await;
    // The first word on it comes with whatever comes after a second.
    page.js(&format!(
        "window.words = [{said}];
        new MutationObserver(() => words.push({said})).observe(document.body, {{ childList: true, subtree: true, characterData: true }});"
    ))
    .await;
    page.until("a second has gone", "performance.now() > 1100").await;
    go.send_replace(true);
    page.shows(SHOWN, "10,000 of 10,000 meetings").await;
    let words = page.list("words.filter((it) => /^Reading \\d+ of 431 kB …$/.test(it))").await;
    assert!(!words.is_empty(), "{:?}", page.js("return words").await);
    page.shows(&format!("[button('Cancel'), {said}]"), json!([null, null])).await;

    let (answer, _go) = slow();
    visit(&page, "stuck.csv", answer).await;
    page.until("it waits", "button('Cancel')").await;
    page.press("button('Cancel')").await;
    told(&page, "Loading was cancelled").await;
    page.press("button('Show the bundled timeline', alert())").await;
    page.drawn().await;
    page.counts(93).await;
    page.query("").await;
}

async fn an_answer_that_stops_is_told(page: Page) {
    excuse(&page);
    page.excuse("ERR_CONTENT_LENGTH_MISMATCH");
    // A server that promises more than it sends: half a table must not pass for a whole one.
    visit(&page, "half.csv", Answer { length: Some(10_000), ..Answer::of("text/csv", TABLE) }).await;
    told(&page, "The connection was interrupted.").await;
    page.host.answer("half.csv", Answer::of("text/csv", TABLE));
    page.press("button('Try again', alert())").await;
    page.shows(SHOWN, "2 of 2 meetings").await;
}

async fn an_address_that_sends_on_says_so(page: Page) {
    excuse(&page);
    page.host.answer("real.csv", Answer::of("text/csv", TABLE));
    visit(&page, "short", Answer::sent_on("/real.csv")).await;
    page.shows(SHOWN, "2 of 2 meetings").await;
    let links =
        page.list("roles('link', undefined, paragraph(/^Data from another source/)).map((it) => it.href)").await;
    assert_eq!(links, [page.host.url("short"), page.host.url("real.csv")]);
    let words = page.text("paragraph(/^Data from another source/)").await;
    assert!(words.contains(", which sends on to"), "{words}");
    // The link names what was asked for.
    page.query(&at(&page.host.url("short"))).await;

    // To a page to sign in.
    page.host.answer("login", Answer::of("text/html; charset=utf-8", "<!doctype html><title>Sign in</title>"));
    visit(&page, "private.csv", Answer::sent_on("/login")).await;
    let said = told(&page, "The address gives a web page (text/html), not data; it sends on to").await;
    assert!(said.contains(&page.host.url("login")), "{said}");

    // To a server that lets nobody read.
    page.host.answer("closed.csv", Answer { is_shared: false, ..Answer::of("text/csv", TABLE) });
    visit(&page, "away.csv", Answer::sent_on("/closed.csv")).await;
    told(&page, "or it sends on to one that does not").await;
}

async fn what_a_server_says_is_put_into_words(page: Page) {
    excuse(&page);
    for (name, status, words) in [
        ("a", "401 Unauthorized", "does not give this file to everybody (401)"),
        ("b", "403 Forbidden", "does not give this file to everybody (403)"),
        ("c", "404 Not Found", "There is no file at this address (404)"),
        ("d", "410 Gone", "There is no file at this address (410)"),
        ("e", "414 URI Too Long", "longer than its server reads (414)"),
        ("f", "429 Too Many Requests", "asked too often (429)"),
        ("g", "500 Internal Server Error", "a fault of its own (500)"),
        ("h", "418 I am a teapot", "answers with an error (418)"),
    ] {
        visit(&page, name, Answer::status(status)).await;
        told(&page, words).await;
    }
    visit(&page, "closed.csv", Answer { is_shared: false, ..Answer::of("text/csv", TABLE) }).await;
    told(&page, "its server does not let other pages read it (CORS)").await;
    // No server is there at all.
    page.visit(&at("http://127.0.0.1:1/meetings.csv")).await;
    told(&page, "The address does not answer").await;
}

async fn what_is_no_data_is_named(page: Page) {
    excuse(&page);
    for (name, kind, body, words) in [
        ("empty.csv", "text/csv", "", "the file: is empty"),
        (
            "page",
            "text/html",
            "\u{FEFF}\n<!DOCTYPE html><title>A repository</title>",
            "(text/html), not data. It is perhaps",
        ),
        ("page.csv", "text/csv", "<html><body>Not here", "(text/csv), not data. It is perhaps"),
        ("news", "application/rss+xml", "<?xml version='1.0'?><rss/>", "the file: is XML"),
        ("report.pdf", "application/pdf", "%PDF-1.7", "the file: is a PDF"),
        (
            "table.xlsx",
            "application/octet-stream",
            "PK\u{3}\u{4}..[Content_Types].xml",
            "is a workbook of a spreadsheet program",
        ),
        ("table.zip", "application/zip", "PK\u{3}\u{4}..meetings.csv", "the file: is packed"),
        ("picture", "image/gif", "GIF89a", "the file: is a picture"),
        ("other.json", "application/json", "[1, 2]", "the file"),
        ("error.json", "application/json", "{\"error\": \"quota\"}", "error: is not a field of the format"),
    ] {
        visit(&page, name, Answer::of(kind, body)).await;
        told(&page, words).await;
    }
    visit(&page, "nothing", Answer::status("204 No Content")).await;
    told(&page, "the file: is empty").await;
}

async fn an_address_that_is_none_is_refused(page: Page) {
    excuse(&page);
    for address in
        ["javascript:alert(1)", "data:text/csv,date", "file:///etc/passwd", "ftp://example.org/a.csv", "blob:x"]
    {
        page.visit(&at(address)).await;
        told(&page, &format!("“{address}” is not an address of data; it starts with https:// or http://.")).await;
        page.shows("button('Try again')", json!(null)).await;
    }
    let host = page.host.origin().replace("http://", "");
    page.visit(&at(&format!("http://reader:secret@{host}/a.csv"))).await;
    let said = told(&page, &format!("The address of data at {host} has a name or a password")).await;
    assert!(!said.contains("secret"), "{said}");
    // A long one is cut, not the page.
    let long = format!("ftp://example.org/{}", "a".repeat(20_000));
    page.visit(&at(&long)).await;
    let said = told(&page, "is not an address of data").await;
    assert!(said.len() < 600, "{} letters", said.len());
    // A name in other letters is asked for like any other; nobody has this one.
    page.excuse("ERR_NAME_NOT_RESOLVED");
    page.visit(&at("http://bücher.invalid/a.csv")).await;
    told(&page, "The address does not answer").await;
}

async fn what_is_too_large_is_not_read(page: Page) {
    excuse(&page);
    let words = "larger than 50 MB";
    // It says so before it comes, and is not waited for.
    let (_go, held) = watch::channel(false);
    let told_early = Answer { length: Some(50_000_001), held: Some((1, held)), ..Answer::of("text/csv", TABLE) };
    visit(&page, "said.csv", told_early).await;
    told(&page, words).await;
    // It does not say so.
    let body = "x".repeat(50_000_001);
    visit(&page, "unsaid.csv", Answer { length: None, ..Answer::of("text/csv", body) }).await;
    told(&page, words).await;
    // A file of the reader's own.
    page.press("button('Show the bundled timeline', alert())").await;
    page.drawn().await;
    page.js("const files = new DataTransfer();
        files.items.add(new File([new ArrayBuffer(50_000_001)], 'large.csv'));
        chart().dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true }));")
        .await;
    told(&page, words).await;
}

async fn a_million_meetings_are_the_most(page: Page) {
    excuse(&page);
    let rows: String = (0..1_000_010).map(|row| format!("2020,{row}\n")).collect();
    visit(&page, "many.csv", Answer::of("text/csv", format!("date,name\n{rows}"))).await;
    // It takes its time, and says how far it is.
    for part in [1, 4, 7, 10] {
        let is_past = format!(
            "{FAILED} || roles('status').some((it) => Number(it.textContent.match(/Checking (\\d+) of 12 MB/)?.[1]) >= {part})"
        );
        page.until("it goes on", &is_past).await;
    }
    told(&page, "the file: has more than 1,000,000 meetings, which is as many as this page reads").await;
    page.find("button('Show the 1,000,000 meetings that are right', alert())").await;
    page.press("button('Show the bundled timeline', alert())").await;
    page.drawn().await;
    page.counts(93).await;
}
