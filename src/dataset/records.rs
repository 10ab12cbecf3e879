//! Record readers: each kind of record out of its JSON object.
//!
//! Every field is read before any is missed, so that all faults of a record are found.

use serde_json::Value;

use super::fault::Problem;
use super::meeting::*;
use super::membership::*;
use super::record::{Record, kind};
use super::source::{Source, SourceKind, SourceRef};
use super::texts::{MeetingText, SourcePlace, SourceText};
use super::{Country, MeetingDate};

/// Notes that a field cites a source id, and gives the source a number.
pub(super) type Cite<'c> = dyn FnMut(&str, String) -> SourceRef + 'c;

fn cited(record: &mut Record, cite: &mut Cite) -> Option<SourceRef> {
    match record.optional("source") {
        None => {
            record.fault("source", Problem::NoSource);
            None
        }
        Some(Value::String(id)) => Some(cite(&record.path("source"), id)),
        Some(other) => {
            record.fault("source", Problem::WrongType { found: kind(&other), wanted: "the id of a source" });
            None
        }
    }
}

pub(super) fn id(record: &mut Record) -> Option<String> {
    let id = record.text("id")?;
    if id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return Some(id);
    }
    record.fault("id", Problem::BadId(id));
    None
}

pub(super) fn meeting(record: &mut Record, cite: &mut Cite) -> Option<(Meeting, MeetingText)> {
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
    let summary = record.note("summary");
    let faults = record.place.faults.len();
    let sources: Vec<SourceRef> = record.texts("sources", |_, field, id| Some(cite(field, id)));
    let figures = [membership.len(), new_members.len(), pledges.len(), usize::from(attendance.is_some())];
    if sources.is_empty() && record.place.faults.len() == faults && figures != [0; 4] {
        record.fault("sources", Problem::NoSource);
    }
    let confidence = record.word("confidence", Confidence::CODES, Confidence::from_code);
    let notes = record.note("notes");
    let text = MeetingText { host_notes: host_notes?, summary: summary?, sources, notes: notes? };
    let meeting = Meeting {
        id: id?,
        date: date?,
        name: name?,
        level: level?,
        composition: composition?,
        format: format?,
        hosts,
        city,
        country,
        attendance,
        membership,
        new_members,
        pledges,
        confidence: confidence?,
    };
    Some((meeting, text))
}

/// A figure may cite only the sources that its record lists. A list that could not be read leaves nothing to compare.
pub(super) fn check_listed(record: &mut Record, citations: &[(String, SourceRef)]) {
    let is_listing = |field: &str| field.starts_with("sources[");
    let listed: Vec<SourceRef> =
        citations.iter().filter(|(field, _)| is_listing(field)).map(|(_, source)| *source).collect();
    if listed.is_empty() {
        return;
    }
    for (field, source) in citations.iter().filter(|(field, _)| !is_listing(field)) {
        if !listed.contains(source) {
            record.fault(field, Problem::UnlistedSource);
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

/// The words of the source are evidence for those who keep the data: they must be there, and nobody sees them here.
fn check_wording(record: &mut Record) {
    let _ = record.text("wording");
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
    check_wording(record);
    let source = cited(record, cite);
    Some(Attendance { countries, organisations, delegations, qualifier, source: source? })
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
    check_wording(record);
    let source = cited(record, cite);
    Some(Report { total, states, organisations, qualifier, standing, source: source? })
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
        check_wording(record);
        let source = cited(record, cite);
        let mut relation = Relation::None;
        for (field, make) in [
            ("part_of", Relation::PartOf as fn(usize) -> Relation),
            ("repeats", Relation::Repeats),
            ("rival_of", Relation::RivalOf),
        ] {
            if let Some(other) = record.optional_count(field) {
                if relation != Relation::None {
                    record.fault(field, Problem::TwoRelations);
                }
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
        _ if by == Giver::Coalition.code() => Giver::Coalition,
        Some(country) => Giver::Country(country),
        None => Giver::Body(by),
    }
}

pub(super) fn member(record: &mut Record, cite: &mut Cite) -> Option<Member> {
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

pub(super) fn size(
    record: &mut Record,
    cite: &mut Cite,
    mut name_meeting: impl FnMut(Option<usize>, String),
) -> Option<GrowthPoint> {
    let date = record.date("date");
    let total = record.count("total");
    let states = record.nullable_count("states");
    let organisations = record.nullable_count("organisations");
    check_sum(record, total, states, organisations);
    let derived = record.required_flag("derived");
    check_wording(record);
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
    Some(GrowthPoint {
        date: date?,
        total: total?,
        states,
        organisations,
        derived,
        source: source?,
        meeting: None,
        note,
        reports,
    })
}

/// A source with its id and its text.
pub(super) fn source(record: &mut Record) -> Option<(String, Source, SourceText)> {
    let id = id(record);
    let publisher = record.text("publisher");
    let title = record.text("title");
    let language = record.optional_text("language");
    let date = record.nullable_date("date");
    let url = record.nullable_text("url");
    let kind = record.word("kind", SourceKind::CODES, SourceKind::from_code);
    let document = record.optional_text("document");
    if let Some(tag) = language.as_ref().filter(|tag| !is_language_tag(tag)) {
        record.fault("language", Problem::BadLanguage(tag.clone()));
    }
    if let Some(address) = url.as_ref().filter(|address| !is_web_address(address)) {
        record.fault("url", Problem::BadAddress(address.clone()));
    }
    if url.is_none() && document.is_none() {
        record.fault("url", Problem::NoAddress);
    }
    let place = url.map(SourcePlace::Address).or(document.map(SourcePlace::Document));
    let text = SourceText { title: title?, language, place: place? };
    Some((id?, Source { publisher: publisher?, date, kind: kind? }, text))
}

/// Whether a text has the form of a language tag of BCP 47: letters of a language, then letters and digits of a script, a
/// region or a variant.
fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_language = |part: &str| (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic());
    let is_more = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    parts.next().is_some_and(is_language) && parts.all(is_more)
}

/// Whether a text is an address that a reader can safely be sent to: `http` or `https`, a host, no white space.
pub fn is_web_address(text: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty() && !host.contains('@') && !text.contains(|c: char| c.is_whitespace() || "<>\"".contains(c))
    })
}
