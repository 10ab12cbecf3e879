//! Browser APIs behind small functions that answer with `Option` or `Result`, or do nothing: a reader with a strange browser keeps the page.
//!
//! All of it compiles natively too, where there is no window. Functions that do not first ask for the window must not be called
//! there.

mod address;
mod clipboard;
mod dom;
mod download;
mod events;
mod fetch;
mod focus;
mod fold;
mod history;
mod layout;
mod leaving;
mod local_file;
mod messages;
mod observers;
mod storage;
mod swipe;
mod text_size;
mod time;
mod web_share;

use web_sys::Window;

pub use address::Address;
pub use clipboard::copy_text;
pub use dom::{
    aim_link, arrow, capture_pointer, delegated, focus_in_child, focused_child, hide_children, is_escape,
    is_focus_visible, is_inside, is_plain_click, mark_child, on_escape, set_attribute, set_checked, set_input_value,
    set_select_value, set_ticked,
};
pub use download::{Downloads, Made, TextPieces, png};
pub use events::{is_media, on_media, on_return, on_window};
pub use fetch::{CancelToken, Fetched, Files, LocalCheck, MOST_BYTES, Origin, Refused, in_slices};
pub use focus::{FocusPoint, focus, focus_in_place, focused_inside, has_no_focus, take_focus};
pub use fold::{first_below, hold_place, is_scrolled, is_whole, middle_control, target_below};
pub use history::{
    Entry, History, absolute_url, down_px, go_back, hold_words, is_secure, location_without_query, query,
    scroll_down_to, set_title, title, write_query,
};
pub use layout::{
    child_edges, device_pixel_ratio, drawn, height, layout_height, palette, scale, show, show_above, show_end,
    text_measure, window_height_px,
};
pub use leaving::on_leaving;
pub use local_file::{LocalFile, OpenedFiles, chosen_file, dropped_file, holds_files};
pub use messages::{MessageValue, on_height, on_set_view, post_own, tell_height};
pub use observers::{HeightObserver, Seen, SightObserver, WidthObserver};
pub use storage::{store, stored};
pub use swipe::SwipeStart;
pub use text_size::TextSize;
pub use time::{next_task, note_span, note_time, now, yield_now};
pub use web_share::{can_send_links, send_link};

/// The window. There is none where components are rendered natively.
fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}
