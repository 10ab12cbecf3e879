//! Start of the tree: on our page, in a frame, and in the custom element; and going from one data set to another.

mod element;
mod frame_messages;
mod instance;
mod mount;
mod mounted;
mod prerendered;
mod return_to_place;
mod start;
mod texts;

pub use element::{ElementOptions, MountedElement};
pub use mounted::Mounted;
pub use start::start_page;
