//! What a column is taken for.

/// What the cells of a column say of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// When it was, or when it began.
    Date,
    /// When it ended.
    End,
    /// The year, where month and day have columns of their own or are not known.
    Year,
    /// The month, by number or name.
    Month,
    /// The day of the month.
    Day,
    /// The year of the end.
    EndYear,
    /// The month of the end.
    EndMonth,
    /// The day of the end.
    EndDay,
    /// What it is called.
    Name,
    /// Who hosted.
    Hosts,
    /// Where it was.
    Place,
    /// How many members there were.
    Members,
    /// When the member of this row joined.
    Joined,
    /// When the member of this row left.
    Left,
    /// A sum of money.
    Sum,
    /// The currency of the sums of this row.
    Currency,
    /// Who gives the sum.
    GivenBy,
    /// Which kind of meeting.
    Kind,
    /// What happened.
    Summary,
    /// Who says so.
    Source,
    /// An address for more.
    Link,
    /// Nothing that is shown.
    LeaveOut,
}

use Meaning::*;

/// All meanings with their names in addresses.
const CODES: [(Meaning, &str); 22] = [
    (Date, "date"),
    (End, "end"),
    (Year, "year"),
    (Month, "month"),
    (Day, "day"),
    (EndYear, "end-year"),
    (EndMonth, "end-month"),
    (EndDay, "end-day"),
    (Name, "name"),
    (Hosts, "hosts"),
    (Place, "place"),
    (Members, "members"),
    (Joined, "joined"),
    (Left, "left"),
    (Sum, "sum"),
    (Currency, "currency"),
    (GivenBy, "by"),
    (Kind, "kind"),
    (Summary, "summary"),
    (Source, "source"),
    (Link, "link"),
    (LeaveOut, ""),
];

impl Meaning {
    /// All of them, in the order of a list to choose from.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.into_iter().map(|(meaning, _)| meaning)
    }

    /// The name in an address; empty for what is left out.
    pub fn code(self) -> &'static str {
        CODES.iter().find(|(meaning, _)| *meaning == self).map_or("", |(_, code)| code)
    }

    /// The meaning with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        CODES.iter().find(|(_, other)| *other == code).map(|(meaning, _)| *meaning)
    }

    /// Whether several columns can mean it.
    pub fn can_repeat(self) -> bool {
        matches!(self, Sum | LeaveOut)
    }
}
