//! Which meetings are shown, as the HTML of a table?

use super::html::Html;
use super::{MEETING_PAGES, Surface};
use crate::dataset::{Dataset, Labels, Meeting, Relation};
use crate::view::{Column, MOST_ROWS, Order, ViewState, columns};
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
    /// Nowhere: the data have no address, and a link would lead to other ones.
    Nowhere,
}

impl Leads {
    /// Where the links of a view lead.
    pub fn new(dataset: &Dataset, view: &ViewState, surface: Surface) -> Self {
        match surface {
            _ if dataset.labels.is_other && view.data.is_none() => Self::Nowhere,
            Surface::Page => Self::Here,
            Surface::Frame | Surface::Element => Self::Out,
        }
    }

    /// The beginning of the link to a meeting, and how it ends.
    pub(super) fn begin(self, out: &mut Html, id: &str) -> &'static str {
        let (tag, end) = match self {
            Self::Nowhere => ("<button type=\"button\"", "</button>"),
            Self::Out => ("<a target=\"_blank\" rel=\"noopener\"", "</a>"),
            Self::Here | Self::Pages => ("<a", "</a>"),
        };
        out.raw(tag);
        match self {
            Self::Nowhere => &mut *out,
            Self::Pages => out.raw(" href=\"").raw(MEETING_PAGES).wrap("/", id, "/\""),
            Self::Here | Self::Out => out.wrap(" href=\"?meeting=", id, "\""),
        };
        out.wrap(" data-meeting=\"", id, "\"");
        end
    }
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
    let columns = columns(dataset);
    for column in columns.iter().copied() {
        out.raw("<th scope=\"col\"");
        if let Some(state) = sort_state(order, column) {
            out.raw(" aria-sort=\"").raw(state).raw("\"");
        }
        out.wrap("><button type=\"button\" data-sort=\"", column.code(), "\">");
        out.wrap("", &words::column(column, &dataset.labels), "</button></th>");
    }
    out.raw("</tr></thead>").raw(if is_long { SPACE } else { "" }).raw("<tbody>");
    // Those of a long table come later, and only those that are seen.
    for meeting in (0..if is_long { 0 } else { count }).filter_map(|at| dataset.meetings.get(at)) {
        row(&mut out, dataset, &columns, &meeting, None, leads);
    }
    out.raw("</tbody>").raw(if is_long { SPACE } else { "" }).raw("</table>");
    out.raw(if is_long { "<p class=\"ct-printed\"></p>" } else { "" });
    out.into_string()
}

/// The room of rows that are not in the page.
const SPACE: &str = "<tbody class=\"ct-space\" aria-hidden=\"true\"><tr><td colspan=\"6\"></td></tr></tbody>";

/// Some rows of a long table: each the position of its meeting, after the number of the row in the whole table, from 1.
pub fn rows(dataset: &Dataset, rows: &[(usize, usize)], leads: Leads) -> String {
    let columns = columns(dataset);
    let mut out = Html::default();
    for (number, at) in rows {
        if let Some(meeting) = dataset.meetings.get(*at) {
            row(&mut out, dataset, &columns, &meeting, Some(*number), leads);
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

/// What a row says in a column.
pub(super) fn cell(meeting: &Meeting, column: Column, labels: &Labels) -> String {
    match column {
        Column::Date => words::meeting_date(meeting.date),
        Column::Name => meeting.name.clone(),
        Column::Hosts => words::hosts(meeting),
        Column::Place => words::place(meeting),
        Column::Members => words::members_reported(meeting, labels),
        Column::Pledges => pledges(meeting, labels),
    }
}

/// The sums of a meeting, as its row says them.
fn pledges(meeting: &Meeting, labels: &Labels) -> String {
    let pledges = meeting.pledges.iter().filter(|pledge| pledge.relation == Relation::None);
    let pledges: Vec<String> = pledges.map(|pledge| words::pledge(pledge, labels)).collect();
    match pledges.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first, rest @ ..] => words::and_more(first, rest.len()),
    }
}

fn row(out: &mut Html, dataset: &Dataset, columns: &[Column], meeting: &Meeting, number: Option<usize>, leads: Leads) {
    match number {
        // The head is the first row.
        Some(number) => out.wrap("<tr aria-rowindex=\"", &(number + 1).to_string(), "\">"),
        None => out.raw("<tr>"),
    };
    for column in columns.iter().copied() {
        if column == Column::Name {
            out.raw("<th scope=\"row\">");
            let end = leads.begin(out, &meeting.id);
            out.raw(">").breaking(&meeting.name).raw(end).raw("</th>");
            continue;
        }
        out.wrap("<td data-label=\"", &words::column(column, &dataset.labels), "\">");
        out.breaking(&cell(meeting, column, &dataset.labels)).raw("</td>");
    }
    out.raw("</tr>");
}
