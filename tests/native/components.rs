//! Components as a person has read them, where no other test looks at all that they say.

use coalition_timeline::chart::PanelKind;
use coalition_timeline::dataset::{Failure, Reading, Whole};
use coalition_timeline::platform::{Address, Origin};
use coalition_timeline::ui::{
    AddressNotes, DetailPanel, EmbedDialog, Failed, Filters, FrameHead, KeyFigures, Legend, Loading, MeetingTable,
    OtherData, Reading as ReadingData, ShareDialog, SlowData, SourceLine, Status, Surface, Timeline,
};
use coalition_timeline::words;
use leptos::prelude::*;

use super::accepted;
use super::rendered::{data, html, ours, outline, part, unaddressed};

/// A view of our own data in which much is asked for.
const QUERY: &str =
    "from=2016&to=2018&host=FR~US&kind=foreign-ministers~defence-ministers&meeting=2017-05-09-copenhagen";

/// A small table of somebody else.
fn five_meetings() -> Whole {
    let file = "date,name,hosts,members,source_url
2020-01-01,One,FR,12,https://example.org/?a=1&b=2
2020-02-03,\"Two & <three> \"\"four\"\"\",FR,,
2020-03,Three,,,
2021-01-01,Donaudampfschifffahrtsgesellschaft,DE|AT,14,https://example.org/2
2021-01-02,Five,DE,,
";
    table(file)
}

fn table(file: &str) -> Whole {
    let (whole, faults, _) = Reading::new(file.as_bytes().to_vec(), words::country).finish();
    assert!(faults.is_empty());
    whole
}

/// A part of our own data.
fn our_part<V: IntoView>(surface: Surface, query: &str, shown: impl FnOnce(Timeline) -> V) -> String {
    part(ours(), surface, Origin::Bundled, query, shown)
}

fn failed(failure: Failure, other: Option<&str>, opens_files: bool) -> String {
    html(|| {
        let (other, open_file) = (other.map(str::to_owned), opens_files.then(Address::default));
        let on_action = UnsyncCallback::new(|_| {});
        view! { <Failed failure other open_file is_unfiltered=!opens_files takes_focus=false on_action/> }
    })
}

fn other_data(
    surface: Surface,
    address: Option<&str>,
    redirected_to: Option<&str>,
    file_name: Option<&str>,
    faults: usize,
) -> String {
    let [address, redirected_to, file_name] = [address, redirected_to, file_name].map(|text| text.map(str::to_owned));
    part(&data(&five_meetings()), surface, unaddressed(), "", move |_| {
        view! { <OtherData address redirected_to file_name faults on_action=UnsyncCallback::new(|_| {})/> }
    })
}

/// The key figures of all panels.
fn all_figures() -> impl IntoView {
    [PanelKind::Growth, PanelKind::Pledges, PanelKind::Hosts]
        .map(|panel| view! { <KeyFigures panel title=format!("{panel:?}")/> })
}

#[test]
fn a_person_has_read_them() {
    let five = data(&five_meetings());
    let faulty = Failure::Faulty { faults: vec!["a < b".to_owned(), "c".to_owned()], more: 7, good: 3 };
    let (elsewhere, redirected_to) = ("https://example.org/a.json?b&c", "https://example.org/b.json");
    let all = [
        ("Filters of a part", our_part(Surface::Page, QUERY, |_| view! { <Filters/> })),
        ("Filters with nothing to choose", part(&five, Surface::Page, unaddressed(), "", |_| view! { <Filters/> })),
        ("Status", our_part(Surface::Page, "year=2017", |_| view! { <Status/> })),
        ("Status where nothing is shown", our_part(Surface::Page, "q=zzzz", |_| view! { <Status/> })),
        ("Key figures", our_part(Surface::Page, "", |_| all_figures())),
        ("Key figures of a part", our_part(Surface::Page, "year=2017", |_| all_figures())),
        ("Table", part(&five, Surface::Page, unaddressed(), "", |_| view! { <MeetingTable/> })),
        ("Table at an address, sorted", {
            let origin = Origin::Address(elsewhere.to_owned());
            part(&five, Surface::Element, origin, "sort=-name", |_| view! { <MeetingTable/> })
        }),
        ("Table without two of its columns", {
            part(&five, Surface::Page, unaddressed(), "hide=date~members", |_| view! { <MeetingTable/> })
        }),
        ("Open meeting", our_part(Surface::Page, QUERY, |_| view! { <DetailPanel/> })),
        ("Open size", our_part(Surface::Page, "size=2017-07", |_| view! { <DetailPanel/> })),
        ("Open key event", our_part(Surface::Page, "moment=mosul-retaken", |_| view! { <DetailPanel/> })),
        ("Nothing open", our_part(Surface::Page, "", |_| view! { <DetailPanel/> })),
        ("Legend", html(|| view! { <Legend data=ours().clone()/> })),
        ("Legend of little", html(|| view! { <Legend data=five.clone()/> })),
        ("Data on their way", html(|| view! { <Loading/> })),
        ("Data of others on their way", {
            let on_action = UnsyncCallback::new(|_| {});
            html(|| view! { <ReadingData progress="12 MB of 40 MB" on_action/> })
        }),
        ("Data that are slow", {
            let on_action = UnsyncCallback::new(|_| {});
            html(|| view! { <SlowData is_unfiltered=true on_action/> })
        }),
        ("Data that did not come", failed(Failure::NotLoaded("It did not come.".to_owned()), None, false)),
        ("Data with faults", failed(faulty.clone(), Some(elsewhere), true)),
        ("Data in the page, with faults", failed(faulty, Some(""), false)),
        ("Data without an address", failed(Failure::BadAddress("ftp://a&b".to_owned()), Some("ftp://a&b"), true)),
        ("Other data at an address", other_data(Surface::Page, Some(elsewhere), Some(redirected_to), None, 2)),
        ("Other data at an address, in an element", other_data(Surface::Element, Some(elsewhere), None, None, 2)),
        ("Other data from a file", other_data(Surface::Page, None, None, Some("a<b.csv"), 1)),
        ("Our own data", other_data(Surface::Page, None, None, None, 0)),
        (
            "Notes on an address",
            our_part(Surface::Page, "year=1999&meeting=x&colour=red", |_| view! { <AddressNotes/> }),
        ),
        ("Notes for a host", our_part(Surface::Element, "kind=x", |_| view! { <AddressNotes/> })),
        ("Below an element", our_part(Surface::Element, "year=2017", |_| view! { <SourceLine/> })),
        (
            "Below an element with a table",
            part(&five, Surface::Element, unaddressed(), "", |_| view! { <SourceLine/> }),
        ),
        (
            "Sharing",
            our_part(Surface::Page, QUERY, |_| {
                view! { <ShareDialog is_open=RwSignal::new(true) opener=NodeRef::new()/> }
            }),
        ),
        (
            "Embedding without an address",
            part(&five, Surface::Page, unaddressed(), "", |_| {
                view! { <EmbedDialog is_open=RwSignal::new(true) opener=NodeRef::new()/> }
            }),
        ),
        ("Head of a frame", our_part(Surface::Frame, QUERY, |_| view! { <FrameHead/> })),
    ];
    let readable: Vec<String> = all.iter().map(|(name, html)| format!("# {name}\n{}", outline(html))).collect();
    accepted::check("tests/native/components.txt", &readable.join("\n"), Some("tests/native/components.new.txt"));
}

#[test]
fn one_host_of_all_meetings_is_no_choice_whatever_years_are_asked_for() {
    let group = |file: &str, query: &str| {
        let shown = part(&data(&table(file)), Surface::Page, unaddressed(), query, |_| view! { <Filters/> });
        let host =
            shown.split("<details").find(|group| group.contains(">Host:<")).expect("a group of hosts").to_owned();
        host.split('>').next().unwrap().to_owned()
    };
    let everywhere = "date,name,hosts\n2020-01-01,One,FR\n2021-01-01,Two,FR\n";
    let somewhere = "date,name,hosts\n2020-01-01,One,FR\n2021-01-01,Two,\n";
    for query in ["", "from=2021"] {
        assert!(group(everywhere, query).contains("hidden"), "{query}");
        assert!(!group(somewhere, query).contains("hidden"), "{query}");
    }
}
