//! Reader's actions: choose, point, drag, type, turn the screen dark.

use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::driver::Kind;
use super::page::{PIXELS, Page};
use super::patience;

/// What the status line says.
const STATUS: &str = "count().textContent";
/// The number of rows of the table.
const ROWS: &str = "rows().length";
/// The second key figure: the number of meetings.
const FIGURE: &str = "keyFigures().map((it) => it.innerText).join('\\n').match(/(\\d+)\\s+meetings?\\b/)?.[1]";
/// What the chart says of itself to people who do not see it.
const CHART: &str = "canvas().ariaLabel";

/// No window of WebKit can be painted that is higher.
const HIGHEST: u32 = 8000;

/// Pixels of one colour on the canvas, in CSS pixels from its top left corner.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ink {
    pub count: u64,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Page {
    /// Waits until status, table, key figure and chart all say that so many of the 93 meetings are shown.
    pub async fn counts(&self, meetings: usize) {
        self.shows(STATUS, format!("{meetings} of 93 meetings")).await;
        self.shows(ROWS, meetings).await;
        self.shows(FIGURE, meetings.to_string()).await;
        self.until("the chart counts as the table", &format!("{CHART}.includes(': {meetings} of 93 meetings.')")).await;
    }

    /// Waits until the query of the address is this one.
    pub async fn query(&self, expected: &str) {
        self.shows("location.search", expected).await;
    }

    /// The names of the meetings in the table, from top to bottom.
    pub async fn names(&self) -> Vec<String> {
        self.list("names()").await
    }

    /// A list of texts in the page.
    pub async fn list(&self, expression: &str) -> Vec<String> {
        let list = self.js(&format!("return {expression}")).await;
        let texts = list.as_array().into_iter().flatten().map(|text| text.as_str().unwrap_or_default().to_owned());
        texts.collect()
    }

    /// Opens the filters where they are folded away. Whether they were.
    pub async fn unfold_filters(&self) -> bool {
        self.until("the filters can be used", "[filters(), filterButton()].some((it) => it && !it.closest('[inert]'))")
            .await;
        if self.js("return filters() !== null").await == Value::Bool(true) {
            return false;
        }
        self.press("filterButton()").await;
        self.until("the filters are open", "filters()").await;
        true
    }

    /// Folds the filters away again where they have been opened.
    pub async fn fold_filters(&self, were_folded: bool) {
        if were_folded {
            self.press("button('Done', filters())").await;
            self.until("the filters are folded away", "filters() === null").await;
        }
    }

    /// Chooses a year in the list "From" or "To".
    pub async fn choose_year(&self, list: &str, year: i32) {
        let were_folded = self.unfold_filters().await;
        let select = self.find(&format!("field('{list}', filters())")).await;
        self.choose(&select, &year.to_string()).await;
        self.fold_filters(were_folded).await;
    }

    /// Undoes every filter by the button among them.
    pub async fn clear_filters(&self) {
        let were_folded = self.unfold_filters().await;
        self.press("button('Clear filters', filters())").await;
        self.fold_filters(were_folded).await;
    }

    /// Chooses what has a value in a list, which may be inside another element.
    pub async fn choose(&self, list: &Element, value: &str) {
        if self.kind == Kind::WebKit {
            // Its driver does less than a reader does: it neither goes to the list, so that a choice made again is not told to the
            // page, nor touches the screen or a key, without which the choice is no step for Back.
            let go = "arguments[0].blur(); arguments[0].focus()";
            let list = serde_json::to_value(list).expect("an element");
            self.client.execute(go, vec![list]).await.expect("the list has the focus");
            self.key(Key::Shift).await;
        }
        list.select_by_value(value).await.unwrap_or_else(|error| panic!("cannot choose {value}: {error:?}"));
    }

    /// Opens a group of checkboxes, "Host" or "Kind of meeting", if it is closed, and the filters around it. It stays open until
    /// the reader goes elsewhere; another one closes it. Whether it was closed.
    pub async fn open_group(&self, name: &str) -> bool {
        self.unfold_filters().await;
        let group = format!("group('{name}')");
        self.find(&group).await;
        let was_closed = self.js(&format!("return {group}.open")).await == Value::Bool(false);
        if was_closed {
            self.press(&format!("{group}.firstElementChild")).await;
        }
        self.until("the group is open", &format!("{group}.open")).await;
        was_closed
    }

    /// Ticks something in a group, or takes its tick away, and leaves the filters open or closed as they were.
    async fn tick(&self, group: &str, name: &str) {
        let were_folded = self.unfold_filters().await;
        let was_closed = self.open_group(group).await;
        self.press(&format!("choice('{name}')")).await;
        if was_closed {
            self.press(&format!("group('{group}').firstElementChild")).await;
            self.until("the group is closed", &format!("!group('{group}').open")).await;
        }
        self.fold_filters(were_folded).await;
    }

    /// Ticks a host, or takes its tick away.
    pub async fn tick_host(&self, name: &str) {
        self.tick("Host", name).await;
    }

    /// Ticks a kind of meeting, or takes its tick away.
    pub async fn tick_kind(&self, name: &str) {
        self.tick("Kind of meeting", name).await;
    }

    /// Types into the search field.
    pub async fn search(&self, words: &str) {
        let were_folded = self.unfold_filters().await;
        let field = self.find("field('Search', filters())").await;
        self.touch().await;
        field.send_keys(words).await.unwrap_or_else(|error| panic!("cannot type {words}: {error}"));
        self.fold_filters(were_folded).await;
    }

    /// Presses a key, wherever the focus is.
    pub async fn key(&self, key: Key) {
        let value = char::from(key);
        let keys = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.act(keys).await;
    }

    /// Presses Tab backwards.
    pub async fn shift_tab(&self) {
        let [shift, tab] = [Key::Shift, Key::Tab].map(char::from);
        let keys = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value: shift });
        let keys = keys.then(KeyAction::Down { value: tab }).then(KeyAction::Up { value: tab });
        self.act(keys.then(KeyAction::Up { value: shift })).await;
    }

    /// Types letter by letter, wherever the focus is.
    pub async fn type_keys(&self, words: &str) {
        let letters = words.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        self.act(letters.fold(KeyActions::new("keyboard".to_owned()), KeyActions::then)).await;
    }

    /// Moves the pointer to a place on the canvas.
    pub async fn point(&self, x: f64, y: f64) {
        let (x, y) = self.on_screen(x, y).await;
        self.act(mouse().then(moved(x, y))).await;
    }

    /// Moves the pointer to one place on the canvas after another, as quickly as it goes.
    pub async fn walk_pointer(&self, places: &[(f64, f64)]) {
        let mut moves = mouse();
        for (x, y) in places {
            let (x, y) = self.on_screen(*x, *y).await;
            moves = moves.then(moved(x, y));
        }
        self.act(moves).await;
    }

    /// Moves the pointer to a place on the canvas and presses it.
    pub async fn press_at(&self, x: f64, y: f64) {
        let (x, y) = self.on_screen(x, y).await;
        let button = MOUSE_BUTTON_LEFT;
        let press = mouse().then(moved(x, y)).then(PointerAction::Down { button }).then(PointerAction::Up { button });
        self.act(press).await;
    }

    /// Taps a place on the canvas with a finger.
    pub async fn tap(&self, x: f64, y: f64) {
        let (x, y) = self.on_screen(x, y).await;
        let button = MOUSE_BUTTON_LEFT;
        let finger = TouchActions::new("finger".to_owned());
        self.act(finger.then(moved(x, y)).then(PointerAction::Down { button }).then(PointerAction::Up { button }))
            .await;
    }

    /// Goes with a finger from one place of the window to another.
    pub async fn swipe(&self, from: (f64, f64), to: (f64, f64)) {
        // Its driver has no fingers: the page is told of one.
        if self.kind == Kind::WebKit {
            let script = format!(
                "const at = ([clientX, clientY]) => ({{ clientX, clientY, pointerType: 'touch', isPrimary: true, bubbles: true }});
                const [from, to] = {};
                const element = document.elementFromPoint(...from);
                element.dispatchEvent(new PointerEvent('pointerdown', at(from)));
                element.dispatchEvent(new PointerEvent('pointerup', at(to)));",
                json!([from, to])
            );
            self.js(&script).await;
            return;
        }
        let button = MOUSE_BUTTON_LEFT;
        let finger = TouchActions::new("finger".to_owned());
        let swipe = finger
            .then(moved(from.0, from.1))
            .then(PointerAction::Down { button })
            .then(moved((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0))
            .then(moved(to.0, to.1))
            .then(PointerAction::Up { button });
        self.act(swipe).await;
    }

    /// Drags from the middle of one element to the middle of another.
    pub async fn drag(&self, from: &str, to: &str) {
        let (from, to) = (self.middle(from).await, self.middle(to).await);
        let button = MOUSE_BUTTON_LEFT;
        let drag = mouse()
            .then(moved(from.0, from.1))
            .then(PointerAction::Down { button })
            .then(moved((from.0 + to.0) / 2.0, from.1))
            .then(moved(to.0, to.1))
            .then(PointerAction::Up { button });
        self.act(drag).await;
    }

    /// Presses a place of the window.
    pub async fn press_on_screen(&self, (x, y): (f64, f64)) {
        let button = MOUSE_BUTTON_LEFT;
        let press = mouse().then(moved(x, y)).then(PointerAction::Down { button }).then(PointerAction::Up { button });
        self.act(press).await;
    }

    /// Drags from one place of the window to another.
    pub async fn drag_on_screen(&self, from: (f64, f64), to: (f64, f64)) {
        let button = MOUSE_BUTTON_LEFT;
        let middle = moved((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        let drag = mouse().then(moved(from.0, from.1)).then(PointerAction::Down { button });
        self.act(drag.then(middle).then(moved(to.0, to.1)).then(PointerAction::Up { button })).await;
    }

    async fn act(&self, actions: impl Into<Actions>) {
        self.client.perform_actions(actions).await.unwrap_or_else(|error| panic!("cannot act: {error}"));
    }

    /// The middle of an element on the screen.
    pub async fn middle(&self, expression: &str) -> (f64, f64) {
        self.find(expression).await;
        let script = format!(
            "const element = {expression};
            element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            const {{ left, top, width, height }} = element.getBoundingClientRect();
            return [left + width / 2, top + height / 2];"
        );
        pair(&self.js(&script).await)
    }

    /// Where a place on the canvas is on the screen, after scrolling to it.
    async fn on_screen(&self, x: f64, y: f64) -> (f64, f64) {
        let script = format!(
            "const picture = canvas();
            const top = picture.getBoundingClientRect().top + {y};
            window.scrollBy({{ top: top - innerHeight / 2, behavior: 'instant' }});
            const area = picture.getBoundingClientRect();
            return [area.left + {x}, area.top + {y}];"
        );
        pair(&self.js(&script).await)
    }

    /// The pixels that have exactly the colour of a kind of mark, by the words that the legend has for it.
    pub async fn ink(&self, words: &str) -> Ink {
        let script = format!("return getComputedStyle(shape('{words}')).color");
        let colour = self.js(&script).await;
        self.pixels(colour.as_str().unwrap_or_default()).await
    }

    /// The pixels that have exactly this colour, written as `rgb(1, 2, 3)`.
    pub async fn pixels(&self, colour: &str) -> Ink {
        let script = format!(
            "const [r, g, b] = {}.match(/\\d+/g).map(Number);
            const {{ data, width, height }} = {PIXELS};
            let count = 0, left = width, top = height, right = 0, bottom = 0;
            for (let at = 0; at < data.length; at += 4) {{
                if (data[at] !== r || data[at + 1] !== g || data[at + 2] !== b || data[at + 3] !== 255) continue;
                const x = (at / 4) % width, y = Math.floor(at / 4 / width);
                count += 1;
                left = Math.min(left, x); right = Math.max(right, x + 1);
                top = Math.min(top, y); bottom = Math.max(bottom, y + 1);
            }}
            const scale = canvas().getBoundingClientRect().width / width;
            return [count, ...[left, top, right, bottom].map((length) => length * scale)];",
            json!(colour)
        );
        let seen = self.js(&script).await;
        let number = |at: usize| seen[at].as_f64().unwrap_or_default();
        Ink { count: number(0) as u64, left: number(1), top: number(2), right: number(3), bottom: number(4) }
    }

    /// Gives the page exactly this much room, in CSS pixels, on a screen of this density.
    ///
    /// No window of Chromium or Firefox is as narrow as a telephone, so it is the page alone that gets narrow.
    pub async fn screen(&self, width: u32, height: u32, density: u32) {
        match self.kind {
            Kind::WebKit => self.window(width, height, density).await,
            Kind::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": false });
                self.devtools("Emulation.setDeviceMetricsOverride", size).await;
            }
            Kind::Firefox => {
                self.change_setting("layout.css.devPixelsPerPx", density.to_string()).await;
                let script = format!(
                    "const {{ style }} = gBrowser.selectedBrowser;
                    for (const name of ['width', 'min-width', 'max-width']) style.setProperty(name, '{width}px');
                    for (const name of ['height', 'min-height', 'max-height']) style.setProperty(name, '{height}px');"
                );
                self.privileged(&script).await;
            }
        }
        self.shows("[innerWidth, innerHeight, devicePixelRatio]", json!([width, height, density])).await;
    }

    /// Makes WebKit's window so large that its page is as large as asked for: what stands around it takes some room.
    async fn window(&self, width: u32, height: u32, density: u32) {
        self.set("Gdk/WindowScalingFactor", &density.to_string()).await;
        self.shows("devicePixelRatio", density).await;
        let mut around = 0;
        let start = std::time::Instant::now();
        loop {
            self.client.set_window_size(width, height + around).await.expect("a window of this size");
            // A size that was asked for before may come later.
            let seen = "const [done] = arguments;
                requestAnimationFrame(() => requestAnimationFrame(() => done([innerWidth, innerHeight])))";
            let seen = self.client.execute_async(seen, Vec::new()).await.expect("the size of the page");
            if seen == json!([width, height]) || start.elapsed() > patience() {
                return;
            }
            let missing = height + around
                - seen[1].as_u64().and_then(|it| u32::try_from(it).ok()).unwrap_or_default().min(height + around);
            if seen[0] == json!(width) && missing < 60 {
                around = missing;
            }
        }
    }

    /// Changes a setting of the system around WebKit.
    async fn set(&self, name: &'static str, value: &str) {
        self.desk.as_ref().expect("a desk").set(name, value).await;
    }

    /// The same page in a browser whose reader has set letters to be twice as large, where that is set for the whole browser.
    pub async fn with_large_letters(&self) -> Self {
        match self.kind {
            Kind::WebKit => {
                let file = ".config/letters";
                self.home.write(file, "[websettings]\ndefault-font-size=32\ndefault-monospace-font-size=26\n");
                self.restarted(&[&format!("--config={}", self.home.path().join(file).display())]).await
            }
            _ => self.clone(),
        }
    }

    /// Tells the page that the reader's system is light or dark.
    pub async fn scheme(&self, scheme: &str) {
        match self.kind {
            Kind::WebKit => {
                let theme = if scheme == "dark" { "\"Adwaita-dark\"" } else { "\"Adwaita\"" };
                self.set("Net/ThemeName", theme).await;
            }
            Kind::Chromium => {
                let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
                self.devtools("Emulation.setEmulatedMedia", features).await;
            }
            Kind::Firefox => {
                let number = i32::from(scheme == "light");
                let name = "layout.css.prefers-color-scheme.content-override";
                self.change_setting(name, number).await;
            }
        }
        self.shows(&format!("matchMedia('(prefers-color-scheme: {scheme})').matches"), true).await;
    }

    /// Tells the page one more thing of the reader's system, as a media query asks for it; in Chromium that and nothing else.
    pub async fn prefers(&self, feature: &str, value: &str) {
        match (self.kind, feature) {
            (Kind::WebKit, _) => match (feature, value) {
                ("prefers-contrast", "more") => self.set("Net/ThemeName", "\"HighContrast\"").await,
                ("prefers-reduced-motion", "reduce") => self.set("Gtk/EnableAnimations", "0").await,
                _ => panic!("no setting of WebKit is known for {feature}: {value}"),
            },
            (Kind::Chromium, "pointer") => {
                let touch = json!({ "enabled": value == "coarse", "maxTouchPoints": 1 });
                self.devtools("Emulation.setTouchEmulationEnabled", touch).await;
            }
            (Kind::Chromium, _) => {
                let features = json!({ "features": [{ "name": feature, "value": value }] });
                self.devtools("Emulation.setEmulatedMedia", features).await;
            }
            (Kind::Firefox, _) => {
                let settings: &[(&str, i32)] = match (feature, value) {
                    // Of an accessible theme of the system Firefox looks at the colours, which here are black on white.
                    ("prefers-contrast", "more") => {
                        &[("browser.display.document_color_use", 1), ("ui.useAccessibilityTheme", 1)]
                    }
                    ("forced-colors", "active") => &[("browser.display.document_color_use", 2)],
                    ("prefers-reduced-motion", "reduce") => &[("ui.prefersReducedMotion", 1)],
                    ("pointer", "coarse") => &[("ui.primaryPointerCapabilities", 1), ("ui.allPointerCapabilities", 1)],
                    _ => panic!("no setting of Firefox is known for {feature}: {value}"),
                };
                for (name, number) in settings {
                    self.change_setting(name, *number).await;
                }
            }
        }
        self.shows(&format!("matchMedia('({feature}: {value})').matches"), true).await;
    }

    /// Chooses a theme in the list of them.
    pub async fn choose_theme(&self, code: &str) {
        let list = self.find("field('Colours')").await;
        self.choose(&list, code).await;
    }

    /// Gives the page the room that scroll bars would take, as on a telephone. Firefox has been started so, and in WebKit they
    /// lie over the page.
    pub async fn hide_scroll_bars(&self) {
        if self.kind == Kind::Chromium {
            self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
        }
    }

    /// A picture of the whole page, from its top to its end, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        use base64::Engine;
        let encoded = match self.kind {
            Kind::WebKit => return self.tall_picture().await,
            Kind::Chromium => {
                let whole = json!({ "format": "png", "captureBeyondViewport": true, "clip": self.area().await });
                self.devtools("Page.captureScreenshot", whole).await["data"].clone()
            }
            Kind::Firefox => self.own("moz/screenshot/full", None).await,
        };
        let encoded = encoded.as_str().expect("a picture");
        base64::engine::general_purpose::STANDARD.decode(encoded).expect("a picture")
    }

    /// WebKit's driver shows what is in the window: so it is made as high as the page, and then as it was.
    async fn tall_picture(&self) -> Vec<u8> {
        let size = self.js("return [innerWidth, innerHeight, document.documentElement.scrollHeight]").await;
        let [width, height, whole] =
            [0, 1, 2].map(|at| size[at].as_u64().and_then(|it| u32::try_from(it).ok()).expect("a length"));
        self.window(width, whole.min(HIGHEST), 1).await;
        self.drawn().await;
        let picture = self.client.screenshot().await.expect("a picture");
        self.window(width, height, 1).await;
        picture
    }

    /// The whole page as Chromium's development tools want it.
    async fn area(&self) -> Value {
        let size = "return [document.documentElement.clientWidth, document.documentElement.scrollHeight]";
        let size = self.js(size).await;
        json!({ "x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1 })
    }
}

fn mouse() -> MouseActions {
    MouseActions::new("mouse".to_owned())
}

fn moved(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo { duration: None, x, y }
}

fn pair(value: &Value) -> (f64, f64) {
    (value[0].as_f64().expect("a number"), value[1].as_f64().expect("a number"))
}
