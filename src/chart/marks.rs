//! Marks: what of the picture a reader can point at, and what each stands for.

use chrono::{Datelike, NaiveDate};

use super::units::Point;
use crate::dataset::Country;
use crate::view::{Stretch, ViewState};

/// Something that a reader can point at.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where it is.
    pub centre: Point,
    /// Where its date is along the axis: a mark may stand a little beside that, to be seen among others.
    pub due: i32,
    /// How large it is.
    pub radius: u32,
    /// Its upper and lower end, where it stands for a whole column: anywhere between them it is only as far away as it
    /// is to the side.
    pub column: Option<(i32, i32)>,
    /// What it stands for.
    pub subject: Subject,
    /// The row that it stands in for whoever walks from mark to mark.
    pub track: Track,
}

/// A row of marks along time. The order of tracks is that of the picture, from top to bottom, hosts in that of their lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Track {
    /// The growth line with the reports that differ from it.
    GrowthPoints,
    /// The days on which members joined.
    Joins,
    /// Moments of context.
    Moments,
    /// Sums of money.
    Sums,
    /// A lane of hosts.
    Lane(LaneKey),
}

/// Whose meetings a lane has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneKey {
    /// Those of one host.
    Host(Country),
    /// Those of so many hosts that share it.
    Others(usize),
    /// Those without a named host.
    Unnamed,
}

impl Mark {
    /// The meeting that the mark belongs to, as a position in the data set. Marks of the first panel belong to none.
    pub fn meeting(&self) -> Option<usize> {
        match self.subject {
            Subject::Meeting(at) | Subject::Pledge(at, _) => Some(at),
            Subject::GrowthPoint(_)
            | Subject::Rival(..)
            | Subject::Joins(..)
            | Subject::Moment(_)
            | Subject::Meetings(..)
            | Subject::Sums(..) => None,
        }
    }
}

/// All marks of a picture, a list that also knows which are near a place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    all: Vec<Mark>,
    /// Their positions, from left to right.
    by_x: Vec<u32>,
    /// Their positions, track by track and in the order of their dates in each.
    order: Vec<u32>,
    /// Where in the order each track begins.
    tracks: Vec<u32>,
    /// The largest radius.
    largest: u32,
}

impl Marks {
    /// Moves each mark down by what a function says for its height.
    pub(super) fn move_down(&mut self, down: impl Fn(i32) -> i32) {
        for mark in &mut self.all {
            let dy = down(mark.centre.1);
            mark.centre.1 += dy;
            mark.column = mark.column.map(|(top, bottom)| (top + dy, bottom + dy));
        }
    }

    /// The marks whose centres are not further to the side of a place than any mark reaches, or than `reach`, with their
    /// positions.
    pub(super) fn beside(&self, x: i32, reach: i32) -> impl Iterator<Item = (usize, &Mark)> {
        let reach = reach.max(self.largest as i32);
        let at = |position: &u32| self.all.get(*position as usize).map(|mark| (*position as usize, mark));
        let is_left = |position: &u32| at(position).is_some_and(|(_, mark)| mark.centre.0 < x.saturating_sub(reach));
        let first = self.by_x.partition_point(is_left);
        let near = self.by_x.iter().skip(first).filter_map(at);
        near.take_while(move |(_, mark)| mark.centre.0 <= x.saturating_add(reach))
    }

    /// The tracks that have marks, from top to bottom: each with the positions of its marks, in the order of their dates.
    pub fn tracks(&self) -> impl DoubleEndedIterator<Item = (Track, &[u32])> {
        let ends = self.tracks.iter().skip(1).copied().chain([self.order.len() as u32]);
        let parts = self.tracks.iter().zip(ends.collect::<Vec<_>>());
        parts.filter_map(|(first, end)| {
            let part = self.order.get(*first as usize..end as usize)?;
            Some((self.all.get(*part.first()? as usize)?.track, part))
        })
    }
}

impl From<Vec<Mark>> for Marks {
    fn from(all: Vec<Mark>) -> Self {
        let mut by_x: Vec<u32> = (0..all.len() as u32).collect();
        by_x.sort_by_key(|at| all.get(*at as usize).map(|mark| mark.centre.0));
        let largest = all.iter().map(|mark| mark.radius).max().unwrap_or_default();
        // Tracks in the order of their first marks, as they were drawn.
        let mut order: Vec<Track> = Vec::new();
        let mut number = |track: Track| {
            let known = order.iter().rposition(|other| *other == track);
            known.unwrap_or_else(|| {
                order.push(track);
                order.len() - 1
            })
        };
        let numbers: Vec<usize> = all.iter().map(|mark| number(mark.track)).collect();
        let of = |at: &u32| numbers.get(*at as usize).copied();
        let mut order = by_x.clone();
        order.sort_by_key(|at| (of(at), all.get(*at as usize).map(|mark| mark.due)));
        let starts =
            (0..order.len()).filter(|at| *at == 0 || order.get(*at).and_then(of) != order.get(at - 1).and_then(of));
        let tracks = starts.map(|at| at as u32).collect();
        Self { all, by_x, order, tracks, largest }
    }
}

impl std::ops::Deref for Marks {
    type Target = [Mark];

    fn deref(&self) -> &[Mark] {
        &self.all
    }
}

impl<'a> IntoIterator for &'a Marks {
    type Item = &'a Mark;
    type IntoIter = std::slice::Iter<'a, Mark>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

/// What a mark stands for. Numbers are positions in the data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A point of the growth line.
    GrowthPoint(usize),
    /// A rival report: point and report.
    Rival(usize, usize),
    /// The members that joined on one day, and the point of the line in force then.
    Joins(Option<usize>, Vec<usize>),
    /// A moment of context.
    Moment(usize),
    /// A sum of money: meeting and pledge.
    Pledge(usize, usize),
    /// A meeting in the lane of one of its hosts.
    Meeting(usize),
    /// Meetings too many to stand alone, in a lane of hosts.
    Meetings(LaneKey, Several),
    /// Sums of money too many to stand alone: those between the least and the largest of the same time, in US dollars.
    Sums(Several, (u64, u64)),
}

/// What pressing a mark leads to. Numbers are positions in the data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkAction {
    /// A meeting.
    Meeting(usize),
    /// A point of the growth line.
    GrowthPoint(usize),
    /// A moment of context.
    Moment(usize),
    /// A closer view of several meetings, of which this is the first.
    Closer(usize),
}

/// What a mark for several things stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Several {
    /// The position of the first meeting that belongs to it.
    pub first: usize,
    /// How many there are.
    pub count: usize,
    /// The first day of the time that it counts.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Subject {
    /// What pressing the mark leads to. `None` where there is nothing more to say of it.
    pub fn action(&self) -> Option<MarkAction> {
        match self {
            Self::Meeting(at) | Self::Pledge(at, _) => Some(MarkAction::Meeting(*at)),
            Self::GrowthPoint(at) | Self::Rival(at, _) | Self::Joins(Some(at), _) => Some(MarkAction::GrowthPoint(*at)),
            Self::Moment(at) => Some(MarkAction::Moment(*at)),
            Self::Meetings(_, several) | Self::Sums(several, _) => Some(MarkAction::Closer(several.first)),
            Self::Joins(None, _) => None,
        }
    }

    /// The view that shows what a mark for several stands for in more detail: only these years and this host. `None` where
    /// the view shows no less already, and where the mark stands for one thing.
    pub fn closer(&self, view: &ViewState) -> Option<ViewState> {
        let (host, several) = match self {
            Self::Meetings(LaneKey::Host(host), several) => (Some(*host), several),
            Self::Meetings(_, several) | Self::Sums(several, _) => (None, several),
            _ => return None,
        };
        let years = Stretch::years(several.from.year(), several.to.year()).within(view.stretch);
        let mut closer = view.clone().with_stretch(years);
        if let Some(host) = host {
            closer.hosts = [host].into();
        }
        (closer != *view).then_some(closer)
    }
}
