//! What is to be explained of the hosts of a view, found once for the chart and the filters.

use leptos::prelude::*;

use super::state::Timeline;
use crate::view::{Hosting, hosting};

/// What is to be explained of the hosts of the view.
#[derive(Clone, Copy)]
pub struct HostingOfView(Memo<Hosting>);

impl HostingOfView {
    /// That of a timeline, as it is filtered.
    pub fn new(timeline: Timeline) -> Self {
        Self(Memo::new(move |_| {
            let dataset = timeline.dataset();
            timeline.selection.with(|all| hosting(&dataset.meetings, &all.rows))
        }))
    }

    /// What it is now.
    pub fn get(self) -> Hosting {
        self.0.get()
    }
}
