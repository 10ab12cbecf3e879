//! How is a text that occurs very often kept once?

use serde::{Deserialize, Serialize};

/// Distinct texts, each with a number: 0 for the first, and so on.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Lexicon {
    /// The texts one after another, each with a line break behind it.
    text: String,
    /// Where each text ends in `text`.
    ends: Vec<u32>,
    /// Where a text sits is reckoned from its letters: one more than its number, or 0 for a free seat. At least half of the
    /// seats are free.
    #[serde(skip)]
    seats: Vec<u32>,
}

impl Lexicon {
    /// The number of a text, which is added if it is new.
    pub fn number_of(&mut self, text: &str) -> u32 {
        if self.seats.len() <= self.ends.len() * 2 {
            self.make_room();
        }
        let seat = self.seat(text);
        let taken = self.seats.get(seat).copied().unwrap_or_default();
        if taken > 0 {
            return taken - 1;
        }
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        self.text.push('\n');
        if let Some(seat) = self.seats.get_mut(seat) {
            *seat = self.ends.len() as u32;
        }
        self.ends.len() as u32 - 1
    }

    /// The text with a number.
    pub fn get(&self, number: u32) -> Option<&str> {
        let at = number as usize;
        let end = *self.ends.get(at)? as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize + 1);
        self.text.get(start..end)
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The numbers of the texts that a term without line breaks occurs in.
    pub fn containing(&self, term: &str) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        for (place, _) in self.text.match_indices(term) {
            let number = self.ends.partition_point(|end| (*end as usize) < place) as u32;
            if found.last() != Some(&number) {
                found.push(number);
            }
        }
        found
    }

    /// Gives back the memory that only adding needs.
    pub fn settle(&mut self) {
        self.seats = Vec::new();
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// The seat of a text, or the one that it can take.
    fn seat(&self, text: &str) -> usize {
        let mask = self.seats.len().saturating_sub(1);
        let mut seat = number(text) as usize & mask;
        while let Some(taken) = self.seats.get(seat).filter(|taken| **taken > 0) {
            if self.get(taken - 1) == Some(text) {
                break;
            }
            seat = (seat + 1) & mask;
        }
        seat
    }

    /// Makes four seats for each text, and sits all down anew.
    fn make_room(&mut self) {
        let seats = (self.ends.len() * 4).next_power_of_two().max(64);
        self.seats = vec![0; seats];
        for at in 0..self.ends.len() as u32 {
            let seat = self.get(at).map_or(0, |text| self.seat(text));
            if let Some(seat) = self.seats.get_mut(seat) {
                *seat = at + 1;
            }
        }
    }
}

impl PartialEq for Lexicon {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.ends == other.ends
    }
}

/// A number that two texts hardly ever share: FNV-1a.
fn number(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193))
}
