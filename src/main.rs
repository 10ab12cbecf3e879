//! What is compiled into the program that a browser loads? Everything that `web` exports; nothing runs by itself.

#[cfg(target_arch = "wasm32")]
pub use coalition_timeline::web;

fn main() {}
