//! Data model: types that cannot hold nonsense, and the way from JSON and CSV to them.
//!
//! Nothing here knows of a reader's view, a picture or a browser.

mod cells;
mod codes;
mod columns;
mod country;
mod cut;
mod date;
mod fault;
mod flat;
pub mod format;
mod heading;
mod ids;
mod json;
mod labels;
mod lexicon;
mod load;
mod meant;
mod meeting;
mod meetings;
mod membership;
mod moment;
mod packed;
mod parcel;
mod reading;
mod record;
mod records;
mod sizes;
mod source;
mod texts;
mod walk;

pub use columns::{COLUMNS, Column, Precision, column_code, defused, joined, undefused};
pub use country::Country;
pub use date::{MeetingDate, PartialDate};
pub use fault::{Failure, Fault, OtherFile, Problem};
pub use labels::Labels;
pub use lexicon::Lexicon;
pub use load::MOST_MEETINGS;
pub use meant::dates_meant;
pub use meeting::{
    Attendance, Composition, Confidence, Format, Giver, Level, LevelFamily, Meeting, NewMember, Pledge, PledgeKind,
    Relation,
};
pub use meetings::{Look, Meetings, Span, Sum, day_number};
pub use membership::{
    DatedReport, GrowthLine, GrowthPoint, JoinCertainty, Member, MemberKind, Qualifier, Report, Standing,
};
pub use moment::{Moment, MomentReport};
pub use packed::Packed;
pub use parcel::{Packing, Parcel, Unpacking};
pub use reading::{Reading, load};
pub use records::is_web_address;
pub use source::{Source, SourceKind, SourceRef};
pub use texts::{Context, MeetingText, SourcePlace, SourceText, Texts};

/// A data set that has passed every check of [`load`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dataset {
    /// What it says of itself.
    pub labels: Labels,
    /// The meetings, in order of time.
    pub meetings: Meetings,
    /// The members.
    pub members: Vec<Member>,
    /// The size of the coalition through time.
    pub growth: GrowthLine,
    /// Events that the picture shows as context, in order of time.
    pub moments: Vec<Moment>,
    /// The sources that all figures cite.
    pub sources: Vec<Source>,
}

/// A data set and all that is known beside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Whole {
    /// What the page needs from the beginning.
    pub dataset: Dataset,
    /// What it needs later.
    pub texts: Texts,
}

impl Dataset {
    /// The source that a figure cites.
    pub fn source(&self, source: SourceRef) -> Option<&Source> {
        self.sources.get(source.0 as usize)
    }

    /// The position of the meeting with this id.
    pub fn meeting_position(&self, id: &str) -> Option<usize> {
        self.meetings.position(id)
    }

    /// The position of the moment with this id.
    pub fn moment_position(&self, id: &str) -> Option<usize> {
        self.moments.iter().position(|moment| moment.id == id)
    }

    /// The first and the last year with a meeting. `None` where there are no meetings.
    pub fn years(&self) -> Option<(i32, i32)> {
        self.meetings.years()
    }

    /// The members that a point of the growth line is the first to count, as far as their joining is dated.
    pub fn joined_at(&self, point: usize) -> impl Iterator<Item = &Member> {
        let is_dated = |member: &&Member| member.certainty == JoinCertainty::On;
        let is_then = move |member: &&Member| self.growth.position_counting(member.joined) == Some(point);
        self.members.iter().filter(is_dated).filter(is_then)
    }

    /// Every report of the size of the coalition that is a rival of the growth line, with the point it belongs to.
    pub fn rivals(&self) -> impl Iterator<Item = (usize, usize, &DatedReport)> {
        self.growth.points.iter().enumerate().flat_map(move |(point, size)| {
            let reports = size.reports.iter().enumerate();
            reports.filter(|(_, dated)| self.growth.is_rival(dated)).map(move |(at, dated)| (point, at, dated))
        })
    }
}
