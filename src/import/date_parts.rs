//! Parts of a date: numbers, names of months and the signs between them, and the dates that they make.

use chrono::{Datelike, NaiveDate};

use super::date_words::{DateWord, date_word, is_weekday, month};
use crate::dataset::PartialDate;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) length: usize,
}

impl Number {
    pub(super) fn is_year(self) -> bool {
        (3..=4).contains(&self.length) && self.value > 0
    }

    pub(super) fn is_small(self) -> bool {
        self.length < 3
    }
}

/// The parts of a date in their order.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) numbers: Vec<Number>,
    pub(super) month: Option<u32>,
    /// How many numbers stand before the name of the month.
    pub(super) before_month: usize,
    /// What divides them, without what divides words.
    pub(super) signs: String,
    pub(super) has_span: bool,
}

pub(super) fn parts(text: &str) -> Option<Parts> {
    let mut parts = Parts::default();
    let mut chars = text.chars().peekable();
    let mut weekday_month = None;
    while let Some(&c) = chars.peek() {
        if c.is_ascii_digit() {
            let mut digits = String::new();
            while let Some(c) = chars.next_if(char::is_ascii_digit) {
                digits.push(c);
            }
            let value = (digits.len() < 9).then(|| digits.parse().ok())??;
            parts.numbers.push(Number { value, length: digits.len() });
            let mut word = String::new();
            while let Some(c) = chars.next_if(|c| c.is_alphabetic() || ['°', '_'].contains(c)) {
                word.push(c);
            }
            if !word.is_empty() {
                parts.word(&word, true, &mut weekday_month)?;
            }
        } else if c.is_alphabetic() {
            let mut word = String::new();
            while let Some(c) = chars.next_if(|c| c.is_alphanumeric() || *c == '_') {
                word.push(c);
            }
            parts.word(&word, false, &mut weekday_month)?;
        } else {
            chars.next();
            match c {
                ' ' | ',' | '\'' | '،' => {}
                '.' | '/' | '-' => parts.signs.push(c),
                _ => return None,
            }
        }
    }
    parts.month = parts.month.or(weekday_month);
    (parts.numbers.len() < 4).then_some(parts)
}

impl Parts {
    fn word(&mut self, word: &str, is_after_digit: bool, weekday_month: &mut Option<u32>) -> Option<()> {
        match month(word) {
            Some(number) if is_weekday(word) && weekday_month.is_none() && self.numbers.is_empty() => {
                *weekday_month = Some(number);
            }
            Some(_) if self.month.is_some() => return None,
            Some(number) => {
                self.month = Some(number);
                self.before_month = self.numbers.len();
            }
            None => match date_word(word, is_after_digit)? {
                DateWord::Filler => {}
                DateWord::Span => self.has_span = true,
            },
        }
        Some(())
    }
}

pub(super) fn has_year(parts: &Parts) -> bool {
    parts.numbers.iter().any(|number| number.is_year())
}

pub(super) fn month_of(date: PartialDate) -> PartialDate {
    let day = date.first_day();
    day.with_day(1).map_or(date, PartialDate::Month)
}

pub(super) fn year_date(year: u32) -> Option<PartialDate> {
    if !(1..=9999).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(year as i32, 1, 1).map(PartialDate::Year)
}

pub(super) fn month_date(year: u32, month: u32) -> Option<PartialDate> {
    year_date(year)?;
    NaiveDate::from_ymd_opt(year as i32, month, 1).map(PartialDate::Month)
}

/// A day, if there is one.
pub(super) fn day_date(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    year_date(year)?;
    NaiveDate::from_ymd_opt(year as i32, month, day).map(PartialDate::Day)
}

/// A day, or what is known of it where month or day are written as zero.
pub(super) fn ymd(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    match (month, day) {
        (0, 0) => year_date(year),
        (_, 0) => month_date(year, month),
        _ => day_date(year, month, day),
    }
}
