//! Which colour does each role of the picture have?

use crate::chart::Ink;

/// One colour, as CSS writes it, for each [`Ink`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette(Vec<String>);

impl Palette {
    /// A palette from a function that gives the colour of each role.
    pub fn new(colour: impl Fn(Ink) -> String) -> Self {
        Self(Ink::ALL.into_iter().map(colour).collect())
    }

    /// The light or the dark palette of the style sheet of tokens. A role without a colour is black.
    pub fn from_tokens(css: &str, is_dark: bool) -> Self {
        Self::new(|ink| {
            let name = format!("--ct-chart-{}:", ink.code());
            let value = css.split(&name).nth(1).and_then(|rest| rest.split(';').next()).unwrap_or_default().trim();
            let pair = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')'));
            let colour = match pair.and_then(|pair| pair.split_once(',')) {
                Some((light, dark)) => (if is_dark { dark } else { light }).trim(),
                None => value,
            };
            if colour.is_empty() { "black".to_owned() } else { colour.to_owned() }
        })
    }

    /// The colour of a role.
    pub fn colour(&self, ink: Ink) -> &str {
        self.0.get(ink as usize).map_or("black", String::as_str)
    }
}
