//! Pool of browsers: Firefox, which needs seconds to start, serves one scenario after the other, as new to each.

use std::sync::{LazyLock, Mutex};

use fantoccini::Client;
use serde_json::{Value, json};
use tokio::runtime::Handle;

use super::PATIENCE;
use super::driver::{Browser, Kind, in_firefox};

/// So many scenarios a browser serves, lest what it keeps for itself grows without end.
const MOST_SCENARIOS: u32 = 20;

/// Where the connections to browsers live, which outlive their scenarios.
static CONNECTIONS: LazyLock<Handle> = LazyLock::new(|| {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let handle = runtime.handle().clone();
    std::thread::spawn(move || runtime.block_on(std::future::pending::<()>()));
    handle
});

static WAITING: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// Sets a setting of any kind, as a function of a script for Firefox itself.
const SET: &str = "
    const set = (name, value) => {
        if (typeof value === 'boolean') Services.prefs.setBoolPref(name, value);
        else if (typeof value === 'number') Services.prefs.setIntPref(name, value);
        else Services.prefs.setStringPref(name, value);
    };";

/// What Firefox is told between two scenarios. The pages of each have origins of their own and nothing in common with those before; a
/// port may come again, though, so nothing is kept of any.
const FORGET: &str = "
    const [done] = arguments;
    for (const [name, value] of window.settingsBefore ?? []) {
        if (value === null) Services.prefs.clearUserPref(name);
        else set(name, value);
    }
    delete window.settingsBefore;
    Services.clipboard.emptyClipboard(Services.clipboard.kGlobalClipboard);
    Services.console.reset();
    Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).clearEvents();
    Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, { onDataDeleted: () => done(true) });";

/// Changes a setting of Firefox until the end of the scenario, as a script for Firefox itself.
pub fn change_of_setting(name: &str, value: &Value) -> String {
    format!(
        "{SET}
        const [name, value] = [{name}, {value}], {{ prefs }} = Services;
        window.settingsBefore ??= new Map();
        if (!window.settingsBefore.has(name)) {{
            const read = {{ [prefs.PREF_BOOL]: 'getBoolPref', [prefs.PREF_INT]: 'getIntPref', [prefs.PREF_STRING]: 'getStringPref' }};
            window.settingsBefore.set(name, prefs.prefHasUserValue(name) ? prefs[read[prefs.getPrefType(name)]](name) : null);
        }}
        set(name, value);",
        name = json!(name)
    )
}

/// A browser for one scenario: one that waits, or a new one, which is what `is_new` asks for.
pub async fn take(kind: Kind, is_new: bool) -> Browser {
    let waiting = || {
        let mut waiting = WAITING.lock().unwrap();
        let at = waiting.iter().position(|browser| browser.kind == kind)?;
        Some(waiting.swap_remove(at))
    };
    if let Some(browser) = (!is_new).then(waiting).flatten() {
        return browser;
    }
    CONNECTIONS.spawn(Browser::start(kind)).await.expect("a browser")
}

/// Lets the next scenario have a browser, when nothing has gone wrong in it and it has a way to forget.
pub async fn give_back(mut browser: Browser, newest: Client) {
    browser.served += 1;
    let is_worth_it = browser.kind == Kind::Firefox && browser.served < MOST_SCENARIOS;
    if is_worth_it && matches!(tokio::time::timeout(PATIENCE / 8, forget(&browser)).await, Ok(Some(()))) {
        WAITING.lock().unwrap().push(browser);
    } else {
        browser.stop(newest).await;
    }
}

/// Closes all tabs but a new one, and forgets all that was seen.
async fn forget(browser: &Browser) -> Option<()> {
    let client = &browser.client;
    let before = client.windows().await.ok()?;
    let tab = client.new_window(true).await.ok()?;
    for window in before {
        client.switch_to_window(window).await.ok()?;
        client.close_window().await.ok()?;
    }
    client.switch_to_window(tab.handle).await.ok()?;
    let forgot = in_firefox(client, client.execute_async(&format!("{SET}{FORGET}"), Vec::new())).await;
    forgot.is_ok_and(|forgot| forgot == true).then_some(())
}
