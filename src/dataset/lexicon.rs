//! String interner: keeps a text that occurs often once.

/// Distinct texts, each with a number: 0 for the first, and so on.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// The texts one after another, each with a line break behind it.
    text: String,
    /// Where each text ends in `text`.
    ends: Vec<u32>,
    /// Where texts are looked up: the row of each is reckoned from its letters. There are many, so that making room in one
    /// never takes long.
    rows: Vec<Row>,
}

/// A row of seats. Where a text sits is reckoned from its letters: one more than its number, or 0 for a free seat. At least
/// half of the seats are free.
#[derive(Debug, Clone, Default)]
struct Row {
    seats: Vec<u32>,
    taken: usize,
}

/// How many rows there are.
const ROWS: usize = 64;

impl Lexicon {
    /// The number of a text, which is added if it is new.
    pub fn number_of(&mut self, text: &str) -> u32 {
        let next = self.ends.len() as u32;
        self.rows.resize_with(ROWS, Row::default);
        self.make_room(text);
        let taken = self.seat(text).and_then(|seat| {
            let row = self.rows.get_mut(number(text) as usize % ROWS)?;
            let seat = row.seats.get_mut(seat)?;
            match *seat {
                0 => {
                    *seat = next + 1;
                    row.taken += 1;
                    None
                }
                taken => Some(taken - 1),
            }
        });
        taken.unwrap_or_else(|| {
            self.add(text);
            next
        })
    }

    /// Adds a text that is not there yet and need not be looked up.
    pub(super) fn add(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        self.text.push('\n');
    }

    /// Adds a text, if it is new; whether it was.
    pub(super) fn insert(&mut self, text: &str) -> bool {
        let before = self.len();
        self.number_of(text);
        self.len() > before
    }

    /// The number of a text that is there.
    pub(super) fn find(&self, text: &str) -> Option<u32> {
        let row = self.rows.get(number(text) as usize % ROWS)?;
        row.seats.get(self.seat(text)?)?.checked_sub(1)
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
        self.rows = Vec::new();
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// The seat of a text in its row, or the one that it can take. `None` where there are no seats.
    fn seat(&self, text: &str) -> Option<usize> {
        let hash = number(text) as usize;
        let seats = &self.rows.get(hash % ROWS)?.seats;
        let mask = seats.len().checked_sub(1)?;
        let mut seat = (hash / ROWS) & mask;
        while let Some(taken) = seats.get(seat).filter(|taken| **taken > 0) {
            if self.get(taken - 1) == Some(text) {
                break;
            }
            seat = (seat + 1) & mask;
        }
        Some(seat)
    }

    /// Where half of the seats in the row of a text are taken: makes four for each that is, and sits all down anew.
    fn make_room(&mut self, text: &str) {
        let Some(row) = self.rows.get_mut(number(text) as usize % ROWS) else { return };
        if row.seats.len() > row.taken * 2 {
            return;
        }
        let seats = vec![0; (row.taken * 4).next_power_of_two().max(8)];
        let before = std::mem::replace(&mut row.seats, seats);
        for taken in before.into_iter().filter(|taken| *taken > 0) {
            let seat = self.get(taken - 1).and_then(|text| Some((number(text) as usize % ROWS, self.seat(text)?)));
            if let Some((row, seat)) = seat
                && let Some(seat) = self.rows.get_mut(row).and_then(|row| row.seats.get_mut(seat))
            {
                *seat = taken;
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
