//! Filters: which meetings a view shows, and how many each further choice would show.
//!
//! Each filter is a set of meetings; filters combine by intersection. Meetings are in order of time, so a stretch of time
//! is a range of positions; the sets for hosts, levels and words are made once, when the data set is loaded.

use super::meeting_set::{Bits, Making, MeetingSet, Sets};
use super::normalize::normalized;
use super::state::ViewState;
use super::stretch::Stretch;
use super::window::Window;
use crate::dataset::{Country, Dataset, Level, Lexicon, Texts, day_number};

/// A host or level is kept in bits if it has one in so many meetings: counts beside filters are taken often.
const COMMON_CHOICE: usize = 64;
/// The same for a word. Below this, steps are smaller.
const COMMON_WORD: usize = 8;
/// So many meetings are noted in one step.
const STEP: usize = 500;
/// So many texts are taken apart only once while an index is made: places and publishers come again and again.
const REMEMBERED: usize = 4096;

/// What is prepared once, so that a filter need not look at every meeting.
#[derive(Debug, Clone)]
pub struct Index {
    count: usize,
    times: Times,
    /// The time that everything is in.
    whole: Stretch,
    /// Every host, in order, and the meetings of each.
    hosts: Vec<Country>,
    of_host: Sets,
    /// The meetings of each level, by its place in [`Level::ALL`].
    of_level: Sets,
    /// Every word that a search can find, normalized, and the meetings that each is in.
    words: Lexicon,
    of_word: Sets,
}

/// The meetings that a view shows and the counts beside its filters.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Selection {
    /// Positions of the meetings shown, in order of time.
    pub rows: MeetingSet,
    /// Their hosts, in order of their codes.
    pub shown_hosts: Vec<Country>,
    /// Every host of the data set with its number of meetings under the other filters.
    pub hosts: Vec<(Country, usize)>,
    /// Every level of the data set with its number of meetings under the other filters.
    pub levels: Vec<(Level, usize)>,
    /// The window of the strip, and the number of meetings under the other filters in each of its periods.
    pub strip: Option<(Window, Vec<usize>)>,
}

impl Index {
    /// Prepares a data set. `country_name` gives the names that a search for a country looks through. Without the texts a
    /// search looks through names and places only.
    pub fn new(dataset: &Dataset, longer: Option<&Texts>, country_name: impl Fn(Country) -> &'static str) -> Self {
        let mut indexing = Indexing::new(dataset);
        while indexing.step(dataset, longer, &country_name) {}
        indexing.finish(dataset)
    }

    /// The meetings that a view shows: their time overlaps the view's, any chosen host is one of theirs, their level
    /// is chosen, and all words of the search occur in them.
    pub fn selection(&self, view: &ViewState) -> Selection {
        // No set where nothing is chosen.
        let hosts = (!view.hosts.is_empty()).then(|| {
            // None for a country that never hosted.
            let chosen = view.hosts.iter().filter_map(|host| self.hosts.binary_search(host).ok());
            self.any_of(&self.of_host, chosen)
        });
        let levels = (!view.levels.is_empty())
            .then(|| self.any_of(&self.of_level, view.levels.iter().map(|level| *level as usize)));
        let found = self.found(&view.search);
        let (hosts, levels, found) = (hosts.as_ref(), levels.as_ref(), found.as_ref());

        let but_years = self.all_of([hosts, levels, found]);
        let window = Window::new(view.stretch, self.whole);
        let after = window.time.last().succ_opt();
        let days: Vec<i32> = window.starts().chain(after).map(day_number).collect();
        let strip = self.times.counts(&but_years, &days);
        let but_hosts = self.times.part(self.all_of([levels, found, None]), view);
        let but_levels = self.times.part(self.all_of([hosts, found, None]), view);
        let rows = self.times.part(but_years, view);
        let counts = |sets: &Sets, under: &Bits| -> Vec<usize> {
            let is_whole = under.len() == self.count;
            let of = |set| if is_whole { sets.len(set) } else { sets.shared(set, under) };
            (0..sets.count()).map(of).collect()
        };
        let of_hosts = counts(&self.of_host, &but_hosts);
        let of_levels = counts(&self.of_level, &but_levels);
        let is_shown = |host: usize| match hosts {
            None => of_hosts.get(host).is_some_and(|count| *count > 0),
            // Others can have hosted together with those chosen.
            Some(_) => self.of_host.meets(host, &rows),
        };
        let shown_hosts =
            self.hosts.iter().enumerate().filter(|(at, _)| is_shown(*at)).map(|(_, host)| *host).collect();
        let known_levels = Level::ALL.iter().copied().zip(of_levels).enumerate();
        Selection {
            rows: MeetingSet::new(rows),
            shown_hosts,
            hosts: self.hosts.iter().copied().zip(of_hosts).collect(),
            levels: known_levels.filter(|(at, _)| self.of_level.len(*at) > 0).map(|(_, counted)| counted).collect(),
            strip: Some((window, strip)),
        }
    }

    /// The meetings in all of the sets.
    fn all_of(&self, sets: [Option<&Bits>; 3]) -> Bits {
        let mut sets = sets.into_iter().flatten();
        let first = sets.next().cloned().unwrap_or_else(|| Bits::all(self.count));
        sets.fold(first, Bits::and)
    }

    /// The meetings in any of the sets chosen.
    fn any_of(&self, sets: &Sets, chosen: impl Iterator<Item = usize>) -> Bits {
        let mut any = Bits::none(self.count);
        chosen.for_each(|set| sets.add(set, &mut any));
        any
    }

    /// The meetings that all words of a search occur in; `None` where it has no words.
    fn found(&self, search: &str) -> Option<Bits> {
        // A word has no white space, so what it occurs in lies inside one word of the texts.
        let with = |term: &str| {
            let mut words = self.words.containing(term);
            words.sort_by_key(|word| !self.of_word.is_common(*word as usize));
            let common = words.partition_point(|word| self.of_word.is_common(*word as usize));
            let mut found = self.any_of(&self.of_word, words.iter().take(common).map(|word| *word as usize));
            // A letter or two are in the common words of nearly every meeting: then the rare ones add nothing.
            if found.len() < self.count {
                words.iter().skip(common).for_each(|word| self.of_word.add(*word as usize, &mut found));
            }
            found
        };
        normalized(search).split_whitespace().map(with).reduce(|all, next| all.and(&next))
    }
}

/// An index while it is made, a little at a time. It is told of every meeting twice, always of the same data.
pub struct Indexing {
    hosts: Vec<Country>,
    of_host: Making,
    of_level: Making,
    of_word: Making,
    searched: Searched,
    /// The next meeting.
    at: usize,
    is_measured: bool,
}

impl Indexing {
    /// The beginning.
    pub fn new(dataset: &Dataset) -> Self {
        let (count, hosts) = (dataset.meetings.len(), dataset.meetings.all_hosts());
        let mut number_of = vec![None; Country::NUMBERS];
        for host in hosts {
            if let Some(number) = number_of.get_mut(host.number()) {
                *number = Some(*host);
            }
        }
        // What comes again and again has a place of its own: names, then publishers by their source, then countries.
        let places = dataset.meetings.names().len() + dataset.sources.len() + Country::NUMBERS;
        Self {
            hosts: number_of.iter().copied().flatten().collect(),
            of_host: Making::new(count, COMMON_CHOICE),
            of_level: Making::new(count, COMMON_CHOICE),
            of_word: Making::new(count, COMMON_WORD),
            searched: Searched::new(places),
            at: 0,
            is_measured: false,
        }
    }

    /// Takes note of some more meetings, for about a millisecond; false when nothing is left to do. The arguments are those of
    /// [`Index::new`].
    pub fn step(
        &mut self,
        dataset: &Dataset,
        longer: Option<&Texts>,
        country_name: impl Fn(Country) -> &'static str,
    ) -> bool {
        let count = dataset.meetings.len();
        let end = count.min(self.at + STEP);
        for at in self.at..end {
            self.note(dataset, longer, &country_name, at);
        }
        self.at = end;
        if end < count {
            return true;
        }
        if self.is_measured {
            return false;
        }
        [&mut self.of_host, &mut self.of_level, &mut self.of_word].into_iter().for_each(Making::measure);
        (self.is_measured, self.at) = (true, 0);
        true
    }

    /// Takes note of one meeting.
    fn note(
        &mut self,
        dataset: &Dataset,
        longer: Option<&Texts>,
        country_name: &impl Fn(Country) -> &'static str,
        at: usize,
    ) {
        let Self { hosts, of_host, of_level, of_word, searched, .. } = self;
        let (meetings, names) = (&dataset.meetings, dataset.meetings.names());
        let sets = meetings.hosts(at).iter().filter_map(|host| hosts.binary_search(host).ok());
        sets.for_each(|set| of_host.note(set, at));
        meetings.looks().get(at).iter().for_each(|look| of_level.note(look.level as usize, at));
        let (at_sources, at_countries) = (names.len(), names.len() + dataset.sources.len());
        let Some((name, city, country)) = meetings.named(at) else { return };
        for name in [Some(name), city].into_iter().flatten() {
            searched.note_again(name as usize, || names.get(name), at, of_word);
        }
        if let Some(country) = country {
            searched.note_again(at_countries + country.number(), || Some(country_name(country)), at, of_word);
        }
        let Some((summary, cited)) = longer.and_then(|texts| texts.searched(at)) else { return };
        searched.note(summary, at, of_word);
        for source in cited {
            let publisher = || dataset.source(source).map(|source| source.publisher.as_str());
            searched.note_again(at_sources + source.0 as usize, publisher, at, of_word);
        }
    }

    /// The index, when nothing is left to do.
    pub fn finish(self, dataset: &Dataset) -> Index {
        let Self { hosts, of_host, of_level, of_word, searched, .. } = self;
        let mut words = searched.words;
        words.settle();
        Index {
            count: dataset.meetings.len(),
            times: Times::new(dataset),
            whole: ViewState::default_for(dataset).stretch,
            hosts,
            of_host: of_host.finish(),
            of_level: of_level.finish(),
            words,
            of_word: of_word.finish(),
        }
    }
}

/// The words found so far while an index is made.
#[derive(Default)]
struct Searched {
    words: Lexicon,
    /// Texts that have been taken apart.
    texts: Lexicon,
    /// For each of them, where its words end in `numbers`.
    ends: Vec<u32>,
    numbers: Vec<u32>,
    /// For each place of what comes again, one more than its text among `texts`; 0 where it is not there.
    again: Vec<u32>,
}

impl Searched {
    fn new(places: usize) -> Self {
        Self { again: vec![0; places], ..Self::default() }
    }

    /// Takes note of each word of a text that has a place of its own.
    fn note_again<'a>(&mut self, place: usize, text: impl Fn() -> Option<&'a str>, at: usize, of_word: &mut Making) {
        match self.again.get(place) {
            Some(known) if *known > 0 => self.note_words(*known as usize - 1, at, of_word),
            _ => {
                let Some(text) = text() else { return };
                let known = self.number_of(text);
                if let Some(again) = self.again.get_mut(place) {
                    *again = known as u32 + 1;
                }
                self.note_words(known, at, of_word);
            }
        }
    }

    /// Takes note of each word of a text.
    fn note(&mut self, text: &str, at: usize, of_word: &mut Making) {
        let known = self.number_of(text);
        self.note_words(known, at, of_word);
    }

    fn note_words(&self, known: usize, at: usize, of_word: &mut Making) {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = known.checked_sub(1).map_or(0, end);
        for word in self.numbers.get(start..end(known)).unwrap_or_default() {
            of_word.note(*word as usize, at);
        }
    }

    /// The number of a text among those taken apart.
    fn number_of(&mut self, text: &str) -> usize {
        if self.texts.len() >= REMEMBERED {
            (self.texts, self.ends, self.numbers) = Default::default();
            self.again.fill(0);
        }
        let known = self.texts.number_of(text) as usize;
        if known == self.ends.len() {
            let words = normalized(text);
            self.numbers.extend(words.split_whitespace().map(|word| self.words.number_of(word)));
            self.ends.push(self.numbers.len() as u32);
        }
        known
    }
}

/// Which meetings are in which time?
#[derive(Debug, Clone, Default)]
struct Times {
    /// The first day of each meeting, in order.
    firsts: Vec<i32>,
    /// The meetings that lasted, or can have lasted, longer than that day, in order.
    lasting: Vec<Lasting>,
}

/// A meeting of more days than one.
#[derive(Debug, Clone, Copy)]
struct Lasting {
    at: u32,
    first: i32,
    last: i32,
}

impl Times {
    fn new(dataset: &Dataset) -> Self {
        let spans = dataset.meetings.spans();
        let longer = spans.iter().enumerate().filter(|(_, span)| span.last > span.first);
        Self {
            firsts: spans.iter().map(|span| span.first).collect(),
            lasting: longer.map(|(at, span)| Lasting { at: at as u32, first: span.first, last: span.last }).collect(),
        }
    }

    /// How many meetings began before a day.
    fn before(&self, day: i32) -> usize {
        self.firsts.partition_point(|first| *first < day)
    }

    /// Those of some meetings that were, or can have been, in the time of a view.
    fn part(&self, mut bits: Bits, view: &ViewState) -> Bits {
        let (from, to) = (day_number(view.stretch.first()), day_number(view.stretch.last()));
        let earlier = self.lasting.iter().take_while(|one| one.first < from).filter(|one| from <= one.last);
        let earlier: Vec<usize> = earlier.map(|one| one.at as usize).filter(|at| bits.contains(*at)).collect();
        bits.keep(&(self.before(from)..self.before(to.saturating_add(1))));
        earlier.into_iter().for_each(|at| bits.insert(at));
        bits
    }

    /// How many of some meetings were from each of some days, which are in order, to before the next.
    fn counts(&self, bits: &Bits, days: &[i32]) -> Vec<usize> {
        let starts: Vec<usize> = days.iter().map(|day| self.before(*day)).collect();
        let mut counts: Vec<usize> =
            starts.iter().zip(starts.iter().skip(1)).map(|(start, end)| bits.count(*start..*end)).collect();
        for one in &self.lasting {
            // They are counted where they began.
            let (begun, ended) =
                (days.partition_point(|day| *day <= one.first), days.partition_point(|day| *day <= one.last));
            if begun < ended && bits.contains(one.at as usize) {
                counts.iter_mut().take(ended).skip(begun).for_each(|count| *count += 1);
            }
        }
        counts
    }
}
