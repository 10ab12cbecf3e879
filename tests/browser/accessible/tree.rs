//! Chromium's accessibility tree, as lines that a person can read.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::harness::Page;

/// What matters of an object beside its role and name, where it is not what it is for most.
const STATES: [&str; 11] = [
    "level", "checked", "pressed", "expanded", "disabled", "invalid", "modal", "live", "hasPopup", "selected",
    "required",
];
/// Boxes without a meaning of their own; what is in them counts for what they are in.
const FOLDED: [&str; 7] = ["generic", "none", "InlineTextBox", "LineBreak", "ListMarker", "LabelText", "Legend"];
/// What is closed: a list of years says nothing beside its value.
const CLOSED: [&str; 1] = ["MenuListPopup"];
/// What is named by the text in it, which is not said twice, or names what it is beside.
const NAMED_BY_TEXT: [&str; 12] = [
    "button",
    "link",
    "heading",
    "cell",
    "rowheader",
    "columnheader",
    "DisclosureTriangle",
    "LabelText",
    "Legend",
    "caption",
    "term",
    "option",
];

/// One object of the tree.
struct Node<'t>(&'t Value);

impl<'t> Node<'t> {
    fn is_ignored(&self) -> bool {
        self.0["ignored"] == true
    }

    fn role(&self) -> &'t str {
        self.0["role"]["value"].as_str().unwrap_or_default()
    }

    /// A word or a number of it, as text.
    fn text(&self, field: &str) -> String {
        match &self.0[field]["value"] {
            Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    fn children(&self) -> impl Iterator<Item = &'t str> {
        self.0["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str)
    }

    fn states(&self) -> impl Iterator<Item = String> {
        let properties = self.0["properties"].as_array().into_iter().flatten();
        properties.filter_map(|property| {
            let name = property["name"].as_str().filter(|name| STATES.contains(name))?;
            match &property["value"]["value"] {
                Value::Bool(false) => matches!(name, "pressed" | "expanded").then(|| format!("not {name}")),
                Value::Bool(true) => Some(name.to_owned()),
                Value::String(word) if word == "false" => {
                    matches!(name, "checked" | "pressed" | "expanded").then(|| format!("not {name}"))
                }
                Value::String(word) if word == "true" => Some(name.to_owned()),
                Value::String(word) => Some(format!("{name} {word}")),
                other => Some(format!("{name} {other}")),
            }
        })
    }
}

/// The tree of the whole page as an outline, or of the first object with this role and name alone.
pub async fn outline(page: &Page, only: Option<(&str, &str)>) -> String {
    let tree = page.devtools("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().expect("a list of nodes");
    let by_id: HashMap<&str, Node> =
        nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, Node(node)))).collect();
    let is_meant = |node: &&Value| match only {
        Some((role, name)) => Node(node).role() == role && Node(node).text("name") == name,
        None => true,
    };
    let first = nodes.iter().find(is_meant).unwrap_or_else(|| panic!("there is no {only:?}"));
    let marks = marks(page, nodes).await;
    let mut lines = Vec::new();
    write(&Node(first), &by_id, &marks, 0, false, &mut lines);
    lines.join("\n") + "\n"
}

/// What the tree leaves out of its objects and a screen reader says: how a column is sorted, which of several links is the
/// present one, and another language. By the number of the object.
async fn marks(page: &Page, nodes: &[Value]) -> HashMap<String, String> {
    let mut marks = HashMap::new();
    page.devtools("DOM.enable", json!({})).await;
    let document = page.devtools("DOM.getDocument", json!({ "depth": 0 })).await;
    let query = json!({ "nodeId": document["root"]["nodeId"], "selector": "[aria-sort], [aria-current], body [lang]" });
    let found = page.devtools("DOM.querySelectorAll", query).await;
    for id in found["nodeIds"].as_array().into_iter().flatten() {
        let described = page.devtools("DOM.describeNode", json!({ "nodeId": id })).await;
        let described = &described["node"];
        let attributes: Vec<&str> =
            described["attributes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let said = attributes.chunks(2).filter_map(|pair| match pair {
            ["aria-sort", value] => Some(format!("sorted {value}")),
            ["aria-current", value] => Some(format!("current {value}")),
            // It is another one than that of the page.
            ["lang", value] if *value != "en" => Some(format!("in {value}")),
            _ => None,
        });
        let said = said.collect::<Vec<_>>().join(", ");
        let is_it = |node: &&Value| node["backendDOMNodeId"] == described["backendNodeId"];
        let id = nodes.iter().find(is_it).and_then(|node| node["nodeId"].as_str());
        if let Some(id) = id.filter(|_| !said.is_empty()) {
            marks.insert(id.to_owned(), said);
        }
    }
    page.devtools("DOM.disable", json!({})).await;
    marks
}

fn write(
    node: &Node,
    by_id: &HashMap<&str, Node>,
    marks: &HashMap<String, String>,
    depth: usize,
    is_named: bool,
    lines: &mut Vec<String>,
) {
    let (role, name) = (node.role(), node.text("name"));
    if CLOSED.contains(&role) || (role == "StaticText" && (is_named || name.is_empty())) {
        return;
    }
    if role == "StaticText" {
        lines.push(format!("{}“{name}”", "  ".repeat(depth)));
        return;
    }
    let role = if node.is_ignored() { "generic" } else { role };
    let mark = node.0["nodeId"].as_str().and_then(|id| marks.get(id));
    // What has no meaning but its language is worth a line for it.
    let is_folded = mark.is_none() && (node.is_ignored() || FOLDED.contains(&role));
    if !is_folded {
        let name = Some(&name).filter(|name| !name.is_empty()).map(|name| format!(" “{name}”")).unwrap_or_default();
        let said = ["value", "description"].map(|field| (field, node.text(field)));
        let said =
            said.iter().filter(|(_, words)| !words.is_empty()).map(|(field, words)| format!("{field} “{words}”"));
        let more: Vec<String> = node.states().chain(mark.cloned()).chain(said).collect();
        let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
        lines.push(format!("{}{role}{name}{more}", "  ".repeat(depth)));
    }
    let depth = if is_folded { depth } else { depth + 1 };
    let is_named = NAMED_BY_TEXT.contains(&role) || (is_folded && is_named);
    for child in node.children().filter_map(|id| by_id.get(id)) {
        write(child, by_id, marks, depth, is_named, lines);
    }
}
