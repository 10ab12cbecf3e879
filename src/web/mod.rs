//! How does the program live in a browser? Elements that follow the state, addresses, events; nothing outside knows of them.

mod about;
mod address;
mod app;
mod browser;
mod chart;
mod controls;
mod data;
mod detail;
mod dialog;
mod element;
mod embed;
mod figures;
mod frame;
mod heading;
mod letters;
mod live;
mod long_table;
mod marks;
mod own;
mod place;
mod press;
mod print;
mod room;
mod setting;
mod share;
mod table;
mod texts;
mod theme;
mod timeline;
mod years;

pub use app::{mount, start_page};
pub use data::{Files, Origin};
pub use element::MountedElement;
pub use room::Mounted;
pub use setting::{News, Setting, Surface};
