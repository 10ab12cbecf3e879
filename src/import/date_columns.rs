//! Dates of whole columns: what decides the order of day and month.

use std::collections::HashMap;

use super::choices::Choices;
use super::dates::{DateOrder, DateRead, DateRules, Shown, YearPair, read_date};
use super::plain::is_missing;
use super::table::Table;

/// What has decided the dates of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateDecision {
    /// What holds for its cells.
    pub rules: DateRules,
    /// The order, with the cell that shows it, and whether that stands in another column.
    pub order_shown: Option<(DateOrder, String, bool)>,
}

/// What the cells of one column show, with a cell that shows it.
#[derive(Default)]
struct Evidence {
    orders: HashMap<DateOrder, String>,
    dotted: HashMap<DateOrder, String>,
    pairs: HashMap<YearPair, String>,
}

/// Decides the dates of some columns. Other columns of dates are looked at, too.
pub fn decide(table: &Table, columns: &[usize], choices: &Choices) -> HashMap<usize, DateDecision> {
    let all: Vec<Evidence> = (0..table.headings.len()).map(|column| evidence(table, column, columns)).collect();
    let decide = |column: usize| {
        let own = all.get(column)?;
        let chosen = choices.columns.get(column);
        let answer = chosen.and_then(|chosen| chosen.order);
        let mut order_shown = only(&own.orders).map(|(order, cell)| (order, cell, false));
        if own.orders.is_empty() {
            let mut others = HashMap::new();
            for evidence in &all {
                others.extend(evidence.orders.clone());
            }
            order_shown = only(&others).map(|(order, cell)| (order, cell, true));
        }
        let dotted = match own.dotted.len() {
            0 => Some(DateOrder::DayFirst),
            1 => only(&own.dotted).map(|(order, _)| order),
            _ => None,
        };
        let pair = chosen.and_then(|chosen| chosen.pair).or(only(&own.pairs).map(|(pair, _)| pair));
        let rules = DateRules {
            order: answer.or(order_shown.as_ref().map(|(order, ..)| *order)),
            dotted: dotted.or(answer),
            pair,
            has_iso_months: own.pairs.len() < 2,
        };
        Some((column, DateDecision { rules, order_shown: order_shown.filter(|_| answer.is_none()) }))
    };
    columns.iter().filter_map(|column| decide(*column)).collect()
}

/// What is shown, if it is one thing.
fn only<T: Copy>(shown: &HashMap<T, String>) -> Option<(T, String)> {
    let mut shown = shown.iter();
    let (value, cell) = shown.next()?;
    shown.next().is_none().then(|| (*value, cell.clone()))
}

fn evidence(table: &Table, column: usize, chosen: &[usize]) -> Evidence {
    let mut evidence = Evidence::default();
    let (mut dates, mut filled) = (0, 0);
    for cell in table.column(column).filter(|cell| !is_missing(cell)) {
        filled += 1;
        if cell.len() > 80 || !cell.contains(char::is_numeric) {
            continue;
        }
        let read = read_date(cell, &DateRules::default());
        dates += usize::from(read.read != DateRead::NotADate);
        for shown in read.shown {
            match shown {
                Shown::Order(order) => drop(evidence.orders.entry(order).or_insert_with(|| cell.to_owned())),
                Shown::Dotted(order) => drop(evidence.dotted.entry(order).or_insert_with(|| cell.to_owned())),
                Shown::Pair(pair) => drop(evidence.pairs.entry(pair).or_insert_with(|| cell.to_owned())),
            }
        }
    }
    let is_of_dates = chosen.contains(&column) || dates * 2 > filled;
    if is_of_dates { evidence } else { Evidence::default() }
}
