//! Palettes: the colour of each role of the picture.

use crate::chart::Ink;

/// One colour, as CSS writes it, for each [`Ink`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette(Vec<String>);

/// Which of the colours of the style sheet of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// High contrast, dark on light.
    ContrastLight,
    /// High contrast, light on dark.
    ContrastDark,
}

impl Shade {
    /// Every shade.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::ContrastLight, Self::ContrastDark];

    /// Where the colours of high contrast begin in the style sheet.
    const CONTRAST: &str = ".ct-app[data-theme=\"contrast\"] {";

    /// The value that the style sheet of tokens gives a name, such as `--ct-paper`, in this shade.
    pub fn token(self, css: &str, name: &str) -> Option<String> {
        let css = match self {
            Self::Light | Self::Dark => css,
            Self::ContrastLight | Self::ContrastDark => css.split(Self::CONTRAST).nth(1)?,
        };
        let value = css.split(&format!("{name}:")).nth(1)?.split(';').next()?.trim();
        let pair = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')'));
        let value = match (pair.and_then(|pair| pair.split_once(',')), self) {
            (None, _) => value,
            (Some((light, _)), Self::Light | Self::ContrastLight) => light,
            (Some((_, dark)), Self::Dark | Self::ContrastDark) => dark,
        };
        Some(value.trim().to_owned())
    }
}

impl Palette {
    /// A palette from a function that gives the colour of each role.
    pub fn new(colour: impl Fn(Ink) -> String) -> Self {
        Self(Ink::ALL.into_iter().map(colour).collect())
    }

    /// A palette of the style sheet of tokens. A role without a colour is black.
    pub fn from_tokens(css: &str, shade: Shade) -> Self {
        Self::new(|ink| shade.token(css, &format!("--ct-chart-{}", ink.code())).unwrap_or_else(|| "black".to_owned()))
    }

    /// The colour of a role.
    pub fn colour(&self, ink: Ink) -> &str {
        self.0.get(ink as usize).map_or("black", String::as_str)
    }
}
