//! The picture: rows, a width and a measure of text become a [`Scene`]; a place in it becomes a mark; a mark becomes words.
//!
//! plotters computes where things go, on a backend that records them. Nothing here knows of a screen.

mod bins;
mod captions;
mod describe;
mod drawing;
pub mod glyph;
mod growth;
mod hit;
mod hosts;
mod key;
mod keyboard_navigation;
mod labels;
mod lanes;
mod layout;
mod marks;
mod moments;
mod pledges;
mod recorder;
mod scene;
mod sums;
mod text;
mod units;
pub mod widths;

pub use captions::captioned;
pub use describe::{TooltipText, described, tooltip_text, track_name};
pub use hit::mark_at;
pub use key::{Key, has_moments, keys};
pub use keyboard_navigation::{KeyboardStep, mark_after_step, nearest};
pub use layout::px;
pub use marks::{Mark, MarkAction, Marks, Several, Subject, Track};
pub use scene::{Anchor, Form, Ink, Layer, Panel, Scene, Shape, TimeAxis};
pub use text::{TextMeasure, Typeface};
pub use units::{Point, UNITS_PER_PX};

use crate::dataset::{Dataset, Level};
use crate::view::{Selection, ViewState};
use crate::words::{self, Words};
use drawing::{Drawing, Drawn};
use lanes::Lanes;
use layout::{Band, ChartLayout};
use sums::Sums;

/// The title and the caption of each panel that the pictures of a data set have, from top to bottom.
pub fn panel_words(dataset: &Dataset) -> Vec<(Words, Words)> {
    let above = [growth_words(dataset), pledges_words(dataset)];
    above.into_iter().flatten().chain([hosts_words(dataset)]).collect()
}

// A panel that would always be empty is left out.

fn growth_words(dataset: &Dataset) -> Option<(Words, Words)> {
    let words = || (words::growth_title(&dataset.labels).into(), words::growth_subtitle(dataset));
    key::has_growth(dataset).then(words)
}

fn pledges_words(dataset: &Dataset) -> Option<(Words, Words)> {
    let labels = &dataset.labels;
    key::has_sums(dataset).then(|| (words::pledges_title(labels), words::pledges_subtitle(labels)))
}

fn hosts_words(dataset: &Dataset) -> (Words, Words) {
    let meetings = &dataset.meetings;
    let levels = Level::ALL.iter().filter(|level| meetings.has_level(**level)).count();
    (words::HOSTS_TITLE.into(), words::hosts_subtitle(levels > 1, meetings.has_remote()).into())
}

/// Draws a view. `width_px` is the room in CSS pixels; the height follows from what there is to show. Titles and captions of the
/// panels are in [`Scene::panels`].
pub fn scene(
    dataset: &Dataset,
    view: &ViewState,
    selection: &Selection,
    width_px: u32,
    measure: &dyn TextMeasure,
) -> Scene {
    scene_keeping(dataset, view, selection, width_px, None, measure)
}

/// Draws a view in which a meeting has a mark of its own, even where there are too many to stand alone.
pub fn scene_keeping(
    dataset: &Dataset,
    view: &ViewState,
    selection: &Selection,
    width_px: u32,
    kept: Option<usize>,
    measure: &dyn TextMeasure,
) -> Scene {
    let rows = &selection.rows;
    let last_value = dataset.growth.points.iter().map(|point| point.total).max();
    let hosts = selection.shown_hosts.iter().copied();
    let layout = ChartLayout::new(width_px, (view.from, view.to), hosts, last_value, measure);
    let lanes = Lanes::new(dataset, rows, selection.shown_hosts.len() + 1, &layout, kept);
    let mut y = 0;
    let growth = growth_words(dataset)
        .map(|(title, caption)| layout.band(&mut y, title, (caption, Words::default()), layout.growth_height()));
    let sums = Sums::new(dataset, rows, &layout, kept);
    let pledges = pledges_words(dataset).map(|(title, caption)| {
        let note = if sums.columns.is_empty() { Words::default() } else { words::lines(sums.bins.period).into() };
        layout.band(&mut y, title, (caption, note), layout.pledges_height())
    });
    let (title, caption) = hosts_words(dataset);
    let note = lanes.bins.as_ref().map(|bins| words::bars(bins.period, lanes.most).into()).unwrap_or_default();
    let hosts = layout.band(&mut y, title, (caption, note), lanes.height(&layout));
    let (axis, width_px) = (layout.axis, layout.width_px);
    let bands = growth.iter().chain(&pledges).chain([&hosts]);
    let panel = |band: &Band| Panel {
        title: band.title.clone(),
        caption: band.caption.clone(),
        note: band.note.clone(),
        start: band.start,
        top: band.top,
        bottom: band.bottom,
        end: band.end(),
    };
    let panels = bands.map(panel).collect();

    let mut drawing = Drawing::new(layout, y, measure);
    let mut marks = Vec::new();
    // plotters can refuse only a plot without room, and the layout never makes one: what was drawn until then stands.
    let _: Drawn = (|| {
        if let Some(growth) = &growth {
            marks.extend(growth::draw(&mut drawing, dataset, view, growth)?);
        }
        if let Some(pledges) = &pledges {
            marks.extend(pledges::draw(&mut drawing, dataset, &sums, pledges)?);
        }
        marks.extend(hosts::draw(&mut drawing, dataset, view, &lanes, &hosts)?);
        Ok(())
    })();
    let mut shapes = drawing.shapes();
    // Lines and words behind, marks in front; the order inside a layer stays.
    shapes.sort_by_key(|shape| shape.layer);
    shapes.extend(marks);
    shapes.sort_by_key(|shape| (shape.layer, shape.mark.is_some()));
    Scene { width_px, height_px: (y / UNITS_PER_PX) as u32, shapes, marks: drawing.marks.into(), axis, panels }
}
