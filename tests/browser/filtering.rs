//! Filter scenarios: a reader filters, and goes back and forward between what was chosen.

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::data::{is_host, names, years};
use crate::harness::{Page, scenarios};

scenarios!(
    years_by_the_lists,
    years_by_the_strip,
    months_and_days_by_address_keys_drag_and_typing,
    hosts_and_what_they_do_to_other_counts,
    host_kind_and_search_together,
    back_and_forward,
    typing_is_one_step_of_the_history,
    reloading_keeps_the_view,
    clearing,
    nothing_matches,
);

/// What the two lists of years say.
const LISTS: &str = "['From', 'To'].map((label) => field(label, filters()).value)";

/// The counts beside the choices of a group.
fn counts(group: &str) -> String {
    format!("choices('{group}').map((box) => Number(box.labels[0].textContent.match(/\\d+$/)[0]))")
}

/// The button that undoes every filter.
const CLEAR: &str = "button('Clear filters', filters())";
/// Whether it would change nothing.
const IS_CLEAR: &str = "button('Clear filters', filters()).ariaDisabled";
/// What is said where no meeting is shown.
const NOTHING: &str = "says('No meeting matches all of these filters.')";

fn in_years(from: i32, to: i32) -> Vec<String> {
    names(|meeting| years(meeting).0 <= to && years(meeting).1 >= from)
}

async fn years_by_the_lists(page: Page) {
    page.open("").await;
    page.choose_year("From", 2016).await;
    page.query("?from=2016").await;
    page.counts(in_years(2016, 2023).len()).await;
    page.choose_year("To", 2018).await;
    page.query("?from=2016&to=2018").await;
    let expected = in_years(2016, 2018);
    page.counts(expected.len()).await;
    assert_eq!(page.names().await, expected);

    // Chosen the wrong way round, the years swap.
    page.choose_year("From", 2020).await;
    page.query("?from=2018&to=2020").await;
    page.shows(LISTS, json!(["2018", "2020"])).await;
    page.counts(in_years(2018, 2020).len()).await;

    // One year alone has a short address.
    page.choose_year("To", 2018).await;
    page.query("?year=2018").await;
    assert_eq!(page.names().await, in_years(2018, 2018));
}

async fn years_by_the_strip(page: Page) {
    page.open("").await;
    page.drag("years()[4]", "years()[2]").await;
    page.query("?from=2016&to=2018").await;
    // Nothing of it is selected.
    page.shows("String(getSelection())", "").await;
    page.counts(in_years(2016, 2018).len()).await;
    page.shows(LISTS, json!(["2016", "2018"])).await;
    // A strip of few years shows their quarters, until all years are asked for.
    page.shows("years().length > 20", true).await;
    page.press("button('All years')").await;
    page.query("").await;
    page.shows("years().length", 10).await;
    page.drag("years()[3]", "years()[3]").await;
    page.query("?year=2017").await;
    page.counts(in_years(2017, 2017).len()).await;
}

/// Types into a field of a date and goes on to the next.
async fn type_date(page: &Page, field: &str, words: &str) {
    page.js(&format!("{field}.focus(); {field}.select()")).await;
    page.type_keys(words).await;
    page.key(Key::Tab).await;
}

async fn months_and_days_by_address_keys_drag_and_typing(page: Page) {
    page.open("?from=2021-06&to=2021-09").await;
    page.shows(LISTS, json!(["2021-06", "2021-09"])).await;
    page.shows("chips().map((it) => it.textContent)", json!(["Remove filter: June to September 2021"])).await;
    page.shows("role('slider', 'Shown from').getAttribute('aria-valuetext')", "June 2021").await;

    // Keys step by what the strip shows, and further.
    page.js("role('slider', 'Shown to').focus()").await;
    page.key(Key::PageDown).await;
    page.query("?from=2021-06&to=2021-08").await;
    page.key(Key::Home).await;
    page.shows("/June 2021$/.test(role('slider', 'Shown to').getAttribute('aria-valuetext'))", true).await;
    page.key(Key::End).await;
    page.query("?from=2021-06").await;

    // A whole year has months.
    page.open("?year=2021").await;
    let january = "years().find((it) => it.textContent.includes('Jan ’21'))";
    page.drag(january, january).await;
    // A year begins where its January does, and has the shorter name.
    page.query("?from=2021&to=2021-01").await;

    // What is typed is read, or told.
    page.open("").await;
    page.open_group("Dates").await;
    type_date(&page, "field('From year, month or day')", "2021-06-15").await;
    page.query("?from=2021-06-15").await;
    type_date(&page, "field('To year, month or day')", "2021-7-2").await;
    let told = "group('Dates').textContent.includes('“2021-7-2” is not a date: 2021, 2021-06 or 2021-06-15.')";
    page.shows(told, true).await;
    page.query("?from=2021-06-15").await;
    type_date(&page, "field('To year, month or day')", "2021-07-02").await;
    page.query("?from=2021-06-15&to=2021-07-02").await;
    page.shows(LISTS, json!(["2021-06-15", "2021-07-02"])).await;
}

async fn hosts_and_what_they_do_to_other_counts(page: Page) {
    page.open("").await;
    page.open_group("Host").await;
    let hosts_before = page.js(&format!("return {}", counts("Host"))).await;
    page.tick_host("France").await;
    page.query("?host=FR").await;
    page.counts(6).await;
    let expected = names(|meeting| is_host(meeting, "FR"));
    assert_eq!(page.names().await, expected);
    page.shows("column('Hosts').every((it) => it.textContent.includes('France'))", true).await;

    // Each kind now counts France's meetings, and each host is counted as if no host were chosen.
    page.open_group("Kind of meeting").await;
    page.shows(&format!("{}.reduce((sum, count) => sum + count)", counts("Kind of meeting")), 6).await;
    page.shows(&counts("Host"), hosts_before).await;
    page.shows("group('Host').firstElementChild.innerText.trim().split(/\\s+/)", json!(["Host:", "France"])).await;

    page.tick_host("Iraq").await;
    page.query("?host=FR~IQ").await;
    page.counts(names(|meeting| is_host(meeting, "FR") || is_host(meeting, "IQ")).len()).await;
    page.tick_host("France").await;
    page.query("?host=IQ").await;
    page.counts(5).await;

    // Under a filter of years the hosts count only those years.
    page.choose_year("From", 2019).await;
    page.counts(names(|meeting| is_host(meeting, "IQ") && years(meeting).1 >= 2019).len()).await;
    let france = names(|meeting| is_host(meeting, "FR") && years(meeting).1 >= 2019).len();
    page.shows("choice('France').labels[0].textContent", format!("France{france}")).await;
}

async fn host_kind_and_search_together(page: Page) {
    page.open("").await;
    page.tick_host("France").await;
    page.tick_kind("Defence ministers").await;
    page.query("?host=FR&kind=defence-ministers").await;
    let both = names(|meeting| is_host(meeting, "FR") && meeting["level"] == "defence-ministers");
    page.counts(both.len()).await;
    assert_eq!(page.names().await, both);
    assert_eq!(both.len(), 2);

    // The summary of one of the two has the word; without the host another one has it, too.
    let name_of = |id: &str| names(|meeting| meeting["id"] == id).remove(0);
    page.search("Mosul").await;
    page.query("?host=FR&kind=defence-ministers&q=Mosul").await;
    page.counts(1).await;
    assert_eq!(page.names().await, [name_of("2016-10-25-paris")]);
    page.tick_host("France").await;
    page.query("?kind=defence-ministers&q=Mosul").await;
    page.counts(2).await;
    assert_eq!(page.names().await, [name_of("2016-10-25-paris"), name_of("2016-12-15-london")]);
}

async fn back_and_forward(page: Page) {
    page.open("").await;
    page.choose_year("From", 2016).await;
    page.query("?from=2016").await;
    page.tick_host("France").await;
    page.query("?from=2016&host=FR").await;
    let both = names(|meeting| is_host(meeting, "FR") && years(meeting).1 >= 2016).len();
    page.counts(both).await;

    page.client.back().await.unwrap();
    page.query("?from=2016").await;
    page.counts(in_years(2016, 2023).len()).await;
    page.shows("choice('France').checked", false).await;
    page.client.back().await.unwrap();
    page.query("").await;
    page.counts(93).await;
    page.shows(LISTS, json!(["2014", "2023"])).await;

    page.client.forward().await.unwrap();
    page.query("?from=2016").await;
    page.client.forward().await.unwrap();
    page.query("?from=2016&host=FR").await;
    page.counts(both).await;
    page.shows("choice('France').checked", true).await;
    page.shows(LISTS, json!(["2016", "2023"])).await;
}

async fn typing_is_one_step_of_the_history(page: Page) {
    page.open("").await;
    page.tick_host("France").await;
    page.query("?host=FR").await;
    let before = page.js("return history.length").await;
    page.search("paris 2016").await;
    page.query("?host=FR&q=paris+2016").await;
    page.shows(&format!("history.length - {before}"), 1).await;
    page.client.back().await.unwrap();
    page.query("?host=FR").await;
    page.counts(6).await;
    page.shows("field('Search', filters()).value", "").await;
}

async fn reloading_keeps_the_view(page: Page) {
    page.open("").await;
    page.choose_year("From", 2016).await;
    page.tick_host("France").await;
    page.press("button('Meeting', table())").await;
    page.press("openers()[0]").await;
    page.until(
        "all is in the address",
        "['from=', 'host=', 'sort=name', 'meeting='].every((it) => location.search.includes(it))",
    )
    .await;
    let (address, names) = (page.client.current_url().await.unwrap(), page.names().await);
    let title = page.text("opened()").await;

    page.reload().await;
    page.drawn().await;
    page.counts(names.len()).await;
    assert_eq!(page.client.current_url().await.unwrap(), address);
    assert_eq!(page.names().await, names);
    assert_eq!(page.text("opened()").await, title);
    page.shows(LISTS, json!(["2016", "2023"])).await;
    page.shows("choice('France').checked", true).await;
    // The reader sees what is chosen, and the group leaves the chart in sight.
    page.shows("chips().map(called)", json!(["Remove filter: 2016–2023", "Remove filter: France"])).await;
    page.shows("group('Host').open", false).await;
}

async fn clearing(page: Page) {
    page.open("").await;
    page.shows(IS_CLEAR, "true").await;
    page.choose_year("To", 2015).await;
    page.tick_host("France").await;
    page.search("paris").await;
    page.query("?to=2015&host=FR&q=paris").await;
    page.shows(IS_CLEAR, json!(null)).await;
    page.press(CLEAR).await;
    page.query("").await;
    page.counts(93).await;
    page.shows("field('Search', filters()).value", "").await;
    page.shows("ticked()", json!([])).await;
    page.shows(LISTS, json!(["2014", "2023"])).await;
    page.shows(IS_CLEAR, "true").await;
}

async fn nothing_matches(page: Page) {
    page.open("").await;
    page.search("zeppelin").await;
    page.shows("count().textContent", "0 of 93 meetings").await;
    page.shows("rows().length", 0).await;
    page.press(&format!("button('Clear filters', {NOTHING})")).await;
    page.counts(93).await;
    page.query("").await;
    page.shows(NOTHING, json!(null)).await;
}
