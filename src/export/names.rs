//! Names of exported files.

use super::composed::PictureShape;
use crate::dataset::Dataset;
use crate::view::{ViewState, normalized};
use crate::words;

/// Longer names are cut: some systems refuse them.
const MOST_LETTERS: usize = 100;

/// The heading of other data can be long; there must be room for the filters behind it.
const MOST_TITLE: usize = 48;

/// The same of a picture, with its size where that is a fixed one: `coalition-timeline-2014-2023-1200x675.png`.
pub fn picture_name(view: &ViewState, dataset: &Dataset, shape: Option<PictureShape>) -> String {
    let name = file_name(view, dataset, "png");
    match (name.strip_suffix(".png"), shape.map(PictureShape::size_px)) {
        (Some(stem), Some((width, height))) => format!("{stem}-{width}x{height}.png"),
        _ => name,
    }
}

/// The name of a file: the heading of the data with what a view filters: `coalition-timeline-2016-2018-france-iraq.csv`. Small letters of the English
/// alphabet, digits and hyphens only.
pub fn file_name(view: &ViewState, dataset: &Dataset, ending: &str) -> String {
    let title: String = words::title(dataset).chars().take(MOST_TITLE).collect();
    let time = view.stretch;
    let mut parts = vec![title, time.from().to_string()];
    // A whole year or month is said once.
    if time.to() != time.from() {
        parts.push(time.to().to_string());
    }
    if view.is_filtered(dataset) {
        parts.extend(view.hosts.iter().map(|host| words::country(*host).to_owned()));
        parts.extend(view.levels.iter().map(|level| level.code().to_owned()));
        parts.push(view.search.clone());
    }
    let mut name = String::new();
    for c in normalized(&parts.join("-")).chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !name.ends_with('-') {
            name.push('-');
        }
        if name.len() == MOST_LETTERS {
            break;
        }
    }
    format!("{}.{ending}", name.trim_matches('-'))
}
