//! Tests of other data: they speak for themselves, in their own words and with none that are only true of ours.

use std::sync::Arc;

use coalition_timeline::chart::{self, Form, PanelKind, Scene};
use coalition_timeline::dataset::{Fault, Reading, Whole};
use coalition_timeline::export::{Framed, file_name, picture};
use coalition_timeline::paint::{FONT, Palette, Shade};
use coalition_timeline::platform::Origin;
use coalition_timeline::ui::{
    AddressNotes, Data, KeyFigures, LinkTarget, MarkLists, MeetingTable, MembersList, PrintSheet, PrintSheetData,
    ShareDialog, SizesList, Surface, paper_panels,
};
use coalition_timeline::view::{Column, Index, Open, Order, Selection, Stretch, ViewState, columns};
use coalition_timeline::words;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::bundled::{FILE, dataset};
use super::rendered::{self, Piece, html, meeting_detail, mounted, part, pieces, size_detail, unaddressed};
use super::taken::json;

fn read(file: &str) -> (Whole, Vec<String>) {
    let (whole, faults, _) = Reading::new(file.as_bytes().to_vec(), words::country).finish();
    (whole, faults.iter().map(|fault: &Fault| words::fault(fault)).collect())
}

/// Everything that our own data can say, told of another body: in what people have written, each word that is ours is another.
fn other(labels: Value) -> Whole {
    let mut file: Value = serde_json::from_str(FILE).unwrap();
    rename(&mut file, "");
    file.as_object_mut().unwrap().extend(labels.as_object().unwrap().clone());
    let (whole, faults) = read(&file.to_string());
    assert_eq!(faults, Vec::<String>::new());
    whole
}

pub fn labelled() -> Whole {
    other(json!({
        "title": "The River Treaty",
        "subtitle": "Its conferences.",
        "member_name": "state party",
        "members_name": "states parties",
        "pledge_name": "contribution",
    }))
}

/// Words of ours in any text that is not a code.
fn rename(value: &mut Value, key: &str) {
    const CODES: [&str; 17] = [
        "id",
        "source",
        "sources",
        "by",
        "kind",
        "level",
        "composition",
        "format",
        "joined_certainty",
        "meeting",
        "hosts",
        "country",
        "iso",
        "iso2",
        "language",
        "qualifier",
        "standing",
    ];
    match value {
        Value::String(text) if !CODES.contains(&key) => {
            let mut lower = text.to_lowercase();
            for (ours, others) in [
                ("coalition", "union"),
                ("partner", "friend"),
                ("member", "friend"),
                ("pledg", "gift"),
                ("isis", "it"),
                ("daesh", "it"),
                ("research", "study"),
                ("licence", "permit"),
            ] {
                lower = lower.replace(ours, others);
            }
            *text = lower;
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, key)),
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| rename(value, key)),
        _ => {}
    }
}

/// What a reader sees or hears of HTML: its text, and the attributes that are said or shown.
fn said(html: &str) -> String {
    let mut out = String::new();
    for part in html.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        for name in ["aria-label=\"", "title=\"", "placeholder=\"", "data-label=\"", "alt=\""] {
            out.extend(tag.split(name).skip(1).filter_map(|rest| rest.split('"').next()));
            out.push('\n');
        }
        out.push_str(text);
        out.push('\n');
    }
    out
}

/// The words in a picture.
fn drawn(scene: &Scene) -> String {
    let words = scene.shapes.iter().filter_map(|shape| match &shape.form {
        Form::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    words.collect::<Vec<_>>().join("\n")
}

/// A data set in every form in which a reader meets it, each with its name.
fn everything(whole: &Whole) -> Vec<(String, String)> {
    let (dataset, texts) = (&whole.dataset, &whole.texts);
    let data = rendered::data(whole);
    let view = ViewState::default_for(dataset);
    let selection: Selection = Index::new(dataset, Some(texts), words::country).selection(&view);
    let mut forms: Vec<(String, String)> = Vec::new();
    for surface in [Surface::Page, Surface::Frame, Surface::Element] {
        forms.push((format!("{surface:?}"), said(&mounted(&data, surface, unaddressed(), ""))));
    }
    let rows: Vec<usize> = selection.rows.iter().collect();
    forms.push(("rows".into(), said(&part(&data, Surface::Page, unaddressed(), "", |_| view! { <MeetingTable/> }))));
    for at in &rows {
        forms.push((dataset.meetings.get(*at).unwrap().id, said(&meeting_detail(&data, *at))));
    }
    for at in 0..dataset.growth.points.len() {
        forms.push((format!("size {at}"), said(&size_detail(&data, at))));
    }
    let lists = data.clone();
    forms.push(("sizes".into(), said(&html(move || view! { <SizesList data=lists/> }))));
    let lists = data.clone();
    forms.push(("members".into(), said(&html(move || view! { <MembersList data=lists/> }))));
    for width in [320, 1440] {
        let scene = chart::scene(dataset, &view, &selection, width, &chart::Typeface);
        forms.push((format!("picture {width}"), drawn(&chart::captioned(scene.clone(), &chart::Typeface))));
        forms.push((format!("marks {width}"), said(&marks(&data, &view, scene.clone()))));
        for (address, file) in [(None, Some("river.csv")), (None, None), (Some("https://example.org/?data=x"), None)] {
            let view = ViewState { data: address.map(|_| "https://example.org/x".to_owned()), ..view.clone() };
            let measure = &chart::Typeface;
            let framed = Framed { dataset, view: &view, selection: &selection, measure, address, file };
            forms.push((format!("saved {width} {file:?}"), drawn(&picture(&framed, &scene))));
        }
    }
    let palette = Palette::from_tokens(include_str!("../../style/tokens.css"), Shade::Light);
    for (open, file) in [
        (Open::Nothing, Some("river.csv")),
        (Open::Meeting(dataset.meetings.get(0).unwrap().id), None),
        (Open::GrowthPoint(dataset.growth.points.first().map(|size| size.date.to_string()).unwrap_or_default()), None),
    ] {
        let view = ViewState { open, ..view.clone() };
        forms.push(("title".into(), words::view_title(&view, dataset)));
        let sheet = PrintSheetData {
            panels: paper_panels(dataset, &view, &selection, &palette, FONT, &chart::Typeface),
            data: data.clone(),
            view,
            selection: selection.clone(),
            rows: rows.clone(),
            part: None,
            address: None,
            home: String::new(),
            file: file.map(str::to_owned),
        };
        forms.push((format!("sheet {file:?}"), said(&html(move || view! { <PrintSheet sheet/> }))));
    }
    let filtered = ViewState {
        stretch: Stretch::days(view.stretch.last(), view.stretch.last()),
        search: "water".into(),
        ..view.clone()
    };
    for view in [&view, &filtered] {
        forms.push(("subtitle".into(), words::view_subtitle(view, dataset)));
        forms.push(("summary".into(), words::summary(view, dataset, &selection)));
        forms.push(("file".into(), file_name(view, dataset, "csv")));
    }
    for query in ["size=2016-01-01", "meeting=river"] {
        let notes = said(&part(&data, Surface::Page, unaddressed(), query, |_| view! { <AddressNotes/> }));
        assert!(!notes.trim().is_empty(), "{query}");
        forms.push(("notes".into(), notes));
    }
    forms.push(("crosshair".into(), words::crosshair("March", 2016, Some(12), &dataset.labels)));
    for column in Column::ALL {
        forms.push(("sorted".into(), words::sorted(Order { column, descending: false }, &dataset.labels)));
    }
    let share = part(&data, Surface::Page, unaddressed(), "", |_| {
        view! { <ShareDialog is_open=RwSignal::new(true) opener=NodeRef::new()/> }
    });
    assert!(share.contains(words::page::share::NO_LINK), "{share}");
    forms.push(("share".into(), said(&share)));
    forms
}

/// The links over the marks of a picture.
fn marks(data: &Data, view: &ViewState, scene: Scene) -> String {
    let link_target = LinkTarget::new(&data.dataset, view, Surface::Page);
    let (data, scene) = (data.clone(), Arc::new(scene));
    html(move || view! { <MarkLists scene data link_target/> })
}

/// Every line that has one of these words, with the form that it is in.
fn found(forms: &[(String, String)], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (form, text) in forms {
        for line in text.lines() {
            // A kind of meeting, as which it was entered.
            let line = line.to_lowercase().replace("pledging conference", "");
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{form}: {line}"));
            }
        }
    }
    found.dedup();
    found
}

/// What is only true of our own data.
const OURS: [&str; 7] = ["coalition", "partner", "cc by", "licence", "isis", "research", "citation"];

#[test]
fn no_form_of_other_data_has_words_of_ours() {
    let forms = everything(&other(json!({})));
    assert_eq!(found(&forms, &OURS), Vec::<String>::new());
    // The same words are found where they belong.
    let ours = words::summary(&ViewState::default_for(dataset()), dataset(), &Selection::default());
    assert!(!ours.is_empty() && found(&[("page".into(), words::subtitle(dataset()).to_owned())], &OURS).len() == 1);
    assert_eq!(words::title(&other(json!({})).dataset), "Timeline");
}

#[test]
fn names_are_those_of_the_data_in_every_form() {
    let whole = labelled();
    let forms = everything(&whole);
    assert_eq!(found(&forms, &OURS), Vec::<String>::new());
    assert_eq!(found(&forms, &["member", "pledg"]), Vec::<String>::new());
    for name in
        ["Page", "Frame", "Element", "picture 1440", "saved 320 Some(\"river.csv\")", "sheet Some(\"river.csv\")"]
    {
        let (_, form) = forms.iter().find(|(form, _)| form == name).unwrap();
        for said in ["States parties", "Contributions", "How many states parties there were."] {
            // A picture may break a line.
            let form = form.split_whitespace().collect::<Vec<_>>().join(" ");
            let is_page = ["Page", "Frame", "Element"].contains(&name);
            assert!(form.contains(said) || is_page && said.starts_with("How"), "{said} in {name}");
        }
    }
    let said = |name: &str| &forms.iter().find(|(form, _)| form == name).unwrap().1;
    assert!(said("summary").contains("states parties in"), "{}", said("summary"));
    assert_eq!(said("title"), "The River Treaty: 2014 to 2023");
    assert_eq!(said("file"), "the-river-treaty-2014-2023.csv");
    assert_eq!(said("crosshair"), "March 2016 · 12 states parties");
    let page = said("Page");
    for words in ["States parties reported", "largest single contribution", "states parties at the end of 2023"] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn our_own_data_are_told_from_others() {
    assert!(!dataset().labels.is_other);
    // The same bytes, opened by a reader, are a file whose maker nobody knows.
    assert!(read(FILE).0.dataset.labels.is_other);
}

#[test]
fn one_and_several_are_counted_in_words_of_the_data() {
    let labels = |rest: Value| other(rest).dataset.labels;
    let both = labelled().dataset.labels;
    assert_eq!(words::count_members(1, &both), "1 state party");
    assert_eq!(words::count_members(1_200, &both), "1,200 states parties");
    let one = labels(json!({ "member_name": "ally" }));
    assert_eq!(words::count_members(2, &one), "2 allys");
    let many = labels(json!({ "members_name": "allies" }));
    assert_eq!(words::count_members(2, &many), "2 allies");
    assert_eq!(words::count_members(2, &labels(json!({}))), "2 members");
}

#[test]
fn a_name_begins_a_line_with_a_large_letter() {
    for (name, line) in [
        ("state party", "State party"),
        ("état partie", "État partie"),
        ("член", "Член"),
        ("ђак", "Ђак"),
        ("μέλος", "Μέλος"),
        ("3 bodies", "3 bodies"),
        ("會員", "會員"),
        ("", ""),
    ] {
        assert_eq!(words::capital(name), line);
    }
    let labels = other(json!({ "members_name": "EU members", "pledges_name": "Gifts" })).dataset.labels;
    let sorted = |column| words::sorted(Order { column, descending: true }, &labels);
    assert_eq!(sorted(Column::Members), "Sorted by EU members reported, descending");
    assert_eq!(sorted(Column::Pledges), "Sorted by Gifts, descending");
    assert_eq!(sorted(Column::Hosts), "Sorted by hosts, descending");
}

#[test]
fn labels_stand_above_a_table_too() {
    let table = |labels: &str| format!("{labels}\ndate,name,members,source_url\n2020,A,12,https://example.org\n");
    let (whole, faults) = read(&table(
        "# title: Rivers, lakes\n\"# member_name: state\u{202e} party\",,,\n# members_name: states parties,,,\n# pledge_name: gift",
    ));
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(words::title(&whole.dataset), "Rivers, lakes");
    assert_eq!(words::count_members(1, &whole.dataset.labels), "1 state party");
    assert_eq!(words::pledges_title(&whole.dataset.labels), "Gifts");
    let long = format!("# title: {}\n# member_name: {}", "a".repeat(201), "b".repeat(41));
    assert_eq!(
        read(&table(&long)).1,
        [
            "row 1, column title: is longer than 200 letters; shorten it, or look for a quotation mark that is not closed.",
            "row 2, column member_name: is longer than 40 letters; shorten it, or look for a quotation mark that is not closed.",
        ]
    );
}

#[test]
fn a_label_of_another_type_is_a_fault() {
    let mut file: Value = serde_json::from_str(FILE).unwrap();
    file["member_name"] = json!(["state party"]);
    file["pledge_name"] = json!(3);
    file["title"] = Value::Null;
    assert_eq!(
        read(&file.to_string()).1,
        [
            "the file, member_name: is a list; it should be text.",
            "the file, pledge_name: is a number; it should be text."
        ]
        .map(|fault| fault.replacen("the file, ", "", 1))
    );
}

#[test]
fn labels_are_in_what_is_exported() {
    let whole = labelled();
    let rows: Vec<usize> = (0..whole.dataset.meetings.len()).collect();
    let (again, faults) = read(&json(&whole.dataset, &whole.texts, &rows));
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(again.dataset.labels, whole.dataset.labels);
}

/// How many elements of this class cannot be seen.
fn hidden(html: &str, class: &str) -> usize {
    pieces(html).iter().filter(|piece| piece.has_class(class) && piece.attribute("hidden").is_some()).count()
}

#[test]
fn what_the_data_never_speak_of_is_left_out() {
    let (whole, _) = read("date,name,hosts\n2020-01-01,One,FR\n2020-02-03,Two,FR\n");
    let dataset = &whole.dataset;
    let view = ViewState::default_for(dataset);
    let selection = Index::new(dataset, Some(&whole.texts), words::country).selection(&view);
    let scene = chart::scene(dataset, &view, &selection, 800, &chart::Typeface);
    assert_eq!(scene.panels.len(), 1);
    assert_eq!(scene.apart().len(), 1);
    assert!(
        !drawn(&chart::captioned(scene.clone(), &chart::Typeface)).contains("Members")
            && !drawn(&chart::captioned(scene.clone(), &chart::Typeface)).contains("Pledges")
    );
    assert!(
        !drawn(&chart::captioned(scene.clone(), &chart::Typeface)).contains("hape and colour say")
            && !drawn(&chart::captioned(scene.clone(), &chart::Typeface)).contains("hollow")
    );
    assert_eq!(columns(dataset), [Column::Date, Column::Name, Column::Hosts]);
    let keys: Vec<_> = chart::keys(dataset, true).iter().map(|key| (key.title.to_string(), key.lines.len())).collect();
    assert_eq!(keys, [("Hosts".to_owned(), 1)]);
    let data = rendered::data(&whole);
    let figures = said(&part(&data, Surface::Page, unaddressed(), "", |_| {
        [PanelKind::Pledges, PanelKind::Hosts].map(|panel| view! { <KeyFigures panel title="Of it".to_owned()/> })
    }));
    let figures = figures.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(figures.contains("2 meetings") && figures.contains("1 host"), "{figures}");
    assert!(!figures.contains('–') && !figures.contains("pledge") && !figures.contains("size"), "{figures}");
    // Both filters leave nothing to choose.
    let page = mounted(&data, Surface::Page, unaddressed(), "");
    assert_eq!((hidden(&page, "ct-group"), hidden(&page, "ct-list")), (2, 3));
    // One host is a choice where there are meetings without it.
    let (whole, _) = read("date,name,hosts\n2020-01-01,One,FR\n2020-02-03,Two,\n");
    let page = mounted(&rendered::data(&whole), Surface::Page, unaddressed(), "");
    assert_eq!(hidden(&page, "ct-group"), 1);
}

#[test]
fn nothing_leads_to_other_data_than_these() {
    let (whole, _) = read("date,name,hosts\n2020-01-01,One,FR\n2020-02-03,Two,DE\n");
    let dataset = &whole.dataset;
    let view = ViewState::default_for(dataset);
    let selection = Index::new(dataset, None, words::country).selection(&view);
    let scene = chart::scene(dataset, &view, &selection, 800, &chart::Typeface);
    let data = rendered::without_texts(&rendered::data(&whole));
    let shown = |origin: Origin| {
        let view = ViewState { data: origin.address(), ..view.clone() };
        let html = mounted(&data, Surface::Page, origin, "") + &marks(&data, &view, Scene::clone(&scene));
        let is_of_meeting = |piece: &Piece| {
            let said = piece.attribute("aria-label").or(match piece {
                Piece::Words(words) => Some(words),
                _ => None,
            });
            said.is_some_and(|said| said.contains("One") || said.contains("Two"))
        };
        let pieces = pieces(&html);
        let named = |element: &str| {
            let begins = |piece: &Piece| matches!(piece, Piece::Begin(name, _) if name == element);
            pieces.windows(2).filter(|it| begins(&it[0]) && it.iter().any(is_of_meeting)).count()
        };
        (html.contains("?meeting="), named("button"), named("a"))
    };
    // A file has no address, and a link would open the bundled data.
    assert_eq!(shown(unaddressed()), (false, 4, 0));
    assert_eq!(shown(Origin::Address("https://example.org/x".into())), (true, 0, 4));
}

#[test]
fn a_small_number_has_a_scale() {
    let labels = |members: u32| {
        let table = format!("date,name,members,source_url\n2020-01-01,One,{members},https://example.org\n");
        let (whole, _) = read(&table);
        let view = ViewState::default_for(&whole.dataset);
        let selection = Index::new(&whole.dataset, None, words::country).selection(&view);
        let mut scene = chart::scene(&whole.dataset, &view, &selection, 800, &chart::Typeface);
        // The first panel alone.
        let end = scene.panels.first().unwrap().end;
        scene.shapes.retain(|shape| matches!(&shape.form, Form::Text { at, .. } if at.1 < end));
        let numbers: Vec<u32> = drawn(&chart::captioned(scene.clone(), &chart::Typeface))
            .lines()
            .filter_map(|line| line.parse().ok())
            .collect();
        numbers.into_iter().filter(|number| *number != members && *number != 2020).collect::<Vec<_>>()
    };
    assert_eq!(labels(14), [5, 10]);
    assert_eq!(labels(3), [1, 2]);
    assert_eq!(labels(193), [50, 100, 150]);
    assert_eq!(labels(900), [200, 400, 600, 800]);
}

#[test]
fn a_file_is_named_after_its_data() {
    let name = |title: &str| {
        let (whole, _) = read(&format!("# title: {title}\ndate,name\n2020,One\n"));
        file_name(&ViewState::default_for(&whole.dataset), &whole.dataset, "svg")
    };
    assert_eq!(name("Die Verträge: 2. Folge!"), "die-vertrage-2-folge-2020.svg");
    assert_eq!(name("Договор"), "2020.svg");
    assert!(name(&"long ".repeat(30)).ends_with("-2020.svg"));
}
