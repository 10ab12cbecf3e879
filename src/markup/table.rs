//! Which meetings are shown, as the HTML of a table?

use super::MEETING_PAGES;
use super::html::Html;
use crate::dataset::{Dataset, Meeting, Relation};
use crate::view::{Column, MOST_ROWS, Order};
use crate::words::{self, page};

/// Where the links of a table lead whose program does not follow them in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// To the meeting in the timeline.
    Here,
    /// The same, out of a page that is not ours.
    Out,
    /// To the page of the meeting: there may never be a program.
    Pages,
}

/// The table of all meetings in order of time; `caption` counts those shown. Of very many meetings there are no rows yet: only
/// the room for them.
pub fn table(dataset: &Dataset, caption: &str, leads: Leads) -> String {
    let order = Order::default();
    let count = dataset.meetings.len();
    let is_long = count > MOST_ROWS;
    let mut out = Html::default();
    out.wrap("<h2 tabindex=\"-1\">", page::TABLE, "</h2>").raw(if is_long {
        "<table class=\"ct-long\">"
    } else {
        "<table>"
    });
    out.wrap("<caption class=\"ct-unseen\">", caption, "</caption><thead>");
    out.raw(if is_long { "<tr aria-rowindex=\"1\">" } else { "<tr>" });
    for column in Column::ALL {
        out.raw("<th scope=\"col\"");
        if let Some(state) = sort_state(order, column) {
            out.raw(" aria-sort=\"").raw(state).raw("\"");
        }
        out.wrap("><button type=\"button\" data-sort=\"", column.code(), "\">");
        out.wrap("", words::column(column), "</button></th>");
    }
    out.raw("</tr></thead>").raw(if is_long { SPACE } else { "" }).raw("<tbody>");
    // Those of a long table come later, and only those that are seen.
    for meeting in (0..if is_long { 0 } else { count }).filter_map(|at| dataset.meetings.get(at)) {
        row(&mut out, &meeting, None, leads);
    }
    out.raw("</tbody>").raw(if is_long { SPACE } else { "" }).raw("</table>");
    out.raw(if is_long { "<p class=\"ct-printed\"></p>" } else { "" });
    out.into_string()
}

/// The room of rows that are not in the page.
const SPACE: &str = "<tbody class=\"ct-space\" aria-hidden=\"true\"><tr><td colspan=\"6\"></td></tr></tbody>";

/// Some rows of a long table: each the position of its meeting, after the number of the row in the whole table, from 1.
pub fn rows(dataset: &Dataset, rows: &[(usize, usize)], is_guest: bool) -> String {
    let mut out = Html::default();
    for (number, at) in rows {
        if let Some(meeting) = dataset.meetings.get(*at) {
            row(&mut out, &meeting, Some(*number), if is_guest { Leads::Out } else { Leads::Here });
        }
    }
    out.into_string()
}

/// How a column is sorted, as `aria-sort` says it; `None` where the table is sorted by another.
pub fn sort_state(order: Order, column: Column) -> Option<&'static str> {
    match order {
        order if order.column != column => None,
        order if order.descending => Some("descending"),
        _ => Some("ascending"),
    }
}

/// The sums of a meeting, as its row says them.
pub(super) fn pledges(meeting: &Meeting) -> String {
    let pledges: Vec<String> =
        meeting.pledges.iter().filter(|pledge| pledge.relation == Relation::None).map(words::pledge).collect();
    match pledges.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first, rest @ ..] => words::and_more(first, rest.len()),
    }
}

fn row(out: &mut Html, meeting: &Meeting, number: Option<usize>, leads: Leads) {
    let cell = |out: &mut Html, column: Column, words: &str| {
        out.wrap("<td data-label=\"", words::column(column), "\">").wrap("", words, "</td>");
    };
    match number {
        // The head is the first row.
        Some(number) => out.wrap("<tr aria-rowindex=\"", &(number + 1).to_string(), "\">"),
        None => out.raw("<tr>"),
    };
    cell(out, Column::Date, &words::meeting_date(meeting.date));
    out.raw("<th scope=\"row\"><a").raw(if leads == Leads::Out { " target=\"_blank\" rel=\"noopener\"" } else { "" });
    match leads {
        Leads::Pages => out.raw(" href=\"").raw(MEETING_PAGES).wrap("/", &meeting.id, "/\" data-meeting=\""),
        Leads::Here | Leads::Out => out.wrap(" href=\"?meeting=", &meeting.id, "\" data-meeting=\""),
    };
    out.text(&meeting.id).wrap("\">", &meeting.name, "</a></th>");
    cell(out, Column::Hosts, &words::hosts(meeting));
    cell(out, Column::Place, &words::place(meeting));
    cell(out, Column::Members, &words::members_reported(meeting));
    cell(out, Column::Pledges, &pledges(meeting));
    out.raw("</tr>");
}
