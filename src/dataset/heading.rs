//! Row of column names above a table (CSV).

use std::collections::BTreeMap;

use super::Country;
use super::columns::{COLUMNS, Column, ROWS};
use super::fault::Problem;
use super::flat::{Row, column, likeness};
use super::load::Loader;

/// The names of the columns, and what is needed to read the rows under them.
pub(super) struct Heading {
    /// The number of its row.
    number: usize,
    /// What stands in its cells.
    pub names: Vec<String>,
    /// The cells without a name, under which nothing has stood so far.
    nameless: Vec<usize>,
    /// For each column of the format, where it is.
    places: Vec<Option<usize>>,
    countries: BTreeMap<String, Country>,
}

impl Heading {
    /// Reads the row of column names. `None` where the rows under it cannot be read.
    pub fn new(row: Row, country_name: fn(Country) -> &'static str, loader: &mut Loader) -> Option<Self> {
        let number = row.number.to_string();
        let is_broken = row.fault.is_some();
        if let Some((_, problem)) = row.fault {
            loader.fault(ROWS, &number, "", problem);
        }
        let (mut places, mut nameless) = (vec![None; COLUMNS.len()], Vec::new());
        if likeness(&row.cells) < 2 {
            loader.fault(ROWS, &number, "", Problem::NoHeading);
            return None;
        }
        for (at, cell) in row.cells.iter().enumerate() {
            let is_told = is_broken && cell.contains(char::REPLACEMENT_CHARACTER);
            match column(cell).and_then(|column| places.get_mut(column as usize)) {
                Some(place @ None) => *place = Some(at),
                Some(Some(_)) => loader.fault(ROWS, &number, cell, Problem::Repeated(cell.clone())),
                None if cell.is_empty() => nameless.push(at),
                None if is_told => {}
                None => loader.fault(ROWS, &number, cell, Problem::UnknownColumn(cell.clone())),
            }
        }
        let name = |country| country_name(country).to_lowercase().replace('’', "'");
        let countries = Country::all().map(|country| (name(country), country)).collect();
        let heading = Self { number: row.number, names: row.cells, nameless, places, countries };
        let missing = [Column::Date, Column::Name].into_iter().filter(|column| heading.place(*column).is_none());
        let missing: Vec<Column> = missing.collect();
        missing.iter().for_each(|column| loader.fault(ROWS, &number, column.code(), Problem::NoColumn));
        missing.is_empty().then_some(heading)
    }

    /// Which cell of a row is in a column.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.places.get(column as usize).copied().flatten()
    }

    /// Tells of what stands under no name, once for each column.
    pub fn tell_nameless(&mut self, row: &Row, loader: &mut Loader) {
        let is_told = |at: &usize| row.cells.get(*at).is_some_and(|cell| !cell.is_empty());
        // Most rows have nothing there, and a heading can have very many such cells.
        let reached = self.nameless.partition_point(|at| *at < row.cells.len());
        if !self.nameless.iter().take(reached).any(is_told) {
            return;
        }
        self.nameless.retain(|at| {
            let found = row.cells.get(*at).filter(|cell| !cell.is_empty());
            if let Some(found) = found {
                let problem = Problem::NamelessColumn { found: found.clone(), row: row.number };
                loader.fault(ROWS, &self.number.to_string(), &(at + 1).to_string(), problem);
            }
            found.is_none()
        });
    }

    /// The code of a country that is given by its code or its name; any other text as it is.
    pub fn country_code(&self, text: &str) -> String {
        let name = text.to_lowercase().replace('’', "'");
        let named = |name: &str| self.countries.get(name).copied().or_else(|| Country::from_other_name(name));
        let code = Country::from_code(&text.to_uppercase());
        let code = code.or_else(|| named(&name)).or_else(|| named(name.strip_prefix("the ")?));
        code.map_or(text.to_owned(), |country| country.code().to_owned())
    }
}
