//! Actions of a reader that change which data are shown.

use crate::platform::LocalFile;

/// What a reader asks for of the data.
#[derive(Debug, Clone)]
pub enum DataAction {
    /// To have the same data fetched again.
    Retry,
    /// To see those of this site.
    ShowBundled,
    /// To see what is without faults.
    ShowGood,
    /// To wait no longer.
    Cancel,
    /// To see those of a file.
    OpenFile(LocalFile),
}
