//! Look-alikes of the tables that people bring, one for each shape.

use coalition_timeline::import::*;

use super::import::{dates, imported};

fn names(found: &Import) -> Vec<&str> {
    found.entries.iter().map(|entry| entry.name.as_str()).collect()
}

fn hosts(found: &Import) -> Vec<String> {
    let name = |host: &Host| match host {
        Host::Country(country) => country.code().to_owned(),
        Host::Other(name) => name.clone(),
    };
    found.entries.iter().map(|entry| entry.hosts.iter().map(name).collect::<Vec<_>>().join("+")).collect()
}

#[test]
fn a_sheet_of_timeline_js() {
    let text = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Type,Group,Background\n\
        1815,6,9,,,,,,,Congress,\"<p>First\nline</p>\",https://example.org/a.png,Me,,,Europe,\n1820,,,,1821,,,,,Troppau,text,,,,,Europe,\n";
    let (_, choices, found) = imported(text);
    assert_eq!(dates(&found), ["1815-06-09", "1820..1821"], "{choices}");
    assert_eq!(names(&found), ["Congress", "Troppau"]);
}

#[test]
fn ratifications_and_members() {
    let (_, choices, found) =
        imported("Country,Signature,Entry into force\nFRA,22 Apr 2016,4 Nov 2016\nDEU,22 Apr 2016,\nUSA,,\n");
    assert_eq!(
        (choices.to_string().as_str(), &*dates(&found)),
        ("hosts.date.joined", &["2016-04-22".to_owned(), "2016-04-22".to_owned()][..])
    );
    assert_eq!((names(&found), found.left_out.len()), (vec!["FRA", "DEU"], 1));
    let (_, choices, found) = imported(
        "Member state,Code,Member since,Left\nBelgium,BE,1958,\nUnited Kingdom,GB,1 January 1973,31 January 2020\n",
    );
    assert_eq!(choices.to_string(), "hosts.1.joined.left");
    assert_eq!(dates(&found), ["1958", "1973-01-01"]);
    assert_eq!(found.entries[1].left.unwrap().end.to_string(), "2020-01-31");
}

#[test]
fn votes_with_lists_and_former_states() {
    let (_, _, found) = imported(
        "Date,Draft,Vetoed by\n2/16/1946,S/PV.23,USSR\n10/30/1956,S/3710,\"France and United Kingdom\"\n4/5/1970,S/1,\"United States, United Kingdom\"\n",
    );
    assert_eq!(dates(&found), ["1946-02-16", "1956-10-30", "1970-04-05"]);
    assert_eq!(hosts(&found), ["USSR", "FR+GB", "US+GB"]);
}

#[test]
fn donors_by_month() {
    let (_, choices, found) = imported(
        "Month,Donor,Category,Amount (EUR bn)\n2022-01,DEU,Financial,0.0012\n2022-02,FRA,Military,1.5\n2022-03,POL,Military,0\n",
    );
    assert_eq!(choices.columns.last().unwrap().meaning, Meaning::Sum);
    assert_eq!(dates(&found), ["2022-01", "2022-02", "2022-03"]);
    let sums = found.entries.iter().map(|entry| entry.sums.iter().map(|sum| sum.hundredths / 100).sum::<u128>());
    assert_eq!(sums.collect::<Vec<_>>(), [1_200_000, 1_500_000_000, 0]);
}

#[test]
fn titles_totals_blanks_and_footnotes_are_no_records() {
    let text = "Attendance of conferences,,\n,,\nYear,Conference,Delegations\n2015*,COP 21,196\n,,\n2016,COP 22,\"1,196\"\n,,\nTotal,,1392\n* estimate,,\n,,\n,,\n";
    let (table, _, found) = imported(text);
    assert_eq!(table.set_aside, [(1, RowRole::Title), (8, RowRole::Total), (9, RowRole::Footnote)]);
    assert_eq!(table.rows[1].number, 6);
    assert_eq!((dates(&found), names(&found)), (vec!["2015".to_owned(), "2016".to_owned()], vec!["COP 21", "COP 22"]));
    assert_eq!(found.questions.iter().map(|question| &question.kind).collect::<Vec<_>>(), [&QuestionKind::Decimal]);
}

#[test]
fn answers_of_a_knowledge_base() {
    let text = r#"{"head":{"vars":["item","itemLabel","date"]},"results":{"bindings":[
        {"item":{"type":"uri","value":"http://example.org/Q1"},"itemLabel":{"type":"literal","value":"Charter","xml:lang":"en"},"date":{"type":"literal","datatype":"x","value":"1945-06-26T00:00:00Z"}}]}}"#;
    let (_, _, found) = imported(text);
    assert_eq!((dates(&found), names(&found)), (vec!["1945-06-26".to_owned()], vec!["Charter"]));
}

#[test]
fn days_beside_a_column_of_years() {
    let (_, _, found) = imported("Year,Date,Event\n1990,22 December,One\n1991,3–5 May,Two\n1992,,Three\n");
    assert_eq!(dates(&found), ["1990-12-22", "1991-05-03..1991-05-05", "1992"]);
}

#[test]
fn records_in_json() {
    let (table, _, found) = imported(
        "{\"name\":\"A\",\"startDate\":\"2021-06-28\",\"place\":{\"city\":\"Rome\",\"country\":\"Italy\"}}\n{\"name\":\"B\",\"startDate\":\"2022-01-01\",\"tags\":[\"x\",\"y\"]}\n",
    );
    assert_eq!(table.headings, ["name", "startDate", "place.city", "place.country", "tags"]);
    assert_eq!((hosts(&found), names(&found)), (vec!["IT".to_owned(), String::new()], vec!["A", "B"]));
    let (table, _, found) = imported(
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"title":"A","date":"2021"}}]}"#,
    );
    assert_eq!(
        (&*table.headings, dates(&found)),
        (&["type".to_owned(), "title".to_owned(), "date".to_owned()][..], vec!["2021".to_owned()])
    );
    assert_eq!(Table::read("[{\"a\":1},\n{\"a\":}]"), Err(Unreadable::BrokenJson { line: 2 }));
    assert_eq!(Table::read("{\"a\":1}"), Err(Unreadable::NoRecords));
}

#[test]
fn tags_of_hxl() {
    let (table, choices, found) =
        imported("Wann,Was,Betrag\n#date+start,#event+name,#value+eur\n2020-01-01,One,5\n2021-01-01,Two,6\n");
    assert_eq!((table.rows.len(), choices.to_string().as_str()), (2, "date.name.sum"));
    assert_eq!(found.entries[0].sums[0].currency.code(), "EUR");
}

#[test]
fn events_of_a_calendar() {
    let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20210628\r\nDTEND;VALUE=DATE:20210630\r\nSUMMARY:Ministerial\\, in\r\n  Rome (TBC)\r\nLOCATION:Rome\\, Italy\r\nBEGIN:VALARM\r\nDESCRIPTION:bell\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Europe/Rome:20210701T100000\r\nSUMMARY:Call\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let (table, _, found) = imported(text);
    assert_eq!(
        (dates(&found), names(&found)),
        (
            vec!["2021-06-28..2021-06-29".to_owned(), "2021-07-01".to_owned()],
            vec!["Ministerial, in Rome (TBC)", "Call"]
        )
    );
    assert_eq!((table.repeated, hosts(&found)[0].as_str()), (1, "IT"));
    assert_eq!(found.entries[0].summary, None);
}

#[test]
fn tables_as_they_are_pasted() {
    let html = "<p>x</p><table><tr><th>#</th><th>Date</th><th>Host</th><th>Place</th></tr><tr><td>1</td><td>26&ndash;28 June 2010</td><td rowspan=\"2\">Canada</td><td>Toronto, Canada<sup>[3]</sup></td></tr>\
        <tr><td>2</td><td>3 May 2011</td><td>Paris &amp; <b>Lyon</b></td></tr></table>";
    let (_, _, found) = imported(html);
    assert_eq!(dates(&found), ["2010-06-26..2010-06-28", "2011-05-03"]);
    assert_eq!(
        (hosts(&found), found.entries[1].place.as_deref()),
        (vec!["CA".to_owned(), "CA".to_owned()], Some("Paris & Lyon"))
    );
    let (_, _, found) =
        imported("| Date | Title |\n|---|:--|\n| 2020-01-01 | **One** \\| [link](https://example.org) |\n");
    assert_eq!((dates(&found), names(&found)), (vec!["2020-01-01".to_owned()], vec!["One | link"]));
    let (_, _, found) = imported("# Title\nDate\tTitle\n2020-01-01\tOne\n2020-01-02\tTwo\n");
    assert_eq!(names(&found), ["One", "Two"]);
}

#[test]
fn numbers_of_countries() {
    let (_, choices, found) =
        imported("date,election,country_id,country\n2020-01-01,a,17,France\n2020-01-02,b,54,Germany\n");
    assert_eq!(choices.to_string(), "date.name.1.hosts");
    assert_eq!(hosts(&found), ["FR", "DE"]);
    let (_, _, found) = imported("date,event,country\n2020-01-01,a,250\n2020-01-02,b,4\n");
    assert_eq!(hosts(&found), ["FR", "AF"]);
}

#[test]
fn a_quotation_mark_that_stays_open_is_told() {
    assert_eq!(Table::read("date,name\n2020,a\n2021,\"b\n2022,c\n2023,d\n"), Err(Unreadable::OpenQuote { row: 3 }));
}
