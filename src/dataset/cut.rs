//! JSON splitter: finds where each record of a file begins and ends.
//!
//! The file is walked byte by byte, and can be walked a little at a time: a page that reads a large one answers in between.
//! Only brackets and quotation marks are looked at; what is inside a record is read when it has been cut out.

use super::fault::Problem;

/// Longer records cannot be meant, and would take too long to read in one go.
pub(super) const MOST_RECORD_BYTES: usize = 1_000_000;
/// Brackets inside of brackets deeper than this cannot be meant.
const MOST_DEPTH: usize = 64;

/// What a file is that begins with a list.
const WANTED: &str = "an object with the lists meetings, members, membership and sources";

/// What has been cut out of the file.
#[derive(Debug, PartialEq)]
pub(super) enum Piece {
    /// The name of a field of the file, as it stands there with its quotation marks.
    Name(usize, usize),
    /// The value of a field that is no list.
    Value(usize, usize),
    /// A list begins.
    List,
    /// One item of the list.
    Item(usize, usize),
    /// The end of the file.
    End,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Expect {
    Start,
    NameOrEnd,
    Name,
    Colon,
    Value,
    CommaOrEnd,
    ItemOrEnd,
    Item,
    ItemCommaOrEnd,
    Nothing,
}

/// How far the walk has come.
pub(super) struct Cutter {
    /// The next byte.
    pub at: usize,
    expect: Expect,
    /// The value that is being walked through: where it began, open brackets, inside of quotation marks, after a backslash.
    value: Option<(usize, usize, bool, bool)>,
    /// The number of lines before `line_start`, and where the present line starts.
    lines: usize,
    line_start: usize,
    /// Where the line of the value being walked through starts, and its number from 0.
    begun: (usize, usize),
}

impl Cutter {
    pub fn new(at: usize) -> Self {
        Self { at, expect: Expect::Start, value: None, lines: 0, line_start: 0, begun: (0, 0) }
    }

    /// Where serde_json found a fault in the piece that was cut out last, in lines and columns of the whole file.
    pub fn place(&self, start: usize, error: &serde_json::Error) -> Problem {
        let (line_start, lines) = self.begun;
        let column = if error.line() <= 1 { start - line_start.min(start) + error.column() } else { error.column() };
        Problem::NotJson { line: lines + error.line().max(1), column }
    }

    fn stuck(&self) -> Problem {
        Problem::NotJson { line: self.lines + 1, column: self.at + 1 - self.line_start.min(self.at) }
    }

    /// Walks on to the next piece, but no further than to `limit`: `None` where it has come there.
    pub fn next(&mut self, bytes: &[u8], limit: usize) -> Result<Option<Piece>, Problem> {
        while self.at < bytes.len() && self.at < limit {
            let byte = bytes.get(self.at).copied().unwrap_or_default();
            if let Some((start, depth, is_text, is_escaped)) = self.value {
                if let Some(end) = self.walk(byte, (start, depth, is_text, is_escaped))? {
                    return Ok(Some(self.cut(start, end)));
                }
                continue;
            }
            if byte.is_ascii_whitespace() {
                self.step(byte);
                continue;
            }
            match (self.expect, byte) {
                (Expect::Start, b'{') => self.expect = Expect::NameOrEnd,
                (Expect::Start, b'[') => {
                    return Err(Problem::WrongType { found: "a list", wanted: WANTED });
                }
                (Expect::NameOrEnd, b'}') | (Expect::CommaOrEnd, b'}') => self.expect = Expect::Nothing,
                (Expect::NameOrEnd | Expect::Name, b'"') | (Expect::Value, _) if byte != b'[' || self.is_name() => {
                    self.begin();
                    continue;
                }
                (Expect::Colon, b':') => self.expect = Expect::Value,
                (Expect::Value, b'[') => {
                    self.expect = Expect::ItemOrEnd;
                    self.at += 1;
                    return Ok(Some(Piece::List));
                }
                (Expect::ItemOrEnd, b']') | (Expect::ItemCommaOrEnd, b']') => self.expect = Expect::CommaOrEnd,
                (Expect::ItemOrEnd | Expect::Item, byte) if byte != b',' && byte != b']' => {
                    self.begin();
                    continue;
                }
                (Expect::ItemCommaOrEnd, b',') => self.expect = Expect::Item,
                (Expect::CommaOrEnd, b',') => self.expect = Expect::Name,
                _ => return Err(self.stuck()),
            }
            self.at += 1;
        }
        if self.at < bytes.len() {
            return Ok(None);
        }
        match (self.value.take(), self.expect) {
            // Reading what there is says where it breaks off.
            (Some((start, ..)), _) => Ok(Some(self.cut(start, self.at))),
            (None, Expect::Nothing) => Ok(Some(Piece::End)),
            (None, _) => Err(Problem::NotJson { line: self.lines + 1, column: self.at - self.line_start.min(self.at) }),
        }
    }

    fn is_name(&self) -> bool {
        matches!(self.expect, Expect::NameOrEnd | Expect::Name)
    }

    fn begin(&mut self) {
        self.value = Some((self.at, 0, false, false));
        self.begun = (self.line_start, self.lines);
    }

    fn step(&mut self, byte: u8) {
        self.at += 1;
        if byte == b'\n' {
            self.lines += 1;
            self.line_start = self.at;
        }
    }

    /// One byte of a value; where it ends, if this was its end.
    fn walk(&mut self, byte: u8, value: (usize, usize, bool, bool)) -> Result<Option<usize>, Problem> {
        let (start, mut depth, mut is_text, mut is_escaped) = value;
        if !is_text && depth == 0 && self.at > start && b",]}: \t\r\n".contains(&byte) {
            // A number or a word ends before what follows it.
            self.value = None;
            return Ok(Some(self.at));
        }
        let mut is_end = false;
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_text => is_escaped = true,
            b'"' => {
                is_text = !is_text;
                is_end = !is_text && depth == 0;
            }
            b'{' | b'[' if !is_text => depth += 1,
            b'}' | b']' if !is_text => {
                depth = depth.saturating_sub(1);
                is_end = depth == 0;
            }
            _ => {}
        }
        if depth > MOST_DEPTH {
            return Err(Problem::TooDeep { line: self.lines + 1 });
        }
        self.step(byte);
        self.value = (!is_end).then_some((start, depth, is_text, is_escaped));
        Ok(is_end.then_some(self.at))
    }

    fn cut(&mut self, start: usize, end: usize) -> Piece {
        let (piece, expect) = match self.expect {
            Expect::NameOrEnd | Expect::Name => (Piece::Name(start, end), Expect::Colon),
            Expect::Value => (Piece::Value(start, end), Expect::CommaOrEnd),
            _ => (Piece::Item(start, end), Expect::ItemCommaOrEnd),
        };
        self.expect = expect;
        piece
    }
}
