//! Published format of `assets/coalition.json`, field by field, as serde types.
//!
//! The JSON Schema beside the data set is generated from them. The loader ([`super::load`]) reads the same
//! fields but reports every fault at once, which a derived reader cannot; a test keeps the two equal.
//! Optional fields may be left out; every other field must be there, as `null` where nothing is known.

use serde::{Deserialize, Serialize};

/// A whole data set file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct File {
    /// The heading of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The line under the heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// What one member is called, in small letters: "state party"; "member" where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_name: Option<String>,
    /// What several members are called: "states parties"; the name of one with an "s" where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members_name: Option<String>,
    /// What one pledge is called, in small letters: "contribution"; "pledge" where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pledge_name: Option<String>,
    /// What several pledges are called; the name of one with an "s" where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pledges_name: Option<String>,
    /// Every meeting, in order of time.
    pub meetings: Vec<Meeting>,
    /// Every member and when it joined.
    pub members: Vec<Member>,
    /// The growth line: the best-supported size of the coalition at each point where it changed.
    pub membership: Vec<Size>,
    /// Events outside the meetings that the chart shows as context; may be left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moments: Vec<Moment>,
    /// Every source, once, cited by `id` from the figures.
    pub sources: Vec<Source>,
}

/// One meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Lower-case letters, digits and hyphens; never changes once published.
    pub id: String,
    /// First day (`2016-07-21`) or month (`2020-04`); `null` where it is not known.
    #[serde(deserialize_with = "Option::deserialize")]
    pub start: Option<String>,
    /// Last day or month; `null` where it is not known.
    #[serde(deserialize_with = "Option::deserialize")]
    pub end: Option<String>,
    /// Where the day is not known: the first day on which the meeting can have been.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<String>,
    /// Where the day is not known: the last day on which the meeting can have been.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<String>,
    /// What it was, with its place.
    pub name: String,
    /// `leaders`, `foreign-ministers`, `defence-ministers`, `foreign-and-defence-ministers`, `chiefs-of-defence`,
    /// `political-directors`, `working-group` or `mixed`.
    pub level: String,
    /// `plenary`, `small-group`, `focus-group`, `pledging-conference`, `founding` or `other`.
    pub composition: String,
    /// `in-person`, `virtual` or `hybrid`.
    pub format: String,
    /// ISO 3166 alpha-2 codes of hosts, co-hosts and co-chairs.
    pub hosts: Vec<String>,
    /// Who hosted or chaired, in words.
    pub host_notes: String,
    #[serde(deserialize_with = "Option::deserialize")]
    /// The city; `null` for a meeting without a place.
    pub city: Option<String>,
    /// ISO 3166 alpha-2 code.
    #[serde(deserialize_with = "Option::deserialize")]
    pub country: Option<String>,
    #[serde(deserialize_with = "Option::deserialize")]
    /// Who took part; `null` where no source counts them.
    pub attendance: Option<Attendance>,
    /// The sizes of the coalition reported with this meeting.
    pub membership: Vec<Report>,
    /// The members it welcomed.
    pub new_members: Vec<NewMember>,
    /// The sums of money named at it.
    pub pledges: Vec<Pledge>,
    /// What it did, in a sentence or two; may be empty.
    pub summary: String,
    /// Ids of the sources for this meeting; its figures cite some of them, and where it has none it may do without.
    pub sources: Vec<String>,
    /// `high`, `medium` or `low`.
    pub confidence: String,
    /// What a reader should know about the record: conflicts between sources, inferences, and why confidence is not high.
    pub notes: String,
}

/// Who took part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    #[serde(deserialize_with = "Option::deserialize")]
    /// States.
    pub countries: Option<u32>,
    #[serde(deserialize_with = "Option::deserialize")]
    /// Organisations.
    pub organisations: Option<u32>,
    /// Countries and organisations counted together, where the source does not split them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegations: Option<u32>,
    /// `exact` (the default), `at-least` or `about`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    /// At most twelve words of the source, as evidence; not for display.
    pub wording: String,
    /// The id of the source.
    pub source: String,
}

/// One reported size of the coalition, at a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// States and organisations together.
    #[serde(deserialize_with = "Option::deserialize")]
    pub total: Option<u32>,
    #[serde(deserialize_with = "Option::deserialize")]
    /// States.
    pub states: Option<u32>,
    #[serde(deserialize_with = "Option::deserialize")]
    /// Organisations.
    pub organisations: Option<u32>,
    /// `exact` (the default), `at-least` or `about`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    /// `current` (the default), `stale` (a figure the coalition had passed), `loose` (says countries, but counts
    /// organisations too), `other-count` (not a count of members) or `later` (after the data set ends).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<String>,
    /// At most twelve words of the source, as evidence; not for display.
    pub wording: String,
    /// The id of the source.
    pub source: String,
}

/// One reported size of the coalition in the growth line: a [`Report`] with its date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DatedReport {
    /// States and organisations together.
    #[serde(deserialize_with = "Option::deserialize")]
    pub total: Option<u32>,
    #[serde(deserialize_with = "Option::deserialize")]
    /// States.
    pub states: Option<u32>,
    #[serde(deserialize_with = "Option::deserialize")]
    /// Organisations.
    pub organisations: Option<u32>,
    /// `exact` (the default), `at-least` or `about`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    /// `current` (the default), `stale` (a figure the coalition had passed), `loose` (says countries, but counts
    /// organisations too), `other-count` (not a count of members) or `later` (after the data set ends).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<String>,
    /// At most twelve words of the source, as evidence; not for display.
    pub wording: String,
    /// The id of the source.
    pub source: String,
    /// The day, month or year of the report.
    pub date: String,
    /// The meeting at which it was reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
}

/// A member welcomed at a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMember {
    /// Its name.
    pub name: String,
    /// ISO 3166 alpha-2 code; `null` for an organisation.
    #[serde(deserialize_with = "Option::deserialize")]
    pub iso: Option<String>,
    /// The id of the source.
    pub source: String,
}

/// One sum of money named at a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pledge {
    /// Whole US dollars.
    pub amount_usd: u64,
    /// ISO 3166 alpha-2 code, `coalition`, `EU`, or another body's name.
    pub by: String,
    /// `pledged-collective`, `pledged-national`, `goal`, `shortfall` or `reported-total`.
    pub kind: String,
    /// `exact` (the default), `at-least` or `about`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    /// What the money is for.
    pub purpose: String,
    /// At most twelve words of the source, as evidence; not for display.
    pub wording: String,
    /// The id of the source.
    pub source: String,
    /// This sum is inside another of the same meeting: its position in `pledges`, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<u32>,
    /// The same sum as another of the same meeting, reported again: its position in `pledges`, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<u32>,
    /// A differing report of another sum of the same meeting: its position in `pledges`, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rival_of: Option<u32>,
    /// Pledged before and only recalled at this meeting.
    #[serde(default, skip_serializing_if = "is_false")]
    pub recalled: bool,
    /// Not money for or from the coalition alone: a conference, a cause or a body wider than it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub wider: bool,
}

/// A member of the coalition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// ISO 3166 alpha-2 code; `null` for an organisation.
    #[serde(deserialize_with = "Option::deserialize")]
    pub iso2: Option<String>,
    /// `state` or `organisation`.
    pub kind: String,
    /// Day, month or year.
    pub joined: String,
    /// `on` where the source dates the joining, `by` where the member is only known to have joined by then.
    pub joined_certainty: String,
    /// The evidence, in words.
    pub joined_basis: String,
    /// The id of the source.
    pub source: String,
}

/// One point of the growth line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// Day or month from which this size is best supported.
    pub date: String,
    /// States and organisations together.
    pub total: u32,
    #[serde(deserialize_with = "Option::deserialize")]
    /// States.
    pub states: Option<u32>,
    #[serde(deserialize_with = "Option::deserialize")]
    /// Organisations.
    pub organisations: Option<u32>,
    /// The split into states and organisations is arithmetic, not a statement of the source.
    pub derived: bool,
    /// At most twelve words of the source, as evidence; not for display.
    pub wording: String,
    /// The id of the source.
    pub source: String,
    /// The meeting at which it was reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
    /// What a reader should know about the figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Every other report of the size while this point was in force.
    pub reports: Vec<DatedReport>,
}

/// An event outside the meetings, shown as context.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// Lower-case letters, digits and hyphens; never changes once published.
    pub id: String,
    /// Day, month or year, as exactly as the best source says.
    pub date: String,
    /// What it was, in a few neutral words.
    pub label: String,
    /// What it was, in a sentence.
    pub summary: String,
    /// Ids of its sources, the best one first; at least one.
    pub sources: Vec<String>,
    /// Which source gives which date, where they differ.
    pub reports: Vec<MomentReport>,
}

/// What some sources say of the date of a moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MomentReport {
    /// The day, month or year that they give.
    pub date: String,
    /// What they say was then.
    pub what: String,
    /// Ids of those who say so, which the moment lists; at least one.
    pub sources: Vec<String>,
}

/// One source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Lower-case letters, digits and hyphens.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// As published; in square brackets where it is a description of ours.
    pub title: String,
    /// The language of the title where it is not English, as BCP 47 names it: `fr`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Day or month of publication.
    #[serde(deserialize_with = "Option::deserialize")]
    pub date: Option<String>,
    /// An `http` or `https` address.
    #[serde(deserialize_with = "Option::deserialize")]
    pub url: Option<String>,
    /// `official`, `news` or `other`.
    pub kind: String,
    /// File name of the text in the research folder, for a source without a public address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}
