//! The picture as HTML: the captions of its panels, the room of its plots, and what lies over it.

use super::html::Html;
use super::table::Leads;
use crate::chart::{Card, Mark, Marks, Opens, Panel, Track, described, track_name};
use crate::dataset::{Dataset, Known};
use crate::view::{Selection, ViewState};
use crate::words::{self, page};

/// More marks than this are not listed: only the one that the keyboard is at.
pub const MOST_LISTED: usize = 400;

/// The section of the chart: what it shows in words, the strip of years, and the room of the picture with what stands in it
/// until the program paints.
pub(super) fn chart(out: &mut Html, dataset: &Dataset, view: &ViewState, selection: &Selection, pictures: &str) {
    out.wrap("<section class=\"ct-chart\" part=\"chart\" aria-label=\"", page::CHART, "\">");
    out.wrap("<h2 class=\"ct-unseen\">", page::CHART, "</h2>");
    out.wrap("<p class=\"ct-summary ct-unseen\">", &words::summary(view, dataset, selection), "</p>");
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

/// A panel: its caption, and the room of its plot.
pub fn panel(panel: &Panel) -> String {
    let mut out = Html::default();
    out.raw("<div class=\"ct-panel\">");
    caption(&mut out, panel);
    out.raw("<div class=\"ct-plot\"></div></div>");
    out.into_string()
}

/// A panel as the page is delivered with it: in the room of the plot stand pictures, each for some widths, with their
/// classes. What the caption says at some widths only has the same classes.
pub(super) fn still_panel(out: &mut Html, variants: &[(&Panel, String, &'static str)]) {
    let Some((panel, ..)) = variants.first() else { return };
    out.raw("<div class=\"ct-panel\">");
    out.wrap("<div class=\"ct-caption\"><p class=\"ct-panel-title\">", &panel.title, "</p>");
    out.wrap("<p class=\"ct-panel-text\">", &panel.caption, "");
    for (panel, _, class) in variants.iter().filter(|(panel, ..)| !panel.note.is_empty()) {
        out.raw("<span class=\"").raw(class).wrap("\"> ", &panel.note, "</span>");
    }
    out.raw("</p></div><div class=\"ct-plot\">");
    for (_, picture, _) in variants {
        out.made(picture);
    }
    out.raw("</div></div>");
}

/// The title of a panel and how to read it. The panels' headings are those of the lists of marks.
pub(super) fn caption(out: &mut Html, panel: &Panel) {
    out.wrap("<div class=\"ct-caption\"><p class=\"ct-panel-title\">", &panel.title, "</p>");
    out.wrap("<p class=\"ct-panel-text\">", &panel.text(), "</p></div>");
}

/// The canvas, and over it what follows the pointer and the view: crosshair, rings, marks that can be reached without a
/// pointer, card. They are elements of their own, so that moving the pointer paints nothing. The card says what the name of
/// its mark does.
pub fn overlay() -> String {
    let mut out = Html::default();
    out.raw("<canvas role=\"img\" width=\"0\" height=\"0\"></canvas>");
    out.raw("<span class=\"ct-probe\" aria-hidden=\"true\">mWoi<b>mWoi</b></span>");
    out.raw("<div class=\"ct-crosshair\" aria-hidden=\"true\" hidden><span></span></div>");
    out.raw("<div class=\"ct-rings\" aria-hidden=\"true\"></div>");
    out.wrap("<div class=\"ct-marks\" role=\"group\" aria-busy=\"true\" aria-label=\"", page::MARKS, "\"></div>");
    out.raw("<div class=\"ct-card ct-hidden\" aria-hidden=\"true\"></div>");
    out.into_string()
}

/// The marks of a picture as links and buttons: a list for each track, under the name of its panel. Of very many marks there
/// is only the one that is `kept`. `leads` says where a link leads that is not followed in place.
pub fn marks(known: Known, marks: &Marks, kept: Option<usize>, leads: Leads) -> String {
    let mut out = Html::default();
    out.wrap("<p class=\"ct-unseen\">", page::CHART_KEYS, "</p>");
    if marks.len() > MOST_LISTED {
        out.wrap("<p class=\"ct-unseen\">", &page::many_marks(marks.len()), "</p>");
        if let Some((at, mark)) = kept.and_then(|at| Some((at, marks.get(at)?))) {
            link(&mut out, known, at, mark, leads);
        }
        return out.into_string();
    }
    let labels = &known.dataset.labels;
    let mut panel = words::Words::default();
    for (track, positions) in marks.tracks() {
        let title = match track {
            Track::Sizes | Track::Joins => words::growth_title(labels).into(),
            Track::Sums => words::pledges_title(labels),
            Track::Host(_) => words::HOSTS_TITLE.into(),
        };
        if title != panel {
            out.wrap("<h3 class=\"ct-unseen\">", &title, "</h3>");
            panel = title;
        }
        out.wrap("<ul role=\"list\" aria-label=\"", &track_name(track, positions.len(), labels), "\">");
        for at in positions.iter().map(|at| *at as usize) {
            if let Some(mark) = marks.get(at) {
                out.raw("<li>");
                link(&mut out, known, at, mark, leads);
                out.raw("</li>");
            }
        }
        out.raw("</ul>");
    }
    out.into_string()
}

/// A mark that can take the focus and is pressed like what it stands for. Only one of them is on the way of the Tab key.
fn link(out: &mut Html, known: Known, at: usize, mark: &Mark, leads: Leads) {
    let dataset = known.dataset;
    let end = match mark.subject.opens() {
        Some(Opens::Meeting(of)) => {
            let id = dataset.meetings.get(of).map(|meeting| meeting.id).unwrap_or_default();
            leads.begin(out, &id)
        }
        Some(Opens::Size(of)) => {
            let date = dataset.growth.points.get(of).map(|size| size.date.to_string()).unwrap_or_default();
            out.wrap("<button type=\"button\" data-size=\"", &date, "\"");
            "</button>"
        }
        Some(Opens::Closer(_)) => {
            out.raw("<button type=\"button\" data-closer=\"\"");
            "</button>"
        }
        None => {
            out.raw("<span role=\"img\" data-none=\"\"");
            "</span>"
        }
    };
    out.wrap(" class=\"ct-mark\" tabindex=\"-1\" data-mark=\"", &at.to_string(), "\" aria-label=\"");
    out.text(&described(known, &mark.subject)).raw("\">").raw(end);
}

/// What the card of a mark says; `has_keys` where the keyboard is at the mark.
pub fn card(card: &Card, has_keys: bool) -> String {
    let mut out = Html::default();
    out.wrap("<p class=\"ct-card-title\">", &card.title, "</p>");
    for line in &card.lines {
        out.wrap("<p>", line, "</p>");
    }
    if has_keys {
        out.wrap("<p class=\"ct-card-keys\">", page::CARD_KEYS, "</p>");
    }
    out.into_string()
}
