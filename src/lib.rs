//! Coalition Timeline is a web page, an embeddable frame and a custom element: Rust, [Leptos](https://leptos.dev) and
//! [plotters](https://docs.rs/plotters), compiled to WebAssembly. It draws the meetings of the Global Coalition to Defeat ISIS, or any
//! data of the same form, on one time axis: how the membership grew, what was pledged, and who hosted.
//!
//! # Where to begin
//!
//! - What a reader sees is in [`ui`]: Leptos components, one file for each part of the page. [`ui::App`] is the root of the tree and
//!   [`ui::TimelineView`] the page in it; [`ui::Timeline`] is the state that all of them share.
//! - How the tree starts on our page, in a frame and in the element is in [`app`]; what it asks of the browser in [`platform`].
//! - Everything else knows no browser and no framework, but for the painter of the canvas in [`paint`], and is compiled and tested natively.
//!
//! # Flow of data
//!
//! | step | from | to | where |
//! | --- | --- | --- | --- |
//! | check | a file, in the published format or not | [`dataset::Dataset`], or a list of faults | [`dataset`] |
//! | understand | any other table | [`import::Import`]: entries and questions; the page does not use it yet | [`import`] |
//! | ask | an address | [`view::ViewState`] | [`view::decode`] |
//! | select | data set and view | [`view::Selection`]: rows and counts | [`view::Index`] |
//! | lay out | rows, a width, a measure of text | [`chart::Scene`]: a list of shapes | [`chart::scene`] |
//! | paint | a scene | canvas or SVG | [`paint`] |
//! | show | state | elements, rendered natively, hydrated or mounted | [`ui`] |
//! | take away | rows | CSV, JSON, pictures, citations | [`export`] |
//!
//! Every word that a reader sees is in [`words`]. What the reader does comes back only as a new `ViewState`.
//!
//! # Example
//!
//! ```
//! use coalition_timeline::chart::{Typeface, scene};
//! use coalition_timeline::dataset::load;
//! use coalition_timeline::view::{Index, decode};
//! use coalition_timeline::words;
//!
//! let bundle = load(include_bytes!("../assets/coalition.json")).expect("the bundled data have no faults");
//! let dataset = &bundle.dataset;
//! let (view, notes) = decode("?host=FR", dataset);
//! assert!(notes.is_empty());
//! let selection = Index::new(dataset, None, words::country).selection(&view);
//! assert_eq!(words::status(selection.rows.len(), dataset), "6 of 93 meetings");
//! let picture = scene(dataset, &view, &selection, 640, &Typeface);
//! assert_eq!(picture.panels.len(), 3);
//! ```

#[cfg(not(erase_components))]
compile_error!(
    "Components must be rendered natively as they are in browsers: `.cargo/config.toml` sets `--cfg erase_components`."
);

pub mod app;
pub mod chart;
pub mod dataset;
pub mod export;
pub mod import;
pub mod paint;
pub mod platform;
pub mod ui;
pub mod view;
pub mod words;
