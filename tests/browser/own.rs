//! Local file scenarios: a reader opens a file of their own, and can always come back.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;

use crate::harness::{Downloads, Page, scenarios};

scenarios!(
    a_file_is_chosen,
    a_file_is_dropped,
    back_and_forward_lead_through_files,
    back_leads_away_from_what_is_no_data,
    what_is_right_can_be_shown,
    a_large_file_is_cancelled,
    a_file_over_the_limit_is_refused,
    ten_thousand_are_shown,
    two_hundred_thousand_are_shown,
    the_example_is_shown,
    names_are_those_of_the_file,
    a_file_has_no_address_to_give_away,
    what_is_ours_is_not_shown_for_what_is_not
);

const GOOD: &str = "# title: The River Treaty\ndate,name,hosts,members,source_url\n\
    2020-03-05,First conference,FR;DE,12,https://example.org/1\n2022-06-02,Second conference,CH,14,https://example.org/2\n";
const FAULTY: &str = "date,name,hosts\n2020-01-01,One,FR\n2020-02-30,Two,XX\n2020-03-01,Three,DE\n";

/// What opens the system's dialog, wherever a reader can open a file.
pub const OPEN: &str = "button(/^Open (your own data|a file) …$/)";
/// What leads back to our data.
const BUNDLED: &str = "button('Show the bundled timeline')";
/// What shows of a file what is right in it.
const GOOD_ONES: &str = "button(/^Show the \\d+ meetings? that (is|are) right$/)";
/// Whose data are shown, where they are not ours.
const OTHER_DATA: &str = "says(/^(From your file|Data from another source)/)";
const CLOSE: &str = "button('Close', dialog())";

/// Gives the page a file by its own dialog.
pub async fn choose(page: &Page, name: &str, content: &str) {
    // A browser does not read a file that was written again since it was chosen.
    static CHOSEN: AtomicUsize = AtomicUsize::new(0);
    let number = CHOSEN.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("coalition-timeline-own-{}/{number}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    let input = page.find("fileField()").await;
    input.send_keys(&path.to_string_lossy()).await.unwrap();
}

/// Opens a file as a reader does: presses the button, and then chooses. The system's dialog between the two is none of the page's.
async fn open_file(page: &Page, name: &str, content: &str) {
    page.js("fileField().click = () => {}").await;
    page.press(OPEN).await;
    choose(page, name, content).await;
}

/// Drops a file on the page.
pub async fn drop(page: &Page, name: &str, content: &str) {
    let (name, content) = (serde_json::json!(name), serde_json::json!(content));
    page.js(&format!(
        "const files = new DataTransfer();
        files.items.add(new File([{content}], {name}));
        for (const type of ['dragover', 'drop'])
            chart().dispatchEvent(new DragEvent(type, {{ dataTransfer: files, bubbles: true, cancelable: true }}));"
    ))
    .await;
}

async fn way_back(page: &Page) {
    page.press(BUNDLED).await;
    page.drawn().await;
    page.counts(93).await;
    page.query("").await;
}

const SHOWN: &str = "count()?.textContent";

async fn a_file_is_chosen(page: Page) {
    page.open("").await;
    page.choose_year("From", 2016).await;
    choose(&page, "river.csv", GOOD).await;
    page.until("the file is shown", &format!("{SHOWN} === '2 of 2 meetings'")).await;
    page.shows("subject().textContent", "The River Treaty").await;
    page.shows(&format!("{OTHER_DATA}.textContent.includes('“river.csv”')"), true).await;
    // The address does not pretend to show it.
    page.query("").await;
    page.until("the keyboard is at the filters", "document.activeElement === field('From', filters())").await;
    way_back(&page).await;
    page.shows("subject().textContent", "Coalition Timeline").await;
}

async fn a_file_is_dropped(page: Page) {
    page.open("").await;
    drop(&page, "river.csv", GOOD).await;
    page.until("the file is shown", &format!("{SHOWN} === '2 of 2 meetings'")).await;
    // Another takes its place.
    drop(&page, "page.csv", "<!doctype html><title>Sign in</title>").await;
    let failed = page.text("alert()").await;
    assert!(failed.contains("is a web page, not data"), "{failed}");
    page.shows(GOOD_ONES, json!(null)).await;
    way_back(&page).await;
}

async fn back_and_forward_lead_through_files(page: Page) {
    let back = async || page.client.back().await.unwrap();
    let forward = async || page.client.forward().await.unwrap();
    let all = "2 of 2 meetings";
    page.open("?year=2017").await;
    let of_2017 = page.text("count()").await;
    open_file(&page, "river.csv", GOOD).await;
    page.shows(SHOWN, all).await;
    page.choose_year("From", 2022).await;
    page.shows(SHOWN, "1 of 2 meetings").await;
    page.query("?year=2022").await;
    open_file(&page, "page.csv", "<!doctype html><title>Sign in</title>").await;
    page.text("alert()").await;
    open_file(&page, "once.csv", "date,name\n2020-01-01,Once\n").await;
    page.shows(SHOWN, "1 of 1 meeting").await;
    // Each step is undone, the file that was none among them.
    back().await;
    let failed = page.text("alert()").await;
    assert!(failed.contains("is a web page, not data"), "{failed}");
    back().await;
    page.shows(SHOWN, "1 of 2 meetings").await;
    page.shows("subject().textContent", "The River Treaty").await;
    page.query("?year=2022").await;
    back().await;
    page.shows(SHOWN, all).await;
    page.query("").await;
    back().await;
    page.shows(SHOWN, of_2017.as_str()).await;
    page.shows("subject().textContent", "Coalition Timeline").await;
    page.shows(OTHER_DATA, json!(null)).await;
    page.query("?year=2017").await;
    // And done again: nothing was lost by going back.
    forward().await;
    page.shows(SHOWN, all).await;
    page.shows("subject().textContent", "The River Treaty").await;
    way_back(&page).await;
    back().await;
    page.shows(SHOWN, all).await;
    // A page that is loaded again has forgotten the file, and says nothing that is not so.
    page.reload().await;
    page.drawn().await;
    page.counts(93).await;
    page.query("").await;
    forward().await;
    page.counts(93).await;
}

async fn back_leads_away_from_what_is_no_data(page: Page) {
    page.open("?host=FR").await;
    let of_france = page.text("count()").await;
    // From what is being read, too.
    page.site.hold("check-", ".wasm");
    open_file(&page, "river.csv", GOOD).await;
    page.find("button('Cancel')").await;
    page.client.back().await.unwrap();
    page.shows(SHOWN, of_france.as_str()).await;
    page.site.mend();
    page.shows(SHOWN, of_france.as_str()).await;
    page.query("?host=FR").await;
    // The data of an address, and what the address asked for besides.
    page.visit("?data=template.csv&year=2020").await;
    page.shows(SHOWN, "1 of 3 meetings").await;
    page.press(BUNDLED).await;
    page.query("?year=2020").await;
    page.shows("subject().textContent", "Coalition Timeline").await;
    page.client.back().await.unwrap();
    page.shows(SHOWN, "1 of 3 meetings").await;
    page.query("?data=template.csv&year=2020").await;
}

async fn what_is_right_can_be_shown(page: Page) {
    page.open("").await;
    choose(&page, "faulty.csv", FAULTY).await;
    let failed = page.text("alert()").await;
    assert!(failed.contains("row 3, column date: is “2020-02-30”"), "{failed}");
    assert!(failed.contains("row 3, column hosts: is “XX”"), "{failed}");
    page.shows(&format!("{GOOD_ONES}.textContent"), "Show the 2 meetings that are right").await;
    page.press(GOOD_ONES).await;
    page.until("they are shown", &format!("{SHOWN} === '2 of 2 meetings'")).await;
    page.shows(&format!("{OTHER_DATA}.textContent.includes('2 faults')"), true).await;
    way_back(&page).await;
    // Another that is not right says which it is, and its mended self is opened from there.
    choose(&page, "faulty.csv", FAULTY).await;
    page.text("alert()").await;
    page.find("says('faulty.csv', alert())").await;
    page.find("button('Open a file …', alert())").await;
    choose(&page, "mended.csv", GOOD).await;
    page.until("the mended file is shown", &format!("{SHOWN} === '2 of 2 meetings'")).await;
    page.shows("subject().textContent", "The River Treaty").await;
    way_back(&page).await;
}

async fn a_large_file_is_cancelled(page: Page) {
    page.open("").await;
    let rows: String = (0..200_000).map(|row| format!("2020-01-01,Meeting {row}\n")).collect();
    choose(&page, "large.csv", &format!("date,name\n{rows}")).await;
    page.until("it says how far it is", "roles('status').some((it) => it.textContent.startsWith('Checking'))").await;
    page.press("button('Cancel')").await;
    let failed = page.text("alert()").await;
    assert!(failed.contains("cancelled"), "{failed}");
    way_back(&page).await;
}

async fn a_file_over_the_limit_is_refused(page: Page) {
    page.open("").await;
    let path = std::env::temp_dir().join(format!("coalition-timeline-huge-{}.csv", std::process::id()));
    // Its length is all that is looked at: no disk has to hold it.
    std::fs::File::create(&path).unwrap().set_len(50_000_001).unwrap();
    let input = page.find("fileField()").await;
    input.send_keys(&path.to_string_lossy()).await.unwrap();
    let failed = page.text("alert()").await;
    assert!(failed.contains("larger than 50 MB"), "{failed}");
    way_back(&page).await;
    std::fs::remove_file(&path).unwrap();
}

async fn ten_thousand_are_shown(page: Page) {
    very_many_are_shown(&page, 10_000, "10,000").await;
}

async fn two_hundred_thousand_are_shown(page: Page) {
    very_many_are_shown(&page, 200_000, "200,000").await;
}

/// Opens a table of so many meetings in seven countries, none of them later than the one before it. Each has its place, the
/// filters reach all of them, and the bundled timeline comes back.
async fn very_many_are_shown(page: &Page, count: usize, in_words: &str) {
    page.open("").await;
    let hosts = ["FR", "DE", "IT", "JO", "US", "MA", "KW"];
    let row = |at: usize| {
        let (year, month, host) = (2014 + at % 10, 1 + at / 10 % 12, hosts[at % 7]);
        format!("{year}-{month:02}-{:02},Meeting {at},{host}\n", 1 + at % 28)
    };
    let rows: String = (0..count).map(row).collect();
    choose(page, &format!("{count}.csv"), &format!("date,name,hosts\n{rows}")).await;
    let all = format!("{SHOWN} === '{in_words} of {in_words} meetings'");
    page.until("all are shown", &all).await;
    page.drawn().await;
    let is_long = count + 1;
    page.shows("table().ariaRowCount", is_long.to_string()).await;
    page.until("there are rows", "rows().length > 10").await;
    page.until("the first is there", "names()[0] === 'Meeting 0'").await;
    // A tenth of them is in each year.
    page.choose_year("From", 2023).await;
    let tenth = format!("{SHOWN}.replace(/,/g, '').startsWith('{} of {count} ')", count / 10);
    page.until("a tenth is shown", &tenth).await;
    page.until("the table follows", &format!("table().ariaRowCount === '{}'", count / 10 + 1)).await;
    page.query("?year=2023").await;
    way_back(page).await;
}

async fn the_example_is_shown(page: Page) {
    page.visit("?data=template.csv").await;
    page.drawn().await;
    page.shows(SHOWN, "3 of 3 meetings").await;
    page.shows("subject().textContent", "The River Treaty").await;
    way_back(&page).await;
    // Back leads to what was seen before.
    page.client.back().await.unwrap();
    page.shows(SHOWN, "3 of 3 meetings").await;
    page.query("?data=template.csv").await;
}

const LABELLED: &str = "# title: The River Treaty\n# subtitle: Its conferences\n# member_name: state party\n\
    # members_name: states parties\n# pledge_name: contribution\n\
    date,name,hosts,members,pledge_usd,pledge_by,source_url\n\
    2020-03-05,First conference,FR;DE,12,,,https://example.org/1\n\
    2022-06-02,Second conference,CH,14,2000000,CH,https://example.org/2\n";

async fn names_are_those_of_the_file(page: Page) {
    page.open("?from=2016").await;
    choose(&page, "river.csv", LABELLED).await;
    page.until("the file is shown", &format!("{SHOWN} === '2 of 2 meetings'")).await;
    page.shows("document.title", "The River Treaty").await;
    page.find("paragraph(/^Its conferences/)").await;
    // The names of the panels, under that of the legend.
    let panels = "roles('heading', undefined, legend()).slice(1).map((it) => it.textContent)";
    page.shows(
        "roles('columnheader', undefined, table()).map((it) => it.textContent)",
        json!(["Date", "Meeting", "Hosts", "States parties reported", "Contributions"]),
    )
    .await;
    page.js("legend().open = true").await;
    page.shows(panels, json!(["States parties", "Contributions", "Hosts"])).await;
    // Both what is seen and what is heard of the figures.
    for figures in [
        "keyFigures().map((it) => it.innerText)",
        "keyFigures().flatMap((it) => roles('button', undefined, it)).map(called)",
    ] {
        let figures = page.list(&format!("{figures}.map((it) => it.replace(/\\s+/g, ' ').trim())")).await;
        assert_eq!(figures[0], "14 states parties at the end of 2022");
        assert!(figures[1].starts_with("$2 million largest single contribution"), "{figures:?}");
    }
    page.until("the marks are there", "marks().length > 0").await;
    let marks = page.list("marks().map(called)").await;
    assert!(marks.iter().any(|mark| mark.starts_with("12 states parties. From 5 March 2020")), "{marks:?}");
    assert!(marks.iter().any(|mark| mark.starts_with("$2 million, contribution by Switzerland")), "{marks:?}");
    let tracks = page.list("tracks().map(called)").await;
    assert_eq!(tracks[0], "Number of states parties, 2 marks");
    page.shows(
        "summary().textContent",
        "2020 to 2022: 2 of 2 meetings. From 12 states parties in March 2020 to 14 in June 2022. Hosts: France, Germany and \
         Switzerland.",
    )
    .await;
    page.shows("called(canvas())", "The River Treaty, 2020 to 2022: 2 of 2 meetings.").await;
    // What is only true of our data is not in the page at all.
    let body = page.js("return document.body.innerText").await.as_str().unwrap().to_lowercase();
    for ours in ["coalition", "partner", "cc by", "licence"] {
        assert!(!body.contains(ours), "{ours} in {body}");
    }
    page.choose_year("From", 2022).await;
    page.shows("document.title", "The River Treaty: 2022").await;
    way_back(&page).await;
    page.shows("document.title.startsWith('Coalition Timeline: meetings')", true).await;
    page.shows(panels, json!(["Members", "Pledges", "Hosts"])).await;
}

async fn a_file_has_no_address_to_give_away(page: Page) {
    let downloads = Downloads::of(&page).await;
    page.open("").await;
    choose(&page, "river.csv", LABELLED).await;
    page.until("the marks are there", "marks().some((it) => called(it).startsWith('First conference. '))").await;
    page.press("button('Share')").await;
    page.until("the dialog is open", "dialog()").await;
    page.find("says(/a link would show others/, dialog())").await;
    for other in [
        "field('Link to this view', dialog())",
        "button('Share …', dialog())",
        "link(undefined, dialog())",
        "heading('Cite', dialog())",
        "role('group', undefined, dialog())",
    ] {
        page.shows(other, json!(null)).await;
    }
    page.press("button('SVG', dialog())").await;
    let picture = String::from_utf8(downloads.file("the-river-treaty-2020-2022.svg").await).unwrap();
    assert!(picture.contains("Data from the file “river.csv”"), "{picture}");
    assert!(!picture.contains("http://127"), "{picture}");
    // But for the typeface, which has our name.
    assert!(!picture.replace("Coalition Timeline Sans", "").contains("Coalition"), "{picture}");
    page.press(CLOSE).await;
    page.press("button('Embed')").await;
    page.until("the other dialog is open", "dialog()").await;
    page.find("says(/Publish the file/, dialog())").await;
    page.shows("role('textbox', undefined, dialog())", json!(null)).await;
    page.shows("dialog().querySelector('iframe')", json!(null)).await;
    page.press(CLOSE).await;
    // No link leads to a meeting that the bundled data do not have, and there is no page for one.
    page.shows("roles('link').filter((it) => it.href.includes('meeting')).length", 0).await;
    page.press("openers()[0]").await;
    page.shows("opened()?.textContent", "First conference").await;
    page.shows("link(/^Page of this meeting/)", json!(null)).await;
}

async fn what_is_ours_is_not_shown_for_what_is_not(page: Page) {
    page.excuse("404 (Not Found)");
    page.site.withhold("template", ".csv", "404 Not Found");
    page.visit("?data=template.csv").await;
    page.text("alert()").await;
    // All that is seen is why, and what to do.
    let is_all = "document.querySelector('main').innerText.trim() === alert().innerText.trim()";
    page.shows(is_all, true).await;
    page.shows("document.title", "The data could not be loaded.").await;
    page.press(BUNDLED).await;
    page.drawn().await;
    page.counts(93).await;
    page.query("").await;
    page.find("title()").await;
    page.shows("document.title.startsWith('Coalition Timeline: meetings')", true).await;
    // A file that fails takes nothing of ours for its own either.
    choose(&page, "page.csv", "<!doctype html><title>Sign in</title>").await;
    page.text("alert()").await;
    page.shows(is_all, true).await;
    way_back(&page).await;
}
