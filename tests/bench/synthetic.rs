//! Files of a site with very many meetings, written for the browser benchmark.
//!
//! `cargo bench --bench synthetic -- FOLDER 1000 10000`: for each size `data-SIZE` and `texts-SIZE`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../native/synthetic.rs"]
mod synthetic;

use std::path::PathBuf;

use coalition_timeline::dataset;

fn main() {
    // Cargo adds a flag of its own.
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    let folder = PathBuf::from(words.next().expect("a folder"));
    std::fs::create_dir_all(&folder).unwrap();
    let bundled = dataset::load(include_bytes!("../../assets/coalition.json")).unwrap();
    for size in words {
        let made = synthetic::repeated(&bundled, size.parse().expect("a number of meetings"));
        std::fs::write(folder.join(format!("data-{size}")), made.dataset.to_parcel()).unwrap();
        std::fs::write(folder.join(format!("texts-{size}")), made.texts.to_parcel()).unwrap();
    }
}
