//! What is on paper, as HTML?
//!
//! A sheet of its own, not the page without its controls: the picture is drawn for the width of paper, and every figure has
//! the number of a note, in which its source stands with the address that nobody can press there.

use chrono::{Datelike, NaiveDate};

use super::detail::{Links, cite, numbers, printed_address, reported, source_list, write_meeting, write_size};
use super::html::Html;
use super::legend::keys;
use super::picture::caption;
use super::table;
use crate::chart::{TextMeasure, scene_keeping};
use crate::dataset::{Known, Meeting, SourceRef};
use crate::paint::{Palette, svg_part};
use crate::view::{Column, Open, Selection, ViewState, columns};
use crate::words::{self, page};

/// The picture is drawn for this width, in CSS pixels. It is a little more than what is between the margins of A4 and of
/// Letter, so that its words are as large as those beside it.
const PAPER_PX: u32 = 760;

/// What a sheet is made of.
pub struct Sheet<'a> {
    /// The data, with the longer texts if they have come.
    pub known: Known<'a>,
    /// What is shown.
    pub view: &'a ViewState,
    /// Its meetings.
    pub selection: &'a Selection,
    /// Those of its meetings that are on the paper, in the order of the table.
    pub rows: &'a [usize],
    /// Which rows these are, where they are not all.
    pub part: Option<&'a str>,
    /// The address of what is shown; `None` where it has none.
    pub address: Option<&'a str>,
    /// The address of the whole page.
    pub home: &'a str,
    /// The name of the file that the data are from, where the reader has opened one.
    pub file: Option<&'a str>,
    /// The colours of the picture.
    pub palette: &'a Palette,
    /// The typeface that the picture will be drawn in, as a list of families, and what measures its text.
    pub font: &'a str,
    /// See `font`.
    pub measure: &'a dyn TextMeasure,
}

/// Where a sheet is written.
pub const EMPTY_SHEET: &str = "<div class=\"ct-sheet\"></div>";

/// The inside of the sheet.
pub fn sheet(sheet: &Sheet) -> String {
    let mut out = Html::on_paper();
    head(&mut out, sheet);
    picture(&mut out, sheet);
    open(&mut out, sheet);
    meetings(&mut out, sheet);
    sizes(&mut out, sheet);
    let noted = out.noted();
    if !noted.is_empty() {
        out.wrap("<h2>", page::detail::SOURCES, "</h2>");
        source_list(&mut out, sheet.known, &noted);
    }
    if !sheet.known.dataset.labels.is_other {
        out.wrap("<p class=\"ct-terms\">", page::print::TERMS, " ");
        printed_address(&mut out, sheet.home);
        out.raw("</p>");
    }
    out.into_string()
}

/// What is shown, and where.
fn head(out: &mut Html, sheet: &Sheet) {
    let dataset = sheet.known.dataset;
    // What is open has a part of its own, and the other meetings are on the paper too.
    let view = ViewState { open: Open::Nothing, ..sheet.view.clone() };
    out.wrap("<h1>", words::title(dataset), "</h1>").wrap("<p>", &words::view_subtitle(&view, dataset), ": ");
    out.wrap("<strong>", &words::status(sheet.selection.rows.len(), dataset), "</strong></p>");
    if let Some(data) = &sheet.view.data {
        out.wrap("<p>", page::OTHER_DATA, " ");
        printed_address(out, data);
        out.raw("</p>");
    } else if dataset.labels.is_other {
        out.wrap("<p>", &words::provenance(None, sheet.file), "</p>");
    }
    if let Some(address) = sheet.address {
        out.raw("<p>");
        printed_address(out, address);
        out.raw("</p>");
    }
}

/// The chart, each panel with how to read it.
fn picture(out: &mut Html, sheet: &Sheet) {
    let (dataset, view) = (sheet.known.dataset, sheet.view);
    let kept = match &view.open {
        Open::Meeting(id) => dataset.meeting_position(id),
        _ => None,
    };
    let scene = scene_keeping(dataset, view, sheet.selection, PAPER_PX, kept, sheet.measure);
    for ((part, panel), (title, key)) in scene.apart().iter().zip(&scene.panels).zip(keys(dataset)) {
        out.raw("<figure class=\"ct-panel\">");
        caption(out, panel);
        out.made(&svg_part(part, sheet.palette, sheet.font, &title));
        out.raw("<figcaption>").html(key).raw("</figcaption></figure>");
    }
}

/// What is open.
fn open(out: &mut Html, sheet: &Sheet) {
    let dataset = sheet.known.dataset;
    match &sheet.view.open {
        Open::Nothing => {}
        Open::Meeting(id) => {
            let Some(at) = dataset.meeting_position(id) else { return };
            let place = sheet.selection.rows.contains(at).then(String::new);
            out.raw("<article class=\"ct-opened\">");
            write_meeting(out, sheet.known, at, &Links { place, ..Links::default() });
            out.raw("</article>");
        }
        Open::Size(date) => {
            let Some(at) = dataset.growth.position_of(date) else { return };
            out.raw("<article class=\"ct-opened\">");
            write_size(out, sheet.known, at);
            out.raw("</article>");
        }
    }
}

/// The rows of the table, each with the numbers of its notes.
fn meetings(out: &mut Html, sheet: &Sheet) {
    let dataset = sheet.known.dataset;
    out.wrap("<h2>", page::TABLE, "</h2>");
    if let Some(part) = sheet.part {
        out.wrap("<p>", part, "</p>");
    }
    if sheet.rows.is_empty() {
        out.wrap("<p>", page::NOTHING, "</p>");
        return;
    }
    out.raw("<table><thead><tr>");
    let columns = columns(dataset);
    for column in &columns {
        out.wrap("<th scope=\"col\" data-column=\"", column.code(), "\">");
        out.wrap("", &words::column(*column, &dataset.labels), "</th>");
    }
    out.wrap("<th scope=\"col\">", page::print::NOTES, "</th></tr></thead><tbody>");
    for at in sheet.rows {
        let Some(meeting) = sheet.known.dataset.meetings.get(*at) else { continue };
        out.raw("<tr>");
        for column in &columns {
            match column {
                Column::Name => out.wrap("<th scope=\"row\">", &meeting.name, "</th>"),
                _ => out.wrap("<td>", &table::cell(&meeting, *column, &dataset.labels), "</td>"),
            };
        }
        out.raw("<td>");
        numbers(out, sources(sheet.known, *at, &meeting));
        out.raw("</td></tr>");
    }
    out.raw("</tbody></table>");
}

/// The sources of a meeting. Until the longer texts have come only those of its figures are known.
fn sources(known: Known, at: usize, meeting: &Meeting) -> Vec<SourceRef> {
    let mut sources: Vec<SourceRef> = meeting.attendance.iter().map(|attendance| attendance.source).collect();
    sources.extend(meeting.membership.iter().map(|report| report.source));
    sources.extend(meeting.new_members.iter().map(|member| member.source));
    sources.extend(meeting.pledges.iter().map(|pledge| pledge.source));
    sources.extend(known.meeting_text(at).into_iter().flat_map(|longer| longer.sources));
    sources
}

/// The sizes on the chart's line in the years shown, and the reports beside it.
fn sizes(out: &mut Html, sheet: &Sheet) {
    let dataset = sheet.known.dataset;
    let is_shown = |day: NaiveDate| (sheet.view.from..=sheet.view.to).contains(&day.year());
    let first = NaiveDate::from_ymd_opt(sheet.view.from, 1, 1);
    // The line begins with the size that was in force by then.
    let before = first.and_then(|first| dataset.growth.position_at(first));
    let is_on_chart = |at: usize, date: NaiveDate| is_shown(date) || before == Some(at);
    let points = dataset.growth.points.iter().enumerate();
    let mut points = points.filter(|(at, size)| is_on_chart(*at, size.date.middle())).peekable();
    if points.peek().is_none() {
        return;
    }
    out.wrap("<h2>", &words::sizes(&dataset.labels), "</h2><ul class=\"ct-reports\">");
    for (at, size) in points {
        out.wrap("<li><strong>", &words::partial_date(size.date), ":</strong> ")
            .text(&words::size(size, &dataset.labels))
            .raw(" ");
        cite(out, sheet.known, size.source);
        out.raw("</li>");
        let rivals = dataset.rivals().filter(|(point, _, dated)| *point == at && is_shown(dated.date.middle()));
        for (.., dated) in rivals {
            reported(out, sheet.known, Some(dated.date), &dated.report, page::detail::DIFFERS);
        }
    }
    out.raw("</ul>");
}
