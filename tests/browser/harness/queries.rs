//! Injection of the queries into a page.

use std::sync::OnceLock;

use super::driver::path;

/// What a script answers where they are missing.
pub const MISSING: &str = "the functions that find things are missing";
const KEY: &str = "window[Symbol.for('coalition-timeline-queries')]";

/// A script that may call the functions of `queries.js`, from the body of a function. One that `calls_back` calls its last argument
/// when it has ended, and the others return.
pub fn with_queries(body: &str, calls_back: bool) -> String {
    let answer = if calls_back { "arguments[arguments.length - 1]" } else { "" };
    format!(
        "const queries = {KEY};
        if (!queries) return {answer}({MISSING:?});
        with (queries) return (() => {{ {body}\n }})();"
    )
}

/// What brings them into a page.
pub fn install() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let library = std::fs::read_to_string(path("TESTING_LIBRARY")).expect("the script of Testing Library");
        // It leaves its name in the page, from where ours takes it.
        format!("(function () {{ {library}\n }}).call(globalThis);\n{}", include_str!("queries.js"))
    })
}
