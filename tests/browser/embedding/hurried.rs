//! Race scenarios of an element: its host asks for the next thing before the last has come.

use serde_json::json;

use super::{counts_inside, drawn_inside, element, fallback, heard, in_years, inside, press_inside};
use crate::harness::{Page, scenarios};

scenarios!(
    what_failed_once_is_ready_in_the_end,
    who_waits_is_not_forgotten,
    a_host_may_answer_at_once,
    the_focus_stays_with_a_reader_who_has_gone_on,
    a_dialog_opens_again_after_a_move
);

/// The data of the host, with one meeting.
const OTHER: &str = "# title: The council\ndate,name\n2020-03-05,First conference\n";

/// How promises end: with the beginning of a text, with the element, or with an error.
async fn ends(page: &Page, promises: &str, expected: serde_json::Value) {
    let script = format!(
        "const [done] = arguments, it = {};
        const said = (what) => (what === it ? 'ready' : String(what).slice(0, 9));
        Promise.all({promises}.map((one) => one.then(said, (error) => 'failed'))).then(done);",
        element(0)
    );
    assert_eq!(page.js_async(&script).await, expected);
}

async fn what_failed_once_is_ready_in_the_end(page: Page) {
    page.excuse("503 (Service Unavailable)");
    page.excuse("404 (Not Found)");
    // The data, which the reader asks for again.
    page.site.withhold("data-", ".txt", "503 Service Unavailable");
    page.visit_host("element.html").await;
    page.shows(&format!("{}.length", heard("error")), 1).await;
    ends(&page, "[it.ready, it.exportCsv()]", json!(["failed", "failed"])).await;
    page.site.mend();
    press_inside(&page, 0, "button('Try again')").await;
    drawn_inside(&page, 0).await;
    ends(&page, "[it.ready, it.exportCsv()]", json!(["ready", "id,date,e"])).await;

    // The program, which comes when the element comes again, or is asked for other data.
    page.host.put("other.csv", OTHER);
    for (next, csv) in
        [("it.remove(); document.body.append(it);", "id,date,e"), ("it.src = '/other.csv';", "# title: ")]
    {
        page.site.withhold("styles-", ".css", "404 Not Found");
        page.visit_host("element.html").await;
        page.shows(&format!("{}.length", heard("error")), 1).await;
        page.site.mend();
        page.js(&format!("const it = {}; {next}", element(0))).await;
        drawn_inside(&page, 0).await;
        page.shows(&fallback(0), false).await;
        ends(&page, "[it.ready, it.exportCsv()]", json!(["ready", csv])).await;
    }
}

async fn who_waits_is_not_forgotten(page: Page) {
    page.host.put("other.csv", OTHER);
    page.site.hold("data-", ".txt");
    page.visit_host("element.html").await;
    page.find(&inside(0, "loading()")).await;
    page.js(&format!("const it = {}; window.waiting = [it.ready, it.exportCsv()]; it.src = '/other.csv';", element(0)))
        .await;
    ends(&page, "waiting", json!(["ready", "# title: "])).await;
    page.shows("readiness", json!(["ready"])).await;
    page.site.mend();
    // What is asked for in the moment of a change is of what comes.
    page.js(&format!("const it = {}; window.waiting = [it.exportCsv()]; it.src = null;", element(0))).await;
    ends(&page, "waiting", json!(["id,date,e"])).await;
    counts_inside(&page, 0, 93).await;
}

async fn a_host_may_answer_at_once(page: Page) {
    page.host.put("other.csv", OTHER);
    page.visit_host("element.html").await;
    drawn_inside(&page, 0).await;
    // With another view: then nobody is told of what was opened for no longer than that.
    page.js(&format!(
        "const it = {};
        it.addEventListener('coalition-view-change', () => it.setView({{ year: 2017 }}), {{ once: true }});
        {}.click();",
        element(0),
        inside(0, "link(undefined, rows()[0])")
    ))
    .await;
    counts_inside(&page, 0, in_years(2017, 2017)).await;
    page.shows("heard.map(({ type }) => type)", json!(["load", "coalition-view-change"])).await;
    // With other data, in the middle of a drag.
    page.js(&format!(
        "const it = {};
        it.addEventListener('coalition-view-change', () => {{ it.src = '/other.csv'; }}, {{ once: true }});
        const [strip] = {}, {{ left, width, top }} = strip.parentElement.getBoundingClientRect();
        for (const [type, share] of [['pointerdown', 0.1], ['pointermove', 0.5], ['pointerup', 0.5]]) {{
            const at = {{ clientX: left + width * share, clientY: top + 2 }};
            strip.dispatchEvent(new PointerEvent(type, {{ bubbles: true, composed: true, isPrimary: true, ...at }}));
        }}",
        element(0),
        inside(0, "years()")
    ))
    .await;
    page.shows(&format!("{}?.textContent.endsWith('of 1 meeting')", inside(0, "count()")), true).await;
    page.shows(
        "heard.map(({ type }) => type)",
        json!(["load", "coalition-view-change", "coalition-view-change", "load"]),
    )
    .await;
}

async fn the_focus_stays_with_a_reader_who_has_gone_on(page: Page) {
    page.excuse("503 (Service Unavailable)");
    page.site.withhold("data-", ".txt", "503 Service Unavailable");
    page.visit_host("element.html").await;
    page.shows(&format!("{}.length", heard("error")), 1).await;
    page.site.mend();
    page.js(&format!(
        "document.body.insertAdjacentHTML('afterbegin', '<input id=\"own\">');
        const again = {};
        again.focus();
        again.click();
        document.querySelector('#own').focus();",
        inside(0, "button('Try again')")
    ))
    .await;
    drawn_inside(&page, 0).await;
    page.shows("document.activeElement.id", "own").await;
}

async fn a_dialog_opens_again_after_a_move(page: Page) {
    page.visit_host("twice.html").await;
    drawn_inside(&page, 0).await;
    press_inside(&page, 0, "button('Share')").await;
    let is_modal = format!("{}.matches(':modal')", inside(0, "dialog()"));
    page.shows(&is_modal, true).await;
    page.js(&format!(
        "document.querySelector('#there').append({}); {}.click()",
        element(0),
        inside(0, "button('Share')")
    ))
    .await;
    page.lasts(&is_modal, true).await;
    page.shows(&format!("{}.childElementCount > 0", inside(0, "dialog()")), true).await;
}
