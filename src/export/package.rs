//! Data package: the whole data set as tables that any program can join, described by a Frictionless Data Package.
//!
//! Written when the site is built, from the file that is edited: it has more than the page does, such as the words of sources.

use serde_json::{Value, json};

use super::csv::Csv;
use crate::dataset::format::{DatedReport, File, Report};
use crate::dataset::{
    Composition, Confidence, Format, JoinCertainty, Level, MemberKind, PledgeKind, Qualifier, SourceKind, Standing,
};
use crate::words;

/// Every file of the package: its name and its text. The first one describes the others.
pub fn package(file: &File) -> Vec<(String, String)> {
    let tables = tables(file);
    let resources: Vec<Value> = tables.iter().map(Table::description).collect();
    let description = json!({
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "profile": "tabular-data-package",
        "name": "coalition-timeline",
        "title": words::TITLE,
        "description": "Meetings, members, sums and reported sizes of the Global Coalition to Defeat ISIS, 2014 to 2023, and key \
            events around them, each with its source. Cells of text that begin with =, +, - or @ have an apostrophe before them, so that no spreadsheet \
            runs them.",
        "licenses": [{
            "name": "CC-BY-4.0",
            "path": words::DATA_LICENCE_ADDRESS,
            "title": "Creative Commons Attribution 4.0",
        }],
        "resources": resources,
    });
    let files = tables.into_iter().map(|table| (format!("{}.csv", table.name), table.rows.into_string()));
    [("datapackage.json".to_owned(), format!("{description:#}\n"))].into_iter().chain(files).collect()
}

/// One table: its columns, which of them name a row, which refer to another table, and its rows.
struct Table {
    name: &'static str,
    title: &'static str,
    fields: Vec<Value>,
    key: &'static [&'static str],
    /// A column, and the table and column that it refers to.
    refers: &'static [(&'static str, &'static str, &'static str)],
    rows: Csv,
}

impl Table {
    fn new(name: &'static str, title: &'static str, key: &'static [&'static str], fields: Vec<Value>) -> Self {
        let names: Vec<&str> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
        let rows = Csv::new(&names);
        Self { name, title, fields, key, refers: &[], rows }
    }

    fn description(&self) -> Value {
        let refers = self.refers.iter().map(|(column, table, other)| {
            json!({ "fields": [column], "reference": { "resource": table, "fields": [other] } })
        });
        let mut schema = json!({ "fields": self.fields, "primaryKey": self.key });
        if !self.refers.is_empty() {
            schema["foreignKeys"] = refers.collect();
        }
        json!({
            "name": self.name,
            "title": self.title,
            "path": format!("{}.csv", self.name),
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": { "lineTerminator": "\r\n" },
            "schema": schema,
        })
    }
}

fn field(name: &str, kind: &str, constraints: Value) -> Value {
    json!({ "name": name, "type": kind, "constraints": constraints })
}

fn text(name: &str) -> Value {
    field(name, "string", json!({}))
}

fn needed(name: &str) -> Value {
    field(name, "string", json!({ "required": true }))
}

fn count(name: &str) -> Value {
    field(name, "integer", json!({ "minimum": 0 }))
}

fn flag(name: &str) -> Value {
    field(name, "boolean", json!({ "required": true }))
}

/// A day, a month or a year.
fn date(name: &str) -> Value {
    field(name, "string", json!({ "pattern": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?" }))
}

fn country(name: &str) -> Value {
    field(name, "string", json!({ "pattern": "[A-Z]{2}" }))
}

fn word(name: &str, words: &[&str]) -> Value {
    field(name, "string", json!({ "required": true, "enum": words }))
}

/// What every report of the size of the coalition says.
fn report_fields() -> Vec<Value> {
    let numbers = ["total", "states", "organisations"].map(count);
    let words = [word("qualifier", Qualifier::CODES), word("standing", Standing::CODES)];
    numbers.into_iter().chain(words).chain([needed("wording"), needed("source")]).collect()
}

/// A text that may be absent.
fn or_empty(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

fn or_exact(qualifier: &Option<String>) -> &str {
    qualifier.as_deref().unwrap_or(Qualifier::Exact.code())
}

fn number(number: Option<u32>) -> Option<u64> {
    number.map(u64::from)
}

fn yes(flag: bool) -> &'static str {
    if flag { "true" } else { "false" }
}

fn tables(file: &File) -> Vec<Table> {
    let mut all = vec![meetings(file)];
    all.extend(parts(file));
    all.push(members(file));
    all.extend(sizes(file));
    all.extend(moments(file));
    all.push(sources(file));
    all
}

fn meetings(file: &File) -> Table {
    let mut fields = vec![needed("id")];
    fields.extend(["start", "end", "earliest", "latest"].map(date));
    fields.extend([needed("name"), word("level", Level::CODES), word("composition", Composition::CODES)]);
    fields.extend([word("format", Format::CODES), text("host_notes"), text("city"), country("country")]);
    fields.extend(["attendance_countries", "attendance_organisations", "attendance_delegations"].map(count));
    fields.extend(["attendance_qualifier", "attendance_wording", "attendance_source"].map(text));
    fields.extend([needed("summary"), word("confidence", Confidence::CODES), text("notes")]);
    let mut table = Table::new("meetings", "Meetings", &["id"], fields);
    table.refers = &[("attendance_source", "sources", "id")];
    let csv = &mut table.rows;
    for it in &file.meetings {
        csv.text(&it.id).text(or_empty(&it.start)).text(or_empty(&it.end));
        csv.text(or_empty(&it.earliest)).text(or_empty(&it.latest));
        csv.text(&it.name).text(&it.level).text(&it.composition).text(&it.format).text(&it.host_notes);
        csv.text(or_empty(&it.city)).text(or_empty(&it.country));
        let came = it.attendance.as_ref();
        csv.number(came.and_then(|came| number(came.countries)));
        csv.number(came.and_then(|came| number(came.organisations)));
        csv.number(came.and_then(|came| number(came.delegations)));
        csv.text(came.map_or("", |came| or_exact(&came.qualifier)));
        csv.text(came.map_or("", |came| &came.wording)).text(came.map_or("", |came| &came.source));
        csv.text(&it.summary).text(&it.confidence).text(&it.notes).end();
    }
    table
}

/// What a meeting can have several of.
fn parts(file: &File) -> [Table; 5] {
    let key: &[&str] = &["meeting", "position"];
    let with = |fields: Vec<Value>| [needed("meeting"), count("position")].into_iter().chain(fields).collect();
    let iso2 = || field("country", "string", json!({ "required": true, "pattern": "[A-Z]{2}" }));
    let mut hosts = Table::new("hosts", "Hosts, co-hosts and co-chairs of meetings", key, with(vec![iso2()]));
    let mut cited = Table::new("meeting_sources", "Sources of meetings", key, with(vec![needed("source")]));
    let mut reports = Table::new("reports", "Sizes of the coalition reported at meetings", key, with(report_fields()));
    let welcomed = vec![needed("name"), country("iso2"), needed("source")];
    let mut welcomed = Table::new("new_members", "Members welcomed at meetings", key, with(welcomed));
    let mut sums = vec![field("amount_usd", "integer", json!({ "required": true, "minimum": 1 })), needed("by")];
    sums.extend([word("kind", PledgeKind::CODES), word("qualifier", Qualifier::CODES)]);
    sums.extend(["purpose", "wording", "source"].map(needed));
    sums.extend(["part_of", "repeats", "rival_of"].map(count));
    sums.extend(["recalled", "wider"].map(flag));
    let mut sums = Table::new("pledges", "Sums of money named at meetings", key, with(sums));
    hosts.refers = &[("meeting", "meetings", "id")];
    for table in [&mut cited, &mut reports, &mut welcomed, &mut sums] {
        table.refers = &[("meeting", "meetings", "id"), ("source", "sources", "id")];
    }
    for it in &file.meetings {
        for (at, host) in it.hosts.iter().enumerate() {
            hosts.rows.text(&it.id).number(Some(at as u64)).text(host).end();
        }
        for (at, source) in it.sources.iter().enumerate() {
            cited.rows.text(&it.id).number(Some(at as u64)).text(source).end();
        }
        for (at, report) in it.membership.iter().enumerate() {
            reports.rows.text(&it.id).number(Some(at as u64));
            let Report { total, states, organisations, qualifier, standing, wording, source } = report;
            write_report(&mut reports.rows, [total, states, organisations], qualifier, standing, [wording, source]);
            reports.rows.end();
        }
        for (at, member) in it.new_members.iter().enumerate() {
            welcomed.rows.text(&it.id).number(Some(at as u64)).text(&member.name);
            welcomed.rows.text(or_empty(&member.iso)).text(&member.source).end();
        }
        for (at, sum) in it.pledges.iter().enumerate() {
            let csv = &mut sums.rows;
            csv.text(&it.id).number(Some(at as u64)).number(Some(sum.amount_usd)).text(&sum.by).text(&sum.kind);
            csv.text(or_exact(&sum.qualifier)).text(&sum.purpose).text(&sum.wording).text(&sum.source);
            csv.number(number(sum.part_of)).number(number(sum.repeats)).number(number(sum.rival_of));
            csv.text(yes(sum.recalled)).text(yes(sum.wider)).end();
        }
    }
    [hosts, cited, reports, welcomed, sums]
}

fn write_report(
    csv: &mut Csv,
    numbers: [&Option<u32>; 3],
    qualifier: &Option<String>,
    standing: &Option<String>,
    evidence: [&String; 2],
) {
    for count in numbers {
        csv.number(number(*count));
    }
    csv.text(or_exact(qualifier)).text(standing.as_deref().unwrap_or(Standing::Current.code()));
    for text in evidence {
        csv.text(text);
    }
}

fn members(file: &File) -> Table {
    let mut fields = vec![needed("name"), country("iso2"), word("kind", MemberKind::CODES), date("joined")];
    fields.extend([word("joined_certainty", JoinCertainty::CODES), needed("joined_basis"), needed("source")]);
    let mut table = Table::new("members", "Members and when they joined", &["name"], fields);
    table.refers = &[("source", "sources", "id")];
    for it in &file.members {
        table.rows.text(&it.name).text(or_empty(&it.iso2)).text(&it.kind).text(&it.joined);
        table.rows.text(&it.joined_certainty).text(&it.joined_basis).text(&it.source).end();
    }
    table
}

/// The growth line, and the reports beside it.
fn sizes(file: &File) -> [Table; 2] {
    let mut fields = vec![date("date")];
    fields.extend(["total", "states", "organisations"].map(count));
    fields.extend([flag("derived"), needed("wording"), needed("source"), text("meeting"), text("note")]);
    let mut sizes = Table::new("sizes", "Sizes of the coalition through time", &["date"], fields);
    let mut fields = vec![date("size"), count("position"), date("date")];
    fields.extend(report_fields());
    fields.push(text("meeting"));
    let key = &["size", "position"];
    let mut reports = Table::new("size_reports", "Other reports while a size was in force", key, fields);
    sizes.refers = &[("source", "sources", "id"), ("meeting", "meetings", "id")];
    reports.refers = &[("size", "sizes", "date"), ("source", "sources", "id"), ("meeting", "meetings", "id")];
    for it in &file.membership {
        let csv = &mut sizes.rows;
        csv.text(&it.date).number(Some(u64::from(it.total))).number(number(it.states));
        csv.number(number(it.organisations)).text(yes(it.derived)).text(&it.wording).text(&it.source);
        csv.text(or_empty(&it.meeting)).text(or_empty(&it.note)).end();
        for (at, report) in it.reports.iter().enumerate() {
            let csv = &mut reports.rows;
            csv.text(&it.date).number(Some(at as u64)).text(&report.date);
            let DatedReport { total, states, organisations, qualifier, standing, wording, source, .. } = report;
            write_report(csv, [total, states, organisations], qualifier, standing, [wording, source]);
            csv.text(or_empty(&report.meeting)).end();
        }
    }
    [sizes, reports]
}

/// Events outside the meetings, with their sources and what these say of the date.
fn moments(file: &File) -> [Table; 4] {
    let fields = vec![needed("id"), date("date"), needed("label"), needed("summary")];
    let mut moments = Table::new("moments", "Key events outside the meetings", &["id"], fields);
    let fields = vec![needed("moment"), count("position"), needed("source")];
    let mut cited = Table::new("moment_sources", "Sources of key events", &["moment", "position"], fields);
    let fields = vec![needed("moment"), count("position"), date("date"), needed("what")];
    let title = "Dates that sources give to key events";
    let mut reports = Table::new("moment_reports", title, &["moment", "position"], fields);
    let fields = vec![needed("moment"), count("report"), count("position"), needed("source")];
    let key = &["moment", "report", "position"];
    let mut voices = Table::new("moment_report_sources", "Sources of those dates", key, fields);
    reports.refers = &[("moment", "moments", "id")];
    for table in [&mut cited, &mut voices] {
        table.refers = &[("moment", "moments", "id"), ("source", "sources", "id")];
    }
    for it in &file.moments {
        moments.rows.text(&it.id).text(&it.date).text(&it.label).text(&it.summary).end();
        for (at, source) in it.sources.iter().enumerate() {
            cited.rows.text(&it.id).number(Some(at as u64)).text(source).end();
        }
        for (at, report) in it.reports.iter().enumerate() {
            reports.rows.text(&it.id).number(Some(at as u64)).text(&report.date).text(&report.what).end();
            for (place, source) in report.sources.iter().enumerate() {
                voices.rows.text(&it.id).number(Some(at as u64)).number(Some(place as u64)).text(source).end();
            }
        }
    }
    [moments, cited, reports, voices]
}

fn sources(file: &File) -> Table {
    let mut fields = vec![needed("id"), needed("publisher"), needed("title"), text("language"), date("date")];
    fields.extend([text("url"), word("kind", SourceKind::CODES), text("document")]);
    let mut table = Table::new("sources", "Sources", &["id"], fields);
    for it in &file.sources {
        table.rows.text(&it.id).text(&it.publisher).text(&it.title).text(or_empty(&it.language));
        table.rows.text(or_empty(&it.date)).text(or_empty(&it.url)).text(&it.kind).text(or_empty(&it.document)).end();
    }
    table
}
