//! The open meeting: every figure with its sources, and the ways to its page and to the meetings before and after.

use leptos::html::{H2, Section};
use leptos::prelude::*;

use super::meeting_facts::{HeadingLevel, MeetingFacts};
use super::open_detail::OpenDetail;
use super::sources::NewTab;
use super::view;
use super::{Data, MeetingLinks};
use crate::view::Open;
use crate::words::page::{self, detail as text};

/// The open meeting. Another meeting is another component: only texts that come, and filters, change what it says.
#[component]
pub fn MeetingDetail(
    /// The data that have the meeting; all but its texts stay the same.
    #[prop(into)]
    data: Signal<Data>,
    /// The position of the meeting.
    at: usize,
    /// Where it stands among the meetings shown. The address of its page stays the same.
    #[prop(into)]
    links: Signal<MeetingLinks>,
    /// Called with another meeting that is to be opened.
    on_open: Callback<Open>,
    /// Called when it is to be closed.
    on_close: Callback<()>,
    /// The heading, which can take the focus.
    heading: NodeRef<H2>,
    /// The section itself.
    section: NodeRef<Section>,
) -> impl IntoView {
    let title = data.with_untracked(|data| data.dataset.meetings.get(at).map(|meeting| meeting.name))?;
    let outside = move || {
        let is_outside = links.with(|links| links.place.is_none());
        is_outside.then(|| view! { <p class="ct-outside">{page::OUTSIDE}</p> })
    };
    let page = links.with_untracked(|links| links.page.clone());
    let on_travel = Callback::new(move |is_next| {
        let to = links.with_untracked(|links| if is_next { links.next.clone() } else { links.previous.clone() });
        to.into_iter().for_each(|id| on_open.run(Open::Meeting(id)));
    });
    Some(view! {
        <OpenDetail title=title on_close=on_close on_travel heading=heading section=section>
            {move || outside().into_any()}
            {move || view! { <MeetingFacts data=data.get() at=at level=HeadingLevel::Three on_paper=None/> }}
            {page.map(|address| view! { <OwnPage address=address/> })}
            <Travel links=links on_travel/>
        </OpenDetail>
    })
}

/// The link to the page that the meeting has for itself: out of a page that is not ours, where its address is a whole one.
#[component]
fn OwnPage(
    /// The address of the page.
    address: String,
) -> impl IntoView {
    let is_elsewhere = address.contains("://");
    let (target, rel) = (is_elsewhere.then_some("_blank"), is_elsewhere.then_some("noopener"));
    view! {
        <p>
            <a class="ct-own-page" href=address target=target rel=rel>
                {page::meeting::PAGE}
                {is_elsewhere.then(|| view! { <NewTab/> })}
            </a>
        </p>
    }
}

/// The ways to the meetings before and after among those shown. Its buttons stay when others are shown, and so does the focus.
#[component]
fn Travel(
    /// Where the meeting stands.
    links: Signal<MeetingLinks>,
    /// Called with whether the next meeting is to be opened, or the one before.
    on_travel: Callback<bool>,
) -> impl IntoView {
    let has_no = move |is_next: bool| {
        Signal::derive(move || {
            links.with(|links| if is_next { links.next.is_none() } else { links.previous.is_none() })
        })
    };
    let place = Signal::derive(move || links.with(|links| links.place.clone().unwrap_or_default()));
    let button = move |is_next: bool, key: &'static str, words: AnyView| {
        view! {
            <button
                type="button"
                disabled=has_no(is_next)
                aria-keyshortcuts=key
                on:click=move |_| on_travel.run(is_next)
            >
                {words}
            </button>
        }
    };
    view! {
        <nav class="ct-travel" aria-label=text::TRAVEL>
            {button(false, "ArrowLeft", view! { <span aria-hidden="true">"← "</span> {page::PREVIOUS} })}
            " "
            <span>{place}</span>
            " "
            {button(true, "ArrowRight", view! { {page::NEXT} <span aria-hidden="true">" →"</span> })}
        </nav>
    }
}
