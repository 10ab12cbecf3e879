//! Wire format of the data that the page fetches: a file of packed records, and a file of the longer texts.
//!
//! Both are made from the published JSON when the site is built, or from other JSON by the program that checks it. They
//! belong to the version of the program that made them, and begin with the number of their form. Then come lists, each its
//! length and its items, with the records last. They can be packed and unpacked a little at a time, and in pieces that end
//! where an item does: a page that is handed a million meetings answers in between.

use super::load::MOST_MEETINGS;
use super::packed::{Packed, read, write};
use super::{Dataset, Texts, Whole};

/// A piece of a parcel has about so many bytes.
const PIECE: usize = 100_000;
/// So many items are unpacked in one step.
const STEP: usize = 500;

/// What can be packed: some lists, one after another.
pub trait Parcel: Default {
    /// What it begins with. Another form of the records needs another number.
    const HEAD: [u8; 4];
    /// How many lists there are.
    const LISTS: usize;

    /// How many items a list has.
    fn count(&self, list: usize) -> usize;
    /// Writes the item at a position of a list, and some after it; says which comes next.
    fn pack(&self, list: usize, at: usize, bytes: &mut Vec<u8>) -> usize;
    /// Makes ready for so many items of a list.
    fn expect(&mut self, list: usize, count: usize);
    /// Adds the item that stands first in these bytes to a list; says how many bytes it takes.
    fn unpack(&mut self, list: usize, bytes: &[u8]) -> Option<usize>;
}

impl Dataset {
    /// The data set as a file.
    pub fn to_parcel(&self) -> Vec<u8> {
        packed(self)
    }

    /// The data set in a file. `None` for bytes that this version did not write.
    pub fn from_parcel(bytes: Vec<u8>) -> Option<Self> {
        unpacked(bytes)
    }
}

impl Texts {
    /// The texts as a file.
    pub fn to_parcel(&self) -> Vec<u8> {
        packed(self)
    }

    /// The texts in a file. `None` for bytes that this version did not write.
    pub fn from_parcel(bytes: Vec<u8>) -> Option<Self> {
        unpacked(bytes)
    }
}

/// All of it as a file.
fn packed(parcel: &impl Parcel) -> Vec<u8> {
    let mut packing = Packing::default();
    let pieces = std::iter::from_fn(|| Some(packing.piece(parcel)).filter(|piece| !piece.is_empty()));
    pieces.flatten().collect()
}

/// What is in a file.
fn unpacked<P: Parcel>(bytes: Vec<u8>) -> Option<P> {
    let mut unpacking = Unpacking::default();
    unpacking.take(bytes);
    while unpacking.step()? {}
    unpacking.finish()
}

/// How far something has been packed.
#[derive(Debug, Default)]
pub struct Packing {
    list: usize,
    at: usize,
}

impl Packing {
    /// The next piece; nothing when all is packed.
    pub fn piece<P: Parcel>(&mut self, of: &P) -> Vec<u8> {
        let mut bytes = Vec::new();
        while bytes.len() < PIECE && self.list < P::LISTS {
            let count = of.count(self.list);
            if self.at == 0 {
                bytes.extend_from_slice(if self.list == 0 { &P::HEAD } else { &[] });
                write(&mut bytes, &(count as u32));
            }
            if self.at < count {
                self.at = of.pack(self.list, self.at, &mut bytes);
            }
            if self.at >= count {
                (self.list, self.at) = (self.list + 1, 0);
            }
        }
        bytes
    }
}

/// Something on its way out of a parcel.
#[derive(Debug, Default)]
pub struct Unpacking<P> {
    bytes: Vec<u8>,
    at: usize,
    list: usize,
    /// How many items of the list are still to come, where that is known.
    left: Option<u32>,
    unpacked: P,
}

impl<P: Parcel> Unpacking<P> {
    /// Takes the next piece, when all before it has been unpacked.
    pub fn take(&mut self, piece: Vec<u8>) {
        (self.bytes, self.at) = (piece, 0);
    }

    /// Unpacks a little more of the piece, for about a millisecond; false when all of it has been unpacked. `None` for bytes
    /// that this version did not write.
    pub fn step(&mut self) -> Option<bool> {
        for _ in 0..STEP {
            let bytes = self.bytes.get(self.at..)?;
            if bytes.is_empty() {
                return Some(false);
            }
            self.at += match self.left {
                None => {
                    let rest = if self.list == 0 { bytes.strip_prefix(&P::HEAD)? } else { bytes };
                    let (count, length) = read::<u32>(rest)?;
                    // No file has more; one that says so is broken.
                    self.unpacked.expect(self.list, (count as usize).min(MOST_MEETINGS));
                    self.left = Some(count);
                    bytes.len() - rest.len() + length
                }
                Some(0) if self.list + 1 < P::LISTS => {
                    (self.list, self.left) = (self.list + 1, None);
                    0
                }
                Some(left) => {
                    self.left = Some(left.checked_sub(1)?);
                    self.unpacked.unpack(self.list, bytes)?
                }
            };
        }
        Some(true)
    }

    /// What was in the parcel. `None` where some of it is missing.
    pub fn finish(self) -> Option<P> {
        (self.list + 1 == P::LISTS && self.left == Some(0)).then_some(self.unpacked)
    }
}

/// Writes the item of a list.
fn pack<T: serde::Serialize>(list: &[T], at: usize, bytes: &mut Vec<u8>) {
    if let Some(item) = list.get(at) {
        write(bytes, item);
    }
}

/// Adds the item that stands first in these bytes to a list.
fn unpack<T: serde::de::DeserializeOwned>(list: &mut Vec<T>, bytes: &[u8]) -> Option<usize> {
    let (item, length) = read(bytes)?;
    list.push(item);
    Some(length)
}

/// Writes all records that stand in a piece of memory with that at a position.
fn pack_records<T: serde::Serialize + serde::de::DeserializeOwned>(
    records: &Packed<T>,
    at: usize,
    bytes: &mut Vec<u8>,
) -> usize {
    let Some((piece, next)) = records.piece(at) else { return usize::MAX };
    bytes.extend_from_slice(piece);
    next
}

impl Whole {
    /// Gives back some of what stands in very many places of memory, for about a millisecond; false when that is done. All in
    /// one go would take long.
    pub fn shrink(&mut self) -> bool {
        let (sources, texts) = (&mut self.dataset.sources, &mut self.texts.sources);
        sources.truncate(sources.len().saturating_sub(STEP));
        texts.truncate(texts.len().saturating_sub(STEP));
        !sources.is_empty() || !texts.is_empty()
    }
}

impl Parcel for Dataset {
    const HEAD: [u8; 4] = *b"CTD5";
    const LISTS: usize = 8;

    fn count(&self, list: usize) -> usize {
        let (names, host_codes, records) = self.meetings.kept();
        match list {
            0 => 1,
            1 => names.len(),
            2 => host_codes.len(),
            3 => self.members.len(),
            4 => self.growth.points.len(),
            5 => self.moments.len(),
            6 => self.sources.len(),
            _ => records.len(),
        }
    }

    fn pack(&self, list: usize, at: usize, bytes: &mut Vec<u8>) -> usize {
        let (names, host_codes, records) = self.meetings.kept();
        match list {
            0 => write(bytes, &self.labels),
            1 => write(bytes, &names.get(at as u32).unwrap_or_default()),
            2 => write(bytes, &host_codes.get(at as u32).unwrap_or_default()),
            3 => pack(&self.members, at, bytes),
            4 => pack(&self.growth.points, at, bytes),
            5 => pack(&self.moments, at, bytes),
            6 => pack(&self.sources, at, bytes),
            _ => return pack_records(records, at, bytes),
        }
        at + 1
    }

    fn expect(&mut self, list: usize, count: usize) {
        if list + 1 == Self::LISTS {
            self.meetings.expect(count);
        }
    }

    fn unpack(&mut self, list: usize, bytes: &[u8]) -> Option<usize> {
        match list {
            0 => read(bytes).map(|(labels, length)| {
                self.labels = labels;
                length
            }),
            1 | 2 => read(bytes).map(|(text, length)| {
                self.meetings.take_text(list == 1, text);
                length
            }),
            3 => unpack(&mut self.members, bytes),
            4 => unpack(&mut self.growth.points, bytes),
            5 => unpack(&mut self.moments, bytes),
            6 => unpack(&mut self.sources, bytes),
            _ => self.meetings.take(bytes),
        }
    }
}

impl Parcel for Texts {
    const HEAD: [u8; 4] = *b"CTT3";
    const LISTS: usize = 2;

    fn count(&self, list: usize) -> usize {
        if list == 0 { self.sources.len() } else { self.meetings.len() }
    }

    fn pack(&self, list: usize, at: usize, bytes: &mut Vec<u8>) -> usize {
        if list > 0 {
            return pack_records(&self.meetings, at, bytes);
        }
        pack(&self.sources, at, bytes);
        at + 1
    }

    fn expect(&mut self, _: usize, _: usize) {}

    fn unpack(&mut self, list: usize, bytes: &[u8]) -> Option<usize> {
        if list == 0 { unpack(&mut self.sources, bytes) } else { self.meetings.take(bytes).map(|(_, length)| length) }
    }
}
