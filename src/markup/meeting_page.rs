//! What is on the page that each meeting has for itself, as HTML?
//!
//! The site is built with one for each meeting of the bundled data, so that a link to a meeting shows that meeting wherever it
//! is shared, and can be read where no program runs. It has no script at all.

use super::about::citation_files;
use super::detail::write_known;
use super::html::Html;
use crate::dataset::{Known, Meeting, MeetingText};
use crate::words::page::{self, meeting as text};
use crate::words::{self, Citation};

/// The folder of these pages, each in a folder of its own.
pub const MEETING_PAGES: &str = "meetings";
/// The picture in such a folder, which is seen of a link to the meeting.
pub const MEETING_PICTURE: &str = "picture.png";

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
pub fn meeting_page(known: Known, at: usize, site: &MeetingSite) -> Option<String> {
    let meeting = known.dataset.meetings.get(at)?;
    let longer = known.meeting_text(at)?;
    let mut out = Html::default();
    out.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    head(&mut out, &meeting, &longer, site);
    out.raw("</head><body><main><div class=\"ct-app\" lang=\"en\" dir=\"ltr\">");
    out.wrap("<p class=\"ct-home\"><a href=\"../../\">", words::TITLE, "</a></p>");
    out.wrap("<article class=\"ct-detail ct-meeting\"><h1>", &meeting.name, "</h1>");
    out.wrap("<p><a class=\"ct-show\" href=\"../../?meeting=", &meeting.id, "\">").wrap("", text::SHOW, "</a></p>");
    body(&mut out, known, &meeting, at);
    cite(&mut out, &meeting, site);
    out.raw("</article>");
    travel(&mut out, known, at);
    out.wrap("<p class=\"ct-source-line\">", text::TERMS, "</p></div></main></body></html>\n");
    Some(out.into_string())
}

fn head(out: &mut Html, meeting: &Meeting, longer: &MeetingText, site: &MeetingSite) {
    let date = words::meeting_date(meeting.date);
    let title = format!("{}, {date}", meeting.name);
    let about = format!("{date}, {}. {}", words::place(meeting), longer.summary);
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    out.raw(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; font-src 'self'; \
         img-src 'self'; base-uri 'none'; form-action 'none'\">",
    );
    out.raw("<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"color-scheme\" content=\"light dark\">");
    out.wrap("<title>", &title, " – ").wrap("", words::TITLE, "</title>");
    out.wrap("<meta name=\"description\" content=\"", &about, "\">");
    out.wrap("<link rel=\"stylesheet\" href=\"../../", site.styles, "\">");
    out.wrap("<link rel=\"icon\" href=\"../../", site.icon, "\">");
    // Without the address of the site the tag needs the page's own, and few who read it know that.
    let picture = site.page(meeting).unwrap_or_default() + MEETING_PICTURE;
    out.made(&card_tags("article", &title, &about, (&picture, &title), site.picture_px));
    if let Some(page) = site.page(meeting) {
        out.wrap("<meta property=\"og:url\" content=\"", &page, "\">");
        out.wrap("<link rel=\"canonical\" href=\"", &page, "\">");
    }
}

/// What other sites show of a link, as tags: kind, title, a sentence or two, and the address of a picture with what it is of.
pub fn card_tags(
    kind: &'static str,
    title: &str,
    about: &str,
    (picture, of): (&str, &str),
    (width, height): (u32, u32),
) -> String {
    let mut out = Html::default();
    let (width, height) = (width.to_string(), height.to_string());
    let properties = [
        ("og:type\" content=\"", kind),
        ("og:site_name\" content=\"", words::TITLE),
        ("og:title\" content=\"", title),
        ("og:description\" content=\"", about),
        ("og:image\" content=\"", picture),
        ("og:image:width\" content=\"", &width),
        ("og:image:height\" content=\"", &height),
        ("og:image:alt\" content=\"", of),
    ];
    for (name, value) in properties {
        out.raw("<meta property=\"").raw(name).text(value).raw("\">");
    }
    out.raw("<meta name=\"twitter:card\" content=\"summary_large_image\">");
    out.into_string()
}

/// What the detail says of the meeting, under a heading one level higher: the name of the meeting is that of the page.
fn body(out: &mut Html, known: Known, meeting: &Meeting, at: usize) {
    let mut detail = Html::default();
    write_known(&mut detail, known, meeting, at);
    // Only tags are changed by this: in words there is no "<".
    out.made(&detail.into_string().replace("<h3>", "<h2>").replace("</h3>", "</h2>"));
}

fn cite(out: &mut Html, meeting: &Meeting, site: &MeetingSite) {
    let citation = Citation::of_meeting(meeting, site.page(meeting).as_deref());
    out.wrap("<h2>", text::CITE, "</h2>").wrap("<p class=\"ct-citation\">", &citation.plain(), "</p><p>");
    citation_files(out);
    if site.address.is_none() {
        out.wrap(" <span class=\"ct-hint\">", text::CITE_ADDRESS, "</span>");
    }
    out.raw("</p>");
}

/// To the meetings before and after in time, by name.
fn travel(out: &mut Html, known: Known, at: usize) {
    out.wrap("<nav class=\"ct-neighbours\" aria-label=\"", page::detail::TRAVEL, "\">");
    for (at, words) in [(at.checked_sub(1), text::BEFORE), (at.checked_add(1), text::AFTER)] {
        let Some(meeting) = at.and_then(|at| known.dataset.meetings.get(at)) else { continue };
        out.wrap("<p>", words, " ").wrap("<a href=\"../", &meeting.id, "/\">").wrap("", &meeting.name, "</a>, ");
        out.wrap("", &words::meeting_date(meeting.date), "</p>");
    }
    out.raw("</nav>");
}
