//! Which meetings are there, and what can be known of all of them without looking at each?

use chrono::{Datelike, NaiveDate};

use super::packed::Packed;
use super::{Country, Format, Level, Meeting};

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
    /// The meetings with sums of money.
    with_pledges: Vec<u32>,
    /// A number for each id, so that one is found without unpacking all.
    id_numbers: Vec<u32>,
}

/// The days on which a meeting was, or can have been, held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
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
        self.spans.push(Span { first: meeting.date.first_day(), last: meeting.date.last_day() });
        self.looks.push(Look { level: meeting.level, format: meeting.format, is_vague: meeting.date.is_vague() });
        self.hosts.extend_from_slice(&meeting.hosts);
        self.host_ends.push(self.hosts.len() as u32);
        if !meeting.pledges.is_empty() {
            self.with_pledges.push(at);
        }
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

    /// The positions of the meetings with sums of money.
    pub fn with_pledges(&self) -> &[u32] {
        &self.with_pledges
    }

    /// The first and the last year with a meeting. `None` where there are no meetings.
    pub fn years(&self) -> Option<(i32, i32)> {
        let first = self.spans.first()?.first.year();
        let last = self.spans.iter().map(|span| span.last).max()?.year();
        Some((first, last))
    }
}

impl Span {
    /// The day in the middle: where the meeting's mark stands.
    pub fn middle(&self) -> NaiveDate {
        super::date::middle_day(self.first, self.last)
    }
}

/// A number that two ids hardly ever share: FNV-1a.
fn number(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193))
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
