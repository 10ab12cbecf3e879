//! Pictures of a fixed size, for posts and for what is seen of a link: not the picture of the screen made smaller, but one laid out for
//! the box, with large letters and less detail.

use super::picture::{Framed, PictureBuilder, layer};
use crate::chart::glyph::MarkStyle;
use crate::chart::{
    Fit, Form, Ink, Key, Layer, PanelKind, PanelWords, Scene, SceneOptions, Shape, TextMeasure, UNITS_PER_PX, keys_of,
    panel_words, px, scene_with,
};
use crate::view::{Open, ViewState};
use crate::words::{self, page};

/// The sizes that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureShape {
    /// Wide, for posts and slides.
    Post,
    /// As high as wide.
    Square,
    /// What other sites show of a link to the page, often as small as a stamp: the first panel alone.
    Link,
}

impl PictureShape {
    /// Every shape.
    pub const ALL: [Self; 3] = [Self::Post, Self::Square, Self::Link];

    /// Its width and height in pixels.
    pub fn size_px(self) -> (u32, u32) {
        match self {
            Self::Post => (1200, 675),
            Self::Square => (1080, 1080),
            Self::Link => (1200, 630),
        }
    }

    /// How much larger everything is than on a screen: so many pixels for so many.
    fn scale(self) -> (i32, i32) {
        match self {
            Self::Post | Self::Square => (5, 3),
            Self::Link => (5, 2),
        }
    }

    /// The sizes of the headline, each with how many lines it may have.
    fn headlines(self) -> &'static [(u32, usize)] {
        match self {
            Self::Post => &[(300, 1), (270, 1), (240, 1), (220, 2), (190, 2), (160, 3)],
            Self::Square => &[(360, 1), (320, 1), (290, 1), (290, 2), (250, 2), (210, 3), (160, 4)],
            Self::Link => &[(320, 1), (280, 1), (250, 1), (230, 1), (240, 2), (200, 2), (160, 3)],
        }
    }

    /// The same of what stands under it.
    fn subtitles(self) -> &'static [(u32, usize)] {
        match self {
            Self::Post | Self::Square => &[(140, 1), (125, 1), (125, 2)],
            Self::Link => &[(130, 1), (112, 1), (108, 1), (108, 2)],
        }
    }
}

/// Around everything.
const MARGIN: i32 = px(20);
/// Font sizes.
const TITLE: u32 = 140;
const WORDS: u32 = 120;
const SMALL: u32 = 110;
/// From one line to the next, and as many at most.
const LINE: i32 = px(17);
const SMALL_LINE: i32 = px(14);
const MOST_LINES: usize = 2;
/// Between two parts.
const GAP: i32 = px(14);
/// Between two columns.
const GUTTER: i32 = px(28);
/// Between things in a line, and between a shape and its words.
const BETWEEN: i32 = px(14);
const INDENT: i32 = px(15);
/// The shapes of the key.
const GLYPH: u32 = 45;

/// What bars are takes no more than this.
const BARS_NOTE: i32 = 3 * LINE;
/// Numbers at the line of members beside the last.
const MOST_VALUES: usize = 6;

const ALL: &[PanelKind] = &[PanelKind::Growth, PanelKind::Pledges, PanelKind::Hosts];
const LEFT: &[PanelKind] = &[PanelKind::Growth, PanelKind::Pledges];
const RIGHT: &[PanelKind] = &[PanelKind::Hosts];
const FIRST: &[PanelKind] = &[PanelKind::Growth];

/// The view as a picture of a fixed size.
pub fn composed(framed: &Framed, shape: PictureShape) -> Scene {
    let (of, to) = shape.scale();
    let (width_px, height_px) = shape.size_px();
    let box_of = |px: u32| px as i32 * UNITS_PER_PX * to / of;
    let measure = Magnified { measure: framed.measure, of: of as u32, to: to as u32 };
    // What is open is not in it, and events are too much for it.
    let view = ViewState { open: Open::Nothing, has_moments: false, ..framed.view.clone() };
    let width = box_of(width_px) - 2 * MARGIN;
    let mut composer = Composer {
        builder: PictureBuilder { shapes: Vec::new(), y: MARGIN, width, measure: &measure },
        framed,
        view: &view,
    };
    composer.head(shape);
    let bottom = composer.foot(box_of(height_px) - MARGIN) - GAP;
    composer.charts(shape, bottom);
    let mut shapes = composer.builder.shapes;
    shapes.sort_by_key(|shape| shape.layer);
    shapes.iter_mut().for_each(|shape| shape.form.scale(of, to));
    let paper = Form::Rect { from: (0, 0), to: (px(width_px as i32), px(height_px as i32)) };
    shapes.insert(0, Shape { layer: Layer::Grid, mark: None, ink: Ink::Paper, form: paper });
    Scene { width_px, height_px, shapes, ..Scene::default() }
}

/// Measures letters that are painted larger than they are laid out.
struct Magnified<'a> {
    measure: &'a dyn TextMeasure,
    of: u32,
    to: u32,
}

impl TextMeasure for Magnified<'_> {
    fn width(&self, text: &str, size: u32, bold: bool) -> u32 {
        (self.measure.width(text, size * self.of / self.to, bold) * self.to).div_ceil(self.of)
    }

    fn ascent(&self) -> i32 {
        self.measure.ascent()
    }

    fn descent(&self) -> i32 {
        self.measure.descent()
    }
}

/// A part of the head of a panel: words with the shape that they explain.
struct Item {
    shape: Option<(MarkStyle, Ink)>,
    words: String,
    size: u32,
    bold: bool,
    ink: Ink,
}

/// What stands over a panel of the picture `seen`, of which it explains only what is there.
fn items(words: &PanelWords, key: &Key, fit: Fit, seen: Option<(&Scene, usize)>) -> Vec<Item> {
    let text = |words: &str, size, bold, ink| Item { shape: None, words: words.to_owned(), size, bold, ink };
    let is_seen = |is: &dyn Fn(&Shape) -> bool| seen.is_none_or(|(scene, _)| scene.shapes.iter().any(is));
    let is_of_hosts = words.kind == PanelKind::Hosts;
    // Bars are in one colour, which no mark has.
    let has_marks = is_seen(&|shape| key.lines.iter().any(|line| shape.layer == Layer::Hosts && shape.ink == line.ink));
    let mut items = vec![text(&words.title, TITLE, true, Ink::Text)];
    if !words.unit.is_empty() && (!is_of_hosts || has_marks) {
        items.push(text(&words.unit, WORDS, false, Ink::Muted));
    }
    let note = seen.and_then(|(scene, at)| scene.panels.get(at)).filter(|_| is_of_hosts);
    if let Some(panel) = note.filter(|panel| !panel.note.is_empty()) {
        items.push(text(&panel.note, WORDS, false, Ink::Muted));
    }
    let lines = key.lines.iter().filter(|line| match words.kind {
        PanelKind::Growth => !fit.is_plain,
        PanelKind::Pledges => true,
        PanelKind::Hosts if line.style.hollow => {
            is_seen(&|shape| shape.layer == Layer::Hosts && shape.ink == Ink::Paper && has_marks)
        }
        PanelKind::Hosts => is_seen(&|shape| shape.layer == Layer::Hosts && shape.ink == line.ink),
    });
    items.extend(
        lines.map(|line| Item { shape: Some((line.style, line.ink)), ..text(&line.words, WORDS, false, Ink::Text) }),
    );
    items
}

/// The picture being composed.
struct Composer<'a> {
    builder: PictureBuilder<'a>,
    framed: &'a Framed<'a>,
    view: &'a ViewState,
}

impl Composer<'_> {
    /// Words in lines that fit, the last of which says so where there would be more.
    fn lines(&self, words: &str, size: u32, bold: bool, most: usize) -> Vec<String> {
        let mut lines = self.builder.lines(words, size, bold, self.builder.width);
        if (2..=most).contains(&lines.len()) {
            // Of the same length, as far as words allow.
            let count = lines.len();
            let narrower = (1..10).map(|tenths| self.builder.width * (10 - tenths) / 10);
            let even = narrower.map(|room| self.builder.lines(words, size, bold, room));
            lines = even.take_while(|even| even.len() == count).last().unwrap_or(lines);
        }
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                let more = format!("{last}…");
                *last = self.builder.measure.shortened(&more, size, bold, self.builder.width as u32);
            }
        }
        lines
    }

    /// What it is a picture of.
    fn head(&mut self, shape: PictureShape) {
        let Framed { dataset, selection, .. } = *self.framed;
        let headline = words::headline(self.view, dataset, selection);
        // Capitals are lower than their line.
        self.builder.y -= px(5);
        self.paragraph(&headline, shape.headlines(), true, Ink::Text);
        let subtitle = if self.view.is_filtered(dataset) {
            words::view_subtitle(self.view, dataset)
        } else {
            words::introduction(dataset)
        };
        self.builder.y += px(3);
        self.paragraph(&subtitle, shape.subtitles(), false, Ink::Muted);
        self.builder.y += GAP;
    }

    /// Words in the first of some sizes in which they have few enough lines.
    fn paragraph(&mut self, words: &str, sizes: &[(u32, usize)], bold: bool, ink: Ink) {
        let width = self.builder.width;
        let fits = |(size, most): &&(u32, usize)| self.builder.lines(words, *size, bold, width).len() <= *most;
        let Some((size, most)) = sizes.iter().find(fits).or(sizes.last()) else { return };
        for line in self.lines(words, *size, bold, *most) {
            self.builder.y += *size as i32 * 5 / 4;
            self.builder.line(&line, MARGIN, *size, bold, ink);
        }
    }

    /// Where it is from, from below; answers where it begins.
    fn foot(&mut self, bottom: i32) -> i32 {
        let Framed { dataset, view, address, file, .. } = *self.framed;
        let source = if dataset.labels.is_other {
            format!("{}. {}", words::title(dataset), words::provenance(view.data.as_deref(), file))
        } else {
            page::share::COMPOSED_SOURCE.to_owned()
        };
        let address = address.map(|address| address.split_once("://").map_or(address, |(_, rest)| rest));
        let page = address.and_then(|address| address.split('?').next());
        let with = |address: Option<&str>| address.map_or(source.clone(), |address| format!("{source} · {address}"));
        // An address that is cut off leads nowhere.
        let whole = with(address);
        let fits = self.builder.lines(&whole, SMALL, false, self.builder.width).len() <= MOST_LINES;
        let lines = self.lines(&if fits { whole } else { with(page) }, SMALL, false, MOST_LINES);
        let first = bottom - SMALL_LINE * (lines.len() as i32 - 1) - px(2);
        for (line, y) in lines.iter().zip((first..).step_by(SMALL_LINE as usize)) {
            let at = std::mem::replace(&mut self.builder.y, y);
            self.builder.line(line, MARGIN, SMALL, false, Ink::Muted);
            self.builder.y = at;
        }
        first - px(10)
    }

    /// The panels, down to `bottom`: under each other, or the hosts beside the others where width is what there is.
    fn charts(&mut self, shape: PictureShape, bottom: i32) {
        let (top, width) = (self.builder.y, self.builder.width);
        let has_others = panel_words(self.framed.dataset).len() > 1;
        let is_link = shape == PictureShape::Link;
        let fit = Fit {
            height_px: 0,
            panels: if is_link && has_others { FIRST } else { ALL },
            most_values: if is_link { 1 } else { MOST_VALUES },
            is_plain: is_link,
        };
        let column = (width - GUTTER) / 2;
        let parts: &[(&'static [PanelKind], i32, i32)] = if shape == PictureShape::Post && has_others {
            &[(LEFT, MARGIN, column), (RIGHT, MARGIN + column + GUTTER, column)]
        } else {
            &[(fit.panels, MARGIN, width)]
        };
        for (panels, x, width) in parts.iter().copied() {
            let shapes = self.group(Fit { panels, ..fit }, (x, top), (width, bottom - top));
            self.builder.shapes.extend(shapes);
        }
    }

    /// Panels on one axis, in a box.
    fn group(&self, fit: Fit, at: (i32, i32), (width, height): (i32, i32)) -> Vec<Shape> {
        let Framed { dataset, selection, .. } = *self.framed;
        let keys = keys_of(dataset, &selection.rows);
        let all = panel_words(dataset).into_iter().zip(keys).filter(|(words, _)| fit.panels.contains(&words.kind));
        let all: Vec<(PanelWords, Key)> = all.collect();
        let drawn = |heads: &[(Vec<Shape>, i32)]| {
            let mut heights: Vec<i32> = heads.iter().map(|(_, height)| *height).collect();
            heights.iter_mut().skip(1).for_each(|height| *height += GAP);
            let room = (height - heights.iter().sum::<i32>()).max(0);
            let fit = Fit { height_px: (room / UNITS_PER_PX) as u32, ..fit };
            let width_px = (width / UNITS_PER_PX) as u32;
            let options = SceneOptions { width_px, fit: Some(fit), ..SceneOptions::default() };
            scene_with(dataset, self.view, selection, options, self.builder.measure).spread(&heights)
        };
        let heads = |seen: Option<&Scene>| -> Vec<(Vec<Shape>, i32)> {
            let panels = all.iter().enumerate();
            panels
                .map(|(at, (words, key))| self.flow(&items(words, key, fit, seen.map(|seen| (seen, at))), width))
                .collect()
        };
        // Not all that could be in it is: meetings may be gathered in bars, for want of the room that the key of their marks takes.
        let full = heads(None);
        let first = drawn(&full);
        let brief = heads(Some(&first));
        let second = drawn(&brief);
        let is_explained = heads(Some(&second)).iter().zip(&brief).all(|(needed, brief)| needed.0 == brief.0);
        let (heads, scene) = if is_explained {
            (brief, second)
        } else {
            // Room for all that there can be to say, bars included.
            let roomy: Vec<_> = full.into_iter().map(|(shapes, height)| (shapes, height + BARS_NOTE)).collect();
            let third = drawn(&roomy);
            (heads(Some(&third)), third)
        };
        let mut shapes: Vec<Shape> = scene.shapes.into_iter().map(|shape| Shape { mark: None, ..shape }).collect();
        for ((head, height), panel) in heads.into_iter().zip(&scene.panels) {
            shapes.extend(head.into_iter().map(|mut shape| {
                shape.form.shift(0, panel.start - height);
                shape
            }));
        }
        shapes.iter_mut().for_each(|shape| shape.form.shift(at.0, at.1));
        shapes
    }

    /// Things after each other, in as many lines as they need, from the top of the box on; and how high they are.
    fn flow(&self, items: &[Item], width: i32) -> (Vec<Shape>, i32) {
        let measure = self.builder.measure;
        let mut shapes = Vec::new();
        let (mut x, mut y) = (0, px(13));
        for Item { shape, words, size, bold, ink } in items {
            let indent = if shape.is_some() { INDENT } else { 0 };
            let lines = self.builder.lines(words, *size, *bold, width - indent);
            let long = |line: &String| indent + measure.width(line, *size, *bold) as i32;
            let needed = lines.iter().map(long).max().unwrap_or(0);
            if x > 0 && (x + needed > width || lines.len() > 1) {
                (x, y) = (0, y + LINE);
            }
            if let Some((style, ink)) = shape {
                shapes.extend(style.shapes(layer(*ink), None, *ink, (x + px(5), y - px(4)), GLYPH));
            }
            for (at, line) in lines.iter().enumerate() {
                y += if at > 0 { LINE } else { 0 };
                let (at, text) = ((x + indent, y), line.clone());
                let form = Form::Text { at, text, size: *size, anchor: crate::chart::Anchor::Start, bold: *bold };
                shapes.push(Shape { layer: Layer::Titles, mark: None, ink: *ink, form });
            }
            x += needed + BETWEEN;
        }
        (shapes, y + px(6))
    }
}
