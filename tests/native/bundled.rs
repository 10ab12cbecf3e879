//! Bundled data set, as the page uses it, for tests to ask about.

use std::sync::OnceLock;

use chrono::NaiveDate;
use coalition_timeline::dataset::{self, Dataset, Meeting, Texts, Whole};
use coalition_timeline::view::Index;
use coalition_timeline::words;

/// The file that the page loads.
pub const FILE: &str = include_str!("../../assets/coalition.json");

/// The data set of the page.
pub fn dataset() -> &'static Dataset {
    &whole().dataset
}

/// Its longer texts.
pub fn texts() -> &'static Texts {
    &whole().texts
}

/// Its meetings, all unpacked.
pub fn meetings() -> &'static [Meeting] {
    static MEETINGS: OnceLock<Vec<Meeting>> = OnceLock::new();
    MEETINGS.get_or_init(|| dataset().meetings.iter().collect())
}

/// The data set with its texts.
pub fn whole() -> &'static Whole {
    static WHOLE: OnceLock<Whole> = OnceLock::new();
    WHOLE.get_or_init(|| {
        dataset::load(FILE.as_bytes()).unwrap_or_else(|faults| {
            panic!("the bundled file has faults:\n{}", faults.iter().map(words::fault).collect::<Vec<_>>().join("\n"))
        })
    })
}

/// What is prepared for its filters.
pub fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| Index::new(dataset(), Some(texts()), words::country))
}

/// The meeting with this id.
pub fn meeting(id: &str) -> &'static Meeting {
    &meetings()[dataset().meeting_position(id).unwrap_or_else(|| panic!("no meeting {id}"))]
}

/// A day of the calendar.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}
