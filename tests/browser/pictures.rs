//! Screenshots of the page for a person to look at, in tests/pictures; the chart in them is compared with the accepted one.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use coalition_timeline::chart::{TextMeasure, Typeface, UNITS_PER_PX, scene};
use coalition_timeline::dataset::load;
use coalition_timeline::paint::{FONT, Palette, Shade, svg};
use coalition_timeline::view::{Index, ViewState};
use coalition_timeline::words;
use resvg::tiny_skia::{Color, Pixmap, PixmapPaint, Transform};

use crate::accepted::project;
use crate::drawn::pixels;
use crate::harness::data::data;
use crate::harness::{Page, scenarios};

scenarios!(at_320, at_768, at_1440);

async fn at_320(page: Page) {
    pictures(page, 320).await;
}

async fn at_768(page: Page) {
    pictures(page, 768).await;
}

async fn at_1440(page: Page) {
    pictures(page, 1440).await;
}

async fn pictures(page: Page, width: u32) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    page.site.wait_for_typeface();
    page.hide_scroll_bars().await;
    page.screen(width, 900, 1).await;
    for (name, query) in [("whole", ""), ("open", "?meeting=2023-06-08-riyadh")] {
        page.open(query).await;
        for scheme in ["light", "dark"] {
            page.scheme(scheme).await;
            page.drawn().await;
            // A meeting that is open may be taken out of a mark for several.
            if query.is_empty() {
                is_as_accepted(&page, scheme).await;
            }
            let picture = page.picture().await;
            let file = folder.join(format!("{}-{width}-{scheme}-{name}.png", page.kind.name()));
            std::fs::write(&file, &picture).unwrap();
            let number = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
            assert_eq!(number(16), width, "the width of {}", file.display());
            // The whole page, not the screen alone; and a page, not a sheet of one colour.
            assert!(number(20) > 2000, "{} is only {} pixels high", file.display(), number(20));
            assert!(picture.len() > 100_000, "{} is nearly empty", file.display());
        }
    }
}

/// Compares each panel of the canvas with the same of the picture of the whole view, as resvg draws it. That this is right is what
/// `tests/native/picture.rs` compares with accepted files.
async fn is_as_accepted(page: &Page, scheme: &str) {
    let painted = "const { top } = canvas().getBoundingClientRect();
        return plots().map((plot) => {
            const copy = document.createElement('canvas'), area = plot.getBoundingClientRect();
            [copy.width, copy.height] = [canvas().width, area.height];
            copy.getContext('2d').drawImage(canvas(), 0, Math.round(top - area.top));
            return copy.toDataURL().split(',')[1];
        })";
    let painted = page.js(painted).await;
    let painted = painted.as_array().unwrap().iter().map(|panel| {
        let bytes = base64::engine::general_purpose::STANDARD.decode(panel.as_str().unwrap()).unwrap();
        Pixmap::decode_png(&bytes).unwrap()
    });
    let painted: Vec<Pixmap> = painted.collect();

    let dataset = load(data().to_string().as_bytes()).unwrap().dataset;
    let view = ViewState::default_for(&dataset);
    let selection = Index::new(&dataset, None, words::country).selection(&view);
    // Laid out by texts as wide as this browser paints them: some make each letter a whole number of pixels wide.
    let mut measure = Measured::of(page).await;
    let accepted = loop {
        let accepted = scene(&dataset, &view, &selection, painted[0].width(), &measure).apart();
        if measure.asked.borrow().is_empty() {
            break accepted;
        }
        measure.ask(page).await;
    };
    assert_eq!(painted.len(), accepted.len());
    let tokens = std::fs::read_to_string(project("style/tokens.css")).unwrap();
    let palette = Palette::from_tokens(&tokens, if scheme == "dark" { Shade::Dark } else { Shade::Light });
    for (painted, scene) in painted.iter().zip(&accepted) {
        let accepted = pixels(&svg(scene, &palette, FONT, ""), scene.width_px, scene.height_px);
        // Under the canvas is the paper of the page, which the accepted picture begins with.
        let paper = accepted.pixel(0, 0).unwrap().demultiply();
        let mut seen = Pixmap::new(painted.width(), painted.height()).unwrap();
        seen.fill(Color::from_rgba8(paper.red(), paper.green(), paper.blue(), 255));
        seen.draw_pixmap(0, 0, painted.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
        assert_eq!((seen.width(), seen.height()), (accepted.width(), accepted.height()), "{scheme}");
        // Edges and letters are smoothed in other ways; a mark that is missing or elsewhere is further from it.
        let (most, mean) = difference(&seen, &accepted);
        assert!(most < 60.0 && mean < 2.2, "{scheme}, {} px wide: {most} at most, {mean} on the whole", seen.width());
    }
}

const PEN: &str =
    "const pen = document.createElement('canvas').getContext('2d'), families = getComputedStyle(picture()).fontFamily;";

/// How wide texts are in the page that is open.
struct Measured {
    /// How far letters reach above the baseline and below it, in thousandths of their size.
    heights: (i32, i32),
    /// In units, by text, size and weight.
    widths: BTreeMap<(String, u32, bool), u32>,
    /// What a picture was drawn without.
    asked: RefCell<Vec<(String, u32, bool)>>,
}

impl Measured {
    async fn of(page: &Page) -> Self {
        let script = format!(
            "{PEN}
            pen.font = `1000px ${{families}}`;
            return [pen.measureText('Hd$').actualBoundingBoxAscent, pen.measureText('gjpqy$,').actualBoundingBoxDescent]
                .map(Math.round);"
        );
        let heights = page.js(&script).await;
        let [ascent, descent] = [0, 1].map(|at| i32::try_from(heights[at].as_i64().unwrap()).unwrap());
        Self { heights: (ascent, descent), widths: BTreeMap::new(), asked: RefCell::default() }
    }

    /// Asks the page for what it was asked for itself.
    async fn ask(&mut self, page: &Page) {
        let asked = std::mem::take(self.asked.get_mut());
        let script = format!(
            "{PEN}
            return {}.map(([text, size, isBold]) => {{
                pen.font = `${{isBold ? 'bold ' : ''}}${{size / {UNITS_PER_PX}}}px ${{families}}`;
                return Math.ceil(pen.measureText(text).width * {UNITS_PER_PX});
            }})",
            serde_json::to_string(&asked).unwrap()
        );
        let widths = page.js(&script).await;
        let widths = widths.as_array().unwrap().iter().map(|width| u32::try_from(width.as_u64().unwrap()).unwrap());
        self.widths.extend(asked.into_iter().zip(widths));
    }
}

impl TextMeasure for Measured {
    fn width(&self, text: &str, size: u32, bold: bool) -> u32 {
        let key = (text.to_owned(), size, bold);
        self.widths.get(&key).copied().unwrap_or_else(|| {
            self.asked.borrow_mut().push(key);
            Typeface.width(text, size, bold)
        })
    }

    fn ascent(&self) -> i32 {
        self.heights.0
    }

    fn descent(&self) -> i32 {
        self.heights.1
    }
}

/// How far two pictures are apart at most, and on the whole: by colours of squares of 8 pixels, for browsers smooth edges and letters each
/// in their way.
pub fn difference(one: &Pixmap, other: &Pixmap) -> (f64, f64) {
    const SIDE: u32 = 8;
    let mean = |picture: &Pixmap, left: u32, top: u32, channel: usize| {
        let rows = top..(top + SIDE).min(picture.height());
        let all = rows.flat_map(|y| (left..(left + SIDE).min(picture.width())).map(move |x| (y, x)));
        let (sum, count) = all.fold((0_u64, 0_u64), |(sum, count), (y, x)| {
            let at = ((y * picture.width() + x) * 4) as usize + channel;
            (sum + u64::from(picture.data()[at]), count + 1)
        });
        sum as f64 / count as f64
    };
    let mut all = Vec::new();
    for top in (0..one.height()).step_by(SIDE as usize) {
        for left in (0..one.width()).step_by(SIDE as usize) {
            all.extend((0..3).map(|channel| (mean(one, left, top, channel) - mean(other, left, top, channel)).abs()));
        }
    }
    (all.iter().copied().fold(0.0, f64::max), all.iter().sum::<f64>() / all.len() as f64)
}
