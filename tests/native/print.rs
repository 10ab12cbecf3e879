//! Printed sheet tests: paper says what the page says, and each of its figures leads to its source.

use std::collections::BTreeSet;

use coalition_timeline::chart::{Typeface, scene};
use coalition_timeline::dataset::{SourcePlace, SourceRef};
use coalition_timeline::paint::{FONT, Palette, Shade};
use coalition_timeline::ui::{PrintSheet, PrintSheetData, paper_panels};
use coalition_timeline::view::{Open, Order, ViewState, decode};
use coalition_timeline::words;
use leptos::prelude::*;
use proptest::prelude::*;

use super::bundled::{dataset, index, meetings, texts};
use super::rendered::{html, ours, without_texts};
use super::{accepted, views};

/// The sheet of a view, with its rows in the order of the view.
fn printed(view: &ViewState, has_texts: bool) -> (Vec<usize>, String) {
    let selection = index().selection(view);
    let mut rows: Vec<usize> = selection.rows.iter().collect();
    view.order.sort(&mut rows, dataset(), words::country);
    let palette = Palette::from_tokens(include_str!("../../style/tokens.css"), Shade::Light);
    let sheet = PrintSheetData {
        panels: paper_panels(dataset(), view, &selection, &palette, FONT, &Typeface),
        data: if has_texts { ours().clone() } else { without_texts(ours()) },
        view: view.clone(),
        selection,
        rows: rows.clone(),
        part: None,
        address: Some("https://example.org/?a=1&b=2".to_owned()),
        home: "https://example.org/".to_owned(),
        file: None,
    };
    (rows, html(|| view! { <PrintSheet sheet/> }))
}

#[test]
fn columns_that_are_hidden_are_not_on_paper() {
    let heads = |query: &str| {
        let (_, html) = printed(&decode(query, dataset()).0, true);
        between(&html, "data-column=\"", "\"").join(" ")
    };
    assert_eq!(heads("year=2017"), "date name hosts place members pledges");
    assert_eq!(heads("year=2017&hide=place~date"), "name hosts members pledges");
}

/// HTML as lines that a person can read: pictures left out, a line for each block.
fn readable(html: &str) -> String {
    let mut out = String::new();
    for (at, part) in html.split("<svg").enumerate() {
        out.push_str(if at == 0 { part } else { part.split_once("</svg>").unwrap().1 });
    }
    for tag in
        ["<h1", "<h2", "<h3", "<p", "<tr", "<li", "<dt", "<figure", "<article", "</article", "</figure", "<ul", "<ol"]
    {
        out = out.replace(tag, &format!("\n{tag}"));
    }
    out.trim_start().to_owned() + "\n"
}

/// What stands between two tags, each time.
fn between<'a>(html: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    html.split(before).skip(1).map(|rest| rest.split(after).next().unwrap()).collect()
}

/// The notes: each source as it is written.
fn notes(html: &str) -> Vec<&str> {
    let list = between(html, "<ol class=\"ct-notes-list\">", "</ol>");
    list.first().map_or(Vec::new(), |list| between(list, "<li>", "</li>"))
}

/// The numbers that a cell or a figure names: "3, 7–9".
fn numbers(words: &str) -> Vec<usize> {
    let number = |word: &str| word.parse::<usize>().unwrap_or_else(|_| panic!("“{words}” are no numbers"));
    let runs = words.split(", ").filter(|run| !run.is_empty());
    runs.flat_map(|run| match run.split_once('–') {
        Some((first, last)) => number(first)..=number(last),
        None => number(run)..=number(run),
    })
    .collect()
}

/// Where a source can be read, as HTML.
fn place(source: SourceRef) -> String {
    match &texts().sources[source.0 as usize].place {
        SourcePlace::Address(address) => format!("href=\"{}\"", words::Escaped(address)),
        SourcePlace::Document(document) => format!("{document})"),
    }
}

#[test]
fn a_person_has_read_it() {
    let (view, _) = decode("host=DK&meeting=2017-05-09-copenhagen&sort=-date", dataset());
    accepted::check("tests/native/sheet.txt", &readable(&printed(&view, true).1), Some("tests/native/sheet.new.txt"));
}

#[test]
fn nothing_on_it_can_be_pressed() {
    for query in ["", "meeting=2018-02-12-kuwait-city", "size=2017-07", "q=zzzz"] {
        let (_, html) = printed(&decode(query, dataset()).0, true);
        for control in ["<button", "<input", "<details", "data-meeting", "tabindex", " style=", " id=", "target="] {
            assert!(!html.contains(control), "{query}: {control}");
        }
        assert!(html.contains(">https://example.org/?a=1&amp;b=2</a>"), "{query}");
    }
}

#[test]
fn numbers_of_notes_are_said_in_runs() {
    for (numbers, said) in [
        (vec![], ""),
        (vec![4], "4"),
        (vec![4, 5], "4, 5"),
        (vec![1, 4, 5, 6, 9], "1, 4–6, 9"),
        (vec![1, 2, 3, 5, 6], "1–3, 5, 6"),
    ] {
        assert_eq!(words::note_numbers(numbers), said);
    }
}

#[test]
fn before_the_texts_have_come_figures_still_have_their_sources() {
    let (view, _) = decode("year=2018", dataset());
    let (_, html) = printed(&view, false);
    let notes = notes(&html);
    assert!(notes.len() > 5 && notes.iter().all(|note| !note.contains("href")), "{notes:?}");
    assert!(notes.iter().any(|note| note.starts_with("Kuwait News Agency (KUNA), ")), "{notes:?}");
}

#[test]
fn a_page_around_that_leaves_parts_out_leaves_them_out_of_the_sheet() {
    let parts = |query: &str| {
        let (_, html) = printed(&decode(query, dataset()).0, true);
        ["<figure", "<article", "<table", "<h2>Sources</h2>"].map(|part| html.contains(part))
    };
    let open = "year=2018&meeting=2018-02-12-kuwait-city";
    assert_eq!(parts(open), [true; 4]);
    assert_eq!(parts(&format!("{open}&parts=chart~source")), [true, false, false, false]);
    assert_eq!(parts(&format!("{open}&parts=detail")), [false, true, false, true]);
    assert_eq!(parts(&format!("{open}&parts=table")), [false, false, true, true]);
}

/// Views with anything open, in any order.
fn view() -> impl Strategy<Value = ViewState> {
    // A page around may leave parts out of the sheet.
    views::addressed().prop_map(|view| view.on_page())
}

proptest! {
    #![proptest_config(views::tries(40))]

    #[test]
    fn every_source_of_every_row_is_one_note(view in view()) {
        let (rows, html) = printed(&view, true);
        let notes = notes(&html);
        prop_assert_eq!(notes.iter().collect::<BTreeSet<_>>().len(), notes.len(), "a note stands there twice");
        let body = between(&html, "<tbody>", "</tbody>").first().copied().unwrap_or_default().to_owned();
        let cells: Vec<Vec<usize>> = body.split("</td></tr>").filter(|row| !row.is_empty())
            .map(|row| numbers(row.rsplit_once("<td>").unwrap().1)).collect();
        prop_assert_eq!(cells.len(), rows.len());
        let mut used: BTreeSet<usize> = BTreeSet::new();
        for (at, cell) in rows.iter().zip(&cells) {
            let name = &meetings()[*at].name;
            let sources: BTreeSet<SourceRef> = texts().meetings.get(*at).unwrap().sources.into_iter().collect();
            prop_assert_eq!(cell.len(), sources.len(), "{}", name);
            for source in sources {
                let found = cell.iter().filter(|number| notes[**number - 1].contains(&place(source))).count();
                prop_assert!(found >= 1, "{}: {} is not in its notes", name, place(source));
            }
            used.extend(cell);
        }
        for figure in between(&html, "<span class=\"ct-note\">[", "]</span>") {
            let numbers = numbers(figure);
            prop_assert_eq!(numbers.len(), 1);
            used.extend(numbers);
        }
        if let Open::Meeting(id) = &view.open {
            let open = texts().meetings.get(dataset().meeting_position(id).unwrap()).unwrap();
            prop_assert!(open.sources.iter().all(|source| notes.iter().any(|note| note.contains(&place(*source)))));
            let said = between(&html, "<h3>Sources</h3><p>", "</p>");
            used.extend(numbers(said[0]));
        }
        prop_assert_eq!(used, (1..=notes.len()).collect::<BTreeSet<_>>());
    }

    #[test]
    fn its_panels_are_the_picture_taken_apart(view in views::filtered(), width in 320u32..1000) {
        let whole = scene(dataset(), &view, &index().selection(&view), width, &Typeface);
        let parts = whole.apart();
        prop_assert_eq!(parts.len(), 3);
        prop_assert_eq!(parts.iter().map(|part| part.shapes.len()).sum::<usize>(), whole.shapes.len());
        prop_assert_eq!(parts.iter().map(|part| part.height_px).sum::<u32>(), whole.height_px);
        prop_assert!(parts.iter().all(|part| part.width_px == width));
    }
}

#[test]
fn rows_are_in_the_order_of_the_table() {
    let (mut view, _) = decode("year=2017", dataset());
    let names = |view: &ViewState| {
        let html = printed(view, true).1;
        between(&html, "<th scope=\"row\">", "</th>").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let forwards = names(&view);
    view.order = Order { descending: true, ..view.order };
    assert_eq!(names(&view), forwards.into_iter().rev().collect::<Vec<_>>());
}
