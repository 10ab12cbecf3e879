//! PNG renderer: scenes to images, on the machine that builds the site.

use std::path::Path;

use coalition_timeline::chart::{Scene, Typeface};
use coalition_timeline::dataset::Dataset;
use coalition_timeline::export::{Framed, PictureShape, composed};
use coalition_timeline::paint::{FAMILY, FONT, Palette, Shade, svg};
use coalition_timeline::view::{Index, ViewState};
use coalition_timeline::words;
use resvg::usvg::fontdb::{Family, Query, Weight};
use resvg::{tiny_skia, usvg};

use super::files::save;
use super::typeface;

/// What every picture needs: the colours and the typeface. No font of this machine is used.
pub struct Printer {
    palette: Palette,
    options: usvg::Options<'static>,
}

impl Printer {
    /// Reads the typeface.
    pub fn new() -> Result<Self, String> {
        let mut options = usvg::Options::default();
        let faces = options.fontdb_mut();
        for name in typeface::FACES {
            faces.load_font_data(typeface::file(name)?);
        }
        // A picture without its font would be drawn without its words, and nothing would say so.
        for weight in [Weight::NORMAL, Weight::BOLD] {
            let asked = Query { families: &[Family::Name(FAMILY)], weight, ..Query::default() };
            let found = faces.query(&asked).and_then(|id| faces.face(id));
            if found.is_none_or(|face| face.weight != weight) {
                return Err(format!("{FAMILY} has no face of the weight {}: {}.", weight.0, typeface::HOW));
            }
        }
        let palette = Palette::from_tokens(include_str!("../../../style/tokens.css"), Shade::Light);
        Ok(Self { palette, options })
    }

    /// The whole view as a picture: what is seen of a link to the page before it is opened.
    pub fn write_whole(&self, dataset: &Dataset, path: &Path) -> Result<(), String> {
        let view = ViewState::default_for(dataset);
        let selection = Index::new(dataset, None, words::country).selection(&view);
        let framed =
            Framed { dataset, view: &view, selection: &selection, measure: &Typeface, address: None, file: None };
        self.write(&composed(&framed, PictureShape::Link), words::TITLE, path)
    }

    /// Writes a scene as a picture of its size.
    pub fn write(&self, scene: &Scene, title: &str, path: &Path) -> Result<(), String> {
        let broken = |reason: &dyn std::fmt::Display| format!("{}: {reason}", path.display());
        let text = svg(scene, &self.palette, FONT, title);
        let tree = usvg::Tree::from_str(&text, &self.options).map_err(|error| broken(&error))?;
        let mut pixels = tiny_skia::Pixmap::new(scene.width_px, scene.height_px)
            .ok_or_else(|| broken(&"the picture has no size"))?;
        resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixels.as_mut());
        save(path, pixels.encode_png().map_err(|error| broken(&error))?)
    }
}
