//! The words of all entries in one alphabet, and which of them somebody may have meant by what was typed: the word itself, another
//! form of it, a word that begins so, or one that is spelt nearly so.

use super::slips::Slips;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How well a word fits what was typed, in 256ths.
pub(super) const WHOLE: u32 = 256;
pub(super) const FORM: u32 = 235;
const BEGUN: (u32, u32) = (150, 225);
const ONE_OFF: u32 = 170;
const TWO_OFF: u32 = 110;
/// A word of another language: the nearer in meaning, the better.
const IN_OTHER_WORDS: (u32, u32) = (110, 160);

/// How many words one typed word may mean, and in how many places they may stand together.
const MEANT: (usize, u32) = (600, 200_000);
/// How many words that begin so are looked at.
const BEGINNINGS: usize = 2000;
/// A word that stands in less than this part of all places may itself be misspelt, so that others are looked at too.
const RARE: u32 = 2000;
/// From so many letters on a word that is whole and unknown may still be the beginning of another.
const LONG: usize = 5;
/// From so many letters on one may be wrong, and from so many two.
const ONE_WRONG: usize = 4;
const TWO_WRONG: usize = 8;

/// All words, by number.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    texts: Vec<Box<str>>,
    /// By their first letter: what words look like, for a quick no, with their numbers.
    looks: FxHashMap<u8, Vec<(Look, u32)>>,
    /// How many places there are in all.
    all: u32,
    /// In how many places each stands.
    counts: Vec<u32>,
    in_order: BTreeMap<Box<str>, u32>,
    by_text: FxHashMap<Box<str>, u32>,
    by_stem: FxHashMap<Box<str>, Vec<u32>>,
}

/// A typed word.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) text: String,
    pub(super) stem: String,
    /// The words of another language that mean it, each with its cosine in thousandths.
    pub(super) kin: Vec<(u32, i32)>,
    /// Whether it is a small word, such as "of", among others.
    pub(super) is_small: bool,
    /// Whether more letters may follow: it is the last, and nothing stands behind it.
    pub(super) open: bool,
}

impl Spelling {
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    pub(super) fn number(&mut self, text: &str, stem: &str) -> u32 {
        let number = match self.by_text.get(text) {
            Some(number) => *number,
            None => {
                let number = self.texts.len() as u32;
                self.texts.push(text.into());
                let look = Look::of(text);
                self.looks.entry(look.first[0]).or_default().push((look, number));
                self.counts.push(0);
                self.in_order.insert(text.into(), number);
                self.by_text.insert(text.into(), number);
                number
            }
        };
        match self.by_stem.get_mut(stem) {
            Some(forms) if forms.contains(&number) => {}
            Some(forms) => forms.push(number),
            None => {
                self.by_stem.insert(stem.into(), vec![number]);
            }
        }
        number
    }

    /// Counts a place more or less.
    pub(super) fn count(&mut self, word: u32, by: i32) {
        let count = &mut self.counts[word as usize];
        *count = count.saturating_add_signed(by);
        self.all = self.all.saturating_add_signed(by);
    }

    pub(super) fn places(&self, word: u32) -> u32 {
        self.counts[word as usize]
    }

    /// The words that may be meant, each with how well it fits, best first.
    pub(super) fn meant(&self, typed: &Typed) -> Vec<(u32, u32)> {
        let mut meant: Vec<(u32, u32)> = Vec::new();
        meant.extend(self.by_text.get(&*typed.text).map(|word| (*word, WHOLE)));
        meant.extend(self.by_stem.get(&*typed.stem).into_iter().flatten().map(|word| (*word, FORM)));
        // A word of another language is no slip, nor the beginning of one.
        let in_other_words = typed.kin.iter().map(|(word, _)| *word);
        let known: u32 = meant.iter().map(|(word, _)| *word).chain(in_other_words).map(|word| self.places(word)).sum();
        if typed.open || known == 0 && typed.text.len() >= LONG && !typed.is_small {
            self.begun(typed, &mut meant);
        }
        // One digit more or less is another number and no slip.
        let is_word = !typed.is_small && typed.text.len() >= ONE_WRONG && !typed.text.bytes().any(|b| b.is_ascii_digit());
        if is_word && known <= self.all / RARE {
            self.nearly(typed, &mut meant);
        }
        let (far, near) = IN_OTHER_WORDS;
        meant.extend(typed.kin.iter().map(|(word, cosine)| (*word, far + (near - far) * cosine.unsigned_abs().min(1000) / 1000)));
        meant.retain(|(word, _)| self.places(*word) > 0);
        // The best of what is said of a word; between equals the commoner.
        meant.sort_unstable_by_key(|(word, fits)| (*word, std::cmp::Reverse(*fits)));
        meant.dedup_by_key(|(word, _)| *word);
        let order = |(word, fits): &(u32, u32)| (std::cmp::Reverse((*fits, self.places(*word))), &self.texts[*word as usize]);
        meant.sort_unstable_by(|a, b| order(a).cmp(&order(b)));
        let mut places = 0;
        let enough = meant.iter().position(|(word, _)| {
            places += self.places(*word);
            places > MEANT.1
        });
        meant.truncate(enough.unwrap_or(MEANT.0).clamp(1, MEANT.0));
        meant
    }

    /// Words that begin so: the less is missing, the better.
    fn begun(&self, typed: &Typed, meant: &mut Vec<(u32, u32)>) {
        let begun = self.in_order.range::<str, _>((std::ops::Bound::Excluded(&*typed.text), std::ops::Bound::Unbounded));
        let begun = begun.take_while(|(text, _)| text.starts_with(&*typed.text)).take(BEGINNINGS);
        let share = |text: &str| (BEGUN.1 - BEGUN.0) * typed.text.len() as u32 / text.len() as u32;
        meant.extend(begun.map(|(text, word)| (*word, BEGUN.0 + share(text))));
    }

    /// Words of which one or two letters differ; of one that is still being typed, words that begin nearly so.
    fn nearly(&self, typed: &Typed, meant: &mut Vec<(u32, u32)>) {
        let Some(slips) = Slips::of(&typed.text) else { return };
        let wrong = if typed.text.len() >= TWO_WRONG { 2 } else { 1 };
        let asked = Look::of(&typed.text);
        // Two letters at the beginning may have changed places.
        let mut first = asked.first.to_vec();
        first.dedup();
        for (look, number) in first.iter().filter_map(|first| self.looks.get(first)).flatten() {
            if !asked.may_be(*look, wrong, typed.open) {
                continue;
            }
            let text = &self.texts[*number as usize];
            let begins = typed.open && look.first[0] == asked.first[0];
            let (whole, begun) = slips.distances(text, wrong);
            let fits = match (whole, begun) {
                (..=1, _) => ONE_OFF,
                (_, ..=1) if begins => ONE_OFF - 20,
                (2, _) if wrong == 2 => TWO_OFF,
                (_, 2) if wrong == 2 && begins => TWO_OFF - 20,
                _ => continue,
            };
            meant.push((*number, fits));
        }
    }
}

/// What can be told of a word without reading it.
#[derive(Clone, Copy, Debug)]
struct Look {
    letters: u32,
    length: u8,
    first: [u8; 2],
}

impl Look {
    fn of(text: &str) -> Self {
        let letters = text.bytes().fold(0, |mask, b| mask | 1 << (b % 32));
        let mut first = text.bytes();
        let first = [first.next().unwrap_or(0), first.next().unwrap_or(0)];
        Self { letters, length: u8::try_from(text.len()).unwrap_or(u8::MAX), first }
    }

    /// Whether a word that looks so may be meant by a typed one that looks like this.
    fn may_be(self, word: Self, wrong: u32, open: bool) -> bool {
        if (self.letters & !word.letters).count_ones() > wrong || (!open && (word.letters & !self.letters).count_ones() > wrong) {
            return false;
        }
        let (typed, known) = (i32::from(self.length), i32::from(word.length));
        let wide = wrong as i32;
        known + wide >= typed && (open || known <= typed + wide)
    }
}
