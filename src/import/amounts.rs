//! Sums of money and other numbers, as people of any country write them.

use super::plain::{plain, western_digit};

/// A currency, by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// Codes in use, and those that the euro replaced.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP \
    CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD \
    JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK \
    NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND \
    TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL HRK DEM FRF ITL ESP NLG ATS BEF XDR";

/// Signs and names of currencies, longer ones first.
const SIGNS: &[(&str, &str)] = &[
    ("us dollars", "USD"),
    ("us dollar", "USD"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("us$", "USD"),
    ("u.s.$", "USD"),
    ("ca$", "CAD"),
    ("c$", "CAD"),
    ("au$", "AUD"),
    ("a$", "AUD"),
    ("nz$", "NZD"),
    ("hk$", "HKD"),
    ("s$", "SGD"),
    ("r$", "BRL"),
    ("mex$", "MXN"),
    ("nt$", "TWD"),
    ("$", "USD"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("€", "EUR"),
    ("pounds", "GBP"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("₴", "UAH"),
    ("₦", "NGN"),
    ("₱", "PHP"),
    ("₫", "VND"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("rmb", "CNY"),
    ("zł", "PLN"),
];

impl Currency {
    /// The currency with this code in capital letters.
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        (bytes.iter().all(u8::is_ascii_uppercase) && CODES.contains(code)).then_some(Self(bytes))
    }

    /// The three capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The currency that a whole text names, by code, sign or name.
    pub fn named(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        Self::from_code(&text.to_uppercase())
            .or_else(|| SIGNS.iter().find(|(sign, _)| *sign == text).and_then(|(_, code)| Self::from_code(code)))
    }
}

/// The power of ten that a word in plain form multiplies by. "m" and "k" count, "b" too.
pub fn scale_word(word: &str) -> Option<u32> {
    Some(match word.trim_end_matches('.') {
        "k" | "thousand" | "thousands" | "tsd" | "mille" | "miles" | "الف" => 3,
        "m" | "mn" | "mln" | "mio" | "million" | "millions" | "millionen" | "millon" | "millones" | "milione"
        | "milioni" | "milhao" | "milhoes" | "mill" | "مليون" | "ملايين" => 6,
        "b" | "bn" | "bln" | "billion" | "billions" | "mrd" | "milliard" | "milliards" | "milliarde" | "milliarden"
        | "miliardo" | "miliardi" | "mld" | "bilhao" | "bilhoes" | "mil millones" | "مليار" | "مليارات" => {
            9
        }
        "tn" | "trn" | "trillion" | "trillions" | "billionen" | "billones" => 12,
        _ => return None,
    })
}

/// Which sign divides decimals from the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecimalSign {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

/// What the heading of a column says of its sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SumHeading {
    /// The currency.
    pub currency: Option<Currency>,
    /// The power of ten that each is multiplied by.
    pub scale: u32,
}

impl SumHeading {
    /// What "Amount (EUR m)" says.
    pub fn of(heading: &str) -> Self {
        let lower = heading.to_lowercase();
        let words = super::plain::words(heading);
        let code = words.iter().find_map(|word| Currency::from_code(&word.to_uppercase()).filter(|_| word.len() == 3));
        // "ALL" and "TOP" are words before they are currencies.
        let code = code.filter(|code| !["ALL", "TOP"].contains(&code.code()));
        let sign = SIGNS.iter().find(|(sign, _)| {
            let is_word = sign.chars().all(char::is_alphabetic);
            if is_word { words.iter().any(|word| word == sign) } else { lower.contains(sign) }
        });
        let currency = code.or_else(|| sign.and_then(|(_, code)| Currency::from_code(code)));
        let scale = words.iter().find_map(|word| scale_word(word)).unwrap_or_default();
        Self { currency, scale }
    }
}

/// A number that is exact: digits and how many of them are decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    digits: u128,
    decimals: u32,
}

impl Decimal {
    /// The number times a power of ten, if it is whole.
    pub fn whole(self, scale: u32) -> Option<u128> {
        match scale.checked_sub(self.decimals) {
            Some(zeros) => self.digits.checked_mul(10_u128.checked_pow(zeros)?),
            None => {
                let by = 10_u128.checked_pow(self.decimals - scale)?;
                self.digits.is_multiple_of(by).then_some(self.digits / by)
            }
        }
    }

    /// The number times a power of ten, rounded to hundredths.
    pub fn hundredths(self, scale: u32) -> Option<u128> {
        self.whole(scale + 2).or_else(|| {
            let by = 10_u128.checked_pow(self.decimals.checked_sub(scale + 2)?)?;
            Some((self.digits + by / 2) / by)
        })
    }
}

/// What a text of digits and signs is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberRead {
    /// A number. The sign is there where the text alone shows it.
    Number(Decimal, Option<DecimalSign>),
    /// The sign can divide thousands or decimals.
    Doubt,
    /// No number.
    NotANumber,
}

/// Reads a number. What is in doubt is decided by the sign of its column.
pub fn read_number(text: &str, sign: Option<DecimalSign>) -> NumberRead {
    let text: String = text.trim().chars().map(western_digit).collect();
    let text = text.replace('٬', ",").replace('٫', ".").replace(['\'', '’', '\u{a0}', '\u{202f}', '\u{2009}'], " ");
    let is_right = text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',')
        && text.ends_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || [',', '.', ' '].contains(&c));
    if !is_right {
        return NumberRead::NotANumber;
    }
    let (points, commas, blanks) = (text.matches('.').count(), text.matches(',').count(), text.contains(' '));
    let number = |decimal: DecimalSign, shown: Option<DecimalSign>| {
        let (mark, thousands) = if decimal == DecimalSign::Point { ('.', ',') } else { (',', '.') };
        let (whole, decimals) = text.split_once(mark).unwrap_or((&text, ""));
        let groups: Vec<&str> = whole.split([thousands, ' ']).collect();
        let is_grouped = groups.len() == 1
            || groups.first().is_some_and(|group| (1..=3).contains(&group.len()))
                && (groups.iter().skip(1).all(|group| group.len() == 3) || is_indian(&groups));
        let is_plain = decimals.bytes().all(|byte| byte.is_ascii_digit());
        let digits = format!("{}{decimals}", groups.concat());
        match digits.parse() {
            Ok(digits) if is_grouped && is_plain && decimals.len() < 20 => {
                NumberRead::Number(Decimal { digits, decimals: decimals.len() as u32 }, shown)
            }
            _ => NumberRead::NotANumber,
        }
    };
    use DecimalSign::{Comma, Point};
    match (points, commas) {
        (0, 0) => number(sign.unwrap_or(Point), None),
        (1, 1..) if text.rfind('.') > text.rfind(',') => number(Point, Some(Point)),
        (1.., 1) if text.rfind(',') > text.rfind('.') => number(Comma, Some(Comma)),
        (0, 2..) => number(Point, Some(Point)),
        (2.., 0) => number(Comma, Some(Comma)),
        (1, 0) | (0, 1) => {
            let (mark, as_decimal, as_thousands) = if points == 1 { ('.', Point, Comma) } else { (',', Comma, Point) };
            let (whole, rest) = text.split_once(mark).unwrap_or((&text, ""));
            let could_group = rest.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0" && !blanks;
            match sign {
                _ if !could_group => number(as_decimal, Some(as_decimal)),
                Some(sign) if sign == as_decimal => number(as_decimal, None),
                Some(_) => number(as_thousands, None),
                None => NumberRead::Doubt,
            }
        }
        _ => NumberRead::NotANumber,
    }
}

/// Groups as in India: 1,20,00,000.
fn is_indian(groups: &[&str]) -> bool {
    let Some((last, others)) = groups.split_last() else { return false };
    last.len() == 3
        && others.iter().skip(1).all(|group| group.len() == 2)
        && others.first().is_some_and(|group| group.len() < 3)
}

/// What a cell of sums is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumRead {
    /// A sum in hundredths, with the currency that the cell names.
    Sum {
        /// Hundredths of the currency.
        hundredths: u128,
        /// The currency, if it stands in the cell.
        currency: Option<Currency>,
        /// The decimal sign that the cell alone shows.
        shown: Option<DecimalSign>,
        /// Whether it says "about", "up to" and the like.
        is_about: bool,
    },
    /// The sign can divide thousands or decimals.
    Doubt,
    /// No sum.
    NotASum,
}

const ABOUTS: [&str; 14] = [
    "about",
    "approximately",
    "approx.",
    "around",
    "circa",
    "ca.",
    "c.",
    "~",
    "≈",
    "etwa",
    "environ",
    "over",
    "more than",
    "up to",
];

/// Reads a sum. The scale of the heading counts where the cell has none of its own.
pub fn read_sum(cell: &str, heading_scale: u32, sign: Option<DecimalSign>) -> SumRead {
    let mut text = plain(&super::hosts::without_notes(cell));
    let mut is_about = false;
    if let Some(rest) = ABOUTS.iter().find_map(|about| text.strip_prefix(about)) {
        text = rest.trim().to_owned();
        is_about = true;
    }
    let mut currency = None;
    for (name, code) in SIGNS {
        if let Some(rest) = text.strip_prefix(name).or_else(|| text.strip_suffix(name)) {
            currency = Currency::from_code(code);
            text = rest.trim().to_owned();
            break;
        }
    }
    let code = |text: &str| text.get(..3).and_then(|code| Currency::from_code(&code.to_uppercase()));
    if currency.is_none() {
        if let Some(found) =
            code(&text).filter(|_| text.get(3..).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
        {
            currency = Some(found);
            text = text.get(3..).unwrap_or_default().trim().to_owned();
        } else if let Some(at) = text.len().checked_sub(3).filter(|at| text.is_char_boundary(*at)) {
            let (rest, last) = text.split_at(at);
            if let Some(found) = code(last).filter(|_| !rest.ends_with(char::is_alphabetic)) {
                currency = Some(found);
                text = rest.trim().to_owned();
            }
        }
    }
    let number_end = text.rfind(|c: char| western_digit(c).is_ascii_digit());
    let Some(end) = number_end.and_then(|at| Some(at + text.get(at..)?.chars().next()?.len_utf8())) else {
        return SumRead::NotASum;
    };
    let (number, words) = text.split_at(end);
    let words = words.trim().trim_start_matches("de ");
    let words = words.strip_suffix(" de").or_else(|| words.strip_suffix(" di")).unwrap_or(words).trim();
    let scale = if words.is_empty() { heading_scale } else { scale_word(words).unwrap_or(u32::MAX) };
    if scale == u32::MAX {
        return SumRead::NotASum;
    }
    // "$1.2" in front of "m" may have a currency in the middle; that is no number and is told.
    match read_number(number, sign) {
        NumberRead::NotANumber => SumRead::NotASum,
        NumberRead::Doubt => SumRead::Doubt,
        NumberRead::Number(decimal, shown) => match decimal.hundredths(scale) {
            Some(hundredths) => SumRead::Sum { hundredths, currency, shown, is_about },
            None => SumRead::NotASum,
        },
    }
}
