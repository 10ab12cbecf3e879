//! Which colours has the reader chosen for our own page, and where are they remembered?
//!
//! The choice is the reader's, not the view's: it is never in an address that others get. What the address asks for goes
//! before it.

use leptos::prelude::*;
use web_sys::{Element, HtmlSelectElement};

use super::browser::{self, History};
use super::live::{find, follow, hear, keep, wake};
use super::timeline::Timeline;
use crate::view::{Theme, ViewState};

/// Under which name the browser keeps the choice. `assets/asked.js` reads it before the page is painted.
const KEY: &str = "coalition-timeline:theme";

/// What the reader has chosen before, as far as the browser remembers.
pub fn remembered() -> Theme {
    browser::stored(KEY).and_then(|code| Theme::from_code(&code)).unwrap_or_default()
}

/// Makes the list of themes show what applies, and take what the reader chooses.
pub fn bind(timeline: Timeline, root: &Element) -> Option<()> {
    let colours: Element = find(root, ".ct-colours")?;
    let list: HtmlSelectElement = find(&colours, "select")?;
    let shown = list.clone();
    let returned = RwSignal::new(());
    keep(browser::on_return(move || {
        let _ = returned.try_set(());
    }));
    follow(move || {
        returned.track();
        shown.set_value(timeline.theme().code());
    });
    hear(&list.clone(), &["change"], move |_| {
        let theme = Theme::from_code(&list.value()).unwrap_or_default();
        browser::store(KEY, Some(theme.code()).filter(|_| theme != Theme::System));
        timeline.chosen_theme.set(theme);
        // The address must not go on asking for another.
        timeline.change(History::Replace, |view| ViewState { theme: Theme::System, ..view });
    });
    // Chosen in another tab.
    keep(browser::on_window("storage", move || {
        // Whatever else the site keeps is none of ours.
        let now = remembered();
        if timeline.chosen_theme.try_get_untracked().is_some_and(|chosen| chosen != now) {
            timeline.chosen_theme.set(now);
        }
    }));
    wake(&colours);
    Some(())
}
