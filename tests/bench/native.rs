//! Native benchmark: time and memory of each step from the file to the picture, without a browser, at each size.
//!
//! `cargo bench --bench native`; a word after `--` chooses among the steps. The larger data sets are the bundled one
//! with its meetings repeated, by the same rule as in `tests/bench/data.js`. Beside the time stands what was allocated:
//! what a step keeps is what it took and grew by, less what it gave back and shrank by.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../native/synthetic.rs"]
mod synthetic;

use std::hint::black_box;
use std::sync::OnceLock;

use coalition_timeline::chart::{self, Point, Scene};
use coalition_timeline::dataset::{self, Dataset, Texts, Whole};
use coalition_timeline::paint::{FONT, Palette, Shade, svg};
use coalition_timeline::view::{Index, Selection, ViewState, decode, key_figures};
use coalition_timeline::words;
use divan::{AllocProfiler, Bencher};
use serde_json::{Value, json};
use synthetic::Scatter;

#[global_allocator]
static MEMORY: AllocProfiler = AllocProfiler::system();

const BUNDLED: &str = include_str!("../../assets/coalition.json");
const TOKENS: &str = include_str!("../../style/tokens.css");
/// The bundled size first.
const SIZES: [usize; 5] = [93, 1_000, 10_000, 100_000, 1_000_000];
/// The JSON of a million meetings would be most of a gigabyte.
const FILE_SIZES: [usize; 4] = [93, 1_000, 10_000, 100_000];
/// A wide screen.
const WIDTH: u32 = 1440;

fn main() {
    divan::main();
}

fn bundled() -> &'static Whole {
    static WHOLE: OnceLock<Whole> = OnceLock::new();
    WHOLE.get_or_init(|| {
        dataset::load(BUNDLED.as_bytes()).unwrap_or_else(|faults| panic!("{}", words::fault(&faults[0])))
    })
}

/// The file with this many meetings.
fn file(size: usize) -> Vec<u8> {
    let Whole { dataset, .. } = synthetic::repeated(bundled(), size);
    let mut file: Value = serde_json::from_str(BUNDLED).unwrap();
    let meetings = file["meetings"].as_array_mut().unwrap();
    let real = meetings.clone();
    for meeting in dataset.meetings.iter().filter(|meeting| real.iter().all(|known| known["id"] != meeting.id)) {
        let day = meeting.date.first_day().to_string();
        let like = real.iter().find(|like| like["name"] == meeting.name && like["hosts"] != json!([])).unwrap();
        meetings.push(json!({
            "id": meeting.id, "start": day, "end": day, "name": meeting.name, "level": meeting.level.code(),
            "composition": like["composition"], "format": like["format"], "hosts": [like["hosts"][0]],
            "host_notes": "", "city": like["city"], "country": like["country"], "attendance": null, "membership": [],
            "new_members": [], "pledges": [], "summary": "Repeated.", "sources": [like["sources"][0]],
            "confidence": "high", "notes": "",
        }));
    }
    serde_json::to_vec(&file).unwrap()
}

/// Everything that the steps need, made once for each size.
struct Made {
    parcels: (Vec<u8>, Vec<u8>),
    dataset: Dataset,
    texts: Texts,
    index: Index,
    whole: ViewState,
    narrowed: ViewState,
    selection: Selection,
    scene: Scene,
    places: Vec<Point>,
}

impl Made {
    fn new(size: usize) -> Self {
        let Whole { dataset, texts } = synthetic::repeated(bundled(), size);
        assert_eq!(dataset.meetings.len(), size, "the bundled size has changed: correct SIZES");
        let index = Index::new(&dataset, Some(&texts), words::country);
        let whole = ViewState::default_for(&dataset);
        // All but the first year, as in the browser.
        let narrowed = decode("from=2015", &dataset).0;
        let selection = index.selection(&whole);
        let scene = chart::scene(&dataset, &whole, &selection, WIDTH, &chart::Typeface);
        let (width, height) = (scene.width_px as i32 * 10, scene.height_px as i32 * 10);
        let places = (0..100).map(|n| (width * (n * 37 % 100) / 100, height * n / 100)).collect();
        let parcels = (dataset.to_parcel(), texts.to_parcel());
        Self { parcels, dataset, texts, index, whole, narrowed, selection, scene, places }
    }

    fn of(size: usize) -> &'static Self {
        static MADE: [OnceLock<Made>; SIZES.len()] = [const { OnceLock::new() }; SIZES.len()];
        let at = SIZES.iter().position(|known| *known == size).unwrap();
        MADE[at].get_or_init(|| Self::new(size))
    }
}

/// From the bytes of the file to a checked data set.
#[divan::bench(args = FILE_SIZES, max_time = 2)]
fn load(bencher: Bencher, size: usize) {
    let file = file(size);
    bencher.bench(|| dataset::load(black_box(&file)).unwrap());
}

/// The same where nothing comes again: nearly all countries host, and every second meeting names sums of money.
#[divan::bench(args = [10_000, 100_000], max_time = 2)]
fn scattered_to_picture(bencher: Bencher, size: usize) {
    let how = Scatter { seed: 1, size, hosts: 245, first_year: 2014, years: 10, crowd: 10, giving: 50 };
    let dataset = synthetic::scattered(&how);
    let index = Index::new(&dataset, None, words::country);
    let view = decode("from=2015", &dataset).0;
    bencher.bench(|| {
        let selection = index.selection(black_box(&view));
        let figures = key_figures(&dataset, &view, &selection);
        (chart::scene(&dataset, &view, &selection, WIDTH, &chart::Typeface), figures)
    });
}

/// A step of this name: what it does with what was made.
macro_rules! steps {
    ($($(#[$what:meta])* $name:ident = $step:expr;)*) => {$(
        $(#[$what])*
        #[divan::bench(args = SIZES, max_time = 2)]
        fn $name(bencher: Bencher, size: usize) {
            let made = Made::of(size);
            let step: fn(&'static Made) -> _ = $step;
            bencher.bench(|| step(black_box(made)));
        }
    )*};
}

steps! {
    /// From the parcel, which is copied first, to the data set.
    unpack = |made| Dataset::from_parcel(made.parcels.0.clone()).unwrap();
    /// From the other parcel to the texts.
    unpack_texts = |made| Texts::from_parcel(made.parcels.1.clone()).unwrap();
    /// What filters prepare once.
    index = |made| Index::new(&made.dataset, Some(&made.texts), words::country);
    /// All meetings, with all counts.
    filter_nothing = |made| made.index.selection(&made.whole);
    /// All but the first year.
    filter_years = |made| made.index.selection(&made.narrowed);
    /// One host and a word, together.
    filter_host_and_word = |made| made.index.selection(&decode("host=FR&q=coalition", &made.dataset).0);
    /// A letter, as it is typed first: it is in many words.
    filter_letter = |made| made.index.selection(&decode("q=a", &made.dataset).0);
    /// What stands above the chart.
    figures = |made| key_figures(&made.dataset, &made.whole, &made.selection);
    /// Layout: from rows to shapes.
    scene = |made| chart::scene(&made.dataset, &made.whole, &made.selection, WIDTH, &chart::Typeface);
    /// All that a filter asks for, but painting.
    filter_to_picture = |made| {
        let selection = made.index.selection(&made.narrowed);
        let figures = key_figures(&made.dataset, &made.narrowed, &selection);
        (chart::scene(&made.dataset, &made.narrowed, &selection, WIDTH, &chart::Typeface), figures)
    };
    /// A hundred places that a pointer passes.
    hit = |made| made.places.iter().filter_map(|place| chart::mark_at(&made.scene, *place)).count();
    /// From shapes to text.
    svg_text = |made| svg(&made.scene, &Palette::from_tokens(TOKENS, Shade::Light), FONT, "Every meeting");
}
