//! Which files has the browser saved?

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;

use super::driver::Kind;
use super::page::Page;

/// What is not saved by then will not be.
const DEADLINE: Duration = Duration::from_secs(20);

/// A folder of its own that a browser saves into. It goes when this goes.
pub struct Downloads(PathBuf);

impl Downloads {
    /// Has the browser save into a new folder, without asking.
    pub async fn of(page: &Page) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("coalition-timeline-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        match page.kind {
            Kind::Chromium => {
                let how = json!({ "behavior": "allow", "downloadPath": folder });
                page.devtools("Browser.setDownloadBehavior", how).await;
            }
            Kind::Firefox => {
                page.privileged(&format!(
                    "Services.prefs.setIntPref('browser.download.folderList', 2);
                    Services.prefs.setStringPref('browser.download.dir', {});
                    Services.prefs.setBoolPref('browser.download.alwaysOpenPanel', false);",
                    json!(folder)
                ))
                .await;
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
            let is_alone = !names.iter().any(|name| name.ends_with(".part") || name.ends_with(".crdownload"));
            let content = std::fs::read(self.0.join(name)).ok().filter(|content| is_alone && !content.is_empty());
            if let Some(content) = content {
                return content;
            }
            assert!(start.elapsed() < DEADLINE, "{name} was not saved, but {names:?}");
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    }

    /// What is there.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("the folder").filter_map(Result::ok);
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }
}

impl Drop for Downloads {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
