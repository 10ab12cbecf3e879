//! Axe-core runner: the violations in a page.

use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::harness::{Page, path};

/// Every rule that states a success criterion of WCAG 2.2 at A or AA, and what axe-core itself thinks good practice.
const RULES: [&str; 7] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/// The script, which scripts/setup has installed.
fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| std::fs::read_to_string(path("AXE_CORE")).expect("the script of axe-core"))
}

/// Asserts that axe-core finds nothing wrong, and nothing that it cannot decide, in what a context of its own language names:
/// `document`, or the selector of an element of the page. Frames are looked at from inside.
pub async fn is_clean(page: &Page, context: &str, when: &str) {
    let options = json!({
        "runOnly": { "type": "tag", "values": RULES },
        // Rules of WCAG 2.2 wait to be asked for.
        "rules": { "target-size": { "enabled": true } },
        "resultTypes": ["violations", "incomplete"],
        "iframes": false,
        "preload": false,
    });
    page.settles(IS_BUSY, false).await;
    let script = format!("{}\n({LOOK})({context}, {options}, arguments[arguments.length - 1]);", source());
    let ran = page.client.execute_async(&script, Vec::new()).await;
    let found = ran.unwrap_or_else(|error| panic!("axe-core does not run {when}: {error}"));
    // A script that has looked at nothing would find nothing.
    assert!(
        found[2].as_u64().is_some_and(|passes| passes > 15),
        "axe-core has looked at next to nothing {when}: {found}"
    );
    let wrong: Vec<String> = described(&found[0], "wrong").chain(described(&found[1], "undecided")).collect();
    assert!(wrong.is_empty(), "axe-core, {when}:\n{}", wrong.join("\n"));
}

/// Whether a picture is not as wide as its room, or its links are about to be others: axe-core cannot say where in a page is
/// what goes while it looks.
const IS_BUSY: &str = "[document, ...[...document.querySelectorAll('coalition-timeline')].map((it) => it.shadowRoot)]
    .filter((root) => canvas(root))
    .some((root) => role('group', 'Marks of the chart', root)?.ariaBusy === 'true'
        || picture(root).clientWidth !== canvas(root).offsetWidth)";

/// Runs axe-core and gives what is wrong, what is undecided, and how many rules are kept.
///
/// It does not decide on the contrast of a text at whose middle it sees another box than it expects: a line that wraps, a word of
/// the delivered picture. Each such place that was looked at is plain text on the paper of the nearest box that has one, and so
/// it is measured here.
const LOOK: &str = "async (context, options, done) => {
    const contrast = (it) => {
        const style = getComputedStyle(it);
        const text = it instanceof SVGElement ? style.fill : style.color;
        let paper = 'rgb(255, 255, 255)';
        for (let box = it; box; box = box.assignedSlot ?? box.parentElement ?? box.getRootNode().host) {
            const colour = getComputedStyle(box).backgroundColor;
            if (colour === 'rgba(0, 0, 0, 0)') continue;
            paper = colour;
            break;
        }
        const [front, back] = [text, paper].map((colour) => new axe.commons.color.Color().parseString(colour));
        return axe.commons.color.getContrast(back, front);
    };
    try {
        const { violations, incomplete, passes } = await axe.run(context, { ...options, elementRef: true });
        for (const finding of incomplete.filter(({ id }) => id === 'color-contrast')) {
            finding.nodes = finding.nodes.filter(({ element }) => !(contrast(element) >= 4.5));
        }
        const plain = (findings) => findings.map(({ id, help, nodes }) => ({ id, help, nodes:
            nodes.map(({ target, html, failureSummary }) => ({ target, html, failureSummary })) }));
        done([plain(violations), plain(incomplete), passes.length]);
    } catch (error) {
        done(String(error));
    }
}";

/// Each finding with its rule, and what it was found in.
fn described<'f>(findings: &'f Value, what: &'static str) -> impl Iterator<Item = String> + 'f {
    findings.as_array().into_iter().flatten().flat_map(move |finding| {
        let nodes = finding["nodes"].as_array().into_iter().flatten();
        nodes.map(move |node| {
            format!(
                "{what}: {} ({})\n  {}\n  {}\n  {}",
                finding["id"],
                finding["help"],
                node["target"],
                node["html"],
                node["failureSummary"].as_str().unwrap_or_default().replace('\n', "\n  ")
            )
        })
    })
}
