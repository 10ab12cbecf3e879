//! How does a reader filter, and what is the answer?

use std::collections::BTreeSet;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

use super::browser::{self, History};
use super::live::{find, focus_on, follow, keep, mark, put, say, set, wake};
use super::setting::Surface;
use super::timeline::Timeline;
use crate::dataset::{Country, Level};
use crate::markup::{self, Choice, host_choices, level_choices};
use crate::view::{ViewState, search_words};
use crate::words::{self, page};

/// The status is said when nothing has changed for so long: not at each letter of a search.
const SPEAKS_AFTER_MS: u32 = 600;

/// Makes the filters say what the view is.
pub fn bind(timeline: Timeline, root: &Element) -> Option<()> {
    let years: [HtmlSelectElement; 2] = [find(root, "select[name=from]")?, find(root, "select[name=to]")?];
    let search: HtmlInputElement = find(root, "input[name=q]")?;
    let clear: Element = find(root, "[data-clear]")?;
    let [hosts, levels] = <[Element; 2]>::try_from(browser::all(root, ".ct-groups > details")).ok()?;
    // A group in which something is chosen starts open, so that the reader sees what.
    // A frame has no room for that, and says it beside the name of the group.
    if timeline.surface() != Surface::Frame {
        timeline.view.with_untracked(|view| {
            set(&hosts, "open", (!view.hosts.is_empty()).then_some(""));
            set(&levels, "open", (!view.levels.is_empty()).then_some(""));
        });
    }
    let (hosts, levels) = (Group::new(&hosts)?, Group::new(&levels)?);
    let returned = RwSignal::new(());
    keep(browser::on_return(move || {
        let _ = returned.try_set(());
    }));
    follow(move || {
        returned.track();
        timeline.view.with(|view| {
            for (select, year) in years.iter().zip([view.from, view.to]) {
                let year = year.to_string();
                if select.value() != year {
                    select.set_value(&year);
                }
            }
            if search.value() != view.search {
                search.set_value(&view.search);
            }
            // A button out of use would lose the focus to nowhere when it is pressed.
            set(&clear, "aria-disabled", (!view.is_filtered(&timeline.dataset())).then_some("true"));
            timeline.selection.with(|selection| {
                let chosen: Vec<&str> = view.hosts.iter().map(Country::code).collect();
                let names: Vec<&str> = view.hosts.iter().map(|host| words::country(*host)).collect();
                hosts.show(&host_choices(selection), &chosen, &names);
                let chosen: Vec<&str> = view.levels.iter().map(|level| level.code()).collect();
                let names: Vec<&str> = view.levels.iter().map(|level| words::level(*level)).collect();
                levels.show(&level_choices(selection), &chosen, &names);
            });
        });
    });
    wake(&find::<Element>(root, ".ct-controls")?);
    Some(())
}

/// A group of checkboxes.
struct Group {
    chosen: Element,
    /// Each choice with its box and its count, in the order of the choices.
    boxes: Vec<(Element, HtmlInputElement, Element)>,
}

impl Group {
    fn new(details: &Element) -> Option<Self> {
        let labels: Vec<Element> = browser::all(details, "label");
        let boxes = labels.into_iter().filter_map(|label| {
            let (tick, count) = (find(&label, "input")?, find(&label, ".ct-count")?);
            Some((label, tick, count))
        });
        Some(Self { chosen: find(details, ".ct-group-chosen")?, boxes: boxes.collect() })
    }

    fn show(&self, choices: &[Choice], chosen: &[&str], names: &[&str]) {
        say(&self.chosen, &if names.is_empty() { page::ALL.to_owned() } else { words::listed(names) });
        for ((label, tick, count), choice) in self.boxes.iter().zip(choices) {
            let is_chosen = chosen.contains(&choice.code.as_str());
            if tick.checked() != is_chosen {
                tick.set_checked(is_chosen);
            }
            say(count, &choice.count.to_string());
            mark(label, "ct-none", choice.count == 0);
        }
    }
}

/// Takes what the reader has chosen or typed into the view.
pub fn choose(timeline: Timeline, event: &Event) {
    let Some(field) = event.target().map(|field| field.unchecked_into::<Element>()) else { return };
    let input = (field.local_name() == "input").then(|| field.unchecked_ref::<HtmlInputElement>());
    let value = match field.local_name().as_str() {
        "select" => field.unchecked_ref::<HtmlSelectElement>().value(),
        _ => input.map(HtmlInputElement::value).unwrap_or_default(),
    };
    let is_chosen = input.is_some_and(HtmlInputElement::checked);
    let name = field.get_attribute("name").unwrap_or_default();
    match (name.as_str(), event.type_() == "input") {
        ("q", true) => {
            // A search is one step of the history, however long it is typed.
            let is_new = timeline.view.with_untracked(|view| view.search.is_empty());
            let history = if is_new { History::Push } else { History::Replace };
            timeline.change(history, |view| ViewState { search: search_words(&value), ..view });
        }
        // A year that lies beyond the other swaps the two.
        ("from" | "to", false) => {
            if let Ok(year) = value.parse::<i32>() {
                timeline.change(History::Push, |view| {
                    let other = if name == "from" { view.to } else { view.from };
                    view.with_years(year, other)
                });
            }
        }
        ("host", false) => {
            if let Some(host) = Country::from_code(&value) {
                timeline.change(History::Push, |mut view| {
                    choose_one(&mut view.hosts, host, is_chosen);
                    view
                });
            }
        }
        ("kind", false) => {
            if let Some(level) = Level::from_code(&value) {
                timeline.change(History::Push, |mut view| {
                    choose_one(&mut view.levels, level, is_chosen);
                    view
                });
            }
        }
        _ => {}
    }
}

fn choose_one<T: Ord>(choices: &mut BTreeSet<T>, choice: T, is_chosen: bool) {
    if is_chosen {
        choices.insert(choice);
    } else {
        choices.remove(&choice);
    }
}

/// Undoes every filter.
pub fn clear(timeline: Timeline) {
    let dataset = timeline.dataset();
    timeline.change(History::Push, |view| view.unfiltered(&dataset));
}

/// Takes something away. Where the focus was in it, that goes to the first that a selector finds.
fn take_away(root: &Element, gone: &Element, css: &str) {
    let had_focus = browser::focused_inside(gone).is_some();
    gone.remove();
    if had_focus {
        focus_on(root, css);
    }
}

/// Makes the status say how many meetings are shown, with a way back where none is.
pub fn bind_status(timeline: Timeline, root: &Element) -> Option<()> {
    let (root, status): (Element, Element) = (root.clone(), find(root, ".ct-status")?);
    let line: Element = find(&status, ".ct-shown")?;
    speak(timeline, find(&status, "[role=status]")?);
    follow(move || {
        let shown = timeline.selection.with(|selection| selection.rows.len());
        say(&line, &words::status(shown, &timeline.dataset()));
        let is_partial =
            timeline.texts.with(Option::is_none) && timeline.view.with(|view| !view.search.trim().is_empty());
        let partial: Option<Element> = find(&status, ".ct-partial");
        match partial {
            None if is_partial => put(&status, "beforeend", &markup::partial()),
            Some(partial) if !is_partial => partial.remove(),
            _ => {}
        }
        let nothing: Option<Element> = find(&status, ".ct-nothing");
        match nothing {
            None if shown == 0 => put(&status, "beforeend", &markup::nothing()),
            Some(nothing) if shown > 0 => take_away(&root, &nothing, ".ct-controls [data-clear]"),
            _ => {}
        }
    });
    Some(())
}

/// Says once, when the reader has come to an end, how many meetings are shown, or how they are sorted now.
fn speak(timeline: Timeline, status: Element) {
    let listed = Memo::new(move |_| timeline.view.with(ViewState::listed));
    // What was said last; at first what the page says when it is read.
    let spoken = StoredValue::new_local(None);
    let waiting = StoredValue::new_local(None);
    follow(move || {
        let view = listed.get();
        if spoken.with_value(Option::is_none) {
            return spoken.set_value(Some(view));
        }
        // The same words again would not be heard.
        say(&status, "");
        let status = status.clone();
        let speak = move || {
            let Some(before) = spoken.try_get_value().flatten() else { return };
            spoken.set_value(Some(view.clone()));
            let order = view.order;
            let is_sorted = before.order != order && before == ViewState { order: before.order, ..view };
            let shown = timeline.selection.try_with_untracked(|selection| selection.rows.len());
            let Some(shown) = shown else { return };
            let dataset = timeline.dataset();
            say(
                &status,
                &if is_sorted { words::sorted(order, &dataset.labels) } else { words::status(shown, &dataset) },
            );
        };
        waiting.set_value(Some(Timeout::new(SPEAKS_AFTER_MS, speak)));
    });
}

/// Shows above the filters what could not be understood in what was asked for.
pub fn bind_notes(timeline: Timeline, root: &Element) -> Option<()> {
    let (root, controls): (Element, Element) = (root.clone(), find(root, ".ct-controls")?);
    follow(move || {
        let before: Option<Element> = find(&root, ".ct-notes");
        timeline.notes.with(|notes| {
            if !notes.is_empty() {
                put(&controls, "beforebegin", &markup::notes(notes, &timeline.dataset().labels, timeline.surface()));
            }
        });
        if let Some(before) = before {
            take_away(&root, &before, ".ct-notes [data-dismiss], .ct-controls select");
        }
    });
    Some(())
}
