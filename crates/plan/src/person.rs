//! Names of natural persons where an organisation should stand: sources list single vendors and grantees among receivers,
//! and the register holds no data about persons. Not for texts, and not for addresses (`screen`).
//!
//! Only what can hardly be an organisation is taken for a person: two to four words, all letters and capitalised, with a
//! patronymic, or two words with a surname of the region, or a sole trader with a surname and initials. A name that a
//! party bears never comes here, since it was settled before. Other persons stay; nothing tells them from firms.

use crate::{Initiative, Participants, Who};

/// What stands before the name of a sole trader, and forms of address.
const BEFORE: [&str; 13] = ["chp", "chpe", "ip", "pe", "pv", "ie", "ип", "чп", "mr", "mrs", "ms", "dr", "mister"];

/// Endings of patronymics, and words that make one of the name before them.
const PATRONYMICS: [&str; 9] = ["ovich", "evich", "ovna", "evna", "ович", "евич", "овна", "евна", "ична"];
const SON_OR_DAUGHTER: [&str; 10] = ["uulu", "kyzy", "gyzy", "kizi", "ogly", "oglu", "уулу", "кызы", "оглы", "қызы"];

/// Endings of surnames, and how many letters such a name has at least: `Azov` and `Soneva` are none.
const SURNAMES: [(&str, usize); 9] =
    [("ova", 7), ("eva", 7), ("ov", 6), ("ev", 6), ("ова", 7), ("ева", 7), ("ов", 6), ("ев", 6), ("ёв", 6)];

/// What ends like a surname and is a place.
const PLACES: [&str; 12] = [
    "moldova",
    "kosova",
    "rostov",
    "saratov",
    "kharkov",
    "tambov",
    "kishinev",
    "casanova",
    "молдова",
    "ростов",
    "саратов",
    "тамбов",
];

/// Words of organisations, also of those that bear the name of a person.
const ORGANISATIONS: [&str; 42] = [
    "foundation",
    "fund",
    "fond",
    "hotel",
    "studio",
    "trust",
    "group",
    "company",
    "bank",
    "center",
    "centre",
    "institute",
    "institut",
    "university",
    "school",
    "museum",
    "theatre",
    "theater",
    "consulting",
    "partners",
    "associates",
    "association",
    "brothers",
    "sons",
    "clinic",
    "press",
    "media",
    "resorts",
    "llc",
    "ltd",
    "inc",
    "osoo",
    "ooo",
    "jsc",
    "фонд",
    "центр",
    "институт",
    "студия",
    "музей",
    "группа",
    "компания",
    "имени",
];

/// Whether this is the name of a natural person.
pub fn is_person(name: &str) -> bool {
    let written: Vec<&str> = name.split_whitespace().take(6).collect();
    if !(2..=5).contains(&written.len()) {
        return false;
    }
    let is_capitalised = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let words: Vec<String> = written.iter().map(|word| word.trim_matches(['.', ',']).to_lowercase()).collect();
    let is_trader = words.first().is_some_and(|first| BEFORE.contains(&first.as_str()));
    let words = &words[usize::from(is_trader)..];
    let written = &written[usize::from(is_trader)..];
    if !(2..=4).contains(&words.len()) || words.iter().any(|word| ORGANISATIONS.contains(&word.as_str())) {
        return false;
    }
    if is_trader && written[1..].iter().all(|word| is_initials(word)) {
        return is_letters(&words[0]);
    }
    let is_child_of = words.iter().any(|word| SON_OR_DAUGHTER.contains(&word.as_str()));
    if !words.iter().all(|word| is_letters(word)) || !(is_child_of || written.iter().all(is_capitalised)) {
        return false;
    }
    let has_patronymic = is_child_of || words.iter().any(|word| ends(word, &PATRONYMICS));
    let has_surname = words.iter().any(|word| is_surname(word));
    match words.len() {
        2 => has_surname,
        _ => has_patronymic,
    }
}

/// Leaves persons out of an initiative; tells how many there were.
pub fn leave_persons_out(initiative: &mut Initiative) -> u32 {
    let is_one = |who: &Who| matches!(who, Who::Written(written) if written.code.is_none() && is_person(&written.name));
    let found = initiative.roles.iter().filter(|(_, who)| is_one(who)).count();
    if found > 0 {
        let others = initiative.roles.iter().filter(|(_, who)| !is_one(who));
        initiative.roles = Participants::collect(others.map(|(role, who)| (role, who.clone())));
    }
    u32::try_from(found).unwrap_or(u32::MAX)
}

fn is_letters(word: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.chars().all(char::is_alphabetic);
    word.split(['-', '\'', '’']).all(part)
}

/// `V.S.` or `K.`
fn is_initials(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| *c != '.').collect();
    word.ends_with('.') && (1..=2).contains(&letters.len()) && letters.iter().all(|c| c.is_uppercase())
}

fn is_surname(word: &str) -> bool {
    let long = |(end, least): &(&str, usize)| word.ends_with(end) && word.chars().count() >= *least;
    SURNAMES.iter().any(long) && !PLACES.contains(&word)
}

fn ends(word: &str, with: &[&str]) -> bool {
    with.iter().any(|end| word.ends_with(end) && word.chars().count() > end.chars().count() + 1)
}
