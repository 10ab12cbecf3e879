//! Set of meetings: a bitmap of positions, one bit a meeting or less.

use std::ops::Range;

/// Positions in one block of bits.
const BLOCK: usize = 64;
/// Blocks between two counts of what lies before.
const STRIDE: usize = 8;

/// Some positions in [`Dataset::meetings`](crate::dataset::Dataset::meetings), in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeetingSet {
    bits: Bits,
    /// How many rows lie before each [`STRIDE`] of blocks.
    before: Vec<u32>,
    len: usize,
}

impl MeetingSet {
    pub(super) fn new(bits: Bits) -> Self {
        let mut len = 0;
        let before = bits.0.chunks(STRIDE).map(|blocks| {
            let before = len as u32;
            len += ones(blocks);
            before
        });
        Self { before: before.collect(), bits, len }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether a position is among them.
    pub fn contains(&self, at: usize) -> bool {
        self.bits.contains(at)
    }

    /// Every position.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        let blocks = self.bits.0.iter().enumerate();
        blocks.flat_map(|(block, bits)| InBlock(*bits).map(move |bit| block * BLOCK + bit))
    }

    /// Calls `visit` with every position: faster than [`Self::iter`] where there are very many.
    pub fn each(&self, mut visit: impl FnMut(usize)) {
        for (block, bits) in self.bits.0.iter().enumerate() {
            let (first, mut rest) = (block * BLOCK, *bits);
            while rest != 0 {
                visit(first + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
    }

    /// The position in a row, counted from 0.
    pub fn get(&self, row: usize) -> Option<usize> {
        let stride = self.before.partition_point(|before| *before as usize <= row).checked_sub(1)?;
        let mut rest = row - *self.before.get(stride)? as usize;
        for (block, bits) in self.bits.0.iter().enumerate().skip(stride * STRIDE) {
            let here = bits.count_ones() as usize;
            if rest < here {
                return InBlock(*bits).nth(rest).map(|bit| block * BLOCK + bit);
            }
            rest -= here;
        }
        None
    }

    /// How many of them come before a position: its row, if it is among them.
    pub fn rank(&self, at: usize) -> usize {
        let block = at / BLOCK;
        let Some(before) = self.before.get(block / STRIDE) else { return self.len };
        *before as usize + self.bits.count(block / STRIDE * STRIDE * BLOCK..at)
    }

    /// Every position, in a list.
    pub fn to_vec(&self) -> Vec<usize> {
        let mut all = Vec::with_capacity(self.len);
        all.extend(self.iter());
        all
    }
}

/// The places of the ones in a block.
struct InBlock(u64);

impl Iterator for InBlock {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let bit = self.0.trailing_zeros() as usize;
        self.0 &= self.0.wrapping_sub(1);
        (bit < BLOCK).then_some(bit)
    }
}

fn ones(blocks: &[u64]) -> usize {
    blocks.iter().map(|block| block.count_ones() as usize).sum()
}

/// A set of positions. Two that meet are of the same length.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub fn none(count: usize) -> Self {
        Self(vec![0; count.div_ceil(BLOCK)])
    }

    pub fn all(count: usize) -> Self {
        let mut bits = Self(vec![u64::MAX; count.div_ceil(BLOCK)]);
        if let (Some(last), true) = (bits.0.last_mut(), !count.is_multiple_of(BLOCK)) {
            *last = (1 << (count % BLOCK)) - 1;
        }
        bits
    }

    pub fn insert(&mut self, at: usize) {
        if let Some(block) = self.0.get_mut(at / BLOCK) {
            *block |= 1 << (at % BLOCK);
        }
    }

    pub fn contains(&self, at: usize) -> bool {
        self.0.get(at / BLOCK).is_some_and(|block| block >> (at % BLOCK) & 1 == 1)
    }

    pub fn and(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
        self
    }

    /// Takes out all but a range.
    pub fn keep(&mut self, range: &Range<usize>) {
        for (at, block) in self.0.iter_mut().enumerate() {
            *block &= mask(at, range);
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        ones(&self.0)
    }

    /// How many lie in a range.
    pub fn count(&self, range: Range<usize>) -> usize {
        let blocks = self.0.iter().enumerate().take(range.end.div_ceil(BLOCK)).skip(range.start / BLOCK);
        blocks.map(|(at, block)| (block & mask(at, &range)).count_ones() as usize).sum()
    }
}

/// The part of a block that lies in a range.
fn mask(block: usize, range: &Range<usize>) -> u64 {
    let upto = |end: usize| match end.saturating_sub(block * BLOCK) {
        bits @ 0..BLOCK => (1 << bits) - 1,
        _ => u64::MAX,
    };
    upto(range.end) & !upto(range.start)
}

/// Many sets of the same positions, in little memory: a common one in bits, a rare one as the steps from each of its
/// positions to the next.
#[derive(Debug, Clone, Default)]
pub(super) struct Sets {
    places: Vec<SetSpan>,
    /// Each step in as few bytes as it needs, seven bits a byte, the lowest first.
    steps: Vec<u8>,
    common: Vec<Bits>,
}

/// Where a set is.
#[derive(Debug, Clone, Copy, Default)]
struct SetSpan {
    /// Its number among the common ones, or where its steps begin and end.
    start: u32,
    end: u32,
    is_common: bool,
    /// How many positions are in it.
    len: u32,
    /// While it is made: one more than the position noted last.
    upto: u32,
}

/// Sets of positions while they are made. Each position is noted twice: sets that are measured before they are written never
/// stand in memory twice. Those of one set come in their order; noting one again is no matter.
pub(super) struct Making {
    sets: Sets,
    count: usize,
    /// A set is common if it has one in so many of the positions.
    common: usize,
    is_measured: bool,
}

impl Making {
    /// Sets of `count` positions.
    pub fn new(count: usize, common: usize) -> Self {
        Self { sets: Sets::default(), count, common, is_measured: false }
    }

    /// Takes note of a position in a set.
    pub fn note(&mut self, set: usize, at: usize) {
        let places = &mut self.sets.places;
        if set >= places.len() {
            places.resize(set + 1, SetSpan::default());
        }
        let Some(place) = places.get_mut(set) else { return };
        let Some(mut step) = place.step(at) else { return };
        if !self.is_measured {
            place.end += step.max(1).ilog2() / 7 + 1;
            place.len += 1;
            return;
        }
        if place.is_common {
            if let Some(bits) = self.sets.common.get_mut(place.start as usize) {
                bits.insert(at);
            }
            return;
        }
        while let Some(byte) = self.sets.steps.get_mut(place.end as usize) {
            place.end += 1;
            *byte = step as u8 & 0x7f | if step > 0x7f { 0x80 } else { 0 };
            step >>= 7;
            if step == 0 {
                break;
            }
        }
    }

    /// Every position has been noted once, and will be noted again.
    pub fn measure(&mut self) {
        let Sets { places, steps, common } = &mut self.sets;
        places.shrink_to_fit();
        let mut length = 0;
        for place in places {
            let bytes = place.end;
            place.upto = 0;
            place.is_common = place.len as usize * self.common >= self.count;
            if place.is_common {
                place.start = common.len() as u32;
                common.push(Bits::none(self.count));
            } else {
                (place.start, place.end) = (length, length);
                length += bytes;
            }
        }
        *steps = vec![0; length as usize];
        self.is_measured = true;
    }

    /// The sets, when every position has been noted twice.
    pub fn finish(self) -> Sets {
        self.sets
    }
}

impl Sets {
    /// How many sets there are.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// How many positions are in a set.
    pub fn len(&self, set: usize) -> usize {
        self.places.get(set).map_or(0, |place| place.len as usize)
    }

    /// Whether a set is kept in bits, so that adding it costs next to nothing.
    pub fn is_common(&self, set: usize) -> bool {
        self.places.get(set).is_some_and(|place| place.is_common)
    }

    /// Adds the positions of a set to others.
    pub fn add(&self, set: usize, to: &mut Bits) {
        match self.common(set) {
            Some(bits) => to.0.iter_mut().zip(&bits.0).for_each(|(a, b)| *a |= b),
            None => self.each(set, |at| to.insert(at)),
        }
    }

    /// How many positions a set has in common with others.
    pub fn shared(&self, set: usize, with: &Bits) -> usize {
        match self.common(set) {
            Some(bits) => bits.0.iter().zip(&with.0).map(|(a, b)| (a & b).count_ones() as usize).sum(),
            None => {
                let mut shared = 0;
                self.each(set, |at| shared += usize::from(with.contains(at)));
                shared
            }
        }
    }

    /// Whether a set has any position in common with others.
    pub fn meets(&self, set: usize, others: &Bits) -> bool {
        match self.common(set) {
            Some(bits) => bits.0.iter().zip(&others.0).any(|(a, b)| a & b != 0),
            None => self.shared(set, others) > 0,
        }
    }

    fn common(&self, set: usize) -> Option<&Bits> {
        let place = self.places.get(set).filter(|place| place.is_common)?;
        self.common.get(place.start as usize)
    }

    /// Every position of a set that is kept in steps.
    fn each(&self, set: usize, mut visit: impl FnMut(usize)) {
        let Some(place) = self.places.get(set) else { return };
        let (mut at, mut step, mut shift) = (0, 0, 0);
        for byte in self.steps.get(place.start as usize..place.end as usize).unwrap_or_default() {
            step |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if *byte < 0x80 {
                at += step;
                visit(at);
                (step, shift) = (0, 0);
            }
        }
    }
}

impl SetSpan {
    /// The step to a position; `None` if it has been noted.
    fn step(&mut self, at: usize) -> Option<u32> {
        let at = at as u32;
        let step = (at + 1).checked_sub(self.upto.max(1)).filter(|step| self.upto == 0 || *step > 0)?;
        self.upto = at + 1;
        Some(step)
    }
}
