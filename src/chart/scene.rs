//! The scene: a picture before it is pixels.
//!
//! A [`Scene`] is a plain list of shapes in the order in which they are painted and read. Coordinates are whole tenths
//! of a CSS pixel, so that two scenes can be compared, and one scene serves screens of every density.

use chrono::NaiveDate;

use super::marks::{LaneKey, Marks};
use super::units::{Point, UNITS_PER_PX};
use crate::dataset::day_number;
use crate::words::Words;

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
    /// The names of the lanes of hosts, from top to bottom.
    pub lanes: Vec<LaneName>,
    /// Whether hosts share a lane, or could if each had not been asked for.
    pub can_share_lanes: bool,
}

/// The name of a lane in the picture, with the place that a pointer means it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaneName {
    /// Whose lane it is.
    pub key: LaneKey,
    /// Top left corner.
    pub from: Point,
    /// Bottom right corner.
    pub to: Point,
}

impl Scene {
    /// The same picture as one for each panel with its years: for the delivered page and for paper, where captions are text
    /// between them. They have no marks.
    pub fn apart(&self) -> Vec<Scene> {
        let part = |panel: &Panel| {
            let of_part = |shape: &Shape| {
                let mut shape = shape.clone();
                let is_in = shape.form.points_mut().iter().all(|(_, y)| (panel.start..panel.end).contains(y));
                shape.form.shift(0, -panel.start);
                is_in.then_some(shape)
            };
            Scene {
                width_px: self.width_px,
                height_px: panel.height_px(),
                shapes: self.shapes.iter().filter_map(of_part).collect(),
                axis: self.axis,
                ..Scene::default()
            }
        };
        self.panels.iter().map(part).collect()
    }

    /// The same picture with room above each panel, as high as these heights in units: for captions.
    pub fn spread(mut self, heights: &[i32]) -> Scene {
        let mut sum = 0;
        let heights = heights.iter().copied().chain(std::iter::repeat(0));
        let moves: Vec<(i32, i32)> = (self.panels.iter().zip(heights))
            .map(|(panel, height)| {
                sum += height;
                (panel.start, sum)
            })
            .collect();
        if sum == 0 {
            return self;
        }
        let down = |y: i32| {
            let after = moves.partition_point(|(start, _)| *start <= y);
            after.checked_sub(1).and_then(|at| moves.get(at)).map_or(0, |(_, down)| *down)
        };
        for shape in &mut self.shapes {
            let dy = shape.form.points_mut().first().map_or(0, |(_, y)| down(*y));
            shape.form.shift(0, dy);
        }
        self.marks.move_down(down);
        for lane in &mut self.lanes {
            let dy = down(lane.from.1);
            lane.from.1 += dy;
            lane.to.1 += dy;
        }
        for panel in &mut self.panels {
            let dy = down(panel.start);
            for y in [&mut panel.start, &mut panel.top, &mut panel.bottom, &mut panel.end] {
                *y += dy;
            }
        }
        self.height_px += (sum / UNITS_PER_PX).max(0) as u32;
        self
    }
}

impl Form {
    /// Moves it to the right and down.
    pub fn shift(&mut self, dx: i32, dy: i32) {
        self.points_mut().into_iter().for_each(|(x, y)| (*x, *y) = (*x + dx, *y + dy));
    }

    /// Makes it larger or smaller, by `of` for each `to`.
    pub fn scale(&mut self, of: i32, to: i32) {
        self.points_mut().into_iter().for_each(|(x, y)| (*x, *y) = (*x * of / to, *y * of / to));
        let long = |it: &mut u32| *it = *it * of as u32 / to as u32;
        match self {
            Form::Path { width, .. } => long(width),
            Form::Circle { radius, stroke, .. } => {
                long(radius);
                stroke.iter_mut().for_each(long);
            }
            Form::Text { size, .. } => long(size),
            Form::Polygon { .. } | Form::Rect { .. } => {}
        }
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
    /// Lines and areas behind the data, and years.
    Grid,
    /// Names of panels.
    Titles,
    /// Moments of context, behind the members.
    Moments,
    /// Members.
    Growth,
    /// Sums of money.
    Pledges,
    /// Meetings by host.
    Hosts,
    /// The numbers of scales, which stand on the data where there is no room beside them, and how many there are of something.
    Scales,
}

impl Layer {
    /// The name of the layer's group.
    pub fn code(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Titles => "titles",
            Self::Moments => "moments",
            Self::Growth => "growth",
            Self::Pledges => "pledges",
            Self::Hosts => "hosts",
            Self::Scales => "scales",
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
    /// Meetings of leaders and foreign ministers.
    Host,
    /// Meetings of defence ministers and chiefs of defence.
    HostDefence,
    /// Meetings of officials.
    HostOfficials,
    /// Meetings of working groups.
    HostWorking,
    /// Other meetings.
    HostOther,
    /// The span of a meeting whose day is not known, and bars of many meetings.
    HostSoft,
    /// Moments of context.
    Moment,
}

impl Ink {
    /// Every role, in the order of its number.
    pub const ALL: [Self; 15] = [
        Self::Paper,
        Self::Text,
        Self::Muted,
        Self::Grid,
        Self::Growth,
        Self::GrowthArea,
        Self::Pledge,
        Self::PledgeSoft,
        Self::Host,
        Self::HostDefence,
        Self::HostOfficials,
        Self::HostWorking,
        Self::HostOther,
        Self::HostSoft,
        Self::Moment,
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
            Self::HostDefence => "host-defence",
            Self::HostOfficials => "host-officials",
            Self::HostWorking => "host-working",
            Self::HostOther => "host-other",
            Self::HostSoft => "host-soft",
            Self::Moment => "moment",
        }
    }
}

/// One panel, with its heights in tenths of a CSS pixel from the top of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// Its name. It is not among the shapes: whoever shows the picture writes it above the panel.
    pub title: Words,
    /// How to read it, in sentences, likewise.
    pub caption: Words,
    /// A further sentence where so much is gathered at this width that it must be explained; otherwise empty.
    pub note: Words,
    /// Where the panel starts, with the room above its plot.
    pub start: i32,
    /// Where its plot starts.
    pub top: i32,
    /// Where its plot ends.
    pub bottom: i32,
    /// Where the panel ends, with the years under its plot.
    pub end: i32,
}

impl Panel {
    /// All that there is to say of how to read it.
    pub fn text(&self) -> Words {
        if self.note.is_empty() { self.caption.clone() } else { format!("{} {}", self.caption, self.note).into() }
    }

    /// The height of the panel in CSS pixels.
    pub fn height_px(&self) -> u32 {
        ((self.end - self.start) / UNITS_PER_PX).max(0) as u32
    }
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

/// In an axis of no more days than these each has a width.
const WIDE_DAYS: i64 = 200;

impl TimeAxis {
    /// The distance of a day from the left: of its middle, where a day has a width to speak of. The nearest for a day outside.
    pub fn x_at(&self, day: NaiveDate) -> i32 {
        self.x_of(day_number(day))
    }

    /// The same for the number of a day.
    pub(super) fn x_of(&self, day: i32) -> i32 {
        let days = (self.last - self.first).num_days();
        let along = i64::from(day - day_number(self.first)).clamp(0, days);
        let (along, all) = if days < WIDE_DAYS { (2 * along + 1, 2 * (days + 1)) } else { (along, days) };
        self.left + (i64::from(self.right - self.left) * along / all) as i32
    }

    /// Where a day begins.
    pub(super) fn start_of(&self, day: NaiveDate) -> i32 {
        let days = (self.last - self.first).num_days();
        if days >= WIDE_DAYS {
            return self.x_at(day);
        }
        let along = (day - self.first).num_days().clamp(0, days + 1);
        self.left + (i64::from(self.right - self.left) * along / (days + 1)) as i32
    }

    /// Where a day ends.
    pub(super) fn end_of(&self, day: NaiveDate) -> i32 {
        let is_wide = (self.last - self.first).num_days() < WIDE_DAYS;
        day.succ_opt().filter(|_| is_wide).map_or(self.x_at(day), |next| self.start_of(next))
    }

    /// The day at a distance from the left; the nearer end where it lies outside.
    pub fn day_at(&self, x: i32) -> NaiveDate {
        let days = (self.last - self.first).num_days();
        let length = i64::from(self.right - self.left).max(1);
        if days < WIDE_DAYS {
            let along = i64::from(x - self.left) * (days + 1) / length;
            return self.first + chrono::Duration::days(along.clamp(0, days));
        }
        // From the middle of the unit, because `x_at` rounds down: so a day wider than a unit comes back as itself.
        let along = ((2 * i64::from(x - self.left) + 1) * days + length) / (2 * length);
        self.first + chrono::Duration::days(along.clamp(0, days))
    }
}
