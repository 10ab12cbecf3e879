//! Words at sums of money in the picture.

use super::labels::giver;
use super::numbers::money;
use crate::dataset::{Labels, Pledge};

/// "$2 billion asked for".
pub fn asked_for(amount_usd: u64) -> String {
    format!("{} asked for", money(amount_usd))
}

/// "$2.1 billion", "of $2 billion": what was pledged of what was asked for, in two parts.
pub fn pledged_of(pledged_usd: u64, asked_usd: u64) -> [String; 2] {
    [money(pledged_usd), format!("of {}", money(asked_usd))]
}

/// "$2.1 billion", "of $2 billion asked for".
pub fn pledged_of_asked(pledged_usd: u64, asked_usd: u64) -> [String; 2] {
    [money(pledged_usd), format!("of {}", asked_for(asked_usd))]
}

/// "$148.7 million by the United States", "$601 million asked for": what one alone pledged is not all that was.
pub fn pledged_by_one(pledge: &Pledge, asked_usd: u64, labels: &Labels) -> [String; 2] {
    [format!("{} by {}", money(pledge.amount_usd), giver(&pledge.by, labels)), asked_for(asked_usd)]
}

/// "$20 billion, running total".
pub fn running_total(amount_usd: u64) -> String {
    format!("{}, running total", money(amount_usd))
}
