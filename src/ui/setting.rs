//! Setting of a timeline: where it is shown, what it may touch there, and the events for the page around it.

use std::rc::Rc;

use crate::platform::{Address, Files, History};

/// Where a timeline is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// Our own page: the address is ours, with its history.
    Page,
    /// Our own page without its furniture, usually inside a frame: the address is ours, but Back belongs to the host.
    Frame,
    /// An element in somebody else's page: nothing of that page is ours.
    Element,
}

/// An event for the page around a timeline: a message out of a frame, a DOM event of an element.
#[derive(Debug, Clone, PartialEq)]
pub enum HostEvent {
    /// It can be used.
    Ready,
    /// It cannot show anything; why, in a sentence.
    Failed(String),
    /// The view has changed; its query.
    View {
        /// The query of the new view.
        query: String,
        /// The host asked for the change itself.
        was_asked: bool,
    },
    /// The reader has opened a meeting, or closed it.
    Select(Option<String>),
}

/// Everything around one timeline.
#[derive(Clone)]
pub struct Setting {
    /// Where it is shown.
    pub surface: Surface,
    /// The address of our own page, before the query; empty on it.
    pub site: String,
    /// Where its data come from; `None` where the page is rendered natively, which fetches nothing.
    pub files: Option<Files>,
    /// Where the view is written.
    pub address: Address,
    emit: Rc<dyn Fn(HostEvent)>,
}

impl Setting {
    /// A setting; `emit` gets every event for the page around it.
    pub fn new(surface: Surface, site: String, files: Option<Files>, emit: impl Fn(HostEvent) + 'static) -> Self {
        Self { surface, site, files, emit: Rc::new(emit), address: Address::default() }
    }

    /// Emits an event for the page around it.
    pub fn emit(&self, event: HostEvent) {
        (self.emit)(event);
    }

    /// Writes the address of a new view where there is one to write, and emits the change.
    pub fn view_changed(&self, query: String, history: History, was_asked: bool) {
        match self.surface {
            Surface::Page => self.address.write(query.clone(), history),
            Surface::Frame => self.address.write(query.clone(), History::Replace),
            Surface::Element => {}
        }
        self.emit(HostEvent::View { query, was_asked });
    }
}
