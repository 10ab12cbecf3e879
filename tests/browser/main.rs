//! Browser suite: the built site, as readers use it, in Chromium, Firefox and WebKit.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../native/accepted.rs"]
mod accepted;
mod accessible;
mod addresses;
mod controls;
mod delivered;
#[path = "../native/drawn.rs"]
mod drawn;
mod embedding;
mod failing;
mod fetching;
mod filtering;
mod fitting;
mod harness;
mod heard;
mod hurried;
mod keyboard;
mod long_words;
mod looks;
mod many;
mod moments;
mod opening;
mod own;
mod pages;
mod pictures;
mod pointing;
mod print;
mod provenance;
mod reading;
mod returning;
mod screens;
mod sharing;
mod standing;
mod table;
mod targets;
mod themes;
mod typeface;
