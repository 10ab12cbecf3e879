//! How were the data made, and what stands behind the chart's line, as HTML?

use super::detail::{cite, reported};
use super::html::Html;
use crate::dataset::{Dataset, Known};
use crate::words::{self, page};

/// Rules, gaps and licence, and the lists that the chart only hints at. `is_idle` as long as nothing fills the lists. Of data
/// that are not ours only what is true of any.
pub(super) fn section(out: &mut Html, dataset: &Dataset, is_idle: bool) {
    let labels = &dataset.labels;
    out.wrap("<section class=\"ct-about\" aria-label=\"", page::ABOUT, "\">").wrap("<h2>", page::ABOUT, "</h2>");
    out.raw("<div class=\"ct-columns\">");
    let mut paragraph = |heading: &str, words: &str| {
        out.wrap("<h3>", heading, "</h3>").wrap("<p>", words, "</p>");
    };
    if labels.is_other {
        words::about_other(dataset).iter().for_each(|(heading, words)| paragraph(heading, words));
    } else {
        page::ABOUT_PARAGRAPHS.iter().for_each(|(heading, words)| paragraph(heading, words));
    }
    out.raw("</div>");
    if !labels.is_other {
        out.wrap("<p>", page::meeting::CITE_DATA, " ");
        citation_files(out);
        out.raw("</p>");
    }
    own(out, labels.is_other, is_idle);
    let sizes = (words::all_sizes(labels), dataset.growth.points.is_empty());
    let members = (words::all_members(labels).into(), dataset.members.is_empty());
    for (title, is_empty) in [sizes, members] {
        out.raw("<details class=\"ct-list").raw(if is_idle { " ct-idle\" inert" } else { "\"" });
        // It keeps its place among the lists.
        out.raw(if is_empty { " hidden>" } else { ">" });
        out.wrap("<summary>", &title, "</summary><div></div></details>");
    }
    out.raw("</section>");
}

/// The citation of what a page is about, as files beside it.
pub(super) fn citation_files(out: &mut Html) {
    out.raw("<a href=\"citation.bib\" download>BibTeX</a> · <a href=\"citation.ris\" download>RIS</a>");
}

/// The way to data of the reader's own.
fn own(out: &mut Html, is_other: bool, is_idle: bool) {
    use page::own as text;
    out.raw("<div class=\"ct-own").raw(if is_idle { " ct-idle\" inert>" } else { "\">" });
    out.wrap("<h3>", text::TITLE, "</h3>").wrap("<p>", if is_other { text::ANOTHER } else { text::WHAT }, "</p>");
    out.raw("<p class=\"ct-ways\">");
    opener(out, text::OPEN);
    template(out);
    if !is_other {
        out.wrap("<a href=\"?data=template.csv\">", text::EXAMPLE, "</a>");
    }
    out.raw("</p></div>");
}

/// A file to begin with.
pub(super) fn template(out: &mut Html) {
    out.wrap("<a href=\"template.csv\" download>", page::own::TEMPLATE, "</a>");
}

/// What opens a file of the reader's own.
pub(super) fn opener(out: &mut Html, words: &'static str) {
    out.wrap("<button type=\"button\" data-own>", words, "</button>");
    out.raw("<input type=\"file\" data-own-file accept=\".csv,.json,text/csv,application/json\" hidden>");
}

/// The growth line and the reports beside it.
pub fn sizes_list(known: Known) -> String {
    let mut out = Html::default();
    out.raw("<ul class=\"ct-reports\">");
    for size in &known.dataset.growth.points {
        out.wrap("<li><strong>", &words::partial_date(size.date), ": ")
            .text(&words::size(size, &known.dataset.labels))
            .raw("</strong> ");
        cite(&mut out, known, size.source);
        out.wrap(" ", &size.note, "<ul>");
        for dated in &size.reports {
            reported(&mut out, known, Some(dated.date), &dated.report, "");
        }
        out.raw("</ul></li>");
    }
    out.raw("</ul>");
    out.into_string()
}

/// Every member.
pub fn members_list(known: Known) -> String {
    let mut out = Html::default();
    out.raw("<ul class=\"ct-reports ct-columns\">");
    for member in &known.dataset.members {
        out.wrap("<li><strong>", &member.name, "</strong>, ").text(&words::join(member)).wrap(": ", &member.basis, " ");
        cite(&mut out, known, member.source);
        out.raw("</li>");
    }
    out.raw("</ul>");
    out.into_string()
}
