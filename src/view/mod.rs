//! View: what the reader has asked for as one value, its address both ways, and the rows it selects.

mod figures;
mod filter;
mod normalize;
mod query;
mod rows;
mod state;
mod window;

pub use figures::{KeyFigures, key_figures};
pub use filter::{Index, Indexing, Selection};
pub use normalize::normalized;
pub use query::{
    Note, asks_for_embed, asks_for_texts, data_address, decode, encode, is_ours, parameters, query_of, with_parameter,
};
pub use rows::Rows;
pub use state::{Column, Open, Order, Theme, ViewState, columns, largest_promise, members_reported, search_words};
pub use window::{MOST_ROWS, RowWindow};
