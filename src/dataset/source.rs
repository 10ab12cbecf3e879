//! Who says so?

use super::PartialDate;
use super::codes::coded;

/// The position of a source in [`super::Dataset::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// One source.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The short name by which figures cite it.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// As published; in square brackets where it is a description.
    pub title: String,
    /// When it was published.
    pub date: Option<PartialDate>,
    /// Its address: `http` or `https`.
    pub url: Option<String>,
    /// Whose voice it is.
    pub kind: SourceKind,
    /// The name of the text in the research folder, where there is no public address.
    pub document: Option<String>,
}
