//! How are very many records kept in little memory?
//!
//! A record in use has a text of its own for every name and takes hundreds of bytes; packed, it takes as many as it has
//! letters. Records are unpacked one at a time, when somebody looks at them.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A list of packed records.
pub struct Packed<T> {
    bytes: Vec<u8>,
    /// Where each record ends in `bytes`.
    ends: Vec<u32>,
    record: PhantomData<fn() -> T>,
}

impl<T: Serialize + DeserializeOwned> Packed<T> {
    /// Adds a record at the end.
    pub fn push(&mut self, record: &T) {
        // Writing to memory fails only for types that do not know their length beforehand, and records have none.
        if let Ok(bytes) = postcard::to_extend(record, std::mem::take(&mut self.bytes)) {
            self.bytes = bytes;
        }
        self.ends.push(self.bytes.len() as u32);
    }

    /// Takes `count` records that stand one after another in these bytes, which are kept as they are, and shows each to
    /// `visit`. `None` where there are not exactly so many.
    pub fn from_bytes(bytes: Vec<u8>, count: usize, mut visit: impl FnMut(T)) -> Option<Self> {
        // No record is shorter than a byte.
        let mut ends = Vec::with_capacity(count.min(bytes.len()));
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            let record: T;
            (record, rest) = postcard::take_from_bytes(rest).ok()?;
            visit(record);
            ends.push((bytes.len() - rest.len()) as u32);
        }
        (ends.len() == count).then_some(Self { bytes, ends, record: PhantomData })
    }

    /// The bytes of all records, one after another.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The record at a position, unpacked.
    pub fn get(&self, at: usize) -> Option<T> {
        let end = *self.ends.get(at)? as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        postcard::from_bytes(self.bytes.get(start..end)?).ok()
    }

    /// The first fields of the record at a position, unpacked: names of them can be borrowed.
    pub fn head<'a, H: Deserialize<'a>>(&'a self, at: usize) -> Option<H> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).map(|end| *end as usize))?;
        let (head, _) = postcard::take_from_bytes(self.bytes.get(start..)?).ok()?;
        Some(head)
    }

    /// Gives back memory that only adding needs.
    pub fn settle(&mut self) {
        self.bytes.shrink_to_fit();
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
        Self { bytes: Vec::new(), ends: Vec::new(), record: PhantomData }
    }
}

impl<T> Clone for Packed<T> {
    fn clone(&self) -> Self {
        Self { bytes: self.bytes.clone(), ends: self.ends.clone(), record: PhantomData }
    }
}

impl<T> PartialEq for Packed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes && self.ends == other.ends
    }
}

impl<T> std::fmt::Debug for Packed<T> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} packed records, {} bytes", self.ends.len(), self.bytes.len())
    }
}

impl<T: Serialize + DeserializeOwned> FromIterator<T> for Packed<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        let mut packed = Self::default();
        records.into_iter().for_each(|record| packed.push(&record));
        packed
    }
}
