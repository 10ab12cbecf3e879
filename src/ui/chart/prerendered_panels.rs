//! Pictures that the page is delivered with, in the place of the canvas until it is painted.

use crate::chart::{Typeface, scene};
use crate::dataset::Dataset;
use crate::paint::inline_svg;
use crate::view::{Selection, ViewState};
use crate::words;

/// The widths that the delivered picture is drawn at, in CSS pixels, with the class that the style sheet shows each by: two
/// telephones, a tablet, and the whole width on a wide screen.
pub const PRERENDERED_WIDTHS: [(u32, &str); 4] = [
    (296, "ct-prerendered ct-prerendered-least"),
    (366, "ct-prerendered ct-prerendered-narrow"),
    (736, "ct-prerendered ct-prerendered-middle"),
    (1240, "ct-prerendered ct-prerendered-wide"),
];

/// What the page is delivered with in a panel.
#[derive(Debug, Clone, Default)]
pub struct PrerenderedPanel {
    /// What the caption says at each of the widths.
    pub notes: [String; PRERENDERED_WIDTHS.len()],
    /// The pictures, as SVG of our own writer. In the browser they are there already, and need not be known.
    pub pictures: String,
}

/// What the page is delivered with in each panel.
#[derive(Debug, Clone)]
pub struct PrerenderedPanels(pub Vec<PrerenderedPanel>);

impl PrerenderedPanels {
    /// The pictures of a view.
    pub fn new(dataset: &Dataset, view: &ViewState, selection: &Selection) -> Self {
        let scenes =
            PRERENDERED_WIDTHS.map(|(width, class)| (scene(dataset, view, selection, width, &Typeface), class));
        let status = words::status(selection.rows.len(), dataset);
        let name = words::chart_name(dataset, &words::time(view.stretch), &status);
        let count = scenes.iter().map(|(scene, _)| scene.panels.len()).min().unwrap_or(0);
        let mut panels = vec![PrerenderedPanel::default(); count];
        for (variant, (scene, class)) in scenes.iter().enumerate() {
            for ((prerendered, panel), part) in panels.iter_mut().zip(&scene.panels).zip(scene.apart()) {
                if let Some(note) = prerendered.notes.get_mut(variant) {
                    *note = panel.note.to_string();
                }
                prerendered.pictures += &inline_svg(&part, &format!("{}. {name}", panel.title), class);
            }
        }
        Self(panels)
    }
}
