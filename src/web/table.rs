//! Which meetings are shown, as a list that can be sorted?
//!
//! Every meeting has its row from the beginning, unless there are very many (`long_table`); a filter hides rows and a press on a head puts them in another order, so
//! that nothing is made anew and the focus stays where it is.

use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use super::browser;
use super::live::{find, follow, say, set};
use super::long_table;
use super::timeline::Timeline;
use crate::markup;
use crate::view::{MOST_ROWS, Order, Rows, columns};
use crate::words;

/// Makes the table show what the view does. One row a meeting.
pub fn bind(timeline: Timeline, root: &Element) -> Option<()> {
    let section = find(root, ".ct-table")?;
    if timeline.dataset().meetings.len() > MOST_ROWS {
        return long_table::bind(timeline, &section);
    }
    let mut table = LiveTable::new(&section)?;
    follow(move || {
        let order = timeline.view.with(|view| view.order);
        table.sort(timeline, order);
        timeline.selection.with(|selection| table.show(&selection.rows));
        table.mark(timeline.open_position());
        say(&table.caption, &words::status(table.shown, &timeline.dataset()));
    });
    Some(())
}

/// The rows on the page, by the position of their meeting, and how they stand at present.
struct LiveTable {
    body: Element,
    caption: Element,
    heads: Vec<Element>,
    rows: Vec<HtmlElement>,
    is_hidden: Vec<bool>,
    shown: usize,
    order: Order,
    open: Option<usize>,
}

impl LiveTable {
    fn new(section: &Element) -> Option<Self> {
        let rows: Vec<HtmlElement> = browser::all(section, "tbody tr");
        Some(Self {
            body: find(section, "tbody")?,
            caption: find(section, "caption")?,
            heads: browser::all(section, "thead th"),
            is_hidden: vec![false; rows.len()],
            shown: rows.len(),
            rows,
            order: Order::default(),
            open: None,
        })
    }

    /// Puts the rows in an order.
    fn sort(&mut self, timeline: Timeline, order: Order) {
        if order == self.order {
            return;
        }
        self.order = order;
        let mut all: Vec<usize> = (0..self.rows.len()).collect();
        let dataset = timeline.dataset();
        order.sort(&mut all, &dataset, words::country);
        for row in all.iter().filter_map(|at| self.rows.get(*at)) {
            let _ = self.body.append_child(row);
        }
        for (head, column) in self.heads.iter().zip(columns(&dataset)) {
            set(head, "aria-sort", markup::sort_state(order, column));
        }
    }

    /// Shows these rows, which are in order of position, and hides the others.
    fn show(&mut self, shown: &Rows) {
        let mut next = shown.iter().peekable();
        for (at, (row, is_hidden)) in self.rows.iter().zip(&mut self.is_hidden).enumerate() {
            let hide = next.next_if_eq(&at).is_none();
            if hide != *is_hidden {
                *is_hidden = hide;
                row.set_hidden(hide);
            }
        }
        self.shown = shown.len();
    }

    /// Marks the row of the open meeting.
    fn mark(&mut self, open: Option<usize>) {
        if open != self.open {
            let class = |at: Option<usize>, name: &str| {
                if let Some(row) = at.and_then(|at| self.rows.get(at)) {
                    row.set_class_name(name);
                }
            };
            class(self.open, "");
            class(open, "ct-open");
            self.open = open;
        }
    }
}
