//! Address tests: every view has one address, and every address gives a page and says what it ignored.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use chrono::Datelike;
use coalition_timeline::dataset::Country;
use coalition_timeline::view::{
    Open, ViewState, asks_for_embed, data_address, decode, decode_for, encode, page_query, parameters, query_of,
    with_parameter, with_parts_of,
};
use coalition_timeline::words;
use proptest::prelude::*;

use super::bundled::dataset;
use super::views;

fn address(view: &ViewState) -> String {
    encode(view, dataset())
}

/// Reads an address and compares the address of the view it gives, and what a reader is told, a line a note.
fn check(query: &str, shown: &str, notes: &[&str]) {
    let (view, found) = decode(query, dataset());
    let found: Vec<String> = found.iter().map(|note| words::note(note, &dataset().labels)).collect();
    assert_eq!(
        (address(&view).as_str(), found),
        (shown, notes.iter().map(|note| (*note).to_owned()).collect()),
        "{query}"
    );
}

#[test]
fn a_view_has_this_address() {
    let whole = ViewState::default_for(dataset());
    assert_eq!(address(&whole), "");
    let hosts = BTreeSet::from(["IQ", "FR"].map(|code| Country::from_code(code).unwrap()));
    assert_eq!(address(&ViewState { hosts, ..whole.clone() }.with_years(2018, 2016)), "from=2016&to=2018&host=FR~IQ");
    assert_eq!(address(&whole.clone().with_years(2017, 2017)), "year=2017");
    assert_eq!(address(&whole.clone().with_years(2014, 2016)), "to=2016");
    assert_eq!(address(&whole.clone().with_years(2020, 2023)), "from=2020");
    let search = "50% & more=é+".to_owned();
    let open = Open::Meeting("2021-06-28-rome".to_owned());
    assert_eq!(
        address(&ViewState { search, open, ..whole.clone() }),
        "q=50%25+%26+more%3D%C3%A9%2B&meeting=2021-06-28-rome"
    );
    assert_eq!(address(&ViewState { open: Open::GrowthPoint("2016-04".to_owned()), ..whole }), "size=2016-04");
}

#[test]
fn what_is_understood_is_taken_without_a_note() {
    check("", "", &[]);
    check("?", "", &[]);
    check("?year=2017", "year=2017", &[]);
    check("from=2017&to=2017", "year=2017", &[]);
    check("from=2018&to=2016", "from=2016&to=2018", &[]);
    check("from=2021-06&to=2021-09", "from=2021-06&to=2021-09", &[]);
    check("from=2021-06-01&to=2021-09-30", "from=2021-06&to=2021-09", &[]);
    check("from=2021-01-01&to=2021-12", "year=2021", &[]);
    check("from=2021-06-15&to=2021-07-02", "from=2021-06-15&to=2021-07-02", &[]);
    check("from=2021-07-02&to=2021-06-15", "from=2021-06-15&to=2021-07-02", &[]);
    check("from=2021-06-15&to=2021", "from=2021-06-15&to=2021", &[]);
    check("from=2021-06&to=2021-06", "from=2021-06&to=2021-06", &[]);
    check("to=2016-02-29", "to=2016-02", &[]);
    check("to=2016-02-28", "to=2016-02-28", &[]);
    check("from=2014-01&to=2023-12-31", "", &[]);
    check("host=FR~IQ", "host=FR~IQ", &[]);
    check("host=IQ,FR", "host=FR~IQ", &[]);
    check("host=fr", "host=FR", &[]);
    check("host=", "", &[]);
    check("kind=working-group~leaders", "kind=leaders~working-group", &[]);
    check("q=kuwait+city", "q=kuwait+city", &[]);
    check("q=kuwait%20city", "q=kuwait+city", &[]);
    check("meeting=2021-06-28-rome&from=2022", "from=2022&meeting=2021-06-28-rome", &[]);
    check("size=2017-07", "size=2017-07", &[]);
    check("moment=mosul-retaken&year=2017", "year=2017&moment=mosul-retaken", &[]);
    check("moment=", "", &[]);
    for off in ["off", "0", "no", "false"] {
        check(&format!("moments={off}&sort=-date"), "sort=-date&moments=off", &[]);
    }
    check("moments=on", "", &[]);
    check("sort=-members&theme=dark", "sort=-members&theme=dark", &[]);
    check("theme=contrast", "theme=contrast", &[]);
    check("hide=place~date", "hide=date~place", &[]);
    check("hide=pledges, hosts&lanes=name&sort=-place", "sort=-place&hide=hosts~pledges&lanes=name", &[]);
    check("hide=", "", &[]);
    check("lanes=first", "lanes=first", &[]);
    check("lanes=number&sort=-date", "sort=-date", &[]);
    check("parts=chart~source", "parts=chart~source", &[]);
    check("parts=source chart,key", "parts=chart~key~source", &[]);
    check("parts=source~key~detail~table~figures~controls~chart", "", &[]);
    check("heading", "heading", &[]);
    check("heading=off", "", &[]);
    check("embed&heading", "embed", &[]);
    check("heading=no&embed&parts=table", "parts=table&embed&heading=no", &[]);
    check("&&from=2016&", "from=2016", &[]);
}

#[test]
fn what_is_not_understood_is_ignored_with_a_note() {
    check("from=abc", "", &["“from=abc” is not a year, month or day, so it was ignored."]);
    check("from=2016.5&to=2018", "to=2018", &["“from=2016.5” is not a year, month or day, so it was ignored."]);
    check("year=", "", &["“year=” is not a year, so it was ignored."]);
    check("year=99999999999", "", &["“year=99999999999” is not a year, so it was ignored."]);
    check("from=1999", "", &["There are no meetings in 1999; 2014 is taken instead."]);
    check("from=2013-12", "", &["There are no meetings in December 2013; 2014 is taken instead."]);
    check("to=2024-01-01", "", &["There are no meetings on 1 January 2024; 2023 is taken instead."]);
    check("year=2021-06", "", &["“year=2021-06” is not a year, so it was ignored."]);
    for none in ["2021-13", "2021-02-30", "2021-6", "21-06-15", "2021-06-15-01", "0", "-5", "10000"] {
        check(&format!("to={none}"), "", &[&format!("“to={none}” is not a year, month or day, so it was ignored.")]);
    }
    check("year=2031", "year=2023", &["There are no meetings in 2031; 2023 is taken instead."]);
    check("year=2017&from=2015", "from=2015", &["“year” was ignored because “from” or “to” is there too."]);
    for both in ["size=2018-02-13&meeting=2021-06-28-rome", "meeting=2021-06-28-rome&size=2018-02-13"] {
        check(both, "meeting=2021-06-28-rome", &["“size” was ignored because “meeting” is there too."]);
    }
    let all = ["meeting=2021-06-28-rome", "size=2018-02-13", "moment=mosul-retaken"];
    let [no_size, no_moment] =
        ["size", "moment"].map(|name| format!("“{name}” was ignored because “meeting” is there too."));
    check(&all.join("&"), all[0], &[&no_size, &no_moment]);
    check(&[all[2], all[1], all[0]].join("&"), all[0], &[&no_size, &no_moment]);
    check(&[all[2], all[0]].join("&"), all[0], &[&no_moment]);
    check(&[all[2], all[1]].join("&"), all[1], &["“moment” was ignored because “size” is there too."]);
    // What there is not is not in the way of what there is.
    check(&[all[2], "meeting=nope"].join("&"), all[2], &["There is no meeting “nope”, so none is open."]);
    check("moment=nope", "", &["There is no key event “nope”, so none is open."]);
    check("moments=maybe", "", &["“moments=maybe” is neither on nor off, so it was ignored."]);
    check("moments=", "", &["“moments=” is neither on nor off, so it was ignored."]);
    check("host=XX", "", &["No meeting was hosted by “XX”, so it was ignored."]);
    check(
        "host=FR~XX~AQ",
        "host=FR",
        &["No meeting was hosted by “XX”, so it was ignored.", "No meeting was hosted by “AQ”, so it was ignored."],
    );
    check("kind=nonsense", "", &["“nonsense” is not a kind of meeting, so it was ignored."]);
    check("kind=Leaders", "", &["“Leaders” is not a kind of meeting, so it was ignored."]);
    check("meeting=nope", "", &["There is no meeting “nope”, so none is open."]);
    check("size=2017-08", "", &["The size of the coalition did not change on “2017-08”, so nothing is open."]);
    check("sort=size", "", &["The table cannot be sorted by “size”; it is in order of date."]);
    check("hide=source~place", "hide=place", &["The table cannot hide “source”, so it was ignored."]);
    check("hide=name", "", &["The table cannot hide “name”, so it was ignored."]);
    check("lanes=size", "", &["The lanes cannot be in order of “size”; the hosts of most meetings come first."]);
    check("theme=pink", "", &["There is no theme “pink”; yours is used."]);
    check("parts=chart~legend", "parts=chart", &["“legend” is not a part of the timeline, so it was ignored."]);
    check("parts=none", "", &["“none” is not a part of the timeline, so it was ignored."]);
    check("parts=", "", &["“parts” names no part of the timeline, so all are shown."]);
    check("q=%FF", "", &["“%FF” cannot be read as text, so it was ignored."]);
    check("q=a%00b", "", &["“a%00b” cannot be read as text, so it was ignored."]);
    check("q=rome&q=paris", "q=rome", &["“q” is there twice; only the first counts."]);
    check(
        "from=abc&from=2016",
        "",
        &[
            "“from=abc” is not a year, month or day, so it was ignored.",
            "“from” is there twice; only the first counts.",
        ],
    );
}

#[test]
fn what_is_not_ours_is_passed_over() {
    for others in
        ["utm_source=mail&utm_medium=social", "fbclid=IwAR%FF", "Year=2017", "%C3=1", "constructor=1", "a&a&a"]
    {
        check(others, "", &[]);
        check(&format!("{others}&from=2016"), "from=2016", &[]);
        check(&format!("from=2016&{others}&to=2018"), "from=2016&to=2018", &[]);
        assert_eq!(parameters(others), []);
    }
    assert_eq!(with_parameter("utm_source=mail&from=2016", "to", Some("2018")), "from=2016&to=2018");
}

#[test]
fn an_ampersand_may_be_written_as_in_html() {
    check("from=2016&amp;to=2018&amp;host=FR", "from=2016&to=2018&host=FR", &[]);
    check("embed&amp;amp;year=2017", "year=2017&embed", &[]);
    check("q=a&amp;", "q=a", &[]);
    assert!(asks_for_embed("from=2016&amp;embed"));
    assert_eq!(data_address("embed&amp;data=%2Fother.csv"), Some("/other.csv".to_owned()));
}

#[test]
fn of_very_many_mistakes_the_first_are_named_and_the_rest_counted() {
    let hosts: Vec<String> = (0..100).map(|number| format!("X{number}")).collect();
    let (_, notes) = decode(&format!("host={}", hosts.join("~")), dataset());
    let notes: Vec<String> = notes.iter().map(|note| words::note(note, &dataset().labels)).collect();
    assert_eq!(notes.len(), 21);
    assert_eq!(notes[19], "No meeting was hosted by “X19”, so it was ignored.");
    assert_eq!(notes[20], "… and 80 more.");
}

#[test]
fn what_no_address_can_mean_is_neither_read_nor_said_at_length() {
    let start = Instant::now();
    let names: Vec<String> = (0..60_000).map(|number| format!("name{number}=1")).collect();
    check(&names.join("&"), "", &["What was asked for is very long; only its beginning is used."]);
    let long = format!("from=2016&host={}", "ZZ~".repeat(1_000_000));
    let (view, notes) = decode(&long, dataset());
    assert_eq!((view.stretch.first().year(), notes.len()), (2016, 21));
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    // The end of what is read may be in the midst of a letter.
    for beginning in ["q=", "q=a"] {
        let (view, _) = decode(&format!("{beginning}{}", "é".repeat(100_000)), dataset());
        assert_eq!(view.search.chars().count(), 200);
    }
    let (_, notes) = decode(&format!("meeting={}", "a".repeat(1000)), dataset());
    let said = words::note(&notes[0], &dataset().labels);
    assert_eq!(said, format!("There is no meeting “{} …”, so none is open.", "a".repeat(80)));
}

#[test]
fn percent_signs_that_encode_nothing_are_themselves() {
    check("q=100%", "q=100%25", &[]);
    check("q=%zz", "q=%25zz", &[]);
}

#[test]
fn only_the_beginning_of_a_very_long_search_counts() {
    let (long, kept) = ("é".repeat(5000), "%C3%A9".repeat(200));
    check(&format!("q={long}"), &format!("q={kept}"), &["The search is very long; only its beginning is used."]);
    check(&format!("q={kept}"), &format!("q={kept}"), &[]);
}

/// A part of an address, whether it is understood, and what makes it so.
const PARTS: [(&str, bool); 13] = [
    ("from=2016", true),
    ("to=soon", false),
    ("host=FR", true),
    ("kind=party", false),
    ("q=%C3%28", false),
    ("meeting=2021-06-28-rome", true),
    ("sort=weight", false),
    ("theme=dark", true),
    ("hide=weight", false),
    ("lanes=last", false),
    ("parts=chart", true),
    ("colour=red", true),
    ("from=2019", false),
];

proptest! {
    #![proptest_config(views::tries(400))]

    #[test]
    fn an_address_gives_its_view_back(view in views::addressed()) {
        let query = address(&view);
        let (again, notes) = decode(&query, dataset());
        prop_assert_eq!(notes, vec![]);
        prop_assert_eq!(address(&again), query);
        prop_assert_eq!(again, view);
    }

    #[test]
    fn the_parameters_of_an_address_give_its_view_back(view in views::addressed()) {
        let (again, notes) = decode(&query_of(&parameters(&address(&view))), dataset());
        prop_assert_eq!(notes, vec![]);
        prop_assert_eq!(again, view);
    }

    #[test]
    fn on_our_own_page_a_view_is_whole(view in views::addressed()) {
        let (again, notes) = decode(&page_query(&address(&view)), dataset());
        prop_assert_eq!(notes, vec![]);
        prop_assert_eq!(again, view.on_page());
    }

    #[test]
    fn a_host_that_asks_for_a_view_is_shown_as_much_of_it_as_before(
        present in views::addressed(),
        asked in views::addressed(),
    ) {
        // What a frame tells of a view does not say how much of it is shown.
        let query = with_parts_of(&address(&present), &page_query(&address(&asked)));
        let (parts, heading, embed) = (present.parts, present.heading, present.embed);
        let (view, notes) = decode_for(&query, dataset(), embed);
        prop_assert_eq!(notes, vec![]);
        prop_assert_eq!(view, ViewState { embed, parts, heading, ..asked.on_page() });
        // Unless it says that itself.
        let query = with_parts_of(&address(&present), "?parts=table&heading=yes");
        let (view, notes) = decode_for(&query, dataset(), embed);
        prop_assert_eq!((view.parts.code(), view.heading, notes), ("table".to_owned(), true, vec![]));
    }

    #[test]
    fn an_address_is_plain_letters(view in views::addressed()) {
        let query = address(&view);
        prop_assert!(query.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>#'`\\".contains(&b)), "{}", query);
    }

    #[test]
    fn any_beginning_of_an_address_gives_a_page(view in views::addressed()) {
        let query = address(&view);
        for end in 0..=query.len() {
            check_page(&query[..end])?;
        }
    }

    #[test]
    fn any_text_gives_a_page(query in prop_oneof!["\\PC{0,80}", "[a-z]{1,6}=[%&=~+0-9A-Fa-z-]{0,40}", ".{0,60}"]) {
        check_page(&query)?;
    }

    #[test]
    fn each_part_that_is_ignored_has_its_note(parts in Just(PARTS.to_vec()).prop_shuffle(), length in 0..PARTS.len()) {
        let mut parts = parts[..length].to_vec();
        // The first of two counts; this order makes the second the one to be ignored.
        parts.sort_by_key(|(part, _)| *part == "from=2019");
        if !parts.contains(&("from=2016", true)) {
            parts.retain(|(part, _)| *part != "from=2019");
        }
        let joined = |parts: &[(&str, bool)]| parts.iter().map(|(part, _)| *part).collect::<Vec<_>>().join("&");
        let (understood, ignored): (Vec<_>, Vec<_>) = parts.iter().copied().partition(|(_, is_understood)| *is_understood);
        let (view, notes) = decode(&joined(&parts), dataset());
        let notes: Vec<String> = notes.iter().map(|note| words::note(note, &dataset().labels)).collect();
        prop_assert_eq!(notes.len(), ignored.len(), "{:?}", notes);
        prop_assert_eq!(view, decode(&joined(&understood), dataset()).0);
    }
}

/// Whatever was asked for, the view can be shown and has an address that gives it back.
fn check_page(query: &str) -> Result<(), TestCaseError> {
    let (view, notes) = decode(query, dataset());
    let (time, all) = (view.stretch, ViewState::default_for(dataset()).stretch);
    prop_assert!(all.first() <= time.first() && time.first() <= time.last() && time.last() <= all.last());
    prop_assert!(notes.iter().all(|note| !words::note(note, &dataset().labels).is_empty()));
    prop_assert_eq!(decode(&address(&view), dataset()), (view, vec![]));
    Ok(())
}

#[test]
fn one_parameter_of_a_query_changes_and_what_says_the_same_in_other_words_goes() {
    for (before, (name, value), after) in [
        ("", ("host", Some("FR IQ")), "host=FR+IQ"),
        ("host=FR&q=oil", ("host", Some("IQ")), "q=oil&host=IQ"),
        ("host=FR&q=oil", ("q", None), "host=FR"),
        ("year=2017", ("from", Some("2015")), "to=2017&from=2015"),
        ("year=2017", ("to", None), "from=2017"),
        ("from=2015&to=2017&q=a+b", ("year", Some("2016")), "q=a+b&year=2016"),
        // As a framework binds one attribute after the other on the way from one year to a range.
        ("from=2016&to=2018", ("year", None), "from=2016&to=2018"),
        ("q=a", ("q", Some("50% & é=")), "q=50%25+%26+%C3%A9%3D"),
    ] {
        assert_eq!(with_parameter(before, name, value), after, "{before}, {name}={value:?}");
    }
}
