//! Schema tests: the JSON Schema, the types that it is made from and the loader describe one format.

use std::collections::BTreeSet;

use coalition_timeline::dataset::{Problem, format, load};
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::accepted;
use super::bundled::FILE;
use super::valid;

/// The schema of a file as it is written: fields that are never left out are required, `null` or not.
fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<format::File>();
    schema.insert("title".to_owned(), json!("Coalition Timeline data set"));
    schema.to_value()
}

#[test]
fn the_schema_beside_the_data_set_is_that_of_the_types() {
    let text = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    accepted::check("assets/coalition.schema.json", &text, None);
}

#[test]
fn the_bundled_file_survives_a_journey_through_the_types() {
    let file: format::File = serde_json::from_str(FILE).expect("the bundled file has exactly the fields of the format");
    assert!(serde_json::to_value(file).unwrap() == serde_json::from_str::<Value>(FILE).unwrap());
}

/// What refuses a file because of its fields and their types.
#[derive(Debug, PartialEq)]
struct Refused {
    by_types: bool,
    by_loader: bool,
}

/// Compares what the types and the loader say to a file that differs from a valid one in a single field.
fn check(file: &Value, what: &str, is_refused: bool) {
    let is_about_fields = |problem: &Problem| {
        matches!(problem, Problem::Missing | Problem::UnknownField | Problem::WrongType { .. } | Problem::NoSource)
    };
    let found = Refused {
        by_types: serde_json::from_value::<format::File>(file.clone()).is_err(),
        by_loader: load(file.to_string().as_bytes())
            .is_err_and(|faults| faults.iter().any(|fault| is_about_fields(&fault.problem))),
    };
    assert_eq!(found, Refused { by_types: is_refused, by_loader: is_refused }, "{what}");
}

/// One field of one type of the schema, with a place in the valid file where it is.
struct Field {
    /// "Meeting.name"
    name: String,
    pointer: String,
    is_required: bool,
    may_be_null: bool,
}

/// The type that a part of the schema refers to, through lists and `null`s.
fn referred(part: &Value) -> Option<String> {
    match part {
        Value::Object(map) => map.iter().find_map(|(key, value)| match (key.as_str(), value) {
            ("$ref", Value::String(path)) => path.rsplit('/').next().map(str::to_owned),
            ("items" | "anyOf", value) => referred(value),
            _ => None,
        }),
        Value::Array(list) => list.iter().find_map(referred),
        _ => None,
    }
}

/// Every place of the valid file that holds a record of a type: the type's name and a pointer.
fn records(
    definition: &Value,
    name: &str,
    value: &Value,
    pointer: &str,
    schema: &Value,
    found: &mut Vec<(String, String)>,
) {
    match value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                records(definition, name, item, &format!("{pointer}/{at}"), schema, found);
            }
        }
        Value::Object(map) => {
            found.push((name.to_owned(), pointer.to_owned()));
            for (field, value) in map {
                if let Some(inner) = referred(&definition["properties"][field]) {
                    records(&schema["$defs"][&inner], &inner, value, &format!("{pointer}/{field}"), schema, found);
                }
            }
        }
        _ => {}
    }
}

/// Every field of every type.
fn fields() -> Vec<Field> {
    let (schema, file) = (schema(), valid::file());
    let mut found = Vec::new();
    records(&schema, "File", &file, "", &schema, &mut found);
    let types: BTreeSet<&str> =
        schema["$defs"].as_object().unwrap().keys().map(String::as_str).chain(["File"]).collect();
    let mut fields = Vec::new();
    for name in types {
        let definition = if name == "File" { &schema } else { &schema["$defs"][name] };
        assert_eq!(definition["additionalProperties"], json!(false), "{name} allows unknown fields");
        for (field, part) in definition["properties"].as_object().unwrap() {
            let holds =
                |(of, pointer): &&(String, String)| of == name && file.pointer(&format!("{pointer}/{field}")).is_some();
            let (_, pointer) =
                found.iter().find(holds).unwrap_or_else(|| panic!("no {name}.{field} in the valid file"));
            let is_null = |part: &Value| part["type"] == json!("null");
            fields.push(Field {
                name: format!("{name}.{field}"),
                pointer: format!("{pointer}/{field}"),
                is_required: definition["required"].as_array().unwrap().contains(&json!(field)),
                may_be_null: part["type"].as_array().is_some_and(|types| types.contains(&json!("null")))
                    || part["anyOf"].as_array().is_some_and(|parts| parts.iter().any(is_null)),
            });
        }
    }
    assert!(fields.len() > 60, "only {} fields found", fields.len());
    fields
}

#[test]
fn a_field_is_required_by_all_or_by_none() {
    for Field { name, pointer, is_required, .. } in fields() {
        check(&valid::without(&pointer), &format!("without {name}"), is_required);
    }
}

#[test]
fn a_field_may_be_null_for_all_or_for_none() {
    for Field { name, pointer, may_be_null, .. } in fields() {
        check(&valid::with(&pointer, Value::Null), &format!("{name}: null"), !may_be_null);
    }
}

#[test]
fn a_value_of_another_type_is_refused_by_all() {
    for Field { name, pointer, .. } in fields() {
        check(&valid::with(&pointer, json!({ "?": 0 })), &format!("{name}: an object of nothing known"), true);
    }
}

#[test]
fn a_field_that_is_not_in_the_format_is_refused_by_all() {
    for Field { name, pointer, .. } in fields() {
        let (record, _) = pointer.rsplit_once('/').unwrap();
        check(&valid::with(&format!("{record}/extra"), json!(0)), &format!("{name} with a field beside it"), true);
    }
}
