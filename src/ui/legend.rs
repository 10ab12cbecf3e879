//! The legend: what the shapes of the chart mean.

use leptos::prelude::*;

use super::Data;
use super::view;
use crate::chart::{self, Key};
use crate::paint::glyph_svg;
use crate::words::page;

/// The legend of a data set: a heading for each panel, and what its marks mean.
#[component]
pub fn Legend(
    /// The data of the chart.
    data: Data,
    /// Whether it waits to be opened, where there is little room.
    is_folded: bool,
) -> impl IntoView {
    let panel = |key: Key| view! { <h3>{key.title.to_string()}</h3> <PanelKey panel=key/> };
    let panels = chart::keys(&data.dataset, true).into_iter().map(panel).collect_view();
    if is_folded {
        view! {
            <details class="ct-legend ct-group">
                <summary><h2 class="ct-group-name">{page::LEGEND}</h2></summary>
                {panels}
            </details>
        }
    } else {
        view! { <section class="ct-legend" aria-label=page::LEGEND><h2>{page::LEGEND}</h2> {panels}</section> }
    }
}

/// The lines of one panel: shape and words.
#[component]
pub fn PanelKey(
    /// How to read the panel.
    panel: Key,
) -> impl IntoView {
    let lines = panel.lines.into_iter().map(|(look, ink, words)| {
        // The shape is SVG of our own writer, without words of anybody.
        view! { <li><span class=format!("ct-{}", ink.code()) inner_html=glyph_svg(look)></span>{words.into_owned()}</li> }
    });
    let lines = lines.collect_view();
    let note = (!panel.note.is_empty()).then(|| view! { <p>{panel.note.into_owned()}</p> });
    view! { <ul>{lines}</ul> {note} }
}
