//! Guesses: what each column of a table is taken for, from its heading and its values.

use super::amounts::{NumberRead, SumRead, read_number, read_sum};
use super::choices::{Choices, ColumnChoice};
use super::date_words::month;
use super::dates::{DateRead, DateRules, read_date};
use super::headings::{self, HeadingMeaning};
use super::hosts::{Host, HostsRead, read_hosts};
use super::meaning::Meaning;
use super::plain::{is_missing, plain};
use super::table::Table;

/// So many cells of a column are looked at.
const SAMPLE: usize = 300;

/// What the values of a column look like: shares from 0 to 1 of those that are there.
struct Look {
    filled: usize,
    dates: f32,
    /// Dates once a year is added.
    yearless: f32,
    years: f32,
    months: f32,
    days: f32,
    numbers: f32,
    sums: f32,
    countries: f32,
    country_numbers: f32,
    addresses: f32,
    /// Different ones.
    distinct: f32,
    distinct_count: usize,
    mean_length: f32,
}

impl Look {
    fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let cells: Vec<&str> = cells.filter(|cell| !is_missing(cell)).take(SAMPLE).collect();
        let share = |is_it: &dyn Fn(&str) -> bool| {
            let found = cells.iter().filter(|cell| is_it(cell)).count();
            if cells.is_empty() { 0.0_f32 } else { found as f32 / cells.len() as f32 }
        };
        let rules = DateRules::default();
        let is_date = |text: &str| text.len() < 60 && read_date(text, &rules).read != DateRead::NotADate;
        let whole = |cell: &str| plain(cell).trim_end_matches(".0").parse::<u32>().ok();
        let mut distinct: Vec<&str> = cells.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let letters: usize = cells.iter().map(|cell| cell.chars().count()).sum();
        Self {
            filled: cells.len(),
            dates: share(&is_date),
            yearless: share(&|cell| is_date(&format!("{cell} 2000"))),
            years: share(&|cell| whole(cell.trim_end_matches('*')).is_some_and(|year| (100..=9999).contains(&year))),
            months: share(&|cell| {
                whole(cell).is_some_and(|n| (1..=12).contains(&n)) || month(plain(cell).trim_end_matches('.')).is_some()
            }),
            days: share(&|cell| whole(cell).is_some_and(|n| (1..=31).contains(&n))),
            numbers: share(&|cell| read_number(cell, None) != NumberRead::NotANumber),
            sums: share(&|cell| read_sum(cell, 0, None) != SumRead::NotASum),
            countries: share(&|cell| is_country_list(cell)),
            country_numbers: share(&|cell| Host::by_number(cell).is_some()),
            addresses: share(&|cell| ["http://", "https://", "www."].iter().any(|start| cell.starts_with(start))),
            distinct: if cells.is_empty() { 0.0_f32 } else { distinct.len() as f32 / cells.len() as f32 },
            distinct_count: distinct.len(),
            mean_length: if cells.is_empty() { 0.0_f32 } else { letters as f32 / cells.len() as f32 },
        }
    }

    /// How well the values fit a meaning, from 0 to 1. Less than a half refutes a heading.
    fn fit(&self, meaning: Meaning) -> f32 {
        if self.filled == 0 {
            return 0.5;
        }
        let unless = |is_refuted: bool| if is_refuted { 0.0_f32 } else { 0.6 };
        match meaning {
            Meaning::Date | Meaning::End | Meaning::Joined | Meaning::Left => self.dates.max(self.yearless * 0.6),
            Meaning::Year | Meaning::EndYear => self.years.max(self.dates * 0.7),
            Meaning::Month | Meaning::EndMonth => self.months,
            Meaning::Day | Meaning::EndDay => self.days,
            Meaning::Members => self.numbers * self.sums,
            Meaning::Sum => self.sums * (1.0 - self.dates * (1.0 - self.numbers)),
            Meaning::Hosts | Meaning::GivenBy if self.numbers > 0.5 => {
                if self.country_numbers > 0.99 {
                    0.55
                } else {
                    0.0
                }
            }
            Meaning::Hosts | Meaning::GivenBy => {
                unless(self.dates > 0.5 || self.addresses > 0.5 || self.mean_length > 120.0).max(self.countries)
            }
            Meaning::Name => {
                unless(self.numbers > 0.5 || self.addresses > 0.5 || self.dates > 0.9) + self.distinct * 0.3
            }
            Meaning::Place => unless(self.numbers > 0.5 || self.addresses > 0.5 || self.dates > 0.5),
            Meaning::Kind => unless(self.distinct_count > 12 || self.mean_length > 60.0 || self.addresses > 0.5),
            Meaning::Link => self.addresses,
            Meaning::Currency => unless(self.mean_length > 12.0 || self.numbers > 0.5),
            Meaning::Summary | Meaning::Source => unless(self.numbers > 0.9),
            Meaning::LeaveOut => 0.6,
        }
    }
}

fn is_country_list(cell: &str) -> bool {
    let HostsRead::Hosts(hosts) = read_hosts(cell, None) else { return false };
    let is_country = |host: &Host| {
        matches!(host, Host::Country(_)) || matches!(host, Host::Other(name) if Host::known(name).is_some())
    };
    !hosts.is_empty() && hosts.iter().all(is_country)
}

/// A column that may mean this, and how likely it is.
struct Candidate {
    column: usize,
    meaning: Meaning,
    score: f32,
}

impl Choices {
    /// What the columns of a table are taken for before a reader has chosen.
    pub fn guessed(table: &Table) -> Self {
        let mut candidates = Vec::new();
        for (column, heading) in table.headings.iter().enumerate() {
            let look = Look::of(table.column(column));
            let tag = table.tags.get(column).and_then(|tag| headings::tag_meaning(tag));
            candidates.extend(of_column(column, headings::meaning(heading), tag, &look));
        }
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.column.cmp(&b.column)));
        let mut meanings = vec![None; table.headings.len()];
        for Candidate { column, meaning, .. } in candidates {
            let is_free = meaning.can_repeat() || !meanings.contains(&Some(meaning));
            if let Some(place) = meanings.get_mut(column).filter(|place| place.is_none() && is_free) {
                *place = Some(meaning);
            }
        }
        let mut meanings: Vec<Meaning> = meanings.into_iter().map(|found| found.unwrap_or(Meaning::LeaveOut)).collect();
        without_double_dates(table, &mut meanings);
        Self { columns: meanings.into_iter().map(ColumnChoice::from).collect() }
    }
}

fn of_column(column: usize, heading: Option<HeadingMeaning>, tag: Option<Meaning>, look: &Look) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut may = |meaning: Meaning, score: f32| found.push(Candidate { column, meaning, score });
    let said = tag.map(|meaning| (meaning, 30.0));
    let said = said.or_else(|| heading.map(|said| (said.meaning, if said.is_exact { 20.0 } else { 10.0 })));
    if let Some((meaning, score)) = said {
        let fit = look.fit(meaning);
        if fit >= 0.5 {
            may(meaning, score + fit * 8.0);
        }
        // A column of names can hold who hosts, and one of a country who is told of.
        let others: &[Meaning] = match meaning {
            Meaning::Hosts => &[Meaning::Members, Meaning::Name],
            Meaning::Members => &[Meaning::Hosts],
            Meaning::Source => &[Meaning::Link],
            Meaning::Date => &[Meaning::Year],
            Meaning::Year => &[Meaning::Date],
            _ => &[],
        };
        for other in others.iter().filter(|other| look.fit(**other) > 0.5) {
            may(*other, score / 4.0 + look.fit(*other));
        }
        if meaning == Meaning::LeaveOut {
            return found;
        }
    }
    let is_certain = heading.is_some_and(|said| said.is_exact && look.fit(said.meaning) >= 0.5);
    if !is_certain && look.filled > 0 {
        if look.dates > 0.9 && look.numbers < 0.9 {
            may(Meaning::Date, 6.0 * look.dates);
        }
        if look.countries > 0.8 {
            may(Meaning::Hosts, 5.0 * look.countries);
        }
        if look.addresses > 0.9 {
            may(Meaning::Link, 4.0);
        }
        let is_text = look.numbers < 0.1 && look.dates < 0.5 && look.addresses < 0.1 && look.countries < 0.5;
        if is_text && (3.0..120.0).contains(&look.mean_length) && look.distinct > 0.5 {
            may(Meaning::Name, 3.0 + look.distinct);
        }
    }
    found
}

/// Leaves out years, months and days where one column has the whole date.
fn without_double_dates(table: &Table, meanings: &mut [Meaning]) {
    let at = |meanings: &[Meaning], meaning| meanings.iter().position(|other| *other == meaning);
    if let (Some(date), Some(_)) = (at(meanings, Meaning::Date), at(meanings, Meaning::Year)) {
        let is_whole = Look::of(table.column(date)).dates > 0.5;
        for meaning in meanings.iter_mut() {
            let is_part = matches!(meaning, Meaning::Year | Meaning::Month | Meaning::Day);
            if is_whole && is_part {
                *meaning = Meaning::LeaveOut;
            }
        }
    }
}
