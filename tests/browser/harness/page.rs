//! Page object: what a scenario can do with the page, and what it can see of it.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use serde_json::{Value, json};

use super::complaints::{FIREFOX_CONSOLE, NO_COMPLAINTS, NOT_USED_YET, without_aftermath};
use super::driver::{Browser, Kind, Own, in_firefox, path, session};
use super::host::Host;
use super::http::Said;
use super::machine::Home;
use super::pool::change_of_setting;
use super::queries::{MISSING, install, with_queries};
use super::site::Site;
use super::webkit::{self, Desk};
use super::{LOOK_AGAIN, PATIENCE, patience};

/// The page of the built site in one browser. Copies are the same page.
#[derive(Clone)]
pub struct Page {
    pub kind: Kind,
    pub client: Client,
    pub site: Arc<Site>,
    pub host: Arc<Host>,
    pub(super) desk: Option<Arc<Desk>>,
    pub(super) home: Arc<Home>,
    /// Where the driver listens.
    driver: String,
    /// Of all copies: that of the browser that was started last.
    newest: Arc<Mutex<Client>>,
    excused: Arc<Mutex<Vec<&'static str>>>,
    /// The frame that everything happens in.
    frame: Arc<Mutex<Option<u16>>>,
    /// What is waited for, and what there is instead.
    waiting: Arc<Mutex<String>>,
}

impl Page {
    pub fn new(kind: Kind, browser: &Browser, site: Arc<Site>, host: Arc<Host>) -> Self {
        let client = browser.client.clone();
        Self {
            kind,
            client: client.clone(),
            site,
            host,
            desk: browser.desk.clone(),
            home: browser.home.clone(),
            driver: browser.address(),
            newest: Arc::new(Mutex::new(client)),
            excused: Arc::default(),
            frame: Arc::default(),
            waiting: Arc::default(),
        }
    }

    /// The same page in a browser of WebKit that is started with more arguments.
    pub(super) async fn restarted(&self, arguments: &[&str]) -> Self {
        self.client.clone().close().await.expect("the browser closes");
        let client = session(&self.driver, webkit::capabilities(&path("MINIBROWSER"), arguments)).await;
        *self.newest.lock().unwrap() = client.clone();
        Self { client, ..self.clone() }
    }

    pub fn newest(&self) -> Client {
        self.newest.lock().unwrap().clone()
    }

    /// What the scenario is waiting for, and what there is instead.
    pub async fn late(&self) -> String {
        let waiting = self.waiting.lock().unwrap().clone();
        let page = Self { client: self.newest(), ..self.clone() };
        let described = tokio::time::timeout(PATIENCE / 8, page.described()).await;
        format!("It waited for this:\n{waiting}\n{}", described.unwrap_or_else(|_| "The page does not answer.".into()))
    }

    fn waits(&self, what: impl Into<String>) {
        *self.waiting.lock().unwrap() = what.into();
    }

    /// Opens the page with a query and waits for the timeline and its picture.
    pub async fn open(&self, query: &str) {
        self.visit(query).await;
        self.drawn().await;
    }

    /// Opens the page with a query and waits for nothing.
    pub async fn visit(&self, query: &str) {
        self.go(&self.site.url(query)).await;
    }

    /// Opens a page of somebody else and waits for nothing.
    pub async fn visit_host(&self, name: &str) {
        self.go(&self.host.url(name)).await;
    }

    /// Opens the page with this address.
    pub async fn go(&self, url: &str) {
        self.leave_for(&format!("that {url} is loaded"), self.client.goto(url)).await;
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.leave_for("that the page is loaded again", self.client.refresh()).await;
    }

    /// Loads a page, and waits until that before it is gone: where both have one address, drivers take one for the other now and then.
    async fn leave_for(&self, what: &str, loading: impl Future<Output = Result<(), CmdError>>) {
        // Where there is no page yet, there is nothing to mark.
        self.client.execute("window.isLeft = true", Vec::new()).await.ok();
        self.waits(what);
        loading.await.unwrap_or_else(|error| panic!("It failed {what}: {error}"));
        self.until("the page before it is gone", "!window.isLeft").await;
    }

    /// From now on everything happens inside the frame with this number.
    pub async fn enter(&self, frame: u16) {
        self.until("the frame is there", &format!("document.querySelectorAll('iframe')[{frame}]")).await;
        self.client.enter_frame(frame).await.unwrap_or_else(|error| panic!("cannot enter frame {frame}: {error}"));
        *self.frame.lock().unwrap() = Some(frame);
    }

    /// From now on everything happens in the page around the frame again.
    pub async fn leave(&self) {
        self.client.enter_parent_frame().await.unwrap_or_else(|error| panic!("cannot leave the frame: {error}"));
        *self.frame.lock().unwrap() = None;
    }

    /// Waits until the picture has been painted and has taken the place of the delivered one, the longer texts have come, and
    /// the links of the marks are those of the picture.
    pub async fn drawn(&self) {
        let complete = "performance.getEntriesByName('coalition-timeline:complete').length > 0";
        self.until("the texts have come", complete).await;
        let painted = format!("delivered().length === 0 && {PIXELS}.data.some((byte) => byte !== 0)");
        self.until("the chart is painted", &painted).await;
        self.until("its marks are linked", ARE_LINKED).await;
    }

    /// Runs a function body in the page, which may call the functions of `queries.js`.
    pub async fn js(&self, body: &str) -> Value {
        self.waits(format!("that “{body}” is run"));
        self.run(body).await.unwrap_or_else(|error| panic!("the page cannot run “{body}”: {error}"))
    }

    /// Runs a function body whose last argument is to be called when it has ended.
    pub async fn js_async(&self, body: &str) -> Value {
        self.waits(format!("that “{body}” ends"));
        self.run_async(body).await.unwrap_or_else(|error| panic!("the page cannot run “{body}”: {error}"))
    }

    async fn run(&self, body: &str) -> Result<Value, CmdError> {
        self.run_script(body, false).await
    }

    async fn run_async(&self, body: &str) -> Result<Value, CmdError> {
        self.run_script(body, true).await
    }

    /// Runs a function body, after the functions of `queries.js` have been brought into the page where they are missing.
    async fn run_script(&self, body: &str, calls_back: bool) -> Result<Value, CmdError> {
        let script = with_queries(body, calls_back);
        let execute = async || match calls_back {
            true => self.client.execute_async(&script, Vec::new()).await,
            false => self.client.execute(&script, Vec::new()).await,
        };
        let answer = execute().await?;
        if answer != MISSING {
            return Ok(answer);
        }
        self.client.execute(install(), Vec::new()).await?;
        execute().await
    }

    /// Waits until an expression is true in the page.
    pub async fn until(&self, what: &str, expression: &str) {
        self.waits(format!("that {what}: {expression}"));
        let start = Instant::now();
        loop {
            // A page on its way out cannot answer; the next one can.
            let seen = self.run(&format!("return Boolean({expression})")).await;
            if matches!(seen, Ok(Value::Bool(true))) {
                return;
            }
            if start.elapsed() > patience() {
                panic!("It never came true that {what}: {expression} ({seen:?}). {}", self.described().await);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Waits until an expression has a value in the page.
    pub async fn shows(&self, expression: &str, expected: impl Into<Value>) {
        let expected = expected.into();
        let start = Instant::now();
        loop {
            let seen = self.run(&format!("return {expression}")).await;
            match seen {
                Ok(seen) if seen == expected => return,
                seen => {
                    let waiting = format!("{expression}\n  should be {expected}\n  but is {seen:?}");
                    if start.elapsed() > patience() {
                        panic!("{waiting}\n{}", self.described().await);
                    }
                    self.waits(waiting);
                    tokio::time::sleep(LOOK_AGAIN).await;
                }
            }
        }
    }

    /// Waits until an expression has come to a value in the page for good: it keeps it while several frames are painted.
    pub async fn settles(&self, expression: &str, expected: impl Into<Value>) {
        let expected = expected.into();
        let start = Instant::now();
        loop {
            match self.kept(expression, &expected, 5).await {
                Ok(seen) if seen == expected => return,
                seen => {
                    let waiting = format!("{expression}\n  should come to {expected}\n  but is {seen:?}");
                    if start.elapsed() > patience() {
                        panic!("{waiting}\n{}", self.described().await);
                    }
                    self.waits(waiting);
                    tokio::time::sleep(LOOK_AGAIN).await;
                }
            }
        }
    }

    /// Looks whether an expression has a value now and keeps it while many frames are painted. Nothing is tried again: this is for what
    /// must not happen.
    pub async fn lasts(&self, expression: &str, expected: impl Into<Value>) {
        let expected = expected.into();
        self.waits(format!("that {expression} stays {expected}"));
        let seen = self.kept(expression, &expected, 30).await;
        if !matches!(&seen, Ok(seen) if *seen == expected) {
            panic!("{expression}\n  should stay {expected}\n  but is {seen:?}\n{}", self.described().await);
        }
    }

    /// The first other value of an expression while frames are painted, or the one that is expected.
    async fn kept(&self, expression: &str, expected: &Value, frames: u32) -> Result<Value, CmdError> {
        let script = format!(
            "const [done] = arguments;
            const expected = JSON.stringify({expected});
            let left = {frames};
            const look = () => {{
                const seen = {expression};
                if (left-- === 0 || JSON.stringify(seen) !== expected) done(seen);
                else requestAnimationFrame(look);
            }};
            look();"
        );
        self.run_async(&script).await
    }

    /// Waits for the element that an expression names, and returns it.
    pub async fn find(&self, expression: &str) -> Element {
        self.until("it is there", expression).await;
        let found = self.js(&format!("return {expression}")).await;
        let id = found.as_object().and_then(|names| names.values().next()?.as_str());
        let id = id.unwrap_or_else(|| panic!("{expression} is no element but {found}"));
        Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()))
    }

    /// The visible text of an element.
    pub async fn text(&self, expression: &str) -> String {
        let element = self.find(expression).await;
        element.text().await.unwrap_or_else(|error| panic!("cannot read {expression}: {error}"))
    }

    /// Presses an element.
    pub async fn press(&self, expression: &str) {
        let element = self.find(expression).await;
        self.click(&element, expression).await;
    }

    /// Scrolls to an element, in the page around a frame too, and waits until it stands still: WebKit's driver presses wherever
    /// the element has been.
    async fn bring(&self, element: &Element) {
        let place = "const [element, done] = arguments;
            const { top, bottom } = element.getBoundingClientRect();
            if (window.parent === window && (top < 0 || bottom > innerHeight))
                element.scrollIntoView({ block: 'center', behavior: 'instant' });
            const seen = [];
            const look = () => {
                const { top, left, bottom } = element.getBoundingClientRect();
                seen.unshift([top, left, bottom].join());
                if (seen.length > 2 && seen[0] === seen[1] && seen[1] === seen[2]) done((top + bottom) / 2);
                else setTimeout(look, 50);
            };
            look();";
        let element = serde_json::to_value(element).expect("an element");
        let Ok(place) = self.client.execute_async(place, vec![element]).await else { return };
        let frame = *self.frame.lock().unwrap();
        let Some(frame) = frame else { return };
        self.leave().await;
        let scroll = format!(
            "const {{ top }} = document.querySelectorAll('iframe')[{frame}].getBoundingClientRect();
            if (top + {place} < 20 || top + {place} > innerHeight - 20)
                scrollBy({{ top: top + {place} - innerHeight / 2, behavior: 'instant' }})"
        );
        self.js(&scroll).await;
        self.enter(frame).await;
    }

    /// Scrolls to an element that is out of sight, or that something lies over, such as the line of controls that stays at the top.
    async fn uncover(&self, element: &Element) {
        let scroll = "const [element] = arguments;
            const { left, top, width, height } = element.getBoundingClientRect();
            const there = element.getRootNode().elementFromPoint?.(left + width / 2, top + height / 2);
            if (!there || !element.contains(there) && !there.contains(element))
                element.scrollIntoView({ block: 'center', behavior: 'instant' })";
        let element = serde_json::to_value(element).expect("an element");
        // A page on its way out has nothing to scroll.
        let _ = self.client.execute(scroll, vec![element]).await;
    }

    /// Touches what says nothing, as a reader has done who uses a frame: before that WebKit gives a frame of another site no focus.
    pub async fn touch(&self) {
        if self.kind == Kind::WebKit && self.frame.lock().unwrap().is_some() {
            self.press("count()").await;
        }
    }

    /// Presses an element that has been found.
    pub async fn click(&self, element: &Element, name: &str) {
        if self.kind == Kind::WebKit {
            self.bring(element).await;
        }
        self.uncover(element).await;
        element.click().await.unwrap_or_else(|error| panic!("cannot press {name}: {error:?}"));
    }

    /// Keeps the program from arriving, which each browser complains of in its own words.
    pub fn withhold_program(&self) {
        self.excuse("404 (Not Found)");
        self.excuse("was preloaded using link preload but not used");
        self.excuse("failed to fetch Wasm: 404");
        self.site.withhold("coalition-timeline-", ".wasm", "404 Not Found");
    }

    /// Keeps the typeface from arriving: the page has what this machine has.
    pub fn withhold_typeface(&self) {
        self.excuse("404 (Not Found)");
        self.excuse("downloadable font");
        self.site.withhold("typeface-", ".woff2", "404 Not Found");
    }

    /// Excuses what each browser says in its own words of files that do not come, or are not what they should be.
    pub fn excuse_missing_files(&self) {
        for words in [
            "404 (Not Found)",
            "503 (Service Unavailable)",
            "failed to fetch Wasm: 404",
            "`WebAssembly.instantiateStreaming` failed",
            "Failed to fetch dynamically imported module",
            "error loading dynamically imported module",
            "MIMEMISMATCH: Loading module",
            "Loading module from",
            "Loading failed for the module with source",
            // In our own words.
            " did not come.",
            " is damaged.",
            "Module source URI is not allowed in this document",
            "CORS request did not succeed",
            "Importing a module script failed",
            "SyntaxError",
            "wasm",
        ] {
            self.excuse(words);
        }
    }

    /// Says that a complaint with these words belongs to the scenario.
    pub fn excuse(&self, words: &'static str) {
        self.excused.lock().unwrap().push(words);
    }

    /// What the browser complained of: errors, refused content, promises without an answer.
    pub async fn complaints(&self, said: Option<Said>) -> Vec<String> {
        match self.kind {
            Kind::WebKit => self.webkit_complaints(said.unwrap_or_default()).await,
            Kind::Chromium => self.chromium_complaints().await,
            Kind::Firefox => self.firefox_complaints().await,
        }
    }

    /// Those complaints that nobody excused.
    pub fn unexcused(&self, complaints: Vec<String>) -> Vec<String> {
        let excused = self.excused.lock().unwrap();
        complaints.into_iter().filter(|said| !excused.iter().any(|words| said.contains(words))).collect()
    }

    async fn chromium_complaints(&self) -> Vec<String> {
        let log = self.own("se/log", Some(json!({ "type": "browser" }))).await;
        let lines = log.as_array().cloned().expect("a list of what the console said");
        let is_complaint = |line: &&Value| matches!(line["level"].as_str(), Some("SEVERE" | "WARNING"));
        let said = lines.iter().filter(is_complaint).map(|line| line["message"].to_string());
        said.filter(|line| !line.contains(NOT_USED_YET)).collect()
    }

    async fn firefox_complaints(&self) -> Vec<String> {
        let said = in_firefox(&self.client, self.client.execute_async(FIREFOX_CONSOLE, Vec::new())).await;
        let said = said.expect("what the console said");
        // Firefox itself has things to say, too, which are none of the page's.
        let origins = [self.site.origin(), self.host.origin()];
        let lines = said.as_array().expect("a list of what the console said").iter().map(Value::to_string);
        let lines = lines.filter(|line| origins.iter().any(|origin| line.contains(origin)));
        let is_none = |line: &String| NO_COMPLAINTS.iter().any(|words| line.contains(words));
        without_aftermath(lines).into_iter().filter(|line| !is_none(line)).collect()
    }

    /// What pages have told themselves. What WebKit only writes into its own console, such as files that it could not load, nobody
    /// can read; the servers know what was asked for in vain.
    async fn webkit_complaints(&self, said: Said) -> Vec<String> {
        let client = self.newest();
        client.enter_parent_frame().await.ok();
        let told = "const [done] = arguments; const told = globalThis[Symbol.for('coalition-timeline-told')];
            if (told) told(() => done(true)); else done(false)";
        client.execute_async(told, Vec::new()).await.ok();
        said.all()
    }

    /// Runs a function body in Firefox itself.
    pub async fn privileged(&self, body: &str) -> Value {
        let answer = in_firefox(&self.client, self.client.execute(body, Vec::new())).await;
        answer.unwrap_or_else(|error| panic!("Firefox cannot run “{body}”: {error}"))
    }

    /// Changes a setting of Firefox, which has it until the scenario ends.
    pub async fn change_setting(&self, name: &str, value: impl Into<Value>) {
        self.privileged(&change_of_setting(name, &value.into())).await;
    }

    /// Runs a command of Chromium's development tools.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.own("goog/cdp/execute", Some(json!({ "cmd": command, "params": parameters }))).await
    }

    /// Runs a command that only this browser's driver has.
    pub async fn own(&self, path: &str, body: Option<Value>) -> Value {
        let ran = self.client.issue_cmd(Own { path: path.to_owned(), body }).await;
        ran.unwrap_or_else(|error| panic!("the driver cannot do {path}: {error}"))
    }

    /// Where the reader is and what the page says, for a message about a failure.
    pub async fn described(&self) -> String {
        let said = self.client.execute("return [location.href, document.body.innerText]", Vec::new()).await;
        match said {
            Ok(said) => {
                let text: String = said[1].as_str().unwrap_or_default().chars().take(700).collect();
                format!("The page {} says:\n{text}", said[0])
            }
            Err(error) => format!("The page says nothing: {error}"),
        }
    }
}

/// Whether the links of the marks are those of the picture, as an expression.
pub const ARE_LINKED: &str = "role('group', 'Marks of the chart')?.ariaBusy === null";

/// The canvas's pixels, in an expression. Read from a copy: a canvas that is read changes how it is painted.
pub const PIXELS: &str = "(() => {
    const picture = canvas();
    if (!picture?.width || !picture.height) return new ImageData(1, 1);
    const copy = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(picture, 0, 0);
    return copy.getImageData(0, 0, picture.width, picture.height);
})()";
