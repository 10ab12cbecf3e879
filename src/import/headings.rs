//! Headings of columns in many wordings and seven languages.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::amounts::{Currency, scale_word};
use super::meaning::Meaning;
use super::plain::words;

/// For each meaning headings in plain words; `|` divides.
const PHRASES: &[(Meaning, &str)] = &[
    (
        Meaning::Date,
        "date|dates|date s|start date|start|date start|starts|start time|begin|beginning|begins|from|from date|when|on|date of meeting|\
        meeting date|event date|date of event|date of signature|signature date|signed|signature|date of adoption|adopted|held|held on|day of meeting|\
        date of ratification|ratification|opening date|date begin|dtstart|start datetime|datetime|date time|date debut|debut|du|date de debut|date de signature|\
        datum|beginn|anfang|von|startdatum|tag der unterzeichnung|wann|fecha|fecha de inicio|inicio|desde|cuando|fecha de firma|data|data inizio|\
        data di inizio|inizio|dal|quando|data de inicio|التاريخ|تاريخ|تاريخ البدء|البداية|time|point in time|published|pub date",
    ),
    (
        Meaning::End,
        "end|end date|date end|ends|end time|until|to|to date|finish|finish date|closing date|ended|date fin|fin|date de fin|au|ende|bis|enddatum|\
        fecha final|fecha de fin|fecha fin|hasta|data fine|fine|al|data di fine|data de fim|fim|ate|data fim|النهاية|تاريخ الانتهاء|تاريخ النهاية",
    ),
    (
        Meaning::Year,
        "year|years|start year|yr|annee|jahr|ano|anno|السنة|سنة|العام|yyyy|start date year|date year|year of meeting|calendar year",
    ),
    (Meaning::Month, "month|months|start month|mois|monat|mes|mese|الشهر|شهر|start date month|date month"),
    (Meaning::Day, "day|start day|jour|tag|dia|giorno|اليوم|يوم|start date day|date day"),
    (Meaning::EndYear, "end year|end date year"),
    (Meaning::EndMonth, "end month|end date month"),
    (Meaning::EndDay, "end day|end date day"),
    (
        Meaning::Name,
        "name|title|event|event name|event title|meeting|meeting name|meeting title|summit|conference|conference name|headline|text headline|label|item label|\
        subject|treaty|treaty name|agreement|session|resolution|draft|nom|titre|evenement|reunion|sommet|conference|intitule|bezeichnung|titel|\
        veranstaltung|treffen|konferenz|gipfel|ereignis|nombre|titulo|evento|cumbre|conferencia|nome|titolo|riunione|vertice|conferenza|reuniao|\
        cimeira|cupula|الاسم|العنوان|الاجتماع|المؤتمر|القمة|الحدث|title theme|event label|election|mission|what|name of meeting|name of event",
    ),
    (
        Meaning::Hosts,
        "host|hosts|hosted by|host country|host countries|host nation|host state|hosting country|country|countries|country name|country code|state|nation|\
        iso|iso2|iso3|iso code|iso 3|alpha 3|alpha 2|organizer|organiser|organizers|organisers|organized by|organised by|organisers s|\
        chair|presidency|hote|pays|pays hote|organisateur|gastgeber|gastgeberland|land|staat|ausrichter|anfitrion|pais|pais anfitrion|organizador|\
        ospite|paese|paese ospitante|organizzatore|anfitriao|pais anfitriao|البلد|الدولة|البلد المضيف|الدولة المضيفة|المضيف|country label|state party|\
        vetoed by|vetoing member|vetoing members|member state|member|states",
    ),
    (
        Meaning::Place,
        "place|city|location|venue|host city|city country|town|place of meeting|where|ville|lieu|endroit|ville hote|ort|stadt|tagungsort|ciudad|lugar|\
        sede|citta|luogo|cidade|local|المكان|المدينة|address|place name|place of signature|location label",
    ),
    (
        Meaning::Members,
        "members|number of members|members total|total members|membership|membership size|member states|participants|number of participants|attendance|attendance countries|\
        delegations|number of delegations|parties|states parties|number of parties|signatories|number of signatories|membres|nombre de membres|\
        nombre de participants|mitglieder|anzahl mitglieder|mitgliederzahl|teilnehmer|miembros|numero de miembros|participantes|membri|numero di membri|\
        membros|numero de membros|عدد الاعضاء|الاعضاء|عدد المشاركين|seats",
    ),
    (
        Meaning::Joined,
        "joined|member since|date joined|joined on|accession|date of accession|accession date|admitted|date of admission|adhesion|membre depuis|date d adhesion|\
        beitritt|beigetreten|mitglied seit|miembro desde|fecha de adhesion|adesione|membro dal|adesao|membro desde|entry into force|date of entry into force|تاريخ الانضمام",
    ),
    (
        Meaning::Left,
        "left|date left|left on|withdrew|withdrawal|date of withdrawal|exit|retrait|date de retrait|austritt|ausgetreten|salida|retiro|uscita|recesso|saida|الانسحاب",
    ),
    (
        Meaning::Sum,
        "amount|sum|pledge|pledged|pledges|pledge amount|commitment|committed|commitments|contribution|contributions|funding|value|total amount|disbursement|\
        disbursed|aid|budget|montant|engagement|promesse|somme|betrag|summe|zusage|zusagen|beitrag|importe|monto|cantidad|compromiso|importo|\
        somma|impegno|montante|valor|compromisso|المبلغ|التعهد|التعهدات",
    ),
    (Meaning::Currency, "currency|currency code|devise|monnaie|wahrung|moneda|divisa|valuta|moeda|العملة"),
    (
        Meaning::GivenBy,
        "donor|donors|pledger|pledge by|pledged by|given by|funder|contributor|donor country|donor name|donateur|donneur|bailleur|geber|geberland|donante|\
        donatore|doador|المانح|الجهة المانحة",
    ),
    (
        Meaning::Kind,
        "type|kind|category|level|level of meeting|meeting type|event type|type of meeting|group|class|categorie|niveau|genre|art|kategorie|typ|ebene|tipo|\
        categoria|nivel|livello|tipologia|النوع|الفئة|format",
    ),
    (
        Meaning::Summary,
        "summary|description|text|text text|details|outcome|outcomes|comment|comments|remarks|notes|notes public|note|abstract|result|decision|resume|commentaire|\
        remarques|resultat|beschreibung|zusammenfassung|bemerkung|bemerkungen|anmerkungen|ergebnis|kommentar|descripcion|resumen|comentarios|\
        observaciones|resultado|descrizione|riassunto|commenti|descricao|resumo|observacoes|الوصف|الملخص|ملاحظات|body|content",
    ),
    (
        Meaning::Source,
        "source|sources|reference|references|citation|source title|source name|quelle|quellen|beleg|fuente|fuentes|referencia|fonte|fonti|riferimento|fontes|\
        referencias|المصدر|المصادر|media credit",
    ),
    (
        Meaning::Link,
        "link|url|website|web site|web|web page|homepage|wikipedia|source url|source link|lien|site web|webseite|enlace|sitio web|collegamento|sito|ligacao|\
        pagina|الرابط|media url|uri",
    ),
    (
        Meaning::LeaveOut,
        "id|no|nr|number|numero|row|index|identifier|id number|last updated|updated|update|modified|created|created at|updated at|username|filename|consolidated|\
        candidate|mandate|status|region|purpose|media|media caption|media thumbnail|background|time zone|end time zone",
    ),
];

/// Words that make another thing of a date, a name or a number.
const OTHER_THINGS: [&str; 14] = [
    "updated",
    "update",
    "modified",
    "created",
    "accessed",
    "retrieved",
    "birth",
    "id",
    "no",
    "identifier",
    "user",
    "file",
    "precision",
    "death",
];

/// What HXL says of a column, by the beginning of its tag.
const TAGS: [(&str, Meaning); 16] = [
    ("#date+end", Meaning::End),
    ("#date+year", Meaning::Year),
    ("#date", Meaning::Date),
    ("#country", Meaning::Hosts),
    ("#event", Meaning::Name),
    ("#activity", Meaning::Name),
    ("#loc", Meaning::Place),
    ("#geo", Meaning::LeaveOut),
    ("#adm", Meaning::Place),
    ("#value+currency", Meaning::Currency),
    ("#currency", Meaning::Currency),
    ("#value", Meaning::Sum),
    ("#org+funder", Meaning::GivenBy),
    ("#org", Meaning::Hosts),
    ("#description", Meaning::Summary),
    ("#meta+url", Meaning::Link),
];

/// What a heading is likely to mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadingMeaning {
    /// What it means.
    pub meaning: Meaning,
    /// Whether the whole heading says so, and not only a part of it.
    pub is_exact: bool,
}

/// What a heading is likely to mean. `None` where nobody can say.
pub fn meaning(heading: &str) -> Option<HeadingMeaning> {
    let heading = heading.trim();
    let said = |meaning, is_exact| Some(HeadingMeaning { meaning, is_exact });
    if heading == "#" {
        return said(Meaning::LeaveOut, true);
    }
    let all = words(heading);
    let outside = words(heading.split(['(', '[']).next().unwrap_or_default()).join(" ");
    if let Some(meaning) = phrase(&all.join(" ")).or_else(|| phrase(&outside)) {
        return said(meaning, true);
    }
    if all.iter().any(|word| OTHER_THINGS.contains(&word.as_str())) {
        return None;
    }
    // "Amount USD m", "pledge_eur": what is left when currency and scale are taken off.
    let is_money = |word: &&String| Currency::from_code(&word.to_uppercase()).is_some() || scale_word(word).is_some();
    let rest: Vec<&str> = all.iter().filter(|word| !is_money(word)).map(String::as_str).collect();
    if rest.len() < all.len() {
        let is_sum = rest.is_empty() || phrase(&rest.join(" ")) == Some(Meaning::Sum);
        return is_sum.then_some(HeadingMeaning { meaning: Meaning::Sum, is_exact: !rest.is_empty() });
    }
    // A longer wording that ends or begins with one that is known.
    let part = |from: usize, to: usize| all.get(from..to).and_then(|words| phrase(&words.join(" ")));
    let found = (1..all.len()).find_map(|cut| part(cut, all.len()).or_else(|| part(0, all.len() - cut)));
    found.filter(|meaning| *meaning != Meaning::LeaveOut).and_then(|meaning| said(meaning, false))
}

/// The meaning of these words.
fn phrase(text: &str) -> Option<Meaning> {
    static ALL: OnceLock<HashMap<&str, Meaning>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let mut all = HashMap::new();
        for (meaning, phrases) in PHRASES {
            for phrase in phrases.split('|').map(str::trim) {
                all.entry(phrase).or_insert(*meaning);
            }
        }
        all
    });
    all.get(text).copied()
}

/// What a tag of HXL means.
pub fn tag_meaning(tag: &str) -> Option<Meaning> {
    let tag = tag.trim().to_ascii_lowercase();
    TAGS.iter().find(|(start, _)| tag.starts_with(start)).map(|(_, meaning)| *meaning)
}
