//! Synthetic data sets of any size, made in memory.
// The benchmark uses it, too, but not all of it.
#![allow(dead_code)]

use chrono::{Days, NaiveDate};
use coalition_timeline::dataset::{
    Composition, Confidence, Country, Dataset, Format, Giver, Level, Meeting, MeetingDate, MeetingText, Meetings,
    PartialDate, Pledge, PledgeKind, Qualifier, Relation, SourceRef, Texts, Whole,
};

/// A data set with this many meetings: the bundled ones, and more like them evenly on ten years of days, by the same rule
/// as in `tests/bench/data.js`.
pub fn repeated(bundled: &Whole, size: usize) -> Whole {
    let real: Vec<Meeting> = bundled.dataset.meetings.iter().collect();
    let templates: Vec<usize> = (0..real.len()).filter(|at| !real[*at].hosts.is_empty()).collect();
    let first = NaiveDate::from_ymd_opt(2014, 9, 5).unwrap();
    let text = |at: usize| bundled.texts.meetings.get(at).unwrap();
    let (mut meetings, mut texts) = (Meetings::default(), Texts::default());
    let mut next = 0;
    for at in real.len()..size {
        let like = templates[at % templates.len()];
        let day = first.checked_add_days(Days::new((at * 3_380 / size) as u64)).unwrap();
        while next < real.len() && real[next].date.first_day() <= day {
            meetings.push(&real[next]);
            texts.meetings.push(&text(next));
            next += 1;
        }
        let date = PartialDate::Day(day);
        let like_text = text(like);
        meetings.push(&Meeting {
            id: format!("{day}-{at}"),
            date: MeetingDate::Known { start: date, end: date },
            hosts: vec![real[like].hosts[0]],
            attendance: None,
            membership: Vec::new(),
            new_members: Vec::new(),
            pledges: Vec::new(),
            ..real[like].clone()
        });
        texts.meetings.push(&MeetingText {
            host_notes: String::new(),
            summary: "Repeated.".to_owned(),
            sources: like_text.sources[..1].to_vec(),
            notes: String::new(),
        });
    }
    for (at, meeting) in real.iter().enumerate().skip(next) {
        meetings.push(meeting);
        texts.meetings.push(&text(at));
    }
    texts.sources.clone_from(&bundled.texts.sources);
    Whole { dataset: Dataset { meetings, ..bundled.dataset.clone() }, texts }
}

/// How a scattered data set is made.
#[derive(Debug, Clone)]
pub struct Scatter {
    /// Where the dice start.
    pub seed: u64,
    /// How many meetings there are.
    pub size: usize,
    /// How many countries host.
    pub hosts: usize,
    /// From the first of January of this year.
    pub first_year: i32,
    /// Over so many years.
    pub years: i32,
    /// So many of a hundred meetings are in one week, by one host.
    pub crowd: usize,
    /// So many of a hundred meetings name sums of money.
    pub giving: usize,
}

/// Dice that fall the same way every time: numbers below each of those asked.
fn dice(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    }
}

/// Meetings of every kind without order: of one day, of several, of uncertain days; with no host, one or several.
pub fn scattered(how: &Scatter) -> Dataset {
    let mut roll = dice(how.seed);
    let countries: Vec<Country> = Country::all().take(how.hosts.max(1)).collect();
    let first = NaiveDate::from_ymd_opt(how.first_year, 1, 1).unwrap();
    let last = NaiveDate::from_ymd_opt(how.first_year + how.years - 1, 12, 31).unwrap();
    let days = (last - first).num_days() as usize + 1;
    let meetings = (0..how.size).map(|at| {
        let is_crowded = roll(100) < how.crowd;
        let day = |days: usize| (first + Days::new(days as u64)).min(last);
        let start = if is_crowded { days / 3 + roll(7) } else { roll(days) };
        let date = PartialDate::Day(day(start));
        let date = match roll(20) {
            0 => MeetingDate::Known { start: date, end: PartialDate::Day(day(start + roll(9))) },
            1 => MeetingDate::Between { earliest: date, latest: PartialDate::Day(day(start + roll(1_000))) },
            2 => MeetingDate::From(PartialDate::parse(&day(start).to_string()[..4]).unwrap()),
            3 => MeetingDate::Until(PartialDate::parse(&day(start).to_string()[..7]).unwrap()),
            _ => MeetingDate::Known { start: date, end: date },
        };
        let mut hosts: Vec<Country> = match (is_crowded, roll(10)) {
            (true, _) => vec![countries[0]],
            (_, 0) => Vec::new(),
            (_, many @ 1..3) => (0..=many).map(|_| countries[roll(countries.len())]).collect(),
            _ => vec![countries[roll(countries.len())]],
        };
        let mut seen = Vec::new();
        hosts.retain(|host| !seen.contains(host) && (seen.push(*host), true).1);
        let many = if roll(100) < how.giving { 1 + roll(3) } else { 0 };
        let mut pledges = Vec::new();
        for number in 0..many {
            pledges.push(Pledge {
                amount_usd: (1 + roll(9) as u64) * 10u64.pow(roll(11) as u32),
                by: Giver::Coalition,
                kind: PledgeKind::ALL[roll(PledgeKind::ALL.len())],
                qualifier: Qualifier::Exact,
                purpose: String::new(),
                source: SourceRef(0),
                relation: match (number, roll(5)) {
                    (0, _) => Relation::None,
                    (_, 0) => Relation::PartOf(0),
                    (_, 1) => Relation::Repeats(0),
                    (_, 2) => Relation::RivalOf(0),
                    _ => Relation::None,
                },
                recalled: roll(7) == 0,
                wider: roll(5) == 0,
            });
        }
        Meeting {
            id: format!("{start}-{at}"),
            date,
            name: format!("Élysée {} of the {}", WORDS[roll(WORDS.len())], WORDS[roll(2)]),
            level: Level::ALL[roll(Level::ALL.len())],
            composition: Composition::Other,
            format: Format::ALL[roll(Format::ALL.len())],
            hosts,
            city: (roll(3) == 0).then(|| format!("City{}", roll(200))),
            country: None,
            attendance: None,
            membership: Vec::new(),
            new_members: Vec::new(),
            pledges,
            confidence: Confidence::High,
        }
    });
    Dataset { meetings: meetings.collect(), ..Dataset::default() }
}

const WORDS: [&str; 6] = ["coalition", "group", "ministers", "Sommet", "conference", "coalitions"];
