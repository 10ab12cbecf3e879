//! Glyphs: the shape that stands for each kind of meeting or sum.

use super::scene::{Form, Ink, Layer, Shape};
use super::units::Point;
use crate::dataset::{Format, Level, LevelFamily, Pledge, PledgeKind, Relation, Sum};

/// The outline of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// ●
    Disc,
    /// ■
    Square,
    /// ◆
    Diamond,
    /// ▼
    TriangleDown,
    /// ✚
    Plus,
    /// A low bar.
    Bar,
    /// ✕
    Cross,
    /// A short upright line.
    Tick,
    /// A ring above a disc, with a line between: a goal with what was pledged for it.
    Answer,
}

/// How a mark looks beside its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkStyle {
    /// Its outline.
    pub glyph: Glyph,
    /// Only the outline is drawn.
    pub hollow: bool,
}

/// The style of a meeting: shape by the family of its level, hollow where nobody travelled.
pub fn meeting(level: Level, format: Format) -> MarkStyle {
    let glyph = match level.family() {
        LevelFamily::Ministers => Glyph::Disc,
        LevelFamily::Defence => Glyph::Square,
        LevelFamily::Officials => Glyph::Diamond,
        LevelFamily::WorkingGroups => Glyph::Bar,
        LevelFamily::Other => Glyph::Plus,
    };
    MarkStyle { glyph, hollow: format != Format::InPerson }
}

/// The colour of a meeting, by the family of its level.
pub fn meeting_ink(level: Level) -> Ink {
    match level.family() {
        LevelFamily::Ministers => Ink::Host,
        LevelFamily::Defence => Ink::HostDefence,
        LevelFamily::Officials => Ink::HostOfficials,
        LevelFamily::WorkingGroups => Ink::HostWorking,
        LevelFamily::Other => Ink::HostOther,
    }
}

/// The style of a sum.
pub fn pledge(pledge: &Pledge) -> MarkStyle {
    sum(pledge.kind, pledge.relation, pledge.recalled)
}

/// The style of a sum of this kind: filled where it was pledged, hollow where it was asked for.
pub fn sum(kind: PledgeKind, relation: Relation, recalled: bool) -> MarkStyle {
    let glyph = match (kind, relation) {
        (_, Relation::RivalOf(_)) => Glyph::Cross,
        (PledgeKind::ReportedTotal, _) => Glyph::Bar,
        (PledgeKind::PledgedCollective | PledgeKind::Goal, _) => Glyph::Disc,
        (PledgeKind::PledgedNational, _) => Glyph::Diamond,
        (PledgeKind::Shortfall, _) => Glyph::TriangleDown,
    };
    let is_cross = glyph == Glyph::Cross;
    MarkStyle { glyph, hollow: !is_cross && (kind.is_request() || recalled) }
}

/// Whether a sum has the lighter colour: it is part of another, a running total, promised before, or for a wider purpose.
pub(super) fn is_soft(sum: &Sum) -> bool {
    sum.wider || sum.recalled || sum.relation != Relation::None || sum.kind == PledgeKind::ReportedTotal
}

impl MarkStyle {
    /// The shapes that draw it, in units. A hollow mark is filled with paper, so that lines do not show through.
    pub fn shapes(self, layer: Layer, mark: Option<usize>, ink: Ink, (x, y): Point, radius: u32) -> Vec<Shape> {
        let r = radius as i32;
        let stroke = (radius / 3).clamp(12, 18);
        let shape = |ink: Ink, form: Form| Shape { layer, mark, ink, form };
        if self.glyph == Glyph::Disc {
            let disc = |ink: Ink, radius: u32| shape(ink, Form::Circle { centre: (x, y), radius, stroke: None });
            if !self.hollow {
                return vec![disc(ink, radius)];
            }
            let ring_radius = radius - stroke / 2;
            let ring = Form::Circle { centre: (x, y), radius: ring_radius, stroke: Some(stroke) };
            return vec![disc(Ink::Paper, ring_radius), shape(ink, ring)];
        }
        if self.glyph == Glyph::Answer {
            let (above, below, small) = ((x, y - r * 7 / 10), (x, y + r * 7 / 10), radius * 6 / 10);
            let disc = |hollow: bool| Self { glyph: Glyph::Disc, hollow };
            let stem = shape(ink, Form::Path { points: vec![above, below], width: 14 });
            let ends =
                [disc(true).shapes(layer, mark, ink, above, small), disc(false).shapes(layer, mark, ink, below, small)];
            return std::iter::once(stem).chain(ends.into_iter().flatten()).collect();
        }
        if self.glyph == Glyph::Cross {
            let arm = r * 7 / 10;
            let line = |from: Point, to: Point| shape(ink, Form::Path { points: vec![from, to], width: stroke });
            return vec![line((x - arm, y - arm), (x + arm, y + arm)), line((x - arm, y + arm), (x + arm, y - arm))];
        }
        // Corners in hundredths of the radius, so that all glyphs look equally heavy.
        let corners: &[(i32, i32)] = match self.glyph {
            Glyph::Square => &[(-88, -88), (88, -88), (88, 88), (-88, 88)],
            Glyph::Diamond => &[(0, -118), (118, 0), (0, 118), (-118, 0)],
            Glyph::TriangleDown => &[(0, 112), (110, -84), (-110, -84)],
            Glyph::Plus => &[
                (-36, -110),
                (36, -110),
                (36, -36),
                (110, -36),
                (110, 36),
                (36, 36),
                (36, 110),
                (-36, 110),
                (-36, 36),
                (-110, 36),
                (-110, -36),
                (-36, -36),
            ],
            Glyph::Bar => &[(-100, -42), (100, -42), (100, 42), (-100, 42)],
            Glyph::Tick => &[(-16, -90), (16, -90), (16, 90), (-16, 90)],
            Glyph::Disc | Glyph::Cross | Glyph::Answer => &[],
        };
        // A stroke lies half outside its outline: shrink the outline so that hollow and filled are the same size.
        let scale = if self.hollow { r - stroke as i32 / 2 } else { r };
        let points: Vec<Point> = corners.iter().map(|(dx, dy)| (x + dx * scale / 100, y + dy * scale / 100)).collect();
        if !self.hollow {
            return vec![shape(ink, Form::Polygon { points })];
        }
        let mut outline = points.clone();
        outline.extend(points.first());
        // Closing past the first corner joins the stroke's ends.
        outline.extend(points.get(1));
        vec![shape(Ink::Paper, Form::Polygon { points }), shape(ink, Form::Path { points: outline, width: stroke })]
    }
}
