//! Texts of the page: controls, headings and explanations.

use crate::dataset::Failure;
use crate::view::Theme;

/// Above the filters, for people who do not see them.
pub const FILTERS: &str = "Filters";
/// The first year.
pub const FROM: &str = "From";
/// The last year.
pub const TO: &str = "To";
/// The search field.
pub const SEARCH: &str = "Search";
/// Inside the empty search field.
pub const SEARCH_HINT: &str = "Name, place, summary or publisher";
/// The group of hosts.
pub const HOST: &str = "Host";
/// The group of levels.
pub const KIND: &str = "Kind of meeting";
/// After the name of a group, for people who do not see that there is a number beside each choice.
pub const COUNTED: &str = "each with the number of meetings that it would show";
/// Beside a group in which nothing is chosen.
pub const ALL: &str = "all";
/// Undoes every filter.
pub const CLEAR: &str = "Clear filters";
/// Opens the filters where they are folded away; behind it, how many are on.
pub const FILTER: &str = "Filter";
/// Folds them away again.
pub const DONE: &str = "Done";
/// The list of what is chosen, for people who do not see it.
pub const CHOSEN_FILTERS: &str = "Chosen filters";
/// Before the name of what is chosen, for people who do not see the cross behind it.
pub const REMOVE_FILTER: &str = "Remove filter:";
/// Where a search has not looked through the longer texts.
pub const PARTIAL: &str = "Only names and places have been searched: summaries and publishers have not come yet.";
/// Where nothing matches.
pub const NOTHING: &str = "No meeting matches all of these filters.";
/// The headline where nothing matches.
pub const NOTHING_HEADLINE: &str = "No meeting matches these filters";
/// Under the headline, after the number of meetings of our own data.
pub const OF_THE_COALITION: &str = "of the Global Coalition to Defeat ISIS";
/// Under the headline of our own data.
pub const EACH_SOURCED: &str = "Every figure names its source.";
/// The key figures of a panel, for people who do not see them.
pub fn figures_of(title: &str) -> String {
    format!("Key figures: {title}")
}
/// The name of the chart for people who do not see it.
pub const CHART: &str = "Chart";
/// The marks of the chart, for people who do not see them.
pub const MARKS: &str = "Marks of the chart";
/// How the marks of the chart are walked along, for people who do not see them.
pub const CHART_KEYS: &str = "Left and right arrows move along time, up and down arrows between rows, Page Up and Page Down by year, Home \
     and End to the ends of a row. Enter opens, Escape closes.";
/// The same in the tooltip of a mark that the keyboard is at.
pub const TOOLTIP_KEYS: &str = "← → time · ↑ ↓ row · Enter opens · Esc hides";
/// Instead of a list of very many marks.
pub fn many_marks(number: usize) -> String {
    format!("{} marks: the arrow keys reach each; the table has every meeting.", super::grouped(number as u64))
}
/// The heading of the legend.
pub const LEGEND: &str = "How to read the chart";
/// The heading of the table.
pub const TABLE: &str = "The meetings";
/// Closes the detail.
pub const CLOSE: &str = "Close";
/// The meeting before.
pub const PREVIOUS: &str = "Previous meeting";
/// The meeting after.
pub const NEXT: &str = "Next meeting";
/// The heading of the last section.
pub const ABOUT: &str = "About the data";
/// The notes on what another page asked for.
pub const HOST_NOTES: &str = "Part of what this page asked for was not understood.";
/// The notes on an address.
pub const ADDRESS_NOTES: &str = "Part of the address was not understood.";
/// Hides a message.
pub const DISMISS: &str = "Dismiss";
/// While the data are on their way.
pub const LOADING: &str = "Loading the timeline …";
/// Where the program of an element did not come.
pub const NOT_STARTED: &str = "The timeline could not be started: its program did not load or run.";
/// Where the page around an element does not let its program make HTML.
pub const NOT_TRUSTED: &str = "The timeline could not be started: where this page enforces Trusted Types, its content security \
     policy must allow ‘trusted-types coalition-timeline’.";
/// Where the program of an element has not come yet.
pub const SLOW_PROGRAM: &str =
    "The timeline has not started yet: its program is slow to come, or does not come at all.";
/// Where the data have not come yet.
pub const SLOW_DATA: &str = "The data are slow to come, or do not come at all.";
/// Above the page as it was delivered, where the address asks for a part.
pub const UNFILTERED: &str = "This is the whole timeline, not the part that the address asks for.";
/// Where the data did not come.
pub const NOT_LOADED: &str = "The data could not be loaded.";
/// Where no answer came.
pub const UNANSWERED: &str = "The server did not answer; you may be offline.";
/// Where the answer stopped half-way.
pub const INTERRUPTED: &str = "The connection was interrupted.";
/// Where the program that checks data could not be loaded or has stopped.
pub const NOT_CHECKED: &str = "The program that checks data did not come; please try again.";
/// Where the data file is not of this version of the page.
pub const OTHER_VERSION: &str = "The data file does not belong to this version of the page; please reload it.";
/// From faulty data back to ours.
pub const SHOW_BUNDLED: &str = "Show the bundled timeline";
/// Before the address of data that are not ours.
pub const OTHER_DATA: &str = "Data from another source, which this project has not checked:";
/// Under an embedded timeline.
pub const SOURCE_LINE: &str = "Source: Coalition Timeline, CC BY 4.0; each figure names its own.";
/// The same under data of others.
pub const OTHER_SOURCE_LINE: &str = "Each figure names its own source.";
/// From an embedded timeline to the page.
pub const WHOLE: &str = "Open the whole timeline";

/// More faults than these are only counted; whoever puts them into words keeps to it.
pub const MOST_FAULTS: usize = 100;

/// Why there is nothing to draw: a sentence, then details.
pub fn failure(failure: &Failure) -> Vec<String> {
    match failure {
        Failure::NotLoaded(reason) => vec![NOT_LOADED.to_owned(), reason.clone()],
        Failure::TooLarge => vec!["The data file is larger than 50 MB, which is more than this page reads; leave out years or columns, or split it.".to_owned()],
        Failure::BadAddress(address) => vec![super::fetches::bad_address(address)],
        Failure::Cancelled => vec!["Loading was cancelled; nothing is drawn.".to_owned()],
        Failure::Faulty { faults, more, .. } => {
            let mut lines = vec![FAULTY.to_owned()];
            lines.extend(faults.iter().cloned());
            if *more > 0 {
                lines.push(format!("… and {}", super::count(*more, "more fault", "more faults")));
            }
            lines
        }
    }
}

/// Shows what is without faults.
pub fn show_good(number: usize) -> String {
    match number {
        1 => "Show the 1 meeting that is right".to_owned(),
        _ => format!("Show the {} meetings that are right", super::grouped(number as u64)),
    }
}

/// How far a file has come: read, or checked. `all` is how long it is, where that is known.
pub fn progress(is_checked: bool, done: u32, all: Option<u32>) -> String {
    let verb = if is_checked { "Checking" } else { "Reading" };
    let (size, unit) = if all.unwrap_or(done) < 1_000_000 { (1_000, "kB") } else { (1_000_000, "MB") };
    match all {
        Some(all) => format!("{verb} {} of {} {unit} …", done / size, all.div_ceil(size)),
        None => format!("{verb} {} {unit} …", done / size),
    }
}

/// Opens a file of the reader’s own, or shows an address of data.
pub mod own {
    /// Said when a file has been checked.
    pub const DRAWING: &str = "Drawing …";
    /// The heading.
    pub const TITLE: &str = "Your own data";
    /// What can be opened.
    pub const WHAT: &str = "Any coalition, treaty body or series of conferences can be shown here: open a CSV or JSON file, or drop it \
         anywhere on this page. Nothing of it leaves this machine.";
    /// The same under data of others, which are an example themselves.
    pub const ANOTHER: &str =
        "Open another CSV or JSON file, or drop it anywhere on this page. Nothing of it leaves this machine.";
    /// Opens the dialog of the system.
    pub const OPEN: &str = "Open your own data …";
    /// The same where one has not been shown: a file that was mended must be chosen again.
    pub const OPEN_ANOTHER: &str = "Open a file …";
    /// A file to begin with.
    pub const TEMPLATE: &str = "Template (CSV)";
    /// A small other timeline.
    pub const EXAMPLE: &str = "Example: an invented treaty";
    /// Ends the loading.
    pub const CANCEL: &str = "Cancel";
    /// Where a file could not be read.
    pub const UNREADABLE: &str =
        "The file cannot be read. It may have been moved or changed since it was opened: please open it again.";

    /// Whose data are shown, where they are from a file.
    pub fn from_file(name: &str) -> String {
        format!(
            "From your file “{name}”. It stays on this machine: the address of this page does not show it to others."
        )
    }

    /// Beside data of which only a part is shown.
    pub fn left_out(faults: usize) -> String {
        format!("{}: what has them is left out.", crate::words::count(faults, "fault", "faults"))
    }
}

/// Where the program has stopped.
pub const BROKEN: &str = "The timeline has stopped because of a mistake in it. Please reload the page.";
/// Tries again.
pub const RETRY: &str = "Try again";
/// Where the data are faulty.
pub const FAULTY: &str = "The data file has faults, so nothing is drawn from it:";
/// In a detail whose longer texts have not come yet.
pub const MORE_COMES: &str = "The summary and the addresses of the sources have not come yet.";
/// In the detail of a meeting that the filters leave out.
pub const OUTSIDE: &str = "This meeting is outside the current filters.";
/// Where a source has no public address.
pub const NO_ADDRESS: &str = "no public address known; text kept with the research as";
/// Behind a link that opens a new tab, for people who do not see the arrow.
pub const NEW_TAB: &str = "(opens in a new tab)";

/// Key figure: nothing known yet.
pub const FIGURE_NO_MEMBERS: &str = "no size known yet";
/// Key figure: the number of meetings.
pub const FIGURE_MEETINGS: &str = "meetings";
/// The same of a single one.
pub const FIGURE_MEETING: &str = "meeting";
/// Key figure: the number of countries that hosted.
pub const FIGURE_HOSTS: &str = "hosts and co-hosts";
/// The same of a single one.
pub const FIGURE_HOST: &str = "host";
/// Key figure: the largest sum.
pub const FIGURE_LARGEST: &str = "largest single pledge";
/// Key figure: no sum.
pub const FIGURE_NO_PLEDGE: &str = "no new pledge";

/// The list of themes.
pub const COLOURS: &str = "Colours";

/// A theme in the list of them.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "as the system",
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::Contrast => "high contrast",
    }
}

/// The dialog that gives what others paste.
pub mod embed {
    use crate::view::Part;

    /// Opens it.
    pub const OPEN: &str = "Embed";
    /// Its heading.
    pub const TITLE: &str = "Embed this view";
    /// Where the data have no address.
    pub const NO_ADDRESS: &str = "These data are only in this browser, so there is nothing yet that another page could show. Publish the file \
         where every page may read it (with CORS), open it here by its address (?data=https://…), and take the code then. In the \
         custom element, “src” is that address.";
    /// What it gives.
    pub const WHAT: &str =
        "Paste one of these into your page. Both begin with exactly this view, and readers can filter it further.";
    /// The width of the frame.
    pub const WIDTH: &str = "Width";
    /// The height of the frame.
    pub const HEIGHT: &str = "Height in pixels";
    /// The boxes for the parts.
    pub const PARTS: &str = "Parts";

    /// A part of the timeline.
    pub fn part(part: Part) -> &'static str {
        match part {
            Part::Chart => "chart",
            Part::Controls => "filters",
            Part::Figures => "key figures",
            Part::Table => "table",
            Part::Detail => "detail of what is opened",
            Part::Key => "how to read the chart",
            Part::Source => "source and share",
        }
    }

    /// In the list of themes: as each reader has it.
    pub const SYSTEM: &str = "as the reader’s system";
    /// The first snippet.
    pub const FRAME: &str = "Frame";
    /// When to take the first.
    pub const FRAME_WHAT: &str = "Works everywhere, with a heading of its own, and with the table folded below the chart. The script makes the frame as high as its content; \
         without it the height above stays.";
    /// The second snippet.
    pub const ELEMENT: &str = "Custom element";
    /// When to take the second.
    pub const ELEMENT_WHAT: &str = "Part of your page, without a heading of its own unless it has the attribute “heading”. It grows with its content, \
         lets your style sheet set its colours by custom properties, and tells your scripts what readers do.";
    /// What the element needs beyond the tag.
    pub const ELEMENT_NEEDS: &str = "A page with a content security policy must allow this site as a source of scripts and \
         connections, and ‘wasm-unsafe-eval’, and ‘trusted-types coalition-timeline’ where it enforces Trusted Types; this site’s server \
         must allow other sites to read its files (CORS).";
    /// What the frame needs beyond the tag.
    pub const FRAME_NEEDS: &str =
        "A page with a content security policy must allow this site as a source of frames and scripts.";
    /// Copies.
    pub const COPY: &str = "Copy";
    /// It did.
    pub const COPIED: &str = "Copied.";
    /// It did not.
    pub const NOT_COPIED: &str = "The browser does not copy here: the text is selected, please copy it yourself.";
    /// The preview.
    pub const PREVIEW: &str = "Preview of the frame";
}

pub use super::share;

/// What only paper needs.
pub mod print {
    /// The column of the numbers.
    pub const NOTES: &str = "Sources";
    /// At the end: who may use it, and where the method is explained, before the address of the page.
    pub const TERMS: &str = "The data may be used and changed by anyone who names Coalition Timeline as the source \
         (CC BY 4.0). How members, sums and dates are counted, and what is not known, is explained at";
}

/// The parts of the detail.
pub mod detail {
    /// When.
    pub const DATE: &str = "Date";
    /// Where.
    pub const PLACE: &str = "Place";
    /// Who invited.
    pub const HOSTS: &str = "Hosts";
    /// Who met.
    pub const KIND: &str = "Kind";
    /// Who came.
    pub const ATTENDANCE: &str = "Took part";
    /// How large the coalition was said to be.
    pub const SIZES: &str = "Size of the coalition";
    /// Who joined.
    pub const NEW_MEMBERS: &str = "New members";
    /// Money.
    pub const PLEDGES: &str = "Sums named";
    /// Conflicts and inferences.
    pub const NOTES: &str = "What to know";
    /// Where it is from.
    pub const SOURCES: &str = "Sources";
    /// The way to the meetings before and after.
    pub const TRAVEL: &str = "Meeting by meeting";
    /// Beside a size that the growth line has.
    pub const LINE: &str = "on the chart’s line";
    /// Beside a size that differs.
    pub const DIFFERS: &str = "differs from the line";
}

/// The parts of the detail of a key event.
pub mod moment {
    /// Which source gives which date.
    pub const DATES: &str = "Dates given";
}

/// The page of one meeting, which needs no program.
pub mod meeting {
    /// From an open meeting to its page.
    pub const PAGE: &str = "Page of this meeting, to share or cite";
    /// From the page back to the meeting in the timeline.
    pub const SHOW: &str = "Show this meeting on the timeline";
    /// The heading of the citation.
    pub const CITE: &str = "Cite this meeting";
    /// Beside a citation that cannot name the address of its page, because nobody has said where the site lies.
    pub const CITE_ADDRESS: &str = "Please add the address of this page.";
    /// The citation of the whole data set as files.
    pub const CITE_DATA: &str = "Citation of the data set:";
    /// Before the name of the meeting before.
    pub const BEFORE: &str = "Before:";
    /// Before the name of the meeting after.
    pub const AFTER: &str = "After:";
    /// At the end: whose it is, and who may use it.
    pub const TERMS: &str = "From Coalition Timeline. The data may be used and changed by anyone who names Coalition Timeline \
         as the source (CC BY 4.0). Titles of sources belong to their publishers.";
}

/// A heading of "About the data".
pub const SUMS_COUNTED: &str = "How sums are counted";
/// Another.
pub const DATES_KNOWN: &str = "How dates are known";
/// What is under it, of any data.
pub const DATES_KNOWN_WORDS: &str = "A date is that of the meeting, not of the article about it. Where only a month or a span is known, the mark \
     stands in the middle of it with a line as long as the span.";

/// The paragraphs of "About the data": a heading and its text. For data of others there are other ones.
pub const ABOUT_PARAGRAPHS: [(&str, &str); 8] = [
    (
        "What is here",
        "The meetings that could be found from September 2014 to December 2023, from a leaders’ summit to working groups, \
         each researched from official texts and news. Some were wider than the coalition, such as the Kuwait conference on the \
         reconstruction of Iraq, and are shown as such. Key events outside the meetings stand on the chart as context and are \
         counted nowhere.",
    ),
    (
        "How members are counted",
        "The line counts partners: states plus organisations. Reports of “nations” or “countries” usually count \
         partners too. A report that counts states alone is held against the states alone, so both can be right. Where exact reports differ, the line follows the best supported one and the \
         others stay on the chart as hollow marks. Round numbers and lower bounds are in the detail of each meeting, \
         not on the chart.",
    ),
    (
        SUMS_COUNTED,
        "Sums are in US dollars as reported and are never added up: goals and shortfalls were asked for, not given; \
         running totals repeat earlier sums; parts lie inside larger ones. The largest single pledge is the largest \
         sum newly promised at one meeting.",
    ),
    (DATES_KNOWN, DATES_KNOWN_WORDS),
    (
        "What is not known",
        "The split into states and organisations is stated only for some dates; where it is calculated, that is said. \
         Most members of the first months are only known to have joined by a date, so they have no tick. Several \
         numbered meetings of working groups and ambassadors could not be found. After 2023 the coalition grew \
         further; the list of reported sizes below names later reports too.",
    ),
    (
        "Licence",
        "The data may be used and changed by anyone who names Coalition Timeline as the source (CC BY 4.0). Titles of \
         sources belong to their publishers. The program is under the MIT licence.",
    ),
    (
        "How to cite it",
        concat!(
            "Coalition Timeline contributors (2026). Coalition Timeline: meetings of the Global Coalition to Defeat ISIS, \
             2014 to 2023 (version ",
            env!("CARGO_PKG_VERSION"),
            ") [data set]. CC BY 4.0. The page of each meeting has a citation of its own."
        ),
    ),
    (
        "A mistake?",
        "Please tell the project’s maintainers: open an issue in its repository with the link of the meeting, the \
         figure, and the source that says otherwise. Every correction is listed in the change log with its source.",
    ),
];
