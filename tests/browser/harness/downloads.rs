//! Downloads: the files that the browser has saved.

use std::path::PathBuf;
use std::time::Instant;

use serde_json::json;

use super::driver::Kind;
use super::machine::Home;
use super::page::Page;
use super::{LOOK_AGAIN, patience};

/// The folder that a browser saves into, in its home.
pub struct Downloads(PathBuf);

impl Downloads {
    /// Where it is in a home folder.
    pub fn folder(home: &Home) -> PathBuf {
        home.path().join("Downloads")
    }

    /// Has the browser save into a new folder, without asking.
    pub async fn of(page: &Page) -> Self {
        let folder = Self::folder(&page.home);
        // Another scenario may have had this browser.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        match page.kind {
            // It was started with this folder.
            Kind::WebKit => {}
            Kind::Chromium => {
                let how = json!({ "behavior": "allow", "downloadPath": folder });
                page.devtools("Browser.setDownloadBehavior", how).await;
            }
            Kind::Firefox => {
                page.change_setting("browser.download.folderList", 2).await;
                page.change_setting("browser.download.dir", folder.display().to_string()).await;
                page.change_setting("browser.download.alwaysOpenPanel", false).await;
            }
        }
        Self(folder)
    }

    /// Waits until a file with this name is there as a whole.
    pub async fn file(&self, name: &str) -> Vec<u8> {
        let start = Instant::now();
        loop {
            let names = self.names();
            // While it is written there is another beside it, or it is empty.
            let is_alone = !names
                .iter()
                .any(|name| name.ends_with(".part") || name.ends_with(".crdownload") || name.ends_with(".wkdownload"));
            let content = std::fs::read(self.0.join(name)).ok().filter(|content| is_alone && !content.is_empty());
            if let Some(content) = content {
                return content;
            }
            assert!(start.elapsed() < patience(), "{name} was not saved, but {names:?}");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// What is there.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("the folder").filter_map(Result::ok);
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }
}
