//! Key figures of the view: a number each, with what it is of.

use leptos::prelude::*;

use super::anchors::use_anchors;
use super::setting::Surface;
use super::state::{Timeline, use_timeline};
use super::view;
use super::wanted::is_wanted;
use crate::chart::PanelKind;
use crate::dataset::{Dataset, Meeting, PartialDate, Pledge};
use crate::platform;
use crate::view::{KeyFigures as Counted, Open, Part, Stretch, key_figures};
use crate::words::{self, page};

/// What a figure leads to when it is pressed.
#[derive(Debug, Clone, PartialEq)]
pub enum FigureTarget {
    /// The size of the coalition that was reported on this date.
    GrowthPoint(PartialDate),
    /// The meeting with this id.
    Meeting(String),
    /// The table, which has each of what is counted.
    Table,
}

/// One key figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The number as a reader sees it; "–" where there is none.
    pub number: String,
    /// What it is a number of.
    pub of: String,
    /// What it leads to; `None` where there is no number.
    pub target: Option<FigureTarget>,
    /// A second figure that belongs to it, in words, and the meeting that it is from.
    pub beside: Option<(String, String)>,
    /// The panel that it stands at.
    pub panel: PanelKind,
}

/// Up to four figures: none of what the data never speak of. `time` is that of the view.
pub fn figures(dataset: &Dataset, counted: &Counted, time: Stretch) -> Vec<Figure> {
    let labels = &dataset.labels;
    let figure = |panel, number: String, of: String, target| Figure { number, of, target, beside: None, panel };
    let mut all = Vec::new();
    match counted.size.and_then(|at| dataset.growth.points.get(at)) {
        Some(size) => all.push(figure(
            PanelKind::Growth,
            size.total.to_string(),
            words::members_at_end(time, labels),
            Some(FigureTarget::GrowthPoint(size.date)),
        )),
        None if dataset.growth.points.is_empty() => {}
        None => all.push(figure(PanelKind::Growth, "–".to_owned(), page::FIGURE_NO_MEMBERS.to_owned(), None)),
    }
    let meetings = (counted.meetings, page::FIGURE_MEETING, page::FIGURE_MEETINGS);
    let hosts = (counted.hosts, page::FIGURE_HOST, page::FIGURE_HOSTS);
    let has_hosts = !dataset.meetings.all_hosts().is_empty();
    for (number, one, more) in [meetings].into_iter().chain(has_hosts.then_some(hosts)) {
        let of = if number == 1 { one } else { more };
        all.push(figure(PanelKind::Hosts, words::grouped(number as u64), of.to_owned(), Some(FigureTarget::Table)));
    }
    if dataset.meetings.sums().is_empty() {
        return all;
    }
    let found = |place: Option<(usize, usize)>| -> Option<(Meeting, Pledge)> {
        let (at, number) = place?;
        let meeting = dataset.meetings.get(at)?;
        let pledge = meeting.pledges.get(number)?.clone();
        Some((meeting, pledge))
    };
    let largest = match found(counted.largest) {
        Some((meeting, pledge)) => figure(
            PanelKind::Pledges,
            words::money(pledge.amount_usd),
            format!("{}: {}", words::largest(labels), words::at_meeting(&meeting)),
            Some(FigureTarget::Meeting(meeting.id)),
        ),
        None => figure(PanelKind::Pledges, "–".to_owned(), words::no_pledge(labels).to_string(), None),
    };
    let beside = found(counted.largest_wider)
        .map(|(meeting, pledge)| (words::wider_largest(&pledge, &meeting, labels), meeting.id));
    all.push(Figure { beside, ..largest });
    all
}

/// The key figures of the view, counted once for all panels.
#[derive(Clone, Copy)]
pub struct FiguresOfView(Memo<Vec<Figure>>);

impl FiguresOfView {
    /// Those of a timeline, as it is filtered.
    pub fn new(timeline: Timeline) -> Self {
        Self(Memo::new(move |_| {
            let dataset = timeline.dataset();
            timeline.selection.with(|selection| {
                timeline.view.with(|view| figures(&dataset, &key_figures(&dataset, view, selection), view.stretch))
            })
        }))
    }
}

/// Key figures of the view that stand at a panel. Those with a source open what they come from, and what is counted leads to the
/// table that has each.
#[component]
pub fn KeyFigures(
    /// The panel.
    panel: PanelKind,
    /// Its name.
    title: String,
) -> impl IntoView {
    let timeline = use_timeline();
    let heading = use_anchors().table_heading;
    let all: FiguresOfView = expect_context();
    let shown = Memo::new(move |_| {
        all.0.with(|all| all.iter().filter(|figure| figure.panel == panel).cloned().collect::<Vec<_>>())
    });
    let on_open = Callback::new(move |target| match target {
        FigureTarget::GrowthPoint(date) => timeline.open(Open::GrowthPoint(date.to_string())),
        FigureTarget::Meeting(id) => timeline.open(Open::Meeting(id)),
        FigureTarget::Table => {
            if let Some(heading) = heading.get_untracked() {
                heading.scroll_into_view();
                platform::focus(&heading);
            }
        }
    });
    // In a frame the table is folded, or stands alone.
    let has_table = is_wanted(timeline, Part::Table);
    let leads_to_table = move || timeline.surface() != Surface::Frame && has_table.get();
    let one = move |figure: Figure| {
        let target = figure.target.filter(|target| *target != FigureTarget::Table || leads_to_table());
        view! { <KeyFigure figure=Figure { target, ..figure } on_open/> }
    };
    view! {
        <div class="ct-figures" role="group" aria-label=page::figures_of(&title)>
            {move || shown.get().into_iter().map(one).collect_view().into_any()}
        </div>
    }
}

/// One key figure.
#[component]
fn KeyFigure(
    /// The figure.
    figure: Figure,
    /// Called with what it leads to when it is pressed.
    on_open: Callback<FigureTarget>,
) -> impl IntoView {
    let number = match figure.target {
        Some(target) => {
            // A number alone says nothing in a list of buttons: its name says of what, and so what stands beside it need not be said
            // again.
            let name = format!("{} {}", figure.number, figure.of);
            view! {
                <button type="button" class="ct-number" aria-label=name on:click=move |_| on_open.run(target.clone())>
                    {figure.number}
                </button>
                " "
                <span aria-hidden="true">{figure.of}</span>
            }
        }
        None => view! { <span class="ct-number">{figure.number}</span> " " <span>{figure.of}</span> },
    };
    let beside = figure.beside.map(|(words, id)| {
        let open = move |_| on_open.run(FigureTarget::Meeting(id.clone()));
        view! {
            " "
            <button type="button" class="ct-link" on:click=open>
                {words}
            </button>
        }
    });
    view! { <div class="ct-figure">{number} {beside}</div> }
}
