//! Fallback scenarios of embeds: what hosts and their readers get where the program does not start, and how they get it after all.

use serde_json::json;

use super::{counts_inside, drawn_inside, enter, fallback, fits, heard, in_years, inside, press_inside, says};
use crate::harness::{Page, scenarios};

scenarios!(
    the_host_of_a_frame_is_told_that_nothing_starts,
    the_host_of_a_frame_is_told_that_nothing_comes,
    a_frame_with_data_of_others_shows_none_of_ours,
    elements_ask_again_for_every_file,
    an_element_does_not_wait_in_silence,
    a_frame_does_not_wait_in_silence,
);

/// The last message of a kind from the first frame, as an expression.
fn last_said(kind: &str) -> String {
    format!("said.filter(({{ type }}) => type === '{kind}').at(-1)")
}

async fn the_host_of_a_frame_is_told_that_nothing_starts(page: Page) {
    page.excuse_missing_files();
    for fault in ["missing", "damaged", "silent"] {
        match fault {
            "missing" => page.site.withhold("start-", ".js", "404 Not Found"),
            "damaged" => page.site.replace("start-", ".js", "const const = 1;"),
            _ => page.site.replace("start-", ".js", "/* It says nothing. */"),
        }
        page.visit_host("frame.html").await;
        page.until("the host hears of it", &format!("{}?.message", last_said("error"))).await;
        page.until("and how high it is", &format!("{}?.height > 1000", last_said("height"))).await;
        page.until("its script hears it, too", "document.querySelector('iframe').style.height").await;
        page.enter(0).await;
        page.until("it says so", "/could not be started/.test(failure()?.textContent)").await;
        // What it was delivered with is there, as high as it is; its links lead no frame away.
        page.settles("rows().length > 0", true).await;
        page.until(
            "the frame is as high",
            "Math.abs(document.querySelector('main').getBoundingClientRect().bottom + scrollY - innerHeight) < 2",
        )
        .await;
        page.shows("[...document.querySelectorAll('main a')].filter((a) => a.target !== '_blank').length", 0).await;
        page.site.mend();
        page.press("button('Try again')").await;
        page.drawn().await;
        says(&page, 93).await;
        fits(&page, fault).await;
        page.leave().await;
        page.until("the host hears that it is ready", &last_said("ready")).await;
    }
}

async fn the_host_of_a_frame_is_told_that_nothing_comes(page: Page) {
    page.excuse_missing_files();
    page.visit_host("frame.html").await;
    enter(&page, 0).await;
    page.leave().await;
    // A frame whose script gets no answer at all. Drivers wait for it in a page that is loading, but not in one that has loaded.
    page.site.hold("start-", ".js");
    page.js("said.length = 0; document.querySelector('iframe').src += '&year=2017'").await;
    page.until("the host hears of it", &format!("{}?.message", last_said("error"))).await;
    page.until("and how high it is", &format!("{}?.height > 1000", last_said("height"))).await;
    page.site.mend();
    page.until("the host hears that it is ready", &last_said("ready")).await;
    enter(&page, 0).await;
    says(&page, in_years(2017, 2017)).await;
    fits(&page, "late").await;
}

async fn a_frame_with_data_of_others_shows_none_of_ours(page: Page) {
    page.excuse_missing_files();
    page.site.withhold("start-", ".js", "404 Not Found");
    page.visit_host("frame.html").await;
    page.js("said.length = 0; document.querySelector('iframe').src += '&data=coalition.json'").await;
    page.until("the host hears of it", &format!("{}?.message", last_said("error"))).await;
    page.until("and how high it is", &format!("{}?.height < 300", last_said("height"))).await;
    page.enter(0).await;
    page.until("it says so", "/could not be started/.test(failure()?.textContent)").await;
    page.shows("table()", json!(null)).await;
}

async fn elements_ask_again_for_every_file(page: Page) {
    page.excuse_missing_files();
    page.host.put("other.csv", "# title: The council\ndate,name\n2020-03-05,First conference\n");
    for (begin, end, is_other) in [
        ("coalition-timeline-", ".js", false),
        ("coalition-timeline-", ".wasm", false),
        ("styles-", ".css", false),
        ("data-", ".txt", false),
        ("check-", ".js", true),
        ("check-", ".wasm", true),
    ] {
        page.site.withhold(begin, end, "404 Not Found");
        page.visit_host("elements.html").await;
        if is_other {
            // The bundled data may have come by now.
            let other = "heard.length = 0;
                document.querySelectorAll('coalition-timeline').forEach((it) => { it.src = '/other.csv'; })";
            page.js(other).await;
        }
        for at in [0, 1] {
            page.js(&format!("{}.scrollIntoView()", super::element(at))).await;
            page.until("the host hears of it", &format!("{}.some((it) => it.at === {at})", heard("error"))).await;
            page.shows(&fallback(at), true).await;
        }
        page.site.mend();
        press_inside(&page, 0, "button('Try again')").await;
        drawn_inside(&page, 0).await;
        // What came for one has come for all; data are asked for by each.
        if begin == "data-" || is_other {
            press_inside(&page, 1, "button('Try again')").await;
        }
        drawn_inside(&page, 1).await;
        for at in [0, 1] {
            page.shows(&fallback(at), false).await;
            page.shows(&inside(at, "failure()"), json!(null)).await;
        }
        page.shows(&format!("{}.map(({{ at }}) => at).sort()", heard("load")), json!([0, 1])).await;
        if !is_other {
            counts_inside(&page, 0, in_years(2017, 2017)).await;
        }
        // They have their looks.
        page.shows(&format!("getComputedStyle({}).marginTop", inside(0, "heading()")), "0px").await;
    }
}

async fn an_element_does_not_wait_in_silence(page: Page) {
    page.excuse_missing_files();
    for (begin, end) in [("coalition-timeline-", ".wasm"), ("data-", ".txt")] {
        page.site.hold(begin, end);
        page.visit_host("element.html").await;
        page.until("the host hears of it", &format!("{}[0]?.message.includes('slow to come')", heard("error"))).await;
        page.shows("readiness", json!(["rejected"])).await;
        page.shows(&fallback(0), true).await;
        page.find(&inside(0, "button('Try again')")).await;
        // What comes late is welcome, and comes once.
        press_inside(&page, 0, "button('Try again')").await;
        page.site.mend();
        drawn_inside(&page, 0).await;
        page.shows(&fallback(0), false).await;
        page.shows("heard.map(({ type }) => type)", json!(["error", "load"])).await;
        counts_inside(&page, 0, 93).await;
    }
}

async fn a_frame_does_not_wait_in_silence(page: Page) {
    page.excuse_missing_files();
    page.site.hold("data-", ".txt");
    page.visit_host("frame.html").await;
    page.until("the host hears of it", &format!("{}?.message.includes('slow to come')", last_said("error"))).await;
    page.enter(0).await;
    page.find("button('Try again')").await;
    page.site.mend();
    page.leave().await;
    enter(&page, 0).await;
    fits(&page, "late").await;
}
