//! Files that are made here and that the browser saves.

use std::cell::RefCell;

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, HtmlElement, Url};

use super::layout::palette;
use super::window;
use crate::chart::Scene;
use crate::paint::paint;

/// A text in pieces: it takes long to copy a large one at once.
pub struct TextPieces(Array);

impl TextPieces {
    /// No piece yet.
    pub fn new() -> Self {
        Self(Array::new())
    }

    /// Adds a piece at the end.
    pub fn push(&self, piece: &str) {
        self.0.push(&piece.into());
    }

    /// The whole text.
    pub fn whole(&self) -> String {
        String::from(self.0.join(""))
    }
}

impl Default for TextPieces {
    fn default() -> Self {
        Self::new()
    }
}

/// What is given away.
pub enum Made {
    /// CSV, JSON or SVG.
    Text(TextPieces),
    /// PNG.
    Picture(Blob),
}

impl From<Made> for JsValue {
    fn from(made: Made) -> Self {
        match made {
            Made::Text(text) => text.0.join("").into(),
            Made::Picture(picture) => picture.into(),
        }
    }
}

/// Files that the browser has been given to save.
#[derive(Default)]
pub struct Downloads {
    /// The address of the last one.
    last: RefCell<Option<String>>,
}

impl Downloads {
    /// Has the browser save a file of this name. A text has a kind, and `mark` before it. Whether the browser was asked.
    pub fn save(&self, made: Made, name: &str, kind: &str, mark: &str) -> bool {
        let blob = match made {
            Made::Picture(blob) => Some(blob),
            Made::Text(TextPieces(content)) => {
                content.unshift(&mark.into());
                let options = BlobPropertyBag::new();
                options.set_type(kind);
                Blob::new_with_str_sequence_and_options(&content, &options).ok()
            }
        };
        let address = blob.and_then(|blob| Url::create_object_url_with_blob(&blob).ok());
        let document = window().and_then(|window| window.document());
        let link =
            document.and_then(|document| document.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok());
        let (Some(address), Some(link)) = (address, link) else { return false };
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The browser may still be reading the one before this when it is asked for the next, but not two later.
        if let Some(before) = self.last.replace(Some(address)) {
            let _ = Url::revoke_object_url(&before);
        }
        true
    }
}

/// A picture as PNG, in the colours of an element, with so many pixels for one CSS pixel.
pub async fn png(root: &HtmlElement, scene: &Scene, families: &str, density: f64) -> Option<Made> {
    let canvas: HtmlCanvasElement = root.owner_document()?.create_element("canvas").ok()?.unchecked_into();
    paint(scene, &canvas, &palette(root), families, density);
    let promise = Promise::new(&mut |resolve, reject| {
        if canvas.to_blob(&resolve).is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    Some(Made::Picture(JsFuture::from(promise).await.ok()?.dyn_into().ok()?))
}
