//! Exported files as one text, all their pieces together.

use coalition_timeline::dataset::{Dataset, Texts};
use coalition_timeline::export;

pub fn csv_rows(dataset: &Dataset, texts: &Texts, rows: &[usize]) -> String {
    export::csv_rows(dataset, texts, rows.to_vec()).collect()
}

pub fn json(dataset: &Dataset, texts: &Texts, rows: &[usize]) -> String {
    export::json(dataset, texts, rows.to_vec()).collect()
}
