//! Longer texts: what only details show and only searches look through.
//!
//! They are larger than the rest of the data set together, and the page can be used without them: they are fetched later.

use serde::{Deserialize, Serialize};

use super::packed::Packed;
use super::{Dataset, Source, SourceRef};

/// The longer texts of a data set.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Texts {
    /// One a meeting, in the same order.
    pub meetings: Packed<MeetingText>,
    /// One a source, in the same order.
    pub sources: Vec<SourceText>,
}

/// What more is known of one meeting.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct MeetingText {
    /// Who hosted or chaired, in words.
    pub host_notes: String,
    /// What it did, in a sentence or two.
    pub summary: String,
    /// Its sources.
    pub sources: Vec<SourceRef>,
    /// Conflicts and inferences that a reader should know; may be empty.
    pub notes: String,
}

impl Texts {
    /// What a search looks through in the text of a meeting: its summary, and who published its sources.
    pub fn searched(&self, at: usize) -> Option<(&str, Vec<SourceRef>)> {
        let (_, summary, sources): (&str, &str, Vec<SourceRef>) = self.meetings.head(at)?;
        Some((summary, sources))
    }
}

/// What more is known of one source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceText {
    /// As published; in square brackets where it is a description.
    pub title: String,
    /// The language of the title, as BCP 47 names it, where it is not English.
    pub language: Option<String>,
    /// Where it can be read.
    pub place: SourcePlace,
}

/// Where a source can be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SourcePlace {
    /// At this address: `http` or `https`.
    Address(String),
    /// In the research folder, under this name: it has no public address.
    Document(String),
}

/// A data set and, where they have come already, its texts.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The data set.
    pub dataset: &'a Dataset,
    /// Its texts.
    pub texts: Option<&'a Texts>,
}

impl<'a> Context<'a> {
    /// The text of the meeting at a position.
    pub fn meeting_text(&self, at: usize) -> Option<MeetingText> {
        self.texts?.meetings.get(at)
    }

    /// A source with its text.
    pub fn source(&self, source: SourceRef) -> Option<(&'a Source, Option<&'a SourceText>)> {
        let text = self.texts.and_then(|texts| texts.sources.get(source.0 as usize));
        Some((self.dataset.source(source)?, text))
    }
}
