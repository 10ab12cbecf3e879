//! What is known of the meeting or the size that is open, and who says so, as HTML?

use std::collections::BTreeSet;

use super::html::Html;
use crate::dataset::{
    Composition, Known, Meeting, PartialDate, Report, Size, Source, SourceKind, SourcePlace, SourceRef, SourceText,
};
use crate::words::page::detail as text;
use crate::words::{self, page};

/// Where a meeting stands among those shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links {
    /// The id of the one before.
    pub previous: Option<String>,
    /// The id of the one after.
    pub next: Option<String>,
    /// "2 of 93"; `None` where the filters leave the meeting out.
    pub place: Option<String>,
    /// The address of its own page, which is relative on our page; `None` where it has none.
    pub page: Option<String>,
}

/// A meeting with every figure and its sources. The heading can take the focus.
pub fn meeting_detail(known: Known, at: usize, links: &Links) -> String {
    let mut out = Html::default();
    write_meeting(&mut out, known, at, links);
    out.into_string()
}

/// The same, in a page or on paper.
pub(super) fn write_meeting(out: &mut Html, known: Known, at: usize, links: &Links) {
    let Some(meeting) = known.dataset.meetings.get(at) else { return };
    head(out, &meeting.name);
    if links.place.is_none() {
        out.wrap("<p class=\"ct-outside\">", page::OUTSIDE, "</p>");
    }
    write_known(out, known, &meeting, at);
    if !out.is_on_paper() {
        own_page(out, links);
        travel(out, links);
    }
}

/// All that is known of a meeting, under its heading.
pub(super) fn write_known(out: &mut Html, known: Known, meeting: &Meeting, at: usize) {
    let longer = known.meeting_text(at);
    let doubt = words::confidence(meeting.confidence);
    if let Some(doubt) = doubt {
        let notes = longer.as_ref().map_or("", |longer| &longer.notes);
        out.wrap("<p class=\"ct-confidence\">", doubt, ". ").text(notes).raw("</p>");
    }
    out.wrap("<p>", longer.as_ref().map_or(page::MORE_COMES, |longer| &longer.summary), "</p>");
    facts(out, known, meeting, longer.as_ref().map_or("", |longer| &longer.host_notes));
    sizes(out, known, meeting, at);
    if !meeting.new_members.is_empty() {
        out.wrap("<h3>", &words::new_members(&known.dataset.labels), "</h3><ul class=\"ct-reports\">");
        for member in &meeting.new_members {
            out.wrap("<li>", &member.name, " ");
            cite(out, known, member.source);
            out.raw("</li>");
        }
        out.raw("</ul>");
    }
    pledges(out, known, meeting);
    if let Some(longer) = longer {
        if doubt.is_none() && !longer.notes.is_empty() {
            out.wrap("<h3>", text::NOTES, "</h3>").wrap("<p>", &longer.notes, "</p>");
        }
        out.wrap("<h3>", text::SOURCES, "</h3>");
        if out.is_on_paper() {
            out.raw("<p>");
            numbers(out, longer.sources);
            out.raw("</p>");
        } else {
            source_list(out, known, &longer.sources);
        }
    }
}

/// What is open, around its content. It is named as its heading.
pub fn detail(content: &str) -> String {
    let mut out = Html::default();
    out.raw("<section class=\"ct-detail\" part=\"detail\">");
    out.made(content).raw("</section>");
    out.into_string()
}

/// A point of the growth line with every report that belongs to it.
pub fn size_detail(known: Known, at: usize) -> String {
    let mut out = Html::default();
    write_size(&mut out, known, at);
    out.into_string()
}

/// The same, in a page or on paper.
pub(super) fn write_size(out: &mut Html, known: Known, at: usize) {
    let dataset = known.dataset;
    let Some(size) = dataset.growth.points.get(at) else { return };
    head(out, &words::size(size, &dataset.labels));
    out.wrap("<p>", &words::since(size.date), ". ").text(&size.note).raw(" ");
    cite(out, known, size.source);
    out.raw("</p>");
    match size.meeting.and_then(|at| known.dataset.meetings.get(at)) {
        Some(meeting) if out.is_on_paper() => {
            out.wrap("<p>", &meeting.name, "</p>");
        }
        Some(meeting) => {
            out.wrap("<p><button type=\"button\" class=\"ct-link\" data-meeting=\"", &meeting.id, "\">");
            out.wrap("", &meeting.name, "</button></p>");
        }
        None => {}
    }
    joined(out, known, at);
    other_reports(out, known, size, at);
}

fn head(out: &mut Html, title: &str) {
    if out.is_on_paper() {
        out.wrap("<h2>", title, "</h2>");
        return;
    }
    out.wrap("<div class=\"ct-detail-head\"><h2 tabindex=\"-1\">", title, "</h2>");
    out.wrap(
        "<button type=\"button\" class=\"ct-close\" data-close><span class=\"ct-unseen\">",
        page::CLOSE,
        "</span></button></div>",
    );
}

/// When, where, by whom, of which kind.
fn facts(out: &mut Html, known: Known, meeting: &Meeting, host_notes: &str) {
    out.raw("<dl>");
    out.wrap("<dt>", text::DATE, "</dt>").wrap("<dd>", &words::meeting_date(meeting.date), "</dd>");
    out.wrap("<dt>", text::PLACE, "</dt>").wrap("<dd>", &words::place(meeting), "</dd>");
    out.wrap("<dt>", text::HOSTS, "</dt>").wrap("<dd>", &words::hosts(meeting), "");
    out.wrap(" <span class=\"ct-aside-note\">", host_notes, "</span></dd>");
    let mut kind = vec![words::level(meeting.level), words::composition(meeting.composition)];
    if known.dataset.labels.is_other && meeting.composition == Composition::Other {
        // Nobody has said so: it is what stands where nothing is said.
        kind.pop();
    }
    kind.push(words::format(meeting.format));
    out.wrap("<dt>", text::KIND, "</dt>").wrap("<dd>", &kind.join(" · "), "</dd>");
    if let Some(attendance) = &meeting.attendance {
        out.wrap("<dt>", text::ATTENDANCE, "</dt>").wrap("<dd>", &words::attendance(attendance), " ");
        cite(out, known, attendance.source);
        out.raw("</dd>");
    }
    out.raw("</dl>");
}

/// Every reported size, side by side, each with how it stands to the line.
fn sizes(out: &mut Html, known: Known, meeting: &Meeting, at: usize) {
    let dataset = known.dataset;
    if meeting.membership.is_empty() {
        return;
    }
    let line = dataset.growth.position_at(meeting.date.last_day()).and_then(|at| dataset.growth.points.get(at));
    let is_rival = |report: &Report| {
        let same = |rival: &Report| rival.value() == report.value() && rival.source == report.source;
        dataset.rivals().any(|(.., dated)| dated.meeting == Some(at) && same(&dated.report))
    };
    out.wrap("<h3>", &words::sizes(&dataset.labels), "</h3><ul class=\"ct-reports\">");
    for report in &meeting.membership {
        let stands = if is_rival(report) {
            text::DIFFERS
        } else if line.is_some_and(|line| report.partners() == Some(line.total)) {
            text::LINE
        } else {
            ""
        };
        reported(out, known, None, report, stands);
    }
    out.raw("</ul>");
}

/// One reported size with its source, after its date where it is not that of the meeting around it.
pub fn reported(out: &mut Html, known: Known, date: Option<PartialDate>, report: &Report, stands: &'static str) {
    out.raw(if stands == text::DIFFERS { "<li class=\"ct-rival\">" } else { "<li>" });
    if let Some(date) = date {
        out.wrap("", &words::partial_date(date), ": ");
    }
    out.text(&words::reported_size(report, &known.dataset.labels));
    remarks(out, &[words::standing(report.standing, &known.dataset.labels), stands.into()]);
    out.raw(" ");
    cite(out, known, report.source);
    out.raw("</li>");
}

/// What else to know of a figure, in brackets; nothing where there is nothing to say.
fn remarks<S: AsRef<str>>(out: &mut Html, remarks: &[S]) {
    let remarks: Vec<&str> = remarks.iter().map(AsRef::as_ref).filter(|words| !words.is_empty()).collect();
    if !remarks.is_empty() {
        out.wrap(" <span class=\"ct-remark\">(", &remarks.join("; "), ")</span>");
    }
}

fn pledges(out: &mut Html, known: Known, meeting: &Meeting) {
    if meeting.pledges.is_empty() {
        return;
    }
    out.wrap("<h3>", text::PLEDGES, "</h3><ul class=\"ct-reports\">");
    for pledge in &meeting.pledges {
        out.wrap("<li><strong>", &words::pledge(pledge, &known.dataset.labels), "</strong>: ").text(&pledge.purpose);
        remarks(out, &words::pledge_remarks(pledge, meeting));
        out.raw(" ");
        cite(out, known, pledge.source);
        out.raw("</li>");
    }
    out.raw("</ul>");
}

/// The members known to have joined on a day while a point was in force.
fn joined(out: &mut Html, known: Known, at: usize) {
    let dataset = known.dataset;
    let is_then = |day| dataset.growth.position_at(day) == Some(at);
    let mut members = dataset.members.iter().filter(|member| member.join_day().is_some_and(is_then)).peekable();
    if members.peek().is_none() {
        return;
    }
    out.wrap("<h3>", &words::new_members(&known.dataset.labels), "</h3><ul class=\"ct-reports\">");
    for member in members {
        out.wrap("<li>", &member.name, ", ").text(&words::partial_date(member.joined)).wrap(": ", &member.basis, " ");
        cite(out, known, member.source);
        out.raw("</li>");
    }
    out.raw("</ul>");
}

fn other_reports(out: &mut Html, known: Known, size: &Size, at: usize) {
    if size.reports.is_empty() {
        return;
    }
    let rivals: Vec<usize> =
        known.dataset.rivals().filter(|(point, ..)| *point == at).map(|(_, report, _)| report).collect();
    out.wrap("<h3>", words::OTHER_REPORTS, "</h3><ul class=\"ct-reports\">");
    for (number, dated) in size.reports.iter().enumerate() {
        let stands = if rivals.contains(&number) { text::DIFFERS } else { "" };
        reported(out, known, Some(dated.date), &dated.report, stands);
    }
    out.raw("</ul>");
}

/// A short link to the source of one figure; its name alone while its address is not known. On paper, the number of its
/// note.
pub fn cite(out: &mut Html, known: Known, source: SourceRef) {
    if out.is_on_paper() {
        out.raw("<span class=\"ct-note\">[");
        numbers(out, [source]);
        out.raw("]</span>");
        return;
    }
    let Some((source, text)) = known.source(source) else { return };
    let name = words::source_short(source);
    let Some(text) = text else {
        out.wrap("<span class=\"ct-cite\">", &name, "</span>");
        return;
    };
    let is_link = match &text.place {
        SourcePlace::Address(url) => {
            out.wrap("<a class=\"ct-cite\" target=\"_blank\" rel=\"noopener noreferrer\" href=\"", url, "\"");
            true
        }
        SourcePlace::Document(_) => {
            out.raw("<span class=\"ct-cite\"");
            false
        }
    };
    out.wrap(" title=\"", &text.title, "\"");
    // The title, which is seen when it is pointed at, may be in another language than the name that stands there.
    match &text.language {
        Some(language) => out.wrap(" lang=\"", language, "\"><span lang=\"en\">"),
        None => out.raw("><span>"),
    };
    out.text(&name);
    if is_link {
        new_tab(out);
    }
    out.raw(if is_link { "</span></a>" } else { "</span></span>" });
}

/// Says of a link that it opens a new tab, to people who do not see the arrow.
fn new_tab(out: &mut Html) {
    out.wrap("<span class=\"ct-unseen\"> ", page::NEW_TAB, "</span>");
}

/// A title in its own language and direction, between words of ours.
fn title(out: &mut Html, text: &SourceText) {
    out.raw("<bdi");
    if let Some(language) = &text.language {
        out.wrap(" lang=\"", language, "\"");
    }
    out.wrap(">", &text.title, "</bdi>");
}

/// On paper, the numbers of some sources' notes, in their order and each once.
pub(super) fn numbers(out: &mut Html, sources: impl IntoIterator<Item = SourceRef>) {
    let numbers: BTreeSet<usize> = sources.into_iter().filter_map(|source| out.number(source)).collect();
    out.text(&words::note_numbers(numbers));
}

/// Some sources in full, a line each.
pub(super) fn source_list(out: &mut Html, known: Known, sources: &[SourceRef]) {
    out.raw(if out.is_on_paper() { "<ol class=\"ct-notes-list\">" } else { "<ol class=\"ct-sources\">" });
    for (source, text) in sources.iter().filter_map(|source| known.source(*source)) {
        out.raw("<li>");
        source_line(out, known, source, text);
        out.raw("</li>");
    }
    out.raw("</ol>");
}

/// A source in full: publisher, title, date, link. On paper a link is its address.
fn source_line(out: &mut Html, known: Known, source: &Source, text: Option<&SourceText>) {
    out.wrap("", &source.publisher, "");
    match text {
        Some(text @ SourceText { place: SourcePlace::Address(_), .. }) if out.is_on_paper() => {
            title(out.raw(", "), text);
        }
        Some(text @ SourceText { place: SourcePlace::Address(url), .. }) => {
            out.wrap(", <a target=\"_blank\" rel=\"noopener noreferrer\" href=\"", url, "\">");
            title(out, text);
            new_tab(out);
            out.raw("</a>");
        }
        Some(text @ SourceText { place: SourcePlace::Document(document), .. }) => {
            title(out.raw(", "), text);
            out.wrap(" (", &words::without_address(&known.dataset.labels, document), ")");
        }
        None => {}
    }
    let date = source.date.map_or_else(|| words::NO_DATE.to_owned(), words::partial_date);
    out.wrap(", ", &date, "");
    if !known.dataset.labels.is_other || source.kind != SourceKind::Other {
        out.wrap(" · ", words::source_kind(source.kind), "");
    }
    if let (true, Some(SourceText { place: SourcePlace::Address(url), .. })) = (out.is_on_paper(), text) {
        out.raw(" ");
        printed_address(out, url);
    }
}

/// An address that can be read on paper, and followed in a file made of it.
pub(super) fn printed_address(out: &mut Html, address: &str) {
    out.wrap("<a class=\"ct-address\" href=\"", address, "\">").wrap("", address, "</a>");
}

/// To the page that the meeting has for itself: out of a page that is not ours, where its address is a whole one.
fn own_page(out: &mut Html, links: &Links) {
    let Some(address) = &links.page else { return };
    let is_ours = !address.contains("://");
    out.wrap("<p><a class=\"ct-own-page\" href=\"", address, "\"");
    out.raw(if is_ours { ">" } else { " target=\"_blank\" rel=\"noopener\">" });
    out.text(page::meeting::PAGE);
    if !is_ours {
        new_tab(out);
    }
    out.raw("</a></p>");
}

/// To the meeting before and after among those shown.
fn travel(out: &mut Html, links: &Links) {
    let button = |out: &mut Html, to: &Option<String>| {
        out.raw("<button type=\"button\" ");
        match to {
            Some(id) => out.wrap("data-meeting=\"", id, "\">"),
            None => out.raw("disabled>"),
        };
    };
    out.wrap("<nav class=\"ct-travel\" aria-label=\"", text::TRAVEL, "\">");
    button(out, &links.previous);
    out.wrap("<span aria-hidden=\"true\">← </span>", page::PREVIOUS, "</button>");
    out.wrap(" <span>", links.place.as_deref().unwrap_or_default(), "</span> ");
    button(out, &links.next);
    out.wrap("", page::NEXT, "<span aria-hidden=\"true\"> →</span></button></nav>");
}
