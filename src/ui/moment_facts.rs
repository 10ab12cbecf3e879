//! All that is known of a moment, under the heading with its name: in the page and on paper.

use leptos::prelude::*;

use super::sources::{Cite, SourceList};
use super::view;
use super::{Data, PaperNotes};
use crate::dataset::{Moment, MomentReport, SourceRef};
use crate::words::{self, page};

/// When it was, what it was, the dates that sources give, and the sources.
#[component]
pub fn MomentFacts(
    /// The data that have the moment.
    data: Data,
    /// Its position in the data set.
    at: usize,
    /// The notes of the sheet, on paper.
    on_paper: Option<PaperNotes>,
) -> impl IntoView {
    let Some(moment) = data.dataset.moments.get(at).cloned() else { return ().into_any() };
    let said = format!("{}. {}", words::partial_date(moment.date), moment.summary);
    // Numbers on paper; in the page the sources are listed.
    let notes = on_paper.map(|_| view! { <Cites data=data.clone() sources=moment.sources.clone() on_paper/> });
    let dates = (moment.differing().next().is_some()).then(
        || view! { <h3>{page::moment::DATES}</h3> <DatesList data=data.clone() moment=moment.clone() on_paper/> },
    );
    let sources = on_paper.is_none().then(|| {
        view! {
            <h3>{page::detail::SOURCES}</h3>
            <SourceList data=data.clone() sources=moment.sources.clone() is_on_paper=false/>
        }
    });
    view! { <p>{said}{notes}</p> {dates} {sources} }
}

/// The short links to some sources, one after another. On paper, the numbers of their notes.
#[component]
pub fn Cites(
    /// The data that have the sources.
    data: Data,
    /// The sources.
    sources: Vec<SourceRef>,
    /// The notes of the sheet, on paper.
    on_paper: Option<PaperNotes>,
) -> impl IntoView {
    let cite = |source| view! { " " <Cite data=data.clone() source=source on_paper=on_paper/> };
    sources.into_iter().map(cite).collect::<Vec<_>>()
}

/// Which source gives which date, a line each.
#[component]
pub fn DatesList(
    /// The data that have the moment.
    data: Data,
    /// The moment.
    moment: Moment,
    /// The notes of the sheet, on paper.
    on_paper: Option<PaperNotes>,
) -> impl IntoView {
    let line = |report: MomentReport| {
        let said = format!("{}: {}", words::partial_date(report.date), report.what);
        let cites = view! { <Cites data=data.clone() sources=report.sources on_paper/> };
        // A class that is `None` would be an empty attribute.
        if report.date == moment.date {
            view! { <li>{said}{cites}</li> }
        } else {
            view! { <li class="ct-rival">{said}{cites}</li> }
        }
    };
    let lines: Vec<_> = moment.reports.iter().cloned().map(line).collect();
    view! { <ul class="ct-reports">{lines}</ul> }
}
