//! Words of the dialog that gives a view away: as a link, as files, as a citation.

/// Opens it.
pub const OPEN: &str = "Share";
/// Its heading.
pub const TITLE: &str = "Share this view";
/// The address of the view.
pub const LINK: &str = "Link to this view";
/// Where the data have no address.
pub const NO_LINK: &str = "These data are only in this browser: a link would show others the bundled timeline instead. Save the view as a \
     file below, or publish the data and open them here by their address (?data=https://…); then there is a link.";
/// Copies it.
pub const COPY_LINK: &str = "Copy link";
/// Hands it to the reader’s system.
pub const SEND: &str = "Share …";
/// The files.
pub const FILES: &str = "Save this view";
/// About the files.
pub const FILES_WHAT: &str = "Made here in the browser: nothing is sent anywhere.";
/// The picture as points.
pub const PNG: &str = "Picture as shown";
/// When to take it.
pub const PNG_WHAT: &str = "PNG with title, filters, legend and source, in double size";
/// The picture laid out for a post.
pub const POST: &str = "Picture for a post, 1200 × 675";
/// When to take it.
pub const POST_WHAT: &str = "PNG with a headline and larger letters, for posts and slides";
/// The picture laid out for a square.
pub const SQUARE: &str = "Square picture, 1080 × 1080";
/// When to take it.
pub const SQUARE_WHAT: &str = "the same for places that show squares";
/// A picture of lines.
pub const SVG: &str = "SVG";
/// When to take it.
pub const SVG_WHAT: &str = "the picture as shown, as a drawing that stays sharp and can be edited";
/// A table.
pub const CSV: &str = "CSV";
/// When to take it.
pub const CSV_WHAT: &str = "the meetings shown, in the order of the table, with their sources, for spreadsheets";
/// Data.
pub const JSON: &str = "JSON";
/// When to take it.
pub const JSON_WHAT: &str = "the meetings shown with every report and sum, for programs and for this page itself";
/// Shows the same instead of saving it.
pub const AS_TEXT: &str = "as text";
/// The text, to be copied.
pub const TEXT: &str = "Text of the file";
/// Where nothing has been saved.
pub const REFUSED: &str = "Nothing was saved? A page around this one may forbid downloads: take the text instead, or open the whole timeline.";
/// Before the name of a file: whether it is saved is the browser’s affair, and it does not tell.
pub const MADE: &str = "Handed to the browser:";
/// Shown as text.
pub const SHOWN: &str = "The text is below.";
/// The longer texts, which the files have, have not come.
pub const NOT_COME: &str =
    "The summaries and sources have not come yet, and the file would lack them. Please try again.";
/// The browser does not make a picture.
pub const NO_PICTURE: &str = "This browser did not make the picture; please take the SVG.";
/// Too much for a file.
pub const TOO_MANY: &str =
    "These are more than 100,000 meetings, too many for a file made in the browser. Please filter them first.";
/// Everything.
pub const ALL: &str = "All data";
/// What everything is.
pub const ALL_WHAT: &str =
    "The whole data set as a Frictionless data package: tables that refer to each other, and their description.";
/// A citation for a list of references.
pub const PLAIN: &str = "In a list of references";
/// What a citation is of: all data.
pub const DATA_SET: &str = "The data set";
/// How to cite.
pub const CITE: &str = "Cite";
/// Under a picture of a fixed size, before its address.
pub const COMPOSED_SOURCE: &str = "Source: Coalition Timeline, CC BY 4.0";
/// Under a picture that stands alone.
pub const PICTURE_SOURCE: &str = "Source: Coalition Timeline. May be used and changed by anyone who names it as the source (CC BY 4.0). Each figure with its own source, and this view:";
