//! Packed vector: very many records in little memory.
//!
//! A record in use has a text of its own for every name and takes hundreds of bytes; packed, it takes as many as it has
//! letters. Records are unpacked one at a time, when somebody looks at them. They stand in pieces of memory, so that adding
//! one to very many never has to move them all.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// So many records stand in one piece of memory.
const IN_A_PIECE: usize = 4_096;

/// A list of packed records.
pub struct Packed<T> {
    pieces: Vec<Vec<u8>>,
    /// Where each record ends in its piece.
    ends: Vec<u32>,
    record: PhantomData<fn() -> T>,
}

impl<T: Serialize + DeserializeOwned> Packed<T> {
    /// Adds a record at the end.
    pub fn push(&mut self, record: &T) {
        self.add(|piece| write(piece, record));
    }

    /// Adds the packed record that stands first in some bytes; gives it, and how many bytes it has.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Option<(T, usize)> {
        let (record, length) = read(bytes)?;
        let bytes = bytes.get(..length)?;
        self.add(|piece| piece.extend_from_slice(bytes));
        Some((record, length))
    }

    /// The bytes of the records of a piece, the one with the record at a position and those after it, and which comes next.
    pub(super) fn piece(&self, at: usize) -> Option<(&[u8], usize)> {
        let number = at / IN_A_PIECE;
        let bytes = self.pieces.get(number)?.get(self.start(at)?..)?;
        Some((bytes, ((number + 1) * IN_A_PIECE).min(self.len())))
    }

    /// Writes the next record into the piece that it belongs to.
    fn add(&mut self, add: impl FnOnce(&mut Vec<u8>)) {
        if self.ends.len().is_multiple_of(IN_A_PIECE) {
            self.settle_piece();
            self.pieces.push(Vec::new());
        }
        if let Some(piece) = self.pieces.last_mut() {
            add(piece);
            self.ends.push(piece.len() as u32);
        }
    }

    /// Gives back the room of the last piece.
    fn settle_piece(&mut self) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.shrink_to_fit();
        }
    }

    /// Where a record starts in its piece.
    fn start(&self, at: usize) -> Option<usize> {
        if at.is_multiple_of(IN_A_PIECE) {
            return Some(0);
        }
        self.ends.get(at - 1).map(|end| *end as usize)
    }

    /// The record at a position, unpacked.
    pub fn get(&self, at: usize) -> Option<T> {
        let end = *self.ends.get(at)? as usize;
        postcard::from_bytes(self.pieces.get(at / IN_A_PIECE)?.get(self.start(at)?..end)?).ok()
    }

    /// The first fields of the record at a position, unpacked: names of them can be borrowed.
    pub fn head<'a, H: Deserialize<'a>>(&'a self, at: usize) -> Option<H> {
        let (head, _) = read(self.pieces.get(at / IN_A_PIECE)?.get(self.start(at)?..)?)?;
        Some(head)
    }

    /// Gives back memory that only adding needs.
    pub fn settle(&mut self) {
        self.settle_piece();
        self.ends.shrink_to_fit();
    }

    /// Every record, unpacked one after another.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

impl<T> Default for Packed<T> {
    fn default() -> Self {
        Self { pieces: Vec::new(), ends: Vec::new(), record: PhantomData }
    }
}

impl<T> Clone for Packed<T> {
    fn clone(&self) -> Self {
        Self { pieces: self.pieces.clone(), ends: self.ends.clone(), record: PhantomData }
    }
}

impl<T> PartialEq for Packed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.pieces == other.pieces && self.ends == other.ends
    }
}

impl<T> std::fmt::Debug for Packed<T> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bytes: usize = self.pieces.iter().map(Vec::len).sum();
        write!(out, "{} packed records, {bytes} bytes", self.ends.len())
    }
}

impl<T: Serialize + DeserializeOwned> FromIterator<T> for Packed<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        let mut packed = Self::default();
        records.into_iter().for_each(|record| packed.push(&record));
        packed
    }
}

/// Writes something behind what has been written.
pub(super) fn write(bytes: &mut Vec<u8>, what: &impl Serialize) {
    // Writing to memory fails only for types that do not know their length beforehand, and there are none here.
    *bytes = postcard::to_extend(what, std::mem::take(bytes)).unwrap_or_default();
}

/// What stands first in some bytes, and how many it takes.
pub(super) fn read<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<(T, usize)> {
    let (what, rest) = postcard::take_from_bytes(bytes).ok()?;
    Some((what, bytes.len() - rest.len()))
}
