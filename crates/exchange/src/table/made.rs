//! Makes a reference for a row that has none, the same one each time the same row is read. Not for other keys.

/// A reference of the words of a title and a hash of what tells the row from others.
pub(crate) fn reference(title: &str, lead: &str, start: &str) -> String {
    let mut slug = String::new();
    for word in crate::words::fold(title).split(' ') {
        let word: String = word.chars().map(latin).collect();
        if slug.len() + word.len() >= 40 {
            break;
        }
        if !word.is_empty() {
            slug = if slug.is_empty() { word } else { format!("{slug}-{word}") };
        }
    }
    let slug = if slug.is_empty() { "row".to_owned() } else { slug };
    format!("{slug}-{:08x}", hash([title, lead, start].into_iter()) & 0xFFFF_FFFF)
}

/// FNV-1a over the parts: short, fixed for ever, and no secret depends on it.
pub(crate) fn hash<'a>(parts: impl Iterator<Item = &'a str>) -> u64 {
    let bytes = parts.flat_map(|part| part.trim().bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A letter in Latin, Russian ones transliterated; any other is left out.
fn latin(letter: char) -> String {
    const RUSSIAN: [&str; 32] = [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts",
        "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];
    match letter {
        'a'..='z' | '0'..='9' => letter.to_string(),
        'а'..='я' => RUSSIAN[letter as usize - 'а' as usize].to_owned(),
        _ => String::new(),
    }
}
