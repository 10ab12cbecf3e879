//! Control scenarios: the line of filters, the groups that open over the chart, what is chosen, and the sheet on a telephone.

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::data::{is_host, names, years};
use crate::harness::{Page, scenarios};

scenarios!(
    what_is_chosen_is_taken_away_by_keys,
    a_chip_follows_what_is_chosen,
    a_group_opens_over_the_chart_and_escape_closes_it,
    one_group_is_open_until_the_reader_goes_elsewhere,
    on_a_telephone_a_button_opens_a_sheet,
    a_sheet_closes_when_the_reader_goes_elsewhere,
    what_is_folded_away_hands_the_focus_to_its_button,
    the_controls_stay_in_sight_on_our_page,
    in_an_element_they_stay_in_their_place,
);

/// What is chosen, in words.
const CHIPS: &str = "chips().map(called)";
/// Whether something has the focus, as an expression.
fn has_focus(it: &str) -> String {
    format!("document.activeElement === {it}")
}

/// Where the picture begins in the page.
const PLACE: &str = "Math.round(picture().getBoundingClientRect().top + scrollY)";
/// The summary of a group: what opens it.
const HOST: &str = "group('Host').firstElementChild";
const IS_OPEN: &str = "['Host', 'Kind of meeting'].map((name) => group(name).open)";

async fn what_is_chosen_is_taken_away_by_keys(page: Page) {
    page.open("?from=2016&to=2018&host=FR~IQ").await;
    let chosen = ["2016–2018", "France", "Iraq"].map(|name| format!("Remove filter: {name}"));
    page.shows(CHIPS, json!(chosen)).await;
    page.js("chips()[0].focus()").await;
    page.key(Key::Enter).await;
    page.query("?host=FR~IQ").await;
    page.shows(CHIPS, json!(chosen[1..])).await;
    // The reader goes on at the next.
    page.shows(&has_focus("chips()[0]"), true).await;
    // The last of the list hands the focus to the one before it.
    page.js("chips()[1].focus()").await;
    page.type_keys(" ").await;
    page.query("?host=FR").await;
    page.shows(CHIPS, json!(chosen[1..2])).await;
    page.shows(&has_focus("chips()[0]"), true).await;
    page.key(Key::Enter).await;
    page.query("").await;
    page.counts(93).await;
    page.shows(CHIPS, json!([])).await;
    page.shows(&has_focus("field('From', filters())"), true).await;
    // Each is a step.
    page.client.back().await.unwrap();
    page.query("?host=FR").await;
    page.shows(CHIPS, json!(chosen[1..2])).await;
    page.counts(names(|meeting| is_host(meeting, "FR")).len()).await;
}

async fn a_chip_follows_what_is_chosen(page: Page) {
    page.open("").await;
    page.shows(CHIPS, json!([])).await;
    page.choose_year("From", 2016).await;
    page.shows(CHIPS, json!(["Remove filter: 2016–2023"])).await;
    page.js("window.chip = chips()[0]").await;
    page.choose_year("To", 2016).await;
    page.shows(CHIPS, json!(["Remove filter: 2016"])).await;
    page.tick_kind("Defence ministers").await;
    page.search(" Mosul ").await;
    page.shows(CHIPS, json!(["2016", "Defence ministers", "“Mosul”"].map(|name| format!("Remove filter: {name}"))))
        .await;
    // It is still the same.
    page.shows("chips()[0] === chip", true).await;
    page.press("button('Remove filter: “Mosul”')").await;
    page.shows("field('Search', filters()).value", "").await;
    page.press("button('Remove filter: Defence ministers')").await;
    page.query("?year=2016").await;
    page.counts(names(|meeting| years(meeting).0 <= 2016 && years(meeting).1 >= 2016).len()).await;
    page.press("chips()[0]").await;
    page.query("").await;
    page.shows("['From', 'To'].map((label) => field(label, filters()).value)", json!(["2014", "2023"])).await;
}

async fn a_group_opens_over_the_chart_and_escape_closes_it(page: Page) {
    for width in [1280, 800] {
        page.screen(width, 800, 1).await;
        page.open("").await;
        let place = page.js(&format!("return {PLACE}")).await;
        page.js(&format!("{HOST}.focus()")).await;
        page.key(Key::Enter).await;
        page.shows(IS_OPEN, json!([true, false])).await;
        // Nothing has moved, and all of it can be seen.
        page.lasts(PLACE, place).await;
        page.shows(
            "(() => {
                const { left, right, bottom } = choice('Bahrain').closest('fieldset').getBoundingClientRect();
                return [left < 0, right > document.documentElement.clientWidth, bottom > innerHeight];
            })()",
            json!([false, false, false]),
        )
        .await;
        page.key(Key::Tab).await;
        page.shows(&has_focus("choices('Host')[0]"), true).await;
        page.js("choice('France').focus()").await;
        page.type_keys(" ").await;
        page.query("?host=FR").await;
        page.counts(6).await;
        page.shows(&has_focus("choice('France')"), true).await;
        page.shows(IS_OPEN, json!([true, false])).await;
        page.key(Key::Escape).await;
        page.shows(IS_OPEN, json!([false, false])).await;
        page.shows(&has_focus(HOST), true).await;
        page.shows(&format!("{HOST}.textContent"), "Host:France").await;
        // Escape has closed the group and nothing else.
        page.query("?host=FR").await;
    }
}

async fn one_group_is_open_until_the_reader_goes_elsewhere(page: Page) {
    page.open("").await;
    page.open_group("Host").await;
    page.open_group("Kind of meeting").await;
    page.shows(IS_OPEN, json!([false, true])).await;
    // A press inside is none outside.
    page.press("choice('Leaders')").await;
    page.query("?kind=leaders").await;
    page.shows(IS_OPEN, json!([false, true])).await;
    page.press("title()").await;
    page.shows(IS_OPEN, json!([false, false])).await;
    page.open_group("Host").await;
    page.js("choice('France').focus(); field('Search', filters()).focus()").await;
    page.shows(IS_OPEN, json!([false, false])).await;
    page.shows(&has_focus("field('Search', filters())"), true).await;
    // From the keyboard, past its last choice.
    page.open_group("Host").await;
    page.js("choices('Host').at(-1).focus()").await;
    page.key(Key::Tab).await;
    page.shows(IS_OPEN, json!([false, false])).await;
}

/// What the button says, and whether it says that the sheet is open.
const BUTTON: &str = "[called(filterButton()), filterButton().ariaExpanded, filters() !== null]";

async fn on_a_telephone_a_button_opens_a_sheet(page: Page) {
    page.screen(360, 640, 1).await;
    page.open("").await;
    page.shows(BUTTON, json!(["Filter", "false", false])).await;
    let place = page.js(&format!("return {PLACE}")).await;
    page.press("filterButton()").await;
    page.shows(BUTTON, json!(["Filter", "true", true])).await;
    page.shows("document.getElementById(filterButton().getAttribute('aria-controls')) === filters()", true).await;
    // It lies over the chart, at the place where it was pressed, and is all in the window.
    page.shows(PLACE, place).await;
    page.shows(
        "(() => {
            const { left, right, top, bottom } = filters().getBoundingClientRect();
            const under = top - filterButton().getBoundingClientRect().bottom;
            return [under >= 0 && under < 24, left < 0, right > document.documentElement.clientWidth, bottom > innerHeight + 1];
        })()",
        json!([true, false, false, false]),
    )
    .await;
    page.choose_year("From", 2016).await;
    page.query("?from=2016").await;
    page.tick_host("France").await;
    page.query("?from=2016&host=FR").await;
    page.shows(BUTTON, json!(["Filter (2)", "true", true])).await;
    page.press("button('Done', filters())").await;
    page.shows(BUTTON, json!(["Filter (2)", "false", false])).await;
    page.shows(&has_focus("filterButton()"), true).await;
    // By keys alone: a group in it closes first.
    page.key(Key::Enter).await;
    page.shows(BUTTON, json!(["Filter (2)", "true", true])).await;
    page.key(Key::Tab).await;
    page.shows(&has_focus("field('From', filters())"), true).await;
    page.js(&format!("{HOST}.focus()")).await;
    page.key(Key::Enter).await;
    page.shows(IS_OPEN, json!([true, false])).await;
    page.js("choices('Host')[0].focus()").await;
    page.key(Key::Escape).await;
    page.shows(IS_OPEN, json!([false, false])).await;
    page.shows(&has_focus(HOST), true).await;
    page.key(Key::Escape).await;
    page.shows(BUTTON, json!(["Filter (2)", "false", false])).await;
    page.shows(&has_focus("filterButton()"), true).await;
    page.press("filterButton()").await;
    page.press("filterButton()").await;
    page.shows(BUTTON, json!(["Filter (2)", "false", false])).await;
    // Wide, it is a line that nothing folds away.
    page.screen(1280, 800, 1).await;
    page.shows("[filterButton(), filters() !== null, button('Done')]", json!([null, true, null])).await;
}

async fn a_sheet_closes_when_the_reader_goes_elsewhere(page: Page) {
    page.screen(360, 640, 1).await;
    page.open("?host=FR").await;
    page.press("filterButton()").await;
    page.shows(BUTTON, json!(["Filter (1)", "true", true])).await;
    page.press("title()").await;
    page.shows(BUTTON, json!(["Filter (1)", "false", false])).await;
    page.press("filterButton()").await;
    page.find("filters()").await;
    page.js("button('Done', filters()).focus()").await;
    page.key(Key::Tab).await;
    page.shows(BUTTON, json!(["Filter (1)", "false", false])).await;
    page.shows(&has_focus("chips()[0]"), true).await;
}

async fn what_is_folded_away_hands_the_focus_to_its_button(page: Page) {
    page.screen(360, 640, 1).await;
    page.open("?q=zzzz&from=abc").await;
    for gone in
        ["button('Dismiss', alert())", "button('Clear filters', says('No meeting matches all of these filters.'))"]
    {
        page.find(gone).await;
        page.js(&format!("{gone}.focus()")).await;
        page.key(Key::Enter).await;
        page.shows(&has_focus("filterButton()"), true).await;
    }
    page.counts(93).await;
    page.choose_year("From", 2020).await;
    page.find("chips()[0]").await;
    page.js("chips()[0].focus()").await;
    page.key(Key::Enter).await;
    page.counts(93).await;
    page.shows(&has_focus("filterButton()"), true).await;
}

/// Where the line of controls begins in the window.
const LINE: &str = "Math.round((filterButton() ?? field('From', filters())).getBoundingClientRect().top)";

async fn the_controls_stay_in_sight_on_our_page(page: Page) {
    for (width, height) in [(1280, 800), (800, 1000), (360, 640)] {
        page.screen(width, height, 1).await;
        page.open("").await;
        page.js("scrollTo({ top: 1900, behavior: 'instant' })").await;
        page.until("they are at the top", &format!("scrollY > 1000 && {LINE} >= 0 && {LINE} < 40")).await;
        // What opens there is in the window, and what it does is seen.
        page.open_group("Host").await;
        page.shows("choice('Bahrain').getBoundingClientRect().bottom < innerHeight", true).await;
        page.press("choice('France')").await;
        page.query("?host=FR").await;
        page.key(Key::Escape).await;
        page.key(Key::Escape).await;
        page.until("they are at the top", &format!("{LINE} >= 0")).await;
    }
    // In a low window they would hide too much of it.
    page.screen(320, 256, 1).await;
    page.open("").await;
    page.js("scrollTo({ top: 1900, behavior: 'instant' })").await;
    page.until("they are above the window", &format!("scrollY > 1000 && {LINE} < -500")).await;
}

async fn in_an_element_they_stay_in_their_place(page: Page) {
    page.visit_host("plain.html").await;
    let line = "within(document.querySelector('coalition-timeline')?.shadowRoot, () => field('From', filters())?.getBoundingClientRect().top)";
    page.until("it is there", &format!("{line} !== undefined")).await;
    page.until("it is drawn", "document.documentElement.scrollHeight > 1500").await;
    page.js("scrollTo({ top: 900, behavior: 'instant' })").await;
    page.until("they are above the window", &format!("scrollY > 600 && {line} < -300")).await;
}
