//! Files of the site: read, written, and named by what is in them.

use std::path::Path;

use xxhash_rust::xxh3::xxh3_64;

/// The text of a file.
pub fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// Writes a file.
pub fn save(path: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    std::fs::write(path, content).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// What the name of a file says of what is in it.
pub fn fingerprint(bytes: &[u8]) -> String {
    format!("{:016x}", xxh3_64(bytes))
}
