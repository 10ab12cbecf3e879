//! How do the servers of this harness hear what a browser asks for, and answer it?

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;

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

/// Answers each path, without its query, on a free port of this machine until the task is stopped.
pub async fn listen<F>(answer: impl Fn(String) -> F + Send + Sync + 'static) -> (SocketAddr, JoinHandle<()>)
where
    F: Future<Output = Answer> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("the address of the port");
    let answer = Arc::new(answer);
    let task = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let answer = answer.clone();
            // A browser that goes away in the middle of an answer is no fault of ours.
            tokio::spawn(async move { exchange(stream, &*answer).await.ok() });
        }
    });
    (address, task)
}

async fn exchange<F>(mut stream: TcpStream, answer: &(impl Fn(String) -> F + Sync)) -> std::io::Result<()>
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
    let path = target.split('?').next().unwrap_or_default().to_owned();
    let Answer { status, kind, body, policy, lines, length, is_shared, held } = answer(path).await;
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
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
