//! How wide is a text, without a browser to ask?
//!
//! By the widths of the typeface that the site ships, so that the picture is the same everywhere.

use super::widths;
pub use super::widths::{CAPITAL_HEIGHT, DESCENT};

/// As wide as any letter: what the typeface does not have is drawn with another.
const WIDEST: u16 = 1000;

/// The width of a text in the unit of `size`, rounded up.
pub fn width(text: &str, size: u32, bold: bool) -> u32 {
    let thousandths: u32 = text.chars().map(|c| u32::from(widths::advance(c, bold).unwrap_or(WIDEST))).sum();
    (thousandths * size).div_ceil(1000)
}

/// The beginning of a text that fits, with an ellipsis where something is left out.
pub fn shortened(text: &str, size: u32, bold: bool, room: u32) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while short.pop().is_some() {
        let candidate = format!("{}…", short.trim_end());
        if width(&candidate, size, bold) <= room {
            return candidate;
        }
    }
    String::new()
}

/// A text in lines that fit, broken between words.
pub fn wrapped(text: &str, size: u32, room: u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, false) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
