//! When are the lists made that the chart only hints at?

use leptos::prelude::*;
use web_sys::Element;

use super::browser;
use super::live::{find, follow, hear, wake};
use super::timeline::Timeline;
use crate::dataset::Known;
use crate::markup;

/// In the order in which they stand in the page.
const LISTS: [fn(Known) -> String; 2] = [markup::sizes_list, markup::members_list];

/// Makes each list when it is first opened, and again with the addresses of its sources when they have come.
pub fn bind(timeline: Timeline, root: &Element) {
    if let Some(own) = find::<Element>(root, ".ct-own") {
        wake(&own);
    }
    for (details, list) in browser::all::<Element>(root, ".ct-list").into_iter().zip(LISTS) {
        let Some(place) = find::<Element>(&details, "div") else { continue };
        let made = place.clone();
        hear(&details, &["toggle"], move |_| {
            if place.child_element_count() == 0 {
                place.set_inner_html(&untrack(|| timeline.with_known(list)));
            }
        });
        follow(move || {
            if timeline.texts.with(Option::is_some) && made.child_element_count() > 0 {
                made.set_inner_html(&timeline.with_known(list));
            }
        });
        wake(&details);
    }
}
