//! Words in dates: months, weekdays and what makes a date less exact, in seven languages, in plain form.

use std::collections::HashMap;
use std::sync::OnceLock;

/// For each month its names and abbreviations in English, French, German, Spanish, Italian, Portuguese and Arabic.
const MONTHS: [&str; 12] = [
    "january jan janvier janv januar janner jan enero ene gennaio gen janeiro يناير جانفي كانون_الثاني",
    "february feb fevrier fevr fev februar feber febrero febbraio fevereiro فبراير فيفري شباط",
    "march mar mars marz mrz maerz marzo marco مارس اذار",
    "april apr avril avr abril abr aprile ابريل افريل نيسان",
    "may mai mayo maggio mag maio مايو ماي ايار",
    "june jun juin juni junio giugno giu junho يونيو يونيه جوان حزيران",
    "july jul juillet juil juli julio luglio lug julho يوليو يوليه جويلية يوليوز تموز",
    "august aug aout agosto ago اغسطس اوت غشت اب",
    "september sep sept septembre septiembre setiembre settembre set setembro سبتمبر شتنبر ايلول",
    "october oct octobre oktober okt octubre ottobre ott outubro out اكتوبر تشرين_الاول",
    "november nov novembre noviembre novembro نوفمبر نونبر تشرين_الثاني",
    "december dec decembre dezember dez diciembre dic dicembre dezembro ديسمبر دجنبر كانون_الاول",
];

const WEEKDAYS: &str = "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun \
    lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim \
    montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonnabend sonntag so \
    lunes martes miercoles mie jueves jue viernes vie sabado sab domingo dom \
    lunedi martedi mercoledi giovedi gio venerdi sabato domenica \
    segunda terca quarta quinta sexta feira seg ter qua qui sex \
    الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد";

/// Words between the parts of a date that say nothing.
const FILLERS: &str = "of the de del do da di le la el il der den am on du dal from von desde vom dia year من";

/// Words between the two ends of a span.
const SPAN_WORDS: &str = "to until till through bis au al a ate الى";

/// What a number of a day can end with.
const ORDINALS: &str = "st nd rd th er re eme º ª °";

/// Abbreviations after which a year is as everybody counts; `bc` is not among them.
const ERAS: &str = "ad ce م";

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

/// The number of the month that a word names.
pub fn month(word: &str) -> Option<u32> {
    static ALL: OnceLock<HashMap<&str, u32>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let names = (1..=12).zip(MONTHS).flat_map(|(number, names)| names.split(' ').map(move |name| (name, number)));
        names.collect()
    });
    all.get(word).copied()
}

/// What a word says in a date, beside the names of months.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum DateWord {
    /// Nothing that is needed.
    Filler,
    /// From here to there.
    Span,
}

/// What a word says in a date. `None` where it has no business there.
pub fn date_word(word: &str, is_after_digit: bool) -> Option<DateWord> {
    if is_after_digit && has(ORDINALS, word) || has(WEEKDAYS, word) || has(FILLERS, word) || has(ERAS, word) {
        Some(DateWord::Filler)
    } else if has(SPAN_WORDS, word) {
        Some(DateWord::Span)
    } else {
        None
    }
}

/// Whether a word is a weekday, too: "mar" is a month and a Tuesday.
pub fn is_weekday(word: &str) -> bool {
    has(WEEKDAYS, word)
}

/// Writes the months that have two words in Arabic as one.
pub fn join_months(text: &str) -> String {
    let mut text = text.to_owned();
    for two in ["كانون الثاني", "كانون الاول", "تشرين الاول", "تشرين الثاني"]
    {
        text = text.replace(two, &two.replace(' ', "_"));
    }
    text
}

/// How exact a date is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exactness {
    /// As it stands.
    Exact,
    /// About then.
    About,
    /// Some time before, or at the latest then.
    Before,
    /// Some time after, or at the earliest then.
    After,
}

const QUALIFIERS: [(Exactness, &[&str]); 3] = [
    (
        Exactness::About,
        &[
            "approximately ",
            "approx. ",
            "approx ",
            "about ",
            "around ",
            "circa ",
            "ca. ",
            "ca ",
            "c. ",
            "c.",
            "~",
            "ungefahr ",
            "etwa ",
            "um ",
            "gegen ",
            "vers ",
            "environ ",
            "hacia ",
            "alrededor de ",
            "verso ",
            "intorno al ",
            "cerca de ",
            "por volta de ",
            "early ",
            "mid-",
            "mid ",
            "late ",
            "anfang ",
            "mitte ",
            "ende ",
            "debut ",
            "fin ",
            "حوالي ",
            "نحو ",
            "possibly ",
            "probably ",
        ],
    ),
    (
        Exactness::Before,
        &[
            "before ",
            "by ",
            "until ",
            "not later than ",
            "vor ",
            "bis ",
            "avant ",
            "antes de ",
            "prima del ",
            "prima di ",
            "قبل ",
            "<",
        ],
    ),
    (
        Exactness::After,
        &[
            "after ",
            "since ",
            "not before ",
            "nach ",
            "seit ",
            "apres ",
            "depuis ",
            "despues de ",
            "desde ",
            "dopo il ",
            "dopo ",
            "depois de ",
            "بعد ",
            ">",
        ],
    ),
];

/// How exact a text in plain form says that its date is, and the rest of it.
pub fn qualified(text: &str) -> (Exactness, &str) {
    for (exactness, beginnings) in QUALIFIERS {
        if let Some(rest) = beginnings.iter().find_map(|beginning| text.strip_prefix(beginning)) {
            return (exactness, rest.trim());
        }
    }
    let rest = text.trim_end_matches("(?)").trim_end_matches('?').trim_end();
    if rest.len() < text.len() { (Exactness::About, rest) } else { (Exactness::Exact, text) }
}
