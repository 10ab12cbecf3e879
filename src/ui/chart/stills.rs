//! Pictures that the page is delivered with, in the place of the canvas until it is painted.

use crate::chart::{Typeface, scene};
use crate::dataset::Dataset;
use crate::paint::inline_svg;
use crate::view::{Selection, ViewState};
use crate::words;

/// The widths that the delivered picture is drawn at, in CSS pixels, with the class that the style sheet shows each by: two
/// telephones, a tablet, and the room beside the legend on a wide screen.
pub const STILLS: [(u32, &str); 4] = [
    (296, "ct-still ct-still-least"),
    (366, "ct-still ct-still-narrow"),
    (736, "ct-still ct-still-middle"),
    (904, "ct-still ct-still-wide"),
];

/// What the page is delivered with in a panel.
#[derive(Debug, Clone, Default)]
pub struct StillPanel {
    /// What the caption says at each of the widths.
    pub notes: [String; STILLS.len()],
    /// The pictures, as SVG of our own writer. In the browser they are there already, and need not be known.
    pub pictures: String,
}

/// What the page is delivered with in each panel.
#[derive(Debug, Clone)]
pub struct Stills(pub Vec<StillPanel>);

impl Stills {
    /// The pictures of a view.
    pub fn new(dataset: &Dataset, view: &ViewState, selection: &Selection) -> Self {
        let scenes = STILLS.map(|(width, class)| (scene(dataset, view, selection, width, &Typeface), class));
        let status = words::status(selection.rows.len(), dataset);
        let name = words::chart_name(dataset, &words::years(view.from, view.to), &status);
        let count = scenes.iter().map(|(scene, _)| scene.panels.len()).min().unwrap_or(0);
        let mut panels = vec![StillPanel::default(); count];
        for (variant, (scene, class)) in scenes.iter().enumerate() {
            for ((still, panel), part) in panels.iter_mut().zip(&scene.panels).zip(scene.apart()) {
                if let Some(note) = still.notes.get_mut(variant) {
                    *note = panel.note.to_string();
                }
                still.pictures += &inline_svg(&part, &format!("{}. {name}", panel.title), class);
            }
        }
        Self(panels)
    }
}
