//! Page, picture and citation of each meeting, and the list of all pages (sitemap).

use std::path::Path;
use std::sync::Arc;

use coalition_timeline::dataset::Whole;
use coalition_timeline::export::poster;
use coalition_timeline::ui::{Data, MEETING_PAGES, MEETING_PICTURE, MeetingSite, meeting_page};
use coalition_timeline::words::{Citation, Escaped};

use super::files::save;
use super::pictures::Printer;

/// Writes a page and a picture for each meeting, the citations of each and of the whole, and, where the site's address is known, the list
/// that search engines read.
pub fn write_pages(folder: &Path, whole: &Whole, site: &MeetingSite, printer: &Printer) -> Result<(), String> {
    let data = Data { dataset: Arc::new(whole.dataset.clone()), texts: Some(Arc::new(whole.texts.clone())) };
    write_citation(folder, &Citation::of_data(site.address))?;
    for (at, meeting) in whole.dataset.meetings.iter().enumerate() {
        let place = folder.join(MEETING_PAGES).join(&meeting.id);
        std::fs::create_dir_all(&place).map_err(|error| format!("{} cannot be made: {error}", place.display()))?;
        let page = meeting_page(&data, at, site).ok_or_else(|| format!("{} has no texts", meeting.id))?;
        save(&place.join("index.html"), page)?;
        let picture = poster(&whole.dataset, at).ok_or_else(|| format!("{} has no picture", meeting.id))?;
        printer.write(&picture, &meeting.name, &place.join(MEETING_PICTURE))?;
        write_citation(&place, &Citation::of_meeting(&meeting, site.page(&meeting).as_deref()))?;
    }
    let Some(address) = site.address else {
        eprintln!("site: without COALITION_TIMELINE_URL there is no sitemap.xml, which needs whole addresses.");
        return Ok(());
    };
    let meetings = whole.dataset.meetings.iter().filter_map(|meeting| site.page(&meeting));
    let pages: String = std::iter::once(address.to_owned())
        .chain(meetings)
        .map(|page| format!("<url><loc>{}</loc></url>\n", Escaped(&page)))
        .collect();
    let head =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
    save(&folder.join("sitemap.xml"), format!("{head}\n{pages}</urlset>\n"))
}

/// The citation as files, which is how programs for references take it.
fn write_citation(folder: &Path, citation: &Citation) -> Result<(), String> {
    save(&folder.join("citation.bib"), citation.bibtex())?;
    save(&folder.join("citation.ris"), citation.ris())
}
