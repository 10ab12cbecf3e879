//! Isolation scenarios: the element and the page around it leave each other alone.

use serde_json::json;

use super::{
    choose_inside, counts_inside, drawn_inside, element, found_inside, in_first, in_years, inside, open_last_mark,
    press_inside,
};
use crate::harness::{Page, scenarios};

scenarios!(a_hostile_style_changes_nothing_inside, a_host_with_its_own_router_keeps_its_page);

/// Names that Chromium's driver leaves in a window itself.
const CHROMEDRIVER: &str = "['ret_nodes', 'se_exportedFunctionSymbol']";

/// Everything inside the element: where it is, how large, and how its text looks.
async fn looks(page: &Page, name: &str) -> Vec<(Vec<f64>, String)> {
    page.visit_host(name).await;
    drawn_inside(page, 0).await;
    page.find(&inside(0, "detail()")).await;
    let script = format!(
        "(() => {{
            const app = {};
            const origin = app.getBoundingClientRect();
            const properties = ['color', 'backgroundColor', 'cursor', 'direction', 'display', 'float', 'fontFamily',
                'fontSize', 'fontStyle', 'fontWeight', 'letterSpacing', 'lineHeight', 'listStyleType', 'marginTop',
                'textAlign', 'textIndent', 'textTransform', 'visibility', 'whiteSpace', 'wordSpacing'];
            return [app, ...app.querySelectorAll('*')].map((it) => {{
                const {{ left, top, width, height }} = it.getBoundingClientRect();
                // What is not shown is nowhere.
                const place = [width && left - origin.left, height && top - origin.top, width, height];
                const style = getComputedStyle(it);
                const looks = properties.map((name) => `${{name}} ${{style[name]}}`);
                return [place, [`${{it.localName}}.${{it.getAttribute('class')}}`, ...looks].join('; ')];
            }});
        }})()",
        inside(0, "timeline()")
    );
    serde_json::from_value(page.js(&format!("return {script}")).await).expect("places and looks")
}

async fn a_hostile_style_changes_nothing_inside(page: Page) {
    let plain = looks(&page, "plain.html").await;
    assert!(plain.len() > 300, "{} elements", plain.len());
    assert_eq!(plain[0].0[2], 900.0, "{:?}", plain[0]);
    let hostile = looks(&page, "hostile.html").await;
    // The host's style is there.
    page.shows("getComputedStyle(document.querySelector('a')).fontSize", "40px").await;
    assert_eq!(plain.len(), hostile.len());
    // Not to the last fraction of a pixel: the two begin at other fractions.
    let is_same = |a: &(Vec<f64>, String), b: &(Vec<f64>, String)| {
        a.1 == b.1 && a.0.iter().zip(&b.0).all(|(a, b)| (a - b).abs() < 0.2)
    };
    let changed: Vec<_> =
        plain.iter().zip(&hostile).filter(|(plain, hostile)| !is_same(plain, hostile)).take(3).collect();
    assert!(changed.is_empty(), "{changed:#?}");
}

async fn a_host_with_its_own_router_keeps_its_page(page: Page) {
    page.visit_host("routed/start").await;
    drawn_inside(&page, 0).await;
    counts_inside(&page, 0, 93).await;
    let before = page.js("return surroundings()").await;
    assert_eq!(before["address"], page.host.url("routed/start"));

    // Everything that a reader can do in the element.
    choose_inside(&page, 0, "From", 2016).await;
    counts_inside(&page, 0, in_years(2016, 2023)).await;
    press_inside(&page, 0, "group('Host').firstElementChild").await;
    press_inside(&page, 0, "choice('France').labels[0]").await;
    press_inside(&page, 0, "button('Members reported', table())").await;
    press_inside(&page, 0, "link(undefined, rows()[0])").await;
    page.find(&inside(0, "detail()")).await;
    press_inside(&page, 0, "button('Next meeting', detail())").await;
    press_inside(&page, 0, "button('Close', detail())").await;
    found_inside(&page, 0, "field('Search')").await.send_keys("Paris\n").await.unwrap();
    open_last_mark(&page, in_first).await;
    page.find(&inside(0, "detail()")).await;
    press_inside(&page, 0, "years()[6]").await;
    page.js(&format!("{}.setView({{ from: '2016' }})", element(0))).await;
    counts_inside(&page, 0, in_years(2016, 2023)).await;
    // Longer than the site's own page waits before it writes an address.
    let later = "const [done] = arguments; let left = 40; const look = () => left-- ? requestAnimationFrame(look) : done(); look();";
    page.client.execute_async(later, Vec::new()).await.unwrap();
    page.shows("surroundings()", before).await;
    page.shows(&format!("newNames().filter((name) => !{CHROMEDRIVER}.includes(name))"), json!([])).await;
    page.shows("routed", json!([])).await;

    // The host goes its own ways, and the element keeps its view.
    page.press("document.querySelector('nav a:nth-child(2)')").await;
    page.shows("document.querySelector('#place').textContent", "/routed/two?from=2020").await;
    page.shows("routed", json!(["/routed/two?from=2020"])).await;
    counts_inside(&page, 0, in_years(2016, 2023)).await;
    choose_inside(&page, 0, "To", 2018).await;
    counts_inside(&page, 0, in_years(2016, 2018)).await;
    page.client.back().await.unwrap();
    page.shows("document.querySelector('#place').textContent", "/routed/start").await;
    counts_inside(&page, 0, in_years(2016, 2018)).await;
    page.shows("location.href", page.host.url("routed/start")).await;
}
