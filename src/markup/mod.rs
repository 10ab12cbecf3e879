//! What does the page say, as HTML? The same text in the browser and in the page as it is delivered.
//!
//! Whatever can be pressed says by an attribute what pressing it does, so that one listener serves all of it:
//! `data-meeting` and `data-size` open what they name, `data-closer` shows more closely what a mark stands for, `data-close`
//! closes what is open, `data-sort` puts the table in order, `data-clear` undoes every filter, and so on.

mod about;
mod controls;
mod detail;
mod embed;
mod figures;
mod html;
mod legend;
mod meeting_page;
mod page;
mod picture;
mod print;
mod share;
mod table;

pub use about::{members_list, sizes_list};
pub use controls::{Choice, host_choices, level_choices, notes, nothing, partial};
pub use detail::{Links, detail, meeting_detail, size_detail};
pub use embed::{embed_choices, embed_nothing};
pub use figures::figures;
pub use legend::{folded_legend, legend};
pub use meeting_page::{MEETING_PAGES, MEETING_PICTURE, MeetingSite, card_tags, meeting_page};
pub use page::{STILLS, Surface, failed, loading, own_data, page, reading, sent_on, slow, still_page, unfiltered};
pub use picture::{MOST_LISTED, card, marks, overlay, panel};
pub use print::{EMPTY_SHEET, Sheet, sheet};
pub use share::share_choices;
pub use table::{Leads, rows, sort_state};
