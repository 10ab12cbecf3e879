//! WebDriver client: starts a browser, tells it what to do, and stops it.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;
use url::{ParseError, Url};

use super::PATIENCE;
use super::machine::{self, Home};
use super::webkit::{self, Desk};

/// How long a driver waits for a script or a page.
const LIMIT_MS: u64 = PATIENCE.as_secs() * 1000;
/// How often a driver is started that ends at once.
const STARTS: usize = 5;
/// A browser that has not closed by then is killed.
const STOPPING: Duration = Duration::from_secs(PATIENCE.as_secs() / 8);

/// Which browser a scenario runs in. Each scenario runs in all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Chromium,
    Firefox,
    /// WebKitGTK: the engine of Safari, in a window of its own makers.
    WebKit,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// A browser with a profile and a home that nobody has used before it was started.
pub struct Browser {
    pub kind: Kind,
    pub client: Client,
    /// How many scenarios it has served.
    pub served: u32,
    driver: Child,
    /// Where the driver listens.
    address: String,
    /// For the case that the browser does not close when it is asked to.
    process: Option<u64>,
    /// What WebKit has around it.
    pub desk: Option<Arc<Desk>>,
    pub home: Arc<Home>,
}

impl Browser {
    pub async fn start(kind: Kind) -> Self {
        let Started { home, desk, driver, port } = match kind {
            Kind::Chromium => started(&path("CHROMEDRIVER"), &["--port=0"]).await,
            // Firefox shows its list of errors and the size of its pages only to who may look into Firefox itself.
            Kind::Firefox => started(&path("GECKODRIVER"), &["--port=0", "--allow-system-access"]).await,
            Kind::WebKit => started_webkit().await,
        };
        let address = format!("http://127.0.0.1:{port}");
        let client = session(&address, capabilities(kind)).await;
        let processes = ["moz:processID", "goog:processID"];
        let process = client
            .capabilities()
            .and_then(|given| processes.iter().find_map(|name| given.get(*name).and_then(Value::as_u64)));
        if kind == Kind::WebKit {
            client.set_window_size(1280, 900).await.expect("a window of the size of the others");
        }
        Self { kind, client, served: 0, driver, address, process, desk: desk.map(Arc::new), home: Arc::new(home) }
    }

    /// Where a session can be begun when there is none.
    pub fn address(&self) -> String {
        self.address.clone()
    }

    /// Closes the browser, then the driver and whatever it has started.
    pub async fn stop(self, newest: Client) {
        let closed = timeout(STOPPING, newest.close()).await;
        if let (false, Some(process)) = (matches!(closed, Ok(Ok(()))), self.process) {
            Command::new("kill").arg("-KILL").arg(process.to_string()).stderr(Stdio::null()).status().await.ok();
        }
        machine::end(self.driver).await;
        if let Some(desk) = self.desk {
            desk.stop().await;
        }
    }
}

/// Begins a session with the browser behind a driver.
pub async fn session(address: &str, mut capabilities: Map<String, Value>) -> Client {
    let mut builder = ClientBuilder::new(HttpConnector::new());
    capabilities.insert("timeouts".to_owned(), json!({ "script": LIMIT_MS, "pageLoad": LIMIT_MS }));
    builder.capabilities(capabilities);
    let connecting = timeout(PATIENCE, async move { builder.connect(address).await });
    connecting.await.expect("the browser starts in time").expect("the browser starts")
}

/// The path of a program or a script that scripts/setup names in the environment.
pub fn path(name: &str) -> PathBuf {
    let path = std::env::var_os(name).map(PathBuf::from).unwrap_or_else(|| {
        panic!("The environment variable {name} does not say where its file is: please run scripts/test, which does.")
    });
    assert!(path.is_file(), "{name} names {}, which is no file: please run scripts/test.", path.display());
    path
}

/// A driver that listens. One that ends at once takes its home away with it: the next has another.
struct Started {
    home: Home,
    /// What WebKit has around it.
    desk: Option<Desk>,
    driver: Child,
    port: u16,
}

/// A driver that says where it listens. That of Chromium looks for a port that is free for one kind of address and ends where another
/// program has it for the other kind: then it is started again.
async fn started(program: &Path, options: &[&str]) -> Started {
    let said = Arc::new(Mutex::new(String::new()));
    for _ in 0..STARTS {
        let home = Home::new();
        let mut driver = machine::watched(program, &home)
            .args(options)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the driver starts");
        if let Some(port) = port(&mut driver, &said).await {
            return Started { home, desk: None, driver, port };
        }
    }
    panic!("The driver named no port. It said:\n{}", said.lock().unwrap());
}

/// WebKit's driver says nothing: it is given a port that was free a moment ago, and asked until it answers.
async fn started_webkit() -> Started {
    for _ in 0..STARTS {
        let home = Home::new();
        let desk = Desk::start(&home).await;
        let (mut driver, port) = desk.driver(&home).await;
        if webkit::is_ready(&mut driver, port).await {
            return Started { home, desk: Some(desk), driver, port };
        }
        desk.stop().await;
    }
    panic!("The driver of WebKit ended {STARTS} times when it was started.");
}

/// The port that a driver says it listens on; `None` when it has ended or says nothing.
async fn port(driver: &mut Child, said: &Arc<Mutex<String>>) -> Option<u16> {
    let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
    let out = driver.stdout.take().expect("the driver's output");
    let err = driver.stderr.take().expect("the driver's errors");
    listen(out, said.clone(), sender.clone());
    listen(err, said.clone(), sender);
    timeout(PATIENCE, receiver.recv()).await.ok().flatten()
}

/// Reads what a driver says to its end, so that it never waits for a reader.
fn listen(
    from: impl AsyncRead + Unpin + Send + 'static,
    said: Arc<Mutex<String>>,
    sender: tokio::sync::mpsc::UnboundedSender<u16>,
) {
    tokio::spawn(async move {
        let mut lines = BufReader::new(from).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            // "… started successfully on port 41234." and "… Listening on 127.0.0.1:41234".
            let ready = line.contains("successfully on port ") || line.contains("Listening on ");
            let number = line.rsplit([' ', ':']).next().map(|number| number.trim_end_matches('.'));
            if let Some(port) = number.filter(|_| ready).and_then(|number| number.parse().ok()) {
                let _ = sender.send(port);
            }
            let mut said = said.lock().unwrap();
            said.push_str(&line);
            said.push('\n');
        }
    });
}

fn capabilities(kind: Kind) -> Map<String, Value> {
    let capabilities = match kind {
        Kind::WebKit => return webkit::capabilities(&path("MINIBROWSER"), &[]),
        // The driver gives each session a profile of its own, and removes it.
        Kind::Chromium => json!({
            "goog:chromeOptions": {
                "binary": path("CHROMIUM"),
                "args": [
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--window-size=1280,900",
                    // Frames in the process of their page: the driver tells of complaints from no other. Firefox keeps
                    // each in its own.
                    "--disable-site-isolation-trials",
                    "--disable-features=IsolateOrigins,site-per-process,IsolateSandboxedIframes",
                ],
            },
            "goog:loggingPrefs": { "browser": "ALL" },
        }),
        Kind::Firefox => json!({
            "moz:firefoxOptions": {
                "binary": path("FIREFOX"),
                "args": ["-headless"],
                "prefs": {
                    // No room is taken by scroll bars, as on a telephone; in Chromium they take some.
                    "ui.useOverlayScrollbars": 1,
                    // A light page in all browsers, whatever the system says.
                    "layout.css.prefers-color-scheme.content-override": 1,
                },
            },
        }),
    };
    match capabilities {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// Runs a script in Firefox itself, not in its page.
pub async fn in_firefox(
    client: &Client,
    script: impl Future<Output = Result<Value, CmdError>>,
) -> Result<Value, CmdError> {
    let context = |context: &str| {
        let body = Some(json!({ "context": context }));
        client.issue_cmd(Own { path: "moz/context".to_owned(), body })
    };
    context("chrome").await?;
    let answer = script.await;
    context("content").await?;
    answer
}

/// A command of one browser's driver that WebDriver itself does not have.
#[derive(Debug)]
pub struct Own {
    pub path: String,
    /// Without a body it is a GET.
    pub body: Option<Value>,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!("session/{}/{}", session_id.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        match &self.body {
            Some(body) => (Method::POST, Some(body.to_string())),
            None => (Method::GET, None),
        }
    }
}
