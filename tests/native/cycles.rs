//! Cycles between the files of a module: there are none, so that each file can be read before those that use it.

use std::collections::{BTreeMap, BTreeSet};

use super::shape::{File, files, used};

/// For each file of a module, those that it uses.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// The file that gives a module its name, beside its others.
const ROOT: &str = "mod";

/// The folders of modules: each with what begins a path to what is in it.
fn modules(all: &[File]) -> BTreeMap<String, String> {
    let folder = |file: &File| Some(file.path.rsplit_once('/')?.0.to_owned());
    let folders: BTreeSet<String> = all.iter().filter_map(folder).filter(|folder| folder.starts_with("src/")).collect();
    let path = |folder: &str| match folder.strip_prefix("src/") {
        // Each helper is a program of its own.
        Some(helper) if helper.starts_with("bin/") => "crate::".to_owned(),
        Some(module) => format!("crate::{}::", module.replace('/', "::")),
        None => String::new(),
    };
    folders.iter().map(|folder| (folder.clone(), path(folder))).collect()
}

/// What a root takes in from its other files, each name with its file: whoever asks the root for it uses that file.
fn taken_in(root: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for statement in root.split("use ").skip(1).filter_map(|rest| rest.split(';').next()) {
        if let Some((file, names)) = statement.split_once("::") {
            let names = names.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty());
            found.extend(names.map(|name| (name.to_owned(), file.to_owned())));
        }
    }
    found
}

/// What the files of a folder use of each other. A folder inside it is one of its files.
fn uses(all: &[File], folder: &str, path: &str) -> Uses {
    let inside: Vec<(&str, &File)> =
        all.iter().filter_map(|file| Some((file.path.strip_prefix(folder)?.strip_prefix('/')?, file))).collect();
    let name = |inside: &str| match inside.split(['/', '.']).next() {
        Some("main") | None => ROOT.to_owned(),
        Some(name) => name.to_owned(),
    };
    let names: BTreeSet<String> = inside.iter().map(|(inside, _)| name(inside)).collect();
    let root =
        inside.iter().find(|(inside, _)| ["mod.rs", "main.rs"].contains(inside)).map_or("", |(_, file)| &file.text);
    let taken = taken_in(root);
    let mut found = Uses::new();
    for (inside, file) in &inside {
        let (from, is_deeper) = (name(inside), inside.contains('/') && !inside.ends_with("/mod.rs"));
        let mut asked = used(&file.text, path);
        if from == ROOT {
            // What it only hands on it does not use.
            let own = file.text.split("pub use ").enumerate();
            let own = own.filter_map(|(at, part)| if at == 0 { Some(part) } else { Some(part.split_once(';')?.1) });
            let own: String = own.collect();
            asked.extend(names.iter().filter(|name| own.contains(&format!("{name}::"))).cloned());
        } else if !is_deeper {
            asked.extend(used(&file.text, "super::"));
        }
        let files = asked.into_iter().map(|asked| match names.contains(&asked) {
            true => asked,
            false => taken.get(&asked).filter(|file| names.contains(*file)).cloned().unwrap_or(ROOT.to_owned()),
        });
        found.entry(from.clone()).or_default().extend(files.filter(|file| *file != from));
    }
    found
}

/// A way from a file over others back to itself, if there is one.
fn cycle(uses: &Uses) -> Option<Vec<String>> {
    fn walk(uses: &Uses, way: &mut Vec<String>, done: &mut BTreeSet<String>) -> Option<Vec<String>> {
        let last = way.last()?.clone();
        for next in uses.get(&last).into_iter().flatten() {
            if let Some(at) = way.iter().position(|file| file == next) {
                return Some(way[at..].to_vec());
            }
            if !done.contains(next) {
                way.push(next.clone());
                if let Some(found) = walk(uses, way, done) {
                    return Some(found);
                }
                way.pop();
            }
        }
        done.insert(last);
        None
    }
    let mut done = BTreeSet::new();
    uses.keys().find_map(|file| walk(uses, &mut vec![file.clone()], &mut done))
}

fn file(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned() }
}

#[test]
fn a_cycle_is_found() {
    let found = |all: &[File]| cycle(&uses(all, "src/m", "crate::m::"));
    let straight = [
        file("src/m/mod.rs", "mod a;\nmod b;\npub use a::A;\npub use b::B;"),
        file("src/m/a.rs", "use super::B;\n// super::c::C"),
        file("src/m/b.rs", "use super::c::C;"),
        file("src/m/c.rs", ""),
    ];
    assert_eq!(found(&straight), None);
    let [root, a, b, _] = straight;
    // By a name that the root hands on, and out of a folder.
    let round =
        [root, a, b, file("src/m/c/mod.rs", ""), file("src/m/c/d.rs", "use super::e::E;\nuse crate::m::{A, x};")];
    assert_eq!(found(&round), Some(["a", "b", "c"].map(str::to_owned).to_vec()));
}

#[test]
fn no_file_needs_one_that_needs_it() {
    let all = files("src", ".rs");
    let modules = modules(&all);
    assert!(modules.len() > 10, "{modules:?}");
    let found = modules.iter().filter_map(|(folder, path)| {
        let cycle = cycle(&uses(&all, folder, path))?;
        Some(format!("{folder}: {}", cycle.join(" → ")))
    });
    assert_eq!(found.collect::<Vec<_>>(), [""; 0]);
}
