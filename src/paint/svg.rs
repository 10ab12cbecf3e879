//! SVG writer: a scene as the text of a file or as part of a page.

use std::fmt::{self, Write};

use super::Palette;
use crate::chart::glyph::MarkStyle;
use crate::chart::{Anchor, Form, Ink, Layer, Point, Scene, Shape, UNITS_PER_PX};
use crate::words::Escaped;

/// A whole picture as a standalone SVG file. `font` is the list of families that its text was measured in; `title` becomes its
/// accessible name.
pub fn svg(scene: &Scene, palette: &Palette, font: &str, title: &str) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_scene(&mut out, scene, palette, font, title);
    out
}

/// A picture as part of a page, in these colours and families. `title` becomes its accessible name.
pub fn svg_part(scene: &Scene, palette: &Palette, font: &str, title: &str) -> String {
    let (width, height) = (scene.width_px, scene.height_px);
    let mut out = format!(
        "<svg viewBox=\"0 0 {width} {height}\" font-family=\"{}\" role=\"img\" aria-label=\"{}\">",
        Escaped(font),
        Escaped(title)
    );
    for shape in &scene.shapes {
        // Writing to a string cannot fail.
        let _ = write_shape(&mut out, shape, palette);
    }
    out + "</svg>"
}

/// One mark as a small SVG for a legend, in the colour of the text around it.
pub fn glyph_svg(style: MarkStyle) -> String {
    let palette = Palette::new(|ink| if ink == Ink::Paper { "none".to_owned() } else { "currentColor".to_owned() });
    let mut out = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\">",
    );
    for shape in style.shapes(Layer::Hosts, None, Ink::Host, (80, 80), 55) {
        let _ = write_shape(&mut out, &shape, &palette);
    }
    out.push_str("</svg>");
    out
}

fn write_scene(out: &mut String, scene: &Scene, palette: &Palette, font: &str, title: &str) -> fmt::Result {
    let (width, height) = (scene.width_px, scene.height_px);
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"{}\" role=\"img\">",
        Escaped(font)
    )?;
    writeln!(out, "<title>{}</title>", Escaped(title))?;
    let paper = palette.colour(Ink::Paper);
    writeln!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>")?;
    let mut layer = None;
    for shape in &scene.shapes {
        if layer != Some(shape.layer) {
            if layer.is_some() {
                writeln!(out, "</g>")?;
            }
            writeln!(out, "<g id=\"{}\">", shape.layer.code())?;
            layer = Some(shape.layer);
        }
        write_shape(out, shape, palette)?;
        out.push('\n');
    }
    if layer.is_some() {
        writeln!(out, "</g>")?;
    }
    writeln!(out, "</svg>")
}

fn write_shape(out: &mut String, shape: &Shape, palette: &Palette) -> fmt::Result {
    let colour = palette.colour(shape.ink);
    match &shape.form {
        Form::Path { points, width } => {
            let (points, width) = (Points(points), Px(*width as i32));
            write!(
                out,
                "<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" \
                 stroke-linejoin=\"round\"/>"
            )
        }
        Form::Polygon { points } => write!(out, "<polygon points=\"{}\" fill=\"{colour}\"/>", Points(points)),
        Form::Rect { from, to } => {
            let (width, height) = (Px(to.0 - from.0), Px(to.1 - from.1));
            let (x, y) = (Px(from.0), Px(from.1));
            write!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{colour}\"/>")
        }
        Form::Circle { centre, radius, stroke } => {
            let (x, y, radius) = (Px(centre.0), Px(centre.1), Px(*radius as i32));
            write!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"")?;
            match stroke {
                None => write!(out, " fill=\"{colour}\"/>"),
                Some(width) => {
                    let width = Px(*width as i32);
                    write!(out, " fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"/>")
                }
            }
        }
        Form::Text { at, text, size, anchor, bold } => {
            let (x, y, size) = (Px(at.0), Px(at.1), Px(*size as i32));
            write!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{colour}\"")?;
            match anchor {
                Anchor::Start => {}
                Anchor::Middle => write!(out, " text-anchor=\"middle\"")?,
                Anchor::End => write!(out, " text-anchor=\"end\"")?,
            }
            if *bold {
                write!(out, " font-weight=\"bold\"")?;
            }
            write!(out, ">{}</text>", Escaped(text))
        }
    }
}

/// Units as CSS pixels.
struct Px(i32);

impl fmt::Display for Px {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, tenths) = (self.0 / UNITS_PER_PX, (self.0 % UNITS_PER_PX).abs());
        if self.0 < 0 && whole == 0 {
            out.write_char('-')?;
        }
        write!(out, "{whole}")?;
        if tenths > 0 { write!(out, ".{tenths}") } else { Ok(()) }
    }
}

struct Points<'a>(&'a [Point]);

impl fmt::Display for Points<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (x, y)) in self.0.iter().enumerate() {
            if at > 0 {
                out.write_char(' ')?;
            }
            write!(out, "{},{}", Px(*x), Px(*y))?;
        }
        Ok(())
    }
}
