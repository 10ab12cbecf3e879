//! Is somebody else's file a data set? A program of its own, which a browser loads only when there is a file to check.

#[cfg(target_arch = "wasm32")]
mod exports {
    use coalition_timeline::dataset::{Fault, Reading, Whole};
    use coalition_timeline::words;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// More faults are not put into words.
    const MOST_FAULTS: usize = 100;

    /// A file that is checked a little at a time.
    #[wasm_bindgen]
    pub struct Check {
        reading: Option<Reading>,
        whole: Whole,
        faults: Vec<Fault>,
        more: usize,
    }

    /// Begins to check the bytes of a file: JSON in our format, or a table.
    #[wasm_bindgen]
    pub fn check(file: Vec<u8>) -> Check {
        let reading = Some(Reading::new(file, words::country));
        Check { reading, whole: Whole::default(), faults: Vec::new(), more: 0 }
    }

    #[wasm_bindgen]
    impl Check {
        /// Goes on for about a millisecond: how many bytes have been checked, or -1 when it is done.
        pub fn step(&mut self) -> f64 {
            if let Some(reading) = &mut self.reading
                && reading.step()
            {
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

        /// What is without faults, as the page fetches it; given once, so that it stands in memory once.
        pub fn dataset(&mut self) -> Vec<u8> {
            std::mem::take(&mut self.whole.dataset).to_parcel()
        }

        /// Its texts as the page fetches them; given once.
        pub fn texts(&mut self) -> Vec<u8> {
            std::mem::take(&mut self.whole.texts).to_parcel()
        }
    }
}

fn main() {}
