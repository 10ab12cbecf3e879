//! The picture: rows, a width and a measure of text become a [`Scene`]; a place in it becomes a mark; a mark becomes words.
//!
//! plotters computes where things go, on a backend that records them. Nothing here knows of a screen.

mod bins;
mod captions;
mod describe;
mod drawing;
mod fit;
mod fixed_size;
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
pub use fixed_size::{Fit, PanelKind};
pub use hit::mark_at;
pub use key::{Key, KeyLine, has_moments, keys, keys_of};
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
use lane_plan::{LanePlan, MostLanes};
use lanes::{LIMITS, Lanes, MOST_ROWS_IN_ALL};
use layout::{Band, ChartLayout};
use sums::Sums;

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
    /// The box that it is for. Without one it is as high as it needs.
    pub fit: Option<Fit>,
}

/// Draws a view as its options say.
pub fn scene_with(
    dataset: &Dataset,
    view: &ViewState,
    selection: &Selection,
    options: SceneOptions,
    measure: &dyn TextMeasure,
) -> Scene {
    let SceneOptions { width_px, kept, has_all_lanes, fit } = options;
    let rows = &selection.rows;
    let last_value = dataset.growth.points.iter().map(|point| point.total).max();
    let layout_of =
        |plan: &LanePlan| ChartLayout::new(width_px, view.stretch, &plan.lanes, last_value, fit.as_ref(), measure);
    let is_in = |kind: PanelKind| fit.is_none_or(|fit| fit.panels.contains(&kind));
    let growth_words = growth_words(dataset).filter(|_| is_in(PanelKind::Growth));
    let pledges_words = pledges_words(dataset).filter(|_| is_in(PanelKind::Pledges));
    let above = usize::from(growth_words.is_some()) + usize::from(pledges_words.is_some());
    let (plan, mut layout, lanes) = match &fit {
        None => {
            let most = MostLanes::Usual { is_narrow: layout::is_narrow(width_px) };
            let plan = LanePlan::new(dataset, rows, view.lanes, has_all_lanes, most);
            let layout = layout_of(&plan);
            let lanes = Lanes::new(dataset, rows, &plan, &layout, kept, (LIMITS, MOST_ROWS_IN_ALL));
            (plan, layout, lanes)
        }
        Some(fit) => fit.lanes(dataset, rows, view.lanes, above, layout_of),
    };
    let sums = Sums::new(dataset, rows, &layout, kept);
    let heights = match &fit {
        None => {
            let pledges = layout.pledges_height(sums.count());
            [layout.growth_height(), pledges, lanes.height(&layout)]
        }
        Some(fit) => {
            let has = [growth_words.is_some(), pledges_words.is_some()];
            fit.heights(has, sums.range.is_none(), &lanes, &mut layout)
        }
    };
    let mut y = 0;
    let mut growth =
        growth_words.map(|words| layout.band(&mut y, words.title, (words.caption, Words::default()), heights[0]));
    let mut pledges = pledges_words.map(|words| {
        let note = if sums.columns.is_empty() { Words::default() } else { words::lines(sums.bins.period).into() };
        layout.band(&mut y, words.title, (words.caption, note), heights[1])
    });
    let mut hosts = is_in(PanelKind::Hosts).then(|| {
        let PanelWords { title, caption, .. } = hosts_words(dataset);
        let bars = if layout.is_fitted { words::bars_briefly } else { words::bars };
        let note = lanes.bins.as_ref().map(|bins| bars(bins.period, lanes.most).into()).unwrap_or_default();
        layout.band(&mut y, title, (caption, note), heights[2])
    });
    if layout.is_fitted {
        let last = hosts.as_mut().or(pledges.as_mut()).or(growth.as_mut());
        y += last.map_or(0, Band::with_years);
    }
    let (axis, width_px) = (layout.axis, layout.width_px);
    let bands = growth.iter().chain(&pledges).chain(&hosts);
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
        if let Some(hosts) = &hosts {
            marks.extend(hosts::draw(&mut drawing, dataset, view, &lanes, hosts)?);
        }
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
