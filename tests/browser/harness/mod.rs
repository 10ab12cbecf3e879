//! Harness: runs one scenario in one browser, from its start to the last error in the console.

mod complaints;
pub mod data;
mod downloads;
mod driver;
mod host;
mod http;
mod machine;
mod page;
mod pool;
mod queries;
mod reader;
mod site;
mod typeface;
mod webkit;

use std::any::Any;
use std::future::Future;
use std::io::Write;
use std::panic::{catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

pub use downloads::Downloads;
pub use driver::{Kind, path};
use host::Host;
pub use http::Answer;
use http::Said;
pub use page::{ARE_LINKED, PIXELS, Page};
use site::Site;
pub use site::folder;
pub use typeface::Typeface;

/// What has not happened by then will not. The only limit there is, far more than a loaded machine needs: nothing waits for it but
/// a failure.
const PATIENCE: Duration = Duration::from_secs(240);
/// How long is waited once a scenario has failed for good: the run is lost, and what else is wrong is told before its time is up.
const LITTLE_PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks at what is waited for.
const LOOK_AGAIN: Duration = Duration::from_millis(15);

/// Who mends a scenario need not wait so long: a variable of the environment says how many seconds.
static ASKED_PATIENCE: LazyLock<Duration> = LazyLock::new(|| {
    let seconds = std::env::var("COALITION_TIMELINE_PATIENCE").ok();
    seconds.and_then(|seconds| seconds.parse().ok()).map_or(PATIENCE, Duration::from_secs)
});

/// Whether a scenario has failed for good.
static HAS_FAILED: AtomicBool = AtomicBool::new(false);

/// How long a scenario waits for what has not happened yet.
pub fn patience() -> Duration {
    if HAS_FAILED.load(Ordering::Relaxed) { LITTLE_PATIENCE.min(*ASKED_PATIENCE) } else { *ASKED_PATIENCE }
}

/// A scenario that goes on and on, each step within its time, ends by then.
const LONGEST: Duration = Duration::from_secs(PATIENCE.as_secs() * 3);

/// So many scenarios may fail at their first try, of more than 700.
const MOST_SLIPS: usize = 7;

/// What WebKit's driver cannot do, and why. Everything else that fails there is a fault.
const NOT_IN_WEBKIT: [(&str, &str); 4] = [
    ("print", "its driver neither prints nor shows a page as paper has it"),
    ("targets::a_finger_has_more_room", "a screen in memory has no fingers, and WebKitGTK has no setting for them"),
    ("themes::the_systems_own_colours_are_the_only_ones", NO_FORCED_COLOURS),
    ("themes::the_delivered_picture_has_the_systems_own_colours", NO_FORCED_COLOURS),
];
const NO_FORCED_COLOURS: &str = "WebKit knows no colours that a system forces on pages";

/// Makes a test in each browser of every scenario named.
macro_rules! scenarios {
    ($($scenario:ident),+ $(,)?) => {
        mod chromium {
            $(#[test]
            fn $scenario() {
                $crate::harness::run($crate::harness::Kind::Chromium, super::$scenario);
            })+
        }
        mod firefox {
            $(#[test]
            fn $scenario() {
                $crate::harness::run($crate::harness::Kind::Firefox, super::$scenario);
            })+
        }
        mod webkit {
            $(#[test]
            fn $scenario() {
                if $crate::harness::is_possible_in_webkit(module_path!(), stringify!($scenario)) {
                    $crate::harness::run($crate::harness::Kind::WebKit, super::$scenario);
                }
            })+
        }
    };
}
pub(crate) use scenarios;

/// Whether a scenario of a module can be run in WebKit; where it cannot, says why.
pub fn is_possible_in_webkit(module: &str, scenario: &str) -> bool {
    let path = format!("{module}::{scenario}");
    let path = path.trim_start_matches("browser::").replace("::webkit::", "::");
    let exception = NOT_IN_WEBKIT.iter().find(|(name, _)| path == *name || path.starts_with(&format!("{name}::")));
    if let Some((_, reason)) = exception {
        // Past the test program, which shows nothing of what goes well.
        writeln!(std::io::stderr(), "{path} is not run in WebKit: {reason}").expect("somebody who reads it");
    }
    exception.is_none()
}

/// Runs a scenario. One that fails is run once more: on a machine that has much else to do, a driver now and then loses a key, or a
/// browser a process. Each such slip is told with what failed, and a run may have few of them: a fault of the page shows again, and
/// what fails now and then shows as many slips.
pub fn run<F>(kind: Kind, scenario: fn(Page) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    static SLIPS: AtomicUsize = AtomicUsize::new(0);
    let Err(failure) = catch_unwind(|| attempt(kind, scenario, false)) else { return };
    let slip = SLIPS.fetch_add(1, Ordering::Relaxed) + 1;
    if slip > MOST_SLIPS {
        fail(failure);
    }
    let what = failure.downcast_ref::<String>().map(String::as_str).or_else(|| failure.downcast_ref::<&str>().copied());
    let (thread, what) = (std::thread::current(), what.unwrap_or("It did not say why."));
    let name = thread.name().unwrap_or_default();
    // Past the test program, which shows nothing of what goes well.
    writeln!(std::io::stderr(), "{name} failed, and is run again (slip {slip} of {MOST_SLIPS}):\n{what}")
        .expect("somebody who reads it");
    if let Err(failure) = catch_unwind(|| attempt(kind, scenario, true)) {
        fail(failure);
    }
}

/// Fails for good.
fn fail(failure: Box<dyn Any + Send>) -> ! {
    HAS_FAILED.store(true, Ordering::Relaxed);
    resume_unwind(failure)
}

/// Runs a scenario in a browser that no other has meanwhile, with a site and a host of its own.
fn attempt<F>(kind: Kind, scenario: fn(Page) -> F, in_new_browser: bool)
where
    F: Future<Output = ()> + Send + 'static,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let said = (kind == Kind::WebKit).then(Said::default);
        let site = Arc::new(Site::serve(said.clone()).await);
        let host = Arc::new(Host::serve(&site, said.clone()).await);
        let browser = pool::take(kind, in_new_browser).await;
        let page = Page::new(kind, &browser, site.clone(), host.clone());
        // As a task of its own, so that the browser is closed even when the scenario fails.
        let mut task = tokio::spawn(scenario(page.clone()));
        let outcome = tokio::time::timeout(LONGEST, &mut task).await;
        task.abort();
        let last = page.clone();
        let complaints = match &outcome {
            Ok(Ok(())) => tokio::spawn(async move { last.complaints(said).await }).await,
            _ => Ok(Vec::new()),
        };
        let late = match &outcome {
            Err(_) => page.late().await,
            Ok(_) => String::new(),
        };
        if matches!(outcome, Ok(Ok(()))) && complaints.is_ok() {
            pool::give_back(browser, page.newest()).await;
        } else {
            browser.stop(page.newest()).await;
        }
        match outcome {
            Err(_) => panic!("The scenario did not end within {LONGEST:?}. {late}"),
            Ok(Err(failure)) => match failure.try_into_panic() {
                Ok(panic) => resume_unwind(panic),
                Err(failure) => panic!("The scenario did not end: {failure}"),
            },
            Ok(Ok(())) => {}
        }
        let complaints = complaints.expect("what the browser complained of");
        assert_eq!(page.unexcused(complaints), [""; 0], "The browser had something to complain of.");
        assert_eq!(site.strays(), [""; 0], "The page asked for what its folder does not have.");
        assert_eq!(host.strays(), [""; 0], "The page around ours was asked for what it does not have.");
    });
}
