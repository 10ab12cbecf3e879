//! HTTP of the harness's servers: requests and answers.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use coalition_timeline::words::Escaped;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What is sent back.
#[derive(Clone)]
pub struct Answer {
    pub status: &'static str,
    pub kind: &'static str,
    pub body: Vec<u8>,
    /// The content security policy of a page, where it has one.
    pub policy: Option<String>,
    /// More lines of the head.
    pub lines: String,
    /// How long the body is said to be; where nothing is said, its end is that of the connection.
    pub length: Option<usize>,
    /// Whether pages of other sites may read it.
    pub is_shared: bool,
    /// So much of the body comes at once, the rest when it is let go.
    pub held: Option<(usize, watch::Receiver<bool>)>,
}

impl Answer {
    /// A body of a content type.
    pub fn of(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        let length = Some(body.len());
        let (status, lines) = ("200 OK", String::new());
        Self { status, kind, body, policy: None, lines, length, is_shared: true, held: None }
    }

    pub fn ok(name: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::of(content_type(name), body)
    }

    pub fn not_found() -> Self {
        Self::status("404 Not Found")
    }

    pub fn status(status: &'static str) -> Self {
        Self { status, ..Self::of("text/plain", status) }
    }

    /// Sends on to another address.
    pub fn sent_on(address: &str) -> Self {
        Self { lines: format!("location: {address}\r\n"), ..Self::status("302 Found") }
    }
}

/// What pages have said to complain, to the servers that sent them.
#[derive(Clone, Default)]
pub struct Said(Arc<Mutex<Vec<String>>>);

/// The script that tells it.
const TELLS: &str = include_str!("complaints.js");
/// Where it tells it.
const TOLD: &str = "/said";

impl Said {
    pub fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    /// Puts the script at the beginning of a page. The policy comes after it: as a part of the page, for what a policy in the
    /// head of the answer allows is not asked of a script of ours.
    fn ask(text: &[u8], policy: Option<String>) -> Vec<u8> {
        let text = String::from_utf8_lossy(text);
        let policy = policy.map_or(String::new(), |policy| {
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", Escaped(&policy))
        });
        let head = ["<head>", "<html", "<!doctype html>"].iter().find_map(|tag| {
            let from = text.to_ascii_lowercase().find(tag)?;
            Some(from + text[from..].find('>')? + 1)
        });
        let (before, after) = text.split_at(head.unwrap_or_default());
        format!("{before}<script>{TELLS}</script>{policy}{after}").into_bytes()
    }
}

/// Answers each path, without its query, on a free port of this machine until the task is stopped.
/// Where somebody keeps what pages have to say, they are asked for it.
pub async fn listen<F>(
    said: Option<Said>,
    answer: impl Fn(String) -> F + Send + Sync + 'static,
) -> (SocketAddr, JoinHandle<()>)
where
    F: Future<Output = Answer> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("the address of the port");
    let answer = Arc::new(answer);
    let task = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (answer, said) = (answer.clone(), said.clone());
            // A browser that goes away in the middle of an answer is no fault of ours.
            tokio::spawn(async move { exchange(stream, said, &*answer).await.ok() });
        }
    });
    (address, task)
}

async fn exchange<F>(
    mut stream: TcpStream,
    said: Option<Said>,
    answer: &(impl Fn(String) -> F + Sync),
) -> std::io::Result<()>
where
    F: Future<Output = Answer> + Send,
{
    let mut request = Vec::new();
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        if stream.read_buf(&mut request).await? == 0 {
            return Ok(());
        }
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let target = request.split(' ').nth(1).unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let answered = match &said {
        Some(said) if path == TOLD => {
            // As a form writes it, but for the blanks.
            let words = url::form_urlencoded::parse(query.as_bytes()).map(|(words, _)| words.into_owned());
            said.0.lock().unwrap().extend(words);
            Answer::of("text/plain", "")
        }
        _ => answer(path.to_owned()).await,
    };
    let Answer { status, kind, mut body, mut policy, lines, mut length, is_shared, held } = answered;
    let is_page = ["document", "iframe"]
        .iter()
        .any(|what| request.to_ascii_lowercase().contains(&format!("sec-fetch-dest: {what}")));
    if said.is_some() && is_page && kind.starts_with("text/html") && held.is_none() {
        body = Said::ask(&body, policy.take());
        length = length.map(|_| body.len());
    }
    if status.is_empty() {
        return stream.shutdown().await;
    }
    let policy = policy.map_or(String::new(), |policy| format!("content-security-policy: {policy}\r\n"));
    let length = length.map_or(String::new(), |length| format!("content-length: {length}\r\n"));
    // Every page may use what we serve, as docs/embedding.md asks of a server.
    let shared = if is_shared { "access-control-allow-origin: *\r\n" } else { "" };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\n{length}{shared}{lines}{policy}connection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await?;
    let (first, mut go) = held.map_or((body.len(), None), |(first, go)| (first, Some(go)));
    let (first, rest) = body.split_at(first);
    stream.write_all(first).await?;
    if let Some(go) = &mut go {
        stream.flush().await?;
        // Whoever held it may have gone.
        go.wait_for(|is_let_go| *is_let_go).await.ok();
    }
    stream.write_all(rest).await?;
    stream.shutdown().await
}

pub fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ttf" => "font/ttf",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
