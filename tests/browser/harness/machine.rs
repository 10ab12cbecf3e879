//! Environment of a browser: the same on each machine, with no font, time zone, locale or home of its owner. What runs in it ends with it.

use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::process::{Child, Command};

/// The other side of the date line: who takes a day for a moment shows another day there.
const ZONE: &str = "Pacific/Apia";
const LOCALE: &str = "C.UTF-8";
/// Offers DejaVu and nothing else.
const FONTS: &str = "tests/browser/fonts.conf";
/// Where programs lay files for a while, in their home.
const TEMPORARY: &str = "t";
/// Reads groups of processes until whoever names them is gone, also when that was killed, and ends all of them and their home. Some
/// still write for a moment.
const GUARD: &str = "while read -r group; do kill=\"$kill -$group\"; done
    [ -z \"$kill\" ] || kill -KILL $kill
    rm -rf \"$1\" || { sleep 1; rm -rf \"$1\"; }";

/// A home folder that nobody has used. It goes when this goes or the test program ends, and with it all programs that were started
/// in it: browsers that wait for a scenario do not outlive the last one.
pub struct Home {
    folder: PathBuf,
    guard: Mutex<std::process::Child>,
}

impl Home {
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("coalition-timeline-home-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(folder.join(TEMPORARY)).expect("a home folder");
        let guard = std::process::Command::new("sh")
            .args(["-c", GUARD, "guard"])
            .arg(&folder)
            // What ends us from a terminal does not end it.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a guard of the home folder");
        Self { folder, guard: Mutex::new(guard) }
    }

    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Writes a file below the home folder.
    pub fn write(&self, name: &str, text: &str) {
        let file = self.folder.join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a file of the home folder");
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let mut guard = self.guard.lock().unwrap();
        drop(guard.stdin.take());
        let _ = guard.wait();
    }
}

/// Starts a program at home, where it ends at the latest when its home does.
pub fn start(command: &mut Command, home: &Home) -> Child {
    let program = command.spawn().expect("the program starts");
    let mut guard = home.guard.lock().unwrap();
    if let (Some(group), Some(guard)) = (program.id(), &mut guard.stdin) {
        writeln!(guard, "{group}").expect("a guard that listens");
    }
    program
}

/// A program that finds these things and nothing else of the machine. It leads a group of processes.
pub fn command(program: &Path, home: &Home) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .env("TMPDIR", home.path().join(TEMPORARY))
        .env("HOME", home.path())
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

/// Ends a program and all that it has started.
pub async fn end(mut program: Child) {
    if let Some(group) = program.id() {
        Command::new("kill").args(["-KILL", "--", &format!("-{group}")]).stderr(Stdio::null()).status().await.ok();
    }
    program.kill().await.ok();
}

/// Nothing of what runs in a home is left when its guard hears no more of us, and nothing of the home.
#[tokio::test]
async fn programs_end_with_their_home() {
    use tokio::io::AsyncReadExt;
    let home = Home::new();
    let folder = home.path().to_owned();
    let mut shell = command(Path::new("/bin/sh"), &home);
    let mut shell = start(shell.args(["-c", "sleep 1000 & sleep 1000"]).stdout(Stdio::piped()), &home);
    drop(home);
    // It ends when the last who could write into it has ended.
    let said = shell.stdout.take().expect("an output").read_to_string(&mut String::new()).await;
    assert_eq!(said.expect("an end"), 0);
    assert!(!shell.wait().await.expect("an end").success());
    assert!(!folder.exists());
}
