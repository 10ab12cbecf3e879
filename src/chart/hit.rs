//! Hit testing: from a position to the nearest mark within reach.

use super::marks::Mark;
use super::scene::Scene;
use super::units::{Point, UNITS_PER_PX};

/// How far beside a mark a finger or a pointer may be.
const REACH: i32 = 12 * UNITS_PER_PX;

/// The mark nearest to a place, if one is within reach. Of two equally near ones the later drawn, which lies on top.
pub fn mark_at(scene: &Scene, (x, y): Point) -> Option<usize> {
    let distance = |mark: &Mark| {
        let (top, bottom) = mark.column.unwrap_or((mark.centre.1, mark.centre.1));
        let (dx, dy) =
            (i64::from(mark.centre.0) - i64::from(x), i64::from(y.clamp(top, bottom.max(top))) - i64::from(y));
        dx * dx + dy * dy
    };
    let reach = |radius: u32| i64::from(REACH.max(radius as i32));
    let near = scene.marks.beside(x, REACH).map(|(at, mark)| (at, distance(mark), reach(mark.radius)));
    near.filter(|(_, distance, reach)| *distance <= reach * reach)
        .min_by_key(|(at, distance, _)| (*distance, std::cmp::Reverse(*at)))
        .map(|(at, ..)| at)
}
