//! What do the shapes of the chart mean, as HTML?

use super::html::Html;
use crate::chart::glyph::{Glyph, Look, meeting};
use crate::dataset::{Format, Level};
use crate::paint::glyph_svg;
use crate::words::{self, page};

/// The legend in full.
pub fn legend() -> String {
    let mut out = Html::default();
    out.wrap("<section class=\"ct-legend\" aria-label=\"", page::LEGEND, "\">");
    out.wrap("<h2>", page::LEGEND, "</h2>").html(groups()).raw("</section>");
    out.into_string()
}

/// The legend where there is little room: it waits to be opened.
pub fn folded_legend() -> String {
    let mut out = Html::default();
    out.raw("<details class=\"ct-legend ct-group\"><summary><h2 class=\"ct-group-name\">");
    out.text(page::LEGEND).raw("</h2></summary>").html(groups()).raw("</details>");
    out.into_string()
}

/// For each panel a heading and what its marks mean.
fn groups() -> Html {
    let mut out = Html::default();
    for (title, key) in keys() {
        out.wrap("<h3>", title, "</h3>").html(key);
    }
    out
}

/// For each panel its name and its lines: shape and words.
pub(super) fn keys() -> [(&'static str, Html); 3] {
    let look = |glyph, hollow| Look { glyph, hollow };
    let growth = [
        (look(Glyph::Disc, false), words::LEGEND_SIZE),
        (look(Glyph::Disc, true), words::LEGEND_RIVAL),
        (look(Glyph::Tick, false), words::LEGEND_JOIN),
    ];
    let pledges = [
        (look(Glyph::Disc, false), words::LEGEND_TOGETHER),
        (look(Glyph::Diamond, false), words::LEGEND_NATIONAL),
        (look(Glyph::Disc, true), words::LEGEND_GOAL),
        (look(Glyph::TriangleDown, true), words::LEGEND_SHORTFALL),
        (look(Glyph::Bar, false), words::LEGEND_TOTAL),
        (look(Glyph::Cross, false), words::LEGEND_RIVAL_SUM),
    ];
    let hosts = Level::ALL.iter().map(|level| (meeting(*level, Format::InPerson), words::level(*level)));
    let hosts: Vec<_> =
        hosts.chain([(meeting(Level::ForeignMinisters, Format::Virtual), words::LEGEND_VIRTUAL)]).collect();
    [
        (words::GROWTH_TITLE, "ct-growth", growth.as_slice(), ""),
        (words::PLEDGES_TITLE, "ct-pledge", pledges.as_slice(), words::LEGEND_SOFT),
        (words::HOSTS_TITLE, "ct-host", hosts.as_slice(), words::LEGEND_SPAN),
    ]
    .map(|(title, class, lines, note)| {
        let mut out = Html::default();
        out.raw("<ul>");
        for (look, words) in lines {
            out.raw("<li><span class=\"").raw(class).raw("\">").made(&glyph_svg(*look));
            out.wrap("</span>", words, "</li>");
        }
        out.raw("</ul>");
        if !note.is_empty() {
            out.wrap("<p>", note, "</p>");
        }
        (title, out)
    })
}
