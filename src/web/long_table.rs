//! How does a table of very many meetings show every row, with few of them in the page?
//!
//! The rows near those that are seen stand in the page; two empty rows have the height of the rest. When one of these comes
//! into view, in this window or in that of a host around a frame, the rows that belong there take the place of the others.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, IntersectionObserverEntry};

use super::browser::{self, SightObserver};
use super::live::{find, follow, keep, mark, say, set, style};
use super::timeline::Timeline;
use crate::markup;
use crate::view::{Column, Order, RowWindow, Selection, columns};
use crate::words;

/// The height of a row before one has been seen.
const ROW_PX: f64 = 44.0;

/// Makes the table show what the view does.
pub fn bind(timeline: Timeline, section: &Element) -> Option<()> {
    let table = Rc::new(RefCell::new(LongTable::new(timeline, section)?));
    let seen = Rc::downgrade(&table);
    keep(SightObserver::new(&table.borrow().spaces, move |entry| {
        seen.upgrade().is_some_and(|table| table.borrow_mut().look(entry))
    }));
    follow(move || {
        let order = timeline.view.with(|view| view.order);
        let selection = timeline.selection.get();
        let mut table = table.borrow_mut();
        if order != table.order || selection != table.selection {
            table.show(order, selection);
        }
        table.mark(timeline.open_position());
    });
    Some(())
}

struct LongTable {
    timeline: Timeline,
    whole: Element,
    caption: Element,
    heads: Vec<Element>,
    body: HtmlElement,
    /// What says on paper how much of the table is there.
    printed: Element,
    /// The room above the rows and below them.
    spaces: [HtmlElement; 2],
    order: Order,
    /// All meetings in the order of the table; `None` where that is the order of time, or the other way round.
    sorted: Option<Vec<usize>>,
    /// Whose rows are shown, and in `listed` their order, where it is not that of time.
    selection: Arc<Selection>,
    listed: Option<Vec<usize>>,
    window: RowWindow,
    /// The positions of the meetings whose rows are in the page.
    present: Vec<usize>,
    row_px: f64,
}

impl LongTable {
    fn new(timeline: Timeline, section: &Element) -> Option<Self> {
        let mut spaces = browser::all::<HtmlElement>(section, ".ct-space td").into_iter();
        Some(Self {
            timeline,
            whole: find(section, "table")?,
            caption: find(section, "caption")?,
            heads: browser::all(section, "thead th"),
            body: find(section, "tbody:not(.ct-space)")?,
            printed: find(section, ".ct-printed")?,
            spaces: [spaces.next()?, spaces.next()?],
            order: Order::default(),
            sorted: None,
            selection: Arc::default(),
            listed: None,
            window: RowWindow::beginning(0, ROW_PX),
            present: Vec::new(),
            row_px: ROW_PX,
        })
    }

    /// Shows these meetings in this order, from the first.
    fn show(&mut self, order: Order, selection: Arc<Selection>) {
        let dataset = self.timeline.dataset();
        if order != self.order {
            self.order = order;
            for (head, column) in self.heads.iter().zip(columns(&dataset)) {
                set(head, "aria-sort", markup::sort_state(order, column));
            }
            self.sorted = (order.column != Column::Date).then(|| {
                let mut all: Vec<usize> = (0..dataset.meetings.len()).collect();
                order.sort(&mut all, &dataset, words::country);
                all
            });
        }
        self.selection = selection;
        let rows = &self.selection.rows;
        let is_shown = |at: &usize| rows.contains(*at);
        self.listed = self.sorted.as_ref().map(|sorted| sorted.iter().copied().filter(is_shown).collect());
        say(&self.caption, &words::status(rows.len(), &dataset));
        set(&self.whole, "aria-rowcount", Some(&(rows.len() + 1).to_string()));
        self.put(RowWindow::beginning(self.selection.rows.len(), self.row_px));
    }

    /// The position of the meeting in a row of the table.
    fn position(&self, row: usize) -> Option<usize> {
        let shown = &self.selection.rows;
        match &self.listed {
            Some(listed) => listed.get(row).copied(),
            None if self.order.descending => shown.get(shown.len().checked_sub(row + 1)?),
            None => shown.get(row),
        }
    }

    /// Puts these rows into the page.
    fn put(&mut self, window: RowWindow) {
        self.window = window;
        let rows: Vec<(usize, usize)> =
            self.window.rows.clone().filter_map(|row| Some((row + 1, self.position(row)?))).collect();
        let leads = self.timeline.leads();
        // The keyboard stays at its meeting, as long as that is there.
        let held = find::<Element>(&self.body, "th :focus").and_then(|link| link.get_attribute("data-meeting"));
        self.body.set_inner_html(&markup::rows(&self.timeline.dataset(), &rows, leads));
        let held = held.and_then(|id| find::<HtmlElement>(&self.body, &format!("[data-meeting=\"{id}\"]")));
        if let Some(link) = held {
            // The reader may have scrolled on, and is not called back.
            browser::focus_in_place(&link);
        }
        let (first, last) = (self.window.rows.start + 1, self.window.rows.end);
        say(&self.printed, &words::printed_rows(first, last, self.window.count));
        self.present = rows.iter().map(|(_, position)| *position).collect();
        self.mark(self.timeline.open_position());
        self.make_room();
    }

    /// Gives the rows that are not in the page their room.
    fn make_room(&self) {
        for (space, px) in self.spaces.iter().zip([self.window.above_px, self.window.below_px]) {
            style(space, "height", &format!("{px}px"));
        }
    }

    /// Marks the row of the open meeting, if it is in the page.
    fn mark(&self, open: Option<usize>) {
        let marked = find::<Element>(&self.body, ".ct-open");
        let row = open.and_then(|open| self.present.iter().position(|at| *at == open));
        let row = row.and_then(|at| self.body.children().item(at as u32));
        if row != marked {
            marked.iter().for_each(|row| mark(row, "ct-open", false));
            row.iter().for_each(|row| mark(row, "ct-open", true));
        }
    }

    /// Puts a row where it is looked at: its top, or its bottom. Only now it is known how high those before it are.
    fn stand(&mut self, row: usize, y: f64, by_its_bottom: bool) {
        let at = row.saturating_sub(self.window.rows.start) as u32;
        let row = self.body.children().item(at).and_then(|row| row.dyn_into::<HtmlElement>().ok());
        let Some(row) = row else { return };
        let before = row.offset_top() - self.body.offset_top() + if by_its_bottom { row.offset_height() } else { 0 };
        self.window.stand(y, f64::from(before));
        self.make_room();
    }

    /// Goes to the rows whose room has come into view. Answers whether there was anything to do.
    fn look(&mut self, entry: &IntersectionObserverEntry) -> bool {
        let [above, _] = &self.spaces;
        let is_above = entry.target().unchecked_into::<HtmlElement>() == *above;
        if !entry.is_intersecting() || self.selection.rows.is_empty() {
            return false;
        }
        let (room, seen) = (entry.bounding_client_rect(), entry.intersection_rect());
        if seen.height() < 1.0 {
            return false;
        }
        let (window, count) = (&self.window, self.selection.rows.len());
        let scale = browser::scale(&self.body);
        let height = f64::from(self.body.offset_height());
        if height > 0.0 && !window.rows.is_empty() {
            self.row_px = height / window.rows.len() as f64;
        }
        // Who sees an end of the room sees the first row or the last.
        let (sees_start, sees_end) = (seen.top() < room.top() + 1.0, seen.bottom() > room.bottom() - 1.0);
        let middle = (seen.top() - room.top() + seen.height() / 2.0) / scale;
        let (row, y) = match is_above {
            true if sees_start => (0, 0.0),
            true => (window.row_above(middle), middle),
            false if sees_end => (count - 1, window.above_px + height + window.below_px),
            false => (window.row_below(middle), window.above_px + height + middle),
        };
        let next = RowWindow::around(row, y, count, self.row_px);
        let is_other = next.rows != window.rows;
        if is_other {
            self.put(next);
            self.stand(row, y, !is_above && sees_end);
        }
        is_other
    }
}
