//! Timeline as a reader sees it: header, filters, chart, table and what is about them.

use leptos::prelude::*;

use super::about::About;
use super::address_notes::AddressNotes;
use super::anchors::Anchors;
use super::chart::{Chart, ChartState, MarkLinksState};
use super::deferred::Deferred;
use super::detail_panel::DetailPanel;
use super::filters::Filters;
use super::header::{FrameHead, Header};
use super::hosting_of_view::HostingOfView;
use super::key_figures::{FiguresOfView, KeyFigures};
use super::legend::Legend;
use super::meeting_table::{MeetingTable, TableRows};
use super::on_paper::OnPaper;
use super::other_data::{OtherData, SourceLine};
use super::phase::{Shown, take_was_pressed, use_instance};
use super::setting::Surface;
use super::state::Timeline;
use super::status::Status;
use super::view::{dynamic, view};
use super::wanted::{Wanted, is_wanted};
use crate::chart::{PanelWords, panel_words};
use crate::platform;
use crate::view::Part;
use crate::words::page;

/// Everything that is shown of data.
#[component]
pub fn TimelineView(
    /// The data, and what is to be said of them.
    shown: Shown,
) -> impl IntoView {
    let Shown { timeline, redirected_to, faults } = shown;
    let instance = use_instance();
    let anchors = provide_timeline(timeline);
    if take_was_pressed(instance) {
        // What is out of use cannot take the focus.
        anchors.first_field.on_load(move |field| {
            timeline.when_hydrated(move || {
                request_animation_frame(move || {
                    if platform::has_no_focus(&field) {
                        anchors.focus_filters();
                    }
                });
            });
        });
    }
    let surface = timeline.surface();
    let head = match surface {
        Surface::Page => view! { <Header/> },
        Surface::Frame | Surface::Element => {
            let is_headed = Memo::new(move |_| timeline.view.with(|view| view.heading));
            dynamic(move || is_headed.get().then(|| view! { <FrameHead/> }).into_any())
        }
    };
    let address = timeline.view.with_untracked(|view| view.data.clone());
    let is_frame = surface == Surface::Frame;
    // Below a chart a frame has little room for the table.
    let has_chart = is_wanted(timeline, Part::Chart);
    let table = move || match is_frame && has_chart.get() {
        true => view! {
            <Deferred turn=2>
                <details class="ct-group">
                    <summary>
                        <span class="ct-group-name">{page::TABLE}</span>
                    </summary>
                    <MeetingTable/>
                </details>
            </Deferred>
        },
        false => view! {
            <Deferred turn=2>
                <MeetingTable/>
            </Deferred>
        },
    };
    // They stand at the panels of the chart, where that is there.
    let figures = move || {
        (!has_chart.get()).then(|| {
            let all = panel_words(&timeline.dataset()).into_iter();
            let of = |words: PanelWords| view! { <KeyFigures panel=words.kind title=words.title.into_owned()/> };
            view! { <Wanted part=Part::Figures>{all.clone().map(of).collect_view()}</Wanted> }
        })
    };
    let data = timeline.data();
    let foot = match surface {
        Surface::Page => view! {
            <Deferred turn=3>
                <About/>
            </Deferred>
        },
        _ => view! {
            <Wanted part=Part::Source>
                <SourceLine/>
            </Wanted>
        },
    };
    view! {
        {head}
        <OtherData
            address
            redirected_to=redirected_to
            file_name=timeline.file_name()
            faults
            on_action=instance.on_action
        />
        <AddressNotes/>
        <Wanted part=Part::Controls>
            <Filters/>
            <Status/>
        </Wanted>
        {dynamic(move || figures().into_any())}
        <div class="ct-body">
            <Wanted part=Part::Chart>
                <Deferred turn=1>
                    <Chart/>
                </Deferred>
            </Wanted>
            <div class="ct-aside" node_ref=anchors.sheet>
                <DetailPanel/>
            </div>
            <Wanted part=Part::Key>
                <Legend data=data.clone()/>
            </Wanted>
            <Wanted part=Part::Table>{table()}</Wanted>
        </div>
        {foot}
        <OnPaper/>
    }
}

/// Provides the parts of a timeline with what they share.
pub fn provide_timeline(timeline: Timeline) -> Anchors {
    let anchors = Anchors::new();
    let chart = ChartState::new(timeline);
    provide_context(timeline);
    provide_context(anchors);
    provide_context(chart);
    provide_context(MarkLinksState::new(chart));
    provide_context(TableRows::new(timeline));
    provide_context(FiguresOfView::new(timeline));
    provide_context(HostingOfView::new(timeline));
    anchors
}
