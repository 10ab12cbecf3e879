//! Detail scenarios: a reader opens a meeting, sees what is known of it, and gets from each figure to its source.

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
        "roles('listitem', undefined, listUnder('{heading}', detail())).map((line) => line.textContent.replace(/\\s+/g, ' ').trim())"
    )
}

/// The lines of the detail that say figures, each with its source, under as many of these headings as there are.
const FIGURES: &str = "['Size of the coalition', 'New members', 'Sums named'].filter((name) => heading(name, detail()))
    .flatMap((name) => roles('listitem', undefined, listUnder(name, detail())))";
/// The lines of its sources.
const SOURCES: &str = "roles('listitem', undefined, listUnder('Sources', detail()))";
/// The heads by which the table is sorted, and how.
const SORTED: &str =
    "roles('columnheader', undefined, table()).filter((it) => it.ariaSort).map((it) => [it.textContent, it.ariaSort])";

/// Presses the name of a meeting in the table.
async fn open_row(page: &Page, name: &str) {
    page.press(&format!("link({}, table())", json!(name))).await;
}

async fn a_meeting_opens_and_back_closes_it(page: Page) {
    let riyadh = meeting("2023-06-08-riyadh");
    page.open("").await;
    open_row(&page, &name(riyadh)).await;
    page.query("?meeting=2023-06-08-riyadh").await;
    page.shows("opened().textContent", name(riyadh)).await;
    // The keyboard goes on from the heading.
    page.shows("document.activeElement === opened()", true).await;
    page.shows("role('rowheader', undefined, openRow()).textContent", name(riyadh)).await;
    let text = page.text("detail()").await;
    for expected in [riyadh["summary"].as_str().unwrap(), "8 June 2023", "Riyadh", "Saudi Arabia", "Sums named", "86"] {
        assert!(text.contains(expected), "no “{expected}” in:\n{text}");
    }

    // Each figure has its source, and each source its link.
    let figures = ["membership", "pledges", "new_members"].map(|field| riyadh[field].as_array().unwrap().len());
    page.shows(&format!("{FIGURES}.length"), figures.iter().sum::<usize>()).await;
    page.shows(&format!("{FIGURES}.filter((line) => cited(line).length === 0).length"), 0).await;
    page.shows(&format!("{SOURCES}.length"), riyadh["sources"].as_array().unwrap().len()).await;
    let links = page
        .js("const own = link(/^Page of this meeting/, detail());
            return roles('link', undefined, detail()).filter((it) => it !== own).map((it) => [it.target, it.rel, it.protocol]);")
        .await;
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
    page.shows("opened().textContent", name(riyadh)).await;
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
    page.press("role('link', undefined, listUnder('Sources', detail()))").await;
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
    let buttons = "['Previous meeting', 'Next meeting'].map((name) => button(name, detail()).disabled)";
    page.shows(buttons, json!([true, false])).await;
    for (at, expected) in names.iter().enumerate() {
        page.shows("opened().textContent", expected.as_str()).await;
        page.find(&format!("says('{} of 6', role('navigation', 'Meeting by meeting', detail()))", at + 1)).await;
        if at + 1 < names.len() {
            page.press("button('Next meeting', detail())").await;
        }
    }
    page.shows(buttons, json!([false, true])).await;
    page.press("button('Previous meeting', detail())").await;
    page.shows("opened().textContent", names[4].as_str()).await;
}

async fn rival_figures_stand_side_by_side(page: Page) {
    page.open("?meeting=2017-11-15-amman").await;
    let sizes = page.list(&under("Size of the coalition")).await;
    assert_eq!(sizes.len(), 2, "{sizes:?}");
    assert!(sizes[0].starts_with("69 states + 4 organisations (differs from the line) "), "{sizes:?}");
    assert!(sizes[0].contains("Jordan Times, 10 November 2017"), "{sizes:?}");
    assert!(sizes[1].starts_with("74 partners (70 states + 4 organisations) (on the chart’s line) "), "{sizes:?}");
    page.shows("detail().innerText.match(/differs from the line/g).length", 1).await;
    // The table names both.
    page.shows(
        "column('Members reported')[rows().indexOf(openRow())].textContent",
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
            "{SOURCES}.filter((line) => line.textContent.includes('{document}')).map((line) => roles('link', undefined, line).length)"
        ),
        json!([0]),
    )
    .await;
}

async fn sorting_by_members(page: Page) {
    page.open("").await;
    page.shows(SORTED, json!([["Date", "ascending"]])).await;
    let sizes = || async {
        // Each leads to the meeting in the timeline or to its page.
        let rows = "openers().map((it) => it.href.match(/meeting(?:=|s\\/)([\\w-]+)/)[1])";
        let sizes: Vec<Option<u64>> = page.list(rows).await.iter().map(|id| size(meeting(id))).collect();
        assert_eq!(sizes.len(), 93);
        let known = sizes.iter().take_while(|size| size.is_some()).count();
        assert!(sizes[known..].iter().all(Option::is_none), "meetings without a size come last: {sizes:?}");
        sizes.into_iter().flatten().collect::<Vec<u64>>()
    };
    for (order, query) in [("ascending", "?sort=members"), ("descending", "?sort=-members")] {
        page.press("button('Members reported', table())").await;
        page.query(query).await;
        page.shows(SORTED, json!([["Members reported", order]])).await;
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
    page.press("keyFigure(/members at the end of/)").await;
    page.query("?size=2023-06-08").await;
    let last = &data()["membership"].as_array().unwrap()[19];
    assert_eq!(last["total"], 86);
    page.until("the heading has the size", "opened().textContent.startsWith('86 partners')").await;
    let reports = page.list(&under("Other reports until the next change")).await;
    assert_eq!(reports.len(), last["reports"].as_array().unwrap().len());
    page.client.back().await.unwrap();
    page.shows("detail()", json!(null)).await;
}

const OUTSIDE: &str = "says('This meeting is outside the current filters.', detail())";

async fn an_open_meeting_outside_the_filters_says_so(page: Page) {
    page.open("?meeting=2017-11-15-amman").await;
    page.find("detail()").await;
    page.shows(OUTSIDE, json!(null)).await;
    page.choose_year("From", 2019).await;
    page.query("?from=2019&meeting=2017-11-15-amman").await;
    page.find(OUTSIDE).await;
}

async fn about_the_data(page: Page) {
    page.open("").await;
    let text = page.text("about()").await;
    for heading in ["How members are counted", "How sums are counted", "What is not known", "Licence", "A mistake?"] {
        assert!(text.contains(heading), "no “{heading}” in:\n{text}");
    }
    let lists = [("Every reported size of the coalition", "membership"), ("Members and when they joined", "members")];
    for (name, field) in lists {
        let folded = format!("folded('{name}', about())");
        page.press(&format!("{folded}.firstElementChild")).await;
        let lines = data()[field].as_array().unwrap();
        // Under each size stand the reports of it.
        let list = format!("roles('list', undefined, {folded})[0]");
        let own = format!("roles('listitem', undefined, {list}).filter((it) => it.parentElement === {list})");
        page.shows(&format!("{own}.length"), lines.len()).await;
        page.shows(&format!("{own}.filter((it) => cited(it).length === 0).length"), 0).await;
        let last = lines.last().unwrap();
        let words = last["name"].as_str().map_or_else(|| format!("{} partners", last["total"]), str::to_owned);
        let text = page.text(&list).await;
        assert!(text.contains(&words), "no “{words}” under “{name}”");
    }
}
