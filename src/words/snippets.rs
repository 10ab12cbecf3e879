//! What does somebody paste to show a timeline on a page of theirs?

use super::{SUBTITLE, TITLE};

/// A frame: it has a title, loads when it comes near, has a height of its own until a script gives it the right one,
/// and holds a link for readers whose browser shows no frames.
pub fn frame_snippet(source: &str, page: &str, width: &str, height_px: u32) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{TITLE}: {SUBTITLE}\" loading=\"lazy\" width=\"{width}\" height=\"{height_px}\" \
         frameborder=\"0\"><a href=\"{}\">{TITLE}</a></iframe>",
        attribute(source),
        attribute(page),
    )
}

/// The custom element, with the view as attributes and a link for as long as it has not loaded.
pub fn element_snippet(script: &str, attributes: &[(String, String)], page: &str) -> String {
    let attributes: String =
        attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", attribute(value))).collect();
    format!(
        "<script type=\"module\" src=\"{}\"></script>\n<coalition-timeline{attributes}><a href=\"{}\">{TITLE}</a></coalition-timeline>",
        attribute(script),
        attribute(page),
    )
}

/// A text that cannot end the attribute it stands in.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
