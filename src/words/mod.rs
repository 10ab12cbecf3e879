//! Words that a reader sees: all of them, so that another language can stand beside this one.

pub mod choosing_time;
mod cite;
mod countries;
mod dates;
mod escape;
mod faults;
pub mod fetches;
mod filters;
mod hosting;
mod labels;
mod legend;
mod notes;
mod numbers;
pub mod page;
pub mod share;
mod snippets;
mod sums;
mod table;
mod terms;
mod views;

pub use cite::{AUTHORS, Citation, DATA_LICENCE, DATA_LICENCE_ADDRESS, DATA_TITLE, VERSION, YEAR};
pub use countries::country;
pub use dates::{
    bars, bars_briefly, day, lines, meeting_date, month, no_date, partial_date, stretch, strip_hint, tick, time,
};
pub use escape::Escaped;
pub use faults::fault;
pub use filters::{active_filter, chosen, filter_button};
pub use hosting::{SHARED_MARKS, UNNAMED_LANE, hosted, hosted_note, hosts_note};
pub use labels::*;
pub use legend::*;
pub use notes::note;
pub use numbers::{count, grouped, listed, money, qualified};
pub use snippets::{FRAME_HEIGHT_PX, css_width, element_snippet, frame_snippet};
pub use sums::{asked_for, pledged_by_one, pledged_of, pledged_of_asked, running_total};
pub use table::{COLUMNS, COLUMNS_SHOWN, columns_shown, show_all};
pub use terms::*;
pub use views::{headline, introduction, summary, view_subtitle, view_title};
