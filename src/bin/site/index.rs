//! HTML rewriter: reads and changes the page that Trunk has written.

use std::cell::RefCell;

use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, comments, element, rewrite_str};

/// `index.html`, on its way to being published. Whatever is not there as it is expected to be is a mistake of ours, and told.
pub struct Index(String);

impl Index {
    /// The page, from its text.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What an attribute of each element that a selector finds says.
    pub fn attributes(&self, selector: &str, name: &str) -> Result<Vec<String>, String> {
        let mut found = Vec::new();
        self.rewritten(RewriteStrSettings::new().append_element_content_handler(element!(selector, |it| {
            found.extend(it.get_attribute(name));
            Ok(())
        })))?;
        Ok(found)
    }

    /// The same of the only one.
    pub fn attribute(&self, selector: &str, name: &str) -> Result<String, String> {
        only(selector, self.attributes(selector, name)?)
    }

    /// The names of the files that links lead to.
    pub fn files(&self, selector: &str) -> Result<Vec<String>, String> {
        let links = self.attributes(selector, "href")?;
        Ok(links.into_iter().map(|link| link.trim_start_matches("./").to_owned()).collect())
    }

    /// The name of the file that the only link leads to.
    pub fn file(&self, selector: &str) -> Result<String, String> {
        only(selector, self.files(selector)?)
    }

    /// Has HTML in the place of the first element that a selector finds, and none of the others.
    pub fn replace(&mut self, selector: &str, html: &str) -> Result<(), String> {
        let mut is_first = true;
        self.change(selector, |it| match std::mem::take(&mut is_first) {
            true => it.replace(html, ContentType::Html),
            false => it.remove(),
        })
    }

    /// Has HTML at the end of an element.
    pub fn append(&mut self, selector: &str, html: &str) -> Result<(), String> {
        self.change(selector, |it| it.append(html, ContentType::Html))
    }

    /// Moves the scripts and what is between them to the end of the head.
    pub fn move_scripts_last(&mut self) -> Result<(), String> {
        let scripts = RefCell::new(String::new());
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("head > *", |it| {
                let mut moved = scripts.borrow_mut();
                let is_script = it.tag_name() == "script";
                // What Trunk has put behind them stays.
                if is_script || (!moved.is_empty() && it.tag_name() == "meta") {
                    moved.push_str(&tag(it));
                    moved.push_str(if is_script { "</script>" } else { "" });
                    it.remove();
                }
                Ok(())
            }))
            .append_element_content_handler(comments!("head", |it| {
                let mut moved = scripts.borrow_mut();
                if !moved.is_empty() {
                    moved.push_str(&format!("<!--{}-->", it.text()));
                    it.remove();
                }
                Ok(())
            }));
        self.0 = self.rewritten(settings)?;
        let moved = scripts.into_inner();
        if moved.is_empty() {
            return Err("index.html has no scripts in its head".to_owned());
        }
        self.append("head", &moved)
    }

    /// Changes each element that a selector finds.
    fn change(&mut self, selector: &str, mut change: impl FnMut(&mut Element)) -> Result<(), String> {
        let mut is_found = false;
        self.0 =
            self.rewritten(RewriteStrSettings::new().append_element_content_handler(element!(selector, |it| {
                is_found = true;
                change(it);
                Ok(())
            })))?;
        if is_found { Ok(()) } else { Err(format!("index.html has no {selector}")) }
    }

    fn rewritten(&self, settings: RewriteStrSettings) -> Result<String, String> {
        rewrite_str(&self.0, settings).map_err(|error| format!("index.html: {error}"))
    }
}

/// The only one of what a selector finds.
fn only(selector: &str, mut found: Vec<String>) -> Result<String, String> {
    let count = found.len();
    found.pop().filter(|_| count == 1).ok_or_else(|| format!("index.html has {count} {selector} instead of one"))
}

/// A start tag, as it is written.
fn tag(it: &Element) -> String {
    let attributes = it.attributes().iter().map(|it| match it.value().as_str() {
        "" => format!(" {}", it.name()),
        value => format!(" {}=\"{value}\"", it.name()),
    });
    format!("<{}{}>", it.tag_name(), attributes.collect::<String>())
}
