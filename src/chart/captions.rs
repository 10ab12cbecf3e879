//! Captions as part of the picture: for files and posters, where there is no text around it.

use super::layout::px;
use super::scene::{Anchor, Form, Ink, Layer, Panel, Scene, Shape};
use super::text::TextMeasure;

/// Font sizes, in units.
const TITLE: u32 = 160;
const CAPTION: u32 = 125;
/// From one line of a title or a caption to the next.
const TITLE_LINE: i32 = px(20);
const LINE: i32 = px(17);
/// Above the first baseline of a title.
const ASCENT: i32 = px(14);
/// Between panels.
const GAP: i32 = px(26);

/// A picture with the title and the caption of each panel above it, in lines that fit.
pub fn captioned(scene: Scene, measure: &dyn TextMeasure) -> Scene {
    let room = px(scene.width_px as i32) as u32;
    let lines = |panel: &Panel| {
        let title = measure.wrapped(&panel.title, TITLE, true, room);
        (title, measure.wrapped(&panel.text(), CAPTION, false, room))
    };
    let words: Vec<_> = scene.panels.iter().map(lines).collect();
    let height = |at: usize, (title, caption): &(Vec<String>, Vec<String>)| {
        let gap = if at == 0 { 0 } else { GAP };
        gap + ASCENT + TITLE_LINE * (title.len().max(1) as i32 - 1) + LINE * caption.len() as i32
    };
    let heights: Vec<i32> = words.iter().enumerate().map(|(at, words)| height(at, words)).collect();
    let mut scene = scene.spread(&heights);
    let starts: Vec<i32> = scene.panels.iter().map(|panel| panel.start).collect();
    let mut shapes = Vec::new();
    let mut write = |text: &str, y: i32, size: u32, bold: bool, ink: Ink| {
        let form = Form::Text { at: (0, y), text: text.to_owned(), size, anchor: Anchor::Start, bold };
        shapes.push(Shape { layer: Layer::Titles, mark: None, ink, form });
    };
    for ((title, caption), start) in words.iter().zip(starts) {
        // From the plot upwards: the last line stands where the panel begins.
        let mut y = start - LINE * caption.len() as i32 - TITLE_LINE * (title.len().max(1) as i32 - 1);
        for (at, line) in title.iter().enumerate() {
            y += if at == 0 { 0 } else { TITLE_LINE };
            write(line, y, TITLE, true, Ink::Text);
        }
        for line in caption {
            y += LINE;
            write(line, y, CAPTION, false, Ink::Muted);
        }
    }
    scene.shapes.extend(shapes);
    scene.shapes.sort_by_key(|shape| (shape.layer, shape.mark.is_some()));
    scene
}
