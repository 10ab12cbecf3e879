//! Events of a calendar (iCalendar, RFC 5545).

use chrono::NaiveDate;

use super::grid::{Grid, TableFormat, TableRow};

/// What of an event becomes a column, and its heading.
const FIELDS: [(&str, &str); 9] = [
    ("DTSTART", "start"),
    ("DTEND", "end"),
    ("SUMMARY", "summary"),
    ("LOCATION", "location"),
    ("DESCRIPTION", "description"),
    ("URL", "url"),
    ("ORGANIZER", "organizer"),
    ("CATEGORIES", "categories"),
    ("STATUS", "status"),
];

/// Reads the events, each as often as it stands there.
pub(super) fn read(text: &str) -> Grid {
    let text = text.replace("\r\n", "\n");
    // Long lines are folded.
    let text = text.replace("\n ", "").replace("\n\t", "");
    // What a calendar calls a summary is the name of the event.
    let heading = |name: &str| if name == "summary" { "event name".to_owned() } else { name.to_owned() };
    let headings = FIELDS.map(|(_, name)| heading(name)).to_vec();
    let mut rows = vec![TableRow { number: 0, cells: headings }];
    let mut repeated = 0;
    let mut event: Option<Vec<String>> = None;
    // Alarms and the like lie inside of events.
    let mut inner = 0_usize;
    for line in text.lines() {
        let Some((name, value)) = line.split_once(':') else { continue };
        match (name, value.trim()) {
            ("BEGIN", "VEVENT") => event = Some(vec![String::new(); FIELDS.len()]),
            ("END", "VEVENT") => {
                if let Some(mut cells) = event.take() {
                    exclusive_end(&mut cells);
                    rows.push(TableRow { number: rows.len(), cells });
                }
            }
            ("BEGIN", _) if event.is_some() => inner += 1,
            ("END", _) if event.is_some() => inner = inner.saturating_sub(1),
            _ if inner > 0 => {}
            _ => {
                let Some(cells) = &mut event else { continue };
                let (field, parameters) = name.split_once(';').unwrap_or((name, ""));
                repeated += usize::from(field == "RRULE");
                let at = FIELDS.iter().position(|(other, _)| field.eq_ignore_ascii_case(other));
                if let Some(cell) = at.and_then(|at| cells.get_mut(at)) {
                    *cell = if field.starts_with("DT") { date(value) } else { person(parameters, value) };
                }
            }
        }
    }
    Grid { format: TableFormat::Calendar, rows, has_headings: true, repeated }
}

/// `20210628T100000Z` as `2021-06-28T10:00Z`.
fn date(value: &str) -> String {
    let (day, time) = value.trim().split_once('T').unwrap_or((value.trim(), ""));
    let part = |text: &str, from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
    let iso = format!("{}-{}-{}", part(day, 0, 4), part(day, 4, 6), part(day, 6, 8));
    let zone = if time.ends_with('Z') { "Z" } else { "" };
    if time.is_empty() { iso } else { format!("{iso}T{}:{}{zone}", part(time, 0, 2), part(time, 2, 4)) }
}

/// Of days without times the end is the day after.
fn exclusive_end(cells: &mut [String]) {
    let Some(end) = cells.get_mut(1) else { return };
    let before = NaiveDate::parse_from_str(end, "%Y-%m-%d").ok().and_then(|day| day.pred_opt());
    if let Some(day) = before {
        *end = day.to_string();
    }
}

/// A text, or the name of a person or body whose address is the value.
fn person(parameters: &str, value: &str) -> String {
    let name = parameters.split(';').find_map(|parameter| parameter.strip_prefix("CN="));
    let text = name.map_or(value, |name| name.trim_matches('"'));
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c) => out.push(c),
                None => {}
            },
            c => out.push(c),
        }
    }
    out
}
