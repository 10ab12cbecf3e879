//! Target size and focus scenarios: a finger or an unsteady hand hits what is pressed, and what has the focus is in sight.

use fantoccini::key::Key;
use serde_json::json;

use crate::accessible::LISTS;
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
const SMALL: &str = "usable().filter((it) => !marks().includes(it) && !(it.localName === 'a' && it.closest('p')))
    .map((it) => [it, (it.type === 'checkbox' ? it.labels[0] : it).getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 23.95 || height < 23.95)
    .map(([it, { width, height }]) => `${it.tagName} ${it.ariaLabel ?? it.textContent.slice(0, 30)}: ${width} x ${height}`)";

/// What is pressed most, and lower than a finger is thick: neither links nor what is pressed like one, which are the key figures and
/// the meeting of a size.
const LOW: &str = "usable().filter((it) => !marks().includes(it) && !/^(a|textarea)$/.test(it.localName)
        && !keyFigures().some((figure) => figure.contains(it)) && !(detail()?.contains(it) && getComputedStyle(it).textDecorationLine === 'underline'))
    .map((it) => [it, (it.type === 'checkbox' ? it.labels[0] : it).getBoundingClientRect().height])
    .filter(([, height]) => height < 43.95)
    .map(([it, height]) => `${it.tagName} ${it.ariaLabel ?? it.textContent.slice(0, 30)}: ${height}`)";

/// Opens everything that opens, one after the other, and looks for what an expression finds.
async fn never(page: &Page, found: &str) {
    page.open(OPEN).await;
    page.find("detail()").await;
    for group in ["Host", "Kind of meeting"] {
        page.open_group(group).await;
        page.shows(found, json!([])).await;
    }
    page.key(Key::Escape).await;
    for list in LISTS {
        page.press(&format!("folded('{list}').firstElementChild")).await;
        page.find(&format!("role('listitem', undefined, folded('{list}'))")).await;
    }
    page.shows(found, json!([])).await;
    page.open("?size=2017-07&sort=-members&from=abc").await;
    page.find("detail()").await;
    page.find("button('Dismiss', alert())").await;
    page.shows(found, json!([])).await;
    page.press("button('Embed')").await;
    page.find("role('textbox', undefined, dialog())").await;
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
    let hidden = |all: &str| {
        format!(
            "const [done] = arguments;
        const frame = () => new Promise(requestAnimationFrame);
        const isHidden = async (it) => {{
            it.focus();
            await frame();
            await frame();
            const [{{ left, top, width, height }}] = it.getClientRects();
            const isSeen = (part) => {{
                const there = document.elementFromPoint(left + width / 2, top + height * part);
                return it.contains(there) || there?.contains(it);
            }};
            return document.activeElement !== it || ![0.1, 0.5, 0.9].some(isSeen);
        }};
        const look = async () => {{
            const found = [];
            for (const it of {all}) {{
                // What has had the focus before may have changed it.
                if (!isSeen(it) || it.disabled || picture().contains(it)) continue;
                if (await isHidden(it)) found.push(`${{it.tagName}} ${{it.ariaLabel ?? it.textContent.slice(0, 30)}}`);
            }}
            return found;
        }};
        look().then(done, (error) => done(String(error)));"
        )
    };
    for width in [320, 1280] {
        page.screen(width, 700, 1).await;
        page.open(OPEN).await;
        page.find("detail()").await;
        // From top to bottom and back: the line of controls, which stays at the top, hides nothing.
        for all in ["usable()", "usable().toReversed()"] {
            assert_eq!(page.js_async(&hidden(all)).await, json!([]), "{all} at {width}");
        }
        // What is open over the page goes when the focus goes elsewhere.
        page.open_group("Host").await;
        let of_group = "[group('Host').firstElementChild, ...choices('Host')]";
        assert_eq!(page.js_async(&hidden(of_group)).await, json!([]), "a group at {width}");
    }
}
