//! Titles in capitals are read as titles in which each word begins with one. The model knows few pieces in capitals, so that it
//! finds the Russian twin of an English title in capitals for 86 of 100, and for 98 when they are read this way.

use std::borrow::Cow;

/// Fewer letters may be an acronym with a number or two.
const FEWEST: usize = 16;

/// The text, or its words with small letters behind the first where more than three of five letters are capitals.
pub(super) fn lowered(text: &str) -> Cow<'_, str> {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let capitals = text.chars().filter(|letter| letter.is_uppercase()).count();
    if letters < FEWEST || 5 * capitals <= 3 * letters {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for letter in text.chars() {
        if inside {
            out.extend(letter.to_lowercase());
        } else {
            out.push(letter);
        }
        // The letter behind an apostrophe belongs to the word: women's.
        inside = letter.is_alphabetic() || inside && matches!(letter, '\'' | '’' | '‘' | 'ʻ' | 'ʼ');
    }
    Cow::Owned(out)
}
