//! Share: a view as a link, or as files that are made here.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, Element, Event, HtmlAnchorElement, HtmlCanvasElement, HtmlDialogElement, HtmlElement,
    HtmlTextAreaElement, Url,
};

use super::data::in_slices;
use super::live::{around, find, focus_on, follow, say, set};
use super::timeline::Timeline;
use super::{browser, dialog};
use crate::chart::{Scene, scene};
use crate::dataset::Texts;
use crate::export::{self, Framed, csv, csv_rows, file_name, json};
use crate::markup;
use crate::paint::{paint, svg};
use crate::view::ViewState;
use crate::words::{self, Citation, page::share as text};

/// The width of a picture that nobody has seen yet, in CSS pixels.
const UNSEEN_PX: u32 = 960;
/// So many meetings or sources are written in one go.
const PIECE: usize = 32;
/// How many pixels of a saved picture one CSS pixel has.
const DENSITY: f64 = 2.0;

/// What is given away.
pub enum Made {
    /// CSV, JSON or SVG, in pieces: it takes long to copy a large text at once.
    Text(Array),
    /// PNG.
    Picture(Blob),
}

/// Makes the button open the dialog.
pub fn bind(timeline: Timeline, root: &HtmlElement) -> Option<()> {
    let last: Rc<RefCell<Option<String>>> = Rc::default();
    let it = root.clone();
    let opened: HtmlDialogElement = find(root, "[data-dialog=share]")?;
    let filled: Rc<RefCell<String>> = Rc::default();
    let shown = filled.clone();
    dialog::bind(
        root,
        "share",
        move |dialog| {
            let html = choices(timeline);
            dialog.set_inner_html(&html);
            filled.replace(html);
        },
        move |event| {
            let (last, it) = (last.clone(), it.clone());
            if let Some(format) = pressed(event, "data-save") {
                give(event, timeline, it, format, move |made, name| keep_file(made, name, &last));
            } else if let Some(format) = pressed(event, "data-text") {
                let shown = around(event, ".ct-snippet").and_then(|files| find(&files, "[data-shown]"));
                give(event, timeline, it, format, move |made, _| show(shown, made));
            } else if around(event, "[data-send]").is_some() {
                send(timeline);
            }
        },
    )?;
    // Back leads elsewhere under an open dialog, and in a frame the filters stay beside it.
    follow(move || {
        timeline.view.track();
        if !opened.open() {
            return;
        }
        let html = untrack(|| choices(timeline));
        if *shown.borrow() != html {
            let had_focus = browser::focused_inside(&opened).is_some();
            opened.set_inner_html(&html);
            shown.replace(html);
            if had_focus {
                focus_on(&opened, "[data-leave]");
            }
        }
    });
    Some(())
}

/// What is in the dialog for the present view.
fn choices(timeline: Timeline) -> String {
    let address = address(timeline);
    let page = address.as_deref().and_then(|address| address.split('?').next());
    let folder = page.and_then(|page| page.rsplit_once('/'));
    let package = folder.filter(|_| timeline.is_bundled()).map(|(folder, _)| format!("{folder}/{PACKAGE}"));
    let citations = citations(timeline);
    markup::share_choices(address.as_deref(), sender().is_some(), package.as_deref(), &citations)
}

/// The folder of the whole data set as tables.
const PACKAGE: &str = "data-package/";

/// What the dialog offers to cite: the data set, and the meeting that is open. Data of others are not
/// ours to cite.
fn citations(timeline: Timeline) -> Vec<(String, Citation)> {
    if !timeline.is_bundled() {
        return Vec::new();
    }
    let dataset = timeline.dataset();
    let home = timeline.address(&ViewState::whole(&dataset));
    let mut citations = vec![(text::DATA_SET.to_owned(), Citation::of_data(home.as_deref()))];
    if let Some(meeting) = timeline.open_position().and_then(|at| dataset.meetings.get(at)) {
        let page = timeline.meeting_page(&meeting.id).and_then(|page| browser::whole_address(&page));
        citations.push((meeting.name.clone(), Citation::of_meeting(&meeting, page.as_deref())));
    }
    citations
}

/// The one address of what is shown, where it has one.
fn address(timeline: Timeline) -> Option<String> {
    timeline.view.with_untracked(|view| timeline.address(view))
}

/// The value of an attribute of what was pressed.
fn pressed(event: &Event, attribute: &str) -> Option<String> {
    around(event, &format!("[{attribute}]"))?.get_attribute(attribute)
}

/// Makes a file and hands it on, and says what has become of it.
fn give(
    event: &Event,
    timeline: Timeline,
    root: HtmlElement,
    format: String,
    hand_on: impl FnOnce(Made, &str) -> &'static str + 'static,
) {
    let files = around(event, ".ct-snippet");
    let Some(said) = files.and_then(|files| find::<Element>(&files, "[role=status]")) else { return };
    spawn_local(async move {
        let words = match export(timeline, &root, &format).await {
            Ok((made, name)) => match hand_on(made, &name) {
                text::MADE => format!("{} {name}", text::MADE),
                words => words.to_owned(),
            },
            Err(reason) => reason.to_owned(),
        };
        say(&said, &words);
    });
}

/// Has the browser save a file.
fn keep_file(made: Made, name: &str, last: &RefCell<Option<String>>) -> &'static str {
    let blob = match made {
        Made::Picture(blob) => Some(blob),
        Made::Text(content) => {
            let (kind, mark) = match name.rsplit_once('.') {
                Some((_, "csv")) => ("text/csv", csv::MARK),
                Some((_, "svg")) => ("image/svg+xml", ""),
                _ => ("application/json", ""),
            };
            content.unshift(&mark.into());
            let options = BlobPropertyBag::new();
            options.set_type(kind);
            Blob::new_with_str_sequence_and_options(&content, &options).ok()
        }
    };
    let address = blob.and_then(|blob| Url::create_object_url_with_blob(&blob).ok());
    let document = browser::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok());
    let (Some(address), Some(link)) = (address, link) else { return text::REFUSED };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser may still be reading the one before this when it is asked for the next, but not two later.
    if let Some(before) = last.replace(Some(address)) {
        let _ = Url::revoke_object_url(&before);
    }
    text::MADE
}

/// Shows a text to be copied.
fn show(shown: Option<Element>, made: Made) -> &'static str {
    let area = shown.as_ref().and_then(|shown| find::<HtmlTextAreaElement>(shown, "textarea"));
    let (Some(shown), Some(area), Made::Text(content)) = (shown, area, made) else { return text::REFUSED };
    area.set_value(&String::from(content.join("")));
    set(&shown, "hidden", None);
    text::SHOWN
}

/// What hands a link to the reader's system, where there is something.
fn sender() -> Option<Function> {
    Reflect::get(&browser::window()?.navigator(), &"share".into()).ok()?.dyn_into().ok()
}

/// Hands the link to the reader's system.
fn send(timeline: Timeline) {
    let (Some(window), Some(sender), Some(address)) = (browser::window(), sender(), address(timeline)) else { return };
    let what = Object::new();
    let title = timeline.view.with_untracked(|view| words::view_title(view, &timeline.dataset()));
    for (name, value) in [("title", title), ("url", address)] {
        // A plain object takes every field.
        let _ = Reflect::set(&what, &name.into(), &value.into());
    }
    let sent = sender.call1(&window.navigator(), &what).ok().and_then(|sent| sent.dyn_into::<Promise>().ok());
    // A reader who changes their mind has done nothing wrong.
    sent.into_iter().for_each(|sent| spawn_local(async move { drop(JsFuture::from(sent).await) }));
}

/// Makes what is shown into a file, "png", "svg", "csv" or "json", with its name.
///
/// # Errors
/// Why it cannot, in a sentence.
pub async fn export(timeline: Timeline, root: &HtmlElement, format: &str) -> Result<(Made, String), &'static str> {
    let is_picture = matches!(format, "png" | "svg");
    let texts = if is_picture { None } else { Some(texts(timeline).await.ok_or(text::NOT_COME)?) };
    // Whoever asked may have gone meanwhile.
    let view = timeline.view.try_get_untracked().ok_or(text::NOT_COME)?;
    let (dataset, selection) = (timeline.dataset(), timeline.selection.get_untracked());
    // That of the view which is in it: the reader may have gone on while the texts came, and may again while it is painted.
    let name = file_name(&view, &dataset, format);
    let Some(texts) = texts else {
        let measure = timeline
            .measure
            .get_untracked()
            .or_else(|| browser::text_measure(root).map(Rc::new))
            .ok_or(text::NO_PICTURE)?;
        let seen = timeline.picture.get_untracked();
        let drawn = || Arc::new(scene(&dataset, &view, &selection, UNSEEN_PX, &*measure));
        let drawn = if seen.width_px > 0 { seen } else { drawn() };
        let address = address(timeline);
        let file = timeline.file_name();
        let framed = Framed {
            dataset: &dataset,
            view: &view,
            selection: &selection,
            scene: &drawn,
            measure: &*measure,
            address: address.as_deref(),
            file: file.as_deref(),
        };
        let whole = export::picture(&framed);
        return match format {
            "svg" => {
                let svg = svg(&whole, &browser::palette(root), measure.families(), &words::view_title(&view, &dataset));
                Ok((Made::Text(Array::of1(&svg.into())), name))
            }
            _ => painted(root, &whole, measure.families())
                .await
                .map(|made| (Made::Picture(made), name))
                .ok_or(text::NO_PICTURE),
        };
    };
    if selection.rows.len() > export::MOST_ROWS {
        return Err(text::TOO_MANY);
    }
    let mut rows: Vec<usize> = selection.rows.iter().collect();
    view.order.sort(&mut rows, &dataset, words::country);
    let mut pieces: Box<dyn Iterator<Item = String>> = match format {
        "csv" => Box::new(csv_rows(&dataset, &texts, rows)),
        _ => Box::new(json(&dataset, &texts, rows)),
    };
    let made = Array::new();
    let step = || {
        let mut is_more = false;
        let piece: String = pieces.by_ref().take(PIECE).inspect(|_| is_more = true).collect();
        made.push(&piece.as_str().into());
        Ok(is_more)
    };
    in_slices(None, step).await.map_err(|_| text::NOT_COME)?;
    Ok((Made::Text(made), name))
}

/// The longer texts. They are fetched only where they have not come by themselves.
async fn texts(timeline: Timeline) -> Option<Arc<Texts>> {
    let known = timeline.texts.try_get_untracked()?;
    match known {
        Some(texts) => Some(texts),
        None => timeline.files().texts(None).await.ok().map(Arc::new),
    }
}

/// A picture as PNG.
async fn painted(root: &HtmlElement, scene: &Scene, families: &str) -> Option<Blob> {
    let canvas: HtmlCanvasElement = root.owner_document()?.create_element("canvas").ok()?.unchecked_into();
    paint(scene, &canvas, &browser::palette(root), families, DENSITY);
    let promise = Promise::new(&mut |resolve, reject| {
        if canvas.to_blob(&resolve).is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
