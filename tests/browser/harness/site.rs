//! How does the built site reach a browser, and what does the browser get where a file is out of order?

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Where the site lies on its server: not at the top, so that an absolute path inside it does not go unnoticed.
const FOLDER: &str = "/some/folder/";
/// The data file.
pub const DATA: &str = "coalition.json";
/// Stands for a page of somebody else: outside of the site's folder, and without an icon to ask for.
const ELSEWHERE: &str = "/elsewhere";
const ELSEWHERE_PAGE: &str = "<!doctype html><link rel=\"icon\" href=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\"><title>Elsewhere</title>";

/// What a file is answered with instead of its content.
#[derive(Clone)]
enum Answer {
    Status(&'static str),
    Body(Vec<u8>),
}

#[derive(Default)]
struct State {
    /// By the beginning and the end of the file's name.
    answers: HashMap<(&'static str, &'static str), Answer>,
    /// Paths that were asked for and that a site in a folder must not ask for.
    strays: Vec<String>,
}

/// The folder of the built site on a port of this machine, for one scenario.
pub struct Site {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    task: JoinHandle<()>,
}

impl Site {
    /// Starts to serve the site on a free port.
    pub async fn serve() -> Self {
        let folder = folder();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("the address of the port");
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (folder, state) = (folder.clone(), shared.clone());
                // A browser that goes away in the middle of an answer is no fault of the site's.
                tokio::spawn(async move { answer(stream, &folder, &state).await.ok() });
            }
        });
        Self { address, state, task }
    }

    /// The address of the page, with a query or without.
    pub fn url(&self, query: &str) -> String {
        format!("{}{FOLDER}{query}", self.origin())
    }

    /// The address of a page that does not belong to the site.
    pub fn elsewhere(&self) -> String {
        format!("{}{ELSEWHERE}", self.origin())
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on answers files whose names begin and end so with a status, such as "503 Service Unavailable".
    pub fn withhold(&self, begin: &'static str, end: &'static str, status: &'static str) {
        self.state.lock().unwrap().answers.insert((begin, end), Answer::Status(status));
    }

    /// From now on answers with this instead of the data.
    pub fn replace_data(&self, body: impl Into<Vec<u8>>) {
        self.state.lock().unwrap().answers.insert((DATA, DATA), Answer::Body(body.into()));
    }

    /// Answers every file with its content again.
    pub fn mend(&self) {
        self.state.lock().unwrap().answers.clear();
    }

    /// What was asked for that the site does not have.
    pub fn strays(&self) -> Vec<String> {
        self.state.lock().unwrap().strays.clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The folder with the built site.
pub fn folder() -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = project.join(std::env::var_os("COALITION_TIMELINE_DIST").unwrap_or("dist".into()));
    assert!(
        folder.join("index.html").is_file(),
        "There is no built site in {}: please run scripts/test, which builds it first.",
        folder.display()
    );
    folder
}

async fn answer(mut stream: TcpStream, folder: &Path, state: &Mutex<State>) -> std::io::Result<()> {
    let mut request = Vec::new();
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        if stream.read_buf(&mut request).await? == 0 {
            return Ok(());
        }
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let target = request.split(' ').nth(1).unwrap_or_default();
    let path = target.split('?').next().unwrap_or_default();
    let (status, kind, body) = match path {
        ELSEWHERE => ("200 OK", content_type(".html"), ELSEWHERE_PAGE.into()),
        _ => content(path, folder, state),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&body).await?;
    stream.shutdown().await
}

/// The status, the type and the content for a path.
fn content(path: &str, folder: &Path, state: &Mutex<State>) -> (&'static str, &'static str, Vec<u8>) {
    let mut state = state.lock().unwrap();
    let name = match path.strip_prefix(FOLDER) {
        Some("") => Some("index.html"),
        Some(name) if !name.contains('/') => Some(name),
        _ => None,
    };
    let file = name.and_then(|name| Some((name, std::fs::read(folder.join(name)).ok()?)));
    let Some((name, body)) = file else {
        state.strays.push(path.to_owned());
        return ("404 Not Found", "text/plain", b"not found".to_vec());
    };
    let kind = content_type(name);
    let is_meant = |(begin, end): &(&str, &str)| name.starts_with(begin) && name.ends_with(end);
    match state.answers.iter().find(|(names, _)| is_meant(names)).map(|(_, answer)| answer.clone()) {
        None => ("200 OK", kind, body),
        Some(Answer::Body(body)) => ("200 OK", kind, body),
        Some(Answer::Status(status)) => (status, "text/plain", status.into()),
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
