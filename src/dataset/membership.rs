//! Growth line: the number of members over time, with the reports that differ from it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::coded;
use super::{Country, PartialDate, SourceRef};

coded! {
    /// What a number claims.
    Qualifier {
        /// Exactly this many.
        Exact = "exact",
        /// A lower bound: "more than", "over", "at least".
        AtLeast = "at-least",
        /// A round number: "about", "some", "nearly".
        About = "about",
    }
}

coded! {
    /// How a reported size stands to the growth line.
    Standing {
        /// A size of the coalition on its date.
        Current = "current",
        /// A size that the coalition had passed by then.
        Stale = "stale",
        /// Says countries, but the number counts organisations too.
        Loose = "loose",
        /// Not a count of members.
        OtherCount = "other-count",
        /// After the period of the data set.
        Later = "later",
    }
}

coded! {
    /// What a member is.
    MemberKind {
        /// A state.
        State = "state",
        /// An organisation.
        Organisation = "organisation",
    }
}

coded! {
    /// What is known of the day on which a member joined.
    JoinCertainty {
        /// It joined then.
        On = "on",
        /// It had joined by then.
        By = "by",
    }
}

/// One report of the size of the coalition. At least one number is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// States and organisations together.
    pub total: Option<u32>,
    /// States.
    pub states: Option<u32>,
    /// Organisations.
    pub organisations: Option<u32>,
    /// What the numbers claim.
    pub qualifier: Qualifier,
    /// How it stands to the growth line.
    pub standing: Standing,
    /// Who says so.
    pub source: SourceRef,
}

impl Report {
    /// The size in partners, states plus organisations, that this report amounts to.
    ///
    /// `None` where it counts states alone: such a number cannot be held against the line.
    pub fn partners(&self) -> Option<u32> {
        match (self.total, self.states, self.organisations) {
            (Some(total), _, _) => Some(total),
            (None, Some(states), Some(organisations)) => Some(states + organisations),
            (None, Some(states), None) if self.standing == Standing::Loose => Some(states),
            _ => None,
        }
    }

    /// The number that the report is drawn at: partners, or states where it counts them alone.
    pub fn value(&self) -> Option<u32> {
        self.partners().or(self.states)
    }
}

/// A report of the growth line, with its date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DatedReport {
    /// When it was made, or what it speaks of.
    pub date: PartialDate,
    /// What it says.
    pub report: Report,
    /// The position of the meeting at which it was made.
    pub meeting: Option<usize>,
}

/// One point of the growth line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GrowthPoint {
    /// From when on the coalition had this size.
    pub date: PartialDate,
    /// States and organisations together.
    pub total: u32,
    /// States.
    pub states: Option<u32>,
    /// Organisations.
    pub organisations: Option<u32>,
    /// The split is arithmetic, not a statement of the source.
    pub derived: bool,
    /// Who says so.
    pub source: SourceRef,
    /// The position of the meeting at which it was reported.
    pub meeting: Option<usize>,
    /// What a reader should know; may be empty.
    pub note: String,
    /// The other reports made while this size was in force.
    pub reports: Vec<DatedReport>,
}

/// A member of the coalition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its country; `None` for an organisation.
    pub country: Option<Country>,
    /// State or organisation.
    pub kind: MemberKind,
    /// When it joined.
    pub joined: PartialDate,
    /// Whether it joined then or by then.
    pub certainty: JoinCertainty,
    /// The evidence, in words.
    pub basis: String,
    /// Who says so.
    pub source: SourceRef,
}

impl Member {
    /// The day it joined, where a source gives the day.
    pub fn join_day(&self) -> Option<NaiveDate> {
        match (self.joined, self.certainty) {
            (PartialDate::Day(day), JoinCertainty::On) => Some(day),
            _ => None,
        }
    }
}

/// The best-supported size of the coalition through time: constant between its points.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct GrowthLine {
    /// Its points, in order of time.
    pub points: Vec<GrowthPoint>,
}

impl GrowthLine {
    /// The position of the point in force at the end of a day; `None` before the first.
    pub fn position_at(&self, day: NaiveDate) -> Option<usize> {
        self.points.partition_point(|point| point.date.middle() <= day).checked_sub(1)
    }

    /// The position of the first point that counts who joined then. `None` where that is not known: before the first point
    /// and after the last, and where a month or a year leaves open which it was.
    pub fn position_counting(&self, joined: PartialDate) -> Option<usize> {
        let from = |day: NaiveDate| self.points.partition_point(|point| point.date.last_day() < day);
        let at = from(joined.first_day());
        let is_in_line = at > 0 || self.points.first()?.date.first_day() <= joined.first_day();
        (is_in_line && at < self.points.len() && at == from(joined.last_day())).then_some(at)
    }

    /// The position of the point with this date, written as in the data.
    pub fn position_of(&self, date: &str) -> Option<usize> {
        self.points.iter().position(|point| point.date.to_string() == date)
    }

    /// Whether a report is a rival: an exact, current count of members that the line did not have at any time on its date.
    ///
    /// A count of states alone is held against the states of the line, where the line has a split; more states than
    /// the line has partners is a rival in any case.
    pub fn is_rival(&self, dated: &DatedReport) -> bool {
        let report = &dated.report;
        if report.qualifier != Qualifier::Exact || !matches!(report.standing, Standing::Current | Standing::Loose) {
            return false;
        }
        let in_force = self.in_force(dated.date.first_day(), dated.date.last_day());
        // Two statements of the split cannot both be right, even on the day on which the line changes.
        let stated = in_force.last().filter(|point| !point.derived).map(|point| (point.states, point.organisations));
        if let (Some((Some(states), Some(organisations))), Some(s), Some(o)) =
            (stated, report.states, report.organisations)
        {
            return (s, o) != (states, organisations);
        }
        match report.partners() {
            Some(partners) => in_force.iter().all(|point| point.total != partners),
            None => report.states.is_some_and(|states| {
                !in_force.is_empty()
                    && in_force
                        .iter()
                        .all(|point| states > point.total || point.states.is_some_and(|split| split != states))
            }),
        }
    }

    /// The points in force at some time from the start of one day to the end of another.
    fn in_force(&self, first: NaiveDate, last: NaiveDate) -> &[GrowthPoint] {
        let from = self.points.partition_point(|point| point.date.last_day() < first).saturating_sub(1);
        let to = self.points.partition_point(|point| point.date.first_day() <= last);
        self.points.get(from..to).unwrap_or_default()
    }
}
