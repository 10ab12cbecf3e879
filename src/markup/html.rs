//! How does text become HTML without anything in it becoming a tag?

use crate::dataset::SourceRef;

/// Every column has room for a word as long as this: longer ones are few but for addresses and names of files.
const LONGEST_WORD: usize = 16;

/// HTML in the making. Only text of this program is taken as it is; everything else is escaped.
#[derive(Debug, Clone, Default)]
pub struct Html {
    text: String,
    /// On paper, the sources named until now: each has the number of its note, and nothing can be pressed.
    notes: Option<Vec<SourceRef>>,
}

impl Html {
    /// HTML for paper.
    pub fn on_paper() -> Self {
        Self { text: String::new(), notes: Some(Vec::new()) }
    }

    /// Whether it is for paper.
    pub fn is_on_paper(&self) -> bool {
        self.notes.is_some()
    }

    /// The number of a source's note, from 1 in order of first use. `None` where it is not for paper.
    pub fn number(&mut self, source: SourceRef) -> Option<usize> {
        let notes = self.notes.as_mut()?;
        let at = notes.iter().position(|noted| *noted == source).unwrap_or_else(|| {
            notes.push(source);
            notes.len() - 1
        });
        Some(at + 1)
    }

    /// The sources that have a number, in the order of their numbers.
    pub fn noted(&self) -> Vec<SourceRef> {
        self.notes.clone().unwrap_or_default()
    }

    /// Tags and words of this program, as they are.
    pub fn raw(&mut self, tags: &'static str) -> &mut Self {
        self.text.push_str(tags);
        self
    }

    /// Words, or the value of an attribute in double quotes.
    pub fn text(&mut self, words: &str) -> &mut Self {
        for c in words.chars() {
            match c {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                c => self.text.push(c),
            }
        }
        self
    }

    /// Words among others in columns, where a long one may break anywhere: the browser makes no column wider for it.
    pub fn breaking(&mut self, words: &str) -> &mut Self {
        for (at, word) in words.split(' ').enumerate() {
            self.raw(if at == 0 { "" } else { " " });
            if word.chars().count() > LONGEST_WORD {
                self.wrap("<span class=\"ct-word\">", word, "</span>");
            } else {
                self.text(word);
            }
        }
        self
    }

    /// HTML that was made in the same way.
    pub fn html(&mut self, other: Html) -> &mut Self {
        self.text.push_str(&other.text);
        self
    }

    /// HTML or SVG that was made by this program, which has escaped what it took in.
    pub fn made(&mut self, markup: &str) -> &mut Self {
        self.text.push_str(markup);
        self
    }

    /// Words between two tags.
    pub fn wrap(&mut self, before: &'static str, words: &str, after: &'static str) -> &mut Self {
        self.raw(before).text(words).raw(after)
    }

    /// The text of it.
    pub fn into_string(self) -> String {
        self.text
    }
}
