//! What do the shapes of the chart mean, as HTML?

use super::html::Html;
use crate::chart::{self, Key};
use crate::dataset::Dataset;
use crate::paint::glyph_svg;
use crate::words::{Words, page};

/// The legend in full.
pub fn legend(dataset: &Dataset) -> String {
    let mut out = Html::default();
    out.wrap("<section class=\"ct-legend\" aria-label=\"", page::LEGEND, "\">");
    out.wrap("<h2>", page::LEGEND, "</h2>").html(groups(dataset)).raw("</section>");
    out.into_string()
}

/// The legend where there is little room: it waits to be opened.
pub fn folded_legend(dataset: &Dataset) -> String {
    let mut out = Html::default();
    out.raw("<details class=\"ct-legend ct-group\"><summary><h2 class=\"ct-group-name\">");
    out.text(page::LEGEND).raw("</h2></summary>").html(groups(dataset)).raw("</details>");
    out.into_string()
}

/// For each panel a heading and what its marks mean.
fn groups(dataset: &Dataset) -> Html {
    let mut out = Html::default();
    for (title, key) in keys(dataset) {
        out.wrap("<h3>", &title, "</h3>").html(key);
    }
    out
}

/// For each panel its name and its lines: shape and words.
pub(super) fn keys(dataset: &Dataset) -> Vec<(Words, Html)> {
    let made = |key: Key| {
        let mut out = Html::default();
        out.raw("<ul>");
        for (look, words) in &key.lines {
            out.raw("<li><span class=\"ct-").raw(key.ink.code()).raw("\">").made(&glyph_svg(*look));
            out.wrap("</span>", words, "</li>");
        }
        out.raw("</ul>");
        if !key.note.is_empty() {
            out.wrap("<p>", &key.note, "</p>");
        }
        (key.title, out)
    };
    chart::keys(dataset).into_iter().map(made).collect()
}
