//! Frame height scenarios: a frame is as high as its content, whatever happens in it, and stays a frame.

use fantoccini::key::Key;
use serde_json::json;

use super::{PARTS, enter, fits, in_years, on_page, open_last_mark, point_at, says};
use crate::harness::data::{data, is_host, names, years};
use crate::harness::{Page, scenarios};

scenarios!(
    a_frame_is_as_high_as_its_content,
    what_opens_in_a_frame_is_not_cut,
    a_tooltip_makes_no_frame_scroll,
    each_of_several_frames_has_its_own_height,
    heights_come_from_the_frame_itself_and_make_sense,
    a_sandboxed_frame_works,
    a_sandboxed_frame_asks_again_and_checks_data,
    the_script_works_as_a_module,
    nothing_leads_a_frame_away,
    a_frame_may_go_at_any_moment,
    a_frame_shows_the_parts_that_are_asked_for,
);

async fn a_frame_is_as_high_as_its_content(page: Page) {
    page.visit_host("frame.html").await;
    for width in [320, 600, 1200] {
        page.js(&format!("document.querySelector('iframe').style.width = '{width}px'")).await;
        enter(&page, 0).await;
        page.shows("innerWidth", width).await;
        let at = |what: &str| format!("{what} at {width}");
        says(&page, 93).await;
        fits(&page, &at("whole")).await;
        page.choose_year("From", 2016).await;
        says(&page, in_years(2016, 2023)).await;
        fits(&page, &at("years")).await;
        page.tick_host("France").await;
        says(&page, names(|meeting| is_host(meeting, "FR") && years(meeting).1 >= 2016).len()).await;
        fits(&page, &at("years and host")).await;
        page.tick_kind("Foreign ministers").await;
        page.shows("choice('Foreign ministers').checked", true).await;
        fits(&page, &at("years, host and kind")).await;
        page.search("nothing at all").await;
        says(&page, 0).await;
        fits(&page, &at("nothing")).await;
        page.clear_filters().await;
        says(&page, 93).await;
        fits(&page, &at("cleared")).await;
        point_at(&page, on_page, Key::Home).await;
        page.key(Key::Enter).await;
        page.find("detail()").await;
        fits(&page, &at("open")).await;
        page.leave().await;
        // One that has much to say.
        let view = "{ meeting: '2018-02-12-kuwait-city' }";
        page.js(&format!("ask({{ source: 'coalition-timeline', version: 1, type: 'set-view', view: {view} }})")).await;
        page.enter(0).await;
        page.until("it is open", "detail().textContent.includes('Kuwait City')").await;
        fits(&page, &at("open, with much to say")).await;
        page.press("button('Close', detail())").await;
        page.shows("detail()", json!(null)).await;
        fits(&page, &at("closed")).await;
        page.leave().await;
    }
}

async fn what_opens_in_a_frame_is_not_cut(page: Page) {
    page.visit_host("frame.html").await;
    for width in [320, 800, 1200] {
        page.js(&format!("document.querySelector('iframe').style.width = '{width}px'")).await;
        enter(&page, 0).await;
        page.shows("innerWidth", width).await;
        for group in ["Host", "Kind of meeting"] {
            page.open_group(group).await;
            fits(&page, &format!("{group} at {width}")).await;
            // What is below it has made room for it.
            let ends = format!(
                "choices('{group}').at(-1).labels[0].getBoundingClientRect().bottom < canvas().getBoundingClientRect().top"
            );
            page.shows(&ends, true).await;
        }
        // It stays while the reader is elsewhere in the frame: nothing moves away from under the pointer.
        page.js("field('Search', filters()).focus()").await;
        page.lasts("group('Kind of meeting').open", true).await;
        page.press("group('Kind of meeting').firstElementChild").await;
        page.shows("group('Kind of meeting').open", false).await;
        fits(&page, &format!("closed at {width}")).await;
        page.leave().await;
    }
}

async fn a_tooltip_makes_no_frame_scroll(page: Page) {
    page.visit_host("frame.html").await;
    for width in [320, 600, 1200] {
        page.js(&format!("document.querySelector('iframe').style.width = '{width}px'")).await;
        enter(&page, 0).await;
        page.shows("innerWidth", width).await;
        fits(&page, "before").await;
        // The last mark is near the lower end, and its tooltip is below it.
        point_at(&page, on_page, Key::End).await;
        page.settles("tooltip() !== null", true).await;
        fits(&page, &format!("pointing at the last mark at {width}")).await;
        page.leave().await;
    }
}

async fn each_of_several_frames_has_its_own_height(page: Page) {
    page.visit_host("frames.html").await;
    for (frame, meetings) in [(0, in_years(2017, 2017)), (1, names(|meeting| is_host(meeting, "FR")).len())] {
        enter(&page, frame).await;
        says(&page, meetings).await;
        fits(&page, "several").await;
        page.leave().await;
    }
    page.js("const late = document.createElement('iframe');
        late.src = document.querySelector('iframe').src.replace('2017', '2020');
        late.width = 700;
        document.body.append(late);")
        .await;
    enter(&page, 3).await;
    says(&page, in_years(2020, 2020)).await;
    fits(&page, "late").await;
    page.leave().await;
    // Still each its own.
    enter(&page, 0).await;
    fits(&page, "several, and one late").await;
    page.leave().await;
    let heights = page.js("return [...document.querySelectorAll('iframe')].map((it) => it.clientHeight)").await;
    assert_ne!(heights[0], heights[1], "{heights}");
    // Somebody else's frame is none of the script's business.
    assert_eq!(heights[2], 100, "{heights}");
}

async fn heights_come_from_the_frame_itself_and_make_sense(page: Page) {
    page.visit_host("frames.html").await;
    for frame in [0, 1] {
        enter(&page, frame).await;
        fits(&page, "before").await;
        page.leave().await;
    }
    page.js("resized.length = 0").await;
    page.enter(2).await;
    page.until("the stranger is there", "window.pretend").await;
    let own = "source: 'coalition-timeline', version: 1, type: 'height'";
    page.js(&format!(
        "pretend({{ {own}, height: 555 }}); pretend({{ sentinel: 'amp', type: 'embed-size', height: 555 }})"
    ))
    .await;
    page.leave().await;
    page.enter(0).await;
    for height in
        ["-5", "0", "NaN", "Infinity", "1e9", "'700'", "'700px; color: red'", "null", "[700]", "{}", "undefined"]
    {
        page.js(&format!("parent.postMessage({{ {own}, height: {height} }}, '*')")).await;
    }
    for other in [
        "source: 'other', version: 1, type: 'height'",
        "source: 'coalition-timeline', version: 2, type: 'height'",
        "source: 'coalition-timeline', type: 'height'",
        "source: 'coalition-timeline', version: 1, type: 'heights'",
    ] {
        page.js(&format!("parent.postMessage({{ {other}, height: 700 }}, '*')")).await;
    }
    page.js("for (const it of [null, undefined, 'height', 700, [], {}]) parent.postMessage(it, '*')").await;
    // After all that, one that counts: it is the only one that did.
    page.js(&format!("parent.postMessage({{ {own}, height: 2345 }}, '*')")).await;
    page.leave().await;
    page.until("the last is heard", "resized.some(([, height]) => height === '2345px')").await;
    page.shows("resized", json!([[0, "2345px"]])).await;
}

async fn a_sandboxed_frame_works(page: Page) {
    page.visit_host("sandboxed.html").await;
    enter(&page, 0).await;
    page.shows("origin", "null").await;
    fits(&page, "whole").await;
    page.choose_year("To", 2015).await;
    says(&page, in_years(2014, 2015)).await;
    fits(&page, "years").await;
    page.tick_host("United Kingdom").await;
    says(&page, names(|meeting| is_host(meeting, "GB") && years(meeting).0 <= 2015).len()).await;
    page.search("Lon").await;
    open_last_mark(&page, on_page).await;
    page.find("detail()").await;
    fits(&page, "open").await;
    page.leave().await;
    let view = "said.filter(({ type }) => type === 'view').at(-1)?.view";
    page.until("the host hears the view", &format!("{view}?.meeting")).await;
    page.shows(&format!("[{view}.to, {view}.host, {view}.q]"), json!(["2015", "GB", "Lon"])).await;
}

async fn a_sandboxed_frame_asks_again_and_checks_data(page: Page) {
    page.excuse_missing_files();
    page.excuse("Content Security Policy");
    page.excuse("Content-Security-Policy");
    page.excuse("TrustedScript");
    page.visit_host("sandboxed.html").await;
    page.js("document.querySelector('iframe').src += '&data=coalition.json'").await;
    page.until("it is another", "frames.length").await;
    page.enter(0).await;
    page.until(
        "data of others are shown",
        "roles('paragraph', undefined).some((it) => it.textContent.includes('coalition.json'))",
    )
    .await;
    page.drawn().await;
    // The same rules hold as on the page: no script that stands in it.
    page.js("window.refused = [];
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective));
        const script = document.createElement('script');
        script.append('window.isRun = true');
        document.head.append(script);")
        .await;
    page.until(
        "it is refused",
        "refused.some((it) => it.startsWith('script-src') || it === 'require-trusted-types-for')",
    )
    .await;
    page.shows("window.isRun", json!(null)).await;
    page.leave().await;

    page.site.withhold("start-", ".js", "404 Not Found");
    page.visit_host("sandboxed.html").await;
    page.enter(0).await;
    page.until("it says so", "/could not be started/.test(failure()?.textContent)").await;
    page.site.mend();
    page.press("button('Try again')").await;
    page.drawn().await;
    fits(&page, "again").await;
}

async fn the_script_works_as_a_module(page: Page) {
    for name in ["frame-module.html", "frame-import.html"] {
        page.visit_host(name).await;
        enter(&page, 0).await;
        says(&page, in_years(2016, 2018)).await;
        fits(&page, name).await;
        page.leave().await;
        // Somebody else's frame is none of its business.
        page.shows("document.querySelectorAll('iframe')[1].clientHeight", 100).await;
    }
}

async fn nothing_leads_a_frame_away(page: Page) {
    // A source whose page is at hand.
    let id = "2017-11-15-amman";
    let mut file = data().clone();
    let target = page.site.elsewhere();
    file["sources"].as_array_mut().unwrap().iter_mut().for_each(|source| source["url"] = json!(target));
    page.site.replace_data(file.to_string());
    page.visit_host("frame.html").await;
    page.js(&format!("document.querySelector('iframe').src += '&meeting={id}'")).await;
    page.until(
        "the frame is another",
        &format!("frames.length && document.querySelector('iframe').src.endsWith('{id}')"),
    )
    .await;
    enter(&page, 0).await;
    page.find("detail()").await;
    page.shows(
        "[...document.querySelectorAll('a')].filter((a) => a.target !== '_blank' || !a.relList.contains('noopener'))
            .map((a) => a.outerHTML)",
        json!([]),
    )
    .await;
    page.until("there are links", "document.querySelectorAll('a').length > 5").await;
    page.js("window.isSame = true").await;

    // Enter in the search field sends no form.
    page.unfold_filters().await;
    page.search("Amman").await;
    page.key(Key::Enter).await;
    page.press("link(undefined, listUnder('Sources', detail()))").await;
    page.press("link(/whole timeline/i)").await;
    let windows = loop {
        let windows = page.client.windows().await.unwrap();
        if windows.len() == 3 {
            break windows;
        }
        tokio::task::yield_now().await;
    };
    page.shows("[window.isSame, field('Search').value]", json!([true, "Amman"])).await;
    let mut shown = Vec::new();
    let own = page.client.window().await.unwrap();
    for window in windows.into_iter().filter(|window| *window != own) {
        page.client.switch_to_window(window).await.unwrap();
        page.until("it has an address", "location.protocol === 'http:'").await;
        page.shows("window.opener", json!(null)).await;
        shown.push(page.js("return location.href").await);
    }
    let whole = page.site.url(&format!("?q=Amman&meeting={id}"));
    assert!(shown.contains(&json!(target)) && shown.contains(&json!(whole)), "{shown:?}");
}

async fn a_frame_may_go_at_any_moment(page: Page) {
    page.visit_host("frame.html").await;
    page.js("window.first = document.querySelector('iframe'); first.remove()").await;
    // Whatever of it is on its way. WebKit may hang where that is a module, and with it the page around.
    let gone = "const [pause, done] = arguments;
        const frame = first.cloneNode();
        document.body.append(frame);
        setTimeout(() => { frame.remove(); setTimeout(done) }, pause)";
    for pause in (0..150).step_by(5) {
        page.client.execute_async(gone, vec![json!(pause)]).await.expect("an answer of the page around");
    }
    page.js("document.querySelectorAll('iframe').forEach((it) => it.remove()); document.body.prepend(first)").await;
    page.enter(0).await;
    says(&page, 93).await;
}

/// Sends the frame elsewhere and goes into it.
async fn enter_with(page: &Page, query: &str) {
    let source = page.site.url(query);
    page.js(&format!("document.querySelector('iframe').src = '{source}'")).await;
    page.enter(0).await;
    page.until("the frame is another", &format!("location.href === '{source}'")).await;
    page.drawn().await;
}

async fn a_frame_shows_the_parts_that_are_asked_for(page: Page) {
    page.visit_host("frame.html").await;
    enter_with(&page, "?embed&parts=chart&heading=no").await;
    page.shows(PARTS, json!(["chart"])).await;
    page.shows("[title(), count()]", json!([null, null])).await;
    fits(&page, "chart alone").await;
    page.leave().await;

    let ask = async |view: &str| {
        page.js(&format!("ask({{ source: 'coalition-timeline', version: 1, type: 'set-view', view: {view} }})")).await;
        page.enter(0).await;
    };
    let told = "said.filter((it) => it?.type === 'view').at(-1)?.view";
    // A view says nothing of it, and does not change it.
    ask("{ year: 2017 }").await;
    let counted = format!("summary().textContent.includes('{} of 93 meetings')", in_years(2017, 2017));
    page.until("the chart shows the year", &counted).await;
    page.shows(PARTS, json!(["chart"])).await;
    page.shows("location.search", "?year=2017&parts=chart&embed&heading=no").await;
    page.leave().await;
    page.shows(told, json!({ "year": "2017" })).await;
    // The host may say it as well.
    ask("{ parts: ['table', 'controls'], heading: true }").await;
    page.shows(PARTS, json!(["controls", "table"])).await;
    page.shows("title().textContent", "From 10 members in 2014 to 86 in 2023").await;
    // There is no chart that it would be folded under.
    page.shows("rows().length", 93).await;
    fits(&page, "table and filters").await;
    page.press("button('Show all 93')").await;
    page.shows("fold()", json!(null)).await;
    fits(&page, "all rows and filters").await;
    page.leave().await;
    page.shows(told, json!({})).await;

    enter_with(&page, "?embed&parts=chart~legend").await;
    page.until("it is named", "notes().textContent.includes('“legend” is not a part')").await;
    page.shows(PARTS, json!(["chart"])).await;
    page.leave().await;

    // Our own page is whole.
    page.open("?parts=chart&heading=no").await;
    page.counts(93).await;
    page.choose_year("From", 2016).await;
    page.query("?from=2016").await;
}
