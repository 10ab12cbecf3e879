//! Loading scenarios: what readers and hosts see of an element that has not loaded, or cannot.

use serde_json::json;

use super::{asked, counts_inside, drawn_inside, element, fallback, heard, in_years, inside, press_inside, text};
use crate::harness::data::data;
use crate::harness::{Page, scenarios};

scenarios!(
    far_from_the_screen_nothing_is_loaded,
    on_a_slow_network_the_words_of_the_host_stay,
    what_does_not_arrive_leaves_the_words_of_the_host,
    faults_of_other_data_are_shown_in_place,
    other_data_of_the_page,
);

async fn far_from_the_screen_nothing_is_loaded(page: Page) {
    page.visit_host("far.html").await;
    page.until("the script is there", "customElements.get('coalition-timeline') && document.readyState === 'complete'")
        .await;
    // The element has been told where it is by the time that somebody is told who asked later.
    let told = format!(
        "const [done] = arguments;
        new IntersectionObserver(() => requestAnimationFrame(() => requestAnimationFrame(done))).observe({})",
        element(0)
    );
    page.js_async(&told).await;
    let is_program = |address: &String| address.ends_with(".wasm") || address.contains("/coalition-timeline-");
    let before = asked(&page).await;
    assert!(!before.iter().any(is_program), "{before:?}");
    page.shows("heard", json!([])).await;
    page.js("scrollTo({ top: 19000, behavior: 'instant' })").await;
    drawn_inside(&page, 0).await;
    counts_inside(&page, 0, in_years(2016, 2023)).await;
    assert!(asked(&page).await.iter().any(is_program));
}

async fn on_a_slow_network_the_words_of_the_host_stay(page: Page) {
    let is_mounted = inside(0, "loading()");
    // First the program is slow, then the data.
    page.site.hold("coalition-timeline-", ".wasm");
    page.visit_host("element.html").await;
    page.until(
        "the program is asked for",
        "performance.getEntriesByType('resource').some(({ name }) => name.includes('/styles-'))",
    )
    .await;
    page.shows(&fallback(0), true).await;
    page.shows(&format!("Boolean({is_mounted})"), false).await;
    page.site.mend();
    page.site.hold("data-", ".txt");
    page.reload().await;
    page.until("the program is there", &is_mounted).await;
    page.shows(&fallback(0), true).await;
    page.shows("[heard, readiness]", json!([[], []])).await;
    page.site.mend();
    drawn_inside(&page, 0).await;
    page.shows(&fallback(0), false).await;
    page.shows("heard", json!([{ "type": "load", "at": 0 }])).await;
    page.shows("readiness", json!(["ready"])).await;
}

async fn what_does_not_arrive_leaves_the_words_of_the_host(page: Page) {
    page.excuse("404 (Not Found)");
    // Each browser says in its own words that something is missing.
    page.excuse("Failed to fetch dynamically imported module");
    page.excuse("error loading dynamically imported module");
    page.excuse("Loading module from");
    page.excuse("Loading failed for the module");
    page.excuse("CORS request did not succeed");
    page.excuse("Module source URI is not allowed in this document");
    page.excuse("failed to fetch Wasm: 404");
    page.excuse("`WebAssembly.instantiateStreaming` failed");
    // The element's own script.
    page.site.withhold("coalition-timeline.js", "", "404 Not Found");
    page.visit_host("element.html").await;
    page.until("all has come that comes", "document.readyState === 'complete'").await;
    page.shows(&fallback(0), true).await;
    page.shows("Boolean(customElements.get('coalition-timeline'))", false).await;
    page.site.mend();

    for (begin, end) in [("coalition-timeline-", ".js"), ("styles-", ".css"), ("coalition-timeline-", ".wasm")] {
        page.site.withhold(begin, end, "404 Not Found");
        page.visit_host("element.html").await;
        page.until("the host hears of it", &format!("{}.length", heard("error"))).await;
        page.shows("readiness", json!(["rejected"])).await;
        page.shows(&fallback(0), true).await;
        page.shows("heard.length", 1).await;
        page.site.mend();
    }
    // The failure is forgotten: another element finds the program.
    page.js("const other = document.createElement('coalition-timeline');
        other.year = 2017;
        document.body.prepend(other);")
        .await;
    drawn_inside(&page, 0).await;
    counts_inside(&page, 0, in_years(2017, 2017)).await;
}

/// Gives the host two data sets of its own: one with a fault, and one with another name.
fn put_other_data(page: &Page) {
    let mut faulty = data().clone();
    faulty["meetings"][0]["start"] = json!("2014-09-31");
    page.host.put("faulty.json", faulty.to_string());
    let mut other = data().clone();
    other["meetings"][0]["name"] = json!("A meeting of the host's own");
    page.host.put("other.json", other.to_string());
}

async fn faults_of_other_data_are_shown_in_place(page: Page) {
    page.excuse("404 (Not Found)");
    page.site.withhold("coalition.schema.json", "", "404 Not Found");
    put_other_data(&page);
    page.visit_host("element.html").await;
    drawn_inside(&page, 0).await;

    let failed = format!("{}?.textContent", inside(0, "failure()"));
    // The longer texts are asked for after the rest.
    page.until(
        "all is asked for",
        "performance.getEntriesByType('resource').some(({ name }) => name.includes('/texts-'))",
    )
    .await;
    let before = asked(&page).await;
    for address in ["javascript:alert(1)", "data:application/json,%7B%7D", "file:///etc/passwd", "blob:nothing"] {
        page.js(&format!("heard.length = 0; {}.src = '{address}'", element(0))).await;
        page.until("it is refused", &format!("{failed}?.includes('“{address}” is not an address of data')")).await;
        page.until("the host hears of it", "heard.length").await;
        page.shows("heard.map(({ type }) => type)", json!(["error"])).await;
        page.shows(&fallback(0), true).await;
    }
    assert_eq!(asked(&page).await, before, "something was asked of a refused address");

    for (address, words) in
        [(page.host.url("faulty.json"), "2014-09-31"), (page.site.url("coalition.schema.json"), "404")]
    {
        page.js(&format!("heard.length = 0; {}.setAttribute('src', '{address}')", element(0))).await;
        page.until("it is named", &format!("{failed}?.includes('{words}')")).await;
        let message = text(&page, &format!("{}.at(-1).message", heard("error"))).await;
        assert!(message.contains(words), "{message}");
        page.shows(&fallback(0), true).await;
    }

    // The bundled data are one press away, and good data take their place.
    press_inside(&page, 0, "button('Show the bundled timeline')").await;
    drawn_inside(&page, 0).await;
    counts_inside(&page, 0, 93).await;
    page.js(&format!("{}.src = '{}'", element(0), page.host.url("other.json"))).await;
    page.until("the other data are shown", &format!("{}?.textContent.includes('of the host')", inside(0, "table()")))
        .await;
    page.shows(&inside(0, "failure()"), json!(null)).await;
    page.js(&format!("{}.removeAttribute('src')", element(0))).await;
    page.until("ours are back", &format!("{}?.textContent.includes('Core-coalition')", inside(0, "table()"))).await;
}

async fn other_data_of_the_page(page: Page) {
    put_other_data(&page);
    let at = |address: &str| format!("?data={}", address.replace(':', "%3A").replace('/', "%2F"));

    for address in ["javascript:alert(1)", "data:application/json,{}", "file:///etc/passwd"] {
        page.visit(&at(address)).await;
        let failed = page.text("failure()").await;
        assert!(failed.contains(&format!("“{address}” is not an address of data")), "{failed}");
    }
    page.visit(&at(&page.host.url("faulty.json"))).await;
    let failed = page.text("failure()").await;
    assert!(failed.contains("2014-09-31"), "{failed}");
    page.press("button('Show the bundled timeline')").await;
    page.drawn().await;
    page.counts(93).await;
    page.visit(&at(&page.host.url("other.json"))).await;
    page.drawn().await;
    page.until("the other data are shown", "table()?.textContent.includes('of the host')").await;
    // In an address that is passed on they stay.
    page.choose_year("From", 2015).await;
    page.until("the address names them", "new URLSearchParams(location.search).get('data')?.endsWith('other.json')")
        .await;
}
