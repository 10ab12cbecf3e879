//! Expected data: the site's data file, read by hand and not by the program that is tested.

use std::sync::OnceLock;

use serde_json::Value;

use super::site::{DATA, folder};

/// The whole file.
pub fn data() -> &'static Value {
    static FILE: OnceLock<Value> = OnceLock::new();
    FILE.get_or_init(|| {
        let text = std::fs::read_to_string(folder().join(DATA)).expect("the data file of the site");
        serde_json::from_str(&text).expect("JSON")
    })
}

/// Every meeting, in the order of the file.
pub fn meetings() -> &'static [Value] {
    data()["meetings"].as_array().expect("a list of meetings")
}

/// The meeting with this id.
pub fn meeting(id: &str) -> &'static Value {
    meetings().iter().find(|meeting| meeting["id"] == id).unwrap_or_else(|| panic!("there is no meeting {id}"))
}

/// The names of those meetings that a condition holds for, in the order of the file.
pub fn names(condition: impl Fn(&Value) -> bool) -> Vec<String> {
    meetings().iter().filter(|meeting| condition(meeting)).map(name).collect()
}

/// The name of a meeting.
pub fn name(meeting: &Value) -> String {
    meeting["name"].as_str().expect("a name").to_owned()
}

/// Whether a country is among a meeting's hosts.
pub fn is_host(meeting: &Value, code: &str) -> bool {
    meeting["hosts"].as_array().is_some_and(|hosts| hosts.iter().any(|host| host == code))
}

/// The first and the last year of a meeting.
pub fn years(meeting: &Value) -> (i32, i32) {
    let year = |names: [&str; 4]| {
        let date = names.iter().find_map(|name| meeting[*name].as_str()).expect("a date");
        date[..4].parse().expect("a year")
    };
    (year(["start", "earliest", "end", "latest"]), year(["end", "latest", "start", "earliest"]))
}

/// The first size of the whole coalition that a meeting reports; states alone where nothing else is counted.
pub fn size(meeting: &Value) -> Option<u64> {
    let number = |report: &Value, field: &str| report[field].as_u64();
    let partners = |report: &Value| {
        let sum = number(report, "states").zip(number(report, "organisations")).map(|(states, others)| states + others);
        let loose = number(report, "states").filter(|_| report["standing"] == "loose");
        number(report, "total").or(sum).or(loose)
    };
    let reports = meeting["membership"].as_array()?;
    reports.iter().find_map(partners).or(reports.first().and_then(|report| number(report, "states")))
}
