//! Faults of a data set file: what can be wrong, and where.

/// One thing that is wrong with a data set file. `words::fault` says it in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The list that holds the record: `meetings`, `members`, `membership`, `moments` or `sources`; `rows` for a table. Empty for the file
    /// as a whole.
    pub list: &'static str,
    /// The record's id, name or date; its position from 1 where it has none.
    pub record: String,
    /// The field inside the record, such as `pledges[2].source`. Empty for the record as a whole.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The text is not JSON; the position is where reading stopped, counted from 1.
    NotJson {
        /// Line.
        line: usize,
        /// Column.
        column: usize,
    },
    /// The file is of another kind than ours.
    OtherFile(OtherFile),
    /// Bytes that are no UTF-8, in this line.
    NotUtf8 {
        /// Counted from 1.
        line: usize,
    },
    /// Brackets inside of brackets without end, in this line.
    TooDeep {
        /// Counted from 1.
        line: usize,
    },
    /// A record longer than we read.
    TooLong {
        /// In bytes.
        most: usize,
    },
    /// More meetings than we read.
    TooMany {
        /// How many we read.
        most: usize,
    },
    /// A quotation mark that is never closed.
    OpenQuote,
    /// Letters behind the quotation mark that ends a cell.
    StrayQuote,
    /// Something stands under no column name.
    NamelessColumn {
        /// As written.
        found: String,
        /// The first row that has something there.
        row: usize,
    },
    /// A row with neither a date nor a name.
    NoMeeting,
    /// A row with something in more cells than there are columns.
    TooManyCells {
        /// How many there are.
        found: usize,
        /// How many columns there are.
        wanted: usize,
    },
    /// A column that the format does not have, by its name.
    UnknownColumn(String),
    /// A column that must be there is not.
    NoColumn,
    /// A table without a row of column names.
    NoHeading,
    /// A cell that must hold something is empty.
    Blank,
    /// Not a whole number.
    NotWhole(String),
    /// A figure in a row without a source.
    NoRowSource,
    /// A cell with another number of parts than the one that it belongs to.
    OtherParts {
        /// How many there are.
        found: usize,
        /// How many the other has.
        wanted: usize,
        /// The column of the other.
        lead: &'static str,
    },
    /// A cell with more parts than we read.
    ManyParts {
        /// How many there are.
        found: usize,
        /// How many we read.
        most: usize,
    },
    /// Two remarks that cannot both be right.
    Exclusive {
        /// As written.
        first: String,
        /// As written.
        second: String,
    },
    /// The number of a source that the row does not have.
    NoSuchSource {
        /// As written.
        found: String,
        /// How many sources the row has.
        sources: usize,
    },
    /// A sum that relates to none, or to itself.
    NoSuchSum {
        /// As written.
        found: String,
        /// How many sums the row has.
        sums: usize,
    },
    /// A source with neither a title nor an address nor a document.
    NamelessSource,
    /// A last date where only one is known.
    SpareDate,
    /// A field that the format does not have.
    UnknownField,
    /// A field that must be there is not.
    Missing,
    /// A field is there twice.
    Twice,
    /// The value has another type.
    WrongType {
        /// What is there: "a number".
        found: &'static str,
        /// What would be right: "text".
        wanted: &'static str,
    },
    /// A text with nothing in it, or with white space around it.
    Untrimmed,
    /// A character that cannot be shown, by its code.
    ControlCharacter(u32),
    /// Not a day, month or year of the calendar.
    ImpossibleDate(String),
    /// The end lies before the start.
    ReversedDates {
        /// As written.
        start: String,
        /// As written.
        end: String,
    },
    /// Neither a date nor bounds for it.
    NoDate,
    /// A word that is none of the allowed ones.
    UnknownWord {
        /// As written.
        found: String,
        /// The allowed ones.
        allowed: &'static [&'static str],
    },
    /// An id with other characters than lower-case letters, digits and hyphens.
    BadId(String),
    /// A second record with the same id.
    DuplicateId {
        /// As written.
        found: String,
        /// The row of the first, or its position in the list from 1.
        first: usize,
        /// That of this one.
        second: usize,
    },
    /// A list that names the same thing twice.
    Repeated(String),
    /// Not an ISO 3166 code of a country.
    UnknownCountry(String),
    /// A source id that no source has.
    UnknownSource(String),
    /// A figure or a date that cites a source which its meeting or moment does not list.
    UnlistedSource,
    /// A meeting id that no meeting has.
    UnknownMeeting(String),
    /// A source that nothing cites.
    UncitedSource,
    /// A figure that cites no source, or a meeting or a moment that lists none.
    NoSource,
    /// A record of numbers with no number in it.
    NoNumber,
    /// A number below zero, with a fraction, or beyond what can be meant.
    AbsurdNumber {
        /// As written.
        found: String,
        /// The smallest number allowed.
        least: u64,
        /// The largest number allowed.
        most: u64,
    },
    /// The total is not the sum of states and organisations.
    WrongSum {
        /// The total as written.
        total: u32,
        /// States plus organisations.
        sum: u32,
    },
    /// Not an `http` or `https` address.
    BadAddress(String),
    /// Not a language tag of BCP 47.
    BadLanguage(String),
    /// A source with neither an address nor a document.
    NoAddress,
    /// A pledge that points to itself or to one that is not there.
    BadRelation(u64),
    /// A pledge that relates to others in two ways.
    TwoRelations,
    /// A growth line whose dates do not rise.
    NotRising,
    /// A report with a date inside a meeting, or without one in the growth line.
    MisplacedDate,
}

/// What a file is that is no data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherFile {
    /// Nothing is in it.
    Empty,
    /// A page of the web.
    WebPage,
    /// Another text in XML.
    Xml,
    /// The workbook of a spreadsheet program.
    Workbook,
    /// Files packed into one.
    Archive,
    /// A document as it is printed.
    Pdf,
    /// A picture.
    Picture,
    /// Text in UTF-16.
    Utf16,
    /// Neither JSON nor a table.
    Unknown,
}

/// Why there is no data set.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// The file did not come; what the browser or the server said.
    NotLoaded(String),
    /// The file is larger than we read.
    TooLarge,
    /// The address of the data is not `http` or `https`.
    BadAddress(String),
    /// The file has faults.
    Faulty {
        /// The first of them, each in a sentence.
        faults: Vec<String>,
        /// How many more there are.
        more: usize,
        /// How many meetings are without.
        good: usize,
    },
    /// The reader did not want to wait.
    Cancelled,
}
