//! Import program: reads somebody else's file into a data set. A browser loads it only when there is a file to check.

#[cfg(target_arch = "wasm32")]
mod exports {
    use coalition_timeline::dataset::{Fault, Packing, Reading, Whole};
    use coalition_timeline::words::{self, page::MOST_FAULTS};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// A file that is checked a little at a time.
    #[wasm_bindgen]
    pub struct Check {
        file: Vec<u8>,
        reading: Option<Reading>,
        whole: Whole,
        faults: Vec<Fault>,
        more: usize,
        dataset: Packing,
        texts: Packing,
    }

    /// Makes ready for a file of so many bytes: JSON in our format, or a table.
    #[wasm_bindgen]
    pub fn check(length: usize) -> Check {
        Check {
            file: Vec::with_capacity(length),
            reading: None,
            whole: Whole::default(),
            faults: Vec::new(),
            more: 0,
            dataset: Packing::default(),
            texts: Packing::default(),
        }
    }

    #[wasm_bindgen]
    impl Check {
        /// Takes the next bytes of the file.
        pub fn add(&mut self, piece: &[u8]) {
            self.file.extend_from_slice(piece);
        }

        /// Goes on for about a millisecond, when the whole file is there: how many bytes have been checked, or -1 when it is
        /// done.
        pub fn step(&mut self) -> f64 {
            let file = &mut self.file;
            let reading = self.reading.get_or_insert_with(|| Reading::new(std::mem::take(file), words::country));
            if reading.step() {
                return reading.done() as f64;
            }
            if let Some(reading) = self.reading.take() {
                (self.whole, self.faults, self.more) = reading.finish();
            }
            -1.0
        }

        /// What is wrong with the file, the first hundred faults, each in a sentence.
        pub fn faults(&self) -> Vec<String> {
            self.faults.iter().take(MOST_FAULTS).map(words::fault).collect()
        }

        /// How many more faults there are.
        pub fn more(&self) -> usize {
            self.faults.len().saturating_sub(MOST_FAULTS) + self.more
        }

        /// How many meetings are without faults.
        pub fn good(&self) -> usize {
            self.whole.dataset.meetings.len()
        }

        /// The next piece of what is without faults, as the page fetches it; nothing when all has been given.
        pub fn dataset(&mut self) -> Vec<u8> {
            self.dataset.piece(&self.whole.dataset)
        }

        /// The next piece of its texts.
        pub fn texts(&mut self) -> Vec<u8> {
            self.texts.piece(&self.whole.texts)
        }

        /// Gives back some memory, when all has been given; false when there is not much left.
        pub fn shrink(&mut self) -> bool {
            self.whole.shrink()
        }
    }
}

fn main() {}
