//! Theme scenarios: a reader gets the colours that they need, by choice, by address, or by what their system says.

use serde_json::{Value, json};

use crate::harness::{Kind, Page, scenarios};
use crate::looks::{colour, painted_in};

scenarios!(
    the_readers_choice_stays_and_is_in_no_address,
    the_choice_is_seen_before_the_program_runs,
    a_choice_in_another_tab_is_followed,
    a_frame_has_the_colours_of_its_host,
    where_nothing_is_kept_the_choice_holds_for_the_page,
    high_contrast_is_a_theme,
    the_system_asks_for_high_contrast,
    contrast_goes_before_the_colours_of_a_host,
    the_systems_own_colours_are_the_only_ones,
    the_delivered_picture_has_the_systems_own_colours,
    nothing_moves_by_itself,
);

const BLACK: &str = "rgb(0, 0, 0)";
const WHITE: &str = "rgb(255, 255, 255)";
/// Marks of leaders and ministers in high contrast, on white and on black.
const MARK_ON_WHITE: &str = "rgb(71, 17, 88)";
const MARK_ON_BLACK: &str = "rgb(192, 155, 253)";

const LIGHT: &str = "rgb(253, 252, 249)";
const DARK: &str = "rgb(21, 24, 27)";

/// What the list of themes shows, and the paper that the timeline has.
const SHOWN: &str = "[field('Colours').value, getComputedStyle(document.body).backgroundColor]";

/// The same where a theme applies, on a light system.
fn shown(theme: &str) -> Value {
    let paper = match theme {
        "dark" => DARK,
        "contrast" => WHITE,
        _ => LIGHT,
    };
    json!([theme, paper])
}

/// What lies behind the whole page.
const PAPER: &str = "getComputedStyle(document.body).backgroundColor";

async fn paper(page: &Page) -> Value {
    page.js(&format!("return {PAPER}")).await
}

async fn the_readers_choice_stays_and_is_in_no_address(page: Page) {
    page.open("?from=2016").await;
    page.shows(SHOWN, shown("system")).await;
    let (light, light_paper) = (colour(&page).await, paper(&page).await);
    let entries = page.js("return history.length").await;
    page.choose_theme("dark").await;
    page.shows(SHOWN, shown("dark")).await;
    let (dark, dark_paper) = (colour(&page).await, paper(&page).await);
    painted_in(&page, &dark, &light).await;
    assert_ne!(light_paper, dark_paper);
    page.query("?from=2016").await;
    // A change of colours is no place to go back to.
    page.shows("history.length", entries).await;
    page.choose_year("To", 2018).await;
    page.query("?from=2016&to=2018").await;

    page.open("").await;
    page.shows(SHOWN, shown("dark")).await;
    painted_in(&page, &dark, &light).await;

    // What the address asks for goes before it, until the reader chooses again.
    page.open("?theme=light&from=2016").await;
    page.shows(SHOWN, shown("light")).await;
    painted_in(&page, &light, &dark).await;
    page.choose_theme("dark").await;
    page.shows(SHOWN, shown("dark")).await;
    page.query("?from=2016").await;
    painted_in(&page, &dark, &light).await;

    page.choose_theme("system").await;
    page.shows(SHOWN, shown("system")).await;
    page.shows("localStorage.length", 0).await;
    painted_in(&page, &light, &dark).await;
    page.shows(PAPER, light_paper).await;
    page.open("").await;
    page.shows(SHOWN, shown("system")).await;
}

async fn the_choice_is_seen_before_the_program_runs(page: Page) {
    page.open("").await;
    page.choose_theme("contrast").await;
    page.shows(SHOWN, shown("contrast")).await;
    page.site.hold("coalition-timeline-", ".wasm");
    // The list is there for those who can use it.
    let early = format!("[{PAPER}, role('combobox', 'Colours')]");
    for (query, theme) in [("?", "contrast"), ("?theme=dark", "dark"), ("?theme=loud", "contrast")] {
        page.visit(query).await;
        page.until("the timeline is there", "title()").await;
        page.shows(&early, json!([shown(theme)[1], null])).await;
    }
    page.shows(PAPER, WHITE).await;
    page.site.mend();
    page.drawn().await;
    page.shows(SHOWN, shown("contrast")).await;
}

async fn a_choice_in_another_tab_is_followed(page: Page) {
    page.open("").await;
    // Any other document of the site will do.
    page.js("window.other = document.body.appendChild(document.createElement('iframe')).contentWindow").await;
    for (kept, shown) in [("dark", shown("dark")), ("loud", shown("system"))] {
        page.js(&format!("other.localStorage.setItem('coalition-timeline:theme', '{kept}')")).await;
        page.shows(SHOWN, shown).await;
    }
}

async fn a_frame_has_the_colours_of_its_host(page: Page) {
    page.open("").await;
    page.choose_theme("dark").await;
    page.shows(SHOWN, shown("dark")).await;
    page.open("?embed").await;
    page.shows(PAPER, LIGHT).await;
    page.shows("field('Colours')", json!(null)).await;
}

async fn where_nothing_is_kept_the_choice_holds_for_the_page(page: Page) {
    page.host.put(
        "denied.html",
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A page that lets a frame keep nothing</title>
        <iframe src=\"{site}\" title=\"Coalition Timeline\" sandbox=\"allow-scripts\" width=\"800\" height=\"600\"></iframe>",
    );
    page.visit_host("denied.html").await;
    page.enter(0).await;
    page.drawn().await;
    page.shows(
        "(() => { try { return localStorage.length } catch (refused) { return refused.name } })()",
        "SecurityError",
    )
    .await;
    choice_holds(&page).await;
    page.leave().await;
    if page.kind == Kind::Firefox {
        page.change_setting("dom.storage.enabled", false).await;
        page.open("").await;
        page.shows("window.localStorage ?? null", json!(null)).await;
        choice_holds(&page).await;
    }
}

async fn choice_holds(page: &Page) {
    for theme in ["dark", "contrast"] {
        page.choose_theme(theme).await;
        page.shows(SHOWN, shown(theme)).await;
    }
    page.choose_theme("system").await;
    page.shows(SHOWN, shown("system")).await;
}

async fn high_contrast_is_a_theme(page: Page) {
    page.open("").await;
    let before = colour(&page).await;
    page.open("?theme=contrast").await;
    assert_eq!(colour(&page).await, MARK_ON_WHITE);
    page.shows(PAPER, WHITE).await;
    painted_in(&page, MARK_ON_WHITE, &before).await;
    page.scheme("dark").await;
    page.shows(PAPER, BLACK).await;
    painted_in(&page, MARK_ON_BLACK, &before).await;
}

async fn the_system_asks_for_high_contrast(page: Page) {
    page.open("").await;
    let before = colour(&page).await;
    page.prefers("prefers-contrast", "more").await;
    page.shows(PAPER, WHITE).await;
    painted_in(&page, MARK_ON_WHITE, &before).await;
    page.shows(SHOWN, json!(["system", WHITE])).await;
    page.open("?theme=dark").await;
    page.shows(PAPER, BLACK).await;
    painted_in(&page, MARK_ON_BLACK, &before).await;
}

async fn contrast_goes_before_the_colours_of_a_host(page: Page) {
    page.visit_host("styled.html").await;
    let element = "document.querySelector('coalition-timeline')";
    let root = format!("{element}.shadowRoot");
    let colours = format!(
        "(() => {{
            const words = heading('The meetings', {root});
            let behind = words;
            while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
            return [getComputedStyle(behind).backgroundColor, getComputedStyle(words).color];
        }})()"
    );
    page.shows(&colours, json!(["rgb(10, 20, 30)", "rgb(250, 240, 230)"])).await;
    page.until("it is ready", &format!("canvas({root})")).await;
    page.js(&format!("{element}.theme = 'contrast'")).await;
    page.shows(&colours, json!([WHITE, BLACK])).await;
    page.js(&format!("{element}.theme = 'light'")).await;
    page.shows(&colours, json!(["rgb(10, 20, 30)", "rgb(250, 240, 230)"])).await;
    page.prefers("prefers-contrast", "more").await;
    page.shows(&colours, json!([WHITE, BLACK])).await;
}

/// A colour of the system, as the browser resolves it.
async fn system(page: &Page, name: &str) -> String {
    let script = format!(
        "const sample = document.body.appendChild(document.createElement('i'));
        sample.style.cssText = 'forced-color-adjust: none; color: {name}';
        const found = getComputedStyle(sample).color;
        sample.remove();
        return found;"
    );
    page.js(&script).await.as_str().unwrap_or_default().to_owned()
}

async fn the_systems_own_colours_are_the_only_ones(page: Page) {
    page.open("?from=2016&to=2019&meeting=2017-11-15-amman").await;
    let before = colour(&page).await;
    page.prefers("forced-colors", "active").await;
    let (text, paper, chosen) =
        (system(&page, "CanvasText").await, system(&page, "Canvas").await, system(&page, "Highlight").await);
    page.shows("getComputedStyle(shape('Leaders, foreign ministers')).color", text.clone()).await;
    painted_in(&page, &text, &before).await;
    page.shows(PAPER, paper.clone()).await;
    // What only a paper told apart has a line around it, and bars are no part of the paper.
    for chosen_one in ["years()[2]", "openRow()"] {
        let outline = format!(
            "(({{ outlineStyle, outlineColor }}) => [outlineStyle, outlineColor])(getComputedStyle({chosen_one}))"
        );
        page.shows(&outline, json!(["solid", chosen])).await;
    }
    page.point(300.0, 40.0).await;
    page.find("crosshair()").await;
    // That of a year that is shown, and of one that is not.
    for bar in ["bars()[2]", "bars()[0]", "crosshair()"] {
        let colour = page.js(&format!("return getComputedStyle({bar}).backgroundColor")).await;
        assert!(colour != json!(paper) && colour != json!("rgba(0, 0, 0, 0)"), "{bar} is {colour} on {paper}");
    }
    for handle in ["Shown from", "Shown to"] {
        let grip = format!("return getComputedStyle(role('slider', '{handle}'), '::after').backgroundColor");
        let colour = page.js(&grip).await;
        assert!(colour != json!(paper) && colour != json!("rgba(0, 0, 0, 0)"), "{handle} is {colour} on {paper}");
    }
    // A theme changes nothing of it.
    page.open("?theme=contrast").await;
    page.shows(PAPER, paper).await;
    painted_in(&page, &system(&page, "CanvasText").await, &before).await;
}

async fn the_delivered_picture_has_the_systems_own_colours(page: Page) {
    page.prefers("forced-colors", "active").await;
    page.site.hold("coalition-timeline-", ".wasm");
    page.visit("").await;
    let seen = "[...new Set(delivered().filter((it) => it.checkVisibility())
        .flatMap((it) => [...it.querySelectorAll('text')]).map((it) => getComputedStyle(it).fill))]";
    page.until("it is there", &format!("{seen}.length > 0")).await;
    let (text, links) = (system(&page, "CanvasText").await, system(&page, "LinkText").await);
    let fills = page.list(seen).await;
    // The words of the picture, and the last size in the colour of its line.
    assert!(fills.contains(&text) && fills.iter().all(|fill| *fill == text || *fill == links), "{fills:?}");
    page.site.mend();
    page.drawn().await;
}

async fn nothing_moves_by_itself(page: Page) {
    page.prefers("prefers-reduced-motion", "reduce").await;
    page.open("?meeting=2017-11-15-amman").await;
    page.press("button('Embed')").await;
    page.find("dialog()").await;
    page.shows(
        "[...document.querySelectorAll('*')].flatMap((it) => [null, '::before', '::after'].map((part) => getComputedStyle(it, part)))
            .filter(({ transitionDuration, animationName, scrollBehavior }) =>
                transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto').length",
        0,
    )
    .await;
    page.shows("document.getAnimations().length", 0).await;
}
