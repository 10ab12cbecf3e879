//! Do data, filters, addresses, words and pictures follow the rules? Everything that needs no browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accepted;
mod address;
mod broken;
mod bundled;
mod cite;
mod data;
mod drawn;
mod embedding;
mod export;
mod faults;
mod files;
mod filter;
mod flat;
mod floor;
mod geometry;
mod large;
mod other;
mod pages;
mod parcel;
mod picture;
mod print;
mod provenance;
mod round;
mod schema;
mod shape;
mod snippets;
mod still;
mod synthetic;
mod taken;
mod themes;
mod typeface;
mod valid;
mod views;
mod window;
mod words;
