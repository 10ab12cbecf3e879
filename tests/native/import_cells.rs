//! Cells of any table: dates, sums, hosts and encodings as people write them.

use std::collections::HashMap;

use coalition_timeline::import::*;

use super::import::written;

fn date(cell: &str) -> String {
    match read_date(cell, &DateRules::default()).read {
        DateRead::Date(date) => written(&date),
        DateRead::OrderInDoubt(_) => "order?".to_owned(),
        DateRead::PairInDoubt => "pair?".to_owned(),
        DateRead::NotADate => "none".to_owned(),
    }
}

#[test]
fn dates() {
    for (cell, expected) in [
        ("2021-06-28", "2021-06-28"),
        ("2021-06", "2021-06"),
        ("2021", "2021"),
        ("0476", "0476"),
        ("476", "0476"),
        ("1", "none"),
        ("3/5/2020", "order?"),
        ("5/5/2020", "2020-05-05"),
        ("13/5/2020", "2020-05-13"),
        ("5/13/2020", "2020-05-13"),
        ("3.5.2020", "2020-05-03"),
        ("03-05-2020", "order?"),
        ("31/31/2020", "none"),
        ("29.02.2021", "none"),
        ("29.02.2020", "2020-02-29"),
        ("28.06.21", "2021-06-28"),
        ("28.06.30", "1930-06-28"),
        ("21-06-28", "order?"),
        ("99-12-31", "1999-12-31"),
        ("9 Nov 1946", "1946-11-09"),
        ("November 9, 1946", "1946-11-09"),
        ("9th of November 1946", "1946-11-09"),
        ("1er mai 2020", "2020-05-01"),
        ("Sat, 02 Dec 2023", "2023-12-02"),
        ("mar 28 juin 2021", "2021-06-28"),
        ("mardi 28 juin 2021", "2021-06-28"),
        ("28 mars 2021", "2021-03-28"),
        ("28. Juni 2021", "2021-06-28"),
        ("3. März 2021", "2021-03-03"),
        ("28 de junio de 2021", "2021-06-28"),
        ("28 giugno 2021", "2021-06-28"),
        ("28 de junho de 2021", "2021-06-28"),
        ("28 يونيو 2021", "2021-06-28"),
        ("٢٨ يونيو ٢٠٢١", "2021-06-28"),
        ("15 كانون الثاني 2020", "2020-01-15"),
        ("10 تشرين الأول 2020", "2020-10-10"),
        ("Nov-21", "2021-11"),
        ("Apr-99", "1999-04"),
        ("28-Jun-21", "2021-06-28"),
        ("21-Nov", "none"),
        ("15–17 November 1975", "1975-11-15..1975-11-17"),
        ("November 15-17, 1975", "1975-11-15..1975-11-17"),
        ("December 10–12, 2021", "2021-12-10..2021-12-12"),
        ("30 June – 2 July 2010", "2010-06-30..2010-07-02"),
        ("June 30 – July 2, 2010", "2010-06-30..2010-07-02"),
        ("30 December 2010 – 2 January 2011", "2010-12-30..2011-01-02"),
        ("du 3 au 5 mai 2020", "2020-05-03..2020-05-05"),
        ("vom 3. bis 5. Mai 2020", "2020-05-03..2020-05-05"),
        ("28.-30.06.2021", "2021-06-28..2021-06-30"),
        ("28.06.–02.07.2021", "2021-06-28..2021-07-02"),
        ("2021-06-28/2021-06-30", "2021-06-28..2021-06-30"),
        ("2010–2012", "2010..2012"),
        ("June – July 2020", "2020-06..2020-07"),
        ("2 July – 30 June 2010", "none"),
        ("5/6/2020 - 7/6/2020", "order?"),
        ("2004/05", "pair?"),
        ("2004-05", "2004-05"),
        ("1998-99", "1998..1999"),
        ("1999/00", "1999..2000"),
        ("2015/03", "2015-03"),
        ("2004/2005", "2004..2005"),
        ("2021-06-28T22:00:00.000Z", "2021-06-28"),
        ("1945-06-26T00:00:00Z", "1945-06-26"),
        ("+1945-00-00T00:00:00Z", "1945"),
        ("28 June 2021, 10:00 CEST", "2021-06-28"),
        ("6/28/2021 10:00:00 PM", "2021-06-28"),
        ("2021-06-28T10:00+02:00", "2021-06-28"),
        ("18287", "1950-01-24"),
        ("44375.5", "2021-06-28"),
        ("20210628", "2021-06-28"),
        ("202106", "2021-06"),
        ("2021.0", "2021"),
        ("about 1975", "~1975"),
        ("c. 28 June 2021", "~2021-06"),
        ("28 June 2021?", "~2021-06"),
        ("before 1980", "<1980"),
        ("after 5 May 1990", ">1990-05-05"),
        ("1970s", "1970..1979"),
        ("Q2 2021", "2021-04..2021-06"),
        ("06/2021", "2021-06"),
        ("7, 1975", "none"),
        ("TBC", "none"),
        ("n/a", "none"),
        ("44 BC", "none"),
        ("28 June 2021[3]", "2021-06-28"),
        ("1975*", "1975"),
        ("red", "none"),
        ("12:30", "none"),
        ("2021-13-05", "none"),
        ("28/13/2021", "none"),
        ("10000-01-01", "none"),
        ("0000", "none"),
        ("3 May 2020 and 4 June 2020", "none"),
    ] {
        assert_eq!(date(cell), expected, "{cell}");
    }
}

#[test]
fn decided_orders_hold() {
    let rules = DateRules { order: Some(DateOrder::MonthFirst), ..DateRules::default() };
    let read = |cell: &str| match read_date(cell, &rules).read {
        DateRead::Date(date) => written(&date),
        other => format!("{other:?}"),
    };
    assert_eq!(read("3/5/2020"), "2020-03-05");
    assert_eq!(read("3.5.2020"), "2020-05-03");
    assert_eq!(read("3/5/2020 - 3/7/2020"), "2020-03-05..2020-03-07");
}

fn sum(cell: &str) -> String {
    match read_sum(cell, 0, None) {
        SumRead::Sum { hundredths, currency, .. } => {
            let code = currency.map_or(String::new(), |currency| format!(" {}", currency.code()));
            format!("{}.{:02}{code}", hundredths / 100, hundredths % 100)
        }
        SumRead::Doubt => "doubt".to_owned(),
        SumRead::NotASum => "none".to_owned(),
    }
}

#[test]
fn sums() {
    for (cell, expected) in [
        ("1200000", "1200000.00"),
        ("0", "0.00"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567,89", "1234567.89"),
        ("1 234 567,89", "1234567.89"),
        ("1'234'567.89", "1234567.89"),
        ("1,20,00,000", "12000000.00"),
        ("1,234", "doubt"),
        ("1.234", "doubt"),
        ("12,5", "12.50"),
        ("0.125", "0.13"),
        ("$19.4 billion", "19400000000.00 USD"),
        ("US$ 5m", "5000000.00 USD"),
        ("€1.2bn", "1200000000.00 EUR"),
        ("3,4 Mio. €", "3400000.00 EUR"),
        ("EUR 10 million", "10000000.00 EUR"),
        ("10 million euros", "10000000.00 EUR"),
        ("2,5 milliards d'euros", "none"),
        ("1.2 mil millones", "1200000000.00"),
        ("5 Mrd. EUR", "5000000000.00 EUR"),
        ("£250k", "250000.00 GBP"),
        ("about $5 million", "5000000.00 USD"),
        ("12,34,5", "none"),
        ("-5", "none"),
        ("10-12 million", "none"),
        ("twelve", "none"),
        ("٥ مليون", "5000000.00"),
        ("5 mil", "none"),
        ("1.2.3", "none"),
        ("1,2.3,4", "none"),
    ] {
        assert_eq!(sum(cell), expected, "{cell}");
    }
    let of = SumHeading::of("Amount (EUR m)");
    assert_eq!((of.currency.unwrap().code(), of.scale), ("EUR", 6));
    assert_eq!(SumHeading::of("Pledge in Mrd. €").scale, 9);
    assert_eq!(SumHeading::of("Total"), SumHeading::default());
}

fn hosts(cell: &str) -> String {
    match read_hosts(cell, None) {
        HostsRead::Doubt => "doubt".to_owned(),
        HostsRead::Hosts(hosts) => {
            let name = |host: &Host| match host {
                Host::Country(country) => country.code().to_owned(),
                Host::Other(name) => format!("~{name}~"),
            };
            hosts.iter().map(name).collect::<Vec<_>>().join(" ")
        }
    }
}

#[test]
fn lists_of_hosts() {
    for (cell, expected) in [
        ("France", "FR"),
        ("fra", "FR"),
        ("FRANCE", "FR"),
        ("Fra\u{301}nce", "FR"),
        ("Tu\u{308}rkiye", "TR"),
        ("🇫🇷", "FR"),
        ("🇫🇷 France", "FR"),
        ("🇫🇷🇩🇪", "FR DE"),
        ("France; Germany", "FR DE"),
        ("France|Germany", "FR DE"),
        ("France / Germany", "FR DE"),
        ("France, Germany and Italy", "FR DE IT"),
        ("France & Germany", "FR DE"),
        ("Trinidad & Tobago", "TT"),
        ("Bosnia and Herzegovina and France", "BA FR"),
        ("Korea, Republic of, and Japan", "KR JP"),
        ("Iran, Islamic Republic of; Iraq", "IR IQ"),
        ("France, USSR and China", "FR ~USSR~ CN"),
        ("European Union", "~European Union~"),
        ("European Union and France", "~European Union~ FR"),
        ("London, United Kingdom[3]", "doubt"),
        ("Department of Peace and Security", "~Department of Peace and Security~"),
        ("الإمارات العربية المتحدة", "AE"),
        ("Allemagne", "DE"),
        ("Deutschland", "DE"),
        ("Soviet Union", "~USSR~"),
        ("Congo, Democratic Republic of the", "CD"),
        ("St. Vincent and the Grenadines", "VC"),
        ("United States, United Kingdom, Foo", "US GB ~Foo~"),
        ("n/a", ""),
    ] {
        assert_eq!(hosts(cell), expected, "{cell}");
    }
}

#[test]
fn every_name_of_ours_is_known() {
    for country in coalition_timeline::dataset::Country::all() {
        for name in [coalition_timeline::words::country(country), country.code()] {
            assert_eq!(hosts(name), country.code(), "{name}");
            if name != "NA" {
                assert_eq!(hosts(&name.to_lowercase()), country.code(), "{name}");
            }
        }
    }
}

/// The bytes of a text in an encoding.
pub fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Windows1252 | Encoding::Windows1256 | Encoding::MacRoman => {
            let table: HashMap<String, u8> = (0..=255_u8).map(|byte| (decode(&[byte], encoding), byte)).collect();
            text.chars().map(|c| table.get(&c.to_string()).copied().unwrap_or_else(|| panic!("{c}"))).collect()
        }
    }
}

#[test]
fn encodings_are_found() {
    let western = "date;name;lieu\n2020-01-01;Réunion d’été – première;Genève\n2020-01-02;Gipfel für Köln;Zürich\n2020-01-03;Año nuevo;São Tomé\n";
    let arabic = "التاريخ;الاسم;البلد\n2020-01-01;اجتماع القاهرة;مصر\n2020-01-02;قمة الرياض، الثانية;السعودية\n";
    for (text, encoding) in [
        (western, Encoding::Utf8),
        (arabic, Encoding::Utf8),
        (western, Encoding::Utf16Le),
        (western, Encoding::Utf16Be),
        (arabic, Encoding::Utf16Le),
        (western, Encoding::Windows1252),
        (western, Encoding::MacRoman),
        (arabic, Encoding::Windows1256),
    ] {
        let bytes = encoded(text, encoding);
        assert_eq!(Encoding::of(&bytes), encoding, "{}", encoding.label());
        assert_eq!(decode(&bytes, encoding), text);
    }
    assert_eq!(decode(b"\xef\xbb\xbfdate", Encoding::of(b"\xef\xbb\xbfdate")), "date");
}

#[test]
fn na_is_a_country_among_codes_only() {
    let hosts =
        |text: &str| super::import::imported(text).2.entries.iter().map(|entry| entry.hosts.len()).collect::<Vec<_>>();
    assert_eq!(hosts("date,name,hosts\n2020,a,FR\n2021,b,NA\n"), [1, 1]);
    assert_eq!(hosts("date,name,hosts\n2020,a,France\n2021,b,NA\n"), [1, 0]);
}
