//! Which meetings does a view show, and how many would each further choice show?
//!
//! Each filter is a set of meetings, one bit a meeting; filters combine by intersection. The sets for hosts and
//! levels are made once, when the data set is loaded.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::state::ViewState;
use crate::dataset::{Country, Dataset, Level, Texts};

/// A set of positions in [`Dataset::meetings`].
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bits(Vec<u64>);

impl Bits {
    fn none(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }

    fn of(count: usize, chosen: impl Fn(usize) -> bool) -> Self {
        let mut bits = Self::none(count);
        (0..count).filter(|at| chosen(*at)).for_each(|at| bits.insert(at));
        bits
    }

    fn insert(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    fn and(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
        self
    }

    fn or(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
        self
    }

    fn common(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    fn positions(&self) -> Vec<usize> {
        let mut positions = Vec::new();
        for (block, word) in self.0.iter().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                positions.push(block * 64 + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
        positions
    }
}

/// What is prepared once, so that a filter need not look at every meeting.
#[derive(Debug, Clone)]
pub struct Index {
    count: usize,
    /// First and last year of each meeting.
    years: Vec<(i32, i32)>,
    hosts: BTreeMap<Country, Bits>,
    levels: BTreeMap<Level, Bits>,
    /// What a search looks through, folded, one text a meeting.
    texts: Vec<String>,
}

/// The meetings that a view shows and the counts beside its filters, all from one pass.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Selection {
    /// Positions of the meetings shown, in order of time.
    pub rows: Vec<usize>,
    /// Every host of the data set with its number of meetings under the other filters.
    pub hosts: Vec<(Country, usize)>,
    /// Every level of the data set with its number of meetings under the other filters.
    pub levels: Vec<(Level, usize)>,
    /// Every year of the data set with its number of meetings under the other filters.
    pub years: Vec<(i32, usize)>,
}

impl Index {
    /// Prepares a data set. `country_name` gives the names that a search for a country looks through. Without the texts a
    /// search looks through names and places only.
    pub fn new(dataset: &Dataset, longer: Option<&Texts>, country_name: impl Fn(Country) -> &'static str) -> Self {
        let count = dataset.meetings.len();
        let mut hosts = BTreeMap::new();
        let mut levels = BTreeMap::new();
        let mut years = Vec::with_capacity(count);
        let mut texts = Vec::with_capacity(count);
        for (at, meeting) in dataset.meetings.iter().enumerate() {
            for host in &meeting.hosts {
                hosts.entry(*host).or_insert_with(|| Bits::none(count)).insert(at);
            }
            levels.entry(meeting.level).or_insert_with(|| Bits::none(count)).insert(at);
            years.push((meeting.date.first_day().year(), meeting.date.last_day().year()));
            let longer = longer.and_then(|texts| texts.meetings.get(at)).unwrap_or_default();
            let mut text = vec![meeting.name.as_str(), &longer.summary];
            text.extend(meeting.city.as_deref());
            text.extend(meeting.country.map(&country_name));
            text.extend(
                longer.sources.iter().filter_map(|at| dataset.source(*at)).map(|source| source.publisher.as_str()),
            );
            // A line break keeps a word from being found across two fields.
            texts.push(folded(&text.join("\n")));
        }
        Self { count, years, hosts, levels, texts }
    }

    /// The meetings that a view shows: their years overlap the view's, any chosen host is one of theirs, their level
    /// is chosen, and all words of the search occur in them.
    pub fn selection(&self, view: &ViewState) -> Selection {
        let all = || Bits::of(self.count, |_| true);
        let years = Bits::of(self.count, |at| {
            self.years.get(at).is_some_and(|(first, last)| *first <= view.to && *last >= view.from)
        });
        let hosts = if view.hosts.is_empty() { all() } else { self.any_of(&view.hosts, &self.hosts) };
        let levels = if view.levels.is_empty() { all() } else { self.any_of(&view.levels, &self.levels) };
        let words: Vec<String> = folded(&view.search).split_whitespace().map(str::to_owned).collect();
        let found = Bits::of(self.count, |at| {
            self.texts.get(at).is_some_and(|text| words.iter().all(|word| text.contains(word.as_str())))
        });
        let but_hosts = years.clone().and(&levels).and(&found);
        let but_levels = years.clone().and(&hosts).and(&found);
        let but_years = hosts.clone().and(&levels).and(&found);
        Selection {
            rows: but_hosts.clone().and(&hosts).positions(),
            hosts: self.hosts.iter().map(|(host, bits)| (*host, bits.common(&but_hosts))).collect(),
            levels: self.levels.iter().map(|(level, bits)| (*level, bits.common(&but_levels))).collect(),
            years: self.counts_by_year(&but_years),
        }
    }

    /// The meetings in any of the sets chosen; none for a key that has no set.
    fn any_of<K: Ord>(&self, chosen: &BTreeSet<K>, sets: &BTreeMap<K, Bits>) -> Bits {
        chosen.iter().filter_map(|key| sets.get(key)).fold(Bits::none(self.count), |all, bits| all.or(bits))
    }

    fn counts_by_year(&self, bits: &Bits) -> Vec<(i32, usize)> {
        let first = self.years.iter().map(|(first, _)| *first).min();
        let last = self.years.iter().map(|(_, last)| *last).max();
        let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
        let mut counts: Vec<(i32, usize)> = (first..=last).map(|year| (year, 0)).collect();
        for (from, to) in bits.positions().into_iter().filter_map(|at| self.years.get(at)) {
            for (_, count) in counts.iter_mut().filter(|(year, _)| from <= year && year <= to) {
                *count += 1;
            }
        }
        counts
    }
}

/// A text as a search sees it: lower case, without accents.
pub fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(without_accent).collect()
}

/// The base letter of the accented Latin letters that occur in names of places and publishers.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ś' | 'š' | 'ş' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        'ğ' => 'g',
        '’' | '‘' => '\'',
        other => other,
    }
}
