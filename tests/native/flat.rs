//! Scaling tests: everything stays right and small where there are very many meetings.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Duration, NaiveDate};
use coalition_timeline::chart::{
    self, Form, LaneKey, Layer, Mark, Scene, Subject, UNITS_PER_PX, mark_at, tooltip_text,
};
use coalition_timeline::dataset::{Context, Country, Dataset, Level, Meeting, Meetings, Pledge, Relation};
use coalition_timeline::view::{Index, Selection, Stretch, ViewState, Window, key_figures, normalized};
use coalition_timeline::words;
use proptest::prelude::*;
use proptest::sample::subsequence;

use super::synthetic::{Scatter, scattered};
use super::views;

/// Sets from none to thousands of meetings, in one year or three centuries, by one host or nearly all there are.
fn scatter(most: usize) -> impl Strategy<Value = Scatter> {
    let size = prop_oneof![1 => 0..3usize, 3 => 3..200usize, 4 => 200..most];
    let hosts = prop_oneof![1..6usize, 6..40usize, 200..250usize];
    let years = prop_oneof![Just(1), 2..20, Just(300)];
    let crowd = prop_oneof![Just(0), 0..100usize];
    (any::<u64>(), size, hosts, years, crowd, 0..60usize).prop_map(|(seed, size, hosts, years, crowd, giving)| {
        let first_year = if years == 300 { 1900 } else { 2_000 };
        Scatter { seed, size, hosts, first_year, years, crowd, giving }
    })
}

/// First and last year, hosts, levels and a search.
type Filters = (u32, u32, BTreeSet<Country>, BTreeSet<Level>, String);

/// Some filters for such a set: years as parts of its length, hosts, levels, a search.
fn filters() -> impl Strategy<Value = Filters> {
    let hosts = prop_oneof![
        3 => Just(Vec::new()),
        2 => subsequence(Country::all().collect::<Vec<_>>(), 1..4),
        1 => subsequence(Country::all().take(3).collect::<Vec<_>>(), 1..3),
    ];
    let levels = prop_oneof![2 => Just(Vec::new()), 1 => subsequence(Level::ALL.to_vec(), 1..5)];
    let search = prop_oneof![
        3 => Just(String::new()),
        3 => prop::sample::select(vec!["a", "coalition", "Elysee coalitions", "city7", "group ministers", "y1 o", "zzz"])
            .prop_map(str::to_owned),
    ];
    (0..=100u32, 0..=100u32, hosts, levels, search).prop_map(|(a, b, hosts, levels, search)| {
        (a, b, hosts.into_iter().collect(), levels.into_iter().collect(), search)
    })
}

/// A data set with a view of it and what the view selects.
struct Shown {
    dataset: Dataset,
    meetings: Vec<Meeting>,
    view: ViewState,
    selection: Selection,
}

impl Shown {
    fn new(how: &Scatter, filters: Option<Filters>) -> Self {
        let dataset = scattered(how);
        let mut view = ViewState::default_for(&dataset);
        if let Some((a, b, hosts, levels, search)) = filters {
            let (first, last) = (view.stretch.first(), view.stretch.last());
            let day = |part: u32| first + Duration::days((last - first).num_days() * i64::from(part) / 100);
            // Now and then whole years.
            let time = Stretch::days(day(a), day(b));
            let years = Stretch::years(time.first().year(), time.last().year()).within(view.stretch);
            let time = if a % 3 == 0 { years } else { time };
            view = ViewState { hosts, levels, search, ..view.with_stretch(time) };
        }
        let selection = Index::new(&dataset, None, words::country).selection(&view);
        Self { meetings: dataset.meetings.iter().collect(), dataset, view, selection }
    }

    /// The periods of all the time there is, with the number of meetings under the other filters in each.
    fn strip_of_all(&self) -> (Window, Vec<usize>) {
        let all = self.view.clone().with_stretch(ViewState::default_for(&self.dataset).stretch);
        Index::new(&self.dataset, None, words::country).selection(&all).strip.unwrap()
    }

    fn scene(&self, width: u32, kept: Option<usize>) -> Scene {
        {
            let options = chart::SceneOptions { width_px: width, kept, has_all_lanes: true, fit: None };
            chart::scene_with(&self.dataset, &self.view, &self.selection, options, &chart::Typeface)
        }
    }

    /// The rows that a host has a lane for; `None` for those without a host.
    fn rows_of(&self, host: Option<Country>) -> Vec<usize> {
        let is_of = |at: &usize| match host {
            Some(host) => self.meetings[*at].hosts.contains(&host),
            None => self.meetings[*at].hosts.is_empty(),
        };
        self.selection.rows.iter().filter(is_of).collect()
    }

    /// Who has a lane, from top to bottom.
    fn hosts(&self) -> Vec<Option<Country>> {
        let mut hosts = Vec::new();
        let all = self.selection.rows.iter().flat_map(|at| &self.meetings[at].hosts);
        for host in all.copied().map(Some) {
            if !hosts.contains(&host) {
                hosts.push(host);
            }
        }
        hosts.sort_by_key(|host| (Reverse(self.rows_of(*host).len()), host.map(words::country)));
        hosts.extend((!self.rows_of(None).is_empty()).then_some(None));
        hosts
    }

    /// Every sum that the second panel stands for.
    fn sums(&self) -> Vec<(usize, usize, &Pledge)> {
        let of =
            |at: usize| self.meetings[at].pledges.iter().enumerate().map(move |(number, pledge)| (at, number, pledge));
        let all = self.selection.rows.iter().flat_map(of);
        all.filter(|(.., pledge)| !matches!(pledge.relation, Relation::Repeats(_))).collect()
    }

    /// The middle of a meeting, or the nearest day that is shown.
    fn middle(&self, at: usize) -> NaiveDate {
        let (first, last) = (self.view.stretch.first(), self.view.stretch.last());
        self.meetings[at].date.middle().clamp(first, last)
    }
}

/// The marks of each lane, from top to bottom.
fn lanes(scene: &Scene) -> Vec<Vec<&Mark>> {
    // A panel without data is not there; that of the lanes is.
    let top = scene.panels.last().unwrap().top;
    // Under each lane there is a line from the left edge.
    let mut ends: Vec<i32> = scene
        .shapes
        .iter()
        .filter_map(|shape| match &shape.form {
            Form::Path { points, .. } if shape.layer == Layer::Grid && points[0].0 == 0 => Some(points[0].1),
            _ => None,
        })
        .filter(|end| *end > top)
        .collect();
    ends.sort_unstable();
    let mut lanes = vec![Vec::new(); ends.len()];
    for mark in scene.marks.iter().filter(|mark| matches!(mark.subject, Subject::Meeting(_) | Subject::Meetings(..))) {
        lanes[ends.partition_point(|end| *end < mark.centre.1)].push(mark);
    }
    lanes
}

/// What a reader looks for first in a sum, and whether it is wider than the coalition.
fn group(pledge: &Pledge) -> (u8, bool) {
    let rank = match pledge.relation {
        Relation::None if pledge.is_new_promise() => 0,
        Relation::None if pledge.kind.is_request() => 1,
        Relation::None => 2,
        _ => 3,
    };
    (rank, pledge.wider)
}

proptest! {
    #![proptest_config(views::tries(120))]

    #[test]
    fn an_index_finds_what_looking_at_every_meeting_finds(how in scatter(900), filters in filters()) {
        let shown = Shown::new(&how, Some(filters));
        let (view, selection) = (&shown.view, &shown.selection);
        let time = view.stretch;
        let is_in = |meeting: &Meeting| meeting.date.first_day() <= time.last() && meeting.date.last_day() >= time.first();
        let has_host = |meeting: &Meeting| view.hosts.is_empty() || meeting.hosts.iter().any(|host| view.hosts.contains(host));
        let has_level = |meeting: &Meeting| view.levels.is_empty() || view.levels.contains(&meeting.level);
        let has_words = |meeting: &Meeting| {
            let text = normalized(&format!("{}\n{}", meeting.name, meeting.city.clone().unwrap_or_default()));
            normalized(&view.search).split_whitespace().all(|word| text.contains(word))
        };
        let all = || shown.meetings.iter().enumerate();
        let rows: Vec<usize> = all()
            .filter(|(_, meeting)| is_in(meeting) && has_host(meeting) && has_level(meeting) && has_words(meeting))
            .map(|(at, _)| at)
            .collect();
        prop_assert_eq!(selection.rows.to_vec(), rows.clone());
        // The rows as a list that is not there.
        prop_assert_eq!(selection.rows.len(), rows.len());
        prop_assert_eq!(selection.rows.is_empty(), rows.is_empty());
        for (row, at) in rows.iter().enumerate() {
            prop_assert_eq!(selection.rows.get(row), Some(*at));
        }
        prop_assert_eq!(selection.rows.get(rows.len()), None);
        for at in 0..how.size + 130 {
            prop_assert_eq!(selection.rows.rank(at), rows.partition_point(|row| *row < at));
            prop_assert_eq!(selection.rows.contains(at), rows.contains(&at));
        }
        let count = |is: &dyn Fn(&Meeting) -> bool| all().filter(|(_, meeting)| has_words(meeting) && is(meeting)).count();
        for (host, counted) in &selection.hosts {
            let is = |meeting: &Meeting| is_in(meeting) && has_level(meeting) && meeting.hosts.contains(host);
            prop_assert_eq!(*counted, count(&is));
        }
        for (level, counted) in &selection.levels {
            let is = |meeting: &Meeting| is_in(meeting) && has_host(meeting) && meeting.level == *level;
            prop_assert_eq!(*counted, count(&is));
        }
        let (window, counts) = shown.strip_of_all();
        prop_assert_eq!(window.starts().count(), counts.len());
        for (start, counted) in window.starts().zip(counts) {
            let end = window.period.end(start);
            let is_then = |meeting: &Meeting| meeting.date.first_day() <= end && meeting.date.last_day() >= start;
            let is = |meeting: &Meeting| has_host(meeting) && has_level(meeting) && is_then(meeting);
            prop_assert_eq!(counted, count(&is));
        }
        let hosts: BTreeSet<Country> = all().flat_map(|(_, meeting)| &meeting.hosts).copied().collect();
        prop_assert_eq!(selection.hosts.iter().map(|(host, _)| *host).collect::<Vec<_>>(), hosts.into_iter().collect::<Vec<_>>());
        let hosts: BTreeSet<Country> = rows.iter().flat_map(|at| &shown.meetings[*at].hosts).copied().collect();
        prop_assert_eq!(&selection.shown_hosts, &hosts.iter().copied().collect::<Vec<_>>());
        let figures = key_figures(&shown.dataset, view, selection);
        prop_assert_eq!((figures.meetings, figures.hosts), (rows.len(), hosts.len()));
        let sums = shown.sums();
        let promised = sums.iter().filter(|(.., pledge)| pledge.is_new_promise() && !pledge.wider);
        let largest = promised.clone().map(|(.., pledge)| pledge.amount_usd).max();
        let first = promised.clone().find(|(.., pledge)| Some(pledge.amount_usd) == largest);
        prop_assert_eq!(figures.largest, first.map(|(at, number, _)| (*at, *number)));
    }
}

proptest! {
    #![proptest_config(views::tries(64))]

    #[test]
    fn no_meeting_and_no_host_is_lost_among_many(how in scatter(2_500), filters in prop::option::of(filters()), width in 240..2_000u32, kept in 0..2_500usize) {
        let shown = Shown::new(&how, filters);
        let kept = Some(kept % how.size.max(1));
        let scene = shown.scene(width, kept);
        let (hosts, lanes) = (shown.hosts(), lanes(&scene));
        prop_assert_eq!(lanes.len(), hosts.len(), "every host has a lane");
        let mut heights: BTreeMap<usize, i32> = BTreeMap::new();
        for (host, marks) in hosts.into_iter().zip(lanes) {
            let rows = shown.rows_of(host);
            let mut alone = BTreeSet::new();
            for mark in &marks {
                if let Subject::Meeting(at) = mark.subject {
                    prop_assert!(rows.contains(&at) && alone.insert(at), "one mark for each");
                }
            }
            let mut counted = alone.len();
            for mark in &marks {
                let Subject::Meetings(of, several) = &mark.subject else { continue };
                prop_assert_eq!(*of, host.map_or(LaneKey::Unnamed, LaneKey::Host));
                let is_in = |at: &&usize| {
                    (several.from..=several.to).contains(&shown.middle(**at)) && !alone.contains(*at)
                };
                let inside: Vec<usize> = rows.iter().filter(is_in).copied().collect();
                prop_assert_eq!(inside.len(), several.count);
                prop_assert_eq!(inside.first(), Some(&several.first));
                counted += several.count;
                let (_, bottom) = mark.column.unwrap();
                heights.insert(several.count, heights.get(&several.count).copied().unwrap_or(i32::MAX).min(bottom - mark.centre.1));
            }
            prop_assert_eq!(counted, rows.len(), "every meeting is in one mark of its lane");
            for end in [rows.first(), rows.last()].into_iter().flatten() {
                let day = shown.middle(*end);
                let stands_for = |mark: &&Mark| match &mark.subject {
                    Subject::Meeting(at) => at == end,
                    Subject::Meetings(_, several) => several.from <= day && day <= several.to,
                    _ => false,
                };
                prop_assert!(marks.iter().copied().any(|mark| stands_for(&mark)), "the first and the last are there");
            }
            if let Some(kept) = kept.filter(|kept| rows.contains(kept)) {
                prop_assert!(alone.contains(&kept), "the meeting that is kept stands alone");
                let mark = marks.iter().find(|mark| mark.subject == Subject::Meeting(kept)).unwrap();
                let found = mark_at(&scene, mark.centre).map(|at| &scene.marks[at].subject);
                prop_assert_eq!(found, Some(&Subject::Meeting(kept)));
            }
        }
        // Higher bars stand for more.
        prop_assert!(heights.values().is_sorted(), "{:?}", heights);
        // Every mark is painted and says something.
        let painted: BTreeSet<usize> = scene.shapes.iter().filter_map(|shape| shape.mark).collect();
        prop_assert_eq!(painted, (0..scene.marks.len()).collect::<BTreeSet<_>>());
        for mark in scene.marks.iter().take(200) {
            let context = Context { dataset: &shown.dataset, texts: None };
            prop_assert!(!tooltip_text(context, &mark.subject).title.is_empty());
            if let Some(closer) = mark.subject.closer(&shown.view) {
                prop_assert!(closer != shown.view && closer.stretch.within(shown.view.stretch) == closer.stretch);
                prop_assert_eq!(mark.subject.closer(&closer), None, "pressed again it opens");
            }
        }
    }

    #[test]
    fn every_meeting_is_found_by_its_id_and_comes_out_as_it_went_in(how in scatter(400)) {
        let mut meetings = scattered(&how).meetings.iter().collect::<Vec<Meeting>>();
        for (at, meeting) in meetings.iter_mut().enumerate() {
            let day = meeting.date.first_day();
            meeting.id = match at % 4 {
                0 => format!("{day}-{at}"),
                1 => format!("{}-{at}", day.succ_opt().unwrap()),
                2 => format!("é{at}"),
                _ => format!("{day}{at}"),
            };
        }
        let packed: Meetings = meetings.iter().cloned().collect();
        meetings.sort_by(|a, b| a.order().cmp(&b.order()));
        prop_assert_eq!(&packed.iter().collect::<Vec<_>>(), &meetings);
        for (at, meeting) in meetings.iter().enumerate() {
            prop_assert_eq!(packed.position(&meeting.id), Some(at));
            prop_assert_eq!(packed.position(&format!("{}x", meeting.id)).map(|at| &meetings[at].id), None);
        }
        let data = Dataset { meetings: packed, ..Dataset::default() };
        prop_assert_eq!(Dataset::from_parcel(data.to_parcel()), Some(data));
    }

    #[test]
    fn no_extreme_is_lost_among_many_sums(how in scatter(2_500), filters in prop::option::of(filters()), width in 240..2_000u32, kept in 0..2_500usize) {
        let shown = Shown::new(&how, filters);
        let kept = kept % how.size.max(1);
        let scene = shown.scene(width, Some(kept));
        let sums = shown.sums();
        let mut alone = BTreeSet::new();
        let mut counted = 0;
        for mark in &scene.marks {
            match &mark.subject {
                Subject::Pledge(at, number) => prop_assert!(alone.insert((*at, *number)), "one sum has two marks"),
                Subject::Sums(several, _) => counted += several.count,
                _ => {}
            }
        }
        prop_assert_eq!(alone.len() + counted, sums.len(), "every sum is in one mark");
        for (at, number, _) in sums.iter().filter(|(at, ..)| *at == kept) {
            prop_assert!(alone.contains(&(*at, *number)), "the sums of the meeting that is kept stand alone");
        }
        // The least and the largest of each group stand alone: of all, and of each stretch of time.
        let mut stretches: Vec<(NaiveDate, NaiveDate)> = vec![(NaiveDate::MIN, NaiveDate::MAX)];
        for mark in &scene.marks {
            if let Subject::Sums(several, (least, most)) = &mark.subject {
                let inside = sums.iter().filter(|(at, ..)| (several.from..=several.to).contains(&shown.middle(*at)));
                let amounts: Vec<u64> = inside.map(|(.., pledge)| pledge.amount_usd).collect();
                prop_assert_eq!((amounts.iter().min(), amounts.iter().max()), (Some(least), Some(most)));
                stretches.push((several.from, several.to));
            }
        }
        for (from, to) in stretches {
            let mut groups: BTreeMap<(u8, bool), Vec<(u64, bool)>> = BTreeMap::new();
            for (at, number, pledge) in sums.iter().filter(|(at, ..)| (from..=to).contains(&shown.middle(*at))) {
                groups.entry(group(pledge)).or_default().push((pledge.amount_usd, alone.contains(&(*at, *number))));
            }
            for (group, amounts) in groups {
                let extremes = [amounts.iter().map(|(amount, _)| amount).min(), amounts.iter().map(|(amount, _)| amount).max()];
                for extreme in extremes.into_iter().flatten() {
                    prop_assert!(amounts.contains(&(*extreme, true)), "{} of {:?} from {} to {}", extreme, group, from, to);
                }
            }
        }
    }

    #[test]
    fn no_picture_is_too_large(how in scatter(9_000), width in 240..2_600u32) {
        let shown = Shown::new(&how, None);
        let scene = shown.scene(width, Some(0));
        prop_assert!(scene.shapes.len() < 50_000, "{} shapes", scene.shapes.len());
        prop_assert!(scene.height_px < 9_000, "{} px high", scene.height_px);
        let bottom = scene.height_px as i32 * UNITS_PER_PX;
        prop_assert!(scene.marks.iter().all(|mark| mark.centre.1 <= bottom));
        // The names of years do not touch.
        let mut names: BTreeMap<i32, Vec<(i32, i32)>> = BTreeMap::new();
        for shape in scene.shapes.iter().filter(|shape| shape.layer == Layer::Grid) {
            let Form::Text { at: (x, y), text, .. } = &shape.form else { continue };
            if text.chars().all(|c| c.is_ascii_digit() || c == '’') && text.chars().count() >= 3 {
                let width = text.chars().map(|c| if c == '’' { 26 } else { 66 }).sum();
                names.entry(*y).or_default().push((*x, width));
            }
        }
        // A high panel has them above it, too.
        let is_high = |panel: &&chart::Panel| panel.bottom - panel.top > 500 * UNITS_PER_PX;
        let rows = scene.panels.len() + scene.panels.iter().filter(is_high).count();
        prop_assert_eq!(names.len(), if shown.view.stretch.length() <= 1_098 { names.len() } else { rows }, "years stand under each panel");
        for mut row in names.into_values() {
            row.sort_unstable();
            prop_assert!(row.windows(2).all(|pair| pair[1].0 - pair[0].0 >= pair[0].1.max(pair[1].1)), "{:?}", row);
        }
    }
}
