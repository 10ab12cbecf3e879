//! Share scenarios: what is shown as a link and as files, wherever the timeline stands, and without a request.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::data::{is_host, names, years};
use crate::harness::{Downloads, Kind, Page, scenarios};
use crate::own;

scenarios!(
    what_is_shown_is_saved,
    what_was_saved_can_be_shown_again,
    what_was_taken_as_text_is_the_same_when_it_is_opened,
    very_many_meetings_are_refused_in_words,
    the_dialog_works_without_a_pointer,
    a_quick_reader_is_not_called_back,
    an_element_gives_files_to_its_host,
    a_sandboxed_frame_shows_the_text_instead,
);

const VIEW: &str = "?from=2016&to=2018&host=FR~IQ&sort=-name";
const NAME: &str = "coalition-timeline-2016-2018-france-iraq";

fn count() -> usize {
    names(|it| (is_host(it, "FR") || is_host(it, "IQ")) && years(it).1 >= 2016 && years(it).0 <= 2018).len()
}

/// Opens the dialog as somebody without a pointer does.
async fn open_dialog(page: &Page) {
    page.find(SHARE).await;
    page.js(&format!("{SHARE}.focus()")).await;
    page.key(Key::Enter).await;
    page.until("the dialog is open", "button('CSV', dialog())").await;
}

const SHARE: &str = "button('Share')";
const CSV_TEXT: &str = "button('CSV as text', dialog())";
/// The text of a file, where it is shown.
const TEXT: &str = "role('textbox', 'Text of the file', dialog())";
/// What the dialog says of what it has done.
const SAID: &str = "roles('status', undefined, dialog()).map((it) => it.textContent).join('')";

/// How often the page has asked a server for something.
const REQUESTS: &str = "performance.getEntriesByType('resource').filter(({ name }) => name.startsWith('http')).length";

async fn save(page: &Page, downloads: &Downloads, format: &str) -> Vec<u8> {
    let name = if format == "png" { "Picture as shown".to_owned() } else { format.to_uppercase() };
    page.press(&format!("button('{name}', dialog())")).await;
    downloads.file(&format!("{NAME}.{format}")).await
}

/// The width and height that a PNG begins with.
fn size(png: &[u8]) -> [u32; 2] {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    [16, 20].map(|at| u32::from_be_bytes(png[at..at + 4].try_into().unwrap()))
}

async fn what_is_shown_is_saved(page: Page) {
    let downloads = Downloads::of(&page).await;
    page.open(&format!("{VIEW}&theme=dark")).await;
    let shown = page.names().await;
    assert_eq!(shown.len(), count());
    open_dialog(&page).await;
    // The one address: without the colours, which are the reader's.
    page.shows("field('Link to this view', dialog()).value", page.site.url(VIEW)).await;
    let requests = page.js(&format!("return {REQUESTS}")).await;

    let csv = String::from_utf8(save(&page, &downloads, "csv").await).unwrap();
    assert!(csv.starts_with("\u{feff}id,date,"), "{csv}");
    // The names of these meetings need no quotation marks or have a comma in them.
    let lines: Vec<&str> = csv.trim_end().split("\r\n").skip(1).collect();
    assert_eq!(lines.len(), shown.len());
    for (line, name) in lines.iter().zip(&shown) {
        assert!(line.contains(name.as_str()), "{name} is not in {line}");
    }

    let file: Value = serde_json::from_slice(&save(&page, &downloads, "json").await).unwrap();
    assert_eq!(file["meetings"].as_array().unwrap().len(), shown.len());

    let svg = String::from_utf8(save(&page, &downloads, "svg").await).unwrap();
    for said in ["2016 to 2018", "France or Iraq", "CC BY 4.0", &format!("{} of 93 meetings", shown.len())] {
        assert!(svg.contains(said), "{said}");
    }
    let paper = page.js("return getComputedStyle(document.body).backgroundColor").await;
    assert!(svg.contains(&format!("fill=\"{}\"", paper.as_str().unwrap())), "the picture has the page's colours");

    let [width, _] = size(&save(&page, &downloads, "png").await);
    let drawn = svg.split("width=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert_eq!(width, 2 * drawn.parse::<u32>().unwrap());
    // Those of a fixed size have it whatever the screen is.
    for (name, width, height) in
        [("Picture for a post, 1200 × 675", 1200, 675), ("Square picture, 1080 × 1080", 1080, 1080)]
    {
        page.press(&format!("button('{name}', dialog())")).await;
        let file = downloads.file(&format!("{NAME}-{width}x{height}.png")).await;
        assert_eq!(size(&file), [width, height], "{name}");
    }

    page.shows(REQUESTS, requests).await;
    page.shows(&format!("{SAID}.includes('.png')"), true).await;
}

async fn what_was_saved_can_be_shown_again(page: Page) {
    let downloads = Downloads::of(&page).await;
    page.open(VIEW).await;
    let shown = page.names().await;
    open_dialog(&page).await;
    let file = save(&page, &downloads, "json").await;
    page.host.put("taken.json", String::from_utf8(file).unwrap());
    let address = page.host.url("taken.json").replace(':', "%3A").replace('/', "%2F");
    page.open(&format!("{VIEW}&data={address}")).await;
    page.shows("count().textContent", format!("{0} of {0} meetings", shown.len())).await;
    assert_eq!(page.names().await, shown);
}

/// What the page says of the meetings shown, row by row.
const TABLE: &str = "rows().map((row) => [...row.cells].map((cell) => cell.textContent).join(' / '))";
/// What it says of them as a whole: how the members grew, who hosted, and the key figures. Hosts are in the order of how often
/// they host in all data, so the words of the summary are compared without their order.
const WHOLE: &str = "[summary().textContent.replace(/^.*? meetings\\. /, '').split(/[ ,.]+/).sort().join(' '),
    ...keyFigures().map((figure) => figure.textContent)]";
/// What the open meeting's detail says: its facts, figures and sources.
const DETAIL: &str = "['term', 'definition', 'list'].flatMap((name) => roles(name, undefined, detail())).map((part) => part.textContent)";
/// Its sources.
const SOURCES: &str = "[listUnder('Sources', detail()).textContent]";

/// Opens the first meeting of the table.
async fn open_first(page: &Page) {
    page.press("openers()[0]").await;
    page.until("its detail is complete", "role('listitem', undefined, listUnder('Sources', detail()))").await;
}

/// The same without what is only said of the bundled data: a file is not known to be about the coalition.
fn unowned(said: Vec<String>) -> Vec<String> {
    let words = [
        ("at a conference wider than the coalition", "for a wider purpose"),
        ("wider than the coalition", "for a wider purpose"),
        ("the coalition", "the members together"),
        ("partner", "member"),
        (" · other format", ""),
        (" · other", ""),
    ];
    let plain = |text: String| words.iter().fold(text, |text, (ours, other)| text.replace(ours, other));
    said.into_iter().map(plain).collect()
}

async fn what_was_taken_as_text_is_the_same_when_it_is_opened(page: Page) {
    // There are such meetings in the first and the last of these years: those of the file are the same.
    page.open("?from=2016&to=2018&host=FR~IQ").await;
    let (table, whole) = (unowned(page.list(TABLE).await), unowned(page.list(WHOLE).await));
    assert_eq!(table.len(), count());
    open_dialog(&page).await;
    let text = format!("{TEXT}?.value");
    let mut taken = Vec::new();
    for (form, start) in [("csv", "id,date"), ("json", "{")] {
        page.press(&format!("button('{} as text', dialog())", form.to_uppercase())).await;
        page.until("the text is there", &format!("{text}?.startsWith('{start}')")).await;
        taken.push((form, page.js(&format!("return {text}")).await.as_str().unwrap().to_owned()));
    }
    page.key(Key::Escape).await;
    open_first(&page).await;
    let (detail, sources) = (unowned(page.list(DETAIL).await), unowned(page.list(SOURCES).await));
    assert!(!detail.is_empty() && !sources.is_empty());
    for (form, file) in taken {
        own::drop(&page, &format!("taken.{form}"), &file).await;
        let shown = format!("{0} of {0} meetings", table.len());
        page.shows("count()?.textContent", shown).await;
        assert_eq!(page.list(TABLE).await, table, "{form}");
        page.shows("alert()", json!(null)).await;
        open_first(&page).await;
        assert_eq!(page.list(SOURCES).await, sources, "{form}");
        // Of the number of members a table knows only what its meetings report.
        if form == "json" {
            assert_eq!(page.list(DETAIL).await, detail);
            assert_eq!(page.list(WHOLE).await, whole);
        }
    }
}

async fn very_many_meetings_are_refused_in_words(page: Page) {
    page.open("").await;
    let rows: String = (0..=100_000).map(|row| format!("{},M{row}\n", 2000 + row % 20)).collect();
    own::choose(&page, "many.csv", &format!("date,name\n{rows}")).await;
    page.until("the file is shown", "count()?.textContent === '100,001 of 100,001 meetings'").await;
    open_dialog(&page).await;
    page.press(CSV_TEXT).await;
    page.until("it says why not", &format!("{SAID}.includes('more than 100,000 meetings')")).await;
    page.shows(TEXT, json!(null)).await;
}

async fn the_dialog_works_without_a_pointer(page: Page) {
    page.open("?year=2017").await;
    open_dialog(&page).await;
    page.until("the focus is inside", "dialog().contains(document.activeElement)").await;
    // From the first control to the last, and nothing outside.
    for what in ["button('Copy link', dialog())", "button('Picture as shown', dialog())", CSV_TEXT] {
        let mut steps = 0;
        while page.js(&format!("return document.activeElement === {what}")).await != json!(true) {
            page.key(Key::Tab).await;
            steps += 1;
            assert!(steps < 20, "{what} cannot be reached");
        }
    }
    page.key(Key::Enter).await;
    page.until("the text is there", &format!("{TEXT}.value.startsWith('id,date')")).await;
    page.key(Key::Escape).await;
    page.shows("dialog()", json!(null)).await;
    page.shows(&format!("document.activeElement === {SHARE}"), true).await;
    page.query("?year=2017").await;
}

/// The browser tells of a closed dialog only later. What a reader does before that is done in one step here.
async fn a_quick_reader_is_not_called_back(page: Page) {
    page.open("?year=2017").await;
    open_dialog(&page).await;
    // Goes to the next button, and presses it after the page has heard of the closing.
    let next = "const open = dialog(), [done] = arguments;
        open.addEventListener('close', () => setTimeout(() => done(document.activeElement === button('Embed'))));
        open.close();
        button('Embed').focus();";
    assert_eq!(page.js_async(next).await, true);
    page.key(Key::Enter).await;
    page.find("dialog()?.querySelector('iframe')").await;
    // Opens the same dialog again.
    let again = "const open = dialog(), [done] = arguments;
        open.addEventListener('close', () => setTimeout(() => done(open.open && Boolean(open.querySelector('iframe')))));
        open.close();
        button('Embed').click();";
    assert_eq!(page.js_async(again).await, true);
    page.key(Key::Escape).await;
    page.shows("dialog()", json!(null)).await;
    page.shows("document.activeElement === button('Embed')", true).await;
    // The preview goes with the dialog.
    page.shows("document.querySelectorAll('iframe').length", 0).await;
}

async fn an_element_gives_files_to_its_host(page: Page) {
    page.visit_host("element.html").await;
    let it = "document.querySelector('coalition-timeline')";
    page.until("it can be used", &format!("{it}.getView && canvas({it}.shadowRoot)?.width")).await;
    page.js(&format!("{it}.setView({{ year: 2017 }})")).await;
    let made = "const [done] = arguments;
        const it = document.querySelector('coalition-timeline');
        const taken = async () => {
            const [svg, csv, json] = [await it.exportSvg(), await it.exportCsv(), await it.exportJson()];
            const before = performance.getEntriesByType('resource').length;
            const png = await it.exportPng();
            const xml = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
            await it.exportCsv();
            const asked = performance.getEntriesByType('resource').length - before;
            return [xml.localName, csv.split('\\r\\n').length - 2, JSON.parse(json).meetings.length, png.type, png.size > 10000, asked];
        };
        taken().then(done, (error) => done(String(error)));";
    let seen = page.js_async(made).await;
    let meetings = names(|it| years(it).0 <= 2017 && years(it).1 >= 2017).len();
    assert_eq!(seen, json!(["svg", meetings, meetings, "image/png", true, 0]));
}

async fn a_sandboxed_frame_shows_the_text_instead(page: Page) {
    // What Chromium says where a frame may not save.
    page.excuse("Download is disallowed");
    let downloads = Downloads::of(&page).await;
    page.visit_host("sandboxed.html").await;
    page.enter(0).await;
    page.drawn().await;
    // Not every browser lets a script move the focus into a frame of another site.
    page.press(SHARE).await;
    page.until("the dialog is open", "button('CSV', dialog())").await;
    page.press("button('CSV', dialog())").await;
    page.until("it says what it did", SAID).await;
    page.press(CSV_TEXT).await;
    // The head, the rows, and what is after the last line end.
    page.shows(&format!("{TEXT}?.value.split('\\n').length"), 95).await;
    // Firefox forbids nothing here; what Chromium forbids is not half done.
    if page.kind == Kind::Chromium {
        assert_eq!(downloads.names(), [""; 0]);
    }
    page.key(Key::Escape).await;
    page.shows("dialog()", json!(null)).await;
}
