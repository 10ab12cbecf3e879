//! Posters: what is seen of a link to a meeting before it is opened.
//!
//! A picture in the size that sites which show links ask for: what, when, where and by whom, the figures with who says them,
//! and where the meeting stands in the growth of the coalition. The site is built with one for each meeting.

use chrono::{Datelike, NaiveDate};

use crate::chart::{Anchor, Form, Ink, Layer, Point, Scene, Shape, TextMeasure, Typeface, glyph, px};
use crate::dataset::{Dataset, Meeting, SourceRef};
use crate::words;

/// The size that sites which show links ask for, in pixels.
pub const POSTER_PX: (u32, u32) = (1200, 630);

const LEFT: i32 = px(60);
const RIGHT: i32 = px(1140);
/// Font sizes.
const BRAND: u32 = 260;
const NAMES: [u32; 3] = [540, 480, 400];
const WORDS: u32 = 300;
const SMALL: u32 = 240;
const SOURCE: u32 = 220;
/// More lines of a name are not shown.
const MOST_NAME_LINES: usize = 2;
/// Posters are drawn with the typeface of the site.
const MEASURE: &dyn TextMeasure = &Typeface;
/// The strip of the growth line: its upper and lower end.
const STRIP: (i32, i32) = (px(446), px(560));
/// The mark of the meeting in it.
const MARK: u32 = 130;

/// The picture of the meeting at a position. `None` where there is none.
pub fn poster(dataset: &Dataset, at: usize) -> Option<Scene> {
    let meeting = dataset.meetings.get(at)?;
    let (width_px, height_px) = POSTER_PX;
    let mut poster = Poster { shapes: Vec::new() };
    poster.line(words::title(dataset), px(66), BRAND, true, Ink::Muted);
    let y = poster.name(&meeting.name, px(92));
    let at = words::at_meeting(&meeting);
    let is_long = MEASURE.width(&at, WORDS, false) > (RIGHT - LEFT) as u32;
    poster.line(&at, y + px(44), if is_long { SMALL } else { WORDS }, false, Ink::Text);
    let who = format!("{} · {}", words::level(meeting.level), words::hosted_by(&meeting));
    poster.line(&who, y + px(78), SMALL, false, Ink::Muted);
    poster.figures(dataset, &meeting, y + px(118));
    poster.strip(dataset, &meeting)?;
    Some(Scene { width_px, height_px, shapes: poster.shapes, ..Scene::default() })
}

/// The picture in the making, from back to front.
struct Poster {
    shapes: Vec<Shape>,
}

impl Poster {
    fn shape(&mut self, layer: Layer, ink: Ink, form: Form) {
        self.shapes.push(Shape { layer, mark: None, ink, form });
    }

    /// A line of text from margin to margin.
    fn line(&mut self, text: &str, y: i32, size: u32, bold: bool, ink: Ink) {
        let text = MEASURE.shortened(text, size, bold, (RIGHT - LEFT) as u32);
        self.shape(Layer::Titles, ink, Form::Text { at: (LEFT, y), text, size, anchor: Anchor::Start, bold });
    }

    /// The name, as large as it fits; the baseline of its last line.
    fn name(&mut self, name: &str, y: i32) -> i32 {
        let set = NAMES.map(|size| (size, MEASURE.wrapped(name, size, true, (RIGHT - LEFT) as u32)));
        let fits = set.iter().find(|(_, lines)| lines.len() <= MOST_NAME_LINES).or(set.last());
        let Some((size, lines)) = fits else { return y };
        let step = *size as i32 * 6 / 5;
        let mut y = y;
        for (at, line) in lines.iter().take(MOST_NAME_LINES).enumerate() {
            y += step;
            let is_cut = at + 1 == MOST_NAME_LINES && lines.len() > MOST_NAME_LINES;
            let line = if is_cut { format!("{line} …") } else { line.clone() };
            self.line(&line, y, *size, true, Ink::Text);
        }
        y
    }

    /// How the coalition grew, with a line for every meeting and the mark of this one.
    fn strip(&mut self, dataset: &Dataset, meeting: &Meeting) -> Option<()> {
        let (from, to) = dataset.years()?;
        let (first, last) = (NaiveDate::from_ymd_opt(from, 1, 1)?, NaiveDate::from_ymd_opt(to, 12, 31)?);
        let days = (last - first).num_days().max(1);
        let x = |day: NaiveDate| {
            let after = (day.clamp(first, last) - first).num_days();
            LEFT + (i64::from(RIGHT - LEFT) * after / days) as i32
        };
        let (top, bottom) = STRIP;
        let points: Vec<(NaiveDate, u32)> =
            dataset.growth.points.iter().map(|point| (point.date.middle(), point.total)).collect();
        let most = points.iter().map(|(_, total)| *total).max().unwrap_or(1).max(1);
        let y = |total: u32| bottom - (i64::from(bottom - top) * i64::from(total) / i64::from(most)) as i32;
        // A step line: a size holds until the next.
        let mut outline: Vec<Point> = Vec::new();
        for (day, total) in points.iter().filter(|(day, _)| *day <= last) {
            outline.extend(outline.last().map(|(_, y)| (x(*day), *y)));
            outline.push((x(*day), y(*total)));
        }
        if let (Some((start, _)), Some((_, end))) = (outline.first().copied(), outline.last().copied()) {
            outline.push((RIGHT, end));
            let area = outline.iter().copied().chain([(RIGHT, bottom), (start, bottom)]).collect();
            self.shape(Layer::Growth, Ink::GrowthArea, Form::Polygon { points: area });
            self.shape(Layer::Growth, Ink::Growth, Form::Path { points: outline, width: 45 });
        }
        let (at, text) = ((LEFT, top + px(4)), words::sizes(&dataset.labels).into_owned());
        self.shape(
            Layer::Growth,
            Ink::Growth,
            Form::Text { at, text, size: SOURCE, anchor: Anchor::Start, bold: false },
        );
        let stem =
            |day: NaiveDate, to: i32, width: u32| Form::Path { points: vec![(x(day), to), (x(day), bottom)], width };
        for other in dataset.meetings.iter() {
            self.shape(Layer::Hosts, Ink::HostSoft, stem(other.date.middle(), bottom - px(16), 15));
        }
        self.shape(Layer::Grid, Ink::Muted, Form::Path { points: vec![(LEFT, bottom), (RIGHT, bottom)], width: 10 });
        for year in from..=to {
            let (Some(start), Some(middle)) =
                (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 7, 2))
            else {
                continue;
            };
            self.shape(
                Layer::Grid,
                Ink::Muted,
                Form::Path { points: vec![(x(start), bottom), (x(start), bottom + px(8))], width: 10 },
            );
            let is_own = meeting.date.middle().year() == year;
            let (ink, at) = (if is_own { Ink::Text } else { Ink::Muted }, (x(middle), bottom + px(32)));
            let text = year.to_string();
            self.shape(Layer::Grid, ink, Form::Text { at, text, size: SMALL, anchor: Anchor::Middle, bold: is_own });
        }
        let day = meeting.date.middle();
        let ink = glyph::meeting_ink(meeting.level);
        self.shape(Layer::Hosts, ink, stem(day, bottom - px(60), 40));
        let place = (x(day), bottom - px(60));
        self.shape(Layer::Hosts, Ink::Paper, Form::Circle { centre: place, radius: MARK + 60, stroke: None });
        let look = glyph::meeting(meeting.level, meeting.format);
        self.shapes.extend(look.shapes(Layer::Hosts, None, ink, place, MARK));
        Some(())
    }

    /// The size, with what differs from it, and the first sum named there, each with who says so.
    fn figures(&mut self, dataset: &Dataset, meeting: &Meeting, y: i32) {
        let says = |source: SourceRef| dataset.source(source).map_or(String::new(), words::says);
        let size = meeting
            .leading_report()
            .map(|report| (words::members_reported(meeting, &dataset.labels), report.source, Ink::Growth));
        let sum =
            meeting.pledges.first().map(|pledge| (words::pledge(pledge, &dataset.labels), pledge.source, Ink::Pledge));
        let mut y = y;
        for (figure, source, ink) in [size, sum].into_iter().flatten() {
            self.line(&figure, y, SMALL, true, ink);
            self.line(&says(source), y + px(24), SOURCE, false, Ink::Muted);
            y += px(58);
        }
    }
}
