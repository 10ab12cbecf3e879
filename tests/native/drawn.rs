//! SVG rasteriser of the tests: resvg with the shipped typeface, and nothing of the machine.

use std::fs;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::accepted::project;

const FOLDER: &str = "target/typeface";

/// One of the files of the typeface, which `scripts/setup native` makes.
pub fn file(name: &str) -> Vec<u8> {
    let path = project(FOLDER).join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}; scripts/setup native makes it", path.display()))
}

/// What text is drawn with.
pub fn options() -> Options<'static> {
    let mut options = Options::default();
    for name in ["regular.ttf", "bold.ttf"] {
        options.fontdb_mut().load_font_data(file(name));
    }
    options
}

/// The picture in pixels, whatever the SVG is made of.
pub fn pixels(text: &str, width: u32, height: u32) -> Pixmap {
    let tree = Tree::from_str(text, &options()).unwrap();
    let mut pixels = Pixmap::new(width, height).unwrap();
    pixels.fill(Color::WHITE);
    let scale = width as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels
}
