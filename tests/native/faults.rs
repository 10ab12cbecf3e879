//! Fault tests: every kind of broken file is refused, with all its faults, in words that say what would be right.

use std::collections::BTreeSet;

use coalition_timeline::dataset::{Fault, Reading, SourcePlace, load};
use coalition_timeline::words;
use serde_json::{Value, json};

use super::valid::{at, file, name, remove, set, with, without};

fn faults(file: &str) -> Vec<Fault> {
    load(file.as_bytes()).err().unwrap_or_default()
}

/// What comes again and again in the tables below: `{date}` stands for its sentence.
const SENTENCES: [(&str, &str); 18] = [
    ("{unknown}", "is not a field of the format; remove it or correct its name."),
    ("{missing}", "is missing; add it, as null where nothing is known and the format allows it."),
    ("{bare}", "is empty or has white space around it; write the bare text."),
    ("{date}", "which is no date; write a day (2016-07-21), a month (2016-07) or a year (2016)."),
    ("{country}", "which this page does not know as a country; write its two letters of ISO 3166 (FR, IQ)."),
    ("{language}", "which names no language; write its tag of BCP 47 (fr, pt-BR)."),
    ("{no source}", "has no source; every figure needs one."),
    ("{unlisted}", "cites a source that its meeting does not list; add it to sources."),
    ("{no such source}", "which is not among the sources; add it there or correct the id."),
    ("{no such meeting}", "which is not among the meetings; correct the id."),
    ("{count}", "it should be a whole number from 0 to 1,000."),
    ("{relation}", "it should be the position, from 0, of another pledge of the same meeting."),
    ("{link}", "a link starts with https:// or http://."),
    ("{no address}", "which is no address; one has no blanks, quotes, names or passwords in it."),
    ("{no list}", "is missing; add it, as [] where there is nothing to list."),
    ("{not JSON}", "look just before it for a missing comma, quote or bracket, or an impossible number or code."),
    (
        "{levels}",
        "it should be one of leaders, foreign-ministers, defence-ministers, foreign-and-defence-ministers, chiefs-of-defence, political-directors, working-group and mixed.",
    ),
    ("{kinds}", "it should be one of pledged-collective, pledged-national, goal, shortfall and reported-total."),
];

/// The lines of a table in full, without indentation.
fn spelt(lines: &str) -> String {
    let lines: Vec<&str> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    SENTENCES.iter().fold(lines.join("\n"), |lines, (short, full)| lines.replace(short, full))
}

/// Loads a file and compares what a person reads about it, a line a fault.
fn check(file: impl ToString, expected: &str) {
    let file = file.to_string();
    let found: Vec<String> = faults(&file).iter().map(words::fault).collect();
    assert_eq!(found.join("\n"), spelt(expected));
}

/// Every refusal: a broken file and its lines.
fn refusals() -> Vec<(String, &'static str)> {
    let mut table: Vec<(String, &'static str)> = Vec::new();
    let mut refuse = |file: Value, lines: &'static str| table.push((file.to_string(), lines));

    // Fields that the format does not have, at every level.
    refuse(with("/extra", json!(1)), "extra: {unknown}");
    refuse(with("/meetings/0/extra", json!(1)), "meetings, rome, extra: {unknown}");
    refuse(with("/meetings/0/attendance/extra", json!(1)), "meetings, rome, attendance.extra: {unknown}");
    refuse(with("/meetings/0/membership/0/extra", json!(1)), "meetings, rome, membership[0].extra: {unknown}");
    refuse(with("/meetings/0/new_members/0/extra", json!(1)), "meetings, rome, new_members[0].extra: {unknown}");
    refuse(with("/meetings/0/pledges/1/extra", json!(1)), "meetings, rome, pledges[1].extra: {unknown}");
    refuse(with("/members/0/extra", json!(1)), "members, Italy, extra: {unknown}");
    refuse(with("/membership/1/extra", json!(1)), "membership, 2016-07-21, extra: {unknown}");
    refuse(with("/membership/1/reports/0/extra", json!(1)), "membership, 2016-07-21, reports[0].extra: {unknown}");
    refuse(with("/sources/0/extra", json!(1)), "sources, ministry, extra: {unknown}");

    // Missing, and of the wrong type.
    refuse(without("/meetings/0/name"), "meetings, rome, name: {missing}");
    refuse(without("/meetings/0/start"), "meetings, rome, start: {missing}");
    refuse(without("/meetings/1/id"), "meetings, 2, id: {missing}");
    refuse(without("/membership/0/derived"), "membership, 2014-09-05, derived: {missing}");
    refuse(without("/sources/0/url"), "sources, ministry, url: {missing}");
    refuse(with("/meetings/0/name", json!(null)), "meetings, rome, name: is nothing (null); it should be text.");
    refuse(with("/meetings/0/name", json!(7)), "meetings, rome, name: is a number; it should be text.");
    refuse(with("/meetings/0/hosts", json!("IT")), "meetings, rome, hosts: is text; it should be a list.");
    refuse(
        with("/meetings/0/pledges/0/wider", json!("no")),
        "meetings, rome, pledges[0].wider: is text; it should be true or false.",
    );
    refuse(
        with("/meetings/0/pledges/0/amount_usd", json!("2.1bn")),
        "meetings, rome, pledges[0].amount_usd: is text; it should be a number.",
    );
    refuse(with("/meetings/0/attendance", json!([])), "meetings, rome, attendance: is a list; it should be an object.");
    refuse(with("/meetings/1", json!(true)), "meetings, 2: is true or false; it should be an object.");
    refuse(
        with("/members/0/source", json!(3)),
        "members, Italy, source: is a number; it should be the id of a source.",
    );
    refuse(
        with("/meetings/1/sources", json!(null)),
        "meetings, call, sources: is nothing (null); it should be a list.",
    );

    // Lists that are not there, or twice, or no lists.
    refuse(with("/members", json!({})), "members: is an object; it should be a list.");
    refuse(with("/members", json!(null)), "members: is nothing (null); it should be a list.");
    refuse(with("/members", json!("none")), "members: is text; it should be a list.");
    refuse(with("/members", json!(-1.5)), "members: is a number; it should be a list.");
    refuse(without("/members"), "members: {no list}");

    // Texts.
    refuse(with("/meetings/0/name", json!("")), "meetings, rome, name: {bare}");
    refuse(with("/meetings/0/city", json!("Rome ")), "meetings, rome, city: {bare}");
    refuse(
        with("/meetings/0/summary", json!("They\u{0}met")),
        "meetings, rome, summary: has a character that cannot be shown (U+0000); remove it.",
    );
    refuse(
        with("/meetings/0/notes", json!("a\nb")),
        "meetings, rome, notes: has a character that cannot be shown (U+000A); remove it.",
    );
    refuse(
        with("/sources/0/title", json!("Statement \u{202e}txt.exe")),
        "sources, ministry, title: has a character that cannot be shown (U+202E); remove it.",
    );
    refuse(
        with("/members/0/joined_basis", json!("a\u{2066}b")),
        "members, Italy, joined_basis: has a character that cannot be shown (U+2066); remove it.",
    );
    refuse(
        with("/meetings/0/host_notes", json!("a\u{85}b")),
        "meetings, rome, host_notes: has a character that cannot be shown (U+0085); remove it.",
    );

    // Dates.
    refuse(with("/meetings/0/start", json!("2015-02-29")), "meetings, rome, start: is “2015-02-29”, {date}");
    refuse(with("/meetings/0/end", json!("2016-13-01")), "meetings, rome, end: is “2016-13-01”, {date}");
    refuse(with("/meetings/0/end", json!("21 July 2016")), "meetings, rome, end: is “21 July 2016”; write 2016-07-21.");
    refuse(with("/meetings/1/latest", json!("2017-00")), "meetings, call, latest: is “2017-00”, {date}");
    refuse(with("/members/0/joined", json!("2014-9-5")), "members, Italy, joined: is “2014-9-5”; write 2014-09-05.");
    refuse(
        with("/membership/1/reports/0/date", json!("2016-07-21T00:00")),
        "membership, 2016-07-21, reports[0].date: is “2016-07-21T00:00”; write 2016-07-21.",
    );
    refuse(with("/sources/0/date", json!("2016-06-31")), "sources, ministry, date: is “2016-06-31”, {date}");
    refuse(
        with("/meetings/0/end", json!("2016-07-19")),
        "meetings, rome, end: ends on 2016-07-19, before it starts on 2016-07-20; swap them.",
    );
    refuse(
        with("/meetings/1/latest", json!("2017-01-04")),
        "meetings, call, latest: ends on 2017-01-04, before it starts on 2017-01-05; swap them.",
    );
    refuse(
        without("/meetings/1/latest"),
        "meetings, call, start: gives no date; write start and end, or earliest and latest where the day is not known.",
    );
    refuse(
        with("/meetings/0/membership/0/date", json!("2016-07-21")),
        "meetings, rome, membership[0].date: belongs to the growth line; a report inside a meeting has the meeting's.",
    );
    refuse(
        with("/meetings/0/membership/0/meeting", json!("rome")),
        "meetings, rome, membership[0].meeting: belongs to the growth line; a report inside a meeting has the meeting's.",
    );
    refuse(
        with("/membership/0/date", json!("2016-07-21")),
        "membership, 2016-07-21, date: is not after the point before it; put the points in order of time.",
    );
    refuse(
        with("/membership/0/date", json!("2017")),
        "membership, 2016-07-21, date: is not after the point before it; put the points in order of time.",
    );
    refuse(without("/membership/1/reports/0/date"), "membership, 2016-07-21, reports[0].date: {missing}");

    // Words and ids.
    refuse(
        with("/meetings/0/format", json!("online")),
        "meetings, rome, format: is “online”; it should be one of in-person, virtual and hybrid.",
    );
    refuse(with("/meetings/0/level", json!("Leaders")), "meetings, rome, level: is “Leaders”; {levels}");
    refuse(
        with("/meetings/0/composition", json!("all")),
        "meetings, rome, composition: is “all”; it should be one of plenary, small-group, focus-group, pledging-conference, founding and other.",
    );
    refuse(
        with("/meetings/0/confidence", json!("sure")),
        "meetings, rome, confidence: is “sure”; it should be one of high, medium and low.",
    );
    refuse(with("/meetings/0/pledges/0/kind", json!("gift")), "meetings, rome, pledges[0].kind: is “gift”; {kinds}");
    refuse(
        with("/meetings/0/pledges/0/qualifier", json!("circa")),
        "meetings, rome, pledges[0].qualifier: is “circa”; it should be one of exact, at-least and about.",
    );
    refuse(
        with("/membership/1/reports/0/standing", json!("old")),
        "membership, 2016-07-21, reports[0].standing: is “old”; it should be one of current, stale, loose, other-count and later.",
    );
    refuse(
        with("/members/0/kind", json!("country")),
        "members, Italy, kind: is “country”; it should be one of state and organisation.",
    );
    refuse(
        with("/members/0/joined_certainty", json!("in")),
        "members, Italy, joined_certainty: is “in”; it should be one of on and by.",
    );
    refuse(
        with("/sources/0/kind", json!("press")),
        "sources, ministry, kind: is “press”; it should be one of official, news and other.",
    );
    refuse(
        with("/meetings/1/id", json!("Call_1")),
        "meetings, Call_1, id: is “Call_1”; an id has only lower-case letters, digits and hyphens.",
    );
    refuse(
        with("/meetings/1/id", json!("rome")),
        "meetings, rome, id: “rome” is there twice, in records 1 and 2 of the list; each needs its own.",
    );
    refuse(
        with("/members/1/name", json!("Italy")),
        "members, Italy, name: “Italy” is there twice, in records 1 and 2 of the list; each needs its own.",
    );
    let mut twins = file();
    let twin = at(&mut twins, "/sources/1").clone();
    set(&mut twins, "/sources/-", twin);
    refuse(twins, "sources, agency, id: “agency” is there twice, in records 2 and 3 of the list; each needs its own.");

    // Languages.
    refuse(with("/sources/0/language", json!("French")), "sources, ministry, language: is “French”, {language}");
    refuse(with("/sources/0/language", json!("fr_FR")), "sources, ministry, language: is “fr_FR”, {language}");
    refuse(with("/sources/0/language", json!("fr-")), "sources, ministry, language: is “fr-”, {language}");
    refuse(with("/sources/0/language", json!("42")), "sources, ministry, language: is “42”, {language}");
    refuse(
        with("/sources/0/language", json!("fr-constantinople")),
        "sources, ministry, language: is “fr-constantinople”, {language}",
    );

    // Countries.
    refuse(with("/meetings/0/country", json!("UK")), "meetings, rome, country: is “UK”, {country}");
    refuse(with("/meetings/0/hosts/1", json!("us")), "meetings, rome, hosts[1]: is “us”, {country}");
    refuse(
        with("/meetings/0/hosts/1", json!("IT")),
        "meetings, rome, hosts[1]: names “IT” a second time; once is enough.",
    );
    refuse(
        with("/meetings/0/new_members/0/iso", json!("ZZ")),
        "meetings, rome, new_members[0].iso: is “ZZ”, {country}",
    );
    refuse(with("/members/0/iso2", json!("ITA")), "members, Italy, iso2: is “ITA”, {country}");

    // Numbers.
    refuse(with("/meetings/0/attendance/countries", json!(-1)), "meetings, rome, attendance.countries: is -1; {count}");
    refuse(
        with("/meetings/0/attendance/delegations", json!(40.5)),
        "meetings, rome, attendance.delegations: is 40.5; {count}",
    );
    refuse(with("/membership/1/total", json!(5000)), "membership, 2016-07-21, total: is 5000; {count}");
    refuse(
        with("/meetings/0/pledges/3/amount_usd", json!(0)),
        "meetings, rome, pledges[3].amount_usd: is 0; it should be a whole number from 1 to 10,000,000,000,000.",
    );
    refuse(
        with("/meetings/0/pledges/3/amount_usd", json!(99_000_000_000_000u64)),
        "meetings, rome, pledges[3].amount_usd: is 99000000000000; it should be a whole number from 1 to 10,000,000,000,000.",
    );
    refuse(
        with("/membership/0/total", json!(11)),
        "membership, 2014-09-05, total: is 11, but states and organisations add up to 10; correct one of them.",
    );
    refuse(
        with("/meetings/0/membership/0/states", json!(60)),
        "meetings, rome, membership[0].total: is 66, but states and organisations add up to 64; correct one of them.",
    );
    let mut empty = with("/meetings/0/membership/0/total", json!(null));
    set(&mut empty, "/meetings/0/membership/0/states", json!(null));
    refuse(empty, "meetings, rome, membership[0].total: has no number; give one or remove the record.");
    let mut empty = file();
    for field in ["countries", "organisations", "delegations"] {
        set(&mut empty, &format!("/meetings/0/attendance/{field}"), json!(null));
    }
    refuse(empty, "meetings, rome, attendance.countries: has no number; give one or remove the record.");
    refuse(with("/meetings/0/pledges/1/part_of", json!(1)), "meetings, rome, pledges[1].part_of: is 1; {relation}");
    refuse(
        with("/meetings/0/pledges/1/rival_of", json!(0)),
        "meetings, rome, pledges[1].rival_of: is there beside another of part_of, repeats and rival_of; keep the one that \
         says most.",
    );
    refuse(with("/meetings/0/pledges/3/rival_of", json!(4)), "meetings, rome, pledges[3].rival_of: is 4; {relation}");
    refuse(with("/meetings/0/pledges/2/repeats", json!(-1)), "meetings, rome, pledges[2].repeats: is -1; {count}");

    // Sources.
    refuse(
        with("/meetings/0/pledges/0/source", json!("nobody")),
        "meetings, rome, pledges[0].source: {unlisted}\nmeetings, rome, pledges[0].source: cites “nobody”, {no such source}",
    );
    refuse(
        with("/meetings/1/sources", json!(["nobody"])),
        "meetings, call, sources[0]: cites “nobody”, {no such source}",
    );
    refuse(with("/members/0/source", json!("nobody")), "members, Italy, source: cites “nobody”, {no such source}");
    refuse(
        with("/membership/1/source", json!("nobody")),
        "membership, 2016-07-21, source: cites “nobody”, {no such source}",
    );
    refuse(
        with("/membership/1/reports/0/source", json!("nobody")),
        "membership, 2016-07-21, reports[0].source: cites “nobody”, {no such source}",
    );
    let mut unlisted = file();
    set(&mut unlisted, "/meetings/0/sources", json!(["ministry"]));
    set(&mut unlisted, "/meetings/0/attendance", json!(null));
    set(&mut unlisted, "/meetings/0/pledges", json!([]));
    set(&mut unlisted, "/meetings/0/new_members/0/source", json!("agency"));
    refuse(unlisted, "meetings, rome, new_members[0].source: {unlisted}");
    refuse(
        with(
            "/sources/-",
            json!({ "id": "spare", "publisher": "P", "title": "T", "date": null, "url": "http://example.org", "kind": "other" }),
        ),
        "sources, spare: is cited by nothing; cite it or remove it.",
    );
    refuse(without("/meetings/0/pledges/0/source"), "meetings, rome, pledges[0].source: {no source}");
    refuse(with("/meetings/0/attendance/source", json!(null)), "meetings, rome, attendance.source: {no source}");
    refuse(without("/meetings/0/membership/0/source"), "meetings, rome, membership[0].source: {no source}");
    refuse(without("/membership/1/source"), "membership, 2016-07-21, source: {no source}");
    refuse(without("/members/1/source"), "members, Interpol, source: {no source}");
    refuse(with("/meetings/0/sources", json!([])), "meetings, rome, sources: {no source}");
    refuse(
        with("/meetings/0/sources/-", json!("agency")),
        "meetings, rome, sources[2]: names “agency” a second time; once is enough.",
    );
    refuse(
        with("/membership/1/meeting", json!("paris")),
        "membership, 2016-07-21, meeting: names the meeting “paris”, {no such meeting}",
    );
    refuse(
        with("/membership/1/reports/0/meeting", json!("paris")),
        "membership, 2016-07-21, reports[0].meeting: names the meeting “paris”, {no such meeting}",
    );

    refuse(
        with("/meetings/0/hosts", json!(vec!["FR"; 1_001])),
        "meetings, rome, hosts: has 1,001 items, and this page reads 1,000; divide the record.",
    );

    // Links.
    refuse(
        with("/sources/0/url", json!("javascript:alert(1)")),
        "sources, ministry, url: is “javascript:alert(1)”; {link}",
    );
    refuse(
        with("/sources/0/url", json!("data:text/html,hello")),
        "sources, ministry, url: is “data:text/html,hello”; {link}",
    );
    refuse(with("/sources/0/url", json!("//example.org")), "sources, ministry, url: is “//example.org”; {link}");
    refuse(with("/sources/0/url", json!("https://")), "sources, ministry, url: is “https://”; {link}");
    refuse(
        with("/sources/0/url", json!("https://bank.example@evil.example/")),
        "sources, ministry, url: is “https://bank.example@evil.example/”, {no address}",
    );
    refuse(
        with("/sources/0/url", json!("http://example.org/a b")),
        "sources, ministry, url: is “http://example.org/a b”, {no address}",
    );
    refuse(
        without("/sources/1/document"),
        "sources, agency, url: is null and there is no document; give an address or a document.",
    );

    // Files that are no data set.
    let text = file().to_string();
    let mut refuse = |file: &str, lines: &'static str| table.push((file.to_owned(), lines));
    refuse(
        "[]",
        "the file: is a list; it should be an object with the lists meetings, members, membership and sources.",
    );
    refuse("{\n \"meetings\": [1e999]}", "the file: is not JSON at line 2, column 19; {not JSON}");
    refuse("{\n \"meetings\": [\n  {]", "the file: is not JSON at line 3, column 4; {not JSON}");
    refuse(&format!("{text} {text}"), NOT_ONE);
    refuse(
        &text.replacen("\"members\":", "\"members\":[],\"members\":", 1),
        "members: is there twice; join the two or keep one.",
    );
    refuse(&text.replacen('{', "{\"title\":\"Other\",", 1), "title: is there twice; join the two or keep one.");
    refuse(
        &text.replacen("\"city\":\"Rome\"", "\"city\":\"Milan\",\"city\":\"Rome\"", 1),
        "meetings, rome, city: is there twice; join the two or keep one.",
    );
    refuse(
        &text.replacen("\"by\":\"US\"", "\"by\":\"FR\",\"by\":\"US\"", 1),
        "meetings, rome, pledges[1].by: is there twice; join the two or keep one.",
    );
    table
}

/// A second value after the first; the column is where the valid file ends.
const NOT_ONE: &str = "the file: is not JSON at line 1, column SECOND; {not JSON}";

#[test]
fn the_valid_file_is_valid() {
    check(file(), "");
}

#[test]
fn every_broken_file_is_refused_in_words() {
    let second = (file().to_string().len() + 2).to_string();
    let mut wrong = Vec::new();
    for (file, expected) in refusals() {
        let found: Vec<String> = faults(&file).iter().map(words::fault).collect();
        let expected = spelt(expected).replace("SECOND", &second);
        if found.join("\n") != expected {
            wrong.push(format!("expected: {expected}\n   found: {}", found.join("\n          ")));
        }
    }
    assert!(wrong.is_empty(), "{} of the refusals:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_problem_has_a_file_that_shows_it() {
    let found: BTreeSet<&str> =
        refusals().iter().flat_map(|(file, _)| faults(file)).map(|fault| name(&fault.problem)).collect();
    let all = "AbsurdNumber BadAddress BadId BadLanguage BadRelation ControlCharacter DuplicateId ImpossibleDate ManyParts MisplacedDate \
               Missing NoAddress NoDate NoNumber NoSource NotJson NotRising Repeated ReversedDates Twice TwoRelations UncitedSource \
               UnknownCountry UnknownField UnknownMeeting UnknownSource UnknownWord UnlistedSource Untrimmed WrongSum \
               WrongType";
    assert_eq!(found.into_iter().collect::<Vec<_>>().join(" "), all);
}

#[test]
fn a_file_with_many_faults_is_told_all_of_them_at_once() {
    let mut file = file();
    // Several in one record, each of a different kind, one of them a citation of nothing.
    set(&mut file, "/meetings/0/level", json!("summit"));
    set(&mut file, "/meetings/0/hosts/0", json!("XX"));
    set(&mut file, "/meetings/0/pledges/0/amount_usd", json!(-5));
    set(&mut file, "/meetings/0/new_members/0/source", json!("nobody"));
    // One in each of the other lists.
    set(&mut file, "/members/1/joined", json!("2016-02-30"));
    set(&mut file, "/membership/1/total", json!(5000));
    set(&mut file, "/membership/1/reports/0/meeting", json!("paris"));
    set(&mut file, "/sources/1/kind", json!("press"));
    check(
        file,
        "meetings, rome, level: is “summit”; {levels}
        meetings, rome, hosts[0]: is “XX”, {country}
        meetings, rome, pledges[0].amount_usd: is -5; it should be a whole number from 1 to 10,000,000,000,000.
        meetings, rome, new_members[0].source: {unlisted}
        members, Interpol, joined: is “2016-02-30”, {date}
        membership, 2016-07-21, total: is 5000; {count}
        sources, agency, kind: is “press”; it should be one of official, news and other.
        meetings, rome, new_members[0].source: cites “nobody”, {no such source}
        membership, 2016-07-21, reports[0].meeting: names the meeting “paris”, {no such meeting}",
    );
}

#[test]
fn one_fault_brings_on_no_others() {
    // A faulty pledge keeps its place: the one after it may still point past it.
    let mut file = file();
    set(&mut file, "/meetings/0/pledges/0/kind", json!("gift"));
    set(&mut file, "/meetings/0/pledges/1/part_of", json!(3));
    check(&file, "meetings, rome, pledges[0].kind: is “gift”; {kinds}");
    // Nor do the figures of a meeting miss a list that cannot be read.
    remove(&mut file, "/meetings/0/sources");
    set(&mut file, "/meetings/0/pledges/0/kind", json!("goal"));
    check(&file, "meetings, rome, sources: {missing}");
    // Nor do citations of a faulty source, or names of a faulty meeting, point to nothing.
    let mut file = super::valid::file();
    set(&mut file, "/sources/0/url", json!("ftp://example.org"));
    set(&mut file, "/meetings/0/confidence", json!("sure"));
    check(
        file,
        "meetings, rome, confidence: is “sure”; it should be one of high, medium and low.
        sources, ministry, url: is “ftp://example.org”; {link}",
    );
}

#[test]
fn a_missing_list_is_one_fault_and_not_one_for_each_record_that_needs_it() {
    check(without("/meetings"), "meetings: {no list}");
    check(with("/sources", json!("none")), "sources: is text; it should be a list.");
    check(without("/sources"), "sources: {no list}");
}

#[test]
fn nothing_with_a_fault_is_shown_with_what_is_right() {
    let read = |file: Value| Reading::new(file.to_string().into_bytes(), words::country).finish();
    // Those who cite a source that cannot be opened are left out with it: the link would stand in the page.
    let (whole, faults, _) = read(with("/sources/0/url", json!("javascript:alert(1)")));
    let addresses = whole.texts.sources.iter().filter(|text| matches!(text.place, SourcePlace::Address(_))).count();
    let names: Vec<String> = whole.dataset.meetings.iter().map(|meeting| meeting.name).collect();
    assert_eq!((faults.len(), addresses, names), (1, 0, vec!["A call".to_owned()]));
    // Nor is a number drawn that does not add up.
    let (whole, faults, _) = read(with("/membership/0/total", json!(11)));
    let totals: Vec<u32> = whole.dataset.growth.points.iter().map(|point| point.total).collect();
    assert_eq!((faults.len(), totals), (1, vec![67]));
}
