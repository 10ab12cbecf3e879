//! CSV export: the columns of the meetings that are shown.
//!
//! One row a meeting, with all that is known of it: the page reads them again. `docs/own-data.md` says what is in the columns.

use std::iter;

use super::csv::Csv;
use crate::dataset::{
    Attendance, COLUMNS, Column, Dataset, Meeting, MeetingDate, MeetingText, NewMember, Pledge, Precision, Qualifier,
    Relation, Report, Source, SourcePlace, SourceRef, SourceText, Standing, Texts, joined,
};

/// These meetings, by their positions and in their order, as CSV; piece by piece, because many take long. What the data set
/// says of itself stands above the names of the columns.
pub fn csv_rows(dataset: &Dataset, texts: &Texts, rows: Vec<usize>) -> impl Iterator<Item = String> {
    let mut head = Csv::default();
    for (name, text) in dataset.labels.named().filter(|(_, text)| !text.is_empty()) {
        head.text(&format!("# {name}: {text}")).end();
    }
    for name in COLUMNS {
        head.text(name);
    }
    head.end();
    let row = |at: usize| {
        let mut csv = Csv::default();
        if let (Some(meeting), Some(text)) = (dataset.meetings.get(at), texts.meetings.get(at)) {
            let row = CsvRow { dataset, texts, meeting, text };
            for column in Column::ALL {
                csv.text(&row.cell(*column));
            }
            csv.end();
        }
        csv.into_string()
    };
    iter::once(head.into_string()).chain(rows.into_iter().map(row))
}

/// A meeting, and where its sources are looked up.
struct CsvRow<'a> {
    dataset: &'a Dataset,
    texts: &'a Texts,
    meeting: Meeting,
    text: MeetingText,
}

impl CsvRow<'_> {
    fn cell(&self, column: Column) -> String {
        let Self { meeting, text, .. } = self;
        match column {
            Column::Id => meeting.id.clone(),
            Column::Date => self.dates().0,
            Column::EndDate => self.dates().1,
            Column::DatePrecision => code(self.dates().2.map(Precision::code)),
            Column::Name => meeting.name.clone(),
            Column::Hosts => joined(&mut meeting.hosts.iter().map(|host| host.code().to_owned())),
            Column::City => meeting.city.clone().unwrap_or_default(),
            Column::Country => code(meeting.country.as_ref().map(|country| country.code())),
            Column::Level => meeting.level.code().to_owned(),
            Column::Composition => meeting.composition.code().to_owned(),
            Column::Format => meeting.format.code().to_owned(),
            Column::Members => self.reports(|report| number(report.total)),
            Column::MembersStates => self.reports(|report| number(report.states)),
            Column::MembersOrganisations => self.reports(|report| number(report.organisations)),
            Column::MembersRemarks => self.reports(report_remarks),
            Column::MembersSource => joined(&mut meeting.membership.iter().map(|report| self.cited(report.source))),
            Column::PledgeUsd => self.pledges(|pledge| pledge.amount_usd.to_string()),
            Column::PledgeBy => self.pledges(|pledge| pledge.by.code().to_owned()),
            Column::PledgeKind => self.pledges(|pledge| pledge.kind.code().to_owned()),
            Column::PledgePurpose => self.pledges(|pledge| pledge.purpose.clone()),
            Column::PledgeRemarks => self.pledges(pledge_remarks),
            Column::PledgeSource => joined(&mut meeting.pledges.iter().map(|pledge| self.cited(pledge.source))),
            Column::Attendance => self.attendance(|came| number(came.countries)),
            Column::AttendanceOrganisations => self.attendance(|came| number(came.organisations)),
            Column::AttendanceDelegations => self.attendance(|came| number(came.delegations)),
            Column::AttendanceRemarks => self.attendance(|came| code(inexact(came.qualifier))),
            Column::AttendanceSource => {
                meeting.attendance.as_ref().map_or(String::new(), |came| self.cited(came.source))
            }
            Column::NewMembers => self.new_members(|member| member.name.clone()),
            Column::NewMembersCountry => self.new_members(|member| code(member.country.as_ref().map(|it| it.code()))),
            Column::NewMembersSource => joined(&mut meeting.new_members.iter().map(|member| self.cited(member.source))),
            Column::Summary => text.summary.clone(),
            Column::Notes => text.notes.clone(),
            Column::HostNotes => text.host_notes.clone(),
            Column::Confidence => meeting.confidence.code().to_owned(),
            Column::SourceTitle => self.sources(|_, text| text.title.clone()),
            Column::SourcePublisher => self.sources(|source, _| source.publisher.clone()),
            Column::SourceDate => self.sources(|source, _| source.date.map_or(String::new(), |date| date.to_string())),
            Column::SourceKind => self.sources(|source, _| source.kind.code().to_owned()),
            Column::SourceLanguage => self.sources(|_, text| text.language.clone().unwrap_or_default()),
            Column::SourceUrl => self.sources(|_, text| match &text.place {
                SourcePlace::Address(address) => address.clone(),
                SourcePlace::Document(_) => String::new(),
            }),
            Column::SourceDocument => self.sources(|_, text| match &text.place {
                SourcePlace::Address(_) => String::new(),
                SourcePlace::Document(name) => name.clone(),
            }),
        }
    }

    /// Both dates as they are written, and how exactly they are known.
    fn dates(&self) -> (String, String, Option<Precision>) {
        let (date, end, precision) = match self.meeting.date {
            MeetingDate::Known { start, end } => (start, end, None),
            MeetingDate::From(start) => (start, start, Some(Precision::From)),
            MeetingDate::Until(end) => (end, end, Some(Precision::Until)),
            MeetingDate::Between { earliest, latest } => (earliest, latest, Some(Precision::Within)),
        };
        (date.to_string(), if date == end { String::new() } else { end.to_string() }, precision)
    }

    /// The number of a source among those of the row.
    fn cited(&self, source: SourceRef) -> String {
        self.text.sources.iter().position(|listed| *listed == source).map_or(String::new(), |at| (at + 1).to_string())
    }

    fn reports(&self, of: fn(&Report) -> String) -> String {
        joined(&mut self.meeting.membership.iter().map(of))
    }

    fn pledges(&self, of: fn(&Pledge) -> String) -> String {
        joined(&mut self.meeting.pledges.iter().map(of))
    }

    fn attendance(&self, of: fn(&Attendance) -> String) -> String {
        self.meeting.attendance.as_ref().map_or(String::new(), of)
    }

    fn new_members(&self, of: fn(&NewMember) -> String) -> String {
        joined(&mut self.meeting.new_members.iter().map(of))
    }

    fn sources(&self, of: fn(&Source, &SourceText) -> String) -> String {
        joined(&mut self.text.sources.iter().map(|source| {
            let found = self.dataset.source(*source).zip(self.texts.sources.get(source.0 as usize));
            found.map_or(String::new(), |(source, text)| of(source, text))
        }))
    }
}

fn code(code: Option<&str>) -> String {
    code.unwrap_or_default().to_owned()
}

fn number(number: Option<u32>) -> String {
    number.map_or(String::new(), |number| number.to_string())
}

fn inexact(qualifier: Qualifier) -> Option<&'static str> {
    (qualifier != Qualifier::Exact).then(|| qualifier.code())
}

fn report_remarks(report: &Report) -> String {
    let standing = (report.standing != Standing::Current).then(|| report.standing.code());
    [inexact(report.qualifier), standing].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn pledge_remarks(pledge: &Pledge) -> String {
    let relation = match pledge.relation {
        Relation::None => None,
        Relation::PartOf(other) => Some(("part-of", other)),
        Relation::Repeats(other) => Some(("repeats", other)),
        Relation::RivalOf(other) => Some(("rival-of", other)),
    };
    // People count from 1.
    let relation = relation.map(|(word, other)| format!("{word}:{}", other + 1));
    let flag = |is_said: bool, word: &'static str| is_said.then_some(word);
    let all = [
        inexact(pledge.qualifier),
        relation.as_deref(),
        flag(pledge.recalled, "recalled"),
        flag(pledge.wider, "wider"),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
