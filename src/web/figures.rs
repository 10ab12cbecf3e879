//! What are the key figures of the view?

use leptos::prelude::*;

use super::timeline::Timeline;

use crate::view::{KeyFigures, key_figures};
use crate::words::{self, page};

/// Four figures with what they are of. Those with a source open what they come from.
#[component]
pub fn Figures(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let dataset = timeline.dataset();
    let figures = {
        let dataset = dataset.clone();
        Memo::new(move |_| {
            timeline.selection.with(|selection| timeline.view.with(|view| key_figures(&dataset, view, selection)))
        })
    };
    let members = {
        let dataset = dataset.clone();
        move || match figures.with(|figures| figures.size) {
            Some(at) => {
                let total = dataset.growth.points.get(at).map(|size| size.total);
                let year = timeline.view.with(|view| view.to);
                view! {
                    <button type="button" class="ct-number" on:click=move |_| timeline.open_size(at)>{total}</button>
                    <span>{words::members_at_end(year)}</span>
                }
                .into_any()
            }
            None => view! { <span class="ct-number">"–"</span> <span>{page::FIGURE_NO_MEMBERS}</span> }.into_any(),
        }
    };
    let sum = {
        let dataset = dataset.clone();
        move || {
            let KeyFigures { largest, largest_wider, .. } = figures.get();
            let found = |place: Option<(usize, usize)>| {
                let (at, number) = place?;
                let meeting = dataset.meetings.get(at)?;
                Some((at, meeting, meeting.pledges.get(number)?))
            };
            let wider = found(largest_wider).map(|(at, meeting, pledge)| {
                view! {
                    <button type="button" class="ct-link" on:click=move |_| timeline.open_meeting(at)>
                        {words::wider_largest(pledge, meeting)}
                    </button>
                }
            });
            match found(largest) {
                Some((at, meeting, pledge)) => view! {
                    <button type="button" class="ct-number" on:click=move |_| timeline.open_meeting(at)>
                        {words::money(pledge.amount_usd)}
                    </button>
                    <span>{format!("{}: {}", page::FIGURE_LARGEST, words::at_meeting(meeting))}</span>
                    {wider}
                }
                .into_any(),
                None => view! {
                    <span class="ct-number">"–"</span>
                    <span>{page::FIGURE_NO_PLEDGE}</span>
                    {wider}
                }
                .into_any(),
            }
        }
    };
    view! {
        <div class="ct-figures">
            <div class="ct-figure">{members}</div>
            <div class="ct-figure">
                <span class="ct-number">{move || figures.with(|figures| figures.meetings)}</span>
                <span>{page::FIGURE_MEETINGS}</span>
            </div>
            <div class="ct-figure">
                <span class="ct-number">{move || figures.with(|figures| figures.hosts)}</span>
                <span>{page::FIGURE_HOSTS}</span>
            </div>
            <div class="ct-figure ct-wide">{sum}</div>
        </div>
    }
    .into_any()
}
