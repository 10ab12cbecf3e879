//! Data: fetched, or read from a file of the reader, and checked.

use gloo_net::http::{Request, Response};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Blob, ReadableStream, ReadableStreamDefaultReader};

use super::history::{absolute_url, is_secure};
use super::local_file::LocalFile;
use super::time::{now, yield_now};
use crate::dataset::{Dataset, Failure, Parcel, Texts, Unpacking, is_web_address};
use crate::view::{Index, Indexing};
use crate::words::{self, fetches, page};

/// Larger files are not read.
pub const MOST_BYTES: u32 = 50_000_000;

/// Something that ends a fetch when it goes: nobody waits for the data of a timeline that has left its page.
#[derive(Clone)]
pub struct CancelToken(AbortController);

impl CancelToken {
    /// Nothing ends it yet. `None` where the browser cannot end a fetch.
    pub fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }

    /// Ends every fetch that was begun with it, and the checking of what was fetched.
    pub fn cancel(&self) {
        self.0.abort();
    }

    fn is_cancelled(&self) -> bool {
        self.0.signal().aborted()
    }
}

/// What a timeline shows.
#[derive(Clone)]
pub enum Origin {
    /// The data of this site.
    Bundled,
    /// Data at an address of somebody else's choice.
    Address(String),
    /// A file that the reader has opened.
    File(LocalFile),
    /// Data that stand in the page around an element.
    Inline(Blob),
}

impl Origin {
    /// The data at an address, or those of this site where there is none.
    pub fn of(address: Option<String>) -> Self {
        address.map_or(Self::Bundled, Self::Address)
    }

    /// The address, which a link can name.
    pub fn address(&self) -> Option<String> {
        match self {
            Self::Address(address) => Some(address.clone()),
            _ => None,
        }
    }

    /// The name of the file, where it is one.
    pub fn file_name(&self) -> Option<String> {
        match self {
            Self::File(file) => Some(file.name()),
            _ => None,
        }
    }

    /// What those who asked for other data know them by; empty for data that have no name.
    pub fn name(&self) -> Option<String> {
        (!self.is_bundled()).then(|| self.address().or_else(|| self.file_name()).unwrap_or_default())
    }

    /// Whether these are the data of this site.
    pub fn is_bundled(&self) -> bool {
        matches!(self, Self::Bundled)
    }
}

/// Why a file gives no data set, and what of it could be shown all the same.
pub struct Refused {
    /// Why.
    pub failure: Failure,
    /// What is without faults.
    pub kept: Option<LocalCheck>,
    /// The address that was read in the end, where the one that was asked has sent on.
    pub redirected_to: Option<String>,
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self { failure, kept: None, redirected_to: None }
    }
}

/// A file in the program that checks it.
#[derive(Clone)]
pub struct LocalCheck(JsValue);

impl LocalCheck {
    fn call(&self, name: &str, with: &JsValue) -> Result<JsValue, Failure> {
        let broken = |_: JsValue| Failure::NotLoaded(page::NOT_CHECKED.to_owned());
        let method: Function = Reflect::get(&self.0, &name.into()).and_then(JsValue::dyn_into).map_err(broken)?;
        method.call1(&self.0, with).map_err(broken)
    }

    fn number(&self, name: &str) -> Result<f64, Failure> {
        Ok(self.call(name, &JsValue::NULL)?.as_f64().unwrap_or_default())
    }

    /// It is not needed any more.
    pub fn end(&self) {
        let _ = self.call("free", &JsValue::NULL);
    }

    /// What is without faults, with its index; given once, and a little at a time.
    pub async fn fetched(&self, token: Option<&CancelToken>, on_progress: OnProgress<'_>) -> Result<Fetched, Failure> {
        on_progress(page::own::DRAWING.to_owned());
        let given = async {
            let dataset = self.unpacked::<Dataset>("dataset", token).await?;
            let texts = self.unpacked::<Texts>("texts", token).await?;
            in_slices(token, || Ok(self.call("shrink", &JsValue::NULL)?.is_truthy())).await?;
            Ok((dataset, texts))
        };
        let given = given.await;
        self.end();
        let (dataset, texts) = given?;
        let mut indexing = Indexing::new(&dataset);
        in_slices(token, || Ok(indexing.step(&dataset, Some(&texts), words::country))).await?;
        let index = Some(indexing.finish(&dataset));
        Ok(Fetched { dataset, texts: Some(texts), redirected_to: None, index })
    }

    /// What it gives piece by piece.
    async fn unpacked<P: Parcel>(&self, name: &str, token: Option<&CancelToken>) -> Result<P, Failure> {
        let mut unpacking = Unpacking::<P>::default();
        in_slices(token, || {
            if unpacking.step().ok_or_else(unreadable)? {
                return Ok(true);
            }
            let piece = Uint8Array::new(&self.call(name, &JsValue::NULL)?).to_vec();
            let is_more = !piece.is_empty();
            unpacking.take(piece);
            Ok(is_more)
        })
        .await?;
        unpacking.finish().ok_or_else(unreadable)
    }
}

/// Does something a little at a time while that answers with true. In between the browser can answer, and the reader cancel.
///
/// # Errors
/// What the doing itself says, or that it was cancelled.
pub async fn in_slices(
    token: Option<&CancelToken>,
    mut step: impl FnMut() -> Result<bool, Failure>,
) -> Result<(), Failure> {
    loop {
        let begun = now();
        while now() - begun < SLICE_MS {
            if !step()? {
                return Ok(());
            }
        }
        yield_now().await;
        if token.is_some_and(CancelToken::is_cancelled) {
            return Err(Failure::Cancelled);
        }
    }
}

/// Hears how far a file has come, in words.
type OnProgress<'t> = &'t dyn Fn(String);

/// For so many milliseconds a file is checked in one go; then the browser can answer.
const SLICE_MS: f64 = 10.0;
/// A page of the web says so within its first bytes.
const PAGE_BYTES: u32 = 1_024;
/// Between two words on how far a file has come.
const TELL_MS: f64 = 1_000.0;

/// Where data come from.
#[derive(Clone)]
pub struct Files {
    /// The address of the bundled data set.
    pub bundled: String,
    /// The address of its longer texts.
    pub texts: String,
    /// Takes the length of somebody else's file, and promises a checker for it.
    pub check: Function,
}

/// A data set, and its texts where they came with it.
pub struct Fetched {
    /// The data set.
    pub dataset: Dataset,
    /// Its texts; `None` where they are still to be fetched.
    pub texts: Option<Texts>,
    /// The address that was read in the end, where the one that was asked has sent on.
    pub redirected_to: Option<String>,
    /// Its index, where that has been made on the way.
    pub index: Option<Index>,
}

impl Files {
    /// The bundled data set; with its texts where these can be had and nothing can be shown without them.
    pub async fn dataset(&self, token: Option<&CancelToken>, needs_texts: bool) -> Result<Fetched, Failure> {
        let bytes = fetch_bundled(&self.bundled, token).await?;
        let dataset = Dataset::from_parcel(bytes).ok_or_else(unreadable)?;
        let texts = if needs_texts { self.texts(token).await.ok() } else { None };
        Ok(Fetched { dataset, texts, redirected_to: None, index: None })
    }

    /// The texts of the bundled data set.
    pub async fn texts(&self, token: Option<&CancelToken>) -> Result<Texts, Failure> {
        Texts::from_parcel(fetch_bundled(&self.texts, token).await?).ok_or_else(unreadable)
    }

    /// A data set at an address of somebody else's choice, which `http` or `https` must reach. A relative one belongs to
    /// the page that it is given on.
    pub async fn other(
        &self,
        address: &str,
        token: Option<&CancelToken>,
        on_progress: OnProgress<'_>,
    ) -> Result<Fetched, Refused> {
        let Some(address) = absolute_url(address).filter(|address| is_web_address(address)) else {
            return Err(Failure::BadAddress(address.to_owned()).into());
        };
        let response = request(&address, token).await.map_err(|_| match () {
            () if token.is_some_and(CancelToken::is_cancelled) => Failure::Cancelled,
            () if is_secure() && address.starts_with("http:") => Failure::NotLoaded(fetches::UNSAFE.to_owned()),
            () => Failure::NotLoaded(fetches::UNREACHABLE.to_owned()),
        })?;
        let response = successful(response)?;
        let header = |name: &str| response.headers().get(name);
        let all: Option<u32> = header("content-length").and_then(|length| length.parse().ok());
        if all.is_some_and(|all| all > MOST_BYTES) {
            // Nobody waits for what would be refused in the end.
            let _ = response.body().map(|body| body.cancel());
            return Err(Failure::TooLarge.into());
        }
        // What is packed on the way is longer when it comes.
        let all = all.filter(|_| header("content-encoding").is_none());
        let pieces = read_limited(response.body(), all, token, on_progress, page::INTERRUPTED).await?;
        let redirected_to = response.redirected().then(|| response.url()).filter(|url| *url != address);
        let kind = header("content-type").unwrap_or_default();
        if is_web_page(&pieces.0, &kind) {
            return Err(Failure::NotLoaded(fetches::web_page(&kind, redirected_to.as_deref())).into());
        }
        match self.checked(pieces, token, on_progress).await {
            Ok(fetched) => Ok(Fetched { redirected_to, ..fetched }),
            Err(refused) => Err(Refused { redirected_to, ..refused }),
        }
    }

    /// A data set in a file that the reader has opened, or that stands in the page around an element.
    pub async fn file(
        &self,
        file: &Blob,
        token: Option<&CancelToken>,
        on_progress: OnProgress<'_>,
    ) -> Result<Fetched, Refused> {
        let all = file.size();
        if all > f64::from(MOST_BYTES) {
            return Err(Failure::TooLarge.into());
        }
        let pieces =
            read_limited(Some(file.stream()), Some(all as u32), token, on_progress, page::own::UNREADABLE).await?;
        self.checked(pieces, token, on_progress).await
    }

    /// Has a file checked, a little at a time.
    async fn checked(
        &self,
        (pieces, all): (Array, u32),
        token: Option<&CancelToken>,
        on_progress: OnProgress<'_>,
    ) -> Result<Fetched, Refused> {
        let broken = |_: JsValue| Failure::NotLoaded(page::NOT_CHECKED.to_owned());
        // What comes next is the program that checks, which may be slow in its turn.
        on_progress(page::progress(true, 0, Some(all)));
        let promise = self.check.call1(&JsValue::NULL, &all.into()).map_err(broken)?;
        let check = LocalCheck(JsFuture::from(js_sys::Promise::from(promise)).await.map_err(broken)?);
        let mut told = 0.0;
        let result = in_slices(token, || {
            // What it has been given need not be there twice.
            if pieces.length() > 0 {
                check.call("add", &pieces.shift())?;
                return Ok(true);
            }
            let done = check.number("step")?;
            let now = now();
            if done >= 0.0 && now - told > TELL_MS {
                told = now;
                on_progress(page::progress(true, done as u32, Some(all)));
            }
            Ok(done >= 0.0)
        });
        if let Err(failure) = result.await {
            check.end();
            return Err(failure.into());
        }
        let faults: Array = check.call("faults", &JsValue::NULL)?.unchecked_into();
        if faults.length() == 0 {
            return Ok(check.fetched(token, on_progress).await?);
        }
        let faults = faults.iter().filter_map(|fault| fault.as_string()).collect();
        let (more, good) = (check.number("more")? as usize, check.number("good")? as usize);
        Err(Refused { failure: Failure::Faulty { faults, more, good }, kept: Some(check), redirected_to: None })
    }
}

fn unreadable() -> Failure {
    Failure::NotLoaded(page::OTHER_VERSION.to_owned())
}

/// A file of our own, whole.
async fn fetch_bundled(address: &str, token: Option<&CancelToken>) -> Result<Vec<u8>, Failure> {
    // What the browser says of it is for those who make pages.
    let response = request(address, token).await.map_err(|_| Failure::NotLoaded(page::UNANSWERED.to_owned()))?;
    successful(response)?.binary().await.map_err(interrupted)
}

/// What a server answers.
async fn request(address: &str, token: Option<&CancelToken>) -> Result<Response, gloo_net::Error> {
    Request::get(address).abort_signal(token.map(|token| token.0.signal()).as_ref()).send().await
}

/// The answer of a server that has the file.
fn successful(response: Response) -> Result<Response, Failure> {
    match response.ok() {
        true => Ok(response),
        false => Err(Failure::NotLoaded(fetches::status(response.status()))),
    }
}

/// Whether what a server has sent is a page of the web. Many servers call data `text/html`, and pages something else.
fn is_web_page(pieces: &Array, kind: &str) -> bool {
    let mut head = Vec::new();
    for piece in pieces.iter().map(|piece| piece.unchecked_into::<Uint8Array>()) {
        let missing = PAGE_BYTES.saturating_sub(head.len() as u32);
        head.extend(piece.subarray(0, piece.length().min(missing)).to_vec());
    }
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let head = head.trim_start_matches(|c: char| c == '\u{FEFF}' || c.is_ascii_whitespace());
    head.starts_with('<') && (kind.contains("html") || head.contains("<html") || head.contains("<!doctype html"))
}

/// The pieces of the body of a response or a file, and how long they are together: one without end is not read to its end.
/// They stay outside of this program's memory, which would never give the room back.
async fn read_limited(
    body: Option<ReadableStream>,
    all: Option<u32>,
    token: Option<&CancelToken>,
    on_progress: OnProgress<'_>,
    failed: &'static str,
) -> Result<(Array, u32), Failure> {
    let interrupted = |_: JsValue| match token.is_some_and(CancelToken::is_cancelled) {
        true => Failure::Cancelled,
        false => Failure::NotLoaded(failed.to_owned()),
    };
    let pieces = Array::new();
    let Some(body) = body else { return Ok((pieces, 0)) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut length = 0;
    let mut told = 0.0;
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(interrupted)?;
        if token.is_some_and(CancelToken::is_cancelled) {
            let _ = reader.cancel();
            return Err(Failure::Cancelled);
        }
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
        let now = now();
        if now - told > TELL_MS {
            told = now;
            // A server may hide from other sites that it packs, and may be wrong.
            on_progress(page::progress(false, length, all.filter(|all| length <= *all)));
        }
    }
    // Not every browser takes an answer that ends too early for one that failed. A server may hide that it packs, which makes
    // nothing longer than by this much.
    if all.is_some_and(|all| all > length + length / 1000 + 64) {
        return Err(Failure::NotLoaded(failed.to_owned()));
    }
    Ok((pieces, length))
}

fn interrupted<E>(_: E) -> Failure {
    Failure::NotLoaded(page::INTERRUPTED.to_owned())
}
