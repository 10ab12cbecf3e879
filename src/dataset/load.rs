//! Loader: JSON records to a [`Whole`], or a list of everything that is wrong with them.
//!
//! The records come one at a time and each is packed at once, so that a large file never stands in memory twice. Ids
//! are turned into positions at the end, when all records are known. Records with a fault are left out: what is without
//! faults can still be shown.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet, btree_map};

use chrono::NaiveDate;
use serde_json::Value;

use super::columns::{ROWS, column_of};
use super::fault::{Fault, Problem};
use super::ids::Ids;
use super::lexicon::Lexicon;
use super::meeting::Meeting;
use super::membership::{GrowthLine, Member, Qualifier, Standing};
use super::moment::{Moment, is_resolved, moment};
use super::packed::Packed;
use super::record::{MOST_PARTS, Place, Record};
use super::records::{check_listed, meeting, member, size, source};
use super::sizes::Sizes;
use super::source::{Source, SourceRef};
use super::texts::{MeetingText, SourceText, Texts};
use super::{Dataset, Labels, MeetingDate, Meetings, PartialDate, Whole};

/// More meetings are not read.
pub const MOST_MEETINGS: usize = 1_000_000;
/// More faults are only counted.
const MOST_FAULTS: usize = 10_000;

/// So many meetings are put in order in one step.
const STEP: usize = 100;
/// What has been read so far.
#[derive(Default)]
pub(super) struct Loader {
    pub faults: Vec<Fault>,
    /// More meetings are not read.
    pub most: usize,
    /// What the data set says of itself.
    pub labels: Labels,
    /// Faults beyond those that are kept.
    more_faults: usize,
    seen: HashSet<&'static str>,
    /// As they come, with their texts.
    meetings: Packed<(Meeting, MeetingText)>,
    /// Where those of each first day stand among them, with their last days. Those of a day are put in order when all are there.
    days: BTreeMap<NaiveDate, Vec<(NaiveDate, u32)>>,
    members: Vec<Member>,
    growth: GrowthLine,
    moments: Vec<Moment>,
    sources: Vec<Source>,
    source_texts: Vec<SourceText>,
    source_ids: Vec<String>,
    /// The source ids cited so far. Until the end a [`SourceRef`] is a position in this list.
    pub cited: Lexicon,
    /// The ids of all records read, faulty ones included, so that one fault does not bring on others.
    ids: HashMap<&'static str, Ids>,
    /// Every citation, of faulty records too.
    citations: Vec<Citation>,
    /// Every meeting that the growth line names, in faulty points too.
    named_meetings: Vec<NamedMeeting>,
    /// The lists whose value is no list.
    unread: HashSet<&'static str>,
    /// The points of the growth line that cannot be shown.
    left_out: HashSet<usize>,
    /// Whether the rows of a table are read, which bring their sources with them.
    pub is_flat: bool,
    /// Whether reading had to stop: nothing can be said to be missing from what was not read.
    pub is_cut_off: bool,
    /// What rows report of the number of members.
    sizes: Sizes,
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

pub(super) const LISTS: [&str; 5] = ["meetings", "members", "membership", MOMENTS, "sources"];
/// The list that may be left out.
const MOMENTS: &str = "moments";

impl Loader {
    pub fn fault(&mut self, list: &'static str, record: &str, field: &str, problem: Problem) {
        self.faults.push(Fault { list, record: record.to_owned(), field: field.to_owned(), problem });
    }

    /// Keeps the first faults, and only the number of those beyond.
    pub fn count_faults(&mut self) {
        if self.faults.len() > MOST_FAULTS {
            self.more_faults += self.faults.len() - MOST_FAULTS;
            self.faults.truncate(MOST_FAULTS);
        }
    }

    /// Whether there is no room for another meeting. The first time that is a fault.
    pub fn is_full(&mut self) -> bool {
        let is_full = self.meetings.len() >= self.most;
        if is_full && self.unread.insert("meetings") {
            self.fault("", "", "", Problem::TooMany { most: self.most });
        }
        is_full
    }

    /// Notes that a list begins.
    pub fn begin(&mut self, list: &'static str) {
        if !self.seen.insert(list) {
            self.fault("", "", list, Problem::Twice);
        }
    }

    /// Notes that the value of a list is none.
    pub fn refuse(&mut self, list: &'static str, found: &'static str) {
        self.begin(list);
        self.unread.insert(list);
        self.fault("", "", list, Problem::WrongType { found, wanted: "a list" });
    }

    fn keep(&mut self, (meeting, text): (Meeting, MeetingText)) {
        let day = self.days.entry(meeting.date.first_day()).or_default();
        day.push((meeting.date.last_day(), self.meetings.len() as u32));
        self.meetings.push(&(meeting, text));
    }

    /// Reads one record of one list, with the paths of fields that are there twice; `position` counts from 0.
    pub fn read(&mut self, list: &'static str, position: usize, value: Value, twice: Vec<String>) {
        let named = |field: &str| value.get(field).and_then(Value::as_str).map(str::to_owned);
        let record = match list {
            "members" => named("name"),
            "membership" => named("date"),
            _ => named("id"),
        };
        let id = record.as_ref().filter(|_| list != "membership");
        let first = id.and_then(|id| self.ids.entry(list).or_default().take(id, position + 1));
        let record = record.unwrap_or_else(|| (position + 1).to_string());
        if let Some(first) = first {
            let field = if list == "members" { "name" } else { "id" };
            let problem = Problem::DuplicateId { found: record.clone(), first, second: position + 1 };
            self.fault(list, &record, field, problem);
        }
        twice.iter().take(MOST_PARTS).for_each(|field| self.fault(list, &record, field, Problem::Twice));
        let is_good = first.is_none() && twice.is_empty();
        self.count_faults();
        let before = self.faults.len();
        let Self { faults, cited, .. } = self;
        let mut made: Vec<(String, SourceRef)> = Vec::new();
        let mut cite = |field: &str, id: String| {
            let source = SourceRef(cited.number_of(&id));
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
                if let Some(meeting) = meeting.filter(|_| is_good && self.faults.len() == before) {
                    self.keep(meeting);
                }
            }
            "members" => {
                let member = member(&mut fields, &mut cite);
                fields.finish();
                self.members.extend(member.filter(|_| is_good && self.faults.len() == before));
            }
            "membership" => {
                let mut named: Vec<(Option<usize>, String)> = Vec::new();
                let size = size(&mut fields, &mut cite, |report, id| named.push((report, id)));
                fields.finish();
                let size = size.filter(|_| is_good && self.faults.len() == before);
                let point = size.is_some().then_some(self.growth.points.len());
                self.growth.points.extend(size);
                for (report, id) in named {
                    self.named_meetings.push(NamedMeeting { record: record.clone(), id, point, report });
                }
            }
            MOMENTS => {
                let moment = moment(&mut fields, &mut cite);
                check_listed(&mut fields, &made);
                fields.finish();
                self.moments.extend(moment.filter(|_| is_good && self.faults.len() == before));
            }
            _ => {
                let source = source(&mut fields);
                fields.finish();
                // What cites one with a fault is left out with it: a link to anything could be in it.
                if let Some((id, source, text)) = source.filter(|_| is_good && self.faults.len() == before) {
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
        !self.is_cut_off && self.seen.contains(list) && !self.unread.contains(list)
    }

    /// An id that no meeting has yet: this one, or with a number after it.
    pub fn free_id(&self, id: &str) -> String {
        self.ids.get("meetings").map_or(id.to_owned(), |ids| ids.free(id))
    }

    /// Takes one row of a table as a meeting, with its sources, of which those that the table had before are only named.
    /// Whatever was wrong with it stands under its number and the names of its columns.
    pub fn read_row(
        &mut self,
        number: usize,
        value: Value,
        sources: Vec<(String, Option<(Source, SourceText)>)>,
        before: usize,
    ) {
        let id = value.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let report_date = value.get("start").and_then(Value::as_str).and_then(PartialDate::parse);
        let row = number.to_string();
        let first = self.faults.len();
        if let Some(first) = self.ids.entry("meetings").or_default().take(&id, number) {
            let problem = Problem::DuplicateId { found: id.clone(), first, second: number };
            self.fault("meetings", &row, "id", problem);
        }
        // They are taken in when the row is: one that is refused brings none.
        let new: Vec<&String> = sources.iter().filter(|(_, source)| source.is_some()).map(|(id, _)| id).collect();
        let Self { faults, cited, .. } = self;
        // One that is not there has its fault already.
        let mut cite = |_: &str, id: String| {
            let later = || new.iter().position(|new| **new == id).map(|at| (cited.len() + at) as u32);
            SourceRef(cited.find(&id).or_else(later).unwrap_or_default())
        };
        let mut place = Place { list: "meetings", record: row.clone(), faults };
        let Some(mut fields) = Record::new(&mut place, String::new(), value) else { return };
        let meeting = meeting(&mut fields, &mut cite);
        // An empty cell is told as one, and a figure without a source by its column.
        let mut at = 0;
        self.faults.retain(|fault| {
            at += 1;
            at <= first || !matches!(fault.problem, Problem::NoDate | Problem::NoSource)
        });
        for fault in self.faults.iter_mut().skip(first) {
            fault.list = ROWS;
            fault.field = column_of(&fault.field).to_owned();
        }
        let is_good = self.faults.len() == before;
        let Some(meeting) = meeting.filter(|_| is_good) else { return };
        for (id, source) in sources {
            if let Some((source, text)) = source {
                self.cited.insert(&id);
                self.sources.push(source);
                self.source_texts.push(text);
            }
        }
        let date = report_date.or(match meeting.0.date {
            MeetingDate::Until(date) => Some(date),
            _ => None,
        });
        for report in &meeting.0.membership {
            // Others say how many they once were, or about how many.
            let is_line = (report.qualifier, report.standing) == (Qualifier::Exact, Standing::Current);
            if let Some(date) = date.filter(|_| is_line && report.partners().is_some()) {
                self.sizes.note(date, report.clone(), id.clone());
            }
        }
        self.keep(meeting);
    }

    /// The growth line of a table: a point wherever the number of members changes.
    fn draw_line(&mut self) {
        for (point, named) in std::mem::take(&mut self.sizes).into_points() {
            let (record, at) = (point.date.to_string(), self.growth.points.len());
            for (report, id) in named {
                self.named_meetings.push(NamedMeeting { record: record.clone(), id, point: Some(at), report });
            }
            self.growth.points.push(point);
        }
    }

    /// Says what can be said of the file as a whole when all of it has been read; then the meetings can be put in order.
    pub fn close(mut self) -> Sorting {
        self.seen.insert(MOMENTS);
        if !self.is_flat && !self.is_cut_off {
            for list in LISTS {
                if !self.seen.contains(list) {
                    self.fault("", "", list, Problem::Missing);
                }
            }
        }
        self.draw_line();
        self.check_growth_rises();
        let positions = self.resolve_sources();
        let days = std::mem::take(&mut self.days).into_iter();
        let (day, next) = (Vec::new(), BinaryHeap::new());
        let mut named = Lexicon::default();
        for meeting in &self.named_meetings {
            named.number_of(&meeting.id);
        }
        let (places, meetings, texts) = (vec![None; named.len()], Meetings::default(), Packed::default());
        Sorting { loader: self, positions, named, places, days, day, next, meetings, texts }
    }

    /// A point that is not after the one before it is left out.
    fn check_growth_rises(&mut self) {
        let mut last = None;
        let mut falling = Vec::new();
        for (at, point) in self.growth.points.iter().enumerate() {
            let day = point.date.middle();
            if last.is_some_and(|last| day <= last) {
                falling.push((at, point.date.to_string()));
            } else {
                // One that is left out says nothing of those after it.
                last = Some(day);
            }
        }
        for (at, date) in falling {
            self.fault("membership", &date, "date", Problem::NotRising);
            self.left_out.insert(at);
        }
    }

    /// Turns positions in the list of cited ids into positions in the list of sources, and gives all of them.
    fn resolve_sources(&mut self) -> Vec<Option<u32>> {
        if self.is_flat {
            // Rows bring their sources with them, and in the same order.
            return (0..self.cited.len() as u32).map(Some).collect();
        }
        let positions: BTreeMap<&str, u32> =
            self.source_ids.iter().enumerate().map(|(at, id)| (id.as_str(), at as u32)).collect();
        let cited = (0..self.cited.len() as u32).map(|number| self.cited.get(number));
        let resolved: Vec<Option<u32>> = cited.map(|id| positions.get(id?).copied()).collect();
        let is_known = |id: &str| self.ids.get("sources").is_some_and(|ids| ids.has(id));
        let mut faults = Vec::new();
        for Citation { list, record, field, source } in self.citations.iter().filter(|_| self.is_read("sources")) {
            let id = self.cited.get(source.0).unwrap_or_default();
            if !is_known(id) {
                let (record, field, problem) = (record.clone(), field.clone(), Problem::UnknownSource(id.to_owned()));
                faults.push(Fault { list, record, field, problem });
            }
        }
        if LISTS.into_iter().all(|list| self.is_read(list)) {
            for id in self.source_ids.iter().filter(|id| self.cited.find(id).is_none()) {
                let (record, problem) = (id.clone(), Problem::UncitedSource);
                faults.push(Fault { list: "sources", record, field: String::new(), problem });
            }
        }
        self.faults.extend(faults);
        self.members.retain_mut(|member| resolve(&mut member.source, &resolved));
        self.moments.retain_mut(|moment| is_resolved(moment, |source| resolve(source, &resolved)));
        for (at, point) in self.growth.points.iter_mut().enumerate() {
            let mut is_known = resolve(&mut point.source, &resolved);
            point.reports.iter_mut().for_each(|dated| is_known &= resolve(&mut dated.report.source, &resolved));
            if !is_known {
                self.left_out.insert(at);
            }
        }
        resolved
    }

    /// Turns the meeting ids of the growth line into positions.
    fn resolve_meetings(&mut self, position: impl Fn(&str) -> Option<usize>) {
        let is_read = self.is_read("meetings");
        for NamedMeeting { record, id, point, report } in std::mem::take(&mut self.named_meetings) {
            let Some(at) = position(&id) else {
                if is_read && self.ids.get("meetings").is_none_or(|ids| !ids.has(&id)) {
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

/// Turns a position among the ids cited into one among the sources, where that is known.
fn resolve(source: &mut SourceRef, positions: &[Option<u32>]) -> bool {
    let position = positions.get(source.0 as usize).copied().flatten();
    position.inspect(|at| *source = SourceRef(*at)).is_some()
}

/// What has been read, while its meetings are put in order of time.
pub(super) struct Sorting {
    pub loader: Loader,
    positions: Vec<Option<u32>>,
    /// The ids of the meetings that the growth line names, and where those stand that have been taken.
    named: Lexicon,
    places: Vec<Option<usize>>,
    days: btree_map::IntoIter<NaiveDate, Vec<(NaiveDate, u32)>>,
    /// Those of the present day that are still to be put in order.
    day: Vec<(NaiveDate, u32)>,
    /// The others of that day by last day and id, the first of them first. A heap, so that those of a day, too, are put in order a
    /// few at a time.
    next: BinaryHeap<Reverse<(NaiveDate, String, u32)>>,
    meetings: Meetings,
    texts: Packed<MeetingText>,
}

impl Sorting {
    /// Takes a few more meetings, citing sources by position; false when there are no more.
    pub fn step(&mut self) -> bool {
        for _ in 0..STEP {
            if let Some((last, at)) = self.day.pop() {
                let id = self.loader.meetings.head::<&str>(at as usize).unwrap_or_default();
                self.next.push(Reverse((last, id.to_owned(), at)));
                continue;
            }
            let Some(Reverse((.., at))) = self.next.pop() else {
                let Some((_, day)) = self.days.next() else { return false };
                self.next.reserve(day.len());
                self.day = day;
                continue;
            };
            let Some((mut meeting, mut text)) = self.loader.meetings.get(at as usize) else { continue };
            let mut is_known = true;
            let mut resolve = |source: &mut SourceRef| is_known &= resolve(source, &self.positions);
            text.sources.iter_mut().for_each(&mut resolve);
            meeting.attendance.iter_mut().for_each(|attendance| resolve(&mut attendance.source));
            meeting.membership.iter_mut().for_each(|report| resolve(&mut report.source));
            meeting.new_members.iter_mut().for_each(|member| resolve(&mut member.source));
            meeting.pledges.iter_mut().for_each(|pledge| resolve(&mut pledge.source));
            if is_known {
                if let Some(place) = self.named.find(&meeting.id).and_then(|id| self.places.get_mut(id as usize)) {
                    *place = Some(self.meetings.len());
                }
                self.meetings.push(&meeting);
                self.texts.push(&text);
            }
        }
        true
    }

    /// Everything without faults, and the faults.
    pub fn finish(mut self) -> (Whole, Vec<Fault>, usize) {
        while self.step() {}
        let Self { mut loader, named, places, meetings, texts, .. } = self;
        loader.meetings = Packed::default();
        loader.resolve_meetings(|id| named.find(id).and_then(|id| places.get(id as usize).copied().flatten()));
        let Loader {
            labels,
            faults,
            more_faults,
            members,
            mut growth,
            mut moments,
            sources,
            source_texts,
            left_out,
            ..
        } = loader;
        moments.sort_by_key(|moment| (moment.date.middle(), moment.date.first_day()));
        let mut at = 0;
        growth.points.retain(|_| {
            at += 1;
            !left_out.contains(&(at - 1))
        });
        let whole = Whole {
            dataset: Dataset { labels, meetings, members, growth, moments, sources },
            texts: Texts { meetings: texts, sources: source_texts },
        };
        (whole, faults, more_faults)
    }
}
