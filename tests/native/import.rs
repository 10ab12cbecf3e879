//! Import of any table: each file that people have opened in vain, with what it holds.

use std::fs;

use coalition_timeline::import::*;

use super::accepted::project;

/// A text as it is imported with guesses alone.
pub fn imported(text: &str) -> (Table, Choices, Import) {
    let table = Table::read(text).unwrap_or_else(|why| panic!("{why}"));
    let choices = Choices::guessed(&table);
    let found = import(&table, &choices);
    (table, choices, found)
}

fn file(name: &str) -> (Table, Choices, Import) {
    let bytes = fs::read(project("tests/native/import-files").join(name)).unwrap();
    imported(&decode(&bytes, Encoding::of(&bytes)))
}

/// A date in a short form: `~` is about, and `..` a span.
pub fn written(date: &WrittenDate) -> String {
    let sign = match date.exactness {
        Exactness::Exact => "",
        Exactness::About => "~",
        Exactness::Before => "<",
        Exactness::After => ">",
    };
    if date.start == date.end { format!("{sign}{}", date.start) } else { format!("{sign}{}..{}", date.start, date.end) }
}

pub fn dates(found: &Import) -> Vec<String> {
    found.entries.iter().map(|entry| written(&entry.date)).collect()
}

fn host(host: &Host) -> &str {
    match host {
        Host::Country(country) => country.code(),
        Host::Other(name) => name,
    }
}

fn hosts(found: &Import) -> Vec<String> {
    found.entries.iter().map(|entry| entry.hosts.iter().map(host).collect::<Vec<_>>().join("+")).collect()
}

/// Nothing is asked, faulty or left out.
fn goes_through((_, _, found): &(Table, Choices, Import), entries: usize) {
    assert_eq!((&*found.questions, &*found.faults, &*found.left_out), (&[][..], &[][..], &[][..]));
    assert_eq!(found.entries.len(), entries);
}

#[test]
fn years_titles_and_hosts_are_a_table() {
    let all = file("01-neither-json-nor-csv.csv");
    goes_through(&all, 2);
    assert_eq!(all.1.to_string(), "year.name.hosts");
    assert_eq!(dates(&all.2), ["1975", "1976"]);
    assert_eq!(hosts(&all.2), ["FR", "US"]);
    assert_eq!(all.2.entries[1].name, "Second summit");
}

#[test]
fn a_template_saved_by_a_spreadsheet_needs_no_retyping() {
    let all = file("02-template-saved-by-excel-us.csv");
    goes_through(&all, 3);
    assert_eq!(dates(&all.2), ["2020-03-05..2020-03-06", "2021-11", "2022-06-02"]);
    assert_eq!(hosts(&all.2), ["FR+DE", "FR", "CH"]);
    assert_eq!(all.0.labels[0], ("title".to_owned(), "The River Treaty".to_owned()));
    assert_eq!(all.0.labels.len(), 6);
    let is_said = |reading: &&Reading| matches!(&reading.kind, ReadingKind::Order { shown_by, is_elsewhere: true, .. } if shown_by == "11/30/2021");
    assert_eq!(all.2.readings.iter().filter(is_said).count(), 2);
    assert_eq!((all.2.entries[0].members, all.2.entries[2].members), (Some(12), Some(14)));
    let sum = all.2.entries[2].sums[0];
    assert_eq!((sum.hundredths, sum.currency.code()), (200_000_000, "USD"));
}

#[test]
fn euros_are_euros() {
    let all = file("03-pledge-eur-hint.csv");
    goes_through(&all, 1);
    let sum = all.2.entries[0].sums[0];
    assert_eq!((sum.hundredths, sum.currency.code()), (120_000_000, "EUR"));
}

#[test]
fn dates_are_read_as_people_write_them() {
    let (table, choices, found) = file("04-dates.csv");
    let expected = [
        "1999-04",
        "2021-06-28",
        "1950-01-24",
        "1850-06-01",
        "1975-11-15..1975-11-17",
        "2021-06-28",
        "2021-06-28",
        "2021-06-28",
    ];
    assert_eq!(dates(&found), expected);
    let [question] = &*found.questions else { panic!("{:?}", found.questions) };
    assert_eq!((&question.kind, &*question.example), (&QuestionKind::Pair, "2004/05"));
    assert!(found.left_out[0].awaits_answer && found.left_out.len() == 1);
    let has = |note| found.readings.iter().any(|reading| reading.kind == ReadingKind::Date(note));
    assert!(has(DateNote::TimeZone) && has(DateNote::Serial) && has(DateNote::TwoDigitYear), "{:?}", found.readings);
    let mut answered = choices;
    answered.columns[0].pair = Some(YearPair::TwoYears);
    assert_eq!(dates(&import(&table, &answered))[1], "2004..2005");
}

#[test]
fn a_number_sign_is_a_column_to_leave_out() {
    let all = file("05-number-sign-heading.csv");
    goes_through(&all, 2);
    assert_eq!(all.1.to_string(), "1.date.name");
}

#[test]
fn members_can_fall_to_none() {
    let all = file("06-members-decreasing-labels.csv");
    goes_through(&all, 7);
    assert_eq!(
        all.2.entries.iter().map(|entry| entry.members).collect::<Vec<_>>(),
        [120, 90, 61, 30, 12, 3, 0].map(Some)
    );
}

#[test]
fn plain_tables_go_through() {
    for (name, entries) in [
        ("07-strip-of-74-years.csv", 74),
        ("15-three-days.csv", 24),
        ("17-diacritics.csv", 7),
        ("18-34-years.csv", 34),
        ("19-long-name.csv", 3),
    ] {
        goes_through(&file(name), entries);
    }
}

#[test]
fn figures_without_sources_are_read() {
    let all = file("09-figure-without-source.csv");
    goes_through(&all, 2);
    assert_eq!(all.2.entries[0].members, Some(196));
}

#[test]
fn countries_are_known_under_all_their_names() {
    let all = file("10-country-names.csv");
    goes_through(&all, 11);
    assert_eq!(hosts(&all.2), ["DE", "GB", "KR", "TT", "VE", "LA", "PS", "ST", "LC", "USSR", "European Union"]);
    let all = file("16-hosts.csv");
    goes_through(&all, 19);
    let expected = [
        "US", "GB", "TR", "CI", "CI", "VA", "XK", "DE", "NL", "NL", "GM", "KR", "KR", "IR", "LA", "PS", "PS", "BA",
        "BA",
    ];
    assert_eq!(hosts(&all.2), expected);
}

#[test]
fn headings_say_what_is_likely() {
    let all = file("11-headings-and-hints.csv");
    goes_through(&all, 1);
    assert_eq!(dates(&all.2), ["2021"]);
    let meaning = |heading: &str| heading_meaning(heading).map(|found| found.meaning);
    for (heading, expected) in [
        ("Member since", Some(Meaning::Joined)),
        ("pledge_eur", Some(Meaning::Sum)),
        ("consolidated", Some(Meaning::LeaveOut)),
        ("Date of signature", Some(Meaning::Date)),
        ("startDate", Some(Meaning::Date)),
        ("Date(s)", Some(Meaning::Date)),
        ("endDate", Some(Meaning::End)),
        ("Datum", Some(Meaning::Date)),
        ("Host country", Some(Meaning::Hosts)),
        ("itemLabel", Some(Meaning::Name)),
        ("Amount USD m", Some(Meaning::Sum)),
        ("Notes (public)", Some(Meaning::Summary)),
        ("last updated", Some(Meaning::LeaveOut)),
        ("Attendance (countries)", Some(Meaning::Members)),
        ("Donor", Some(Meaning::GivenBy)),
        ("Fecha de firma", Some(Meaning::Date)),
        ("الدولة المضيفة", Some(Meaning::Hosts)),
        ("Ort", Some(Meaning::Place)),
        ("xyz", None),
    ] {
        assert_eq!(meaning(heading), expected, "{heading}");
    }
}

#[test]
fn timeline_js_is_a_list_of_events() {
    let all = file("12-timelinejs.json");
    goes_through(&all, 1);
    assert_eq!((&*dates(&all.2), &*all.2.entries[0].name), (&["2012-01-03".to_owned()][..], "First"));
}

#[test]
fn nothing_given_is_no_fault() {
    let all = file("14-money-words-and-zero.csv");
    goes_through(&all, 3);
    let sums = all.2.entries.iter().map(|entry| entry.sums.iter().map(|sum| sum.hundredths / 100).collect::<Vec<_>>());
    assert_eq!(sums.collect::<Vec<_>>(), [vec![19_375_416_000], vec![9_692_332_000], vec![]]);
    assert_eq!(all.2.entries[1].given_by.iter().map(host).collect::<Vec<_>>(), ["DE"]);
}

#[test]
fn a_heading_that_its_values_refute_is_not_believed() {
    let (_, choices, _) = imported("Date,Title,Host\nred,One,2020-01-01\ngreen,Two,2021-01-01\n");
    assert_eq!(choices.to_string(), "1.name.date");
}

#[test]
fn choices_have_a_short_form() {
    for text in ["", "date*dmy.name.2.sum*comma*eur", "date*mdy*yy.hosts*several.end*ymd.place", "120.name"] {
        let choices: Choices = text.parse().unwrap();
        assert_eq!(choices.to_string(), text);
    }
    assert_eq!("date.nonsense".parse::<Choices>(), Err("nonsense".to_owned()));
    assert_eq!("date*nonsense".parse::<Choices>(), Err("date*nonsense".to_owned()));
    assert!("99999999".parse::<Choices>().is_err());
}

#[test]
fn faults_are_gathered() {
    let (_, _, found) = imported(
        "date,name\n2020-01-01,a\n2020-01-02,b\nspring,c\n31/31/2020,d\nlater,e\n2020-02-30,f\n2020-03-01,g\n2020-04-01,h\n2020-04-02,i\n",
    );
    let [fault] = &*found.faults else { panic!("{:?}", found.faults) };
    assert_eq!((fault.rows, fault.kind, &fault.examples[1]), (4, FaultKind::NotADate, &(5, "31/31/2020".to_owned())));
    assert_eq!(found.left_out.len(), 4);
    assert_eq!(found.entries.len(), 5);
}
