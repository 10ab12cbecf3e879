//! Moment: a dated event outside the coalition's meetings, which the picture shows as context.
//!
//! Moments are never counted, filtered or sorted with meetings.

use serde::{Deserialize, Serialize};

use super::fault::Problem;
use super::record::Record;
use super::records::{Cite, id};
use super::{PartialDate, SourceRef};

/// An event that what the coalition did can be held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Its permanent name in addresses.
    pub id: String,
    /// When it was, as exactly as the best source says.
    pub date: PartialDate,
    /// What it was, in a few neutral words.
    pub label: String,
    /// What it was, in a sentence.
    pub summary: String,
    /// Who says so, the best source first.
    pub sources: Vec<SourceRef>,
    /// Which source gives which date, where they differ.
    pub reports: Vec<MomentReport>,
}

/// What some sources say of the date of a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MomentReport {
    /// The date that they give.
    pub date: PartialDate,
    /// What they say was then.
    pub what: String,
    /// Who says so: some of the sources of the moment.
    pub sources: Vec<SourceRef>,
}

impl Moment {
    /// The reports that give another date than the one that the moment has.
    pub fn differing(&self) -> impl Iterator<Item = &MomentReport> {
        self.reports.iter().filter(|report| report.date != self.date)
    }
}

/// Reads a moment out of its JSON object.
pub(super) fn moment(record: &mut Record, cite: &mut Cite) -> Option<Moment> {
    let id = id(record);
    let date = record.date("date");
    let label = record.text("label");
    let summary = record.text("summary");
    let sources = cited(record, cite);
    let reports = record.objects("reports", |record, _| {
        let date = record.date("date");
        let what = record.text("what");
        let sources = cited(record, cite);
        Some(MomentReport { date: date?, what: what?, sources })
    });
    Some(Moment { id: id?, date: date?, label: label?, summary: summary?, sources, reports })
}

/// The list of sources, of which there must be one.
fn cited(record: &mut Record, cite: &mut Cite) -> Vec<SourceRef> {
    let faults = record.place.faults.len();
    let sources = record.texts("sources", |record, field, id| Some(cite(&record.path(field), id)));
    if sources.is_empty() && record.place.faults.len() == faults {
        record.fault("sources", Problem::NoSource);
    }
    sources
}

/// Gives the sources of a moment other numbers; whether all of them have one. A moment of which one has none is of no use.
pub(super) fn is_resolved(moment: &mut Moment, resolve: impl FnMut(&mut SourceRef) -> bool) -> bool {
    let reported = moment.reports.iter_mut().flat_map(|report| &mut report.sources);
    moment.sources.iter_mut().chain(reported).all(resolve)
}
