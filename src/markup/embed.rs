//! What is in the dialog that gives what others paste, as HTML?

use super::html::Html;
use super::share::{copied, head};
use crate::view::Theme;
use crate::words::page::{self, embed as text};

/// The dialogs, empty: each is filled when it is opened.
pub(super) fn dialog(out: &mut Html, name: &'static str, title: &str) {
    out.raw("<dialog class=\"ct-dialog\" data-dialog=\"").raw(name).wrap("\" aria-label=\"", title, "\"></dialog>");
}

/// The themes that can be chosen; `system` is said of the one that is nobody's choice.
pub(super) fn themes(out: &mut Html, chosen: Theme, system: &str) {
    for theme in Theme::ALL {
        let mark = if theme == chosen { "\" selected>" } else { "\">" };
        let name = if theme == Theme::System { system } else { page::theme(theme) };
        out.wrap("<option value=\"", theme.code(), mark).wrap("", name, "</option>");
    }
}

/// What is in it where the data have no address: what to do for one.
pub fn embed_nothing() -> String {
    let mut out = Html::default();
    head(&mut out, text::TITLE);
    out.wrap("<p class=\"ct-no-link\">", text::NO_ADDRESS, "</p>");
    out.into_string()
}

/// What is in it while it is open: what can be chosen, the snippets, and the room of the preview. The program fills in
/// what follows from the view.
pub fn embed_choices(theme: Theme) -> String {
    let mut out = Html::default();
    head(&mut out, text::TITLE);
    out.wrap("<p>", text::WHAT, "</p><div class=\"ct-row\">");
    out.wrap("<label class=\"ct-field\"><span>", text::WIDTH, "</span><input type=\"text\" size=\"8\"></label>");
    out.wrap("<label class=\"ct-field\"><span>", text::HEIGHT, "</span>");
    out.raw("<input type=\"number\" min=\"200\" max=\"5000\"></label>");
    out.wrap("<label class=\"ct-field\"><span>", page::COLOURS, "</span><select>");
    themes(&mut out, theme, text::SYSTEM);
    out.raw("</select></label></div>");
    for (title, what, needs) in
        [(text::FRAME, text::FRAME_WHAT, text::FRAME_NEEDS), (text::ELEMENT, text::ELEMENT_WHAT, text::ELEMENT_NEEDS)]
    {
        out.wrap("<div class=\"ct-snippet\"><h3>", title, "</h3>").wrap("<p>", what, "</p>");
        copied(&mut out, title, "");
        out.wrap("<p class=\"ct-hint\">", needs, "</p></div>");
    }
    // It scrolls, and nothing in it can be reached: without a place for the focus only a pointer could scroll it.
    out.wrap("<h3>", text::PREVIEW, "</h3><div class=\"ct-preview\" role=\"group\" tabindex=\"0\" aria-label=\"");
    out.text(text::PREVIEW).raw("\"></div>");
    out.into_string()
}
