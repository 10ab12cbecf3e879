//! State that all components share: the data, the view, and what follows from them.

use std::rc::Rc;
use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

use super::data::Data;
use super::links::{LinkTarget, MEETING_PAGES};
use super::opened::Opened;
use super::setting::{HostEvent, Setting, Surface};
use crate::chart::{Mark, Scene, SceneOptions, Subject, scene_with};
use crate::dataset::{Dataset, Texts};
use crate::paint::CanvasMeasure;
use crate::platform::{self, Files, FocusPoint, History, Origin};
use crate::view::{Index, Note, Open, Part, Selection, Theme, ViewState, decode_for, encode};
use crate::words;

/// Noted when the view is about to change.
const CHANGE: &str = "coalition-timeline:change";
/// How long a change took, to the end of drawing.
const FILTER: &str = "coalition-timeline:filter";

/// What a timeline begins with.
pub struct Beginning {
    /// The data set.
    pub dataset: Arc<Dataset>,
    /// Its longer texts, where they have come.
    pub texts: Option<Arc<Texts>>,
    /// Its index, where that has been made already.
    pub index: Option<Index>,
    /// Where the data come from.
    pub origin: Origin,
    /// The query of the view to begin with.
    pub query: String,
    /// The colours that the reader has chosen before, on our own page.
    pub chosen_theme: Theme,
}

/// Shared state of one mounted timeline. Copies are handles to the same state; components get it from the context
/// ([`use_timeline`]).
///
/// Data flow one way: what is shown is derived from the data and `view`, which [`Timeline::change`] and its like alone write; what it
/// looks like also from what the chart measures (`width_px`, `caption_heights`, `measure`), and from two choices that no address has:
/// whether all lanes and all rows are shown.
#[derive(Clone, Copy)]
pub struct Timeline {
    dataset: StoredValue<Arc<Dataset>>,
    /// The longer texts, once they have come.
    pub texts: RwSignal<Option<Arc<Texts>>>,
    /// Where the data come from.
    origin: StoredValue<Origin, LocalStorage>,
    setting: StoredValue<Setting, LocalStorage>,
    /// Where the reader was when something was opened.
    opener: StoredValue<Option<FocusPoint>, LocalStorage>,
    /// The element around everything that the timeline shows.
    pub root: NodeRef<Div>,
    /// Whether what is open was opened here, not by the address that the page came with.
    was_opened_here: StoredValue<bool>,
    /// How many parts of the delivered page are still to be hydrated.
    parts_left: StoredValue<usize>,
    /// What is to be done when all are: until then the state must be that of the delivered page.
    waiting: StoredValue<Vec<Box<dyn FnOnce()>>, LocalStorage>,
    /// What the reader has asked for.
    pub view: RwSignal<ViewState>,
    /// The colours that the reader has chosen on our own page, for where the view asks for none.
    pub chosen_theme: RwSignal<Theme>,
    /// What could not be understood in the address.
    pub notes: RwSignal<Vec<Note>>,
    /// What is open.
    pub opened: Memo<Option<Opened>>,
    /// The meetings shown and the counts beside the filters.
    pub selection: Memo<Arc<Selection>>,
    /// The room for the chart in CSS pixels; 0 before it is known.
    pub width_px: RwSignal<u32>,
    /// Whether each host has a lane of its own, however few meetings it has.
    pub has_all_lanes: RwSignal<bool>,
    /// Whether all rows of a table that begins folded are shown.
    pub has_all_rows: RwSignal<bool>,
    /// What measures the text of the chart; `None` before the font is known.
    pub measure: RwSignal<Option<Rc<CanvasMeasure>>, LocalStorage>,
    /// The heights of the panels' captions, in units of the scene.
    pub caption_heights: RwSignal<Vec<i32>>,
    /// The picture without captions. The heading and the theme do not change it, nor does an open meeting unless some are
    /// gathered.
    pub picture: Memo<Arc<Scene>>,
    /// The picture as it lies in the page, with room for the captions.
    pub scene: Memo<Arc<Scene>>,
}

impl Timeline {
    /// The state in a setting. It belongs to the owner at hand. `root` is the element that everything is shown in.
    pub fn new(beginning: Beginning, setting: Setting, root: NodeRef<Div>) -> Self {
        let Beginning { dataset, texts, index: made, origin, query, chosen_theme } = beginning;
        let texts = RwSignal::new(texts);
        let searched = dataset.clone();
        // That of a large data set has been made on the way.
        let made = StoredValue::new(made);
        // A search looks through the texts too.
        let prepared = move |_: Option<&Arc<Index>>| {
            let make = |texts: &Option<Arc<Texts>>| Index::new(&searched, texts.as_deref(), words::country);
            texts.with(|texts| Arc::new(made.try_update_value(Option::take).flatten().unwrap_or_else(|| make(texts))))
        };
        // Made anew only for other texts, which is always a change.
        let index = Memo::new_with_compare(prepared, |_, _| true);
        let (view, notes) = decoded(&query, &dataset, setting.surface);
        let view = RwSignal::new(ViewState { data: origin.address(), ..view });
        let notes = RwSignal::new(notes);
        let chosen_theme = RwSignal::new(chosen_theme);
        // What the picture does not depend on is taken out, so that it does not cause a new one.
        let drawn =
            |view: &ViewState| ViewState { order: Default::default(), has_moments: view.has_moments, ..view.listed() };
        let filters = Memo::new(move |_| view.with(drawn));
        let selection = Memo::new(move |_| filters.with(|view| Arc::new(index.with(|index| index.selection(view)))));
        let width_px = RwSignal::new(0);
        let (has_all_lanes, has_all_rows) = (RwSignal::new(false), RwSignal::new(false));
        let data = dataset.clone();
        let searched = dataset.clone();
        let opened = Memo::new(move |_| view.with(|view| Opened::new(&searched, &view.open)));
        let measure = RwSignal::new_local(None::<Rc<CanvasMeasure>>);
        let caption_heights = RwSignal::new(Vec::new());
        let picture = Memo::new(move |_| {
            let (width, Some(measure)) = (width_px.get(), measure.get()) else { return Arc::default() };
            if width == 0 {
                return Arc::default();
            }
            let selection = selection.get();
            let has_all_lanes = has_all_lanes.get();
            let scene = |kept| {
                let options = SceneOptions { width_px: width, kept, has_all_lanes, fit: None };
                filters.with(|view| scene_with(&data, view, &selection, options, &*measure))
            };
            let plain = scene(None);
            // Where some are gathered into bars, the open one must be seen. Otherwise each has its mark already.
            let gathers = |mark: &Mark| matches!(mark.subject, Subject::Meetings(..) | Subject::Sums(..));
            let open_meeting = || opened.get().and_then(Opened::meeting);
            Arc::new(match plain.marks.iter().any(gathers).then(open_meeting).flatten() {
                Some(position) => scene(Some(position)),
                None => plain,
            })
        });
        let scene = Memo::new(move |_| {
            let spread = |picture: &Arc<Scene>| caption_heights.with(|heights| Scene::clone(picture).spread(heights));
            Arc::new(picture.with(spread))
        });
        Self {
            dataset: StoredValue::new(dataset),
            texts,
            origin: StoredValue::new_local(origin),
            setting: StoredValue::new_local(setting),
            opener: StoredValue::new_local(None),
            root,
            was_opened_here: StoredValue::new(false),
            parts_left: StoredValue::new(0),
            waiting: StoredValue::new_local(Vec::new()),
            view,
            chosen_theme,
            notes,
            opened,
            selection,
            width_px,
            has_all_lanes,
            has_all_rows,
            measure,
            caption_heights,
            picture,
            scene,
        }
    }

    /// Whether the timeline is still there: what waits may come after it has gone.
    pub fn is_there(&self) -> bool {
        self.view.try_with_untracked(|_| ()).is_some()
    }

    /// The data.
    pub fn dataset(&self) -> Arc<Dataset> {
        self.dataset.get_value()
    }

    /// The data with the texts, where they have come. It is followed whether they have.
    pub fn data(&self) -> Data {
        Data { dataset: self.dataset(), texts: self.texts.get() }
    }

    /// The colours that apply: those of the view, else the reader's own.
    pub fn theme(&self) -> Theme {
        let theme = self.view.with(|view| view.theme);
        if theme == Theme::System { self.chosen_theme.get() } else { theme }
    }

    /// A part of the delivered page is hydrated later.
    pub fn begin_part(&self) {
        self.parts_left.update_value(|left| *left += 1);
    }

    /// It has been hydrated. With the last one all comes that waits for it.
    pub fn end_part(&self) {
        self.parts_left.update_value(|left| *left = left.saturating_sub(1));
        if !self.is_hydrating() {
            let waiting = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
            waiting.into_iter().for_each(|act| act());
        }
    }

    /// Whether parts of the delivered page are still to be hydrated.
    pub fn is_hydrating(&self) -> bool {
        self.parts_left.try_get_value().is_some_and(|left| left > 0)
    }

    /// Does something when all parts of the page have been hydrated; at once where that is the case.
    pub fn when_hydrated(&self, act: impl FnOnce() + 'static) {
        if self.is_hydrating() {
            self.waiting.update_value(|waiting| waiting.push(Box::new(act)));
        } else {
            act();
        }
    }

    /// Changes the view and writes its address. Nothing happens where the change changes nothing.
    pub fn change(&self, history: History, change: impl FnOnce(ViewState) -> ViewState + 'static) {
        let it = *self;
        self.when_hydrated(move || it.change_now(history, change));
    }

    fn change_now(&self, history: History, change: impl FnOnce(ViewState) -> ViewState) {
        let Some(before) = self.view.try_get_untracked() else { return };
        let after = change(before.clone());
        if after == before {
            return;
        }
        platform::note_time(CHANGE);
        self.view.set(after.clone());
        self.notes.set(Vec::new());
        self.emit_change(&before, &after, history, false);
    }

    /// The view of a query, here and of these data, and what could not be understood in it.
    fn decoded(&self, query: &str) -> (ViewState, Vec<Note>) {
        let (view, notes) = decoded(query, &self.dataset(), self.surface());
        let data = self.view.with_untracked(|present| present.data.clone());
        (ViewState { data, ..view }, notes)
    }

    /// Undoes every filter.
    pub fn clear_filters(&self) {
        let dataset = self.dataset();
        self.change(History::Push, move |view| view.unfiltered(&dataset));
    }

    /// Takes the view that the page around asks for; what was not understood is shown.
    pub fn adopt(&self, query: &str) {
        let Some(before) = self.view.try_get_untracked() else { return };
        let (after, notes) = self.decoded(query);
        self.was_opened_here.set_value(false);
        self.opener.set_value(None);
        self.view.set(after.clone());
        self.notes.set(notes);
        self.emit_change(&before, &after, History::Replace, true);
    }

    /// Takes the view that the page was opened with, where it was delivered with another.
    pub fn begin_with(&self, query: String) {
        let it = *self;
        self.when_hydrated(move || {
            let (view, notes) = it.decoded(&query);
            it.view.set(view);
            it.notes.set(notes);
        });
    }

    /// The title of a page that shows the view. `whole` is that of the whole of our data.
    pub fn page_title(&self, whole: &str) -> String {
        let dataset = self.dataset();
        self.view.with(|view| {
            let is_whole = view.open == Open::Nothing && !view.is_filtered(&dataset);
            match is_whole {
                true if self.is_bundled() => whole.to_owned(),
                true => words::title(&dataset).to_owned(),
                false => words::view_title(view, &dataset),
            }
        })
    }

    /// Takes the notes on the address away.
    pub fn dismiss_notes(&self) {
        self.notes.set(Vec::new());
    }

    fn emit_change(&self, before: &ViewState, after: &ViewState, history: History, was_asked: bool) {
        let query = encode(after, &self.dataset());
        self.setting.with_value(|setting| {
            setting.view_changed(query, history, was_asked);
            // Whoever has just heard of the view may have asked for another, or have taken the timeline away.
            let is_present = self.view.try_with_untracked(|view| view.open == after.open);
            if before.open != after.open && !was_asked && is_present == Some(true) {
                self.emit_select(&after.open);
            }
        });
    }

    fn emit_select(&self, open: &Open) {
        let meeting = match open {
            Open::Meeting(id) => Some(id.clone()),
            _ => None,
        };
        self.setting.with_value(|setting| setting.emit(HostEvent::Select(meeting)));
    }

    /// Notes that the picture of the last change has been drawn.
    pub fn note_drawn(&self) {
        platform::note_span(FILTER, CHANGE);
    }

    /// The query of the present view.
    pub fn query(&self) -> String {
        self.view.try_with_untracked(|view| encode(view, &self.dataset())).unwrap_or_default()
    }

    /// Where the data come from.
    pub fn files(&self) -> Option<Files> {
        self.setting.with_value(|setting| setting.files.clone())
    }

    /// Where the timeline is shown.
    pub fn surface(&self) -> Surface {
        self.setting.with_value(|setting| setting.surface)
    }

    /// Takes the view from an address that the reader went back or forward to.
    pub fn travel(&self, query: String) {
        let it = *self;
        self.when_hydrated(move || it.travel_now(&query));
    }

    fn travel_now(&self, query: &str) {
        let (view, notes) = self.decoded(query);
        // The reader goes back or forward to something open, and so does the focus.
        self.was_opened_here.set_value(true);
        if view.open != Open::Nothing {
            // It is opened from nowhere in the page.
            self.opener.set_value(None);
        }
        self.view.set(view);
        self.notes.set(notes);
    }

    /// The address of a view on our own page, for a link.
    pub fn link(&self, view: &ViewState) -> String {
        let query = encode(&view.on_page(), &self.dataset());
        self.setting.with_value(|setting| format!("{}?{query}", setting.site))
    }

    /// The whole address of a view, to be given away. The colours are the reader's own and are not in it. `None` where the
    /// data have none: the address would show others the bundled ones.
    pub fn address(&self, view: &ViewState) -> Option<String> {
        self.has_address().then(|| self.absolute_url(view))
    }

    fn absolute_url(&self, view: &ViewState) -> String {
        let link = self.link(&ViewState { theme: Theme::System, ..view.clone() });
        platform::absolute_url(&link).unwrap_or(link).trim_end_matches('?').to_owned()
    }

    /// Whether the data are the bundled ones, which are ours to cite and have pages.
    pub fn is_bundled(&self) -> bool {
        self.origin.with_value(Origin::is_bundled)
    }

    /// Whether an address can show the data.
    pub fn has_address(&self) -> bool {
        self.origin.with_value(|origin| origin.is_bundled() || origin.address().is_some())
    }

    /// The name of the file that the data are from, where the reader has opened one.
    pub fn file_name(&self) -> Option<String> {
        self.origin.with_value(Origin::file_name)
    }

    /// Where links to meetings lead.
    pub fn link_target(&self) -> LinkTarget {
        self.view.with_untracked(|view| LinkTarget::new(&self.dataset(), view, self.surface()))
    }

    /// Opens something, and remembers where the reader was.
    pub fn open(&self, open: Open) {
        // Where the page around has a detail of its own, the timeline does not know whether that has been closed since.
        let is_again = self.view.with_untracked(|view| view.open == open && !view.parts.has(Part::Detail));
        if is_again {
            return self.emit_select(&open);
        }
        if self.view.with_untracked(|view| view.open == Open::Nothing) {
            // Where nothing has the focus, the body of the page has it, which is nowhere to go back to.
            let root = self.root.get_untracked();
            self.opener.set_value(root.and_then(|root| FocusPoint::inside(&root)));
        }
        self.was_opened_here.set_value(true);
        self.change(History::Push, move |view| ViewState { open, ..view });
    }

    /// Whether the reader has opened something, so that the focus may go there.
    pub fn was_opened_here(&self) -> bool {
        self.was_opened_here.get_value()
    }

    /// Opens the meeting at a position.
    pub fn open_meeting(&self, position: usize) {
        if let Some(meeting) = self.dataset().meetings.get(position) {
            self.open(Open::Meeting(meeting.id));
        }
    }

    /// Opens the size at a position of the growth line.
    pub fn open_size(&self, position: usize) {
        if let Some(point) = self.dataset().growth.points.get(position) {
            self.open(Open::GrowthPoint(point.date.to_string()));
        }
    }

    /// Opens the moment at a position.
    pub fn open_moment(&self, position: usize) {
        if let Some(moment) = self.dataset().moments.get(position) {
            self.open(Open::Moment(moment.id.clone()));
        }
    }

    /// Closes what is open.
    pub fn close(&self) {
        self.change(History::Push, move |view| ViewState { open: Open::Nothing, ..view });
    }

    /// Returns the focus to where something was opened; whether that is still there.
    pub fn return_focus(&self) -> bool {
        let Some(opener) = self.opener.try_get_value().flatten() else { return false };
        self.opener.set_value(None);
        opener.restore()
    }

    /// The position of the open meeting, which is not followed.
    pub fn open_position(&self) -> Option<usize> {
        self.opened.get_untracked().and_then(Opened::meeting)
    }

    /// Opens what a component asks for, or closes what is open.
    pub fn on_open(self) -> Callback<Open> {
        Callback::new(move |open| match open {
            Open::Nothing => self.close(),
            open => self.open(open),
        })
    }

    /// The address of a meeting in the present view, for a link.
    pub fn meeting_link(&self, id: &str) -> String {
        let open = Open::Meeting(id.to_owned());
        self.view.with_untracked(|view| self.link(&ViewState { open, ..view.clone() }))
    }

    /// The address of the page that a meeting has for itself. `None` where the data are not the bundled ones.
    pub fn meeting_page(&self, id: &str) -> Option<String> {
        let page = |setting: &Setting| match setting.site.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{MEETING_PAGES}/{id}/"),
            None => format!("{MEETING_PAGES}/{id}/"),
        };
        self.is_bundled().then(|| self.setting.with_value(page))
    }
}

/// The view of a query where a timeline is shown, and what could not be understood in it.
fn decoded(query: &str, dataset: &Dataset, surface: Surface) -> (ViewState, Vec<Note>) {
    let (view, notes) = decode_for(query, dataset, surface == Surface::Frame);
    // Our own page is whole, whatever its address says.
    if surface == Surface::Page { (view.on_page(), notes) } else { (view, notes) }
}

/// The state of the timeline that a component is part of.
///
/// # Panics
/// Never in the tree of [`App`](super::App), which provides it.
pub fn use_timeline() -> Timeline {
    expect_context()
}
