//! Links and buttons over the marks of the picture, which are reached without a pointer.
//!
//! One of them is on the way of the Tab key; from there arrow keys lead to the others. Programs that read the page aloud find all of
//! them in the order of their lists.

use std::sync::Arc;
use std::time::Duration;

use leptos::ev::{Event, FocusEvent, KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::state::ChartState;
use crate::chart::{
    KeyboardStep, Mark, MarkAction, Scene, Subject, Track, UNITS_PER_PX, described, mark_after_step, nearest,
    track_name,
};
use crate::platform;
use crate::ui::data::Data;
use crate::ui::keyed::keyed;
use crate::ui::links::LinkTarget;
use crate::ui::opened::Opened;
use crate::ui::view;
use crate::view::Open;
use crate::words::{self, page};

/// More marks than this are not listed: only the one that the keyboard is at.
const MOST_LISTED: usize = 400;
/// The links are made when the picture has been the same for so long: nobody reads those of each letter of a search.
const WAITS: Duration = Duration::from_millis(150);

/// The element of a mark.
#[derive(Clone, Copy)]
enum MarkElement {
    Link(NodeRef<html::A>),
    Button(NodeRef<html::Button>),
    Image(NodeRef<html::Div>),
}

impl MarkElement {
    /// Puts the focus on it; without scrolling where the reader is in place already.
    fn focus(self, stays_in_place: bool) {
        let focus = if stays_in_place { platform::focus_in_place } else { platform::focus };
        match self {
            Self::Link(link) => present(link).iter().for_each(|it| _ = focus(it)),
            Self::Button(button) => present(button).iter().for_each(|it| _ = focus(it)),
            Self::Image(image) => present(image).iter().for_each(|it| _ = focus(it)),
        }
    }

    /// Takes it on the way of the Tab key, or off it.
    fn set_tab_stop(self, is_stop: bool) {
        let value = Some(if is_stop { "0" } else { "-1" });
        match self {
            Self::Link(link) => present(link).iter().for_each(|it| platform::set_attribute(it, "tabindex", value)),
            Self::Button(button) => {
                present(button).iter().for_each(|it| platform::set_attribute(it, "tabindex", value));
            }
            Self::Image(image) => present(image).iter().for_each(|it| platform::set_attribute(it, "tabindex", value)),
        }
    }
}

/// The element of a node. Its list may have gone, and the node with it.
fn present<T>(node: impl GetUntracked<Value = Option<T>>) -> Option<T> {
    node.try_get_untracked().flatten()
}

/// What is listed.
#[derive(Clone)]
struct Listed {
    scene: Arc<Scene>,
    data: Data,
    /// Of very many marks the only one that is listed.
    kept: Option<usize>,
    /// How many lists there have been before.
    version: usize,
}

/// State of the links. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub struct MarkLinksState {
    chart: ChartState,
    list: NodeRef<html::Div>,
    listed: RwSignal<Option<Listed>>,
    /// Those that are in the page, each with the number of its mark in the listed scene.
    elements: StoredValue<Vec<(usize, MarkElement)>>,
    /// The mark that the Tab key leads to.
    stop: StoredValue<Option<usize>>,
    /// The mark that gets the focus when it is listed, and whether the page stays where it is.
    wanted: StoredValue<Option<(usize, bool)>>,
    /// Whether they are about to be others.
    is_busy: RwSignal<bool>,
    waiting: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

impl MarkLinksState {
    /// None are there yet.
    pub fn new(chart: ChartState) -> Self {
        Self {
            chart,
            list: NodeRef::new(),
            listed: RwSignal::new(None),
            elements: StoredValue::new(Vec::new()),
            stop: StoredValue::new(None),
            wanted: StoredValue::new(None),
            is_busy: RwSignal::new(true),
            waiting: StoredValue::new_local(None),
        }
    }

    /// What is around all lists.
    pub fn list_ref(&self) -> NodeRef<html::Div> {
        self.list
    }

    /// Lists the marks of the present scene when there is time.
    pub fn list_soon(&self) {
        self.list_in(WAITS);
    }

    fn list_in(&self, wait: Duration) {
        let it = *self;
        self.is_busy.set(true);
        self.stop_waiting();
        let list = move || {
            if it.chart.is_there() {
                it.list();
            }
        };
        self.waiting.set_value(set_timeout_with_handle(list, wait).ok());
    }

    fn stop_waiting(&self) {
        if let Some(waiting) = self.waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
    }

    /// Makes them anew for the present scene. Its marks have other numbers: the keyboard stays at what it was at.
    fn list(&self) {
        let scene = self.chart.scene();
        let before = self.listed.with_untracked(|listed| listed.as_ref().map(|listed| listed.scene.clone()));
        let stop = self.stop.get_value().and_then(|at| same(&scene, before?.marks.get(at)?));
        let stop = stop.or_else(|| mark_after_step(&scene, None, KeyboardStep::Top));
        // The reader is where the page is scrolled to, and may only have turned a telephone.
        let has_focus = self.list.get_untracked().is_some_and(|list| platform::focused_inside(&list).is_some());
        self.wanted.set_value(stop.filter(|_| has_focus).map(|stop| (stop, true)));
        self.write(scene, stop);
    }

    fn write(&self, scene: Arc<Scene>, stop: Option<usize>) {
        self.stop.set_value(stop);
        let kept = stop.filter(|_| scene.marks.len() > MOST_LISTED);
        let version = self.listed.with_untracked(|listed| listed.as_ref().map_or(0, |listed| listed.version + 1));
        let data = untrack(|| self.chart.timeline.data());
        self.listed.set(Some(Listed { scene, data, kept, version }));
    }

    /// The links are in the page.
    fn have_come(&self) {
        if !self.chart.is_there() {
            return;
        }
        self.is_busy.set(false);
        self.stop_at(self.stop.get_value());
        if let Some((mark, stays_in_place)) = self.wanted.get_value() {
            self.wanted.set_value(None);
            self.element(mark).iter().for_each(|element| element.focus(stays_in_place));
        }
    }

    /// Whether they are those of the present scene.
    fn are_present(&self) -> bool {
        let scene = self.chart.scene();
        self.listed.with_untracked(|listed| listed.as_ref().is_some_and(|listed| Arc::ptr_eq(&listed.scene, &scene)))
    }

    /// The mark whose link an event happened to.
    fn mark_of(&self, event: &Event) -> Option<usize> {
        platform::delegated(event, "data-mark")?.parse().ok()
    }

    fn subject(&self, mark: usize) -> Option<Subject> {
        self.listed.with_untracked(|listed| Some(listed.as_ref()?.scene.marks.get(mark)?.subject.clone()))
    }

    fn element(&self, mark: usize) -> Option<MarkElement> {
        self.elements.with_value(|all| all.iter().find(|(at, _)| *at == mark).map(|(_, element)| *element))
    }

    /// Takes a mark on the way of the Tab key, and the one before off it.
    fn stop_at(&self, mark: Option<usize>) {
        let before = self.stop.get_value();
        self.stop.set_value(mark);
        for (at, is_stop) in [(before, false), (mark, true)] {
            at.and_then(|at| self.element(at)).iter().for_each(|element| element.set_tab_stop(is_stop));
        }
    }

    /// Puts the focus on the link for what was open, or on the one that the Tab key leads to; whether there is one.
    pub fn restore_focus(&self, open: &Open) -> bool {
        let dataset = self.chart.timeline.dataset();
        let opened = Opened::new(&dataset, open);
        let is_its_own = |subject: &Subject| match subject.action() {
            Some(MarkAction::Meeting(at)) => opened == Some(Opened::Meeting(at)),
            Some(MarkAction::GrowthPoint(at)) => opened == Some(Opened::GrowthPoint(at)),
            Some(MarkAction::Moment(at)) => opened == Some(Opened::Moment(at)),
            _ => false,
        };
        let all = self.elements.with_value(|all| all.iter().map(|(at, _)| *at).collect::<Vec<usize>>());
        let own = all.into_iter().find(|at| self.subject(*at).is_some_and(|subject| is_its_own(&subject)));
        let element = own.or(self.stop.get_value()).and_then(|at| self.element(at));
        element.iter().for_each(|element| element.focus(true));
        element.is_some()
    }

    fn take_focus(&self, event: &FocusEvent) {
        self.chart.forget_dismissal();
        let Some(mark) = self.mark_of(event) else { return };
        self.stop_at(Some(mark));
        if !self.are_present() {
            // They were to be made anew soon: the focus goes to the same among those, after what it brings now.
            return self.list_in(Duration::ZERO);
        }
        // Where the pointer has brought the focus here, nobody is about to press keys.
        self.chart.focus(Some(mark).filter(|_| platform::is_focus_visible(event)));
    }

    fn lose_focus(&self) {
        self.chart.forget_dismissal();
        self.chart.focus(None);
    }

    fn press(&self, event: &MouseEvent) {
        let Some(subject) = self.mark_of(event).and_then(|mark| self.subject(mark)) else { return };
        // What a mark for several leads to is that of the scene that is seen.
        let is_closer = matches!(subject.action(), Some(MarkAction::Closer(_)));
        if !platform::is_plain_click(event) || is_closer && !self.are_present() {
            return;
        }
        event.prevent_default();
        self.chart.open(&subject);
    }

    fn step(&self, event: &KeyboardEvent) {
        let (Some(from), Some(step)) = (self.mark_of(event), step(event)) else { return };
        event.prevent_default();
        let Some(scene) = self.listed.with_untracked(|listed| Some(listed.as_ref()?.scene.clone())) else { return };
        let Some(mark) = mark_after_step(&scene, Some(from), step) else { return };
        if scene.marks.len() > MOST_LISTED && self.stop.get_value() != Some(mark) {
            // The one that is there is another.
            self.wanted.set_value(Some((mark, false)));
            return self.write(scene, Some(mark));
        }
        self.element(mark).iter().for_each(|element| element.focus(false));
    }
}

/// The links and buttons over the marks: a list for each track, under the name of its panel.
#[component]
pub fn MarkLinks(
    /// Their state.
    state: MarkLinksState,
) -> impl IntoView {
    let timeline = state.chart.timeline;
    let versions = move || state.listed.with(|listed| listed.iter().map(|listed| (None, listed.version)).collect());
    let lists = move || {
        let Some(listed) = state.listed.get_untracked() else { return ().into_any() };
        // It is in the page when what runs now has ended.
        queue_microtask(move || state.have_come());
        let (view, elements) = lists(&listed, timeline.link_target());
        state.elements.set_value(elements);
        view
    };
    let address = move |id: &str| timeline.meeting_link(id);
    let busy = Signal::derive(move || state.is_busy.get().then_some("true"));
    on_cleanup(move || {
        state.stop_waiting();
        state.elements.try_update_value(Vec::clear);
    });
    view! {
        <div
            class="ct-marks"
            role="group"
            aria-busy=busy
            aria-label=page::MARKS
            node_ref=state.list
            on:focusin=move |event| {
                platform::aim_link(&event, "data-meeting", address);
                state.take_focus(&event);
            }
            on:focusout=move |_| state.lose_focus()
            on:click=move |event| state.press(&event)
            on:keydown=move |event| state.step(&event)
        >
            {keyed(versions, move |_| lists())}
        </div>
    }
}

/// The same lists where nothing moves the focus among them.
#[component]
pub fn MarkLists(
    /// What they are of.
    scene: Arc<Scene>,
    /// The data of the marks.
    data: Data,
    /// Where links to meetings lead.
    link_target: LinkTarget,
) -> impl IntoView {
    lists(&Listed { scene, data, kept: None, version: 0 }, link_target).0
}

/// All lists, and the elements of the marks in them.
fn lists(listed: &Listed, link_target: LinkTarget) -> (AnyView, Vec<(usize, MarkElement)>) {
    let (marks, labels) = (&listed.scene.marks, &listed.data.dataset.labels);
    let mut elements = Vec::new();
    let mut views: Vec<AnyView> = vec![view! { <p class="ct-unseen">{page::CHART_KEYS}</p> }];
    if marks.len() > MOST_LISTED {
        views.push(view! { <p class="ct-unseen">{page::many_marks(marks.len())}</p> });
        if let Some((at, mark)) = listed.kept.and_then(|at| Some((at, marks.get(at)?))) {
            views.push(link(&listed.data, at, mark, link_target, &mut elements));
        }
        return (views.into_any(), elements);
    }
    let mut panel = words::Words::default();
    for (track, positions) in marks.tracks() {
        let title = match track {
            Track::GrowthPoints | Track::Joins | Track::Moments => words::growth_title(labels).into(),
            Track::Sums => words::pledges_title(labels),
            Track::Lane(_) => words::HOSTS_TITLE.into(),
        };
        if title != panel {
            views.push(view! { <h3 class="ct-unseen">{title.to_string()}</h3> });
            panel = title;
        }
        let positions = positions.iter().map(|at| *at as usize).collect::<Vec<usize>>();
        let name = track_name(track, positions.len(), labels).to_string();
        let marks = positions.into_iter().filter_map(|at| Some((at, marks.get(at)?)));
        let items = marks.map(|(at, mark)| {
            let link = link(&listed.data, at, mark, link_target, &mut elements);
            view! { <li>{link}</li> }
        });
        let items = items.collect_view();
        views.push(view! { <ul role="list" aria-label=name>{items}</ul> });
    }
    (views.into_any(), elements)
}

/// A mark that can take the focus and is pressed like what it stands for.
fn link(
    data: &Data,
    number: usize,
    mark: &Mark,
    link_target: LinkTarget,
    elements: &mut Vec<(usize, MarkElement)>,
) -> AnyView {
    let name = described(data.context(), &mark.subject);
    let (x, y) = mark.centre;
    let place = Some(format!("{}px {}px", x / UNITS_PER_PX, y / UNITS_PER_PX));
    let id = match mark.subject.action() {
        Some(MarkAction::Meeting(of)) => data.dataset.meetings.get(of).map(|meeting| meeting.id),
        _ => None,
    };
    let href = id.as_ref().and_then(|id| link_target.href(id));
    let (view, element) = match (mark.subject.action(), href) {
        (None, _) => {
            let image = NodeRef::new();
            let view = view! {
                <div
                    role="img"
                    class="ct-mark"
                    tabindex="-1"
                    data-mark=number.to_string()
                    aria-label=name
                    style:translate=place
                    node_ref=image
                ></div>
            };
            (view, MarkElement::Image(image))
        }
        (_, Some(href)) => {
            let link = NodeRef::new();
            let (target, rel) = link_target.new_tab();
            let view = view! {
                <a
                    target=target
                    rel=rel
                    href=href
                    data-meeting=id
                    class="ct-mark"
                    tabindex="-1"
                    data-mark=number.to_string()
                    aria-label=name
                    style:translate=place
                    node_ref=link
                ></a>
            };
            (view, MarkElement::Link(link))
        }
        (Some(_), None) => {
            let button = NodeRef::new();
            let view = view! {
                <button
                    type="button"
                    class="ct-mark"
                    tabindex="-1"
                    data-mark=number.to_string()
                    aria-label=name
                    style:translate=place
                    node_ref=button
                ></button>
            };
            (view, MarkElement::Button(button))
        }
    };
    elements.push((number, element));
    view
}

/// The step that a key means. Modified keys are the browser's, but for those that lead to the ends of the picture.
fn step(event: &KeyboardEvent) -> Option<KeyboardStep> {
    if event.alt_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    Some(match (event.key().as_str(), event.ctrl_key()) {
        ("ArrowLeft", false) => KeyboardStep::Back,
        ("ArrowRight", false) => KeyboardStep::Forward,
        ("ArrowUp", false) => KeyboardStep::Up,
        ("ArrowDown", false) => KeyboardStep::Down,
        ("Home", false) => KeyboardStep::First,
        ("End", false) => KeyboardStep::Last,
        ("PageUp", false) => KeyboardStep::YearBack,
        ("PageDown", false) => KeyboardStep::YearForward,
        ("Home", true) => KeyboardStep::Top,
        ("End", true) => KeyboardStep::Bottom,
        _ => return None,
    })
}

/// The mark of a scene for what a mark of another stood for, or the nearest of its track.
fn same(scene: &Scene, before: &Mark) -> Option<usize> {
    let of_it = scene.marks.iter().position(|mark| (&mark.subject, mark.track) == (&before.subject, before.track));
    let beside = || {
        let (_, track) = scene.marks.tracks().find(|(track, _)| *track == before.track)?;
        nearest(scene, track, before).map(|at| at as usize)
    };
    of_it.or_else(beside)
}
