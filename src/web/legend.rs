//! What do the shapes of the chart mean?

use leptos::prelude::*;

use crate::chart::glyph::{Glyph, Look, meeting};
use crate::dataset::{Format, Level};
use crate::paint::glyph_svg;
use crate::words::{self, page};

/// A heading and its lines: shape, class of colour, words.
#[component]
pub fn Legend(
    /// Whether it waits to be opened, where there is little room.
    is_folded: bool,
) -> impl IntoView {
    let look = |glyph, hollow| Look { glyph, hollow };
    let growth = vec![
        (look(Glyph::Disc, false), words::LEGEND_SIZE),
        (look(Glyph::Disc, true), words::LEGEND_RIVAL),
        (look(Glyph::Tick, false), words::LEGEND_JOIN),
    ];
    let pledges = vec![
        (look(Glyph::Disc, false), words::LEGEND_TOGETHER),
        (look(Glyph::Diamond, false), words::LEGEND_NATIONAL),
        (look(Glyph::Disc, true), words::LEGEND_GOAL),
        (look(Glyph::TriangleDown, true), words::LEGEND_SHORTFALL),
        (look(Glyph::Bar, false), words::LEGEND_TOTAL),
        (look(Glyph::Cross, false), words::LEGEND_RIVAL_SUM),
    ];
    let hosts = Level::ALL.iter().map(|level| (meeting(*level, Format::InPerson), words::level(*level)));
    let hosts: Vec<_> =
        hosts.chain([(meeting(Level::ForeignMinisters, Format::Virtual), words::LEGEND_VIRTUAL)]).collect();
    let groups = view! {
        <Group title=words::GROWTH_TITLE class="ct-growth" lines=growth />
        <Group title=words::PLEDGES_TITLE class="ct-pledge" lines=pledges note=words::LEGEND_SOFT />
        <Group title=words::HOSTS_TITLE class="ct-host" lines=hosts note=words::LEGEND_SPAN />
    };
    if is_folded {
        return view! {
            <details class="ct-legend ct-group">
                <summary>
                    <span class="ct-group-name">{page::LEGEND}</span>
                </summary>
                {groups}
            </details>
        }
        .into_any();
    }
    view! {
        <section class="ct-legend" aria-label=page::LEGEND>
            <h2>{page::LEGEND}</h2>
            {groups}
        </section>
    }
    .into_any()
}

#[component]
fn Group(
    /// The panel.
    title: &'static str,
    /// The class that gives the colour.
    class: &'static str,
    /// Shapes and their meanings.
    lines: Vec<(Look, &'static str)>,
    /// What else to know.
    #[prop(optional)]
    note: &'static str,
) -> impl IntoView {
    let lines = lines
        .into_iter()
        .map(|(look, words)| view! { <li><span class=class inner_html=glyph_svg(look)></span>{words}</li> })
        .collect_view();
    view! {
        <h3>{title}</h3>
        <ul>{lines}</ul>
        {(!note.is_empty()).then(|| view! { <p>{note}</p> })}
    }
}
