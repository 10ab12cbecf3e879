//! Units of the picture: whole tenths of a CSS pixel.

/// Coordinates in one CSS pixel.
pub const UNITS_PER_PX: i32 = 10;

/// A place in the picture: tenths of a CSS pixel from the top left corner.
pub type Point = (i32, i32);
