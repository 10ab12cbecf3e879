//! Mutation tests of the import: files that have been broken somewhere.

use coalition_timeline::dataset::{Problem, Reading, load};
use coalition_timeline::words;
use proptest::prelude::*;
use serde_json::json;

use super::accepted::project;
use super::bundled::{dataset, texts};
use super::taken::{csv_rows, json};
use super::{round, valid, views};

/// Files that are right, and the faulty ones of the folder.
fn files() -> &'static [Vec<u8>] {
    static FILES: std::sync::OnceLock<Vec<Vec<u8>>> = std::sync::OnceLock::new();
    FILES.get_or_init(|| {
        let rows = [0, 3, 40];
        let exports = [csv_rows, json].map(|write| write(dataset(), texts(), &rows).into_bytes());
        let kept = std::fs::read_dir(project("tests/native/files")).unwrap().map(|entry| entry.unwrap().path());
        let kept = kept.filter(|path| path.extension().is_some_and(|ending| ending != "txt"));
        let template = project("assets/template.csv");
        let kept = kept.chain([template]).map(|path| std::fs::read(path).unwrap());
        kept.chain(exports).chain([valid::file().to_string().into_bytes()]).collect()
    })
}

/// What a file can be broken with: bytes that mean something to one of the formats, and some that mean nothing.
const SPLINTERS: &[&[u8]] = &[
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"|",
    b"\\|",
    b"\\",
    b"'",
    b"'=",
    b"=",
    b"@",
    b"#",
    b"# title: ",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xE9",
    b"\xF0\x9F\x98\x80",
    b"\xE2\x80\xAE",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"null",
    b"true",
    b"\\ud800",
    b"\\u0000",
    b"1e999",
    b"-1",
    b"0",
    b"99999999999999999999",
    b"2016-02-30",
    b"2016",
    b"date,name\n",
    b"date",
    b"name",
    b"\"id\":\"a\",",
    b"FR",
    b"France",
    b"https://",
    b"javascript:alert(1)",
];

/// Where, how and with what a file is broken, several times.
fn blows() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, prop::sample::Index, usize)>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0..6usize, any::<prop::sample::Index>(), 1..40usize), 1..6)
}

fn broken(file: &[u8], blows: &[(prop::sample::Index, usize, prop::sample::Index, usize)]) -> Vec<u8> {
    let mut file = file.to_vec();
    for (at, kind, what, length) in blows {
        let at = at.index(file.len() + 1);
        let end = (at + length).min(file.len());
        let splinter = SPLINTERS[what.index(SPLINTERS.len())];
        match kind {
            0 => drop(file.splice(at..end, splinter.iter().copied())),
            1 => drop(file.drain(at..end)),
            2 => file = [&file[..end], &file[at..]].concat(),
            3 if at < file.len() => file[at] ^= 1 << (length % 8),
            4 if length % 5 == 0 => file.truncate(at),
            _ => drop(file.splice(at..at, splinter.iter().copied())),
        }
    }
    file
}

proptest! {
    #![proptest_config(views::tries(300))]

    /// Whatever happens to a file, each fault has a place and an answer, and what is kept is as good as any.
    #[test]
    fn what_is_left_of_a_broken_file_comes_back(which in any::<prop::sample::Index>(), blows in blows()) {
        let file = broken(&files()[which.index(files().len())], &blows);
        let (whole, faults, _) = Reading::new(file, words::country).finish();
        for told in faults.iter().map(words::fault) {
            prop_assert!(told.contains(": ") && told.ends_with('.'), "{}", told);
            prop_assert!(told.chars().count() < 700 && !told.contains(|c: char| c.is_control() || c == '\u{202e}'), "{}", told);
        }
        round::check(&whole, &(0..whole.dataset.meetings.len()).collect::<Vec<_>>());
    }

    /// A file is taken for JSON exactly where serde_json takes it for some.
    #[test]
    fn what_is_json_is_as_serde_json_says(which in any::<prop::sample::Index>(), blows in blows()) {
        let is_json = |file: &[u8]| file.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
        let all: Vec<&Vec<u8>> = files().iter().filter(|file| is_json(file)).collect();
        let file = broken(all[which.index(all.len())], &blows);
        // What begins in another way may be a table.
        prop_assume!(is_json(&file));
        let judged = serde_json::from_slice::<serde_json::Value>(&file);
        let (_, faults, _) = Reading::new(file, words::country).finish();
        let refused = faults.iter().find(|fault| {
            matches!(fault.problem, Problem::NotJson { .. } | Problem::NotUtf8 { .. } | Problem::TooDeep { .. })
        });
        prop_assert_eq!(refused.is_none(), judged.is_ok(), "{:?}, but serde_json: {:?}", refused, judged.err());
    }
}

#[test]
fn a_point_is_compared_with_those_that_stay() {
    let mut file = valid::with("/membership/0/date", json!("2018"));
    let mut later = file["membership"][1].clone();
    later["date"] = json!("2017-01-01");
    file["membership"].as_array_mut().unwrap().push(later);
    let all = load(file.to_string().as_bytes()).err().unwrap();
    let falling = all.iter().filter(|fault| matches!(fault.problem, Problem::NotRising));
    assert_eq!(falling.map(|fault| &*fault.record).collect::<Vec<_>>(), ["2016-07-21", "2017-01-01"]);
}
