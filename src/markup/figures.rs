//! What are the key figures of the view, as HTML?

use super::html::Html;
use crate::dataset::{Dataset, Meeting, Pledge};
use crate::view::KeyFigures;
use crate::words::{self, page};

/// Up to four figures with what they are of: none of what the data never speak of. Those with a source open what they come from,
/// and what is counted leads to the table that has each. `last_year` is that of the view.
pub fn figures(dataset: &Dataset, figures: &KeyFigures, last_year: i32) -> String {
    let labels = &dataset.labels;
    let mut out = Html::default();
    match figures.size.and_then(|at| dataset.growth.points.get(at)) {
        Some(size) => {
            out.raw("<div class=\"ct-figure\">");
            out.wrap("<button type=\"button\" class=\"ct-number\" data-size=\"", &size.date.to_string(), "\"");
            pressed(&mut out, &size.total.to_string(), &words::members_at_end(last_year, labels));
            out.raw("</div>");
        }
        None if dataset.growth.points.is_empty() => {}
        None => {
            out.raw("<div class=\"ct-figure\">");
            out.wrap("<span class=\"ct-number\">–</span> <span>", page::FIGURE_NO_MEMBERS, "</span></div>");
        }
    }
    let meetings = (figures.meetings, page::FIGURE_MEETING, page::FIGURE_MEETINGS);
    let hosts = (figures.hosts, page::FIGURE_HOST, page::FIGURE_HOSTS);
    let has_hosts = !dataset.meetings.all_hosts().is_empty();
    for (number, one, more) in [meetings].into_iter().chain(has_hosts.then_some(hosts)) {
        let of = if number == 1 { one } else { more };
        out.raw("<div class=\"ct-figure\"><button type=\"button\" class=\"ct-number\" data-list");
        pressed(&mut out, &words::grouped(number as u64), of);
        out.raw("</div>");
    }
    if dataset.meetings.sums().is_empty() {
        return out.into_string();
    }
    let found = |place: Option<(usize, usize)>| -> Option<(Meeting, Pledge)> {
        let (at, number) = place?;
        let meeting = dataset.meetings.get(at)?;
        let pledge = meeting.pledges.get(number)?.clone();
        Some((meeting, pledge))
    };
    out.raw("<div class=\"ct-figure ct-wide\">");
    match found(figures.largest) {
        Some((meeting, pledge)) => {
            out.wrap("<button type=\"button\" class=\"ct-number\" data-meeting=\"", &meeting.id, "\"");
            let of = format!("{}: {}", words::largest(labels), words::at_meeting(&meeting));
            pressed(&mut out, &words::money(pledge.amount_usd), &of);
        }
        None => {
            out.wrap("<span class=\"ct-number\">–</span> <span>", &words::no_pledge(labels), "</span>");
        }
    }
    if let Some((meeting, pledge)) = found(figures.largest_wider) {
        out.wrap(" <button type=\"button\" class=\"ct-link\" data-meeting=\"", &meeting.id, "\">");
        out.wrap("", &words::wider_largest(&pledge, &meeting, labels), "</button>");
    }
    out.raw("</div>");
    out.into_string()
}

/// The rest of a figure that can be pressed. A button named by a number alone would say nothing in a list of buttons: its name
/// says of what, and so what stands beside it need not be said again.
fn pressed(out: &mut Html, figure: &str, of: &str) {
    out.wrap(" aria-label=\"", figure, " ").wrap("", of, "\">").wrap("", figure, "</button> ");
    out.wrap("<span aria-hidden=\"true\">", of, "</span>");
}
