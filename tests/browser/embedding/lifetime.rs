//! Lifetime scenarios: the element's script comes twice, or the element moves, goes and comes again.

use std::collections::BTreeSet;

use fantoccini::key::Key;
use serde_json::json;

use super::{asked, choose_inside, counts_inside, drawn_inside, element, heard, in_years, inside};
use crate::harness::{ARE_LINKED, Page, scenarios};

scenarios!(
    the_script_twice_and_an_element_that_moves,
    coming_and_going_leaves_nothing_behind,
    an_element_moves_into_another_document,
    the_focus_goes_back_inside_a_closed_root,
);

async fn the_script_twice_and_an_element_that_moves(page: Page) {
    page.visit_host("twice.html").await;
    drawn_inside(&page, 0).await;
    choose_inside(&page, 0, "From", 2016).await;
    counts_inside(&page, 0, in_years(2016, 2023)).await;
    let before = asked(&page).await;
    let data = before.iter().filter(|address| address.contains("/data-")).count();
    assert_eq!(data, 1, "{before:?}");

    page.js(&format!("window.painted = {}", inside(0, "canvas()"))).await;
    page.js(&format!("document.querySelector('#there').appendChild({})", element(0))).await;
    counts_inside(&page, 0, in_years(2016, 2023)).await;
    page.shows(&format!("painted === {}", inside(0, "canvas()")), true).await;
    choose_inside(&page, 0, "To", 2018).await;
    counts_inside(&page, 0, in_years(2016, 2018)).await;
    assert_eq!(asked(&page).await, before);
    page.shows(&format!("{}.length", heard("load")), 1).await;

    // Out of the page for a while, it comes back with the view that it had.
    page.js(&format!("window.kept = {}; kept.remove()", element(0))).await;
    page.shows("within(kept.shadowRoot, canvas)", json!(null)).await;
    page.js("document.querySelector('#here').append(kept)").await;
    drawn_inside(&page, 0).await;
    counts_inside(&page, 0, in_years(2016, 2018)).await;
    page.shows(&format!("{}.length", heard("load")), 2).await;
}

async fn coming_and_going_leaves_nothing_behind(page: Page) {
    page.visit_host("comings.html").await;
    for times in (10..=100).step_by(10) {
        page.until("it comes and goes", &format!("window.traces?.length > {times}")).await;
    }
    let traces = page.js("return traces").await;
    let panels: BTreeSet<_> =
        traces.as_array().unwrap().iter().map(|trace| trace["panels"].as_u64().unwrap()).collect();
    assert!(panels.is_subset(&BTreeSet::from([0, 3])), "{panels:?} panels");
    // A timeline is looked at before or after the last of its parts have come; what stays of one makes them more and more.
    for name in ["listeners", "nodes", "around", "view"] {
        let seen = |times: std::ops::Range<usize>| -> BTreeSet<String> {
            times.map(|time| traces[time][name].to_string()).collect()
        };
        let [early, late] = [seen(0..20), seen(80..101)];
        assert!(late.is_subset(&early), "{name}: {late:?} after {early:?}");
    }
    let memory: Vec<_> = traces.as_array().unwrap().iter().map(|trace| trace["memory"].as_u64().unwrap()).collect();
    // Loadings may overlap once more than before, which takes memory once. A leak takes it again and again.
    let later: BTreeSet<_> = memory[20..].iter().collect();
    assert!(later.len() <= 3 && memory[100] - memory[20] < 2 << 20, "the program takes more and more: {memory:?}");
    counts_inside(&page, 0, in_years(2016, 2023)).await;
}

/// Waits until the element that has moved is there again. To some browsers it was gone for a moment.
async fn painted(page: &Page) {
    page.js("kept.scrollIntoView({ behavior: 'instant' })").await;
    page.until("it is painted", &format!("within(kept.shadowRoot, () => {ARE_LINKED} && marks().length)")).await;
}

async fn an_element_moves_into_another_document(page: Page) {
    page.visit_host("twice.html").await;
    drawn_inside(&page, 0).await;
    choose_inside(&page, 0, "From", 2016).await;
    counts_inside(&page, 0, in_years(2016, 2023)).await;
    let look = "(() => {
        const style = (look) => kept.ownerDocument.defaultView.getComputedStyle(within(kept.shadowRoot, look));
        return [style(() => heading()).marginTop, style(filters).display, style(timeline).fontFamily, kept.shadowRoot.adoptedStyleSheets.length];
    })()";
    page.js(&format!("window.kept = {}", element(0))).await;
    let before = page.js(&format!("return {look}")).await;
    // As it is, and taken out of its page before.
    for is_out in [false, true] {
        page.js(&format!(
            "document.querySelector('iframe')?.remove();
            const frame = document.createElement('iframe');
            frame.width = 900;
            frame.height = 2000;
            document.body.prepend(frame);
            if ({is_out}) kept.remove();"
        ))
        .await;
        page.js("const other = document.querySelector('iframe').contentDocument;
            other.body.append(other.adoptNode(kept));")
            .await;
        painted(&page).await;
        page.shows(look, before.clone()).await;
        page.shows("within(kept.shadowRoot, count).textContent", format!("{} of 93 meetings", in_years(2016, 2023)))
            .await;
        // It still answers.
        page.js("within(kept.shadowRoot, () => link(undefined, rows()[0])).click()").await;
        page.until("the meeting is open", "within(kept.shadowRoot, detail)").await;
        page.js("within(kept.shadowRoot, () => button('Close', detail())).click()").await;
        page.shows("within(kept.shadowRoot, detail)", json!(null)).await;
        // And back.
        page.js("document.querySelector('#here').append(document.adoptNode(kept))").await;
        painted(&page).await;
        page.shows(look, before.clone()).await;
    }
}

async fn the_focus_goes_back_inside_a_closed_root(page: Page) {
    page.visit_host("closed.html").await;
    let it = "inner.querySelector('coalition-timeline').shadowRoot";
    let looked = |expression: &str| format!("within({it}, () => {expression})");
    page.until("it is painted", &format!("window.inner && {}", looked(&format!("{ARE_LINKED} && marks().length"))))
        .await;
    // From a row of the table, by the keyboard.
    let row = looked("link(undefined, rows()[40])");
    page.js(&format!("{row}.focus()")).await;
    page.key(Key::Enter).await;
    page.until("the heading has the focus", &format!("{}?.contains({it}.activeElement)", looked("detail()"))).await;
    page.key(Key::Escape).await;
    page.shows(&looked("detail()"), json!(null)).await;
    page.shows(&format!("{it}.activeElement === {row}"), true).await;
    // From a dialog.
    page.js(&format!("{}.focus()", looked("button('Share')"))).await;
    page.key(Key::Enter).await;
    page.until("it is open", &looked("dialog()")).await;
    page.key(Key::Escape).await;
    page.until("it is closed", &format!("!{}", looked("dialog()"))).await;
    page.shows(&format!("{it}.activeElement === {}", looked("button('Share')")), true).await;
}
