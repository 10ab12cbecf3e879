//! Words for meetings that several countries hosted, and for those without a named host, where they are seen.

use super::labels::{country_in_sentence, hosted_by};
use super::numbers::listed;
use crate::dataset::Meeting;

/// Beside the panel of hosts.
pub const SHARED_MARKS: &str = "With several hosts, a meeting stands in the lane of each and counts once.";
/// At the name of that lane.
pub const UNNAMED_LANE: &str = "Meetings for which no host is named: they count for none.";
/// Under the hosts that can be chosen.
const SHARED_COUNTS: &str =
    "A meeting with several hosts counts for each of them, so the numbers can add up to more than there are meetings.";
/// The same of those without.
const UNNAMED_COUNTS: &str = "A meeting for which no host is named counts for none.";

/// Who hosted, and what that means for the picture: "Hosted together by Italy and the United States; it stands in the lane of
/// each and counts once".
pub fn hosted(meeting: &Meeting) -> String {
    match meeting.hosts.len() {
        0 => "No host is named; it stands in a lane of its own".to_owned(),
        1 => hosted_by(meeting),
        _ => {
            let hosts: Vec<String> = meeting.hosts.iter().map(|host| country_in_sentence(*host)).collect();
            format!("Hosted together by {}; it stands in the lane of each and counts once", listed(&hosts))
        }
    }
}

/// Beside the hosts of an open meeting, how it stands in the chart; `None` where that is plain.
pub fn hosted_note(meeting: &Meeting) -> Option<&'static str> {
    match meeting.hosts.len() {
        0 => Some("No host is named: on the chart it stands in a lane of its own."),
        1 => None,
        _ => Some("Hosted together: on the chart it stands in the lane of each, and it counts once."),
    }
}

/// How meetings count for hosts, under those that can be chosen: for what there is in a view.
pub fn hosts_note(is_any_shared: bool, is_any_unnamed: bool) -> String {
    both(is_any_shared.then_some(SHARED_COUNTS), is_any_unnamed.then_some(UNNAMED_COUNTS))
}

fn both(one: Option<&str>, other: Option<&str>) -> String {
    one.into_iter().chain(other).collect::<Vec<_>>().join(" ")
}
