//! Axe-core scenarios: no violations, in any theme and at any width, wherever a timeline is shown.

use fantoccini::key::Key;
use serde_json::json;

use super::axe::is_clean;
use super::{FEW, LISTS};
use crate::harness::{Page, scenarios};

scenarios!(
    the_page_keeps_the_rules,
    what_is_open_keeps_the_rules,
    what_went_wrong_keeps_the_rules,
    the_dialog_keeps_the_rules,
    a_frame_keeps_the_rules,
    an_element_keeps_the_rules,
    pages_of_meetings_keep_the_rules,
);

/// As the address has them.
const THEMES: [&str; 3] = ["light", "dark", "contrast"];
/// A telephone (or a screen at 400 %), and a screen.
const WIDTHS: [u32; 2] = [320, 1280];

/// Looks at the whole page, at each width.
async fn at_each_width(page: &Page, context: &str, when: &str) {
    for width in WIDTHS {
        page.screen(width, 800, 1).await;
        is_clean(page, context, &format!("{when}, {width} px")).await;
    }
}

async fn the_page_keeps_the_rules(page: Page) {
    for theme in THEMES {
        page.open(&format!("?theme={theme}")).await;
        at_each_width(&page, "document", theme).await;
    }
}

async fn what_is_open_keeps_the_rules(page: Page) {
    for theme in THEMES {
        // With filters, and with a source whose title is in another language.
        page.open(&format!("{FEW}&kind=foreign-ministers&q=Berlin&meeting=2018-02-12-kuwait-city&theme={theme}")).await;
        for width in WIDTHS {
            page.screen(width, 800, 1).await;
            for group in ["Host", "Kind of meeting"] {
                page.open_group(group).await;
                is_clean(&page, "document", &format!("{theme}, {group} open, {width} px")).await;
            }
        }
        for list in LISTS {
            page.js(&format!("folded('{list}').open = true")).await;
            page.find(&format!("role('listitem', undefined, folded('{list}'))")).await;
        }
        at_each_width(&page, "document", &format!("{theme}, a meeting and every list open")).await;
        page.open(&format!("?size=2017-07&theme={theme}")).await;
        page.find("detail()").await;
        at_each_width(&page, "document", &format!("{theme}, a size open")).await;
    }
}

async fn what_went_wrong_keeps_the_rules(page: Page) {
    page.excuse("503 (Service Unavailable)");
    for theme in THEMES {
        page.open(&format!("?q=nothing%20at%20all&theme={theme}")).await;
        page.find("paragraph(/^No meeting matches all of these filters/)").await;
        at_each_width(&page, "document", &format!("{theme}, nothing found")).await;
        page.open(&format!("{FEW}&from=abc&theme={theme}")).await;
        page.find("button('Dismiss', alert())").await;
        at_each_width(&page, "document", &format!("{theme}, a broken address")).await;
        page.site.withhold("data-", ".txt", "503 Service Unavailable");
        page.visit(&format!("?theme={theme}")).await;
        page.find("button('Try again', alert())").await;
        at_each_width(&page, "document", &format!("{theme}, no data")).await;
        page.site.mend();
    }
}

async fn the_dialog_keeps_the_rules(page: Page) {
    for theme in THEMES {
        page.open(&format!("{FEW}&theme={theme}")).await;
        page.js("button('Embed').focus()").await;
        page.key(Key::Enter).await;
        page.find("dialog()?.querySelector('iframe')").await;
        at_each_width(&page, "document", &format!("{theme}, the dialog")).await;
        page.key(Key::Escape).await;
        page.shows("document.activeElement === button('Embed')", true).await;
        page.js("button('Share').focus()").await;
        page.key(Key::Enter).await;
        page.find("button('CSV', dialog())").await;
        page.press("button('CSV as text', dialog())").await;
        page.find("role('textbox', 'Text of the file', dialog())").await;
        at_each_width(&page, "document", &format!("{theme}, the dialog that gives away")).await;
    }
}

async fn a_frame_keeps_the_rules(page: Page) {
    for theme in THEMES {
        let frame = format!("<iframe src=\"{{site}}{FEW}&embed&theme={theme}\" title=\"Coalition Timeline\"></iframe>");
        let head = "<!doctype html><html lang=\"de\"><meta charset=\"utf-8\"><title>A host</title>";
        page.host.put("framed.html", format!("{head}<link rel=\"stylesheet\" href=\"/plain.css\">{frame}"));
        page.visit_host("framed.html").await;
        for width in WIDTHS {
            page.js(&format!(
                "Object.assign(document.querySelector('iframe').style, {{ width: '{width}px', height: '900px' }})"
            ))
            .await;
            page.enter(0).await;
            page.drawn().await;
            page.shows("innerWidth", width).await;
            page.js("openAll()").await;
            is_clean(&page, "document", &format!("{theme}, framed, {width} px")).await;
            page.js("link(undefined, rows()[0]).click()").await;
            page.find("detail()").await;
            is_clean(&page, "document", &format!("{theme}, framed, a meeting open, {width} px")).await;
            page.press("button('Close', detail())").await;
            page.leave().await;
        }
    }
}

async fn an_element_keeps_the_rules(page: Page) {
    for theme in THEMES {
        let element = format!("<coalition-timeline year=\"2019\" host=\"DE\" theme=\"{theme}\"></coalition-timeline>");
        let head = "<!doctype html><html lang=\"ar\" dir=\"rtl\"><meta charset=\"utf-8\"><title>A host</title>";
        let script = "<script type=\"module\" src=\"{site}coalition-timeline.js\"></script>";
        page.host.put(
            "with-element.html",
            format!("{head}<main><h1>\u{645}\u{631}\u{62d}\u{628}\u{627}</h1>{element}</main>{script}"),
        );
        page.visit_host("with-element.html").await;
        let root = "document.querySelector('coalition-timeline').shadowRoot";
        for width in WIDTHS {
            page.screen(width, 800, 1).await;
            page.until("it is drawn", &format!("{root} && canvas({root})?.width")).await;
            page.js(&format!("openAll({root})")).await;
            is_clean(&page, "'coalition-timeline'", &format!("{theme}, in an element, {width} px")).await;
            page.js(&format!("link(undefined, rows({root})[0]).click()")).await;
            page.until("it is open", &format!("detail({root})")).await;
            is_clean(&page, "'coalition-timeline'", &format!("{theme}, in an element, a meeting open, {width} px"))
                .await;
            page.js(&format!("button('Close', detail({root})).click()")).await;
            page.shows(&format!("detail({root})"), json!(null)).await;
        }
        // Nothing of the page around it reaches the words inside.
        let words = format!("count({root})");
        page.shows(
            &format!("[{words}.matches(':lang(en)'), getComputedStyle({words}).direction]"),
            json!([true, "ltr"]),
        )
        .await;
    }
}

async fn pages_of_meetings_keep_the_rules(page: Page) {
    for theme in ["light", "dark"] {
        page.scheme(theme).await;
        // With reports that differ, with many sums and a title in another language, and without a place.
        for id in ["2017-11-15-amman", "2018-02-12-kuwait-city", "2020-04-virtual"] {
            page.visit(&format!("meetings/{id}/")).await;
            page.find("heading()").await;
            at_each_width(&page, "document", &format!("{theme}, the page of {id}")).await;
        }
    }
}
