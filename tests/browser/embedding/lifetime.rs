//! What if the element's script comes twice, or the element moves, goes and comes again?

use std::collections::BTreeSet;

use serde_json::json;

use super::{asked, choose_inside, counts_inside, drawn_inside, element, heard, in_years, inside};
use crate::harness::{Page, scenarios};

scenarios!(the_script_twice_and_an_element_that_moves, coming_and_going_leaves_nothing_behind);

async fn the_script_twice_and_an_element_that_moves(page: Page) {
    page.visit_host("twice.html").await;
    drawn_inside(&page, 0).await;
    choose_inside(&page, 0, "from", 2016).await;
    counts_inside(&page, 0, in_years(2016, 2023)).await;
    let before = asked(&page).await;
    let data = before.iter().filter(|address| address.contains("/data-")).count();
    assert_eq!(data, 1, "{before:?}");

    page.js(&format!("window.canvas = {}", inside(0, "canvas"))).await;
    page.js(&format!("document.querySelector('#there').appendChild({})", element(0))).await;
    counts_inside(&page, 0, in_years(2016, 2023)).await;
    page.shows(&format!("canvas === {}", inside(0, "canvas")), true).await;
    choose_inside(&page, 0, "to", 2018).await;
    counts_inside(&page, 0, in_years(2016, 2018)).await;
    assert_eq!(asked(&page).await, before);
    page.shows(&format!("{}.length", heard("load")), 1).await;

    // Out of the page for a while, it comes back with the view that it had.
    page.js(&format!("window.kept = {}; kept.remove()", element(0))).await;
    page.shows("kept.shadowRoot.querySelector('canvas')", json!(null)).await;
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
    for name in ["listeners", "nodes", "around", "view"] {
        let [early, late] = [5, 100].map(|time| &traces[time][name]);
        assert_eq!(early, late, "{name} in {traces:#}");
    }
    let memory: Vec<_> = traces.as_array().unwrap().iter().map(|trace| trace["memory"].as_u64().unwrap()).collect();
    // Loadings may overlap once more than before, which takes memory once. A leak takes it again and again.
    let later: BTreeSet<_> = memory[20..].iter().collect();
    assert!(later.len() <= 3 && memory[100] - memory[20] < 2 << 20, "the program takes more and more: {memory:?}");
    counts_inside(&page, 0, in_years(2016, 2023)).await;
}
