//! Fingerprint of HTML: whether a delivered page still has the nodes that its program will look for.
//!
//! Hydration goes from node to node and knows no way back where one is missing. A page may have been changed by an extension or a
//! translator of the browser, or belong to another version of the program.

/// A number for the elements, texts and comments of some HTML, in their order. What they say, their attributes and the inside of
/// pictures do not count: hydration leaves them alone. It is the same for HTML as it was rendered and as a browser gives it back.
pub fn fingerprint(html: &str) -> u32 {
    let mut hash = Fnv(0x811c_9dc5);
    let mut rest = html;
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            hash.add("text");
            rest = rest.find('<').map_or("", |at| &rest[at..]);
            continue;
        };
        if tag.starts_with('!') {
            hash.add("comment");
            rest = after(tag, '>');
            continue;
        }
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric() && c != '/').next().unwrap_or_default();
        rest = match name {
            "svg" => tag.find("</svg>").map_or("", |at| &tag[at + "</svg>".len()..]),
            _ => {
                hash.add(name);
                end_of_tag(tag)
            }
        };
    }
    hash.0
}

/// What comes after a tag. A value of an attribute may have any sign in it.
fn end_of_tag(tag: &str) -> &str {
    let end = tag.find(['>', '"']).map(|at| tag.split_at(at));
    match end {
        Some((_, rest)) if rest.starts_with('>') => &rest[1..],
        Some((_, rest)) => end_of_tag(after(&rest[1..], '"')),
        None => "",
    }
}

fn after(text: &str, sign: char) -> &str {
    text.split_once(sign).map_or("", |(_, rest)| rest)
}

/// The hash of Fowler, Noll and Vo (FNV-1a), with 32 bits.
struct Fnv(u32);

impl Fnv {
    fn add(&mut self, name: &str) {
        for byte in name.bytes().chain([0]) {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
}
