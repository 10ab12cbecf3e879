//! What does the page say, as HTML? The same text in the browser and in the page as it is delivered.
//!
//! Whatever can be pressed says by an attribute what pressing it does, so that one listener serves all of it:
//! `data-meeting` and `data-size` open what they name, `data-close` closes it, `data-sort` puts the table in order.

mod about;
mod detail;
mod figures;
mod html;
mod legend;
mod still;
mod table;

pub use about::{about, members_list, sizes_list};
pub use detail::{Links, meeting_detail, size_detail};
pub use figures::figures;
pub use legend::{folded_legend, legend};
pub use still::{STILLS, still_page};
pub use table::{sort_state, table};
