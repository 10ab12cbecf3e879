//! Files that the reader has opened. They are read in this browser and sent nowhere.

use std::cell::RefCell;

use js_sys::Math;
use web_sys::{Blob, DataTransfer, DragEvent, File, HtmlInputElement};

/// A file of the reader's, of which the browser has no more than where it lies.
#[derive(Debug, Clone)]
pub struct LocalFile(File);

impl LocalFile {
    /// Its name, as the reader knows it.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// What is in it.
    pub fn content(&self) -> &Blob {
        &self.0
    }
}

/// The file that has been chosen in a field.
pub fn chosen_file(field: &HtmlInputElement) -> Option<LocalFile> {
    field.files()?.get(0).map(LocalFile)
}

/// Whether it is files that are held over the page.
pub fn holds_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|transfer: DataTransfer| transfer.types().includes(&"Files".into(), 0))
}

/// The file that has been dropped on the page.
pub fn dropped_file(event: &DragEvent) -> Option<LocalFile> {
    event.data_transfer()?.files()?.get(0).map(LocalFile)
}

/// The files that the reader has opened, by what the history knows them by: a number that no file had before, not even in
/// a page that was here until it was loaded again.
#[derive(Default)]
pub struct OpenedFiles(RefCell<Vec<(f64, LocalFile)>>);

impl OpenedFiles {
    /// Keeps a file.
    pub fn add(&self, file: &LocalFile) -> f64 {
        let number = Math::random();
        self.0.borrow_mut().push((number, file.clone()));
        number
    }

    /// The file of a number. A page that was loaded again knows of none from before.
    pub fn file(&self, number: f64) -> Option<LocalFile> {
        self.0.borrow().iter().find(|(it, _)| *it == number).map(|(_, file)| file.clone())
    }
}
