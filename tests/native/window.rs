//! Can every row of a long table be reached, with few of them in the page?

use coalition_timeline::view::RowWindow;
use proptest::prelude::*;

use super::views;

/// Where a reader has scrolled to.
#[derive(Debug, Clone, Copy)]
enum Look {
    Above(f64),
    Below(f64),
}

fn looks() -> impl Strategy<Value = Vec<Look>> {
    let look =
        (any::<bool>(), 0.0..1.0f64).prop_map(|(up, share)| if up { Look::Above(share) } else { Look::Below(share) });
    prop::collection::vec(look, 0..12)
}

/// The part that stands in the page after a reader has looked so.
fn after(window: RowWindow, look: Look, row_px: f64) -> (usize, RowWindow) {
    let row = match look {
        Look::Above(share) => window.row_above(share * window.above_px()),
        Look::Below(share) => window.row_below(share * window.below_px()),
    };
    (row, RowWindow::around(row, window.count, row_px))
}

proptest! {
    #![proptest_config(views::tries(256))]

    #[test]
    fn the_row_looked_at_is_there_and_few_others(count in 1..2_000_000usize, row_px in 20.0..120.0f64, looks in looks()) {
        let mut window = RowWindow::around(0, count, row_px);
        prop_assert_eq!(window.rows.start, 0);
        for look in looks {
            let (row, next) = after(window, look, row_px);
            prop_assert!(next.rows.contains(&row), "row {row} of {count} is not in {:?}", next.rows);
            prop_assert!(next.rows.len() <= 150);
            // Rows before and after it, as long as there are any.
            prop_assert!(next.rows.start == 0 || row - next.rows.start >= 50);
            prop_assert!(next.rows.end == count || next.rows.end - row > 50);
            prop_assert!(next.above_px() + next.below_px() <= 8_000_000.0);
            window = next;
        }
    }

    #[test]
    fn the_last_row_is_at_the_end(count in 301..2_000_000usize, row_px in 20.0..120.0f64) {
        let window = RowWindow::around(0, count, row_px);
        let (row, end) = after(window, Look::Below(1.0), row_px);
        prop_assert_eq!(row, count - 1);
        prop_assert_eq!(end.rows.end, count);
        prop_assert_eq!(end.below_px(), 0.0);
        let (row, start) = after(end, Look::Above(0.0), row_px);
        prop_assert_eq!((row, start.above_px()), (0, 0.0));
    }
}
