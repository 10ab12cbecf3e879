//! Embedding interface tests: the types and the manifest of the element and the frame name what is there, and only that.
//!
//! Names are read from the files as texts: the element is JavaScript, its types are TypeScript, and what they share is
//! what a person writes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use coalition_timeline::dataset::Level;
use coalition_timeline::view::{Column, LaneOrder, Part, Theme};
use serde_json::Value;

use super::accepted::project;
use super::shape::files;

type Names = BTreeSet<String>;

fn read(path: &str) -> String {
    fs::read_to_string(project(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn script() -> String {
    read("assets/coalition-timeline.js")
}

fn types() -> String {
    read("assets/coalition-timeline.d.ts")
}

fn names<'t>(names: impl IntoIterator<Item = &'t str>) -> Names {
    names.into_iter().map(str::to_owned).collect()
}

/// The text between two others, from the first place where the first stands.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no `{start}`"));
    rest.split_once(end).unwrap_or_else(|| panic!("no `{end}` after `{start}`")).0
}

/// Every text between two others.
fn all_between(text: &str, start: &str, end: &str) -> Names {
    names(text.split(start).skip(1).filter_map(|rest| rest.split(end).next()))
}

/// Every text between quotation marks.
fn quoted(text: &str) -> Names {
    names(text.split('"').skip(1).step_by(2))
}

/// The name that a line of a class or an interface begins with.
fn name(line: &str) -> &str {
    let line = line.trim_start_matches("readonly ").trim_start_matches('"');
    line.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').next().unwrap_or_default()
}

/// The lines at the first level of a block, without what introduces them.
fn members(block: &str) -> impl Iterator<Item = &str> {
    let lines = block.lines().filter_map(|line| line.strip_prefix("  "));
    lines.filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase() || c == '"'))
}

/// A list of the manifest, of attributes, events and so on: names and descriptions.
fn described(list: &str) -> BTreeMap<String, String> {
    let all: Value = serde_json::from_str(&read("assets/custom-elements.json")).expect("the manifest is JSON");
    let items = all["modules"][0]["declarations"][0][list].as_array().unwrap_or_else(|| panic!("no list of {list}"));
    let text = |item: &Value, key: &str| {
        let text = item[key].as_str().filter(|text| !text.is_empty());
        text.unwrap_or_else(|| panic!("no {key} of {item} in {list}")).to_owned()
    };
    let found: BTreeMap<String, String> =
        items.iter().map(|item| (text(item, "name"), text(item, "description"))).collect();
    assert_eq!(found.len(), items.len(), "a name is twice in {list}");
    found
}

/// The names of a list of the manifest.
fn manifest(list: &str) -> Names {
    described(list).into_keys().collect()
}

/// What `observedAttributes` of the script names, the parameters among them.
fn attributes_of_the_script() -> Names {
    let script = script();
    let observed = between(&script, "static observedAttributes = [", "]");
    let mut found = quoted(observed);
    if observed.contains("...PARAMETERS") {
        found.extend(quoted(between(&script, "const PARAMETERS = [", "]")));
    }
    if observed.contains("...SHOWN") {
        found.extend(quoted(between(&script, "const SHOWN = [", "]")));
    }
    assert!(found.len() > 5, "{found:?}");
    found
}

/// The methods and the readable properties of the script that are no attributes.
fn members_of_the_script() -> Names {
    let script = script();
    let lifecycle = [
        "constructor",
        "static",
        "connectedCallback",
        "adoptedCallback",
        "disconnectedCallback",
        "attributeChangedCallback",
    ];
    let lines =
        members(between(&script, "class CoalitionTimeline extends (globalThis.HTMLElement ?? Object) {", "\n}"))
            .filter_map(|line| {
                let line = line.trim_start_matches("async ").trim_start_matches("get ");
                line.contains('(').then(|| name(line)).filter(|name| !name.is_empty() && !lifecycle.contains(name))
            });
    names(lines)
}

/// The fields of an interface of the types.
fn interface(start: &str) -> Names {
    let types = types();
    let lines = members(between(&types, start, "\n}"));
    names(lines.map(|line| name(line.trim_start_matches("get ").trim_start_matches("set "))))
}

/// The words of a type that is one of several.
fn choices(start: &str) -> Names {
    quoted(between(&types(), start, ";"))
}

#[test]
fn the_attributes_are_those_that_the_element_observes() {
    let observed = attributes_of_the_script();
    assert_eq!(manifest("attributes"), observed);
    let mut asked = interface("interface CoalitionTimelineParameters {");
    let shown = interface("interface CoalitionTimelineShown {");
    assert_eq!(shown, quoted(between(&script(), "const SHOWN = [", "]")));
    asked.extend(shown.clone());
    asked.insert("src".to_owned());
    assert_eq!(asked, observed);
    // A view is told with the address of its data, which is the attribute `src`, and without how much of it is shown.
    let mut told = interface("interface CoalitionTimelineView {");
    assert!(told.remove("data") && told.insert("src".to_owned()));
    told.extend(shown);
    assert_eq!(told, observed);
}

#[test]
fn the_members_are_those_of_the_class() {
    let mut public = members_of_the_script();
    assert!(public.contains("getView") && public.contains("ready"), "{public:?}");
    public.extend(attributes_of_the_script());
    assert_eq!(manifest("members"), public);
    assert_eq!(interface("interface CoalitionTimelineElement extends HTMLElement {"), public);
}

#[test]
fn the_events_are_those_that_are_dispatched() {
    // The element's own begin with its name; the others are those that images have too.
    let script = script();
    let mut dispatched: Names = quoted(&script).into_iter().filter(|word| word.starts_with("coalition-")).collect();
    dispatched.retain(|word| word != "coalition-timeline");
    assert!(!dispatched.is_empty());
    dispatched.extend(["load", "error"].map(str::to_owned));
    assert_eq!(manifest("events"), dispatched);
    assert_eq!(interface("interface CoalitionTimelineEventMap {"), dispatched);
    let types = types();
    let everywhere = quoted(between(&types, "extends Pick<CoalitionTimelineEventMap, ", ">"));
    assert!(everywhere.iter().all(|event| event.starts_with("coalition-")));
    assert_eq!(everywhere.len() + 2, dispatched.len(), "events that bubble: {everywhere:?}");
}

#[test]
fn the_parts_are_those_of_the_program() {
    let mut parts = Names::new();
    for file in files("src/ui", ".rs") {
        parts.extend(all_between(&file.text, " part=\"", "\""));
    }
    assert_eq!(manifest("cssParts"), parts);
}

#[test]
fn the_custom_properties_are_the_tokens() {
    let tokens = read("style/tokens.css");
    let declared = tokens.lines().filter_map(|line| line.trim_start().strip_prefix("--")?.split(':').next());
    let declared: Names = declared.map(|name| format!("--{name}")).collect();
    assert_eq!(manifest("cssProperties"), declared);
}

#[test]
fn the_messages_are_those_of_the_frame() {
    let (frame, told) = (read("src/platform/messages.rs"), read("src/app/frame_messages.rs"));
    let types = types();
    let typed = |start: &str| all_between(between(&types, start, "\n\n"), "type: \"", "\"");
    let mut said = typed("export type CoalitionTimelineFrameMessage =");
    said.extend(typed("export type CoalitionTimelineAmpMessage ="));
    let mut posted = all_between(&frame, "post_own(\"", "\"");
    let words = told.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(");
    posted.extend(all_between(&words, "post_own(\"", "\""));
    posted.extend(all_between(&frame, "(\"type\", \"", "\""));
    assert_eq!(said, posted);
    assert_eq!(typed("export type CoalitionTimelineHostMessage ="), all_between(&frame, "on_message(\"", "\""));
    let version = between(&frame, "const VERSION: f64 = ", ".0;");
    assert_eq!(between(between(&types, "interface Envelope {", "\n}"), "version: ", ";"), version);
    assert_eq!(between(&types, "source: \"", "\""), between(&frame, "const SOURCE: &str = \"", "\""));
}

#[test]
fn the_words_are_those_of_addresses() {
    let themes = Theme::ALL.map(Theme::code);
    let parts = Part::ALL.map(Part::code);
    let lanes = LaneOrder::ALL.map(LaneOrder::code);
    let columns = Column::ALL.map(Column::code);
    let attributes = described("attributes");
    for (attribute, start, codes) in [
        ("kind", "type CoalitionTimelineKind =", Level::CODES),
        ("sort", "type CoalitionTimelineColumn =", &columns),
        ("lanes", "type CoalitionTimelineLanes =", &lanes),
        ("parts", "type CoalitionTimelinePart =", &parts),
        ("theme", "type CoalitionTimelineTheme =", &themes),
    ] {
        assert_eq!(choices(start), names(codes.iter().copied()));
        let mut said = names(attributes[attribute].split('`').skip(1).step_by(2));
        // Signs beside the words.
        said.retain(|word| word.len() > 1);
        assert_eq!(said, names(codes.iter().copied()), "{attribute} in the manifest");
    }
}

#[test]
fn both_files_are_copied_into_the_site() {
    let page = read("index.html");
    for file in ["coalition-timeline.d.ts", "custom-elements.json"] {
        assert!(page.contains(&format!("<link data-trunk rel=\"copy-file\" href=\"assets/{file}\">")), "{file}");
    }
}

/// Which parameters ask for another picture than the delivered one, the early script has to know before the program is there.
#[test]
fn the_early_script_knows_the_parameters_that_change_the_picture() {
    let same_picture = names(["meeting", "size", "moment", "theme", "parts", "heading"]);
    let mut changing: Names = quoted(between(&script(), "const PARAMETERS = [", "]"))
        .into_iter()
        .filter(|it| !same_picture.contains(it))
        .collect();
    changing.insert("data".to_owned());
    let early = read("assets/early.js");
    assert_eq!(quoted(between(&early, "var names = [", "]")).into_iter().collect::<Names>(), changing);
    // Of these the filters leave a part of the whole.
    let part: Names = quoted(between(&early, "var isPart = [", "]")).into_iter().collect();
    assert_eq!(part, names(["from", "to", "year", "host", "kind", "q"]));
}
