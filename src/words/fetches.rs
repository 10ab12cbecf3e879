//! Messages about an address that gives no data.

/// Longer addresses are cut where they are quoted.
const MOST_LETTERS: usize = 200;

/// Where a server does not answer other pages. A browser does not tell these apart, so that no page can ask around in a
/// network that is not its own.
pub const UNREACHABLE: &str = "The address does not answer, or its server does not let other pages read it (CORS), or it sends on to one \
     that does not. Download the file and open it on the timeline’s own page.";
/// Where an address is less safe than the page: browsers ask for nothing there.
pub const UNSAFE: &str = "This page came by https://, and browsers let such a page read nothing by http://. Write https:// if the server has \
     that, or download the file and open it on the timeline’s own page.";

/// What a server means that answers with a status other than success.
pub fn status(code: u16) -> String {
    let words = match code {
        401 | 403 => {
            "The server does not give this file to everybody ({}): it may need a sign-in, or the link has run out."
        }
        404 | 410 => "There is no file at this address ({}): there may be a mistake in it, or the file has been moved.",
        413 | 414 => "The address is longer than its server reads ({}).",
        429 => "The server has been asked too often ({}); please try again in some minutes.",
        500..=599 => "The server has a fault of its own ({}); please try again later.",
        _ => "The server answers with an error ({}).",
    };
    words.replace("{}", &code.to_string())
}

/// Where an address gives a page instead of data. `kind` is the content type that the server names, `redirected_to` the address
/// that was read in the end, where that is another.
pub fn web_page(kind: &str, redirected_to: Option<&str>) -> String {
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let kind = if kind.is_empty() { String::new() } else { format!(" ({})", quoted(kind)) };
    let mut words = format!("The address gives a web page{kind}, not data");
    if let Some(address) = redirected_to {
        words.push_str(&format!("; it sends on to {}, which may be a page to sign in", quoted(address)));
    }
    words.push_str(
        ". It is perhaps the address of a page about the file: on GitHub the file itself is behind “Raw”; of a Google sheet it is \
         what “Publish to the web” gives for CSV.",
    );
    words
}

/// Why an address is none of data.
pub fn bad_address(address: &str) -> String {
    let authority = address.split_once("//").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let quoted = quoted(address);
    match authority.and_then(|authority| authority.rsplit_once('@')) {
        // It is not repeated: it may be a secret.
        Some((_, host)) => format!(
            "The address of data at {host} has a name or a password before the @, which browsers do not send from a page. Leave it \
             out, or download the file and open it on the timeline’s own page."
        ),
        None => format!("“{quoted}” is not an address of data; it starts with https:// or http://."),
    }
}

/// Where data really come from, if their address has sent on.
pub const SENT_ON: &str = ", which sends on to";

/// An address of any length as it is quoted in a sentence.
fn quoted(text: &str) -> String {
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
