//! Generated tables: locale by form of date, separator, encoding and currency, read back exactly or asked about, never wrongly.

use chrono::{Datelike, NaiveDate, Weekday};
use coalition_timeline::import::*;

use super::import::{imported, written};
use super::import_cells::encoded;

/// How people of a country write.
struct Locale {
    headings: [&'static str; 4],
    months: [&'static str; 12],
    /// From Monday.
    weekdays: [&'static str; 7],
    /// Day, month and year with numbers, and with a named month.
    numeric: &'static str,
    named: &'static str,
    /// What divides thousands and decimals.
    signs: [&'static str; 2],
    names: [&'static str; 3],
    hosts: [&'static str; 3],
    one_byte: &'static [Encoding],
}

const WEST: &[Encoding] = &[Encoding::Windows1252, Encoding::MacRoman];

const LOCALES: [Locale; 8] = [
    Locale {
        headings: ["Date", "Meeting", "Host country", "Amount"],
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        numeric: "m/d/y",
        named: "M d, y",
        signs: [",", "."],
        names: ["Zürich Conference", "Summit of São Paulo", "Third talks"],
        hosts: ["France", "Switzerland", "Brazil"],
        one_byte: WEST,
    },
    Locale {
        headings: ["Start date", "Title", "Hosts", "Pledged"],
        months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"],
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        numeric: "d/m/y",
        named: "d M y",
        signs: [",", "."],
        names: ["Conférence at Evian", "Round table", "Córdoba forum"],
        hosts: ["FRA", "CHE", "BRA"],
        one_byte: WEST,
    },
    Locale {
        headings: ["Date de début", "Réunion", "Pays hôte", "Montant"],
        months: [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        numeric: "d/m/y",
        named: "d M y",
        signs: [" ", ","],
        names: ["Première réunion", "Deuxième réunion à Genève", "Réunion d’été"],
        hosts: ["France", "Suisse", "Brésil"],
        one_byte: WEST,
    },
    Locale {
        headings: ["Datum", "Titel", "Gastgeber", "Betrag"],
        months: [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        weekdays: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
        numeric: "d.m.y",
        named: "d. M y",
        signs: [".", ","],
        names: ["Konferenz für Frieden", "Gespräche in Köln", "Dritter Gipfel"],
        hosts: ["Frankreich", "Schweiz", "Brasilien"],
        one_byte: WEST,
    },
    Locale {
        headings: ["Fecha", "Título", "País anfitrión", "Importe"],
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        numeric: "d/m/y",
        named: "d de M de y",
        signs: [".", ","],
        names: ["Reunión de Córdoba", "Cumbre de España", "Tercera reunión"],
        hosts: ["Francia", "Suiza", "Brasil"],
        one_byte: WEST,
    },
    Locale {
        headings: ["Data", "Titolo", "Paese ospitante", "Importo"],
        months: [
            "gennaio",
            "febbraio",
            "marzo",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "agosto",
            "settembre",
            "ottobre",
            "novembre",
            "dicembre",
        ],
        weekdays: ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
        numeric: "d/m/y",
        named: "d M y",
        signs: [".", ","],
        names: ["Vertice della città", "Terza riunione", "Conferenza sulla libertà"],
        hosts: ["Francia", "Svizzera", "Brasile"],
        one_byte: WEST,
    },
    Locale {
        headings: ["Data de início", "Reunião", "País anfitrião", "Montante"],
        months: [
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
        weekdays: ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"],
        numeric: "d-m-y",
        named: "d de M de y",
        signs: [".", ","],
        names: ["Reunião de Lisboa", "Conferência de São Paulo", "Cimeira"],
        hosts: ["França", "Suíça", "Brasil"],
        one_byte: WEST,
    },
    Locale {
        headings: ["التاريخ", "الاجتماع", "البلد المضيف", "المبلغ"],
        months: [
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
        weekdays: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        numeric: "d/m/y",
        named: "d M y",
        signs: [",", "."],
        names: ["اجتماع القاهرة", "قمة الرياض", "المؤتمر الثالث"],
        hosts: ["فرنسا", "سويسرا", "البرازيل"],
        one_byte: &[Encoding::Windows1256],
    },
];

#[derive(Debug, Clone, Copy)]
enum Form {
    Iso,
    Numeric,
    /// Two digits of the year.
    Short,
    Named,
    Weekday,
    Month,
}

const FORMS: [Form; 6] = [Form::Iso, Form::Numeric, Form::Short, Form::Named, Form::Weekday, Form::Month];

#[derive(Debug, Clone, Copy)]
enum Money {
    /// "Amount (EUR m)"
    Heading,
    /// "$5"
    Sign,
    /// "CHF 5"
    Code,
    /// A column of its own.
    Column,
}

const MONIES: [Money; 4] = [Money::Heading, Money::Sign, Money::Code, Money::Column];

fn filled(pattern: &str, locale: &Locale, day: NaiveDate, year: &str) -> String {
    let month = |c| if c == 'M' { locale.months[day.month0() as usize].to_owned() } else { day.month().to_string() };
    let mut out = String::new();
    // "de" stands for itself.
    for word in pattern.split_inclusive(' ') {
        match word.trim() {
            "de" => out.push_str(word),
            _ => word.chars().for_each(|c| match c {
                'd' => out.push_str(&day.day().to_string()),
                'm' | 'M' => out.push_str(&month(c)),
                'y' => out.push_str(year),
                other => out.push(other),
            }),
        }
    }
    out
}

/// A date in a form, and what it is.
fn date(locale: &Locale, form: Form, day: NaiveDate) -> (String, String) {
    let year = day.year().to_string();
    let text = match form {
        Form::Iso => day.to_string(),
        Form::Numeric => filled(locale.numeric, locale, day, &year),
        Form::Short => {
            let two = format!("{:02}", day.year() % 100);
            filled(locale.numeric, locale, day, &two)
        }
        Form::Named => filled(locale.named, locale, day, &year),
        Form::Weekday => {
            let at = day.weekday().days_since(Weekday::Mon) as usize;
            format!("{}, {}", locale.weekdays[at], filled(locale.named, locale, day, &year))
        }
        Form::Month => format!("{} {year}", locale.months[day.month0() as usize]),
    };
    let truth = if matches!(form, Form::Month) { day.format("%Y-%m").to_string() } else { day.to_string() };
    (text, truth)
}

/// A number of hundredths, with the signs of a country.
fn number(locale: &Locale, hundredths: u128) -> String {
    let [thousands, decimals] = locale.signs;
    let whole = (hundredths / 100).to_string();
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push_str(thousands);
        }
        out.push(digit);
    }
    if hundredths.is_multiple_of(100) { out } else { format!("{out}{decimals}{:02}", hundredths % 100) }
}

fn quoted(cell: &str, separator: char) -> String {
    if cell.contains([separator, '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// A row: date, name, host, hundredths.
type Truth = (String, &'static str, usize, u128);

struct Made {
    text: String,
    truth: Vec<Truth>,
    currency: &'static str,
    /// Whether some date shows the order of all, and some sum what divides decimals.
    shows: [bool; 2],
}

fn made(locale: &'static Locale, form: Form, separator: char, money: Money, seed: &mut u64) -> Made {
    let mut random = |below: u64| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) % below
    };
    let [date_heading, name_heading, host_heading, sum_heading] = locale.headings;
    let (currency, scale) = match money {
        Money::Heading => ("EUR", 1_000_000),
        Money::Sign => ("USD", 1),
        Money::Code => ("CHF", 1),
        Money::Column => ("GBP", 1),
    };
    let sum_heading = if scale > 1 { format!("{sum_heading} (EUR m)") } else { sum_heading.to_owned() };
    let mut lines = vec![vec![
        date_heading.to_owned(),
        name_heading.to_owned(),
        host_heading.to_owned(),
        sum_heading,
        "Currency".to_owned(),
    ]];
    let (mut truth, mut shows) = (Vec::new(), [locale.numeric.contains('.'), false]);
    // In some tables no day is after the twelfth, and no sum has decimals.
    let (days, decimals) = ([12, 28][random(2) as usize], [1, 100][random(2) as usize]);
    for at in 0..4_usize {
        let day =
            NaiveDate::from_ymd_opt(1985 + random(40) as i32, 1 + random(12) as u32, 1 + random(days) as u32).unwrap();
        let (text, when) = date(locale, form, day);
        let hundredths = u128::from(1 + random(5_000)) * 100 + u128::from(random(decimals));
        // With hyphens a year of two digits can stand first.
        shows[0] |= day.day() > 12 && !locale.numeric.contains('-');
        shows[1] |= !hundredths.is_multiple_of(100);
        let sum = number(locale, hundredths);
        let sum = match money {
            Money::Sign => format!("${sum}"),
            Money::Code => format!("CHF {sum}"),
            Money::Heading | Money::Column => sum,
        };
        lines.push(vec![
            text,
            locale.names[at % 3].to_owned(),
            locale.hosts[at % 3].to_owned(),
            sum,
            currency.to_owned(),
        ]);
        truth.push((when, locale.names[at % 3], at % 3, hundredths * scale));
    }
    for line in &mut lines {
        if !matches!(money, Money::Column) {
            line.pop();
        }
    }
    let line = |cells: &Vec<String>| {
        cells.iter().map(|cell| quoted(cell, separator)).collect::<Vec<_>>().join(&separator.to_string())
    };
    let text = lines.iter().map(line).collect::<Vec<_>>().join("\r\n");
    Made { text, truth, currency, shows }
}

/// Whether a table is as it was made; what is missing must have been asked.
fn differs(made: &Made, locale: &Locale, found: &Import) -> Option<String> {
    if !found.faults.is_empty() {
        return Some(format!("faults {:?}", found.faults));
    }
    let asks = |column: usize| found.questions.iter().any(|question| question.column == column);
    for (at, (when, name, host, hundredths)) in made.truth.iter().enumerate() {
        let Some(entry) = found.entries.iter().find(|entry| entry.row == at + 2) else {
            if asks(0) && found.left_out.iter().any(|row| row.row == at + 2 && row.awaits_answer) {
                continue;
            }
            return Some(format!("row {} is missing", at + 2));
        };
        let sums: Vec<_> = entry.sums.iter().map(|sum| (sum.hundredths, sum.currency.code())).collect();
        let is_sum_right = sums == [(*hundredths, made.currency)] || sums.is_empty() && asks(3);
        let country = ["FR", "CH", "BR"][*host];
        let is_host = matches!(&*entry.hosts, [Host::Country(found)] if found.code() == country);
        if written(&entry.date) != *when || entry.name != *name || !is_host || !is_sum_right {
            return Some(format!("{when} {name} {} {hundredths}: {entry:?}", locale.hosts[*host]));
        }
    }
    None
}

/// The same table, with the right answer to every question.
fn answered(locale: &Locale, text: &str) -> Import {
    let table = Table::read(text).unwrap();
    let mut choices = Choices::guessed(&table);
    let first = import(&table, &choices);
    for question in first.questions {
        let column = &mut choices.columns[question.column];
        match question.kind {
            QuestionKind::Order(orders) => {
                let order = if locale.numeric.starts_with('m') { DateOrder::MonthFirst } else { DateOrder::DayFirst };
                assert!(orders.contains(&order));
                column.order = Some(order);
            }
            QuestionKind::Decimal => {
                let is_comma = locale.signs[1] == ",";
                column.decimal = Some(if is_comma { DecimalSign::Comma } else { DecimalSign::Point });
            }
            other => panic!("{other:?} of {text}"),
        }
    }
    // As a link says it.
    let choices = choices.to_string().parse().unwrap();
    import(&table, &choices)
}

#[test]
fn generated_tables_are_read_exactly_or_asked_about() {
    let mut seed = 7;
    let (mut count, mut faults) = (0, Vec::new());
    for locale in &LOCALES {
        for form in FORMS {
            for separator in [',', ';', '\t', '|'] {
                for money in MONIES {
                    let made = made(locale, form, separator, money, &mut seed);
                    // What is imported follows from the text alone: where that is the same, so is everything else.
                    let unicode = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be];
                    for encoding in unicode.iter().chain(locale.one_byte) {
                        let bytes = encoded(&made.text, *encoding);
                        let text = decode(&bytes, Encoding::of(&bytes));
                        count += 1;
                        if text != made.text {
                            faults.push(format!("{}\n{text}", encoding.label()));
                        }
                    }
                    let (_, choices, found) = imported(&made.text);
                    let is_needless = |question: &Question| match question.column {
                        0 => made.shows[0],
                        3 => made.shows[1],
                        _ => true,
                    };
                    if let Some(question) = found.questions.iter().find(|question| is_needless(question)) {
                        faults.push(format!("needless {question:?}\n{}", made.text));
                    }
                    let mut difference = differs(&made, locale, &found);
                    if difference.is_none() && !found.questions.is_empty() {
                        let found = answered(locale, &made.text);
                        let is_asked = !found.questions.is_empty();
                        difference = differs(&made, locale, &found);
                        difference = difference.or(is_asked.then(|| format!("still asked {:?}", found.questions)));
                    }
                    if let Some(what) = difference {
                        faults.push(format!("{form:?} {separator:?} {money:?}\n{}\n{choices}\n{what}", made.text));
                    }
                }
            }
        }
    }
    assert!(count >= 2_000, "{count}");
    let first = faults[..faults.len().min(5)].join("\n\n");
    assert!(faults.is_empty(), "{} of {count} are wrong, first:\n{first}", faults.len());
}
