//! Escaping of text for HTML and XML.

use std::fmt::{self, Write};

/// Text that cannot end the element or the quoted attribute it stands in, in HTML and in XML.
///
/// Only for what this program writes as text: pictures, snippets and files of the site. Leptos escapes what components show.
///
/// ```
/// assert_eq!(coalition_timeline::words::Escaped("\"R&D\"").to_string(), "&quot;R&amp;D&quot;");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                // XML has no such characters: one of them makes a whole file unreadable.
                '\u{fffe}' | '\u{ffff}' => {}
                c => out.write_char(c)?,
            }
        }
        Ok(())
    }
}
