//! Hosting: whether some meetings of a view have several hosts, or none that is named.

use super::meeting_set::MeetingSet;
use crate::dataset::Meetings;

/// What is to be explained of the hosts of some meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hosting {
    /// Whether a meeting has several hosts.
    pub is_any_shared: bool,
    /// Whether a meeting has no named host, where others have one.
    pub is_any_unnamed: bool,
}

/// What is to be explained of the hosts of these meetings.
pub fn hosting(meetings: &Meetings, rows: &MeetingSet) -> Hosting {
    // Of very many meetings only the numbers of their lists of hosts are looked at, and only where a list could be one of these.
    let is_any = |is_meant: fn(usize) -> bool| {
        let lists: Vec<bool> =
            (0..meetings.host_list_count()).map(|list| is_meant(meetings.host_list(list as u32).len())).collect();
        let is_of = |at: usize| meetings.host_lists().get(at).and_then(|list| lists.get(*list as usize)) == Some(&true);
        lists.contains(&true) && rows.iter().any(is_of)
    };
    let has_hosts = !meetings.all_hosts().is_empty();
    Hosting { is_any_shared: is_any(|hosts| hosts > 1), is_any_unnamed: has_hosts && is_any(|hosts| hosts == 0) }
}
