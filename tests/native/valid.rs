//! Smallest valid file with every kind of record and every field in it.

use coalition_timeline::dataset::Problem;
use serde_json::{Value, json};

/// A valid file. Each source is cited more than once, so that losing one citation leaves it cited.
pub fn file() -> Value {
    json!({
        "title": "A coalition",
        "subtitle": "Its meetings",
        "member_name": "ally",
        "members_name": "allies",
        "pledge_name": "gift",
        "pledges_name": "gifts",
        "meetings": [
            {
                "id": "rome",
                "start": "2016-07-20",
                "end": "2016-07-21",
                "name": "Ministers in Rome",
                "level": "foreign-ministers",
                "composition": "plenary",
                "format": "in-person",
                "hosts": ["IT", "US"],
                "host_notes": "Italy invited, the United States presided.",
                "city": "Rome",
                "country": "IT",
                "attendance": {
                    "countries": 40,
                    "organisations": 4,
                    "delegations": 44,
                    "qualifier": "about",
                    "wording": "some forty countries came",
                    "source": "agency"
                },
                "membership": [
                    { "total": 66, "states": 62, "organisations": 4, "qualifier": "exact", "standing": "current",
                      "wording": "the 66 members", "source": "ministry" }
                ],
                "new_members": [{ "name": "Benin", "iso": "BJ", "source": "ministry" }],
                "pledges": [
                    { "amount_usd": 2_100_000_000, "by": "coalition", "kind": "pledged-collective",
                      "qualifier": "at-least", "purpose": "aid", "wording": "more than $2.1 billion",
                      "source": "ministry", "recalled": false, "wider": false },
                    { "amount_usd": 500_000_000, "by": "US", "kind": "pledged-national", "purpose": "aid",
                      "wording": "$500 million of it", "source": "agency", "part_of": 0 },
                    { "amount_usd": 2_100_000_000, "by": "coalition", "kind": "pledged-collective",
                      "purpose": "aid", "wording": "two billion and a bit", "source": "agency", "repeats": 0 },
                    { "amount_usd": 2_000_000_000, "by": "EU", "kind": "goal", "purpose": "aid",
                      "wording": "two billion", "source": "agency", "rival_of": 0 }
                ],
                "summary": "They met.",
                "sources": ["ministry", "agency"],
                "confidence": "high",
                "notes": ""
            },
            {
                "id": "call",
                "start": null,
                "end": null,
                "earliest": "2017-01-05",
                "latest": "2017-01-20",
                "name": "A call",
                "level": "working-group",
                "composition": "other",
                "format": "virtual",
                "hosts": [],
                "host_notes": "",
                "city": null,
                "country": null,
                "attendance": null,
                "membership": [],
                "new_members": [],
                "pledges": [],
                "summary": "They talked.",
                "sources": ["agency"],
                "confidence": "low",
                "notes": "The day is not known."
            }
        ],
        "members": [
            { "name": "Italy", "iso2": "IT", "kind": "state", "joined": "2014-09-05", "joined_certainty": "on",
              "joined_basis": "Named in the statement.", "source": "ministry" },
            { "name": "Interpol", "iso2": null, "kind": "organisation", "joined": "2016-07",
              "joined_certainty": "by", "joined_basis": "Listed.", "source": "ministry" }
        ],
        "membership": [
            { "date": "2014-09-05", "total": 10, "states": 10, "organisations": 0, "derived": false,
              "wording": "ten countries", "source": "ministry", "reports": [] },
            { "date": "2016-07-21", "total": 67, "states": null, "organisations": null, "derived": false,
              "wording": "the 67th member", "source": "ministry", "meeting": "rome", "note": "Counts Interpol.",
              "reports": [
                { "total": 66, "states": 62, "organisations": 4, "qualifier": "exact", "standing": "current",
                  "wording": "66 members", "source": "agency", "date": "2016-07-21", "meeting": "rome" }
              ] }
        ],
        "moments": [
            { "id": "treaty", "date": "2015-05-08", "label": "Treaty signed", "summary": "A treaty was signed.",
              "sources": ["ministry", "agency"],
              "reports": [
                { "date": "2015-05-08", "what": "signature", "sources": ["ministry"] },
                { "date": "2015-05", "what": "signature, month only", "sources": ["agency"] }
              ] }
        ],
        "sources": [
            { "id": "ministry", "publisher": "Ministry", "title": "Déclaration", "language": "fr", "date": "2016-07-21",
              "url": "https://example.org/statement", "kind": "official", "document": "statement.txt" },
            { "id": "agency", "publisher": "Agency", "title": "[Report]", "date": null, "url": null,
              "kind": "news", "document": "report.txt" }
        ]
    })
}

/// The value at a JSON pointer.
pub fn at<'v>(file: &'v mut Value, pointer: &str) -> &'v mut Value {
    file.pointer_mut(pointer).unwrap_or_else(|| panic!("the valid file has nothing at {pointer}"))
}

/// The valid file with one value replaced or, in an object that lacks it, added.
pub fn with(pointer: &str, value: Value) -> Value {
    let mut file = file();
    set(&mut file, pointer, value);
    file
}

/// Replaces or adds a value.
pub fn set(file: &mut Value, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match at(file, parent) {
        Value::Object(map) => {
            map.insert(name.to_owned(), value);
        }
        Value::Array(list) if name == "-" => list.push(value),
        Value::Array(list) => list[name.parse::<usize>().unwrap()] = value,
        other => panic!("{parent} is {other}"),
    }
}

/// The valid file without one field or item.
pub fn without(pointer: &str) -> Value {
    let mut file = file();
    remove(&mut file, pointer);
    file
}

/// Takes a field or item out.
pub fn remove(file: &mut Value, pointer: &str) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match at(file, parent) {
        Value::Object(map) => map.remove(name).unwrap_or_else(|| panic!("the valid file has nothing at {pointer}")),
        Value::Array(list) => list.remove(name.parse().unwrap()),
        other => panic!("{parent} is {other}"),
    }
}

/// The name of each variant. Without a wildcard, so that a new problem cannot be forgotten here.
pub fn name(problem: &Problem) -> &'static str {
    match problem {
        Problem::NotJson { .. } => "NotJson",
        Problem::OtherFile(_) => "OtherFile",
        Problem::NotUtf8 { .. } => "NotUtf8",
        Problem::TooDeep { .. } => "TooDeep",
        Problem::TooLong { .. } => "TooLong",
        Problem::TooMany { .. } => "TooMany",
        Problem::OpenQuote => "OpenQuote",
        Problem::StrayQuote => "StrayQuote",
        Problem::NamelessColumn { .. } => "NamelessColumn",
        Problem::NoMeeting => "NoMeeting",
        Problem::TooManyCells { .. } => "TooManyCells",
        Problem::UnknownColumn(_) => "UnknownColumn",
        Problem::NoColumn => "NoColumn",
        Problem::NoHeading => "NoHeading",
        Problem::Blank => "Blank",
        Problem::NotWhole(_) => "NotWhole",
        Problem::NoRowSource => "NoRowSource",
        Problem::OtherParts { .. } => "OtherParts",
        Problem::ManyParts { .. } => "ManyParts",
        Problem::Exclusive { .. } => "Exclusive",
        Problem::NoSuchSource { .. } => "NoSuchSource",
        Problem::NoSuchSum { .. } => "NoSuchSum",
        Problem::NamelessSource => "NamelessSource",
        Problem::SpareDate => "SpareDate",
        Problem::UnknownField => "UnknownField",
        Problem::Missing => "Missing",
        Problem::Twice => "Twice",
        Problem::WrongType { .. } => "WrongType",
        Problem::Untrimmed => "Untrimmed",
        Problem::ControlCharacter(_) => "ControlCharacter",
        Problem::ImpossibleDate(_) => "ImpossibleDate",
        Problem::ReversedDates { .. } => "ReversedDates",
        Problem::NoDate => "NoDate",
        Problem::UnknownWord { .. } => "UnknownWord",
        Problem::BadId(_) => "BadId",
        Problem::DuplicateId { .. } => "DuplicateId",
        Problem::Repeated(_) => "Repeated",
        Problem::UnknownCountry(_) => "UnknownCountry",
        Problem::UnknownSource(_) => "UnknownSource",
        Problem::UnlistedSource => "UnlistedSource",
        Problem::UnknownMeeting(_) => "UnknownMeeting",
        Problem::UncitedSource => "UncitedSource",
        Problem::NoSource => "NoSource",
        Problem::NoNumber => "NoNumber",
        Problem::AbsurdNumber { .. } => "AbsurdNumber",
        Problem::WrongSum { .. } => "WrongSum",
        Problem::BadAddress(_) => "BadAddress",
        Problem::BadLanguage(_) => "BadLanguage",
        Problem::NoAddress => "NoAddress",
        Problem::BadRelation(_) => "BadRelation",
        Problem::TwoRelations => "TwoRelations",
        Problem::NotRising => "NotRising",
        Problem::MisplacedDate => "MisplacedDate",
    }
}
