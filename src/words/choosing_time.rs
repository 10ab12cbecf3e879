//! Words of the strip under the chart and of the fields for dates.

/// Shows all again, beside the strip under the chart.
pub const ALL_YEARS: &str = "All years";
/// The same where all are only a few days.
pub const ALL_DAYS: &str = "All days";
/// The handle of the strip at the beginning of the time shown.
pub const STRIP_FROM: &str = "Shown from";
/// The one at its end.
pub const STRIP_TO: &str = "Shown to";
/// Opens the fields for months and days.
pub const DATES: &str = "Dates";
/// The field of the beginning.
pub const FIRST_DATE: &str = "From year, month or day";
/// The field of the end.
pub const LAST_DATE: &str = "To year, month or day";
/// How a date is typed.
pub const DATE_HINT: &str = "2021, 2021-06 or 2021-06-15";
