//! Two records held against each other, factor by factor. Symmetric: the order of the two does not matter.
//! Not for: what a level is worth (see `model`).

mod facts;
mod parties;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use facts::{earlier, gap};
pub(crate) use parties::{own, same_others};

use crate::embed::nearness;
use crate::factor::{Factor, Levels};
use crate::lexicon::Terms;
use crate::record::{Record, are_foreign};

/// Where the two agree, and what the reasons need to name it.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Compared {
    pub(crate) levels: Levels,
    /// How alike the titles are, in thousandths.
    pub(crate) title: u32,
    /// How near in meaning, in thousandths, where that was looked at.
    pub(crate) meaning: u32,
    /// Whether the two are told in different languages, so that what only one of them says is no contrast.
    pub(crate) foreign: bool,
}

impl Compared {
    /// How alike the words and the meaning of the titles are: which of two equally likely pairs goes first.
    pub(crate) fn close(&self) -> u32 {
        self.title + self.meaning
    }
}

/// Compares two records of one index.
pub(crate) fn compare(terms: &Terms<'_>, a: &Record, b: &Record) -> Compared {
    let mut levels = Levels::default();
    let title = text::titles(terms, a, b);
    let foreign = are_foreign(a, b);
    levels.set(Factor::Title, title.level);
    levels.set(Factor::Rarity, title.rarity);
    levels.set(Factor::Contrast, if foreign && levels.band() == 0 { 0 } else { title.contrast });
    levels.set(Factor::Numbers, text::numbers(a, b));
    levels.set(Factor::Aspect, text::aspect(a, b));
    levels.set(Factor::Description, text::descriptions(terms, a, b));
    // Where the words are alike already, the meaning says the same again.
    let cosine = if foreign || levels.band() < 2 { nearness(&a.points, &b.points) } else { None };
    levels.set(Factor::Meaning, cosine.map_or(0, text::meaning));
    levels.set(Factor::Parties, parties::parties(terms, a, b));
    levels.set(Factor::Reporter, parties::reporter(a, b));
    levels.set(Factor::Places, facts::places(a, b));
    levels.set(Factor::Period, facts::period(terms, a, b));
    levels.set(Factor::Money, facts::money(a, b));
    levels.set(Factor::Subjects, facts::subjects(terms, a, b));
    levels.set(Factor::References, facts::references(terms, a, b));
    Compared { levels, title: title.likeness, meaning: cosine.unwrap_or(0).unsigned_abs(), foreign }
}

/// Hands out what two sorted lists share.
pub(crate) fn shared<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        while i < a.len() && j < b.len() {
            match a[i].cmp(&b[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    (i, j) = (i + 1, j + 1);
                    return Some(a[i - 1]);
                }
            }
        }
        None
    })
}
