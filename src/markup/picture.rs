//! Where is the picture, and what lies over it, as HTML?

use super::html::Html;
use crate::chart::Card;
use crate::view::{Selection, ViewState};
use crate::words::page;

/// The section of the chart: the strip of years, and the room of the picture with what stands in it until the program
/// paints.
pub(super) fn chart(out: &mut Html, view: &ViewState, selection: &Selection, pictures: &str) {
    out.wrap("<section class=\"ct-chart\" part=\"chart\" aria-label=\"", page::CHART, "\">");
    years(out, view, selection);
    out.raw("<div class=\"ct-picture\">").made(pictures).raw("</div></section>");
}

/// A strip of the years, along the chart's axis, with the number of meetings in each. It stays unseen (`ct-idle`) until
/// it is known where the axis is.
fn years(out: &mut Html, view: &ViewState, selection: &Selection) {
    out.wrap("<div class=\"ct-years ct-idle\" aria-hidden=\"true\"><p class=\"ct-hint\">", page::STRIP, "</p>");
    out.raw("<div class=\"ct-strip\">");
    for (year, count) in &selection.years {
        let is_in = view.from <= *year && *year <= view.to;
        out.raw(if is_in { "<div class=\"ct-year ct-in\">" } else { "<div class=\"ct-year\">" });
        out.raw("<span class=\"ct-bar-room\"><span class=\"ct-bar\"></span></span>");
        out.wrap("<span class=\"ct-year-count\">", &count.to_string(), "</span>");
        out.wrap("<span class=\"ct-year-name\">", &year.to_string(), "</span></div>");
    }
    out.raw("</div></div>");
}

/// The canvas, and over it what follows the pointer and the view: crosshair, rings, card. They are elements of their own,
/// so that moving the pointer paints nothing.
pub fn overlay() -> &'static str {
    "<canvas role=\"img\" width=\"0\" height=\"0\"></canvas>\
     <div class=\"ct-crosshair\" aria-hidden=\"true\" hidden><span></span></div>\
     <div class=\"ct-rings\" aria-hidden=\"true\"></div>\
     <div class=\"ct-card ct-hidden\" aria-live=\"polite\"></div>"
}

/// What the card of a mark says.
pub fn card(card: &Card) -> String {
    let mut out = Html::default();
    out.wrap("<p class=\"ct-card-title\">", &card.title, "</p>");
    for line in &card.lines {
        out.wrap("<p>", line, "</p>");
    }
    out.into_string()
}
