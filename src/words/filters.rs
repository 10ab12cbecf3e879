//! Filters in few words: on what opens them, and on what is chosen.

use super::page::{ALL, FILTER};
use super::{country, level, time};
use crate::view::ActiveFilter;

/// Names that are longer together are only counted.
const MOST_LETTERS: usize = 24;

/// One thing that a reader has chosen: "2016–2018", "France", "Foreign ministers", "“Mosul”".
pub fn active_filter(filter: &ActiveFilter) -> String {
    match filter {
        ActiveFilter::Stretch(stretch) => match stretch.whole_years() {
            Some((from, to)) if from != to => format!("{from}–{to}"),
            _ => time(*stretch),
        },
        ActiveFilter::Host(host) => country(*host).to_owned(),
        ActiveFilter::Kind(kind) => level(*kind).to_owned(),
        ActiveFilter::Search(words) => format!("“{words}”"),
    }
}

/// What is chosen in a group: "all", "France, Iraq", "3".
pub fn chosen(names: &[&str]) -> String {
    let all = names.join(", ");
    match names.len() {
        0 => ALL.to_owned(),
        1 => all,
        2 if all.chars().count() <= MOST_LETTERS => all,
        number => number.to_string(),
    }
}

/// What opens the filters where they are folded away: "Filter", "Filter (2)".
pub fn filter_button(active: usize) -> String {
    if active == 0 { FILTER.to_owned() } else { format!("{FILTER} ({active})") }
}
