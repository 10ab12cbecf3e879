//! View: what the reader has asked for as one value, its address both ways, and the rows it selects.

mod active_filters;
mod columns;
mod figures;
mod filter;
mod hosting;
mod meeting_set;
mod normalize;
mod parts;
mod period;
mod query;
mod state;
mod stretch;
mod virtual_rows;
mod window;

pub use active_filters::{ActiveFilter, active_filters, without};
pub use columns::{Column, HiddenColumns, columns, shown_columns};
pub use figures::{KeyFigures, key_figures};
pub use filter::{Index, Indexing, Selection};
pub use hosting::{Hosting, hosting};
pub use meeting_set::MeetingSet;
pub use normalize::normalized;
pub use parts::{Part, Parts};
pub use period::Period;
pub use query::{
    Note, asks_for_embed, asks_for_texts, data_address, date_of, decode, decode_for, encode, is_ours, page_query,
    parameters, query_of, with_parameter, with_parts_of,
};
pub use state::{LaneOrder, Open, Order, Theme, ViewState, largest_promise, members_reported, search_words};
pub use stretch::Stretch;
pub use virtual_rows::{MOST_ROWS, VirtualRows};
pub use window::Window;
