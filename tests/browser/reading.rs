//! Can a reader open a meeting, see what is known of it, and get from each figure to its source?

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::harness::data::{data, is_host, meeting, meetings, name, names, size};
use crate::harness::{Page, scenarios};

scenarios!(
    a_meeting_opens_and_back_closes_it,
    a_source_opens_in_a_tab_of_its_own,
    previous_and_next_walk_through_the_rows,
    rival_figures_stand_side_by_side,
    a_source_without_an_address_names_its_file,
    sorting_by_members,
    the_size_of_the_coalition_opens,
    an_open_meeting_outside_the_filters_says_so,
    about_the_data,
);

/// The texts of the lines under a heading of the detail.
fn under(heading: &str) -> String {
    format!(
        "[...[...document.querySelectorAll('.ct-detail h3')].find((it) => it.textContent === '{heading}')\
         .nextElementSibling.children].map((line) => line.textContent.replace(/\\s+/g, ' ').trim())"
    )
}

/// Presses the name of a meeting in the table.
async fn open_row(page: &Page, name: &str) {
    let link = page.client.find(Locator::LinkText(name)).await.unwrap_or_else(|error| panic!("no {name}: {error}"));
    link.click().await.unwrap_or_else(|error| panic!("cannot press {name}: {error}"));
}

async fn a_meeting_opens_and_back_closes_it(page: Page) {
    let riyadh = meeting("2023-06-08-riyadh");
    page.open("").await;
    open_row(&page, &name(riyadh)).await;
    page.query("?meeting=2023-06-08-riyadh").await;
    page.shows("document.querySelector('.ct-detail h2').textContent", name(riyadh)).await;
    // The keyboard goes on from the heading.
    page.shows("document.activeElement === document.querySelector('.ct-detail h2')", true).await;
    page.shows("document.querySelector('.ct-table tr.ct-open th').textContent", name(riyadh)).await;
    let text = page.text("detail()").await;
    for expected in [riyadh["summary"].as_str().unwrap(), "8 June 2023", "Riyadh", "Saudi Arabia", "Sums named", "86"] {
        assert!(text.contains(expected), "no “{expected}” in:\n{text}");
    }

    // Each figure has its source, and each source its link.
    let figures = ["membership", "pledges", "new_members"].map(|field| riyadh[field].as_array().unwrap().len());
    page.shows("document.querySelectorAll('.ct-detail .ct-reports > li').length", figures.iter().sum::<usize>()).await;
    page.shows("document.querySelectorAll('.ct-detail .ct-reports > li:not(:has(.ct-cite))').length", 0).await;
    page.shows("document.querySelectorAll('.ct-sources > li').length", riyadh["sources"].as_array().unwrap().len())
        .await;
    let links =
        page.js("return [...document.querySelectorAll('.ct-detail a:not(.ct-own-page)')].map((a) => [a.target, a.rel, a.protocol])");
    let links = links.await;
    let links = links.as_array().unwrap();
    assert!(links.len() > figures.iter().sum(), "only {} links", links.len());
    for link in links {
        assert_eq!([&link[0], &link[1]], ["_blank", "noopener noreferrer"]);
        assert!(link[2] == "https:" || link[2] == "http:", "{link}");
    }

    page.client.back().await.unwrap();
    page.query("").await;
    page.shows("detail()", json!(null)).await;
    page.client.forward().await.unwrap();
    page.shows("document.querySelector('.ct-detail h2').textContent", name(riyadh)).await;
    page.press("button('Close', detail())").await;
    page.query("").await;
    page.shows("detail()", json!(null)).await;
}

async fn a_source_opens_in_a_tab_of_its_own(page: Page) {
    let id = meeting("2017-11-15-amman")["sources"][0].as_str().unwrap();
    let mut file = data().clone();
    let sources = file["sources"].as_array_mut().unwrap();
    let source = sources.iter_mut().find(|source| source["id"] == id).unwrap();
    let target = page.site.elsewhere();
    source["url"] = json!(target);
    page.site.replace_data(file.to_string());
    page.open("?meeting=2017-11-15-amman").await;
    page.press(".ct-sources a").await;
    page.until("the page stays", "detail()").await;
    let own = page.client.window().await.unwrap();
    let other = loop {
        let windows = page.client.windows().await.unwrap();
        if let Some(other) = windows.into_iter().find(|window| *window != own) {
            break other;
        }
        tokio::task::yield_now().await;
    };
    page.client.switch_to_window(other).await.unwrap();
    page.shows("location.href", target).await;
    // Neither can the source's page reach ours, nor does it learn where the reader came from.
    page.shows("[window.opener, document.referrer]", json!([null, ""])).await;
    page.client.close_window().await.unwrap();
    page.client.switch_to_window(own).await.unwrap();
    page.query("?meeting=2017-11-15-amman").await;
}

async fn previous_and_next_walk_through_the_rows(page: Page) {
    page.open("?host=FR").await;
    page.counts(6).await;
    let names = names(|meeting| is_host(meeting, "FR"));
    open_row(&page, &names[0]).await;
    let buttons = "[...document.querySelectorAll('.ct-travel button')].map((button) => button.disabled)";
    page.shows(buttons, json!([true, false])).await;
    for (at, expected) in names.iter().enumerate() {
        page.shows("document.querySelector('.ct-detail h2').textContent", expected.as_str()).await;
        page.shows("document.querySelector('.ct-travel > span').textContent", format!("{} of 6", at + 1)).await;
        if at + 1 < names.len() {
            page.press(".ct-travel button:last-child").await;
        }
    }
    page.shows(buttons, json!([false, true])).await;
    page.press(".ct-travel button:first-child").await;
    page.shows("document.querySelector('.ct-detail h2').textContent", names[4].as_str()).await;
}

async fn rival_figures_stand_side_by_side(page: Page) {
    page.open("?meeting=2017-11-15-amman").await;
    let sizes = page.list(&under("Size of the coalition")).await;
    assert_eq!(sizes.len(), 2, "{sizes:?}");
    assert!(sizes[0].starts_with("69 states + 4 organisations (differs from the line) "), "{sizes:?}");
    assert!(sizes[0].contains("Jordan Times, 10 November 2017"), "{sizes:?}");
    assert!(sizes[1].starts_with("74 partners (70 states + 4 organisations) (on the chart’s line) "), "{sizes:?}");
    page.shows("document.querySelectorAll('.ct-detail .ct-rival').length", 1).await;
    // The table names both.
    page.shows(
        "document.querySelector('tr.ct-open td:nth-child(5)').textContent",
        "69 states + 4 organisations; others: 74",
    )
    .await;
}

async fn a_source_without_an_address_names_its_file(page: Page) {
    let missing = |source: &&Value| source["url"].is_null();
    let source = data()["sources"].as_array().unwrap().iter().find(missing).expect("a source without an address");
    let cited = |meeting: &&Value| meeting["sources"].as_array().unwrap().contains(&source["id"]);
    let meeting = meetings().iter().find(cited).expect("a meeting that cites it");
    page.open(&format!("?meeting={}", meeting["id"].as_str().unwrap())).await;
    let document = source["document"].as_str().unwrap();
    page.shows(
        &format!(
            "[...document.querySelectorAll('.ct-sources > li')].filter((line) => line.textContent.includes('{document}'))\
             .map((line) => line.querySelectorAll('a').length)"
        ),
        json!([0]),
    )
    .await;
}

async fn sorting_by_members(page: Page) {
    page.open("").await;
    page.shows(
        "[...document.querySelectorAll('[aria-sort]')].map((it) => [it.textContent, it.ariaSort])",
        json!([["Date", "ascending"]]),
    )
    .await;
    let sizes = || async {
        let rows = "[...document.querySelectorAll('.ct-table tbody tr:not([hidden]) a')].map((a) => a.dataset.meeting)";
        let sizes: Vec<Option<u64>> = page.list(rows).await.iter().map(|id| size(meeting(id))).collect();
        assert_eq!(sizes.len(), 93);
        let known = sizes.iter().take_while(|size| size.is_some()).count();
        assert!(sizes[known..].iter().all(Option::is_none), "meetings without a size come last: {sizes:?}");
        sizes.into_iter().flatten().collect::<Vec<u64>>()
    };
    let head = ".ct-table thead th:nth-child(5)";
    for (order, query) in [("ascending", "?sort=members"), ("descending", "?sort=-members")] {
        page.press(&format!("{head} button")).await;
        page.query(query).await;
        page.shows(
            "[...document.querySelectorAll('[aria-sort]')].map((it) => [it.textContent, it.ariaSort])",
            json!([["Members reported", order]]),
        )
        .await;
        let sizes = sizes().await;
        let mut sorted = sizes.clone();
        sorted.sort_unstable();
        if order == "descending" {
            sorted.reverse();
        }
        assert!(sizes.len() > 20, "{sizes:?}");
        assert_eq!(sizes, sorted);
    }
}

async fn the_size_of_the_coalition_opens(page: Page) {
    page.open("").await;
    page.press(".ct-figure button.ct-number").await;
    page.query("?size=2023-06-08").await;
    let last = &data()["membership"].as_array().unwrap()[19];
    assert_eq!(last["total"], 86);
    page.until(
        "the heading has the size",
        "document.querySelector('.ct-detail h2').textContent.startsWith('86 partners')",
    )
    .await;
    let reports = page.list(&under("Other reports until the next change")).await;
    assert_eq!(reports.len(), last["reports"].as_array().unwrap().len());
    page.client.back().await.unwrap();
    page.shows("detail()", json!(null)).await;
}

async fn an_open_meeting_outside_the_filters_says_so(page: Page) {
    page.open("?meeting=2017-11-15-amman").await;
    page.find("detail()").await;
    page.shows("document.querySelector('.ct-outside')", json!(null)).await;
    page.choose_year("from", 2019).await;
    page.query("?from=2019&meeting=2017-11-15-amman").await;
    page.shows("document.querySelector('.ct-outside').textContent", "This meeting is outside the current filters.")
        .await;
}

async fn about_the_data(page: Page) {
    page.open("").await;
    let text = page.text(".ct-about").await;
    for heading in ["How members are counted", "How sums are counted", "What is not known", "Licence", "A mistake?"] {
        assert!(text.contains(heading), "no “{heading}” in:\n{text}");
    }
    let lists = [("sizes", 1, "membership"), ("members", 2, "members")];
    for (name, number, field) in lists {
        let list = format!(".ct-list:nth-of-type({number})");
        page.press(&format!("{list} summary")).await;
        let lines = data()[field].as_array().unwrap();
        page.shows(&format!("document.querySelectorAll('{list} > div > ul > li').length"), lines.len()).await;
        page.shows(&format!("document.querySelectorAll('{list} > div > ul > li:not(:has(.ct-cite))').length"), 0).await;
        let last = lines.last().unwrap();
        let words = last["name"].as_str().map_or_else(|| format!("{} partners", last["total"]), str::to_owned);
        let text = page.text(&format!("{list} > div > ul")).await;
        assert!(text.contains(&words), "no “{words}” among the {name}");
    }
}
