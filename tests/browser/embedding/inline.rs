//! Inline data scenarios: a page gives an element its data between the tags, before the element is there and after.

use serde_json::{Value, json};

use super::{counts_inside, drawn_inside, element, fallback, heard, inside, text};
use crate::harness::{Page, scenarios};

scenarios!(
    each_element_has_its_own_data,
    data_that_change_are_shown,
    faults_between_the_tags_are_told,
    a_page_that_comes_slowly_is_waited_for,
    a_strict_host_may_have_data_of_its_own,
);

async fn says(page: &Page, at: usize, words: &str) {
    page.shows(&format!("{}?.textContent", inside(at, "count()")), words).await;
}

/// What an element says is wrong, as an expression.
fn failed(at: usize) -> String {
    format!("{}?.textContent", inside(at, "failure()"))
}

async fn visit(page: &Page, name: &str) {
    page.visit_host(name).await;
    page.until("there are elements", "customElements.get('coalition-timeline')").await;
    page.js("document.querySelectorAll('coalition-timeline').forEach((it) => it.exportCsv().catch(() => {}))").await;
}

async fn each_element_has_its_own_data(page: Page) {
    visit(&page, "inline.html").await;
    says(&page, 0, "2 of 2 meetings").await;
    says(&page, 1, "1 of 1 meeting").await;
    page.js(&format!("{}.scrollIntoView()", element(2))).await;
    drawn_inside(&page, 2).await;
    counts_inside(&page, 2, 93).await;
    page.shows("readiness", json!(["ready", "ready", "ready"])).await;
    page.shows(&heard("error"), json!([])).await;
    page.shows(&fallback(0), false).await;
    // What was written is what is there, and is given back.
    let taken = format!("{}.exportJson().then((text) => arguments[0](JSON.parse(text)))", element(1));
    let exported = page.js_async(&taken).await;
    assert_eq!(exported["meetings"][0]["summary"], "</script> ends nothing here.");
    assert_eq!(exported["meetings"].as_array().unwrap().len(), 1);
    let taken = format!("{}.exportCsv().then(arguments[0])", element(0));
    let csv = page.js_async(&taken).await;
    assert!(csv.as_str().unwrap().contains("\"Second, larger conference\""), "{csv}");

    // An address goes before what stands between the tags, for as long as it is there.
    page.host.put("other.csv", "date,name\n2001,Elsewhere\n2002,There\n2003,Yonder\n");
    page.js(&format!("{it}.scrollIntoView(); {it}.src = '/other.csv'", it = element(0))).await;
    says(&page, 0, "3 of 3 meetings").await;
    page.js(&format!("{}.removeAttribute('src')", element(0))).await;
    says(&page, 0, "2 of 2 meetings").await;
    // What the host does with one is nothing to the others.
    says(&page, 1, "1 of 1 meeting").await;
}

async fn data_that_change_are_shown(page: Page) {
    visit(&page, "inline.html").await;
    says(&page, 0, "2 of 2 meetings").await;
    let block = format!("{}.querySelector('script')", element(0));
    page.js(&format!("{}.setView({{ from: 2022 }})", element(0))).await;
    says(&page, 0, "1 of 2 meetings").await;
    // The text changes; the view stays.
    page.js(&format!("{block}.firstChild.data += '2022,Third conference\\n'")).await;
    says(&page, 0, "2 of 3 meetings").await;
    page.js(&format!("{}.setView({{}})", element(0))).await;
    // It is replaced, as programs that make pages do.
    page.js(&format!(
        "const other = document.createElement('script');
        other.type = 'application/json';
        other.textContent = {}.querySelector('script').textContent;
        {block}.replaceWith(other);",
        element(1)
    ))
    .await;
    says(&page, 0, "1 of 1 meeting").await;
    // Other children are none of its business.
    page.js(&format!("heard.length = 0; window.painted = {}", inside(0, "canvas()"))).await;
    page.js(&format!("{}.append(document.createElement('p'), 'words')", element(0))).await;
    page.js(&format!("{}.querySelector('a').textContent = 'Another link'", element(0))).await;
    page.lasts(&format!("painted === {}", inside(0, "canvas()")), true).await;
    // Without it there are the bundled data.
    page.js(&format!("{block}.remove()")).await;
    page.js(&format!("{}.scrollIntoView()", element(0))).await;
    drawn_inside(&page, 0).await;
    counts_inside(&page, 0, 93).await;

    // A program may put it there after the element.
    page.js("const late = document.createElement('coalition-timeline');
        document.body.prepend(late);
        const block = document.createElement('script');
        block.type = 'text/csv';
        block.textContent = 'date,name\\n2020,Late\\n';
        late.append(block);
        late.scrollIntoView();")
        .await;
    says(&page, 0, "1 of 1 meeting").await;
}

async fn faults_between_the_tags_are_told(page: Page) {
    visit(&page, "inline.html").await;
    says(&page, 0, "2 of 2 meetings").await;
    // The count stands there before the chart, and the event follows the chart.
    let told = "heard.filter(({ at }) => at === 0).map(({ type }) => type)";
    page.shows(told, json!(["load"])).await;
    let block = format!("{}.querySelector('script')", element(0));
    page.js(&format!("heard.length = 0; {block}.textContent = 'date,name,hosts\\n2020,One,XX\\n2021,Two,FR\\n'")).await;
    page.until("the fault is told", &format!("{}?.includes('row 2, column hosts: is “XX”')", failed(0))).await;
    page.shows(told, json!(["error"])).await;
    let message = text(&page, &format!("{}.at(-1).message", heard("error"))).await;
    assert!(message.contains("row 2, column hosts: is “XX”"), "{message}");
    page.shows(&fallback(0), true).await;
    // To try the same again would change nothing.
    page.shows(&inside(0, "button('Try again')"), Value::Null).await;
    page.js(&format!("{}.click()", inside(0, "button(/^Show the .* right$/)"))).await;
    says(&page, 0, "1 of 1 meeting").await;

    for (content, words) in [("''", "the file: is empty"), ("'{ \"meetings\": ['", "is not JSON at line 1")] {
        page.js(&format!("{block}.textContent = {content}")).await;
        page.until("the fault is told", &format!("{}?.includes('{words}')", failed(0))).await;
        page.shows(&inside(0, "button(/^Show the .* right$/)"), Value::Null).await;
    }
    page.js(&format!("{block}.textContent = 'x'.repeat(50_000_001)")).await;
    page.until("it is too large", &format!("{}?.includes('larger than 50 MB')", failed(0))).await;
    // What is mended is shown without being asked for again.
    page.js(&format!("heard.length = 0; {block}.textContent = 'date,name\\n2020,Mended\\n'")).await;
    says(&page, 0, "1 of 1 meeting").await;
    page.shows(told, json!(["load"])).await;
    page.shows(&fallback(0), false).await;
}

/// Writes a page into a frame, as a network does that stops in the middle of the data.
async fn a_page_that_comes_slowly_is_waited_for(page: Page) {
    page.visit_host("element.html").await;
    drawn_inside(&page, 0).await;
    let first = "<!doctype html><title>Slow</title><p><coalition-timeline></coalition-timeline></p>
        <section><coalition-timeline><script type=\"text/csv\">date,name\n2020,First\n202";
    page.js(&format!(
        "document.body.prepend(document.createElement('iframe'));
        window.slow = frames[0].document;
        slow.open();
        slow.addEventListener('error', ({{ message }}) => window.complaint = message, true);
        slow.write({});
        // One that is written WebKit would run at the end of the page.
        const script = slow.createElement('script');
        script.type = 'module';
        script.src = '{}coalition-timeline.js';
        slow.head.append(script);",
        json!(first),
        page.site.url("")
    ))
    .await;
    // One that has come with its end waits for nothing.
    let before = "within(slow.querySelector('p coalition-timeline')?.shadowRoot, () => count()?.textContent)";
    page.shows(before, "93 of 93 meetings").await;
    page.shows("slow.readyState", "loading").await;
    let it = "slow.querySelector('section coalition-timeline')";
    page.js(&format!("{it}.exportCsv().catch(() => {{}})")).await;
    page.lasts(&format!("within({it}.shadowRoot, timeline)"), Value::Null).await;
    page.js("slow.write('1,Second\\n</script></coalition-timeline></section>'); slow.close()").await;
    page.shows(&format!("within({it}.shadowRoot, () => count()?.textContent)"), "2 of 2 meetings").await;
    page.shows("window.complaint", Value::Null).await;
}

async fn a_strict_host_may_have_data_of_its_own(page: Page) {
    // Firefox asks for the icon of a page that allows no pictures, and complains of itself.
    page.excuse("FaviconLoader");
    page.visit_host("strict-inline.html").await;
    drawn_inside(&page, 0).await;
    says(&page, 0, "1 of 1 meeting").await;
}
