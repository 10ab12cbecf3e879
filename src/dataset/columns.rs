//! Columns of a table of meetings (CSV), and the escaping of texts in its cells.
//!
//! The CSV export and the CSV import both use this file.

use std::borrow::Cow;

use super::codes::coded;
use super::record::bare;

coded! {
    /// A column of a table. `docs/own-data.md` says what is written in each.
    Column {
        /// The permanent name of the record.
        Id = "id",
        /// The first day, month or year; the only one that is known.
        Date = "date",
        /// The last one, where it is another.
        EndDate = "end_date",
        /// How exactly both are known.
        DatePrecision = "date_precision",
        /// What it was.
        Name = "name",
        /// The countries that hosted.
        Hosts = "hosts",
        /// Where it was.
        City = "city",
        /// The country where it was.
        Country = "country",
        /// The rank of the participants.
        Level = "level",
        /// Which part of the members met.
        Composition = "composition",
        /// Whether it was in one place.
        Format = "format",
        /// Sizes reported with it: states and organisations together.
        Members = "members",
        /// States.
        MembersStates = "members_states",
        /// Organisations.
        MembersOrganisations = "members_organisations",
        /// What each size claims.
        MembersRemarks = "members_remarks",
        /// Who says so.
        MembersSource = "members_source",
        /// Sums of money.
        PledgeUsd = "pledge_usd",
        /// Who promised or asked.
        PledgeBy = "pledge_by",
        /// What each sum is.
        PledgeKind = "pledge_kind",
        /// What the money is for.
        PledgePurpose = "pledge_purpose",
        /// What each sum claims, and how it relates to others of the row.
        PledgeRemarks = "pledge_remarks",
        /// Who says so.
        PledgeSource = "pledge_source",
        /// How many states took part.
        Attendance = "attendance",
        /// How many organisations did.
        AttendanceOrganisations = "attendance_organisations",
        /// States and organisations counted together.
        AttendanceDelegations = "attendance_delegations",
        /// What these numbers claim.
        AttendanceRemarks = "attendance_remarks",
        /// Who says so.
        AttendanceSource = "attendance_source",
        /// The members that it welcomed.
        NewMembers = "new_members",
        /// Their countries.
        NewMembersCountry = "new_members_country",
        /// Who says so.
        NewMembersSource = "new_members_source",
        /// What happened.
        Summary = "summary",
        /// What a reader should know of the record.
        Notes = "notes",
        /// Who hosted, in words.
        HostNotes = "host_notes",
        /// How sure the record is.
        Confidence = "confidence",
        /// The sources of the row.
        SourceTitle = "source_title",
        /// Who published them.
        SourcePublisher = "source_publisher",
        /// When.
        SourceDate = "source_date",
        /// Whose voice they are.
        SourceKind = "source_kind",
        /// In which language their titles are.
        SourceLanguage = "source_language",
        /// Where they can be read.
        SourceUrl = "source_url",
        /// The name of a text without a public address.
        SourceDocument = "source_document",
    }
}

/// The names of all columns, from left to right.
pub const COLUMNS: &[&str] = Column::CODES;

/// What stands for a list in the faults of a table.
pub const ROWS: &str = "rows";

/// The column that a field of a record is written in.
pub fn column_of(field: &str) -> &'static str {
    let (list, rest) = field.split_at(field.find(['[', '.']).unwrap_or(field.len()));
    let name = rest.rsplit('.').next().unwrap_or_default();
    let column = match (list, name) {
        ("start" | "earliest", _) => Column::Date,
        ("end" | "latest", _) => Column::EndDate,
        ("membership", "states") => Column::MembersStates,
        ("membership", "organisations") => Column::MembersOrganisations,
        ("membership", _) => Column::Members,
        ("pledges", "by") => Column::PledgeBy,
        ("pledges", "kind") => Column::PledgeKind,
        ("pledges", "purpose") => Column::PledgePurpose,
        ("pledges", _) => Column::PledgeUsd,
        ("attendance", "organisations") => Column::AttendanceOrganisations,
        ("attendance", "delegations") => Column::AttendanceDelegations,
        ("new_members", "iso") => Column::NewMembersCountry,
        ("sources", _) => Column::SourceTitle,
        (other, _) => return COLUMNS.iter().find(|column| **column == other).copied().unwrap_or_default(),
    };
    column.code()
}

/// The name of a column, which people write in other ways too: "Pledge USD" is `pledge_usd`.
pub fn column_code(written: &str) -> String {
    written.to_lowercase().replace([' ', '-'], "_")
}

coded! {
    /// What is known of a date beside `date` and `end_date`.
    Precision {
        /// Only the first day is known.
        From = "from",
        /// Only the last day is known.
        Until = "until",
        /// It was on a day between the two.
        Within = "within",
    }
}

/// Between the parts of a cell that can hold several.
const BETWEEN: char = '|';

/// Parts as one cell, which is empty where all of them are. Between them is `|`; one that is meant has a backslash before it,
/// and a part that ends in a backslash has a blank behind it.
pub fn joined(parts: &mut dyn Iterator<Item = String>) -> String {
    let mut cell = String::new();
    for (at, part) in parts.enumerate() {
        if at > 0 {
            cell.push(BETWEEN);
        }
        cell.push_str(&part.replace(BETWEEN, "\\|"));
        if part.ends_with('\\') {
            cell.push(' ');
        }
    }
    if cell.trim_start_matches(BETWEEN).is_empty() { String::new() } else { cell }
}

/// The parts that were [`joined`] to this cell, without white space around them.
pub fn parts(cell: &str) -> Vec<String> {
    let (mut parts, mut part) = (Vec::new(), String::new());
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.next_if_eq(&BETWEEN).is_some() => part.push(BETWEEN),
            BETWEEN => parts.push(std::mem::take(&mut part)),
            letter => part.push(letter),
        }
    }
    if !cell.is_empty() {
        parts.push(part);
    }
    parts.iter().map(|part| bare(part).to_owned()).collect()
}

/// What a spreadsheet takes for the beginning of a formula, or skips to look for one.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a spreadsheet could run a text, or whether it looks like one that was defused: then another apostrophe keeps the
/// two apart.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// A text as a cell that no spreadsheet runs: one that it could run has an apostrophe before it.
pub fn defused(text: &str) -> Cow<'_, str> {
    if is_formula(text) { format!("'{text}").into() } else { text.into() }
}

/// A text as it was before it was [`defused`]. Any other text stays as it is.
pub fn undefused(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_formula(text) => text,
        _ => cell,
    }
}
