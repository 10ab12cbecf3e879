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
use super::key_figures::KeyFigures;
use super::legend::Legend;
use super::meeting_table::{MeetingTable, TableRows};
use super::on_paper::OnPaper;
use super::other_data::{OtherData, SourceLine};
use super::phase::{Shown, take_was_pressed, use_instance};
use super::setting::Surface;
use super::state::Timeline;
use super::status::Status;
use super::view;
use crate::platform;
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
        Surface::Frame => view! { <FrameHead/> },
        Surface::Element => ().into_any(),
    };
    let address = timeline.view.with_untracked(|view| view.data.clone());
    let is_frame = surface == Surface::Frame;
    let table = match is_frame {
        true => view! {
            <details class="ct-group">
                <summary>
                    <span class="ct-group-name">{page::TABLE}</span>
                </summary>
                <MeetingTable/>
            </details>
        },
        false => view! { <MeetingTable/> },
    };
    let foot = match surface {
        Surface::Page => view! {
            <Deferred turn=3>
                <About/>
            </Deferred>
        },
        _ => view! { <SourceLine/> },
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
        <Filters/>
        <Status/>
        {(!is_frame).then(|| view! { <KeyFigures/> })}
        <div class="ct-body">
            <Deferred turn=1>
                <Chart/>
            </Deferred>
            <div class="ct-aside">
                <DetailPanel/>
                <Legend data=timeline.data() is_folded=is_frame/>
            </div>
            <Deferred turn=2>{table}</Deferred>
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
    anchors
}
