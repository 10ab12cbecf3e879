//! What needs a browser, but not a whole site: mounting, leaving, colours, painting.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use coalition_timeline::app::Mounted;
use coalition_timeline::chart::{Anchor, Form, Ink, Layer, Scene, Shape};
use coalition_timeline::dataset::{Whole, load};
use coalition_timeline::paint::{FONT, Palette, paint};
use coalition_timeline::platform::{Files, Origin};
use coalition_timeline::ui::{Setting, Surface};
use coalition_timeline::words::page::{CLOSE, LOADING, embed, share};
use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlCanvasElement, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

const DATA: &str = include_str!("../assets/coalition.json");
/// What has not happened by then will not.
const DEADLINE_MS: f64 = 15_000.0;

/// How things are found: by what they are and by the words that a reader knows them by.
const FIND: &str = "
    const find = (selector, words) => [...it.querySelectorAll(selector)].find((found) => found.textContent.startsWith(words));
    const box = (name) => find('label', name).control;
    const rows = () => it.querySelectorAll('tbody tr:not([hidden])').length;
    const count = () => find('p', `${rows()} of `)?.textContent;
";

/// Runs a function body in the page; `it` is its argument.
fn js(body: &str, it: &JsValue) -> JsValue {
    Function::new_with_args("it", &format!("{FIND}{body}"))
        .call1(&JsValue::NULL, it)
        .unwrap_or_else(|error| panic!("{body}: {error:?}"))
}

fn text(body: &str, it: &JsValue) -> String {
    js(body, it).as_string().unwrap_or_default()
}

fn number(body: &str, it: &JsValue) -> f64 {
    js(body, it).as_f64().unwrap_or(f64::NAN)
}

/// Waits for the next frame that the browser draws.
async fn frame() {
    let promise: Promise =
        js("return new Promise((next) => requestAnimationFrame(next))", &JsValue::NULL).unchecked_into();
    JsFuture::from(promise).await.unwrap();
}

/// Waits until an expression is true.
async fn until(expression: &str, it: &JsValue) {
    let now = || number("return performance.now()", &JsValue::NULL);
    let (start, body) = (now(), format!("return Boolean({expression})"));
    while js(&body, it) != JsValue::TRUE {
        assert!(
            now() - start < DEADLINE_MS,
            "it never came true: {expression}\n{}",
            text("return it.innerText ?? it.open()", it)
        );
        frame().await;
    }
}

/// An element of the page with a width, for a timeline.
fn host() -> HtmlElement {
    let make = "const host = document.createElement('div');
        host.style.width = '700px';
        host.textContent = 'what was there before';
        document.body.append(host);
        return host;";
    js(make, &JsValue::NULL).unchecked_into()
}

/// A setting like that of our own page, with its data.
fn setting(host: &HtmlElement) -> Setting {
    let Whole { dataset, texts } = load(DATA.as_bytes()).unwrap();
    let address =
        |bytes: Vec<u8>| text("return URL.createObjectURL(new Blob([it]))", &Uint8Array::from(&bytes[..]).into());
    let files = Files {
        bundled: address(dataset.to_parcel()),
        texts: address(texts.to_parcel()),
        check: Function::new_no_args("throw new Error('nothing is to be checked')"),
    };
    host.set_attribute("data-src", &files.bundled).unwrap();
    Setting::new(Surface::Page, String::new(), Some(files), |_| {})
}

/// Mounts a timeline in an element. Dropping the answer takes it out again.
fn mounted(host: &HtmlElement) -> Mounted {
    Mounted::new(host.clone(), setting(host), Origin::Bundled, String::new())
}

/// The same in an element that has what our page was delivered with for older data, and words for those who wait.
fn on_delivered(host: &HtmlElement) -> Mounted {
    let deliver =
        "it.innerHTML = '<p data-waiting>Loading</p><div data-prerendered=\"older\"><p>0 of 0 meetings</p></div>';
        return it.lastChild;";
    let delivered: HtmlElement = js(deliver, host).unchecked_into();
    Mounted::on_delivered(host.clone(), delivered, setting(host), Origin::Bundled, String::new())
}

/// Waits until the timeline in an element shows so many meetings.
async fn shows(host: &HtmlElement, meetings: usize) {
    until(&format!("rows() === {meetings} && count() === '{meetings} of 93 meetings'"), host).await;
}

/// Notes the listeners on what outlives a timeline (the window, the document, media queries) and its observers, from now on.
const NOTE_LISTENERS: &str = "
    const open = new Map();
    const outlives = (target) => target === window || target === document || target instanceof MediaQueryList;
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const { observe, disconnect } = ResizeObserver.prototype;
    EventTarget.prototype.addEventListener = function (name, listener, ...rest) {
        if (outlives(this ?? window)) open.set(listener, name);
        return addEventListener.call(this ?? window, name, listener, ...rest);
    };
    EventTarget.prototype.removeEventListener = function (name, listener, ...rest) {
        open.delete(listener);
        return removeEventListener.call(this ?? window, name, listener, ...rest);
    };
    ResizeObserver.prototype.observe = function (...rest) { open.set(this, 'width'); return observe.apply(this, rest); };
    ResizeObserver.prototype.disconnect = function () { open.delete(this); return disconnect.call(this); };
    return {
        open: () => [...open.values()].sort().join(', '),
        restore: () => {
            Object.assign(EventTarget.prototype, { addEventListener, removeEventListener });
            Object.assign(ResizeObserver.prototype, { observe, disconnect });
        },
    };";

#[wasm_bindgen_test]
async fn leaving_gives_everything_back() {
    let listeners = js(NOTE_LISTENERS, &JsValue::NULL);
    let size = "return document.querySelectorAll('*').length";
    let before = js(size, &JsValue::NULL);
    for (begin, hears) in [(mounted as fn(&HtmlElement) -> Mounted, "resize"), (on_delivered, "popstate")] {
        let host = host();
        let handle = begin(&host);
        shows(&host, 93).await;
        until("it.querySelector('canvas')?.width > 100", &host).await;
        // Otherwise this test would look in the wrong place.
        let open = text("return it.open()", &listeners);
        assert!(open.contains(hears) && open.contains("width"), "{open}");

        drop(handle);
        assert_eq!(text("return it.innerHTML", &host), "");
        until("it.open() === ''", &listeners).await;
        host.remove();
        assert_eq!(js(size, &JsValue::NULL), before, "something was left in the page, outside of the element");
    }
    js("it.restore()", &listeners);
}

#[wasm_bindgen_test]
async fn what_was_delivered_for_older_data_makes_room() {
    let host = host();
    let handle = on_delivered(&host);
    shows(&host, 93).await;
    let older = text("return find('p', '0 of 0')?.textContent ?? find('p', 'Loading')?.textContent ?? ''", &host);
    assert_eq!(older, "");
    assert_eq!(number("return it.children.length", &host), 1.0);
    drop(handle);
    host.remove();
}

#[wasm_bindgen_test]
async fn leaving_before_the_data_have_come_is_no_mistake() {
    let host = host();
    let handle = mounted(&host);
    assert_eq!(text("return it.textContent", &host), LOADING);
    drop(handle);
    // The same data, asked for later, have come: so have those that the timeline asked for.
    let promise: Promise =
        js("return fetch(it.dataset.src).then((answer) => answer.arrayBuffer())", &host).unchecked_into();
    JsFuture::from(promise).await.unwrap();
    for _ in 0..3 {
        frame().await;
    }
    assert_eq!(text("return it.innerHTML", &host), "");
    host.remove();
}

#[wasm_bindgen_test]
async fn two_on_one_page_do_not_disturb_each_other() {
    let (one, other) = (host(), host());
    let (handle, other_handle) = (mounted(&one), mounted(&other));
    shows(&one, 93).await;
    shows(&other, 93).await;
    js("box('France').click()", &one);
    shows(&one, 6).await;
    shows(&other, 93).await;
    assert_eq!(js("return box('France').checked", &other), JsValue::FALSE);
    // With everything open: the groups of filters, a meeting, and the dialogs.
    for host in [&one, &other] {
        js("for (const group of it.querySelectorAll('details')) group.open = true", host);
        js("it.querySelector('tbody a').click()", host);
        until(&format!("find('section button', '{CLOSE}')"), host).await;
        for button in [share::OPEN, embed::OPEN] {
            js(&format!("find('button', '{button}').click()"), host);
            until("it.querySelector('dialog[open] textarea')", host).await;
            js("it.querySelector('dialog[open]').close()", host);
        }
    }
    let pair = Array::of2(&one, &other);
    let both = "const [one, other] = it.map((host) => [...host.querySelectorAll('[id]')].map((element) => element.id));
        return one.filter((id) => other.includes(id)).join()";
    assert_eq!(text(both, &pair), "", "an id that two timelines would both have");

    drop(handle);
    assert_eq!(text("return it.innerHTML", &one), "");
    shows(&other, 93).await;
    js("box('Iraq').click()", &other);
    shows(&other, 5).await;
    drop(other_handle);
    js("it.forEach((host) => host.remove()); history.replaceState(null, '', location.pathname + location.hash)", &pair);
}

/// The number of pixels on the canvas of a timeline that have exactly this colour.
fn painted(colour: [u8; 3]) -> String {
    let [r, g, b] = colour;
    format!(
        "(() => {{
            const canvas = it.querySelector('canvas');
            if (!canvas?.width || !canvas.height) return 0;
            const {{ data }} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            let count = 0;
            for (let at = 0; at < data.length; at += 4) {{
                count += data[at] === {r} && data[at + 1] === {g} && data[at + 2] === {b} && data[at + 3] === 255;
            }}
            return count;
        }})()"
    )
}

#[wasm_bindgen_test]
async fn the_chart_takes_its_colours_from_the_style_sheet() {
    let host = host();
    // Through a second property and a function: only a browser can say what colour that is.
    let style = "it.style.setProperty('--accent', 'rgb(10 200 30)');
        it.style.setProperty('--ct-chart-host', 'var(--accent)');
        it.style.setProperty('--ct-chart-pledge', 'light-dark(rgb(1 2 250), rgb(250 2 1))');
        it.style.colorScheme = 'dark';";
    js(style, &host);
    let handle = mounted(&host);
    shows(&host, 93).await;
    until(&format!("{} > 300", painted([10, 200, 30])), &host).await;
    until(&format!("{} > 100", painted([250, 2, 1])), &host).await;
    assert_eq!(number(&format!("return {}", painted([1, 2, 250])), &host), 0.0, "the light colour on a dark page");
    assert_eq!(text("return it.querySelector('canvas').style.color", &host), "", "a trace of asking for colours");
    drop(handle);
    host.remove();
}

fn canvas() -> HtmlCanvasElement {
    js("return document.createElement('canvas')", &JsValue::NULL).unchecked_into()
}

/// Red, green, blue and alpha of one pixel.
fn pixel(canvas: &HtmlCanvasElement, x: u32, y: u32) -> Vec<u8> {
    let read = format!("return [...it.getContext('2d').getImageData({x}, {y}, 1, 1).data]");
    let values: Array = js(&read, canvas).unchecked_into();
    values.iter().map(|value| value.as_f64().unwrap_or_default() as u8).collect()
}

fn shape(ink: Ink, form: Form) -> Shape {
    Shape { layer: Layer::Hosts, mark: None, ink, form }
}

const RED: [u8; 4] = [255, 0, 0, 255];
const BLUE: [u8; 4] = [0, 0, 255, 255];
const NOTHING: [u8; 4] = [0, 0, 0, 0];

fn palette() -> Palette {
    Palette::new(|ink| if ink == Ink::Host { "rgb(255, 0, 0)".to_owned() } else { "rgb(0, 0, 255)".to_owned() })
}

#[wasm_bindgen_test]
fn a_scene_is_painted_where_it_says() {
    let scene = Scene {
        width_px: 60,
        height_px: 40,
        shapes: vec![
            shape(Ink::Host, Form::Rect { from: (50, 50), to: (150, 150) }),
            shape(Ink::Pledge, Form::Circle { centre: (300, 100), radius: 60, stroke: None }),
            shape(Ink::Host, Form::Circle { centre: (500, 100), radius: 60, stroke: Some(40) }),
            shape(Ink::Pledge, Form::Polygon { points: vec![(50, 250), (150, 250), (150, 350), (50, 350)] }),
            shape(Ink::Host, Form::Path { points: vec![(200, 300), (250, 250), (300, 300)], width: 30 }),
        ],
        ..Scene::default()
    };
    for ratio in [1, 2, 3] {
        let canvas = canvas();
        paint(&scene, &canvas, &palette(), FONT, f64::from(ratio));
        assert_eq!((canvas.width(), canvas.height()), (60 * ratio, 40 * ratio), "at {ratio}");
        let places = [
            ("inside the rectangle", (10, 10), RED),
            ("beside the rectangle", (17, 10), NOTHING),
            ("inside the disc", (30, 10), BLUE),
            ("on the ring", (56, 10), RED),
            ("inside the ring", (50, 10), NOTHING),
            ("inside the polygon", (10, 30), BLUE),
            ("on the bent line", (25, 26), RED),
            ("under the bent line", (25, 32), NOTHING),
        ];
        for (what, (x, y), expected) in places {
            assert_eq!(pixel(&canvas, x * ratio, y * ratio), expected, "{what} at {ratio}");
        }
    }
}

#[wasm_bindgen_test]
fn thin_lines_are_sharp() {
    let lines = vec![
        shape(Ink::Host, Form::Path { points: vec![(0, 103), (400, 103)], width: 10 }),
        shape(Ink::Host, Form::Path { points: vec![(203, 200), (203, 300)], width: 10 }),
    ];
    let scene = Scene { width_px: 40, height_px: 40, shapes: lines, ..Scene::default() };
    for ratio in [1.0, 1.5, 2.0] {
        let canvas = canvas();
        paint(&scene, &canvas, &palette(), FONT, ratio);
        // Every pixel is either the line's or nobody's; a blurred line has pixels in between.
        let between = "return [...it.getContext('2d').getImageData(0, 0, it.width, it.height).data]
            .filter((value, at) => at % 4 === 3 && value !== 0 && value !== 255).length";
        assert_eq!(number(between, &canvas), 0.0, "at {ratio}");
        let painted = "return [...it.getContext('2d').getImageData(0, 0, it.width, it.height).data]
            .filter((value, at) => at % 4 === 3 && value === 255).length";
        let least = 50.0 * ratio * ratio.round();
        assert!(number(painted, &canvas) >= least, "at {ratio}: fewer than {least} pixels");
    }
}

#[wasm_bindgen_test]
fn text_is_painted_at_its_anchor() {
    for (anchor, left, right) in [(Anchor::Start, 50, 90), (Anchor::Middle, 20, 80), (Anchor::End, 10, 50)] {
        let text = Form::Text { at: (500, 300), text: "HHH".to_owned(), size: 120, anchor, bold: false };
        let scene = Scene { width_px: 100, height_px: 40, shapes: vec![shape(Ink::Host, text)], ..Scene::default() };
        let canvas = canvas();
        paint(&scene, &canvas, &palette(), FONT, 1.0);
        let extent = "const { data } = it.getContext('2d').getImageData(0, 0, it.width, it.height);
            const columns = [...Array(it.width).keys()].filter((x) =>
                [...Array(it.height).keys()].some((y) => data[(y * it.width + x) * 4 + 3] > 0));
            return [columns[0] ?? -1, columns.at(-1) ?? -1];";
        let extent: Array = js(extent, &canvas).unchecked_into();
        let (from, to) = (extent.get(0).as_f64().unwrap(), extent.get(1).as_f64().unwrap());
        assert!(from >= f64::from(left) - 1.0 && to <= f64::from(right) + 1.0, "{anchor:?}: from {from} to {to}");
        assert!(to - from > 15.0, "{anchor:?}: from {from} to {to} is no text");
    }
}

#[wasm_bindgen_test]
fn a_ratio_that_is_none_paints_all_the_same() {
    let rect = Form::Rect { from: (0, 0), to: (100, 100) };
    let scene = Scene { width_px: 10, height_px: 10, shapes: vec![shape(Ink::Host, rect)], ..Scene::default() };
    for (ratio, width) in [(f64::NAN, 10), (0.0, 10), (-2.0, 10), (f64::INFINITY, 10), (99.0, 40)] {
        let canvas = canvas();
        paint(&scene, &canvas, &palette(), FONT, ratio);
        assert_eq!(canvas.width(), width, "for {ratio}");
        assert_eq!(pixel(&canvas, 5, 5), RED, "for {ratio}");
    }
}
