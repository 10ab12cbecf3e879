//! Records of any shape in JSON: flattened, with dots in the names of what lies deeper.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::grid::{Grid, TableFormat, TableRow, Unreadable};

/// A value, with the fields of records in the order of the file.
enum Node {
    Text(String),
    List(Vec<Node>),
    Record(Vec<(String, Node)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Text(String::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Node, A::Error> {
        let mut record = Vec::new();
        while let Some(field) = fields.next_entry()? {
            record.push(field);
        }
        Ok(Node::Record(record))
    }
}

/// Reads the longest list of records, or a record a line.
pub(super) fn read(text: &str) -> Result<Grid, Unreadable> {
    let (format, root) = match serde_json::from_str(text) {
        Ok(root) => (TableFormat::Json, root),
        Err(error) => match lines(text) {
            Some(list) => (TableFormat::JsonLines, Node::List(list)),
            None => return Err(Unreadable::BrokenJson { line: error.line() }),
        },
    };
    let records = longest(&root).ok_or(Unreadable::NoRecords)?;
    let mut names: Vec<String> = Vec::new();
    let mut flat = Vec::new();
    for record in records {
        let mut fields = Vec::new();
        flatten("", record, &mut fields);
        for (name, _) in &fields {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        flat.push(fields);
    }
    let mut rows = vec![TableRow { number: 0, cells: names.clone() }];
    rows.extend(flat.into_iter().enumerate().map(|(at, mut fields)| {
        let mut take = |name: &String| {
            fields.iter_mut().find(|(other, _)| other == name).map(|(_, text)| std::mem::take(text)).unwrap_or_default()
        };
        TableRow { number: at + 1, cells: names.iter().map(&mut take).collect() }
    }));
    Ok(Grid { format, rows, has_headings: true, repeated: 0 })
}

fn lines(text: &str) -> Option<Vec<Node>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let list: Vec<Node> = lines.map(serde_json::from_str).collect::<Result<_, _>>().ok()?;
    (list.len() > 1).then_some(list)
}

/// The longest list of records that lies in no other.
fn longest(node: &Node) -> Option<&Vec<Node>> {
    match node {
        Node::Text(_) => None,
        Node::List(list) if list.iter().any(|item| matches!(item, Node::Record(_))) => Some(list),
        Node::List(list) => list.iter().filter_map(longest).max_by_key(|list| list.len()),
        Node::Record(fields) => fields.iter().filter_map(|(_, node)| longest(node)).max_by_key(|list| list.len()),
    }
}

/// What in a name is only packing: of GeoJSON and of results of a query.
fn unpacked(name: &str) -> Option<&str> {
    let is_packing = name == "geometry" || name.starts_with("geometry.");
    let name = name.strip_prefix("properties.").unwrap_or(name);
    (!is_packing).then_some(name)
}

fn flatten(name: &str, node: &Node, fields: &mut Vec<(String, String)>) {
    match node {
        Node::Record(inner) => {
            let value = inner.iter().find(|(name, _)| name == "value");
            let is_binding = inner.iter().any(|(name, _)| name == "type") && inner.len() < 5;
            if let Some((_, value)) = value.filter(|_| is_binding && !name.is_empty()) {
                return flatten(name, value, fields);
            }
            for (inner_name, node) in inner {
                let dotted = if name.is_empty() { inner_name.clone() } else { format!("{name}.{inner_name}") };
                flatten(&dotted, node, fields);
            }
        }
        Node::Text(text) => fields.extend(unpacked(name).map(|name| (name.to_owned(), text.clone()))),
        Node::List(list) => {
            let texts: Vec<&str> = list.iter().filter_map(named).collect();
            fields.extend(unpacked(name).map(|name| (name.to_owned(), texts.join("; "))));
        }
    }
}

/// The text that stands for an item of a list.
fn named(node: &Node) -> Option<&str> {
    match node {
        Node::Text(text) => Some(text),
        Node::List(_) => None,
        Node::Record(fields) => ["name", "title", "label", "headline", "code", "url"].iter().find_map(|key| {
            let (_, node) = fields.iter().find(|(name, _)| name.eq_ignore_ascii_case(key))?;
            if let Node::Text(text) = node { Some(text.as_str()) } else { None }
        }),
    }
}
