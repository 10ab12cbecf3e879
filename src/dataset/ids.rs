//! Ids of a list, with the row where each stood first.

use super::lexicon::Lexicon;

/// The ids of a list, faulty records included.
#[derive(Debug, Default)]
pub(super) struct Ids {
    ids: Lexicon,
    /// Where rows without an id of their own are passed over: the number of an id, and its row. Those after it stand in the rows
    /// that follow, so that a file of a million rows needs hardly any memory for them.
    steps: Vec<(u32, u32)>,
}

impl Ids {
    /// Takes the id of the record in a row. The row of the first one that had the same id, if there is one.
    pub fn take(&mut self, id: &str, row: usize) -> Option<usize> {
        let next = self.ids.len() as u32;
        let number = self.ids.number_of(id);
        if number < next {
            return self.row(number);
        }
        if self.row(number) != Some(row) {
            self.steps.push((number, row as u32));
        }
        None
    }

    /// The row of the id with a number.
    fn row(&self, number: u32) -> Option<usize> {
        let after = self.steps.partition_point(|(first, _)| *first <= number);
        let (first, row) = self.steps.get(after.checked_sub(1)?)?;
        Some((row + number - first) as usize)
    }

    /// Whether a record has this id.
    pub fn has(&self, id: &str) -> bool {
        self.ids.find(id).is_some()
    }

    /// One that no record has: this one, or with a number after it.
    pub fn free(&self, id: &str) -> String {
        let mut numbered = std::iter::once(id.to_owned()).chain((2..10).map(|number| format!("{id}-{number}")));
        // Names that come very often are not counted through.
        let free = numbered.find(|id| !self.has(id)).unwrap_or_else(|| format!("{id}-{}", self.ids.len() + 1));
        // Somebody can have written that one.
        if self.has(&free) { self.free(&format!("{free}-1")) } else { free }
    }
}
