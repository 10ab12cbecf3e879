//! The page that each meeting has for itself, rendered when the site is built.
//!
//! The site is built with one for each meeting of the bundled data, so that a link to a meeting shows that meeting wherever it
//! is shared, and can be read where no program runs. It has no script at all.

use leptos::html;
use leptos::prelude::*;

use super::Data;
use super::about::CitationFiles;
use super::links::{MEETING_PAGES, MEETING_PICTURE};
use super::meeting_facts::{HeadingLevel, MeetingFacts};
use super::render::render;
use super::view;
use crate::dataset::Meeting;
use crate::words::page::{self, meeting as text};
use crate::words::{self, Citation};

/// What such a page may load: nothing that runs.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// What of the site such a page uses.
#[derive(Debug, Clone, Copy)]
pub struct MeetingSite<'a> {
    /// The name of the file with all styles of the site.
    pub styles: &'a str,
    /// The name of its icon.
    pub icon: &'a str,
    /// Its address, with a slash at its end, where it is known.
    pub address: Option<&'a str>,
    /// The width and height of the picture of each meeting, in pixels.
    pub picture_px: (u32, u32),
}

impl MeetingSite<'_> {
    /// The address of a meeting's page.
    pub fn page(&self, meeting: &Meeting) -> Option<String> {
        self.address.map(|address| format!("{address}{MEETING_PAGES}/{}/", meeting.id))
    }
}

/// The whole file for the meeting at a position. `None` where there is no such meeting, or its texts have not come.
pub fn meeting_page(data: &Data, at: usize, site: &MeetingSite) -> Option<String> {
    let meeting = data.dataset.meetings.get(at)?;
    let longer = data.context().meeting_text(at)?;
    let (page, picture_px) = (site.page(&meeting), site.picture_px);
    let (styles, icon) = (format!("../../{}", site.styles), format!("../../{}", site.icon));
    let data = data.clone();
    let page = rendered_once(move || {
        view! {
            <html lang="en">
                <head>
                    <meta charset="utf-8"/>
                    <Head meeting=meeting.clone() summary=longer.summary page=page.clone() picture_px=picture_px styles=styles icon=icon/>
                </head>
                <body>
                    <main>
                        <div class="ct-app" lang="en" dir="ltr">
                            <p class="ct-home"><a href="../../">{words::TITLE}</a></p>
                            <Body data=data at=at meeting=meeting page=page/>
                            <p class="ct-source-line">{text::TERMS}</p>
                        </div>
                    </main>
                </body>
            </html>
        }
    });
    Some(format!("<!doctype html>{page}\n"))
}

/// The HTML of what is never hydrated.
fn rendered_once<V: IntoView>(view: impl FnOnce() -> V) -> String {
    // These comments are for hydration. In words and attributes there is no "<" that is not escaped.
    render(view).replace("<!>", "")
}

/// What is known of the page without being seen on it.
#[component]
fn Head(
    /// The meeting.
    meeting: Meeting,
    /// What it did, in a sentence or two.
    summary: String,
    /// The address of the page, where it is known.
    page: Option<String>,
    /// The width and height of its picture, in pixels.
    picture_px: (u32, u32),
    /// The address of the styles.
    styles: String,
    /// The address of the icon.
    icon: String,
) -> impl IntoView {
    let date = words::meeting_date(meeting.date);
    let title = format!("{}, {date}", meeting.name);
    let about = format!("{date}, {}. {summary}", words::place(&meeting));
    // Without the address of the site the tag needs the page's own, and few who read it know that.
    let picture = page.clone().unwrap_or_default() + MEETING_PICTURE;
    let addresses = page.map(|page| {
        view! {
            {property("og:url", page.clone())}
            <link rel="canonical" href=page/>
        }
    });
    view! {
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content=POLICY/>
        <meta name="referrer" content="no-referrer"/>
        <meta name="color-scheme" content="light dark"/>
        <title>{format!("{title} – {}", words::TITLE)}</title>
        <meta name="description" content=about.clone()/>
        <link rel="stylesheet" href=styles/>
        <link rel="icon" href=icon/>
        <CardTags kind="article" title=title.clone() about=about picture=picture of=title picture_px=picture_px/>
        {addresses}
    }
}

/// What other sites show of a link, as tags: kind, title, a sentence or two, and the address of a picture with what it is of.
pub fn card_tags(
    kind: &'static str,
    title: &str,
    about: &str,
    (picture, of): (&str, &str),
    picture_px: (u32, u32),
) -> String {
    let [title, about, picture, of] = [title, about, picture, of].map(str::to_owned);
    rendered_once(move || {
        view! { <CardTags kind=kind title=title about=about picture=picture of=of picture_px=picture_px/> }
    })
}

/// The same, for the head of a page.
#[component]
fn CardTags(
    /// What the page is: "website" or "article".
    kind: &'static str,
    /// Its title.
    title: String,
    /// A sentence or two.
    about: String,
    /// The address of a picture.
    picture: String,
    /// What the picture is of.
    of: String,
    /// The width and height of the picture, in pixels.
    picture_px: (u32, u32),
) -> impl IntoView {
    let properties = [
        ("og:type", kind.to_owned()),
        ("og:site_name", words::TITLE.to_owned()),
        ("og:title", title),
        ("og:description", about),
        ("og:image", picture),
        ("og:image:width", picture_px.0.to_string()),
        ("og:image:height", picture_px.1.to_string()),
        ("og:image:alt", of),
    ];
    let tags = properties.map(|(name, content)| property(name, content)).collect_view();
    view! { {tags} <meta name="twitter:card" content="summary_large_image"/> }
}

/// A property of the page in Open Graph, whose attribute is not one of HTML.
fn property(name: &'static str, content: String) -> impl IntoView {
    html::meta().attr("property", name).content(content)
}

/// What is known of the meeting, how it is cited, and the ways to others.
#[component]
fn Body(
    /// The data that have the meeting.
    data: Data,
    /// The position of the meeting.
    at: usize,
    /// The meeting.
    meeting: Meeting,
    /// The address of the page, where it is known.
    page: Option<String>,
) -> impl IntoView {
    let citation = Citation::of_meeting(&meeting, page.as_deref()).plain();
    let hint = page.is_none().then(|| view! { " " <span class="ct-hint">{text::CITE_ADDRESS}</span> });
    view! {
        <article class="ct-detail ct-meeting">
            <h1>{meeting.name}</h1>
            <p><a class="ct-show" href=format!("../../?meeting={}", meeting.id)>{text::SHOW}</a></p>
            // The name of the meeting is that of the page.
            <MeetingFacts data=data.clone() at=at level=HeadingLevel::Two on_paper=None/>
            <h2>{text::CITE}</h2>
            <p class="ct-citation">{citation}</p>
            <p><CitationFiles/>{hint}</p>
        </article>
        <Neighbours data=data at=at/>
    }
}

/// The ways to the meetings before and after in time, by name.
#[component]
fn Neighbours(
    /// The data that have the meetings.
    data: Data,
    /// The position of the meeting between them.
    at: usize,
) -> impl IntoView {
    let link = |(at, words): (Option<usize>, &'static str)| {
        let meeting = data.dataset.meetings.get(at?)?;
        Some(view! {
            <p>
                {format!("{words} ")}
                <a href=format!("../{}/", meeting.id)>{meeting.name}</a>
                {format!(", {}", words::meeting_date(meeting.date))}
            </p>
        })
    };
    let links = [(at.checked_sub(1), text::BEFORE), (at.checked_add(1), text::AFTER)];
    let links: Vec<_> = links.into_iter().filter_map(link).collect();
    view! { <nav class="ct-neighbours" aria-label=page::detail::TRAVEL>{links}</nav> }
}
