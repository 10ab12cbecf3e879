//! Import tests: what a reader gets who opens a broken file, or a good one in another form.

use std::collections::BTreeSet;
use std::fs;

use coalition_timeline::dataset::{COLUMNS, Fault, Reading, Whole, defused};
use coalition_timeline::words;
use proptest::prelude::*;

use super::accepted::{self, project};
use super::valid::name;
use super::views::tries;

fn read(bytes: &[u8]) -> (Whole, Vec<Fault>, usize) {
    Reading::new(bytes.to_vec(), words::country).finish()
}

/// What people give who have made a table by hand: each is told so that it can be put right, or read as it is meant.
const PLAIN_MISTAKES: &[(&str, &str)] = &[
    (
        "plain-dates.csv",
        "date,end_date,name\n21/07/2016,,A\n07/21/2016,,B\n7/8/2016,,C\n2016-7-21,,D\n42572,,E\nJul-16,,F\n20 July 2016,,G\n\
         2016-07-21 00:00,,H\n20160721,,I\n0000,,J\n2016,-,K\n2016-07-20/2016-07-21,,L\nc. 2016,,M\n3rd of May 2016,,N\n",
    ),
    (
        "plain-numbers.csv",
        "date;name;pledge_usd;source_url\n2020;A;approx. 2 bn;{url}\n2020;B;$2,000,000;{url}\n2020;C;2.000.000;{url}\n\
         2020;D;2,1;{url}\n2020;E;2000000,00;{url}\n2020;F;n/a;{url}\n2020;G;99999999999999999999;{url}\n\
         2020;H;2,100,000;{url}\n2020;I;1'500'000;{url}\n2020;J;1 2;{url}\n2020;K;0,500;{url}\n",
    ),
    ("total.csv", "date,name,members,source_url\n2020,A,10,{url}\n,,,\nTotal,,10,\nSource: a ministry,,,\n"),
    ("title-above.csv", "Meetings by name, 2014 to 2020\n\nDate;Name;Hosts\n2020;A;FR\n21.7.2020;B;FR\n"),
    ("title-above-other-names.csv", "All our meetings,,\nDate,Event,Host country\n2020,A,FR\n"),
    ("other-names.csv", "Date (UTC),Name of meeting,Members (number),Pledge (million USD)\n2020,A,1,2\n"),
    ("pipes.csv", "date|name|hosts\n2020|A|FR\n"),
    ("separator.csv", "sep=;\ndate;name\n2020;A\n"),
    ("carriage-returns.csv", "# title: T\rdate,name\r2020,A\r2020-02-31,B\r"),
    ("stray-quotes.csv", "date, name\n2020, \"A, and B\"\n2020,\"The \"big\" one\"\n2020,The \"big\" one\n"),
    ("nameless-columns.csv", ",date,name,hosts,,\n0,2020,A,FR,DE,\n1,2020,B,FR,IT,\n"),
    ("same-ids.csv", "id,date,name\n\na,2020,A\nb,2020,B\n,2020,C\na,2020,D\n2020-c,2020,E\n"),
    ("several.csv", "date,name,hosts,source_url\n2020,A,\"France, Germany\",\n2020,B,EU,\"{url}, {url}\"\n"),
    ("as-written.csv", "date,name,level\n2020,A,Heads of State\n2020,B,Foreign Ministers\n"),
];

/// The files of the folder that are small enough to be kept, and others made here.
fn files() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(project("tests/native/files"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "txt"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect();
    let table = |rows: &str| format!("date,name\n{rows}");
    let utf16: Vec<u8> =
        [0xFEFF].into_iter().chain(table("2020,A\n").encode_utf16()).flat_map(u16::to_le_bytes).collect();
    files.push(("utf-16.csv".into(), utf16));
    files.push(("latin-1.csv".into(), b"date,name\n2020,Th\xE9\n2021,Tea\n".to_vec()));
    files.push(("latin-1.json".into(), b"{\n\"meetings\": [\"Th\xE9\"]}".to_vec()));
    files.push(("workbook.xlsx".into(), b"PK\x03\x04 [Content_Types].xml".to_vec()));
    files.push(("old-workbook.xls".into(), b"\xD0\xCF\x11\xE0 and more".to_vec()));
    files.push(("archive.zip".into(), b"PK\x03\x04 meetings.csv".to_vec()));
    files.push(("packed.csv.gz".into(), b"\x1F\x8B and more".to_vec()));
    files.push(("report.pdf".into(), b"%PDF-1.7 and more".to_vec()));
    files.push(("picture.png".into(), b"\x89PNG and more".to_vec()));
    files.push(("photograph.jpg".into(), b"\xFF\xD8\xFF\xE0 and more".to_vec()));
    files.push(("picture.gif".into(), b"GIF89a and more".to_vec()));
    files.push(("picture.webp".into(), b"RIFF\x10\0\0\0WEBP and more".to_vec()));
    files.push(("news.xml".into(), b"<?xml version=\"1.0\"?><rss></rss>".to_vec()));
    files.push(("huge-field.csv".into(), table(&format!("2020,{}\n", "a".repeat(1_100_000))).into_bytes()));
    let parts: String = (0..100_000).map(|part| format!("|{part}")).collect();
    files.push((
        "many-parts.csv".into(),
        format!("date,name,source_title\n2020,A,{parts}\n2020,B,One|Two\n").into_bytes(),
    ));
    files.push(("deep.json".into(), format!("{{\"meetings\": [{}", "[".repeat(1_000)).into_bytes()));
    files.push(("huge-record.json".into(), format!("{{\"meetings\": [\"{}\"]", "a".repeat(1_100_000)).into_bytes()));
    files.push(("empty.csv".into(), Vec::new()));
    for &(name, text) in PLAIN_MISTAKES {
        files.push((name.into(), text.replace("{url}", "https://example.org").into_bytes()));
    }
    files.push(("latin-1-names.csv".into(), b"# title: Th\xE9\ndate,name,\x93city\x94\n2020,A,\n".to_vec()));
    files.push(("wide.csv".into(), format!("date,name{}\n2020,A\n", ",".repeat(2_000)).into_bytes()));
    files.push(("wider.csv".into(), format!("date,name{},summary\n2020,A\n", ",".repeat(2_000)).into_bytes()));
    files.push(("long-date.csv".into(), table(&format!("{},A\n", "20".repeat(300))).into_bytes()));
    files.sort();
    files
}

#[test]
fn every_broken_file_is_told_in_the_words_that_a_person_has_read() {
    let mut told = String::new();
    for (name, bytes) in files() {
        let (whole, faults, _) = read(&bytes);
        told.push_str(&format!("{name}: {} kept\n", words::count(whole.dataset.meetings.len(), "meeting", "meetings")));
        faults.iter().for_each(|fault| told.push_str(&format!("    {}\n", words::fault(fault))));
    }
    accepted::check("tests/native/files/told.txt", &told, None);
}

#[test]
fn every_problem_of_files_has_one_that_shows_it() {
    let found: BTreeSet<&str> =
        files().iter().flat_map(|(_, bytes)| read(bytes).1).map(|fault| name(&fault.problem)).collect();
    for problem in [
        "OtherFile",
        "NotUtf8",
        "TooDeep",
        "TooLong",
        "OpenQuote",
        "StrayQuote",
        "NamelessColumn",
        "NoMeeting",
        "TooManyCells",
        "UnknownColumn",
        "NoColumn",
        "NoHeading",
        "Blank",
        "NotWhole",
        "NoRowSource",
        "OtherParts",
        "ManyParts",
        "Exclusive",
        "NoSuchSource",
        "NoSuchSum",
        "NamelessSource",
        "SpareDate",
        "Repeated",
        "DuplicateId",
        "ImpossibleDate",
        "ReversedDates",
        "BadAddress",
        "UnknownCountry",
        "UnknownWord",
    ] {
        assert!(found.contains(problem), "no file shows {problem}");
    }
}

/// A table that says the same in as many ways as there are.
const PLAIN: &str = "date,name,hosts,city,members,pledge_usd,source_url,summary
2020-02-29,\"Talks, the first\",FR;DE,Paris,10,2100000,https://example.org/1,They said \"\"no\"\"
2021-05,Second talks,IQ,,12,,https://example.org/2,=1+1
";

#[test]
fn line_ends_marks_and_dividers_make_no_difference() {
    let plain = PLAIN.replace("They said \"\"no\"\"", "\"They said \"\"no\"\"\"");
    let (expected, faults, _) = read(plain.as_bytes());
    assert_eq!(faults, []);
    assert_eq!(expected.dataset.meetings.len(), 2);
    assert_eq!(expected.texts.meetings.get(0).unwrap().summary, "They said \"no\"");
    assert_eq!(expected.dataset.growth.points.iter().map(|point| point.total).collect::<Vec<_>>(), [10, 12]);
    let semicolons = plain.replace("FR;DE", "\"FR|DE\"").replace(',', ";").replace("Talks; the", "Talks, the");
    for (what, table) in [
        ("a mark at the beginning", format!("\u{feff}{plain}")),
        ("CRLF", plain.replace('\n', "\r\n")),
        ("no line end at the end", plain.trim_end().to_owned()),
        ("remarks and empty rows", format!("# for people\n\n{plain}\n,,,,,,,\n")),
        ("names of countries", plain.replace("FR;DE", "France; germany").replace(",IQ,", ",iraq,")),
        ("grouped numbers", plain.replace("2100000,", "\"2,100,000\",")),
        ("an apostrophe that defuses", plain.replace("=1+1", "'=1+1")),
        ("names of columns in capitals", plain.replacen("date,name", "Date,NAME", 1)),
        ("semicolons", semicolons),
        ("tabs", plain.replace(',', "\t").replace("Talks\t the", "Talks, the")),
    ] {
        let (found, faults, _) = read(table.as_bytes());
        assert_eq!(faults, [], "{what}");
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn what_is_without_faults_is_kept() {
    let table = "date,name\n2020-01-01,One\n2020-02-30,Two\n2020-03-01,Three\n";
    let (whole, faults, _) = read(table.as_bytes());
    let names: Vec<String> = whole.dataset.meetings.iter().map(|meeting| meeting.name).collect();
    assert_eq!((names, faults.len()), (vec!["One".to_owned(), "Three".to_owned()], 1));
    let mut file = super::valid::file();
    super::valid::set(&mut file, "/meetings/0/level", serde_json::json!("summit"));
    let (whole, faults, _) = read(file.to_string().as_bytes());
    let names: Vec<String> = whole.dataset.meetings.iter().map(|meeting| meeting.name).collect();
    assert_eq!((names, faults.len()), (vec!["A call".to_owned()], 1));
}

#[test]
fn a_table_of_many_faults_keeps_only_so_many() {
    let rows = "2020-02-30,A\n".repeat(30_000);
    let (whole, faults, more) = read(format!("date,name\n{rows}2020,B\n").as_bytes());
    assert_eq!((whole.dataset.meetings.len(), faults.len() + more), (1, 30_000));
    assert!(faults.len() <= 10_001, "{}", faults.len());
}

#[test]
fn empty_rows_are_no_meetings_too_many() {
    let read = |rows: &str| Reading::at_most(2, format!("date,name\n{rows}").into_bytes(), words::country).finish();
    assert_eq!(read("2020,A\n\n2021,B\n\n,\n").1, []);
    assert_eq!(read("2020,A\n2021,B\n\n2022,C\n").1.len(), 1);
}

#[test]
fn the_line_names_its_meetings_whatever_their_ids_are() {
    let table = "id,date,name,members,source_title\nz,2021,A,11,S\n2020-01-01-b,2020-01-01,B,10,S\nx,2020,C,9,S\n";
    let (whole, faults, _) = read(table.as_bytes());
    let named = |at: Option<usize>| whole.dataset.meetings.get(at.unwrap()).unwrap().id;
    let named: Vec<String> = whole.dataset.growth.points.iter().map(|point| named(point.meeting)).collect();
    assert_eq!((named.join(" "), faults.len()), ("2020-01-01-b x z".to_owned(), 0));
}

#[test]
fn letters_that_nobody_sees_make_no_difference() {
    let (whole, faults, _) = read("\u{feff}\u{feff}date,\u{200b}name\n\u{200b}2020,\u{a0}A\u{feff}\n".as_bytes());
    assert_eq!((faults, whole.dataset.meetings.get(0).unwrap().name), (vec![], "A".to_owned()));
}

/// A cell as RFC 4180 writes it.
fn cell(text: &str) -> String {
    format!("\"{}\"", defused(text).replace('"', "\"\""))
}

proptest! {
    #![proptest_config(tries(256))]

    #[test]
    fn what_is_written_as_a_table_is_read_again(
        rows in prop::collection::vec(("'{0,2}[=+@-]?[ -~éß€]{1,30}", 0u32..5_000, prop::option::of("[a-z]{1,9}")), 1..20)
    ) {
        let first = chrono::NaiveDate::from_ymd_opt(2014, 1, 1).unwrap();
        let rows: Vec<_> = rows.into_iter().filter(|(name, ..)| !name.trim().is_empty()).collect();
        let mut table = "date,name,summary\n".to_owned();
        for (name, day, summary) in &rows {
            let day = first + chrono::Days::new(u64::from(*day));
            table.push_str(&format!("{day},{},{}\n", cell(name.trim()), summary.as_deref().unwrap_or("")));
        }
        let (whole, faults, _) = read(table.as_bytes());
        prop_assert_eq!(faults, vec![]);
        let mut found: Vec<(String, String)> = (0..whole.dataset.meetings.len()).map(|at| {
            (whole.dataset.meetings.get(at).unwrap().name, whole.texts.meetings.get(at).unwrap().summary)
        }).collect();
        let mut expected: Vec<(String, String)> =
            rows.into_iter().map(|(name, _, summary)| (name.trim().to_owned(), summary.unwrap_or_default())).collect();
        found.sort();
        expected.sort();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn no_bytes_stop_the_reading(bytes in prop::collection::vec(any::<u8>(), 0..300), is_table in any::<bool>()) {
        let mut file = if is_table { format!("{}\n", COLUMNS.join(",")).into_bytes() } else { b"{\"meetings\": [".to_vec() };
        file.extend(bytes);
        read(&file);
    }
}

#[test]
fn countries_may_be_called_as_people_call_them() {
    for (name, code) in [
        ("Czechia", "CZ"),
        ("Czech Republic", "CZ"),
        ("Türkiye", "TR"),
        ("USA", "US"),
        ("UK", "GB"),
        ("The Netherlands", "NL"),
        ("Republic of Korea", "KR"),
        ("Côte d'Ivoire", "CI"),
        ("United States of America", "US"),
        ("iq", "IQ"),
    ] {
        let (whole, faults, _) = read(format!("date,name,hosts\n2020,A,{name}\n").as_bytes());
        assert_eq!(faults, [], "{name}");
        let hosts = whole.dataset.meetings.get(0).unwrap().hosts;
        assert_eq!(hosts.iter().map(|host| host.code().to_owned()).collect::<Vec<_>>(), [code], "{name}");
    }
}

#[test]
fn a_column_of_another_name_is_answered_with_the_right_one() {
    for (name, right) in [("Members count", "members"), ("Title", "name"), ("Datum", "date"), ("summaries", "summary")]
    {
        let (_, faults, _) = read(format!("date,name,{name}\n2020,A,\n").as_bytes());
        let told: Vec<String> = faults.iter().map(words::fault).collect();
        assert!(told[0].ends_with(&format!("remove it, or write {right}.")), "{told:?}");
    }
}

#[test]
fn a_row_that_is_no_meeting_is_not_told_of_columns_that_are_not_there() {
    let (_, faults, _) = read(b"date,name\n2020,A\nTotal,\n");
    let told: Vec<String> = faults.iter().map(words::fault).collect();
    assert!(!told.is_empty() && told.iter().all(|fault| !fault.contains("column id")), "{told:?}");
}

#[test]
fn the_template_can_be_opened_as_it_is() {
    let (whole, faults, _) = read(&fs::read(project("assets/template.csv")).unwrap());
    assert_eq!(faults, []);
    assert_eq!(whole.dataset.growth.points.iter().map(|point| point.total).collect::<Vec<_>>(), [12, 14]);
    let heading = fs::read_to_string(project("assets/template.csv")).unwrap();
    assert!(
        heading.lines().find(|line| !line.starts_with('#')).unwrap().split(',').all(|column| COLUMNS.contains(&column))
    );
}

#[test]
fn the_table_in_the_documentation_can_be_opened_as_it_is() {
    let docs = fs::read_to_string(project("docs/own-data.md")).unwrap();
    let table = docs.split("```csv\n").nth(1).unwrap().split("```").next().unwrap();
    let (whole, faults, _) = read(table.as_bytes());
    assert_eq!(faults.iter().map(words::fault).collect::<Vec<_>>(), Vec::<String>::new());
    assert_eq!(whole.dataset.meetings.len(), 3);
}
