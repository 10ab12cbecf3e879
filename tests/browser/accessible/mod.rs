//! Accessibility scenarios: screen readers, braille, and very large letters.

mod axe;
mod reflow;
mod rules;
mod spoken;
mod tree;

pub use reflow::misfits;

/// A view with one meeting: little enough to read every line that is said of it.
const FEW: &str = "?year=2019&host=DE";
/// What opens and closes under the data.
pub const LISTS: [&str; 3] = [
    "Every reported size of the coalition",
    "Members and when they joined",
    "Key events on the chart and their sources",
];
