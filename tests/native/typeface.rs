//! Typeface tests: pictures are laid out by the shipped one, it is small enough, and it has every character that the page shows.

use std::collections::BTreeSet;
use std::fs;

use coalition_timeline::dataset::Context;
use coalition_timeline::export;
use coalition_timeline::paint::{FAMILY, FONT, Palette, Shade, svg};
use resvg::{tiny_skia, usvg};
use skrifa::instance::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use super::accepted::{self, project};
use super::bundled::{dataset, texts};
use super::drawn::{file, options};
use super::shape::files;

/// The characters of a face, with their widths, in order.
fn widths(font: &FontRef) -> Vec<(char, u16)> {
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let of_glyph = |(c, glyph)| Some((char::from_u32(c)?, metrics.advance_width(glyph)?.ceil() as u16));
    let mut all: Vec<_> = font.charmap().mappings().filter_map(of_glyph).collect();
    all.sort();
    all
}

/// The file of widths, as it is to be.
fn table() -> String {
    let files = [file("regular.ttf"), file("bold.ttf")];
    let [regular, bold] = [&files[0], &files[1]].map(|bytes| FontRef::new(bytes).unwrap());
    let [of_regular, of_bold] = [&regular, &bold].map(widths);
    let chars: Vec<char> = of_regular.iter().map(|(c, _)| *c).collect();
    assert_eq!(chars, of_bold.iter().map(|(c, _)| *c).collect::<Vec<_>>(), "both faces have the same characters");
    let mut ranges: Vec<(char, char)> = Vec::new();
    for c in chars {
        match ranges.last_mut() {
            Some((_, last)) if u32::from(*last) + 1 == u32::from(c) => *last = c,
            _ => ranges.push((c, c)),
        }
    }
    let metrics = [&regular, &bold].map(|font| font.metrics(Size::unscaled(), LocationRef::default()));
    assert_eq!(metrics[0].units_per_em, 1000, "widths are thousandths");
    // How far the letters reach, which is less than the lines of a page are apart.
    let reach = |letters: &str, of: fn(skrifa::metrics::BoundingBox) -> f32| {
        let of_face = |font: &FontRef| {
            let glyphs = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let bounds = letters.chars().map(|c| glyphs.bounds(font.charmap().map(c).unwrap()).unwrap());
            bounds.map(of).fold(0.0, f32::max)
        };
        of_face(&regular).max(of_face(&bold)).ceil() as i32
    };
    let most = |of: fn(&skrifa::metrics::Metrics) -> Option<f32>| {
        metrics.iter().map(|metrics| of(metrics).unwrap()).fold(0.0, f32::max).ceil() as i32
    };
    let mut out = String::from(
        "//! Table of the advance widths of the typeface's characters.\n//!\n\
         //! Made from the files of the typeface by `tests/native/typeface.rs`, which says how to make it anew. Kerning is left\n\
         //! out: with it nearly all texts are narrower, and the others wider by less than three hundredths of their size.\n\n",
    );
    for (what, name, value) in [
        ("The height of a capital letter", "CAPITAL_HEIGHT", most(|metrics| metrics.cap_height)),
        ("The height of a small letter", "X_HEIGHT", most(|metrics| metrics.x_height)),
        ("How far letters reach above the baseline", "ASCENT", reach("bdfhklt", |bounds| bounds.y_max)),
        ("How far letters reach below the baseline", "DESCENT", reach("gjpqy", |bounds| -bounds.y_min)),
    ] {
        out += &format!("/// {what}, in thousandths of the font size.\npub const {name}: i32 = {value};\n");
    }
    out += &format!(
        "\n/// The first and the last of characters that follow each other.\nconst RANGES: [(char, char); {}] = [\n",
        ranges.len()
    );
    for (first, last) in ranges {
        out += &format!("    ('\\u{{{:04x}}}', '\\u{{{:04x}}}'),\n", u32::from(first), u32::from(last));
    }
    out += "];\n";
    for (name, what, all) in [
        ("REGULAR", "Their advance widths, in thousandths of the font size.", of_regular),
        ("BOLD", "The same for the bold face.", of_bold),
    ] {
        out += &format!("\n/// {what}\nconst {name}: [u16; {}] = [", all.len());
        let mut line = usize::MAX;
        for (_, width) in all {
            let next = format!(" {width},");
            // As rustfmt breaks lines.
            if line.saturating_add(next.len()) > 119 {
                out += "\n   ";
                line = 3;
            }
            line += next.len();
            out += &next;
        }
        out += "\n];\n";
    }
    out + "
/// The advance width of a character in thousandths of the font size. `None` where the typeface does not have it.
pub fn advance(c: char, bold: bool) -> Option<u16> {
    let mut before = 0;
    for (first, last) in RANGES {
        if (first..=last).contains(&c) {
            let at = before + (u32::from(c) - u32::from(first)) as usize;
            return if bold { BOLD.get(at) } else { REGULAR.get(at) }.copied();
        }
        before += (u32::from(last) - u32::from(first)) as usize + 1;
    }
    None
}
"
}

#[test]
fn the_table_of_widths_is_that_of_the_typeface() {
    accepted::check("src/chart/widths.rs", &table(), None);
}

#[test]
fn all_figures_are_equally_wide() {
    for name in ["regular.ttf", "bold.ttf"] {
        let bytes = file(name);
        let all = widths(&FontRef::new(&bytes).unwrap());
        let figures: BTreeSet<u16> = all.iter().filter(|(c, _)| c.is_ascii_digit()).map(|(_, width)| *width).collect();
        assert_eq!(figures.len(), 1, "{name}: {figures:?}");
    }
}

#[test]
fn both_faces_are_at_most_40_kilobytes() {
    let bytes: usize = ["regular.woff2", "bold.woff2"].iter().map(|name| file(name).len()).sum();
    assert!(bytes <= 40_000, "{bytes} bytes");
}

#[test]
fn the_typeface_has_one_name() {
    for name in ["regular.ttf", "bold.ttf"] {
        let bytes = file(name);
        let font = FontRef::new(&bytes).unwrap();
        let family: String = font.localized_strings(StringId::FAMILY_NAME).next().unwrap().chars().collect();
        assert_eq!(family, FAMILY, "{name}");
    }
    let tokens = fs::read_to_string(project("style/tokens.css")).unwrap();
    let of_page = tokens.split("--ct-font: ").nth(1).unwrap().split(';').next().unwrap();
    assert_eq!(of_page.replace('"', "'"), FONT);
    assert!(FONT.starts_with(&format!("'{FAMILY}', ")), "{FONT}");
    let page = fs::read_to_string(project("style/page.css")).unwrap();
    assert_eq!(page.matches(&format!("font-family: \"{FAMILY}\";")).count(), 2);
    // What comes late would move what is read.
    assert_eq!(page.matches("font-display: optional;").count(), 2);
}

/// What is shown in scripts or as signs that the typeface does not have: another family of the reader's machine has them.
fn is_of_another_family(c: char) -> bool {
    let is_arabic = ('\u{600}'..='\u{6ff}').contains(&c);
    // The fold of a group, a differing report and a choice, in style and list.
    is_arabic || "▸▾○".contains(c)
}

/// The characters of a text that the typeface does not have and nobody has named.
fn missing(text: &str) -> BTreeSet<char> {
    let bytes = file("regular.ttf");
    let font = FontRef::new(&bytes).unwrap();
    let charmap = font.charmap();
    text.chars().filter(|c| !c.is_control() && charmap.map(*c).is_none() && !is_of_another_family(*c)).collect()
}

#[test]
fn the_typeface_has_every_character_that_is_shown() {
    assert_eq!(missing("a ش 中"), BTreeSet::from(['中']));
    let mut shown = vec!["index.html".to_owned(), "assets/coalition.json".to_owned()];
    for (folder, ending) in [("style", ".css"), ("src/words", ".rs"), ("src/ui", ".rs")] {
        shown.extend(files(folder, ending).into_iter().map(|file| file.path));
    }
    for path in shown {
        let text = fs::read_to_string(project(&path)).unwrap();
        // What is said of ranges of letters is not shown.
        let text: String = text.lines().filter(|line| !line.contains("..=")).collect();
        assert_eq!(missing(&text), BTreeSet::new(), "{path}");
    }
}

/// The picture of a link to a meeting.
fn poster(at: usize) -> (String, usvg::Tree) {
    let scene = export::poster(dataset(), at).unwrap();
    let tokens = fs::read_to_string(project("style/tokens.css")).unwrap();
    let text = svg(&scene, &Palette::from_tokens(&tokens, Shade::Light), FONT, "");
    let tree = usvg::Tree::from_str(&text, &options()).unwrap();
    (text, tree)
}

#[test]
fn every_picture_of_a_link_has_its_words() {
    let context = Context { dataset: dataset(), texts: Some(texts()) };
    for at in 0..context.dataset.meetings.len() {
        let (text, tree) = poster(at);
        let words: String = text.split("</text>").filter_map(|part| part.rsplit('>').next()).collect();
        assert_eq!(missing(&words), BTreeSet::new(), "{at}");
        assert!(!words.contains(is_of_another_family), "{at}: {words}");
        // Text that has no font is not in the tree at all.
        fn texts(group: &usvg::Group) -> usize {
            group
                .children()
                .iter()
                .map(|node| match node {
                    usvg::Node::Group(group) => texts(group),
                    usvg::Node::Text(_) => 1,
                    _ => 0,
                })
                .sum()
        }
        assert_eq!(texts(tree.root()), text.matches("</text>").count(), "{at}");
    }
}

#[test]
fn there_is_ink_where_the_name_of_a_meeting_is() {
    let (_, tree) = poster(0);
    let mut pixels = tiny_skia::Pixmap::new(1200, 630).unwrap();
    pixels.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixels.as_mut());
    // The first line of the name, in its letters' colour.
    let dark = |x, y| pixels.pixel(x, y).is_some_and(|pixel| pixel.red() < 100);
    let inked = (60..1140).flat_map(|x| (92..160).map(move |y| (x, y))).filter(|(x, y)| dark(*x, *y)).count();
    assert!((3_000..30_000).contains(&inked), "{inked} dark pixels");
}
