//! The picture: rows, a width and a measure of text become a [`Scene`]; a place in it becomes a mark; a mark becomes words.
//!
//! plotters computes where things go, on a backend that records them. Nothing here knows of a screen.

mod bins;
mod captions;
mod describe;
mod drawing;
pub mod glyph;
mod growth;
mod growth_labels;
mod hit;
mod hosts;
mod key;
mod keyboard_navigation;
mod labels;
mod lane_plan;
mod lanes;
mod layout;
mod marks;
mod moments;
mod pledges;
mod recorder;
mod scene;
mod sum_labels;
mod sums;
mod text;
mod ticks;
mod units;
pub mod widths;

pub use captions::captioned;
pub use describe::{TooltipText, described, lane_name, tooltip_text, track_name};
pub use hit::mark_at;
pub use key::{Key, KeyLine, has_moments, keys};
pub use keyboard_navigation::{KeyboardStep, mark_after_step, nearest};
pub use layout::px;
pub use marks::{LaneKey, Mark, MarkAction, Marks, Several, Subject, Track};
pub use moments::MOMENT_STYLE;
pub use scene::{Anchor, Form, Ink, LaneName, Layer, Panel, Scene, Shape, TimeAxis};
pub use text::{TextMeasure, Typeface};
pub use units::{Point, UNITS_PER_PX};

use crate::dataset::{Dataset, Level};
use crate::view::{Selection, ViewState};
use crate::words::{self, Words};
use drawing::{Drawing, Drawn};
use lane_plan::LanePlan;
use lanes::Lanes;
use layout::{Band, ChartLayout};
use sums::Sums;

/// Which panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelKind {
    /// The membership.
    Growth,
    /// The pledges.
    Pledges,
    /// The hosts.
    Hosts,
}

/// The words of a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelWords {
    /// Which panel it is.
    pub kind: PanelKind,
    /// Its name.
    pub title: Words,
    /// What it shows, in a few words beside its name.
    pub unit: Words,
    /// How to read it, in sentences.
    pub caption: Words,
}

/// The words of each panel that the pictures of a data set have, from top to bottom.
pub fn panel_words(dataset: &Dataset) -> Vec<PanelWords> {
    let above = [growth_words(dataset), pledges_words(dataset)];
    above.into_iter().flatten().chain([hosts_words(dataset)]).collect()
}

// A panel that would always be empty is left out.

fn growth_words(dataset: &Dataset) -> Option<PanelWords> {
    let words = || PanelWords {
        kind: PanelKind::Growth,
        title: words::growth_title(&dataset.labels).into(),
        unit: words::growth_unit(&dataset.labels),
        caption: words::growth_subtitle(dataset),
    };
    key::has_growth(dataset).then(words)
}

fn pledges_words(dataset: &Dataset) -> Option<PanelWords> {
    let labels = &dataset.labels;
    let words = || PanelWords {
        kind: PanelKind::Pledges,
        title: words::pledges_title(labels),
        unit: words::PLEDGES_UNIT.into(),
        caption: words::pledges_subtitle(labels),
    };
    key::has_sums(dataset).then(words)
}

fn hosts_words(dataset: &Dataset) -> PanelWords {
    let meetings = &dataset.meetings;
    let levels = Level::ALL.iter().filter(|level| meetings.has_level(**level)).count();
    PanelWords {
        kind: PanelKind::Hosts,
        title: words::HOSTS_TITLE.into(),
        unit: words::HOSTS_UNIT.into(),
        caption: words::hosts_subtitle(levels > 1, meetings.has_remote()).into(),
    }
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
    scene_with(dataset, view, selection, SceneOptions { width_px, ..SceneOptions::default() }, measure)
}

/// What a picture depends on beside its view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SceneOptions {
    /// The room in CSS pixels.
    pub width_px: u32,
    /// The position of a meeting that has a mark of its own, even where there are too many to stand alone.
    pub kept: Option<usize>,
    /// Whether each host has a lane of its own, however few meetings it has.
    pub has_all_lanes: bool,
}

/// Draws a view as its options say.
pub fn scene_with(
    dataset: &Dataset,
    view: &ViewState,
    selection: &Selection,
    options: SceneOptions,
    measure: &dyn TextMeasure,
) -> Scene {
    let SceneOptions { width_px, kept, has_all_lanes } = options;
    let rows = &selection.rows;
    let last_value = dataset.growth.points.iter().map(|point| point.total).max();
    let plan = LanePlan::new(dataset, rows, view.lanes, has_all_lanes, layout::is_narrow(width_px));
    let layout = ChartLayout::new(width_px, view.stretch, &plan.lanes, last_value, measure);
    let lanes = Lanes::new(dataset, rows, &plan, &layout, kept);
    let mut y = 0;
    let growth = growth_words(dataset)
        .map(|words| layout.band(&mut y, words.title, (words.caption, Words::default()), layout.growth_height()));
    let sums = Sums::new(dataset, rows, &layout, kept);
    let pledges = pledges_words(dataset).map(|words| {
        let note = if sums.columns.is_empty() { Words::default() } else { words::lines(sums.bins.period).into() };
        layout.band(&mut y, words.title, (words.caption, note), layout.pledges_height(sums.range.is_none()))
    });
    let PanelWords { title, caption, .. } = hosts_words(dataset);
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
    Scene {
        width_px,
        height_px: (y / UNITS_PER_PX) as u32,
        shapes,
        marks: drawing.marks.into(),
        axis,
        panels,
        lanes: drawing.lanes,
        can_share_lanes: plan.can_share,
    }
}
