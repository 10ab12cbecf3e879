//! Embed snippets: the HTML that somebody pastes to show a timeline on a page of theirs.

use super::escape::Escaped;

/// The height of a frame that nobody has measured: heading, filters, chart and source line fit in a column of 640 pixels.
///
/// It follows from the height of the chart of our own data there, captions among it, which `tests/native/parts.rs` reckons, and from
/// what the rest took when a frame of that width was measured: 314, of which 190 are heading and filters, and some for other typefaces.
pub const FRAME_HEIGHT_PX: u32 = 1400;

/// A width as CSS has it: a number is one of pixels, and what is no width is the whole.
pub fn css_width(typed: &str) -> String {
    let typed = typed.trim();
    let (number, unit) = typed.split_at(typed.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(typed.len()));
    match decimal(number) {
        Some((whole, number)) => match unit.trim() {
            "" | "px" if whole >= 100 => format!("{number}px"),
            "%" if number != "0" && (whole < 100 || number == "100") => format!("{number}%"),
            unit @ ("em" | "rem" | "vw") if number != "0" => format!("{number}{unit}"),
            _ => "100%".to_owned(),
        },
        None => "100%".to_owned(),
    }
}

/// The whole part of a decimal and the shortest text for it. Without the numbers of computers, whose way from text and back
/// is longer than all of this program's texts.
fn decimal(text: &str) -> Option<(u32, String)> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = part.trim_end_matches('0');
    let whole: u32 = if whole.is_empty() && !part.is_empty() { 0 } else { whole.parse().ok()? };
    if part.contains('.') {
        return None;
    }
    Some((whole, if part.is_empty() { whole.to_string() } else { format!("{whole}.{part}") }))
}

/// A frame: it has a title, loads when it comes near, has a height of its own until a script gives it the right one,
/// and holds a link for readers whose browser shows no frames. The width is one of CSS.
pub fn frame_snippet(title: &str, source: &str, page: &str, width: &str, height_px: u32) -> String {
    // The attribute knows pixels without a unit and shares; anything else is a matter of style.
    let width = match width.strip_suffix("px").or(width.ends_with('%').then_some(width)) {
        Some(width) => format!("width=\"{width}\""),
        None => format!("style=\"width: {width}\""),
    };
    format!(
        "<iframe src=\"{}\" title=\"{}\" loading=\"lazy\" {width} height=\"{height_px}\" frameborder=\"0\">\
         <a href=\"{}\">{}</a></iframe>",
        Escaped(source),
        Escaped(title),
        Escaped(page),
        Escaped(title),
    )
}

/// The custom element, with the parameters of the view as attributes and a link for as long as it has not loaded. It is
/// as wide as its place unless told otherwise.
pub fn element_snippet(title: &str, script: &str, view: &[(String, String)], page: &str, width: &str) -> String {
    let mut attributes = String::new();
    for (name, value) in view {
        // In the address of our page the data are a parameter, in a tag they are its source.
        let name = if name == "data" { "src" } else { name };
        attributes.push_str(&format!(" {name}=\"{}\"", Escaped(value)));
    }
    if width != "100%" {
        attributes.push_str(&format!(" style=\"width: {width}\""));
    }
    format!(
        "<script type=\"module\" src=\"{}\"></script>\n<coalition-timeline{attributes}><a href=\"{}\">{}</a></coalition-timeline>",
        Escaped(script),
        Escaped(page),
        Escaped(title),
    )
}
