//! Cells of one row of a table (CSV), and how they become a meeting.
//!
//! A row is first written as the record that it would be in JSON, and then read like one: the rules are the same. What is wrong with it
//! is told by row and column.

use serde_json::{Value, json};

use super::columns::{Column, Precision, ROWS, joined, parts};
use super::fault::{Fault, Problem};
use super::flat::Row;
use super::heading::Heading;
use super::lexicon::Lexicon;
use super::load::Loader;
use super::record::{MOST_PARTS, Place, Record, bare};
use super::records::source;
use super::source::Source;
use super::texts::SourceText;
use super::{Composition, Confidence, Format, Level, PartialDate, PledgeKind, Qualifier, SourceKind, Standing};

/// What the remarks of a reported size may be, beside being left out.
const REPORT_REMARKS: &[&str] = &["at-least", "about", "stale", "loose", "other-count", "later"];
/// What the remarks of a sum may be.
const PLEDGE_REMARKS: &[&str] = &["at-least", "about", "part-of:1", "repeats:1", "rival-of:1", "recalled", "wider"];
/// What the remark of an attendance may be.
const ATTENDANCE_REMARKS: &[&str] = &["at-least", "about"];
/// How a sum may relate to another; the number of that one follows.
const RELATIONS: &[&str] = &["part-of", "repeats", "rival-of"];

impl Heading {
    /// Reads one row as a meeting.
    pub fn read(&mut self, row: Row, loader: &mut Loader) {
        let record = row.number.to_string();
        if let Some((at, problem)) = row.fault {
            let name = self.names.get(at).map_or("", String::as_str);
            return loader.fault(ROWS, &record, name, problem);
        }
        self.tell_nameless(&row, loader);
        let before = loader.faults.len();
        let (found, wanted) = (row.cells.len(), self.names.len());
        if row.cells.iter().skip(wanted).any(|cell| !cell.is_empty()) {
            loader.fault(ROWS, &record, "", Problem::TooManyCells { found, wanted });
        }
        let (known, faults) = (&loader.cited, &mut loader.faults);
        let mut cells = Cells { heading: self, cells: &row.cells, known, record, faults };
        let has_day = cells.cell(Column::Date).contains(|c: char| c.is_ascii_digit());
        if !has_day && cells.cell(Column::Name).is_empty() {
            // A row of totals, or a remark.
            let record = cells.record;
            return loader.fault(ROWS, &record, "", Problem::NoMeeting);
        }
        for column in [Column::Date, Column::Name] {
            if cells.cell(column).is_empty() {
                cells.fault(column, Problem::Blank);
            }
        }
        let sources = cells.sources();
        let [membership, pledges, new_members] =
            [cells.membership(&sources.ids), cells.pledges(&sources.ids), cells.new_members(&sources.ids)];
        let attendance = cells.attendance(&sources.ids);
        let [start, end, earliest, latest] = cells.dates();
        let hosts = cells.hosts();
        let country = self.country_code(cells.cell(Column::Country));
        let (name, given) = (cells.cell(Column::Name), cells.cell(Column::Id));
        let made = id_of(cells.cell(Column::Date), name, row.number);
        let listed: Vec<&str> = sources.made.iter().map(|(id, ..)| id.as_str()).collect();
        let mut value = json!({
            "start": or_null(start),
            "end": or_null(end),
            "earliest": or_null(earliest),
            "latest": or_null(latest),
            "name": or(name, "-"),
            "level": cells.word(Column::Level, Level::CODES, "mixed"),
            "composition": cells.word(Column::Composition, Composition::CODES, "other"),
            "format": cells.word(Column::Format, Format::CODES, "in-person"),
            "hosts": hosts,
            "host_notes": cells.cell(Column::HostNotes),
            "city": or_null(cells.cell(Column::City)),
            "country": or_null(&country),
            "attendance": attendance,
            "membership": membership,
            "new_members": new_members,
            "pledges": pledges,
            "summary": cells.cell(Column::Summary),
            "sources": listed,
            "confidence": cells.word(Column::Confidence, Confidence::CODES, "high"),
            "notes": cells.cell(Column::Notes)
        });
        let id = if given.is_empty() { loader.free_id(&made) } else { given.to_owned() };
        if let Value::Object(fields) = &mut value {
            fields.insert("id".to_owned(), Value::String(id));
        }
        loader.read_row(row.number, value, sources.made, before);
    }
}

/// What a meeting without an id is called: its date and the letters of its name.
fn id_of(date: &str, name: &str, row: usize) -> String {
    let mut id: String = date.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    for word in name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if id.len() + word.len() > 60 {
            break;
        }
        id.push('-');
        id.push_str(&word.to_ascii_lowercase());
    }
    let id = id.trim_start_matches('-');
    // The row has faults then, of which this is none.
    if id.is_empty() { format!("row-{row}") } else { id.to_owned() }
}

/// The sources of a row.
#[derive(Default)]
struct Sources {
    /// The id of each, in the order of the row.
    pub ids: Vec<String>,
    /// Those without faults, each once; nothing but the id of one that the table had before.
    pub made: Vec<(String, Option<(Source, SourceText)>)>,
}

/// The cells of a row, and what is wrong in them.
struct Cells<'r> {
    pub heading: &'r Heading,
    pub cells: &'r [String],
    /// The sources that rows before this one had: they need not be read again.
    pub known: &'r Lexicon,
    /// The number of the row.
    pub record: String,
    pub faults: &'r mut Vec<Fault>,
}

impl<'r> Cells<'r> {
    /// Notes what is wrong with a cell.
    pub fn fault(&mut self, column: Column, problem: Problem) {
        let (record, field) = (self.record.clone(), column.code().to_owned());
        self.faults.push(Fault { list: ROWS, record, field, problem });
    }

    /// The text of a cell; empty where there is no such column.
    pub fn cell(&self, column: Column) -> &'r str {
        self.heading.place(column).and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    /// A word of the format, or what is meant where there is none.
    pub fn word(&self, column: Column, allowed: &[&str], other: &str) -> String {
        or(&code(self.cell(column), allowed), other).to_owned()
    }

    /// The codes of the countries that hosted.
    pub fn hosts(&mut self) -> Vec<String> {
        let hosts = self.cell(Column::Hosts).split([';', '|']).map(bare).filter(|host| !host.is_empty());
        let found = hosts.clone().count();
        if found > MOST_PARTS {
            self.fault(Column::Hosts, Problem::ManyParts { found, most: MOST_PARTS });
            return Vec::new();
        }
        hosts.map(|host| self.heading.country_code(host)).collect()
    }

    /// The parts of columns that speak of the same things, thing by thing. Each column has a part for each thing, or is empty.
    /// One of the first `leads` columns must say something of them.
    fn together<const COUNT: usize>(&mut self, leads: usize, columns: [Column; COUNT]) -> Vec<[String; COUNT]> {
        let lead = columns.into_iter().take(leads).find(|column| !self.cell(*column).is_empty());
        let lead = lead.or(columns.first().copied()).unwrap_or(Column::Id);
        let wanted = parts(self.cell(lead)).len();
        if wanted > MOST_PARTS {
            self.fault(lead, Problem::ManyParts { found: wanted, most: MOST_PARTS });
            return Vec::new();
        }
        let mut things = vec![[const { String::new() }; COUNT]; wanted];
        for (at, column) in columns.into_iter().enumerate() {
            let parts = parts(self.cell(column));
            if !parts.is_empty() && parts.len() != wanted {
                self.fault(column, Problem::OtherParts { found: parts.len(), wanted, lead: lead.code() });
            }
            for (thing, part) in things.iter_mut().zip(parts) {
                if let Some(place) = thing.get_mut(at) {
                    *place = part;
                }
            }
        }
        things
    }

    /// A whole number; `None` where there is none, too.
    fn whole(&mut self, column: Column, text: &str) -> Option<u64> {
        let read = ungrouped(text).and_then(|digits| digits.parse::<u64>().ok());
        if read.is_none() && !text.is_empty() {
            self.fault(column, Problem::NotWhole(text.to_owned()));
        }
        read
    }

    /// The words of a remark, at most one of each group. A word of [`RELATIONS`] has a number behind it.
    fn remarks<const COUNT: usize>(
        &mut self,
        column: Column,
        text: &str,
        allowed: &'static [&'static str],
        groups: [&[&str]; COUNT],
    ) -> [Option<String>; COUNT] {
        let mut found = [const { None }; COUNT];
        for word in text.to_lowercase().split_whitespace() {
            let head = word.split_once(':').map_or(word, |(head, _)| head);
            let is_known = head == word || RELATIONS.contains(&head);
            let group = groups.iter().position(|group| is_known && group.contains(&head));
            match group.and_then(|at| found.get_mut(at)) {
                Some(place @ None) => *place = Some(word.to_owned()),
                Some(Some(first)) => {
                    let (first, second) = (first.clone(), word.to_owned());
                    self.fault(column, Problem::Exclusive { first, second });
                }
                None => self.fault(column, Problem::UnknownWord { found: word.to_owned(), allowed }),
            }
        }
        found
    }

    /// Everything that the row says of its sources.
    pub fn sources(&mut self) -> Sources {
        let mut sources = Sources::default();
        let columns = [
            Column::SourceTitle,
            Column::SourceUrl,
            Column::SourceDocument,
            Column::SourcePublisher,
            Column::SourceDate,
            Column::SourceKind,
            Column::SourceLanguage,
        ];
        for parts in self.together(3, columns) {
            let id = joined(&mut parts.iter().cloned());
            if !sources.ids.contains(&id) {
                let is_known = self.known.find(&id).is_some();
                let source = if is_known { None } else { self.source(parts) };
                if source.is_some() || is_known {
                    sources.made.push((id.clone(), source));
                }
            }
            sources.ids.push(id);
        }
        sources
    }

    fn source(&mut self, parts: [String; 7]) -> Option<(Source, SourceText)> {
        let [title, url, document, publisher, date, kind, language] = parts.each_ref().map(String::as_str);
        let host = url.split('/').nth(2).unwrap_or_default();
        let title = or(title, or(url, document));
        if title.is_empty() {
            self.fault(Column::SourceTitle, Problem::NamelessSource);
            return None;
        }
        let value = json!({
            "id": "-",
            "title": title,
            "publisher": or(publisher, or(host, title)),
            "language": or_null(language),
            "date": or_null(date),
            "url": or_null(url),
            "kind": or(&code(kind, SourceKind::CODES), "other"),
            "document": or(document, title)
        });
        let before = self.faults.len();
        let mut place = Place { list: ROWS, record: self.record.clone(), faults: self.faults };
        let made = source(&mut Record::new(&mut place, String::new(), value)?);
        for fault in self.faults.iter_mut().skip(before) {
            fault.field.insert_str(0, "source_");
        }
        made.filter(|_| self.faults.len() == before).map(|(_, source, text)| (source, text))
    }

    /// The id of the source that the figure at a place cites: by its number in the row, or the one in the same place, or the
    /// first.
    fn cited(&mut self, column: Column, number: &str, at: usize, ids: &[String], figure: Column) -> String {
        if ids.is_empty() {
            // Told once of all figures of a kind.
            if at == 0 {
                self.fault(figure, Problem::NoRowSource);
            }
            return String::new();
        }
        let cited = match number {
            "" => ids.get(at).or(ids.first()),
            number => number.parse::<usize>().ok().and_then(|number| ids.get(number.checked_sub(1)?)),
        };
        if cited.is_none() {
            self.fault(column, Problem::NoSuchSource { found: number.to_owned(), sources: ids.len() });
        }
        cited.cloned().unwrap_or_default()
    }

    /// The sizes reported with the meeting.
    pub fn membership(&mut self, ids: &[String]) -> Vec<Value> {
        let columns = [
            Column::Members,
            Column::MembersStates,
            Column::MembersOrganisations,
            Column::MembersRemarks,
            Column::MembersSource,
        ];
        let mut reports = Vec::new();
        for (at, [total, states, organisations, remarks, source]) in self.together(2, columns).into_iter().enumerate() {
            let before = self.faults.len();
            let total = self.whole(Column::Members, &total);
            let states = self.whole(Column::MembersStates, &states);
            let organisations = self.whole(Column::MembersOrganisations, &organisations);
            let groups = [Qualifier::CODES, Standing::CODES];
            let [qualifier, standing] = self.remarks(Column::MembersRemarks, &remarks, REPORT_REMARKS, groups);
            let source = self.cited(Column::MembersSource, &source, at, ids, Column::Members);
            // What is told already brings on no other faults.
            if self.faults.len() == before {
                reports.push(json!({
                    "total": total, "states": states, "organisations": organisations, "qualifier": qualifier,
                    "standing": standing, "wording": "-", "source": source
                }));
            }
        }
        reports
    }

    /// The sums named at the meeting.
    pub fn pledges(&mut self, ids: &[String]) -> Vec<Value> {
        let columns = [
            Column::PledgeUsd,
            Column::PledgeBy,
            Column::PledgeKind,
            Column::PledgePurpose,
            Column::PledgeRemarks,
            Column::PledgeSource,
        ];
        let things = self.together(1, columns);
        let count = things.len();
        let mut pledges = Vec::new();
        for (at, [sum, by, kind, purpose, remarks, source]) in things.into_iter().enumerate() {
            let before = self.faults.len();
            let amount = self.whole(Column::PledgeUsd, &sum);
            if sum.is_empty() {
                self.fault(Column::PledgeUsd, Problem::NotWhole(sum));
            }
            let groups = [Qualifier::CODES, RELATIONS, &["recalled"], &["wider"]];
            let [qualifier, relation, recalled, wider] =
                self.remarks(Column::PledgeRemarks, &remarks, PLEDGE_REMARKS, groups);
            let source = self.cited(Column::PledgeSource, &source, at, ids, Column::PledgeUsd);
            let usual = if by.is_empty() { "pledged-collective" } else { "pledged-national" };
            let mut pledge = json!({
                "amount_usd": amount, "by": or(&self.heading.country_code(&by), "coalition"),
                "kind": or(&code(&kind, PledgeKind::CODES), usual), "qualifier": qualifier,
                "purpose": or(&purpose, "purpose not given"), "wording": "-", "source": source,
                "recalled": recalled.is_some(), "wider": wider.is_some()
            });
            if let Some(relation) = relation {
                let (word, number) = relation.split_once(':').unwrap_or_default();
                let other = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                match (other.filter(|other| *other < count && *other != at), &mut pledge) {
                    (Some(other), Value::Object(fields)) => drop(fields.insert(word.replace('-', "_"), other.into())),
                    _ => self.fault(Column::PledgeRemarks, Problem::NoSuchSum { found: relation, sums: count }),
                }
            }
            if self.faults.len() == before {
                pledges.push(pledge);
            }
        }
        pledges
    }

    /// The members that it welcomed.
    pub fn new_members(&mut self, ids: &[String]) -> Vec<Value> {
        let columns = [Column::NewMembers, Column::NewMembersCountry, Column::NewMembersSource];
        let mut members = Vec::new();
        for (at, [name, country, source]) in self.together(1, columns).into_iter().enumerate() {
            let source = self.cited(Column::NewMembersSource, &source, at, ids, Column::NewMembers);
            members
                .push(json!({ "name": name, "iso": or_null(&self.heading.country_code(&country)), "source": source }));
        }
        members
    }

    /// Who took part; null where nothing is said of it.
    pub fn attendance(&mut self, ids: &[String]) -> Value {
        let numbers = [Column::Attendance, Column::AttendanceOrganisations, Column::AttendanceDelegations];
        let [remarks, number] = [Column::AttendanceRemarks, Column::AttendanceSource].map(|column| self.cell(column));
        let is_silent = numbers.into_iter().all(|column| self.cell(column).is_empty());
        if is_silent && remarks.is_empty() && number.is_empty() {
            return Value::Null;
        }
        let before = self.faults.len();
        let [countries, organisations, delegations] = numbers.map(|column| self.whole(column, self.cell(column)));
        let [qualifier] = self.remarks(Column::AttendanceRemarks, remarks, ATTENDANCE_REMARKS, [Qualifier::CODES]);
        let source = self.cited(Column::AttendanceSource, number, 0, ids, Column::Attendance);
        if self.faults.len() > before {
            return Value::Null;
        }
        json!({
            "countries": countries, "organisations": organisations, "delegations": delegations,
            "qualifier": qualifier, "wording": "-", "source": source
        })
    }

    /// Start, end, earliest and latest day, as far as they are known.
    pub fn dates(&mut self) -> [&'r str; 4] {
        let (date, end) = (self.cell(Column::Date), self.cell(Column::EndDate));
        // A date that is none is told once.
        let last = if end.is_empty() && PartialDate::parse(date).is_some() { date } else { end };
        let word = self.cell(Column::DatePrecision);
        let precision = Precision::from_code(&code(word, Precision::CODES));
        match precision {
            Some(Precision::Within) => return ["", "", date, last],
            Some(Precision::From | Precision::Until) if !end.is_empty() => {
                self.fault(Column::EndDate, Problem::SpareDate);
            }
            None if !word.is_empty() => {
                let (found, allowed) = (word.to_owned(), Precision::CODES);
                self.fault(Column::DatePrecision, Problem::UnknownWord { found, allowed });
            }
            _ => {}
        }
        match precision {
            Some(Precision::From) => [date, "", "", ""],
            Some(Precision::Until) => ["", date, "", ""],
            _ => [date, last, "", ""],
        }
    }
}

/// A text, or another one where it is empty.
fn or<'t>(text: &'t str, other: &'t str) -> &'t str {
    if text.is_empty() { other } else { text }
}

/// A text, or null where it is empty.
fn or_null(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { json!(text) }
}

/// A word of the format, as its label may be written: "Foreign ministers". Any other text as it is.
fn code(text: &str, allowed: &[&str]) -> String {
    let code = text.to_lowercase().replace([' ', '_'], "-");
    if allowed.contains(&code.as_str()) { code } else { text.to_owned() }
}

/// The digits of a whole number, which can be in groups: "2,100,000", or "21,00,000" as in India. "2,1" is not whole, but a
/// decimal of many countries.
fn ungrouped(text: &str) -> Option<String> {
    let mark = text.chars().find(|c| matches!(c, ',' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’'));
    let groups: Vec<&str> = mark.map_or(vec![text], |mark| text.split(mark).collect());
    let last = groups.len() - 1;
    let is_group = |(at, group): (usize, &&str)| {
        let fits = match at {
            _ if last == 0 => true,
            // "0,500" is a half to many, and five hundred to nobody.
            0 => (1..=3).contains(&group.len()) && !group.starts_with('0'),
            at if at == last => group.len() == 3,
            _ => (2..=3).contains(&group.len()),
        };
        fits && group.bytes().all(|byte| byte.is_ascii_digit())
    };
    groups.iter().enumerate().all(is_group).then(|| groups.concat())
}
