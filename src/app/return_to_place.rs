//! Return to where the reader was, when they come back to the page.

use std::time::Duration;

use leptos::prelude::*;

use crate::platform::{self, Address};
use crate::ui::Timeline;
use crate::ui::{after_effects, effect};

/// When a page that the reader has come back to is as long as it will be.
const GROWS: Duration = Duration::from_millis(500);

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
                        after_effects(move || {
                            platform::scroll_down_to(down_px);
                        });
                    }
                    address.settle(true);
                }
                set_timeout(|| platform::hold_words(true), GROWS);
            });
        }
    });
}
