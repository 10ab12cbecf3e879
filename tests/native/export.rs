//! Export tests: what a reader takes away is complete, safe to open, and can be read again.

use chrono::NaiveDate;
use coalition_timeline::chart;
use coalition_timeline::dataset::{COLUMNS, Dataset, Whole, load, undefused};
use coalition_timeline::export::csv::Csv;
use coalition_timeline::export::{Framed, file_name, package, picture};
use coalition_timeline::paint::{FONT, Palette, Shade, svg};
use coalition_timeline::view::{Index, ViewState, decode, encode};
use coalition_timeline::words;
use proptest::prelude::*;
use resvg::usvg;
use serde_json::Value;

use super::bundled::{FILE, dataset, index, texts};
use super::taken::{csv_rows, json};
use super::views;

/// Reads CSV as the crate `csv` does: rows of cells. It is easier on the ends of lines than RFC 4180.
fn cells(text: &str) -> Vec<Vec<String>> {
    let bare = text.split('"').step_by(2).any(|bare| bare.replace("\r\n", "").contains(['\r', '\n']));
    assert!(!bare && text.ends_with("\r\n"), "each line ends in CRLF");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let cells = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|row| cells(row.expect("a row"))).collect()
}

/// The rows that a view shows, in its order.
fn shown(view: &ViewState) -> Vec<usize> {
    let mut rows: Vec<usize> = index().selection(view).rows.iter().collect();
    view.order.sort(&mut rows, dataset(), words::country);
    rows
}

/// The cells of a column, below its name.
fn column<'r>(rows: &'r [Vec<String>], name: &str) -> Vec<&'r str> {
    let at = rows[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("no column {name}"));
    rows[1..].iter().map(|row| row[at].as_str()).collect()
}

fn formula() -> impl Strategy<Value = String> {
    prop_oneof!["'{0,3}[=+@\t\r-].{0,5}", "\\PC{0,12}", "[\",;\r\n' =a]{0,8}"]
}

proptest! {
    #![proptest_config(views::tries(400))]

    #[test]
    fn a_cell_survives_and_starts_no_formula(texts in prop::collection::vec(formula(), 2..5)) {
        let mut csv = Csv::new(&["a", "b"]);
        texts.iter().for_each(|text| { csv.text(text); });
        csv.end();
        let read = cells(&csv.into_string());
        prop_assert_eq!(&read[0], &["a", "b"]);
        for (cell, text) in read[1].iter().zip(&texts) {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
            prop_assert_eq!(undefused(cell), text);
        }
        prop_assert_eq!(read[1].len(), texts.len());
    }

    #[test]
    fn rows_as_csv_are_those_of_the_table(view in views::filtered(), order in views::order()) {
        let view = ViewState { order, ..view };
        let rows = shown(&view);
        let read = cells(&csv_rows(dataset(), texts(), &rows));
        prop_assert_eq!(&read[0], COLUMNS);
        let ids: Vec<String> = rows.iter().map(|at| dataset().meetings.get(*at).unwrap().id).collect();
        prop_assert_eq!(column(&read, "id"), ids);
        prop_assert!(read.iter().all(|row| row.len() == COLUMNS.len()));
    }

    #[test]
    fn rows_as_json_are_a_data_set_that_shows_the_same(view in views::filtered()) {
        let rows = shown(&view);
        let whole = reloaded(&rows);
        let before: Vec<_> = index().selection(&view).rows.iter().map(|at| dataset().meetings.get(at).unwrap().name).collect();
        let again = Index::new(&whole.dataset, Some(&whole.texts), words::country);
        // The years end where the meetings do.
        let (view, _) = decode(&encode(&view, dataset()), &whole.dataset);
        let after: Vec<_> =
            again.selection(&view).rows.iter().map(|at| whole.dataset.meetings.get(at).unwrap().name).collect();
        prop_assert_eq!(after, before);
    }

    #[test]
    fn a_file_name_is_one_everywhere(view in views::addressed()) {
        let name = file_name(&view, dataset(), "csv");
        let stem = name.strip_suffix(".csv").unwrap();
        prop_assert!(stem.starts_with("coalition-timeline-20") && stem.len() <= 100);
        prop_assert!(stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", name);
        prop_assert!(!stem.contains("--") && !stem.ends_with('-'));
    }

    #[test]
    fn a_picture_is_well_formed_and_says_what_it_shows(view in views::addressed(), width in 240..1600u32) {
        let text = framed(&view, width);
        let tree = usvg::roxmltree::Document::parse(&text).unwrap();
        let lines: Vec<&str> = tree.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
        // Lines are broken where the picture ends.
        let said = lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ");
        let says = |words: &str| said.contains(words);
        let status = words::status(shown(&view).len(), dataset());
        for said in [words::TITLE, &status, words::LEGEND_RIVAL, words::page::share::PICTURE_SOURCE] {
            prop_assert!(says(said), "{}", said);
        }
    }
}

/// The data set that these rows make as JSON.
fn reloaded(rows: &[usize]) -> Whole {
    let text = json(dataset(), texts(), rows);
    load(text.as_bytes()).unwrap_or_else(|faults| {
        panic!("{}", faults.iter().map(words::fault).collect::<Vec<_>>().join("\n"));
    })
}

fn framed(view: &ViewState, width: u32) -> String {
    let selection = index().selection(view);
    let scene = chart::scene(dataset(), view, &selection, width, &chart::Typeface);
    let address = format!("https://example.org/?{}", encode(view, dataset()));
    let framed = Framed {
        dataset: dataset(),
        view,
        selection: &selection,
        measure: &chart::Typeface,
        address: Some(&address),
        file: None,
    };
    let whole = picture(&framed, &scene);
    let palette = Palette::from_tokens(include_str!("../../style/tokens.css"), Shade::Light);
    svg(&whole, &palette, FONT, &words::view_title(view, dataset()))
}

#[test]
fn every_field_of_a_meeting_comes_back_from_json() {
    let all: Vec<usize> = (0..dataset().meetings.len()).collect();
    let whole = reloaded(&all);
    // Both are too large to be read in a message.
    let Dataset { labels, meetings, members, growth, moments, sources } = whole.dataset;
    let ours = dataset();
    assert!(
        (meetings, members, growth, sources)
            == (ours.meetings.clone(), ours.members.clone(), ours.growth.clone(), ours.sources.clone())
    );
    assert_eq!(moments, ours.moments);
    // Whoever opens it sees what it is.
    assert_eq!((labels.title.as_deref(), labels.subtitle.as_deref()), (Some(words::TITLE), Some(words::SUBTITLE)));
    assert!(whole.texts == *texts());
}

#[test]
fn the_json_is_of_the_published_format() {
    let rows = shown(&decode("host=FR~IQ&from=2016&to=2018", dataset()).0);
    let text = json(dataset(), texts(), &rows);
    let _: coalition_timeline::dataset::format::File = serde_json::from_str(&text).unwrap();
    let (file, bundled): (Value, Value) = (serde_json::from_str(&text).unwrap(), serde_json::from_str(FILE).unwrap());
    assert_eq!(file["meetings"].as_array().unwrap().len(), rows.len());
    let id = dataset().meetings.get(rows[0]).unwrap().id;
    // The fields of a record that lacks nothing stand as in the bundled file, but for ids of sources and their words.
    let of = |file: &Value| {
        let all = file["meetings"].as_array().unwrap().clone();
        all.into_iter().find(|meeting| meeting["id"] == id).unwrap()
    };
    let (ours, theirs) = (of(&file), of(&bundled));
    for field in ["start", "end", "name", "level", "hosts", "city", "country", "summary", "notes", "confidence"] {
        assert_eq!(ours[field], theirs[field], "{field}");
    }
}

#[test]
fn text_is_escaped_in_json() {
    let mut whole = Whole { dataset: dataset().clone(), texts: texts().clone() };
    whole.dataset.members[0].basis = "a \"b\" \\ \u{1} \t é 🕊 </script>".to_owned();
    let file: Value = serde_json::from_str(&json(&whole.dataset, &whole.texts, &[])).unwrap();
    assert_eq!(file["members"][0]["joined_basis"], "a \"b\" \\ \u{1} \t é 🕊 </script>");
}

#[test]
fn a_row_has_its_figures_and_their_sources() {
    let at = dataset().meeting_position("2017-11-15-amman").unwrap();
    let read = cells(&csv_rows(dataset(), texts(), &[at]));
    let cell = |name: &str| column(&read, name)[0].to_owned();
    assert_eq!((cell("date").as_str(), cell("hosts").as_str()), ("2017-11-15", "JO|US"));
    let parts = |name: &str| cell(name).split('|').map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(
        (parts("members"), parts("members_states")),
        (vec![String::new(), "74".into()], vec!["69".into(), "70".into()])
    );
    let sources = parts("source_url").len();
    assert!(parts("members_source").iter().all(|number| (1..=sources).contains(&number.parse().unwrap())));
    for other in ["source_title", "source_publisher", "source_kind"] {
        assert_eq!(parts(other).len(), sources, "{other}");
    }
}

#[test]
fn every_sum_has_its_row_of_remarks_and_a_source() {
    let all: Vec<usize> = (0..dataset().meetings.len()).collect();
    let read = cells(&csv_rows(dataset(), texts(), &all));
    let mut sums = 0;
    for (at, amounts) in column(&read, "pledge_usd").into_iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let amounts: Vec<u64> = amounts.split('|').map(|sum| sum.parse().unwrap()).collect();
        let meeting = dataset().meetings.get(at).unwrap();
        assert_eq!(amounts, meeting.pledges.iter().map(|pledge| pledge.amount_usd).collect::<Vec<_>>());
        assert_eq!(column(&read, "pledge_by")[at].split('|').count(), amounts.len());
        assert_eq!(column(&read, "pledge_kind")[at].split('|').count(), amounts.len());
        sums += amounts.len();
    }
    assert_eq!(sums, dataset().meetings.sums().len());
}

#[test]
fn a_file_is_named_by_its_filter() {
    for (query, name) in [
        ("", "coalition-timeline-2014-2023.csv"),
        ("year=2017", "coalition-timeline-2017.csv"),
        ("from=2016&to=2018&host=FR~IQ", "coalition-timeline-2016-2018-france-iraq.csv"),
        ("kind=leaders&q=%C3%89lys%C3%A9e+/..", "coalition-timeline-2014-2023-leaders-elysee.csv"),
        ("theme=dark&sort=-date&meeting=2021-06-28-rome", "coalition-timeline-2014-2023.csv"),
    ] {
        assert_eq!(file_name(&decode(query, dataset()).0, dataset(), "csv"), name, "{query}");
    }
}

#[test]
fn nothing_in_a_picture_reaches_over_its_edges() {
    for width in [296, 640, 904, 1440] {
        let (view, _) = decode("q=a+very+long+search+without+an+end+of+its+own+which+is+needed&host=FR~IQ", dataset());
        let text = framed(&view, width);
        let tree = usvg::Tree::from_str(&text, &super::drawn::options()).unwrap();
        let (size, drawn) = (tree.size(), tree.root().abs_bounding_box());
        assert!(
            drawn.right() <= size.width() && drawn.bottom() <= size.height() && drawn.left() >= 0.0,
            "{width}: {drawn:?} in {size:?}"
        );
    }
}

#[test]
fn a_search_for_what_xml_does_not_have_leaves_a_picture() {
    let (view, _) = decode("q=a%EF%BF%BFb%EF%BF%BE", dataset());
    assert!(view.search.contains('\u{ffff}'));
    usvg::roxmltree::Document::parse(&framed(&view, 640)).unwrap();
}

#[test]
fn dates_are_days_that_there_are() {
    let all: Vec<usize> = (0..dataset().meetings.len()).collect();
    let read = cells(&csv_rows(dataset(), texts(), &all));
    for (date, precision) in column(&read, "date").into_iter().zip(column(&read, "date_precision")) {
        let is_day = date.parse::<NaiveDate>().is_ok();
        assert!(is_day || date.len() == 7, "{date}");
        assert!(["", "from", "until", "within"].contains(&precision));
    }
}

#[test]
fn the_data_package_has_every_record_and_no_key_leads_nowhere() {
    let file = serde_json::from_str(FILE).unwrap();
    let files = package(&file);
    let described: Value = serde_json::from_str(&files[0].1).unwrap();
    let table = |name: &str| cells(&files.iter().find(|(file, _)| *file == format!("{name}.csv")).unwrap().1);
    let all = |list: &str| file_list(list).len();
    for (name, rows) in [
        ("meetings", all("meetings")),
        ("members", all("members")),
        ("sizes", all("membership")),
        ("sources", all("sources")),
        ("moments", all("moments")),
        ("moment_sources", file_list("moments").iter().map(|moment| moment["sources"].as_array().unwrap().len()).sum()),
        ("moment_reports", file_list("moments").iter().map(|moment| moment["reports"].as_array().unwrap().len()).sum()),
        ("pledges", dataset().meetings.sums().len()),
        ("hosts", file_list("meetings").iter().map(|meeting| meeting["hosts"].as_array().unwrap().len()).sum()),
    ] {
        assert_eq!(table(name).len() - 1, rows, "{name}");
    }
    for resource in described["resources"].as_array().unwrap() {
        let rows = table(resource["name"].as_str().unwrap());
        let fields = resource["schema"]["fields"].as_array().unwrap();
        assert_eq!(rows[0], fields.iter().map(|field| field["name"].as_str().unwrap()).collect::<Vec<_>>());
        for key in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let other = table(&text(&key["reference"]["resource"]));
            let known = column(&other, &text(&key["reference"]["fields"][0])).into_iter().map(str::to_owned);
            let known: std::collections::BTreeSet<String> = known.collect();
            for cell in column(&rows, &text(&key["fields"][0])) {
                assert!(cell.is_empty() || known.contains(cell), "{cell} of {}", resource["name"]);
            }
        }
    }
}

/// A list of the bundled file.
fn file_list(name: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(FILE).unwrap();
    file[name].as_array().unwrap().clone()
}
