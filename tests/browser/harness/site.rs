//! Server of the built site, which can also send files that are out of order.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use coalition_timeline::dataset::{Whole, load};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::http::{Answer, Said, listen};
use super::typeface::Typeface;

/// Where the site lies on its server: not at the top, so that an absolute path inside it does not go unnoticed.
const FOLDER: &str = "/some/folder/";
/// The published data.
pub const DATA: &str = "coalition.json";
/// Stands for a page of somebody else: outside of the site's folder, and without an icon to ask for.
const ELSEWHERE: &str = "/elsewhere";
const ELSEWHERE_PAGE: &str = "<!doctype html><link rel=\"icon\" href=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\"><title>Elsewhere</title>";

/// What happens to a file instead of its being sent.
#[derive(Clone)]
enum Fault {
    Status(&'static str),
    Body(Vec<u8>),
    /// Nothing is sent until the fault is mended.
    Slow,
}

#[derive(Default)]
struct State {
    /// By the beginning and the end of the file's name.
    faults: HashMap<(&'static str, &'static str), Fault>,
    /// What the page is tried with.
    typeface: Option<Typeface>,
    /// Whether its own typeface is waited for.
    is_waiting: bool,
    /// The names of the files that were asked for, each as often as it was.
    asked: Vec<String>,
    /// Paths that were asked for and that a site in a folder must not ask for.
    strays: Vec<String>,
}

/// The folder of the built site on a port of this machine, for one scenario.
pub struct Site {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    /// Says that faults have been mended.
    mended: watch::Sender<()>,
    task: JoinHandle<()>,
}

impl Site {
    /// Starts to serve the site on a free port. Its pages are asked what they complain of where that is kept.
    pub async fn serve(said: Option<Said>) -> Self {
        let folder = folder();
        let state = Arc::new(Mutex::new(State::default()));
        let mended = watch::Sender::new(());
        let (shared, mending) = (state.clone(), mended.clone());
        let (address, task) = listen(said, move |path| {
            let (folder, state, mut mended) = (folder.clone(), shared.clone(), mending.subscribe());
            async move {
                loop {
                    if let Some(answer) = answer(&path, &folder, &state) {
                        return answer;
                    }
                    if mended.changed().await.is_err() {
                        return Answer::not_found();
                    }
                }
            }
        })
        .await;
        Self { address, state, mended, task }
    }

    /// The address of the page, with a query or without.
    pub fn url(&self, query: &str) -> String {
        format!("{}{FOLDER}{query}", self.origin())
    }

    /// The address of a page that does not belong to the site.
    pub fn elsewhere(&self) -> String {
        format!("{}{ELSEWHERE}", self.origin())
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on answers files whose names begin and end so with a status, such as "503 Service Unavailable"; without
    /// one they get no answer at all.
    pub fn withhold(&self, begin: &'static str, end: &'static str, status: &'static str) {
        self.state.lock().unwrap().faults.insert((begin, end), Fault::Status(status));
    }

    /// From now on sends files whose names begin and end so only when that has been mended: a network as slow as can be.
    pub fn hold(&self, begin: &'static str, end: &'static str) {
        self.state.lock().unwrap().faults.insert((begin, end), Fault::Slow);
    }

    /// From now on answers files whose names begin and end so with this.
    pub fn replace(&self, begin: &'static str, end: &'static str, body: &str) {
        self.state.lock().unwrap().faults.insert((begin, end), Fault::Body(body.into()));
    }

    /// From now on answers with this instead of the data. What is without faults takes the place of the packed data too.
    pub fn replace_data(&self, body: impl Into<Vec<u8>>) {
        let body = body.into();
        let faults = &mut self.state.lock().unwrap().faults;
        if let Ok(Whole { dataset, texts }) = load(&body) {
            faults.insert(("data-", ".txt"), Fault::Body(dataset.to_parcel()));
            faults.insert(("texts-", ".txt"), Fault::Body(texts.to_parcel()));
        }
        faults.insert((DATA, DATA), Fault::Body(body));
    }

    /// From now on the page uses this typeface, and whoever asks for a font gets it.
    pub fn typeface(&self, typeface: Typeface) {
        self.state.lock().unwrap().typeface = Some(typeface);
    }

    /// From now on the page waits for its own typeface, however late it is. A reader would be shown the next one.
    pub fn wait_for_typeface(&self) {
        self.state.lock().unwrap().is_waiting = true;
    }

    /// Answers every file with its content again.
    pub fn mend(&self) {
        self.state.lock().unwrap().faults.clear();
        self.mended.send_replace(());
    }

    /// How often a file was asked for.
    pub fn asked(&self, name: &str) -> usize {
        self.state.lock().unwrap().asked.iter().filter(|asked| *asked == name).count()
    }

    /// What was asked for that the site does not have.
    pub fn strays(&self) -> Vec<String> {
        self.state.lock().unwrap().strays.clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The folder with the built site.
pub fn folder() -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = project.join(std::env::var_os("COALITION_TIMELINE_DIST").unwrap_or("dist".into()));
    assert!(
        folder.join("index.html").is_file(),
        "There is no built site in {}: please run scripts/test, which builds it first.",
        folder.display()
    );
    folder
}

/// The answer for a path; `None` as long as the browser is kept waiting.
fn answer(path: &str, folder: &Path, state: &Mutex<State>) -> Option<Answer> {
    if path == ELSEWHERE {
        return Some(Answer::ok(".html", ELSEWHERE_PAGE));
    }
    let mut state = state.lock().unwrap();
    let name = match path.strip_prefix(FOLDER) {
        // A folder is its page, and only meetings have folders.
        Some(name) if name.is_empty() || name.ends_with('/') => Some(format!("{name}index.html")),
        Some(name) => Some(name.to_owned()),
        None => None,
    };
    let name = name.filter(|name| !name.contains('/') || name.starts_with("meetings/") && !name.contains(".."));
    state.asked.extend(name.clone());
    let is_font = |name: &String| name.ends_with(".woff2") || name.ends_with(".ttf");
    if let Some(typeface) = state.typeface.filter(|_| name.as_ref().is_some_and(is_font)) {
        return Some(Answer::ok(".ttf", typeface.file()));
    }
    let file = name.and_then(|name| Some((std::fs::read(folder.join(&name)).ok()?, name)));
    let Some((mut body, name)) = file else {
        state.strays.push(path.to_owned());
        return Some(Answer::not_found());
    };
    if state.is_waiting && name.ends_with(".css") {
        body = String::from_utf8(body).expect("a style sheet").replace("optional", "block").into_bytes();
    }
    if let Some(typeface) = state.typeface.filter(|_| name.ends_with(".css")) {
        body.extend(typeface.style().into_bytes());
    }
    let is_meant = |(begin, end): &(&str, &str)| name.starts_with(begin) && name.ends_with(end);
    match state.faults.iter().find(|(names, _)| is_meant(names)).map(|(_, fault)| fault.clone()) {
        None => Some(Answer::ok(&name, body)),
        Some(Fault::Body(body)) => Some(Answer::ok(&name, body)),
        Some(Fault::Status(status)) => Some(Answer::status(status)),
        Some(Fault::Slow) => None,
    }
}
