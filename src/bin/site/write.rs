//! How are the fixed parts of the site written? Run by Trunk after each build, with the folder of the new site.
//!
//! It names the program's files in the element's script, draws the picture that shared links show, and, where the
//! site's address is known (`COALITION_TIMELINE_URL`), writes what needs whole addresses: oEmbed, Open Graph and the list of
//! all pages.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use coalition_timeline::dataset::{Dataset, Whole, load};
use coalition_timeline::export::{POSTER_PX, package};
use coalition_timeline::markup::{MeetingSite, card_tags, still_page};
use coalition_timeline::paint::FAMILY;
use coalition_timeline::words;

use super::pages::write_pages;
use super::pictures::Printer;
use super::typeface;

/// Stands in index.html for what can be seen before the program runs.
const STILL: &str = "<!-- the page without its program -->";

/// Writes them, or says why it cannot.
pub fn run() -> ExitCode {
    let folder = std::env::args_os().nth(1).or_else(|| std::env::var_os("TRUNK_STAGING_DIR"));
    let Some(folder) = folder.map(PathBuf::from) else {
        eprintln!("site: name the folder of the built site, or let Trunk run it.");
        return ExitCode::FAILURE;
    };
    match write(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("site: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> Result<(), String> {
    let page = read(&folder.join("index.html"))?;
    write_package(folder)?;
    let whole = load(include_bytes!("../../../assets/coalition.json"))
        .map_err(|faults| faults.iter().map(words::fault).collect::<Vec<_>>().join("\n"))?;
    let files: Vec<_> = write_data(folder, &whole)?.into_iter().chain(typeface::publish(folder)?).collect();
    let [(_, data), ..] = files.as_slice() else { return Err("there are no data".to_owned()) };
    let page = files.iter().fold(page, |page, (name, file)| page.replace(name, file));
    let page = scripts_last(&join_styles(folder, &page, &files)?);
    let printer = Printer::new()?;
    printer.write_whole(&whole.dataset, &folder.join("picture.png"))?;
    let page = with_still_page(&page, &whole.dataset, data)?;
    let address = std::env::var("COALITION_TIMELINE_URL").ok().filter(|address| !address.is_empty());
    let address = address.map(|address| format!("{}/", address.trim_end_matches('/')));
    write_discovery(folder, &page, address.as_deref())?;
    let named = |words: &'static [&'static str]| {
        let file = links(&page, words).next().map(|name| name.trim_start_matches("./"));
        file.ok_or_else(|| format!("index.html has no link with {}", words.join(" and ")))
    };
    let (styles, icon) = (named(&["rel=\"stylesheet\""])?, named(&["rel=\"icon\""])?);
    let site = MeetingSite { styles, icon, address: address.as_deref(), picture_px: POSTER_PX };
    write_pages(folder, &whole, &site, &printer)
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// Writes a file.
pub fn save(path: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    std::fs::write(path, content).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// Writes the data as the page fetches them, and gives the program that checks other data its name. Answers with the names of
/// files that index.html and the element's script have room for.
///
/// The data end in `.txt` because servers compress what they take for text.
fn write_data(folder: &Path, whole: &Whole) -> Result<[(&'static str, String); 4], String> {
    let data = [("data", whole.dataset.to_parcel()), ("texts", whole.texts.to_parcel())];
    let [data, texts] = data.map(|(name, bytes)| {
        let name = format!("{name}-{:016x}.txt", fingerprint(&bytes));
        save(&folder.join(&name), bytes).map(|()| name)
    });
    let (glue, program) = (read(&folder.join("check.js"))?, folder.join("check_bg.wasm"));
    let bytes = std::fs::read(&program).map_err(|error| format!("{} cannot be read: {error}", program.display()))?;
    let name = format!("check-{:016x}", fingerprint(&[glue.as_bytes(), &bytes].concat()));
    let (glue_name, program_name) = (format!("{name}.js"), format!("{name}_bg.wasm"));
    save(&folder.join(&glue_name), glue.replace("check_bg.wasm", &program_name))?;
    save(&folder.join(&program_name), bytes)?;
    for file in ["check.js", "check_bg.wasm"] {
        std::fs::remove_file(folder.join(file)).map_err(|error| format!("{file} cannot be removed: {error}"))?;
    }
    Ok([("{data}", data?), ("{texts}", texts?), ("{check}", glue_name), ("{check-program}", program_name)])
}

/// Writes the whole data set as tables.
fn write_package(folder: &Path) -> Result<(), String> {
    let file = serde_json::from_slice(include_bytes!("../../../assets/coalition.json"));
    let folder = folder.join("data-package");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    let files = package(&file.map_err(|error| format!("coalition.json: {error}"))?);
    files.into_iter().try_for_each(|(name, text)| save(&folder.join(name), text))
}

/// The page with all that can be seen of it before its program runs.
fn with_still_page(page: &str, dataset: &Dataset, data: &str) -> Result<String, String> {
    if !page.contains(STILL) {
        return Err(format!("index.html has no {STILL}"));
    }
    Ok(page.replacen(STILL, &still_page(dataset, data), 1))
}

/// The addresses in the page's links whose tag has all of these words.
fn links<'p>(page: &'p str, words: &'p [&'p str]) -> impl Iterator<Item = &'p str> {
    let tags = page.split('<').filter(move |tag| words.iter().all(|word| tag.contains(word)));
    tags.filter_map(|tag| tag.split("href=\"").nth(1)?.split('"').next())
}

/// One file for all styles of the page, so that one request brings them, and one for the element, which needs only those of
/// the timeline. Gives the page with its one link, and writes the element's script with the other.
fn join_styles(folder: &Path, page: &str, files: &[(&str, String)]) -> Result<String, String> {
    let names: Vec<&str> = links(page, &["rel=\"stylesheet\""]).map(|name| name.trim_start_matches("./")).collect();
    let joined = |names: &[&str]| -> Result<String, String> {
        let texts: Result<Vec<String>, String> = names.iter().map(|name| read(&folder.join(name))).collect();
        let text = files.iter().fold(texts?.concat(), |text, (name, file)| text.replace(name, file));
        let name = format!("styles-{:016x}.css", fingerprint(text.as_bytes()));
        save(&folder.join(&name), text)?;
        Ok(name)
    };
    let all = joined(&names)?;
    let of_timeline: Vec<&str> = names.iter().copied().filter(|name| !name.starts_with("page-")).collect();
    write_element(folder, page, &joined(&of_timeline)?, files)?;
    let mut one = String::new();
    for (at, part) in page.split("<link rel=\"stylesheet\"").enumerate() {
        match at {
            0 => one.push_str(part),
            1 => one.push_str(&format!("<link rel=\"stylesheet\" href=\"{all}\">{}", after_tag(part))),
            _ => one.push_str(after_tag(part)),
        }
    }
    for name in names {
        std::fs::remove_file(folder.join(name)).map_err(|error| format!("{name} cannot be removed: {error}"))?;
    }
    Ok(one)
}

/// The page with the scripts at the end of its head. A script that stops the reading of the page stops it before the rest is
/// asked for: a browser that has met a content security policy does not look ahead.
fn scripts_last(page: &str) -> String {
    let Some((head, body)) = page.split_once("</head>") else { return page.to_owned() };
    let mut rest = String::new();
    let mut scripts = String::new();
    for (at, part) in head.split("<script").enumerate() {
        match part.split_once("</script>") {
            Some((script, after)) if at > 0 => {
                scripts.push_str(&format!("<script{script}</script>"));
                rest.push_str(after);
            }
            _ => rest.push_str(part),
        }
    }
    format!("{rest}{scripts}</head>{body}")
}

/// What follows the tag that a text is in.
fn after_tag(text: &str) -> &str {
    text.split_once('>').map_or("", |(_, rest)| rest)
}

/// A short number for what is in a file: FNV-1a.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}

/// The element's script, with the names that Trunk has given to the program's files.
fn write_element(folder: &Path, page: &str, styles: &str, files: &[(&str, String)]) -> Result<(), String> {
    let template = include_str!("../../../assets/coalition-timeline.js");
    let one = |words: &'static [&'static str]| {
        links(page, words).next().ok_or_else(|| format!("index.html has no link with {}", words.join(" and ")))
    };
    let script = template
        .replace("{glue}", one(&["rel=\"modulepreload\""])?)
        .replace("{program}", one(&["rel=\"preload\"", "application/wasm"])?)
        .replace("{styles}", styles)
        .replace("{family}", FAMILY);
    let script = files.iter().fold(script, |script, (name, file)| script.replace(name, file));
    save(&folder.join("coalition-timeline.js"), script)
}

/// What other sites read about the page. Without the site's address only what needs none.
fn write_discovery(folder: &Path, page: &str, base: Option<&str>) -> Result<(), String> {
    let picture = format!("{}picture.png", base.unwrap_or_default());
    let mut tags = card_tags("website", words::TITLE, words::SUBTITLE, (&picture, words::SUBTITLE), POSTER_PX);
    if let Some(base) = base {
        tags.push_str(&format!(
            "<meta property=\"og:url\" content=\"{base}\"><link rel=\"canonical\" href=\"{base}\">\
             <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{base}oembed.json\" title=\"{}\">",
            words::TITLE
        ));
        let oembed = serde_json::json!({
            "version": "1.0",
            "type": "rich",
            "title": words::TITLE,
            "provider_name": words::TITLE,
            "provider_url": base,
            "thumbnail_url": picture,
            "thumbnail_width": POSTER_PX.0,
            "thumbnail_height": POSTER_PX.1,
            "width": 800,
            "height": words::FRAME_HEIGHT_PX,
            "html": words::frame_snippet(words::TITLE, &format!("{base}?embed"), base, "100%", words::FRAME_HEIGHT_PX),
        });
        save(&folder.join("oembed.json"), format!("{oembed:#}\n"))?;
    }
    save(&folder.join("index.html"), page.replacen("</head>", &format!("{tags}</head>"), 1))
}
