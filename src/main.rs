//! What starts the page?

fn main() {}
