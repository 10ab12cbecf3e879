//! Table of the meetings that are shown.
//!
//! Every meeting has its row, and a filter hides rows: nothing is made anew, and the focus stays where it is.
//!
//! Of very many meetings only the rows near those that are seen stand in the page; two empty rows have the height of the rest. When
//! one of these comes into view, in this window or in that of a host around a frame, the rows that belong there take the place of the
//! others.

use std::ops::Range;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::anchors::use_anchors;
use super::breaking::breaking;
use super::cells::cell;
use super::cleanup::drop_on_cleanup;
use super::columns_choice::ColumnsChoice;
use super::effect::{after_effects, effect};
use super::fold::Fold;
use super::keyed::{Key, keyed};
use super::links::LinkTarget;
use super::prerendered::is_prerendered;
use super::state::{Timeline, use_timeline};
use super::view;
use crate::dataset::{Labels, Meeting};
use crate::platform::{self, History, Seen, SightObserver};
use crate::view::{Column, MOST_ROWS, Open, Order, Selection, ViewState, VirtualRows, columns, shown_columns};
use crate::words::{self, page};

/// A table with more rows than this begins folded: what it shows then is that of fewer, in any layout.
const MOST_UNFOLDED: usize = 16;
/// The height of a row before one has been seen, in CSS pixels.
const ROW_PX: f64 = 44.0;

/// The meetings that are shown, in the order of the table.
#[derive(Clone)]
struct Listed {
    selection: Arc<Selection>,
    order: Order,
    /// Their positions; `None` where they are in order of time, or the other way round.
    sorted: Option<Arc<Vec<usize>>>,
    /// How many lists there have been before.
    version: usize,
}

impl Listed {
    fn len(&self) -> usize {
        self.selection.rows.len()
    }

    /// The position of the meeting in a row of the table.
    fn position(&self, row: usize) -> Option<usize> {
        let rows = &self.selection.rows;
        match &self.sorted {
            Some(sorted) => sorted.get(row).copied(),
            None if self.order.descending => rows.get(rows.len().checked_sub(row + 1)?),
            None => rows.get(row),
        }
    }
}

/// A row in the page: its number as `aria-rowindex` says it, where the table is long, and the position of its meeting.
type RowKey = Key;

/// Rows of the table, shared with what prints them.
#[derive(Clone, Copy)]
pub struct TableRows {
    listed: Memo<Listed>,
    /// The version of the list that has been scrolled, and the part of it that the reader has come to.
    scrolled: RwSignal<Option<(usize, VirtualRows)>>,
    window: Memo<VirtualRows>,
    present: Memo<Vec<RowKey>>,
    /// The height of a row in CSS pixels, as far as it is known.
    row_px: StoredValue<f64>,
}

impl TableRows {
    /// Those of a timeline.
    pub fn new(timeline: Timeline) -> Self {
        let dataset = timeline.dataset();
        let is_long = dataset.meetings.len() > MOST_ROWS;
        let order = Memo::new(move |_| timeline.view.with(|view| view.order));
        let listed = Memo::new_with_compare(
            move |before: Option<&Listed>| {
                let (order, selection) = (order.get(), timeline.selection.get());
                // Those of a short table are hidden in the order of all.
                let sorted = (is_long && order.column != Column::Date).then(|| {
                    let mut rows = selection.rows.to_vec();
                    order.sort(&mut rows, &dataset, words::country);
                    Arc::new(rows)
                });
                Listed { selection, order, sorted, version: before.map_or(0, |before| before.version + 1) }
            },
            // It is made anew only for other meetings or in another order.
            |_, _| true,
        );
        let scrolled = RwSignal::new(None::<(usize, VirtualRows)>);
        let row_px = StoredValue::new(ROW_PX);
        let window = Memo::new(move |_| {
            let (version, count) = listed.with(|listed| (listed.version, listed.len()));
            let scrolled = scrolled.with(|scrolled| scrolled.clone().filter(|(of, _)| *of == version));
            match scrolled {
                Some((_, window)) => window,
                None if is_long => VirtualRows::beginning(count, row_px.get_value()),
                None => VirtualRows::all(count),
            }
        });
        let range = Memo::new(move |_| window.with(|window| window.rows.clone()));
        let dataset = timeline.dataset();
        let present = Memo::new(move |_| {
            if !is_long {
                let mut all: Vec<usize> = (0..dataset.meetings.len()).collect();
                order.get().sort(&mut all, &dataset, words::country);
                return all.into_iter().map(|position| (None, position)).collect::<Vec<RowKey>>();
            }
            listed.with(|listed| {
                // The head is the first row.
                let key = |row: usize| Some((Some(row + 2), listed.position(row)?));
                range.get().filter_map(key).collect::<Vec<RowKey>>()
            })
        });
        Self { listed, scrolled, window, present, row_px }
    }

    /// The positions of the meetings whose rows are in the page and shown.
    pub fn present(&self) -> Vec<usize> {
        self.listed.with_untracked(|listed| {
            let shown = |(_, position): &RowKey| Some(*position).filter(|at| listed.selection.rows.contains(*at));
            self.present.with_untracked(|present| present.iter().filter_map(shown).collect())
        })
    }

    /// Which of how many rows are in the page, in words; nothing where all of them are.
    pub fn part(&self) -> Option<String> {
        self.window.with(|window| {
            let Range { start, end } = window.rows.clone();
            (end - start < window.count).then(|| words::printed_rows(start + 1, end, window.count))
        })
    }
}

/// The table with its heading.
#[component]
pub fn MeetingTable() -> impl IntoView {
    let timeline = use_timeline();
    let dataset = timeline.dataset();
    let rows: TableRows = expect_context();
    let link_target = if is_prerendered() { LinkTarget::MeetingPage } else { timeline.link_target() };
    let offered = columns(&dataset);
    let shown = Memo::new(move |_| {
        let hidden = timeline.view.with(|view| view.hidden);
        shown_columns(&timeline.dataset(), hidden)
    });
    let heads = move || shown.get().into_iter().map(|column| view! { <ColumnHead column/> }).collect_view();
    // With other columns all rows are made anew.
    let all_rows = move || {
        let (columns, dataset) = (shown.get(), dataset.clone());
        let row = move |(number, position): RowKey| {
            let meeting = dataset.meetings.get(position);
            meeting.map(|meeting| row(&meeting, number, &columns, &dataset.labels, link_target)).into_any()
        };
        keyed(move || rows.present.get(), row)
    };
    let body = NodeRef::<html::Tbody>::new();
    // Both wait until the rows have moved. A filter alone does not change which row is open.
    effect(move || {
        shown.track();
        rows.present.track();
        rows.listed.track();
        body.track();
        after_effects(move || hide_rows(rows, body));
    });
    effect(move || {
        shown.track();
        rows.present.track();
        timeline.opened.track();
        body.track();
        after_effects(move || mark_open_row(timeline, rows, body));
    });
    let open = move |event: leptos::ev::MouseEvent| {
        if let Some(id) = platform::delegated(&event, "data-meeting").filter(|_| platform::is_plain_click(&event)) {
            event.prevent_default();
            timeline.open(Open::Meeting(id));
        }
    };
    // A link that is about to be used gets its address in the present view: for a new tab, or to be copied.
    let address = move |id: &str| timeline.meeting_link(id);
    let body_view = view! {
        <tbody node_ref=body>
            {move || all_rows()}
        </tbody>
    };
    let status = Signal::derive(move || words::status(rows.listed.with(Listed::len), &timeline.dataset()));
    let caption = view! { <caption class="ct-unseen">{status}</caption> };
    let head_index = (timeline.dataset().meetings.len() > MOST_ROWS).then_some("1");
    let head = view! {
        <thead>
            <tr aria-rowindex=head_index>{move || heads().into_any()}</tr>
        </thead>
    };
    let table = match head_index {
        Some(_) => long_table(rows, body, (caption, head, body_view)).into_any(),
        None => {
            // Heads of nothing say nothing.
            let is_empty = Signal::derive(move || rows.listed.with(|listed| listed.len() == 0));
            view! {
                <table hidden=is_empty>
                    {caption} {head} {body_view}
                </table>
            }
        }
    };
    let is_long = Memo::new(move |_| rows.listed.with(Listed::len) > MOST_UNFOLDED);
    let unfolds = Signal::derive(move || words::show_all(rows.listed.with(Listed::len)));
    view! {
        <section
            class="ct-table"
            part="table"
            aria-label=page::TABLE
            on:click=open
            on:pointerover=move |event| platform::aim_link(&event, "data-meeting", address)
            on:focusin=move |event| platform::aim_link(&event, "data-meeting", address)
        >
            <div class="ct-table-head">
                <h2 tabindex="-1" node_ref=use_anchors().table_heading>
                    {page::TABLE}
                </h2>
                <ColumnsChoice columns=offered/>
            </div>
            <Fold is_long is_unfolded=timeline.has_all_rows label=unfolds>
                {table}
            </Fold>
        </section>
    }
}

/// Hides the rows of meetings that are not shown.
fn hide_rows(rows: TableRows, body: NodeRef<html::Tbody>) {
    let Some(body) = body.try_get_untracked().flatten() else { return };
    rows.listed.with_untracked(|listed| {
        let shown = &listed.selection.rows;
        rows.present.with_untracked(|present| {
            platform::hide_children(&body, present.iter().map(|(_, position)| !shown.contains(*position)));
        });
    });
}

/// Marks the row of the open meeting.
fn mark_open_row(timeline: Timeline, rows: TableRows, body: NodeRef<html::Tbody>) {
    let Some(body) = body.try_get_untracked().flatten() else { return };
    let open = timeline.open_position();
    rows.present.with_untracked(|present| {
        platform::mark_child(&body, present.iter().position(|(_, position)| Some(*position) == open), "ct-open");
    });
}

/// A table of which only some rows are in the page, with the room of the others.
fn long_table(
    rows: TableRows,
    body: NodeRef<html::Tbody>,
    (caption, head, body_view): (impl IntoView, impl IntoView, impl IntoView),
) -> impl IntoView {
    let spaces = [NodeRef::<html::Td>::new(), NodeRef::<html::Td>::new()];
    effect(move || {
        let [Some(above), Some(below)] = spaces.map(|space| space.get()) else { return };
        drop_on_cleanup(SightObserver::new(vec![above.into(), below.into()], move |seen| look(rows, body, seen)));
    });
    let height = move |px: fn(&VirtualRows) -> f64| {
        // The page is delivered without rows that are not in it.
        Signal::derive(move || Some(format!("{}px", rows.window.with(px))))
    };
    let space = move |space: NodeRef<html::Td>, height: Signal<Option<String>>| {
        view! {
            <tbody class="ct-space" aria-hidden="true">
                <tr>
                    <td colspan="6" node_ref=space style:height=height></td>
                </tr>
            </tbody>
        }
    };
    let count = Signal::derive(move || (rows.listed.with(Listed::len) + 1).to_string());
    let part = Signal::derive(move || rows.part().unwrap_or_default());
    let [above, below] = spaces;
    view! {
        <table class="ct-long" aria-rowcount=count>
            {caption} {head} {space(above, height(|window| window.above_px))} {body_view}
            {space(below, height(|window| window.below_px))}
        </table>
        <p class="ct-printed">{part}</p>
    }
}

/// Goes to the rows whose room has come into view. Answers whether there was anything to do.
fn look(rows: TableRows, body_ref: NodeRef<html::Tbody>, seen: &Seen) -> bool {
    let Some(body) = body_ref.try_get_untracked().flatten() else { return false };
    let (window, version) = (rows.window.get_untracked(), rows.listed.with_untracked(|listed| listed.version));
    if seen.seen_px < 1.0 || window.count == 0 {
        return false;
    }
    let height = f64::from(body.offset_height());
    if height > 0.0 && !window.rows.is_empty() {
        rows.row_px.set_value(height / window.rows.len() as f64);
    }
    let is_above = seen.number == 0;
    let middle = seen.middle_px / platform::scale(&body);
    // Who sees an end of the room sees the first row or the last.
    let (row, y) = match is_above {
        true if seen.sees_start => (0, 0.0),
        true => (window.row_above(middle), middle),
        false if seen.sees_end => (window.count - 1, window.above_px + height + window.below_px),
        false => (window.row_below(middle), window.above_px + height + middle),
    };
    let next = VirtualRows::around(row, y, window.count, rows.row_px.get_value());
    let is_other = next.rows != window.rows;
    if is_other {
        let held = platform::focused_child(&body).and_then(|at| rows.present().get(at).copied());
        let by_its_bottom = !is_above && seen.sees_end;
        rows.scrolled.set(Some((version, next)));
        after_effects(move || settle(rows, body_ref, held, (row, y, by_its_bottom)));
    }
    is_other
}

/// Puts a row where it is looked at: its top, or its bottom. Only with the rows in the page it is known how high those before it are.
fn settle(
    rows: TableRows,
    body: NodeRef<html::Tbody>,
    held: Option<usize>,
    (row, y, by_its_bottom): (usize, f64, bool),
) {
    let (Some(body), Some(mut window)) = (body.try_get_untracked().flatten(), rows.window.try_get_untracked()) else {
        return;
    };
    // The keyboard stays at its meeting, as long as that is there. The reader may have scrolled on, and is not called back.
    let held = held.filter(|_| platform::focused_inside(&body).is_none());
    if let Some(at) = held.and_then(|held| rows.present().iter().position(|at| *at == held)) {
        platform::focus_in_child(&body, at);
    }
    let edges = row.checked_sub(window.rows.start).and_then(|at| platform::child_edges(&body, at));
    if let Some([top, bottom]) = edges {
        window.stand(y, if by_its_bottom { bottom } else { top });
        let version = rows.listed.with_untracked(|listed| listed.version);
        rows.scrolled.set(Some((version, window)));
    }
}

/// The head of a column, which sorts the table by it.
#[component]
fn ColumnHead(
    /// The column.
    column: Column,
) -> impl IntoView {
    let timeline = use_timeline();
    let sorted = Signal::derive(move || match timeline.view.with(|view| view.order) {
        order if order.column != column => None,
        order if order.descending => Some("descending"),
        _ => Some("ascending"),
    });
    let sort = move |_| {
        timeline.change(History::Replace, move |view| ViewState { order: view.order.pressed(column), ..view });
    };
    view! {
        <th scope="col" data-column=column.code() aria-sort=sorted>
            <button type="button" on:click=sort>
                {words::column(column, &timeline.dataset().labels).to_string()}
            </button>
        </th>
    }
}

/// The row of a meeting.
fn row(
    meeting: &Meeting,
    number: Option<usize>,
    columns: &[Column],
    labels: &Labels,
    link_target: LinkTarget,
) -> impl IntoView + use<> {
    let table_cell = |column: &Column| match column {
        Column::Name => {
            let name = breaking(&meeting.name);
            let link = match link_target.href(&meeting.id) {
                Some(href) => {
                    let (target, rel) = link_target.new_tab();
                    view! {
                        <a target=target rel=rel href=href data-meeting=meeting.id.clone()>
                            {name}
                        </a>
                    }
                }
                None => view! {
                    <button type="button" data-meeting=meeting.id.clone()>
                        {name}
                    </button>
                },
            };
            view! { <th scope="row">{link}</th> }
        }
        _ => {
            let words = cell(meeting, *column, labels);
            // What a number is of is said beside it where the columns have no room for heads.
            let is_number = matches!(column, Column::Members | Column::Pledges);
            let label = is_number.then(|| words::column(*column, labels).to_string());
            view! { <td data-label=label>{breaking(&words)}</td> }
        }
    };
    let cells = columns.iter().map(table_cell).collect_view();
    view! { <tr aria-rowindex=number.map(|number| number.to_string())>{cells}</tr> }
}
