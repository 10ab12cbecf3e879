//! Writer of the fixed parts of the site. Run by Trunk after each build, with the folder of the new site.
//!
//! It names the program's files in the element's script, draws the picture that shared links show, and, where the
//! site's address is known (`COALITION_TIMELINE_URL`), writes what needs whole addresses: oEmbed, Open Graph and the list of
//! all pages.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use coalition_timeline::dataset::{Whole, load};
use coalition_timeline::export::{POSTER_PX, package};
use coalition_timeline::paint::FAMILY;
use coalition_timeline::ui::{MeetingSite, card_tags, prerendered_page};
use coalition_timeline::words;

use super::files::{fingerprint, read, save};
use super::index::Index;
use super::pages::write_pages;
use super::pictures::Printer;
use super::typeface;

/// The links of the page to the program and its script, and to its styles.
const PROGRAM: &str = "link[rel=preload][type='application/wasm']";
const GLUE: &str = "link[rel=preload][as=script]";
const STYLES: &str = "link[rel=stylesheet]";
const POLICY: &str = "meta[http-equiv='Content-Security-Policy']";

/// How wasm-bindgen sets HTML, and how a page that enforces Trusted Types takes it.
const SET_HTML: &str = ".innerHTML = getStringFromWasm0(arg1, arg2);";
const TRUSTED_HTML: &str = ".innerHTML = trusted(getStringFromWasm0(arg1, arg2));";
/// What such a page refuses, as wasm-bindgen writes it.
const HTML_SINKS: [&str; 6] = [
    ".innerHTML = ",
    ".outerHTML = ",
    ".srcdoc = ",
    ".insertAdjacentHTML(",
    ".setHTMLUnsafe(",
    ".createContextualFragment(",
];

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
    let (files, faces) = (write_data(folder, &whole)?, typeface::publish(folder)?);
    let [(_, data), ..] = &files;
    let page =
        fill(&page, files.iter().map(|(name, file)| (*name, file.as_str())).chain([("data-ahead", data.as_str())]))
            .map_err(|error| format!("index.html: {error}"))?;
    let mut page = Index::new(page);
    join_styles(folder, &mut page, &files, &faces)?;
    // The policy is at the end of the head, between the script that may put another in its place and the one that starts the
    // program. A browser that has met a policy does not look ahead: all that is above has been asked for by then.
    page.move_scripts_last()?;
    write_policy(folder, &page)?;
    wrap_glue(folder, &page)?;
    let printer = Printer::new()?;
    printer.write_whole(&whole.dataset, &folder.join("picture.png"))?;
    page.append("main", &prerendered_page(&whole.dataset, data))?;
    let address = std::env::var("COALITION_TIMELINE_URL").ok().filter(|address| !address.is_empty());
    let address = address.map(|address| format!("{}/", address.trim_end_matches('/')));
    write_discovery(folder, &mut page, address.as_deref())?;
    save(&folder.join("index.html"), page.text())?;
    let (styles, icon) = (page.file(STYLES)?, page.file("link[rel=icon]")?);
    let site = MeetingSite { styles: &styles, icon: &icon, address: address.as_deref(), picture_px: POSTER_PX };
    write_pages(folder, &whole, &site, &printer)
}

/// Writes the data as the page fetches them, and gives the program that checks other data its name. Answers with the names of
/// files that index.html and the element's script have room for.
///
/// The data end in `.txt` because servers compress what they take for text.
fn write_data(folder: &Path, whole: &Whole) -> Result<[(&'static str, String); 4], String> {
    let data = [("data", whole.dataset.to_parcel()), ("texts", whole.texts.to_parcel())];
    let [data, texts] = data.map(|(name, bytes)| {
        let name = format!("{name}-{}.txt", fingerprint(&bytes));
        save(&folder.join(&name), bytes).map(|()| name)
    });
    let (glue, program) = (read(&folder.join("check.js"))?, folder.join("check_bg.wasm"));
    let bytes = std::fs::read(&program).map_err(|error| format!("{} cannot be read: {error}", program.display()))?;
    let name = format!("check-{}", fingerprint(&[glue.as_bytes(), &bytes].concat()));
    let (glue_name, program_name) = (format!("{name}.js"), format!("{name}_bg.wasm"));
    save(&folder.join(&glue_name), handing_over(&glue, &glue_name)?)?;
    save(&folder.join(&program_name), bytes)?;
    for file in ["check.js", "check_bg.wasm"] {
        std::fs::remove_file(folder.join(file)).map_err(|error| format!("{file} cannot be removed: {error}"))?;
    }
    Ok([("data", data?), ("texts", texts?), ("check", glue_name), ("check-program", program_name)])
}

/// Lets the program's script hand over what it gives.
fn wrap_glue(folder: &Path, page: &Index) -> Result<(), String> {
    let name = page.file(GLUE)?;
    save(&folder.join(&name), handing_over(&read(&folder.join(&name))?, &name)?)
}

/// A script of wasm-bindgen that can be run as a script and as a module, and sets HTML through the policy that it is given.
fn handing_over(glue: &str, name: &str) -> Result<String, String> {
    let untrusted = glue.replace(SET_HTML, "");
    if let Some(sink) = HTML_SINKS.iter().find(|sink| untrusted.contains(**sink)) {
        return Err(format!("{name}: {sink} is not set through the policy for Trusted Types"));
    }
    let glue = glue.replace(SET_HTML, TRUSTED_HTML);
    fill(include_str!("../../../assets/program.js"), [("name", name), ("glue", &glue)])
        .map_err(|error| format!("{name}: {error}"))
}

/// Writes the whole data set as tables.
fn write_package(folder: &Path) -> Result<(), String> {
    let file = serde_json::from_slice(include_bytes!("../../../assets/coalition.json"));
    let folder = folder.join("data-package");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    let files = package(&file.map_err(|error| format!("coalition.json: {error}"))?);
    files.into_iter().try_for_each(|(name, text)| save(&folder.join(name), text))
}

/// A text with another in the one place where a mark stands. A mark that is not there, or twice, is a mistake of ours.
fn once(text: &str, mark: &str, with: &str) -> Result<String, String> {
    match text.matches(mark).count() {
        1 => Ok(text.replace(mark, with)),
        count => Err(format!("{mark} stands there {count} times instead of once")),
    }
}

/// A text with what stands for the marks of these names. No language that we write in has such marks, so that nothing else
/// can be taken for one.
fn fill<'v>(text: &str, values: impl IntoIterator<Item = (&'v str, &'v str)>) -> Result<String, String> {
    let filled =
        values.into_iter().try_fold(text.to_owned(), |text, (name, with)| once(&text, &format!("%%{name}%%"), with))?;
    match filled.split_once("%%").map(|(_, rest)| rest.chars().take(20).collect::<String>()) {
        Some(rest) => Err(format!("nothing is known for %%{rest}")),
        None => Ok(filled),
    }
}

/// One file for all styles of the page, so that one request brings them, and one for the element, which needs only those of
/// the timeline. Gives the page its one link, and writes the element's script with the other.
fn join_styles(
    folder: &Path,
    page: &mut Index,
    files: &[(&str, String)],
    faces: &[(&str, String)],
) -> Result<(), String> {
    let names = page.files(STYLES)?;
    let joined = |names: &[&String], faces: &[(&str, String)]| -> Result<String, String> {
        let texts: Result<Vec<String>, String> = names.iter().map(|name| read(&folder.join(name))).collect();
        let text = fill(&texts?.concat(), faces.iter().map(|(name, file)| (*name, file.as_str())))
            .map_err(|error| format!("the styles: {error}"))?;
        let name = format!("styles-{}.css", fingerprint(text.as_bytes()));
        save(&folder.join(&name), text)?;
        Ok(name)
    };
    let all = joined(&names.iter().collect::<Vec<_>>(), faces)?;
    let of_timeline: Vec<&String> = names.iter().filter(|name| !name.starts_with("page-")).collect();
    write_element(folder, page, &joined(&of_timeline, &[])?, &[files, faces].concat())?;
    page.replace(STYLES, &format!("<link rel=\"stylesheet\" href=\"{all}\">"))?;
    for name in names {
        std::fs::remove_file(folder.join(&name)).map_err(|error| format!("{name} cannot be removed: {error}"))?;
    }
    Ok(())
}

/// Gives the first script the policy of the page, of which it makes another where `'self'` means nothing.
fn write_policy(folder: &Path, page: &Index) -> Result<(), String> {
    let policy = page.attribute(POLICY, "content")?;
    let path = folder.join("early.js");
    let script = fill(&read(&path)?, [("policy", policy.as_str())]).map_err(|error| format!("early.js: {error}"))?;
    save(&path, script)
}

/// The element's script, with the names that Trunk has given to the program's files.
fn write_element(folder: &Path, page: &Index, styles: &str, files: &[(&str, String)]) -> Result<(), String> {
    let template = include_str!("../../../assets/coalition-timeline.js");
    let (glue, program) = (page.file(GLUE)?, page.file(PROGRAM)?);
    let named = [
        ("glue", glue.as_str()),
        ("program", program.as_str()),
        ("styles", styles),
        ("family", FAMILY),
        ("not-started", words::page::NOT_STARTED),
        ("not-trusted", words::page::NOT_TRUSTED),
        ("slow", words::page::SLOW_PROGRAM),
        ("retry", words::page::RETRY),
    ];
    let files = files.iter().map(|(name, file)| (*name, file.as_str()));
    let script =
        fill(template, named.into_iter().chain(files)).map_err(|error| format!("coalition-timeline.js: {error}"))?;
    save(&folder.join("coalition-timeline.js"), script)
}

/// What other sites read about the page. Without the site's address only what needs none.
fn write_discovery(folder: &Path, page: &mut Index, base: Option<&str>) -> Result<(), String> {
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
    page.append("head", &tags)
}
