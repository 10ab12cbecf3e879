//! Environment of WebKit: a screen, a system with settings, and a collector of its pages' errors.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::sync::Mutex;
use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::time::timeout;

use super::PATIENCE;
use super::downloads::Downloads;
use super::driver::path;
use super::machine::{self, Home};

/// Where the system's settings are kept, in the home folder.
const SETTINGS: &str = ".config/settings";
/// Nothing of a window takes more room than it has to, so that a page can be as narrow as a telephone.
const SMALL_WINDOWS: &str = "* { min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; }";
const FOLDERS: &str = "XDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\n";

/// A screen of its own, and a system whose settings a scenario may change while pages are open.
pub struct Desk {
    display: String,
    settings: Mutex<BTreeMap<&'static str, String>>,
    screen: Mutex<Option<Child>>,
    system: Mutex<Option<Child>>,
    file: std::path::PathBuf,
}

impl Desk {
    pub async fn start(home: &Home) -> Self {
        home.write(".config/gtk-3.0/gtk.css", SMALL_WINDOWS);
        home.write(".config/user-dirs.dirs", FOLDERS);
        std::fs::create_dir_all(Downloads::folder(home)).expect("a folder");
        let mut screen = machine::command(&path("XVFB"), home)
            // Smaller than what stands around a page, so that the pointer, which nobody moves, is over no page and yet over every
            // window, which has the focus for that: windows may be larger than the screen.
            .args(["-displayfd", "1", "-screen", "0", "16x16x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("a screen");
        // It says which number it has found free.
        let mut said = BufReader::new(screen.stdout.take().expect("what the screen says")).lines();
        let number = timeout(PATIENCE, said.next_line()).await.expect("the screen starts in time");
        let number = number.expect("what the screen says").expect("the number of the screen");
        let desk = Self {
            display: format!(":{number}"),
            settings: Mutex::new(BTreeMap::from([("Net/ThemeName", "\"Adwaita\"".to_owned())])),
            screen: Mutex::new(Some(screen)),
            system: Mutex::default(),
            file: home.path().join(SETTINGS),
        };
        desk.write();
        let system = machine::command(&path("XSETTINGSD"), home)
            .env("DISPLAY", &desk.display)
            .arg("-c")
            .arg(&desk.file)
            .spawn()
            .expect("the system's settings");
        *desk.system.lock().unwrap() = Some(system);
        desk
    }

    fn write(&self) {
        let settings = self.settings.lock().unwrap();
        let lines: String = settings.iter().map(|(name, value)| format!("{name} {value}\n")).collect();
        std::fs::write(&self.file, lines).expect("the system's settings");
    }

    /// Changes a setting of the system, which tells every program.
    pub async fn set(&self, name: &'static str, value: &str) {
        self.settings.lock().unwrap().insert(name, value.to_owned());
        self.write();
        let id = self.system.lock().unwrap().as_ref().and_then(Child::id).expect("the system's settings");
        Command::new("kill").args(["-HUP", &id.to_string()]).status().await.expect("the system hears of it");
    }

    /// Starts the driver, and says on which port it answers.
    pub async fn driver(&self, home: &Home) -> (Child, u16) {
        let port = TcpListener::bind("127.0.0.1:0").await.and_then(|free| free.local_addr()).expect("a port").port();
        let driver = machine::command(&path("WEBKITDRIVER"), home)
            .arg(format!("--port={port}"))
            .env("DISPLAY", &self.display)
            // No service of the machine's desk is asked for anything.
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
            .env("NO_AT_BRIDGE", "1")
            .env("GTK_A11Y", "none")
            .env("GIO_USE_VFS", "local")
            .env("GSETTINGS_BACKEND", "memory")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .spawn()
            .expect("the driver starts");
        (driver, port)
    }

    pub async fn stop(&self) {
        let programs = [self.system.lock().unwrap().take(), self.screen.lock().unwrap().take()];
        for program in programs.into_iter().flatten() {
            machine::end(program).await;
        }
    }
}

/// Waits until a driver answers on its port.
pub async fn is_ready(driver: &mut Child, port: u16) -> bool {
    let asked = async {
        loop {
            if !matches!(driver.try_wait(), Ok(None)) {
                return false;
            }
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(PATIENCE, asked).await.unwrap_or(false)
}

pub fn capabilities(binary: &Path, more: &[&str]) -> Map<String, Value> {
    let arguments: Vec<&str> = ["--automation"].iter().chain(more).copied().collect();
    let mut map = Map::new();
    map.insert("webkitgtk:browserOptions".to_owned(), json!({ "binary": binary, "args": arguments }));
    map
}
