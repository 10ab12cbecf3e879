//! Tables in Markdown and HTML, as they are pasted.

use std::collections::HashMap;

use super::grid::{Grid, TableFormat, TableRow};

/// Reads a table in Markdown. `None` if there is none.
pub(super) fn read_markdown(text: &str) -> Option<Grid> {
    let is_rule = |line: &str| {
        line.contains("--") && line.contains('|') && line.chars().all(|c| ['|', '-', ':', ' ', '\r'].contains(&c))
    };
    let lines: Vec<&str> = text.lines().collect();
    let rule = lines.iter().position(|line| is_rule(line))?;
    let first = rule.checked_sub(1)?;
    let mut rows = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(first).filter(|(at, _)| *at != rule) {
        if !line.contains('|') {
            break;
        }
        let line = line.trim();
        let line = line.strip_prefix('|').unwrap_or(line);
        let line = line.strip_suffix('|').filter(|line| !line.ends_with('\\')).unwrap_or(line);
        let line = line.replace("\\|", "\u{e000}");
        let cells = line.split('|').map(|cell| marked(&cell.replace('\u{e000}', "|")).trim().to_owned()).collect();
        rows.push(TableRow { number: at + 1, cells });
    }
    Some(Grid { format: TableFormat::Markdown, rows, has_headings: true, repeated: 0 })
}

/// A text without the marks of Markdown: of links the words, nothing of emphasis.
fn marked(cell: &str) -> String {
    let mut out = String::new();
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once('[') {
        let link = after.split_once("](").and_then(|(words, after)| Some((words, after.split_once(')')?.1)));
        out.push_str(before);
        match link.filter(|(words, _)| !words.contains(']')) {
            Some((words, after)) => {
                out.push_str(words);
                rest = after;
            }
            None => {
                out.push('[');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.replace("**", "").replace("__", "").replace('`', "")
}

/// A cell that reaches over several rows.
struct Tall {
    rows: usize,
    text: String,
}

/// Reads the largest table of a page. Cells that reach over several rows or columns are in each of them.
pub(super) fn read_html(text: &str) -> Grid {
    let mut tables: Vec<Vec<TableRow>> = Vec::new();
    let mut tall: HashMap<usize, Tall> = HashMap::new();
    let mut cell: Option<(String, usize, usize)> = None;
    // Inside of what is no text of the cell.
    let mut hidden = 0_usize;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        if let Some((text, ..)) = cell.as_mut().filter(|_| hidden == 0) {
            text.push_str(before);
        }
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        rest = after;
        let is_end = tag.starts_with('/');
        let tag = tag.trim_start_matches('/');
        let name: String = tag.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        match name.to_ascii_lowercase().as_str() {
            "sup" | "style" | "script" => hidden = if is_end { hidden.saturating_sub(1) } else { hidden + 1 },
            "br" | "p" | "li" if cell.as_ref().is_some_and(|(text, ..)| !text.is_empty()) && !is_end => {
                if let Some((text, ..)) = &mut cell {
                    text.push('\n');
                }
            }
            "td" | "th" | "tr" | "table" => {
                if let Some(cell) = cell.take() {
                    put(&mut tables, &mut tall, cell);
                }
                hidden = 0;
                match (is_end, name.to_ascii_lowercase().as_str()) {
                    (false, "table") => {
                        tables.push(Vec::new());
                        tall.clear();
                    }
                    (false, "tr") => {
                        if tables.is_empty() {
                            tables.push(Vec::new());
                        }
                        if let Some(rows) = tables.last_mut() {
                            rows.push(TableRow { number: rows.len() + 1, cells: Vec::new() });
                        }
                    }
                    (false, _) => cell = Some((String::new(), span(tag, "rowspan"), span(tag, "colspan"))),
                    (true, "tr") => fill(&mut tables, &mut tall),
                    (true, _) => {}
                }
            }
            _ => {}
        }
    }
    let rows = tables.into_iter().max_by_key(Vec::len).unwrap_or_default();
    Grid { format: TableFormat::Html, rows, has_headings: false, repeated: 0 }
}

fn span(tag: &str, name: &str) -> usize {
    let value = tag.split_once(name).map_or("", |(_, rest)| rest.trim_start_matches(['=', '"', '\'', ' ']));
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(1).clamp(1, 500)
}

/// Puts what reaches down from rows above into the row, where it is next.
fn fill(tables: &mut [Vec<TableRow>], tall: &mut HashMap<usize, Tall>) {
    let Some(row) = tables.last_mut().and_then(|rows| rows.last_mut()) else { return };
    while let Some(above) = tall.get_mut(&row.cells.len()) {
        let at = row.cells.len();
        row.cells.push(above.text.clone());
        above.rows -= 1;
        if above.rows == 0 {
            tall.remove(&at);
        }
    }
}

fn put(tables: &mut [Vec<TableRow>], tall: &mut HashMap<usize, Tall>, (text, rows, columns): (String, usize, usize)) {
    fill(tables, tall);
    let Some(row) = tables.last_mut().and_then(|rows| rows.last_mut()) else { return };
    let text = entities(&text.split('\n').map(|line| line.trim()).collect::<Vec<_>>().join("\n"));
    for _ in 0..columns {
        if rows > 1 {
            tall.insert(row.cells.len(), Tall { rows: rows - 1, text: text.clone() });
        }
        row.cells.push(text.clone());
    }
}

/// A text with its character references read.
fn entities(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let found = after.split_once(';').and_then(|(name, after)| Some((entity(name)?, after)));
        match found {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "eacute" => 'é',
        "uuml" => 'ü',
        "ouml" => 'ö',
        "auml" => 'ä',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    })
}
