//! Dates as people write them: one cell to a date, by what its column has decided.

use chrono::{Days, NaiveDate};

use super::clock::without_time;
use super::date_parts::{Number, Parts, day_date, has_year, month_date, month_of, parts, year_date, ymd};
use super::date_words::{DateWord, Exactness, date_word, join_months, qualified};
use super::hosts::without_notes;
use super::plain::{is_missing, plain};
use crate::dataset::PartialDate;

/// Which number of a date stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// 28/6/2021
    DayFirst,
    /// 6/28/2021
    MonthFirst,
    /// 21-06-28
    YearFirst,
}

/// What a year and two digits are: `2004/05`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum YearPair {
    /// May 2004.
    YearAndMonth,
    /// 2004 to 2005.
    TwoYears,
}

/// What is decided for the dates of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRules {
    /// What stands first between slashes and hyphens.
    pub order: Option<DateOrder>,
    /// What stands first between dots.
    pub dotted: Option<DateOrder>,
    /// What a year and two digits are.
    pub pair: Option<YearPair>,
    /// Whether `2004-05` is a month as in ISO 8601 where nothing else is decided.
    pub has_iso_months: bool,
}

impl Default for DateRules {
    /// As nothing else is known: where there are dots, the day stands first.
    fn default() -> Self {
        Self { order: None, dotted: Some(DateOrder::DayFirst), pair: None, has_iso_months: true }
    }
}

/// A date, or a span of time, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDate {
    /// Its beginning.
    pub start: PartialDate,
    /// Its end; the same where there is one date.
    pub end: PartialDate,
    /// How exact it is meant.
    pub exactness: Exactness,
}

/// A certain reading that a reader should know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateNote {
    /// A year of two digits: 00 to 29 are 20xx.
    TwoDigitYear,
    /// The number by which a spreadsheet counts days.
    Serial,
    /// The time has a zone: the day is as written.
    TimeZone,
    /// A word or sign makes it less exact.
    LessExact,
}

/// What a cell alone shows of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Only this order makes it a date.
    Order(DateOrder),
    /// The same, between dots.
    Dotted(DateOrder),
    /// Only this makes a date of a year and two digits.
    Pair(YearPair),
}

/// What a cell is, read as a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateRead {
    /// A date.
    Date(WrittenDate),
    /// One of several dates: the order is not known.
    OrderInDoubt(Vec<DateOrder>),
    /// A month or two years.
    PairInDoubt,
    /// No date.
    NotADate,
}

/// A cell that was read as a date, with what was seen on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateCell {
    /// What it is.
    pub read: DateRead,
    /// What was taken for granted.
    pub notes: Vec<DateNote>,
    /// What it shows of the others.
    pub shown: Vec<Shown>,
}

/// Reads a cell as a date.
pub fn read_date(cell: &str, rules: &DateRules) -> DateCell {
    let mut reader = Reader { rules, notes: Vec::new(), shown: Vec::new() };
    let read = if is_missing(cell) { DateRead::NotADate } else { reader.cell(cell) };
    reader.notes.sort();
    reader.notes.dedup();
    DateCell { read, notes: reader.notes, shown: reader.shown }
}

struct Reader<'a> {
    rules: &'a DateRules,
    notes: Vec<DateNote>,
    shown: Vec<Shown>,
}

/// What part of a cell can be.
enum Single {
    Date(PartialDate),
    Doubt(DateRead),
    Not,
}

impl Reader<'_> {
    fn cell(&mut self, cell: &str) -> DateRead {
        let text = plain(&without_notes(cell)).replace(['–', '—', '−', '‐', '‑'], "-");
        // A spreadsheet gives numbers with decimals, which are the time of day.
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let text = match text.split_once('.') {
            Some((days, time)) if is_number(days) && (time == "0" || days.len() == 5 && is_number(time)) => {
                days.to_owned()
            }
            _ => text,
        };
        let (text, time) = without_time(text.trim_start_matches('+'));
        if time.has_zone {
            self.notes.push(DateNote::TimeZone);
        }
        let text = join_months(&text);
        let (exactness, text) = qualified(text.trim_matches([' ', ',', ';', '-']));
        let read = self.span(text);
        let DateRead::Date(date) = read else { return read };
        if exactness == Exactness::Exact {
            return read;
        }
        self.notes.push(DateNote::LessExact);
        let coarser = |date: PartialDate| match date {
            PartialDate::Day(_) if exactness == Exactness::About => month_of(date),
            other => other,
        };
        DateRead::Date(WrittenDate { start: coarser(date.start), end: coarser(date.end), exactness })
    }

    fn span(&mut self, text: &str) -> DateRead {
        let whole = |start, end| DateRead::Date(WrittenDate { start, end, exactness: Exactness::Exact });
        if let Some((start, end)) = days_of_one_month(text).or_else(|| decade(text)).or_else(|| quarter(text)) {
            return whole(start, end);
        }
        match self.single(text) {
            Single::Date(date) => return whole(date, date),
            Single::Doubt(DateRead::Date(date)) => return DateRead::Date(date),
            Single::Doubt(doubt) => return doubt,
            Single::Not => {}
        }
        let spaced = spaced_span_words(text);
        for sign in [" - ", "-", "/"] {
            for (at, _) in spaced.match_indices(sign) {
                let (left, right) = (spaced.get(..at), spaced.get(at + sign.len()..));
                let (Some(left), Some(right)) = (left, right) else { continue };
                match self.ends(left.trim(), right.trim()) {
                    Single::Date(_) | Single::Not => {}
                    Single::Doubt(read) => return read,
                }
            }
        }
        DateRead::NotADate
    }

    /// A span from its two ends; a date is a doubt that is settled.
    fn ends(&mut self, left: &str, right: &str) -> Single {
        let (notes, shown) = (self.notes.len(), self.shown.len());
        let end = self.single(right);
        let start = match (&end, parts(left)) {
            (Single::Not, _) | (_, None) => Single::Not,
            (Single::Date(PartialDate::Day(_)), Some(parts)) if parts.numbers.len() < 3 && !has_year(&parts) => {
                // The day of the same year or month.
                match parts_of(right) {
                    Some((year, month)) => completed(&parts, year, month),
                    None => Single::Not,
                }
            }
            (Single::Date(PartialDate::Month(last)), Some(parts)) if parts.numbers.is_empty() => {
                let year = chrono::Datelike::year(last);
                parts.month.and_then(|month| month_date(year as u32, month)).map_or(Single::Not, Single::Date)
            }
            _ => self.single(left),
        };
        match (start, end) {
            (Single::Date(start), Single::Date(end)) if start.first_day() <= end.first_day() => {
                Single::Doubt(DateRead::Date(WrittenDate { start, end, exactness: Exactness::Exact }))
            }
            (Single::Doubt(read), Single::Date(_) | Single::Doubt(_)) | (Single::Date(_), Single::Doubt(read)) => {
                Single::Doubt(read)
            }
            _ => {
                self.notes.truncate(notes);
                self.shown.truncate(shown);
                Single::Not
            }
        }
    }

    fn single(&mut self, text: &str) -> Single {
        let Some(parts) = parts(text) else { return Single::Not };
        if parts.has_span {
            return Single::Not;
        }
        let found = match (parts.month, parts.numbers.as_slice()) {
            (Some(month), [year]) if year.is_year() => month_date(year.value, month),
            (Some(month), [year]) if year.length == 2 && parts.before_month == 0 => {
                month_date(self.century(*year), month)
            }
            (Some(month), [day, year]) if day.is_small() && year.is_year() => day_date(year.value, month, day.value),
            (Some(month), [year, day]) if day.is_small() && year.is_year() => day_date(year.value, month, day.value),
            (Some(month), [day, year]) if day.is_small() && year.length == 2 => {
                day_date(self.century(*year), month, day.value)
            }
            (None, [year, month, day]) if year.length == 4 => ymd(year.value, month.value, day.value),
            (None, [first, second, year]) if first.is_small() && second.is_small() && [2, 4].contains(&year.length) => {
                return self.three(*first, *second, *year, &parts.signs);
            }
            (None, [year, other]) if year.length == 4 && other.length == 2 && ["-", "/"].contains(&&*parts.signs) => {
                return self.pair(year.value, other.value, &parts.signs);
            }
            (None, [month, year])
                if month.is_small() && year.length == 4 && ["-", "/", "."].contains(&&*parts.signs) =>
            {
                month_date(year.value, month.value)
            }
            (None, [number]) => self.number(*number, text),
            _ => None,
        };
        found.map_or(Single::Not, Single::Date)
    }

    /// Day, month and year, of which the year is the last but where it has two digits.
    fn three(&mut self, a: Number, b: Number, c: Number, signs: &str) -> Single {
        let is_dotted = signs.contains('.');
        let read = |reader: &mut Self, order| match order {
            DateOrder::DayFirst => day_date(reader.year(c), b.value, a.value),
            DateOrder::MonthFirst => day_date(reader.year(c), a.value, b.value),
            // With slashes nobody writes a year of two digits first.
            DateOrder::YearFirst if [a, b, c].iter().all(|part| part.length == 2) && signs.contains('-') => {
                day_date(reader.year(a), b.value, c.value)
            }
            DateOrder::YearFirst => None,
        };
        let orders = [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst];
        let mut possible = Vec::new();
        for order in orders {
            if let Some(date) = read(self, order) {
                possible.push((order, date));
            }
        }
        // Two that are the same day are no doubt, but show nothing either.
        let is_same = possible.windows(2).all(|two| matches!(two, [(_, a), (_, b)] if a == b));
        match possible.as_slice() {
            [] => return Single::Not,
            [(order, date)] => {
                self.shown.push(if is_dotted { Shown::Dotted(*order) } else { Shown::Order(*order) });
                return Single::Date(*date);
            }
            [(_, date), ..] if is_same => return Single::Date(*date),
            _ => {}
        }
        let decided = if is_dotted { self.rules.dotted } else { self.rules.order };
        match possible.iter().find(|(order, _)| Some(*order) == decided) {
            Some((_, date)) => Single::Date(*date),
            None => Single::Doubt(DateRead::OrderInDoubt(possible.into_iter().map(|(order, _)| order).collect())),
        }
    }

    fn pair(&mut self, year: u32, other: u32, sign: &str) -> Single {
        let month = month_date(year, other);
        let century = year / 100 * 100 + if year % 100 == 99 && other == 0 { 100 } else { 0 };
        let years = year_date(year).zip(year_date(century + other)).filter(|_| century + other > year);
        let span =
            |(start, end)| Single::Doubt(DateRead::Date(WrittenDate { start, end, exactness: Exactness::Exact }));
        match (month, years) {
            (None, None) => Single::Not,
            (Some(month), None) => {
                self.shown.push(Shown::Pair(YearPair::YearAndMonth));
                Single::Date(month)
            }
            (None, Some(years)) => {
                self.shown.push(Shown::Pair(YearPair::TwoYears));
                span(years)
            }
            (Some(month), Some(years)) => match self.rules.pair {
                Some(YearPair::YearAndMonth) => Single::Date(month),
                Some(YearPair::TwoYears) => span(years),
                // ISO 8601.
                None if sign == "-" && self.rules.has_iso_months => Single::Date(month),
                None => Single::Doubt(DateRead::PairInDoubt),
            },
        }
    }

    /// A number that stands alone: a year, eight or six digits, or a day counted from 1899.
    fn number(&mut self, number: Number, text: &str) -> Option<PartialDate> {
        let value = number.value;
        match number.length {
            3 | 4 => year_date(value),
            8 => day_date(value / 10_000, value / 100 % 100, value % 100),
            6 if (1000..3000).contains(&(value / 100)) => month_date(value / 100, value % 100),
            5 if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.notes.push(DateNote::Serial);
                let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
                first.checked_add_days(Days::new(u64::from(value))).map(PartialDate::Day)
            }
            _ => None,
        }
    }

    fn year(&mut self, number: Number) -> u32 {
        if number.length == 2 { self.century(number) } else { number.value }
    }

    fn century(&mut self, number: Number) -> u32 {
        self.notes.push(DateNote::TwoDigitYear);
        number.value + if number.value < 30 { 2000 } else { 1900 }
    }
}

/// The year and the month of a whole date that has a named month or dots.
fn parts_of(text: &str) -> Option<(u32, u32)> {
    let read = read_date(text, &DateRules::default()).read;
    let DateRead::Date(WrittenDate { start: PartialDate::Day(day), .. }) = read else { return None };
    Some((chrono::Datelike::year(&day) as u32, chrono::Datelike::month(&day)))
}

/// A day without a year, with that of the other end.
fn completed(parts: &Parts, year: u32, month: u32) -> Single {
    let date = match (parts.month, parts.numbers.as_slice()) {
        (Some(month), [day]) => day_date(year, month, day.value),
        (None, [day]) if day.is_small() => day_date(year, month, day.value),
        (None, [day, month]) if parts.signs.starts_with('.') => day_date(year, month.value, day.value),
        _ => None,
    };
    date.map_or(Single::Not, Single::Date)
}

/// "15-17 November 1975", "November 15-17, 1975".
fn days_of_one_month(text: &str) -> Option<(PartialDate, PartialDate)> {
    let parts = parts(text)?;
    let [first, last, year] = *parts.numbers.as_slice() else { return None };
    let is_span = parts.has_span || parts.signs.contains(['-', '/']);
    let is_right = is_span && first.is_small() && last.is_small() && first.value < last.value && year.is_year();
    let date = |day: Number| day_date(year.value, parts.month?, day.value);
    is_right.then(|| date(first).zip(date(last)))?
}

/// "1970s"
fn decade(text: &str) -> Option<(PartialDate, PartialDate)> {
    let year: u32 = text.strip_suffix("'s").or_else(|| text.strip_suffix('s'))?.parse().ok()?;
    (year >= 1000 && year.is_multiple_of(10)).then(|| year_date(year).zip(year_date(year + 9)))?
}

/// "Q1 2021", "2021-Q1"
fn quarter(text: &str) -> Option<(PartialDate, PartialDate)> {
    let words: Vec<&str> = text.split([' ', '-', '/']).collect();
    let [a, b] = *words.as_slice() else { return None };
    let (quarter, year) = if a.starts_with(['q', 't']) { (a, b) } else { (b, a) };
    let quarter: u32 = quarter.strip_prefix(['q', 't'])?.parse().ok().filter(|number| (1..=4).contains(number))?;
    let year: u32 = (year.len() == 4).then(|| year.parse().ok())??;
    month_date(year, quarter * 3 - 2).zip(month_date(year, quarter * 3))
}

fn spaced_span_words(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    words
        .iter()
        .map(|word| if date_word(word, false) == Some(DateWord::Span) { "-" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}
