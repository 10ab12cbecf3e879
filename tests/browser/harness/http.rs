//! How do the servers of this harness hear what a browser asks for, and answer it?

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What is sent back.
pub struct Answer {
    pub status: &'static str,
    pub kind: &'static str,
    pub body: Vec<u8>,
    /// The content security policy of a page, where it has one.
    pub policy: Option<String>,
}

impl Answer {
    pub fn ok(name: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: "200 OK", kind: content_type(name), body: body.into(), policy: None }
    }

    pub fn not_found() -> Self {
        Self::status("404 Not Found")
    }

    pub fn status(status: &'static str) -> Self {
        Self { status, kind: "text/plain", body: status.into(), policy: None }
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
    let Answer { status, kind, body, policy } = answer(path).await;
    let policy = policy.map_or(String::new(), |policy| format!("content-security-policy: {policy}\r\n"));
    // Every page may use what we serve, as docs/embedding.md asks of a server.
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\naccess-control-allow-origin: *\r\n{policy}connection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&body).await?;
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
        _ => "application/octet-stream",
    }
}
