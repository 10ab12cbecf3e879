//! Keyboard scenarios: the chart, the filters and what they open, without a pointer.

use std::collections::BTreeSet;

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::data::{meeting, name};
use crate::harness::{Page, scenarios};

scenarios!(
    the_chart_is_reached_walked_and_left,
    the_keys_move_along_time_and_between_rows,
    the_marks_of_the_chart_are_the_rows_of_the_table,
    closing_returns_to_where_it_was_opened,
    what_an_address_opened_is_closed_to_its_mark,
    back_returns_the_focus_too,
    a_tooltip_is_in_the_window,
    a_whole_journey_without_a_pointer,
    what_goes_when_it_is_pressed_hands_the_focus_on,
    trying_again_keeps_the_keyboard_at_the_button,
);

/// A view with a single meeting, and with changes of the coalition's size.
const ONE: &str = "?year=2019&host=DE&kind=defence-ministers";

const ON_MARK: &str = "marks().includes(document.activeElement)";
const NAME: &str = "called(document.activeElement)";
const CARD: &str = "Boolean(tooltip())";
const HEADING: &str = "document.activeElement === opened()";
/// The third meeting of the table.
const THIRD: &str = "openers()[2]";
/// The button that undoes every filter.
const CLEAR: &str = "button('Clear filters', filters())";

/// Presses Tab until an expression is true, as somebody does who knows the page.
async fn tab_until(page: &Page, expression: &str) {
    for _ in 0..60 {
        page.key(Key::Tab).await;
        if page.js(&format!("return Boolean({expression})")).await == json!(true) {
            return;
        }
    }
    panic!("60 times Tab did not make it true that {expression}");
}

async fn tab_to(page: &Page, element: &str) {
    tab_until(page, &format!("document.activeElement === {element}")).await;
}

async fn focus(page: &Page, element: &str) {
    page.find(element).await;
    page.js(&format!("{element}.focus()")).await;
}

async fn has_focus(page: &Page, element: &str) {
    page.shows(&format!("document.activeElement === {element}"), true).await;
}

/// Waits until the marks can be walked along.
async fn marked(page: &Page) {
    page.until("there are marks", "marks().length > 0 && role('group', 'Marks of the chart').ariaBusy !== 'true'")
        .await;
}

/// The name of the mark that has the focus.
async fn here(page: &Page) -> String {
    page.until("the focus is on a mark", ON_MARK).await;
    page.js(&format!("return {NAME}")).await.as_str().unwrap().to_owned()
}

/// Presses a key on a mark and says the name of the mark that it leads to.
async fn step(page: &Page, key: Key) -> String {
    page.key(key).await;
    here(page).await
}

async fn the_chart_is_reached_walked_and_left(page: Page) {
    page.open(ONE).await;
    page.counts(1).await;
    marked(&page).await;
    page.shows(CARD, false).await;
    tab_until(&page, ON_MARK).await;
    page.shows(CARD, true).await;
    let first = here(&page).await;
    let second = step(&page, Key::Right).await;
    assert_ne!(second, first);
    assert_eq!(step(&page, Key::Left).await, first);

    // It is one stop on the way of the Tab key, and the way back leads to the same mark.
    step(&page, Key::Right).await;
    page.key(Key::Tab).await;
    page.shows("role('group', 'Marks of the chart').contains(document.activeElement)", false).await;
    page.shift_tab().await;
    assert_eq!(here(&page).await, second);

    // The last mark is the meeting.
    for _ in 0..4 {
        page.key(Key::Down).await;
    }
    let name = page.names().await.pop().unwrap();
    let said = here(&page).await;
    assert!(said.starts_with(&name), "{said}");
    page.shows("tooltip().innerText.split('\\n')[0]", name).await;
    for fact in ["15 February 2019, Munich, Germany", "Host: Germany", "Defence ministers", "source"] {
        assert!(said.contains(fact), "no “{fact}” in “{said}”");
    }

    page.key(Key::Enter).await;
    page.query(&format!("{ONE}&meeting=2019-02-15-munich")).await;
    page.shows(HEADING, true).await;
    page.key(Key::Escape).await;
    page.query(ONE).await;
    page.shows("detail()", json!(null)).await;
    page.shows(NAME, said.clone()).await;

    // Escape on the chart takes the tooltip away and leaves the focus where it is.
    page.shows(CARD, true).await;
    page.key(Key::Escape).await;
    page.shows(CARD, false).await;
    page.shows(NAME, said).await;
}

async fn the_keys_move_along_time_and_between_rows(page: Page) {
    page.open("?host=IT").await;
    marked(&page).await;
    focus(&page, "role('link', undefined, tracks().find((list) => called(list).startsWith('Italy, ')))").await;
    let year = |said: &str| -> i32 {
        let words = said.split(|c: char| !c.is_ascii_digit());
        words.filter_map(|word| word.parse().ok()).find(|year| (2014..=2023).contains(year)).unwrap()
    };
    let first = here(&page).await;
    let last = step(&page, Key::End).await;
    assert_eq!((year(&first), year(&last)), (2015, 2023));
    assert_eq!(step(&page, Key::Home).await, first);
    assert_eq!(year(&step(&page, Key::PageDown).await), 2016);
    assert_eq!(year(&step(&page, Key::PageDown).await), 2018);
    assert_eq!(year(&step(&page, Key::PageUp).await), 2016);
    // Up is the lane above, at the same time; then the sums.
    let row = "called(tracks().find((list) => list.contains(document.activeElement)))";
    let mut rows = vec![page.js(&format!("return {row}")).await];
    for _ in 0..40 {
        step(&page, Key::Up).await;
        let now = page.js(&format!("return {row}")).await;
        if rows.last() == Some(&now) {
            break;
        }
        rows.push(now);
    }
    let all = page.list("tracks().map(called)").await;
    let above = all.iter().position(|row| row.starts_with("Italy, ")).unwrap();
    assert_eq!(rows, all[..=above].iter().rev().map(|row| json!(row)).collect::<Vec<_>>());
}

async fn the_marks_of_the_chart_are_the_rows_of_the_table(page: Page) {
    page.open("?year=2016&host=FR~US&kind=foreign-ministers~defence-ministers").await;
    let rows: BTreeSet<String> = page.names().await.into_iter().collect();
    assert!(rows.len() > 3, "{rows:?}");
    marked(&page).await;
    // In the order of time in each list of a host, as a screen reader finds them.
    let hosts =
        "tracks().filter((list) => heading('Hosts', role('group', 'Marks of the chart')).compareDocumentPosition(list)
        & Node.DOCUMENT_POSITION_FOLLOWING)";
    let marked = page
        .list(&format!(
            "{hosts}.flatMap((list) => roles('link', undefined, list).map((it) => called(it).split('. ')[0]))"
        ))
        .await;
    assert_eq!(marked.into_iter().collect::<BTreeSet<_>>(), rows);
    page.shows(
        &format!("{hosts}.every((list) => Number(called(list).match(/(\\d+) marks?$/)[1]) === roles('listitem', undefined, list).length)"),
        true,
    )
    .await;
    page.shows(
        &format!(
            "{hosts}.every((list) => {{
                const dates = roles('link', undefined, list).map((it) => new URL(it.href).searchParams.get('meeting'));
                return String(dates) === String(dates.toSorted());
            }})"
        ),
        true,
    )
    .await;
    // Each lies inside the picture and can be pressed like any link.
    page.shows(
        "(() => {
            const area = canvas().getBoundingClientRect();
            return marks().every((it) => {
                const { left, right, top, bottom } = it.getBoundingClientRect();
                const [x, y] = [(left + right) / 2, (top + bottom) / 2];
                return x > area.left && x < area.right && y > area.top && y < area.bottom;
            });
        })()",
        true,
    )
    .await;
    page.shows(
        "marks().filter((it) => it.localName === 'a').every((it) => it.href.includes('meeting=') && it.tabIndex <= 0)",
        true,
    )
    .await;
}

async fn closing_returns_to_where_it_was_opened(page: Page) {
    page.open("?host=FR").await;
    page.counts(6).await;
    focus(&page, THIRD).await;
    page.key(Key::Enter).await;
    page.shows(HEADING, true).await;
    page.key(Key::Escape).await;
    has_focus(&page, THIRD).await;
    page.query("?host=FR").await;
}

async fn what_an_address_opened_is_closed_to_its_mark(page: Page) {
    let on_its_mark = format!("{ON_MARK} && {NAME}.startsWith({})", json!(name(meeting("2019-02-15-munich"))));
    page.open("?meeting=2019-02-15-munich").await;
    page.press("button('Close', detail())").await;
    page.query("").await;
    page.shows(&on_its_mark, true).await;
    // It was closed with the pointer: no tooltip comes.
    page.lasts(CARD, false).await;
    // What Back opens has no place to go back to either.
    page.client.back().await.unwrap();
    page.find("detail()").await;
    focus(&page, "button('Close', detail())").await;
    page.key(Key::Escape).await;
    page.shows(&on_its_mark, true).await;
}

async fn back_returns_the_focus_too(page: Page) {
    page.open("?host=FR").await;
    focus(&page, THIRD).await;
    page.key(Key::Enter).await;
    page.shows(HEADING, true).await;
    page.client.back().await.unwrap();
    page.query("?host=FR").await;
    has_focus(&page, THIRD).await;
    page.client.forward().await.unwrap();
    page.shows(HEADING, true).await;
}

async fn a_tooltip_is_in_the_window(page: Page) {
    const OUTSIDE: &str = "(() => {
        const { top, bottom, left, right } = tooltip().getBoundingClientRect();
        return [top < 0, bottom > innerHeight, left < 0, right > innerWidth];
    })()";
    for (width, height) in [(1280, 700), (360, 640)] {
        page.screen(width, height, 1).await;
        page.open("").await;
        page.js("marks()[0].focus()").await;
        for key in
            [Key::Right, Key::Right, Key::Right, Key::Down, Key::Down, Key::Right, Key::Down, Key::Right, Key::End]
        {
            step(&page, key).await;
            page.shows(CARD, true).await;
            page.shows(OUTSIDE, json!([false, false, false, false])).await;
        }
    }
}

async fn a_whole_journey_without_a_pointer(page: Page) {
    page.open("").await;
    tab_to(&page, "field('From', filters())").await;
    page.type_keys("2015").await;
    page.query("?from=2015").await;
    tab_to(&page, "group('Host').firstElementChild").await;
    page.key(Key::Enter).await;
    tab_to(&page, "choice('France')").await;
    page.type_keys(" ").await;
    page.query("?from=2015&host=FR").await;
    has_focus(&page, "choice('France')").await;
    // The group closes behind the reader.
    tab_to(&page, "field('Search', filters())").await;
    page.shows("group('Host').open", false).await;
    page.type_keys("Paris").await;
    page.query("?from=2015&host=FR&q=Paris").await;
    let names = page.names().await;
    assert!(names.len() > 1, "{names:?}");
    tab_to(&page, "openers()[0]").await;
    page.key(Key::Enter).await;
    page.shows(HEADING, true).await;
    page.shows("document.activeElement.textContent", names[0].clone()).await;
    // From the heading to the next meeting, and back to the row.
    tab_to(&page, "button('Next meeting', detail())").await;
    page.key(Key::Enter).await;
    page.shows("document.activeElement.textContent", names[1].clone()).await;
    page.key(Key::Escape).await;
    page.shows("document.activeElement.textContent", names[0].clone()).await;
    // Undone from the keyboard, the button keeps the focus.
    focus(&page, CLEAR).await;
    page.key(Key::Enter).await;
    page.counts(93).await;
    has_focus(&page, CLEAR).await;
}

async fn what_goes_when_it_is_pressed_hands_the_focus_on(page: Page) {
    page.open("?q=zzzz&from=abc").await;
    focus(&page, "button('Dismiss', alert())").await;
    page.key(Key::Enter).await;
    page.shows("alert()", Value::Null).await;
    has_focus(&page, "field('From', filters())").await;
    focus(&page, "button('Clear filters', says('No meeting matches all of these filters.'))").await;
    page.key(Key::Enter).await;
    page.counts(93).await;
    has_focus(&page, CLEAR).await;
    // A meeting whose mark goes into a bar when it is closed: the focus stays in the chart.
    page.screen(320, 800, 1).await;
    page.open("").await;
    marked(&page).await;
    focus(&page, "marks().find((it) => it.localName === 'a')").await;
    page.key(Key::Enter).await;
    page.shows(HEADING, true).await;
    page.key(Key::Escape).await;
    page.until("the focus is on a mark", ON_MARK).await;
}

async fn trying_again_keeps_the_keyboard_at_the_button(page: Page) {
    page.excuse("404 (Not Found)");
    page.site.withhold("data-", ".txt", "404 Not Found");
    page.visit("").await;
    focus(&page, "button('Try again')").await;
    page.key(Key::Enter).await;
    page.until("the button is another", "document.activeElement === button('Try again')").await;
    page.site.mend();
    page.key(Key::Enter).await;
    page.drawn().await;
    has_focus(&page, "field('From', filters())").await;
}
