//! How does a reader see what is open, and leave it again?

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::timeline::Timeline;
use crate::markup::{self, Links};
use crate::view::Open;
use crate::words;

/// The open meeting or size; nothing where nothing is open.
#[component]
pub fn Detail(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let open = Memo::new(move |_| timeline.view.with(|view| view.open.clone()));
    let article: NodeRef<html::Article> = NodeRef::new();
    Effect::new(move |before: Option<Open>| {
        let open = open.get();
        if let Some(article) = article.get() {
            article.set_inner_html(&content(timeline, &open));
            // The reader has just opened it: the heading comes into view and the keyboard goes on from it.
            let is_new = before.as_ref() != Some(&open) && timeline.was_opened_here();
            let heading = article.query_selector("h2").ok().flatten().filter(|_| is_new);
            if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
                let _ = heading.focus();
            }
        }
        open
    });
    let key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            timeline.close();
        }
    };
    let is_open = Memo::new(move |_| open.with(|open| *open != Open::Nothing));
    move || {
        is_open.get().then(|| {
            view! { <article class="ct-detail" part="detail" node_ref=article on:keydown=key></article> }
        })
    }
}

/// The HTML of what is open.
fn content(timeline: Timeline, open: &Open) -> String {
    let dataset = timeline.dataset();
    match open {
        Open::Nothing => String::new(),
        Open::Meeting(id) => match dataset.meeting_position(id) {
            Some(at) => timeline.with_known(|known| markup::meeting_detail(known, at, &links(timeline, at))),
            None => String::new(),
        },
        Open::Size(date) => {
            let size = |at| timeline.with_known(|known| markup::size_detail(known, at));
            dataset.growth.position_of(date).map_or(String::new(), size)
        }
    }
}

/// Where a meeting stands among those shown.
fn links(timeline: Timeline, at: usize) -> Links {
    let dataset = timeline.dataset();
    let id = |at: usize| dataset.meetings.get(at).map(|meeting| meeting.id);
    timeline.selection.with(|selection| {
        let rows = &selection.rows;
        let before = rows.partition_point(|row| *row < at);
        let after = rows.partition_point(|row| *row <= at);
        Links {
            previous: before.checked_sub(1).and_then(|at| rows.get(at)).and_then(|at| id(*at)),
            next: rows.get(after).and_then(|at| id(*at)),
            place: (after > before).then(|| words::position(after, rows.len())),
        }
    })
}
