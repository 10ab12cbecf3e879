//! Field reader for one JSON object, which finds every fault in it.

use serde_json::{Map, Value};

use super::fault::{Fault, Problem};
use super::{Country, PartialDate};

/// Larger counts of states, organisations or participants cannot be meant.
pub(super) const MOST_COUNT: u64 = 1_000;
/// More parts of a cell, or items of a list inside of a record, are not read: comparing all with all would take too long.
pub(super) const MOST_PARTS: usize = 1_000;
/// Larger sums of US dollars cannot be meant: ten trillion.
pub(super) const MOST_USD: u64 = 10_000_000_000_000;

/// Where a value stands in the file, and the faults found so far.
pub(super) struct Place<'a> {
    pub list: &'static str,
    pub record: String,
    pub faults: &'a mut Vec<Fault>,
}

impl Place<'_> {
    pub fn fault(&mut self, field: impl Into<String>, problem: Problem) {
        self.faults.push(Fault { list: self.list, record: self.record.clone(), field: field.into(), problem });
    }
}

/// One JSON object on its way to becoming a record. Each reader takes its field out; what is left over is unknown.
///
/// Every reader answers `None` after it has noted a fault, and for a `null` that is allowed.
pub(super) struct Record<'p, 'a> {
    pub place: &'p mut Place<'a>,
    path: String,
    map: Map<String, Value>,
}

impl<'p, 'a> Record<'p, 'a> {
    /// `path` is where the object stands in its record, such as `pledges[2]`; empty for the record itself.
    pub fn new(place: &'p mut Place<'a>, path: String, value: Value) -> Option<Self> {
        match value {
            Value::Object(map) => Some(Self { place, path, map }),
            other => {
                place.fault(path, Problem::WrongType { found: kind(&other), wanted: "an object" });
                None
            }
        }
    }

    pub fn path(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { format!("{}.{field}", self.path) }
    }

    pub fn fault(&mut self, field: &str, problem: Problem) {
        let path = self.path(field);
        self.place.fault(path, problem);
    }

    /// Notes every field that nobody took, of which there can be very many.
    pub fn finish(self) {
        for field in self.map.keys().take(MOST_PARTS) {
            let path = self.path(field);
            self.place.fault(path, Problem::UnknownField);
        }
    }

    /// A field that must be there and may be `null`.
    fn nullable(&mut self, field: &str) -> Option<Value> {
        match self.map.remove(field) {
            Some(Value::Null) => None,
            Some(value) => Some(value),
            None => {
                self.fault(field, Problem::Missing);
                None
            }
        }
    }

    /// A field that must be there and hold something.
    pub fn required(&mut self, field: &str, wanted: &'static str) -> Option<Value> {
        match self.map.remove(field) {
            Some(Value::Null) => {
                self.fault(field, Problem::WrongType { found: "nothing (null)", wanted });
                None
            }
            Some(value) => Some(value),
            None => {
                self.fault(field, Problem::Missing);
                None
            }
        }
    }

    /// A field that may be absent or `null`.
    pub fn optional(&mut self, field: &str) -> Option<Value> {
        self.map.remove(field).filter(|value| !value.is_null())
    }

    fn text_of(&mut self, field: &str, value: Value, may_be_empty: bool) -> Option<String> {
        let Value::String(text) = value else {
            self.fault(field, Problem::WrongType { found: kind(&value), wanted: "text" });
            return None;
        };
        if let Some(bad) = text.chars().find(|c| c.is_control() || is_direction_override(*c)) {
            self.fault(field, Problem::ControlCharacter(bad as u32));
            return None;
        }
        if bare(&text) != text || (text.is_empty() && !may_be_empty) {
            self.fault(field, Problem::Untrimmed);
            return None;
        }
        Some(text)
    }

    pub fn text(&mut self, field: &str) -> Option<String> {
        let value = self.required(field, "text")?;
        self.text_of(field, value, false)
    }

    /// A text that may be empty but must be there.
    pub fn note(&mut self, field: &str) -> Option<String> {
        let value = self.required(field, "text")?;
        self.text_of(field, value, true)
    }

    pub fn nullable_text(&mut self, field: &str) -> Option<String> {
        let value = self.nullable(field)?;
        self.text_of(field, value, false)
    }

    pub fn optional_text(&mut self, field: &str) -> Option<String> {
        let value = self.optional(field)?;
        self.text_of(field, value, false)
    }

    /// A flag that may be absent, for false.
    pub fn flag(&mut self, field: &str) -> bool {
        self.map.remove(field).is_some_and(|value| self.flag_of(field, &value))
    }

    pub fn required_flag(&mut self, field: &str) -> bool {
        self.required(field, "true or false").is_some_and(|value| self.flag_of(field, &value))
    }

    fn flag_of(&mut self, field: &str, value: &Value) -> bool {
        value.as_bool().unwrap_or_else(|| {
            self.fault(field, Problem::WrongType { found: kind(value), wanted: "true or false" });
            false
        })
    }

    fn number_of(&mut self, field: &str, value: &Value, least: u64, most: u64) -> Option<u64> {
        let Value::Number(number) = value else {
            self.fault(field, Problem::WrongType { found: kind(value), wanted: "a number" });
            return None;
        };
        let found = number.as_u64().filter(|found| (least..=most).contains(found));
        if found.is_none() {
            self.fault(field, Problem::AbsurdNumber { found: number.to_string(), least, most });
        }
        found
    }

    pub fn usd(&mut self, field: &str) -> Option<u64> {
        let value = self.required(field, "a number")?;
        self.number_of(field, &value, 1, MOST_USD)
    }

    pub fn count(&mut self, field: &str) -> Option<u32> {
        let value = self.required(field, "a number")?;
        self.number_of(field, &value, 0, MOST_COUNT).map(|count| count as u32)
    }

    pub fn nullable_count(&mut self, field: &str) -> Option<u32> {
        let value = self.nullable(field)?;
        self.number_of(field, &value, 0, MOST_COUNT).map(|count| count as u32)
    }

    pub fn optional_count(&mut self, field: &str) -> Option<u32> {
        let value = self.optional(field)?;
        self.number_of(field, &value, 0, MOST_COUNT).map(|count| count as u32)
    }

    pub fn list(&mut self, field: &str) -> Option<Vec<Value>> {
        match self.required(field, "a list")? {
            Value::Array(items) if items.len() > MOST_PARTS => {
                self.fault(field, Problem::ManyParts { found: items.len(), most: MOST_PARTS });
                None
            }
            Value::Array(items) => Some(items),
            other => {
                self.fault(field, Problem::WrongType { found: kind(&other), wanted: "a list" });
                None
            }
        }
    }

    fn date_of(&mut self, field: &str, text: Option<String>) -> Option<PartialDate> {
        let text = text?;
        let date = PartialDate::parse(&text);
        if date.is_none() {
            self.fault(field, Problem::ImpossibleDate(text));
        }
        date
    }

    pub fn date(&mut self, field: &str) -> Option<PartialDate> {
        let text = self.text(field);
        self.date_of(field, text)
    }

    pub fn nullable_date(&mut self, field: &str) -> Option<PartialDate> {
        let text = self.nullable_text(field);
        self.date_of(field, text)
    }

    pub fn optional_date(&mut self, field: &str) -> Option<PartialDate> {
        let text = self.optional_text(field);
        self.date_of(field, text)
    }

    fn word_of<T>(
        &mut self,
        field: &str,
        text: Option<String>,
        allowed: &'static [&'static str],
        from_code: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let found = text?;
        let word = from_code(&found);
        if word.is_none() {
            self.fault(field, Problem::UnknownWord { found, allowed });
        }
        word
    }

    pub fn word<T>(
        &mut self,
        field: &str,
        allowed: &'static [&'static str],
        from_code: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(field);
        self.word_of(field, text, allowed, from_code)
    }

    pub fn optional_word<T>(
        &mut self,
        field: &str,
        allowed: &'static [&'static str],
        from_code: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.optional_text(field);
        self.word_of(field, text, allowed, from_code)
    }

    pub fn country_of(&mut self, field: &str, text: Option<String>) -> Option<Country> {
        let code = text?;
        let country = Country::from_code(&code);
        if country.is_none() {
            self.fault(field, Problem::UnknownCountry(code));
        }
        country
    }

    pub fn nullable_country(&mut self, field: &str) -> Option<Country> {
        let text = self.nullable_text(field);
        self.country_of(field, text)
    }

    /// A list of texts, each read by `read`; the field of an item is `hosts[0]`. Naming the same twice is a fault.
    pub fn texts<T: PartialEq>(
        &mut self,
        field: &str,
        mut read: impl FnMut(&mut Self, &str, String) -> Option<T>,
    ) -> Vec<T> {
        let mut texts: Vec<T> = Vec::new();
        for (position, value) in self.list(field).unwrap_or_default().into_iter().enumerate() {
            let item = format!("{field}[{position}]");
            let Some(text) = self.text_of(&item, value, false) else { continue };
            let shown = text.clone();
            let Some(read) = read(self, &item, text) else { continue };
            if texts.contains(&read) {
                self.fault(&item, Problem::Repeated(shown));
            } else {
                texts.push(read);
            }
        }
        texts
    }

    /// How many items a list has, faulty ones included.
    pub fn length(&self, field: &str) -> usize {
        self.map.get(field).and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// A list of objects, each read by `read`.
    pub fn objects<T>(&mut self, field: &str, mut read: impl FnMut(&mut Record<'_, 'a>, usize) -> Option<T>) -> Vec<T> {
        let items = self.list(field).unwrap_or_default();
        let mut objects = Vec::with_capacity(items.len());
        for (position, value) in items.into_iter().enumerate() {
            let path = self.path(&format!("{field}[{position}]"));
            if let Some(mut record) = Record::new(&mut *self.place, path, value) {
                objects.extend(read(&mut record, position));
                record.finish();
            }
        }
        objects
    }

    /// An object that may be `null`.
    pub fn nullable_object<T>(
        &mut self,
        field: &str,
        read: impl FnOnce(&mut Record<'_, 'a>) -> Option<T>,
    ) -> Option<T> {
        let value = self.nullable(field)?;
        let path = self.path(field);
        let mut record = Record::new(&mut *self.place, path, value)?;
        let object = read(&mut record);
        record.finish();
        object
    }
}

/// A text without white space around it, and without the letters that have no width: nobody sees those, and they make two
/// texts differ.
pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}'))
}

/// Characters that make a line read in another order than it is written; they hide what a text says.
fn is_direction_override(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What a JSON value is, for a person.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing (null)",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
