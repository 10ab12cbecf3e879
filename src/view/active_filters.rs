//! Active filters: what a reader has chosen of a view, one by one, and the view without one of it.

use super::state::ViewState;
use super::stretch::Stretch;
use crate::dataset::{Country, Dataset, Level};

/// One thing that a reader has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActiveFilter {
    /// The time, where it is not that of the data.
    Stretch(Stretch),
    /// A host.
    Host(Country),
    /// A kind of meeting.
    Kind(Level),
    /// Words to search for, without what is around them.
    Search(String),
}

impl ActiveFilter {
    /// A number of its own among those of a view. Another time and other words keep it.
    pub fn number(&self) -> usize {
        match self {
            Self::Stretch(_) => 0,
            Self::Search(_) => 1,
            Self::Kind(level) => 2 + *level as usize,
            Self::Host(host) => 2 + Level::ALL.len() + host.number(),
        }
    }
}

/// All that a reader has chosen: time, hosts and kinds in their order, words.
pub fn active_filters(view: &ViewState, dataset: &Dataset) -> Vec<ActiveFilter> {
    let all = ViewState::default_for(dataset);
    let stretch = (view.stretch != all.stretch).then_some(ActiveFilter::Stretch(view.stretch));
    let words = view.search.trim();
    let search = (!words.is_empty()).then(|| ActiveFilter::Search(words.to_owned()));
    let hosts = view.hosts.iter().map(|host| ActiveFilter::Host(*host));
    let kinds = view.levels.iter().map(|level| ActiveFilter::Kind(*level));
    stretch.into_iter().chain(hosts).chain(kinds).chain(search).collect()
}

/// The view without one thing that a reader has chosen.
pub fn without(mut view: ViewState, filter: &ActiveFilter, dataset: &Dataset) -> ViewState {
    match filter {
        ActiveFilter::Stretch(_) => view.stretch = ViewState::default_for(dataset).stretch,
        ActiveFilter::Host(host) => {
            view.hosts.remove(host);
        }
        ActiveFilter::Kind(level) => {
            view.levels.remove(level);
        }
        ActiveFilter::Search(_) => view.search.clear(),
    }
    view
}
