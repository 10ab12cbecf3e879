//! Data that components show: the data set, and its longer texts once they have come.

use std::sync::Arc;

use crate::dataset::{Context, Dataset, Texts};

/// A data set with its longer texts. Clones share both.
#[derive(Debug, Clone)]
pub struct Data {
    /// The data set.
    pub dataset: Arc<Dataset>,
    /// Its longer texts; `None` until they have come.
    pub texts: Option<Arc<Texts>>,
}

impl Data {
    /// Both, for whoever looks something up in them.
    pub fn context(&self) -> Context<'_> {
        Context { dataset: &self.dataset, texts: self.texts.as_deref() }
    }
}
