//! Tests of the table: which columns it has, how it is folded, and what is said of its hosts.

use coalition_timeline::dataset::{Reading, Whole};
use coalition_timeline::platform::Origin;
use coalition_timeline::ui::{DetailPanel, Filters, MeetingTable, Surface};
use coalition_timeline::view::{self, Column, HiddenColumns, decode, encode, hosting, shown_columns};
use coalition_timeline::words;
use leptos::prelude::*;

use super::bundled::{dataset, index, meeting};
use super::rendered::{data, ours, part, unaddressed};

fn table(file: &str) -> Whole {
    let (whole, faults, _) = Reading::new(file.as_bytes().to_vec(), words::country).finish();
    assert!(faults.is_empty());
    whole
}

/// The columns of a table, by their words in an address.
fn columns(file: &str) -> Vec<&'static str> {
    view::columns(&table(file).dataset).into_iter().map(Column::code).collect()
}

/// Our own table in a view.
fn ours_in(query: &str) -> String {
    part(ours(), Surface::Page, Origin::Bundled, query, |_| view! { <MeetingTable/> })
}

/// The heads of its columns.
fn heads(html: &str) -> Vec<String> {
    let buttons = html.split("<th scope=\"col\"").skip(1);
    buttons
        .map(|rest| rest.split("<button type=\"button\">").nth(1).unwrap().split('<').next().unwrap().to_owned())
        .collect()
}

#[test]
fn a_column_without_values_is_neither_shown_nor_offered() {
    assert_eq!(columns("date,name\n2020-01-01,One\n"), ["date", "name"]);
    assert_eq!(columns("date,name,city\n2020-01-01,One,\n2021-01-01,Two,Rome\n"), ["date", "name", "place"]);
    // Of very many, too.
    let many = |last: &str| {
        let mut file = "date,name,hosts,city,members,source_url\n".to_owned();
        (0..400).for_each(|number| file.push_str(&format!("2020-01-01,Meeting {number},,,,\n")));
        file + last
    };
    assert_eq!(columns(&many("")), ["date", "name"]);
    let all = columns(&many("2020-01-02,Last,FR,Paris,12,https://example.org\n"));
    assert_eq!(all, ["date", "name", "hosts", "place", "members"]);
    let few = part(&data(&table("date,name,city\n2020-01-01,One,Rome\n")), Surface::Page, unaddressed(), "", |_| {
        view! { <MeetingTable/> }
    });
    assert_eq!(few.matches("type=\"checkbox\"").count(), 2, "{few}");
}

#[test]
fn hidden_columns_are_not_in_the_table_and_all_are_offered() {
    let whole = ours_in("");
    let all = ["Date", "Meeting", "Hosts", "Place", "Members reported", "Pledges"];
    assert_eq!(heads(&whole), all);
    let part = ours_in("hide=place~members&sort=-members");
    assert_eq!(heads(&part), ["Date", "Meeting", "Hosts", "Pledges"]);
    assert!(whole.contains("<td>Rome, Italy") && !part.contains("<td>Rome, Italy"));
    for html in [&whole, &part] {
        assert_eq!(html.matches("type=\"checkbox\"").count(), 5);
    }
    assert!(whole.contains(">all<") && part.contains(">3 of 5<"));
}

#[test]
fn the_names_of_meetings_cannot_be_hidden() {
    let all = Column::ALL.into_iter().fold(HiddenColumns::default(), |all, column| all.with(column, true));
    assert_eq!(all.code(), "date~hosts~place~members~pledges");
    assert_eq!(shown_columns(dataset(), all), [Column::Name]);
    assert!(Column::ALL.into_iter().fold(all, |all, column| all.with(column, false)).is_empty());
}

#[test]
fn columns_are_no_filter_and_no_other_picture() {
    let (view, _) = decode("hide=place&host=FR", dataset());
    assert_eq!(encode(&view.unfiltered(dataset()), dataset()), "hide=place");
    assert_eq!(view.listed(), decode("host=FR", dataset()).0);
    assert_eq!(encode(&view.on_page(), dataset()), "host=FR&hide=place");
}

#[test]
fn only_a_long_table_begins_folded() {
    let is_folded = |query: &str| {
        let html = ours_in(query);
        let button = html.rsplit("<button").next().unwrap().split("</button>").next().unwrap().to_owned();
        assert!(button.contains("ct-unfold"), "{button}");
        let is_folded = html.contains("ct-folded");
        assert_eq!(is_folded, !button.contains("hidden"), "{button}");
        (is_folded, button.rsplit('>').next().unwrap().to_owned())
    };
    assert_eq!(is_folded(""), (true, "Show all 93".to_owned()));
    assert_eq!(is_folded("year=2017").0, index().selection(&decode("year=2017", dataset()).0).rows.len() > 16);
    assert!(!is_folded("host=FR").0);
}

#[test]
fn what_is_said_of_hosts_follows_from_the_view() {
    let of = |query: &str| {
        let selection = index().selection(&decode(query, dataset()).0);
        let found = hosting(&dataset().meetings, &selection.rows);
        (found.is_any_shared, found.is_any_unnamed)
    };
    assert_eq!(of(""), (true, true));
    assert_eq!(of("year=2019&host=DE&kind=defence-ministers"), (false, false));
    assert_eq!(of("q=Rome&year=2021"), (true, false));
    // Where nobody hosts, nothing is to be explained.
    let plain = table("date,name\n2020-01-01,One\n").dataset;
    let all = view::Index::new(&plain, None, words::country).selection(&view::ViewState::default_for(&plain)).rows;
    assert_eq!(hosting(&plain.meetings, &all), view::Hosting::default());
    let filters = |query: &str| part(ours(), Surface::Page, Origin::Bundled, query, |_| view! { <Filters/> });
    let note = "counts for each of them, so the numbers can add up to more than there are meetings.";
    assert!(filters("").contains(note));
    assert!(!filters("year=2019&host=DE&kind=defence-ministers").contains(note));
}

#[test]
fn meetings_with_several_hosts_and_with_none_are_explained() {
    let hosted = |id: &str| words::hosted(meeting(id));
    assert_eq!(
        hosted("2021-06-28-rome"),
        "Hosted together by Italy and the United States; it stands in the lane of each and counts once"
    );
    assert_eq!(hosted("2021-09-09-virtual"), "No host is named; it stands in a lane of its own");
    assert_eq!(hosted("2019-02-15-munich"), "Host: Germany");
    let detail = |id: &str| {
        let query = format!("meeting={id}");
        part(ours(), Surface::Page, Origin::Bundled, &query, |_| view! { <DetailPanel/> })
    };
    assert!(detail("2021-06-28-rome").contains("Hosted together: on the chart it stands in the lane of each"));
    assert!(detail("2021-09-09-virtual").contains("No host is named: on the chart it stands in a lane of its own."));
    assert!(!detail("2019-02-15-munich").contains("on the chart it stands"));
}
