//! Complaints of browsers: how Firefox is asked for them, and those that are none.

/// What Chromium says of a file that was asked for ahead where the machine is busy and the program starts late, or where other data
/// are shown. That each such file is used is what `opening` looks at.
pub const NOT_USED_YET: &str = "was preloaded using link preload but not used";

/// What Firefox says of a script that it ends in the midst of its work, because its page is left.
const ENDED: &str = "Script terminated by timeout";
/// What the program answers to the one call that Firefox still makes of it after that: not even `finally` has run, so the first call
/// seems to go on.
const CALLED_AFTER_ITS_END: &str = "closure invoked recursively or after being dropped";

/// Leaves out what a script says that Firefox has ended. What is said without such an end is a fault.
pub fn without_aftermath(lines: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut has_ended = false;
    let mut is_aftermath = |line: &String| {
        let is_aftermath = has_ended && line.contains(CALLED_AFTER_ITS_END);
        has_ended = (has_ended || line.contains(ENDED)) && !is_aftermath;
        is_aftermath
    };
    lines.into_iter().filter(|line| !is_aftermath(line)).collect()
}

/// What Firefox says where nothing is wrong.
pub const NO_COMPLAINTS: [&str; 9] = [
    // The same hint.
    "preloaded with link preload was not used",
    // A hint about speed, given when the program comes so fast from the cache that it starts before the page's end.
    "Layout was forced before the page was fully loaded",
    // What becomes of a script whose page is left meanwhile: its driver sets no script a limit of time.
    ENDED,
    // Another hint about speed, in frames without an origin, where `assets/early.js` takes the policy of the page into a comment that
    // it does not end itself.
    "An unbalanced tree was written using document.write()",
    // The typeface came too late to be used, as the page wants it then.
    "font-display timeout, webfont not used",
    // The typeface was on its way when the page was left: NS_BINDING_ABORTED.
    "status=2152398850",
    // The same of a script. One that is not there is a stray, and one that is missed is seen in what the page shows.
    "Loading failed for the <script>",
    // The version that is tested does not know Trusted Types, which a policy may ask for.
    "unknown directive ‘require-trusted-types-for’",
    "unknown directive ‘trusted-types’",
];

/// Errors and warnings of scripts, of the content security policy and of the network, which Firefox keeps itself, and what
/// pages gave to `console`, which the process of the page keeps.
pub const FIREFOX_CONSOLE: &str = "
    const [done] = arguments;
    const errors = Services.console.getMessageArray().filter((message) => message instanceof Ci.nsIScriptError)
        .map((message) => `${message.category}: ${message.errorMessage} (${message.sourceName})`);
    const ask = () => {
        const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
        const said = storage.getEvents().filter((event) => ['error', 'warn', 'assert'].includes(event.level))
            .map((event) => `console.${event.level}: ${event.arguments.map(String).join(' ')} (${content.location})`);
        sendAsyncMessage('coalition-timeline-said', said);
    };
    const page = gBrowser.selectedBrowser.messageManager;
    page.addMessageListener('coalition-timeline-said', (message) => done([...errors, ...message.data]));
    page.loadFrameScript(`data:,(${encodeURIComponent(ask)})()`, false);";
