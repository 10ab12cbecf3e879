//! Text encoding of a file: which one it is, found from its bytes.
//!
//! The decision stands apart from the decoding: a browser decodes by [`Encoding::label`] with its own `TextDecoder`, and the tables of
//! the crate that does it natively are no part of what a reader loads.

/// How the letters of a file are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark at the beginning.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Western European, as Windows writes it.
    Windows1252,
    /// Arabic, as Windows writes it.
    Windows1256,
    /// Western European, as old programs on a Macintosh write it.
    MacRoman,
}

impl Encoding {
    /// The name that `TextDecoder` knows it by.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Windows1256 => "windows-1256",
            Self::MacRoman => "macintosh",
        }
    }

    /// The encoding of these bytes, as far as they show it.
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xef, 0xbb, 0xbf, ..] => return Self::Utf8,
            [0xff, 0xfe, ..] => return Self::Utf16Le,
            [0xfe, 0xff, ..] => return Self::Utf16Be,
            _ => {}
        }
        let start = bytes.get(..4000).unwrap_or(bytes);
        let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
        let (even, odd) = (zeros(0), zeros(1));
        // Separators, digits and line breaks have one byte that is zero, whatever the language.
        if odd > even && odd * 8 > start.len() / 2 {
            return Self::Utf16Le;
        }
        if even > odd && even * 8 > start.len() / 2 {
            return Self::Utf16Be;
        }
        if std::str::from_utf8(bytes).is_ok() { Self::Utf8 } else { one_byte_encoding(bytes) }
    }
}

/// The one of three encodings of a byte a letter in which the bytes make the most likely text.
fn one_byte_encoding(bytes: &[u8]) -> Encoding {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    let (mut western, mut mac, mut arabic) = (0_i64, 0_i64, 0_i64);
    for (at, &byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        let after = bytes.get(at + 1);
        let in_word = is_letter(before) || is_letter(after);
        let is_high = |byte: Option<&u8>| byte.is_some_and(|byte| *byte >= 0xc0);
        western += match byte {
            // Unassigned.
            0x81 | 0x8d | 0x8f | 0x90 | 0x9d => -20,
            // Quotation marks, dashes, the euro and the ellipsis.
            // An opening one stands before a word, not behind it.
            0x91 | 0x93 if is_letter(before) => -2,
            0x80 | 0x85 | 0x91..=0x97 if !(is_letter(before) && is_letter(after)) || byte == 0x92 => 3,
            0xa0 | 0xa3 | 0xab | 0xb0 | 0xb7 | 0xba | 0xbb => 1,
            0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0xff if in_word => 3,
            _ => -1,
        };
        mac += match byte {
            // Accented letters, which are signs in the other two.
            0x80..=0x9f if is_letter(before) && is_letter(after) && byte != 0x92 => 4,
            // Of those that Italian and French words end with.
            0x88 | 0x8e | 0x8f | 0x93 | 0x98 | 0x9d if is_letter(before) => 3,
            0x80..=0x9f if in_word => 1,
            // Quotation marks and dashes.
            0xd0..=0xd5 if !(is_letter(before) && is_letter(after)) || byte == 0xd5 => 2,
            0xca | 0xc7 | 0xc8 | 0xa1 | 0xbc | 0xdb => 1,
            _ => -1,
        };
        // Words of Arabic letters have no Latin ones beside them.
        let is_word = is_high(before) || is_high(after);
        arabic += if byte >= 0xc0 && is_word && !in_word {
            4
        } else if [0xa1, 0xba, 0xbf].contains(&byte) && !in_word {
            1
        } else {
            -2
        };
    }
    if arabic > western && arabic > mac {
        Encoding::Windows1256
    } else if mac > western {
        Encoding::MacRoman
    } else {
        Encoding::Windows1252
    }
}

/// The text that some bytes are, without a mark at its beginning. What is no letter becomes `U+FFFD`.
#[cfg(not(target_arch = "wasm32"))]
pub fn decode(bytes: &[u8], encoding: Encoding) -> String {
    use encoding_rs::{MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};
    let decoder = match encoding {
        Encoding::Utf8 => UTF_8,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Windows1252 => WINDOWS_1252,
        Encoding::Windows1256 => WINDOWS_1256,
        Encoding::MacRoman => MACINTOSH,
    };
    decoder.decode(bytes).0.into_owned()
}
