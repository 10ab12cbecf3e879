//! JSON writer: the rows that are shown as a data set file of their own.
//!
//! In the format of [`crate::dataset::format`], so that the page loads it again. Written by hand: a serialiser of any value
//! would be larger than all of this.

use std::fmt::Write;
use std::{iter, mem};

use crate::dataset::{
    Attendance, Country, Dataset, DatedReport, GrowthPoint, Meeting, MeetingDate, MeetingText, Member, Moment,
    PartialDate, Pledge, Qualifier, Relation, Report, Source, SourcePlace, SourceRef, SourceText, Standing, Texts,
};
use crate::words;

/// Stands where the format has the words of a source, which are evidence for those who keep the data: the page does not have them.
pub const MISSING_WORDING: &str = "[not in this export]";

/// A data set file with these meetings, the sources that it cites, all that is known of the members and their number, and the moments; piece
/// by piece, because many take long.
pub fn json(dataset: &Dataset, texts: &Texts, mut rows: Vec<usize>) -> impl Iterator<Item = String> {
    rows.sort_unstable();
    let mut out = Json { text: String::new(), last: None, cited: vec![false; dataset.sources.len()] };
    let parts = iter::once(Part::Head)
        .chain(rows.clone().into_iter().map(Part::Meeting))
        .chain([Part::Members])
        .chain((0..dataset.growth.points.len()).map(Part::GrowthPoint))
        .chain([Part::Moments, Part::Sources])
        .chain((0..dataset.sources.len()).map(Part::Source))
        .chain([Part::End]);
    parts.map(move |part| {
        write_part(&mut out, dataset, texts, &rows, part);
        out.taken()
    })
}

/// What is written in one go, in this order. Records are by their positions in the data set.
enum Part {
    Head,
    Meeting(usize),
    Members,
    GrowthPoint(usize),
    Moments,
    Sources,
    Source(usize),
    End,
}

/// `rows` are the positions of the meetings that are in the file.
fn write_part(out: &mut Json, dataset: &Dataset, texts: &Texts, rows: &[usize], part: Part) {
    match part {
        Part::Head => write_head(out, dataset),
        Part::Meeting(at) => {
            if let (Some(meeting), Some(text)) = (dataset.meetings.get(at), texts.meetings.get(at)) {
                write_meeting(out, &meeting, &text);
            }
        }
        Part::Members => {
            out.close("\n]").list("members");
            dataset.members.iter().for_each(|member| write_member(out, member));
            out.close("\n]").list("membership");
        }
        Part::GrowthPoint(at) => {
            // A meeting that is not in the file cannot be named in it.
            let named = |at: Option<usize>| {
                let at = at.filter(|at| rows.binary_search(at).is_ok())?;
                dataset.meetings.get(at).map(|meeting| meeting.id)
            };
            dataset.growth.points.get(at).into_iter().for_each(|size| write_size(out, size, &named));
        }
        Part::Moments => {
            out.close("\n]").list("moments");
            dataset.moments.iter().for_each(|moment| write_moment(out, moment));
        }
        Part::Sources => {
            out.close("\n]").list("sources");
        }
        Part::Source(at) => {
            // The format has none that nobody cites.
            let cited = out.cited.get(at).is_some_and(|is_cited| *is_cited);
            let source = dataset.sources.get(at).zip(texts.sources.get(at)).filter(|_| cited);
            source.into_iter().for_each(|(source, text)| write_source(out, at, source, text));
        }
        Part::End => {
            out.close("\n]").close("}\n");
        }
    }
}

/// What the data set says of itself, to the beginning of its meetings.
fn write_head(out: &mut Json, dataset: &Dataset) {
    out.open("{");
    if !dataset.labels.is_other {
        // Opened again they are a file like any other, and still say what they are.
        out.word("title", words::title(dataset)).word("subtitle", words::subtitle(dataset));
    }
    for (name, text) in dataset.labels.named() {
        out.word(name, text);
    }
    out.list("meetings");
}

/// JSON in the making, and which sources it has cited.
struct Json {
    text: String,
    /// Of what has been taken.
    last: Option<char>,
    cited: Vec<bool>,
}

impl Json {
    /// Whatever comes next in a list or an object.
    fn next(&mut self) -> &mut Self {
        let last = self.text.chars().next_back().or(self.last);
        if !matches!(last, Some('{' | '[' | ':' | ',')) {
            self.text.push(',');
        }
        self
    }

    /// What has been written since this was asked before.
    fn taken(&mut self) -> String {
        self.last = self.text.chars().next_back().or(self.last);
        mem::take(&mut self.text)
    }

    fn open(&mut self, bracket: &str) -> &mut Self {
        self.text.push_str(bracket);
        self
    }

    fn close(&mut self, bracket: &str) -> &mut Self {
        self.open(bracket)
    }

    /// A record of one of the lists of the file, on a line of its own.
    fn record(&mut self) -> &mut Self {
        self.next().open("\n{")
    }

    fn key(&mut self, name: &str) -> &mut Self {
        self.next().string(name);
        self.text.push(':');
        self
    }

    fn list(&mut self, name: &str) -> &mut Self {
        self.key(name).open("[")
    }

    fn string(&mut self, text: &str) {
        self.text.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => self.text.extend(['\\', c]),
                // Writing to a string cannot fail.
                c if c < ' ' => {
                    let _ = write!(self.text, "\\u{:04x}", c as u32);
                }
                c => self.text.push(c),
            }
        }
        self.text.push('"');
    }

    fn word(&mut self, name: &str, text: &str) -> &mut Self {
        self.key(name).string(text);
        self
    }

    /// `null` where there is none.
    fn word_or_null(&mut self, name: &str, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.word(name, text),
            None => self.key(name).open("null"),
        }
    }

    /// Nothing at all where there is none.
    fn word_if(&mut self, name: &str, text: Option<&str>) -> &mut Self {
        if let Some(text) = text {
            self.word(name, text);
        }
        self
    }

    fn date_or_null(&mut self, name: &str, date: Option<PartialDate>) -> &mut Self {
        self.word_or_null(name, date.map(|date| date.to_string()).as_deref())
    }

    fn country_or_null(&mut self, name: &str, country: Option<Country>) -> &mut Self {
        self.word_or_null(name, country.as_ref().map(Country::code))
    }

    fn number(&mut self, name: &str, number: u64) -> &mut Self {
        self.key(name).open(&number.to_string())
    }

    fn count_or_null(&mut self, name: &str, count: Option<u32>) -> &mut Self {
        match count {
            Some(count) => self.number(name, u64::from(count)),
            None => self.key(name).open("null"),
        }
    }

    fn flag_if(&mut self, name: &str, flag: bool) -> &mut Self {
        if flag {
            self.key(name).open("true");
        }
        self
    }

    fn qualifier(&mut self, qualifier: Qualifier) -> &mut Self {
        self.word_if("qualifier", (qualifier != Qualifier::Exact).then(|| qualifier.code()))
    }

    /// Who says so, and where its words would be.
    fn evidence(&mut self, source: SourceRef) -> &mut Self {
        self.word("wording", MISSING_WORDING).source(source)
    }

    fn source(&mut self, source: SourceRef) -> &mut Self {
        let id = self.cite(source);
        self.word("source", &id)
    }

    /// The list of all sources of a record.
    fn cite_all(&mut self, sources: &[SourceRef]) -> &mut Self {
        self.list("sources");
        for source in sources {
            let id = self.cite(*source);
            self.next().string(&id);
        }
        self.close("]")
    }

    /// The id of a source: its place in the data set that the export is from.
    fn cite(&mut self, source: SourceRef) -> String {
        if let Some(cited) = self.cited.get_mut(source.0 as usize) {
            *cited = true;
        }
        source_id(source.0)
    }
}

fn source_id(number: u32) -> String {
    format!("s{}", u64::from(number) + 1)
}

fn write_meeting(out: &mut Json, meeting: &Meeting, text: &MeetingText) {
    let (start, end, between) = match meeting.date {
        MeetingDate::Known { start, end } => (Some(start), Some(end), None),
        MeetingDate::From(start) => (Some(start), None, None),
        MeetingDate::Until(end) => (None, Some(end), None),
        MeetingDate::Between { earliest, latest } => (None, None, Some((earliest, latest))),
    };
    out.record().word("id", &meeting.id).date_or_null("start", start).date_or_null("end", end);
    if let Some((earliest, latest)) = between {
        out.word("earliest", &earliest.to_string()).word("latest", &latest.to_string());
    }
    out.word("name", &meeting.name).word("level", meeting.level.code());
    out.word("composition", meeting.composition.code()).word("format", meeting.format.code()).list("hosts");
    for host in &meeting.hosts {
        out.next().string(host.code());
    }
    out.close("]").word("host_notes", &text.host_notes).word_or_null("city", meeting.city.as_deref());
    out.country_or_null("country", meeting.country).key("attendance");
    match &meeting.attendance {
        Some(attendance) => write_attendance(out, attendance),
        None => {
            out.open("null");
        }
    }
    out.list("membership");
    for report in &meeting.membership {
        out.next().open("{");
        write_report(out, report);
        out.close("}");
    }
    out.close("]").list("new_members");
    for member in &meeting.new_members {
        out.next().open("{").word("name", &member.name).country_or_null("iso", member.country);
        out.source(member.source).close("}");
    }
    out.close("]").list("pledges");
    meeting.pledges.iter().for_each(|pledge| write_pledge(out, pledge));
    out.close("]")
        .word("summary", &text.summary)
        .cite_all(&text.sources)
        .word("confidence", meeting.confidence.code())
        .word("notes", &text.notes)
        .close("}");
}

fn write_attendance(out: &mut Json, attendance: &Attendance) {
    out.open("{").count_or_null("countries", attendance.countries);
    out.count_or_null("organisations", attendance.organisations);
    if let Some(delegations) = attendance.delegations {
        out.number("delegations", u64::from(delegations));
    }
    out.qualifier(attendance.qualifier).evidence(attendance.source).close("}");
}

/// The fields of a report, inside an object.
fn write_report(out: &mut Json, report: &Report) {
    out.count_or_null("total", report.total).count_or_null("states", report.states);
    out.count_or_null("organisations", report.organisations).qualifier(report.qualifier);
    out.word_if("standing", (report.standing != Standing::Current).then(|| report.standing.code()));
    out.evidence(report.source);
}

fn write_pledge(out: &mut Json, pledge: &Pledge) {
    let by = pledge.by.code();
    out.next().open("{").number("amount_usd", pledge.amount_usd).word("by", by).word("kind", pledge.kind.code());
    out.qualifier(pledge.qualifier).word("purpose", &pledge.purpose).evidence(pledge.source);
    match pledge.relation {
        Relation::None => {}
        Relation::PartOf(other) => {
            out.number("part_of", other as u64);
        }
        Relation::Repeats(other) => {
            out.number("repeats", other as u64);
        }
        Relation::RivalOf(other) => {
            out.number("rival_of", other as u64);
        }
    }
    out.flag_if("recalled", pledge.recalled).flag_if("wider", pledge.wider).close("}");
}

fn write_member(out: &mut Json, member: &Member) {
    out.record().word("name", &member.name).country_or_null("iso2", member.country);
    out.word("kind", member.kind.code()).word("joined", &member.joined.to_string());
    out.word("joined_certainty", member.certainty.code()).word("joined_basis", &member.basis);
    out.source(member.source).close("}");
}

fn write_size(out: &mut Json, size: &GrowthPoint, named: &dyn Fn(Option<usize>) -> Option<String>) {
    out.record().word("date", &size.date.to_string()).number("total", u64::from(size.total));
    out.count_or_null("states", size.states).count_or_null("organisations", size.organisations);
    out.key("derived").open(if size.derived { "true" } else { "false" });
    out.evidence(size.source).word_if("meeting", named(size.meeting).as_deref());
    out.word_if("note", Some(size.note.as_str()).filter(|note| !note.is_empty())).list("reports");
    for DatedReport { date, report, meeting } in &size.reports {
        out.next().open("{");
        write_report(out, report);
        out.word("date", &date.to_string()).word_if("meeting", named(*meeting).as_deref()).close("}");
    }
    out.close("]").close("}");
}

fn write_moment(out: &mut Json, moment: &Moment) {
    out.record().word("id", &moment.id).word("date", &moment.date.to_string()).word("label", &moment.label);
    out.word("summary", &moment.summary).cite_all(&moment.sources).list("reports");
    for report in &moment.reports {
        out.next().open("{").word("date", &report.date.to_string()).word("what", &report.what);
        out.cite_all(&report.sources).close("}");
    }
    out.close("]").close("}");
}

fn write_source(out: &mut Json, at: usize, source: &Source, text: &SourceText) {
    let (address, document) = match &text.place {
        SourcePlace::Address(address) => (Some(address.as_str()), None),
        SourcePlace::Document(name) => (None, Some(name.as_str())),
    };
    out.record().word("id", &source_id(at as u32)).word("publisher", &source.publisher).word("title", &text.title);
    out.word_if("language", text.language.as_deref()).date_or_null("date", source.date);
    out.word_or_null("url", address).word("kind", source.kind.code()).word_if("document", document).close("}");
}
