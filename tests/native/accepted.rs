//! Accepted files (snapshots): compares a text with the one that a person has looked at and accepted.

use std::fs;
use std::path::{Path, PathBuf};

/// How a person accepts what a test has made.
pub const HOW: &str = concat!("COALITION_TIMELINE_ACCEPT=1 cargo test --test ", env!("CARGO_CRATE_NAME"));

/// A path inside the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Whether a person accepts what tests make now.
pub fn is_accepting() -> bool {
    std::env::var_os("COALITION_TIMELINE_ACCEPT").is_some_and(|value| value == "1")
}

/// Compares a text with an accepted file. Where they differ, what was made is left at `made`, if given, to look at.
pub fn check(path: &str, text: &str, made: Option<&str>) {
    let accepted = fs::read_to_string(project(path)).unwrap_or_default();
    if accepted == text {
        if let Some(made) = made {
            // What an earlier failure left would mislead now.
            let _ = fs::remove_file(project(made));
        }
        return;
    }
    if is_accepting() {
        fs::create_dir_all(project(path).parent().unwrap()).unwrap();
        fs::write(project(path), text).unwrap();
        made.map(|made| fs::remove_file(project(made)));
        return;
    }
    let line = accepted.lines().zip(text.lines()).position(|(a, b)| a != b);
    let line = line.unwrap_or(accepted.lines().count().min(text.lines().count())) + 1;
    let seen = made.map_or(String::new(), |made| {
        fs::write(project(made), text).unwrap();
        format!(" Compare it with {made}.")
    });
    panic!(
        "{path} differs from what is made now, first in line {line}.{seen} If the new one is right, accept it: {HOW}"
    );
}
