//! Sheet for paper in the page, for as long as that is printed.

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};

use super::cleanup::drop_on_cleanup;
use super::effect::effect;
use super::meeting_table::TableRows;
use super::phase::use_instance;
use super::print_sheet::{PrintSheet, PrintSheetData, paper_panels};
use super::state::{Timeline, use_timeline};
use super::view;
use crate::platform;
use crate::view::{Selection, ViewState};

/// What the style sheet calls paper.
const PRINT: &str = "print";

/// Writes the sheet before printing and takes it away afterwards. Nothing else of the page is changed for it.
#[component]
pub fn OnPaper() -> impl IntoView {
    let (timeline, instance, rows) = (use_timeline(), use_instance(), expect_context::<TableRows>());
    // What ends the sheet that is in the page.
    let printed = StoredValue::new_local(None::<Box<dyn FnOnce()>>);
    let owner = Owner::current();
    let begin = move || {
        let is_there = printed.try_with_value(Option::is_some) != Some(false);
        let (Some(owner), Some(root)) = (owner.clone().filter(|_| !is_there), instance.root.get_untracked()) else {
            return;
        };
        // Browsers wait for nothing here: the sheet is in the page when this ends.
        let sheet_owner = owner.child();
        let mut state = sheet_owner.with(|| {
            let sheet_node = NodeRef::<html::Div>::new();
            let around = view! { <div class="ct-sheet" node_ref=sheet_node></div> };
            let mut around = around.into_any().build();
            around.mount(&root, root.first_child().as_ref());
            let content = sheet_node.get_untracked().and_then(|node| {
                let mut content = untrack(|| sheet(timeline, rows, sheet_node))?.into_any().build();
                content.mount(&node, None);
                Some(content)
            });
            (around, content)
        });
        printed.set_value(Some(Box::new(move || {
            state.0.unmount();
            sheet_owner.cleanup();
        })));
    };
    let end = move || {
        if let Some(end) = printed.try_update_value(Option::take).flatten() {
            end();
        }
    };
    on_cleanup(end);
    effect(move || {
        let (before, either) = (begin.clone(), begin.clone());
        drop_on_cleanup([
            platform::on_window("beforeprint", before),
            platform::on_window("afterprint", end),
            // Not every browser that prints, or shows what it would print, says so in advance.
            platform::on_media(PRINT, move || if platform::is_media(PRINT) { either() } else { end() }),
        ]);
    });
}

/// The sheet for the present view, and for the rows that are in the table.
fn sheet(timeline: Timeline, rows: TableRows, sheet_node: NodeRef<html::Div>) -> Option<impl IntoView> {
    let node = sheet_node.get_untracked()?;
    // Paper is light: the sheet has the colours of that, whatever those of the page are.
    let palette = platform::palette(&node);
    let measure = platform::text_measure(&node)?;
    let dataset = timeline.dataset();
    let view = timeline.view.get_untracked();
    let selection = timeline.selection.with_untracked(|selection| Selection::clone(selection));
    let whole = ViewState { data: view.data.clone(), ..ViewState::default_for(&dataset) };
    let present = rows.present();
    let sheet = PrintSheetData {
        panels: paper_panels(&dataset, &view, &selection, &palette, measure.families(), &measure),
        data: timeline.data(),
        part: rows.part().filter(|_| present.len() < selection.rows.len()),
        rows: present,
        address: timeline.address(&view),
        home: timeline.address(&whole).unwrap_or_default(),
        file: timeline.file_name(),
        view,
        selection,
    };
    Some(view! { <PrintSheet sheet/> })
}
