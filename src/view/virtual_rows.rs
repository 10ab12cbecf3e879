//! Virtual rows: which rows of a long table are in the page, and how much space the others take.
//!
//! A page with a hundred thousand rows is slow whatever is in them. Only the rows near those that are seen stand in it;
//! one empty row above and one below are as high as the rest, so that the page is as long as if all were there.

use std::ops::Range;

/// A table with more rows than this has only some of them in the page.
pub const MOST_ROWS: usize = 300;
/// Rows come and go in blocks of this many.
const BLOCK: usize = 50;
/// Browsers lay nothing out that is higher than some 17 million pixels.
const MOST_HEIGHT_PX: f64 = 8_000_000.0;

/// The part of a long table that stands in the page. Heights are CSS pixels from the top of the first row.
#[derive(Debug, Clone, PartialEq)]
pub struct VirtualRows {
    /// How many rows the whole table has.
    pub count: usize,
    /// The rows in the page.
    pub rows: Range<usize>,
    /// The room of the rows above those in the page.
    pub above_px: f64,
    /// The room of the rows below those in the page.
    pub below_px: f64,
    /// The least room above: where there are rows above, there is room to go back to them.
    least_px: f64,
}

impl VirtualRows {
    /// The beginning of a table with `count` rows, each about `row_px` high.
    pub fn beginning(count: usize, row_px: f64) -> Self {
        Self::around(0, 0.0, count, row_px)
    }

    /// All rows of a table that is not long.
    pub fn all(count: usize) -> Self {
        Self { count, rows: 0..count, above_px: 0.0, below_px: 0.0, least_px: 0.0 }
    }

    /// The part around a row that is looked at at the height `y_px`: its block with one before and one after, so that the
    /// reader and the keyboard always have rows to go on to.
    ///
    /// The row stands where it is looked at, even where all rows together would be too high: then those that are not in the
    /// page have less room than they would need.
    pub fn around(row: usize, y_px: f64, count: usize, row_px: f64) -> Self {
        let block = row.min(count.saturating_sub(1)) / BLOCK;
        let rows = block.saturating_sub(1) * BLOCK..((block + 2) * BLOCK).min(count);
        let room_px = row_px.clamp(0.0, MOST_HEIGHT_PX / count.max(1) as f64);
        let before = row.saturating_sub(rows.start) as f64 * row_px;
        let least_px = rows.start as f64 * room_px / 2.0;
        let below_px = (count - rows.end) as f64 * room_px;
        let mut window = Self { count, rows, above_px: 0.0, below_px, least_px };
        window.stand(y_px, before);
        window
    }

    /// Puts what is `before_px` below the top of the rows in the page at the height `y_px`. How high rows are is known once they
    /// are in the page: it depends on their words and on the typeface.
    pub fn stand(&mut self, y_px: f64, before_px: f64) {
        self.above_px = if self.rows.start == 0 { 0.0 } else { (y_px - before_px).max(self.least_px) };
    }

    /// The row at a height inside the room above.
    pub fn row_above(&self, y_px: f64) -> usize {
        let share = (y_px / self.above_px.max(1.0)).clamp(0.0, 1.0);
        ((self.rows.start as f64 * share) as usize).min(self.rows.start.saturating_sub(1))
    }

    /// The row at a height inside the room below, counted from its top.
    pub fn row_below(&self, y_px: f64) -> usize {
        let share = (y_px / self.below_px.max(1.0)).clamp(0.0, 1.0);
        let rest = (self.count - self.rows.end) as f64;
        (self.rows.end + (rest * share) as usize).min(self.count.saturating_sub(1))
    }
}
