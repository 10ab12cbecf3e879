//! Words at the table: its columns, and how more of it is shown.

use super::numbers::grouped;
use super::page::ALL;

/// What chooses the columns.
pub const COLUMNS: &str = "Columns";
/// The same for people who do not see that the columns are those of the table.
pub const COLUMNS_SHOWN: &str = "Columns of the table that are shown";

/// How many columns are shown: "all", "3 of 5".
pub fn columns_shown(shown: usize, all: usize) -> String {
    if shown == all { ALL.to_owned() } else { format!("{shown} of {all}") }
}

/// "Show all 93": what unfolds the table.
pub fn show_all(rows: usize) -> String {
    format!("Show all {}", grouped(rows as u64))
}
