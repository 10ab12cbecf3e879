//! Address of the page, kept the same as the view, with the history that the reader has been through.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;

use super::events::on_window;
use super::history::{self, Entry, History};

/// Replacing is put off this long while a reader types: browsers limit how often an address may change.
const TYPING_PAUSE_MS: u32 = 250;
/// So long after scrolling it is kept where the reader is, for the same reason.
const SCROLLING_PAUSE_MS: u32 = 150;

/// A replacement that is put off.
struct Pending {
    query: String,
    _timeout: Timeout,
}

/// Writes the page's address and hears of Back and Forward.
#[derive(Clone, Default)]
pub struct Address(Rc<Inner>);

#[derive(Default)]
struct Inner {
    pending: RefCell<Option<Pending>>,
    /// Which file of the reader's is shown: no address names it, but the entries of the history do.
    file: Cell<Option<f64>>,
    /// An entry was made before the reader chooses a file; it still shows the view of the entry before.
    is_ahead: Cell<bool>,
    /// What is shown is as long as it will be: where the reader is belongs to the present entry.
    is_settled: Cell<bool>,
    /// Waits for the end of scrolling.
    scrolling: RefCell<Option<Timeout>>,
}

impl Address {
    /// Writes the query of a new view. A push takes effect at once, a replacement when the reader pauses.
    pub fn write(&self, query: String, history: History) {
        let it = &self.0;
        match history {
            History::Push => {
                // It is what Back leads to.
                it.write_pending();
                let history = if it.is_ahead.take() {
                    History::Replace
                } else {
                    it.keep_place();
                    history
                };
                history::write_query(&query, history, it.entry());
            }
            History::Replace => {
                let address = self.clone();
                let timeout = Timeout::new(TYPING_PAUSE_MS, move || address.0.write_pending());
                it.pending.replace(Some(Pending { query, _timeout: timeout }));
            }
        }
    }

    /// Makes the entry for what the reader is about to choose. A dialog of the system may take long, and browsers let Back pass
    /// over entries that were not made soon after something that the reader did.
    pub fn step_ahead(&self) {
        let it = &self.0;
        it.write_pending();
        if !it.is_ahead.replace(true) {
            it.keep_place();
            it.entry().write(History::Push);
        }
    }

    /// Nothing was chosen.
    pub fn step_back(&self) {
        if self.0.is_ahead.take() {
            history::go_back();
        }
    }

    /// The file that is shown.
    pub fn file(&self) -> Option<f64> {
        self.0.file.get()
    }

    /// Keeps where the reader is in the present entry of the history, before what it shows goes. What comes has another entry.
    pub fn leave_entry(&self) {
        self.0.write_pending();
        self.0.keep_place();
        self.settle(false);
    }

    /// From now on this file is shown, or none.
    pub fn belong_to(&self, file: Option<f64>) {
        self.0.write_pending();
        self.0.file.set(file);
    }

    /// Whether what is shown is as long as it will be, so that it is worth keeping where the reader is in it.
    pub fn settle(&self, is_settled: bool) {
        self.0.is_settled.set(is_settled);
        self.0.scrolling.replace(None);
    }

    /// Keeps where the reader is in the present entry of the history, until dropped.
    pub fn on_scroll(&self) -> Vec<EventListener> {
        let (scrolled, left) = (self.0.clone(), self.0.clone());
        let scroll = move || {
            let it = scrolled.clone();
            let timeout = Timeout::new(SCROLLING_PAUSE_MS, move || it.keep_place());
            scrolled.scrolling.replace(Some(timeout));
        };
        let leave = move || left.keep_place();
        [on_window("scroll", scroll), on_window("pagehide", leave)].into_iter().flatten().collect()
    }

    /// Calls back with the query and what else is kept whenever the reader goes back or forward, until dropped.
    pub fn on_travel(&self, mut callback: impl FnMut(String, Entry) + 'static) -> Option<EventListener> {
        let it = self.0.clone();
        on_window("popstate", move || {
            it.pending.replace(None);
            // It was about another entry.
            it.scrolling.replace(None);
            it.is_ahead.set(false);
            callback(history::query(), Entry::present());
        })
    }
}

impl Inner {
    fn entry(&self) -> Entry {
        Entry { file: self.file.get(), down_px: None }
    }

    fn write_pending(&self) {
        if let Some(pending) = self.pending.take() {
            history::write_query(&pending.query, History::Replace, self.entry());
        }
    }

    fn keep_place(&self) {
        self.scrolling.replace(None);
        if self.is_settled.get() {
            Entry { down_px: history::down_px(), ..self.entry() }.write(History::Replace);
        }
    }
}
