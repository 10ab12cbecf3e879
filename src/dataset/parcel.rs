//! In which form does the page fetch its data? Two files of packed records: what it needs at once, and the longer texts.
//!
//! Both are made from the published JSON when the site is built, or from other JSON by the program that checks it. They
//! belong to the version of the program that made them, and begin with the number of their form.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Dataset, Texts};

/// What a file begins with. Another form of the records needs another number.
const DATASET: [u8; 4] = *b"CTD1";
const TEXTS: [u8; 4] = *b"CTT1";

impl Dataset {
    /// The data set as a file.
    pub fn to_parcel(&self) -> Vec<u8> {
        parcel(DATASET, self)
    }

    /// The data set in a file. `None` for bytes that this version did not write.
    pub fn from_parcel(bytes: &[u8]) -> Option<Self> {
        content(DATASET, bytes)
    }
}

impl Texts {
    /// The texts as a file.
    pub fn to_parcel(&self) -> Vec<u8> {
        parcel(TEXTS, self)
    }

    /// The texts in a file. `None` for bytes that this version did not write.
    pub fn from_parcel(bytes: &[u8]) -> Option<Self> {
        content(TEXTS, bytes)
    }
}

fn parcel(head: [u8; 4], content: &impl Serialize) -> Vec<u8> {
    // Writing to memory fails only for types that do not know their length beforehand, and these have none.
    postcard::to_extend(content, head.to_vec()).unwrap_or_default()
}

fn content<T: DeserializeOwned>(head: [u8; 4], bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes.strip_prefix(&head)?).ok()
}
