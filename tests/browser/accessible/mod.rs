//! Is everything there for people who read with their ears, their fingertips or very large letters?

mod axe;
mod reflow;
mod rules;
mod spoken;
mod tree;

pub use reflow::misfits;

/// A view with one meeting: little enough to read every line that is said of it.
const FEW: &str = "?year=2019&host=DE";
