//! Coalition Timeline: what was decided about a coalition's meetings, and how it becomes a chart in a browser.

pub mod dataset;
pub mod view;
pub mod words;
