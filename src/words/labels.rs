//! Names of the things of the data set, and titles of the parts of the page.

use super::numbers::{count, grouped, listed, money, qualified};
use super::terms::{
    Words, count_members, count_partners, members, members_column, pledge_names, pledges_title, title, together, wider,
};
use super::{country, meeting_date, partial_date, stretch};
use crate::dataset::{
    Attendance, Composition, Confidence, Country, Dataset, Format, Giver, GrowthPoint, JoinCertainty, Labels, Level,
    Meeting, Member, PartialDate, Pledge, PledgeKind, Qualifier, Relation, Report, Source, SourceKind, Standing,
};
use crate::view::{Column, Order, Stretch};
use chrono::NaiveDate;

/// The name of the product and of the page.
pub const TITLE: &str = "Coalition Timeline";
/// What the page shows, in a line.
pub const SUBTITLE: &str =
    "Ten years of meetings of the Global Coalition to Defeat ISIS: how it grew, what was pledged, and who hosted.";

/// A level, as the name of a kind of meeting.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Leaders => "Leaders",
        Level::ForeignMinisters => "Foreign ministers",
        Level::DefenceMinisters => "Defence ministers",
        Level::ForeignAndDefenceMinisters => "Foreign and defence ministers",
        Level::ChiefsOfDefence => "Chiefs of defence",
        Level::PoliticalDirectors => "Political directors",
        Level::WorkingGroup => "Working group",
        Level::Mixed => "Mixed or other level",
    }
}

/// Which part of the coalition met.
pub fn composition(composition: Composition) -> &'static str {
    match composition {
        Composition::Plenary => "plenary",
        Composition::SmallGroup => "small group",
        Composition::FocusGroup => "focus group",
        Composition::PledgingConference => "pledging conference",
        Composition::Founding => "founding meeting",
        Composition::Other => "other format",
    }
}

/// Whether it was held in one place.
pub fn format(format: Format) -> &'static str {
    match format {
        Format::InPerson => "in person",
        Format::Virtual => "virtual",
        Format::Hybrid => "in person and virtual",
    }
}

/// Who promised or asked.
pub fn giver(giver: &Giver, labels: &Labels) -> String {
    match giver {
        Giver::Coalition => together(labels).into_owned(),
        Giver::Country(code) => country_in_sentence(*code),
        Giver::Body(name) => match name.as_str() {
            "EU" => "the European Union".to_owned(),
            name => name.to_owned(),
        },
    }
}

/// The name of a country inside a sentence: "the United States", but "Italy".
pub(super) fn country_in_sentence(code: Country) -> String {
    let name = country(code);
    let takes_article = name.ends_with('s') && (name.contains("United") || name.contains("Islands"))
        || name.contains("Republic")
        || matches!(name, "United Kingdom" | "Netherlands" | "Philippines" | "Maldives" | "Bahamas" | "Seychelles");
    if takes_article { format!("the {name}") } else { name.to_owned() }
}

/// "at least $2.1 billion".
pub fn amount(pledge: &Pledge) -> String {
    qualified(pledge.qualifier, &money(pledge.amount_usd))
}

/// "At least $2.1 billion pledged by the coalition" and the like, without the purpose.
pub fn pledge(pledge: &Pledge, labels: &Labels) -> String {
    let amount = amount(pledge);
    let by = giver(&pledge.by, labels);
    let what = match (pledge.kind, pledge_names(labels)) {
        (PledgeKind::PledgedCollective | PledgeKind::PledgedNational, Some([one, _])) => {
            let earlier = if pledge.recalled { "earlier " } else { "" };
            format!("{amount}, {earlier}{one} by {by}")
        }
        (kind, _) => match kind {
            PledgeKind::PledgedCollective | PledgeKind::PledgedNational if pledge.recalled => {
                format!("{amount} pledged earlier by {by}")
            }
            PledgeKind::PledgedCollective | PledgeKind::PledgedNational => format!("{amount} pledged by {by}"),
            PledgeKind::Goal => format!("Goal of {amount}"),
            PledgeKind::Shortfall => format!("Shortfall of {amount}"),
            PledgeKind::ReportedTotal => format!("Running total of {amount} from {by}"),
        },
    };
    let mut words = if pledge.wider { format!("{what}, {}", wider(labels)) } else { what };
    // It begins with a word of this program or with "$".
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// What a reader must know about a sum beside its kind: empty for a plain one.
pub fn pledge_remarks(pledge: &Pledge, meeting: &Meeting) -> Vec<String> {
    let other = |at: usize| meeting.pledges.get(at).map(amount).unwrap_or_default();
    let mut remarks = Vec::new();
    match pledge.relation {
        Relation::None => {}
        Relation::PartOf(at) => remarks.push(format!("part of the {}", other(at))),
        Relation::Repeats(at) => remarks.push(format!("the same {} as above, from another source", other(at))),
        Relation::RivalOf(at) => remarks.push(format!("another report of the {}: do not add them", other(at))),
    }
    if pledge.kind == PledgeKind::ReportedTotal {
        remarks.push("a running total: do not add it to other sums".to_owned());
    }
    if pledge.recalled {
        remarks.push("recalled at this meeting, not new".to_owned());
    }
    remarks
}

/// "26 states and 3 organisations", "about 30 states and organisations".
pub fn attendance(attendance: &Attendance) -> String {
    let mut parts = Vec::new();
    if let Some(countries) = attendance.countries {
        parts.push(count(countries as usize, "state", "states"));
    }
    if let Some(organisations) = attendance.organisations {
        parts.push(count(organisations as usize, "organisation", "organisations"));
    }
    if let Some(delegations) = attendance.delegations {
        parts.push(format!("{} states and organisations together", grouped(u64::from(delegations))));
    }
    qualified(attendance.qualifier, &listed(&parts))
}

/// The number of a report as it was given: "79 partners", "69 states + 4 organisations", "79 “countries”".
pub fn reported_size(report: &Report, labels: &Labels) -> String {
    let text = match (report.total, report.states, report.organisations) {
        (Some(total), Some(states), Some(organisations)) => {
            format!("{} ({states} states + {organisations} organisations)", count_partners(total, labels))
        }
        (Some(total), ..) => count_partners(total, labels),
        (None, Some(states), Some(organisations)) => format!("{states} states + {organisations} organisations"),
        (None, Some(states), None) if report.standing == Standing::Loose => format!("{states} “countries”"),
        (None, Some(states), None) => count(states as usize, "state", "states"),
        (None, None, Some(organisations)) => count(organisations as usize, "organisation", "organisations"),
        (None, None, None) => String::new(),
    };
    qualified(report.qualifier, &text)
}

/// What a reader must know about a reported size; empty for a plain one.
pub fn standing(standing: Standing, labels: &Labels) -> Words {
    Words::Borrowed(match standing {
        Standing::Current => "",
        Standing::Stale => "out of date when it was published",
        Standing::Loose => "the number counts organisations too",
        Standing::OtherCount => return Words::Owned(format!("not a count of {}", members(labels))),
        Standing::Later => "after the period shown here",
    })
}

/// "77 partners", with the split where it is known.
pub fn size(size: &GrowthPoint, labels: &Labels) -> String {
    let split = match (size.states, size.organisations) {
        (Some(states), Some(organisations)) if organisations > 0 => {
            let how = if size.derived { ", split calculated" } else { "" };
            format!(" ({states} states + {organisations} organisations{how})")
        }
        _ => String::new(),
    };
    format!("{}{split}", count_partners(size.total, labels))
}

/// The names of a meeting's hosts; what to say where none was named.
pub fn hosts(meeting: &Meeting) -> String {
    if meeting.hosts.is_empty() {
        return "no host named".to_owned();
    }
    listed(&meeting.hosts.iter().map(|host| country(*host)).collect::<Vec<_>>())
}

/// "Rome, Italy"; "virtual" for a meeting without a place.
pub fn place(meeting: &Meeting) -> String {
    match (&meeting.city, meeting.country) {
        (Some(city), Some(code)) if country(code) == city => city.clone(),
        (Some(city), Some(code)) => format!("{city}, {}", country(code)),
        (Some(city), None) => city.clone(),
        (None, Some(code)) => country(code).to_owned(),
        (None, None) => match meeting.format {
            Format::Virtual => "virtual".to_owned(),
            _ => "place not known".to_owned(),
        },
    }
}

/// Why a record is not fully sure; `None` where it is.
pub fn confidence(confidence: Confidence) -> Option<&'static str> {
    match confidence {
        Confidence::High => None,
        Confidence::Medium => Some("Medium confidence"),
        Confidence::Low => Some("Low confidence"),
    }
}

/// Whose voice a source is.
pub fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Official => "official",
        SourceKind::News => "news",
        SourceKind::Other => "other",
    }
}

/// "Reuters, 28 June 2021".
pub fn source_short(source: &Source) -> String {
    match source.date {
        Some(date) => format!("{}, {}", source.publisher, partial_date(date)),
        None => format!("{}, no date", source.publisher),
    }
}

/// The head of a column of the table.
pub fn column(column: Column, labels: &Labels) -> Words {
    Words::Borrowed(match column {
        Column::Date => "Date",
        Column::Name => "Meeting",
        Column::Hosts => "Hosts",
        Column::Place => "Place",
        Column::Members => return Words::Owned(members_column(labels)),
        Column::Pledges => return pledges_title(labels),
    })
}

/// "3 sources".
pub fn sources(number: usize) -> String {
    count(number, "source", "sources")
}

/// "France, 6 marks": a row of marks, for people who do not see it.
pub fn marks(name: &str, number: usize) -> String {
    format!("{name}, {}", count(number, "mark", "marks"))
}

/// "12 of 93 meetings".
pub fn status(shown: usize, dataset: &Dataset) -> String {
    format!("{} of {}", grouped(shown as u64), count(dataset.meetings.len(), "meeting", "meetings"))
}

/// "Sorted by date, descending".
pub fn sorted(order: Order, labels: &Labels) -> String {
    let direction = if order.descending { "descending" } else { "ascending" };
    // A name may have large letters of its own.
    let by = match order.column {
        Column::Members => format!("{} reported", members(labels)),
        Column::Pledges => pledge_names(labels).map_or(Words::Borrowed("pledges"), |[_, many]| many).into_owned(),
        plain => column(plain, labels).to_ascii_lowercase(),
    };
    format!("Sorted by {by}, {direction}")
}

/// The name of the third panel.
pub const HOSTS_TITLE: &str = "Hosts";
/// What the third panel shows, in a few words.
pub const HOSTS_UNIT: &str = "each mark is a meeting";
/// What the second panel shows, in a few words.
pub const PLEDGES_UNIT: &str = "US dollars, each line ten times the one below";
/// What the third panel shows: whether shapes and hollow marks differ there.
pub fn hosts_subtitle(has_shapes: bool, has_hollow: bool) -> String {
    let rest = match (has_shapes, has_hollow) {
        (true, true) => " Shape and colour say who met; hollow marks were not held in one place.",
        (true, false) => " Shape and colour say who met.",
        (false, true) => " Hollow marks were not held in one place.",
        (false, false) => "",
    };
    format!(
        "Meetings in the lane of each host or co-host: one with several hosts has a mark in each of their lanes.{rest}"
    )
}
/// In the second panel where there is nothing to show.
pub const NO_SUMS: &str = "No sums were named at these meetings.";
/// In the third panel where there is nothing to show.
pub const NO_MEETINGS: &str = "No meetings match these filters.";
/// The lane of meetings without a named host.
pub const NO_HOST: &str = "No host named";

/// "Source: Reuters, 28 June 2021".
pub fn says(source: &Source) -> String {
    format!("Source: {}", source_short(source))
}

/// "Rows 51 to 200 of 2,000", on paper.
pub fn printed_rows(first: usize, last: usize, count: usize) -> String {
    let [first, last, count] = [first, last, count].map(|number| grouped(number as u64));
    format!("Rows {first} to {last} of {count}, those that were on the screen. Filter the meetings to print others.")
}

/// "3, 7–9, 12", the numbers of notes, in their order.
pub fn note_numbers(numbers: impl IntoIterator<Item = usize>) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let run = |(first, last)| match last - first {
        0 => format!("{first}"),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    runs.into_iter().map(run).collect::<Vec<_>>().join(", ")
}

/// "37 meetings, March 2016", in a lane.
pub fn several_meetings(number: usize, from: NaiveDate, to: NaiveDate) -> String {
    format!("{}, {}", count(number, "meeting", "meetings"), stretch(from, to))
}

/// "37 more sums, March 2016", between the least and the largest.
pub fn several_sums(number: usize, from: NaiveDate, to: NaiveDate) -> String {
    format!("{}, {}", count(number, "more sum", "more sums"), stretch(from, to))
}

/// "From $1 million to $2.1 billion", the least and the largest of several sums.
pub fn between_sums((least, most): (u64, u64)) -> String {
    if least == most { money(least) } else { format!("From {} to {}", money(least), money(most)) }
}

/// "The first: …" of several meetings.
pub fn the_first(meeting: &Meeting) -> String {
    format!("The first: {}, {}", meeting.name, meeting_date(meeting.date))
}

/// "Host: France", or that none is named.
pub fn lane(host: Option<Country>) -> String {
    host.map_or(NO_HOST.to_owned(), |host| format!("Host: {}", country(host)))
}

/// "From 28 June 2021".
pub fn since(date: PartialDate) -> String {
    format!("From {}", partial_date(date))
}

/// "A differing report: 73 partners".
pub fn differing(report: &Report, labels: &Labels) -> String {
    format!("A report that differs: {}", reported_size(report, labels))
}

/// "Benin joined".
pub fn joined(names: &[&str]) -> String {
    format!("{} joined", listed(names))
}

/// "A, B, C, D and 7 more joined": no more names than a glance takes in.
pub fn some_joined(names: &[&str]) -> String {
    const MOST: usize = 5;
    match names.get(..MOST) {
        Some(first) if names.len() > MOST + 1 => {
            format!("{} and {} more joined", first.join(", "), grouped((names.len() - MOST) as u64))
        }
        _ => joined(names),
    }
}

/// "Hosts: Italy and United States".
pub fn hosted_by(meeting: &Meeting) -> String {
    match meeting.hosts.len() {
        0 => NO_HOST.to_owned(),
        1 => format!("Host: {}", hosts(meeting)),
        _ => format!("Hosts: {}", hosts(meeting)),
    }
}

/// "74 partners; others: 75": the first size reported at a meeting, and the exact ones that differ from it. Empty where
/// none was reported.
pub fn members_reported(meeting: &Meeting, labels: &Labels) -> String {
    let Some(first) = meeting.leading_report() else { return String::new() };
    let mut others: Vec<u32> = meeting
        .membership
        .iter()
        .filter(|report| report.qualifier == Qualifier::Exact)
        .filter(|report| matches!(report.standing, Standing::Current | Standing::Loose))
        // Partners are held against partners: a count of states alone is another number, not another report.
        .filter_map(Report::partners)
        .filter(|value| first.value() != Some(*value))
        .collect();
    others.sort_unstable();
    others.dedup();
    let size = match (first.total, first.states, first.organisations) {
        // What is counted stands at the head of the column.
        (Some(total), None, None) if labels.is_other => qualified(first.qualifier, &grouped(total.into())),
        _ => reported_size(first, labels),
    };
    if others.is_empty() { size } else { format!("{size}; {}", others_say(&others)) }
}

/// "At least $2.1 billion pledged by the coalition, and 3 more sums".
pub fn and_more(first: &str, more: usize) -> String {
    format!("{first}, and {}", count(more, "more sum", "more sums"))
}

/// "members at the end of 2018", "members on 2 July 2021": for the figure at the end of a view.
pub fn members_at_end(time: Stretch, labels: &Labels) -> String {
    let at = if matches!(time.to(), PartialDate::Day(_)) { "on" } else { "at the end of" };
    format!("{} {at} {}", members(labels), partial_date(time.to()))
}

/// "Washington, United States, 21 September 2016" under the largest pledge: where and when; at what, where nobody says where.
pub fn at_meeting(meeting: &Meeting) -> String {
    let is_placed = meeting.city.is_some() || meeting.country.is_some() || meeting.format == Format::Virtual;
    let at = if is_placed { place(meeting) } else { meeting.name.clone() };
    format!("{at}, {}", super::meeting_date(meeting.date))
}

/// "and $30 billion at the Kuwait conference, wider than the coalition".
pub fn wider_largest(pledge: &Pledge, meeting: &Meeting, labels: &Labels) -> String {
    let at = if labels.is_other { "" } else { "at a conference " };
    format!("{} {at}{} ({})", amount(pledge), wider(labels), at_meeting(meeting))
}

/// "March 2017 · 69 members" beside the crosshair.
pub fn crosshair(month: &str, year: i32, members: Option<u32>, labels: &Labels) -> String {
    match members {
        Some(members) => format!("{month} {year} · {}", count_members(members, labels)),
        None => format!("{month} {year}"),
    }
}

/// What the picture is of.
pub fn chart_name(dataset: &Dataset, view_years: &str, shown: &str) -> String {
    format!("{}, {view_years}: {shown}.", title(dataset))
}

/// "2 of 93" inside the detail.
pub fn position(at: usize, of: usize) -> String {
    format!("{at} of {of}")
}

/// "others: 62" beside a size.
fn others_say(values: &[u32]) -> String {
    let values: Vec<String> = values.iter().map(u32::to_string).collect();
    format!("others: {}", values.join(", "))
}

/// The marks of sums.
pub const SUMS_TRACK: &str = "Sums of money";

/// A source without a date.
pub const NO_DATE: &str = "no date";
/// Under a size: what else was reported.
pub const OTHER_REPORTS: &str = "Other reports until the next change";
/// "joined on 8 June 2023", "joined by December 2014".
pub fn join(member: &Member) -> String {
    let how = match (member.certainty, member.joined) {
        (JoinCertainty::By, _) => "by",
        (JoinCertainty::On, PartialDate::Day(_)) => "on",
        (JoinCertainty::On, _) => "in",
    };
    format!("{how} {}", partial_date(member.joined))
}
