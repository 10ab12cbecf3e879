//! Long word scenarios: words that are longer than a line break, so that nothing has to be scrolled sideways.

use serde_json::json;

use crate::harness::{Page, scenarios};

scenarios!(long_words_of_data_break, long_words_of_faults_and_addresses_break);

/// What reaches over the edge of the page or of its own box, as an expression.
const MISFITS: &str = "(() => {
    const room = document.documentElement.clientWidth;
    const marked = role('group', 'Marks of the chart');
    const shown = [...document.body.querySelectorAll('*')].filter((it) =>
        isSeen(it) && !isOnlyHeard(it) && !marked?.contains(it) && !it.closest('svg'));
    const beyond = shown.filter((it) => {
        const { left, right, width } = it.getBoundingClientRect();
        return width && (right > room + 1 || left < -1);
    });
    const named = beyond.map((it) => `${it.localName} ${it.textContent.trim().slice(0, 40)}`);
    const wide = tooltip();
    if (wide && wide.scrollWidth > wide.clientWidth) named.push('the tooltip');
    if (document.documentElement.scrollWidth > room) named.push('the page');
    return named;
})()";

async fn fits(page: &Page) {
    page.js("openAll()").await;
    page.shows(MISFITS, json!([])).await;
}

async fn long_words_of_data_break(page: Page) {
    page.hide_scroll_bars().await;
    let long = format!("https://www.example.org/en/documents/{}.pdf", "annex_to_the_report_".repeat(6));
    let data = format!(
        "date,name,hosts,city,members,pledge_usd,summary,source_title,source_url\n\
        2021-03-05,Meeting on {long},DE,{long},14,4000000,{long},{long},https://example.org/3\n\
        2022-03-05,Second,DE,Bonn,15,,,t,https://example.org/3\n2023-03-05,Third,DE,Bonn,15,,,t,https://example.org/3\n"
    );
    page.host.put("long.csv", data);
    for width in [320, 390, 1200] {
        page.screen(width, 800, 1).await;
        page.visit(&format!("?data={}", page.host.url("long.csv"))).await;
        page.until("there are marks", "role('group', 'Marks of the chart').ariaBusy !== 'true' && marks().length")
            .await;
        fits(&page).await;
        page.press("link(undefined, rows()[0])").await;
        page.find("detail()").await;
        fits(&page).await;
        // Each mark has a tooltip; one of them names the meeting.
        page.js("[...marks()].find((mark) => mark.textContent.includes('annex') || mark.ariaLabel?.includes('annex'))?.focus()")
            .await;
        fits(&page).await;
        // A short word is not broken for that.
        if width == 1200 {
            let lines =
                "[...roles('cell', undefined, rows()[1]), ...roles('rowheader', undefined, rows()[1])].map((it) => {
                const range = document.createRange();
                range.selectNodeContents(it);
                return range.getClientRects().length;
            }).every((lines) => lines < 3)";
            page.shows(lines, true).await;
        }
        for dialog in ["Share", "Embed"] {
            page.js(&format!("button('{dialog}').click()")).await;
            page.find(&format!("role('dialog', '{dialog} this view')")).await;
            fits(&page).await;
            page.js("dialog().close()").await;
        }
    }
}

async fn long_words_of_faults_and_addresses_break(page: Page) {
    page.hide_scroll_bars().await;
    let long = "W".repeat(150);
    page.host.put("faulty.csv", format!("date,name,hosts\n{long},{long},{long}\n"));
    for width in [320, 390, 1200] {
        page.screen(width, 800, 1).await;
        page.visit(&format!("?data={}?{long}", page.host.url("faulty.csv"))).await;
        page.find("role('listitem', undefined, alert())").await;
        fits(&page).await;
        page.open(&format!("?q={long}&from={long}&host={long}&sort={long}&meeting={long}")).await;
        page.find("button('Dismiss', alert()) && roles('listitem', undefined, alert())[3]").await;
        fits(&page).await;
    }
}
