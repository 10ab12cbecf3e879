//! Contrast tests: what is written and drawn can be told from the paper it is on, in every theme.

use std::collections::BTreeSet;

use coalition_timeline::chart::Ink;
use coalition_timeline::paint::{Palette, Shade};
use coalition_timeline::view::Theme;

use super::accepted::project;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// What the page is written on, with what is chosen, open or warned of.
const PAPERS: [&str; 5] = ["--ct-paper", "--ct-raised", "--ct-accent-paper", "--ct-warn-paper", "--ct-chart-paper"];

/// What is written, on any of the papers: WCAG 2 asks for 4.5, and for 7 where contrast is high.
const WORDS: [&str; 6] =
    ["--ct-text-colour", "--ct-muted", "--ct-accent", "--ct-warn", "--ct-chart-text", "--ct-chart-muted"];

/// What is drawn, on any of the papers: borders of fields, the ring of the focus.
const LINES: [&str; 2] = ["--ct-border", "--ct-focus"];

/// Marks of the chart, on its paper: WCAG 2 asks for 3.
const MARKS: [&str; 10] = [
    "--ct-chart-growth",
    "--ct-chart-pledge",
    "--ct-chart-pledge-soft",
    "--ct-chart-host",
    "--ct-chart-host-defence",
    "--ct-chart-host-officials",
    "--ct-chart-host-working",
    "--ct-chart-host-other",
    "--ct-chart-host-soft",
    "--ct-chart-moment",
];

/// Colours that must not be taken for each other: each has one meaning.
const MEANINGS: [&str; 7] = [
    "--ct-chart-growth",
    "--ct-chart-pledge",
    "--ct-chart-host",
    "--ct-chart-host-defence",
    "--ct-chart-host-officials",
    "--ct-chart-host-working",
    "--ct-chart-host-other",
];

/// How eyes see colours: those of most people, and those that lack one of the three kinds of cones, by the matrices of Machado,
/// Oliveira and Fernandes (2009) for linear RGB.
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// A colour as some eyes see it, in Oklab, where equal distances look equally large.
fn seen(colour: &str, eyes: [[f64; 3]; 3]) -> [f64; 3] {
    let part = |at: usize| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
    let linear = |c: f64| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
    let rgb = [linear(part(1)), linear(part(3)), linear(part(5))];
    let times = |rows: [[f64; 3]; 3], v: [f64; 3]| rows.map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum::<f64>());
    let rgb = times(eyes, rgb).map(|c| c.clamp(0.0, 1.0));
    let cones = times(
        [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        rgb,
    );
    times(
        [
            [0.210_454_255_3, 0.793_617_785, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766],
        ],
        cones.map(f64::cbrt),
    )
}

#[test]
fn colours_of_different_meanings_differ_for_every_eye() {
    let mut close = Vec::new();
    for shade in Shade::ALL {
        for (eyes, matrix) in EYES {
            for (at, one) in MEANINGS.iter().enumerate() {
                for other in &MEANINGS[..at] {
                    let [one_seen, other_seen] = [one, other].map(|name| seen(&colour(shade, name), matrix));
                    let apart = one_seen.iter().zip(other_seen).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                    // Twice what is seen beside each other at a glance; shapes tell the same once more.
                    if apart < 0.08 {
                        close.push(format!("{one} and {other}: {apart:.3} with {eyes} in {shade:?}"));
                    }
                }
            }
        }
    }
    assert_eq!(close, [""; 0]);
}

/// Decoration, which nobody needs to see.
const DECORATION: [&str; 3] = ["--ct-rule", "--ct-chart-grid", "--ct-chart-growth-area"];

fn is_high(shade: Shade) -> bool {
    matches!(shade, Shade::ContrastLight | Shade::ContrastDark)
}

fn colour(shade: Shade, name: &str) -> String {
    let colour = shade.token(TOKENS, name).unwrap_or_else(|| panic!("{shade:?} has no {name}"));
    let is_hex = colour.len() == 7 && colour.starts_with('#') && colour[1..].bytes().all(|b| b.is_ascii_hexdigit());
    assert!(is_hex, "{name} is {colour} in {shade:?}");
    colour
}

/// The contrast of two colours as WCAG 2 computes it.
fn contrast(a: &str, b: &str) -> f64 {
    let luminance = |colour: &str| {
        let part = |at: usize| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        let linear = |c: f64| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(part(1)) + 0.7152 * linear(part(3)) + 0.0722 * linear(part(5))
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Every pair of a shade that has less contrast than it must have.
fn faint(names: &[&str], papers: &[&str], least: impl Fn(Shade) -> f64) -> Vec<String> {
    let mut found = Vec::new();
    for shade in Shade::ALL {
        for (name, paper) in names.iter().flat_map(|name| papers.iter().map(move |paper| (name, paper))) {
            let seen = contrast(&colour(shade, name), &colour(shade, paper));
            if seen < least(shade) {
                found.push(format!("{name} on {paper}: {seen:.2} in {shade:?}"));
            }
        }
    }
    found
}

#[test]
fn contrast_is_that_of_wcag() {
    assert_eq!(contrast("#000000", "#ffffff"), 21.0);
    assert_eq!(contrast("#777777", "#777777"), 1.0);
    // The grey that famously just fails.
    assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
}

#[test]
fn words_stand_out_from_every_paper() {
    assert_eq!(faint(&WORDS, &PAPERS, |shade| if is_high(shade) { 7.0 } else { 4.5 }), [""; 0]);
}

#[test]
fn borders_and_the_focus_stand_out_from_every_paper() {
    assert_eq!(faint(&LINES, &PAPERS, |shade| if is_high(shade) { 4.5 } else { 3.0 }), [""; 0]);
}

#[test]
fn marks_stand_out_from_the_chart() {
    assert_eq!(faint(&MARKS, &["--ct-chart-paper"], |shade| if is_high(shade) { 4.5 } else { 3.0 }), [""; 0]);
    // The line of growth runs along its own area, and a bar of the strip stands on what is chosen.
    assert_eq!(faint(&["--ct-chart-growth"], &["--ct-chart-growth-area"], |_| 4.5), [""; 0]);
}

#[test]
fn every_colour_has_been_looked_at() {
    let looked: BTreeSet<&str> =
        [PAPERS.as_slice(), &WORDS, &LINES, &MARKS, &DECORATION].concat().into_iter().collect();
    let all: BTreeSet<&str> =
        TOKENS.lines().filter_map(|line| line.trim().split_once(": light-dark(")).map(|(name, _)| name).collect();
    assert_eq!(all, looked);
    for (shade, name) in Shade::ALL.into_iter().flat_map(|shade| all.iter().map(move |name| (shade, name))) {
        colour(shade, name);
    }
    for ink in Ink::ALL {
        let colours: BTreeSet<String> =
            Shade::ALL.into_iter().map(|shade| Palette::from_tokens(TOKENS, shade).colour(ink).to_owned()).collect();
        assert!(colours.len() > 1 && !colours.contains("black"), "{}: {colours:?}", ink.code());
    }
}

/// The declarations after a line of the style sheet, to the end of their block.
fn block(last: &str) -> Vec<&'static str> {
    let rest = TOKENS.split_once(last).unwrap_or_else(|| panic!("no {last}")).1;
    let inside = rest.split_once('{').and_then(|(_, rest)| rest.split_once('}')).expect("a block").0;
    inside.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

#[test]
fn high_contrast_is_the_same_whoever_asks_for_it() {
    let (system, theme) = (block("@media (prefers-contrast: more) {"), block("@media (forced-colors: none) {"));
    assert!(system.len() > 20);
    assert_eq!(system, theme);
    // Where the reader's own colours are all there is, each of them has a name of the system's.
    let names = |block: &[&'static str]| -> Vec<&'static str> {
        block.iter().filter_map(|line| line.split_once(':')).map(|(name, _)| name).collect()
    };
    let forced = block("@media (forced-colors: active) {");
    assert_eq!(names(&forced), names(&system));
    assert!(forced.iter().all(|line| !line.contains('#') && !line.contains("light-dark")), "{forced:?}");
}

#[test]
fn what_runs_before_the_program_knows_the_same_themes_and_place() {
    let read = |path: &str| std::fs::read_to_string(project(path)).unwrap();
    let (early, program) = (read("assets/early.js"), read("src/ui/header.rs"));
    let key = program.split("const KEY: &str = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(early.contains(&format!("localStorage.getItem(\"{key}\")")), "{early}");
    let codes: Vec<&str> = Theme::ALL.into_iter().filter(|theme| *theme != Theme::System).map(Theme::code).collect();
    assert!(early.contains(&format!("/^({})$/", codes.join("|"))), "{early}");
}
