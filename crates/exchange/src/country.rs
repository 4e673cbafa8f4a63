//! Recognises countries as people write them: ISO codes, English and Russian names.
//! Not for showing names; a page takes them from the plan's own parties.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Folded names and codes with the ISO 3166-1 alpha-2 code; see `data/ORIGIN.md`.
static COUNTRIES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut countries = HashMap::new();
    let mut rows = csv::Reader::from_reader(include_bytes!("data/countries.csv").as_slice());
    for row in rows.records().flatten() {
        let code = row.get(0).unwrap_or_default();
        for name in row.iter().flat_map(|cell| cell.split(';')).filter(|name| !name.is_empty()) {
            countries.entry(fold(name)).or_insert_with(|| code.to_owned());
        }
    }
    // The three letters of Andorra are a word that does not count.
    countries.remove("");
    countries
});

/// The ISO alpha-2 code of a country written as a code or a name; `None` where the word is no country.
/// A name can be written the other way round, as in a list: `Congo, Democratic Republic of`.
pub(crate) fn find(word: &str) -> Option<&'static str> {
    let known = |word: &str| COUNTRIES.get(&fold(word)).map(String::as_str);
    known(word).or_else(|| {
        let (name, form) = word.split_once(',').filter(|(_, form)| !form.contains(','))?;
        known(&format!("{form} {name}"))
    })
}

/// The code in capitals where it has the shape of an alpha-2 code; codes in use outside ISO (`XK`) have it too.
pub(crate) fn code(word: &str) -> Option<String> {
    let word = word.trim();
    (word.len() == 2 && word.bytes().all(|b| b.is_ascii_alphabetic())).then(|| word.to_ascii_uppercase())
}

/// What is left of a name when case, punctuation, `ё` and the words "the" and "and" do not count.
fn fold(name: &str) -> String {
    let name = name.to_lowercase().replace('ё', "е");
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !matches!(*word, "" | "the" | "and" | "и"));
    words.collect::<Vec<_>>().join(" ")
}
