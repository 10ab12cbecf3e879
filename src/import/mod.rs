//! Import of any table: somebody else's file becomes dated entries, or questions.
//!
//! Nothing is read wrongly in silence: what is certain is read and listed ([`Reading`]), what is in doubt is asked once for a column
//! ([`Question`]), and what cannot be read is gathered ([`Fault`]).
//!
//! | step | from | to | where |
//! | --- | --- | --- | --- |
//! | decode | bytes | text | [`Encoding::of`], and `TextDecoder` or [`decode`] |
//! | divide | text | [`Table`]: headings and rows | [`Table::read`] |
//! | guess | a table | [`Choices`]: what each column means | [`Choices::guessed`] |
//! | read | a table, choices | [`Import`] | [`import`] |
//!
//! ```
//! use coalition_timeline::import::{Choices, Table, import};
//!
//! let table = Table::read("Jahr;Titel;Gastgeber\n1975;Erster Gipfel;Frankreich\n").expect("it has rows");
//! let choices = Choices::guessed(&table);
//! assert_eq!(choices.to_string(), "year.name.hosts");
//! let found = import(&table, &choices);
//! assert_eq!(found.entries[0].date.start.to_string(), "1975");
//! assert_eq!(found.questions, []);
//! ```

mod amounts;
mod calendar;
mod choices;
mod clock;
mod date_columns;
mod date_parts;
mod date_words;
mod dates;
mod delimited;
mod encoding;
mod entries;
mod findings;
mod grid;
mod guess;
mod headings;
mod hosts;
mod json;
mod markup;
mod meaning;
mod plain;
mod table;

pub use amounts::{Currency, Decimal, DecimalSign, NumberRead, SumHeading, SumRead, read_number, read_sum};
pub use choices::{Choices, ColumnChoice};
pub use date_words::Exactness;
pub use dates::{DateCell, DateNote, DateOrder, DateRead, DateRules, Shown, WrittenDate, YearPair, read_date};
pub use encoding::Encoding;
#[cfg(not(target_arch = "wasm32"))]
pub use encoding::decode;
pub use entries::{Entry, EntrySum, Import, import};
pub use findings::{Fault, FaultKind, LeftOutRow, Question, QuestionKind, Reading, ReadingKind};
pub use grid::{TableFormat, TableRow, Unreadable};
pub use headings::{HeadingMeaning, meaning as heading_meaning};
pub use hosts::{Host, HostsRead, ListAnswer, read_hosts};
pub use meaning::Meaning;
pub use table::{RowRole, Table};
