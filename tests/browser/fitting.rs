//! Words fit in every typeface: none is cut, none lies on another, in the page and in the picture, at four widths.

use serde_json::{Value, json};

use crate::accessible::misfits;
use crate::harness::{Page, Typeface, scenarios};

scenarios!(
    words_fit_in_our_typeface,
    words_fit_in_the_typeface_of_the_machine,
    words_fit_in_a_narrow_typeface,
    words_fit_in_a_wide_typeface,
);

const WIDTHS: [u32; 4] = [320, 390, 768, 1440];

/// Writes down where the words of the picture are painted, as the browser itself measures them. A picture begins with how its
/// lines are joined.
const WATCH: &str = "(() => {
    const pen = CanvasRenderingContext2D.prototype, { fillText } = pen;
    const join = Object.getOwnPropertyDescriptor(pen, 'lineJoin');
    Object.defineProperty(pen, 'lineJoin', { ...join, set(value) { window.painted = []; join.set.call(this, value); } });
    pen.fillText = function (text, x, y) {
        const at = this.measureText(text), ratio = devicePixelRatio;
        const [left, right] = [x - at.actualBoundingBoxLeft, x + at.actualBoundingBoxRight];
        const [top, bottom] = [y - at.actualBoundingBoxAscent, y + at.actualBoundingBoxDescent];
        window.painted.push([text, ...[left, top, right, bottom].map((length) => length / ratio)]);
        return fillText.call(this, text, x, y);
    };
})()";

/// The words of the picture that is painted, each with its left, upper, right and lower end in CSS pixels.
fn words(painted: &Value) -> Vec<(&str, [f64; 4])> {
    let word = |it: &'_ Value| -> Option<[f64; 4]> {
        let number = |at: usize| it[at].as_f64();
        Some([number(1)?, number(2)?, number(3)?, number(4)?])
    };
    painted.as_array().into_iter().flatten().filter_map(|it| Some((it[0].as_str()?, word(it)?))).collect()
}

async fn fits(page: Page) {
    page.screen(1000, 900, 1).await;
    page.open("").await;
    page.js(WATCH).await;
    for width in WIDTHS {
        page.screen(width, 900, 1).await;
        let is_painted = "(() => {
            const { width, height } = canvas(), room = picture();
            return window.painted?.length > 30 && width === room.clientWidth && Math.abs(height - room.clientHeight) <= 1;
        })()";
        page.until("the picture is painted for this width", is_painted).await;
        page.shows(&misfits("document"), json!([])).await;
        let painted = page.js("return window.painted").await;
        let size = page.js("const { width, height } = canvas(); return [width, height]");
        let size = size.await;
        let (right, bottom) = (size[0].as_f64().unwrap(), size[1].as_f64().unwrap());
        let words = words(&painted);
        for (at, (word, [left, top, r, low])) in words.iter().enumerate() {
            assert!(!word.ends_with('…'), "{width}: {word} is cut");
            let is_inside = *left > -1.0 && *top > -1.0 && *r < right + 1.0 && *low < bottom + 1.0;
            assert!(is_inside, "{width}: {word} leaves the picture: {left} {top} {r} {low} in {right} {bottom}");
            for (other, [l, t, o_right, o_low]) in &words[at + 1..] {
                // Browsers tell whole pixels, which is up to one more on each side than there is.
                let is_apart = *r < l + 2.0 || *o_right < left + 2.0 || *low < t + 2.0 || *o_low < top + 2.0;
                assert!(is_apart, "{width}: {word} lies on {other}");
            }
        }
        // The numbers of a scale, a value, and a host.
        for word in ["20", "40", "60", "80", "86", "Saudi Arabia"] {
            assert!(words.iter().any(|(text, _)| *text == word), "{width}: no {word}");
        }
        for words in ["Differing report", "Goal and its largest pledge"] {
            let seen = format!("picture().innerText.includes({})", json!(words));
            page.until("the captions are read", &seen).await;
        }
    }
}

async fn words_fit_in_our_typeface(page: Page) {
    page.site.wait_for_typeface();
    fits(page).await;
}

async fn words_fit_in_the_typeface_of_the_machine(page: Page) {
    page.withhold_typeface();
    fits(page).await;
}

async fn words_fit_in_a_narrow_typeface(page: Page) {
    page.site.typeface(Typeface::Narrow);
    fits(page).await;
}

async fn words_fit_in_a_wide_typeface(page: Page) {
    page.site.typeface(Typeface::Wide);
    fits(page).await;
}
