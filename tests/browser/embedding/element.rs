//! Custom element scenarios: attributes, properties, methods, events and parts, as in docs/embedding.md.

use serde_json::{Value, json};

use super::{
    PARTS, choose_inside, counts_inside, drawn_inside, element, heard, in_first, in_years, inside, open_last_mark,
    press_inside, text,
};
use crate::harness::data::{is_host, meetings, names, years};
use crate::harness::{PIXELS, Page, scenarios};
use fantoccini::key::Key;

scenarios!(
    two_elements_are_apart,
    the_host_changes_the_view_and_hears_nothing_of_it,
    a_view_asked_for_early_is_shown,
    the_host_styles_what_it_may,
    the_host_says_how_much_is_shown,
    a_press_is_told_where_nothing_opens,
);

/// The second element of the page begins with this: the kind in its tag, the rest set before its script was there.
fn is_in_second(meeting: &Value) -> bool {
    let is_hosted = is_host(meeting, "FR") || is_host(meeting, "IQ");
    is_hosted && meeting["level"] == "foreign-ministers" && years(meeting).1 >= 2015
}

async fn visit(page: &Page) {
    page.visit_host("elements.html").await;
    for at in [0, 1] {
        page.js(&format!("{}.scrollIntoView()", element(at))).await;
        drawn_inside(page, at).await;
    }
    page.shows("readiness", json!(["ready", "ready"])).await;
    page.shows(&format!("{}.map(({{ at }}) => at).sort()", heard("load")), json!([0, 1])).await;
}

async fn view(page: &Page, at: usize, expected: Value) {
    page.shows(&format!("{}.getView()", element(at)), expected).await;
}

async fn two_elements_are_apart(page: Page) {
    visit(&page).await;
    let second = names(is_in_second).len();
    counts_inside(&page, 0, in_years(2017, 2017)).await;
    counts_inside(&page, 1, second).await;
    view(&page, 0, json!({ "year": "2017" })).await;
    view(&page, 1, json!({ "from": "2015", "host": "FR~IQ", "kind": "foreign-ministers" })).await;
    page.shows(&heard("coalition-view-change"), json!([])).await;

    // The reader filters the first.
    choose_inside(&page, 0, "To", 2019).await;
    counts_inside(&page, 0, in_years(2017, 2019)).await;
    let told = |more: Value, query: &str| {
        let mut detail = json!({ "url": page.site.url(query) });
        detail.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!([{ "type": "coalition-view-change", "at": 0, "composed": true, "detail": detail }])
    };
    let last = format!("{}.slice(-1)", heard("coalition-view-change"));
    page.shows(&last, told(json!({ "view": { "from": "2017", "to": "2019" } }), "?from=2017&to=2019")).await;

    // And opens a meeting there.
    press_inside(&page, 0, "link(undefined, rows()[0])").await;
    page.find(&inside(0, "detail()")).await;
    let is_first = |meeting: &&Value| years(meeting).1 >= 2017;
    let id = meetings().iter().find(is_first).unwrap()["id"].clone();
    let opened = json!({ "from": "2017", "to": "2019", "meeting": id });
    let select = |meeting: Value, view: Value| {
        let query = view.as_object().unwrap().iter().map(|(name, value)| format!("{name}={}", value.as_str().unwrap()));
        // In the order of an address, which is not that of the alphabet.
        let (mut query, meeting_last): (Vec<_>, Vec<_>) = query.partition(|part| !part.starts_with("meeting"));
        query.extend(meeting_last);
        let url = page.site.url(&format!("?{}", query.join("&")));
        let detail = json!({ "meeting": meeting, "view": view, "url": url });
        json!([{ "type": "coalition-select", "at": 0, "composed": true, "detail": detail }])
    };
    page.shows(&format!("{}.slice(-1)", heard("coalition-select")), select(id, opened.clone())).await;
    page.shows(&format!("{}.at(-1).detail.view", heard("coalition-view-change")), opened).await;
    press_inside(&page, 0, "button('Close', detail())").await;
    let closed = json!({ "from": "2017", "to": "2019" });
    page.shows(&format!("{}.slice(-1)", heard("coalition-select")), select(Value::Null, closed)).await;
    page.shows("heard.filter(({ type }) => type !== 'load').map(({ at }) => at)", json!([0, 0, 0, 0, 0])).await;

    // All that is nothing to the second.
    counts_inside(&page, 1, second).await;
    press_inside(&page, 1, "button('Clear filters', filters())").await;
    counts_inside(&page, 1, 93).await;
    counts_inside(&page, 0, in_years(2017, 2019)).await;
    page.shows(
        &format!("{}.slice(-1).map(({{ at, detail }}) => [at, detail.view])", heard("coalition-view-change")),
        json!([[1, {}]]),
    )
    .await;
}

async fn the_host_changes_the_view_and_hears_nothing_of_it(page: Page) {
    visit(&page).await;
    let it = element(1);
    // Properties and attributes are the same.
    page.shows(
        &format!("['host', 'from', 'kind', 'year'].map((name) => [{it}[name], {it}.getAttribute(name)])"),
        json!([["FR~IQ", "FR~IQ"], ["2015", "2015"], ["foreign-ministers", "foreign-ministers"], [null, null]]),
    )
    .await;
    let french = names(|meeting| is_host(meeting, "FR"));
    let french_since = |year: i32| names(|meeting| is_host(meeting, "FR") && years(meeting).1 >= year).len();
    let at_rome =
        names(|meeting| meeting["city"] == "Rome" && years(meeting).0 <= 2021 && years(meeting).1 >= 2021).len();
    let year_2016 =
        names(|meeting| is_host(meeting, "FR") && years(meeting).0 <= 2016 && years(meeting).1 >= 2016).len();
    for (change, expected, meetings) in [
        ("removeAttribute('kind')", json!({ "from": "2015", "host": "FR~IQ" }), None),
        ("setAttribute('host', 'fr')", json!({ "from": "2015", "host": "FR" }), Some(french_since(2015))),
        ("setAttribute('from', '2016-01-01')", json!({ "from": "2016", "host": "FR" }), Some(french_since(2016))),
        ("from = '2015-06'", json!({ "from": "2015-06", "host": "FR" }), None),
        ("from = 2016", json!({ "from": "2016", "host": "FR" }), Some(french_since(2016))),
        ("setAttribute('year', '2016')", json!({ "year": "2016", "host": "FR" }), Some(year_2016)),
        ("year = null", json!({ "host": "FR" }), Some(french.len())),
        ("theme = 'dark'", json!({ "host": "FR", "theme": "dark" }), Some(french.len())),
        ("setView({ host: ['FR'] })", json!({ "host": "FR" }), Some(french.len())),
        ("setView('?year=2021&q=Rome')", json!({ "year": "2021", "q": "Rome" }), Some(at_rome)),
        ("setView({ year: 2017 })", json!({ "year": "2017" }), Some(in_years(2017, 2017))),
        ("setView({})", json!({}), Some(93)),
        ("setView({ from: 2016, nonsense: 1, constructor: 2 })", json!({ "from": "2016" }), Some(in_years(2016, 2023))),
        ("setView('')", json!({}), Some(93)),
    ] {
        page.js(&format!("{it}.{change}")).await;
        view(&page, 1, expected).await;
        if let Some(meetings) = meetings {
            counts_inside(&page, 1, meetings).await;
        }
        page.shows(&inside(1, "notes()"), json!(null)).await;
    }
    // What a view says of itself brings it back.
    for asked in
        ["{ from: 2016, to: 2018, host: 'FR~IQ', q: 'a & b' }", "{ meeting: '2017-11-15-amman', sort: '-members' }"]
    {
        page.js(&format!("{it}.setView({asked})")).await;
        let first = page.js(&format!("return {it}.getView()")).await;
        page.js(&format!("{it}.setView({{}})")).await;
        view(&page, 1, json!({})).await;
        page.js(&format!("{it}.setView({first})")).await;
        view(&page, 1, first).await;
    }
    page.js(&format!("{it}.setView({{}})")).await;
    // What cannot be meant is named in place.
    page.js(&format!(
        "{it}.setAttribute('host', 'XX'); {it}.setView({{ ...{it}.getView(), from: 'abc', host: 'XX' }})"
    ))
    .await;
    page.until("it is named", &format!("{}.textContent.includes('XX')", inside(1, "notes()"))).await;
    counts_inside(&page, 1, 93).await;
    // Nothing of all this was done by a reader, and the first has not changed.
    page.shows("heard.map(({ type }) => type)", json!(["load", "load"])).await;
    counts_inside(&page, 0, in_years(2017, 2017)).await;
}

async fn a_view_asked_for_early_is_shown(page: Page) {
    page.site.hold("data-", ".txt");
    page.visit_host("element.html").await;
    page.until("there is a view", &format!("{}.getView", element(0))).await;
    // Before the program is there, and while its data are on their way.
    page.js(&format!("{}.setView({{ year: 2016 }})", element(0))).await;
    view(&page, 0, json!({ "year": "2016" })).await;
    page.find(&inside(0, "loading()")).await;
    view(&page, 0, json!({ "year": "2016" })).await;
    page.js(&format!("{}.setView({{ year: 2017, host: 'FR~US' }})", element(0))).await;
    page.site.mend();
    drawn_inside(&page, 0).await;
    let is_meant = |meeting: &Value| {
        let (from, to) = years(meeting);
        from <= 2017 && to >= 2017 && (is_host(meeting, "FR") || is_host(meeting, "US"))
    };
    counts_inside(&page, 0, names(is_meant).len()).await;
    view(&page, 0, json!({ "year": "2017", "host": "FR~US" })).await;
    page.shows("heard.map(({ type }) => type)", json!(["load"])).await;
}

async fn the_host_styles_what_it_may(page: Page) {
    page.visit_host("styled.html").await;
    drawn_inside(&page, 0).await;
    let outlines = format!(
        "Object.fromEntries([...{}.shadowRoot.querySelectorAll('[part]')].map((it) => [it.part.value, getComputedStyle(it).outlineWidth]))",
        element(0)
    );
    page.shows(
        &outlines,
        json!({ "chart": "11px", "controls": "12px", "status": "13px", "table": "14px", "detail": "15px" }),
    )
    .await;
    let app = inside(0, "timeline()");
    page.shows(
        &format!("['backgroundColor', 'color', 'fontFamily'].map((name) => getComputedStyle({app})[name])"),
        json!(["rgb(10, 20, 30)", "rgb(250, 240, 230)", "monospace"]),
    )
    .await;
    // The picture has the host's colour, too.
    let own = format!(
        "(() => {{
            const {{ data }} = {};
            let count = 0;
            for (let at = 0; at < data.length; at += 4) count += data[at] === 1 && data[at + 1] === 200 && data[at + 2] === 3;
            return count;
        }})()",
        inside(0, PIXELS)
    );
    page.until("the marks have the host's colour", &format!("{own} > 1000")).await;

    page.js(&format!("{}.src = 'data:application/json,%7B%7D'", element(0))).await;
    page.shows(&outlines, json!({ "error": "16px" })).await;
}

/// Opens a page with an element that has these attributes, and waits until its chart is painted.
async fn visit_with(page: &Page, attributes: &str) {
    let host = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A host</title><script src=\"/element.js\"></script>
        <script type=\"module\" src=\"{{site}}coalition-timeline.js\"></script>
        <coalition-timeline {attributes}><a href=\"{{site}}\">Coalition Timeline</a></coalition-timeline>"
    );
    page.host.put("parts.html", host);
    page.visit_host("parts.html").await;
    drawn_inside(page, 0).await;
}

async fn the_host_says_how_much_is_shown(page: Page) {
    visit_with(&page, "parts=\"chart source\" meeting=\"2017-11-15-amman\"").await;
    let (it, shown) = (element(0), inside(0, PARTS));
    let headline = inside(0, "heading(/^From \\d+ members/)?.localName ?? null");
    page.shows(&shown, json!(["chart", "source"])).await;
    page.shows(&inside(0, "count()"), Value::Null).await;
    page.shows(&headline, Value::Null).await;
    // How much is shown is no part of the view, and of no link to our page.
    view(&page, 0, json!({ "meeting": "2017-11-15-amman" })).await;
    let whole = page.site.url("?meeting=2017-11-15-amman");
    page.shows(&inside(0, "link(/whole timeline/i).href"), whole).await;

    for (change, expected) in [
        ("setAttribute('parts', 'table,controls')", json!(["controls", "table"])),
        ("parts = ['detail', 'chart']", json!(["chart", "detail"])),
        ("removeAttribute('parts')", json!(["chart", "controls", "figures", "table", "detail", "key", "source"])),
        ("setAttribute('parts', 'figures~chart~table')", json!(["chart", "figures", "table"])),
        ("setView({ year: 2017 })", json!(["chart", "figures", "table"])),
        ("setView('?year=2017&parts=chart')", json!(["chart", "figures", "table"])),
    ] {
        page.js(&format!("{it}.{change}")).await;
        page.shows(&shown, expected).await;
        page.shows(&inside(0, "notes()"), Value::Null).await;
    }
    view(&page, 0, json!({ "year": "2017" })).await;
    page.shows(&inside(0, "rows().length"), in_years(2017, 2017)).await;

    for (change, expected) in [
        ("heading = true", json!("h2")),
        ("heading = false", Value::Null),
        ("setAttribute('heading', '')", json!("h2")),
        ("setAttribute('heading', 'no')", Value::Null),
        ("toggleAttribute('heading', false)", Value::Null),
        ("toggleAttribute('heading', true)", json!("h2")),
    ] {
        page.js(&format!("{it}.{change}")).await;
        page.shows(&headline, expected).await;
    }
    // It is taken out of the page, and put back.
    page.js(&format!("window.it = {it}; it.remove()")).await;
    page.js("document.body.append(it)").await;
    drawn_inside(&page, 0).await;
    page.shows(&shown, json!(["chart", "figures", "table"])).await;
    page.shows(&headline, "h2").await;
    view(&page, 0, json!({ "year": "2017" })).await;

    // What is no part is named, and the others are shown.
    page.js(&format!("{it}.parts = 'chart legend'")).await;
    page.until("it is named", &format!("{}.textContent.includes('“legend” is not a part')", inside(0, "notes()")))
        .await;
    page.shows(&shown, json!(["chart"])).await;
    page.shows(&format!("{}.length", heard("coalition-view-change")), 0).await;
}

async fn a_press_is_told_where_nothing_opens(page: Page) {
    visit_with(&page, "parts=\"chart\"").await;
    open_last_mark(&page, in_first).await;
    let selected = heard("coalition-select");
    page.shows(&format!("{selected}.length"), 1).await;
    let meeting = text(&page, &format!("{selected}[0].detail.meeting")).await;
    page.shows(&format!("{selected}[0].detail.url"), page.site.url(&format!("?meeting={meeting}"))).await;
    page.shows(&inside(0, PARTS), json!(["chart"])).await;
    // The timeline does not know whether the host has closed what it has opened.
    page.key(Key::Enter).await;
    page.shows(&format!("{selected}.map(({{ detail }}) => detail.meeting)"), json!([meeting, meeting])).await;
    page.shows(&format!("{}.length", heard("coalition-view-change")), 1).await;
}
