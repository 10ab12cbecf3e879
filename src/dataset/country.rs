//! Country codes: two letters (ISO 3166-1), checked.

use serde::{Deserialize, Serialize};

/// Officially assigned ISO 3166-1 alpha-2 codes and `XK` (Kosovo, user-assigned), in order of the alphabet.
const CODES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR \
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP \
KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ \
NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ \
UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// Other names that people write into tables: those that countries ask to be called by, official ones, and abbreviations.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("bolivia (plurinational state of)", "BO"),
    ("britain", "GB"),
    ("brunei darussalam", "BN"),
    ("burma", "MM"),
    ("cabo verde", "CV"),
    ("cape verde", "CV"),
    ("congo-brazzaville", "CG"),
    ("congo-kinshasa", "CD"),
    ("cote d'ivoire", "CI"),
    ("czech republic", "CZ"),
    ("czechia", "CZ"),
    ("côte d'ivoire", "CI"),
    ("democratic people's republic of korea", "KP"),
    ("democratic republic of congo", "CD"),
    ("drc", "CD"),
    ("east timor", "TL"),
    ("eswatini", "SZ"),
    ("great britain", "GB"),
    ("holy see", "VA"),
    ("iran (islamic republic of)", "IR"),
    ("islamic republic of iran", "IR"),
    ("ivory coast", "CI"),
    ("kingdom of saudi arabia", "SA"),
    ("korea", "KR"),
    ("macedonia", "MK"),
    ("moldova", "MD"),
    ("north macedonia", "MK"),
    ("people's republic of china", "CN"),
    ("republic of korea", "KR"),
    ("republic of moldova", "MD"),
    ("russia", "RU"),
    ("russian federation", "RU"),
    ("swaziland", "SZ"),
    ("syria", "SY"),
    ("syrian arab republic", "SY"),
    ("tanzania", "TZ"),
    ("timor-leste", "TL"),
    ("turkey", "TR"),
    ("turkiye", "TR"),
    ("türkiye", "TR"),
    ("u.k.", "GB"),
    ("u.s.", "US"),
    ("u.s.a.", "US"),
    ("uae", "AE"),
    ("uk", "GB"),
    ("united kingdom of great britain and northern ireland", "GB"),
    ("united republic of tanzania", "TZ"),
    ("united states of america", "US"),
    ("usa", "US"),
    ("vatican", "VA"),
    ("viet nam", "VN"),
    ("vietnam", "VN"),
];

/// For each first letter the second letters that it has a code with, one bit each: files ask for a million countries.
const KNOWN: [u32; 26] = {
    let codes = CODES.as_bytes();
    let mut known = [0; 26];
    let mut at = 0;
    while at < codes.len() {
        known[(codes[at] - b'A') as usize] |= 1 << (codes[at + 1] - b'A');
        at += 3;
    }
    known
};

/// A country, by its ISO 3166 alpha-2 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Country([u8; 2]);

impl Country {
    /// The country with this code in capital letters. `None` if no country has it.
    pub fn from_code(code: &str) -> Option<Self> {
        let [a, b] = *code.as_bytes() else { return None };
        let [first, second] = [a, b].map(|letter| letter.wrapping_sub(b'A'));
        let known = KNOWN.get(usize::from(first)).copied().unwrap_or_default();
        (second < 26 && known >> second & 1 == 1).then_some(Self([a, b]))
    }

    /// The country that is often called so, in small letters, beside the name that the page gives it.
    pub fn from_other_name(name: &str) -> Option<Self> {
        let (_, code) = OTHER_NAMES.iter().find(|(other, _)| *other == name)?;
        Self::from_code(code)
    }

    /// The two capital letters.
    pub fn code(&self) -> &str {
        // Only ASCII letters get in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// All [numbers](Self::number) are below this one.
    pub const NUMBERS: usize = 26 * 26;

    /// A small number of its own, for tables; in the order of the codes.
    pub fn number(self) -> usize {
        let [a, b] = self.0.map(|letter| usize::from(letter.wrapping_sub(b'A') % 26));
        a * 26 + b
    }

    /// Every country there is a code for, in order of the codes.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.split(' ').filter_map(Self::from_code)
    }
}

impl std::fmt::Debug for Country {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.code())
    }
}
