//! What does a reader filter with, and what is the answer, as HTML?

use super::Surface;
use super::html::Html;
use crate::dataset::{Country, Dataset, Labels, Level};
use crate::view::{Note, Selection};
use crate::words::{self, page};

/// One of several values that a reader can choose, with the number of meetings that it would show under the other filters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its code in the address.
    pub code: String,
    /// Its name.
    pub name: &'static str,
    /// The number of meetings.
    pub count: usize,
}

/// The hosts that can be chosen, in the order of their boxes, which no filter changes.
pub fn host_choices(selection: &Selection) -> Vec<Choice> {
    let choice = |(host, count): &(Country, usize)| Choice {
        code: host.code().to_owned(),
        name: words::country(*host),
        count: *count,
    };
    let mut choices: Vec<Choice> = selection.hosts.iter().map(choice).collect();
    choices.sort_by_key(|choice| choice.name);
    choices
}

/// The kinds of meeting that can be chosen, in the order of their boxes.
pub fn level_choices(selection: &Selection) -> Vec<Choice> {
    let choice = |(level, count): &(Level, usize)| Choice {
        code: level.code().to_owned(),
        name: words::level(*level),
        count: *count,
    };
    selection.levels.iter().map(choice).collect()
}

/// The filters, with nothing chosen. `is_idle` as long as nothing answers them.
pub(super) fn controls(out: &mut Html, dataset: &Dataset, years: (i32, i32), selection: &Selection, is_idle: bool) {
    out.raw("<form class=\"ct-controls").raw(if is_idle { " ct-idle\" inert" } else { "\"" });
    out.wrap(" part=\"controls\" role=\"search\" autocomplete=\"off\" aria-label=\"", page::FILTERS, "\">");
    out.raw("<div class=\"ct-row\">");
    let (first, last) = years;
    for (label, name, chosen) in [(page::FROM, "from", first), (page::TO, "to", last)] {
        out.wrap("<label class=\"ct-field\"><span>", label, "</span><select name=\"").raw(name).raw("\">");
        for year in first..=last {
            let (year, mark) = (year.to_string(), if year == chosen { "\" selected>" } else { "\">" });
            out.wrap("<option value=\"", &year, mark).wrap("", &year, "</option>");
        }
        out.raw("</select></label>");
    }
    out.wrap("<label class=\"ct-field ct-search\"><span>", page::SEARCH, "</span>");
    out.wrap("<input type=\"search\" name=\"q\" autocomplete=\"off\" placeholder=\"", page::SEARCH_HINT, "\"></label>");
    out.wrap(
        "<button type=\"button\" class=\"ct-clear\" data-clear aria-disabled=\"true\">",
        page::CLEAR,
        "</button></div>",
    );
    out.raw("<div class=\"ct-groups\">");
    // One host is a choice where there are meetings without it. Every meeting has a kind.
    let (hosts, levels) = (host_choices(selection), level_choices(selection));
    let is_every = |host: &Choice| host.count == dataset.meetings.len();
    group(out, page::HOST, "host", &hosts, hosts.len() > 1 || hosts.iter().any(|host| !is_every(host)));
    group(out, page::KIND, "kind", &levels, levels.len() > 1);
    out.raw("</div></form>");
}

/// A group of checkboxes. `name` is the parameter in the address. One that leaves nothing to choose keeps its place unseen.
fn group(out: &mut Html, label: &str, name: &'static str, choices: &[Choice], is_choice: bool) {
    out.raw("<details class=\"ct-group\"").raw(if is_choice { ">" } else { " hidden>" });
    out.wrap("<summary><span class=\"ct-group-name\">", label, "</span>");
    out.wrap("<span class=\"ct-group-chosen\">", page::ALL, "</span></summary>");
    out.wrap("<fieldset><legend class=\"ct-unseen\">", label, "").wrap(
        ", ",
        page::COUNTED,
        "</legend><div class=\"ct-choices\">",
    );
    for choice in choices {
        out.raw("<label class=\"ct-choice\"><input type=\"checkbox\" name=\"").raw(name);
        out.wrap("\" value=\"", &choice.code, "\"><span>").text(choice.name);
        out.wrap("</span><span class=\"ct-count\">", &choice.count.to_string(), "</span></label>");
    }
    out.raw("</div></fieldset></details>");
}

/// How many meetings are shown.
pub(super) fn status(out: &mut Html, status: &str) {
    out.wrap("<div class=\"ct-status\" part=\"status\"><p class=\"ct-shown\">", status, "</p>");
    // What is seen changes with each letter of a search; what is heard waits for the end.
    out.raw("<p class=\"ct-unseen\" role=\"status\"></p></div>");
}

/// Under the status where no meeting is shown: a way back.
pub fn nothing() -> String {
    let mut out = Html::default();
    out.wrap("<p class=\"ct-nothing\">", page::NOTHING, " ");
    out.wrap("<button type=\"button\" class=\"ct-clear\" data-clear>", page::CLEAR, "</button></p>");
    out.into_string()
}

/// A search that has not looked through everything yet.
pub fn partial() -> String {
    let mut out = Html::default();
    out.wrap("<p class=\"ct-partial\">", page::PARTIAL, "</p>");
    out.into_string()
}

/// What could not be understood in what was asked for.
pub fn notes(notes: &[Note], labels: &Labels, surface: Surface) -> String {
    let what = if surface == Surface::Element { page::HOST_NOTES } else { page::ADDRESS_NOTES };
    let mut out = Html::default();
    out.wrap("<div class=\"ct-notes\" role=\"alert\"><p>", what, "</p><ul>");
    for note in notes {
        out.wrap("<li>", &words::note(note, labels), "</li>");
    }
    out.wrap("</ul><button type=\"button\" data-dismiss>", page::DISMISS, "</button></div>");
    out.into_string()
}
