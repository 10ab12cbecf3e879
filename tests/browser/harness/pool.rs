//! Pool of running browsers: one serves many scenarios, each in a new window of a browser that remembers nothing.

use std::error::Error;
use std::sync::{Arc, Mutex};

use fantoccini::Client;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use super::downloads::Downloads;
use super::driver::{Browser, Kind, Own, capabilities, session};
use super::host::Host;
use super::http::Said;
use super::page::Page;
use super::site::Site;
use super::webkit;

/// Those that have served a scenario to its end. There are as many of a kind as scenarios run at once.
static IDLE: Mutex<Vec<Pooled>> = Mutex::new(Vec::new());

/// A browser, and what its connections live in from one scenario to the next.
pub struct Pooled {
    pub runtime: Runtime,
    pub browser: Browser,
    /// The settings that Firefox was started with.
    settings: Value,
}

impl Pooled {
    /// Starts a browser.
    pub fn start(kind: Kind) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let (browser, settings) = runtime.block_on(async {
            let browser = Browser::start(kind).await;
            let settings = match kind {
                Kind::Firefox => privileged(&browser.client, FIREFOX_SETTINGS, Vec::new()).await,
                _ => Ok(Value::Null),
            };
            (browser, settings.expect("the settings of Firefox"))
        });
        Self { runtime, browser, settings }
    }

    /// A browser that has served other scenarios, or a new one where none is idle.
    pub fn take(kind: Kind) -> Self {
        let idle = || {
            let mut idle = IDLE.lock().unwrap();
            let at = idle.iter().position(|it| it.browser.kind == kind)?;
            Some(idle.swap_remove(at))
        };
        while let Some(mut pooled) = idle() {
            let Self { runtime, browser, settings } = &mut pooled;
            match runtime.block_on(renew(browser, settings)) {
                Ok(()) => return pooled,
                Err(_) => pooled.stop(),
            }
        }
        Self::start(kind)
    }

    /// Keeps it for another scenario.
    pub fn give_back(self) {
        IDLE.lock().unwrap().push(self);
    }

    /// Closes the browser. Those that are idle when the test program ends are ended by the guards of their homes.
    pub fn stop(self) {
        self.runtime.block_on(self.browser.stop());
    }
}

/// Makes a browser as it was when it was started: with one window that has shown nothing, nothing stored, nothing said.
async fn renew(browser: &mut Browser, settings: &Value) -> Result<(), Box<dyn Error>> {
    let downloads = Downloads::folder(&browser.home);
    std::fs::remove_dir_all(&downloads).ok();
    match (browser.kind, browser.desk.clone()) {
        // A session is a browser of its own here, which comes quickly where there are a driver and a screen.
        (_, Some(desk)) => {
            browser.client.clone().close().await?;
            std::fs::create_dir_all(&downloads)?;
            desk.reset().await;
            browser.client = session(&browser.address(), capabilities(browser.kind)).await?;
            webkit::widen(&browser.client).await?;
        }
        (Kind::Firefox, _) => {
            // Before there is a window that they would shape.
            privileged(&browser.client, FIREFOX_RESET, vec![settings.clone()]).await?;
            new_window(&browser.client).await?;
            privileged(&browser.client, FIREFOX_CLEAR, Vec::new()).await?;
        }
        _ => {
            new_window(&browser.client).await?;
            for (command, parameters) in chromium_clear() {
                own(&browser.client, "goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await?;
            }
            // What was said is said once.
            own(&browser.client, "se/log", json!({ "type": "browser" })).await?;
        }
    }
    Ok(())
}

/// Opens a window with a history of its own, and closes all others.
async fn new_window(client: &Client) -> Result<(), Box<dyn Error>> {
    let old = client.windows().await?;
    let new = client.new_window(true).await?;
    for window in old {
        client.switch_to_window(window).await?;
        client.close_window().await?;
    }
    Ok(client.switch_to_window(new.handle).await?)
}

/// Runs the body of a function in Firefox itself, and waits for what it promises.
async fn privileged(client: &Client, body: &str, arguments: Vec<Value>) -> Result<Value, Box<dyn Error>> {
    own(client, "moz/context", json!({ "context": "chrome" })).await?;
    let answer = client.execute(body, arguments).await?;
    own(client, "moz/context", json!({ "context": "content" })).await?;
    Ok(answer)
}

/// Runs a command that only one browser's driver has.
async fn own(client: &Client, path: &str, body: Value) -> Result<Value, Box<dyn Error>> {
    Ok(client.issue_cmd(Own { path: path.to_owned(), body: Some(body) }).await?)
}

/// The settings that differ from those of the makers.
const FIREFOX_SETTINGS: &str = "
    const { prefs } = Services;
    const read = { [prefs.PREF_BOOL]: 'getBoolPref', [prefs.PREF_INT]: 'getIntPref', [prefs.PREF_STRING]: 'getStringPref' };
    const names = prefs.getChildList('').filter((name) => prefs.prefHasUserValue(name));
    return names.map((name) => [name, prefs[read[prefs.getPrefType(name)]](name)]);";

/// Gives all settings the values that they had before.
const FIREFOX_RESET: &str = "
    const { prefs } = Services;
    const before = new Map(arguments[0]);
    for (const name of prefs.getChildList('')) if (prefs.prefHasUserValue(name) && !before.has(name)) prefs.clearUserPref(name);
    const write = { boolean: 'setBoolPref', number: 'setIntPref', string: 'setStringPref' };
    for (const [name, value] of before) prefs[write[typeof value]](name, value);";

/// Forgets what pages have stored and what was complained of.
const FIREFOX_CLEAR: &str = "
    Services.console.reset();
    const { CLEAR_ALL_CACHES, CLEAR_COOKIES, CLEAR_DOM_STORAGES, CLEAR_HISTORY, CLEAR_PERMISSIONS } = Ci.nsIClearDataService;
    const all = CLEAR_ALL_CACHES | CLEAR_COOKIES | CLEAR_DOM_STORAGES | CLEAR_HISTORY | CLEAR_PERMISSIONS;
    return new Promise((onDataDeleted) => Services.clearData.deleteData(all, { onDataDeleted }));";

/// The commands of the development tools that do the same in Chromium. What is set for a page went with its window.
fn chromium_clear() -> [(&'static str, Value); 5] {
    [
        ("Storage.clearDataForOrigin", json!({ "origin": "*", "storageTypes": "all" })),
        ("Network.clearBrowserCookies", json!({})),
        ("Network.clearBrowserCache", json!({})),
        ("Browser.resetPermissions", json!({})),
        ("Browser.setDownloadBehavior", json!({ "behavior": "default" })),
    ]
}

/// A browser that has served a scenario shows the next one what a new one shows.
fn a_used_browser_is_as_a_new_one(kind: Kind) {
    const SEEN: &str =
        "[localStorage.length, document.cookie, history.length, innerWidth, innerHeight, devicePixelRatio,
        matchMedia('(prefers-color-scheme: dark)').matches]";
    let mut pooled = Pooled::start(kind);
    let Pooled { runtime, browser, settings } = &mut pooled;
    runtime.block_on(async {
        let said = Said::default();
        let site = Arc::new(Site::serve(Some(said.clone())).await);
        let host = Arc::new(Host::serve(&site, None).await);
        let page = Page::new(browser, site.clone(), host.clone());
        page.go(&site.elsewhere()).await;
        let new = page.js(&format!("return {SEEN}")).await;

        page.scheme("dark").await;
        page.screen(500, 400, 2).await;
        page.js("localStorage.setItem('left', 'over'); document.cookie = 'left=over'; history.pushState(0, '', '?');")
            .await;
        page.js("console.error('left over')").await;
        page.js("open('/elsewhere')").await;
        assert_ne!(page.js(&format!("return {SEEN}")).await, new);
        assert_ne!(page.complaints(Some(said)).await, [""; 0]);
        page.js("console.error('left over')").await;

        renew(browser, settings).await.expect("a browser as it was");
        let page = Page::new(browser, site.clone(), host);
        assert_eq!(page.client.windows().await.expect("windows").len(), 1);
        page.go(&site.elsewhere()).await;
        assert_eq!(page.js(&format!("return {SEEN}")).await, new);
        assert_eq!(page.complaints(None).await, [""; 0]);
    });
    pooled.stop();
}

mod chromium {
    #[test]
    fn a_used_browser_is_as_a_new_one() {
        super::a_used_browser_is_as_a_new_one(super::Kind::Chromium);
    }
}
mod firefox {
    #[test]
    fn a_used_browser_is_as_a_new_one() {
        super::a_used_browser_is_as_a_new_one(super::Kind::Firefox);
    }
}
mod webkit_gtk {
    #[test]
    fn a_used_browser_is_as_a_new_one() {
        super::a_used_browser_is_as_a_new_one(super::Kind::WebKit);
    }
}
