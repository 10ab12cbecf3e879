//! What an import has to say: readings that were made, questions, and faults, gathered by column.

use super::amounts::{Currency, DecimalSign};
use super::dates::{DateNote, DateOrder, YearPair};

/// A certain reading that a reader can look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The column, from 0.
    pub column: usize,
    /// How its cells were read.
    pub kind: ReadingKind,
    /// In how many rows.
    pub rows: usize,
    /// A cell that was read so.
    pub example: String,
}

/// How cells were read that could have been meant otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadingKind {
    /// Day and month in this order, which the cell shows.
    Order {
        /// What stands first.
        order: DateOrder,
        /// A cell that shows it.
        shown_by: String,
        /// Whether it stands in another column.
        is_elsewhere: bool,
    },
    /// A year and two digits, as other cells show.
    Pair(YearPair),
    /// Something in single dates.
    Date(DateNote),
    /// The column shows what divides decimals.
    Decimal(DecimalSign),
    /// `$` is a dollar of the United States.
    UsDollars,
    /// The sum says "about" or the like.
    AboutSum,
    /// Numbers are those of ISO 3166.
    CountryNumbers,
    /// The country at the end of the place is the host.
    PlaceCountry,
}

/// What a reader is asked, once for a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The column, from 0.
    pub column: usize,
    /// What is in doubt.
    pub kind: QuestionKind,
    /// In how many rows.
    pub rows: usize,
    /// A cell that is in doubt.
    pub example: String,
}

/// What is in doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionKind {
    /// What stands first in a date, of these.
    Order(Vec<DateOrder>),
    /// Whether `2004/05` is a month or two years.
    Pair,
    /// Whether a sign divides decimals or thousands.
    Decimal,
    /// In which currency the sums are.
    Currency,
    /// Whether it is a list of hosts, one name or a place.
    HostList,
}

/// What cannot be read, in all rows of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The column, from 0.
    pub column: usize,
    /// What is wrong.
    pub kind: FaultKind,
    /// In how many rows.
    pub rows: usize,
    /// The first two, each with the number of its row.
    pub examples: Vec<(usize, String)>,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// It is no date.
    NotADate,
    /// The end is before the beginning, and is passed over.
    EndsBefore,
    /// It is no sum of money.
    NotASum,
    /// It is no whole number.
    NotACount,
    /// It is no currency.
    NotACurrency,
    /// A number that is no country.
    NotACountry,
}

/// A row that is no entry, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOutRow {
    /// Its number.
    pub row: usize,
    /// What stands where its date would be.
    pub found: String,
    /// Whether an answer to a question brings it in.
    pub awaits_answer: bool,
}

/// Everything that is found while rows are read.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) readings: Vec<Reading>,
    pub(super) questions: Vec<Question>,
    pub(super) faults: Vec<Fault>,
}

impl Findings {
    pub(super) fn reading(&mut self, column: usize, kind: ReadingKind, cell: &str) {
        match self.readings.iter_mut().find(|other| other.column == column && other.kind == kind) {
            Some(reading) => reading.rows += 1,
            None => self.readings.push(Reading { column, kind, rows: 1, example: cell.to_owned() }),
        }
    }

    pub(super) fn question(&mut self, column: usize, kind: QuestionKind, cell: &str) {
        let is_same = |a: &QuestionKind| std::mem::discriminant(a) == std::mem::discriminant(&kind);
        match self.questions.iter_mut().find(|other| other.column == column && is_same(&other.kind)) {
            Some(question) => {
                question.rows += 1;
                // All that a cell of the column can mean.
                if let (QuestionKind::Order(known), QuestionKind::Order(more)) = (&mut question.kind, kind) {
                    let new: Vec<DateOrder> = more.into_iter().filter(|order| !known.contains(order)).collect();
                    known.extend(new);
                }
            }
            None => self.questions.push(Question { column, kind, rows: 1, example: cell.to_owned() }),
        }
    }

    pub(super) fn fault(&mut self, column: usize, kind: FaultKind, row: usize, cell: &str) {
        match self.faults.iter_mut().find(|other| other.column == column && other.kind == kind) {
            Some(fault) => {
                fault.rows += 1;
                if fault.examples.len() < 2 {
                    fault.examples.push((row, cell.to_owned()));
                }
            }
            None => self.faults.push(Fault { column, kind, rows: 1, examples: vec![(row, cell.to_owned())] }),
        }
    }

    /// The currency of a sum whose own sign is `$`.
    pub(super) fn dollars(&mut self, column: usize, currency: Option<Currency>, cell: &str) {
        let is_dollar = currency.is_some_and(|currency| currency.code() == "USD");
        if is_dollar && cell.contains('$') && !cell.to_lowercase().contains("us") {
            self.reading(column, ReadingKind::UsDollars, cell);
        }
    }
}
