//! Meeting: all that is known of one, except its longer texts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::coded;
use super::{Country, MeetingDate, Qualifier, Report, SourceRef};

coded! {
    /// Who met: the rank of the participants.
    Level {
        /// Heads of state or government.
        Leaders = "leaders",
        /// Foreign ministers.
        ForeignMinisters = "foreign-ministers",
        /// Defence ministers.
        DefenceMinisters = "defence-ministers",
        /// Foreign and defence ministers together.
        ForeignAndDefenceMinisters = "foreign-and-defence-ministers",
        /// Chiefs of defence or of staff.
        ChiefsOfDefence = "chiefs-of-defence",
        /// Political directors and other senior diplomats.
        PoliticalDirectors = "political-directors",
        /// A working group.
        WorkingGroup = "working-group",
        /// Several ranks, or one that fits none of the others.
        Mixed = "mixed",
    }
}

/// Levels that belong together, so that a picture can tell them apart at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LevelFamily {
    /// Leaders, and foreign ministers, alone or with those of defence.
    Ministers,
    /// Defence ministers and chiefs of defence.
    Defence,
    /// Political directors and other officials.
    Officials,
    /// Working groups.
    WorkingGroups,
    /// Everything else.
    Other,
}

impl LevelFamily {
    /// Every family, highest rank first.
    pub const ALL: [Self; 5] = [Self::Ministers, Self::Defence, Self::Officials, Self::WorkingGroups, Self::Other];
}

impl Level {
    /// The family that it belongs to.
    pub fn family(self) -> LevelFamily {
        match self {
            Self::Leaders | Self::ForeignMinisters | Self::ForeignAndDefenceMinisters => LevelFamily::Ministers,
            Self::DefenceMinisters | Self::ChiefsOfDefence => LevelFamily::Defence,
            Self::PoliticalDirectors => LevelFamily::Officials,
            Self::WorkingGroup => LevelFamily::WorkingGroups,
            Self::Mixed => LevelFamily::Other,
        }
    }
}

coded! {
    /// Which part of the coalition met.
    Composition {
        /// All members.
        Plenary = "plenary",
        /// The small group of the most involved members.
        SmallGroup = "small-group",
        /// A regional focus group.
        FocusGroup = "focus-group",
        /// A conference that asked for money.
        PledgingConference = "pledging-conference",
        /// A meeting that founded the coalition.
        Founding = "founding",
        /// None of these.
        Other = "other",
    }
}

coded! {
    /// Whether the participants were in one place.
    Format {
        /// In one place.
        InPerson = "in-person",
        /// By video or telephone.
        Virtual = "virtual",
        /// Some in one place, others by video.
        Hybrid = "hybrid",
    }
}

coded! {
    /// How sure the record is.
    Confidence {
        /// Several good sources agree, or one authoritative source says so.
        High = "high",
        /// Part of the record rests on one source or on inference.
        Medium = "medium",
        /// The date or the nature of the meeting is uncertain.
        Low = "low",
    }
}

coded! {
    /// What a sum of money is.
    PledgeKind {
        /// Promised by several together.
        PledgedCollective = "pledged-collective",
        /// Promised by one.
        PledgedNational = "pledged-national",
        /// Asked for.
        Goal = "goal",
        /// Missing from what was asked for.
        Shortfall = "shortfall",
        /// A running sum of what was given until then.
        ReportedTotal = "reported-total",
    }
}

impl PledgeKind {
    /// Whether somebody promised the money at the meeting.
    pub fn is_promise(self) -> bool {
        matches!(self, Self::PledgedCollective | Self::PledgedNational)
    }

    /// Whether a sum of this kind was promised at its meeting and stands for itself: not a part, a repetition or a rival of
    /// another.
    pub(super) fn is_new_promise(self, recalled: bool, relation: Relation) -> bool {
        self.is_promise() && !recalled && relation == Relation::None
    }

    /// Whether the money was asked for, not given.
    pub fn is_request(self) -> bool {
        matches!(self, Self::Goal | Self::Shortfall)
    }
}

/// One meeting: what every part of the page may need. What only its detail says is its [`MeetingText`](super::MeetingText).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// The permanent name of the record, as in its link.
    pub id: String,
    /// When it was held.
    pub date: MeetingDate,
    /// What it was.
    pub name: String,
    /// The rank of the participants.
    pub level: Level,
    /// Which part of the coalition met.
    pub composition: Composition,
    /// Whether it was held in one place.
    pub format: Format,
    /// Hosts, co-hosts and co-chairs, the host first. Empty where none was named.
    pub hosts: Vec<Country>,
    /// Where it was held; `None` for a meeting without a place.
    pub city: Option<String>,
    /// The country where it was held.
    pub country: Option<Country>,
    /// Who took part, where a source counts them.
    pub attendance: Option<Attendance>,
    /// The sizes of the coalition that were reported with it.
    pub membership: Vec<Report>,
    /// The members it welcomed.
    pub new_members: Vec<NewMember>,
    /// The sums of money named at it.
    pub pledges: Vec<Pledge>,
    /// How sure the record is.
    pub confidence: Confidence,
}

impl Meeting {
    /// What meetings are put in order by: their days, then their ids.
    pub fn order(&self) -> (NaiveDate, NaiveDate, &str) {
        (self.date.first_day(), self.date.last_day(), &self.id)
    }

    /// The first size of the whole coalition that was reported; a count of states alone where there is no other.
    pub fn leading_report(&self) -> Option<&Report> {
        self.membership.iter().find(|report| report.partners().is_some()).or(self.membership.first())
    }
}

/// How many took part. At least one number is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attendance {
    /// States.
    pub countries: Option<u32>,
    /// Organisations.
    pub organisations: Option<u32>,
    /// States and organisations counted together.
    pub delegations: Option<u32>,
    /// What the numbers claim.
    pub qualifier: Qualifier,
    /// Who says so.
    pub source: SourceRef,
}

/// A member welcomed at a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewMember {
    /// Its name.
    pub name: String,
    /// Its country; `None` for an organisation.
    pub country: Option<Country>,
    /// Who says so.
    pub source: SourceRef,
}

/// A sum of money named at a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pledge {
    /// Whole US dollars.
    pub amount_usd: u64,
    /// Who promised or asked.
    pub by: Giver,
    /// What the sum is.
    pub kind: PledgeKind,
    /// What the number claims.
    pub qualifier: Qualifier,
    /// What the money is for.
    pub purpose: String,
    /// Who says so.
    pub source: SourceRef,
    /// How it relates to another sum of the same meeting.
    pub relation: Relation,
    /// Promised before and only recalled here.
    pub recalled: bool,
    /// For a purpose, or from a conference, wider than the coalition.
    pub wider: bool,
}

impl Pledge {
    /// Whether the sum was promised at this meeting and stands for itself: not a part, a repetition or a rival of another.
    pub fn is_new_promise(&self) -> bool {
        self.kind.is_new_promise(self.recalled, self.relation)
    }

    /// What the money is for, without how that is made up, which stands after a colon.
    fn cause(&self) -> &str {
        self.purpose.split(':').next().unwrap_or_default().trim()
    }

    /// Whether it was pledged, whole and anew, for what another sum of the same meeting asks for.
    pub fn answers(&self, asked: &Self) -> bool {
        let is_whole_request = asked.kind.is_request() && asked.relation == Relation::None;
        is_whole_request && self.is_new_promise() && self.wider == asked.wider && self.cause() == asked.cause()
    }
}

/// How a sum relates to another of the same meeting, named by its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relation {
    /// It stands alone.
    None,
    /// It is inside the other.
    PartOf(usize),
    /// It is the other, reported again.
    Repeats(usize),
    /// It is a differing report of the other.
    RivalOf(usize),
}

/// Who promised or asked for a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Giver {
    /// The coalition.
    Coalition,
    /// One country.
    Country(Country),
    /// Any other body, by name.
    Body(String),
}

impl Giver {
    /// The name of it in files: of a country its code.
    pub fn code(&self) -> &str {
        match self {
            Self::Coalition => "coalition",
            Self::Country(country) => country.code(),
            Self::Body(name) => name,
        }
    }
}
