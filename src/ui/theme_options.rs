//! Options of a field in which colours are chosen.

use leptos::prelude::*;

use super::view;
use crate::view::Theme;
use crate::words::page;

/// The themes that can be chosen.
#[component]
pub fn ThemeOptions(
    /// The theme that is chosen at first.
    chosen: Theme,
    /// What is said of the theme that is nobody's choice.
    system: &'static str,
) -> impl IntoView {
    let option = |theme| {
        let name = if theme == Theme::System { system } else { page::theme(theme) };
        view! { <option value=theme.code() selected=theme == chosen>{name}</option> }
    };
    Theme::ALL.into_iter().map(option).collect_view()
}
