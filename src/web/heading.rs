//! What says of the view as a whole what it is?

use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use super::browser;
use super::live::{find, follow, say, set};
use super::setting::Surface;
use super::timeline::Timeline;
use crate::view::{Open, Theme};
use crate::words;

/// What says of the view as a whole what it is: its colours, the title of our page, the heading of a frame, and the way to
/// the whole page.
pub fn bind(timeline: Timeline, root: &HtmlElement, whole: String) {
    let (heading, link): (Option<Element>, Option<Element>) =
        (find(root, ".ct-frame-head p"), find(root, ".ct-source-line a"));
    let themed = root.clone();
    follow(move || {
        let theme = timeline.theme();
        set(&themed, "data-theme", Some(theme.code()).filter(|_| theme != Theme::System));
    });
    follow(move || {
        timeline.view.with(|view| {
            if timeline.surface() != Surface::Element {
                let is_whole = view.open == Open::Nothing && !view.is_filtered(&timeline.dataset());
                let dataset = timeline.dataset();
                let title = match is_whole {
                    true if timeline.is_bundled() => whole.clone(),
                    true => words::title(&dataset).to_owned(),
                    false => words::view_title(view, &dataset),
                };
                browser::set_title(&title);
            }
            if let Some(heading) = &heading {
                say(heading, &words::view_subtitle(view, &timeline.dataset()));
            }
            if let Some(link) = &link {
                set(link, "href", Some(timeline.link(view)).filter(|_| timeline.has_address()).as_deref());
                set(link, "hidden", (!timeline.has_address()).then_some(""));
            }
        });
    });
}
