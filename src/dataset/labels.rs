//! Labels: what a data set says of itself, and its names for members and pledges.

use serde::{Deserialize, Serialize};

use super::fault::Problem;

/// Letters of the labels: what is longer has no room where they stand.
const MOST_TITLE: usize = 200;
const MOST_SUBTITLE: usize = 500;
const MOST_NAME: usize = 40;

/// What a data set says of itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Labels {
    /// The heading of the page.
    pub title: Option<String>,
    /// The line under it; may be empty.
    pub subtitle: Option<String>,
    /// What one member is called: "state party".
    pub member_name: Option<String>,
    /// What several are called: "states parties".
    pub members_name: Option<String>,
    /// What one pledge is called: "contribution".
    pub pledge_name: Option<String>,
    /// What several are called.
    pub pledges_name: Option<String>,
    /// Whether the data are somebody else's: then nothing may be said of them that is only true of ours.
    pub is_other: bool,
}

impl Labels {
    /// Everything that it says, with the names of it in files.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [
            ("title", &self.title),
            ("subtitle", &self.subtitle),
            ("member_name", &self.member_name),
            ("members_name", &self.members_name),
            ("pledge_name", &self.pledge_name),
            ("pledges_name", &self.pledges_name),
        ];
        all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?)))
    }

    /// Takes the label that has this name in files; false where none has. A text that is too long for its place is refused.
    pub(super) fn take(&mut self, name: &str, text: &str) -> Result<bool, Problem> {
        let (label, most) = match name {
            "title" => (&mut self.title, MOST_TITLE),
            "subtitle" => (&mut self.subtitle, MOST_SUBTITLE),
            "member_name" => (&mut self.member_name, MOST_NAME),
            "members_name" => (&mut self.members_name, MOST_NAME),
            "pledge_name" => (&mut self.pledge_name, MOST_NAME),
            "pledges_name" => (&mut self.pledges_name, MOST_NAME),
            _ => return Ok(false),
        };
        // Nor those that turn the direction of what stands beside them.
        let is_seen = |c: &char| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let text: String = text.chars().filter(is_seen).collect();
        let text = text.trim();
        if text.chars().count() > most {
            return Err(Problem::TooLong { most });
        }
        *label = (!text.is_empty() || name == "subtitle").then(|| text.to_owned());
        Ok(true)
    }
}
