//! How does a reader see what is open, and leave it again?

use leptos::prelude::*;
use web_sys::{Element, Event, HtmlElement};

use super::browser;
use super::live::{around, find, follow, is_escape, put, set};
use super::timeline::Timeline;
use crate::markup::{self, Links};
use crate::view::Open;
use crate::words;

/// Shows the open meeting or size beside the chart; nothing where nothing is open.
pub fn bind(timeline: Timeline, root: &Element) -> Option<()> {
    let (root, aside): (Element, Element) = (root.clone(), find(root, ".ct-aside")?);
    let mut shown = String::new();
    let mut before = Open::Nothing;
    follow(move || {
        let open = timeline.view.with(|view| view.open.clone());
        let html = content(timeline, &open);
        // The reader has just opened it: the heading comes into view and the keyboard goes on from it.
        let mut takes_focus = open != before && timeline.was_opened_here();
        if html != shown {
            let focused = find::<Element>(&aside, ".ct-detail :focus");
            write(&aside, &html);
            match focused {
                Some(_) if html.is_empty() => return_focus(timeline, &root, &before),
                // The longer texts have come, or other meetings are shown: a reader who is in it stays there.
                Some(focused) if open == before => focus_again(&aside, &focused),
                Some(_) => takes_focus = true,
                None => {}
            }
            shown = html;
        }
        if let Some(heading) = find::<HtmlElement>(&aside, ".ct-detail h2").filter(|_| takes_focus) {
            let _ = heading.focus();
        }
        before = open;
    });
    Some(())
}

/// Puts the focus where it was opened from, or where it stands in the chart. It may have come from an address; a row may have
/// gone since, or a link of the chart may be another now.
fn return_focus(timeline: Timeline, root: &Element, before: &Open) {
    if timeline.return_focus() {
        return;
    }
    let its_own = match before {
        Open::Meeting(id) => format!(".ct-mark[data-meeting=\"{id}\"]"),
        Open::Size(date) => format!(".ct-mark[data-size=\"{date}\"]"),
        Open::Nothing => String::new(),
    };
    for css in [&its_own, ".ct-mark[tabindex=\"0\"]", ".ct-controls select"] {
        if let Some(element) = find::<HtmlElement>(root, css) {
            return browser::focus_in_place(&element);
        }
    }
}

/// Puts the focus on what stands for the same in HTML that has been made anew, or on its heading.
fn focus_again(aside: &Element, before: &Element) {
    let leads = |name: &str| Some(format!(".ct-detail [{name}=\"{}\"]", before.get_attribute(name)?));
    let same = ["data-close", "data-meeting", "href"].into_iter().find_map(leads);
    let same = same.and_then(|css| find(aside, &css)).or_else(|| find(aside, ".ct-detail h2"));
    same.iter().for_each(browser::focus_in_place);
}

/// Shows it where it belongs, or takes it away where there is none.
fn write(aside: &Element, html: &str) {
    match find::<Element>(aside, ".ct-detail") {
        Some(section) if html.is_empty() => section.remove(),
        Some(section) => section.set_inner_html(html),
        None => put(aside, "afterbegin", &markup::detail(html)),
    }
    // A name of its own, not the id of the heading: another timeline on the page would have the same id.
    if let (Some(section), Some(heading)) =
        (find::<Element>(aside, ".ct-detail"), find::<Element>(aside, ".ct-detail h2"))
    {
        set(&section, "aria-label", heading.text_content().as_deref());
    }
}

/// Closes what is open when the key is pressed for it there.
pub fn leave(timeline: Timeline, event: &Event) {
    if is_escape(event) && around(event, ".ct-detail").is_some() {
        event.prevent_default();
        timeline.close();
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
    let page = id(at).and_then(|id| timeline.meeting_page(&id));
    timeline.selection.with(|selection| {
        let rows = &selection.rows;
        let before = rows.rank(at);
        let after = before + usize::from(rows.contains(at));
        Links {
            previous: before.checked_sub(1).and_then(|row| rows.get(row)).and_then(id),
            next: rows.get(after).and_then(id),
            place: (after > before).then(|| words::position(after, rows.len())),
            page,
        }
    })
}
