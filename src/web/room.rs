//! What is shown in a timeline's place: data that are read, why there are none, or the timeline; and how does the reader come
//! from one to another, and back?
//!
//! On our own page it is the delivered timeline that comes to life; anywhere else the same HTML is written first. Starting is
//! cut into tasks, so that the browser can answer in between.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use any_spawner::Executor;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::{Element, Event, File, HtmlElement};

use super::browser::{self, Entry, HeightObserver, History};
use super::data::{Check, Fetched, Origin, Refused, Until};
use super::frame;
use super::letters::Letters;
use super::live::{around, find, focus_on, keep, mark, put, say};
use super::setting::{News, Setting, Surface};
use super::timeline::Timeline;
use super::{
    about, chart, controls, delivered, detail, embed, figures, heading, own, place, press, print, share, table, texts,
    theme, years,
};
use crate::dataset::Failure;
use crate::markup;
use crate::view::{asks_for_texts, data_address, with_parameter};
use crate::words::page;

/// Data of which nothing has come for so long are waited for all the same, but the reader and the host are told.
const LATE_MS: u32 = 10_000;

/// Noted in the browser's list of times when a timeline can be used.
const READY: &str = "coalition-timeline:ready";

/// A mounted timeline. Dropping it takes it out of its host and gives everything back.
pub struct Mounted(Rc<Room>);

impl Mounted {
    /// Makes an element the place of a timeline, and loads its data.
    pub fn new(root: HtmlElement, setting: Setting, data: Origin, query: String) -> Self {
        // It may have been done for another timeline.
        let _ = Executor::init_wasm_bindgen();
        mark(&root, "ct-framed", setting.surface == Surface::Frame);
        mark(&root, "ct-guest", setting.surface != Surface::Page);
        let room = Rc::new(Room {
            root,
            setting,
            first: RefCell::new(query),
            until: RefCell::default(),
            loads: Cell::new(0),
            data: RefCell::new(data.clone()),
            opened: own::Opened::default(),
            kept: RefCell::default(),
            sent_on: RefCell::default(),
            faults: Cell::new(0),
            late: RefCell::new(None),
            shown: Cell::new(None),
            down_px: Cell::new(None),
            title: browser::title(),
            was_pressed: Cell::new(false),
            owner: RefCell::default(),
            height: RefCell::new(None),
            listeners: RefCell::default(),
            letters: RefCell::default(),
        });
        if room.setting.surface == Surface::Element {
            room.letters.replace(Letters::follow(&room.root));
        }
        let it = Rc::downgrade(&room);
        let mut listeners = vec![EventListener::new(&room.root, "click", move |event| {
            if let Some(room) = it.upgrade() {
                room.press(event);
            }
        })];
        if room.setting.surface == Surface::Page {
            let it = Rc::downgrade(&room);
            let address = &room.setting.address;
            listeners.extend(own::on_file(&room.root, address, move |file| {
                if let Some(room) = it.upgrade() {
                    room.was_pressed.set(true);
                    room.open(file);
                }
            }));
            let it = Rc::downgrade(&room);
            listeners.extend(address.on_travel(move |query, entry| {
                if let Some(room) = it.upgrade() {
                    room.travel(query, entry);
                }
            }));
            listeners.extend(address.on_scroll());
            // The reader may have come back from elsewhere, or have loaded the page again.
            room.down_px.set(Entry::present().down_px);
        }
        room.listeners.replace(listeners);
        room.load(data);
        Self(room)
    }

    /// The state, once there are data.
    pub fn timeline(&self) -> Option<Timeline> {
        self.0.shown.get()
    }

    /// The state and the element that it is shown in, once there are data.
    pub fn shown(&self) -> Option<(Timeline, HtmlElement)> {
        self.timeline().map(|timeline| (timeline, self.0.root.clone()))
    }

    /// The query of the present view; of the view it will begin with while there are no data.
    pub fn query(&self) -> String {
        self.0.query()
    }

    /// Shows the view of a query.
    pub fn set_query(&self, query: String) {
        match self.timeline() {
            Some(timeline) => timeline.adopt(&query),
            None => drop(self.0.first.replace(query)),
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.0.until.borrow().iter().for_each(Until::end);
        self.0.leave();
        self.0.root.remove();
    }
}

/// Where a timeline is, or will be when its data have come, or says why it is not.
struct Room {
    root: HtmlElement,
    setting: Setting,
    /// The query that the state will begin with.
    first: RefCell<String>,
    /// Ends the present fetches when nobody waits for them any more.
    until: RefCell<Option<Until>>,
    /// How often data have been asked for: what comes of an earlier time is not waited for.
    loads: Cell<u32>,
    /// Which data are shown.
    data: RefCell<Origin>,
    /// What Back and Forward can lead to beside addresses.
    opened: own::Opened,
    /// What could be shown of data with faults.
    kept: RefCell<Option<Check>>,
    /// The address that was read in the end, where that of the data has sent on.
    sent_on: RefCell<Option<String>>,
    /// How many faults the data have that are shown all the same.
    faults: Cell<usize>,
    /// Runs while data are on their way, and begins anew whenever something of them comes.
    late: RefCell<Option<Timeout>>,
    shown: Cell<Option<Timeline>>,
    /// How far down the reader was in what is on its way.
    down_px: Cell<Option<f64>>,
    /// The title that our page was delivered with.
    title: String,
    /// The reader has pressed a button that goes with what it stood in: the focus goes to what comes.
    was_pressed: Cell<bool>,
    /// Of everything that belongs to what is shown.
    owner: RefCell<Option<Owner>>,
    /// In a frame: tells its host how high it is.
    height: RefCell<Option<(HeightObserver, EventListener)>>,
    listeners: RefCell<Vec<EventListener>>,
    letters: RefCell<Option<Letters>>,
}

impl Room {
    /// As [`Mounted::query`].
    fn query(&self) -> String {
        self.shown.get().map_or_else(|| self.first.borrow().clone(), |timeline| timeline.query())
    }

    /// Gives back what is shown.
    fn leave(&self) {
        self.shown.set(None);
        if let Some(owner) = self.owner.take() {
            owner.cleanup();
        }
    }

    /// Opens a file, and begins with all of it.
    fn open(self: &Rc<Self>, file: File) {
        let number = self.opened.add(&file);
        self.step(Origin::File(file), Some(number), String::new());
    }

    /// Shows other data: a step in the history, so that Back leads to those before.
    fn step(self: &Rc<Self>, data: Origin, file: Option<f64>, query: String) {
        self.first.replace(query.clone());
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
            Some(timeline) => timeline.travel(&query),
            None => drop(self.first.replace(query)),
        }
        if !is_shown {
            self.down_px.set(entry.down_px);
            self.setting.address.belong_to(number);
            self.load(data);
        }
    }

    /// Loads the data and shows the timeline, or says why it cannot.
    fn load(self: &Rc<Self>, data: Origin) {
        self.leave();
        self.setting.address.settle(false);
        self.faults.set(0);
        self.kept.replace(None);
        let before = self.data.replace(data.clone());
        let until = Until::new();
        if let Some(before) = self.until.replace(until.clone()) {
            before.end();
        }
        self.loads.set(self.loads.get() + 1);
        let load = self.loads.get();
        if self.is_still() {
            delivered::wait(&self.root, data.is_bundled(), before.is_bundled());
        } else {
            self.root.set_inner_html(&if data.is_bundled() { markup::loading() } else { markup::reading() });
        }
        let files = self.setting.files.clone();
        // A search looks through the texts, and a detail shows them: neither is shown without.
        let needs_texts = asks_for_texts(&self.first.borrow());
        let progress = find::<Element>(&self.root, ".ct-reading p");
        self.wait();
        let room = Rc::downgrade(self);
        wasm_bindgen_futures::spawn_local(async move {
            let tell = |words: String| {
                if let Some(room) = room.upgrade().filter(|room| room.loads.get() == load) {
                    room.wait();
                }
                if let Some(progress) = &progress {
                    say(progress, &words);
                }
            };
            let until = until.as_ref();
            let result = match &data {
                Origin::Bundled => files.dataset(until, needs_texts).await.map_err(Refused::from),
                Origin::Address(address) => files.other(address, until, &tell).await,
                Origin::File(file) => files.file(file, until, &tell).await,
                Origin::Inline(text) => files.file(text, until, &tell).await,
            };
            browser::pause().await;
            // Nobody may be there any more to show it to.
            let Some(there) = room.upgrade().filter(|room| room.loads.get() == load) else { return };
            there.late.replace(None);
            match result {
                Ok(fetched) => {
                    there.sent_on.replace(fetched.sent_on.clone());
                    there.begin(fetched);
                }
                Err(Refused { failure, kept, sent_on }) => {
                    there.kept.replace(kept);
                    there.sent_on.replace(sent_on);
                    return there.fail(&failure);
                }
            }
            // Between two turns it may go.
            drop(there);
            Self::show_in_turns(room).await;
        });
    }

    /// From now on what is on its way has its time again.
    fn wait(self: &Rc<Self>) {
        let room = Rc::downgrade(self);
        let late = Timeout::new(LATE_MS, move || room.upgrade().iter().for_each(|room| room.be_late()));
        self.late.replace(Some(late));
    }

    /// Says that nothing has come yet, and goes on waiting.
    fn be_late(&self) {
        // What says so already has not come since.
        browser::all::<Element>(&self.root, ".ct-failed").iter().for_each(Element::remove);
        self.setting.tell(News::Failed(page::SLOW_DATA.to_owned()));
        put(&self.root, "afterbegin", &markup::slow());
        if self.is_still() {
            delivered::stand(&self.root, self.data.borrow().is_bundled());
        }
        self.tell_height();
    }

    /// Shows what has begun, and then makes the rest live.
    async fn show_in_turns(room: Weak<Self>) {
        browser::pause().await;
        let is_complete = room.upgrade().is_none_or(|room| room.show());
        if !is_complete {
            browser::pause().await;
            room.upgrade().iter().for_each(|room| room.complete());
        }
    }

    /// Shows what is without faults.
    fn show_good(self: &Rc<Self>) {
        let Some(kept) = self.kept.take() else { return };
        let (room, until, load) = (Rc::downgrade(self), self.until.borrow().clone(), self.loads.get());
        wasm_bindgen_futures::spawn_local(async move {
            let result = kept.fetched(until.as_ref(), &|_| ()).await;
            match room.upgrade().filter(|room| room.loads.get() == load).map(|room| (result, room)) {
                Some((Ok(fetched), room)) => room.begin(fetched),
                Some((Err(failure), room)) => return room.fail(&failure),
                None => return,
            }
            Self::show_in_turns(room).await;
        });
    }

    /// Whether there is the page as it was delivered, and nothing else yet.
    fn is_still(&self) -> bool {
        delivered::is_still(&self.root)
    }

    /// Says why there is nothing to show.
    fn fail(&self, failure: &Failure) {
        self.late.replace(None);
        self.setting.tell(News::Failed(page::failure(failure).join(" ")));
        let other = self.data.borrow().name();
        let is_other = other.is_some();
        let failed = markup::failed(failure, other.as_deref(), is_other && self.setting.surface == Surface::Page);
        if is_other && self.setting.surface != Surface::Element {
            // Nor may the title of the page be that of other data.
            browser::set_title(page::failure(failure).first().map_or("", String::as_str));
        }
        if let Failure::Faulty { faults, more, .. } = failure {
            self.faults.set(faults.len() + more);
        }
        if self.is_still() {
            // The delivered page stays, and nothing more is to be waited for.
            browser::all::<Element>(&self.root, ".ct-failed, .ct-reading").iter().for_each(Element::remove);
            put(&self.root, "afterbegin", &failed);
            delivered::stand(&self.root, !is_other);
        } else {
            self.root.set_inner_html(&failed);
        }
        self.take_focus(".ct-ways button");
        self.tell_height();
    }

    /// Puts the focus here, if what it was on has gone. A reader who has gone elsewhere meanwhile stays there.
    fn take_focus(&self, css: &str) {
        let is_free = || browser::has_no_focus(&self.root) || browser::focused_inside(&self.root).is_some();
        if self.was_pressed.take() && is_free() {
            focus_on(&self.root, css);
        }
    }

    /// Makes the state.
    fn begin(&self, fetched: Fetched) {
        let owner = Owner::new();
        let data = self.data.borrow().clone();
        let make = || Timeline::new(fetched, data, self.setting.clone(), &self.first.borrow(), self.root.clone());
        let timeline = owner.with(make);
        self.owner.replace(Some(owner));
        self.shown.set(Some(timeline));
    }

    /// Shows the timeline and makes it answer. Whether that was all: what the delivered picture stands for can wait.
    fn show(&self) -> bool {
        let (Some(timeline), Some(owner)) = (self.shown.get(), self.owner.borrow().clone()) else { return true };
        // A site whose data were replaced after it was built still has the page of the old ones.
        let is_current =
            self.root.get_attribute(delivered::STILL).is_some_and(|data| data == self.setting.files.bundled);
        let is_delivered = is_current && self.data.borrow().is_bundled();
        let is_filtered = timeline.view.with_untracked(|view| view.is_filtered(&timeline.dataset()));
        if !is_delivered {
            let html = timeline.view.with_untracked(|view| {
                let page = |selection: &_| markup::page(&timeline.dataset(), view, selection, timeline.surface(), None);
                timeline.selection.with_untracked(|selection| page(selection))
            });
            self.root.set_inner_html(&html);
            own::say_whose(&self.root, &self.data.borrow(), self.faults.get());
            own::say_sent_on(&self.root, self.sent_on.borrow().as_deref());
        } else if is_filtered {
            // It is not what was asked for.
            browser::all::<Element>(&self.root, ".ct-still").iter().for_each(Element::remove);
        }
        let is_pictured = is_delivered && !is_filtered;
        owner.with(|| {
            bind(timeline, &self.root, &self.title, !is_delivered || !is_filtered);
            if !is_pictured {
                bind_rest(timeline, &self.root);
            }
            texts::bring(timeline, self.setting.files.clone(), self.until.borrow().clone());
        });
        if self.is_still() {
            delivered::end(&self.root);
        }
        if self.setting.surface != Surface::Element {
            delivered::end_asking();
        }
        self.take_focus(".ct-controls select");
        match self.down_px.take().filter(|_| !is_pictured) {
            Some(px) => owner.with(|| place::come_back(timeline, self.setting.address.clone(), px)),
            // The browser knows where the reader was in what it has had from the beginning.
            None => self.setting.address.settle(true),
        }
        self.tell_height();
        browser::note_time(READY);
        self.setting.tell(News::Ready);
        !is_pictured
    }

    /// Makes the rest live.
    fn complete(&self) {
        if let (Some(timeline), Some(owner)) = (self.shown.get(), self.owner.borrow().clone()) {
            owner.with(|| bind_rest(timeline, &self.root));
        }
    }

    /// In a frame: tells the host how high the content is from now on. While there is nothing to show the frame keeps the
    /// height that its host has given it.
    fn tell_height(&self) {
        if self.setting.surface == Surface::Frame && self.height.borrow().is_none() {
            self.height.replace(frame::tell_height(&self.root));
        }
    }

    /// Waits no longer. What comes all the same, of a program that is still on its way or a moment too late, is not taken.
    fn cancel(&self) {
        self.until.borrow().iter().for_each(Until::end);
        self.loads.set(self.loads.get() + 1);
        self.leave();
        self.fail(&Failure::Cancelled);
    }

    /// Tries again, cancels, or shows other data, where that is what was pressed.
    fn press(self: &Rc<Self>, event: &Event) {
        let is_pressed = |css: &str| around(event, css).is_some();
        self.was_pressed.set(is_pressed("[data-retry], [data-bundled], [data-good], [data-cancel]"));
        if is_pressed("[data-retry]") {
            let data = self.data.borrow().clone();
            self.load(data);
        } else if is_pressed("[data-bundled]") {
            let is_file = self.setting.address.file().is_some();
            let query = if is_file { String::new() } else { with_parameter(&self.query(), "data", None) };
            self.step(Origin::Bundled, None, query);
        } else if is_pressed("[data-good]") {
            self.show_good();
        } else if is_pressed("[data-cancel]") {
            self.cancel();
        }
    }
}

/// Makes the HTML of a timeline live: the filters, and what answers them in words. `has_figures` where the key figures are
/// those of the view, `title` that of the whole page.
fn bind(timeline: Timeline, root: &HtmlElement, title: &str, has_figures: bool) {
    if timeline.surface() == Surface::Frame {
        keep(frame::on_set_view(move |query| timeline.adopt(&query)));
    }
    heading::bind(timeline, root, title.to_owned());
    theme::bind(timeline, root);
    controls::bind_notes(timeline, root);
    controls::bind(timeline, root);
    controls::bind_status(timeline, root);
    figures::bind(timeline, root, has_figures);
    table::bind(timeline, root);
    press::bind(timeline, root);
}

/// Makes the rest live: the picture, and what is opened.
fn bind_rest(timeline: Timeline, root: &HtmlElement) {
    years::bind(timeline, root);
    chart::bind(timeline, root);
    detail::bind(timeline, root);
    about::bind(timeline, root);
    share::bind(timeline, root);
    embed::bind(timeline, root);
    print::bind(timeline, root);
}
