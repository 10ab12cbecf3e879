//! Elements of the timeline that the focus goes to from other parts of it.

use leptos::html;
use leptos::prelude::*;

/// Where the focus goes when what had it is no longer there, or what leads elsewhere in the page.
#[derive(Clone, Copy)]
pub struct Anchors {
    /// The first field of the filters.
    pub first_field: NodeRef<html::Select>,
    /// What undoes every filter.
    pub clear_button: NodeRef<html::Button>,
    /// The heading of the table.
    pub table_heading: NodeRef<html::H2>,
}

impl Anchors {
    /// None are there yet.
    pub fn new() -> Self {
        Self { first_field: NodeRef::new(), clear_button: NodeRef::new(), table_heading: NodeRef::new() }
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
