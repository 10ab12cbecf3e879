//! What is in the dialog that gives a view away, as HTML?

use super::html::Html;
use crate::words::Citation;
use crate::words::page::{self, embed, share as text};

/// What is in the dialog while it is open. `address` is that of the view, where it has one, `package` the folder of the data package where there
/// is one for these data, `can_send` where the reader's system takes links, `citations` what can be cited under its name.
pub fn share_choices(
    address: Option<&str>,
    can_send: bool,
    package: Option<&str>,
    citations: &[(String, Citation)],
) -> String {
    let mut out = Html::default();
    head(&mut out, text::TITLE);
    match address {
        Some(address) => link(&mut out, address, can_send),
        None => {
            out.wrap("<p class=\"ct-no-link\">", text::NO_LINK, "</p>");
        }
    }
    files(&mut out);
    if let Some(folder) = package {
        out.wrap("<h3>", text::ALL, "</h3>").wrap("<p>", text::ALL_WHAT, " <a href=\"");
        out.wrap("", folder, "datapackage.json\" target=\"_blank\" rel=\"noopener\">datapackage.json");
        out.wrap("<span class=\"ct-unseen\"> ", page::NEW_TAB, "</span></a></p>");
    }
    cite(&mut out, citations);
    out.into_string()
}

/// The address, to be copied or handed on.
fn link(out: &mut Html, address: &str, can_send: bool) {
    out.raw("<div class=\"ct-snippet\">").wrap("<h3>", text::LINK, "</h3>");
    out.wrap("<textarea readonly rows=\"2\" aria-label=\"", text::LINK, "\">").wrap("", address, "</textarea><p>");
    out.wrap("<button type=\"button\" data-copy>", text::COPY_LINK, "</button> ");
    if can_send {
        out.wrap("<button type=\"button\" data-send>", text::SEND, "</button> ");
    }
    out.raw("<span role=\"status\"></span></p></div>");
}

/// The heading of a dialog and what closes it.
pub(super) fn head(out: &mut Html, title: &str) {
    out.wrap("<div class=\"ct-detail-head\"><h2>", title, "</h2>");
    out.raw("<button type=\"button\" class=\"ct-close\" data-leave><span class=\"ct-unseen\">");
    out.wrap("", page::CLOSE, "</span></button></div>");
}

/// The files: each can be saved, and those that are text can be seen instead.
fn files(out: &mut Html) {
    out.raw("<div class=\"ct-snippet\">").wrap("<h3>", text::FILES, "</h3>").wrap("<p>", text::FILES_WHAT, "</p>");
    out.raw("<ul class=\"ct-files\">");
    for (code, name, what) in [
        ("png", text::PNG, text::PNG_WHAT),
        ("svg", text::SVG, text::SVG_WHAT),
        ("csv", text::CSV, text::CSV_WHAT),
        ("json", text::JSON, text::JSON_WHAT),
    ] {
        out.raw("<li><button type=\"button\" data-save=\"").raw(code).wrap("\">", name, "</button> ");
        if code != "png" {
            out.raw("<button type=\"button\" data-text=\"").raw(code).raw("\">");
            out.wrap("<span class=\"ct-unseen\">", name, " </span>").wrap("", text::AS_TEXT, "</button>");
        }
        out.wrap("<p>", what, "</p></li>");
    }
    out.raw("</ul><p class=\"ct-hint\">").wrap("", text::REFUSED, "</p>");
    out.raw("<p><span role=\"status\"></span></p><div class=\"ct-snippet\" data-shown hidden>");
    copied(out, text::TEXT, "");
    out.raw("</div></div>");
}

/// How to cite the data set and what is open.
fn cite(out: &mut Html, citations: &[(String, Citation)]) {
    if !citations.is_empty() {
        out.wrap("<h3>", text::CITE, "</h3>");
    }
    for (title, citation) in citations {
        out.raw("<details class=\"ct-group\"><summary><span class=\"ct-group-name\">");
        out.wrap("", title, "</span></summary>");
        let forms = [(text::PLAIN, citation.plain()), ("BibTeX", citation.bibtex()), ("RIS", citation.ris())];
        for (name, form) in &forms {
            out.raw("<div class=\"ct-snippet\">").wrap("<h4>", name, "</h4>");
            copied(out, name, form);
            out.raw("</div>");
        }
        out.raw("</details>");
    }
}

/// A text with a button that copies it.
pub(super) fn copied(out: &mut Html, name: &str, words: &str) {
    out.wrap("<textarea readonly rows=\"6\" aria-label=\"", name, "\">").wrap("", words, "</textarea>");
    // Several stand in one dialog: those who only hear it are told what each copies.
    out.wrap("<p><button type=\"button\" data-copy>", embed::COPY, "<span class=\"ct-unseen\"> ")
        .wrap("", name, "</span>");
    out.raw("</button> <span role=\"status\"></span></p>");
}
