//! One spelling for every script: how a text falls into words, and how a word becomes a stem that its translations into
//! other alphabets share. Not for: what a word weighs (see `lexicon`), or what it means (see `encoder`).

use frostem::{Algorithm, Stemmer};

/// A word of a text before stemming.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Word<'a> {
    /// Lower case, without marks above or below Latin letters.
    pub(crate) folded: &'a str,
    /// Whether every letter was a capital, as in acronyms.
    pub(crate) capitals: bool,
    /// The number it says: digits, or a Roman numeral in capitals.
    pub(crate) number: Option<u32>,
}

/// Hands out the words of a text in their order. Compounds with a digit are also handed out joined: `PS-LX350` is `pslx350` too.
pub(crate) fn words(text: &str, mut each: impl FnMut(Word<'_>)) {
    let mut word = String::with_capacity(24);
    let mut joined = String::with_capacity(24);
    let (mut capitals, mut letters, mut digits, mut parts) = (true, 0usize, 0usize, 0usize);
    let mut chars = text.chars().chain(std::iter::once(' ')).peekable();
    while let Some(c) = chars.next() {
        if c.is_alphanumeric() {
            capitals &= !c.is_lowercase();
            letters += usize::from(c.is_alphabetic());
            digits += usize::from(c.is_ascii_digit());
            fold_char(c, &mut word);
            continue;
        }
        // Apostrophes of any make stand inside words: o‘zbek, Women's.
        if matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '\u{301}') && !word.is_empty() {
            continue;
        }
        let bound = c == '-' && chars.peek().is_some_and(|next| next.is_alphanumeric()) && !word.is_empty();
        if !word.is_empty() {
            let number = if letters == 0 { word.parse().ok() } else { None }.or_else(|| roman(&word).filter(|_| capitals));
            each(Word { folded: &word, capitals: capitals && letters > 1, number });
            joined.push_str(&word);
            parts += 1;
            word.clear();
        }
        capitals = true;
        if !bound {
            if parts > 1 && digits > 0 && letters_in(&joined) {
                each(Word { folded: &joined, capitals: false, number: None });
            }
            joined.clear();
            (digits, parts) = (0, 0);
        }
        letters = 0;
    }
}

fn letters_in(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
}

/// Roman numerals up to twenty, as phases are counted.
fn roman(word: &str) -> Option<u32> {
    const ROMAN: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii",
        "xix", "xx",
    ];
    ROMAN.iter().position(|known| *known == word).map(|at| at as u32 + 1)
}

/// Lower case, Latin letters without their marks, `ё` as `е`.
fn fold_char(c: char, to: &mut String) {
    if c.is_ascii() {
        to.push(c.to_ascii_lowercase());
        return;
    }
    for c in c.to_lowercase() {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => to.push('a'),
            'ç' | 'ć' | 'č' | 'ĉ' => to.push('c'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => to.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => to.push('i'),
            'ñ' | 'ń' | 'ň' => to.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => to.push('o'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => to.push('u'),
            'ý' | 'ÿ' => to.push('y'),
            'š' | 'ş' | 'ś' | 'ș' => to.push('s'),
            'ž' | 'ź' | 'ż' => to.push('z'),
            'ğ' => to.push('g'),
            'ł' => to.push('l'),
            'ř' => to.push('r'),
            'ť' | 'ț' | 'ţ' => to.push('t'),
            'ď' | 'đ' => to.push('d'),
            'ß' => to.push_str("ss"),
            'æ' => to.push_str("ae"),
            'œ' => to.push_str("oe"),
            'ё' => to.push('е'),
            '\u{307}' => {}
            other => to.push(other),
        }
    }
}

/// Whether a text has Cyrillic letters.
pub(crate) fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|c| ('\u{400}'..'\u{530}').contains(&c))
}

/// Turns folded words into stems. Snowball for English and Russian, each leaving the other's alphabet alone.
pub(crate) struct Stems {
    english: Stemmer,
    russian: Stemmer,
}

impl Default for Stems {
    fn default() -> Self {
        Self { english: Stemmer::new(Algorithm::English), russian: Stemmer::new(Algorithm::Russian) }
    }
}

impl std::fmt::Debug for Stems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stems")
    }
}

impl Stems {
    /// The stem of a folded word, in Latin letters, spelt so that names in two alphabets come out the same.
    pub(crate) fn stem(&self, folded: &str) -> String {
        if folded.bytes().any(|b| b.is_ascii_digit()) {
            return folded.to_owned();
        }
        if folded.is_ascii() {
            return skeleton(&self.english.stem(folded));
        }
        if is_cyrillic(folded) { skeleton(&latin(&self.russian.stem(folded))) } else { folded.to_owned() }
    }

    /// A name as it is compared: transliterated, not stemmed.
    pub(crate) fn name(folded: &str) -> String {
        if folded.is_ascii() { skeleton(folded) } else { skeleton(&latin(folded)) }
    }
}

/// Cyrillic letters of Russian, Kazakh, Kyrgyz, Tajik and Uzbek in Latin ones.
fn latin(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 4);
    for c in word.chars() {
        let mut itself = [0; 4];
        out.push_str(match c {
            'а' | 'ә' => "a",
            'б' => "b",
            'в' => "v",
            'г' | 'ғ' => "g",
            'д' => "d",
            'е' | 'э' => "e",
            'ж' => "zh",
            'з' => "z",
            'и' | 'і' | 'ы' | 'й' | 'ӣ' => "i",
            'к' | 'қ' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'ң' => "ng",
            'о' | 'ө' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' | 'ў' | 'ұ' | 'ү' | 'ӯ' => "u",
            'ф' => "f",
            'х' | 'ҳ' | 'һ' => "h",
            'ц' => "ts",
            'ч' => "ch",
            'ҷ' => "j",
            'ш' | 'щ' => "sh",
            'ъ' | 'ь' => "",
            'ю' => "iu",
            'я' => "ia",
            'є' => "e",
            'ї' => "i",
            'ґ' => "g",
            _ => c.encode_utf8(&mut itself),
        });
    }
    out
}

/// Takes out what transliterations disagree on: `kh` and `h`, `dzh` and `j`, `y` and `i`, doubled letters.
fn skeleton(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let (taken, given) = match rest.as_bytes() {
            [b'd', b'z', b'h', ..] => (3, 'j'),
            [b'd', b'j', ..] | [b'z', b'h', ..] => (2, 'j'),
            [b'k', b'h', ..] => (2, 'h'),
            [b'y', ..] => (1, 'i'),
            [b'w', ..] => (1, 'v'),
            [b'q', ..] => (1, 'k'),
            _ => (c.len_utf8(), c),
        };
        if !out.ends_with(given) || given.is_ascii_digit() {
            out.push(given);
        }
        rest = &rest[taken..];
    }
    out
}
