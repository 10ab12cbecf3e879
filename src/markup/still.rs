//! What is in the page before its program runs, or where it never does?
//!
//! The same parts in the same places as the live page, so that nothing moves when the program takes over: the picture in
//! three widths of which the style sheet shows one, key figures, table, legend and the rules of the data. What only the
//! program can do keeps its place, empty or out of use.

use super::html::Html;
use super::{about, figures, legend, table};
use crate::chart::scene;
use crate::dataset::Dataset;
use crate::paint::inline_svg;
use crate::view::{Index, Order, ViewState, key_figures};
use crate::words::{self, page};

/// The widths that the picture is drawn at, in CSS pixels, with the class that the style sheet shows each by: two
/// telephones, a tablet, and the room beside the legend on a wide screen.
pub const STILLS: [(u32, &str); 4] = [
    (296, "ct-still ct-still-least"),
    (366, "ct-still ct-still-narrow"),
    (736, "ct-still ct-still-middle"),
    (904, "ct-still ct-still-wide"),
];

/// The whole view as a page without a program.
pub fn still_page(dataset: &Dataset) -> String {
    let view = ViewState::whole(dataset);
    let selection = Index::new(dataset, None, words::country).selection(&view);
    let status = words::status(selection.rows.len(), dataset);
    let mut out = Html::default();
    out.raw("<div class=\"ct-app\" data-still><header class=\"ct-header\">");
    out.wrap("<h1>", words::TITLE, "</h1>").wrap("<p>", words::SUBTITLE, "</p>");
    out.wrap(
        "<button type=\"button\" class=\"ct-embed-button ct-idle\" inert>",
        page::embed::OPEN,
        "</button></header>",
    );
    idle_controls(&mut out, &view);
    out.wrap("<div class=\"ct-status\"><p>", &status, "</p></div>");
    let key = key_figures(dataset, &view, &selection);
    out.raw("<div class=\"ct-figures\">").made(&figures(dataset, &key, view.to)).raw("</div>");
    out.wrap("<div class=\"ct-body\"><section class=\"ct-chart\" aria-label=\"", page::CHART, "\">");
    idle_years(&mut out, &view);
    out.raw("<div class=\"ct-picture\">");
    let label = words::chart_summary(&words::years(view.from, view.to), &status);
    for (width_px, class) in STILLS {
        out.made(&inline_svg(&scene(dataset, &view, &selection, width_px), &label, class));
    }
    out.raw("</div></section><div class=\"ct-aside\">").made(&legend()).raw("</div>");
    out.wrap("<section class=\"ct-table\" aria-label=\"", page::TABLE, "\">");
    out.made(&table(dataset, &selection.rows, Order::default(), &status, false)).raw("</section></div>");
    out.wrap("<section class=\"ct-about\" aria-label=\"", page::ABOUT, "\">").wrap("<h2>", page::ABOUT, "</h2>");
    out.raw("<div class=\"ct-columns\">").made(&about()).raw("</div></section></div>");
    out.into_string()
}

/// The filters, out of use.
fn idle_controls(out: &mut Html, view: &ViewState) {
    out.raw("<div class=\"ct-controls ct-idle\" inert><div class=\"ct-row\">");
    for (label, year) in [(page::FROM, view.from), (page::TO, view.to)] {
        out.wrap("<label class=\"ct-field\"><span>", label, "</span>");
        out.wrap("<select><option>", &year.to_string(), "</option></select></label>");
    }
    out.wrap("<label class=\"ct-field ct-search\"><span>", page::SEARCH, "</span>");
    out.wrap("<input type=\"search\" placeholder=\"", page::SEARCH_HINT, "\"></label>");
    out.wrap("<button type=\"button\" class=\"ct-clear\" disabled>", page::CLEAR, "</button></div>");
    out.raw("<div class=\"ct-groups\">");
    for group in [page::HOST, page::KIND] {
        out.wrap("<details class=\"ct-group\"><summary><span class=\"ct-group-name\">", group, "</span>");
        out.wrap(" <span class=\"ct-group-chosen\">", page::ALL, "</span></summary></details>");
    }
    out.raw("</div></div>");
}

/// The place of the strip of years.
fn idle_years(out: &mut Html, view: &ViewState) {
    out.wrap(
        "<div class=\"ct-years ct-idle\" inert><p class=\"ct-hint\">",
        page::STRIP,
        "</p><div class=\"ct-strip\">",
    );
    for year in view.from..=view.to {
        out.raw("<div class=\"ct-year\"><span class=\"ct-bar-room\"></span><span class=\"ct-year-count\">–</span>");
        out.wrap("<span class=\"ct-year-name\">", &year.to_string(), "</span></div>");
    }
    out.raw("</div></div>");
}
