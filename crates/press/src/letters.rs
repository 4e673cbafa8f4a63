//! Which letters the house has, and what becomes of those it does not have: a paper is printed all the same, and says so.

use crate::Paper;
use crate::world::fonts;
use serde_json::Value;
use std::collections::BTreeSet;

/// What stands for a letter that cannot be set.
const STAND_IN: char = '\u{fffd}';

/// The letters of a paper that no typeface of the house has, in their order.
pub fn unset(paper: &Paper) -> Vec<char> {
    let mut missing = BTreeSet::new();
    if let Ok(mut data) = serde_json::to_value(paper) {
        settle(&mut data, &mut missing);
    }
    missing.into_iter().collect()
}

/// Makes every text of a paper such that it can be set: the stand-in where a letter is missing, blanks where there is no letter at
/// all, and places to break in words that are longer than any column. The names of fields stay.
pub(crate) fn settle(data: &mut Value, missing: &mut BTreeSet<char>) {
    match data {
        Value::String(text) => {
            if !text.is_ascii() || text.chars().any(char::is_control) {
                *text = text.chars().filter(|letter| !is_hidden(*letter)).map(|letter| set(letter, missing)).collect();
            }
            if text.split(' ').any(is_long) {
                *text = loosened(text);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| settle(item, missing)),
        Value::Object(fields) => fields.iter_mut().for_each(|(_, field)| settle(field, missing)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn set(letter: char, missing: &mut BTreeSet<char>) -> char {
    match letter {
        _ if letter.is_control() => ' ',
        _ if letter.is_ascii() || (!is_private(letter) && fonts().has(letter)) => letter,
        _ => {
            missing.insert(letter);
            STAND_IN
        }
    }
}

/// Signs that have no shape of their own: joiners, directions of writing, choices between shapes.
fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Letters that mean something to one typeface only; a file for archives must not hold them.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Letters of a word that any column has room for, hyphens granted.
const LONGEST: usize = 20;
/// Letters of a word after which it breaks anywhere: the name of a file, an address without parts.
const ANYWHERE: usize = 32;
/// Letters between two places to break.
const STEP: usize = 10;

fn is_long(word: &str) -> bool {
    word.len() > LONGEST && word.chars().count() > LONGEST
}

/// Lets long words break: where the parts of an address meet, and anywhere in a run of letters that is longer than any column.
fn loosened(text: &str) -> String {
    let mut loose = String::with_capacity(text.len() + text.len() / 8);
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            loose.push(' ');
        }
        let (is_long, breaks_anywhere) = (is_long(word), word.chars().count() > ANYWHERE);
        let mut since = 0;
        for letter in word.chars() {
            if breaks_anywhere && since == STEP {
                loose.push(BREAK);
                since = 0;
            }
            loose.push(letter);
            since += 1;
            if is_long && matches!(letter, '/' | '_' | '.' | '?' | '&' | '=') {
                loose.push(BREAK);
                since = 0;
            }
        }
    }
    loose
}

/// A place to break without a hyphen.
const BREAK: char = '\u{200b}';
