//! Is every number on the page one action from who says so?

use serde_json::{Value, json};

use crate::harness::{Page, scenarios};

scenarios!(
    every_number_stands_with_its_source_or_with_what_leads_there,
    every_row_leads_to_its_figures_and_their_sources,
    every_mark_leads_to_a_source,
    every_key_figure_leads_to_what_it_is_made_of,
);

/// Texts with numbers that are no figures of the data, each with the reason.
const NO_FIGURES: [(&str, &str); 8] = [
    ("header.ct-header", "the years in the name of the data"),
    (".ct-controls", "years to choose, and counts of rows of the table below"),
    (".ct-status, caption", "counts of rows of the table below"),
    (".ct-years", "the same for each year"),
    (".ct-summary", "the key figures again, for those who do not see the chart"),
    (".ct-legend", "what the marks mean"),
    (".ct-about > .ct-columns, .ct-about > p", "how the data were made, and how they are cited"),
    (".ct-marks > p", "which keys lead where"),
];

/// Every number in the page that stands neither with a source nor with something to press that leads to one.
const ALONE: &str = "
    const within = (it) => it.closest('li, dd, td, th, p, .ct-figure, .ct-detail-head') ?? it;
    const led = '.ct-cite, a[href], button[data-meeting], button[data-size], button[data-list]';
    const walk = document.createTreeWalker(document.querySelector('.ct-app'), NodeFilter.SHOW_TEXT);
    const alone = [];
    let found = 0;
    while (walk.nextNode()) {
        const { data, parentElement: it } = walk.currentNode;
        if (!/\\d/.test(data) || it.closest(`dialog, ${excluded}`)) continue;
        found += 1;
        const around = it.closest('tr') ?? within(it);
        if (it.closest(led) || around.querySelector(led) || around.parentElement.matches('.ct-reports li')) continue;
        // What is open has all its sources in a list of its own.
        if (it.closest('.ct-detail')?.querySelector('.ct-sources, .ct-cite')) continue;
        alone.push(data);
    }
    return [found, alone];";

async fn every_number_stands_with_its_source_or_with_what_leads_there(page: Page) {
    let excluded: Vec<&str> = NO_FIGURES.iter().map(|(css, _)| *css).collect();
    let script = format!("const excluded = {}; {ALONE}", json!(excluded.join(", ")));
    for query in ["", "?meeting=2017-11-15-amman", "?size=2017-11-15", "?host=FR&from=2016"] {
        page.open(query).await;
        // The folded lists too.
        page.js("document.querySelectorAll('.ct-list').forEach((list) => list.open = true)").await;
        page.until("the members are listed", "document.querySelectorAll('.ct-list .ct-cite').length > 80").await;
        let seen = page.js(&script).await;
        assert!(seen[0].as_u64().unwrap() > 300, "{query}: only {} numbers", seen[0]);
        assert_eq!(seen[1], json!([]), "{query}: numbers without a source");
        // Each line of the lists has its own.
        let bare =
            "[...document.querySelectorAll('.ct-reports li')].filter((it) => !it.querySelector('.ct-cite')).length";
        page.shows(bare, 0).await;
    }
}

/// Presses each of these in turn and asks of what opens then.
async fn opened(page: &Page, css: &str, ask: &str) -> Value {
    let script = format!(
        "const [done] = arguments;
        (async () => {{
            const frame = () => new Promise(requestAnimationFrame);
            const all = [];
            for (const it of document.querySelectorAll({})) {{
                it.click();
                await frame();
                const detail = detail();
                all.push(({ask})(it, detail));
            }}
            done(all);
        }})().catch((error) => done(String(error)));",
        json!(css)
    );
    // No reader is as fast.
    page.excuse("Throttling navigation");
    page.client.execute_async(&script, Vec::new()).await.unwrap_or_else(|error| panic!("cannot press {css}: {error}"))
}

async fn every_row_leads_to_its_figures_and_their_sources(page: Page) {
    page.open("").await;
    // Numbers of the row that do not stand in a line with a source in what opens.
    let missing = "(it, detail) => {
        const row = it.closest('tr');
        const cells = ['Members', 'Pledges'].map((name) => [...row.cells].find((cell) => cell.dataset.label?.startsWith(name)));
        const numbers = cells.flatMap((cell) => cell.textContent.replace(/and \\d+ more/, '').match(/\\d[\\d.,]*/g) ?? []);
        const lines = [...detail.querySelectorAll('.ct-reports li')].filter((line) => line.querySelector('.ct-cite'));
        const sources = detail.querySelectorAll('.ct-sources li').length;
        return {
            name: it.textContent === detail.querySelector('h2').textContent,
            numbers: numbers.length,
            missing: numbers.filter((number) => !lines.some((line) => line.textContent.includes(number))),
            sources,
        };
    }";
    let all = opened(&page, ".ct-table tbody th a", missing).await;
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), 93);
    for row in all {
        assert!(row["name"] == true && row["missing"] == json!([]) && row["sources"].as_u64() > Some(0), "{row}");
    }
    let numbers: u64 = all.iter().map(|row| row["numbers"].as_u64().unwrap()).sum();
    assert!(numbers > 60, "only {numbers} figures in the table");
}

async fn every_mark_leads_to_a_source(page: Page) {
    page.open("").await;
    page.shows("document.querySelectorAll('.ct-mark:not([data-meeting], [data-size])').length", 0).await;
    // What it says first, for instance “$2.1 billion”, is in what opens, with its source.
    let ask = "(it, detail) => [it.ariaLabel, Boolean(detail?.querySelector('.ct-sources li, .ct-cite'))]";
    // The marks stay while things open; those of each panel.
    for css in [".ct-marks [data-size]", ".ct-marks [data-meeting]"] {
        let all = opened(&page, css, ask).await;
        let all = all.as_array().unwrap();
        assert!(all.len() > 20, "{} of {css}", all.len());
        for mark in all {
            assert_eq!(mark[1], true, "{mark}");
        }
    }
}

async fn every_key_figure_leads_to_what_it_is_made_of(page: Page) {
    page.open("?from=2016&to=2018").await;
    page.shows("document.querySelectorAll('.ct-figure').length", 4).await;
    page.shows("document.querySelectorAll('.ct-figure > button.ct-number').length", 4).await;
    let ask = "(it, detail) => {
        const figure = it.textContent.match(/^\\$?[\\d.,]+( \\w+illion)?/)[0];
        const line = [...detail.querySelectorAll('h2 + *, .ct-detail-head, .ct-detail-head + p, .ct-reports li')].map((line) => line.textContent);
        return [figure, line.some((words) => words.includes(figure)), Boolean(detail.querySelector('.ct-cite'))];
    }";
    for figure in opened(&page, ".ct-figure > button:not([data-list])", ask).await.as_array().unwrap() {
        assert_eq!(json!([figure[1], figure[2]]), json!([true, true]), "{figure}");
    }
    // Counts lead to what is counted.
    for at in [2, 3] {
        let css = format!(".ct-figure:nth-child({at}) > button");
        page.press(&css).await;
        page.until("the keyboard is at the table", "document.activeElement.matches('.ct-table h2')").await;
        page.until(
            "the table is in sight",
            "document.activeElement.getBoundingClientRect().top >= 0 && document.activeElement.getBoundingClientRect().bottom <= innerHeight",
        )
        .await;
    }
    let rows = page.js("return document.querySelectorAll('.ct-table tbody tr:not([hidden])').length").await;
    page.shows("Number(document.querySelector('.ct-figure:nth-child(2) > button').textContent)", rows).await;
    let hosts = "new Set([...document.querySelectorAll('.ct-table tbody tr:not([hidden]) td:nth-child(3)')]
        .flatMap((cell) => cell.textContent.split(/, | and /)).filter(Boolean)).size";
    let hosts = page.js(&format!("return {hosts}")).await;
    page.shows("Number(document.querySelector('.ct-figure:nth-child(3) > button').textContent)", hosts).await;
}
