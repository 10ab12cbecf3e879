//! Elements of the timeline that the focus goes to from other parts of it.

use leptos::html;
use leptos::prelude::*;

use crate::platform;

/// Where the focus goes when what had it is no longer there, or what leads elsewhere in the page.
#[derive(Clone, Copy)]
pub struct Anchors {
    /// The first field of the filters.
    pub first_field: NodeRef<html::Select>,
    /// What opens the filters where they are folded away.
    pub filter_button: NodeRef<html::Button>,
    /// What undoes every filter.
    pub clear_button: NodeRef<html::Button>,
    /// What holds what is open, which lies over the lower half of a narrow window.
    pub sheet: NodeRef<html::Div>,
    /// The heading of the table.
    pub table_heading: NodeRef<html::H2>,
}

impl Anchors {
    /// None are there yet.
    pub fn new() -> Self {
        Self {
            first_field: NodeRef::new(),
            filter_button: NodeRef::new(),
            clear_button: NodeRef::new(),
            sheet: NodeRef::new(),
            table_heading: NodeRef::new(),
        }
    }

    /// Puts the focus on the filters: on the first field or, where they are folded away, on what opens them.
    pub fn focus_filters(&self) {
        let field = self.first_field.try_get_untracked().flatten();
        if !field.is_some_and(|field| platform::focus(&field)) {
            self.focus_filter_button();
        }
    }

    /// The same, and the page stays where it is.
    pub fn focus_filters_in_place(&self) {
        let field = self.first_field.try_get_untracked().flatten();
        if !field.is_some_and(|field| platform::focus_in_place(&field))
            && let Some(button) = self.filter_button.try_get_untracked().flatten()
        {
            platform::focus_in_place(&button);
        }
    }

    /// Puts the focus on what undoes every filter or, where that is folded away, on what opens the filters.
    pub fn focus_clear_button(&self) {
        let button = self.clear_button.try_get_untracked().flatten();
        if !button.is_some_and(|button| platform::focus(&button)) {
            self.focus_filter_button();
        }
    }

    /// Puts the focus on what opens the filters.
    pub fn focus_filter_button(&self) {
        if let Some(button) = self.filter_button.try_get_untracked().flatten() {
            platform::focus(&button);
        }
    }
}

impl Default for Anchors {
    fn default() -> Self {
        Self::new()
    }
}

/// Those of the timeline that a component is part of.
pub fn use_anchors() -> Anchors {
    expect_context()
}
