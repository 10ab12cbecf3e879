//! Large data scenarios: the page stays the same, quick page with very many meetings.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::data::{data, meetings, name};
use crate::harness::{Page, scenarios};

scenarios!(
    every_row_can_be_reached,
    every_row_can_be_reached_in_another_typeface,
    a_bar_leads_to_its_meetings,
    of_very_many_marks_there_is_the_one_that_keys_lead_to,
);

/// The published data with meetings added, each in Rome, one a day: the file of somebody who has many.
fn file(count: usize) -> Value {
    let mut file = data().clone();
    let like = file["meetings"].as_array().unwrap().iter().find(|meeting| meeting["id"] == "2021-06-28-rome").unwrap();
    let mut like = like.clone();
    for (field, value) in [
        ("attendance", json!(null)),
        ("membership", json!([])),
        ("new_members", json!([])),
        ("pledges", json!([])),
        ("hosts", json!(["IT"])),
    ] {
        like[field] = value;
    }
    let meetings = file["meetings"].as_array_mut().unwrap();
    for number in meetings.len()..count {
        let (year, day) = (2015 + number % 8, number / 8 % 336);
        let day = format!("{year}-{:02}-{:02}", day / 28 + 1, day % 28 + 1);
        let mut meeting = like.clone();
        meeting["id"] = json!(format!("{day}-{number}"));
        meeting["name"] = json!(format!("Meeting number {number}"));
        meeting["start"] = json!(day);
        meeting["end"] = json!(day);
        meetings.push(meeting);
    }
    file
}

/// The rows that a reader sees: the number of each, as it is told, and its name.
const SEEN: &str = "rows()
    .filter((row) => { const { top, bottom } = row.getBoundingClientRect(); return bottom > 0 && top < innerHeight })
    .map((row) => [Number(row.ariaRowIndex), role('rowheader', undefined, row).textContent])";

async fn open(page: &Page) {
    page.site.replace_data(file(2_000).to_string());
    page.visit("?data=coalition.json").await;
    page.drawn().await;
    page.shows("count().textContent", "2,000 of 2,000 meetings").await;
}

async fn every_row_can_be_reached(page: Page) {
    open(&page).await;
    page.press("button('Show all 2,000')").await;
    let rows = "rows().length";
    page.shows("table().ariaRowCount", "2001").await;
    page.js("table().scrollIntoView()").await;
    page.until("the first row is seen", &format!("({SEEN})[0]?.[0] === 2")).await;
    for share in [0.5, 0.8, 0.2] {
        page.js(&format!(
            "const {{ top, height }} = table().getBoundingClientRect();
            scrollBy(0, top + height * {share})"
        ))
        .await;
        let near = format!("({SEEN}).some(([number]) => Math.abs(number - {share} * 2000) < 100)");
        page.until("rows stand where they are looked for", &near).await;
        assert!(page.js(&format!("return {rows}")).await.as_u64().unwrap() < 200, "too many rows in the page");
    }
    page.js("table().scrollIntoView({ block: 'end' })").await;
    page.until("the last row is seen", &format!("({SEEN}).at(-1)?.[0] === 2001")).await;

    let first = meetings().iter().map(name).min_by_key(|name| name.to_lowercase()).unwrap();
    // Back to the beginning, until what stands there has come: then somebody presses.
    let top = "table().scrollIntoView()";
    page.until("the first row is seen again", &format!("({top}, ({SEEN})[0]?.[0] === 2)")).await;
    page.press("button('Meeting', table())").await;
    let names = format!("({SEEN}).map(([, name]) => name)");
    // What is sorted late puts the reader back where they were.
    page.until("the table is sorted", &format!("({top}, ({names})[0] === {})", json!(first))).await;
    page.choose_year("From", 2023).await;
    page.until("the filter is answered", "table().ariaRowCount < 20").await;
    page.shows("rows().length + 1 == table().ariaRowCount", true).await;
}

async fn every_row_can_be_reached_in_another_typeface(page: Page) {
    page.withhold_typeface();
    every_row_can_be_reached(page).await;
}

async fn of_very_many_marks_there_is_the_one_that_keys_lead_to(page: Page) {
    // In many lanes there are many bars.
    let mut many = file(2_000);
    let hosts = [
        "IT", "FR", "DE", "GB", "US", "CA", "NO", "SE", "DK", "FI", "NL", "BE", "ES", "PT", "GR", "TR", "PL", "AU",
        "JP", "KR", "NZ", "HU", "RO", "BG", "EE", "LV", "LT", "AT",
    ];
    for (at, meeting) in many["meetings"].as_array_mut().unwrap().iter_mut().enumerate().skip(93) {
        meeting["hosts"] = json!([hosts[at % hosts.len()]]);
    }
    page.screen(1440, 900, 1).await;
    page.site.replace_data(many.to_string());
    page.open("?data=coalition.json").await;
    page.shows("marks().length", 1).await;
    page.until("it says so", "says(/^[\\d,]+ marks: the arrow keys reach each/, chart())").await;
    page.js("marks()[0].focus()").await;
    let first = page.js("return called(document.activeElement)").await;
    for key in [Key::Right, Key::Down, Key::End] {
        page.key(key).await;
        page.shows("marks().length", 1).await;
        page.shows("marks().includes(document.activeElement)", true).await;
    }
    assert_ne!(page.js("return called(document.activeElement)").await, first);
}

async fn a_bar_leads_to_its_meetings(page: Page) {
    open(&page).await;
    // Somewhere in Italy's lane the tooltip speaks of several.
    let found = page
        .js("const picture = canvas(), area = picture.getBoundingClientRect();
            const look = async () => {
            for (let y = area.height - 20; y > area.height / 2; y -= 4) {
                const at = { clientX: area.left + area.width * 0.6, clientY: area.top + y, bubbles: true };
                picture.dispatchEvent(new PointerEvent('pointermove', { ...at, pointerType: 'mouse' }));
                await new Promise((next) => setTimeout(next));
                const title = tooltip()?.innerText.split('\\n')[0];
                if (/^\\d+ meetings, /.test(title)) return [y, title, area.width * 0.6];
            } };
            return look()")
        .await;
    let (y, title) = (found[0].as_f64().expect("a bar"), found[1].as_str().unwrap());
    let (count, when) = title.split_once(" meetings, ").unwrap();
    assert!(count.parse::<u32>().unwrap() > 5 && when.contains("20"), "{title}");
    page.press_at(found[2].as_f64().unwrap(), y).await;
    page.until(
        "only its host and year are shown",
        "/from=20\\d\\d&to=20\\d\\d&host=IT/.test(location.search) || /year=20\\d\\d&host=IT/.test(location.search)",
    )
    .await;
    page.shows("column('Hosts').every((cell) => cell.textContent.includes('Italy'))", true).await;
}
