//! How does a reader who comes back get to where they were?

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::address::Address;
use super::browser;
use super::live::follow;
use super::timeline::Timeline;

/// When a page that the reader has come back to is as long as it will be.
const GROWS_MS: u32 = 500;

/// Scrolls to where the reader was as soon as the page is as long as it was then: the picture is last to know its height.
pub fn come_back(timeline: Timeline, address: Address, down_px: f64) {
    let mut place = Some((address, down_px));
    follow(move || {
        if timeline.scene.with(|scene| scene.width_px > 0)
            && let Some((address, down_px)) = place.take()
        {
            // What is still on its way above is counted in: the place is that of the whole page.
            browser::hold_words(false);
            request_animation_frame(move || {
                browser::scroll_down_to(down_px);
                address.settle(true);
                Timeout::new(GROWS_MS, || browser::hold_words(true)).forget();
            });
        }
    });
}
