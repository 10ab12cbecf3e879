//! Cells divided by commas, semicolons, tabs or bars.

use csv::{ReaderBuilder, StringRecord};

use super::grid::{Grid, TableFormat, TableRow, Unreadable};

/// Signs that cells can be divided by, the likelier ones first.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// Reads a table whose cells are divided by the sign that makes the most even rows.
pub(super) fn read(text: &str) -> Result<Grid, Unreadable> {
    let (delimiter, text) = match said(text) {
        Some((delimiter, rest)) => (delimiter, rest),
        None => (delimiter(text), text),
    };
    // Old Macintosh programs end lines with CR alone.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter as u8).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    let mut number = 0;
    loop {
        let start = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(true) => {}
            // Of text nothing else is refused than its end.
            Ok(false) | Err(_) => break,
        }
        let lines = (reader.position().line() - start) as usize;
        let inside = record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        // Lines without anything are passed over by the reader, but counted by a spreadsheet.
        number += lines.saturating_sub(inside).max(1);
        rows.push(TableRow { number, cells: record.iter().map(str::to_owned).collect() });
    }
    match rows.last() {
        Some(last) if is_swallowed(last, delimiter, &text) => return Err(Unreadable::OpenQuote { row: last.number }),
        _ => {}
    }
    Ok(Grid { format: TableFormat::Delimited(delimiter), rows, has_headings: false, repeated: 0 })
}

/// Whether the last row has taken in the rest of the file, because a quotation mark is not closed.
fn is_swallowed(last: &TableRow, delimiter: char, text: &str) -> bool {
    let is_odd = text.matches('"').count() % 2 == 1;
    let has_rows = |cell: &String| cell.lines().filter(|line| line.contains(delimiter)).count() > 1;
    is_odd && !text.trim_end().ends_with('"') && last.cells.last().is_some_and(has_rows)
}

/// The sign that the first line says for Excel: `sep=;`.
fn said(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let mut sign = line.trim_end_matches('\r').strip_prefix("sep=")?.chars();
    let delimiter = sign.next().filter(char::is_ascii)?;
    sign.next().is_none().then_some((delimiter, rest))
}

fn delimiter(text: &str) -> char {
    let score = |delimiter: char| {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter as u8)
            .from_reader(text.as_bytes());
        let widths: Vec<usize> = reader.records().take(100).flatten().map(|row| row.len()).collect();
        let of_width = |width: usize| widths.iter().filter(|other| **other == width).count();
        widths.iter().filter(|width| **width > 1).map(|width| (of_width(*width), *width)).max().unwrap_or_default()
    };
    let scored = DELIMITERS.into_iter().map(|delimiter| (score(delimiter), delimiter));
    // Of equal ones the first.
    scored.rev().max_by_key(|(score, _)| *score).map_or(',', |(_, delimiter)| delimiter)
}
