//! What is inside a timeline from its first line to its last, as HTML?
//!
//! The same text for the page as it is delivered and for a timeline that the program writes itself: the program only makes
//! it live. What cannot be used without the program is out of use in the delivered page (`inert`, `ct-idle`).

use super::html::Html;
use super::table::Leads;
use super::{about, controls, embed, figures, folded_legend, legend, picture, table};
use crate::chart::{Typeface, scene};
use crate::dataset::{Dataset, Failure};
use crate::paint::inline_svg;
use crate::view::{Index, Selection, Theme, ViewState, key_figures};
use crate::words::{self, page as text};

/// Where a timeline is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// Our own page: the address is ours, with its history.
    Page,
    /// Our own page without its furniture, usually inside a frame: the address is ours, but Back belongs to the host.
    Frame,
    /// An element in somebody else's page: nothing of that page is ours.
    Element,
}

/// The widths that the delivered picture is drawn at, in CSS pixels, with the class that the style sheet shows each by: two
/// telephones, a tablet, and the room beside the legend on a wide screen.
pub const STILLS: [(u32, &str); 4] = [
    (296, "ct-still ct-still-least"),
    (366, "ct-still ct-still-narrow"),
    (736, "ct-still ct-still-middle"),
    (904, "ct-still ct-still-wide"),
];

/// The whole view as our own page has it before its program runs, or where it never does. `data` is the name of the file
/// that the program will fetch the same data from.
pub fn still_page(dataset: &Dataset, data: &str) -> String {
    let view = ViewState::whole(dataset);
    let selection = Index::new(dataset, None, words::country).selection(&view);
    let mut out = Html::default();
    out.wrap("<div class=\"ct-app\" lang=\"en\" dir=\"ltr\" data-still=\"", data, "\">");
    let pictures = pictures(dataset, &view, &selection);
    out.made(&page(dataset, &view, &selection, Surface::Page, Some(&pictures))).raw("</div>");
    out.into_string()
}

/// The panels of the delivered picture: the caption of each, and the pictures of its plot, one for each width.
fn pictures(dataset: &Dataset, view: &ViewState, selection: &Selection) -> String {
    let scenes = STILLS.map(|(width, class)| (scene(dataset, view, selection, width, &Typeface), class));
    let status = words::status(selection.rows.len(), dataset);
    let name = words::chart_name(dataset, &words::years(view.from, view.to), &status);
    let parts = scenes.each_ref().map(|(scene, class)| (&scene.panels, scene.apart(), *class));
    let mut out = Html::default();
    for at in 0..scenes.iter().map(|(scene, _)| scene.panels.len()).min().unwrap_or(0) {
        let variants = parts.iter().filter_map(|(panels, parts, class)| {
            let (panel, part) = (panels.get(at)?, parts.get(at)?);
            Some((panel, inline_svg(part, &format!("{}. {name}", panel.title), class), *class))
        });
        picture::still_panel(&mut out, &variants.collect::<Vec<_>>());
    }
    out.into_string()
}

/// The inside of a timeline. Counts and key figures are those of the view; every meeting has its row and nothing is chosen
/// yet. `pictures` stand where the program will paint; with them everything waits for it.
pub fn page(
    dataset: &Dataset,
    view: &ViewState,
    selection: &Selection,
    surface: Surface,
    pictures: Option<&str>,
) -> String {
    let (is_idle, is_frame) = (pictures.is_some(), surface == Surface::Frame);
    let status = words::status(selection.rows.len(), dataset);
    let mut out = Html::default();
    match surface {
        Surface::Page => {
            out.wrap("<header class=\"ct-header\"><h1>", words::title(dataset), "</h1>").wrap(
                "<p>",
                words::subtitle(dataset),
                "</p>",
            );
            let end = if is_idle { " ct-idle\" inert>" } else { "\">" };
            out.raw("<div class=\"ct-tools\"><label class=\"ct-colours").raw(end);
            out.wrap("<span>", text::COLOURS, "</span><select data-colours autocomplete=\"off\">");
            embed::themes(&mut out, Theme::System, text::theme(Theme::System));
            out.raw("</select></label><button type=\"button\" data-share class=\"ct-share-button").raw(end);
            out.wrap("", text::share::OPEN, "</button>");
            out.raw("<button type=\"button\" data-embed class=\"ct-embed-button").raw(end);
            out.wrap("", text::embed::OPEN, "</button></div>");
            embed::dialog(&mut out, "share", text::share::TITLE);
            embed::dialog(&mut out, "embed", text::embed::TITLE);
            out.raw("</header>");
        }
        Surface::Frame => {
            out.wrap("<header class=\"ct-frame-head\"><h1>", words::title(dataset), "</h1>");
            out.wrap("<p>", &words::view_subtitle(view, dataset), "</p></header>");
        }
        Surface::Element => {}
    }
    if let Some(address) = &view.data {
        other_data(&mut out, address);
    }
    controls::controls(&mut out, dataset, dataset.years().unwrap_or((view.from, view.to)), selection, is_idle);
    controls::status(&mut out, &status);
    if !is_frame {
        out.wrap("<div class=\"ct-figures\" role=\"group\" aria-label=\"", text::FIGURES, "\">");
        out.made(&figures(dataset, &key_figures(dataset, view, selection), view.to)).raw("</div>");
    }
    out.raw("<div class=\"ct-body\">");
    picture::chart(&mut out, dataset, view, selection, pictures.unwrap_or_default());
    out.raw("<div class=\"ct-aside\">")
        .made(&if is_frame { folded_legend(dataset) } else { legend(dataset) })
        .raw("</div>");
    if is_frame {
        out.wrap(
            "<details class=\"ct-group\"><summary><span class=\"ct-group-name\">",
            text::TABLE,
            "</span></summary>",
        );
    }
    out.wrap("<section class=\"ct-table\" part=\"table\" aria-label=\"", text::TABLE, "\">");
    let leads = match surface {
        Surface::Page if is_idle => Leads::Pages,
        _ => Leads::new(dataset, view, surface),
    };
    out.made(&table::table(dataset, &status, leads)).raw("</section>");
    out.raw(if is_frame { "</details></div>" } else { "</div>" });
    if surface == Surface::Page {
        about::section(&mut out, dataset, is_idle)
    } else {
        source_line(&mut out, dataset.labels.is_other)
    }
    out.into_string()
}

/// Whose data are shown, where they are not ours.
fn other_data(out: &mut Html, address: &str) {
    out.wrap("<p class=\"ct-other-data\">", text::OTHER_DATA, " ");
    link(out, address);
    out.wrap(" <button type=\"button\" data-bundled>", text::SHOW_BUNDLED, "</button></p>");
}

/// Where data are from whose address sends on.
pub fn sent_on(address: &str) -> String {
    let mut out = Html::default();
    out.wrap("", words::fetches::SENT_ON, " ");
    link(&mut out, address);
    out.raw(".");
    out.into_string()
}

fn link(out: &mut Html, address: &str) {
    out.wrap("<a target=\"_blank\" rel=\"noopener\" href=\"", address, "\">").wrap("", address, "</a>");
}

/// Where an embedded timeline is from, and the way to the whole of it.
fn source_line(out: &mut Html, is_other: bool) {
    let source = if is_other { text::OTHER_SOURCE_LINE } else { text::SOURCE_LINE };
    out.wrap("<p class=\"ct-source-line\">", source, " <a target=\"_blank\" rel=\"noopener\">");
    out.wrap("", text::WHOLE, "<span class=\"ct-unseen\"> ").wrap("", text::NEW_TAB, "</span></a> ");
    out.wrap("<button type=\"button\" data-share>", text::share::OPEN, "</button></p>");
    embed::dialog(out, "share", text::share::TITLE);
}

/// While the data are on their way.
pub fn loading() -> String {
    let mut out = Html::default();
    out.wrap("<p class=\"ct-loading\">", text::LOADING, "</p>");
    out.into_string()
}

/// While a file of others is on its way: how far it has come, and the way not to wait for it.
pub fn reading() -> String {
    let mut out = Html::default();
    out.wrap("<div class=\"ct-reading\"><p class=\"ct-loading\" role=\"status\">", text::LOADING, "</p>");
    out.wrap("<button type=\"button\" data-cancel>", text::own::CANCEL, "</button></div>");
    out.into_string()
}

/// Where data are slow to come: that it is not the end, and the way to ask again.
pub fn slow() -> String {
    let mut out = Html::default();
    out.wrap("<div class=\"ct-failed\" role=\"alert\" part=\"error\"><p>", text::SLOW_DATA, "</p>");
    out.wrap("<p class=\"ct-ways\"><button type=\"button\" data-retry>", text::RETRY, "</button></p></div>");
    out.into_string()
}

/// That what is shown is not the part that was asked for.
pub fn unfiltered() -> String {
    let mut out = Html::default();
    out.wrap("<p>", text::UNFILTERED, "</p>");
    out.into_string()
}

/// Where data are from that have no address, and whether some are left out.
pub fn own_data(file: Option<&str>, faults: usize) -> String {
    let mut out = Html::default();
    out.raw("<p class=\"ct-other-data\">");
    if let Some(name) = file {
        out.wrap("", &text::own::from_file(name), " ");
    }
    if faults > 0 {
        out.wrap("", &text::own::left_out(faults), " ");
    }
    if file.is_some() {
        out.wrap("<button type=\"button\" data-bundled>", text::SHOW_BUNDLED, "</button>");
    }
    out.raw("</p>");
    out.into_string()
}

/// Why there is nothing to show, with what a reader can do about it. `other` is the address or the name of data that are not
/// the bundled ones, and empty where they have none; `can_open` where a file can be opened instead.
pub fn failed(failure: &Failure, other: Option<&str>, can_open: bool) -> String {
    let mut sentences = text::failure(failure).into_iter();
    let mut out = Html::default();
    out.raw("<div class=\"ct-failed\" role=\"alert\" part=\"error\">");
    out.wrap("<p>", &sentences.next().unwrap_or_default(), "</p>");
    // An address that is none is in the sentence already, and may hold a password that is not.
    let is_named = matches!(failure, Failure::BadAddress(_));
    if let Some(name) = other.filter(|name| !name.is_empty() && !is_named) {
        out.wrap("<p class=\"ct-hint\">", name, "</p>");
    }
    out.raw("<ul>");
    for sentence in sentences {
        out.wrap("<li>", &sentence, "</li>");
    }
    out.raw("</ul><p class=\"ct-ways\">");
    // What stands in the page has changed nothing since, nor has an address.
    let is_inline = other == Some("");
    if !(is_named || is_inline && matches!(failure, Failure::Faulty { .. } | Failure::TooLarge)) {
        out.wrap("<button type=\"button\" data-retry>", text::RETRY, "</button>");
    }
    if let Failure::Faulty { good: good @ 1.., .. } = failure {
        out.wrap("<button type=\"button\" data-good>", &text::show_good(*good), "</button>");
    }
    if can_open {
        about::opener(&mut out, text::own::OPEN_ANOTHER);
        about::template(&mut out);
    }
    if other.is_some() {
        out.wrap("<button type=\"button\" data-bundled>", text::SHOW_BUNDLED, "</button>");
    }
    out.raw("</p></div>");
    out.into_string()
}
