//! Is somebody else's file a data set? A program of its own, which a browser loads only when there is a file to check.

#[cfg(target_arch = "wasm32")]
mod exports {
    use coalition_timeline::dataset::{Whole, load};
    use coalition_timeline::words;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// What came of checking a file: two files for the page, or faults.
    #[wasm_bindgen]
    pub struct Checked {
        dataset: Vec<u8>,
        texts: Vec<u8>,
        faults: Vec<String>,
    }

    /// Checks the bytes of a file in our JSON format.
    #[wasm_bindgen]
    pub fn check(file: &[u8]) -> Checked {
        match load(file) {
            Ok(Whole { dataset, texts }) => {
                Checked { dataset: dataset.to_parcel(), texts: texts.to_parcel(), faults: Vec::new() }
            }
            Err(faults) => {
                Checked { dataset: Vec::new(), texts: Vec::new(), faults: faults.iter().map(words::fault).collect() }
            }
        }
    }

    #[wasm_bindgen]
    impl Checked {
        /// The data set as the page fetches it; given once, so that it stands in memory once.
        #[wasm_bindgen(getter)]
        pub fn dataset(&mut self) -> Vec<u8> {
            std::mem::take(&mut self.dataset)
        }

        /// Its texts as the page fetches them; given once.
        #[wasm_bindgen(getter)]
        pub fn texts(&mut self) -> Vec<u8> {
            std::mem::take(&mut self.texts)
        }

        /// What is wrong with it, each fault in a sentence. None where there is a data set.
        #[wasm_bindgen(getter)]
        pub fn faults(&self) -> Vec<String> {
            self.faults.clone()
        }
    }
}

fn main() {}
