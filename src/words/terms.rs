//! Terms: names of members and pledges, and what may be said of data that are not ours.
//!
//! Data of others bring their own names, or take plain ones. Nothing here says of them what is only true of ours.

use std::borrow::Cow;

use super::{SUBTITLE, TITLE, page};
use crate::dataset::{Dataset, Labels};

/// The heading of other data that have none.
const PLAIN_TITLE: &str = "Timeline";

/// Words that stand in this program, or were made from a label.
pub type Words = Cow<'static, str>;

/// The heading of a data set.
pub fn title(dataset: &Dataset) -> &str {
    dataset.labels.title.as_deref().unwrap_or(if dataset.labels.is_other { PLAIN_TITLE } else { TITLE })
}

/// The line under the heading; empty where nothing is known to say.
pub fn subtitle(dataset: &Dataset) -> &str {
    dataset.labels.subtitle.as_deref().unwrap_or(if dataset.labels.is_other { "" } else { SUBTITLE })
}

/// The names of one thing and of several.
fn names(one: &Option<String>, many: &Option<String>, plain: [&'static str; 2]) -> [Words; 2] {
    let owned = |name: &String| Words::Owned(name.clone());
    match (one, many) {
        (None, None) => plain.map(Words::Borrowed),
        (Some(one), Some(many)) => [owned(one), owned(many)],
        (Some(one), None) => [owned(one), Words::Owned(format!("{one}s"))],
        // Nobody can tell what one of them is called.
        (None, Some(many)) => [owned(many), owned(many)],
    }
}

/// What one member and several are called.
fn member_names(labels: &Labels) -> [Words; 2] {
    names(&labels.member_name, &labels.members_name, ["member", "members"])
}

/// What several members are called, inside a sentence.
pub fn members(labels: &Labels) -> Words {
    let [_, many] = member_names(labels);
    many
}

/// "12 members".
pub fn count_members(number: u32, labels: &Labels) -> String {
    let [one, many] = member_names(labels);
    super::count(number as usize, &one, &many)
}

/// "12 partners": how sources count the coalition of our own data, and the members of others.
pub fn count_partners(number: u32, labels: &Labels) -> String {
    if labels.is_other { count_members(number, labels) } else { super::count(number as usize, "partner", "partners") }
}

/// What one pledge and several are called, where the data say it.
pub fn pledge_names(labels: &Labels) -> Option<[Words; 2]> {
    let (one, many) = (&labels.pledge_name, &labels.pledges_name);
    (one.is_some() || many.is_some()).then(|| names(one, many, ["", ""]))
}

/// A name at the beginning of a line. The tables for every alphabet would be larger than all words here: these are the Latin,
/// Greek and Cyrillic letters that stand in two rows, small ones below large ones.
pub fn capital(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| {
        let above = match first {
            'à'..='ö' | 'ø'..='þ' | 'α'..='ρ' | 'σ'..='ϋ' | 'а'..='я' => 0x20,
            'ѐ'..='џ' => 0x50,
            _ => 0,
        };
        char::from_u32(first as u32 - above).unwrap_or(first).to_ascii_uppercase()
    });
    first.into_iter().chain(letters).collect()
}

/// Words of ours for our data, and others for those of others.
fn either(labels: &Labels, ours: &'static str, other: impl FnOnce() -> String) -> Words {
    if labels.is_other { Words::Owned(other()) } else { Words::Borrowed(ours) }
}

/// Words with the names of pledges, where the data have these.
fn named(labels: &Labels, plain: &'static str, with: impl FnOnce([Words; 2]) -> String) -> Words {
    pledge_names(labels).map_or(Words::Borrowed(plain), |names| Words::Owned(with(names)))
}

/// The name of the first panel.
pub fn growth_title(labels: &Labels) -> String {
    capital(&members(labels))
}

/// What the first panel shows, in a few words; empty for other data.
pub fn growth_unit(labels: &Labels) -> Words {
    either(labels, "states and organisations", String::new)
}

/// What the first panel shows. Of other data only what is there is explained.
pub fn growth_subtitle(dataset: &Dataset) -> Words {
    let labels = &dataset.labels;
    either(labels, GROWTH_SUBTITLE, || {
        let members = members(labels);
        let mut words = format!("How many {members} there were.");
        if dataset.rivals().next().is_some() {
            words.push_str(" Hollow marks: reports that differ.");
        }
        if !dataset.members.is_empty() {
            words.push_str(&format!(" Ticks: days on which {members} joined."));
        }
        words
    })
}

/// The name of the second panel.
pub fn pledges_title(labels: &Labels) -> Words {
    named(labels, PLEDGES_TITLE, |[_, many]| capital(&many))
}

/// What the second panel shows.
pub fn pledges_subtitle(labels: &Labels) -> Words {
    named(labels, PLEDGES_SUBTITLE, |[_, many]| {
        format!(
            "Sums named at meetings, in US dollars; each line is ten times the one below. Filled: {many}. Hollow: asked for."
        )
    })
}

/// Beside a sum that is not that of these members alone.
pub fn wider(labels: &Labels) -> &'static str {
    if labels.is_other { "for a wider purpose" } else { WIDER }
}

/// All of them at once, as those who promise.
pub fn together(labels: &Labels) -> Words {
    either(labels, "the coalition", || format!("the {} together", members(labels)))
}

/// The marks of the growth line, for people who do not see it, and the heading of reported sizes.
pub fn sizes(labels: &Labels) -> Words {
    either(labels, "Size of the coalition", || format!("Number of {}", members(labels)))
}

/// The marks of days on which members joined.
pub fn joins(labels: &Labels) -> String {
    format!("Days on which {} joined", members(labels))
}

/// Legend: a day on which members joined.
pub fn legend_join(labels: &Labels) -> String {
    format!("{} joined", capital(&members(labels)))
}

/// Legend: promised by several.
pub fn legend_together(labels: &Labels) -> Words {
    named(labels, LEGEND_TOGETHER, |[one, _]| capital(&format!("{one} by several together")))
}

/// Legend: asked for, with what was promised.
pub fn legend_answer(labels: &Labels) -> Words {
    named(labels, LEGEND_ANSWER, |[one, _]| format!("Goal and its largest {one}"))
}

/// Legend: promised by one.
pub fn legend_national(labels: &Labels) -> Words {
    named(labels, LEGEND_NATIONAL, |[one, _]| capital(&format!("{one} by one country or body")))
}

/// Legend: the lighter colour.
pub fn legend_soft(labels: &Labels) -> String {
    format!("Lighter: part of another sum, a running total, or {}.", wider(labels))
}

/// The list of members in the last section.
pub fn all_members(labels: &Labels) -> String {
    format!("{} and when they joined", capital(&members(labels)))
}

/// The list of sizes in the last section.
pub fn all_sizes(labels: &Labels) -> Words {
    either(labels, "Every reported size of the coalition", || format!("Every reported number of {}", members(labels)))
}

/// The heading of those who joined.
pub fn new_members(labels: &Labels) -> String {
    format!("New {}", members(labels))
}

/// The head of the column of reported sizes.
pub fn members_column(labels: &Labels) -> String {
    format!("{} reported", capital(&members(labels)))
}

/// Key figure: the largest sum.
pub fn largest(labels: &Labels) -> Words {
    named(labels, page::FIGURE_LARGEST, |[one, _]| format!("largest single {one}"))
}

/// Key figure: no sum.
pub fn no_pledge(labels: &Labels) -> Words {
    named(labels, page::FIGURE_NO_PLEDGE, |[one, _]| format!("no new {one}"))
}

/// Where a source has no public address: what stands in its place.
pub fn without_address(labels: &Labels, document: &str) -> String {
    if labels.is_other { "no address given".to_owned() } else { format!("{} {document}", page::NO_ADDRESS) }
}

/// Where other data are from: an address, a file of the reader, or the page around the timeline.
pub fn provenance(address: Option<&str>, file: Option<&str>) -> String {
    match (address, file) {
        (Some(address), _) => format!("{} {address}", page::OTHER_DATA),
        (None, Some(file)) => format!("Data from the file “{file}”, which this project has not checked."),
        (None, None) => "Data from the page that shows them, which this project has not checked.".to_owned(),
    }
}

/// About other data: headings and paragraphs. What is counted here is explained; where the figures are from and who may use
/// them, only those who made them know.
pub fn about_other(dataset: &Dataset) -> Vec<(&'static str, String)> {
    let members = members(&dataset.labels);
    let mut paragraphs = vec![(
        "What is here",
        "What a file says that this project has not made and has not checked. Each figure names the source that the file \
         gives for it. How the data may be used and cited, only those know who made them."
            .to_owned(),
    )];
    if !dataset.growth.points.is_empty() {
        paragraphs.push((
            "How the number is drawn",
            format!(
                "The line says how many {members} there were from each date on. Where a source reports another exact number, it \
                 stays on the chart as a hollow mark."
            ),
        ));
    }
    if !dataset.meetings.sums().is_empty() {
        let one = pledge_names(&dataset.labels).map_or(Words::Borrowed("pledge"), |[one, _]| one);
        paragraphs.push((
            page::SUMS_COUNTED,
            format!(
                "Sums are in US dollars as the file gives them and are never added up: goals and shortfalls were asked for, not \
                 given; running totals repeat earlier sums; parts lie inside larger ones. The largest single {one} is the \
                 largest sum newly promised at one meeting."
            ),
        ));
    }
    paragraphs.push((page::DATES_KNOWN, page::DATES_KNOWN_WORDS.to_owned()));
    paragraphs
}

const GROWTH_SUBTITLE: &str = "States and organisations in the coalition. Hollow marks: reports that differ. Ticks: days on which members joined.";
const PLEDGES_TITLE: &str = "Pledges";
const PLEDGES_SUBTITLE: &str =
    "Sums named at meetings, in US dollars; each line is ten times the one below. Filled: pledged. Hollow: asked for.";
const WIDER: &str = "wider than the coalition";
const LEGEND_TOGETHER: &str = "Pledged together";
const LEGEND_ANSWER: &str = "Goal and its largest pledge";
const LEGEND_NATIONAL: &str = "Pledged by one";
