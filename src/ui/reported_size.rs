//! A reported size of the coalition, with its source and how it stands to the chart's line.

use leptos::prelude::*;

use super::sources::Cite;
use super::view;
use super::{Data, PaperNotes};
use crate::dataset::{PartialDate, Report};
use crate::words;
use crate::words::page::detail as text;

/// How a reported size stands to the chart's line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgainstLine {
    /// There is nothing to say.
    Unsaid,
    /// It is the one that the line has.
    Same,
    /// It differs from the line.
    Differs,
}

/// One reported size with its source, as an item of a list.
#[component]
pub fn ReportedSize(
    /// The data that have its source.
    data: Data,
    /// Its date, where it is not that of the meeting around it.
    date: Option<PartialDate>,
    /// The report.
    report: Report,
    /// How it stands to the line.
    against_line: AgainstLine,
    /// The notes of the sheet, on paper.
    on_paper: Option<PaperNotes>,
) -> impl IntoView {
    let labels = &data.dataset.labels;
    let is_rival = against_line == AgainstLine::Differs;
    let date = date.map(|date| format!("{}: ", words::partial_date(date))).unwrap_or_default();
    let said = format!("{date}{}", words::reported_size(&report, labels));
    let against_line = match against_line {
        AgainstLine::Unsaid => "",
        AgainstLine::Same => text::LINE,
        AgainstLine::Differs => text::DIFFERS,
    };
    let remarks = vec![words::standing(report.standing, labels).into_owned(), against_line.to_owned()];
    let source = report.source;
    let content = view! { {said} <Remarks remarks=remarks/> " " <Cite data=data source=source on_paper=on_paper/> };
    // A class that is `None` would be an empty attribute.
    if is_rival {
        view! { <li class="ct-rival">{content}</li> }
    } else {
        view! { <li>{content}</li> }
    }
}

/// What else to know of a figure, in brackets; nothing where there is nothing to say.
#[component]
pub fn Remarks(
    /// The remarks; empty ones are left out.
    mut remarks: Vec<String>,
) -> impl IntoView {
    remarks.retain(|words| !words.is_empty());
    (!remarks.is_empty()).then(|| view! { " " <span class="ct-remark">{format!("({})", remarks.join("; "))}</span> })
}
