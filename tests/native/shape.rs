//! Shape of the program: who may use whom, who may ask the browser, and how files begin.

use std::fs;
use std::path::Path;

use super::accepted::project;

/// A file of the project.
pub struct File {
    /// Its path from the top.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// Every file under a folder whose name ends so.
pub fn files(folder: &str, ending: &str) -> Vec<File> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<File>) {
        for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.to_string_lossy().ends_with(ending) {
                let text = fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(project("")).unwrap().to_string_lossy().replace('\\', "/");
                found.push(File { path, text });
            }
        }
    }
    let mut found = Vec::new();
    walk(&project(folder), ending, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no {ending} in {folder}");
    found
}

/// Compares the faults found, a line each, with none.
fn check(faults: impl IntoIterator<Item = String>) {
    assert_eq!(faults.into_iter().collect::<Vec<_>>().join("\n"), "");
}

/// Every line of some files that is at fault, with its place.
fn lines(files: &[File], is_fault: impl Fn(&File, &str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let faults = file.text.lines().enumerate().filter(|(_, line)| is_fault(file, line));
        found.extend(faults.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())));
    }
    found
}

/// Which modules a module may use beside itself. `app`, `main.rs` and the helpers of `bin` may use all.
const ARROWS: [(&str, &[&str]); 9] = [
    ("dataset", &[]),
    ("import", &["dataset"]),
    ("view", &["dataset"]),
    ("words", &["dataset", "view"]),
    ("chart", &["dataset", "view", "words"]),
    ("paint", &["chart", "words"]),
    ("export", &["chart", "dataset", "view", "words"]),
    ("platform", &["chart", "dataset", "paint", "view", "words"]),
    ("ui", &["chart", "dataset", "export", "paint", "platform", "view", "words"]),
];

/// The names that a text has right after a path that ends in `::`, be it alone or in braces. Comments use nothing.
pub fn used(text: &str, path: &str) -> Vec<String> {
    let name = |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for rest in code.split(path).skip(1) {
        match rest.strip_prefix('{') {
            None => found.push(name(rest)),
            Some(group) => {
                // The names at the top of a group are those after a comma outside inner braces.
                let (mut depth, mut start) = (0, 0);
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        ',' | '}' if depth == 0 => {
                            found.push(name(&group[start..at]));
                            start = at + 1;
                            if c == '}' {
                                break;
                            }
                        }
                        '}' => depth -= 1,
                        _ => {}
                    }
                }
            }
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

#[test]
fn names_after_crate_are_found() {
    let text = "use crate::{chart::{self, Ink}, view, };\n    // crate::paint\n crate::words::day()";
    assert_eq!(used(text, "crate::"), ["chart", "view", "words"]);
    assert_eq!(used("use super::{Data, links};\nuse super::state::Timeline;", "super::"), ["Data", "links", "state"]);
}

#[test]
fn nothing_points_against_the_arrows() {
    let mut faults = Vec::new();
    for file in files("src", ".rs") {
        let Some(layer) = file.path.strip_prefix("src/").and_then(|path| path.split_once('/')).map(|(layer, _)| layer)
        else {
            continue;
        };
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == layer) else {
            assert!(["app", "bin"].contains(&layer), "which modules may {layer} use?");
            continue;
        };
        let against =
            used(&file.text, "crate::").into_iter().filter(|name| name != layer && !allowed.contains(&name.as_str()));
        faults.extend(against.map(|name| format!("{} uses {name}", file.path)));
        // The same in other words: out of the module without naming the crate.
        let is_root = file.path == format!("src/{layer}/mod.rs");
        if file.text.contains("super::super::") || is_root && file.text.contains("super::") {
            faults.push(format!("{} leaves {layer} through super", file.path));
        }
    }
    check(faults);
}

/// The lines with one of these words that are in no file whose path begins so. Words about words are no use of them.
fn outside(places: &[&str], words: &[&str]) -> Vec<String> {
    lines(&files("src", ".rs"), |file, line| {
        let is_comment = line.trim_start().starts_with("//");
        !is_comment
            && !places.iter().any(|path| file.path.starts_with(path))
            && words.iter().any(|word| line.contains(word))
    })
}

#[test]
fn only_the_browser_part_knows_a_browser() {
    let may = ["src/app/", "src/platform/", "src/paint/canvas.rs", "src/main.rs", "src/bin/check/"];
    check(outside(&may, &["web_sys", "js_sys", "wasm_bindgen", "gloo"]));
    check(outside(&["src/app/", "src/ui/"], &["leptos"]));
}

#[test]
fn elements_of_our_own_are_not_looked_for() {
    // Components know theirs. What is looked for is where our page has its timeline, and what one handler of very many elements serves.
    let may = ["src/app/start.rs", "src/platform/dom.rs"];
    let looks = ["query_selector", ".closest(", "get_element_by_id", "get_elements_by", "document.all"];
    check(outside(&may, &looks));
    let count = |path: &str, word: &str| fs::read_to_string(project(path)).unwrap().matches(word).count();
    let found = may.map(|path| looks.map(|word| count(path, word)));
    // The host and what it was delivered with; and the one handler.
    assert_eq!(found, [[2, 0, 0, 0, 0], [0, 1, 0, 0, 0]]);
}

#[test]
fn html_is_never_made_of_text() {
    // Only SVG of our own writer goes in as text: shapes of the legend, the pictures on paper, and those that the page is delivered with.
    let may = ["src/ui/legend.rs", "src/ui/print_sheet.rs", "src/ui/chart/panels.rs"];
    let writes = ["inner_html=", "set_inner_html(", "InertElement::new(", "set_outer_html(", "insert_adjacent_html("];
    let found = outside(&may, &writes);
    check(found.into_iter().filter(|line| !line.contains("inner_html=\"\"") && !line.contains("set_inner_html(\"\")")));
    for path in may {
        let text = fs::read_to_string(project(path)).unwrap();
        assert_eq!(writes.iter().map(|word| text.matches(word).count()).sum::<usize>(), 1, "{path}");
    }
}

/// Leptos' own macro would be taken without a word, and make a type for each view.
#[test]
fn components_use_the_macro_of_the_tree() {
    let is_our_own = |text: &str| {
        let ways = [
            "macro_rules! view",
            "\nuse super::view;",
            "\nuse crate::ui::view;",
            "view::{dynamic, view};",
            ", view};",
            " view,\n};",
        ];
        ways.iter().any(|way| text.contains(way))
    };
    let views = files("src/ui", ".rs").into_iter().chain(files("src/app", ".rs"));
    check(views.filter(|file| file.text.contains("view! {") && !is_our_own(&file.text)).map(|file| file.path));
}

#[test]
fn nothing_asks_the_clock() {
    let clocks = ["Local::now", "Utc::now", "SystemTime", "Date::now", "new_0("];
    check(lines(&files("src", ".rs"), |_, line| clocks.iter().any(|clock| line.contains(clock))));
}

#[test]
fn every_file_begins_with_what_it_is() {
    let mut faults = Vec::new();
    let kinds: [(&str, &str, &[&str]); 6] = [
        (".rs", "//! ", &["src", "tests"]),
        (".css", "/* ", &["style", "tests/hosts"]),
        (".js", "// ", &["assets", "tests"]),
        (".ts", "// ", &["assets"]),
        (".mjs", "// ", &["scripts"]),
        ("", "# ", &["scripts", ".ci"]),
    ];
    for (ending, sign, folders) in kinds {
        let is_other = |file: &File| ending.is_empty() && Path::new(&file.path).extension().is_some();
        for file in folders.iter().flat_map(|folder| files(folder, ending)).filter(|file| !is_other(file)) {
            let first = file.text.lines().find(|line| !line.starts_with("#!")).unwrap_or_default();
            // A statement, in the terms of the field: whoever looks for a reader of CSV searches for that, not for a question.
            let is_statement = first.strip_prefix(sign).is_some_and(|text| !text.contains('?'));
            if !is_statement {
                faults.push(format!("{}: {first}", file.path));
            }
        }
    }
    check(faults);
}

#[test]
fn no_file_is_too_long_to_read() {
    let mut long = Vec::new();
    for file in files("src", ".rs").into_iter().chain(files("tests", ".rs")) {
        let count = file.text.lines().count();
        // The table of countries is long because there are many countries.
        if count > 500 && file.path != "src/words/countries.rs" {
            long.push(format!("{} has {count} lines", file.path));
        }
    }
    check(long);
}

#[test]
fn scenarios_find_things_as_people_do() {
    // What has neither role nor name is found in one place, tests/browser/harness/queries.js.
    check(lines(&files("tests/browser", ".rs"), |_, line| line.contains(".ct-") || line.contains("[data-")));
}

#[test]
fn the_smoke_set_names_scenarios_that_there_are() {
    let script = fs::read_to_string(project("scripts/test")).unwrap();
    let smoke = script.split_once("smoke=(\n").and_then(|(_, rest)| rest.split_once("\n)")).unwrap().0;
    let scenarios = files("tests/browser", ".rs");
    let is_there = |name: &str| {
        let (module, scenario) = name.split_once("::chromium").unwrap();
        let path = format!("tests/browser/{}.rs", module.replace("::", "/"));
        let scenario = format!("async fn {}(page: Page)", scenario.trim_start_matches("::"));
        scenarios.iter().any(|file| file.path == path && (name.ends_with("chromium") || file.text.contains(&scenario)))
    };
    check(smoke.split_whitespace().filter(|name| !is_there(name)).map(str::to_owned));
}

#[test]
fn every_promise_has_an_issue() {
    let mark = ["TO", "DO"].concat();
    let all: Vec<File> =
        ["src", "tests"].into_iter().flat_map(|folder| files(folder, ".rs")).chain(files("style", ".css")).collect();
    let has_issue = |line: &str| line.split('#').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    check(lines(&all, |_, line| line.contains(&mark) && !has_issue(line)));
}

#[test]
fn no_style_overrules_the_reader() {
    check(lines(&files("style", ".css"), |_, line| line.contains("!important")));
}

#[test]
fn the_page_has_no_inline_script_or_style() {
    let page = fs::read_to_string(project("index.html")).expect("index.html is at the top of the project");
    let mut faults = Vec::new();
    for tag in page.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let name = tag.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
        // Every other part between quotation marks is the value of an attribute.
        let outside = tag.split('"').step_by(2).collect::<Vec<_>>().join("\"");
        let has = |attribute: &str| outside.contains(&format!(" {attribute}"));
        let is_inline = name == "style" || (name == "script" && !has("src=")) || has("style=") || has("on");
        if is_inline {
            faults.push(format!("<{tag}>"));
        }
    }
    check(faults);
}
