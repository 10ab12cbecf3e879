//! How do the data come to the page?

use gloo_net::http::{Request, Response};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

use super::browser;
use crate::dataset::{Dataset, Failure, is_web_address, load};

/// Larger files are not read.
pub const MOST_BYTES: usize = 50_000_000;

/// Something that ends a fetch when it goes: nobody waits for the data of a timeline that has left its page.
#[derive(Clone)]
pub struct Until(AbortController);

impl Until {
    /// Nothing ends it yet. `None` where the browser cannot end a fetch.
    pub fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }

    /// Ends every fetch that was begun with it.
    pub fn end(&self) {
        self.0.abort();
    }
}

/// Fetches and checks a data set at an address of somebody else's choice, which `http` or `https` must reach. A relative
/// one belongs to the page that it is given on.
pub async fn fetched_from(address: &str, until: Option<&Until>) -> Result<Dataset, Failure> {
    match browser::whole_address(address).filter(|address| is_web_address(address)) {
        Some(address) => fetched(&address, until).await,
        None => Err(Failure::BadAddress(address.to_owned())),
    }
}

/// Fetches and checks a data set.
pub async fn fetched(address: &str, until: Option<&Until>) -> Result<Dataset, Failure> {
    let unreachable = |error: gloo_net::Error| Failure::NotLoaded(error.to_string());
    let response = Request::get(address)
        .abort_signal(until.map(|until| until.0.signal()).as_ref())
        .send()
        .await
        .map_err(unreachable)?;
    if !response.ok() {
        return Err(Failure::NotLoaded(format!("{} {}", response.status(), response.status_text())));
    }
    load(&bytes(&response).await?).map_err(Failure::Faulty)
}

/// The body of a response, piece by piece, so that a file without end is not read to its end.
async fn bytes(response: &Response) -> Result<Vec<u8>, Failure> {
    let broken = |_: JsValue| Failure::NotLoaded(crate::words::page::INTERRUPTED.to_owned());
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(broken)?;
        if Reflect::get(&piece, &"done".into()).map_err(broken)?.is_truthy() {
            return Ok(bytes);
        }
        let piece = Uint8Array::new(&Reflect::get(&piece, &"value".into()).map_err(broken)?);
        if bytes.len() + piece.length() as usize > MOST_BYTES {
            // Nobody waits for the answer.
            let _ = reader.cancel();
            return Err(Failure::TooLarge);
        }
        let start = bytes.len();
        bytes.resize(start + piece.length() as usize, 0);
        if let Some(room) = bytes.get_mut(start..) {
            piece.copy_to(room);
        }
    }
}
