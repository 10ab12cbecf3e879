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
    out.raw("<details class=\"ct-legend ct-group\"><summary><span class=\"ct-group-name\">");
    out.text(page::LEGEND).raw("</span></summary>").html(groups()).raw("</details>");
    out.into_string()
}

/// For each panel a heading and its lines: shape and words.
fn groups() -> Html {
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
    let mut out = Html::default();
    for (title, class, lines, note) in [
        (words::GROWTH_TITLE, "ct-growth", growth.as_slice(), ""),
        (words::PLEDGES_TITLE, "ct-pledge", pledges.as_slice(), words::LEGEND_SOFT),
        (words::HOSTS_TITLE, "ct-host", hosts.as_slice(), words::LEGEND_SPAN),
    ] {
        out.wrap("<h3>", title, "</h3><ul>");
        for (look, words) in lines {
            out.raw("<li><span class=\"").raw(class).raw("\">").made(&glyph_svg(*look));
            out.wrap("</span>", words, "</li>");
        }
        out.raw("</ul>");
        if !note.is_empty() {
            out.wrap("<p>", note, "</p>");
        }
    }
    out
}
