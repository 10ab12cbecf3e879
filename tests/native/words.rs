//! Wording tests: dates, sums, claims and countries are said as a reader expects.

use std::collections::BTreeMap;

use coalition_timeline::dataset::{Country, MeetingDate, PartialDate, Qualifier};
use coalition_timeline::view::Column;
use coalition_timeline::words;

use super::bundled::{dataset, day};

fn check(found: impl AsRef<str>, expected: &str) {
    assert_eq!(found.as_ref(), expected);
}

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap_or_else(|| panic!("{text} is no date"))
}

#[test]
fn a_date_is_said_as_exactly_as_it_is_known() {
    for (written, said) in [
        ("2021-06-28", "28 June 2021"),
        ("2016-02-29", "29 February 2016"),
        ("2020-04", "April 2020"),
        ("2014", "2014"),
    ] {
        check(words::partial_date(date(written)), said);
        check(date(written).to_string(), written);
    }
}

#[test]
fn what_is_no_date_is_not_read_as_one() {
    let no_dates = [
        "",
        "2015-02-29",
        "2016-13",
        "2016-00-01",
        "2016-7-21",
        "16-07-21",
        "2016/07/21",
        "2016-07-21-01",
        "2016-",
        "+2016",
        "２０１６",
        "0000",
    ];
    for text in no_dates {
        assert_eq!(PartialDate::parse(text), None, "{text}");
    }
}

#[test]
fn a_date_stands_for_all_its_days() {
    let days = |text: &str| {
        let date = date(text);
        format!("{} {} {}", date.first_day(), date.middle(), date.last_day())
    };
    check(days("2016-07-21"), "2016-07-21 2016-07-21 2016-07-21");
    check(days("2016-02"), "2016-02-01 2016-02-15 2016-02-29");
    check(days("2019-12"), "2019-12-01 2019-12-16 2019-12-31");
    check(days("2019"), "2019-01-01 2019-07-02 2019-12-31");
}

#[test]
fn a_meeting_is_dated_in_as_few_words_as_say_it() {
    let known = |start: &str, end: &str| MeetingDate::Known { start: date(start), end: date(end) };
    let between = |a: &str, b: &str| MeetingDate::Between { earliest: date(a), latest: date(b) };
    for (meeting, said) in [
        (known("2021-06-28", "2021-06-28"), "28 June 2021"),
        (known("2018-02-12", "2018-02-14"), "12–14 February 2018"),
        (known("2019-06-30", "2019-07-02"), "30 June – 2 July 2019"),
        (known("2018-12-30", "2019-01-02"), "30 December 2018 – 2 January 2019"),
        (known("2020-04", "2020-04"), "April 2020"),
        (known("2020-04", "2020-05"), "April 2020 – May 2020"),
        (known("2020-04-30", "2020-05"), "30 April 2020 – May 2020"),
        (MeetingDate::Until(date("2015-05-01")), "until 1 May 2015 (first day not known)"),
        (MeetingDate::From(date("2015-05-01")), "from 1 May 2015 (last day not known)"),
        (between("2015-01-23", "2015-02-04"), "between 23 January and 4 February 2015 (day not known)"),
        (between("2014-12-23", "2015-02-04"), "between 23 December 2014 and 4 February 2015 (day not known)"),
        (between("2015-01", "2015-02"), "between 1 January and 28 February 2015 (day not known)"),
    ] {
        check(words::meeting_date(meeting), said);
    }
}

#[test]
fn every_month_has_its_name() {
    let names: Vec<&str> = (0..=13).map(words::month).collect();
    check(names.join(" "), " January February March April May June July August September October November December ");
}

#[test]
fn money_is_said_in_words_and_never_rounded() {
    for (amount, said) in [
        (1, "$1"),
        (999, "$999"),
        (45_000, "$45,000"),
        (999_999, "$999,999"),
        (1_000_000, "$1 million"),
        (1_000_001, "$1,000,001"),
        (45_000_000, "$45 million"),
        (148_700_000, "$148.7 million"),
        (330_130_000, "$330.13 million"),
        (999_999_000, "$999.999 million"),
        (1_000_000_000, "$1 billion"),
        (1_050_000_000, "$1.05 billion"),
        (1_234_567_000, "$1,234.567 million"),
        (1_234_567_890, "$1,234,567,890"),
        (2_100_000_000, "$2.1 billion"),
        (88_000_000_000, "$88 billion"),
        (10_000_000_000_000, "$10,000 billion"),
    ] {
        check(words::money(amount), said);
    }
}

#[test]
fn a_claim_is_said_with_its_number() {
    let said = |qualifier| words::qualified(qualifier, "60");
    check(said(Qualifier::Exact), "60");
    check(said(Qualifier::AtLeast), "at least 60");
    check(said(Qualifier::About), "about 60");
}

#[test]
fn one_is_not_many() {
    let meetings = |number| words::count(number, "meeting", "meetings");
    check(
        [meetings(0), meetings(1), meetings(2), meetings(1_234)].join(", "),
        "0 meetings, 1 meeting, 2 meetings, 1,234 meetings",
    );
}

#[test]
fn a_list_ends_in_and() {
    check(words::listed::<&str>(&[]), "");
    check(words::listed(&["a"]), "a");
    check(words::listed(&["a", "b"]), "a and b");
    check(words::listed(&["a", "b", "c"]), "a, b and c");
}

#[test]
fn every_country_has_a_name_of_its_own() {
    let mut names: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for country in Country::all() {
        names.entry(words::country(country)).or_default().push(country.code().to_owned());
    }
    let shared: Vec<_> = names.iter().filter(|(name, codes)| codes.len() > 1 || name.trim().is_empty()).collect();
    assert!(shared.is_empty(), "{shared:?}");
    // The 249 codes of ISO 3166-1 and Kosovo.
    assert_eq!(names.len(), 250);
}

#[test]
fn the_status_counts_meetings() {
    check(words::status(12, super::bundled::dataset()), "12 of 93 meetings");
}

#[test]
fn states_alone_are_no_rival_of_partners() {
    let dataset = dataset();
    let members = |id: &str| {
        let at = dataset.meeting_position(id).unwrap();
        words::members_reported(&super::bundled::meetings()[at], &super::bundled::dataset().labels)
    };
    assert_eq!(members("2019-11-14-washington"), "81 partners");
    assert_eq!(members("2017-11-15-amman"), "69 states + 4 organisations; others: 74");
    assert_eq!(members("2014-09-05-newport"), "10 states");
}

#[test]
fn every_column_has_a_head_of_its_own() {
    check(
        Column::ALL.map(|column| words::column(column, &super::bundled::dataset().labels)).join(" | "),
        "Date | Meeting | Hosts | Place | Members reported | Pledges",
    );
}

#[test]
fn a_stretch_of_time_is_said_as_short_as_can_be() {
    let said =
        |from: (i32, u32, u32), to: (i32, u32, u32)| words::stretch(day(from.0, from.1, from.2), day(to.0, to.1, to.2));
    assert_eq!(said((2016, 3, 1), (2016, 3, 31)), "March 2016");
    assert_eq!(said((2016, 2, 1), (2016, 2, 29)), "February 2016");
    assert_eq!(said((2016, 1, 1), (2016, 3, 31)), "January – March 2016");
    assert_eq!(said((2016, 1, 1), (2016, 12, 31)), "2016");
    assert_eq!(said((2010, 1, 1), (2019, 12, 31)), "2010 – 2019");
    assert_eq!(said((2016, 3, 7), (2016, 3, 13)), "7–13 March 2016");
    assert_eq!(said((2016, 2, 29), (2016, 3, 6)), "29 February – 6 March 2016");
    assert_eq!(said((2016, 3, 7), (2016, 3, 7)), "7 March 2016");
    assert_eq!(said((2016, 11, 1), (2017, 1, 31)), "November 2016 – January 2017");
}

#[test]
fn marks_for_several_say_how_many() {
    use coalition_timeline::view::Period;
    use coalition_timeline::words::{bars, between_sums, lane, lines, several_meetings, several_sums};
    let (from, to) = (day(2016, 3, 1), day(2016, 3, 31));
    assert_eq!(several_meetings(37, from, to), "37 meetings, March 2016");
    assert_eq!(several_sums(1, from, to), "1 more sum, March 2016");
    assert_eq!(between_sums((1_000_000, 2_100_000_000)), "From $1 million to $2.1 billion");
    assert_eq!(between_sums((1_000_000, 1_000_000)), "$1 million");
    assert_eq!(lane(None), words::NO_HOST);
    assert_eq!(
        bars(Period::Month, 1_077),
        "Bars count the meetings of each month; the highest stands for 1,077 meetings."
    );
    assert_eq!(
        bars(Period::Years(10), 1),
        "Bars count the meetings of each 10 years; the highest stands for 1 meeting."
    );
    assert_eq!(lines(Period::Week), "Lines stand for more sums of the same week, between the least and the largest.");
}
