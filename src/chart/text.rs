//! Text measuring: how wide a line of text is in the typeface that it will be drawn in.
//!
//! Whoever draws the text measures it: in the browser the canvas, in the font that it really paints with; natively a table of
//! the advance widths of the typeface that the site ships.

/// Measures text in the typeface that a picture will be drawn with.
pub trait TextMeasure {
    /// The width of one line of text, rounded up, in the unit of `size`, which is the height of the font.
    fn width(&self, text: &str, size: u32, bold: bool) -> u32;

    /// The height of a capital letter, in thousandths of the height of the font.
    fn capital_height(&self) -> i32;

    /// How far letters reach below the baseline, in thousandths of the height of the font.
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

/// The typeface that the site ships, measured by a table.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typeface;

impl TextMeasure for Typeface {
    fn width(&self, text: &str, size: u32, bold: bool) -> u32 {
        width(text, size, bold)
    }

    fn capital_height(&self) -> i32 {
        CAPITAL_HEIGHT
    }

    fn descent(&self) -> i32 {
        DESCENT
    }
}

/// Advance widths of the characters from space to tilde, in thousandths of the font size. From the metrics of
/// Liberation Sans, which are those of Helvetica and Arial.
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// The same for the bold face.
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
];

/// The height of a capital letter in thousandths of the font size.
const CAPITAL_HEIGHT: i32 = 688;
/// How far letters reach below the baseline, in thousandths of the font size.
const DESCENT: i32 = 212;

/// The width of a text in the unit of `size`, rounded up.
fn width(text: &str, size: u32, bold: bool) -> u32 {
    let table = if bold { &BOLD } else { &REGULAR };
    let thousandths: u32 = text
        .chars()
        .map(|c| {
            let ascii = (c as usize).checked_sub(32).and_then(|at| table.get(at)).copied();
            u32::from(ascii.unwrap_or_else(|| beyond_ascii(c)))
        })
        .sum();
    (thousandths * size).div_ceil(1000)
}

/// Punctuation, accented letters and, as a guess on the wide side, everything else.
fn beyond_ascii(c: char) -> u16 {
    match c {
        '’' | '‘' => 278,
        '“' | '”' => 500,
        '·' | '\u{a0}' => 278,
        '–' => 556,
        'à'..='ÿ' => 611,
        'À'..='Þ' => 778,
        _ => 1000,
    }
}
