//! Sources: the short link beside a figure, and lists of sources in full.

use leptos::prelude::*;

use super::view;
use super::{Data, PaperNotes};
use crate::dataset::{SourceKind, SourcePlace, SourceRef, SourceText};
use crate::words::{self, page};

/// A short link to the source of one figure; its name alone while its address is not known. On paper, the number of its note.
#[component]
pub fn Cite(
    /// The data that have the source.
    data: Data,
    /// The source.
    source: SourceRef,
    /// The notes of the sheet, on paper.
    on_paper: Option<PaperNotes>,
) -> impl IntoView {
    if let Some(notes) = on_paper {
        return view! { <span class="ct-note">{format!("[{}]", notes.numbers(&[source]))}</span> };
    }
    let Some((source, text)) = data.context().source(source) else { return ().into_any() };
    let name = words::source_short(source);
    let Some(SourceText { title, language, place }) = text.cloned() else {
        return view! { <span class="ct-cite">{name}</span> };
    };
    // The title, which is seen when it is pointed at, may be in another language than the name that stands there.
    let english = language.is_some().then_some("en");
    match place {
        SourcePlace::Address(url) => view! {
            <a class="ct-cite" target="_blank" rel="noopener noreferrer" href=url title=title lang=language>
                <span lang=english>{name}<NewTab/></span>
            </a>
        },
        SourcePlace::Document(_) => view! {
            <span class="ct-cite" title=title lang=language>
                <span lang=english>{name}</span>
            </span>
        },
    }
}

/// Words inside a link that opens a new tab, for people who do not see its arrow.
#[component]
pub fn NewTab() -> impl IntoView {
    view! { <span class="ct-unseen">{format!(" {}", page::NEW_TAB)}</span> }
}

/// Some sources in full, a line each.
#[component]
pub fn SourceList(
    /// The data that have the sources.
    data: Data,
    /// The sources, in this order.
    sources: Vec<SourceRef>,
    /// Whether it is on paper, where a link is its address.
    is_on_paper: bool,
) -> impl IntoView {
    let class = if is_on_paper { "ct-notes-list" } else { "ct-sources" };
    let is_there = |source: &SourceRef| data.dataset.source(*source).is_some();
    let lines = sources.into_iter().filter(is_there);
    let lines: Vec<_> = lines
        .map(|source| view! { <li><SourceLine data=data.clone() source=source is_on_paper=is_on_paper/></li> })
        .collect();
    view! { <ol class=class>{lines}</ol> }
}

/// A source in full: publisher, title, date, link.
#[component]
pub fn SourceLine(
    /// The data that have the source.
    data: Data,
    /// The source.
    source: SourceRef,
    /// Whether it is on paper, where a link is its address.
    is_on_paper: bool,
) -> impl IntoView {
    let labels = &data.dataset.labels;
    let Some((source, text)) = data.context().source(source) else { return ().into_any() };
    let mut rest = format!(", {}", source.date.map_or_else(|| words::NO_DATE.to_owned(), words::partial_date));
    if !labels.is_other || source.kind != SourceKind::Other {
        rest = format!("{rest} · {}", words::source_kind(source.kind));
    }
    let publisher = source.publisher.clone();
    let Some(SourceText { title, language, place }) = text.cloned() else {
        return format!("{publisher}{rest}").into_any();
    };
    // A title has its own language and direction, between words of ours.
    let title = view! { <bdi lang=language>{title}</bdi> };
    let before = format!("{publisher}, ");
    match place {
        SourcePlace::Address(url) if is_on_paper => {
            view! { {before} {title} {format!("{rest} ")} <PrintedAddress address=url/> }
        }
        SourcePlace::Address(url) => view! {
            {before}
            <a target="_blank" rel="noopener noreferrer" href=url>{title}<NewTab/></a>
            {rest}
        },
        SourcePlace::Document(document) => {
            view! { {before} {title} {format!(" ({}){rest}", words::without_address(labels, &document))} }
        }
    }
}

/// An address that can be read on paper, and followed in a file made of it.
#[component]
pub fn PrintedAddress(
    /// The address.
    address: String,
) -> impl IntoView {
    let href = address.clone();
    view! { <a class="ct-address" href=href>{address}</a> }
}
