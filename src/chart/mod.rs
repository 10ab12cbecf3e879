//! What is the picture? Rows and a width become a [`Scene`]; a place in it becomes a mark; a mark becomes words.
//!
//! plotters computes where things go, on a backend that records them. Nothing here knows of a screen.

mod bins;
mod describe;
pub mod glyph;
mod growth;
mod hit;
mod hosts;
mod key;
mod labels;
mod lanes;
mod layout;
mod pledges;
mod recorder;
mod scene;
mod sheet;
mod sums;
mod text;
mod walk;
pub mod widths;

pub use describe::{Card, card, described, track_name};
pub use hit::mark_at;
pub use key::{Key, keys};
pub use layout::px;
pub use scene::{
    Anchor, Form, Ink, Layer, Mark, Marks, Opens, Panel, Point, Scene, Several, Shape, Subject, TimeAxis, Track,
    UNITS_PER_PX,
};
pub use text::{shortened as text_shortened, width as text_width, wrapped};
pub use walk::{Step, nearest, stepped};

use crate::dataset::{Dataset, Level};
use crate::view::{Selection, ViewState};
use crate::words;
use lanes::Lanes;
use layout::Frame;
use sheet::{Drawn, Sheet};
use sums::Sums;

/// Draws a view. `width_px` is the room in CSS pixels; the height follows from what there is to show.
pub fn scene(dataset: &Dataset, view: &ViewState, selection: &Selection, width_px: u32) -> Scene {
    scene_keeping(dataset, view, selection, width_px, None)
}

/// Draws a view in which a meeting has a mark of its own, even where there are too many to stand alone.
pub fn scene_keeping(
    dataset: &Dataset,
    view: &ViewState,
    selection: &Selection,
    width_px: u32,
    kept: Option<usize>,
) -> Scene {
    let rows = &selection.rows;
    let frame = Frame::new(width_px, view.from, view.to, selection.shown_hosts.iter().copied());
    let lanes = Lanes::new(dataset, rows, selection.shown_hosts.len() + 1, &frame, kept);
    let (labels, mut y) = (&dataset.labels, 0);
    // A panel that would always be empty is left out.
    let growth = key::has_growth(dataset).then(|| {
        let (title, subtitle) = (words::growth_title(labels), words::growth_subtitle(dataset));
        frame.band(&mut y, title.into(), &subtitle, frame.growth_height())
    });
    let sums = Sums::new(dataset, rows, &frame, kept);
    let pledges = key::has_sums(dataset).then(|| {
        let mut subtitle = words::pledges_subtitle(labels).into_owned();
        if !sums.columns.is_empty() {
            subtitle = format!("{subtitle} {}", words::lines(sums.bins.period));
        }
        frame.band(&mut y, words::pledges_title(labels), &subtitle, frame.pledges_height())
    });
    let meetings = &dataset.meetings;
    let levels = Level::ALL.iter().filter(|level| meetings.has_level(**level)).count();
    let mut subtitle = words::hosts_subtitle(levels > 1, meetings.has_remote());
    if let Some(bins) = &lanes.bins {
        subtitle = format!("{subtitle} {}", words::bars(bins.period, lanes.most));
    }
    let hosts = frame.band(&mut y, words::HOSTS_TITLE.into(), &subtitle, lanes.height(&frame));
    let height = hosts.bottom + layout::YEARS_HEIGHT + px(2);
    let (axis, width_px) = (frame.axis, frame.width_px);
    let bands = growth.iter().chain(&pledges).chain([&hosts]);
    let panels = bands.map(|band| Panel { top: band.top, bottom: band.bottom }).collect();

    let mut sheet = Sheet::new(frame, height);
    let mut marks = Vec::new();
    // plotters can refuse only a plot without room, and the frame never makes one: what was drawn until then stands.
    let _: Drawn = (|| {
        if let Some(growth) = &growth {
            marks.extend(growth::draw(&mut sheet, dataset, growth)?);
        }
        if let Some(pledges) = &pledges {
            marks.extend(pledges::draw(&mut sheet, dataset, &sums, pledges)?);
        }
        marks.extend(hosts::draw(&mut sheet, dataset, view, &lanes, &hosts)?);
        Ok(())
    })();
    let mut shapes = sheet.shapes();
    // Lines and words behind, marks in front; the order inside a layer stays.
    shapes.sort_by_key(|shape| shape.layer);
    shapes.extend(marks);
    shapes.sort_by_key(|shape| (shape.layer, shape.mark.is_some()));
    Scene { width_px, height_px: (height / UNITS_PER_PX) as u32, shapes, marks: sheet.marks.into(), axis, panels }
}
