//! What a reader has chosen for the columns of a table, and its short form in an address.

use super::amounts::{Currency, DecimalSign};
use super::dates::{DateOrder, YearPair};
use super::hosts::ListAnswer;
use super::meaning::Meaning;

/// What a column means, and the answers to what was in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnChoice {
    /// What it is taken for.
    pub meaning: Meaning,
    /// What stands first in its dates.
    pub order: Option<DateOrder>,
    /// What a year and two digits are.
    pub pair: Option<YearPair>,
    /// What divides decimals.
    pub decimal: Option<DecimalSign>,
    /// The currency of sums that do not say theirs.
    pub currency: Option<Currency>,
    /// How lists of hosts are divided.
    pub list: Option<ListAnswer>,
}

impl From<Meaning> for ColumnChoice {
    /// A column of which nothing is in doubt.
    fn from(meaning: Meaning) -> Self {
        Self { meaning, order: None, pair: None, decimal: None, currency: None, list: None }
    }
}

/// What is chosen for all columns of a table. Columns without a choice are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// One a column, from the left.
    pub columns: Vec<ColumnChoice>,
}

const ORDERS: [(DateOrder, &str); 3] =
    [(DateOrder::DayFirst, "dmy"), (DateOrder::MonthFirst, "mdy"), (DateOrder::YearFirst, "ymd")];
const PAIRS: [(YearPair, &str); 2] = [(YearPair::YearAndMonth, "ym"), (YearPair::TwoYears, "yy")];
const DECIMALS: [(DecimalSign, &str); 2] = [(DecimalSign::Point, "point"), (DecimalSign::Comma, "comma")];
const LISTS: [(ListAnswer, &str); 3] =
    [(ListAnswer::Several, "several"), (ListAnswer::One, "one"), (ListAnswer::Place, "place")];

fn code<T: PartialEq>(codes: &[(T, &'static str)], value: &Option<T>) -> Option<String> {
    codes.iter().find(|(other, _)| Some(other) == value.as_ref()).map(|(_, code)| (*code).to_owned())
}

fn value<T: Copy>(codes: &[(T, &str)], code: &str) -> Option<T> {
    codes.iter().find(|(_, other)| *other == code).map(|(value, _)| *value)
}

impl std::fmt::Display for Choices {
    /// The value of `columns=`: names of meanings with dots between them, answers behind `*`, a number for so many columns that are left out.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut parts = Vec::new();
        let mut left_out = 0;
        for column in &self.columns {
            if column.meaning == Meaning::LeaveOut {
                left_out += 1;
                continue;
            }
            if left_out > 0 {
                parts.push(left_out.to_string());
                left_out = 0;
            }
            let answers = [
                code(&ORDERS, &column.order),
                code(&PAIRS, &column.pair),
                code(&DECIMALS, &column.decimal),
                column.currency.map(|currency| currency.code().to_lowercase()),
                code(&LISTS, &column.list),
            ];
            let mut part = column.meaning.code().to_owned();
            for answer in answers.into_iter().flatten() {
                part.push('*');
                part.push_str(&answer);
            }
            parts.push(part);
        }
        write!(out, "{}", parts.join("."))
    }
}

impl std::str::FromStr for Choices {
    type Err = String;

    /// Reads what [`Display`](std::fmt::Display) writes. The error is the part that means nothing.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut columns: Vec<ColumnChoice> = Vec::new();
        for part in text.split('.').filter(|part| !part.is_empty()) {
            if let Ok(left_out) = part.parse::<usize>() {
                // No table is wider.
                if left_out > 10_000 {
                    return Err(part.to_owned());
                }
                columns.extend((0..left_out).map(|_| ColumnChoice::from(Meaning::LeaveOut)));
                continue;
            }
            let mut words = part.split('*');
            let meaning = words.next().and_then(Meaning::from_code).ok_or_else(|| part.to_owned())?;
            let mut column = ColumnChoice::from(meaning);
            for word in words {
                let before = column;
                column.order = value(&ORDERS, word).or(column.order);
                column.pair = value(&PAIRS, word).or(column.pair);
                column.decimal = value(&DECIMALS, word).or(column.decimal);
                column.list = value(&LISTS, word).or(column.list);
                column.currency = Currency::from_code(&word.to_uppercase()).or(column.currency);
                if column == before {
                    return Err(part.to_owned());
                }
            }
            columns.push(column);
        }
        Ok(Self { columns })
    }
}
