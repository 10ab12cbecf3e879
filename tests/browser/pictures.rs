//! What does the page look like? Pictures for a person to look at, in tests/pictures.

use std::path::Path;

use crate::harness::{Page, scenarios};

scenarios!(at_320, at_768, at_1440);

async fn at_320(page: Page) {
    pictures(page, 320).await;
}

async fn at_768(page: Page) {
    pictures(page, 768).await;
}

async fn at_1440(page: Page) {
    pictures(page, 1440).await;
}

async fn pictures(page: Page, width: u32) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    page.hide_scroll_bars().await;
    page.screen(width, 900, 1).await;
    for (name, query) in [("whole", ""), ("open", "?meeting=2023-06-08-riyadh")] {
        page.open(query).await;
        for scheme in ["light", "dark"] {
            page.scheme(scheme).await;
            page.drawn().await;
            let picture = page.picture().await;
            let file = folder.join(format!("{}-{width}-{scheme}-{name}.png", page.kind.name()));
            std::fs::write(&file, &picture).unwrap();
            let number = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
            assert_eq!(number(16), width, "the width of {}", file.display());
            // The whole page, not the screen alone; and a page, not a sheet of one colour.
            assert!(number(20) > 3000, "{} is only {} pixels high", file.display(), number(20));
            assert!(picture.len() > 100_000, "{} is nearly empty", file.display());
        }
    }
}
