//! Link preview scenarios: other sites find what they show of a link to the page.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::folder;

/// The value of an attribute in the first tag that has all of these words.
fn attribute(page: &str, words: &[&str], name: &str) -> String {
    let mut tags = page.split('<').filter(|tag| words.iter().all(|word| tag.contains(word)));
    let tag = tags.next().unwrap_or_else(|| panic!("no tag with {words:?} in {page}"));
    let value = tag.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
    value.unwrap_or_else(|| panic!("no {name} in {tag}")).to_owned()
}

fn property(page: &str, name: &str) -> String {
    attribute(page, &[&format!("property=\"{name}\"")], "content")
}

/// Width and height, as a PNG file says them in its first bytes.
fn size(png: &[u8]) -> [u32; 2] {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n") && png[12..16] == *b"IHDR", "not a PNG: {:?}", &png[..16]);
    assert!(png.ends_with(b"IEND\xae\x42\x60\x82"), "the PNG has no end");
    [16, 20].map(|at| u32::from_be_bytes(png[at..at + 4].try_into().unwrap()))
}

#[test]
fn the_built_page_has_a_picture_for_links() {
    let page = fs::read_to_string(folder().join("index.html")).unwrap();
    assert_eq!(property(&page, "og:title"), "Coalition Timeline");
    let picture = fs::read(folder().join(property(&page, "og:image").rsplit('/').next().unwrap())).unwrap();
    let stated: [u32; 2] = ["og:image:width", "og:image:height"].map(|name| property(&page, name).parse().unwrap());
    assert_eq!(size(&picture), stated);
    assert_eq!(stated, [1200, 630]);
    // A picture of one colour is a few kilobytes, and more than some sites read is too large.
    assert!((20_000..1_000_000).contains(&picture.len()), "{} bytes", picture.len());
    for name in ["og:description", "og:image:alt"] {
        assert!(property(&page, name).len() > 40, "{name}");
    }
}

/// Makes a folder as Trunk leaves it for the program that is tested: from the built page, with what that program has written
/// taken out again.
fn leave_as_trunk_does(built: &Path) {
    let page = fs::read_to_string(folder().join("index.html")).unwrap();
    let tags = page.find("<meta property=\"og:type\"").unwrap()..page.find("</head>").unwrap();
    let root = page.find("class=\"ct-app\"").and_then(|at| page[..at].rfind('<')).unwrap();
    let still = root..page.find("</main>").unwrap();
    let left = [
        &page[..tags.start],
        &page[tags.end..still.start],
        "<!-- the page without its program -->",
        &page[still.end..],
    ];
    let mut page = left.concat();
    let ahead = attribute(&page, &["rel=\"preload\"", "data-"], "href");
    page = page.replacen(&ahead, "%%data-ahead%%", 1);
    for (name, mark) in [
        ("data-src", "%%data%%"),
        ("data-texts", "%%texts%%"),
        ("data-check", "%%check%%"),
        ("data-check-program", "%%check-program%%"),
    ] {
        let file = attribute(&page, &["data-coalition-timeline"], name);
        page = page.replace(&format!("{name}=\"{file}\""), &format!("{name}=\"{mark}\""));
    }
    // Styles that the element does not have.
    let styles = attribute(&page, &["rel=\"stylesheet\""], "href");
    fs::write(built.join("index.html"), page.replace(&styles, "page-styles.css")).unwrap();
    fs::write(built.join("page-styles.css"), "%%typeface-regular%% %%typeface-bold%%").unwrap();
    fs::copy("assets/early.js", built.join("early.js")).unwrap();
    let script = attribute(&page, &["as=\"script\""], "href");
    for file in ["check.js", "check_bg.wasm", &script] {
        fs::write(built.join(file), "what wasm-bindgen has made").unwrap();
    }
}

#[test]
fn a_site_that_knows_its_address_can_be_discovered() {
    let site = "https://example.org/timeline/";
    let built = Path::new(env!("CARGO_TARGET_TMPDIR")).join("discovered");
    fs::create_dir_all(&built).unwrap();
    leave_as_trunk_does(&built);
    let ran =
        Command::new(env!("CARGO_BIN_EXE_site")).arg(&built).env("COALITION_TIMELINE_URL", site).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));

    let page = fs::read_to_string(built.join("index.html")).unwrap();
    assert_eq!(property(&page, "og:url"), site);
    assert_eq!(property(&page, "og:image"), format!("{site}picture.png"));
    assert_eq!(attribute(&page, &["rel=\"canonical\""], "href"), site);
    let oembed = attribute(&page, &["application/json+oembed"], "href");
    let oembed = fs::read_to_string(built.join(oembed.strip_prefix(site).unwrap())).unwrap();
    let oembed: serde_json::Value = serde_json::from_str(&oembed).unwrap();
    assert_eq!(oembed["version"], "1.0");
    assert_eq!(oembed["type"], "rich");
    assert!(oembed["width"].is_u64() && oembed["height"].is_u64(), "{oembed}");
    assert_eq!(oembed["thumbnail_url"], format!("{site}picture.png"));
    let html = oembed["html"].as_str().unwrap();
    assert!(html.starts_with("<iframe") && html.contains(&format!("src=\"{site}?embed\"")), "{html}");
    assert_eq!(size(&fs::read(built.join("picture.png")).unwrap()), [1200, 630]);

    // Every page is listed once, and lies where the list says.
    let list = fs::read_to_string(built.join("sitemap.xml")).unwrap();
    let listed: Vec<&str> = list.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap()).collect();
    assert_eq!(listed.len(), 94);
    for address in &listed {
        let page = built.join(address.strip_prefix(site).unwrap()).join("index.html");
        let page = fs::read_to_string(&page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
        assert_eq!(attribute(&page, &["rel=\"canonical\""], "href"), *address);
        // Each shows a picture of its own.
        assert_eq!(property(&page, "og:image"), format!("{address}picture.png"));
        let picture = built.join(address.strip_prefix(site).unwrap()).join("picture.png");
        assert_eq!(size(&fs::read(picture).unwrap()), [1200, 630]);
    }
    let folders = fs::read_dir(built.join("meetings")).unwrap().count();
    assert_eq!(folders, 93, "folders of meetings");
    let citation = fs::read_to_string(built.join("meetings/2021-06-28-rome/citation.ris")).unwrap();
    assert!(citation.contains(&format!("\r\nUR  - {site}meetings/2021-06-28-rome/\r\n")), "{citation}");
}
