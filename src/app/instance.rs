//! Mounted instance: its data on their way, why there are none, or its timeline; and how the reader comes from one to another, and
//! back.
//!
//! On our own page it is the delivered timeline that is hydrated; anywhere else the tree is mounted. Starting is cut into tasks, so
//! that the browser can answer in between.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::Arc;

use any_spawner::Executor;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::mount::Tree;
use super::prerendered::{self, Delivered};
use super::return_to_place::return_to_place;
use super::texts::bring_texts;
use crate::dataset::Failure;
use crate::platform::{
    self, CancelToken, Entry, Fetched, HeightObserver, History, LocalCheck, LocalFile, OpenedFiles, Origin, Refused,
    TextSize,
};
use crate::ui::{
    App, Beginning, DataAction, HostEvent, Instance, Phase, Refusal, Setting, Shown, Surface, Timeline,
    drop_on_cleanup, effect, remembered_theme, view,
};
use crate::view::{Theme, asks_for_texts, data_address, with_parameter, with_parts_of};
use crate::words::page;

/// Data of which nothing has come for so long are waited for all the same, but the reader and the host are told.
const LATE_MS: u32 = 10_000;
/// Noted in the browser's list of times when a timeline can be used.
const READY: &str = "coalition-timeline:ready";

/// What fetches data for an instance, and decides what it shows.
pub struct Controller {
    host: HtmlElement,
    pub setting: Setting,
    pub instance: Instance,
    /// Owner of the signals of `instance`.
    pub owner: Owner,
    /// Owner of the state of the data that are shown.
    pub data_owner: RefCell<Option<Owner>>,
    /// What our page was delivered with, until it is hydrated or makes room.
    delivered: RefCell<Option<Delivered>>,
    /// Whether the next [`Self::show`] hydrates `delivered`.
    is_hydrated: Cell<bool>,
    /// What is said above the delivered page as long as there is no timeline.
    pub waiting: RefCell<Option<Tree>>,
    pub tree: RefCell<Option<Tree>>,
    /// The query that the state will begin with.
    pub initial_query: RefCell<String>,
    /// Ends the present fetches when nobody waits for them any more.
    pub cancel_token: RefCell<Option<CancelToken>>,
    /// How often data have been asked for: what comes of an earlier time is not waited for.
    loads: Cell<u32>,
    /// Which data are shown.
    data: RefCell<Origin>,
    /// What Back and Forward can lead to beside addresses.
    opened: OpenedFiles,
    /// What could be shown of data with faults.
    kept: RefCell<Option<LocalCheck>>,
    /// The address that was read in the end, where that of the data has sent on.
    redirected_to: RefCell<Option<String>>,
    /// How many faults the data have that are shown all the same.
    faults: Cell<usize>,
    /// Runs while data are on their way, and begins anew whenever something of them comes.
    pub late: RefCell<Option<Timeout>>,
    pub shown: Cell<Option<Timeline>>,
    /// How far down the reader was in what is on its way, in CSS pixels.
    down_px: Cell<Option<f64>>,
    /// The title that our page was delivered with.
    title: String,
    /// In a frame: tells its host how high it is.
    height: RefCell<Option<(HeightObserver, EventListener)>>,
    listeners: RefCell<Vec<EventListener>>,
    pub text_size: RefCell<Option<TextSize>>,
}

impl Controller {
    pub fn new(
        host: HtmlElement,
        delivered: Option<Delivered>,
        setting: Setting,
        data: Origin,
        query: String,
    ) -> Rc<Self> {
        // It may have been done for another instance.
        let _ = Executor::init_wasm_bindgen();
        Rc::new_cyclic(|it: &Weak<Self>| {
            let (owner, it) = (Owner::new_root(None), it.clone());
            let instance = owner.with(|| {
                let act = move |action| it.upgrade().iter().for_each(|it| it.act(&action));
                Instance::new(setting.surface, setting.address.clone(), UnsyncCallback::new(act))
            });
            Self {
                host,
                setting,
                instance,
                owner,
                data_owner: RefCell::default(),
                delivered: RefCell::new(delivered),
                is_hydrated: Cell::new(false),
                waiting: RefCell::default(),
                tree: RefCell::default(),
                initial_query: RefCell::new(query),
                cancel_token: RefCell::default(),
                loads: Cell::new(0),
                data: RefCell::new(data),
                opened: OpenedFiles::default(),
                kept: RefCell::default(),
                redirected_to: RefCell::default(),
                faults: Cell::new(0),
                late: RefCell::default(),
                shown: Cell::new(None),
                down_px: Cell::new(None),
                title: platform::title(),
                height: RefCell::default(),
                listeners: RefCell::default(),
                text_size: RefCell::default(),
            }
        })
    }

    pub fn mount_app(&self) {
        let instance = self.instance;
        let app = move || view! { <App instance prerendered=None/> };
        self.tree.replace(Some(Tree::mount(&self.host, None, app)));
    }

    /// On our own page: what Back and Forward lead to, and where the reader was.
    pub fn hear_history(self: &Rc<Self>) {
        let it = Rc::downgrade(self);
        let address = &self.setting.address;
        let mut listeners: Vec<EventListener> = address
            .on_travel(move |query, entry| it.upgrade().iter().for_each(|it| it.travel(query.clone(), entry)))
            .into_iter()
            .collect();
        listeners.extend(address.on_scroll());
        self.listeners.replace(listeners);
        // The reader may have come back from elsewhere, or have loaded the page again.
        self.down_px.set(Entry::present().down_px);
    }

    /// As [`Mounted::query`].
    pub fn query(&self) -> String {
        self.shown.get().map_or_else(|| self.initial_query.borrow().clone(), |timeline| timeline.query())
    }

    /// Does what the reader asks for of the data.
    fn act(self: &Rc<Self>, action: &DataAction) {
        self.instance.was_pressed.set_value(true);
        match action {
            DataAction::Retry => {
                let data = self.data.borrow().clone();
                self.load(data);
            }
            DataAction::ShowBundled => {
                let is_file = self.setting.address.file().is_some();
                let query = if is_file { String::new() } else { with_parameter(&self.query(), "data", None) };
                self.go_to(Origin::Bundled, None, query);
            }
            DataAction::ShowGood => self.show_good(),
            DataAction::Cancel => self.cancel(),
            DataAction::OpenFile(file) => self.open(file),
        }
    }

    /// Opens a file, and begins with all of it.
    fn open(self: &Rc<Self>, file: &LocalFile) {
        let number = self.opened.add(file);
        self.go_to(Origin::File(file.clone()), Some(number), String::new());
    }

    /// Shows other data: a step in the history, so that Back leads to those before.
    fn go_to(self: &Rc<Self>, data: Origin, file: Option<f64>, query: String) {
        self.initial_query.replace(query.clone());
        self.down_px.set(None);
        self.setting.address.leave_entry();
        self.setting.address.belong_to(file);
        self.setting.view_changed(query, History::Push, false);
        self.load(data);
    }

    /// Shows what the reader went back or forward to. A page that was loaded again knows of no files of before.
    fn travel(self: &Rc<Self>, query: String, entry: Entry) {
        let number = entry.file;
        let file = number.and_then(|number| self.opened.file(number));
        let number = number.filter(|_| file.is_some());
        let data = file.map_or_else(|| Origin::of(data_address(&query)), Origin::File);
        let is_shown = number == self.setting.address.file() && data.address() == self.data.borrow().address();
        match self.shown.get().filter(|_| is_shown) {
            Some(timeline) => timeline.travel(query),
            None => drop(self.initial_query.replace(query)),
        }
        if !is_shown {
            self.down_px.set(entry.down_px);
            self.setting.address.belong_to(number);
            self.load(data);
        }
    }

    /// Loads the data and shows the timeline, or says why it cannot.
    pub fn load(self: &Rc<Self>, data: Origin) {
        let instance = self.instance;
        self.show_phase(Phase::Loading);
        instance.is_late.set(false);
        instance.progress.set(page::LOADING.to_owned());
        instance.is_bundled.set(data.is_bundled());
        self.setting.address.settle(false);
        self.faults.set(0);
        self.kept.replace(None);
        let before = self.data.replace(data.clone());
        let token = CancelToken::new();
        if let Some(before) = self.cancel_token.replace(token.clone()) {
            before.cancel();
        }
        self.loads.set(self.loads.get() + 1);
        let load = self.loads.get();
        if let Some(delivered) = &*self.delivered.borrow() {
            delivered.wait(data.is_bundled(), before.is_bundled());
        }
        let Some(files) = self.setting.files.clone() else { return };
        // A search looks through the texts, and a detail shows them: neither is shown without.
        let needs_texts = asks_for_texts(&self.initial_query.borrow());
        self.wait();
        let it = Rc::downgrade(self);
        wasm_bindgen_futures::spawn_local(async move {
            let on_progress = |words: String| {
                if let Some(it) = it.upgrade().filter(|it| it.loads.get() == load) {
                    it.wait();
                    it.instance.progress.set(words);
                }
            };
            let token = token.as_ref();
            let result = match &data {
                Origin::Bundled => files.dataset(token, needs_texts).await.map_err(Refused::from),
                Origin::Address(address) => files.other(address, token, &on_progress).await,
                Origin::File(file) => files.file(file.content(), token, &on_progress).await,
                Origin::Inline(text) => files.file(text, token, &on_progress).await,
            };
            platform::next_task().await;
            // Nobody may be there any more to show it to.
            let Some(there) = it.upgrade().filter(|it| it.loads.get() == load) else { return };
            there.late.replace(None);
            match result {
                Ok(fetched) => {
                    there.redirected_to.replace(fetched.redirected_to.clone());
                    there.begin(fetched);
                }
                Err(Refused { failure, kept, redirected_to }) => {
                    there.kept.replace(kept);
                    there.redirected_to.replace(redirected_to);
                    return there.fail(failure);
                }
            }
            // Between two turns it may go.
            drop(there);
            Self::show_next(it, load).await;
        });
    }

    /// From now on what is on its way has its time again.
    fn wait(self: &Rc<Self>) {
        let it = Rc::downgrade(self);
        let late = Timeout::new(LATE_MS, move || it.upgrade().iter().for_each(|it| it.be_late()));
        self.late.replace(Some(late));
        self.instance.is_late.set(false);
    }

    /// Says that nothing has come yet, and goes on waiting.
    fn be_late(&self) {
        self.setting.emit(HostEvent::Failed(page::SLOW_DATA.to_owned()));
        self.instance.is_late.set(true);
        if let Some(delivered) = &*self.delivered.borrow() {
            delivered.stand(self.data.borrow().is_bundled());
        }
        self.tell_height();
    }

    /// Shows what is without faults.
    fn show_good(self: &Rc<Self>) {
        let Some(kept) = self.kept.take() else { return };
        let (it, token, load) = (Rc::downgrade(self), self.cancel_token.borrow().clone(), self.loads.get());
        wasm_bindgen_futures::spawn_local(async move {
            let result = kept.fetched(token.as_ref(), &|_| ()).await;
            match it.upgrade().filter(|it| it.loads.get() == load).map(|it| (result, it)) {
                Some((Ok(fetched), it)) => it.begin(fetched),
                Some((Err(failure), it)) => return it.fail(failure),
                None => return,
            }
            Self::show_next(it, load).await;
        });
    }

    /// Shows another phase. The state of data that are left goes when nothing shows it any more.
    fn show_phase(&self, phase: Phase) {
        if !matches!(phase, Phase::Ready(_)) {
            self.shown.set(None);
        }
        let is_shown = self.tree.borrow().is_some() || self.waiting.borrow().is_some();
        let before = if matches!(phase, Phase::Ready(_)) { None } else { self.data_owner.take() };
        self.instance.phase.set(phase);
        if let Some(before) = before {
            wasm_bindgen_futures::spawn_local(async move {
                if is_shown {
                    platform::next_task().await;
                }
                before.cleanup();
            });
        }
    }

    /// Says why there is nothing to show.
    fn fail(&self, failure: Failure) {
        self.late.replace(None);
        self.setting.emit(HostEvent::Failed(page::failure(&failure).join(" ")));
        let other = self.data.borrow().name();
        let is_other = other.is_some();
        if is_other && self.setting.surface != Surface::Element {
            // Nor may the title of the page be that of other data.
            platform::set_title(page::failure(&failure).first().map_or("", String::as_str));
        }
        if let Failure::Faulty { faults, more, .. } = &failure {
            self.faults.set(faults.len() + more);
        }
        if let Some(delivered) = &*self.delivered.borrow() {
            // The delivered page stays, and nothing more is to be waited for.
            delivered.stand(!is_other);
        }
        self.show_phase(Phase::Failed(Refusal { failure, other }));
        self.tell_height();
    }

    /// Makes the state. That of a delivered page begins with the view that it was delivered with.
    fn begin(&self, fetched: Fetched) {
        let (data, is_page) = (self.data.borrow().clone(), self.setting.surface == Surface::Page);
        // What stands above the delivered page is ours, and no part of it.
        self.waiting.replace(None);
        self.is_hydrated.set(self.fits_delivered());
        let query = if self.is_hydrated.get() { String::new() } else { self.initial_query.borrow().clone() };
        let beginning = Beginning {
            dataset: Arc::new(fetched.dataset),
            texts: fetched.texts.map(Arc::new),
            index: fetched.index,
            origin: data,
            query,
            chosen_theme: if is_page { remembered_theme() } else { Theme::System },
        };
        let owner = self.owner.child();
        let timeline = owner.with(|| Timeline::new(beginning, self.setting.clone(), self.instance.root));
        self.data_owner.replace(Some(owner));
        self.shown.set(Some(timeline));
    }

    /// Whether the delivered page shows what has been asked for, and can be hydrated.
    fn fits_delivered(&self) -> bool {
        let bundled = self.setting.files.as_ref().map(|files| files.bundled.as_str()).unwrap_or_default();
        self.data.borrow().is_bundled() && self.delivered.borrow().as_ref().is_some_and(|it| it.fits(bundled))
    }

    /// Shows the timeline that has begun.
    async fn show_next(it: Weak<Self>, load: u32) {
        platform::next_task().await;
        let Some(there) = it.upgrade().filter(|it| it.loads.get() == load) else { return };
        there.show();
        drop(there);
        // What shows it runs in tasks of its own.
        platform::next_task().await;
        while it.upgrade().and_then(|it| it.shown.get()).is_some_and(|timeline| timeline.is_hydrating()) {
            platform::next_task().await;
        }
        if let Some(there) = it.upgrade().filter(|it| it.loads.get() == load) {
            there.be_ready();
        }
    }

    fn show(&self) {
        let (Some(timeline), instance) = (self.shown.get(), self.instance) else { return };
        let (redirected_to, faults) = (self.redirected_to.borrow().clone(), self.faults.get());
        let phase = Phase::Ready(Shown { timeline, redirected_to, faults });
        let is_hydrated = self.is_hydrated.take();
        // Then the page is not as long as the browser has known it.
        let is_part = prerendered::is_part_asked();
        match self.delivered.take() {
            Some(delivered) if is_hydrated => {
                self.show_phase(phase);
                let prerendered = delivered.prerendered();
                let element = delivered.element.clone();
                let app = move || view! { <App instance prerendered/> };
                self.tree.replace(Some(Tree::hydrate(element, app)));
                delivered.end();
                timeline.begin_with(self.initial_query.borrow().clone());
            }
            Some(delivered) => {
                delivered.end();
                delivered.element.remove();
                self.show_phase(phase);
                self.mount_app();
            }
            None => self.show_phase(phase),
        }
        if self.setting.surface != Surface::Element {
            prerendered::end_asking();
        }
        let Some(owner) = self.data_owner.borrow().clone() else { return };
        owner.with(|| {
            if self.setting.surface == Surface::Frame {
                let listener =
                    platform::on_set_view(move |query| timeline.adopt(&with_parts_of(&timeline.query(), &query)));
                drop_on_cleanup(listener);
            }
            if self.setting.surface != Surface::Element {
                let title = self.title.clone();
                effect(move || platform::set_title(&timeline.page_title(&title)));
            }
            match self.down_px.take().filter(|_| !is_hydrated || is_part) {
                Some(px) => return_to_place(timeline, self.setting.address.clone(), px),
                // The browser knows where the reader was in what it has had from the beginning.
                None => self.setting.address.settle(true),
            }
        });
    }

    /// The timeline can be used.
    fn be_ready(&self) {
        self.tell_height();
        platform::note_time(READY);
        if let (Some(timeline), Some(owner)) = (self.shown.get(), self.data_owner.borrow().clone()) {
            owner.with(|| bring_texts(timeline, self.cancel_token.borrow().clone()));
        }
        self.setting.emit(HostEvent::Ready);
    }

    /// In a frame: tells the host how high the content is from now on. While there is nothing to show the frame keeps the
    /// height that its host has given it.
    fn tell_height(&self) {
        if self.setting.surface == Surface::Frame
            && self.height.borrow().is_none()
            && let Some(root) = self.instance.root.get_untracked()
        {
            self.height.replace(platform::tell_height(&root));
        }
    }

    /// Waits no longer. What comes all the same, of a program that is still on its way or a moment too late, is not taken.
    fn cancel(&self) {
        self.cancel_token.borrow().iter().for_each(CancelToken::cancel);
        self.loads.set(self.loads.get() + 1);
        self.fail(Failure::Cancelled);
    }
}
