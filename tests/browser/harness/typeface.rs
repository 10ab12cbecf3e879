//! Typefaces that the page is tried with, besides its own.
//!
//! `page.site.typeface(Typeface::Wide)`, before the page is opened, has the page use it; a host gives an element
//! `--ct-font: "Tried"` and has the rule of `Typeface::rule` in a style of its own.

use std::path::{Path, PathBuf};

/// All of them are, or are made of, the typeface that every machine has that the suite is run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typeface {
    /// What the page has where its own cannot be had.
    DejaVu,
    /// 15 % narrower than that.
    Narrow,
    /// 30 % wider than that.
    Wide,
}

impl Typeface {
    pub const ALL: [Self; 3] = [Self::DejaVu, Self::Narrow, Self::Wide];

    /// How wide it is, of DejaVu Sans.
    pub fn width(self) -> f64 {
        match self {
            Self::DejaVu => 1.0,
            Self::Narrow => 0.85,
            Self::Wide => 1.3,
        }
    }

    /// The rule that names it. It is waited for: what is tried is the typeface and not the moment that it comes in.
    pub fn rule(self, folder: &str) -> String {
        // A name of its own, for browsers keep fonts.
        let file = format!("{folder}tried-{self:?}.ttf");
        format!("@font-face {{ font-family: Tried; src: url({file}); font-weight: 100 900; font-display: block }}\n")
    }

    /// What makes the page use it, after all that the page's style says.
    pub fn style(self) -> String {
        format!("\n{}:root {{ --ct-font: Tried }}\n", self.rule(""))
    }

    /// The file. A letter is as large as the file says that the square it stands in is small.
    pub fn file(self) -> Vec<u8> {
        let mut file = std::fs::read(dejavu()).expect("the file of DejaVu Sans");
        let tables = usize::from(u16::from_be_bytes([file[4], file[5]]));
        let entry = (0..tables).map(|at| 12 + at * 16).find(|at| &file[*at..*at + 4] == b"head").expect("a head");
        let number = |file: &[u8], at: usize| u32::from_be_bytes(file[at..at + 4].try_into().expect("four bytes"));
        let (head, length) = (number(&file, entry + 8) as usize, number(&file, entry + 12) as usize);
        let square = f64::from(u16::from_be_bytes([file[head + 18], file[head + 19]])) / self.width();
        file[head + 18..head + 20].copy_from_slice(&(square.round() as u16).to_be_bytes());
        // The head's own sum, which leaves out the place of the sum of the whole file.
        file[head + 8..head + 12].fill(0);
        let sum = (0..length.div_ceil(4)).fold(0_u32, |sum, at| sum.wrapping_add(number(&file, head + at * 4)));
        file[entry + 4..entry + 8].copy_from_slice(&sum.to_be_bytes());
        file
    }
}

/// Where DejaVu Sans is: systems have it in folders of different names.
fn dejavu() -> PathBuf {
    fn found(folder: &Path) -> Option<PathBuf> {
        let entries: Vec<PathBuf> = std::fs::read_dir(folder).ok()?.filter_map(|it| Some(it.ok()?.path())).collect();
        let file = entries.iter().find(|path| path.file_name().is_some_and(|name| name == "DejaVuSans.ttf"));
        file.cloned().or_else(|| entries.iter().filter(|path| path.is_dir()).find_map(|path| found(path)))
    }
    let folders = ["/usr/share/fonts", "/usr/local/share/fonts"];
    folders
        .iter()
        .find_map(|folder| found(Path::new(folder)))
        .expect("DejaVu Sans: please run scripts/test, which installs it")
}
