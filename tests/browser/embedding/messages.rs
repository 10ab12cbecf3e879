//! Message scenarios: a frame and its host understand each other, and nobody else.

use serde_json::{Value, json};

use super::{STATUS, enter, in_years, open_last_mark, says};
use crate::harness::data::{is_host, names, years};
use crate::harness::{Page, scenarios};

scenarios!(
    the_frame_tells_its_host_what_happens,
    the_host_chooses_the_view,
    what_is_no_message_changes_nothing,
    only_the_host_is_heard,
    a_frame_without_data_says_so,
    a_frame_without_its_program_says_so,
);

/// How each message of ours begins.
const OWN: &str = "source: 'coalition-timeline', version: 1";

/// What the frame has said of one type.
fn said(kind: &str) -> String {
    format!("said.filter((it) => it?.source === 'coalition-timeline' && it.version === 1 && it.type === '{kind}')")
}

/// Waits until the last view that the frame told of is this one.
async fn told(page: &Page, view: Value) {
    page.shows(&format!("{}.at(-1)?.view", said("view")), view).await;
}

/// Opens a page with a frame and waits for the frame.
async fn visit(page: &Page) {
    page.visit_host("frame.html").await;
    enter(page, 0).await;
    says(page, 93).await;
    page.leave().await;
    page.until("the frame is ready", &format!("{}.length", said("ready"))).await;
}

async fn ask(page: &Page, view: &str) {
    page.js(&format!("ask({{ {OWN}, type: 'set-view', view: {view} }})")).await;
}

/// What the status line in the frame says.
async fn status(page: &Page) -> String {
    page.enter(0).await;
    let said = super::text(page, STATUS).await;
    page.leave().await;
    said
}

async fn the_frame_tells_its_host_what_happens(page: Page) {
    visit(&page).await;
    page.shows(&said("ready"), json!([{ "source": "coalition-timeline", "version": 1, "type": "ready" }])).await;
    page.shows(&said("view"), json!([])).await;
    page.settles(
        &format!(
            "(() => {{
                const amp = said.filter((it) => it?.sentinel === 'amp' && it.type === 'embed-size').at(-1);
                const shown = document.querySelector('iframe').clientHeight;
                return shown > 500 && [amp.height, {}.at(-1).height].map((height) => height - shown);
            }})()",
            said("height")
        ),
        json!([0, 0]),
    )
    .await;

    let mut told_of = Vec::new();
    let views = [
        json!({ "from": "2015" }),
        json!({ "from": "2015", "host": "FR" }),
        json!({ "from": "2015", "host": "FR", "kind": "foreign-ministers~defence-ministers" }),
        json!({ "from": "2015", "host": "FR", "kind": "foreign-ministers~defence-ministers", "q": "a & b+é" }),
        json!({}),
    ];
    for (step, view) in views.iter().enumerate() {
        enter(&page, 0).await;
        match step {
            0 => page.choose_year("From", 2015).await,
            1 => page.tick_host("France").await,
            2 => {
                page.tick_kind("Foreign ministers").await;
                page.tick_kind("Defence ministers").await;
            }
            3 => page.search("a & b+é").await,
            _ => page.clear_filters().await,
        }
        page.leave().await;
        told(&page, view.clone()).await;
        let url = super::text(&page, &format!("{}.at(-1).url", said("view"))).await;
        told_of.push((view.clone(), url, status(&page).await));
    }
    page.until("the reader chose all of them", &format!("{}.every(({{ asked }}) => asked === false)", said("view")))
        .await;
    // Nothing is said twice: each choice once, and each letter of the search.
    page.shows(&format!("{}.length", said("view")), 4 + "a & b+é".chars().count() + 1).await;

    enter(&page, 0).await;
    open_last_mark(&page, super::on_page).await;
    page.find("detail()").await;
    let title = super::text(&page, "heading(undefined, detail()).textContent").await;
    page.leave().await;
    page.until("the host hears of it", &format!("{}.length === 1", said("select"))).await;
    let id = super::text(&page, &format!("{}[0].meeting", said("select"))).await;
    assert_eq!(names(|meeting| meeting["id"] == id.as_str()), [title]);
    told(&page, json!({ "meeting": id })).await;
    enter(&page, 0).await;
    page.press("button('Close', detail())").await;
    page.leave().await;
    page.shows(&format!("{}.map(({{ meeting }}) => meeting)", said("select")), json!([id, null])).await;
    told(&page, json!({})).await;

    // A view that the frame has told of brings the same view back, as object and as address.
    for (view, url, shown) in told_of.iter().rev() {
        ask(&page, &view.to_string()).await;
        told(&page, view.clone()).await;
        page.shows(&format!("{}.at(-1).asked", said("view")), true).await;
        page.shows(&format!("{}.at(-1).url", said("view")), url.as_str()).await;
        assert_eq!(&status(&page).await, shown, "{view}");
    }
    for (_, url, shown) in &told_of {
        page.go(url).await;
        page.drawn().await;
        page.shows(STATUS, shown.as_str()).await;
    }
}

async fn the_host_chooses_the_view(page: Page) {
    visit(&page).await;
    let french = names(|meeting| is_host(meeting, "FR")).len();
    let either = names(|meeting| is_host(meeting, "FR") || is_host(meeting, "IQ")).len();
    let since = names(|meeting| is_host(meeting, "FR") && years(meeting).1 >= 2016).len();
    for (asked, view, meetings) in [
        ("{ from: '2016', to: '2018' }", json!({ "from": "2016", "to": "2018" }), in_years(2016, 2018)),
        ("{ year: 2017 }", json!({ "year": "2017" }), in_years(2017, 2017)),
        (
            "{ from: '2021-06-28', to: '2021-06-28' }",
            json!({ "from": "2021-06-28", "to": "2021-06-28" }),
            names(|meeting| meeting["start"] == "2021-06-28").len(),
        ),
        ("{ host: ['FR', 'IQ'] }", json!({ "host": "FR~IQ" }), either),
        ("'?host=FR&from=2016'", json!({ "from": "2016", "host": "FR" }), since),
        ("'host=FR'", json!({ "host": "FR" }), french),
        ("{}", json!({}), 93),
        ("{ host: 'FR', embed: '0' }", json!({ "host": "FR" }), french),
        ("''", json!({}), 93),
    ] {
        ask(&page, asked).await;
        told(&page, view).await;
        page.enter(0).await;
        says(&page, meetings).await;
        page.shows("notes()", json!(null)).await;
        page.leave().await;
    }
    // The reader's own steps are theirs: what the host asks for is none that Back would undo.
    let entries = page.js("return history.length").await;
    ask(&page, "{ meeting: '2017-11-15-amman' }").await;
    page.enter(0).await;
    page.find("detail()").await;
    page.leave().await;
    page.shows("history.length", entries).await;
    // The host knows what it opened itself.
    page.shows(&said("select"), json!([])).await;

    // What cannot be meant is named in place, as with an address.
    ask(
        &page,
        "{ ...JSON.parse('{\"__proto__\": \"x\"}'), constructor: 'x', toString: 'x', host: 'XX~FR', from: 'abc',
            to: '3000', meeting: 'none', theme: 'loud', q: 'z'.repeat(1e6), year: null, sort: {} }",
    )
    .await;
    page.enter(0).await;
    let notes = "roles('listitem', undefined, notes()).map((it) => it.textContent)";
    page.until("the notes are there", &format!("{notes}.length")).await;
    let notes = page.list(notes).await;
    for named in ["XX", "abc", "3000", "none", "loud", "The search is very long", "What was asked for is very long"] {
        let count = notes.iter().filter(|note| note.contains(named)).count();
        assert_eq!(count, 1, "{named} in {notes:?}");
    }
    // What has another name is not ours.
    assert_eq!(notes.len(), 7, "{notes:?}");
    page.leave().await;
    ask(&page, "{ year: '2017' }").await;
    page.enter(0).await;
    says(&page, in_years(2017, 2017)).await;
    page.shows("notes()", json!(null)).await;
}

async fn what_is_no_message_changes_nothing(page: Page) {
    visit(&page).await;
    page.js(&format!(
        "const view = {{ year: '2015' }};
        const cycle = {{ {OWN}, type: 'set-view' }};
        cycle.cycle = cycle;
        let deep = [];
        for (let level = 0; level < 3000; level += 1) deep = [deep];
        const all = [
            null, undefined, 0, NaN, '', 'set-view', true, [], {{}}, 10n, new Date(0), new Map([['view', view]]),
            new ArrayBuffer(8), cycle, deep,
            {{ view }}, {{ type: 'set-view', view }},
            {{ source: 'coalition-timeline', type: 'set-view', view }},
            {{ source: 'coalition-timeline', version: 2, type: 'set-view', view }},
            {{ source: 'coalition-timeline', version: '1', type: 'set-view', view }},
            {{ source: 'coalition-timeline', version: null, type: 'set-view', view }},
            {{ source: 'coalition-timeline', version: 1e30, type: 'set-view', view }},
            {{ source: 'somebody', version: 1, type: 'set-view', view }},
            {{ source: ['coalition-timeline'], version: 1, type: 'set-view', view }},
            {{ {OWN}, type: 'set_view', view }},
            {{ {OWN}, type: 'view', view }},
            {{ {OWN}, view }},
            {{ {OWN}, type: 'set-view' }},
            ...[5, NaN, null, undefined, true, [], ['year=2015'], 10n, deep, new Date(0).getTime()]
                .map((view) => ({{ {OWN}, type: 'set-view', view }})),
        ];
        all.forEach(ask);"
    ))
    .await;
    // What else is in a message that is one does not matter, however much of it there is.
    page.js(&format!(
        "const names = Array.from({{ length: 60_000 }}, (_, at) => [`name${{at}}`, 'x'.repeat(50)]);
        ask({{ {OWN}, type: 'set-view', view: {{ ...Object.fromEntries(names), host: [] }} }})"
    ))
    .await;
    told(&page, json!({})).await;
    page.js("said.length = 0").await;
    page.js(&format!("ask({{ {OWN}, type: 'set-view', view: {{ year: 2017, more: 10n }}, more: 10n }})")).await;
    told(&page, json!({ "year": "2017" })).await;
    page.shows(&format!("{}.length", said("view")), 1).await;
    page.enter(0).await;
    says(&page, in_years(2017, 2017)).await;
    page.shows("notes()", json!(null)).await;
}

async fn only_the_host_is_heard(page: Page) {
    visit(&page).await;
    page.enter(0).await;
    // The host has heard all that there was to say of the height.
    super::fits(&page, "before").await;
    page.js("window.others = 0; addEventListener('message', ({ source }) => { window.others += source !== parent; })")
        .await;
    page.leave().await;
    let heights = page.js(&format!("return {}.length", said("height"))).await;
    page.enter(1).await;
    page.until("the stranger is there", "window.command").await;
    page.js(&format!(
        "command({{ {OWN}, type: 'set-view', view: {{ year: '2015' }} }}); command({{ {OWN}, type: 'get-height' }})"
    ))
    .await;
    page.leave().await;
    // The frame itself is not its host either.
    page.enter(0).await;
    page.js(&format!("postMessage({{ {OWN}, type: 'set-view', view: {{ year: '2016' }} }}, '*')")).await;
    page.shows("others", 3).await;
    page.leave().await;
    // The same from the host, which is answered.
    page.js(&format!("ask({{ {OWN}, type: 'get-height' }})")).await;
    page.until("the host is heard", &format!("{}.length > {heights}", said("height"))).await;
    page.shows(&format!("{}.length - {heights}", said("height")), 1).await;
    ask(&page, "{ year: '2017' }").await;
    told(&page, json!({ "year": "2017" })).await;
    page.shows(&format!("{}.length", said("view")), 1).await;
    page.enter(0).await;
    says(&page, in_years(2017, 2017)).await;
}

async fn a_frame_without_data_says_so(page: Page) {
    page.excuse("503 (Service Unavailable)");
    page.site.withhold("data-", ".txt", "503 Service Unavailable");
    page.visit_host("frame.html").await;
    page.until("the host hears of it", &format!("{}.length === 1", said("error"))).await;
    let message = super::text(&page, &format!("{}[0].message", said("error"))).await;
    assert!(message.contains("could not be loaded") && message.contains("503"), "{message}");
    page.shows(&said("ready"), json!([])).await;
    page.enter(0).await;
    page.find("failure()").await;
    super::fits(&page, "failed").await;
    page.site.mend();
    page.press("button('Try again')").await;
    page.drawn().await;
    super::fits(&page, "mended").await;
    page.leave().await;
    page.shows(&format!("{}.length", said("ready")), 1).await;
}

async fn a_frame_without_its_program_says_so(page: Page) {
    page.withhold_program();
    page.visit_host("frame.html").await;
    page.until("the host hears of it", &format!("{}.length === 1", said("error"))).await;
    // The frame is as high as the page as it was delivered, with the few words above it.
    let height = format!("{}.at(-1)?.height", said("height"));
    page.until("the height is told", &format!("{height} === document.querySelector('iframe').clientHeight")).await;
    page.enter(0).await;
    page.until("the words show", "/could not be started/.test(failure()?.textContent)").await;
    page.until("the picture shows", "delivered().some((it) => it.checkVisibility())").await;
    page.shows("document.documentElement.scrollHeight <= innerHeight", true).await;
    page.leave().await;
    page.shows(&said("ready"), json!([])).await;
}
