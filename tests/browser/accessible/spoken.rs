//! Accepted accessibility trees: what a screen reader is told, the same in all browsers.

use serde_json::{Value, json};

use super::FEW;
use super::tree::outline;
use crate::accepted;
use crate::harness::{Kind, Page, scenarios};

scenarios!(
    what_chromium_tells_is_what_was_accepted,
    all_browsers_compute_the_same_names,
    a_table_stays_a_table_where_it_is_narrow,
    the_headings_and_landmarks_are_an_outline,
);

/// Compares lines with an accepted file; where they differ, those of this browser are left beside the pictures of the pages.
fn check(page: &Page, name: &str, lines: &str) {
    let made = format!("tests/pictures/{name}-{}.txt", page.kind.name());
    std::fs::create_dir_all(accepted::project("tests/pictures")).expect("a folder for what was made");
    accepted::check(&format!("tests/browser/accessible/{name}.txt"), lines, Some(&made));
}

async fn what_chromium_tells_is_what_was_accepted(page: Page) {
    if page.kind != Kind::Chromium {
        // The others give no tree to their drivers: the names below are compared instead.
        return;
    }
    page.open(FEW).await;
    check(&page, "page", &outline(&page, None).await);
    page.open(&format!("{FEW}&meeting=2019-02-15-munich")).await;
    let name = page.text("heading(undefined, detail())").await;
    check(&page, "detail", &outline(&page, Some(("region", &name))).await);
    check(&page, "chart", &outline(&page, Some(("region", "Chart"))).await);
}

/// What can be used and what leads to it, as far as it is shown.
const USED: &str = "a[href], button, input, select, textarea, summary, h1, h2, h3, h4, [role], [tabindex]";

/// Whatever of the page matches a selector, which is true of any page.
fn all(css: &str) -> String {
    format!("document.querySelectorAll('{css}')")
}

/// Role and name of the elements that an expression lists, as the browser computes them.
async fn computed(page: &Page, elements: &str) -> Vec<(String, String)> {
    let shown =
        format!("return [...{elements}].filter((it) => isSeen(it) && !it.closest('[aria-hidden=true], [inert]'))");
    let found = page.js(&shown).await;
    let mut computed = Vec::new();
    for element in found.as_array().into_iter().flatten() {
        let id = element.as_object().and_then(|names| names.values().next()?.as_str()).expect("an element");
        let mut said = Vec::new();
        for what in ["computedrole", "computedlabel"] {
            let told = page.own(&format!("element/{id}/{what}"), None).await;
            said.push(told.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "));
        }
        let label = said.pop().unwrap_or_default();
        computed.push((said.pop().unwrap_or_default(), label));
    }
    computed
}

async fn all_browsers_compute_the_same_names(page: Page) {
    page.open(&format!("{FEW}&meeting=2019-02-15-munich&sort=-members")).await;
    page.open_group("Kind of meeting").await;
    let names = computed(&page, &all(USED)).await;
    assert!(names.len() > 50, "{names:?}");
    let lines: Vec<String> = names.iter().map(|(role, name)| format!("{} “{name}”\n", common(role))).collect();
    // WebKit calls a list that opens a button, and names what stands in its label by all that stands there.
    let name = if page.kind == Kind::WebKit { "names-webkit" } else { "names" };
    check(&page, name, &lines.concat());
}

/// A role in a word for all browsers. What opens a group has none of the roles that they could agree on: Chromium has a name
/// of its own for it, and Firefox says nothing.
fn common(role: &str) -> &str {
    match role {
        "DisclosureTriangle" | "" => "summary",
        other => other,
    }
}

async fn a_table_stays_a_table_where_it_is_narrow(page: Page) {
    for width in [320, 1280] {
        page.screen(width, 800, 1).await;
        page.open("?year=2019").await;
        page.counts(7).await;
        let row = "[table(), ...roles('row', undefined, table()).flatMap((row) => [row, ...row.cells])]";
        let roles: Vec<String> = computed(&page, row).await.into_iter().map(|(role, _)| role).collect();
        let one: Vec<&str> = "row cell rowheader cell cell cell cell".split(' ').collect();
        let head = ["table", "row"].into_iter().chain(["columnheader"; 6]);
        // What is empty is not shown where it is narrow.
        let filled = roles.iter().filter(|role| *role == "row").count() - 1;
        assert_eq!(roles[..8], head.collect::<Vec<_>>(), "at {width}");
        assert_eq!(filled, 7, "at {width}: {roles:?}");
        let rows = roles[8..].split(|role| role == "row").filter(|row| !row.is_empty());
        for row in rows {
            let mut expected = one[1..].iter();
            assert!(row.iter().all(|role| expected.any(|other| other == role)), "at {width}: {row:?}");
        }
    }
}

async fn the_headings_and_landmarks_are_an_outline(page: Page) {
    page.open(&format!("{FEW}&meeting=2019-02-15-munich")).await;
    let headings = page.js("return roles('heading').filter(isSeen).map((it) => Number(it.localName[1]))").await;
    let levels: Vec<i64> = headings.as_array().into_iter().flatten().filter_map(Value::as_i64).collect();
    assert_eq!(levels.first(), Some(&1));
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{levels:?}");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");

    let landmarks = computed(&page, &all("main, header, footer, aside, nav, form, section, [role]")).await;
    let kinds = ["main", "banner", "contentinfo", "complementary", "navigation", "search", "form", "region"];
    let landmarks = landmarks.iter().filter(|(role, _)| kinds.contains(&role.as_str()));
    let landmarks: Vec<String> = landmarks.map(|(role, name)| format!("{role} {name}").trim().to_owned()).collect();
    let open = page.text("heading(undefined, detail())").await;
    let expected = [
        "main",
        "search Filters",
        "region Chart",
        &format!("region {open}"),
        "navigation Meeting by meeting",
        "region The meetings",
        "region About the data",
    ];
    assert_eq!(landmarks, expected);
    page.shows("[document.documentElement.lang, count().matches(':lang(en)')]", json!(["en", true])).await;
}
