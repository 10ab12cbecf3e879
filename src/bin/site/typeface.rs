//! The typeface: where it is on the machine that builds, and what of it the site publishes.

use std::path::{Path, PathBuf};

use super::files::{fingerprint, save};

/// Where `scripts/setup` puts it.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/typeface");

/// The regular and the bold face as files that pictures are drawn with.
pub const FACES: [&str; 2] = ["regular.ttf", "bold.ttf"];

/// What is to be done where it is not there.
pub const HOW: &str = "`scripts/setup build` makes it";

/// The content of one of its files.
pub fn file(name: &str) -> Result<Vec<u8>, String> {
    let path: PathBuf = [FOLDER, name].iter().collect();
    std::fs::read(&path).map_err(|error| format!("the typeface is missing ({}: {error}): {HOW}.", path.display()))
}

/// Puts the faces into the site, named by their content, and the licence beside them. Answers with the names of files that the
/// page's styles and the element's script have room for.
pub fn publish(folder: &Path) -> Result<[(&'static str, String); 2], String> {
    save(&folder.join("typeface-licence.txt"), file("LICENCE.txt")?)?;
    let face = |name: &str| {
        let bytes = file(&format!("{name}.woff2"))?;
        let name = format!("typeface-{name}-{}.woff2", fingerprint(&bytes));
        save(&folder.join(&name), bytes).map(|()| name)
    };
    Ok([("typeface-regular", face("regular")?), ("typeface-bold", face("bold")?)])
}
