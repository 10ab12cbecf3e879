//! What is in the rows that somebody takes away as CSV?
//!
//! One row a meeting. What can be several in one cell has “;” between its parts, and cells that speak of the same things
//! have as many parts, in the same order: the sums of a meeting, and its sources.

use super::csv::Csv;
use crate::dataset::{
    Dataset, Meeting, MeetingDate, MeetingText, PartialDate, Pledge, Qualifier, Relation, Report, SourcePlace,
    SourceRef, Standing, Texts,
};

/// The columns, from left to right.
///
/// - `date`, `end_date`: days, months or years as in the JSON; `end_date` is empty for a meeting of one day.
/// - `date_precision`: empty where both are known; `from` or `until` where only the first or the last day is; `within` where
///   the meeting was on a day between the two.
/// - `hosts`: ISO 3166 alpha-2 codes, the host first.
/// - `members`, `members_remarks`, `members_source_url`: the size reported with the meeting, what it claims (`at-least`,
///   `about`), how it stands to the line (`stale`, `loose`, `other-count`, `later`) or `states` where it counts states alone,
///   and who says so. Further reports of a meeting are only in the JSON.
/// - `pledge_usd`, `pledge_by`, `pledge_kind`, `pledge_remarks`, `pledge_source_url`: the sums in whole US dollars.
///   Remarks are `about`, `at-least`, `part-of:1`, `repeats:1`, `rival-of:1` (counted from 1), `recalled` and `wider`, with
///   blanks between them.
/// - `source_title`, `source_publisher`, `source_date`, `source_url`: every source of the meeting.
pub const COLUMNS: [&str; 25] = [
    "id",
    "date",
    "end_date",
    "date_precision",
    "name",
    "hosts",
    "members",
    "members_remarks",
    "members_source_url",
    "pledge_usd",
    "pledge_by",
    "pledge_kind",
    "pledge_remarks",
    "pledge_source_url",
    "level",
    "composition",
    "format",
    "city",
    "country",
    "summary",
    "notes",
    "source_title",
    "source_publisher",
    "source_date",
    "source_url",
];

/// These meetings, by their positions and in their order, as CSV.
pub fn csv_rows(dataset: &Dataset, texts: &Texts, rows: &[usize]) -> String {
    let mut csv = Csv::new(&COLUMNS);
    for at in rows {
        if let (Some(meeting), Some(text)) = (dataset.meetings.get(*at), texts.meetings.get(*at)) {
            write(&mut csv, &Book { dataset, texts }, &meeting, &text);
        }
    }
    csv.into_string()
}

/// Where sources are looked up.
struct Book<'a> {
    dataset: &'a Dataset,
    texts: &'a Texts,
}

impl Book<'_> {
    fn address(&self, source: SourceRef) -> String {
        match self.texts.sources.get(source.0 as usize).map(|text| &text.place) {
            Some(SourcePlace::Address(address)) => address.replace(';', "%3B"),
            _ => String::new(),
        }
    }
}

fn write(csv: &mut Csv, book: &Book, meeting: &Meeting, text: &MeetingText) {
    let (date, end, precision) = dates(meeting.date);
    csv.text(&meeting.id).text(&date).text(&end).text(precision).text(&meeting.name);
    csv.text(&joined(meeting.hosts.iter().map(|host| host.code().to_owned())));
    match meeting.leading_report() {
        Some(report) => {
            csv.number(report.value().map(u64::from)).text(&report_remarks(report)).text(&book.address(report.source))
        }
        None => csv.text("").text("").text(""),
    };
    let pledges = |of: &dyn Fn(&Pledge) -> String| joined(meeting.pledges.iter().map(of));
    csv.text(&pledges(&|pledge| pledge.amount_usd.to_string())).text(&pledges(&|pledge| part(pledge.by.code())));
    csv.text(&pledges(&|pledge| pledge.kind.code().to_owned())).text(&pledges(&pledge_remarks));
    csv.text(&pledges(&|pledge| book.address(pledge.source)));
    csv.text(meeting.level.code()).text(meeting.composition.code()).text(meeting.format.code());
    csv.text(meeting.city.as_deref().unwrap_or_default());
    csv.text(&meeting.country.map_or(String::new(), |country| country.code().to_owned()));
    csv.text(&text.summary).text(&text.notes);
    let sources = |of: &dyn Fn(&SourceRef) -> Option<String>| {
        joined(text.sources.iter().map(|source| of(source).unwrap_or_default()))
    };
    csv.text(&sources(&|source| Some(part(&book.texts.sources.get(source.0 as usize)?.title))));
    csv.text(&sources(&|source| Some(part(&book.dataset.source(*source)?.publisher))));
    csv.text(&sources(&|source| Some(book.dataset.source(*source)?.date?.to_string())));
    csv.text(&sources(&|source| Some(book.address(*source))));
    csv.end();
}

/// Both dates as they are written, and how exactly they are known.
fn dates(date: MeetingDate) -> (String, String, &'static str) {
    let one = |date: PartialDate| date.to_string();
    match date {
        MeetingDate::Known { start, end } if start == end => (one(start), String::new(), ""),
        MeetingDate::Known { start, end } => (one(start), one(end), ""),
        MeetingDate::From(start) => (one(start), String::new(), "from"),
        MeetingDate::Until(end) => (one(end), String::new(), "until"),
        MeetingDate::Between { earliest, latest } => (one(earliest), one(latest), "within"),
    }
}

/// Parts of one cell. Where all of them are empty, so is the cell.
fn joined(parts: impl Iterator<Item = String>) -> String {
    let cell = parts.collect::<Vec<_>>().join(";");
    if cell.bytes().all(|b| b == b';') { String::new() } else { cell }
}

/// A text that is one part of a cell.
fn part(text: &str) -> String {
    text.replace(';', ",")
}

fn report_remarks(report: &Report) -> String {
    let qualifier = (report.qualifier != Qualifier::Exact).then(|| report.qualifier.code());
    let standing = (report.standing != Standing::Current).then(|| report.standing.code());
    let states = report.partners().is_none().then_some("states");
    [qualifier, standing, states].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn pledge_remarks(pledge: &Pledge) -> String {
    let relation = match pledge.relation {
        Relation::None => None,
        Relation::PartOf(other) => Some(format!("part-of:{}", other + 1)),
        Relation::Repeats(other) => Some(format!("repeats:{}", other + 1)),
        Relation::RivalOf(other) => Some(format!("rival-of:{}", other + 1)),
    };
    let word = |is_said: bool, word: &str| is_said.then(|| word.to_owned());
    let qualifier = word(pledge.qualifier != Qualifier::Exact, pledge.qualifier.code());
    let all = [qualifier, relation, word(pledge.recalled, "recalled"), word(pledge.wider, "wider")];
    all.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
