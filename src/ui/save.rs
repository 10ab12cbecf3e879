//! Saving: what is shown as a file, made here.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::state::Timeline;
use crate::chart::scene;
use crate::dataset::Texts;
use crate::export::{self, Framed, PictureShape, composed, csv, csv_rows, file_name, json, picture_name};
use crate::paint::svg;
use crate::platform::{self, Made, TextPieces, in_slices};
use crate::words::{self, page::share as text};

/// The width of a picture that nobody has seen yet, in CSS pixels.
const UNSEEN_PX: u32 = 960;
/// So many meetings or sources are written in one go.
const PIECE: usize = 32;

/// How many pixels of a picture as it is shown one CSS pixel has.
const DENSITY: f64 = 2.0;
/// The codes of pictures of a fixed size.
pub const POST: &str = "post";
pub const SQUARE: &str = "square";

/// Makes what is shown into a file, "png", "svg", "csv", "json" or a picture of a fixed size, with its name.
///
/// # Errors
/// Why it cannot, in a sentence.
pub async fn export(timeline: Timeline, format: &str) -> Result<(Made, String), &'static str> {
    match format {
        "png" | "svg" => picture(timeline, format, None).await,
        POST => picture(timeline, "png", Some(PictureShape::Post)).await,
        SQUARE => picture(timeline, "png", Some(PictureShape::Square)).await,
        _ => meetings(timeline, format).await,
    }
}

/// The kind of file that a name promises, and the mark that stands before its text.
pub fn file_kind(name: &str) -> (&'static str, &'static str) {
    match name.rsplit_once('.') {
        Some((_, "csv")) => ("text/csv", csv::MARK),
        Some((_, "svg")) => ("image/svg+xml", ""),
        _ => ("application/json", ""),
    }
}

/// The picture with title, filters, legend and source, or one that is laid out for a shape.
async fn picture(
    timeline: Timeline,
    format: &str,
    shape: Option<PictureShape>,
) -> Result<(Made, String), &'static str> {
    let root = timeline.root.try_get_untracked().flatten().ok_or(text::NO_PICTURE)?;
    let view = timeline.view.try_get_untracked().ok_or(text::NO_PICTURE)?;
    let (dataset, selection) = (timeline.dataset(), timeline.selection.get_untracked());
    // That of the view which is in it: the reader may go on while it is painted.
    let name = match format {
        "png" => picture_name(&view, &dataset, shape),
        _ => file_name(&view, &dataset, format),
    };
    let measure = timeline
        .measure
        .get_untracked()
        .or_else(|| platform::text_measure(&root).map(Rc::new))
        .ok_or(text::NO_PICTURE)?;
    let (address, file) = (timeline.address(&view), timeline.file_name());
    let framed = Framed {
        dataset: &dataset,
        view: &view,
        selection: &selection,
        measure: &*measure,
        address: address.as_deref(),
        file: file.as_deref(),
    };
    let (whole, density) = match shape {
        Some(shape) => (composed(&framed, shape), 1.0),
        None => {
            let seen = timeline.picture.get_untracked();
            let drawn = || Arc::new(scene(&dataset, &view, &selection, UNSEEN_PX, &*measure));
            let drawn = if seen.width_px > 0 { seen } else { drawn() };
            (export::picture(&framed, &drawn), DENSITY)
        }
    };
    if format == "svg" {
        let title = words::view_title(&view, &dataset);
        let made = TextPieces::new();
        made.push(&svg(&whole, &platform::palette(&root), measure.families(), &title));
        return Ok((Made::Text(made), name));
    }
    let painted = platform::png(&root, &whole, measure.families(), density).await;
    Ok((painted.ok_or(text::NO_PICTURE)?, name))
}

/// The meetings shown, in the order of the table.
async fn meetings(timeline: Timeline, format: &str) -> Result<(Made, String), &'static str> {
    let texts = texts(timeline).await.ok_or(text::NOT_COME)?;
    // Whoever asked may have gone meanwhile.
    let view = timeline.view.try_get_untracked().ok_or(text::NOT_COME)?;
    let (dataset, selection) = (timeline.dataset(), timeline.selection.get_untracked());
    // That of the view which is in it: the reader may have gone on while the texts came, and may again.
    let name = file_name(&view, &dataset, format);
    if selection.rows.len() > export::MOST_ROWS {
        return Err(text::TOO_MANY);
    }
    let mut rows: Vec<usize> = selection.rows.iter().collect();
    view.order.sort(&mut rows, &dataset, words::country);
    let mut pieces: Box<dyn Iterator<Item = String>> = match format {
        "csv" => Box::new(csv_rows(&dataset, &texts, rows)),
        _ => Box::new(json(&dataset, &texts, rows)),
    };
    let made = TextPieces::new();
    let step = || {
        let mut is_more = false;
        let piece: String = pieces.by_ref().take(PIECE).inspect(|_| is_more = true).collect();
        made.push(&piece);
        Ok(is_more)
    };
    in_slices(None, step).await.map_err(|_| text::NOT_COME)?;
    Ok((Made::Text(made), name))
}

/// The longer texts. They are fetched only where they have not come by themselves.
async fn texts(timeline: Timeline) -> Option<Arc<Texts>> {
    match timeline.texts.try_get_untracked()? {
        Some(texts) => Some(texts),
        None => timeline.files()?.texts(None).await.ok().map(Arc::new),
    }
}
