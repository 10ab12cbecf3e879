//! What is a picture, before it is pixels?
//!
//! A [`Scene`] is a plain list of shapes in the order in which they are painted and read. Coordinates are whole tenths
//! of a CSS pixel, so that two scenes can be compared, and one scene serves screens of every density.

use chrono::{Datelike, NaiveDate};

use super::layout::{GAP, YEARS_HEIGHT};
use crate::dataset::Country;
use crate::view::ViewState;

/// Coordinates in one CSS pixel.
pub const UNITS_PER_PX: i32 = 10;

/// A place in the picture: tenths of a CSS pixel from the top left corner.
pub type Point = (i32, i32);

/// A whole picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// CSS pixels.
    pub width_px: u32,
    /// CSS pixels.
    pub height_px: u32,
    /// What is painted, from back to front.
    pub shapes: Vec<Shape>,
    /// What a reader can point at, in order of time within each panel.
    pub marks: Marks,
    /// The time axis that all panels share.
    pub axis: TimeAxis,
    /// The panels, from top to bottom: for the crosshair.
    pub panels: Vec<Panel>,
}

impl Scene {
    /// The same picture as one for each panel with its words and years: for paper, where a page may end between them. They
    /// have no marks.
    pub fn apart(&self) -> Vec<Scene> {
        let ends = self.panels.iter().map(|panel| panel.bottom + YEARS_HEIGHT);
        let mut start = 0;
        let part = |end: i32| {
            let (top, next) = (start, end + GAP);
            start = next;
            let of_part = |shape: &Shape| {
                let mut shape = shape.clone();
                let is_in = shape.form.points_mut().iter().all(|(_, y)| (top..next).contains(y));
                shape.form.shift(0, -top);
                is_in.then_some(shape)
            };
            Scene {
                width_px: self.width_px,
                height_px: ((end - top) / UNITS_PER_PX) as u32,
                shapes: self.shapes.iter().filter_map(of_part).collect(),
                axis: self.axis,
                ..Scene::default()
            }
        };
        ends.map(part).collect()
    }
}

impl Form {
    /// Moves it to the right and down.
    pub fn shift(&mut self, dx: i32, dy: i32) {
        self.points_mut().into_iter().for_each(|(x, y)| (*x, *y) = (*x + dx, *y + dy));
    }

    /// The points that say where it is.
    fn points_mut(&mut self) -> Vec<&mut Point> {
        match self {
            Form::Path { points, .. } | Form::Polygon { points } => points.iter_mut().collect(),
            Form::Rect { from, to } => vec![from, to],
            Form::Circle { centre, .. } => vec![centre],
            Form::Text { at, .. } => vec![at],
        }
    }
}

/// One shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// What it belongs to.
    pub layer: Layer,
    /// The mark that it draws, as a position in [`Scene::marks`].
    pub mark: Option<usize>,
    /// Its role among the colours.
    pub ink: Ink,
    /// Its geometry.
    pub form: Form,
}

/// The geometry of a shape. Widths and radii are tenths of a CSS pixel.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// A line through these points.
    Path {
        /// At least two.
        points: Vec<Point>,
        /// Of the stroke.
        width: u32,
    },
    /// A filled area.
    Polygon {
        /// Its corners.
        points: Vec<Point>,
    },
    /// A filled rectangle.
    Rect {
        /// Top left corner.
        from: Point,
        /// Bottom right corner.
        to: Point,
    },
    /// A disc, or a ring where it has a stroke.
    Circle {
        /// Its centre.
        centre: Point,
        /// Its radius.
        radius: u32,
        /// Of the stroke; `None` for a disc.
        stroke: Option<u32>,
    },
    /// One line of text.
    Text {
        /// On the baseline, at the anchor.
        at: Point,
        /// What it says.
        text: String,
        /// Height of the font.
        size: u32,
        /// Which end of the text is at the point.
        anchor: Anchor,
        /// Heavier than the rest.
        bold: bool,
    },
}

/// Which part of a text is at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// What a shape belongs to; groups in the SVG.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Lines behind the data, years and scales.
    Grid,
    /// Names of panels.
    Titles,
    /// Members.
    Growth,
    /// Sums of money.
    Pledges,
    /// Meetings by host.
    Hosts,
}

impl Layer {
    /// The name of the layer's group.
    pub fn code(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Titles => "titles",
            Self::Growth => "growth",
            Self::Pledges => "pledges",
            Self::Hosts => "hosts",
        }
    }
}

/// The roles that colours have in the picture. A palette gives each its colour when it is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ink {
    /// Behind everything, and inside hollow marks.
    Paper,
    /// Words that matter.
    Text,
    /// Words that explain.
    Muted,
    /// Lines behind the data.
    Grid,
    /// Membership.
    Growth,
    /// The area under the membership line.
    GrowthArea,
    /// Sums of money of the coalition.
    Pledge,
    /// Sums of money wider than the coalition, and parts of other sums.
    PledgeSoft,
    /// Meetings.
    Host,
    /// The span of a meeting whose day is not known.
    HostSoft,
}

impl Ink {
    /// Every role, in the order of its number.
    pub const ALL: [Self; 10] = [
        Self::Paper,
        Self::Text,
        Self::Muted,
        Self::Grid,
        Self::Growth,
        Self::GrowthArea,
        Self::Pledge,
        Self::PledgeSoft,
        Self::Host,
        Self::HostSoft,
    ];

    /// The name of the role: the custom property `--ct-chart-…` gives its colour.
    pub fn code(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Text => "text",
            Self::Muted => "muted",
            Self::Grid => "grid",
            Self::Growth => "growth",
            Self::GrowthArea => "growth-area",
            Self::Pledge => "pledge",
            Self::PledgeSoft => "pledge-soft",
            Self::Host => "host",
            Self::HostSoft => "host-soft",
        }
    }
}

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
    Sizes,
    /// The days on which members joined.
    Joins,
    /// Sums of money.
    Sums,
    /// The lane of a host; `None` where no host is named.
    Host(Option<Country>),
}

impl Mark {
    /// The meeting that the mark belongs to, as a position in the data set. Marks of the growth line belong to none.
    pub fn meeting(&self) -> Option<usize> {
        match self.subject {
            Subject::Meeting(at) | Subject::Pledge(at, _) => Some(at),
            Subject::Size(_) | Subject::Rival(..) | Subject::Joins(..) | Subject::Meetings(..) | Subject::Sums(..) => {
                None
            }
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
    walk: Vec<u32>,
    /// Where in the walk each track begins.
    tracks: Vec<u32>,
    /// The largest radius.
    largest: u32,
}

impl Marks {
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
        let ends = self.tracks.iter().skip(1).copied().chain([self.walk.len() as u32]);
        let parts = self.tracks.iter().zip(ends.collect::<Vec<_>>());
        parts.filter_map(|(first, end)| {
            let part = self.walk.get(*first as usize..end as usize)?;
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
        let mut walk = by_x.clone();
        walk.sort_by_key(|at| (of(at), all.get(*at as usize).map(|mark| mark.due)));
        let starts =
            (0..walk.len()).filter(|at| *at == 0 || walk.get(*at).and_then(of) != walk.get(at - 1).and_then(of));
        let tracks = starts.map(|at| at as u32).collect();
        Self { all, by_x, walk, tracks, largest }
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
    Size(usize),
    /// A rival report: point and report.
    Rival(usize, usize),
    /// The members that joined on one day, and the point of the line in force then.
    Joins(Option<usize>, Vec<usize>),
    /// A sum of money: meeting and pledge.
    Pledge(usize, usize),
    /// A meeting in the lane of one of its hosts.
    Meeting(usize),
    /// Meetings too many to stand alone, in the lane of one of their hosts; `None` where no host is named.
    Meetings(Option<Country>, Several),
    /// Sums of money too many to stand alone: those between the least and the largest of the same time, in US dollars.
    Sums(Several, (u64, u64)),
}

/// What pressing a mark leads to. Numbers are positions in the data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// A meeting.
    Meeting(usize),
    /// A point of the growth line.
    Size(usize),
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
    pub fn opens(&self) -> Option<Opens> {
        match self {
            Self::Meeting(at) | Self::Pledge(at, _) => Some(Opens::Meeting(*at)),
            Self::Size(at) | Self::Rival(at, _) | Self::Joins(Some(at), _) => Some(Opens::Size(*at)),
            Self::Meetings(_, several) | Self::Sums(several, _) => Some(Opens::Closer(several.first)),
            Self::Joins(None, _) => None,
        }
    }

    /// The view that shows what a mark for several stands for in more detail: only these years and this host. `None` where
    /// the view shows no less already, and where the mark stands for one thing.
    pub fn closer(&self, view: &ViewState) -> Option<ViewState> {
        let (host, several) = match self {
            Self::Meetings(host, several) => (*host, several),
            Self::Sums(several, _) => (None, several),
            _ => return None,
        };
        let (from, to) = (several.from.year().max(view.from), several.to.year().min(view.to));
        let mut closer = view.clone().with_years(from, to);
        if let Some(host) = host {
            closer.hosts = [host].into();
        }
        (closer != *view).then_some(closer)
    }
}

/// One panel: the part of the picture between two heights, in tenths of a CSS pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panel {
    /// Where its plot starts.
    pub top: i32,
    /// Where its plot ends.
    pub bottom: i32,
}

/// The time axis: which day is at which distance from the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimeAxis {
    /// The day at the left end.
    pub first: NaiveDate,
    /// The day at the right end.
    pub last: NaiveDate,
    /// The left end, in tenths of a CSS pixel.
    pub left: i32,
    /// The right end, in tenths of a CSS pixel.
    pub right: i32,
}

impl TimeAxis {
    /// The distance of a day from the left; the nearer end for a day outside.
    pub fn x_at(&self, day: NaiveDate) -> i32 {
        let days = (self.last - self.first).num_days().max(1);
        let along = (day - self.first).num_days().clamp(0, days);
        self.left + (i64::from(self.right - self.left) * along / days) as i32
    }

    /// The day at a distance from the left; the nearer end where it lies outside.
    pub fn day_at(&self, x: i32) -> NaiveDate {
        let days = (self.last - self.first).num_days();
        let length = i64::from(self.right - self.left).max(1);
        // From the middle of the unit, because `x_at` rounds down: so a day wider than a unit comes back as itself.
        let along = ((2 * i64::from(x - self.left) + 1) * days + length) / (2 * length);
        self.first + chrono::Duration::days(along.clamp(0, days))
    }
}
