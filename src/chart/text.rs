//! Text measuring: how wide a line of text is in the typeface that it will be drawn in.
//!
//! Whoever draws the text measures it: in the browser the canvas, in the font that it really paints with; natively a table of
//! the advance widths of the typeface that the site ships.

use super::widths;

/// Measures text in the typeface that a picture will be drawn with.
pub trait TextMeasure {
    /// The width of one line of text, rounded up, in the unit of `size`, which is the height of the font.
    fn width(&self, text: &str, size: u32, bold: bool) -> u32;

    /// How far letters, digits and signs of money reach above the baseline, in thousandths of the height of the font.
    fn ascent(&self) -> i32;

    /// How far they reach below the baseline, in thousandths of the height of the font.
    fn descent(&self) -> i32;
}

impl dyn TextMeasure + '_ {
    /// The beginning of a text that fits, with an ellipsis where something is left out.
    pub fn shortened(&self, text: &str, size: u32, bold: bool, room: u32) -> String {
        if self.width(text, size, bold) <= room {
            return text.to_owned();
        }
        let mut short = text.to_owned();
        while short.pop().is_some() {
            let candidate = format!("{}…", short.trim_end());
            if self.width(&candidate, size, bold) <= room {
                return candidate;
            }
        }
        String::new()
    }

    /// A text in lines that fit, broken between words. A word that is wider than the room has a line of its own.
    pub fn wrapped(&self, text: &str, size: u32, bold: bool, room: u32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), size, bold) <= room => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}

/// As wide as any letter, in thousandths of the height of the font: what the typeface does not have is drawn with another.
const WIDEST: u16 = 1000;

/// The typeface that the site ships, measured by a table.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typeface;

impl TextMeasure for Typeface {
    fn width(&self, text: &str, size: u32, bold: bool) -> u32 {
        let thousandths: u32 = text.chars().map(|c| u32::from(widths::advance(c, bold).unwrap_or(WIDEST))).sum();
        (thousandths * size).div_ceil(1000)
    }

    fn ascent(&self) -> i32 {
        widths::ASCENT
    }

    fn descent(&self) -> i32 {
        widths::DESCENT
    }
}
