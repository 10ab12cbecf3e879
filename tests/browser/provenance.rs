//! Provenance scenarios: every number on the page is one action from its source.

use serde_json::{Value, json};

use crate::harness::{Page, scenarios};

scenarios!(
    every_number_stands_with_its_source_or_with_what_leads_there,
    every_row_leads_to_its_figures_and_their_sources,
    every_mark_leads_to_a_source,
    every_key_figure_leads_to_what_it_is_made_of,
);

/// Texts with numbers that are no figures of the data, as expressions, each with the reason.
const NO_FIGURES: [(&str, &str); 9] = [
    (
        "[title(), ...roles('paragraph', undefined, title()?.parentElement)]",
        "the key figures again, and counts of rows",
    ),
    ("[filters()]", "years to choose, and counts of rows of the table below"),
    ("chips()", "years and words that are chosen"),
    ("[count(), ...roles('status'), role('caption', undefined, table())]", "counts of rows of the table below"),
    ("years()", "the same for each year"),
    ("[summary()]", "the key figures again, for those who do not see the chart"),
    ("[legend()]", "what the marks mean"),
    ("roles('paragraph', undefined, about())", "how the data were made, and how they are cited"),
    ("roles('paragraph', undefined, role('group', 'Marks of the chart'))", "which keys lead where"),
];

/// The lines of what is open that say figures, as an expression: all but those of its sources.
const FIGURES: &str = "(detail() ? roles('listitem', undefined, detail()) : [])
    .filter((line) => !listUnder('Sources', detail())?.contains(line))";

/// Every number in the page that stands neither with a source nor with something to press that leads to one.
const ALONE: &str = "
    const parts = new Set([
        ...['listitem', 'definition', 'cell', 'columnheader', 'paragraph', 'row'].flatMap((name) => roles(name)),
        ...keyFigures(),
    ]);
    const within = (it) => {
        for (let part = it; part; part = part.parentElement) if (parts.has(part)) return part.closest('tr') ?? part;
        return it;
    };
    const open = detail();
    const leads = (it) => [...roles('link', undefined, it), ...roles('button', undefined, it)];
    // All that can be pressed, but for what leads to no source.
    const led = new Set([...cited(), ...leads(document)].filter((it) => !/^(Close|Clear filters|Share|Embed|Filter.*|Done|Remove filter: .*)$/.test(called(it))));
    for (const it of roles('columnheader').flatMap((head) => leads(head))) led.delete(it);
    const isLed = (it) => [...led].some((other) => other.contains(it) || it.contains(other));
    const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const alone = [];
    let found = 0;
    while (walk.nextNode()) {
        const { data, parentElement: it } = walk.currentNode;
        if (!/\\d/.test(data) || !it.checkVisibility() || excluded.some((other) => other.contains(it))) continue;
        found += 1;
        if (isLed(it) || isLed(within(it))) continue;
        // What is open has all its sources in a list of its own.
        if (open?.contains(it) && (listUnder('Sources', open) || cited(open).length > 0)) continue;
        alone.push(data);
    }
    return [found, alone];";

async fn every_number_stands_with_its_source_or_with_what_leads_there(page: Page) {
    let excluded: Vec<String> = NO_FIGURES.iter().map(|(elements, _)| format!("...{elements}")).collect();
    let script = format!("const excluded = [{}].filter(Boolean); {ALONE}", excluded.join(", "));
    for (query, least) in
        [("", 300), ("?meeting=2017-11-15-amman", 300), ("?size=2017-11-15", 300), ("?host=FR&from=2016", 200)]
    {
        page.open(query).await;
        // The folded lists too.
        page.js("for (const words of ['Every reported size', 'Members and when']) folded(words, about()).open = true")
            .await;
        page.until("the members are listed", "cited(about()).length > 80").await;
        let seen = page.js(&script).await;
        assert!(seen[0].as_u64().unwrap() > least, "{query}: only {} numbers", seen[0]);
        assert_eq!(seen[1], json!([]), "{query}: numbers without a source");
        // Each line of the lists has its own.
        let bare = format!(
            "[...roles('listitem', undefined, about()), ...{FIGURES}].filter((line) => cited(line).length === 0).length"
        );
        page.shows(&bare, 0).await;
    }
}

/// Presses each of these in turn and asks of what opens then.
async fn opened(page: &Page, all: &str, ask: &str) -> Value {
    let script = format!(
        "const [done] = arguments;
        (async () => {{
            const frame = () => new Promise(requestAnimationFrame);
            const ask = {ask};
            const answers = [];
            for (const it of {all}) {{
                it.click();
                await frame();
                answers.push(ask(it, detail()));
            }}
            done(answers);
        }})().catch((error) => done(String(error)));"
    );
    // No reader is as fast.
    page.excuse("Throttling navigation");
    page.js_async(&script).await
}

async fn every_row_leads_to_its_figures_and_their_sources(page: Page) {
    page.open("").await;
    // Numbers of the row that do not stand in a line with a source in what opens.
    let missing = format!(
        "(() => {{
            const heads = roles('columnheader', undefined, table()).map((it) => it.textContent);
            const ats = ['Members', 'Pledges'].map((name) => heads.findIndex((head) => head.startsWith(name)));
            return (it, open) => {{
                const row = it.closest('tr');
                const numbers = ats.flatMap((at) => row.cells[at].textContent.replace(/and \\d+ more/, '').match(/\\d[\\d.,]*/g) ?? []);
                const lines = {FIGURES}.filter((line) => cited(line).length > 0);
                return {{
                    name: it.textContent === heading(undefined, open).textContent,
                    numbers: numbers.length,
                    missing: numbers.filter((number) => !lines.some((line) => line.textContent.includes(number))),
                    sources: roles('listitem', undefined, listUnder('Sources', open)).length,
                }};
            }};
        }})()"
    );
    let all = opened(&page, "openers()", &missing).await;
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
    page.shows("tracks().flatMap((list) => roles('listitem', undefined, list)).length === marks().length", true).await;
    // What it says first, for instance “$2.1 billion”, is in what opens, with its source.
    let ask = "(it, open) => [called(it), Boolean(open && (listUnder('Sources', open)?.textContent || cited(open).length > 0))]";
    // The marks stay while things open; those of sizes are buttons, and those of meetings links.
    for role in ["button", "link"] {
        let all = format!("roles('{role}', undefined, role('group', 'Marks of the chart'))");
        let all = opened(&page, &all, ask).await;
        let all = all.as_array().unwrap();
        assert!(all.len() > 20, "{} are a {role}", all.len());
        for mark in all {
            assert_eq!(mark[1], true, "{mark}");
        }
    }
    // None has narrowed the view instead.
    page.counts(93).await;
}

/// The key figures that are counts.
const MEETINGS: &str = "keyFigure(/^\\d+ meetings?$/)";
const HOSTS: &str = "keyFigure(/^\\d+ hosts?( and co-hosts)?$/)";

async fn every_key_figure_leads_to_what_it_is_made_of(page: Page) {
    page.open("?from=2016&to=2018").await;
    // Each can be pressed.
    page.shows("keyFigures().length", 4).await;
    page.shows("keyFigures().filter((it) => button(/^\\$?\\d/, it)).length", 4).await;
    let ask = format!(
        "(it, open) => {{
        const figure = it.textContent.match(/^\\$?[\\d.,]+( \\w+illion)?/)[0];
        const lines = [opened(), roles('paragraph', undefined, open)[0], ...{FIGURES}];
        return [figure, lines.some((line) => line.textContent.includes(figure)), cited(open).length > 0];
    }}"
    );
    let sourced = format!(
        "keyFigures().flatMap((it) => roles('button', undefined, it)).filter((it) => ![{MEETINGS}, {HOSTS}].includes(it))"
    );
    for figure in opened(&page, &sourced, &ask).await.as_array().unwrap() {
        assert_eq!(json!([figure[1], figure[2]]), json!([true, true]), "{figure}");
    }
    // Counts lead to what is counted.
    for figure in [MEETINGS, HOSTS] {
        page.press(figure).await;
        page.until("the keyboard is at the table", "document.activeElement === heading('The meetings')").await;
        page.until(
            "the table is in sight",
            "document.activeElement.getBoundingClientRect().top >= 0 && document.activeElement.getBoundingClientRect().bottom <= innerHeight",
        )
        .await;
    }
    let rows = page.js("return rows().length").await;
    page.shows(&format!("Number({MEETINGS}.textContent)"), rows).await;
    let hosts = "new Set(column('Hosts').flatMap((cell) => cell.textContent.split(/, | and /)).filter(Boolean)).size";
    let hosts = page.js(&format!("return {hosts}")).await;
    page.shows(&format!("Number({HOSTS}.textContent)"), hosts).await;
}
