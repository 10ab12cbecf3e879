//! Virtual row tests: every row of a long table can be reached, with few of them in the page.

use coalition_timeline::view::VirtualRows;
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

/// The row that a reader looks at, the height at which it is looked for, and what then stands in the page.
fn after(window: &VirtualRows, look: Look, row_px: f64) -> (usize, f64, VirtualRows) {
    let (row, y_px) = match look {
        Look::Above(share) => {
            let y_px = share * window.above_px;
            (window.row_above(y_px), y_px)
        }
        Look::Below(share) => {
            let y_px = share * window.below_px;
            (window.row_below(y_px), window.above_px + window.rows.len() as f64 * row_px + y_px)
        }
    };
    (row, y_px, VirtualRows::around(row, y_px, window.count, row_px))
}

proptest! {
    #![proptest_config(views::tries(256))]

    #[test]
    fn the_row_looked_at_is_there_and_few_others(count in 1..2_000_000usize, row_px in 20.0..250.0f64, looks in looks()) {
        let mut window = VirtualRows::beginning(count, row_px);
        prop_assert_eq!(window.rows.start, 0);
        for look in looks {
            let can_look = match look {
                Look::Above(_) => window.above_px > 0.0,
                Look::Below(_) => window.below_px > 0.0,
            };
            if !can_look {
                continue;
            }
            let (row, y_px, next) = after(&window, look, row_px);
            prop_assert!(next.rows.contains(&row), "row {row} of {count} is not in {:?}", next.rows);
            prop_assert!(next.rows.len() <= 150);
            // Rows before and after it, as long as there are any.
            prop_assert!(next.rows.start == 0 || row - next.rows.start >= 50);
            prop_assert!(next.rows.end == count || next.rows.end - row > 50);
            // It stands where it was looked for, or near the ends a little elsewhere.
            let stands_px = next.above_px + (row - next.rows.start) as f64 * row_px;
            let is_near_the_end = next.rows.start == 0 || next.above_px > y_px - (row - next.rows.start) as f64 * row_px;
            prop_assert!(is_near_the_end || (stands_px - y_px).abs() < 1.0, "{stands_px} is not {y_px}");
            // Whatever is not there can be looked for.
            prop_assert_eq!(next.above_px > 0.0, next.rows.start > 0);
            prop_assert_eq!(next.below_px > 0.0, next.rows.end < count);
            prop_assert!(next.above_px + next.below_px <= 17_000_000.0);
            window = next;
        }
    }

    #[test]
    fn every_row_is_passed_by_one_who_goes_on(count in 301..20_000usize, row_px in 20.0..250.0f64) {
        let mut window = VirtualRows::beginning(count, row_px);
        let mut reached = window.rows.end;
        while window.below_px > 0.0 {
            let (_, _, next) = after(&window, Look::Below(0.0), row_px);
            prop_assert!(next.rows.start < reached && next.rows.end > reached, "{:?} after {reached}", next.rows);
            reached = next.rows.end;
            window = next;
        }
        prop_assert_eq!(reached, count);
        while window.above_px > 0.0 {
            let (_, _, next) = after(&window, Look::Above(1.0), row_px);
            prop_assert!(next.rows.start < window.rows.start && next.rows.end >= window.rows.start);
            window = next;
        }
        prop_assert_eq!(window.rows.start, 0);
    }
}
