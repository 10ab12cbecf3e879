//! Embed dialog scenarios: its snippets show exactly the open view on somebody else's page.

use fantoccini::key::Key;
use serde_json::json;

use super::{PARTS, STATUS, counts_inside, drawn_inside, enter, inside, says, text};
use crate::harness::data::{is_host, names, years};
use crate::harness::{Page, scenarios};

scenarios!(
    what_is_pasted_shows_the_view,
    what_is_pasted_has_the_parts_that_are_ticked,
    nothing_typed_breaks_out_of_what_is_pasted,
);

/// The text of a snippet.
async fn snippet(page: &Page, name: &str) -> String {
    text(page, &format!("field('{name}', dialog()).value")).await
}

/// Opens the dialog as somebody without a pointer does.
async fn open(page: &Page) {
    page.js("button('Embed').focus()").await;
    page.key(Key::Enter).await;
    page.until("the dialog is open", "field('Frame', dialog())").await;
    page.until("the focus is inside", "dialog().contains(document.activeElement)").await;
}

/// Puts both snippets into pages of the host.
async fn paste(page: &Page) {
    let [frame, element] = [snippet(page, "Frame").await, snippet(page, "Custom element").await];
    let around = |snippet: &str| format!("<!doctype html><title>Pasted</title><body>{snippet}");
    page.host.put("pasted-frame.html", around(&frame));
    page.host.put("pasted-element.html", around(&element));
}

async fn what_is_pasted_shows_the_view(page: Page) {
    page.open("").await;
    page.choose_year("From", 2015).await;
    page.choose_year("To", 2019).await;
    page.tick_host("France").await;
    page.tick_host("United States").await;
    page.search("Paris").await;
    page.query("?from=2015&to=2019&host=FR~US&q=Paris").await;
    let status = text(&page, "count().textContent").await;
    let count: usize = status.split(' ').next().unwrap().parse().unwrap();
    let all = names(|it| (is_host(it, "FR") || is_host(it, "US")) && years(it).1 >= 2015 && years(it).0 <= 2019);
    assert!(count > 1 && count < all.len(), "{status} of {}", all.len());

    open(&page).await;
    let frame = snippet(&page, "Frame").await;
    let source = page.site.url("?from=2015&amp;to=2019&amp;host=FR~US&amp;q=Paris&amp;embed");
    assert!(frame.contains(&format!("src=\"{source}\"")), "{frame}");
    let element = snippet(&page, "Custom element").await;
    assert!(element.contains(" from=\"2015\" to=\"2019\" host=\"FR~US\" q=\"Paris\""), "{element}");
    paste(&page).await;

    // Each copy button says what has become of it; where the browser does not copy, the text is selected.
    for (at, name) in ["Frame", "Custom element"].iter().enumerate() {
        page.press(&format!("roles('button', /^Copy/, dialog())[{at}]")).await;
        let said = format!("roles('status', undefined, dialog())[{at}].textContent");
        page.until("it says something", &said).await;
        match text(&page, &said).await.as_str() {
            "Copied." => {}
            other => {
                assert!(other.contains("selected"), "{other}");
                page.shows(
                    &format!("(({{ selectionStart, selectionEnd, value }}) => selectionEnd - selectionStart - value.length)(field('{name}', dialog()))"),
                    0,
                )
                .await;
            }
        }
    }
    // Escape closes it and goes back to the button; the view is as it was.
    page.key(Key::Escape).await;
    page.shows("dialog()", json!(null)).await;
    page.shows("document.activeElement === button('Embed')", true).await;
    page.query("?from=2015&to=2019&host=FR~US&q=Paris").await;

    page.visit_host("pasted-frame.html").await;
    enter(&page, 0).await;
    says(&page, count).await;
    page.shows(
        "['From', 'To', 'Search'].map((name) => field(name, filters()).value)",
        json!(["2015", "2019", "Paris"]),
    )
    .await;
    super::fits(&page, "pasted").await;
    page.leave().await;
    page.visit_host("pasted-element.html").await;
    drawn_inside(&page, 0).await;
    counts_inside(&page, 0, count).await;
}

async fn what_is_pasted_has_the_parts_that_are_ticked(page: Page) {
    page.open("?year=2017").await;
    open(&page).await;
    let element = snippet(&page, "Custom element").await;
    assert!(element.contains("<coalition-timeline year=\"2017\"><a"), "{element}");
    for part in
        ["filters", "key figures", "table", "detail of what is opened", "how to read the chart", "source and share"]
    {
        page.press(&format!("field('{part}', dialog())")).await;
        page.shows(&format!("field('{part}', dialog()).checked"), false).await;
    }
    // The last one stays.
    page.shows("field('chart', dialog()).disabled", true).await;
    let frame = snippet(&page, "Frame").await;
    let (source, link) = (page.site.url("?year=2017&amp;parts=chart&amp;embed"), page.site.url("?year=2017"));
    assert!(frame.contains(&format!("src=\"{source}\"")) && frame.contains(&format!("<a href=\"{link}\">")), "{frame}");
    let element = snippet(&page, "Custom element").await;
    assert!(element.contains(&format!(" year=\"2017\" parts=\"chart\"><a href=\"{link}\">")), "{element}");
    // The height is that of what is left.
    page.until("the preview has said its height", "Number(field('Height in pixels', dialog()).value) < 1400").await;
    paste(&page).await;
    page.key(Key::Escape).await;
    page.query("?year=2017").await;

    page.visit_host("pasted-frame.html").await;
    enter(&page, 0).await;
    page.shows(PARTS, json!(["chart"])).await;
    super::fits(&page, "pasted").await;
    page.leave().await;
    page.visit_host("pasted-element.html").await;
    drawn_inside(&page, 0).await;
    page.shows(&inside(0, PARTS), json!(["chart"])).await;
}

async fn nothing_typed_breaks_out_of_what_is_pasted(page: Page) {
    let typed = "\"><img src=x onerror=alert(1)>&lt;'</textarea> a=b&c=d é+%41";
    page.open("").await;
    page.search(typed).await;
    page.shows(STATUS, "0 of 93 meetings").await;
    open(&page).await;
    paste(&page).await;
    page.visit_host("pasted-frame.html").await;
    page.shows("[...document.body.children].map((it) => it.localName)", json!(["iframe", "script"])).await;
    enter(&page, 0).await;
    page.shows("field('Search')?.value", typed).await;
    page.leave().await;
    page.visit_host("pasted-element.html").await;
    page.shows("[...document.body.children].map((it) => it.localName)", json!(["script", "coalition-timeline"])).await;
    page.shows(&inside(0, "field('Search')?.value"), typed).await;
    drawn_inside(&page, 0).await;
}
