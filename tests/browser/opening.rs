//! Opening scenarios: the page opens and shows the whole timeline.

use crate::harness::{Kind, Page, scenarios};

scenarios!(draws_the_whole_timeline, asks_nothing_of_other_sites);

async fn draws_the_whole_timeline(page: Page) {
    page.open("").await;
    page.shows("document.title", "Coalition Timeline: meetings of the Global Coalition to Defeat ISIS, 2014 to 2023")
        .await;
    page.shows("subject().textContent", "Coalition Timeline").await;
    page.shows("title().textContent", "From 10 members in 2014 to 86 in 2023").await;
    page.counts(93).await;
    // What is asked for ahead is what the program uses: it asks for nothing of it a second time. WebKit does, for what is fetched:
    // there it is a matter of what the server says on keeping files.
    let ahead = page
        .list("[...document.querySelectorAll('link[rel=preload]')].map(({ href }) => href.split('/').at(-1))")
        .await;
    let again = if page.kind == Kind::WebKit { [2, 1, 2] } else { [1, 1, 1] };
    assert_eq!(ahead.iter().map(|name| page.site.asked(name)).collect::<Vec<_>>(), again, "{ahead:?}");
    let figures = page.list("keyFigures().map((it) => roles('button', undefined, it)[0].textContent)").await;
    assert_eq!(figures, ["86", "$2.1 billion", "93", "21"]);

    // Three panels, one under the other, each with marks of its own colour from end to end of the years.
    let (growth, pledges, hosts) = (
        page.ink("Size from a date on").await,
        page.ink("Pledged together").await,
        page.ink("Leaders, foreign ministers").await,
    );
    for (name, panel, least) in [("growth", growth, 1000), ("pledges", pledges, 200), ("hosts", hosts, 1000)] {
        assert!(panel.count > least, "the panel {name} is nearly empty: {panel:?}");
        assert!(panel.right - panel.left > 400.0, "the panel {name} is not as wide as the years: {panel:?}");
    }
    assert!(growth.bottom < pledges.top, "growth {growth:?} reaches into pledges {pledges:?}");
    assert!(pledges.bottom < hosts.top, "pledges {pledges:?} reach into hosts {hosts:?}");
}

async fn asks_nothing_of_other_sites(page: Page) {
    page.open("").await;
    page.press("openers()[0]").await;
    page.find("detail()").await;
    let asked = page.list("performance.getEntriesByType('resource').map((entry) => entry.name)").await;
    for ending in [".js", ".wasm", ".css", ".txt"] {
        assert!(asked.iter().any(|address| address.ends_with(ending)), "no {ending} among {asked:?}");
    }
    let folder = page.site.url("");
    let elsewhere: Vec<_> = asked.iter().filter(|address| !address.starts_with(&folder)).collect();
    assert!(elsewhere.is_empty(), "asked for outside of the site's folder: {elsewhere:?}");
}
