//! Environment of a browser: the same on each machine, with no font, time zone, locale or home of its owner.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::process::Command;

/// The other side of the date line: who takes a day for a moment shows another day there.
const ZONE: &str = "Pacific/Apia";
const LOCALE: &str = "C.UTF-8";
/// Offers DejaVu and nothing else.
const FONTS: &str = "tests/browser/fonts.conf";

/// A home folder that nobody has used. It goes when this goes.
pub struct Home(PathBuf);

impl Home {
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("ct-home-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("a home folder");
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file below the home folder.
    pub fn write(&self, name: &str, text: &str) {
        let file = self.0.join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a file of the home folder");
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A program that finds these things and nothing else of the machine. It leads a group of processes and ends with us.
/// What it writes for a while goes with its home: a browser that is ended leaves a folder of 50 MB behind.
pub fn command(program: &Path, home: &Home) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .env("HOME", home.path())
        .env("TMPDIR", home.path())
        .env("XDG_CONFIG_HOME", home.path().join(".config"))
        .env("TZ", ZONE)
        .env("LANG", LOCALE)
        .env("FONTCONFIG_FILE", Path::new(env!("CARGO_MANIFEST_DIR")).join(FONTS))
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    command
}

/// Ends the group of processes whose number it is given, and takes a folder away, when nobody can tell it anything more: a browser
/// that waits for its next scenario ends with the tests, however those end.
const WATCH: &str = r#"
group=$$
exec 3<&0
setsid sh -c 'read -r nothing; kill -s KILL -- "-$0"; rm -rf "$1"' "$group" "$HOME" <&3 >/dev/null 2>&1 &
exec "$@" 3<&- </dev/null"#;

/// A program as `command` makes it, which ends with the test program even where that has no time to end it.
pub fn watched(program: &Path, home: &Home) -> Command {
    let mut command = command(Path::new("sh"), home);
    command.args(["-c", WATCH, "sh"]).arg(program).stdin(Stdio::piped());
    command
}

/// Ends a program and all that it has started.
pub async fn end(mut program: tokio::process::Child) {
    if let Some(group) = program.id() {
        Command::new("kill").args(["-KILL", "--", &format!("-{group}")]).stderr(Stdio::null()).status().await.ok();
    }
    program.kill().await.ok();
}
