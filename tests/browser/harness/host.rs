//! Host pages: pages of other people that the timeline is put into, and their origins.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use tokio::task::JoinHandle;

use super::http::{Answer, Said, listen};
use super::site::Site;

/// The folder of pages and scripts of hosts.
const PAGES: &str = "tests/hosts";
/// A host that is one program shows its page at every address in this folder.
const ROUTED: (&str, &str) = ("routed/", "router.html");
/// What a page is to be sent with: the rest of its first line.
const POLICY: (&str, &str) = ("<!-- csp: ", " -->");
const ICON: &str = "<svg xmlns='http://www.w3.org/2000/svg'/>";

#[derive(Default)]
struct State {
    /// What a scenario has put there, by name.
    pages: HashMap<&'static str, String>,
    /// What else it has put there, to be sent as it is.
    answers: HashMap<&'static str, Answer>,
    /// Paths that were asked for and that the host does not have.
    strays: Vec<String>,
}

/// Somebody else's site, for one scenario. By its name, `localhost`, it is another site than ours.
pub struct Host {
    origin: String,
    state: Arc<Mutex<State>>,
    task: JoinHandle<()>,
}

impl Host {
    /// Starts to serve the pages that have the timeline of this site in them.
    pub async fn serve(site: &Site, said: Option<Said>) -> Self {
        let state = Arc::new(Mutex::new(State::default()));
        let (shared, folder, origin) = (state.clone(), site.url(""), site.origin());
        let (address, task) = listen(said, move |path| {
            let answer = answer(path.trim_start_matches('/'), &shared, &folder, &origin);
            async move { answer }
        })
        .await;
        Self { origin: format!("http://localhost:{}", address.port()), state, task }
    }

    /// The address of a page.
    pub fn url(&self, name: &str) -> String {
        format!("{}/{name}", self.origin)
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        self.origin.clone()
    }

    /// From now on there is a page of this name.
    pub fn put(&self, name: &'static str, text: impl Into<String>) {
        self.state.lock().unwrap().pages.insert(name, text.into());
    }

    /// From now on answers so to whoever asks for this name.
    pub fn answer(&self, name: &'static str, answer: Answer) {
        self.state.lock().unwrap().answers.insert(name, answer);
    }

    /// What was asked for that the host does not have.
    pub fn strays(&self) -> Vec<String> {
        self.state.lock().unwrap().strays.clone()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn answer(path: &str, state: &Mutex<State>, folder: &str, origin: &str) -> Answer {
    // Browsers ask every site for that one.
    if path == "favicon.ico" {
        return Answer::ok("icon.svg", ICON);
    }
    let mut state = state.lock().unwrap();
    if let Some(answer) = state.answers.get(path) {
        return answer.clone();
    }
    let name = if path.starts_with(ROUTED.0) { ROUTED.1 } else { path };
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGES).join(name);
    let read = || std::fs::read_to_string(file).ok().filter(|_| !name.contains(".."));
    let Some(text) = state.pages.get(name).cloned().or_else(read) else {
        state.strays.push(path.to_owned());
        return Answer::not_found();
    };
    let text = text.replace("{site}", folder).replace("{origin}", origin);
    let first = text.lines().next().unwrap_or_default();
    let policy = first.strip_prefix(POLICY.0).and_then(|rest| rest.strip_suffix(POLICY.1)).map(str::to_owned);
    Answer { policy, ..Answer::ok(name, text) }
}
