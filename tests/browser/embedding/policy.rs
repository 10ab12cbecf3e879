//! Content security policy scenarios: what docs/embedding.md asks of a host is enough, and no more than is needed.

use serde_json::json;

use super::{
    asked, choose_inside, counts_inside, drawn_inside, element, enter, fallback, fits, heard, in_years, inside,
    open_last_mark, says,
};
use crate::harness::{Kind, Page, scenarios};

scenarios!(
    a_strict_host_of_a_frame,
    a_strict_host_of_an_element,
    a_host_without_web_assembly,
    a_host_that_trusts_the_policy_of_the_element,
    a_host_that_trusts_no_policy,
    a_host_with_a_policy_for_all,
    our_page_takes_no_text_for_html,
);

/// Firefox asks for the icon of a page that allows no pictures, and complains of itself.
const FIREFOX_ICON: &str = "FaviconLoader";

async fn a_strict_host_of_a_frame(page: Page) {
    page.excuse(FIREFOX_ICON);
    page.visit_host("strict-frame.html").await;
    enter(&page, 0).await;
    says(&page, in_years(2016, 2023)).await;
    fits(&page, "strict").await;
    page.choose_year("To", 2018).await;
    says(&page, in_years(2016, 2018)).await;
    fits(&page, "strict and filtered").await;
}

async fn a_strict_host_of_an_element(page: Page) {
    page.excuse(FIREFOX_ICON);
    page.visit_host("strict-element.html").await;
    drawn_inside(&page, 0).await;
    counts_inside(&page, 0, in_years(2016, 2023)).await;
    choose_inside(&page, 0, "To", 2018).await;
    counts_inside(&page, 0, in_years(2016, 2018)).await;
    open_last_mark(&page, super::in_first).await;
    page.find(&inside(0, "detail()")).await;
    // It has its own looks.
    page.shows(&format!("getComputedStyle({}).fontSize", inside(0, "heading(undefined, detail())")), "18px").await;
}

async fn a_host_without_web_assembly(page: Page) {
    page.excuse("Content Security Policy");
    page.excuse("Content-Security-Policy");
    // Each browser says in its own words that it refuses.
    page.excuse("wasm");
    page.excuse(FIREFOX_ICON);
    page.visit_host("no-program.html").await;
    page.until("the host hears of it", &format!("{}.length", heard("error"))).await;
    page.shows("readiness", json!(["rejected"])).await;
    page.shows(&fallback(0), true).await;
    page.shows(&heard("load"), json!([])).await;
}

/// Whether the browser enforces Trusted Types. Firefox 140 does not know them.
async fn knows_trusted_types(page: &Page) -> bool {
    let knows = page.js("return 'trustedTypes' in window").await == json!(true);
    assert!(knows || page.kind == Kind::Firefox);
    knows
}

async fn a_host_that_trusts_the_policy_of_the_element(page: Page) {
    page.visit_host("trusted-element.html").await;
    // The script is there twice, and each element tries for itself: the policy is made once.
    for (at, meetings) in [(0, in_years(2016, 2023)), (1, in_years(2017, 2017))] {
        page.js(&format!("{}.scrollIntoView()", element(at))).await;
        drawn_inside(&page, at).await;
        counts_inside(&page, at, meetings).await;
        page.shows(&fallback(at), false).await;
    }
    open_last_mark(&page, super::in_first).await;
    page.find(&inside(0, "detail()")).await;
    // Data of others come by a program of their own.
    let csv = "date,name\n2017-03-05,First conference\n";
    page.host.put("other.csv", csv);
    page.js(&format!("{0}.src = '/other.csv'; {0}.scrollIntoView()", element(1))).await;
    page.shows(&inside(1, "rows().length"), 1).await;
}

/// Browsers say that a policy or its HTML was refused, each in its own words.
fn excuse_refused_policies(page: &Page) {
    ["Trusted Type", "TrustedHTML", "trusted-types"].into_iter().for_each(|words| page.excuse(words));
}

async fn a_host_that_trusts_no_policy(page: Page) {
    excuse_refused_policies(&page);
    page.visit_host("untrusted.html").await;
    if !knows_trusted_types(&page).await {
        drawn_inside(&page, 0).await;
        return;
    }
    page.js(&format!("{}.scrollIntoView()", element(1))).await;
    page.until("the host hears of both", &format!("{}.length === 2", heard("error"))).await;
    let told = "The timeline could not be started: where this page enforces Trusted Types, its content security policy must \
                allow ‘trusted-types coalition-timeline’.";
    for at in [0, 1] {
        page.shows(&fallback(at), true).await;
        page.shows(&inside(at, "alert().innerText.trim()"), told).await;
        page.shows(&format!("{}.find((it) => it.at === {at}).message", heard("error")), told).await;
        // To try again would be in vain.
        page.shows(&inside(at, "button('Try again')"), json!(null)).await;
    }
    page.shows("readiness", json!(["rejected", "rejected"])).await;
    page.shows(&heard("load"), json!([])).await;
    // Whoever asks for a file is told, too.
    let export = format!("const done = arguments[0]; {}.exportCsv().catch((error) => done(error.message))", element(0));
    assert_eq!(page.js_async(&export).await, json!(told));
    // Nothing was asked for that would be of no use.
    let came = asked(&page).await;
    assert!(!came.iter().any(|address| address.ends_with(".wasm")), "{came:?}");
}

async fn a_host_with_a_policy_for_all(page: Page) {
    // It is asked where the page has no place for ours.
    excuse_refused_policies(&page);
    page.visit_host("default-policy.html").await;
    drawn_inside(&page, 0).await;
    counts_inside(&page, 0, 93).await;
    open_last_mark(&page, super::in_first).await;
    page.find(&inside(0, "detail()")).await;
    // One that changes what it is given would leave Leptos without nodes that it looks for.
    page.visit_host("default-policy.html?cleans").await;
    if !knows_trusted_types(&page).await {
        drawn_inside(&page, 0).await;
        return;
    }
    page.until("the host hears of it", &format!("{}.length", heard("error"))).await;
    page.shows(&fallback(0), true).await;
    page.until("it says so", &inside(0, "alert().innerText.includes('trusted-types coalition-timeline')")).await;
}

async fn our_page_takes_no_text_for_html(page: Page) {
    page.excuse("TrustedHTML");
    page.excuse("TrustedScriptURL");
    page.excuse("trusted-types");
    page.open("").await;
    let knows = knows_trusted_types(&page).await;
    let refuses = |code: &str| {
        format!(
            "(() => {{ try {{ {code}; return false; }} catch (error) {{ return error.name === 'TypeError'; }} }})()"
        )
    };
    let text = "document.createElement('p').innerHTML = '<b>a text</b>'";
    page.shows(&refuses(text), knows).await;
    // No other policy comes beside ours, and ours lets no script of others in.
    page.shows(&refuses("trustedTypes.createPolicy('another', { createHTML: String })"), knows).await;
    for (address, is_refused) in [("https://example.org/a.js", true), ("./start.js", false)] {
        let ours = format!(
            "window[Symbol.for('coalition-timeline:policy')].createScriptURL(new URL('{address}', location.href).href)"
        );
        page.shows(&refuses(&ours), is_refused).await;
    }
}
