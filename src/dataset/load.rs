//! How does JSON become a [`Whole`], or a list of everything that is wrong with it?
//!
//! The file is read one record at a time and each is packed at once, so that a large one never stands in memory twice. Ids
//! are turned into positions at the end, when all records are known.

use std::collections::{HashMap, HashSet};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::fault::{Fault, Problem};
use super::meeting::Meeting;
use super::membership::{GrowthLine, Member};
use super::packed::Packed;
use super::record::{Place, Record};
use super::records::{check_listed, meeting, member, size, source};
use super::source::{Source, SourceRef};
use super::texts::{MeetingText, SourceText, Texts};
use super::{Dataset, Meetings, Whole};

/// Reads a data set in the format of [`super::format`].
///
/// # Errors
/// Every fault in the file, in the order of its lists. A file with one fault gives no data set.
pub fn load(json: &[u8]) -> Result<Whole, Vec<Fault>> {
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
    /// As they come, with their texts.
    meetings: Packed<(Meeting, MeetingText)>,
    members: Vec<Member>,
    growth: GrowthLine,
    sources: Vec<Source>,
    source_texts: Vec<SourceText>,
    source_ids: Vec<String>,
    /// The source ids cited so far. Until the end a [`SourceRef`] is a position in this list.
    cited: Vec<String>,
    cited_positions: HashMap<String, u32>,
    /// The ids of all records read, faulty ones included, so that one fault does not bring on others.
    ids: HashMap<&'static str, HashSet<String>>,
    /// Every citation, of faulty records too.
    citations: Vec<Citation>,
    /// Every meeting that the growth line names, in faulty points too.
    named_meetings: Vec<NamedMeeting>,
    /// The lists whose value is no list.
    unread: HashSet<&'static str>,
}

/// A field that cites a source.
struct Citation {
    list: &'static str,
    record: String,
    field: String,
    source: SourceRef,
}

/// A meeting named in the growth line.
struct NamedMeeting {
    record: String,
    id: String,
    /// `None` where the point is faulty.
    point: Option<usize>,
    /// `None` where the point itself names it.
    report: Option<usize>,
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
        let mut made: Vec<(String, SourceRef)> = Vec::new();
        let mut cite = |field: &str, id: String| {
            let source = Self::source_ref(cited, cited_positions, id);
            made.push((field.to_owned(), source));
            source
        };
        let mut place = Place { list, record: record.clone(), faults };
        let Some(mut fields) = Record::new(&mut place, String::new(), value) else { return };
        match list {
            "meetings" => {
                let meeting = meeting(&mut fields, &mut cite);
                check_listed(&mut fields, &made);
                fields.finish();
                meeting.iter().for_each(|meeting| self.meetings.push(meeting));
            }
            "members" => {
                let member = member(&mut fields, &mut cite);
                fields.finish();
                self.members.extend(member);
            }
            "membership" => {
                let mut named: Vec<(Option<usize>, String)> = Vec::new();
                let size = size(&mut fields, &mut cite, |report, id| named.push((report, id)));
                fields.finish();
                let point = size.is_some().then_some(self.growth.points.len());
                self.growth.points.extend(size);
                for (report, id) in named {
                    self.named_meetings.push(NamedMeeting { record: record.clone(), id, point, report });
                }
            }
            _ => {
                let source = source(&mut fields);
                fields.finish();
                if let Some((id, source, text)) = source {
                    self.source_ids.push(id);
                    self.sources.push(source);
                    self.source_texts.push(text);
                }
            }
        }
        for (field, source) in made {
            self.citations.push(Citation { list, record: record.clone(), field, source });
        }
    }

    /// Whether a list is there and is a list: if not, nothing can be said to be missing from it.
    fn is_read(&self, list: &'static str) -> bool {
        self.seen.contains(list) && !self.unread.contains(list)
    }

    fn finish(mut self) -> Result<Whole, Vec<Fault>> {
        for list in LISTS {
            if !self.seen.contains(list) {
                self.fault("", "", list, Problem::Missing);
            }
        }
        self.check_growth_rises();
        let positions = self.resolve_sources();
        let (meetings, texts) = self.sorted_meetings(&positions);
        self.resolve_meetings(&meetings);
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        Ok(Whole {
            dataset: Dataset { meetings, members: self.members, growth: self.growth, sources: self.sources },
            texts: Texts { meetings: texts, sources: self.source_texts },
        })
    }

    /// The meetings in order of time with their texts, citing sources by position.
    fn sorted_meetings(&mut self, positions: &[Option<u32>]) -> (Meetings, Packed<MeetingText>) {
        let packed = std::mem::take(&mut self.meetings);
        let mut order: Vec<_> = packed
            .iter()
            .enumerate()
            .map(|(at, (meeting, _))| (meeting.date.first_day(), meeting.date.last_day(), meeting.id, at))
            .collect();
        order.sort();
        let (mut meetings, mut texts) = (Meetings::default(), Packed::default());
        for (mut meeting, mut text) in order.into_iter().filter_map(|(.., at)| packed.get(at)) {
            let resolve = |source: &mut SourceRef| resolve(source, positions);
            text.sources.iter_mut().for_each(resolve);
            meeting.attendance.iter_mut().for_each(|attendance| resolve(&mut attendance.source));
            meeting.membership.iter_mut().for_each(|report| resolve(&mut report.source));
            meeting.new_members.iter_mut().for_each(|member| resolve(&mut member.source));
            meeting.pledges.iter_mut().for_each(|pledge| resolve(&mut pledge.source));
            meetings.push(&meeting);
            texts.push(&text);
        }
        meetings.settle();
        texts.settle();
        (meetings, texts)
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

    /// Turns positions in the list of cited ids into positions in the list of sources, and gives all of them.
    fn resolve_sources(&mut self) -> Vec<Option<u32>> {
        let positions: HashMap<&str, u32> =
            self.source_ids.iter().enumerate().map(|(at, id)| (id.as_str(), at as u32)).collect();
        let resolved: Vec<Option<u32>> = self.cited.iter().map(|id| positions.get(id.as_str()).copied()).collect();
        let is_known = |id: &str| self.ids.get("sources").is_some_and(|ids| ids.contains(id));
        let mut faults = Vec::new();
        for Citation { list, record, field, source } in self.citations.iter().filter(|_| self.is_read("sources")) {
            let id = self.cited.get(source.0 as usize).cloned().unwrap_or_default();
            if !is_known(&id) {
                let (record, field, problem) = (record.clone(), field.clone(), Problem::UnknownSource(id));
                faults.push(Fault { list, record, field, problem });
            }
        }
        if LISTS.into_iter().all(|list| self.is_read(list)) {
            for id in self.source_ids.iter().filter(|id| !self.cited_positions.contains_key(*id)) {
                let (record, problem) = (id.clone(), Problem::UncitedSource);
                faults.push(Fault { list: "sources", record, field: String::new(), problem });
            }
        }
        self.faults.extend(faults);
        self.members.iter_mut().for_each(|member| resolve(&mut member.source, &resolved));
        for point in &mut self.growth.points {
            resolve(&mut point.source, &resolved);
            point.reports.iter_mut().for_each(|dated| resolve(&mut dated.report.source, &resolved));
        }
        resolved
    }

    /// Turns the meeting ids of the growth line into positions.
    fn resolve_meetings(&mut self, meetings: &Meetings) {
        let is_read = self.is_read("meetings");
        for NamedMeeting { record, id, point, report } in std::mem::take(&mut self.named_meetings) {
            let Some(at) = meetings.position(&id) else {
                if is_read && !self.ids.get("meetings").is_some_and(|ids| ids.contains(&id)) {
                    let field = report.map_or("meeting".to_owned(), |report| format!("reports[{report}].meeting"));
                    let problem = Problem::UnknownMeeting(id);
                    self.faults.push(Fault { list: "membership", record, field, problem });
                }
                continue;
            };
            let Some(size) = point.and_then(|point| self.growth.points.get_mut(point)) else { continue };
            match report {
                None => size.meeting = Some(at),
                Some(report) => {
                    if let Some(dated) = size.reports.get_mut(report) {
                        dated.meeting = Some(at);
                    }
                }
            }
        }
    }
}

/// Turns a position among the ids cited into one among the sources. One that cannot be resolved has its fault, and then
/// there is no data set to resolve it for.
fn resolve(source: &mut SourceRef, positions: &[Option<u32>]) {
    if let Some(at) = positions.get(source.0 as usize).copied().flatten() {
        *source = SourceRef(at);
    }
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
        self.loader.unread.insert(self.list);
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
