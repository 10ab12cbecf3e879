//! Return to where the reader was, when they come back to the page.

use std::time::Duration;

use leptos::prelude::*;

use crate::platform::{self, Address};
use crate::ui::Timeline;
use crate::ui::{after_effects, effect};

/// When a page that the reader has come back to is as long as it will be.
const GROWS: Duration = Duration::from_millis(500);

/// So many times it is seen whether the page is long enough: the table comes after the chart, in a task of its own.
const MOST_FRAMES: u32 = 60;

/// Scrolls so far down now, or in one of the next frames.
fn scroll_when_long_enough(timeline: Timeline, down_px: f64, frames: u32) {
    if timeline.is_there() && !platform::scroll_down_to(down_px) && frames > 0 {
        request_animation_frame(move || scroll_when_long_enough(timeline, down_px, frames - 1));
    }
}

/// Scrolls to where the reader was as soon as the page is as long as it was then: the picture is last to know its height, and
/// the table may have been unfolded.
pub fn return_to_place(timeline: Timeline, address: Address, down_px: f64) {
    let mut place = Some((address, down_px));
    effect(move || {
        if timeline.scene.with(|scene| scene.width_px > 0)
            && let Some((address, down_px)) = place.take()
        {
            // What is still on its way above is counted in: the place is that of the whole page.
            platform::hold_words(false);
            request_animation_frame(move || {
                // Other data may have begun to load.
                if timeline.is_there() {
                    if !platform::scroll_down_to(down_px) {
                        timeline.has_all_rows.set(true);
                        after_effects(move || scroll_when_long_enough(timeline, down_px, MOST_FRAMES));
                    }
                    address.settle(true);
                }
                set_timeout(|| platform::hold_words(true), GROWS);
            });
        }
    });
}
