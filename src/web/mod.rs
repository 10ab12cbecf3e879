//! How does the program live in a browser? Leptos components, addresses, events; nothing outside knows of them.

mod about;
mod address;
mod app;
mod browser;
mod chart;
mod controls;
mod detail;
mod figures;
mod legend;
mod table;
mod timeline;
mod years;

pub use app::{mount, start};
