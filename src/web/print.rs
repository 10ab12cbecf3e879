//! When is the sheet for paper written, and when is it taken away?
//!
//! The sheet stands in the page only while it is printed. Nothing else of the page is changed for it.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use super::browser;
use super::live::{find, keep, put};
use super::timeline::Timeline;
use crate::markup;
use crate::view::ViewState;

/// Writes the sheet before printing and takes it away afterwards.
pub fn bind(timeline: Timeline, root: &HtmlElement) {
    let root: Rc<Element> = Rc::new(root.clone().into());
    let (before, after, either) = (root.clone(), root.clone(), root);
    keep([
        browser::on_window("beforeprint", move || write(timeline, &before)),
        browser::on_window("afterprint", move || remove(&after)),
        // Not every browser that prints, or shows what it would print, says so in advance.
        browser::on_media(PRINT, move || {
            if browser::is_media(PRINT) {
                write(timeline, &either);
            } else {
                remove(&either);
            }
        }),
    ]);
}

/// What the style sheet calls paper.
const PRINT: &str = "print";

fn write(timeline: Timeline, root: &Element) {
    if find::<Element>(root, SHEET).is_none() {
        untrack(|| make(timeline, root));
    }
}

fn remove(root: &Element) {
    find::<Element>(root, SHEET).iter().for_each(Element::remove);
}

/// The sheet in its timeline.
const SHEET: &str = ":scope > .ct-sheet";

fn make(timeline: Timeline, root: &Element) -> Option<()> {
    put(root, "afterbegin", markup::EMPTY_SHEET);
    let sheet: HtmlElement = find(root, SHEET)?;
    // Paper is light: the sheet has the colours of that, whatever those of the page are.
    let palette = browser::palette(&sheet);
    let dataset = timeline.dataset();
    let measure = browser::text_measure(&sheet)?;
    let links: Vec<Element> = browser::all(root, ".ct-table tr:not([hidden]) th [data-meeting]");
    let position = |link: &Element| dataset.meeting_position(&link.get_attribute("data-meeting")?);
    let rows: Vec<usize> = links.iter().filter_map(position).collect();
    let part = find::<Element>(root, ".ct-printed").and_then(|part| part.text_content());
    let html = timeline.view.with(|view| {
        let home = timeline.address(&ViewState { data: view.data.clone(), ..ViewState::whole(&dataset) });
        let (address, file) = (timeline.address(view), timeline.file_name());
        timeline.selection.with(|selection| {
            timeline.with_known(|known| {
                markup::sheet(&markup::Sheet {
                    known,
                    view,
                    selection,
                    rows: &rows,
                    part: part.as_deref().filter(|_| rows.len() < selection.rows.len()),
                    address: address.as_deref(),
                    home: home.as_deref().unwrap_or_default(),
                    file: file.as_deref(),
                    palette: &palette,
                    font: measure.families(),
                    measure: &measure,
                })
            })
        })
    });
    sheet.set_inner_html(&html);
    Some(())
}
