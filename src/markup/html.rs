//! How does text become HTML without anything in it becoming a tag?

/// HTML in the making. Only text of this program is taken as it is; everything else is escaped.
#[derive(Debug, Clone, Default)]
pub struct Html {
    text: String,
}

impl Html {
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
