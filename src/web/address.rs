//! How do the view and the page's address stay the same?

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;

use super::browser::{self, History};

/// Replacing is put off this long while a reader types: browsers limit how often an address may change.
const TYPING_PAUSE_MS: u32 = 250;

/// A replacement that is put off.
struct Pending {
    query: String,
    _timeout: Timeout,
}

/// Writes the page's address and hears of Back and Forward.
#[derive(Clone, Default)]
pub struct Address {
    pending: Rc<RefCell<Option<Pending>>>,
    /// Which file of the reader's is shown: no address names it, but the entries of the history do.
    file: Rc<Cell<Option<f64>>>,
}

impl Address {
    /// Writes the query of a new view. A push takes effect at once, a replacement when the reader pauses.
    pub fn write(&self, query: String, history: History) {
        match history {
            History::Push => {
                // It is what Back leads to.
                self.write_pending();
                browser::write_query(&query, history, self.file.get());
            }
            History::Replace => {
                let it = self.clone();
                let timeout = Timeout::new(TYPING_PAUSE_MS, move || it.write_pending());
                self.pending.replace(Some(Pending { query, _timeout: timeout }));
            }
        }
    }

    fn write_pending(&self) {
        if let Some(pending) = self.pending.take() {
            browser::write_query(&pending.query, History::Replace, self.file.get());
        }
    }

    /// The file that is shown.
    pub fn file(&self) -> Option<f64> {
        self.file.get()
    }

    /// From now on this file is shown, or none.
    pub fn belong_to(&self, file: Option<f64>) {
        self.write_pending();
        self.file.set(file);
    }

    /// Calls back with the query and the file whenever the reader goes back or forward, until dropped.
    pub fn on_travel(&self, mut callback: impl FnMut(String, Option<f64>) + 'static) -> Option<EventListener> {
        let pending = self.pending.clone();
        browser::on_window("popstate", move || {
            pending.replace(None);
            callback(browser::query(), browser::entry_file());
        })
    }
}
