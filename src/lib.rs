//! Coalition Timeline: what was decided about a coalition's meetings, and how it becomes a chart in a browser.
//!
//! - [`dataset`]: what is true. JSON becomes a `Dataset`, or a list of faults.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod chart;
pub mod dataset;
pub mod paint;
pub mod view;
pub mod words;
