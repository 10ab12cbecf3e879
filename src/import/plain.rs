//! Plain form of words for comparing: small letters without marks, whether composed or not, and digits of any script.

/// A text as names and headings are compared: small letters, no marks, single blanks between words.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match base(c) {
            Base::Nothing => {}
            Base::Letters(letters) => out.push_str(letters),
            Base::Itself if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            Base::Itself => out.push(western_digit(c)),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The words of a text in [plain](plain()) form: what stands between signs and blanks.
pub fn words(text: &str) -> Vec<String> {
    // `startDate` is two words.
    let mut spaced = String::new();
    let mut before = ' ';
    for c in text.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            spaced.push(' ');
        }
        spaced.push(c);
        before = c;
    }
    let plain = plain(&spaced);
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a cell says that there is nothing.
pub fn is_missing(text: &str) -> bool {
    const MISSING: [&str; 22] = [
        "", "-", "–", "—", "na", "n/a", "n.a.", "#n/a", "nan", "null", "none", "nil", "tbc", "tbd", "tba", "unknown",
        "..", "...", "…", "?", "k.a.", "s.o.",
    ];
    MISSING.contains(&plain(text).as_str())
}

/// The digit 0 to 9 that an Arabic or Persian digit is; any other letter as it is.
pub fn western_digit(c: char) -> char {
    let at = match c {
        '٠'..='٩' => u32::from(c) - u32::from('٠'),
        '۰'..='۹' => u32::from(c) - u32::from('۰'),
        _ => return c,
    };
    char::from_digit(at, 10).unwrap_or(c)
}

/// What of a small letter is left without its marks.
enum Base {
    Nothing,
    Letters(&'static str),
    Itself,
}

fn base(c: char) -> Base {
    Base::Letters(match c {
        '\u{300}'..='\u{36f}'
        | '\u{64b}'..='\u{65f}'
        | '\u{640}'
        | '\u{200b}'..='\u{200f}'
        | '\u{feff}'
        | '\u{fe0f}' => {
            return Base::Nothing;
        }
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ł' | 'ľ' | 'ļ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'أ' | 'إ' | 'آ' | 'ٱ' => "ا",
        'ى' => "ي",
        '’' | '‘' | 'ʼ' | '`' | '´' => "'",
        _ => return Base::Itself,
    })
}
