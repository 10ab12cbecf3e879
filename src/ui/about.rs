//! The section about the data: how they were made, the reader's own, and the lists that the chart only hints at.

use leptos::prelude::*;

use super::Data;
use super::local_file::{OpenFileButton, TemplateLink};
use super::moment_facts::DatesList;
use super::phase::use_instance;
use super::prerendered::use_inert;
use super::reported_size::{AgainstLine, ReportedSize};
use super::sources::{Cite, SourceList};
use super::state::use_timeline;
use super::view;
use crate::words::page::own as text;
use crate::words::{self, page};

/// Rules, gaps and licence, and the lists that the chart only hints at. Of data that are not ours only what is true of any.
#[component]
pub fn About() -> impl IntoView {
    let timeline = use_timeline();
    let (dataset, is_inert) = (timeline.dataset(), use_inert());
    let data = Signal::derive(move || timeline.data());
    let is_other = dataset.labels.is_other;
    let paragraph = |heading: &'static str, words: String| view! { <h3>{heading}</h3> <p>{words}</p> };
    let paragraphs: Vec<_> = if is_other {
        words::about_other(&dataset).into_iter().map(|(heading, words)| paragraph(heading, words)).collect()
    } else {
        page::ABOUT_PARAGRAPHS.iter().map(|(heading, words)| paragraph(heading, (*words).to_owned())).collect()
    };
    let citation = (!is_other).then(|| view! { <p>{format!("{} ", page::meeting::CITE_DATA)} <CitationFiles/></p> });
    view! {
        <section class="ct-about" aria-label=page::ABOUT>
            <h2>{page::ABOUT}</h2>
            <div class="ct-columns">{paragraphs}</div>
            {citation}
            <OwnData is_other is_inert/>
            <LaterList
                title=words::all_sizes(&dataset.labels)
                is_empty=dataset.growth.points.is_empty()
                is_inert=is_inert
                data=data
                list=|data| view! { <SizesList data=data/> }
            />
            <LaterList
                title=words::ALL_MOMENTS
                is_empty=dataset.moments.is_empty()
                is_inert=is_inert
                data=data
                list=|data| view! { <MomentsList data=data/> }
            />
            <LaterList
                title=words::all_members(&dataset.labels)
                is_empty=dataset.members.is_empty()
                is_inert=is_inert
                data=data
                list=|data| view! { <MembersList data=data/> }
            />
        </section>
    }
}

/// The citation of what a page is about, as files beside it.
#[component]
pub fn CitationFiles() -> impl IntoView {
    view! { <a href="citation.bib" download>"BibTeX"</a> " · " <a href="citation.ris" download>"RIS"</a> }
}

/// The way to data of the reader's own.
#[component]
fn OwnData(
    /// Whether data are shown that are not ours.
    is_other: bool,
    /// Whether it is out of use.
    is_inert: Signal<bool>,
) -> impl IntoView {
    let instance = use_instance();
    let address = instance.address.get_value();
    let what = if is_other { text::ANOTHER } else { text::WHAT };
    view! {
        <div class="ct-own" class:ct-idle=is_inert inert=is_inert>
            <h3>{text::TITLE}</h3>
            <p>{what}</p>
            <p class="ct-ways">
                <OpenFileButton words=text::OPEN address on_action=instance.on_action/>
                <TemplateLink/>
                {(!is_other).then(|| view! { <a href="?data=template.csv">{text::EXAMPLE}</a> })}
            </p>
        </div>
    }
}

/// A list that is made when it is first opened, and again with the addresses of its sources when they have come.
#[component]
fn LaterList(
    /// What it is a list of.
    #[prop(into)]
    title: String,
    /// Whether there is nothing in it: it keeps its place among the lists, unseen.
    is_empty: bool,
    /// Whether it is out of use.
    is_inert: Signal<bool>,
    /// What it is made of.
    data: Signal<Data>,
    /// Makes it.
    list: fn(Data) -> AnyView,
) -> impl IntoView {
    let was_opened = RwSignal::new(false);
    view! {
        <details
            class="ct-list"
            class:ct-idle=is_inert
            inert=is_inert
            hidden=is_empty
            on:toggle=move |_| was_opened.set(true)
        >
            <summary>{title}</summary>
            <div>{move || was_opened.get().then(|| list(data.get())).into_any()}</div>
        </details>
    }
}

/// The growth line and the reports beside it.
#[component]
pub fn SizesList(
    /// The data.
    data: Data,
) -> impl IntoView {
    let sizes = data.dataset.growth.points.iter().map(|size| {
        let said = format!("{}: {}", words::partial_date(size.date), words::size(size, &data.dataset.labels));
        let reports = size.reports.iter().map(|dated| {
            let (data, date, report) = (data.clone(), Some(dated.date), dated.report.clone());
            let against_line = AgainstLine::Unsaid;
            view! { <ReportedSize data=data date=date report=report against_line=against_line on_paper=None/> }
        });
        let reports = reports.collect_view();
        view! {
            <li>
                <strong>{said}</strong>
                " "
                <Cite data=data.clone() source=size.source on_paper=None/>
                {format!(" {}", size.note)}
                <ul>{reports}</ul>
            </li>
        }
    });
    let sizes = sizes.collect_view();
    view! { <ul class="ct-reports">{sizes}</ul> }
}

/// Every moment of context with its sources and the dates that they give.
#[component]
pub fn MomentsList(
    /// The data.
    data: Data,
) -> impl IntoView {
    let moments = data.dataset.moments.iter().map(|moment| {
        let dates = (moment.differing().next().is_some())
            .then(|| view! { <DatesList data=data.clone() moment=moment.clone() on_paper=None/> });
        let sources = moment.sources.clone();
        view! {
            <li>
                <strong>{moment.label.clone()}</strong>
                {format!(", {}. {}", words::partial_date(moment.date), moment.summary)}
                {dates}
                <SourceList data=data.clone() sources=sources is_on_paper=false/>
            </li>
        }
    });
    let moments = moments.collect_view();
    view! { <ul class="ct-reports">{moments}</ul> }
}

/// Every member.
#[component]
pub fn MembersList(
    /// The data.
    data: Data,
) -> impl IntoView {
    let members = data.dataset.members.iter().map(|member| {
        view! {
            <li>
                <strong>{member.name.clone()}</strong>
                {format!(", {}: {} ", words::join(member), member.basis)}
                <Cite data=data.clone() source=member.source on_paper=None/>
            </li>
        }
    });
    let members = members.collect_view();
    view! { <ul class="ct-reports ct-columns">{members}</ul> }
}
