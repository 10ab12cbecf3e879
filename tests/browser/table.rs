//! Table scenarios: columns that can be hidden, rows that are folded away and found all the same, and a finger that goes from meeting
//! to meeting.

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::data::{is_host, names};
use crate::harness::{Page, scenarios};

scenarios!(
    columns_are_hidden_and_stay_hidden_at_the_address,
    what_is_folded_away_is_found_and_stays_in_sight,
    a_finger_swipes_from_meeting_to_meeting,
);

/// The heads of the table.
const HEADS: &str = "roles('columnheader', undefined, table()).map((it) => it.textContent)";
const COLUMNS: &str = "folded('Columns:', role('region', 'The meetings'))";

async fn columns_are_hidden_and_stay_hidden_at_the_address(page: Page) {
    for width in [320, 800, 1280] {
        page.screen(width, 800, 1).await;
        page.open("?host=FR&sort=-date").await;
        page.shows(HEADS, json!(["Date", "Meeting", "Hosts", "Place", "Members reported", "Pledges"])).await;
        page.press(&format!("{COLUMNS}.firstElementChild")).await;
        for column in ["Place", "Date"] {
            page.press(&format!("field('{column}', {COLUMNS})")).await;
        }
        page.query("?host=FR&sort=-date&hide=date~place").await;
        page.shows(HEADS, json!(["Meeting", "Hosts", "Members reported", "Pledges"])).await;
        page.shows("rows().map((row) => row.cells.length)", json!([4, 4, 4, 4, 4, 4])).await;
        page.shows("table().textContent.includes('2016')", false).await;
        page.shows(&format!("{COLUMNS}.firstElementChild.textContent"), "Columns:3 of 5").await;
        // Rows that have been made anew are those of the filter, and open as before.
        page.counts(6).await;
        page.press(&format!("{COLUMNS}.firstElementChild")).await;
        page.shows(&format!("{COLUMNS}.open"), false).await;
        page.press("openers()[0]").await;
        page.shows("openRow() === rows()[0]", true).await;
        page.press("button('Close', detail())").await;
        page.reload().await;
        page.drawn().await;
        page.shows(HEADS, json!(["Meeting", "Hosts", "Members reported", "Pledges"])).await;
        page.press(&format!("{COLUMNS}.firstElementChild")).await;
        page.shows(
            &format!("roles('checkbox', undefined, {COLUMNS}).map((it) => it.checked)"),
            json!([false, true, false, true, true]),
        )
        .await;
        for column in ["Place", "Date"] {
            page.press(&format!("field('{column}', {COLUMNS})")).await;
        }
        page.query("?host=FR&sort=-date").await;
        page.shows("rows().map((row) => row.cells.length)", json!([6, 6, 6, 6, 6, 6])).await;
    }
    page.open("?hide=name~source~hosts").await;
    page.shows(
        "roles('listitem', undefined, alert()).map((it) => it.textContent)",
        json!(["name", "source"].map(|column| format!("The table cannot hide “{column}”, so it was ignored."))),
    )
    .await;
    page.shows(HEADS, json!(["Date", "Meeting", "Place", "Members reported", "Pledges"])).await;
}

/// What unfolds the table.
const UNFOLDS: &str = "button(/^Show all/)";

/// Whether something is in the window, below the line of controls, as an expression.
fn is_in_sight(it: &str) -> String {
    format!(
        "(() => {{
            const {{ left, top, width, height }} = {it}.getBoundingClientRect();
            const there = document.elementFromPoint(left + width / 4, top + height / 2);
            return Boolean(there && {it}.contains(there));
        }})()"
    )
}

async fn what_is_folded_away_is_found_and_stays_in_sight(page: Page) {
    for width in [320, 1280] {
        page.screen(width, 800, 1).await;
        page.open("").await;
        page.until("it is folded", "fold().scrollHeight > fold().clientHeight * 2").await;
        page.shows("rows().length", 93).await;
        page.shows(&format!("{UNFOLDS}.textContent"), "Show all 93").await;
        page.js("rows()[0].scrollIntoView({ block: 'center' })").await;
        page.until("the heads are seen", &is_in_sight("button('Date', table())")).await;
        page.lasts("Boolean(fold())", true).await;
        // As the search of a browser goes to what it has found.
        page.js("rows()[60].scrollIntoView({ block: 'center' })").await;
        page.shows("fold()", json!(null)).await;
        page.shows(UNFOLDS, json!(null)).await;
        page.until("it stays in sight", &is_in_sight("rows()[60]")).await;
        // It stays so with other filters.
        page.choose_year("From", 2016).await;
        page.clear_filters().await;
        page.counts(93).await;
        page.shows("fold()", json!(null)).await;

        page.open("?theme=light").await;
        page.find("fold()").await;
        page.js("openers()[40].focus()").await;
        page.shows("fold()", json!(null)).await;
        page.shows("document.activeElement === openers()[40]", true).await;
        page.until("it stays in sight", &is_in_sight("openers()[40]")).await;

        page.open("?theme=dark").await;
        page.js(&format!("{UNFOLDS}.focus()")).await;
        page.key(Key::Enter).await;
        page.shows("fold()", json!(null)).await;
        page.until("the keyboard goes on below", "openers().indexOf(document.activeElement) > 3").await;
        page.until("it is in sight", &is_in_sight("document.activeElement")).await;
    }
    page.open("?host=FR").await;
    page.counts(6).await;
    page.shows("fold()", json!(null)).await;
    page.shows(UNFOLDS, json!(null)).await;
}

async fn a_finger_swipes_from_meeting_to_meeting(page: Page) {
    page.screen(390, 700, 1).await;
    let names = names(|meeting| is_host(meeting, "FR"));
    page.open("?host=FR").await;
    page.counts(6).await;
    page.press("openers()[0]").await;
    let opened = "opened().textContent";
    page.shows(opened, names[0].as_str()).await;
    // The ways on are in sight, however long the meeting is.
    for way in ["Previous meeting", "Next meeting"] {
        page.until("it is in sight", &is_in_sight(&format!("button('{way}', detail())"))).await;
    }
    let heading = page.js("const { top, height } = opened().getBoundingClientRect(); return top + height / 2").await;
    let y = heading.as_f64().expect("a place");
    page.swipe((300.0, y), (120.0, y + 10.0)).await;
    page.shows(opened, names[1].as_str()).await;
    page.swipe((120.0, y), (300.0, y + 10.0)).await;
    page.shows(opened, names[0].as_str()).await;
    // Not far enough; more down than sideways; before the first.
    for (from, to) in [((300.0, y), (270.0, y)), ((200.0, y + 60.0), (140.0, y - 20.0)), ((120.0, y), (300.0, y))] {
        page.swipe(from, to).await;
        page.lasts(opened, names[0].as_str()).await;
    }
    // Whoever selects words does not turn the page.
    page.js("getSelection().selectAllChildren(opened())").await;
    page.swipe((300.0, y), (120.0, y)).await;
    page.lasts(opened, names[0].as_str()).await;
    page.js("getSelection().removeAllRanges()").await;
    for (key, at) in [(Key::Right, 1), (Key::Right, 2), (Key::Left, 1)] {
        page.js("opened().focus()").await;
        page.key(key).await;
        page.shows(opened, names[at].as_str()).await;
        page.shows("document.activeElement === opened()", true).await;
    }
    page.press("button('Next meeting', detail())").await;
    page.shows(opened, names[2].as_str()).await;
}
