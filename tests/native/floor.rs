//! Browser support tests: the oldest browsers that the documents name have what the site is written with.
//!
//! A list of features, each with the first versions that have it, is held against our files. What is not in the list is not found:
//! whoever uses something of the last few years adds it, with its versions from a table of support.

use std::fs;
use std::process::Command;

use super::accepted::project;
use super::shape::files;

/// First versions of Chrome, Firefox and Safari.
type Versions = [f64; 3];

/// Not in any version yet.
const NONE: f64 = f64::INFINITY;

/// Features by the words that they are written with.
const FEATURES: [(&str, Versions); 78] = [
    // CSS.
    ("light-dark(", [123.0, 120.0, 17.5]),
    ("color-mix(", [111.0, 113.0, 16.2]),
    ("oklch(", [111.0, 113.0, 15.4]),
    ("@container", [105.0, 110.0, 16.0]),
    ("@layer", [99.0, 97.0, 15.4]),
    ("@property", [85.0, 128.0, 16.4]),
    ("@scope", [118.0, 128.0, 17.4]),
    ("@starting-style", [117.0, 129.0, 17.5]),
    ("@view-transition", [126.0, NONE, 18.2]),
    ("@font-palette-values", [101.0, 107.0, 15.4]),
    ("@media (scripting", [120.0, 113.0, 17.0]),
    ("prefers-contrast", [96.0, 101.0, 14.1]),
    (":has(", [105.0, 121.0, 15.4]),
    (":is(", [88.0, 78.0, 14.0]),
    (":focus-visible", [86.0, 85.0, 15.4]),
    (":user-valid", [119.0, 88.0, 16.5]),
    (":popover-open", [114.0, 125.0, 17.0]),
    (":state(", [125.0, 126.0, 17.4]),
    ("::details-content", [131.0, 143.0, 18.4]),
    ("\n  &", [120.0, 117.0, 17.2]),
    ("accent-color:", [93.0, 92.0, 15.4]),
    ("aspect-ratio:", [88.0, 89.0, 15.0]),
    ("\" / \"", [77.0, 128.0, 17.4]),
    ("scrollbar-gutter:", [94.0, 97.0, 18.2]),
    ("overflow-anchor:", [56.0, 66.0, NONE]),
    ("text-size-adjust:", [54.0, NONE, NONE]),
    ("translate:", [104.0, 72.0, 14.1]),
    ("inset-inline", [87.0, 63.0, 14.1]),
    ("overflow: clip", [90.0, 81.0, 16.0]),
    ("mask-image:", [120.0, 53.0, 15.4]),
    ("content-visibility:", [85.0, 125.0, 18.0]),
    ("contain-intrinsic", [95.0, 107.0, 17.0]),
    ("field-sizing:", [123.0, NONE, 26.2]),
    ("interpolate-size:", [129.0, NONE, NONE]),
    ("anchor-name:", [125.0, 147.0, 26.0]),
    ("text-box", [133.0, NONE, 18.2]),
    ("size-adjust:", [92.0, 92.0, 17.0]),
    ("subgrid", [117.0, 71.0, 16.0]),
    ("dvh", [108.0, 101.0, 15.4]),
    ("allow-discrete", [117.0, 129.0, 17.4]),
    // HTML.
    ("<dialog", [37.0, 98.0, 15.4]),
    (" inert", [102.0, 112.0, 15.5]),
    ("rel=\"modulepreload\"", [66.0, 115.0, 17.0]),
    (" popover", [114.0, 125.0, 17.0]),
    ("until-found", [102.0, 139.0, 26.2]),
    ("<search", [118.0, 118.0, 17.0]),
    ("shadowrootmode", [111.0, 123.0, 16.4]),
    ("blocking=\"render\"", [105.0, NONE, 18.2]),
    (" closedby", [134.0, 141.0, NONE]),
    (" command=", [135.0, 144.0, 26.2]),
    ("type=\"importmap\"", [89.0, 108.0, 16.4]),
    ("type=\"speculationrules\"", [109.0, NONE, NONE]),
    // JavaScript.
    ("Promise.withResolvers", [119.0, 121.0, 17.4]),
    ("Promise.try", [128.0, 134.0, 18.2]),
    ("Object.groupBy", [117.0, 119.0, 17.4]),
    ("Object.hasOwn", [93.0, 92.0, 15.4]),
    ("Array.fromAsync", [121.0, 115.0, 16.4]),
    ("toSorted(", [110.0, 115.0, 16.0]),
    ("toWellFormed(", [111.0, 119.0, 16.4]),
    ("structuredClone(", [98.0, 94.0, 15.4]),
    ("await import(", [89.0, 89.0, 15.0]),
    ("import.meta.resolve", [105.0, 106.0, 16.4]),
    ("with { type:", [123.0, 138.0, 17.2]),
    ("adoptedStyleSheets", [99.0, 101.0, 16.4]),
    ("replaceSync(", [73.0, 101.0, 16.4]),
    ("ElementInternals", [77.0, 93.0, 16.4]),
    ("checkVisibility(", [105.0, 106.0, 17.4]),
    ("URL.parse(", [126.0, 126.0, 18.0]),
    ("URL.canParse(", [120.0, 115.0, 17.0]),
    ("AbortSignal.any", [116.0, 124.0, 17.4]),
    ("AbortSignal.timeout", [124.0, 100.0, 16.0]),
    ("setHTMLUnsafe(", [124.0, 123.0, 17.4]),
    ("scheduler.", [94.0, 142.0, NONE]),
    ("requestIdleCallback(", [47.0, 55.0, NONE]),
    ("Uint8Array.fromBase64", [140.0, 133.0, 18.2]),
    ("moveBefore(", [133.0, 144.0, NONE]),
    ("??=", [85.0, 79.0, 14.0]),
    ("using ", [134.0, 141.0, NONE]),
];

/// What a browser may lack, by its words, and what it then shows.
const WELCOME: [(&str, &str); 4] = [
    ("\" / \"", "a sign is missing beside words that say the same"),
    ("scrollbar-gutter:", "the page may become narrower by a scroll bar while it comes"),
    ("overflow-anchor:", "rows may move while a long table is scrolled"),
    ("text-size-adjust:", "a telephone may make letters larger as it likes"),
];

/// What the compiler takes for granted of every machine that runs WebAssembly.
const MACHINE: [(&str, Versions); 6] = [
    ("bulk-memory", [75.0, 79.0, 15.0]),
    ("multivalue", [85.0, 78.0, 13.1]),
    ("mutable-globals", [74.0, 61.0, 12.0]),
    ("nontrapping-fptoint", [75.0, 64.0, 15.0]),
    ("reference-types", [96.0, 79.0, 15.0]),
    ("sign-ext", [74.0, 62.0, 14.1]),
];

/// The versions that a document names.
fn named() -> Versions {
    let page = fs::read_to_string(project("docs/embedding.md")).unwrap();
    ["Chrome ", "Firefox ", "Safari "].map(|browser| {
        let rest = page.split_once(browser).unwrap_or_else(|| panic!("docs/embedding.md names no {browser}")).1;
        let number = rest.split(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap().trim_end_matches('.');
        number.parse().unwrap_or_else(|_| panic!("{browser}{number} is no version"))
    })
}

/// All that is written for browsers, without comments at the beginning of a line.
fn sources() -> String {
    let folders = [("assets", ".js"), ("style", ".css"), ("src/ui", ".rs")];
    let mut all: String =
        folders.into_iter().flat_map(|(folder, ending)| files(folder, ending)).map(|file| file.text).collect();
    all.push_str(&fs::read_to_string(project("index.html")).unwrap());
    let lines = all.lines().filter(|line| !["//", "/*", "*"].iter().any(|start| line.trim_start().starts_with(start)));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The features of a list that are used, which are those whose words somebody has written.
fn used(source: &str) -> Vec<(&'static str, Versions)> {
    let is_needed = |words: &str| WELCOME.iter().all(|(welcome, _)| *welcome != words);
    FEATURES.into_iter().filter(|(words, _)| source.contains(words) && is_needed(words)).collect()
}

#[test]
fn no_feature_is_newer_than_the_oldest_browsers() {
    let floor = named();
    let newer = |(words, versions): &(&str, Versions)| {
        versions.iter().zip(floor).any(|(first, oldest)| *first > oldest).then(|| format!("{words} {versions:?}"))
    };
    let used = used(&sources());
    assert!(used.len() > 15, "{used:?}");
    assert_eq!(used.iter().filter_map(newer).collect::<Vec<_>>(), [""; 0], "newer than {floor:?}");
    assert_eq!(MACHINE.iter().filter_map(newer).collect::<Vec<_>>(), [""; 0], "newer than {floor:?}");
}

#[test]
fn what_may_be_missing_is_used_and_known() {
    let source = sources();
    for (words, why) in WELCOME {
        let is_known = FEATURES.iter().any(|(known, _)| *known == words);
        assert!(source.contains(words) && is_known, "{words} ({why}) is not used, or has no versions");
    }
}

#[test]
fn no_browser_is_named_that_is_newer_than_any_feature_needs() {
    let used = used(&sources());
    let least = [0, 1, 2].map(|browser| used.iter().map(|(_, versions)| versions[browser]).fold(0.0, f64::max));
    assert_eq!(named(), least, "{used:?}");
}

#[test]
fn the_compiler_takes_no_more_for_granted() {
    let asked = ["--print", "cfg", "--target", "wasm32-unknown-unknown"];
    let said = Command::new("rustc").args(asked).output().expect("the compiler answers");
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let features: Vec<&str> = said.split("target_feature=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
    assert!(!features.is_empty(), "{said}");
    for feature in features {
        assert!(MACHINE.iter().any(|(known, _)| *known == feature), "{feature}: since when do browsers have it?");
    }
}
