//! How long does each step from the file to the picture take, without a browser, at each size?
//!
//! `cargo bench --bench native`; a word after `--` chooses among the steps. The larger data sets are the bundled one
//! with its meetings repeated, by the same rule as in `tests/bench/data.js`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::hint::black_box;
use std::sync::OnceLock;

use chrono::{Days, NaiveDate};
use coalition_timeline::chart::{self, Scene};
use coalition_timeline::dataset::{self, Dataset, Texts, Whole};
use coalition_timeline::paint::{Palette, svg};
use coalition_timeline::view::{Index, Selection, ViewState, decode};
use coalition_timeline::words;
use divan::Bencher;
use serde_json::{Value, json};

const BUNDLED: &str = include_str!("../../assets/coalition.json");
const TOKENS: &str = include_str!("../../style/tokens.css");
/// The bundled size first.
const SIZES: [usize; 4] = [93, 1_000, 10_000, 100_000];
/// A wide screen.
const WIDTH: u32 = 1440;

fn main() {
    divan::main();
}

/// The file with this many meetings.
fn file(size: usize) -> Vec<u8> {
    let mut file: Value = serde_json::from_str(BUNDLED).unwrap();
    let meetings = file["meetings"].as_array_mut().unwrap();
    let has_host = |meeting: &&Value| !meeting["hosts"].as_array().unwrap().is_empty();
    let templates: Vec<Value> = meetings.iter().filter(has_host).cloned().collect();
    let first = NaiveDate::from_ymd_opt(2014, 9, 5).unwrap();
    for at in meetings.len()..size {
        let like = &templates[at % templates.len()];
        // Ten years of days, evenly.
        let day = first.checked_add_days(Days::new((at * 3_380 / size) as u64)).unwrap().to_string();
        meetings.push(json!({
            "id": format!("{day}-{at}"), "start": day, "end": day, "name": like["name"], "level": like["level"],
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
    file: Vec<u8>,
    dataset: Dataset,
    texts: Texts,
    index: Index,
    whole: ViewState,
    narrowed: ViewState,
    selection: Selection,
    scene: Scene,
}

impl Made {
    fn new(size: usize) -> Self {
        let file = file(size);
        let Whole { dataset, texts } =
            dataset::load(&file).unwrap_or_else(|faults| panic!("{}", words::fault(&faults[0])));
        assert_eq!(dataset.meetings.len(), size, "the bundled size has changed: correct SIZES");
        let index = Index::new(&dataset, Some(&texts), words::country);
        let whole = ViewState::whole(&dataset);
        // All but the first year, as in the browser.
        let narrowed = decode("from=2015", &dataset).0;
        let selection = index.selection(&whole);
        let scene = chart::scene(&dataset, &whole, &selection, WIDTH);
        Self { file, dataset, texts, index, whole, narrowed, selection, scene }
    }

    fn of(size: usize) -> &'static Self {
        static MADE: [OnceLock<Made>; SIZES.len()] = [const { OnceLock::new() }; SIZES.len()];
        let at = SIZES.iter().position(|known| *known == size).unwrap();
        MADE[at].get_or_init(|| Self::new(size))
    }
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
    /// From the bytes of the file to a checked data set.
    load = |made| dataset::load(&made.file).unwrap();
    /// What filters prepare once.
    index = |made| Index::new(&made.dataset, Some(&made.texts), words::country);
    /// All meetings, with all counts.
    filter_nothing = |made| made.index.selection(&made.whole);
    /// All but the first year.
    filter_years = |made| made.index.selection(&made.narrowed);
    /// One host and a word, together.
    filter_host_and_word = |made| made.index.selection(&decode("host=FR&q=coalition", &made.dataset).0);
    /// Layout: from rows to shapes.
    scene = |made| chart::scene(&made.dataset, &made.whole, &made.selection, WIDTH);
    /// From shapes to text.
    svg_text = |made| svg(&made.scene, &Palette::from_tokens(TOKENS, false), "Every meeting");
}
