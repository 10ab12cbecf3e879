//! Which rows of a long table stand in the page, and how much room do the others take?
//!
//! A page with a hundred thousand rows is slow whatever is in them. Only the rows near those that are seen stand in it;
//! one empty row above and one below take the room of the rest, so that the page is as long as if all were there.

use std::ops::Range;

/// A table with more rows than this has only some of them in the page.
pub const MOST_ROWS: usize = 300;
/// Rows come and go in blocks of this many.
const BLOCK: usize = 50;
/// Browsers lay nothing out that is higher than some 17 million pixels.
const MOST_HEIGHT_PX: f64 = 8_000_000.0;

/// The part of a long table that stands in the page.
#[derive(Debug, Clone, PartialEq)]
pub struct RowWindow {
    /// How many rows the whole table has.
    pub count: usize,
    /// The rows in the page.
    pub rows: Range<usize>,
    /// The room for one of the others.
    row_px: f64,
}

impl RowWindow {
    /// The part around a row of a table with `count` rows, each about `row_px` high: its block with one before and one
    /// after, so that the reader and the keyboard always have rows to go on to.
    pub fn around(row: usize, count: usize, row_px: f64) -> Self {
        let block = row.min(count.saturating_sub(1)) / BLOCK;
        let rows = block.saturating_sub(1) * BLOCK..((block + 2) * BLOCK).min(count);
        let most_px = MOST_HEIGHT_PX / count.max(1) as f64;
        Self { count, rows, row_px: row_px.clamp(1.0, most_px.max(1.0)) }
    }

    /// The room of the rows above those in the page.
    pub fn above_px(&self) -> f64 {
        self.rows.start as f64 * self.row_px
    }

    /// The room of the rows below those in the page.
    pub fn below_px(&self) -> f64 {
        (self.count - self.rows.end) as f64 * self.row_px
    }

    /// The row at a height inside the empty room above.
    pub fn row_above(&self, y_px: f64) -> usize {
        ((y_px.max(0.0) / self.row_px) as usize).min(self.rows.start)
    }

    /// The row at a height inside the empty room below.
    pub fn row_below(&self, y_px: f64) -> usize {
        (self.rows.end + (y_px.max(0.0) / self.row_px) as usize).min(self.count.saturating_sub(1))
    }
}
