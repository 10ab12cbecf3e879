//! Entries: the rows of a table as what their columns are taken for.

use std::collections::HashMap;

use super::amounts::{Currency, DecimalSign, NumberRead, SumHeading, SumRead, read_number, read_sum};
use super::choices::{Choices, ColumnChoice};
use super::date_columns::{DateDecision, decide};
use super::date_words::month;
use super::dates::{DateRead, DateRules, WrittenDate, read_date};
use super::findings::{Fault, FaultKind, Findings, LeftOutRow, Question, QuestionKind, Reading, ReadingKind};
use super::grid::TableRow;
use super::hosts::{Host, HostsRead, country_of_place, read_hosts, without_notes};
use super::meaning::Meaning;
use super::plain::{is_missing, plain};
use super::table::Table;

/// A sum of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntrySum {
    /// The column that it stands in.
    pub column: usize,
    /// Hundredths of its currency.
    pub hundredths: u128,
    /// Its currency.
    pub currency: Currency,
}

/// A row of a table, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The number of its row.
    pub row: usize,
    /// When it was.
    pub date: WrittenDate,
    /// What it is called; where no column says so, its place or its hosts.
    pub name: String,
    /// Who hosted.
    pub hosts: Vec<Host>,
    /// Where it was.
    pub place: Option<String>,
    /// How many members there were.
    pub members: Option<u32>,
    /// When the member of this row joined.
    pub joined: Option<WrittenDate>,
    /// When the member of this row left.
    pub left: Option<WrittenDate>,
    /// Sums of money; none of nothing.
    pub sums: Vec<EntrySum>,
    /// Who gives them.
    pub given_by: Vec<Host>,
    /// Which kind of meeting.
    pub kind: Option<String>,
    /// What happened.
    pub summary: Option<String>,
    /// Who says so.
    pub source: Option<String>,
    /// An address for more.
    pub link: Option<String>,
}

/// A table as entries, and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The rows with a date, in the order of the table.
    pub entries: Vec<Entry>,
    /// Readings that were made.
    pub readings: Vec<Reading>,
    /// What has to be asked.
    pub questions: Vec<Question>,
    /// What cannot be read.
    pub faults: Vec<Fault>,
    /// Rows without a usable date.
    pub left_out: Vec<LeftOutRow>,
}

/// Reads a table by what its columns are taken for.
pub fn import(table: &Table, choices: &Choices) -> Import {
    let mut importer = Importer::new(table, choices);
    let (mut entries, mut left_out) = (Vec::new(), Vec::new());
    for row in &table.rows {
        match importer.entry(row) {
            Ok(entry) => entries.push(entry),
            Err(row) => left_out.push(row),
        }
    }
    let Findings { readings, questions, faults } = importer.findings;
    Import { entries, readings, questions, faults, left_out }
}

struct Importer<'a> {
    table: &'a Table,
    choices: &'a Choices,
    dates: HashMap<usize, DateDecision>,
    decimals: HashMap<usize, Option<DecimalSign>>,
    /// Columns of hosts whose numbers are all those of countries.
    country_numbers: Vec<usize>,
    /// Columns of hosts that hold codes of two letters alone, so that `NA` is Namibia.
    two_letters: Vec<usize>,
    /// Whether any row says who hosted.
    has_hosts: bool,
    findings: Findings,
}

impl<'a> Importer<'a> {
    fn new(table: &'a Table, choices: &'a Choices) -> Self {
        use Meaning::{Date, End, EndYear, GivenBy, Hosts, Joined, Left, Members, Sum, Year};
        let columns = |meanings: &[Meaning]| -> Vec<usize> {
            let chosen = choices.columns.iter().enumerate().take(table.headings.len());
            chosen.filter(|(_, choice)| meanings.contains(&choice.meaning)).map(|(at, _)| at).collect()
        };
        let is_numbered = |column: &usize| {
            let is_number = |cell: &&str| !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
            table.column(*column).filter(is_number).all(|cell| Host::by_number(cell).is_some())
        };
        let is_of_codes = |column: &usize| {
            let mut others = table.column(*column).filter(|cell| !is_missing(cell)).peekable();
            others.peek().is_some() && others.all(|cell| cell.len() == 2)
        };
        let mut importer = Self {
            table,
            choices,
            dates: decide(table, &columns(&[Date, End, Joined, Left, Year, EndYear]), choices),
            decimals: HashMap::new(),
            country_numbers: columns(&[Hosts, GivenBy]).into_iter().filter(is_numbered).collect(),
            two_letters: columns(&[Hosts, GivenBy]).into_iter().filter(is_of_codes).collect(),
            has_hosts: columns(&[Hosts]).into_iter().any(|column| table.column(column).any(|cell| !is_missing(cell))),
            findings: Findings::default(),
        };
        for column in columns(&[Sum, Members]) {
            importer.decimals.insert(column, importer.decimal(column));
        }
        importer
    }

    /// What divides decimals in a column: the answer, or what some cells show.
    fn decimal(&self, column: usize) -> Option<DecimalSign> {
        let choice = self.choices.columns.get(column)?;
        let shown = |cell| match read_sum(cell, 0, None) {
            SumRead::Sum { shown, .. } => shown,
            SumRead::Doubt | SumRead::NotASum => None,
        };
        let mut all = self.table.column(column).filter_map(shown);
        let first = all.next();
        choice.decimal.or(first.filter(|first| all.all(|other| other == *first)))
    }

    fn choice(&self, column: usize) -> ColumnChoice {
        self.choices.columns.get(column).copied().unwrap_or(Meaning::LeaveOut.into())
    }

    /// The column of a meaning and its cell, if there is anything in it.
    fn cell<'r>(&self, row: &'r TableRow, meaning: Meaning) -> Option<(usize, &'r str)> {
        let column = self.choices.columns.iter().position(|choice| choice.meaning == meaning)?;
        row.cells.get(column).map(|cell| (column, cell.as_str())).filter(|(_, cell)| !is_missing(cell))
    }

    fn text(&self, row: &TableRow, meaning: Meaning) -> Option<String> {
        self.cell(row, meaning).map(|(_, cell)| cell.to_owned())
    }

    fn entry(&mut self, row: &TableRow) -> Result<Entry, LeftOutRow> {
        let joined = self.date(row, Meaning::Joined).and_then(Result::ok);
        let left = self.date(row, Meaning::Left).and_then(Result::ok);
        let start = self.start(row);
        let found = self.cell(row, Meaning::Date).or_else(|| self.cell(row, Meaning::Year));
        let found = found.map_or(String::new(), |(_, cell)| cell.to_owned());
        let mut date = match start {
            Some(Ok(date)) => date,
            Some(Err(awaits_answer)) => {
                // Everything is asked at once, not after the first answer.
                self.sums(row);
                self.members(row);
                self.hosts(row, Meaning::Hosts);
                self.hosts(row, Meaning::GivenBy);
                return Err(LeftOutRow { row: row.number, found, awaits_answer });
            }
            None => match joined.or(left) {
                Some(date) => date,
                None => return Err(LeftOutRow { row: row.number, found, awaits_answer: false }),
            },
        };
        let end = self
            .date(row, Meaning::End)
            .or_else(|| self.parts(row, [Meaning::EndYear, Meaning::EndMonth, Meaning::EndDay]));
        if let Some(Ok(end)) = end {
            if end.end.last_day() < date.start.first_day() {
                if let Some((column, cell)) = self.cell(row, Meaning::End).or_else(|| self.cell(row, Meaning::EndYear))
                {
                    self.findings.fault(column, FaultKind::EndsBefore, row.number, cell);
                }
            } else {
                date.end = end.end;
            }
        }
        let place = self.text(row, Meaning::Place).map(|place| without_notes(&place));
        let mut hosts = self.hosts(row, Meaning::Hosts);
        if !self.has_hosts
            && let Some((column, cell)) = self.cell(row, Meaning::Place)
            && let Some(host) = country_of_place(cell)
        {
            self.findings.reading(column, ReadingKind::PlaceCountry, cell);
            hosts.push(host);
        }
        let hosts_text = || self.text(row, Meaning::Hosts).or_else(|| self.text(row, Meaning::GivenBy));
        let name = self.text(row, Meaning::Name).or_else(|| place.clone()).or_else(hosts_text);
        Ok(Entry {
            row: row.number,
            date,
            name: name.map(|name| without_notes(&name)).unwrap_or_default(),
            hosts,
            place,
            members: self.members(row),
            joined,
            left,
            sums: self.sums(row),
            given_by: self.hosts(row, Meaning::GivenBy),
            kind: self.text(row, Meaning::Kind),
            summary: self.text(row, Meaning::Summary),
            source: self.text(row, Meaning::Source),
            link: self.text(row, Meaning::Link),
        })
    }

    /// When it began. The error says whether an answer makes it a date.
    fn start(&mut self, row: &TableRow) -> Option<Result<WrittenDate, bool>> {
        let year = self.cell(row, Meaning::Year).map(|(_, year)| year.to_owned());
        // "22 December" beside a column of years.
        if let (Some(year), Some((column, cell))) = (&year, self.cell(row, Meaning::Date)) {
            let rules = self.rules(column);
            if read_date(cell, &rules).read == DateRead::NotADate {
                let text = format!("{cell} {}", year.trim_end_matches(".0"));
                if let DateRead::Date(date) = read_date(&text, &rules).read {
                    return Some(Ok(date));
                }
            }
        }
        match self.date(row, Meaning::Date) {
            None => self.parts(row, [Meaning::Year, Meaning::Month, Meaning::Day]),
            date => date,
        }
    }

    fn rules(&self, column: usize) -> DateRules {
        self.dates.get(&column).map_or(DateRules::default(), |decision| decision.rules)
    }

    fn date(&mut self, row: &TableRow, meaning: Meaning) -> Option<Result<WrittenDate, bool>> {
        let (column, cell) = self.cell(row, meaning)?;
        let is_open = ["present", "ongoing", "today", "9999-12-31", "open"].contains(&plain(cell).as_str());
        if is_open && matches!(meaning, Meaning::End | Meaning::Left) {
            return None;
        }
        Some(self.read(row.number, column, cell, cell))
    }

    /// Reads a date and notes what there is to be said of it.
    fn read(&mut self, row: usize, column: usize, cell: &str, text: &str) -> Result<WrittenDate, bool> {
        let rules = self.rules(column);
        let read = read_date(text, &rules);
        match read.read {
            DateRead::Date(date) => {
                for note in read.notes {
                    self.findings.reading(column, ReadingKind::Date(note), cell);
                }
                // What a cell shows alone, nobody decides.
                let undecided = read_date(text, &DateRules { order: None, pair: None, ..rules }).read;
                let shown = self.dates.get(&column).and_then(|decision| decision.order_shown.clone());
                match (undecided, shown, rules.pair) {
                    (DateRead::OrderInDoubt(_), Some((order, shown_by, is_elsewhere)), _) => {
                        self.findings.reading(column, ReadingKind::Order { order, shown_by, is_elsewhere }, cell);
                    }
                    (DateRead::PairInDoubt, _, Some(pair)) if self.choice(column).pair.is_none() => {
                        self.findings.reading(column, ReadingKind::Pair(pair), cell);
                    }
                    _ => {}
                }
                Ok(date)
            }
            DateRead::OrderInDoubt(orders) => {
                self.findings.question(column, QuestionKind::Order(orders), cell);
                Err(true)
            }
            DateRead::PairInDoubt => {
                self.findings.question(column, QuestionKind::Pair, cell);
                Err(true)
            }
            DateRead::NotADate => {
                self.findings.fault(column, FaultKind::NotADate, row, cell);
                Err(false)
            }
        }
    }

    /// A date from columns of its own for year, month and day.
    fn parts(&mut self, row: &TableRow, meanings: [Meaning; 3]) -> Option<Result<WrittenDate, bool>> {
        let [year, month_cell, day] = meanings.map(|meaning| self.cell(row, meaning));
        let (column, year) = year?;
        let whole = |cell: &str| plain(cell).trim_end_matches(".0").parse::<u32>().ok();
        let number = match month_cell {
            Some((column, cell)) => {
                let found = whole(cell).or_else(|| month(plain(cell).trim_end_matches('.')));
                match found.filter(|number| (1..=12).contains(number)) {
                    Some(number) => Some(number),
                    None => {
                        self.findings.fault(column, FaultKind::NotADate, row.number, cell);
                        return Some(Err(false));
                    }
                }
            }
            None => None,
        };
        let year_number = whole(year);
        let text = match (year_number, number, day) {
            (Some(year), Some(month), Some((column, day))) => match whole(day) {
                Some(day) => format!("{year:04}-{month:02}-{day:02}"),
                None => {
                    self.findings.fault(column, FaultKind::NotADate, row.number, day);
                    return Some(Err(false));
                }
            },
            (Some(year), Some(month), None) => format!("{year:04}-{month:02}"),
            // A year of one or two digits is not taken for one of the first century.
            (Some(number), None, _) if number > 99 => format!("{number:04}"),
            _ => year.to_owned(),
        };
        Some(self.read(row.number, column, year, &text))
    }

    fn hosts(&mut self, row: &TableRow, meaning: Meaning) -> Vec<Host> {
        let column = self.choices.columns.iter().position(|choice| choice.meaning == meaning);
        let Some((column, cell)) = column.and_then(|column| Some((column, row.cells.get(column)?.as_str()))) else {
            return Vec::new();
        };
        if is_missing(cell) && !(cell == "NA" && self.two_letters.contains(&column)) {
            return Vec::new();
        }
        if cell.bytes().all(|byte| byte.is_ascii_digit()) {
            let host = Host::by_number(cell).filter(|_| self.country_numbers.contains(&column));
            match host {
                Some(_) => self.findings.reading(column, ReadingKind::CountryNumbers, cell),
                None => self.findings.fault(column, FaultKind::NotACountry, row.number, cell),
            }
            return host.into_iter().collect();
        }
        match read_hosts(cell, self.choice(column).list) {
            HostsRead::Hosts(hosts) => hosts,
            HostsRead::Doubt => {
                self.findings.question(column, QuestionKind::HostList, cell);
                Vec::new()
            }
        }
    }

    fn members(&mut self, row: &TableRow) -> Option<u32> {
        let (column, cell) = self.cell(row, Meaning::Members)?;
        let sign = self.decimals.get(&column).copied().flatten();
        let count = match read_number(&without_notes(cell), sign) {
            NumberRead::Number(number, _) => number.whole(0).and_then(|count| u32::try_from(count).ok()),
            NumberRead::Doubt => {
                self.findings.question(column, QuestionKind::Decimal, cell);
                return None;
            }
            NumberRead::NotANumber => None,
        };
        if count.is_none() {
            self.findings.fault(column, FaultKind::NotACount, row.number, cell);
        }
        count
    }

    fn sums(&mut self, row: &TableRow) -> Vec<EntrySum> {
        let named = self.cell(row, Meaning::Currency);
        let row_currency = named.and_then(|(_, cell)| Currency::named(cell));
        if let (Some((column, cell)), None) = (named, row_currency) {
            self.findings.fault(column, FaultKind::NotACurrency, row.number, cell);
        }
        let mut sums = Vec::new();
        for (column, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !is_missing(cell)) {
            let choice = self.choice(column);
            if choice.meaning != Meaning::Sum {
                continue;
            }
            let heading = self.table.headings.get(column).map_or(SumHeading::default(), |text| SumHeading::of(text));
            let sign = self.decimals.get(&column).copied().flatten();
            match read_sum(cell, heading.scale, sign) {
                // Where nothing was given there is nothing to draw.
                SumRead::Sum { hundredths: 0, .. } => {}
                SumRead::Sum { hundredths, currency, is_about, .. } => {
                    self.findings.dollars(column, currency, cell);
                    if is_about {
                        self.findings.reading(column, ReadingKind::AboutSum, cell);
                    }
                    // A faulty cell is not filled in from elsewhere.
                    let fallback = if named.is_some() { row_currency } else { heading.currency.or(choice.currency) };
                    match currency.or(fallback) {
                        Some(currency) => sums.push(EntrySum { column, hundredths, currency }),
                        None if named.is_some() => {}
                        None => self.findings.question(column, QuestionKind::Currency, cell),
                    }
                    if choice.decimal.is_none()
                        && let Some(sign) = sign
                        && read_sum(cell, heading.scale, None) == SumRead::Doubt
                    {
                        self.findings.reading(column, ReadingKind::Decimal(sign), cell);
                    }
                }
                SumRead::Doubt => self.findings.question(column, QuestionKind::Decimal, cell),
                SumRead::NotASum => self.findings.fault(column, FaultKind::NotASum, row.number, cell),
            }
        }
        sums
    }
}
