//! Messages that our page in a frame posts about its timeline to the page around it.

use crate::platform::{MessageValue, location_without_query, post_own};
use crate::ui::HostEvent;
use crate::view::{page_query, parameters};

/// Posts an event to the host's window.
pub fn post(event: HostEvent) {
    match event {
        HostEvent::Ready => post_own("ready", Vec::new()),
        HostEvent::Failed(reason) => post_own("error", vec![("message", MessageValue::Text(Some(reason)))]),
        HostEvent::View { query, was_asked } => {
            // The view on the whole page, also as an address, for a link.
            let query = page_query(&query);
            let url = location_without_query().map(|base| format!("{base}?{query}"));
            let view = MessageValue::Fields(parameters(&query));
            post_own(
                "view",
                vec![("view", view), ("url", MessageValue::Text(url)), ("asked", MessageValue::Flag(was_asked))],
            );
        }
        HostEvent::Select(meeting) => post_own("select", vec![("meeting", MessageValue::Text(meeting))]),
    }
}
