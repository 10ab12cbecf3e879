//! View state: everything that a reader has chosen.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use chrono::Datelike;

use super::columns::{Column, HiddenColumns};
use super::normalize::normalized;
use super::parts::Parts;
use super::stretch::Stretch;
use crate::dataset::{Country, Dataset, Level, Meeting, Report};

/// Everything that a reader has chosen. Two equal values show the same page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewState {
    /// The time shown.
    pub stretch: Stretch,
    /// The hosts chosen; empty for all.
    pub hosts: BTreeSet<Country>,
    /// The levels chosen; empty for all.
    pub levels: BTreeSet<Level>,
    /// The words searched for, as typed.
    pub search: String,
    /// What is open beside the chart.
    pub open: Open,
    /// The order of the table.
    pub order: Order,
    /// The columns of the table that are not shown.
    pub hidden: HiddenColumns,
    /// The order of the lanes of hosts.
    pub lanes: LaneOrder,
    /// Whether the picture shows the moments of context.
    pub has_moments: bool,
    /// Light, dark, of high contrast or as the reader's own choice and system say.
    pub theme: Theme,
    /// Shown inside another page: without the furniture of our own.
    pub embed: bool,
    /// How much of the timeline another page shows. On our own page all of it is.
    pub parts: Parts,
    /// Whether another page shows what it is above it. A frame does by itself: it is a page of its own. An element does where it
    /// is asked for: the page that it is in has headings.
    pub heading: bool,
    /// The address of the data, where they are not the bundled ones.
    pub data: Option<String>,
}

impl ViewState {
    /// The view that shows everything: what a bare address means.
    pub fn default_for(dataset: &Dataset) -> Self {
        Self {
            stretch: whole_stretch(dataset),
            hosts: BTreeSet::new(),
            levels: BTreeSet::new(),
            search: String::new(),
            open: Open::Nothing,
            order: Order::default(),
            hidden: HiddenColumns::default(),
            lanes: LaneOrder::default(),
            has_moments: true,
            theme: Theme::default(),
            embed: false,
            parts: Parts::default(),
            heading: false,
            data: None,
        }
    }

    /// The same view on our own page: without what another page around it decides.
    pub fn on_page(&self) -> Self {
        Self { embed: false, parts: Parts::default(), heading: false, ..self.clone() }
    }

    /// The same view on our own page with nothing open, with every layer and column, in the colours of the system: what its rows,
    /// their order and the picture but for its layers depend on.
    pub fn listed(&self) -> Self {
        Self {
            open: Open::Nothing,
            hidden: HiddenColumns::default(),
            has_moments: true,
            theme: Theme::default(),
            ..self.on_page()
        }
    }

    /// The same view with every filter undone.
    pub fn unfiltered(&self, dataset: &Dataset) -> Self {
        Self {
            open: self.open.clone(),
            order: self.order,
            hidden: self.hidden,
            lanes: self.lanes,
            has_moments: self.has_moments,
            theme: self.theme,
            embed: self.embed,
            parts: self.parts,
            heading: self.heading,
            data: self.data.clone(),
            ..Self::default_for(dataset)
        }
    }

    /// Whether any filter is on.
    pub fn is_filtered(&self, dataset: &Dataset) -> bool {
        *self != self.unfiltered(dataset)
    }

    /// The same view for these years, in either order.
    pub fn with_years(mut self, a: i32, b: i32) -> Self {
        self.stretch = Stretch::years(a, b);
        self
    }

    /// The same view for this stretch of time.
    pub fn with_stretch(self, stretch: Stretch) -> Self {
        Self { stretch, ..self }
    }
}

/// Data of no more days than these are shown from their first to their last day: in a whole year they would be a speck.
const FEW_DAYS: i64 = 62;

/// The time that everything is in: whole years, or the days of what took only a few.
fn whole_stretch(dataset: &Dataset) -> Stretch {
    let Some((first, last)) = dataset.meetings.days() else { return Stretch::years(2014, 2023) };
    let days = Stretch::days(first, last);
    // Members are counted and moments are known outside the meetings, too.
    let is_alone = dataset.growth.points.is_empty() && dataset.moments.is_empty();
    if is_alone && days.length() <= FEW_DAYS { days } else { Stretch::years(first.year(), last.year()) }
}

/// A longer search cannot be meant; the rest is left out.
const MOST_SEARCH_CHARACTERS: usize = 200;

/// Words to search for as a view holds them: one line, not too long, as typed or as an address has them.
pub fn search_words(typed: &str) -> String {
    typed.chars().take(MOST_SEARCH_CHARACTERS).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// What a reader has opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Open {
    /// Nothing.
    #[default]
    Nothing,
    /// The meeting with this id.
    Meeting(String),
    /// The point of the growth line with this date, and the reports that belong to it.
    GrowthPoint(String),
    /// The moment of context with this id.
    Moment(String),
}

/// The colours of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the reader's system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Of high contrast, light or dark as the reader's system says.
    Contrast,
}

impl Theme {
    /// Every theme, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// The word for it in an address.
    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// The theme with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

/// In which order the hosts have their lanes in the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LaneOrder {
    /// Those of most meetings first.
    #[default]
    Number,
    /// Those that hosted first.
    First,
    /// By their names.
    Name,
}

impl LaneOrder {
    /// Every order, in the order in which it is offered.
    pub const ALL: [Self; 3] = [Self::Number, Self::First, Self::Name];

    /// The word for it in an address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::First => "first",
            Self::Name => "name",
        }
    }

    /// The order with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == code)
    }
}

/// By which column the table is sorted, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    /// The column.
    pub column: Column,
    /// Largest, latest or last in the alphabet first.
    pub descending: bool,
}

impl Order {
    /// The order after the reader has pressed the head of a column: the other way round if it was sorted by it.
    pub fn pressed(self, column: Column) -> Self {
        Self { column, descending: self.column == column && !self.descending }
    }

    /// The word for it in an address: the column, with `-` before it where it is descending.
    pub fn code(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column.code())
    }

    /// The order with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        let (descending, name) = code.strip_prefix('-').map_or((false, code), |name| (true, name));
        Some(Self { column: Column::from_code(name)?, descending })
    }

    /// Sorts positions of meetings that are in order of time. Meetings without a value come last either way.
    pub fn sort(self, rows: &mut [usize], dataset: &Dataset, country_name: impl Fn(Country) -> &'static str) {
        let meeting = |at: &usize| dataset.meetings.get(*at);
        match self.column {
            Column::Date => {
                if self.descending {
                    rows.reverse();
                }
            }
            Column::Name => self.sort_by(rows, |at| meeting(at).map(|meeting| normalized(&meeting.name))),
            Column::Hosts => {
                self.sort_by(rows, |at| dataset.meetings.hosts(*at).first().map(|host| country_name(*host)));
            }
            Column::Place => self.sort_by(rows, |at| meeting(at)?.city),
            Column::Members => self.sort_by(rows, |at| meeting(at).as_ref().and_then(members_reported)),
            Column::Pledges => self.sort_by(rows, |at| meeting(at).as_ref().and_then(largest_promise)),
        }
    }

    fn sort_by<K: Ord>(self, rows: &mut [usize], key: impl Fn(&usize) -> Option<K>) {
        let mut keyed: Vec<(Option<K>, usize)> = rows.iter().map(|at| (key(at), *at)).collect();
        keyed.sort_by(|(a, _), (b, _)| match (a, b) {
            (Some(a), Some(b)) if self.descending => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        });
        rows.iter_mut().zip(keyed).for_each(|(row, (_, at))| *row = at);
    }
}

/// The size of the coalition that a meeting's sources report first.
pub fn members_reported(meeting: &Meeting) -> Option<u32> {
    meeting.leading_report().and_then(Report::value)
}

/// The largest sum newly promised at a meeting, in US dollars.
pub fn largest_promise(meeting: &Meeting) -> Option<u64> {
    meeting.pledges.iter().filter(|pledge| pledge.is_new_promise()).map(|pledge| pledge.amount_usd).max()
}
