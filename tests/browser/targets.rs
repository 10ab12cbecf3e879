//! Can what is pressed be hit with a finger or an unsteady hand, and is what has the focus in sight?

use serde_json::json;

use crate::harness::{Page, scenarios};

scenarios!(
    everything_pressed_is_large_enough,
    a_finger_has_more_room,
    two_fingers_zoom,
    what_has_the_focus_is_in_sight,
);

const OPEN: &str = "?meeting=2018-02-12-kuwait-city&host=FR~KW";

/// What is pressed and too small: WCAG 2.2 asks for 24 pixels each way, but of no link in a sentence. A box counts with its
/// label. Marks of the chart are as near to each other as what they stand for.
const SMALL: &str = "[...document.querySelectorAll('a[href], button, select, input, textarea, summary')]
    .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.ct-picture, [inert]') && !it.matches('p a'))
    .map((it) => [it, (it.closest('label.ct-choice') ?? it).getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 23.95 || height < 23.95)
    .map(([it, { width, height }]) => `${it.tagName} ${it.className} ${it.textContent.slice(0, 30)}: ${width} x ${height}`)";

/// What is pressed most, and lower than a finger is thick.
const LOW: &str = "[...document.querySelectorAll('select, input:not([type=checkbox]), .ct-choice, summary,'
    + 'button:not(.ct-link, .ct-number, th button), .ct-table th button')]
    .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.ct-picture, [inert]'))
    .map((it) => [it, it.getBoundingClientRect().height])
    .filter(([, height]) => height < 43.95)
    .map(([it, height]) => `${it.tagName} ${it.className} ${it.textContent.slice(0, 30)}: ${height}`)";

/// Opens everything that opens, one after the other, and looks for what an expression finds.
async fn never(page: &Page, found: &str) {
    page.open(OPEN).await;
    page.find("detail()").await;
    for group in ["Host", "Kind of meeting"] {
        page.open_group(group).await;
    }
    for list in 1..=2 {
        page.press(&format!(".ct-list:nth-of-type({list}) summary")).await;
        page.find(&format!(".ct-list:nth-of-type({list}) li")).await;
    }
    page.shows(found, json!([])).await;
    page.open("?size=2017-07&sort=-members&from=abc").await;
    page.find("detail()").await;
    page.find(".ct-notes").await;
    page.shows(found, json!([])).await;
    page.press("button('Embed')").await;
    page.find(".ct-dialog[open] textarea").await;
    page.shows(found, json!([])).await;
}

async fn everything_pressed_is_large_enough(page: Page) {
    for width in [320, 1280] {
        page.screen(width, 800, 1).await;
        never(&page, SMALL).await;
    }
}

async fn a_finger_has_more_room(page: Page) {
    page.screen(320, 800, 1).await;
    page.prefers("pointer", "coarse").await;
    never(&page, &format!("[...{SMALL}, ...{LOW}]")).await;
}

async fn two_fingers_zoom(page: Page) {
    page.open("").await;
    page.shows(
        "[...document.querySelectorAll('*')].map((it) => getComputedStyle(it).touchAction)
            .filter((action) => action !== 'auto' && action !== 'manipulation' && !action.includes('pinch-zoom'))",
        json!([]),
    )
    .await;
    page.shows("document.querySelector('meta[name=viewport]').content", "width=device-width, initial-scale=1").await;
}

async fn what_has_the_focus_is_in_sight(page: Page) {
    // What has the focus and lies wholly under something else, or beyond the edge of what is seen. WebKit scrolls to it after it
    // has the focus.
    let hidden = "const [done] = arguments;
        const frame = () => new Promise(requestAnimationFrame);
        const isHidden = async (it) => {
            it.focus();
            await frame();
            await frame();
            const [{ left, top, width, height }] = it.getClientRects();
            const isSeen = (part) => {
                const there = document.elementFromPoint(left + width / 2, top + height * part);
                return it.contains(there) || there?.contains(it);
            };
            return document.activeElement !== it || ![0.1, 0.5, 0.9].some(isSeen);
        };
        const look = async () => {
            const found = [];
            for (const it of document.querySelectorAll('a[href], button, select, input, summary')) {
                if (!it.checkVisibility({ visibilityProperty: true }) || it.disabled || it.closest('.ct-picture, [inert]')) continue;
                if (await isHidden(it)) found.push(`${it.tagName} ${it.className} ${it.textContent.slice(0, 30)}`);
            }
            return found;
        };
        look().then(done, (error) => done(String(error)));";
    for width in [320, 1280] {
        page.screen(width, 700, 1).await;
        page.open(OPEN).await;
        page.find("detail()").await;
        page.open_group("Host").await;
        assert_eq!(page.client.execute_async(hidden, Vec::new()).await.unwrap(), json!([]), "at {width}");
    }
}
