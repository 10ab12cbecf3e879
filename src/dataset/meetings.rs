//! Meetings of a data set: packed records, with columns of what every filter and picture needs.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::lexicon::Lexicon;
use super::packed::Packed;
use super::{
    Attendance, Composition, Confidence, Country, Format, Level, Meeting, MeetingDate, NewMember, PartialDate, Pledge,
    PledgeKind, Relation, Report,
};

/// The meetings of a data set, in order of time: packed records, and beside them in columns what filters and pictures
/// need of every meeting.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Meetings {
    /// The names of meetings and of cities: many come again.
    names: Lexicon,
    /// The lists of hosts, each as the codes of its countries.
    host_codes: Lexicon,
    records: Packed<Slim>,
    spans: Vec<Span>,
    looks: Vec<Look>,
    /// The list of hosts of each meeting, by its number.
    host_lists: Vec<u32>,
    /// The countries of all lists of hosts, one list after another.
    hosts: Vec<Country>,
    /// Where each list of hosts ends.
    host_ends: Vec<u32>,
    /// The sums of money of all meetings, one after another.
    sums: Vec<Sum>,
    /// The meetings whose ids do not begin with their days.
    other_ids: Vec<u32>,
    /// The levels that there are, one bit each.
    levels: u32,
    has_remote: bool,
    has_places: bool,
    has_sizes: bool,
}

/// A meeting as it is packed: what comes again elsewhere is only named. What a search looks through comes first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Slim {
    name: u32,
    city: Option<u32>,
    country: Option<Country>,
    has_day_in_id: bool,
    /// Without the first day, where the id begins with it.
    id: String,
    date: MeetingDate,
    level: Level,
    composition: Composition,
    format: Format,
    hosts: u32,
    attendance: Option<Attendance>,
    membership: Vec<Report>,
    new_members: Vec<NewMember>,
    pledges: Vec<Pledge>,
    confidence: Confidence,
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
        let codes: String = meeting.hosts.iter().map(Country::code).collect();
        let first = day_number(meeting.date.first_day());
        let rest = day_in(&meeting.id).filter(|(day, _)| *day == first).map(|(_, rest)| rest);
        let slim = Slim {
            name: self.names.number_of(&meeting.name),
            city: meeting.city.as_ref().map(|city| self.names.number_of(city)),
            country: meeting.country,
            has_day_in_id: rest.is_some(),
            id: rest.unwrap_or(&meeting.id).to_owned(),
            date: meeting.date,
            level: meeting.level,
            composition: meeting.composition,
            format: meeting.format,
            hosts: self.host_codes.number_of(&codes),
            attendance: meeting.attendance.clone(),
            membership: meeting.membership.clone(),
            new_members: meeting.new_members.clone(),
            pledges: meeting.pledges.clone(),
            confidence: meeting.confidence,
        };
        self.records.push(&slim);
        self.note_hosts();
        self.note(&slim);
    }

    /// Gives back memory that only adding needs.
    pub fn settle(&mut self) {
        self.names.settle();
        self.host_codes.settle();
        self.records.settle();
        self.spans.shrink_to_fit();
        self.looks.shrink_to_fit();
        self.host_lists.shrink_to_fit();
        self.sums.shrink_to_fit();
        self.other_ids.shrink_to_fit();
    }

    /// Writes down the lists of hosts that are new.
    fn note_hosts(&mut self) {
        for list in self.host_ends.len()..self.host_codes.len() {
            let codes = self.host_codes.get(list as u32).unwrap_or_default().as_bytes().chunks(2);
            self.hosts.extend(codes.filter_map(|code| Country::from_code(std::str::from_utf8(code).ok()?)));
            self.host_ends.push(self.hosts.len() as u32);
        }
    }

    /// Writes down in the columns what they hold of a meeting.
    fn note(&mut self, slim: &Slim) {
        let at = self.spans.len() as u32;
        let (first, last) = (slim.date.first_day(), slim.date.last_day());
        self.spans.push(Span { first: day_number(first), last: day_number(last) });
        self.levels |= 1 << slim.level as u32;
        self.has_remote |= slim.format != Format::InPerson;
        self.has_places |= slim.city.is_some() || slim.country.is_some();
        self.has_sizes |= !slim.membership.is_empty();
        self.looks.push(Look { level: slim.level, format: slim.format, is_vague: slim.date.is_vague() });
        self.host_lists.push(slim.hosts);
        self.sums.extend(slim.pledges.iter().enumerate().map(|(number, pledge)| Sum {
            amount_usd: pledge.amount_usd,
            meeting: at,
            number: number as u32,
            kind: pledge.kind,
            relation: pledge.relation,
            recalled: pledge.recalled,
            wider: pledge.wider,
        }));
        if !slim.has_day_in_id {
            self.other_ids.push(at);
        }
    }

    /// Whether there is a meeting of this level.
    pub fn has_level(&self, level: Level) -> bool {
        self.levels >> level as u32 & 1 == 1
    }

    /// Whether there is a meeting that was not held in one place.
    pub fn has_remote(&self) -> bool {
        self.has_remote
    }

    /// Whether there is a meeting with a place.
    pub fn has_places(&self) -> bool {
        self.has_places
    }

    /// Whether there is a meeting with a reported size.
    pub fn has_sizes(&self) -> bool {
        self.has_sizes
    }

    /// A meeting as the rest of the program knows it.
    fn whole(&self, slim: Slim) -> Meeting {
        let name = |number: u32| self.names.get(number).unwrap_or_default().to_owned();
        let day = slim.has_day_in_id.then(|| PartialDate::Day(slim.date.first_day()).to_string());
        Meeting {
            id: day.unwrap_or_default() + &slim.id,
            date: slim.date,
            name: name(slim.name),
            level: slim.level,
            composition: slim.composition,
            format: slim.format,
            hosts: self.host_list(slim.hosts).to_vec(),
            city: slim.city.map(name),
            country: slim.country,
            attendance: slim.attendance,
            membership: slim.membership,
            new_members: slim.new_members,
            pledges: slim.pledges,
            confidence: slim.confidence,
        }
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
        self.records.get(at).map(|slim| self.whole(slim))
    }

    /// Every meeting, unpacked one after another.
    pub fn iter(&self) -> impl Iterator<Item = Meeting> {
        self.records.iter().map(|slim| self.whole(slim))
    }

    /// What a search looks through beside the longer texts: the numbers of the name and the city among the
    /// [names](Self::names), and the country.
    pub fn named(&self, at: usize) -> Option<(u32, Option<u32>, Option<Country>)> {
        self.records.head(at)
    }

    /// The names of meetings and of cities.
    pub fn names(&self) -> &Lexicon {
        &self.names
    }

    /// What is kept: the names, the lists of hosts, and the records, which refer to both.
    pub(super) fn kept(&self) -> (&Lexicon, &Lexicon, &Packed<Slim>) {
        (&self.names, &self.host_codes, &self.records)
    }

    /// Takes a text that was kept: a name, or a list of hosts.
    pub(super) fn take_text(&mut self, is_name: bool, text: &str) {
        let texts = if is_name { &mut self.names } else { &mut self.host_codes };
        texts.add(text);
    }

    /// Makes ready for so many records that were kept, when all texts have been taken.
    pub(super) fn expect(&mut self, count: usize) {
        self.spans.reserve_exact(count);
        self.looks.reserve_exact(count);
        self.host_lists.reserve_exact(count);
        self.note_hosts();
    }

    /// Takes the record that stands first in these bytes, the next in order of time; says how many they are.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Option<usize> {
        let (slim, length) = self.records.take(bytes)?;
        self.note(&slim);
        Some(length)
    }

    /// The position of the meeting with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        if let Some((day, rest)) = day_in(id) {
            let (first, last) = (|span: &Span| span.first < day, |span: &Span| span.first <= day);
            let mut that_day = self.spans.partition_point(first)..self.spans.partition_point(last);
            if let Some(at) = that_day.find(|at| self.id(*at) == Some((true, rest))) {
                return Some(at);
            }
        }
        // The day in an id can be another than that of the meeting.
        self.other_ids.iter().map(|at| *at as usize).find(|at| self.id(*at) == Some((false, id)))
    }

    /// Whether the id of a meeting begins with its day, and the id without it.
    fn id(&self, at: usize) -> Option<(bool, &str)> {
        type Head<'a> = (u32, Option<u32>, Option<Country>, bool, &'a str);
        let (.., has_day, rest): Head = self.records.head(at)?;
        Some((has_day, rest))
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
        self.host_lists.get(at).map(|list| self.host_list(*list)).unwrap_or_default()
    }

    /// For every meeting, the number of its list of hosts: meetings with the same hosts share one.
    pub fn host_lists(&self) -> &[u32] {
        &self.host_lists
    }

    /// The hosts in the list with a number. There are as many lists as [`Self::host_list_count`] says.
    pub fn host_list(&self, number: u32) -> &[Country] {
        let end = |at: usize| self.host_ends.get(at).map(|end| *end as usize);
        let start = (number as usize).checked_sub(1).map_or(Some(0), end);
        start.zip(end(number as usize)).and_then(|(start, end)| self.hosts.get(start..end)).unwrap_or_default()
    }

    /// How many different lists of hosts there are.
    pub fn host_list_count(&self) -> usize {
        self.host_ends.len()
    }

    /// Every host of any meeting, at least once.
    pub fn all_hosts(&self) -> &[Country] {
        &self.hosts
    }

    /// The sums of money of all meetings, in order of time.
    pub fn sums(&self) -> &[Sum] {
        &self.sums
    }

    /// The first and the last day with a meeting. `None` where there are no meetings.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let day = NaiveDate::from_num_days_from_ce_opt;
        day(self.spans.first()?.first).zip(day(self.spans.iter().map(|span| span.last).max()?))
    }

    /// The first and the last year with a meeting. `None` where there are no meetings.
    pub fn years(&self) -> Option<(i32, i32)> {
        self.days().map(|(first, last)| (first.year(), last.year()))
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
        self.kind.is_new_promise(self.recalled, self.relation)
    }
}

/// The day that an id begins with, as a number, and the rest of the id.
fn day_in(id: &str) -> Option<(i32, &str)> {
    let (day, rest) = id.split_at_checked(10)?;
    match PartialDate::parse(day)? {
        PartialDate::Day(day) => Some((day_number(day), rest)),
        _ => None,
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
        all.settle();
        all
    }
}
