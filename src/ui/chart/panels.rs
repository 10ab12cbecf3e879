//! Panels of the chart in the page: captions as text, the room of the plots, and the font that the chart is laid out in.
//!
//! Captions stand in the flow of the page. The program measures how high they are, lays the panels out between them and paints all
//! panels on one canvas that lies over the whole.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use super::lane_options::LaneOptions;
use super::prerendered_panels::{PRERENDERED_WIDTHS, PrerenderedPanel, PrerenderedPanels};
use super::state::{ChartState, css_px, use_chart};
use crate::chart::{Key, PanelKind, PanelWords, Scene, keys, panel_words};
use crate::platform::{self, HeightObserver, WidthObserver};
use crate::ui::cleanup::drop_on_cleanup;
use crate::ui::effect;
use crate::ui::hosting_of_view::HostingOfView;
use crate::ui::key_figures::KeyFigures;
use crate::ui::legend::PanelKey;
use crate::ui::moments_switch::MomentsSwitch;
use crate::ui::prerendered::is_prerendered;
use crate::ui::view;
use crate::ui::wanted::{Wanted, is_wanted};
use crate::view::Part;
use crate::words;

/// The panels that a data set has, each with its caption above the room of its plot.
#[component]
pub fn Panels(
    /// The scene whose plots have the room that they need.
    sized: RwSignal<Arc<Scene>>,
) -> impl IntoView {
    let chart = use_chart();
    let timeline = chart.timeline;
    let words = panel_words(&timeline.dataset());
    let captions: Vec<NodeRef<html::Div>> = words.iter().map(|_| NodeRef::new()).collect();
    let measure = {
        let captions = captions.clone();
        move || measure_captions(chart, &captions)
    };
    follow_width(chart, measure.clone());
    follow_captions(chart, captions.clone(), measure);
    let panels = use_context::<PrerenderedPanels>();
    let has_controls = is_wanted(timeline, Part::Controls);
    let has_moments = Memo::new(move |_| timeline.view.with(|view| view.has_moments));
    let panel = |(at, (words, node_ref)): (usize, (PanelWords, NodeRef<html::Div>))| {
        let key = Signal::derive(move || {
            // The switch of the moments shows their shape.
            let explains_moments = has_moments.get() && !has_controls.get();
            keys(&timeline.dataset(), explains_moments).into_iter().nth(at)
        });
        // What the caption says of the present picture, once there is one.
        let note = Signal::derive(move || {
            timeline
                .picture
                .with(|scene| (scene.width_px > 0).then(|| scene.panels.get(at).map(|panel| panel.note.to_string()))?)
        });
        let height = Signal::derive(move || {
            let height = |scene: &Arc<Scene>| scene.panels.get(at).map(|panel| css_px(panel.end - panel.start));
            sized.with(height)
        });
        let prerendered = panels.as_ref().and_then(|panels| panels.0.get(at).cloned());
        let prerendered = prerendered.or_else(|| is_prerendered().then(PrerenderedPanel::default));
        view! { <Panel words key note prerendered height node_ref/> }
    };
    words.into_iter().zip(captions).enumerate().map(panel).collect_view()
}

/// A panel. Its heading is that of the list of its marks.
#[component]
fn Panel(
    /// What it is called and shows.
    words: PanelWords,
    /// What the marks of the present picture mean.
    key: Signal<Option<Key>>,
    /// What else there is to say of the present picture; `None` as long as there is none.
    note: Signal<Option<String>>,
    /// What stands in its place until it is painted.
    prerendered: Option<PrerenderedPanel>,
    /// The height of the plot.
    height: Signal<Option<String>>,
    /// The caption.
    node_ref: NodeRef<html::Div>,
) -> impl IntoView {
    let chart = use_chart();
    let PanelWords { kind, title, unit, .. } = words;
    let title = title.into_owned();
    let options = move || match kind {
        PanelKind::Growth => view! { <MomentsSwitch/> }.into_any(),
        PanelKind::Pledges => ().into_any(),
        PanelKind::Hosts => view! { <LaneOptions/> }.into_any(),
    };
    let (notes, pictures) = prerendered.map(|prerendered| (prerendered.notes, prerendered.pictures)).unzip();
    let note = move || match (note.get(), &notes) {
        (Some(note), _) if note.is_empty() => ().into_any(),
        (Some(note), _) => format!(" {note}").into_any(),
        (None, Some(notes)) => {
            let note = |((_, class), note): (&(u32, &'static str), &String)| {
                view! { <span class=*class>{format!(" {note}")}</span> }
            };
            PRERENDERED_WIDTHS.iter().zip(notes).map(note).collect_view().into_any()
        }
        (None, None) => ().into_any(),
    };
    let of_hosts: HostingOfView = expect_context();
    let is_explained = move || kind == PanelKind::Hosts && of_hosts.get().is_any_shared;
    let explained = move || is_explained().then(|| view! { <p class="ct-panel-text">{words::SHARED_MARKS}</p> });
    // The style sheet keeps for the delivered picture the height that the plot will have.
    let plot = match kind {
        PanelKind::Growth => "ct-plot ct-plot-growth",
        PanelKind::Pledges => "ct-plot ct-plot-pledges",
        PanelKind::Hosts => "ct-plot",
    };
    let pictures = StoredValue::new(pictures);
    let pictures = move || {
        let pictures = pictures.get_value().filter(|_| !chart.is_painted.get());
        pictures.map(|pictures| view! { <div class="ct-prerendered-panel" inner_html=pictures></div> })
    };
    view! {
        <div class="ct-panel">
            <div class="ct-caption" node_ref=node_ref>
                <div class="ct-panel-head">
                    <p class="ct-panel-title">{title.clone()}</p>
                    <Wanted part=Part::Figures>
                        <KeyFigures panel=kind title=title.clone()/>
                    </Wanted>
                    <p class="ct-panel-text"><span class="ct-unit">{unit.into_owned()}</span> {move || note()}</p>
                    {move || explained().into_any()}
                </div>
                <div class="ct-panel-key">
                    <Wanted part=Part::Key>
                        {move || key.get().map(|panel| view! { <PanelKey panel has_note=false/> })}
                    </Wanted>
                    <Wanted part=Part::Controls>{options()}</Wanted>
                </div>
            </div>
            <div class=plot style:height=height>
                {move || pictures().into_any()}
            </div>
        </div>
    }
}

/// Tells the timeline how much room there is, as soon as the browser knows, and whenever that changes.
fn follow_width(chart: ChartState, measure_captions: impl Fn() + Clone + 'static) {
    let timeline = chart.timeline;
    effect(move || {
        let Some(picture) = chart.picture.get() else { return };
        let measure_captions = measure_captions.clone();
        drop_on_cleanup(WidthObserver::new(&picture, move |width| {
            if !chart.is_there() {
                return;
            }
            if timeline.measure.with_untracked(Option::is_none) {
                measure_font(chart);
            }
            measure_captions();
            timeline.width_px.set(width);
        }));
    });
}

/// Measures the captions when there are others, and when their letters change: a reader may have chosen larger ones.
fn follow_captions(chart: ChartState, captions: Vec<NodeRef<html::Div>>, measure: impl Fn() + Clone + 'static) {
    let (timeline, measure_new) = (chart.timeline, measure.clone());
    effect(move || {
        timeline.picture.track();
        measure_new();
    });
    effect(move || {
        for caption in captions.iter().filter_map(|caption| caption.get()) {
            let measure = measure.clone();
            // Nothing is laid out in the midst of the browser's own work.
            let measure = move |_| {
                let measure = measure.clone();
                set_timeout(
                    move || {
                        if chart.is_there() {
                            measure();
                        }
                    },
                    Duration::ZERO,
                );
            };
            drop_on_cleanup(HeightObserver::new(&caption, measure));
        }
    });
}

/// Measures how high the captions are.
fn measure_captions(chart: ChartState, captions: &[NodeRef<html::Div>]) {
    // They may have gone meanwhile, and the chart with them.
    let present = |caption: &NodeRef<html::Div>| caption.try_get_untracked().flatten();
    let heights: Vec<i32> = captions.iter().filter_map(present).map(|it| platform::layout_height(&it)).collect();
    if heights.len() < captions.len() {
        return;
    }
    let known = chart.timeline.caption_heights;
    if known.with_untracked(|known| *known != heights) {
        known.set(heights);
    }
}

/// Takes the font that the chart has in the page as the measure of its text.
pub fn measure_font(chart: ChartState) {
    if let Some(picture) = chart.picture.get_untracked() {
        chart.timeline.measure.set(platform::text_measure(&picture).map(Rc::new));
    }
}

/// Letters that nobody sees. When they change, the picture is laid out again: a font has come, or a host or a reader has chosen
/// another.
#[component]
pub fn FontProbe() -> impl IntoView {
    let chart = use_chart();
    let probe = NodeRef::<html::Div>::new();
    effect(move || {
        let Some(probe) = probe.get() else { return };
        let is_first = StoredValue::new(true);
        drop_on_cleanup(WidthObserver::new(&probe, move |_| {
            // The first time is when the probe itself comes.
            if is_first.try_get_value() == Some(false) && chart.is_there() {
                measure_font(chart);
            }
            is_first.try_set_value(false);
        }));
    });
    view! {
        <div class="ct-probe" aria-hidden="true" node_ref=probe>
            "mWoi"
            <b>"mWoi"</b>
        </div>
    }
}
