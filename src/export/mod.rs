//! Exports: the picture as a file, the rows as CSV and as the project's own JSON, with names for the files.
//!
//! Everything is made from what is there already, without any request.

mod composed;
pub mod csv;
mod json;
mod names;
#[cfg(not(target_arch = "wasm32"))]
mod package;
mod picture;
#[cfg(not(target_arch = "wasm32"))]
mod poster;
mod rows;

pub use composed::{PictureShape, composed};
pub use json::{MISSING_WORDING, json};
pub use names::{file_name, picture_name};
#[cfg(not(target_arch = "wasm32"))]
pub use package::package;
pub use picture::{Framed, picture};
#[cfg(not(target_arch = "wasm32"))]
pub use poster::{POSTER_PX, poster};
pub use rows::csv_rows;

/// More rows than these are not made into a file in the browser: making it would take its memory and hold up the page.
pub const MOST_ROWS: usize = 100_000;
