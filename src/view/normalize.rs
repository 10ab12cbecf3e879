//! Text normalising for searches: lower case, without accents.

/// A text as a search sees it: lower case, without accents.
pub fn normalized(text: &str) -> String {
    text.chars().map(lower).map(without_accent).collect()
}

/// The small letter for a capital one in the alphabets that names in news are written in: Latin, Greek, Cyrillic,
/// Armenian. The tables of all alphabets that there are would be a tenth of what a browser loads.
fn lower(c: char) -> char {
    let at = u32::from(c);
    let small = match at {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => at + 32,
        0x400..=0x40f => at + 80,
        0x531..=0x556 => at + 48,
        // A capital and its small letter take turns.
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f => at | 1,
        0x1e00..=0x1e95 | 0x1ea0..=0x1eff => at | 1,
        0x139..=0x148 | 0x179..=0x17e | 0x4c1..=0x4ce => at + at % 2,
        // The dot stays on the letter.
        0x130 => u32::from('i'),
        0x178 => 0xff,
        0x386 => 0x3ac,
        0x388..=0x38a => at + 37,
        0x38c => 0x3cc,
        0x38e | 0x38f => at + 63,
        _ => at,
    };
    char::from_u32(small).unwrap_or(c)
}

/// The base letter of the accented Latin letters that occur in names of places and publishers.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ś' | 'š' | 'ş' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        'ğ' => 'g',
        '’' | '‘' => '\'',
        other => other,
    }
}
