//! Numbers of the notes on a printed sheet: each source has one, in order of first use.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::dataset::SourceRef;
use crate::words;

/// The sources that a printed sheet has named until now. Copies share them.
///
/// A component that is given them is on paper: it names sources by the numbers of their notes, and nothing in it can be pressed.
#[derive(Debug, Clone, Copy)]
pub struct PaperNotes(StoredValue<Vec<SourceRef>>);

impl PaperNotes {
    /// None yet. They live as long as the owner at hand.
    #[allow(clippy::new_without_default, reason = "what belongs to an owner should be made on purpose")]
    pub fn new() -> Self {
        Self(StoredValue::new(Vec::new()))
    }

    /// The numbers of some sources' notes as text, in their order and each once. New sources get the next numbers.
    pub fn numbers(self, sources: &[SourceRef]) -> String {
        let mut numbers = BTreeSet::new();
        self.0.update_value(|noted| {
            for source in sources {
                let at = noted.iter().position(|noted| noted == source).unwrap_or_else(|| {
                    noted.push(*source);
                    noted.len() - 1
                });
                numbers.insert(at + 1);
            }
        });
        words::note_numbers(numbers)
    }

    /// The sources that have a number, in the order of their numbers.
    pub fn noted(self) -> Vec<SourceRef> {
        self.0.get_value()
    }
}
