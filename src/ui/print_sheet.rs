//! The printed sheet: what is shown, on paper.
//!
//! It is a part of its own, not the page without its controls: the picture is drawn for the width of paper, and every figure has
//! the number of a note, in which its source stands with the address that nobody can press there.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

use super::cells::cell;
use super::legend::PanelKey;
use super::meeting_facts::{HeadingLevel, MeetingFacts, said};
use super::moment_facts::{Cites, DatesList, MomentFacts};
use super::reported_size::{AgainstLine, ReportedSize};
use super::size_facts::SizeFacts;
use super::sources::{Cite, PrintedAddress, SourceList};
use super::view;
use super::{Data, PaperNotes};
use crate::chart::{Key, SceneOptions, TextMeasure, has_moments, keys, scene_with};
use crate::dataset::{Context, Dataset, Meeting, Moment, SourceRef};
use crate::paint::{Palette, svg_part};
use crate::view::{Column, Open, Part, Selection, ViewState, shown_columns};
use crate::words::{self, page};

/// The picture is drawn for this width, in CSS pixels. It is a little more than what is between the margins of A4 and of
/// Letter, so that its words are as large as those beside it.
const PAPER_PX: u32 = 760;

/// A panel of the picture, as it is on paper.
#[derive(Debug, Clone)]
pub struct PaperPanel {
    /// Its name.
    pub title: String,
    /// How to read it, in sentences.
    pub text: String,
    /// The picture as SVG of our own writer.
    pub svg: String,
    /// What its marks mean.
    pub key: Key,
}

/// The panels of the picture of a view, drawn for paper. `font` is the typeface that they will be shown in, as a list of families,
/// and `measure` measures its text.
pub fn paper_panels(
    dataset: &Dataset,
    view: &ViewState,
    selection: &Selection,
    palette: &Palette,
    font: &str,
    measure: &dyn TextMeasure,
) -> Vec<PaperPanel> {
    let kept = match &view.open {
        Open::Meeting(id) => dataset.meeting_position(id),
        _ => None,
    };
    // Nothing can be opened on paper.
    let options = SceneOptions { width_px: PAPER_PX, kept, has_all_lanes: true, fit: None };
    let scene = scene_with(dataset, view, selection, options, measure);
    let parts = scene.apart();
    let panels = parts.iter().zip(&scene.panels).zip(keys(dataset, view.has_moments));
    let panel = |((part, panel), key): ((_, &crate::chart::Panel), Key)| PaperPanel {
        title: panel.title.to_string(),
        text: panel.text().into_owned(),
        svg: svg_part(part, palette, font, &key.title),
        key,
    };
    panels.map(panel).collect()
}

/// What a sheet is made of.
#[derive(Debug, Clone)]
pub struct PrintSheetData {
    /// The data, with the longer texts if they have come.
    pub data: Data,
    /// What is shown.
    pub view: ViewState,
    /// Its meetings.
    pub selection: Selection,
    /// Those of its meetings that are on the paper, in the order of the table.
    pub rows: Vec<usize>,
    /// Which rows these are, where they are not all.
    pub part: Option<String>,
    /// The address of what is shown; `None` where it has none.
    pub address: Option<String>,
    /// The address of the whole page.
    pub home: String,
    /// The name of the file that the data are from, where the reader has opened one.
    pub file: Option<String>,
    /// The picture; see [`paper_panels`].
    pub panels: Vec<PaperPanel>,
}

/// The inside of the printed sheet.
#[component]
pub fn PrintSheet(
    /// What it is made of.
    sheet: PrintSheetData,
) -> impl IntoView {
    let notes = PaperNotes::new();
    // A page around that leaves a part out does so on paper, too.
    let parts = sheet.view.parts;
    let head = head(&sheet);
    let picture = parts.has(Part::Chart).then(|| sheet.panels.iter().map(picture).collect_view());
    // The numbers of notes are given in this order.
    let open = parts.has(Part::Detail).then(|| open(&sheet, notes)).flatten();
    let has_table = parts.has(Part::Table);
    let meetings = has_table.then(|| meetings(&sheet, notes));
    let sizes = has_table.then(|| sizes(&sheet, notes)).flatten();
    let moments = has_table.then(|| moments(&sheet, notes)).flatten();
    let (sources, data) = (notes.noted(), sheet.data.clone());
    let sources = (!sources.is_empty()).then(|| {
        view! { <h2>{page::detail::SOURCES}</h2> <SourceList data=data sources=sources is_on_paper=true/> }
    });
    let terms = (!sheet.data.dataset.labels.is_other).then(|| {
        view! { <p class="ct-terms">{format!("{} ", page::print::TERMS)} <PrintedAddress address=sheet.home/></p> }
    });
    view! { {head} {picture} {open} {meetings} {sizes} {moments} {sources} {terms} }
}

/// What is shown, and where.
fn head(sheet: &PrintSheetData) -> AnyView {
    let dataset = &sheet.data.dataset;
    // What is open has a part of its own, and the other meetings are on the paper too.
    let view = ViewState { open: Open::Nothing, ..sheet.view.clone() };
    let from = if let Some(data) = sheet.view.data.clone() {
        Some(view! { <p>{format!("{} ", page::OTHER_DATA)} <PrintedAddress address=data/></p> })
    } else if dataset.labels.is_other {
        Some(view! { <p>{words::provenance(None, sheet.file.as_deref())}</p> })
    } else {
        None
    };
    view! {
        <h1>{words::title(dataset).to_owned()}</h1>
        <p>
            {format!("{}: ", words::view_subtitle(&view, dataset))}
            <strong>{words::status(sheet.selection.rows.len(), dataset)}</strong>
        </p>
        {from}
        {sheet.address.clone().map(|address| view! { <p><PrintedAddress address=address/></p> })}
    }
}

/// A panel of the chart with how to read it.
fn picture(panel: &PaperPanel) -> AnyView {
    let PaperPanel { title, text, svg, key } = panel.clone();
    view! {
        <figure class="ct-panel">
            <div class="ct-caption">
                <p class="ct-panel-title">{title}</p>
                <p class="ct-panel-text">{text}</p>
            </div>
            // An element around it would have to be laid out.
            {InertElement::new(svg)}
            <figcaption><PanelKey panel=key/></figcaption>
        </figure>
    }
}

/// What is open.
fn open(sheet: &PrintSheetData, notes: PaperNotes) -> Option<AnyView> {
    let (data, dataset) = (sheet.data.clone(), &sheet.data.dataset);
    match &sheet.view.open {
        Open::Nothing => None,
        Open::Meeting(id) => {
            let at = dataset.meeting_position(id)?;
            let name = dataset.meetings.get(at)?.name;
            let outside =
                (!sheet.selection.rows.contains(at)).then(|| view! { <p class="ct-outside">{page::OUTSIDE}</p> });
            Some(view! {
                <article class="ct-opened">
                    <h2>{name}</h2>
                    {outside}
                    <MeetingFacts data=data at=at level=HeadingLevel::Three on_paper=Some(notes)/>
                </article>
            })
        }
        Open::GrowthPoint(date) => {
            let at = dataset.growth.position_of(date)?;
            let title = words::size(dataset.growth.points.get(at)?, &dataset.labels);
            Some(view! {
                <article class="ct-opened">
                    <h2>{title}</h2>
                    <SizeFacts data=data at=at on_paper=Some(notes) on_open=None/>
                </article>
            })
        }
        Open::Moment(id) => {
            let at = dataset.moment_position(id)?;
            let title = dataset.moments.get(at)?.label.clone();
            Some(view! {
                <article class="ct-opened">
                    <h2>{title}</h2>
                    <MomentFacts data=data at=at on_paper=Some(notes)/>
                </article>
            })
        }
    }
}

/// The rows of the table, each with the numbers of its notes.
fn meetings(sheet: &PrintSheetData, notes: PaperNotes) -> AnyView {
    let (dataset, context) = (&sheet.data.dataset, sheet.data.context());
    let part = sheet.part.clone().map(|part| view! { <p>{part}</p> });
    if sheet.rows.is_empty() {
        return view! { <h2>{page::TABLE}</h2> {part} <p>{page::NOTHING}</p> };
    }
    let columns = shown_columns(dataset, sheet.view.hidden);
    let heads = columns.iter().map(|column| {
        let words = words::column(*column, &dataset.labels).into_owned();
        view! { <th scope="col" data-column=column.code()>{words}</th> }
    });
    let row = |at: &usize| {
        let meeting = dataset.meetings.get(*at)?;
        let cells = columns.iter().map(|column| {
            let words = said(cell(&meeting, *column, &dataset.labels));
            match column {
                Column::Name => view! { <th scope="row">{words}</th> },
                _ => view! { <td>{words}</td> },
            }
        });
        let cells = cells.collect_view();
        let numbers = said(notes.numbers(&sources(context, *at, &meeting)));
        Some(view! { <tr>{cells} <td>{numbers}</td></tr> })
    };
    let heads = heads.collect_view();
    let rows: Vec<_> = sheet.rows.iter().filter_map(row).collect();
    view! {
        <h2>{page::TABLE}</h2>
        {part}
        <table>
            <thead><tr>{heads} <th scope="col">{page::print::NOTES}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The sources of a meeting. Until the longer texts have come only those of its figures are known.
fn sources(context: Context, at: usize, meeting: &Meeting) -> Vec<SourceRef> {
    let mut sources: Vec<SourceRef> = meeting.attendance.iter().map(|attendance| attendance.source).collect();
    sources.extend(meeting.membership.iter().map(|report| report.source));
    sources.extend(meeting.new_members.iter().map(|member| member.source));
    sources.extend(meeting.pledges.iter().map(|pledge| pledge.source));
    sources.extend(context.meeting_text(at).into_iter().flat_map(|longer| longer.sources));
    sources
}

/// The sizes on the chart's line in the years shown, and the reports beside it.
fn sizes(sheet: &PrintSheetData, notes: PaperNotes) -> Option<AnyView> {
    let (data, dataset) = (&sheet.data, &sheet.data.dataset);
    let time = sheet.view.stretch;
    let is_shown = |day: NaiveDate| time.contains(day);
    // The line begins with the size that was in force by then.
    let before = dataset.growth.position_at(time.first());
    let is_on_chart = |at: usize, date: NaiveDate| is_shown(date) || before == Some(at);
    let points = dataset.growth.points.iter().enumerate();
    let points = points.filter(|(at, size)| is_on_chart(*at, size.date.middle()));
    let mut items = Vec::new();
    for (at, size) in points {
        let date = format!("{}:", words::partial_date(size.date));
        let said = format!(" {} ", words::size(size, &dataset.labels));
        let item = view! {
            <li><strong>{date}</strong>{said}<Cite data=data.clone() source=size.source on_paper=Some(notes)/></li>
        };
        items.push(item);
        let rivals = dataset.rivals().filter(|(point, _, dated)| *point == at && is_shown(dated.date.middle()));
        for (.., dated) in rivals {
            let (data, date, report) = (data.clone(), Some(dated.date), dated.report.clone());
            let against_line = AgainstLine::Differs;
            let item = view! {
                <ReportedSize data=data date=date report=report against_line=against_line on_paper=Some(notes)/>
            };
            items.push(item);
        }
    }
    let heading = words::sizes(&dataset.labels).into_owned();
    (!items.is_empty()).then(|| view! { <h2>{heading}</h2> <ul class="ct-reports">{items}</ul> })
}

/// The moments of context on the chart, in order of time.
fn moments(sheet: &PrintSheetData, notes: PaperNotes) -> Option<AnyView> {
    let (data, dataset) = (&sheet.data, &sheet.data.dataset);
    if !sheet.view.has_moments || !has_moments(dataset) {
        return None;
    }
    let is_shown = |moment: &&Moment| sheet.view.stretch.contains(moment.date.middle());
    let items = dataset.moments.iter().filter(is_shown).map(|moment| {
        let said = format!(", {}. {}", words::partial_date(moment.date), moment.summary);
        // The numbers of notes are given in this order.
        let cites = view! { <Cites data=data.clone() sources=moment.sources.clone() on_paper=Some(notes)/> };
        let dates = (moment.differing().next().is_some())
            .then(|| view! { <DatesList data=data.clone() moment=moment.clone() on_paper=Some(notes)/> });
        view! {
            <li>
                <strong>{moment.label.clone()}</strong>
                {said}
                {cites}
                {dates}
            </li>
        }
    });
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then(|| view! { <h2>{words::MOMENTS}</h2> <ol class="ct-moments">{items}</ol> })
}
