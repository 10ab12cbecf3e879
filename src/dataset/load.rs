//! How does JSON become a [`Dataset`], or a list of everything that is wrong with it?
//!
//! The file is read one record at a time, so that a large one never stands in memory twice. Ids are turned into
//! positions at the end, when all records are known.

use std::collections::{HashMap, HashSet};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::fault::{Fault, Problem};
use super::meeting::*;
use super::membership::*;
use super::record::{Place, Record, kind};
use super::source::{Source, SourceKind, SourceRef};
use super::{Country, Dataset, MeetingDate};

/// Reads a data set in the format of [`super::format`].
///
/// # Errors
/// Every fault in the file, in the order of its lists. A file with one fault gives no data set.
pub fn load(json: &[u8]) -> Result<Dataset, Vec<Fault>> {
    let mut loader = Loader::default();
    let mut reader = serde_json::Deserializer::from_slice(json);
    let read = FileReader(&mut loader).deserialize(&mut reader).and_then(|()| reader.end());
    if let Err(error) = read {
        let problem = Problem::NotJson { line: error.line(), column: error.column() };
        loader.faults.push(Fault { list: "", record: String::new(), field: String::new(), problem });
        return Err(loader.faults);
    }
    loader.finish()
}

#[derive(Default)]
struct Loader {
    faults: Vec<Fault>,
    seen: HashSet<&'static str>,
    meetings: Vec<Meeting>,
    members: Vec<Member>,
    growth: GrowthLine,
    sources: Vec<Source>,
    /// The source ids cited so far. Until the end a [`SourceRef`] is a position in this list.
    cited: Vec<String>,
    cited_positions: HashMap<String, u32>,
    /// The ids of all records read, faulty ones included, so that one fault does not bring on others.
    ids: HashMap<&'static str, HashSet<String>>,
    /// Meeting ids named in the growth line: point, report (`None` for the point itself), id.
    named_meetings: Vec<(usize, Option<usize>, String)>,
}

const LISTS: [&str; 4] = ["meetings", "members", "membership", "sources"];

impl Loader {
    fn fault(&mut self, list: &'static str, record: &str, field: &str, problem: Problem) {
        self.faults.push(Fault { list, record: record.to_owned(), field: field.to_owned(), problem });
    }

    fn source_ref(cited: &mut Vec<String>, positions: &mut HashMap<String, u32>, id: String) -> SourceRef {
        let next = cited.len() as u32;
        let position = *positions.entry(id).or_insert_with_key(|id| {
            cited.push(id.clone());
            next
        });
        SourceRef(position)
    }

    /// Reads one record of one list; `position` counts from 0.
    fn read(&mut self, list: &'static str, position: usize, value: Value) {
        let named = |field: &str| value.get(field).and_then(Value::as_str).map(str::to_owned);
        let record = match list {
            "members" => named("name"),
            "membership" => named("date"),
            _ => named("id"),
        };
        let is_second = record
            .as_ref()
            .is_some_and(|id| list != "membership" && !self.ids.entry(list).or_default().insert(id.clone()));
        let record = record.unwrap_or_else(|| (position + 1).to_string());
        if is_second {
            let field = if list == "members" { "name" } else { "id" };
            self.fault(list, &record, field, Problem::DuplicateId(record.clone()));
        }
        let Self { faults, cited, cited_positions, .. } = self;
        let mut cite = |id: String| Self::source_ref(cited, cited_positions, id);
        let mut place = Place { list, record, faults };
        let Some(mut fields) = Record::new(&mut place, String::new(), value) else { return };
        match list {
            "meetings" => {
                let meeting = meeting(&mut fields, &mut cite);
                fields.finish();
                self.meetings.extend(meeting);
            }
            "members" => {
                let member = member(&mut fields, &mut cite);
                fields.finish();
                self.members.extend(member);
            }
            "membership" => {
                let point = self.growth.points.len();
                let named = &mut self.named_meetings;
                let size = size(&mut fields, &mut cite, |report, id| named.push((point, report, id)));
                fields.finish();
                match size {
                    Some(size) => self.growth.points.push(size),
                    None => self.named_meetings.retain(|(named, ..)| *named != point),
                }
            }
            _ => {
                let source = source(&mut fields);
                fields.finish();
                self.sources.extend(source);
            }
        }
    }

    fn finish(mut self) -> Result<Dataset, Vec<Fault>> {
        for list in LISTS {
            if !self.seen.contains(list) {
                self.fault("", "", list, Problem::Missing);
            }
        }
        self.check_growth_rises();
        self.resolve_sources();
        self.meetings.sort_by(|a, b| {
            let key = |meeting: &Meeting| (meeting.date.first_day(), meeting.date.last_day());
            key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
        });
        self.resolve_meetings();
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        Ok(Dataset { meetings: self.meetings, members: self.members, growth: self.growth, sources: self.sources })
    }

    fn check_growth_rises(&mut self) {
        let falling: Vec<String> = self
            .growth
            .points
            .windows(2)
            .filter_map(|pair| match pair {
                [a, b] if b.date.middle() <= a.date.middle() => Some(b.date.to_string()),
                _ => None,
            })
            .collect();
        for date in falling {
            self.fault("membership", &date, "date", Problem::NotRising);
        }
    }

    /// Turns positions in the list of cited ids into positions in the list of sources.
    fn resolve_sources(&mut self) {
        let positions: HashMap<&str, u32> =
            self.sources.iter().enumerate().map(|(at, source)| (source.id.as_str(), at as u32)).collect();
        let faulty = self.ids.get("sources");
        let resolved: Vec<Option<u32>> = self.cited.iter().map(|id| positions.get(id.as_str()).copied()).collect();
        let (cited, faults) = (&self.cited, &mut self.faults);
        let mut resolve =
            |list: &'static str, record: &str, field: &dyn Fn() -> String, source: &mut SourceRef| match resolved
                .get(source.0 as usize)
                .copied()
                .flatten()
            {
                Some(at) => *source = SourceRef(at),
                None => {
                    let id = cited.get(source.0 as usize).cloned().unwrap_or_default();
                    if faulty.is_some_and(|ids| ids.contains(&id)) {
                        return;
                    }
                    let problem = Problem::UnknownSource(id);
                    faults.push(Fault { list, record: record.to_owned(), field: field(), problem });
                }
            };
        for meeting in &mut self.meetings {
            let Meeting { id, attendance, membership, new_members, pledges, sources, .. } = meeting;
            for (at, source) in sources.iter_mut().enumerate() {
                resolve("meetings", id, &|| format!("sources[{at}]"), source);
            }
            if let Some(attendance) = attendance {
                resolve("meetings", id, &|| "attendance.source".to_owned(), &mut attendance.source);
            }
            for (at, report) in membership.iter_mut().enumerate() {
                resolve("meetings", id, &|| format!("membership[{at}].source"), &mut report.source);
            }
            for (at, member) in new_members.iter_mut().enumerate() {
                resolve("meetings", id, &|| format!("new_members[{at}].source"), &mut member.source);
            }
            for (at, pledge) in pledges.iter_mut().enumerate() {
                resolve("meetings", id, &|| format!("pledges[{at}].source"), &mut pledge.source);
            }
        }
        for member in &mut self.members {
            resolve("members", &member.name, &|| "source".to_owned(), &mut member.source);
        }
        for point in &mut self.growth.points {
            let date = point.date.to_string();
            resolve("membership", &date, &|| "source".to_owned(), &mut point.source);
            for (at, dated) in point.reports.iter_mut().enumerate() {
                resolve("membership", &date, &|| format!("reports[{at}].source"), &mut dated.report.source);
            }
        }
        for source in &self.sources {
            if !self.cited_positions.contains_key(&source.id) {
                let (record, problem) = (source.id.clone(), Problem::UncitedSource);
                self.faults.push(Fault { list: "sources", record, field: String::new(), problem });
            }
        }
    }

    /// Turns the meeting ids of the growth line into positions.
    fn resolve_meetings(&mut self) {
        let positions: HashMap<&str, usize> =
            self.meetings.iter().enumerate().map(|(at, meeting)| (meeting.id.as_str(), at)).collect();
        for (point, report, id) in std::mem::take(&mut self.named_meetings) {
            let Some(size) = self.growth.points.get_mut(point) else { continue };
            let field = match report {
                Some(report) => format!("reports[{report}].meeting"),
                None => "meeting".to_owned(),
            };
            let Some(&at) = positions.get(id.as_str()) else {
                if self.ids.get("meetings").is_some_and(|ids| ids.contains(&id)) {
                    continue;
                }
                let record = size.date.to_string();
                self.faults.push(Fault { list: "membership", record, field, problem: Problem::UnknownMeeting(id) });
                continue;
            };
            match report.and_then(|report| size.reports.get_mut(report)) {
                Some(dated) => dated.meeting = Some(at),
                None => size.meeting = Some(at),
            }
        }
    }
}

type Cite<'c> = dyn FnMut(String) -> SourceRef + 'c;

fn cited(record: &mut Record, cite: &mut Cite) -> Option<SourceRef> {
    match record.optional("source") {
        None => {
            record.fault("source", Problem::NoSource);
            None
        }
        Some(Value::String(id)) => Some(cite(id)),
        Some(other) => {
            record.fault("source", Problem::WrongType { found: kind(&other), wanted: "the id of a source" });
            None
        }
    }
}

fn id(record: &mut Record) -> Option<String> {
    let id = record.text("id")?;
    if id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return Some(id);
    }
    record.fault("id", Problem::BadId(id));
    None
}

fn meeting(record: &mut Record, cite: &mut Cite) -> Option<Meeting> {
    // Every field is read before any is missed, so that all faults are found.
    let id = id(record);
    let date = meeting_date(record);
    let name = record.text("name");
    let level = record.word("level", Level::CODES, Level::from_code);
    let composition = record.word("composition", Composition::CODES, Composition::from_code);
    let format = record.word("format", Format::CODES, Format::from_code);
    let hosts = record.texts("hosts", |record, field, code| record.country_of(field, Some(code)));
    let host_notes = record.note("host_notes");
    let city = record.nullable_text("city");
    let country = record.nullable_country("country");
    let attendance = record.nullable_object("attendance", |record| attendance(record, cite));
    let membership = record.objects("membership", |record, _| {
        for field in ["date", "meeting"] {
            if record.optional(field).is_some() {
                record.fault(field, Problem::MisplacedDate);
            }
        }
        report(record, cite)
    });
    let new_members = record.objects("new_members", |record, _| new_member(record, cite));
    let pledges = pledges(record, cite);
    let summary = record.text("summary");
    let sources: Vec<SourceRef> = record.texts("sources", |_, _, id| Some(cite(id)));
    let confidence = record.word("confidence", Confidence::CODES, Confidence::from_code);
    let notes = record.note("notes");
    if sources.is_empty() {
        record.fault("sources", Problem::NoSource);
    }
    let meeting = Meeting {
        id: id?,
        date: date?,
        name: name?,
        level: level?,
        composition: composition?,
        format: format?,
        hosts,
        host_notes: host_notes?,
        city,
        country,
        attendance,
        membership,
        new_members,
        pledges,
        summary: summary?,
        sources,
        confidence: confidence?,
        notes: notes?,
    };
    check_listed(record, &meeting);
    Some(meeting)
}

/// A figure may cite only the sources that its meeting lists.
fn check_listed(record: &mut Record, meeting: &Meeting) {
    let figures = meeting
        .attendance
        .iter()
        .map(|attendance| ("attendance".to_owned(), attendance.source))
        .chain(meeting.membership.iter().enumerate().map(|(at, report)| (format!("membership[{at}]"), report.source)))
        .chain(meeting.new_members.iter().enumerate().map(|(at, new)| (format!("new_members[{at}]"), new.source)))
        .chain(meeting.pledges.iter().enumerate().map(|(at, pledge)| (format!("pledges[{at}]"), pledge.source)));
    for (field, source) in figures {
        if !meeting.sources.contains(&source) {
            record.fault(&format!("{field}.source"), Problem::UnlistedSource);
        }
    }
}

fn meeting_date(record: &mut Record) -> Option<MeetingDate> {
    let faults = record.place.faults.len();
    let start = record.nullable_date("start");
    let end = record.nullable_date("end");
    let earliest = record.optional_date("earliest");
    let latest = record.optional_date("latest");
    if record.place.faults.len() > faults {
        return None;
    }
    let (date, (first, last, field)) = match (start, end, earliest, latest) {
        (Some(start), Some(end), ..) => (MeetingDate::Known { start, end }, (start, end, "end")),
        (None, Some(end), ..) => (MeetingDate::Until(end), (end, end, "end")),
        (Some(start), None, ..) => (MeetingDate::From(start), (start, start, "start")),
        (None, None, Some(earliest), Some(latest)) => {
            (MeetingDate::Between { earliest, latest }, (earliest, latest, "latest"))
        }
        _ => {
            record.fault("start", Problem::NoDate);
            return None;
        }
    };
    if last.last_day() < first.first_day() {
        let (start, end) = (first.to_string(), last.to_string());
        record.fault(field, Problem::ReversedDates { start, end });
        return None;
    }
    Some(date)
}

fn qualifier(record: &mut Record) -> Qualifier {
    record.optional_word("qualifier", Qualifier::CODES, Qualifier::from_code).unwrap_or(Qualifier::Exact)
}

fn attendance(record: &mut Record, cite: &mut Cite) -> Option<Attendance> {
    let faults = record.place.faults.len();
    let countries = record.nullable_count("countries");
    let organisations = record.nullable_count("organisations");
    let delegations = record.optional_count("delegations");
    let no_number = countries.or(organisations).or(delegations).is_none();
    if no_number && record.place.faults.len() == faults {
        record.fault("countries", Problem::NoNumber);
    }
    let qualifier = qualifier(record);
    let wording = record.text("wording");
    let source = cited(record, cite);
    Some(Attendance { countries, organisations, delegations, qualifier, wording: wording?, source: source? })
}

fn report(record: &mut Record, cite: &mut Cite) -> Option<Report> {
    let faults = record.place.faults.len();
    let total = record.nullable_count("total");
    let states = record.nullable_count("states");
    let organisations = record.nullable_count("organisations");
    if total.or(states).is_none() && record.place.faults.len() == faults {
        record.fault("total", Problem::NoNumber);
    }
    check_sum(record, total, states, organisations);
    let qualifier = qualifier(record);
    let standing = record.optional_word("standing", Standing::CODES, Standing::from_code).unwrap_or(Standing::Current);
    let wording = record.text("wording");
    let source = cited(record, cite);
    Some(Report { total, states, organisations, qualifier, standing, wording: wording?, source: source? })
}

fn check_sum(record: &mut Record, total: Option<u32>, states: Option<u32>, organisations: Option<u32>) {
    if let (Some(total), Some(states), Some(organisations)) = (total, states, organisations) {
        let sum = states + organisations;
        if sum != total {
            record.fault("total", Problem::WrongSum { total, sum });
        }
    }
}

fn new_member(record: &mut Record, cite: &mut Cite) -> Option<NewMember> {
    let name = record.text("name");
    let country = record.nullable_country("iso");
    let source = cited(record, cite);
    Some(NewMember { name: name?, country, source: source? })
}

fn pledges(record: &mut Record, cite: &mut Cite) -> Vec<Pledge> {
    let mut relations = Vec::new();
    let count = record.length("pledges");
    let pledges = record.objects("pledges", |record, position| {
        let amount_usd = record.usd("amount_usd");
        let by = record.text("by").map(giver);
        let kind = record.word("kind", PledgeKind::CODES, PledgeKind::from_code);
        let qualifier = qualifier(record);
        let purpose = record.text("purpose");
        let wording = record.text("wording");
        let source = cited(record, cite);
        let mut relation = Relation::None;
        for (field, make) in [
            ("part_of", Relation::PartOf as fn(usize) -> Relation),
            ("repeats", Relation::Repeats),
            ("rival_of", Relation::RivalOf),
        ] {
            if let Some(other) = record.optional_count(field) {
                relation = make(other as usize);
                relations.push((position, field, other));
            }
        }
        let recalled = record.flag("recalled");
        let wider = record.flag("wider");
        Some(Pledge {
            amount_usd: amount_usd?,
            by: by?,
            kind: kind?,
            qualifier,
            purpose: purpose?,
            wording: wording?,
            source: source?,
            relation,
            recalled,
            wider,
        })
    });
    for (position, field, other) in relations {
        if other as usize == position || other as usize >= count {
            record.fault(&format!("pledges[{position}].{field}"), Problem::BadRelation(u64::from(other)));
        }
    }
    pledges
}

fn giver(by: String) -> Giver {
    match Country::from_code(&by) {
        _ if by == "coalition" => Giver::Coalition,
        Some(country) => Giver::Country(country),
        None => Giver::Body(by),
    }
}

fn member(record: &mut Record, cite: &mut Cite) -> Option<Member> {
    let name = record.text("name");
    let country = record.nullable_country("iso2");
    let kind = record.word("kind", MemberKind::CODES, MemberKind::from_code);
    let joined = record.date("joined");
    let certainty = record.word("joined_certainty", JoinCertainty::CODES, JoinCertainty::from_code);
    let basis = record.text("joined_basis");
    let source = cited(record, cite);
    Some(Member {
        name: name?,
        country,
        kind: kind?,
        joined: joined?,
        certainty: certainty?,
        basis: basis?,
        source: source?,
    })
}

fn size(record: &mut Record, cite: &mut Cite, mut name_meeting: impl FnMut(Option<usize>, String)) -> Option<Size> {
    let date = record.date("date");
    let total = record.count("total");
    let states = record.nullable_count("states");
    let organisations = record.nullable_count("organisations");
    check_sum(record, total, states, organisations);
    let derived = record.required_flag("derived");
    let wording = record.text("wording");
    let source = cited(record, cite);
    if let Some(id) = record.optional_text("meeting") {
        name_meeting(None, id);
    }
    let note = record.optional_text("note").unwrap_or_default();
    let reports = record.objects("reports", |record, position| {
        let date = record.date("date");
        if let Some(id) = record.optional_text("meeting") {
            name_meeting(Some(position), id);
        }
        let report = report(record, cite);
        Some(DatedReport { date: date?, report: report?, meeting: None })
    });
    Some(Size {
        date: date?,
        total: total?,
        states,
        organisations,
        derived,
        wording: wording?,
        source: source?,
        meeting: None,
        note,
        reports,
    })
}

fn source(record: &mut Record) -> Option<Source> {
    let id = id(record);
    let publisher = record.text("publisher");
    let title = record.text("title");
    let date = record.nullable_date("date");
    let url = record.nullable_text("url");
    let kind = record.word("kind", SourceKind::CODES, SourceKind::from_code);
    let document = record.optional_text("document");
    if let Some(address) = url.as_ref().filter(|address| !is_web_address(address)) {
        record.fault("url", Problem::BadAddress(address.clone()));
    }
    if url.is_none() && document.is_none() {
        record.fault("url", Problem::NoAddress);
    }
    Some(Source { id: id?, publisher: publisher?, title: title?, date, url, kind: kind?, document })
}

/// Whether a text is an address that a reader can safely be sent to: `http` or `https`, a host, no white space.
fn is_web_address(text: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty() && !host.contains('@') && !text.contains(|c: char| c.is_whitespace() || "<>\"".contains(c))
    })
}

/// Reads the file: an object with one list for each of [`LISTS`].
struct FileReader<'l>(&'l mut Loader);

impl<'de> DeserializeSeed<'de> for FileReader<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for FileReader<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match LISTS.into_iter().find(|list| **list == key) {
                None => {
                    map.next_value::<IgnoredAny>()?;
                    self.0.fault("", "", &key, Problem::UnknownField);
                }
                Some(list) => {
                    if !self.0.seen.insert(list) {
                        self.0.fault("", "", list, Problem::Twice);
                    }
                    map.next_value_seed(ListReader { loader: self.0, list })?;
                }
            }
        }
        Ok(())
    }
}

/// Reads one list of the file, record by record. A value that is no list is a fault.
struct ListReader<'l> {
    loader: &'l mut Loader,
    list: &'static str,
}

impl<'de> DeserializeSeed<'de> for ListReader<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl ListReader<'_> {
    fn refuse(self, found: &'static str) {
        self.loader.fault("", "", self.list, Problem::WrongType { found, wanted: "a list" });
    }
}

impl<'de> Visitor<'de> for ListReader<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<(), A::Error> {
        let mut position = 0;
        while let Some(value) = records.next_element::<Value>()? {
            self.loader.read(self.list, position, value);
            position += 1;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        self.refuse("an object");
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.refuse("nothing (null)");
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.refuse("true or false");
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.refuse("a number");
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.refuse("a number");
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.refuse("a number");
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.refuse("text");
        Ok(())
    }
}
