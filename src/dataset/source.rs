//! Source: a document that states figures.

use serde::{Deserialize, Serialize};

use super::PartialDate;
use super::codes::coded;

/// The position of a source in [`super::Dataset::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceRef(pub u32);

coded! {
    /// Whose voice a source is.
    SourceKind {
        /// A government or an organisation about itself.
        Official = "official",
        /// The press.
        News = "news",
        /// Anything else.
        Other = "other",
    }
}

/// One source, as far as a short mention of it needs. The rest is its [`SourceText`](super::SourceText).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Who published it.
    pub publisher: String,
    /// When it was published.
    pub date: Option<PartialDate>,
    /// Whose voice it is.
    pub kind: SourceKind,
}
