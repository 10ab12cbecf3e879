//! The legend: what the shapes of the chart mean.

use leptos::prelude::*;

use super::Data;
use super::view;
use crate::chart::glyph::MarkStyle;
use crate::chart::{self, Ink, Key, KeyLine, PanelWords};
use crate::paint::glyph_svg;
use crate::words::page;

/// How to read the chart: for each panel what it shows, in sentences. What its marks mean stands at the panel.
#[component]
pub fn Legend(
    /// The data of the chart.
    data: Data,
) -> impl IntoView {
    let panels = chart::panel_words(&data.dataset).into_iter().zip(chart::keys(&data.dataset, true));
    let panel = |(words, key): (PanelWords, Key)| {
        let note = (!key.note.is_empty()).then(|| format!(" {}", key.note));
        view! { <h3>{words.title.into_owned()}</h3> <p>{words.caption.into_owned()} {note}</p> }
    };
    view! {
        <details class="ct-legend ct-group">
            <summary><h2 class="ct-group-name">{page::LEGEND}</h2></summary>
            {panels.map(panel).collect_view()}
        </details>
    }
}

/// The key of one panel: shapes and words.
#[component]
pub fn PanelKey(
    /// How to read the panel.
    panel: Key,
    /// Whether what else there is to know follows the shapes.
    #[prop(default = true)]
    has_note: bool,
) -> impl IntoView {
    let lines = panel.lines.into_iter().map(|KeyLine { style, ink, words }| {
        view! { <li><KeyShape style ink/>{words.into_owned()}</li> }
    });
    let lines = lines.collect_view();
    let note = (has_note && !panel.note.is_empty()).then(|| view! { <p>{panel.note.into_owned()}</p> });
    view! { <ul class="ct-key">{lines}</ul> {note} }
}

/// One shape of the chart in its colour.
#[component]
pub fn KeyShape(
    /// The shape.
    style: MarkStyle,
    /// Its colour.
    ink: Ink,
) -> impl IntoView {
    let class = format!("ct-{}", ink.code());
    // It is SVG of our own writer, without words of anybody.
    view! { <span class=class inner_html=glyph_svg(style)></span> }
}
