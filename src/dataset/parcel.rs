//! In which form does the page fetch its data? Two files of packed records: what it needs at once, and the longer texts.
//!
//! Both are made from the published JSON when the site is built, or from other JSON by the program that checks it. They
//! belong to the version of the program that made them, and begin with the number of their form. The records stand at the
//! end: what was read becomes the memory of the data set, and is not copied.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::packed::Packed;
use super::{Dataset, Meetings, Texts};

/// What a file begins with. Another form of the records needs another number.
const DATASET: [u8; 4] = *b"CTD3";
const TEXTS: [u8; 4] = *b"CTT2";

impl Dataset {
    /// The data set as a file.
    pub fn to_parcel(&self) -> Vec<u8> {
        let (names, host_codes, records) = self.meetings.kept();
        parcel(DATASET, &(&self.labels, names, host_codes, &self.members, &self.growth, &self.sources), records)
    }

    /// The data set in a file. `None` for bytes that this version did not write.
    pub fn from_parcel(bytes: Vec<u8>) -> Option<Self> {
        let ((labels, names, host_codes, members, growth, sources), bytes, count) = content(DATASET, bytes)?;
        Some(Self { labels, meetings: Meetings::from_kept(names, host_codes, bytes, count)?, members, growth, sources })
    }
}

impl Texts {
    /// The texts as a file.
    pub fn to_parcel(&self) -> Vec<u8> {
        parcel(TEXTS, &self.sources, &self.meetings)
    }

    /// The texts in a file. `None` for bytes that this version did not write.
    pub fn from_parcel(bytes: Vec<u8>) -> Option<Self> {
        let (sources, bytes, count) = content(TEXTS, bytes)?;
        Some(Self { meetings: Packed::from_bytes(bytes, count, |_| {})?, sources })
    }
}

/// The head, how many records there are, everything else, and the records.
fn parcel<T: Serialize + DeserializeOwned>(head: [u8; 4], rest: &impl Serialize, records: &Packed<T>) -> Vec<u8> {
    let content = (records.len() as u32, rest);
    // Writing to memory fails only for types that do not know their length beforehand, and these have none.
    let mut bytes = postcard::to_extend(&content, head.to_vec()).unwrap_or_default();
    bytes.extend_from_slice(records.bytes());
    bytes
}

/// Everything else, the bytes of the records, and how many there are.
fn content<R: DeserializeOwned>(head: [u8; 4], mut bytes: Vec<u8>) -> Option<(R, Vec<u8>, usize)> {
    let ((count, rest), records) = postcard::take_from_bytes::<(u32, R)>(bytes.strip_prefix(&head)?).ok()?;
    let before = bytes.len() - records.len();
    bytes.drain(..before);
    Some((rest, bytes, count as usize))
}
