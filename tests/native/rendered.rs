//! HTML of components, and what it is made of.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use coalition_timeline::dataset::Whole;
use coalition_timeline::platform::{Address, Origin};
use coalition_timeline::ui::{
    self, App, Beginning, Data, Instance, MeetingDetail, MeetingLinks, MomentDetail, Phase, Setting, Shown, SizeDetail,
    Surface, Timeline,
};
use coalition_timeline::view::Theme;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::bundled::whole;

/// The HTML of a view, without the comments that hydration finds its places by.
pub fn html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    uncommented(&ui::render(view))
}

/// The same of HTML that has been rendered already.
pub fn uncommented(html: &str) -> String {
    // One stands between parts, one for nothing. In words and attributes there is no "<" that is not escaped.
    html.replace("<!>", "").replace("<!--<() />-->", "")
}

/// Data with their longer texts.
pub fn data(whole: &Whole) -> Data {
    Data { dataset: Arc::new(whole.dataset.clone()), texts: Some(Arc::new(whole.texts.clone())) }
}

/// Our own data, with their longer texts.
pub fn ours() -> &'static Data {
    static OURS: LazyLock<Data> = LazyLock::new(|| data(whole()));
    &OURS
}

/// Data whose longer texts have not come.
pub fn without_texts(data: &Data) -> Data {
    Data { dataset: data.dataset.clone(), texts: None }
}

/// Data that have no address, such as those of a file.
pub fn unaddressed() -> Origin {
    // Natively there are no files. Nobody looks into this one.
    Origin::Inline(JsValue::NULL.unchecked_into())
}

/// The state of a timeline.
pub fn timeline(data: &Data, surface: Surface, origin: Origin, query: &str) -> Timeline {
    let beginning = Beginning {
        dataset: data.dataset.clone(),
        texts: data.texts.clone(),
        index: None,
        origin,
        query: query.to_owned(),
        chosen_theme: Theme::System,
    };
    Timeline::new(beginning, Setting::new(surface, String::new(), None, |_| {}), NodeRef::new())
}

fn instance(surface: Surface) -> Instance {
    Instance::new(surface, Address::default(), UnsyncCallback::new(|_| {}))
}

/// The whole view of some data where the program mounts it. The parts of the chart that lie over the picture are there without what
/// they get from it.
pub fn mounted(data: &Data, surface: Surface, origin: Origin, query: &str) -> String {
    html(|| {
        let (instance, timeline) = (instance(surface), timeline(data, surface, origin, query));
        instance.phase.set(Phase::Ready(Shown { timeline, redirected_to: None, faults: 0 }));
        view! { <App instance prerendered=None/> }
    })
}

/// A part of that.
pub fn part<V: IntoView>(
    data: &Data,
    surface: Surface,
    origin: Origin,
    query: &str,
    part: impl FnOnce(Timeline) -> V,
) -> String {
    html(|| {
        let timeline = timeline(data, surface, origin, query);
        provide_context(instance(surface));
        ui::provide_timeline(timeline);
        part(timeline)
    })
}

/// The open meeting at a position, as if it were the only one.
pub fn meeting_detail(data: &Data, at: usize) -> String {
    let data = data.clone();
    html(move || {
        let (on_open, on_close) = (Callback::new(|_| {}), Callback::new(|()| {}));
        let (links, heading, section) = (MeetingLinks::default(), NodeRef::new(), NodeRef::new());
        view! { <MeetingDetail data at links on_open on_close heading section/> }
    })
}

/// The open moment at a position.
pub fn moment_detail(data: &Data, at: usize) -> String {
    let data = data.clone();
    html(move || {
        let (on_close, heading, section) = (Callback::new(|()| {}), NodeRef::new(), NodeRef::new());
        view! { <MomentDetail data at on_close heading section/> }
    })
}

/// The open size at a position.
pub fn size_detail(data: &Data, at: usize) -> String {
    let data = data.clone();
    html(move || {
        let (on_open, on_close) = (Callback::new(|_| {}), Callback::new(|()| {}));
        let (heading, section) = (NodeRef::new(), NodeRef::new());
        view! { <SizeDetail data at on_open on_close heading section/> }
    })
}

/// A piece of HTML: words, the beginning of an element, or its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words between tags.
    Words(String),
    /// A tag with its attributes.
    Begin(String, BTreeMap<String, String>),
    /// The end of an element.
    End(String),
}

impl Piece {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        match self {
            Self::Begin(_, attributes) => attributes.get(name).map(String::as_str),
            _ => None,
        }
    }

    /// Whether it begins an element with this class.
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|it| it == class))
    }

    /// Whether it begins an element that has no end.
    fn is_void(&self) -> bool {
        matches!(self, Self::Begin(name, _) if ["input", "br", "meta", "link"].contains(&name.as_str()))
    }
}

fn decoded(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .into_iter()
        .fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

fn attributes(mut rest: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    while let Some(start) = rest.find(|c: char| !c.is_whitespace() && c != '/') {
        rest = &rest[start..];
        let end = rest.find(|c: char| c == '=' || c.is_whitespace() || c == '/').unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = "";
        if let Some(quoted) = rest.strip_prefix("=\"") {
            (value, rest) = quoted.split_once('"').unwrap();
        }
        assert!(!rest.starts_with('='), "a value without quotation marks: {rest}");
        let value = decoded(value);
        let value = if name == "class" { value.split_whitespace().collect::<Vec<_>>().join(" ") } else { value };
        assert!(found.insert(name, value).is_none(), "an attribute is there twice");
    }
    found
}

/// The pieces of HTML. Words that nothing parts are one.
pub fn pieces(html: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for (at, part) in html.split('<').enumerate() {
        let words = if at == 0 {
            part
        } else {
            let (tag, words) = part.split_once('>').unwrap_or_else(|| panic!("<{part} has no end"));
            found.push(match tag.strip_prefix('/') {
                Some(name) => Piece::End(name.to_owned()),
                None => {
                    let (name, rest) = tag.split_once([' ', '/']).unwrap_or((tag, ""));
                    Piece::Begin(name.to_owned(), attributes(rest))
                }
            });
            if let (true, Some(Piece::Begin(name, _))) = (tag.ends_with('/'), found.last()) {
                found.push(Piece::End(name.clone()));
            }
            words
        };
        if !words.is_empty() {
            found.push(Piece::Words(decoded(words)));
        }
    }
    found
}

/// The pieces without some elements and all that is in them.
pub fn without(pieces: Vec<Piece>, is_left_out: impl Fn(&Piece) -> bool) -> Vec<Piece> {
    let (mut kept, mut depth) = (Vec::new(), 0_usize);
    for piece in pieces {
        let begins = matches!(piece, Piece::Begin(..)) && !piece.is_void();
        if depth > 0 || is_left_out(&piece) {
            depth = if begins { depth + 1 } else { depth - usize::from(matches!(piece, Piece::End(_))) };
            continue;
        }
        kept.push(piece);
    }
    kept
}

/// HTML as lines that a person can read: one for each tag with the words that begin it, without ends and without what is in pictures.
pub fn outline(html: &str) -> String {
    let (mut out, mut depth, mut picture) = (String::new(), 0_usize, None::<usize>);
    let mut has_begun = false;
    for piece in pieces(html) {
        let indent = "  ".repeat(depth);
        let is_first = std::mem::replace(&mut has_begun, matches!(piece, Piece::Begin(..)) && !piece.is_void());
        match &piece {
            Piece::End(_) => {
                depth -= 1;
                picture = picture.filter(|picture| *picture < depth);
            }
            Piece::Words(words) if picture.is_none() && is_first => {
                out.truncate(out.trim_end().len());
                out.push_str(&format!(" “{words}”\n"));
            }
            Piece::Words(words) if picture.is_none() => out.push_str(&format!("{indent}“{words}”\n")),
            Piece::Words(_) => {}
            Piece::Begin(name, attributes) => {
                if picture.is_none() {
                    let attribute = |(name, value): (&String, &String)| match value.is_empty() {
                        true => format!(" {name}"),
                        false => format!(" {name}=\"{value}\""),
                    };
                    let attributes: String = attributes.iter().map(attribute).collect();
                    out.push_str(&format!("{indent}<{name}{attributes}>\n"));
                }
                if name == "svg" {
                    picture = picture.or(Some(depth));
                }
                depth += usize::from(!piece.is_void());
            }
        }
    }
    assert_eq!(depth, 0, "{html}");
    out
}
