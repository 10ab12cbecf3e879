//! Provenance tests: every number that leaves the data leads to who says so, in the chart, in exports, on paper.

use coalition_timeline::chart::{self, Anchor, Form, Layer, Mark, MarkAction, TextMeasure, Track, UNITS_PER_PX};
use coalition_timeline::dataset::{Meeting, SourceRef};
use coalition_timeline::view::{ViewState, decode};
use serde_json::Value;

use super::bundled::{dataset, index, meetings, texts};
use super::rendered::{meeting_detail, moment_detail, ours, size_detail};
use super::taken::{csv_rows, json};

const QUERIES: [&str; 5] = ["", "year=2017", "host=FR~IQ", "from=2018&to=2020", "q=kuwait"];

fn view(query: &str) -> ViewState {
    decode(query, dataset()).0
}

fn has_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// A label stands no further than this from what it is the label of.
const BESIDE: i32 = 16 * UNITS_PER_PX;
/// What it says may be in two lines, with a third for what is wider, and these a little further away.
const LINES: i32 = 36 * UNITS_PER_PX;

/// The digits of each number in a text: "about $2.1 billion" has 21.
fn numbers(text: &str) -> Vec<String> {
    let is_inside = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let parts = text.split(|c: char| !is_inside(c)).map(|part| part.trim_matches(['.', ',']).to_owned());
    parts.filter(|part| has_number(part)).collect()
}

/// What can be opened, rendered once: very many marks open the same.
struct Details {
    meetings: Vec<String>,
    sizes: Vec<String>,
    moments: Vec<String>,
}

impl Details {
    fn new() -> Self {
        Self {
            meetings: (0..meetings().len()).map(|at| meeting_detail(ours(), at)).collect(),
            sizes: (0..dataset().growth.points.len()).map(|at| size_detail(ours(), at)).collect(),
            moments: (0..dataset().moments.len()).map(|at| moment_detail(ours(), at)).collect(),
        }
    }

    fn of(&self, action: MarkAction) -> &str {
        match action {
            MarkAction::Meeting(at) => &self.meetings[at],
            MarkAction::GrowthPoint(at) => &self.sizes[at],
            MarkAction::Moment(at) => &self.moments[at],
            // It leads to the table of what it stands for, or to the first where that is all that is shown.
            MarkAction::Closer(first) => &self.meetings[first],
        }
    }
}

#[test]
fn every_number_in_the_chart_stands_beside_a_mark_that_opens_its_source() {
    let details = Details::new();
    let mut found = 0;
    for query in QUERIES {
        let view = view(query);
        for width in [296, 736, 1_200] {
            let scene = chart::scene(dataset(), &view, &index().selection(&view), width, &chart::Typeface);
            for mark in scene.marks.iter() {
                let action = mark.subject.action().unwrap_or_else(|| panic!("{:?} opens nothing", mark.subject));
                let html = details.of(action);
                assert!(html.contains("class=\"ct-cite\"") || html.contains("ct-sources"), "no source in {html}");
            }
            // Years and scales are no data, and titles are words of ours.
            let labels =
                scene.shapes.iter().filter(|shape| !matches!(shape.layer, Layer::Grid | Layer::Scales | Layer::Titles));
            for shape in labels {
                let Form::Text { text, at: (x, y), size, anchor, bold } = &shape.form else { continue };
                if !has_number(text) {
                    continue;
                }
                found += 1;
                let length = chart::Typeface.width(text, *size, *bold) as i32;
                let left = match anchor {
                    Anchor::Start => *x,
                    Anchor::Middle => x - length / 2,
                    Anchor::End => x - length,
                };
                let is_beside = |mark: &&Mark| {
                    let dx = mark.centre.0 - mark.centre.0.clamp(left, left + length);
                    let dy = mark.centre.1 - mark.centre.1.clamp(y - *size as i32, *y);
                    // The number at the end of the line is that of the last point, which the line leads back to.
                    let is_end = mark.track == Track::GrowthPoints && dx < 0;
                    dy.abs() < BESIDE + LINES && (is_end || dx.abs() < BESIDE)
                };
                let says_it = |mark: &&Mark| {
                    let html = details.of(mark.subject.action().unwrap());
                    numbers(text).iter().all(|number| html.contains(number))
                };
                let mark = scene.marks.iter().filter(is_beside).find(says_it);
                assert!(mark.is_some(), "no mark beside “{text}” says it, in “{query}” at {width}");
            }
        }
    }
    assert!(found > 40, "only {found} labels have numbers");
}

/// The sources that the figures of a meeting cite.
fn cited(meeting: &Meeting) -> Vec<SourceRef> {
    let reports = meeting.membership.iter().map(|report| report.source);
    let pledges = meeting.pledges.iter().map(|pledge| pledge.source);
    reports.chain(pledges).chain(meeting.attendance.iter().map(|attendance| attendance.source)).collect()
}

#[test]
fn every_row_of_a_table_to_take_away_names_the_sources_of_its_figures() {
    // One meeting at a time, so that a source in one row does not stand for that of another.
    for (at, meeting) in meetings().iter().enumerate() {
        let row = csv_rows(dataset(), texts(), &[at]);
        for source in cited(meeting) {
            let title = &texts().sources[source.0 as usize].title;
            for words in [&dataset().source(source).unwrap().publisher, title] {
                // Marks between cells and parts may be written in another way.
                let plain = |text: &str| text.replace([';', ',', '|', '"', '\''], "");
                assert!(plain(&row).contains(&plain(words)), "{words} is not in {row}");
            }
        }
    }
}

/// Every object with a figure in it has to name a source that the file has.
fn check_figures(value: &Value, ids: &[&str], found: &mut usize) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| check_figures(item, ids, found)),
        Value::Object(fields) => {
            let is_figure = |name: &str| fields.get(name).is_some_and(Value::is_number);
            if ["total", "states", "organisations", "countries", "delegations", "amount_usd"].into_iter().any(is_figure)
            {
                *found += 1;
                let source = fields.get("source").and_then(Value::as_str);
                assert!(source.is_some_and(|source| ids.contains(&source)), "no source in {value}");
            }
            fields.values().for_each(|field| check_figures(field, ids, found));
        }
        _ => {}
    }
}

#[test]
fn every_figure_of_an_exported_data_set_names_its_source() {
    for query in QUERIES {
        let rows: Vec<usize> = index().selection(&view(query)).rows.iter().collect();
        let file: Value = serde_json::from_str(&json(dataset(), texts(), &rows)).unwrap();
        let ids: Vec<&str> =
            file["sources"].as_array().unwrap().iter().map(|source| source["id"].as_str().unwrap()).collect();
        let mut found = 0;
        check_figures(&file, &ids, &mut found);
        assert!(found > 20, "{found} figures in “{query}”");
    }
}
