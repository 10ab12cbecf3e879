//! Coalition Timeline: what was decided about a coalition's meetings, and how it becomes a chart in a browser.
//!
//! - [`dataset`]: what is true. JSON becomes a `Dataset`, or a list of faults.

pub mod chart;
pub mod dataset;
pub mod export;
pub mod markup;
pub mod paint;
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod web;
pub mod words;
