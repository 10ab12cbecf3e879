//! How do the data come to the page?

use gloo_net::http::{Request, Response};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

use super::browser;
use crate::dataset::{Dataset, Failure, Texts, is_web_address};
use crate::words::page;

/// Larger files are not read.
pub const MOST_BYTES: u32 = 50_000_000;

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

/// Where data come from.
#[derive(Clone)]
pub struct Files {
    /// The address of the bundled data set.
    pub bundled: String,
    /// The address of its longer texts.
    pub texts: String,
    /// Takes the bytes of somebody else's file to the program that checks it, and promises what comes of it.
    pub check: Function,
}

/// A data set, and its texts where they came with it.
pub struct Fetched {
    /// The data set.
    pub dataset: Dataset,
    /// Its texts; `None` where they are still to be fetched.
    pub texts: Option<Texts>,
}

impl Files {
    /// The bundled data set; with its texts where these can be had and nothing can be shown without them.
    pub async fn dataset(&self, until: Option<&Until>, needs_texts: bool) -> Result<Fetched, Failure> {
        let bytes = own(&self.bundled, until).await?;
        let dataset = Dataset::from_parcel(bytes).ok_or_else(unreadable)?;
        let texts = if needs_texts { self.texts(until).await.ok() } else { None };
        Ok(Fetched { dataset, texts })
    }

    /// The texts of the bundled data set.
    pub async fn texts(&self, until: Option<&Until>) -> Result<Texts, Failure> {
        Texts::from_parcel(own(&self.texts, until).await?).ok_or_else(unreadable)
    }

    /// A data set at an address of somebody else's choice, which `http` or `https` must reach. A relative one belongs to
    /// the page that it is given on.
    pub async fn other(&self, address: &str, until: Option<&Until>) -> Result<Fetched, Failure> {
        let Some(address) = browser::whole_address(address).filter(|address| is_web_address(address)) else {
            return Err(Failure::BadAddress(address.to_owned()));
        };
        let response = answer(&address, until).await?;
        let bytes = limited(&response).await?;
        let broken = |_: JsValue| Failure::NotLoaded(page::NOT_CHECKED.to_owned());
        let promise = self.check.call1(&JsValue::NULL, &bytes).map_err(broken)?;
        let checked = JsFuture::from(js_sys::Promise::from(promise)).await.map_err(broken)?;
        let part = |name: &str| Reflect::get(&checked, &name.into()).map_err(broken);
        let faults: Array = part("faults")?.unchecked_into();
        if faults.length() > 0 {
            return Err(Failure::Faulty(faults.iter().filter_map(|fault| fault.as_string()).collect()));
        }
        let bytes = |name: &str| part(name).map(|bytes| Uint8Array::new(&bytes).to_vec());
        let dataset = Dataset::from_parcel(bytes("dataset")?).ok_or_else(unreadable)?;
        let texts = Texts::from_parcel(bytes("texts")?).ok_or_else(unreadable)?;
        Ok(Fetched { dataset, texts: Some(texts) })
    }
}

fn unreadable() -> Failure {
    Failure::NotLoaded(page::OTHER_VERSION.to_owned())
}

/// A file of our own, whole.
async fn own(address: &str, until: Option<&Until>) -> Result<Vec<u8>, Failure> {
    answer(address, until).await?.binary().await.map_err(interrupted)
}

/// What a server answers, if it has the file.
async fn answer(address: &str, until: Option<&Until>) -> Result<Response, Failure> {
    let unreachable = |error: gloo_net::Error| Failure::NotLoaded(error.to_string());
    let response = Request::get(address)
        .abort_signal(until.map(|until| until.0.signal()).as_ref())
        .send()
        .await
        .map_err(unreachable)?;
    if !response.ok() {
        return Err(Failure::NotLoaded(format!("{} {}", response.status(), response.status_text())));
    }
    Ok(response)
}

/// The body of a response, piece by piece, so that a file without end is not read to its end. It stays outside of this
/// program's memory, which would never give the room back.
async fn limited(response: &Response) -> Result<JsValue, Failure> {
    let pieces = Array::new();
    let Some(body) = response.body() else { return Ok(Uint8Array::new_with_length(0).into()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut length = 0;
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(interrupted)?;
        if Reflect::get(&piece, &"done".into()).map_err(interrupted)?.is_truthy() {
            break;
        }
        let piece: Uint8Array = Reflect::get(&piece, &"value".into()).map_err(interrupted)?.unchecked_into();
        length += piece.length();
        if length > MOST_BYTES {
            // Nobody waits for the answer.
            let _ = reader.cancel();
            return Err(Failure::TooLarge);
        }
        pieces.push(&piece);
    }
    let whole = Uint8Array::new_with_length(length);
    let mut at = 0;
    for piece in pieces.iter().map(|piece| piece.unchecked_into::<Uint8Array>()) {
        whole.set(&piece, at);
        at += piece.length();
    }
    Ok(whole.into())
}

fn interrupted<E>(_: E) -> Failure {
    Failure::NotLoaded(page::INTERRUPTED.to_owned())
}
