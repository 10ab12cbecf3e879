//! How were the data made, and what stands behind the chart's line?

use leptos::prelude::*;

use super::timeline::Timeline;

use super::detail::{Cite, reported};
use crate::words::{self, page};

/// Rules, gaps, licence, and the lists that the chart only hints at.
#[component]
pub fn About(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let paragraphs = page::ABOUT_PARAGRAPHS
        .into_iter()
        .map(|(heading, words)| {
            view! {
                <h3>{heading}</h3>
                <p>{words}</p>
            }
        })
        .collect_view();
    view! {
        <section class="ct-about" aria-label=page::ABOUT>
            <h2>{page::ABOUT}</h2>
            <div class="ct-columns">{paragraphs}</div>
            <Lazy title=words::ALL_SIZES body=move || view! { <Sizes timeline=timeline /> }.into_any() />
            <Lazy title=words::ALL_MEMBERS body=move || view! { <Members timeline=timeline /> }.into_any() />
        </section>
    }
    .into_any()
}

/// A list that is made when it is first opened.
#[component]
fn Lazy(
    /// Its heading.
    title: &'static str,
    /// Makes it.
    body: impl Fn() -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <details class="ct-list" on:toggle=move |_| is_open.set(true)>
            <summary>{title}</summary>
            <Show when=move || is_open.get()>{body()}</Show>
        </details>
    }
}

/// The growth line and the reports beside it.
#[component]
fn Sizes(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let dataset = timeline.dataset();
    let points = dataset
        .growth
        .points
        .iter()
        .map(|size| {
            let reports =
                size.reports.iter().map(|dated| reported(timeline, Some(dated.date), &dated.report, "")).collect_view();
            view! {
                <li>
                    <strong>{words::partial_date(size.date)} ": " {words::size(size)}</strong> " "
                    <Cite timeline=timeline source=size.source /> " " {size.note.clone()}
                    <ul>{reports}</ul>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="ct-reports">{points}</ul> }.into_any()
}

/// Every member.
#[component]
fn Members(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let dataset = timeline.dataset();
    let members = dataset
        .members
        .iter()
        .map(|member| {
            view! {
                <li>
                    <strong>{member.name.clone()}</strong> ", " {words::join(member)} ": " {member.basis.clone()} " "
                    <Cite timeline=timeline source=member.source />
                </li>
            }
        })
        .collect_view();
    view! { <ul class="ct-reports ct-columns">{members}</ul> }.into_any()
}
