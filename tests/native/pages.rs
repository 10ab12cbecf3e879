//! Meeting page tests: each says all that is known of its meeting, without a program and wherever it lies.

use std::collections::BTreeSet;

use coalition_timeline::dataset::SourcePlace;
use coalition_timeline::ui::{MEETING_PAGES, MEETING_PICTURE, MeetingSite, meeting_page};
use coalition_timeline::words;

use super::accepted;
use super::bundled::{dataset, meeting, meetings, texts};
use super::rendered::{ours, without_texts};

const SITE: MeetingSite =
    MeetingSite { styles: "styles-1.css", icon: "icon-1.svg", address: None, picture_px: (1200, 630) };

fn page_of(at: usize, site: &MeetingSite) -> String {
    meeting_page(ours(), at, site).unwrap()
}

/// The pages of all meetings, in order of time.
fn pages() -> Vec<String> {
    (0..meetings().len()).map(|at| page_of(at, &SITE)).collect()
}

fn escaped(text: &str) -> String {
    words::Escaped(text).to_string()
}

/// What stands between two texts, each time.
fn between<'a>(html: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    html.split(before).skip(1).map(|rest| rest.split(after).next().unwrap()).collect()
}

/// The content of the tag of the head with this name.
fn tag<'a>(page: &'a str, name: &str) -> &'a str {
    between(page, &format!("\"{name}\" content=\""), "\"").first().unwrap_or_else(|| panic!("no {name} in {page}"))
}

/// Elements without an end.
const VOID: [&str; 3] = ["meta", "link", "br"];

/// Asserts that each tag is ended by its own, in order.
fn is_nested(page: &str) {
    let mut open = Vec::new();
    for part in page.strip_prefix("<!doctype html>").expect("a kind of document").split('<').skip(1) {
        let (tag, words) = part.split_once('>').unwrap_or_else(|| panic!("<{part} has no end"));
        assert!(!words.contains('>'), "a stray > in {words}");
        let name = tag.split(' ').next().unwrap();
        match name.strip_prefix('/') {
            Some(ended) => assert_eq!(open.pop(), Some(ended), "{page}"),
            None if VOID.contains(&name) => {}
            None => open.push(name),
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "<{tag}>");
    }
    assert_eq!(open, [""; 0]);
}

#[test]
fn a_person_has_read_one() {
    let at = dataset().meeting_position("2017-11-15-amman").unwrap();
    let page = page_of(at, &MeetingSite { address: Some("https://example.org/timeline/"), ..SITE });
    let mut lines = page;
    for tag in ["<meta", "<link", "<title", "<h1", "<h2", "<p", "<li", "<dt", "<nav", "<article", "</article"] {
        lines = lines.replace(tag, &format!("\n{tag}"));
    }
    accepted::check("tests/native/meeting-page.txt", &lines, Some("tests/native/meeting-page.new.txt"));
}

#[test]
fn each_is_a_page_of_its_own() {
    let pages = pages();
    let mut titles = BTreeSet::new();
    for (page, meeting) in pages.iter().zip(meetings()) {
        is_nested(page);
        assert!(page.contains("<html lang=\"en\">"), "{}", meeting.id);
        assert_eq!(between(page, "<h1>", "</h1>"), [escaped(&meeting.name)], "{}", meeting.id);
        let levels = between(page, "<h", ">").into_iter().filter(|rest| rest.len() == 1);
        assert!(levels.skip(1).all(|level| level == "2"), "{}", meeting.id);
        titles.extend(between(page, "<title>", "</title>"));
        assert_eq!(tag(page, "og:type"), "article");
        assert!(tag(page, "og:title").starts_with(&escaped(&meeting.name)), "{}", meeting.id);
        for name in ["description", "og:description"] {
            let about = tag(page, name);
            assert!(about.starts_with(&escaped(&words::meeting_date(meeting.date))), "{about}");
            assert!(about.len() > 60, "{about}");
        }
        // The date is said as exactly as it is known.
        let date = format!("<dd>{}</dd>", escaped(&words::meeting_date(meeting.date)));
        assert!(page.contains(&date), "{date} in {page}");
    }
    assert_eq!(titles.len(), meetings().len());
}

#[test]
fn nothing_on_them_needs_a_program() {
    for page in pages() {
        for forbidden in ["<script", " style=", "<style", " on", "<button", "data-", "tabindex"] {
            let tags = page.split('<').filter_map(|part| part.split('>').next());
            // Words between quotation marks may say anything.
            let outside = |tag: &str| format!("<{}", tag.split('"').step_by(2).collect::<Vec<_>>().join("\""));
            assert!(!tags.map(outside).any(|tag| tag.contains(forbidden)), "{forbidden} in {page}");
        }
        let policy = between(&page, "Content-Security-Policy\" content=\"", "\"")[0];
        assert!(policy.starts_with("default-src 'none';") && !policy.contains("script-src"), "{policy}");
    }
}

#[test]
fn every_figure_has_a_source_and_every_source_its_link() {
    for (at, page) in pages().iter().enumerate() {
        let meeting = &meetings()[at];
        let figures = meeting.membership.len() + meeting.new_members.len() + meeting.pledges.len();
        let cited: Vec<&str> = between(page, "<ul class=\"ct-reports\">", "</ul>")
            .into_iter()
            .flat_map(|list| between(list, "<li", "</li>"))
            .collect();
        assert_eq!(cited.len(), figures, "{}", meeting.id);
        assert!(cited.iter().all(|line| line.contains("class=\"ct-cite\"")), "{}", meeting.id);
        let facts = between(page, "<dl>", "</dl>")[0];
        assert_eq!(
            facts.matches("class=\"ct-cite\"").count(),
            usize::from(meeting.attendance.is_some()),
            "{}",
            meeting.id
        );
        let remarks = meeting.pledges.iter().flat_map(|pledge| words::pledge_remarks(pledge, meeting));
        for remark in remarks {
            assert!(page.contains(&escaped(&remark)), "{remark} of {}", meeting.id);
        }
        let list = between(page, "<ol class=\"ct-sources\">", "</ol>")[0];
        let sources = texts().meetings.get(at).unwrap().sources;
        assert_eq!(list.matches("<li>").count(), sources.len(), "{}", meeting.id);
        for source in sources {
            let place = match &texts().sources[source.0 as usize].place {
                SourcePlace::Address(address) => format!("href=\"{}\"", escaped(address)),
                SourcePlace::Document(document) => escaped(document),
            };
            assert!(list.contains(&place), "{place} of {}", meeting.id);
        }
    }
}

#[test]
fn links_lead_to_files_that_are_written() {
    let ids: BTreeSet<&str> = meetings().iter().map(|meeting| meeting.id.as_str()).collect();
    for (at, page) in pages().iter().enumerate() {
        let id = &meetings()[at].id;
        let show = format!("../../?meeting={id}");
        let known = ["../../", "../../styles-1.css", "../../icon-1.svg", "citation.bib", "citation.ris", &show];
        let relative = between(page, "href=\"", "\"").into_iter().filter(|link| !link.starts_with("http"));
        let (mut neighbours, mut found) = (Vec::new(), BTreeSet::new());
        for link in relative {
            match link.strip_prefix("../").and_then(|link| link.strip_suffix('/')).filter(|name| ids.contains(name)) {
                Some(name) => neighbours.push(name),
                None => assert!(known.contains(&link) && found.insert(link), "{link} of {id}"),
            }
        }
        assert_eq!(found.len(), known.len(), "{id}: {found:?}");
        let around = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| meetings().get(at));
        assert_eq!(neighbours, around.map(|meeting| meeting.id.as_str()).collect::<Vec<_>>(), "{id}");
        assert_eq!(tag(page, "og:image"), MEETING_PICTURE);
        assert!(!page.contains("canonical"), "{id}");
    }
}

#[test]
fn a_site_that_knows_its_address_says_it() {
    let site = MeetingSite { address: Some("https://example.org/?a&b/"), ..SITE };
    let rome = meeting("2021-06-28-rome");
    let page = page_of(dataset().meeting_position(&rome.id).unwrap(), &site);
    let address = format!("https://example.org/?a&amp;b/{MEETING_PAGES}/{}/", rome.id);
    assert_eq!(tag(&page, "og:url"), address);
    assert_eq!(between(&page, "rel=\"canonical\" href=\"", "\""), [address.as_str()]);
    assert_eq!(tag(&page, "og:image"), format!("{address}{MEETING_PICTURE}"));
    assert!(between(&page, "<p class=\"ct-citation\">", "</p>")[0].ends_with(&address));
}

#[test]
fn there_is_none_without_its_texts() {
    assert_eq!(meeting_page(&without_texts(ours()), 0, &SITE), None);
    assert_eq!(meeting_page(ours(), meetings().len(), &SITE), None);
}
