//! Round trip tests: what is taken away comes back as it was.

use std::collections::BTreeSet;

use coalition_timeline::dataset::{
    Attendance, COLUMNS, Composition, Confidence, Country, Fault, Format, Giver, Level, Meeting, MeetingDate,
    MeetingText, Meetings, Moment, NewMember, PartialDate, Pledge, PledgeKind, Qualifier, Reading, Relation, Report,
    Source, SourceKind, SourcePlace, SourceRef, SourceText, Standing, Texts, Whole,
};
use coalition_timeline::view::{Index, decode};
use coalition_timeline::words;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::accepted::project;
use super::bundled::{dataset, texts, whole};
use super::taken::{csv_rows, json};
use super::{synthetic, valid, views};

/// A meeting without its sources, its text without them, and what the sources are, wherever they stand in their data set.
type Bare = (Meeting, MeetingText, Vec<String>);

/// The meetings at these positions.
fn bare(whole: &Whole, rows: impl IntoIterator<Item = usize>) -> Vec<Bare> {
    let one = |at: usize| {
        let mut meeting = whole.dataset.meetings.get(at).unwrap();
        let mut text = whole.texts.meetings.get(at).unwrap();
        let mut cited = Vec::new();
        let mut name = |source: &mut SourceRef| {
            let at = std::mem::replace(source, SourceRef(0)).0 as usize;
            cited.push(format!("{:?} {:?}", whole.dataset.sources[at], whole.texts.sources[at]));
        };
        text.sources.iter_mut().for_each(&mut name);
        meeting.attendance.iter_mut().for_each(|came| name(&mut came.source));
        meeting.membership.iter_mut().for_each(|report| name(&mut report.source));
        meeting.new_members.iter_mut().for_each(|member| name(&mut member.source));
        meeting.pledges.iter_mut().for_each(|pledge| name(&mut pledge.source));
        (meeting, text, cited)
    };
    let mut all: Vec<Bare> = rows.into_iter().map(one).collect();
    all.sort_by(|(a, ..), (b, ..)| a.order().cmp(&b.order()));
    all
}

/// Every moment of context with its sources.
fn moments(whole: &Whole) -> Vec<(Moment, Vec<String>)> {
    let one = |moment: &Moment| {
        let mut moment = moment.clone();
        let mut cited = Vec::new();
        let reported = moment.reports.iter_mut().flat_map(|report| &mut report.sources);
        for source in moment.sources.iter_mut().chain(reported) {
            let at = std::mem::replace(source, SourceRef(0)).0 as usize;
            cited.push(format!("{:?} {:?}", whole.dataset.sources[at], whole.texts.sources[at]));
        }
        (moment, cited)
    };
    whole.dataset.moments.iter().map(one).collect()
}

fn all(whole: &Whole) -> Vec<usize> {
    (0..whole.dataset.meetings.len()).collect()
}

fn read(file: &str) -> Whole {
    let (whole, faults, _): (Whole, Vec<Fault>, usize) =
        Reading::new(file.as_bytes().to_vec(), words::country).finish();
    let told: Vec<String> = faults.iter().map(words::fault).collect();
    assert!(told.is_empty(), "{}\n{}", told.join("\n"), file.chars().take(3_000).collect::<String>());
    whole
}

/// Takes these meetings away in both forms and compares what comes back.
pub fn check(whole: &Whole, rows: &[usize]) {
    let expected = bare(whole, rows.iter().copied());
    let files = [csv_rows, json].map(|write| write(&whole.dataset, &whole.texts, rows));
    assert_eq!(moments(&read(&files[1])), moments(whole));
    for file in files {
        let again = read(&file);
        let found = bare(&again, all(&again));
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected);
        }
        assert_eq!(found.len(), expected.len());
    }
}

/// What a data set says of itself.
fn named(whole: &Whole) -> Vec<(&str, &str)> {
    whole.dataset.labels.named().collect()
}

#[test]
fn the_bundled_meetings_come_back() {
    check(whole(), &all(whole()));
}

#[test]
fn one_meeting_and_none_come_back() {
    check(whole(), &[dataset().meeting_position("2017-11-15-amman").unwrap()]);
    check(whole(), &[]);
}

#[test]
fn ten_thousand_meetings_come_back() {
    let many = synthetic::repeated(whole(), 10_000);
    let rows = all(&many);
    let csv = csv_rows(&many.dataset, &many.texts, &rows);
    assert_eq!(csv.matches("\r\n").count(), 10_001);
    check(&many, &rows);
}

#[test]
fn data_of_others_come_back_with_their_labels_and_documents() {
    let files = ["assets/template.csv", "tests/native/files/figures.csv", "tests/native/files/sources.csv"];
    let mut others: Vec<Whole> = files
        .iter()
        .map(|path| Reading::new(std::fs::read(project(path)).unwrap(), words::country).finish().0)
        .collect();
    others.push(read(&valid::file().to_string()));
    for other in &others {
        check(other, &all(other));
        // What the data set says of itself, and the line that was made of the rows.
        let rows = all(other);
        for file in [csv_rows, json].map(|write| write(&other.dataset, &other.texts, &rows)) {
            let again = read(&file);
            assert_eq!(named(&again), named(other));
        }
        let again = read(&json(&other.dataset, &other.texts, &rows));
        assert_eq!(again.dataset.growth.points.len(), other.dataset.growth.points.len());
    }
    let is_document =
        |whole: &Whole| whole.texts.sources.iter().any(|text| matches!(text.place, SourcePlace::Document(_)));
    assert!(others.iter().any(is_document) && others.iter().any(|other| other.dataset.labels.title.is_some()));
}

#[test]
fn labels_of_any_letters_come_back() {
    for title in ["Rivers, seas and “lakes”", "# 1: \"A\", B;C", "=1+1", "a,,b"] {
        let mut other = whole().clone();
        other.dataset.labels.is_other = true;
        other.dataset.labels.title = Some(title.to_owned());
        other.dataset.labels.subtitle = Some("Its, meetings".to_owned());
        for file in [csv_rows, json].map(|write| write(&other.dataset, &other.texts, &[0, 1])) {
            assert_eq!(named(&read(&file)), named(&other), "{title}");
        }
    }
}

#[test]
fn the_line_of_a_table_is_what_its_sizes_state() {
    let table = "date,name,members,members_states,members_organisations,members_remarks,source_title\n\
        2020-01-01,A,10,,,,S\n\
        2020-02-01,Stale,9,,,stale,S\n\
        2020-03-01,Round,12,,,about,S\n\
        2020-04-01,States alone,,9,,,S\n\
        2020-05-01,Same again,10,,,,S\n\
        2020-06-01,Two reports,11|12|30,|8|,|4|,stale||at-least,S\n\
        2020-07-01,Parts,,10,3,,S\n\
        2020-08-01,Rivals,13|14,,,,S\n";
    let whole = read(table);
    let points = &whole.dataset.growth.points;
    assert_eq!(points.iter().map(|point| point.total).collect::<Vec<_>>(), [10, 12, 13, 13]);
    let rivals: Vec<u32> = whole.dataset.rivals().filter_map(|(.., dated)| dated.report.total).collect();
    assert_eq!(rivals, [14]);
    assert_eq!(whole.dataset.meetings.get(5).unwrap().membership.len(), 3);
}

#[test]
fn a_row_that_is_not_kept_brings_no_sources() {
    let table = "date,name,source_title\n2020-01-01,A,One\n2020-01-32,B,Two|One\n2020-01-03,C,Three\n";
    let (whole, faults, _) = Reading::new(table.as_bytes().to_vec(), words::country).finish();
    let titles: Vec<&str> = whole.texts.sources.iter().map(|text| text.title.as_str()).collect();
    assert_eq!((titles, faults.len()), (vec!["One", "Three"], 1));
    assert_eq!(bare(&whole, [1])[0].2.len(), 1);
    assert!(bare(&whole, [1])[0].2[0].contains("Three"));
}

#[test]
fn the_columns_are_documented_in_their_order() {
    let docs = std::fs::read_to_string(project("docs/own-data.md")).unwrap();
    let rows = docs
        .lines()
        .skip_while(|line| !line.starts_with("| column |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let names: Vec<&str> = rows.flat_map(|row| row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2)).collect();
    assert_eq!(names, COLUMNS);
}

/// A text that a data set can hold, with what a table could trip over.
fn text() -> impl Strategy<Value = String> {
    let letters = "['=+@|\\\\,;\"#:é -]{0,4}[ -~é€\u{a0}\u{301}\u{5d0}\u{200b}\u{200d}\u{2028}\u{feff}\u{fffd}\u{ff1d}\u{1f600}]{0,8}[\\\\|'\"a]{0,2}";
    // What has no width is no part of a text at its ends.
    let bare = |text: String| {
        let is_space = |c: char| c.is_whitespace() || ['\u{200b}', '\u{feff}'].contains(&c);
        text.trim_matches(is_space).to_owned()
    };
    letters.prop_map(bare).prop_filter("a text has letters", |text| !text.is_empty())
}

fn text_or_none() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), text()]
}

fn date() -> impl Strategy<Value = PartialDate> {
    "20[0-4][0-9](-0[1-9](-[12][0-9])?)?".prop_filter_map("a day", |text| PartialDate::parse(&text))
}

fn meeting_date() -> impl Strategy<Value = MeetingDate> {
    (date(), date(), 0..5).prop_map(|(a, b, kind)| {
        let (start, end) = if b.last_day() < a.first_day() { (b, a) } else { (a, b) };
        match kind {
            0 => MeetingDate::Known { start, end },
            1 => MeetingDate::From(start),
            2 => MeetingDate::Until(end),
            3 => MeetingDate::Between { earliest: start, latest: end },
            _ => MeetingDate::Known { start, end: start },
        }
    })
}

fn country() -> impl Strategy<Value = Country> {
    select(Country::all().collect::<Vec<_>>())
}

fn giver() -> impl Strategy<Value = Giver> {
    // A body with the name or the letters of a country is that country to a table.
    let is_country = |name: &str| {
        Country::from_code(&name.to_uppercase()).is_some()
            || Country::all().any(|country| words::country(country).eq_ignore_ascii_case(name))
    };
    let body = text().prop_filter("a country or everybody", move |name| !is_country(name) && name != "coalition");
    prop_oneof![Just(Giver::Coalition), country().prop_map(Giver::Country), body.prop_map(Giver::Body)]
}

fn source() -> impl Strategy<Value = (Source, SourceText)> {
    let address = "https://example[.]org/[!#-;=?-~é]{0,9}".prop_map(SourcePlace::Address);
    let place = prop_oneof![address, text().prop_map(SourcePlace::Document)];
    let language = prop::option::of(select(vec!["fr".to_owned(), "pt-BR".to_owned()]));
    (text(), prop::option::of(date()), select(SourceKind::ALL), text(), language, place).prop_map(
        |(publisher, date, kind, title, language, place)| {
            (Source { publisher, date, kind }, SourceText { title, language, place })
        },
    )
}

fn report(sources: u32) -> impl Strategy<Value = Report> {
    let numbers = (0..500u32, 0..500u32, 0..6);
    (numbers, select(Qualifier::ALL), select(Standing::ALL), 0..sources).prop_map(
        |((states, organisations, form), qualifier, standing, source)| {
            let (total, states, organisations) = match form {
                0 => (Some(states), None, None),
                1 => (None, Some(states), None),
                2 => (None, Some(states), Some(organisations)),
                3 => (Some(states + organisations), None, Some(organisations)),
                4 => (Some(states + organisations), Some(states), None),
                _ => (Some(states + organisations), Some(states), Some(organisations)),
            };
            Report { total, states, organisations, qualifier, standing, source: SourceRef(source) }
        },
    )
}

fn pledges(sources: u32) -> impl Strategy<Value = Vec<Pledge>> {
    let one = (1..10_000_000_000_000u64, giver(), select(PledgeKind::ALL), select(Qualifier::ALL), text());
    let more = (0..sources, 0..4, any::<prop::sample::Index>(), any::<bool>(), any::<bool>());
    prop::collection::vec((one, more), 0..4).prop_map(|all| {
        let count = all.len();
        let pledges = all.into_iter().enumerate();
        pledges
            .map(|(at, ((amount_usd, by, kind, qualifier, purpose), (source, relation, other, recalled, wider)))| {
                let other = other.index(count);
                let relation = match relation {
                    _ if other == at => Relation::None,
                    0 => Relation::PartOf(other),
                    1 => Relation::Repeats(other),
                    2 => Relation::RivalOf(other),
                    _ => Relation::None,
                };
                let source = SourceRef(source);
                Pledge { amount_usd, by, kind, qualifier, purpose, source, relation, recalled, wider }
            })
            .collect()
    })
}

fn attendance(sources: u32) -> impl Strategy<Value = Option<Attendance>> {
    let count = || prop::option::of(0..1_000u32);
    (count(), count(), count(), select(Qualifier::ALL), 0..sources).prop_map(
        |(countries, organisations, delegations, qualifier, source)| {
            countries.or(organisations).or(delegations)?;
            Some(Attendance { countries, organisations, delegations, qualifier, source: SourceRef(source) })
        },
    )
}

/// A meeting that has these sources: all that it says cites the first of them by position.
fn meeting(sources: u32) -> impl Strategy<Value = (Meeting, MeetingText)> {
    let new_member = (text(), prop::option::of(country()), 0..sources).prop_map(|(name, country, source)| NewMember {
        name,
        country,
        source: SourceRef(source),
    });
    let kinds = (select(Level::ALL), select(Composition::ALL), select(Format::ALL), select(Confidence::ALL));
    let hosts = subsequence(Country::all().collect::<Vec<_>>(), 0..4).prop_shuffle();
    let place = (hosts, prop::option::of(text()), prop::option::of(country()));
    let figures = (
        attendance(sources),
        prop::collection::vec(report(sources), 0..4),
        prop::collection::vec(new_member, 0..3),
        pledges(sources),
    );
    let listed = subsequence((0..sources).collect::<Vec<_>>(), 0..=sources as usize).prop_shuffle();
    let texts = (text_or_none(), text_or_none(), text_or_none(), listed);
    (meeting_date(), text(), kinds, place, figures, texts).prop_map(
        |(date, name, (level, composition, format, confidence), (hosts, city, country), figures, texts)| {
            let (attendance, membership, new_members, pledges) = figures;
            let (host_notes, summary, notes, listed) = texts;
            let mut meeting = Meeting {
                id: String::new(),
                date,
                name,
                level,
                composition,
                format,
                hosts,
                city,
                country,
                attendance,
                membership,
                new_members,
                pledges,
                confidence,
            };
            // What is cited is among the sources of the meeting, and without any it has no figures.
            if listed.is_empty() {
                (meeting.attendance, meeting.membership) = (None, Vec::new());
                (meeting.new_members, meeting.pledges) = (Vec::new(), Vec::new());
            }
            let listed: Vec<SourceRef> = listed.into_iter().map(SourceRef).collect();
            let settle = |source: &mut SourceRef| *source = listed[source.0 as usize % listed.len()];
            meeting.attendance.iter_mut().for_each(|came| settle(&mut came.source));
            meeting.membership.iter_mut().for_each(|report| settle(&mut report.source));
            meeting.new_members.iter_mut().for_each(|member| settle(&mut member.source));
            meeting.pledges.iter_mut().for_each(|pledge| settle(&mut pledge.source));
            (meeting, MeetingText { host_notes, summary, sources: listed, notes })
        },
    )
}

fn whole_of_any() -> impl Strategy<Value = Whole> {
    let sources = prop::collection::vec(source(), 1..5).prop_map(|sources| {
        let mut seen = BTreeSet::new();
        // Two that are the same in every field are one to a table.
        let is_new = |(source, text): &(Source, SourceText)| seen.insert(format!("{source:?} {text:?}"));
        sources.into_iter().filter(is_new).collect::<Vec<_>>()
    });
    sources
        .prop_flat_map(|sources| {
            let count = sources.len() as u32;
            (Just(sources), prop::collection::vec(meeting(count), 0..5))
        })
        .prop_map(|(sources, mut meetings)| {
            for (at, (meeting, _)) in meetings.iter_mut().enumerate() {
                meeting.id = format!("meeting-{at}");
            }
            meetings.sort_by(|(a, _), (b, _)| a.order().cmp(&b.order()));
            let mut whole = Whole::default();
            whole.dataset.meetings = meetings.iter().map(|(meeting, _)| meeting.clone()).collect::<Meetings>();
            let (sources, source_texts) = sources.into_iter().unzip();
            whole.dataset.sources = sources;
            whole.texts =
                Texts { meetings: meetings.into_iter().map(|(_, text)| text).collect(), sources: source_texts };
            whole
        })
}

proptest! {
    #![proptest_config(views::tries(300))]

    #[test]
    fn any_meetings_come_back(whole in whole_of_any()) {
        check(&whole, &all(&whole));
    }

    #[test]
    fn what_a_view_shows_comes_back(view in views::filtered()) {
        let rows: Vec<usize> = super::bundled::index().selection(&view).rows.iter().collect();
        check(whole(), &rows);
    }
}

#[test]
fn a_view_of_what_came_back_is_the_same_picture() {
    use coalition_timeline::chart::{Typeface, scene};
    use coalition_timeline::paint::{FONT, Palette, Shade, svg};
    use coalition_timeline::view::key_figures;
    let mut again = read(&json(dataset(), texts(), &all(whole())));
    // Only what a data set says of itself may be said of another.
    again.dataset.labels = dataset().labels.clone();
    let palette = Palette::from_tokens(include_str!("../../style/tokens.css"), Shade::Light);
    for query in
        ["", "host=FR~IQ&from=2016&to=2018", "kind=leaders", "q=Mosul", "size=2017-07", "year=2017&sort=-members"]
    {
        let seen = [whole(), &again].map(|whole| {
            let index = Index::new(&whole.dataset, Some(&whole.texts), words::country);
            let (view, ignored) = decode(query, &whole.dataset);
            assert!(ignored.is_empty(), "{query}");
            let selection = index.selection(&view);
            let picture = svg(&scene(&whole.dataset, &view, &selection, 900, &Typeface), &palette, FONT, "");
            let rows: Vec<usize> = selection.rows.iter().collect();
            (picture, rows, format!("{:?}", key_figures(&whole.dataset, &view, &selection)))
        });
        assert!(seen[0] == seen[1], "{query}");
    }
}
