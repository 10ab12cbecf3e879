//! Links to meetings: where they lead, and the neighbours of an open meeting.

use super::setting::Surface;
use crate::dataset::Dataset;
use crate::view::ViewState;

/// The folder of the pages that meetings have for themselves, each in a folder of its own.
pub const MEETING_PAGES: &str = "meetings";
/// The picture in such a folder, which is seen of a link to the meeting.
pub const MEETING_PICTURE: &str = "picture.png";

/// Where a link to a meeting leads if the program does not follow it in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkTarget {
    /// The meeting in the timeline.
    Timeline,
    /// The same, out of a page that is not ours.
    NewTab,
    /// The page of the meeting: there may never be a program.
    MeetingPage,
    /// Nowhere: the data have no address, and a link would lead to other ones.
    Nowhere,
}

impl LinkTarget {
    /// Where the links of a view lead.
    pub fn new(dataset: &Dataset, view: &ViewState, surface: Surface) -> Self {
        match surface {
            _ if dataset.labels.is_other && view.data.is_none() => Self::Nowhere,
            Surface::Page => Self::Timeline,
            Surface::Frame | Surface::Element => Self::NewTab,
        }
    }

    /// The address of the link to a meeting; `None` where it leads nowhere, so that a button opens it.
    pub fn href(self, id: &str) -> Option<String> {
        match self {
            Self::Nowhere => None,
            Self::MeetingPage => Some(format!("{MEETING_PAGES}/{id}/")),
            Self::Timeline | Self::NewTab => Some(format!("?meeting={id}")),
        }
    }

    /// The `target` and the `rel` of the link.
    pub fn new_tab(self) -> (Option<&'static str>, Option<&'static str>) {
        match self {
            Self::NewTab => (Some("_blank"), Some("noopener")),
            _ => (None, None),
        }
    }
}

/// Where a meeting stands among those shown, and where its page is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeetingLinks {
    /// The id of the meeting before it.
    pub previous: Option<String>,
    /// The id of the meeting after it.
    pub next: Option<String>,
    /// "2 of 93"; `None` where the filters leave the meeting out.
    pub place: Option<String>,
    /// The address of its own page, which is relative on our page; `None` where it has none.
    pub page: Option<String>,
}
