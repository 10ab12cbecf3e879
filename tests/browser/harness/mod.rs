//! How does one scenario run in one browser, from its start to the last complaint in the console?

pub mod data;
mod downloads;
mod driver;
mod host;
mod http;
mod page;
mod reader;
mod site;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

pub use downloads::Downloads;
use driver::Browser;
pub use driver::{Kind, path};
use host::Host;
pub use http::Answer;
pub use page::{PIXELS, Page};
use site::Site;
pub use site::folder;

/// A scenario that hangs fails by then.
const LONGEST: Duration = Duration::from_secs(150);

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
    };
}
pub(crate) use scenarios;

/// Runs a scenario in a browser of its own, with a site and a host of its own.
pub fn run<F>(kind: Kind, scenario: fn(Page) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let site = Arc::new(Site::serve().await);
        let host = Arc::new(Host::serve(&site).await);
        let browser = Browser::start(kind).await;
        let page = Page::new(kind, browser.client.clone(), site.clone(), host.clone());
        // As a task of its own, so that the browser is closed even when the scenario fails.
        let mut task = tokio::spawn(scenario(page.clone()));
        let outcome = tokio::time::timeout(LONGEST, &mut task).await;
        task.abort();
        let last = page.clone();
        let complaints = match &outcome {
            Ok(Ok(())) => tokio::spawn(async move { last.complaints().await }).await,
            _ => Ok(Vec::new()),
        };
        browser.stop().await;
        match outcome {
            Err(_) => panic!("The scenario did not end within {LONGEST:?}."),
            Ok(Err(failure)) => match failure.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
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
