//! Which meetings are there, and what can be known of all of them without looking at each?

use chrono::{Datelike, NaiveDate};

use super::lexicon::number;
use super::packed::Packed;
use super::{Country, Format, Level, Meeting, PledgeKind, Relation};

/// The meetings of a data set, in order of time: packed records, and beside them in columns what filters and pictures
/// need of every meeting.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Meetings {
    records: Packed<Meeting>,
    spans: Vec<Span>,
    looks: Vec<Look>,
    /// The hosts of all meetings, one after another.
    hosts: Vec<Country>,
    /// Where the hosts of each meeting end.
    host_ends: Vec<u32>,
    /// The sums of money of all meetings, one after another.
    sums: Vec<Sum>,
    /// A number for each id, so that one is found without unpacking all.
    id_numbers: Vec<u32>,
}

/// The days on which a meeting was, or can have been, held, as [`day_number`]s: pictures only compare and count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub first: i32,
    /// The last.
    pub last: i32,
}

/// What pictures and key figures need of a sum of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// Whole US dollars.
    pub amount_usd: u64,
    /// The position of its meeting.
    pub meeting: u32,
    /// Its position among the sums of the meeting.
    pub number: u32,
    /// What the sum is.
    pub kind: PledgeKind,
    /// How it relates to another sum of the same meeting.
    pub relation: Relation,
    /// Promised before and only recalled here.
    pub recalled: bool,
    /// For a purpose, or from a conference, wider than the coalition.
    pub wider: bool,
}

/// What decides how the mark of a meeting looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The rank of the participants.
    pub level: Level,
    /// Whether it was held in one place.
    pub format: Format,
    /// Whether the exact days are unknown.
    pub is_vague: bool,
}

impl Meetings {
    /// Adds a meeting that is not earlier than those already there.
    pub fn push(&mut self, meeting: &Meeting) {
        self.records.push(meeting);
        self.note(meeting);
    }

    /// Writes down in the columns what they hold of a meeting.
    fn note(&mut self, meeting: &Meeting) {
        let at = self.spans.len() as u32;
        let (first, last) = (meeting.date.first_day(), meeting.date.last_day());
        self.spans.push(Span { first: day_number(first), last: day_number(last) });
        self.looks.push(Look { level: meeting.level, format: meeting.format, is_vague: meeting.date.is_vague() });
        self.hosts.extend_from_slice(&meeting.hosts);
        self.host_ends.push(self.hosts.len() as u32);
        self.sums.extend(meeting.pledges.iter().enumerate().map(|(number, pledge)| Sum {
            amount_usd: pledge.amount_usd,
            meeting: at,
            number: number as u32,
            kind: pledge.kind,
            relation: pledge.relation,
            recalled: pledge.recalled,
            wider: pledge.wider,
        }));
        self.id_numbers.push(number(&meeting.id));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The meeting at a position, unpacked.
    pub fn get(&self, at: usize) -> Option<Meeting> {
        self.records.get(at)
    }

    /// Every meeting, unpacked one after another.
    pub fn iter(&self) -> impl Iterator<Item = Meeting> {
        self.records.iter()
    }

    /// The records.
    pub fn records(&self) -> &Packed<Meeting> {
        &self.records
    }

    /// The position of the meeting with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        let wanted = number(id);
        let alike = self.id_numbers.iter().enumerate().filter(|(_, number)| **number == wanted);
        alike.map(|(at, _)| at).find(|at| self.get(*at).is_some_and(|meeting| meeting.id == id))
    }

    /// The days of every meeting.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// How every meeting looks.
    pub fn looks(&self) -> &[Look] {
        &self.looks
    }

    /// The hosts of a meeting, the first one first.
    pub fn hosts(&self, at: usize) -> &[Country] {
        let end = |at: usize| self.host_ends.get(at).map(|end| *end as usize);
        let start = at.checked_sub(1).map_or(Some(0), end);
        start.zip(end(at)).and_then(|(start, end)| self.hosts.get(start..end)).unwrap_or_default()
    }

    /// The hosts of all meetings, each as often as it hosted.
    pub fn all_hosts(&self) -> &[Country] {
        &self.hosts
    }

    /// The sums of money of all meetings, in order of time.
    pub fn sums(&self) -> &[Sum] {
        &self.sums
    }

    /// The first and the last year with a meeting. `None` where there are no meetings.
    pub fn years(&self) -> Option<(i32, i32)> {
        let year = |number: i32| NaiveDate::from_num_days_from_ce_opt(number).map(|day| day.year());
        year(self.spans.first()?.first).zip(year(self.spans.iter().map(|span| span.last).max()?))
    }
}

impl Span {
    /// The day in the middle: where the meeting's mark stands.
    pub fn middle(&self) -> i32 {
        self.first + (self.last - self.first).max(0) / 2
    }
}

impl Sum {
    /// Whether it was promised at this meeting and stands for itself: not a part, a repetition or a rival of another.
    pub fn is_new_promise(&self) -> bool {
        self.kind.is_promise() && !self.recalled && self.relation == Relation::None
    }
}

/// A day as a number: one more for each day.
pub fn day_number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

impl FromIterator<Meeting> for Meetings {
    /// Takes them in order of time, whatever order they come in.
    fn from_iter<I: IntoIterator<Item = Meeting>>(meetings: I) -> Self {
        let mut sorted: Vec<Meeting> = meetings.into_iter().collect();
        sorted.sort_by(|a, b| a.order().cmp(&b.order()));
        let mut all = Self::default();
        sorted.iter().for_each(|meeting| all.push(meeting));
        all
    }
}

impl From<Packed<Meeting>> for Meetings {
    /// Takes records that are in order of time.
    fn from(records: Packed<Meeting>) -> Self {
        let count = records.len();
        let mut all = Self {
            spans: Vec::with_capacity(count),
            looks: Vec::with_capacity(count),
            hosts: Vec::with_capacity(count),
            host_ends: Vec::with_capacity(count),
            id_numbers: Vec::with_capacity(count),
            ..Self::default()
        };
        records.iter().for_each(|meeting| all.note(&meeting));
        Self { records, ..all }
    }
}
