//! Growth line of a table: what its rows report of the number of members.

use std::collections::{BTreeMap, btree_map};

use chrono::NaiveDate;

use super::PartialDate;
use super::membership::{DatedReport, GrowthPoint, Report};

/// The numbers of members that the rows of a table report, by the middle of their dates: the first of a date, the id of its meeting, and
/// others that differ from it.
#[derive(Default)]
pub(super) struct Sizes(BTreeMap<NaiveDate, (Reported, Vec<Reported>)>);

/// A number with its date and the id of its meeting.
type Reported = (PartialDate, Report, String);

/// A point of the line with the ids of the meetings that it names: that of the point itself, which has no number, and those of its
/// reports.
type Point = (GrowthPoint, Vec<(Option<usize>, String)>);

impl Sizes {
    /// The first report of a date is the line; one that differs from it stands beside it.
    pub fn note(&mut self, date: PartialDate, report: Report, id: String) {
        match self.0.entry(date.middle()) {
            btree_map::Entry::Vacant(place) => {
                place.insert(((date, report, id), Vec::new()));
            }
            btree_map::Entry::Occupied(mut place) => {
                let ((_, first, _), others) = place.get_mut();
                let differs = |other: &Report| other.partners() != report.partners();
                let is_new = differs(first) && others.iter().all(|(_, other, _)| differs(other));
                if is_new {
                    others.push((date, report, id));
                }
            }
        }
    }

    /// The points: one wherever the number changes, or where reports differ.
    pub fn into_points(self) -> impl Iterator<Item = Point> {
        let mut last = None;
        self.0.into_values().filter_map(move |((date, report, id), others)| {
            let total = report.partners()?;
            let is_point = last != Some(total) || !others.is_empty();
            last = Some(total);
            is_point.then(|| {
                let mut named = Vec::new();
                let mut reports = Vec::new();
                for (number, (date, report, id)) in others.into_iter().enumerate() {
                    named.push((Some(number), id));
                    reports.push(DatedReport { date, report, meeting: None });
                }
                named.push((None, id));
                let Report { states, organisations, source, .. } = report;
                let (derived, meeting, note) = (false, None, String::new());
                let size = GrowthPoint { date, total, states, organisations, derived, source, meeting, note, reports };
                (size, named)
            })
        })
    }
}
