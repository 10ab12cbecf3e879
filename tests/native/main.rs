//! Do data, filters, addresses, words and pictures follow the rules? Everything that needs no browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
