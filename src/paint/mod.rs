//! Painters: the same scene as SVG text, anywhere, or on a canvas, in the browser.

mod canvas;
mod inline;
mod palette;
mod svg;

pub use canvas::{CanvasMeasure, paint};
pub use inline::inline_svg;
pub use palette::{Palette, Shade};
pub use svg::{glyph_svg, svg, svg_part};

/// The typeface that the site ships. `scripts/setup` gives its files this name.
pub const FAMILY: &str = "Coalition Timeline Sans";
/// The typeface, and what is used where it has not come.
pub const FONT: &str = "'Coalition Timeline Sans', 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', Arimo, 'Nimbus Sans', sans-serif";
